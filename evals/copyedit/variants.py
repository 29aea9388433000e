"""Further pairs made of the edited phrases: the same facts as plainer people type them.

The pairs were written to be hard; most facts that people type need little. A variant is a phrase
as it stands, or in another form in which it is commonly typed, with a capital, a stop or none.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.phrasing.forms import you_did
from drafter.phrasing.words import base_of_gerund, gerund_of, third_of, verb
from evals.copyedit.pairs import Pair

SEED = 3


def variants(given: Iterable[Pair]) -> list[Pair]:
    """One variant of each phrase of the pairs."""
    chance = random.Random(SEED)
    found = []
    for pair in given:
        for form, text in pair.phrases:
            if form != "X" and (typed := _typed(form, text, pair.box, chance)):
                found.append(
                    replace(
                        pair, typed=_carelessly(typed, chance), phrases=((form, text),), topic=""
                    )
                )
    return found


def _typed(form: str, text: str, box: str, chance: random.Random) -> str:
    ways = [text, *_ways(form, text.removesuffix("."))]
    said = chance.choice(ways)
    return _of_another(said, chance) if box in ("thanks_for", "respect_for") else said


def _ways(form: str, text: str) -> Iterator[str]:
    if form == "G":
        did = you_did(text)
        yield from (did, did.removeprefix("you "), did.removeprefix("you "), f"for {text}")
    elif form == "N" and text.startswith("the "):
        yield text[4:]
    elif form == "W" and text.startswith("how you "):
        yield f"the way{text[3:]}"
        yield text[4:]
        first, _, rest = text[8:].partition(" ")
        never, first, rest = (
            (f"{first} ", *rest.partition(" ")[::2])
            if first in ("never", "always", "still")
            else ("", first, rest)
        )
        found = verb(first)
        if found and found.tense == "base":
            yield f"{never}{third_of(found.base)} {rest}"
    elif form == "P":
        yield f"I {text}"
    elif form == "T" and (led := re.match(r"to ([a-z]+)\b", text)):
        yield text[3:]
        yield f"how {text}"
        if verb(led[1]):
            yield f"{gerund_of(base_of_gerund(led[1]))}{text[led.end() :]}"
    elif form == "C" and text.startswith("that "):
        yield text[5:]
    elif form == "H" and text.startswith("the "):
        yield text[4:]
        yield text[4:]


_THEIRS = (
    {"you": "she", "your": "her", "yourself": "herself"},
    {"you": "he", "your": "his", "yourself": "himself"},
)


def _of_another(text: str, chance: random.Random) -> str:
    """What is said to somebody, sometimes as it is said of them."""
    if chance.random() < 0.5 or re.search(
        r"\b(?:to|for|with|of|than|let|make|see|hear|you (?:and|or)) you\b", text
    ):
        return text
    words = chance.choice(_THEIRS)
    said = re.sub(r"\b(?:you|your|yourself)\b", lambda m: words[m[0]], text)
    return re.sub(
        r"\b(she|he) (are|were|have|don't|do)\b", lambda m: f"{m[1]} {_AGREED[m[2]]}", said
    )


_AGREED = {"are": "is", "were": "was", "have": "has", "don't": "doesn't", "do": "does"}


def _carelessly(text: str, chance: random.Random) -> str:
    if chance.random() < 0.35:
        text = text[0].upper() + text[1:]
    elif chance.random() < 0.2:
        text = text.lower()
    if chance.random() < 0.1:
        text = re.sub(r"(?<=[a-z])'(?=[a-z])", "", text)
    return text.rstrip(".") + ("." if chance.random() < 0.15 else "")
