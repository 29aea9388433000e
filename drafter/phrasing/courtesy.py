"""Courtesy: what one may say after a thanks that states nothing but the writer's regard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from drafter.guidance import entry, read_yaml
from drafter.phrasing.forms import Phrase
from drafter.phrasing.weaving import weave_to
from drafter.phrasing.weighing import by_weight
from drafter.phrasing.wording import sentence


@dataclass(frozen=True, slots=True)
class Courtesy:
    """One entry of courtesies.yaml: what it fits, its wordings, and facts that prove it."""

    id: str
    when: re.Pattern[str]
    unless: re.Pattern[str] | None
    says: tuple[str, ...]
    fits: tuple[str, ...]
    not_: tuple[str, ...]


_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "when": list,
    "unless": str,
    "says": list,
    "fits": list,
    "not": list,
}


@cache
def entries() -> tuple[Courtesy, ...]:
    """Every courtesy, in the order in which they are tried."""
    path = Path(__file__).parent / "courtesies.yaml"
    required = _KEYS.keys() - {"unless"}
    return tuple(
        Courtesy(
            id=data["id"],
            when=re.compile("|".join(_bounded(words) for words in data["when"]), re.IGNORECASE),
            unless=re.compile(data["unless"], re.IGNORECASE) if "unless" in data else None,
            says=tuple(data["says"]),
            fits=tuple(data["fits"]),
            not_=tuple(data["not"]),
        )
        for place, raw in enumerate(read_yaml(path))
        for data in [entry(raw, _KEYS, set(required), f"{path}: {place + 1}")]
    )


def _bounded(words: str) -> str:
    return words if words.startswith("^") else rf"(?<![\w-]){words}"


def courtesy_of(favor: str) -> Courtesy | None:
    """The courtesy that fits what somebody is thanked for, or None."""
    for found in entries():
        if found.when.search(favor) and not (found.unless and found.unless.search(favor)):
            return found
    return None


def courtesies(favor: str) -> tuple[str, ...]:
    """The sentences of which one may follow a thanks for this; none where nothing fits.

    >>> courtesies("her jokes at six in the morning")[0], courtesies("the Pontaval job")
    ("I'll miss that.", ())
    """
    found = courtesy_of(favor)
    return found.says if found else ()


@dataclass(frozen=True, slots=True)
class Favor:
    """Something that a person is thanked for, in the forms that it has; "" for those it has not.

    `given` follows "thank you for", `told` is a sentence, and `after` one that was added to the fact.
    """

    given: str = ""
    told: str = ""
    after: str = ""

    def __str__(self) -> str:
        return self.given or self.told


def favors(found: Iterable[Phrase]) -> list[Favor]:
    """What a person is thanked for, the heaviest first, as it was typed where one goes back to another.

    >>> from drafter.phrasing.reading import phrases
    >>> [str(f) for f in favors(phrases(["jokes", "the van", "sitting with me when Al died"]))]
    ['sitting with me when Al died', 'the van', 'your jokes']
    """
    told: list[Favor] = []
    typed = list(found)
    back = any(_GOES_BACK.match(phrase.text) for phrase in typed)
    for phrase in typed if back else by_weight(typed):
        if phrase.aside and told and not phrase.text.startswith("you "):
            told[-1] = replace(told[-1], after=sentence(phrase.text))
        elif favor := _favor(phrase):
            told.append(favor)
    return told


# "keeping it quiet" is told after what it was.
_GOES_BACK = re.compile(r"\w+ing (?:it|them|that)\b")


def _favor(phrase: Phrase) -> Favor | None:
    sorted_ = weave_to([phrase])
    if sorted_.lived:
        return Favor(told=f"I won't forget {sorted_.lived[0]}")
    given, told = "".join(sorted_.given[:1]), "".join(sorted_.told[:1])
    return Favor(given, told) if given or told else None
