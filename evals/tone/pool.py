"""Texts without labels, on which the student hears the teacher.

The teacher knows more than its data has room to show. What it says of many texts near the
border teaches that to a smaller network: clauses of the training part, each by itself; two
clauses of different sentences joined, so that a fine half meets a bad one; sentences with
some words left out or changed; and the lines that prove the rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence

from data import Item

from drafter.tone.model import _clauses
from drafter.tone.rules import rules

JOINED, CHANGED = 9000, 7000
_JOINS = (", and ", ", but ", "; ", ". ", ", though ", " and ", ", so ", " because ",
          ", which is why ", ". Still, ", ", even if ")  # fmt: skip
_WORD = re.compile(r"[a-z]{4,}")


def pool(kept: Sequence[Item], seed: int) -> list[str]:
    """The texts, none of which is one of the sentences `kept`; the same for a seed."""
    chance = random.Random(seed)
    texts = [item.text for item in kept]
    found = dict.fromkeys(texts)
    clauses: dict[bool, list[list[str]]] = {True: [], False: []}
    for item in kept:
        parts = [item.text[start:end] for start, end in _clauses(item.text, 0, len(item.text))]
        if parts:
            clauses[bool(item.labels)].append(parts)
    lines = [line for rule in rules() for line in (*rule.flags, *rule.passes)]
    every = [part for group in clauses.values() for parts in group for part in parts]
    _add(found, [*lines, *every])
    _fill(found, JOINED, lambda: _joined(clauses, chance))
    words = [word for text in texts for word in _WORD.findall(text)]
    _fill(found, CHANGED, lambda: _changed(chance.choice(texts), words, chance))
    return list(found)[len(set(texts)) :]


def _add(found: dict[str, None], texts: Iterable[str]) -> None:
    for text in texts:
        plain = " ".join(text.split())
        if 8 < len(plain) < 260:
            found.setdefault(plain)


def _fill(found: dict[str, None], many: int, make: Callable[[], str]) -> None:
    """Until there are so many more."""
    enough = len(found) + many
    while len(found) < enough:
        _add(found, [make()])


def _joined(clauses: dict[bool, list[list[str]]], chance: random.Random) -> str:
    """A clause and another, each from a flagged sentence or a fine one, as it comes."""
    first, second = (chance.choice(chance.choice(clauses[chance.random() < 0.5])) for _ in range(2))
    join = chance.choice(_JOINS)
    first, second = first.rstrip(".!?,; "), second.strip(",; ")
    if join == ". ":
        return f"{first}{join}{second[:1].upper()}{second[1:]}"
    kept = re.match(r"I\b|[A-Z]{2}", second)
    return f"{first}{join}{second if kept else second[:1].lower() + second[1:]}"


def _changed(text: str, words: Sequence[str], chance: random.Random) -> str:
    """One word in five of some length left out, or another of the same ending in its place."""
    inside = _WORD.findall(text)
    for word in chance.sample(inside, min(len(inside), max(1, round(len(inside) * 0.2)))):
        if chance.random() < 0.3:
            text = re.sub(rf"\b{word}\b ?", "", text, count=1)
            continue
        others = (chance.choice(words) for _ in range(200))
        other = next((o for o in others if o[-2:] == word[-2:] and o != word), None)
        text = re.sub(rf"\b{word}\b", other, text, count=1) if other else text
    return text
