"""Texts without labels, on which the student hears the teacher.

The teacher knows more than its data has room to show. What it says of many texts near the
border teaches that to a smaller network: clauses of the training part, each by itself; two
clauses of different sentences joined, so that a fine half meets a bad one; sentences with
some words left out or changed; and the lines that prove the rules.

A sentence set among others of a message, with its label, teaches it to judge one among many.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from drafter.tone.model import _clauses
from drafter.tone.rules import rules
from evals.tone.data import Item

JOINED, CHANGED = 9000, 7000
# Characters of a sentence that is set among others.
MOST_SET = 260
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


def among(
    given: Sequence[Item], paragraphs: Sequence[Sequence[Item]], share: float, seed: int
) -> list[list[Item]]:
    """A share of the sentences that have a kind, set into paragraphs: each among two to five
    sentences of one of them.

    A contrast pair gets the same paragraph, at the same place, so that the paragraph tells
    nothing. Half stand in the place of a sentence, half between two.
    """
    chance = random.Random(seed)
    by_id = {item.id: item for item in given}
    found, used = [], set()
    for item in given:
        if item.id in used or not item.kind or len(item.text) >= MOST_SET:
            continue
        other = by_id.get(item.pair or "")
        pair = [item, other] if other and other.id not in used else [item]
        used |= {each.id for each in pair}
        if chance.random() >= share:
            continue
        paragraph = chance.choice(paragraphs)
        many = min(len(paragraph), chance.randint(2, 5))
        begin = chance.randint(0, len(paragraph) - many)
        place = chance.randint(0, many)
        instead = chance.random() < 0.5
        for each in pair:
            around = [
                replace(fine, id=f"{fine.id}-around-{each.id}", pair=None)
                for fine in paragraph[begin : begin + many]
            ]
            linked = f"{each.pair}-among" if each.pair else None
            around[place : place + instead] = [replace(each, id=f"{each.id}-among", pair=linked)]
            found.append(around)
    return found


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
