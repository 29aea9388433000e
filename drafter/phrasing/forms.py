"""Forms: what a tidied fact is grammatically, told from its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from drafter.phrasing.words import (
    PAST,
    Verb,
    is_adjective,
    is_name,
    listed,
    past_base,
    senses,
    verb,
)

Lean = Literal["noun", "verb", "deed"]  # what an ambiguous first word is likelier to be


Form = Literal[
    "noun",  # Sam's patience
    "gerund",  # running design critiques
    "subject_gerund",  # my manager letting me fail safely
    "question",  # how to say no
    "infinitive",  # to listen first
    "that",  # that details matter
    "clause",  # we shipped v3 in six weeks
    "past",  # led the 2025 audit
    "present",  # never shouts
    "imperative",  # ask before assuming
    "adjective",  # patient and fair
    "change",  # lead time from 19 days to 11
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A tidied fact and its form. `head` is where its verb or main part begins."""

    text: str
    form: Form
    head: int = 0

    def __str__(self) -> str:
        return self.text


_SUBJECTS = frozenset(
    [
        "i",
        "you",
        "we",
        "he",
        "she",
        "they",
        "it",
        "everyone",
        "everybody",
        "nobody",
        "no-one",
        "people",
        "someone",
    ]
)


_RELATIVE = frozenset(["who", "that", "which", "whose", "where", "when"])


TOKEN = re.compile(r"[^\s,;:()]+")


_LEVEL = (
    r"(?:(?:about|around|roughly|over|under|below|nearly) )?~?[#£$€]?\d[\d.,]*(?: in \d+|\s?\w*%?)"
)


CHANGE = re.compile(
    rf"(?P<what>(?!from\b)\D.*?)?[\s:]*\b(?:(?P<way>down|up)\s+)?(?:from\s+)?(?P<a>{_LEVEL}(?:\s(?!to\b)[a-z]+){{0,2}}?)"
    rf"\s+(?:to|->)\s+(?P<b>{_LEVEL}.*)",
    re.IGNORECASE,
)


def parse(text: str, *, lean: Lean = "noun") -> Phrase:
    """The form of a tidied fact. `lean` settles what may be a noun or a verb.

    >>> [parse(t).form for t in ("Sam's patience", "how to say no", "led the 2025 audit")]
    ['noun', 'question', 'past']
    """
    text = re.sub(r"^(?:for|that I)\s+(?=\w)", "", text)
    if lean == "verb":
        text = re.sub(r"^(?:(?:I(?:'ve)?|we) (?:have )?)?learn(?:ed|t) (?=\w)", "", text)
    elif lean == "noun":
        text = re.sub(r"^to (?=(?:the|every\w*|all|those|my)\b)", "", text)
    tokens = TOKEN.findall(text.lower())
    if not tokens:
        return Phrase(text, "noun")
    for test in (
        _opening,
        _subject,
        _plural_subject,
        _gerund_after_subject,
        _change,
        _verb,
        _clause,
        _adjective,
    ):
        found = test(text, tokens, lean)
        if found is not None:
            return found
    return Phrase(text, "noun")


def _opening(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first == "when" and re.search(
        r"\b(?:everyone|everybody|you|they|she|he|we|people) \w+", text
    ):
        return Phrase(text, "clause")
    if first in ("how", "why", "what", "when", "where", "whether") and second:
        return Phrase(text, "question")
    if first == "who" and second == "to":
        return Phrase(text, "question")
    if first == "that" and (
        lean == "verb" or second in _SUBJECTS or _clause(text[5:], tokens[1:], lean)
    ):
        return Phrase(text, "that")
    if "to" in (first, second) and first in ("to", "not", "never"):
        return Phrase(text, "infinitive")
    return None


def _subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    first = re.sub(r"'(?:s|re|ve|d|ll|m)$", "", tokens[0])
    if first not in _SUBJECTS:
        return None
    if first != tokens[0] and listed(first, "contracted"):
        return Phrase(text, "clause")
    if first != tokens[0]:
        return None  # "everyone's patience"
    following = [t for t in tokens[1:4] if not listed(t, "adverbs")]
    if following and following[0] not in _RELATIVE and is_finite(following[0]):
        return Phrase(text, "clause")
    return None


def is_finite(word: str) -> bool:
    """Whether a word can be the verb of a sentence."""
    found = verb(word)
    return listed(word, "finite") or (found is not None and found.tense != "gerund")


def _plural_subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    """A lesson about many: "guests forgive anything if you tell them at once"."""
    if lean != "verb" or len(tokens) < 3:
        return None
    many = re.fullmatch(r"[a-z]+[^s]s|people|children", tokens[0]) and "NOUN" in senses(tokens[0])
    does = verb(tokens[1])
    said = (
        does and does.tense == "base" and (does.noun == "never" or listed(tokens[2], "after_verb"))
    )
    return Phrase(text, "clause") if many and said else None


def _gerund_after_subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    """Who did it, then what: "my manager letting me fail", "Marco putting me in"."""
    match = re.match(
        r"(?![A-Z]{2,} )((?:my|our|the) [a-z]+|[Hh]im|[Hh]er|[Tt]hem|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*) ([a-z]+ing) \w",
        text,
    )
    if match and not match[1].endswith(("'s", "’s")) and _is_gerund(match[2]):
        return Phrase(text, "subject_gerund", match.start(2))
    return None


def _change(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    match = CHANGE.fullmatch(text)
    if match is None or any(past_base(t) and not listed(t, "nouns_too") for t in tokens[:3]):
        return None
    if past_base(tokens[0]) and "from" in tokens:
        return None  # "cut load time from 40s to 7s" is a deed, "hit rate 1 in 7 to 1 in 4" is not
    return Phrase(text, "change")


def _is_gerund(word: str) -> bool:
    found = verb(word)
    return found is not None and found.tense == "gerund" and not listed(word, "noun_ing")


def _verb(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    """A fact that begins with a verb, after adverbs perhaps."""
    place = 0
    while place < len(tokens) - 1 and (
        listed(tokens[place], "adverbs")
        or tokens[place].endswith("ly")
        or tokens[place] in ("don't", "single")
    ):
        place += 1
    word, following = tokens[place], (*tokens, "")[place + 1]
    if tokens[0] == "don't" and lean == "verb" and place:
        return Phrase(text, "imperative", place)
    found = verb(word)
    if listed(word, "auxiliary"):
        deed = lean == "deed" and found is not None and found.tense in PAST
        return Phrase(text, "past" if deed else "present", place)
    if found is None:
        return None
    led = place > 0 and not tokens[0].endswith("ly")
    if found.tense == "gerund":
        return _begun_by_gerund(text, tokens, lean, place, led)
    if found.tense == "third":
        return Phrase(text, "present", place) if led or _habit(found, following, lean) else None
    shown = led or _shown(found, following)
    if found.tense in PAST and not (lean == "verb" and word == found.base):
        noun = found.noun == "mostly" or (found.noun == "often" and word == found.base)
        return None if noun and not shown and lean == "noun" else Phrase(text, "past", place)
    alone = len(tokens) == 1 and lean == "verb" and not listed(word, "mass")
    alone = alone and found.noun != "mostly" and not is_name(text)
    if alone or led or (following and (found.noun == "never" or shown)):
        return Phrase(text, "present" if led and lean != "verb" else "imperative", place)
    return None


def _begun_by_gerund(
    text: str, tokens: Sequence[str], lean: Lean, place: int, led: bool
) -> Phrase | None:
    if lean == "verb" and _clause(text, tokens, lean):
        return Phrase(text, "clause")  # "hiring slowly pays off"
    following = (*tokens, "")[place + 1]
    object_named = re.match(r"\w+ing [A-Z0-9]", text)
    if listed(tokens[place], "noun_ing") and not (
        led or listed(following, "after_verb") or object_named
    ):
        return None
    return Phrase(text, "gerund", place)


def _shown(found: Verb, following: str) -> bool:
    """Whether the next word settles that a word is a verb, though it could be a noun."""
    return listed(following, "objects" if found.noun == "mostly" else "after_verb")


def _habit(found: Verb, following: str, lean: Lean) -> bool:
    """Whether a third person is a verb, and no plural noun."""
    if found.noun == "never":
        return True
    if found.noun == "mostly":
        return listed(following, "objects")
    return (
        listed(following, "after_third")
        or (lean == "deed" and listed(following, "after_habit"))
        or listed(following, "adjectives")
    )


def _clause(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    opening = re.split(r"[,;:(]| (?:and|but|before|after|while|until|because) ", text)[0]
    if re.match(r"(?:no(?! one\b)|not (?:one|a)|zero)\b|[\d$£€%]", text):
        return None
    after_comma = re.search(r", (?:you|she|he|they|we|I) (\w+)", text)
    if after_comma and is_finite(after_comma[1]):
        return Phrase(text, "clause")
    plain = TOKEN.findall(opening.lower())[:8]
    if plain[:1] in (["everything"], ["anything"]) or plain[:2] in (
        ["the", "way"],
        ["the", "time"],
        ["the", "day"],
    ):
        return None
    for place, (before, word) in enumerate(pairwise(plain)):
        if place and before in ("we", "i", "you", "they", "she", "he"):
            return None  # "the timetable we got through": what follows describes the noun
        if word in _RELATIVE or before in _RELATIVE:
            return None
        if before in ("the", "a", "an", "of", "in", "for", "with", "my", "our", "to"):
            continue
        if word == "matter" and not before.endswith("s"):
            continue  # "details matter", but "the Selby matter"
        last = word == plain[-1] and not word.startswith(("matter", "is", "was"))
        if (not last and listed(word, "finite")) or _plain_past(word):
            return Phrase(text, "clause")
    return None


def _plain_past(word: str) -> bool:
    """Whether a word is the past of a verb wherever it stands, and never its base."""
    found = verb(word)
    plain = found is not None and found.tense in PAST and found.noun == "never"
    return plain and not listed(word, "nouns_too") and not listed(word, "unchanged")


def _adjective(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    plain = [t for t in tokens if t not in ("very", "so", "really", "always", "quite", "too")]
    joined = ("and", "for", "with", "but", "to", "about", "even", "under", "in", "at", "as", "on")
    if (
        plain
        and is_adjective(plain[0])
        and (
            len(plain) == 1
            or plain[1] in joined
            or all(is_adjective(t) or t == "and" for t in plain[1:])
        )
    ):
        return Phrase(text, "adjective")
    if re.match(r"(?:at|in|on|up|under|above|good at) (?:the|my|your|a|time|all)\b", text):
        return Phrase(text, "adjective")  # "at the gate every morning"
    return None
