"""Weighing: which of several facts matter most, so that a message tells those first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from drafter.guidance import entry, read_yaml

Of = Literal["thanks", "results", "lessons", "tasks"]
Fact = TypeVar("Fact", bound=str)
_PLAIN = 2  # the weight of a fact that no entry fits


@dataclass(frozen=True, slots=True)
class Weight:
    """One entry of weights.yaml: what it fits, how much that weighs, and facts that prove it."""

    id: str
    weight: int
    when: re.Pattern[str]
    unless: re.Pattern[str] | None
    fits: tuple[str, ...]
    not_: tuple[str, ...]


_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "weight": int,
    "when": list,
    "unless": str,
    "fits": list,
    "not": list,
}


@cache
def weights() -> dict[str, tuple[Weight, ...]]:
    """The entries of each list, in the order in which they are tried."""
    path = Path(__file__).parent / "weights.yaml"
    required = _KEYS.keys() - {"unless"}
    return {
        of: tuple(
            Weight(
                id=data["id"],
                weight=data["weight"],
                when=re.compile(rf"(?<![\w-])(?:{'|'.join(data['when'])})", re.IGNORECASE),
                unless=re.compile(data["unless"], re.IGNORECASE) if "unless" in data else None,
                fits=tuple(data["fits"]),
                not_=tuple(data["not"]),
            )
            for place, raw in enumerate(entries)
            for data in [entry(raw, _KEYS, set(required), f"{path}: {of} {place + 1}")]
        )
        for of, entries in read_yaml(path).items()
    }


def weighed(fact: str, of: Of = "thanks") -> Weight | None:
    """The entry that tells what a fact weighs, or None where it has the plain weight."""
    for found in weights()[of]:
        if found.when.search(fact) and not (found.unless and found.unless.search(fact)):
            return found
    return None


def weight(fact: object, of: Of = "thanks") -> int:
    """How much a fact weighs, from 1 (tea and jokes) to 5 (help in illness, nobody hurt); a failure 0.

    >>> weight("sitting with me when Al died"), weight("the van"), weight("Friday beers")
    (5, 2, 1)
    """
    found = weighed(str(fact), of)
    return found.weight if found else _PLAIN


def is_light(fact: object, of: Of = "thanks") -> bool:
    """Whether a thanks is for tea and jokes, which is left out where much else is to be said.

    >>> is_light("Friday beers"), is_light("to read a daily sales sheet", "lessons")
    (True, True)
    """
    return weight(fact, of) == 1


def is_private(fact: object) -> bool:
    """Whether a thanks is for help in illness, want or a dispute, which others need not hear of.

    >>> is_private("covering my nights when Dad died"), is_private("the lifts home")
    (True, False)
    """
    return weight(fact) > 3


def is_intimate(fact: object) -> bool:
    """Whether a fact is of one's own illness, want or grief, which is not told to all.

    >>> is_intimate("a company that kept my place during my treatment"), is_intimate("being trusted with the keys")
    (True, False)
    """
    return weight(fact) > 4


def is_trifle(task: object) -> bool:
    """Whether a thing to hand over is a key or a list, of which only the plan tells.

    >>> is_trifle("the laminator key"), is_trifle("the generator load tests")
    (True, False)
    """
    return weight(task, "tasks") == 1


def is_undone(task: object) -> bool:
    """Whether what is told of the handover waits to be done: half done, or due.

    >>> is_undone("the forms are half done"), is_undone("the entries close on 5 March")
    (True, True)
    >>> is_undone("the waiting room key is in the drawer"), is_undone("the gallery closes at 6")
    (False, False)
    """
    return _UNDONE.search(str(task)) is not None


_UNDONE = re.compile(
    r"\b(?:half (?:done|finished|written|\w+ed)|unfinished|overdue|not (?:yet )?(?:\w+ed|done|sent|paid|signed|written)|due (?:on|in|by)"
    r"|(?:ends?|closes?|expires?|runs? out|renews?) (?:on|in|at the end of) (?:\d|[A-Z])|needs? (?:an? new|a name|to be (?:\w+ed|done|sent|paid))|wants? (?:an? )?(?:answer|name|decision)|nobody yet)\b"
)


# From this chance on a fact is told by itself (what readers found of such: evals/copyedit/CARD.md).
# Results are harder to put, and there are more to choose from.
SURELY = 0.75
OF_RESULTS = 0.85
FEW = 1
_HEAVY = 0.5  # how sure a fact of weight must be to be told among surer ones


def surest(facts: Iterable[Fact], few: int = FEW, surely: float = SURELY) -> list[Fact]:
    """The facts of which the copy editor is sure, and others only as far as fewer than `few` are.

    >>> from drafter.phrasing.copyedit import Fact
    >>> told = [Fact(text, sure=chance) for text, chance in (("the van", 0.9), ("soups", 0.6), ("a lift", 0.7))]
    >>> surest(told), surest(told, 2)
    (['the van'], ['the van', 'a lift'])
    """
    facts = list(facts)
    ranked = sorted(map(_sure, facts), reverse=True)
    least = min([surely, *ranked[:few][-1:]])
    return [fact for fact in facts if _sure(fact) >= least]


def _sure(fact: str) -> float:
    """How sure the copy editor is of a fact; of a bare text nobody doubts."""
    return getattr(fact, "sure", 1.0)


def by_weight(facts: Iterable[Fact], of: Of = "thanks", few: int = FEW) -> list[Fact]:
    """The surest of the facts that count for the writer, the heaviest first, those of one weight as typed.

    >>> by_weight(["the beers", "the van", "covering for me in March"])
    ['covering for me in March', 'the van', 'the beers']
    >>> by_weight(["wrote the rota", "9 years without an accident"], "results")
    ['9 years without an accident', 'wrote the rota']
    >>> from drafter.phrasing.copyedit import Fact
    >>> told = [Fact("led the audit", sure=0.9), Fact("wrote the rota", sure=0.8)]
    >>> by_weight(told, "results"), by_weight(told)
    (['led the audit'], ['led the audit', 'wrote the rota'])
    """
    counted = [(weighs, fact) for fact in facts if (weighs := weight(fact, of))]
    surely = OF_RESULTS if of == "results" else SURELY
    told = surest([fact for _, fact in counted], few, surely)
    # Help in illness or danger is told though it is not sure.
    chosen = [(w, f) for w, f in counted if f in told or (w > 3 and _sure(f) >= _HEAVY)]
    return [fact for _, fact in sorted(chosen, key=lambda pair: -pair[0])]
