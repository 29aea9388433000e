"""Forms: what a tidied fact is grammatically, told from its first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from drafter.phrasing.wording import with_article
from drafter.phrasing.words import (
    PAST,
    Verb,
    is_adjective,
    is_name,
    is_participle,
    listed,
    past_base,
    past_of,
    senses,
    verb,
)
from drafter.text import ONES, TENS

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
    aside: bool = False  # a sentence that was added to the fact before it

    def __str__(self) -> str:
        return self.text


_ALL_OF_YOU = ("lot", "all", "both", "guys", "two")


TOKEN = re.compile(r"[^\s,;:()]+")


_LEVEL = (
    r"(?:(?:about|around|roughly|over|under|below|nearly) )?~?[#£$€]?\d[\d.,]*(?: in \d+|\s?\w*%?)"
)


_WORDED = "|".join((*ONES[1:], *TENS))
_CHANGES = (
    re.compile(
        rf"(?P<what>(?!from\b)\D.*?)?[\s:]*\b(?:(?P<way>down|up)\s+)?(?:from\s+)?(?P<a>{_LEVEL}(?:\s(?!to\b)[a-z]+){{0,2}}?)"
        rf"\s+(?:to|->)\s+(?P<b>{_LEVEL}.*)",
        re.IGNORECASE,
    ),
    re.compile(  # "report time from four hours to ninety minutes"
        rf"(?P<what>[a-z][\w' -]*?) (?:(?P<way>down|up) )?from (?P<a>(?:{_WORDED})(?: [a-z]+)?) to (?P<b>(?:{_WORDED})\b.*)"
    ),
    # "inspection: from requires improvement to good"
    re.compile(
        r"(?P<what>[^:]+):\s(?:(?P<way>down|up)\s)?from\s(?P<a>.+?)\sto\s(?P<b>.+)", re.IGNORECASE
    ),
)


def change_of(text: str) -> tuple[str, str, str] | None:
    """What changed, which way where it was said, and between which levels.

    >>> change_of("lead time 19 days to 11"), change_of("walked from home to work")
    (('lead time', '', 'from 19 days to 11'), None)
    """
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _CHANGES)), None)
    if match is None:
        return None
    what = (match["what"] or "").strip(" :-")
    return what, match["way"] or "", f"from {match['a'].strip()} to {match['b']}"


def parse(text: str, *, lean: Lean = "noun") -> Phrase:
    """The form of a tidied fact. `lean` settles what may be a noun or a verb.

    >>> [parse(t).form for t in ("Sam's patience", "how to say no", "led the 2025 audit")]
    ['noun', 'question', 'past']
    """
    text = re.sub(r"^for\s+(?=\w)", "", text)
    if lean == "deed":
        text = re.sub(r"^that I\s+(?=\w)", "", text)
    if lean == "verb":
        text = re.sub(r"^(?=bit of )", "a ", text)
        text = re.sub(r"^(?:(?:I(?:'ve)?|we) (?:have )?)?learn(?:ed|t)? (?=\w)", "", text)
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
    first = re.sub(r"'s$", "", tokens[0])
    second = (*tokens, "")[1] if first == tokens[0] else "is"
    if tokens[0] == "that's":
        return Phrase(text, "clause")
    turned = _WHEN_FIRST.fullmatch(text)
    if turned and ":" in text:
        return Phrase(f"{turned['when']}, {turned['what']}", "clause")  # what was said comes last
    if turned:
        return Phrase(f"{turned['what']} {turned['when']}", "clause")
    then = re.fullmatch(r"((?:when|while|after|before|every time) [^,]+), (.+)", text)
    if then and (what := parse(then[2])).form == "clause":
        return Phrase(f"{what.text} {then[1]}", "clause")
    if re.match(r"(?:an? )?(?:crew|team|staff|class|group|panel|board|fleet) of \d", text):
        return Phrase(text, "noun")
    if _ALL_I.match(text):
        return Phrase(text, "clause")
    if first in ("how", "why", "what", "when", "where", "whether") and second:
        return Phrase(text, "question")
    if lean == "verb" and re.match(r"which [a-z]+ to [a-z]+", text):
        return Phrase(text, "question")
    if first == "who" and second in ("to", "is"):
        return Phrase(text, "question")
    if first == "that" and (
        lean == "verb" or listed(second, "subjects") or _clause(text[5:], tokens[1:], lean)
    ):
        return Phrase(text, "that")
    if "to" in (first, second) and first in ("to", "not", "never"):
        return Phrase(text, "infinitive")
    if re.match(rf"(?:every|each|all the) [a-z]+ {_OTHERS} ", text):
        return Phrase(text, "noun")
    if re.match(rf"[a-z]+ing (?:[a-z]+ )?(?:the|every|all) [a-z]+ {_OTHERS} ", text):
        return Phrase(text, "gerund") if _is_gerund(tokens[0]) else None
    if _is_gerund(tokens[0]) and _THAT_OTHERS.match(text):
        return Phrase(text, "gerund")
    return None


# "whatever I am today in delivery is due to this account"
_ALL_I = re.compile(
    r"(?:what(?:ever)?|all|everything) I (?:am|know|can|have|do)\b.* (?:is|was|comes?|came) "
)
# "writing tickets other people can follow"
_THAT_OTHERS = re.compile(
    r"[a-z]+ing (?:[a-z]+ ){0,2}[a-z]+s (?:other people|people|others|everybody|everyone|anybody|anyone|nobody|you|we|they) "
    r"(?:can|could|will|would|want|need|use|understand|actually|like|enjoy|trust)\b"
)
# Whose doing a relative without "which" tells: "every sound the boiler makes".
_OTHERS = r"(?:an?|the|my|our|people|nobody|somebody|others|we|you|they|I)"


# "when the flood came you just turned up": the deed is what is told, and comes first.
_WHEN_FIRST = re.compile(
    r"(?P<when>(?:when|while|after|before|every time) (?:my |the |our |we |I |[A-Z])?.+?),? "
    r"(?P<what>(?:you|everyone|everybody|they|she|he|people) \w.*)"
)


def _subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    first = re.sub(r"'(?:s|re|ve|d|ll|m)$", "", tokens[0])
    if not listed(first, "subjects"):
        return None
    if first != tokens[0]:  # but "everyone's patience" is a thing
        return Phrase(text, "clause") if listed(first, "contracted") else None
    following = [t for t in tokens[1:5] if not listed(t, "adverbs") and t not in _ALL_OF_YOU]
    does = verb(following[0]) if following else None
    if first == "people" and does is not None and does.tense == "third":
        return None  # "people skills"
    if following and not listed(following[0], "relative") and is_finite(following[0]):
        return Phrase(text, "clause")
    return None


def is_finite(word: str) -> bool:
    """Whether a word can be the verb of a sentence."""
    found = verb(word)
    return listed(word, "finite") or (found is not None and found.tense != "gerund")


def _plural_subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    """Many, and what they do: "guests forgive anything if you tell them at once"."""
    sure = _MANY_DO.match(text)
    if (
        sure
        and "NOUN" in senses(sure["who"])
        and (does := verb(sure["does"]))
        and does.tense == "base"
    ):
        return Phrase(text, "clause")
    if lean != "verb" or len(tokens) < 3:
        return None
    many = re.fullmatch(r"[a-z]+[^s]s|people|children", tokens[0]) and "NOUN" in senses(tokens[0])
    if is_adjective(tokens[0]) and re.fullmatch(r"[a-z]+[^s]s", tokens[1]):
        sure = re.search(r"\b(?:themselves|each other)\b", text)
        return Phrase(text, "clause") if sure else None  # "good tools pay for themselves"
    does = verb(tokens[1])
    said = (
        does and does.tense == "base" and (does.noun == "never" or listed(tokens[2], "after_verb"))
    )
    return Phrase(text, "clause") if many and said else None


# "fleet buyers suit me", "nervous kids calm down as soon as you walk in"
_MANY_DO = re.compile(
    r"(?:[a-z-]+ ){0,3}?(?P<who>[a-z]+[^su]s|people|children|kids) (?P<does>[a-z]+[^s])"
    r"(?: (?:down|up|off|out|away))? (?:me|you|him|us|them|as soon as (?:I|you|he|she|they|we|it))\b"
)


def _gerund_after_subject(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    """Who did it, then what: "my manager letting me fail", "Marco putting me in"."""
    match = re.match(
        r"(?![A-Z]{2,} )((?:my|our|the) [a-z]+(?: (?!(?:for|of|in|on|at|by|from|with|about|who|that|and|or|to|when|while|always|never)\b)[a-z]+)?|[Hh]im|[Hh]er|[Tt]hem|(?:(?:old|young|big|little) )?[A-Z][\w.'’-]*(?:(?: and)? [A-Z][\w.'’-]*)*(?: from [a-z]+)?) ((?:always |never )?([a-z]+ing)) \w",
        text,
    )
    if match is None and (many := _MANY_DOING.match(text)) and listed(many[1], "readers"):
        return _gerund_after_subject(f"the {text}", tokens, lean)
    told = match is not None and listed(match[1].split()[-1].lower(), "finite")
    if match and not told and not match[1].endswith(("'s", "’s")) and _is_gerund(match[3]):
        return Phrase(text, "subject_gerund", match.start(2))
    return None


# "parents driving the van to the away games"
_MANY_DOING = re.compile(r"([a-z]+s) [a-z]+ing (?:the|my|me|us|our|for)\b")


def _change(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    found = change_of(text)
    if (
        found is None
        or "," in found[0]
        or re.search(r" (?:that|which) ", text)
        or any(past_base(t) and not listed(t, "nouns_too") for t in tokens[:3])
        or "(" in found[0]
    ):
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
    if is_name(TOKEN.findall(text)[place]) and not listed(following, "after_verb"):
        return None  # "Welsh, badly"
    if following == "of" and found is not None and word == found.base and word not in _OF:
        return None  # "redesign of the intake form"
    if (
        found is not None
        and found.tense == "base"
        and following in ("is", "was", "isn't", "wasn't")
    ):
        return None  # "commute is too long"
    if word in ("best", "worst") or following in ("rate", "rates") or text.startswith("time off"):
        return None  # "best-kept station award", "quit rate halved"
    if lean == "verb" and place == 0 and following == "for" and word in _FOR:
        return Phrase(text, "imperative")
    how = _is_manner(tokens[-1]) and place < len(tokens) - 2  # "talks to parents honestly"
    if (
        following == "to"
        and lean == "noun"
        and found is not None
        and found.noun != "never"
        and not how
    ):
        return None  # "time to think"
    if listed(word, "auxiliary"):
        deed = lean == "deed" and found is not None and found.tense in PAST
        deed = deed or (lean == "deed" and word == "didn't")
        return Phrase(text, "past" if deed else "present", place)
    if found is None:
        return None
    named = lean == "noun" and word in _DESCRIBES and "NOUN" in senses(following)
    if named and not listed(following, "after_verb"):
        return None  # "paid study leave"
    led = place > 0 and not tokens[0].endswith("ly")
    if found.tense == "gerund":
        return _begun_by_gerund(text, tokens, lean, place, led)
    if found.tense == "third":
        does = led or how or _habit(word, found, following, lean)
        return Phrase(text, "present", place) if does else None
    shown = led or _shown(found, following)
    if lean == "verb" and word in _OF_A_SUBJECT and {"NOUN", "ADJ"} & set(senses(following)):
        return None  # "generalised linear models" were learned
    if found.tense in PAST and not (lean == "verb" and word == found.base):
        noun = found.noun == "mostly" or (found.noun == "often" and word == found.base)
        return None if noun and not shown and lean == "noun" else Phrase(text, "past", place)
    alone = len(tokens) == 1 and lean == "verb" and not listed(word, "mass")
    alone = alone and found.noun != "mostly" and not is_name(text)
    if alone or led or (following and (found.noun == "never" or shown)):
        return Phrase(text, "present" if led and lean != "verb" else "imperative", place)
    return None


# Past forms that describe what was given to all: "sponsored training".
_DESCRIBES = ("paid", "sponsored", "subsidised", "subsidized", "supervised", "guided", "funded")
# Past forms that describe a subject one learns: "applied statistics".
_OF_A_SUBJECT = (
    "generalised", "generalized", "applied", "advanced", "structured", "distributed", "integrated", "automated", "embedded",
    "randomised", "randomized", "stratified", "computed", "assisted", "guided", "mixed", "accelerated", "reinforced",
)  # fmt: skip
_FOR = ("wait", "ask", "look", "listen", "aim", "prepare", "plan")
_OF = ("think", "hear", "speak", "dream", "learn", "beware", "talk", "tell")


def _begun_by_gerund(
    text: str, tokens: Sequence[str], lean: Lean, place: int, led: bool
) -> Phrase | None:
    following = (*tokens, "")[place + 1]
    told = _plain_past(following) or listed(following, "finite")
    doing = following in ("for", "to", "with", "from", "the", "a", "an", "my", "that", "what")
    how = lean == "verb" and len(tokens) > 2 and (_is_manner(tokens[-1]) or tokens[-1] == "fast")
    doing = doing or how or following.startswith(('"', "“"))
    if (told or (lean == "verb" and not doing)) and (clause := _clause(text, tokens, lean)):
        return clause  # "hiring slowly pays off", "rating went up"
    lesson = following in ("lessons", "classes", "tips") and tokens[place] not in _GIVING
    if following == "of" or lesson:
        return None  # "the drafting of contracts", "sewing lessons"
    object_named = re.match(r"\w+ing [A-Z0-9]", text)
    if listed(tokens[place], "noun_ing") and not (
        led or listed(following, "after_verb") or object_named or how
    ):
        return None
    return Phrase(text, "gerund", place)


_GIVING = (
    "giving", "teaching", "running", "leading", "planning", "holding", "taking", "sharing", "writing", "offering", "organising"
)  # fmt: skip


def _shown(found: Verb, following: str) -> bool:
    """Whether the next word settles that a word is a verb, though it could be a noun."""
    return listed(following, "objects" if found.noun == "mostly" else "after_verb") or _is_manner(
        following
    )


def _is_manner(word: str) -> bool:
    """Whether a word says how something is done: "calmly"."""
    return word.endswith("ly") and "ADV" in senses(word)


def _habit(word: str, found: Verb, following: str, lean: Lean) -> bool:
    """Whether a third person is a verb, and no plural noun."""
    if listed(word, "traits"):
        return False  # "hands like a surgeon"
    if found.noun == "never":
        return True
    if found.noun == "mostly":
        return listed(following, "objects")
    return (
        listed(following, "after_third")
        or (lean == "deed" and following.endswith("s") and "NOUN" in senses(following))
        or (lean == "deed" and listed(following, "after_habit"))
        or listed(following, "adjectives")
    )


# What was done for somebody, noted without who did it: "mri course paid".
_PAID = re.compile(
    r"(?P<what>(?:(?:the|my|our) )?(?:[\w-]+ ){0,2}(?:course|courses|training|certificate|degree|fees?|exams?|fare|fares|licen[cs]e|studies|conference|visa|ticket|bike))"
    r",? (?P<part>half )?(?P<how>paid|funded|sponsored|covered|subsidi[sz]ed|reimbursed)"
)
# A time told by what happened then: "the night Bramble pulled through", not "the night shift".
OCCASION = re.compile(
    r"the (?:(?:first|last) )?(?:time|day|night|evening|morning|afternoon|week|month|year|summer|winter|spring|autumn|Christmas|season)"
    r" (?:[A-Z]|(?:the|my|our|your|a|an|we|you|they|she|he|I|everyone|everybody|nobody|half)\b)"
)


def _clause(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    opening = re.split(r"[,;:(]| (?:and|but|-) ", text)[0]
    if re.match(
        r"(?:no(?! one\b)|not (?:one|a)|zero)\b|[\d$£€%]|\S+ (?:years?|months) of \w+ing\b", text
    ):
        return None
    if re.match(r"\S+(?: \S+){0,4} already \w+ by\b", text):
        return None  # "coffee already made by whoever was on deck"
    if paid := _PAID.fullmatch(text):
        how = "paid for" if paid["how"] == "paid" else paid["how"]
        part = f"{paid['part']}of " if paid["part"] else ""
        return Phrase(f"having {part}{with_article(paid['what'])} {how}", "gerund")
    after_comma = re.search(r", (?=(?:you|she|he|they|we|I) (\w+))", text)
    if after_comma and is_finite(after_comma[1]):
        thing = parse(text[: after_comma.start()], lean=lean).form == "noun"
        told = f"{text[: after_comma.start()]}: {text[after_comma.end() :]}"
        return (
            Phrase(told, "noun") if thing else Phrase(text, "clause")
        )  # "the new loaf: we sell 80"
    starts = [token.start() for token in TOKEN.finditer(opening)]
    plain = TOKEN.findall(opening.lower())[:8]
    if re.match(r"(?:everything|anything|the (?:way|time|day))\b", opening) or OCCASION.match(text):
        return None
    for place, (before, word) in enumerate(pairwise(plain)):
        if place and before in (
            "we",
            "i",
            "you",
            "they",
            "she",
            "he",
            "nobody",
            "everyone",
            "else",
        ):
            return None  # "the timetable we got through": what follows describes the noun
        if any(listed(w, "subordinate") or listed(w, "relative") for w in (before, word)):
            return None
        if listed(before, "no_verb_after"):
            continue
        described = listed(before, "determiners") or is_adjective(before)
        described = described or before in ("first", "last", "only", "next")
        if place and described and "NOUN" in senses((*plain, "")[place + 2]):
            continue  # "your patience with my first blocked cat"
        last = word == plain[-1]
        finite = listed(word, "finite") and not (last and word not in _ALONE)
        finite = finite and (
            word not in ("matter", "do") or before.endswith("s") or listed(before, "subjects")
        )
        finite = finite and before != "like"
        finite = finite or _habit_of(plain, place + 1, lean)
        if finite or (_plain_past(word) and not _passive(text, plain, place + 1)):
            adverbs = 1 if listed(before, "adverbs") else 0
            subject = text[: starts[place + 1 - adverbs]].rstrip()
            doing = place < 2 and _is_gerund(plain[0])  # "getting up early pays off"
            bare = doing or listed(plain[0], "subjects") or set(senses(subject)) == {"ADJ"}
            named = subject if bare else with_article(subject)
            if lean == "verb" and len(tokens) == 2 and named != subject and word.endswith("s"):
                return None  # "neck resets": who tells of one neck says which
            return Phrase(named + text[len(subject) :], "clause")
    return None


def _habit_of(plain: Sequence[str], place: int, lean: Lean) -> bool:
    """Whether a present form makes a sentence: "butter decides", "the drivers know my name"."""
    found = verb(plain[place])
    if found is None or found.noun != "never" or listed(plain[place], "adverbs"):
        return False
    following = (*plain, "")[place + 1]
    if found.tense == "third":
        to_me = following in ("me", "us", "my", "our")
        one = not plain[place - 1].endswith("s") or plain[0].endswith("ing")
        alone = lean == "verb" and len(plain) == 2 and "NOUN" in senses(plain[place])
        return (lean == "verb" or to_me) and one and not alone  # "stock takes"
    many = any(word.endswith("s") for word in plain[:place]) and listed(plain[0], "determiners")
    return found.tense == "base" and many and listed(following, "objects")


# After these a past form tells what happened: "contract ended early".
_AFTER_EVENT = ("early", "late", "up", "down", "out", "again", "away", "suddenly")


# What can be the verb at the very end: "details matter".
_ALONE = ("is", "was", "matter", "matters")


def _passive(text: str, plain: Sequence[str], place: int) -> bool:
    """Whether a past form describes the noun before it: "queries answered the same day"."""
    after = (*plain, "")[place + 1]
    known = listed(plain[0], "determiners") and not (
        plain[0] in ("a", "an") and after in ("to", "by")
    )
    subject = text[:1].isupper() or known or listed(plain[0], "subjects")
    if _BY_WHOM.search(text):
        subject = False  # "the tea left warm by whoever came in first"
    found = verb(plain[place])
    same = found is not None and is_participle(plain[place]) and plain[place] != "was"
    if same and _PUT.search(text):
        return True
    return (
        same and not subject and after not in ("", *_AFTER_EVENT) and not listed(after, "objects")
    )


# "the Christmas cards taped up in dispatch": where a thing was put
_PUT = re.compile(
    r"\b(?:taped|pinned|painted|posted|carved|stitched|framed|parked|stored|hidden|written|drawn|baked|saved) "
    r"(?:up |out |down )?(?:in|on|above|under|behind|by|for|at|inside)\b"
)
_BY_WHOM = re.compile(
    r" by (?:who\w*|someone|somebody|everyone|nobody|the \w+$|[A-Z][a-z]+|my (?:boss|manager))\b"
)


def _plain_past(word: str) -> bool:
    """Whether a word is the past of a verb wherever it stands, and never its base."""
    found = verb(word)
    plain = found is not None and found.tense in PAST and found.noun == "never"
    plain = plain and not (found and word.endswith("n") and past_of(found.base) != word)
    return plain and not listed(word, "nouns_too") and not listed(word, "unchanged")


_HEDGES = ("very", "so", "really", "always", "quite", "too", "never", "often", "still")
# What may follow an adjective that stands by itself: "calm under pressure".
_JOINS = frozenset(("and", "for", "with", "without", "but", "to", "about", "even", "under", "in", "at", "as", "on", "after"))  # fmt: skip


def _adjective(text: str, tokens: Sequence[str], lean: Lean) -> Phrase | None:
    plain = [t for t in tokens if t not in _HEDGES]
    if (
        len(plain) > 3
        and plain[1] in ("and", "but")
        and is_adjective(plain[0])
        and is_adjective(plain[2])
    ):
        noun = "NOUN" in senses(plain[-1]) and not any(t in _JOINS for t in plain[3:])
        return None if noun and not is_adjective(plain[-1]) else Phrase(text, "adjective")
    if (
        plain
        and is_adjective(plain[0])
        and (
            len(plain) == 1
            or plain[1] in _JOINS
            or all(is_adjective(t) or t == "and" for t in plain[1:])
        )
    ):
        return Phrase(text, "adjective")
    if _PLACED.match(text):
        return Phrase(text, "adjective")
    return None


# "at the gate every morning", "always on the end of the phone"
_PLACED = re.compile(
    r"(?:(?:always|never|often) )?(?:at|in|on|up|under|above|good at|by) (?:the|my|your|a|time|all)\b"
)
