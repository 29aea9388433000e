"""Edits: what a copy editor may do to a typed fact, word by word.

A word is kept, dropped, put into another form of itself, or replaced by one of a closed list
of small words; small words may be put before it; and a phrase may begin with it. So whatever
is made of a fact, its names, numbers and words are those that were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.phrasing.words import (
    corrected,
    doubled,
    gerund_of,
    participle_of,
    past_of,
    plural_of,
    senses,
    third_of,
    verb,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a fact, and whether a space stands before it."""

    text: str
    spaced: bool


_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\w)([^*]+)(?<=\w)\1(?![\w*])")
_CHUNK = re.compile(r"\S+")
_OPENS = re.compile(r"[(\[\"“‘'*~-](?=.)")
_CLOSES = re.compile(r"(?<=.)(?:\.\.+|[)\],;:!?…\"”’'*-]|\.)$")
_ARROW = re.compile(r"(.*?)(->|→|=>)(.*)")
_CLITIC = re.compile(r"(?i)(?<=\w)(?:['’](?:s|re|ve|ll|d|m))$")
_ABBREVIATED = re.compile(
    r"(?i)(?:dr|mr|mrs|ms|st|prof|sr|jr|no|vs|ing|approx|dept|exc|incl|[a-z]|(?:[a-z]\.)+[a-z])\.$"
)
_MARKS = {
    "…": "...",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "→": "->",
    "=>": "->",
}


def tokens(text: str) -> list[Token]:
    """A fact as words and marks; an ending like 's stands apart, unspaced, and emphasis is no mark.

    >>> [t.text for t in tokens("Sam's patience (really), rota -> Ana")]
    ['Sam', "'s", 'patience', '(', 'really', ')', ',', 'rota', '->', 'Ana']
    >>> [t.text for t in tokens("sat with me on mar 12, by fri")]
    ['sat', 'with', 'me', 'on', 'March', '12', ',', 'by', 'Friday']
    >>> [t.text for t in tokens("calls mon/thurs, on duty tue-fri")]
    ['calls', 'Monday', 'and', 'Thursday', ',', 'on', 'duty', 'Tuesday', 'to', 'Friday']
    >>> [t.text for t in tokens("my sat shifts when you sat nights with Mum")]
    ['my', 'Saturday', 'shifts', 'when', 'you', 'sat', 'nights', 'with', 'Mum']
    """
    found: list[Token] = []
    text = _DAYS.sub(_days_in_full, _EMPHASIS.sub(r"\2", text))
    for match in _CHUNK.finditer(text):
        arrow = _ARROW.fullmatch(match[0])
        for part in arrow.groups() if arrow else (match[0],):
            if part:
                found += _parted(part)
    return [Token(_calendar(found, place), token.spaced) for place, token in enumerate(found)]


MONTHS = (
    "January February March April May June July August September October November December".split()
)
_CALENDAR = {
    name[:3].lower(): name
    for name in (
        *MONTHS,
        *(f"{d}day" for d in "Mon Tues Wednes Thurs Fri Satur Sun".split()),
    )
}
_CALENDAR |= {
    "febr": "February",
    "sept": "September",
    "tues": "Tuesday",
    "weds": "Wednesday",
    "thur": "Thursday",
    "thurs": "Thursday",
}
_DAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
# "Mon/wed", "tue-fri", "mon to friday": days beside days.
_DAYS = re.compile(
    rf"\b{_DAY}(?: ?[/+&–-] ?| to | and |, ){_DAY}(?: ?[/+&–-] ?{_DAY}| and {_DAY})*\b",
    re.IGNORECASE,
)
_JOINED = {"/": " and ", "+": " and ", "&": " and ", "-": " to ", "–": " to "}


def _days_in_full(found: re.Match[str]) -> str:
    words = re.findall(r"[a-z]+", found[0].lower())
    if not re.search("[/+&]", found[0]) and all(w in (*_WORDS_TOO, "and", "to") for w in words):
        return found[0]  # "we sat and sun came in"
    names = re.sub(
        _DAY,
        lambda day: _CALENDAR[day[0][:3].lower()] + "s" * day[0].lower().endswith("days"),
        found[0],
        flags=re.IGNORECASE,
    )
    return re.sub(r" ?([/+&–-]) ?", lambda mark: _JOINED[mark[1]], names)


# Where a short word is surely a month or a day: "mar 12", "by fri", but no "sat with me".
_BEFORE_DATES = frozenset(
    "in by until till til from since mid early late end on every each next last".split()
)
_WORDS_TOO = frozenset("mar may sat sun wed dec jan jun".split())
# "My sat shifts", but no "he sat nights"
_WORKED = frozenset(
    "shift shifts night nights morning mornings afternoon afternoons evening evenings crew team rota market clinic club class".split()
)
_WHO_SAT = frozenset("i you he she we they who and".split())
_NO_WORDS = frozenset(
    "feb febr aug sept mon fri thu thurs tue tues".split()
)  # what is a day or a month wherever it stands


def _calendar(found: Sequence[Token], place: int) -> str:
    """The word at this place, a month or a day written out."""
    text = found[place].text
    low = text.lower()
    name = low[:1].upper() + low[1:]
    one = name.removesuffix("s")  # "Mondays"
    if one in _CALENDAR.values() and one not in ("March", "May"):
        return name
    beside = [found[p].text.lower() for p in (place - 1, place + 1) if 0 <= p < len(found)]
    numbered = any(word[:1].isdigit() for word in beside)
    ends = place + 1 == len(found) or not found[place + 1].text[0].isalnum()
    dated = place > 1 and found[place - 1].text.isdigit() and found[place - 2].text in _BEFORE_DATES
    if (low == "march" and numbered) or (low == "may" and dated and ends):
        return name
    led = place > 0 and beside[0] in _BEFORE_DATES and low not in _WORDS_TOO
    alone = low in _NO_WORDS and not text.isupper()
    worked = (
        low in ("sat", "sun") and place > 0 and beside[0] not in _WHO_SAT and beside[-1] in _WORKED
    )
    return _CALENDAR[low] if low in _CALENDAR and (numbered or led or alone or worked) else text


def is_date(word: str) -> bool:
    """Whether a word is a number, a month or a day.

    >>> is_date("12th"), is_date("March"), is_date("rota")
    (True, True, False)
    """
    return any(sign.isdigit() for sign in word) or word in _CALENDAR.values()


def _parted(chunk: str) -> Iterator[Token]:
    first: list[str] = []
    last: list[str] = []
    if chunk not in ("->", "→", "=>"):
        while len(chunk) > 1 and (opens := _OPENS.match(chunk)) and chunk[:2] != "--":
            first.append(opens[0])
            chunk = chunk[1:]
        while len(chunk) > 1 and (closes := _CLOSES.search(chunk)):
            if _ABBREVIATED.fullmatch(chunk):
                break
            last.insert(0, closes[0])
            chunk = chunk[: closes.start()]
        if clitic := _CLITIC.search(chunk):
            last.insert(0, clitic[0])
            chunk = chunk[: clitic.start()]
    words = _RUN_TOGETHER.get(chunk.lower(), (_SHORT.get(chunk, chunk),))
    for place, part in enumerate([*first, *words, *last]):
        yield Token(_MARKS.get(part, part.replace("’", "'")), place == 0)


# Words that are two, typed without the apostrophe; "id", "ill", "its" and "were" are words, too.
_RUN_TOGETHER = {
    "im": ("I", "'m"), "ive": ("I", "'ve"), "youre": ("you", "'re"), "youve": ("you", "'ve"),
    "theyre": ("they", "'re"), "theyve": ("they", "'ve"), "weve": ("we", "'ve"), "hes": ("he", "'s"),
    "shes": ("she", "'s"), "thats": ("that", "'s"), "theres": ("there", "'s"), "whats": ("what", "'s"),
}  # fmt: skip
_SHORT = {
    "w/o": "without", "w/": "with", "b/c": "because", "cos": "because", "cuz": "because", "thru": "through",
    "ppl": "people", "yrs": "years", "mths": "months", "wks": "weeks", "hrs": "hours", "mins": "minutes",
    "u": "you", "ur": "your", "abt": "about", "b4": "before", "ltr": "letter", "ltrs": "letters", "bldg": "building",
    "exc": "except", "exc.": "except", "incl": "including", "incl.": "including", "poss": "possible", "langs": "languages", "asst": "assistant",
    "approx": "about", "approx.": "about",
}  # fmt: skip
_NEGATED = {
    f"{word}nt": f"{word}n't"
    for word in "did do does was were is are has have had would could should ca wo".split()
}


def _verb_form(make: Callable[[str], str]) -> Callable[[str], str]:
    def changed(word: str) -> str:
        low = corrected(word.lower())
        found = verb(low)
        base = found.base if found else low
        if len(base.rpartition("-")[2]) < 2:
            return word  # of one letter the lexicon makes nothing
        return doubled(make(base), low)

    return changed


def _base(base: str) -> str:
    return base


def _past(base: str) -> str:
    return "was" if base == "be" else past_of(base)


def _third(base: str) -> str:
    return {"be": "is", "have": "has"}.get(base) or third_of(base)


def _plural(word: str) -> str:
    return word[0] + plural_of(word.lower())[1:]


def _singular(word: str) -> str:
    found = senses(word.lower()).get("NOUN", ())
    return word[0] + found[0][1:] if found else word.removesuffix("s")


CHANGES: Mapping[str, Callable[[str], str]] = {
    "keep": str,
    "drop": lambda word: "",
    "low": str.lower,
    "cap": lambda word: word[:1].upper() + word[1:],
    "up": str.upper,
    "title": lambda word: word[:1].upper() + word[1:].lower(),
    "right": lambda word: corrected(word.lower()),
    "right_cap": lambda word: corrected(word.lower())[:1].upper() + corrected(word.lower())[1:],
    "negated": lambda word: _NEGATED.get(word.lower(), word),
    "ing": _verb_form(lambda base: "being" if base == "be" else gerund_of(base)),
    "past": _verb_form(_past),
    "base": _verb_form(_base),
    "third": _verb_form(_third),
    "part": _verb_form(participle_of),
    "plural": _plural,
    "singular": _singular,
    "of": lambda word: f"{word.removesuffix('s')}'s",
    "of_cap": lambda word: f"{word[:1].upper()}{word[1:].removesuffix('s')}'s",
    "of_many": lambda word: f"{word}'",
    "have": lambda word: f"{word}'s",
    "ly": lambda word: f"{word[:-1]}ily" if word.endswith("y") else f"{word}ly",
    "comma": lambda word: re.sub(r"(?<=\d) ?(?=\d{3}$)", ",", word),
}
# What may be a word of the lexicon.
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?$")
_FOR_VERBS = (
    "ing",
    "past",
    "base",
    "third",
    "part",
    "plural",
    "singular",
    "right",
    "right_cap",
    "ly",
)


@lru_cache(maxsize=65536)
def changed(word: str, change: str) -> str:
    """A word as a change leaves it: by the name of CHANGES, or `=` and what replaces it."""
    if change.startswith("="):
        return change[1:]
    if change in _FOR_VERBS and not WORD.match(word):
        return word
    return CHANGES[change](word)


def joined(words: Sequence[Token]) -> str:
    """Words and marks as a text, in which every bracket has its other.

    >>> joined(tokens("rota -> Ana (soon), Sam's"))
    "rota -> Ana (soon), Sam's"
    >>> joined(tokens("the keys, in the safe), and the van, (2019"))
    'the keys, in the safe, and the van (2019)'
    """
    text = ""
    for token in words:
        opened = text.count("(") > text.count(")")
        if (token.text == ")" and not opened) or (token.text == "," and text[-1:] == "("):
            continue
        if token.text == "(":
            text = text.removesuffix(",")
        apart = token.spaced or (token.text[0].isalnum() and re.search(r"[\w,;:]$", text))
        text += (" " if apart and text and text[-1] != "(" else "") + token.text
    return text + ")" * (text.count("(") - text.count(")"))
