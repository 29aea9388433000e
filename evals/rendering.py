"""What each prompt renders to: kept in rendered/<kind>.txt, and reviewed as a diff.

A file holds, for each case of its kind, what a model would be told before names are masked,
with an estimate of its tokens. The system part that most cases share stands once, at the top.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafter import Prompt, principles
from drafter.engines.tokens import guess
from evals.case import Case

FOLDER = Path(__file__).parent / "rendered"
SHARED = "system"
_HEAD = re.compile(r"^=== (\S+) · (\d+) tokens$", re.MULTILINE)
_SHOWN = 8  # lines of a difference, in the terminal; the file has them all


@dataclass(frozen=True)
class Difference:
    """A part of a rendered prompt that is not what was accepted; tokens before and after."""

    name: str
    before: int | None
    after: int | None
    lines: tuple[str, ...]


def parts_of(prompts: Mapping[str, Prompt]) -> dict[str, str]:
    """The parts of a kind's file, by name, from the prompt of each of its cases."""
    systems = Counter(prompt.system for prompt in prompts.values())
    shared = systems.most_common(1)[0][0]
    parts = {SHARED: shared}
    for name, prompt in prompts.items():
        own = "" if prompt.system == shared else f"{prompt.system}\n---\n"
        parts[name] = own + prompt.user
    return parts


def accepted(kind: str, folder: Path = FOLDER) -> dict[str, str]:
    """The parts of a kind's file as it was accepted."""
    path = folder / f"{kind}.txt"
    if not path.is_file():
        return {}
    pieces = _HEAD.split(path.read_text(encoding="utf-8"))
    return {name: text.strip("\n") for name, text in zip(pieces[1::3], pieces[3::3], strict=True)}


def accept(kind: str, parts: Mapping[str, str], keep: Iterable[str], folder: Path = FOLDER) -> None:
    """Write the parts of a kind as the accepted ones; of the cases, those to `keep`."""
    folder.mkdir(exist_ok=True)
    names = [SHARED, *(name for name in keep if name in parts)]
    text = "\n\n".join(f"=== {name} · {guess(parts[name])} tokens\n{parts[name]}" for name in names)
    (folder / f"{kind}.txt").write_text(text + "\n", encoding="utf-8")


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    """Every part that was added, or changed; a part that is gone counts where the kind is whole."""
    found = []
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = before.get(name), after.get(name)
        if old is None or new is None or old.strip("\n") != new.strip("\n"):
            lines = list(
                difflib.unified_diff(
                    (old or "").splitlines(), (new or "").splitlines(), lineterm="", n=0
                )
            )[2:]
            shown = [line for line in lines if not line.startswith("@@")]
            found.append(
                Difference(
                    name,
                    None if old is None else guess(old),
                    None if new is None else guess(new),
                    tuple(shown),
                )
            )
    return found


def told(kind: str, difference: Difference) -> Iterable[str]:
    """A difference in a few lines for the terminal."""
    tokens = " -> ".join(
        "none" if n is None else str(n) for n in (difference.before, difference.after)
    )
    yield f"  {kind}, {difference.name}: {tokens} tokens"
    if None in (difference.before, difference.after):
        return  # it is new, or gone: there is nothing to compare
    for line in difference.lines[:_SHOWN]:
        yield f"    {line[:160]}"
    if len(difference.lines) > _SHOWN:
        yield f"    and {len(difference.lines) - _SHOWN} lines more"


# Orders that no message here can follow and keep to its guidance, unless they are negated.
_ORDER = re.compile(
    r"\bbe (?:\w+ )?(?:dramatic|sarcastic|funny|witty|furious|brutal|harsh|rude|proud|blunt)\b"
    r"|\b(?:vent|gloat|boast|exaggerate|dramati[sz]e|complain|threaten|blame|beg|grovel|invent)"
    r"\b(?! no)"
    r"|\bmake (?:it|them|something|things) up\b|\bignore (?:the|these|all) \w+",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|nor|nothing|without|don't|avoid)\b[^.:;\n]{0,60}$", re.IGNORECASE
)


def faults(case: Case, prompt: Prompt, before: str = "") -> list[str]:
    """What is wrong with a rendered prompt, read without any model.

    Every principle that governs the kind is in it, the last day where the kind needs it or
    the accepted text `before` holds it, be it by its month alone; and outside of the facts no
    order that the guidance forbids.
    """
    both = f"{prompt.system}\n{prompt.user}"
    statements = {
        name: principle.statement
        for name, principle in principles().items()
        if case.kind in principle.governs or name in case.about().principles
    }
    found = [f"the guidance {name} is not in it" for name, s in statements.items() if s not in both]
    day = prompt.values["last_day"]
    named = "last_day" in case.about().needs or _names(before, day) if day else False
    by_month = f"{day:%B}" in before if day else False
    if day and ((named and not _names(both, day)) or (by_month and f"{day:%B}" not in both)):
        found.append("the last day is not in it")
    orders = f"{prompt.system}\n{_FACTS.sub('', prompt.user)}"
    for statement in statements.values():
        orders = orders.replace(statement, "")
    return found + [
        f'it orders "{match.group()}"'
        for match in _ORDER.finditer(orders)
        if not _NEGATED.search(orders[: match.start()])
    ]


_FACTS = re.compile(r"<facts>.*?</facts>", re.DOTALL)


def _names(text: str, day: date) -> bool:
    return re.search(rf"\b(?:{day.day} {day:%B}|{day:%B} {day.day})\b", text) is not None
