"""Provenance: where each sentence of a draft comes from, and which facts came into none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from drafter.facts.dates import dates_in
from drafter.facts.reading import holds, stem, word_list, words_of
from drafter.phrasing.boxes import Edited
from drafter.phrasing.copyedit import Fact
from drafter.prompt import Prompt
from drafter.situation import LISTS, LISTS_OF_PERSON
from drafter.text import fold, plain_of, sentences

# The share of a fact's words of weight that a sentence must hold to come from it.
_SHARE = 0.5
# With so much of a fact in it, even a sentence that names the last day comes from the fact.
_MOST = 0.6

# What shows that a sentence follows a principle; the first that the kind has is taken.
_SIGNS = {
    "P18": r"(?:how|when|best way|best time)[^.!?]{0,60}(?:tell|share|let|announce|inform|hear)",
    "P42": r"no hard feelings|bumped heads|did(?:n't| not) always (?:see|agree)|disagreed|friction",
    "P43": r"i(?:'ve| have)?(?: always)? (?:respect|admire)d?",
    "P50": r"re-?hired?|come back|work here again|have me back",
    "P51": r"(?:a|my|as|your) reference|vouch",
    "P48": r"train|walk (?:\w+ ){1,3}through|show (?:\w+ ){1,3}how|write (?:\w+ ){0,3}down"
    r"|document\w*",
    "P47": r"owner|milestones?|transition|no owner yet",
    "P56": r"advis[eo]r|attorney|lawyer|solicitor|third party",
    "P57": r"health ?care|health cover|benefits|pension|severance",
    "P60": r"career|direction i want|my decision (?:stands|is made)",
    "P58": r"think (?:it|this|about)|come back to you|get back to you",
    "P69": r"introduc\w+|advice|openings?|point me|hear of",
    "P29": r"hand(?:ing)? (?:\w+ ){0,2}over|handover|loose ends|wrap up|finish"
    r"|before i (?:go|leave)",
    "P40": r"(?:keep|stay|be|remain) in touch|reach me|write to me|stay connected|keep in contact",
    "P38": r"linkedin|connect",
    "P37": r"taught me|thanks to you|because of you|you showed me",
    "P33": r"thank(?:s| you|ful)?|grateful|gratitude|appreciate\w*",
    "P35": r"thank(?:s| you|ful)?|grateful|gratitude|appreciate\w*",
    "P32": r"(?:i|i've|have) (?:learn(?:ed|t)|enjoyed)|taught me",
    "P62": r"worked well|could (?:improve|be better)|would help|suggest",
    "P66": r"(?:now|next),? i|i(?:'m| am) (?:looking|ready)|what i (?:want|bring)",
    "P26": r"(?:my )?decision|i have decided|i've decided",
    "P19": r"i(?:'m| am| will be|'ll be)? (?:leav(?:e|ing)|resign(?:ing)?|retir(?:e|ing))|moving on"
    r"|notice",
    "P44": r"paths (?:will )?cross|meet again|see you|wish(?:es|ing)? (?:you|everyone|the)"
    r"|all the best",
    "P41": r"coffee|talk|in person",
}
_COMPILED = {name: re.compile(rf"(?<!\w)(?:{sign})(?!\w)") for name, sign in _SIGNS.items()}

# Facts that say who, not what: a sentence that holds them may well have another source.
_NAMES = ("sender", "company", "role")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one sentence comes from.

    `start` and `end` are offsets into the draft's text, end excluded. `ref` is the
    field for a fact ("gratitude[0]"), the id for a principle, "" for a courtesy.
    """

    start: int
    end: int
    sentence: str
    origin: Literal["fact", "principle", "courtesy"]
    ref: str = ""


def provenance_of(text: str, prompt: Prompt) -> tuple[Provenance, ...]:
    """Where each sentence of a text comes from, in the order of the text.

    A sentence comes from the fact whose words it holds, else from a principle of the
    kind that it shows, else from courtesy. The names of people and places count last.
    """
    facts = tuple(_facts(prompt.told))
    found = []
    for start, end in sentences(text):
        plain = plain_of(text[start:end])
        origin, ref = _origin(plain, text[start:end], facts, prompt)
        found.append(Provenance(start, end, text[start:end], origin, ref))
    return tuple(found)


def untold(text: str, prompt: Prompt) -> tuple[str, ...]:
    """The facts, as typed, of which the text of a kind that is there to tell them holds too little.

    Too little is less than half of the words of weight. `tells` in the kind's prompt names
    them: a field of the situation, or "to." and one of the person to whom it goes.
    """
    stems = _stems(plain_of(text))
    asked = [
        fact
        for name in prompt.kind.tells
        for fact in _list(name, _told(name, prompt.told))
        if all(len(said & stems) < _SHARE * len(said) for _, said in fact.readings)
    ]
    return tuple(dict.fromkeys(fact.said for fact in asked))


def _told(name: str, values: Mapping[str, Any]) -> Edited:
    """The list of facts that a name in `tells` stands for."""
    of, _, box = name.rpartition(".")
    if of and values[of] is None:
        return Edited(box, ())
    facts: Edited = getattr(values[of], box) if of else values[box]
    return facts


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact as typed, and its plain text and stems: as typed and as a draft sets slips right."""

    ref: str
    said: str
    readings: tuple[tuple[str, frozenset[str]], ...]


def _facts(values: Mapping[str, Any]) -> Iterator[_Fact]:
    """Every text among the facts with its place in them."""
    for name in ("contact", *_NAMES):
        yield from _fact(name, values[name])
    yield from _alone("reason", values["reason"])
    for name in LISTS:
        yield from _list(name, values[name])
    people, to = values["people"], values["to"]
    for place, person in enumerate(people):
        yield from _person(f"people[{place}]", person)
    if to is not None and to not in people:
        yield from _person("to", to)


def _person(ref: str, person: Any) -> Iterator[_Fact]:
    for name in LISTS_OF_PERSON:
        yield from _list(f"{ref}.{name}", getattr(person, name))
    yield from _alone(f"{ref}.strain", person.strain)
    yield from _fact(f"{ref}.name", person.name)


def _list(ref: str, facts: Edited) -> Iterator[_Fact]:
    for place, typed in enumerate(facts.typed):
        meant = " ".join(fact for fact in facts.asked if fact.typed == typed)
        yield from _fact(f"{ref}[{place}]", typed, meant)


def _alone(ref: str, fact: Fact | str | None) -> Iterator[_Fact]:
    if fact:
        yield from _fact(ref, getattr(fact, "typed", fact), fact)


def _fact(ref: str, typed: str | None, meant: str = "") -> Iterator[_Fact]:
    plains = dict.fromkeys(plain_of(text) for text in (typed or "", meant))
    readings = tuple((plain, stems) for plain in plains if (stems := _stems(plain)))
    if readings:
        yield _Fact(ref, (typed or "").strip(), readings)


@lru_cache(maxsize=4096)
def _stems(plain: str) -> frozenset[str]:
    small = word_list("stop_words", "english")
    return frozenset(stem(w.plain) for w in words_of(plain, plain) if w.plain not in small)


def _origin(
    plain: str, sentence: str, facts: tuple[_Fact, ...], prompt: Prompt
) -> tuple[Literal["fact", "principle", "courtesy"], str]:
    stems = _stems(plain)
    said = [f for f in facts if not _is_name(f.ref)]
    best = max(((_share(f, plain, stems), f.ref) for f in said), default=(0.0, ""), key=_first)
    if best[0] >= _MOST:
        return "fact", best[1]
    day = prompt.values.get("last_day")
    if isinstance(day, date) and _names_day(sentence, day, prompt.values.get("today") or day):
        return "fact", "last_day"
    if best[0] >= _SHARE:
        return "fact", best[1]
    for principle, sign in _COMPILED.items():
        if principle in prompt.kind.principles and sign.search(plain):
            return "principle", principle
    best = max(((_share(f, plain, stems), f.ref) for f in facts), default=(0.0, ""), key=_first)
    return ("fact", best[1]) if best[0] >= _SHARE else ("courtesy", "")


def _first(pair: tuple[float, str]) -> float:
    return pair[0]


def _is_name(ref: str) -> bool:
    return ref in _NAMES or ref.endswith(".name")


def _share(fact: _Fact, plain: str, stems: frozenset[str]) -> float:
    """How much of a fact a sentence holds, from 0 to 1; more words weigh a little more."""
    return max(_held(*reading, plain, stems) for reading in fact.readings)


def _held(said: str, of: frozenset[str], plain: str, stems: frozenset[str]) -> float:
    if of.isdisjoint(stems):
        return 0.0
    if len(said) > 2 and holds(plain, said):
        return 1.0 + min(len(of), 50) / 100
    shared = len(of & stems)
    enough = shared >= min(2, len(of))
    return shared / len(of) + shared / 100 if enough else 0.0


def _names_day(sentence: str, day: date, today: date) -> bool:
    written = fold(sentence).text
    mentions = dates_in(plain_of(sentence), written, today)
    return any(m.fits(day) and not m.vague for m in mentions)
