"""A text as the fact check reads it: folded, plain, and cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.facts.dates import Mention, dates_in
from drafter.guidance import read_yaml
from drafter.text import Folded, Span, fold, plain_of, sentences

# Characters that are read. A longer text is blocked for its length whatever is in it;
# secrets are looked for in all of it.
READ = 20_000

_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")


class Word(NamedTuple):
    """A word at a span of the folded text, as written and plain."""

    start: int
    end: int
    written: str
    plain: str


class Hit(NamedTuple):
    """A rule at a span of the folded text, and what its sentences are filled with."""

    rule: str
    start: int
    end: int
    fill: Mapping[str, str] = {}


@dataclass(frozen=True)
class Reading:
    """A text, folded and plain, read on a day.

    Spans in it are offsets into `written`, end excluded.
    """

    text: str
    today: date
    folded: Folded = field(init=False, repr=False)
    written: str = field(init=False, repr=False)
    plain: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        folded = fold(self.text)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "written", folded.text[:READ])
        object.__setattr__(self, "plain", folded.plain[:READ])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.written, self.plain))

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The dates that it names."""
        return tuple(dates_in(self.plain, self.written, self.today))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The spans of the lines that are not empty, without the space around them."""
        found = re.finditer(r"[^\s](?:[^\n]*[^\s])?", self.plain)
        return tuple(match.span() for match in found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(sentences(self.written))

    @cached_property
    def greeting(self) -> Greeting | None:
        return _greeting(self)

    @cached_property
    def closing(self) -> int | None:
        """Which of the lines takes leave ("Best regards,"), or None."""
        for number in range(len(self.lines) - 1, max(-1, len(self.lines) - 8), -1):
            if takes_leave(self, number):
                return number
        return None

    @cached_property
    def shouting(self) -> bool:
        """Whether most letters are capitals, so that they say nothing of names."""
        letters = [c for c in self.written if c.isalpha()]
        return sum(map(str.isupper, letters)) > 0.6 * len(letters)

    def words_in(self, start: int, end: int) -> list[Word]:
        return [w for w in self.words if start <= w.start and w.end <= end]


def takes_leave(reading: Reading, number: int) -> bool:
    """Whether a line is the one before a signature."""
    start, end = reading.lines[number]
    return end - start <= 60 and _CLOSING.fullmatch(reading.plain, start, end) is not None


def words_of(written: str, plainly: str) -> Iterator[Word]:
    """The words of a text, with their inner apostrophes and ampersands."""
    for match in _WORD.finditer(plainly):
        start, end = match.span()
        yield Word(start, end, written[start:end], match[0])


class Greeting(NamedTuple):
    """The span of a greeting, and of those who are greeted in it."""

    start: int
    end: int
    names: Span


_HELLO = (
    r"(?:my )?dear(?:est)?|hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day)"
    r"|morning|afternoon|evening|to"
)
_GREETING = re.compile(rf"(?:{_HELLO})(?: there)?[ ,]+(?P<names>[^\n,!:;.?]{{1,60}}?)\s*[,!:;.-]")
_LONE_GREETING = re.compile(rf"(?:{_HELLO})(?: there)?(?:,? (?P<names>[^\n,!:;?]{{1,60}}))?")
_CALL = re.compile(r"(?P<names>[^\W\d_][^\n,:;.!?]{0,40})[,:]")
_CLOSING = re.compile(
    r"(?:(?:with|my|many|all|the|very|much|a|and|in|most|kind|kindest|best|warm|warmest|yours?"
    r"|sincere|heartfelt|huge|good|fond|deep|big|every) )*"
    r"(?:regards?|best|wish(?:es)?|sincerely|faithfully|truly|respectfully|cordially|cheers"
    r"|thanks(?: again| so much| a lot| for everything)?|thank you(?: again)?|gratitude|yours"
    r"|appreciation|warmly|fondly|love|respect|gratefully|take care|all the best|yours ever"
    r"|see you|until then|so long|goodbye|farewell)"
    r"(?: (?:to|for|from) (?:you|all|us)(?: all)?| always| again)?[ ]?[,.!-]{0,2}"
)


def _greeting(reading: Reading) -> Greeting | None:
    """How the text begins to speak to someone: its first line, or the head of it."""
    if not reading.lines:
        return None
    start, end = reading.lines[0]
    match = _GREETING.match(reading.plain, start, end)
    if match is None and end - start <= 60:
        match = _LONE_GREETING.fullmatch(reading.plain, start, end)
        if match is None and len(reading.lines) > 1:
            match = _CALL.fullmatch(reading.plain, start, end)
    if match is None or len((match["names"] or "").split()) > 6:
        return None
    names = match.span("names") if match["names"] else (match.end(), match.end())
    return Greeting(start, match.end(), names)


def holds(text: str, part: str) -> bool:
    """Whether a text holds a part of it that neither begins nor ends inside a word.

    >>> holds("the custom", "custom"), holds("customers", "custom")
    (True, False)
    """
    place = text.find(part)
    while place >= 0:
        end = place + len(part)
        starts = not (part[:1].isalnum() and text[place - 1 : place].isalnum())
        ends = not (part[-1:].isalnum() and text[end : end + 1].isalnum())
        if starts and ends:
            return True
        place = text.find(part, place + 1)
    return False


@cache
def word_list(name: str, group: str | None = None) -> frozenset[str]:
    """A list of words.yaml, plain."""
    data = read_yaml(Path(__file__).parent / "words.yaml")[name]
    return frozenset(plain_of(data if group is None else data[group]).split())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its common endings: roughly the same for all its forms.

    >>> [stem(w) for w in ("layoffs", "merging", "merge", "stopped", "stories", "Sam's")]
    ['layoff', 'merg', 'merg', 'stop', 'stori', 'sam']
    """
    word = word.lower().removesuffix("'s").rstrip("'")
    for ending in ("ing", "ied", "ed", "ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("i" if ending in ("ied", "ies") else "")
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sfl":
                word = word[:-1]
            break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1] + ("i" if word[-1] == "y" else "")
    return word


@cache
def _families() -> Mapping[str, str]:
    """The stem of each word of words.yaml's families, with the stem that stands for it."""
    lines = read_yaml(Path(__file__).parent / "words.yaml")["families"]
    return {stem(word): stem(words[0]) for words in map(str.split, lines) for word in words}


# Endings that make a word of another, each with what may stand before it once more.
_DERIVED = re.compile(
    r"(?<=\w{4})(?:at(?:ion|or|ive)?|it(?:ion|or|ive)?|ion|ment|anci|enci|anc|enc|ant|ent|or|er|al|ur|iv)$"
)
# "dismiss" and "manage" before an ending keep a letter that their stems lose.
_LAST_LETTER = re.compile(r"(?<=\w{3}s)s$|(?<=\w{3})e$")


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Roughly the same for all words of a family, in whatever part of speech.

    >>> [root(w) for w in ("merger", "merged", "pregnancy", "pregnant", "bought", "buying")]
    ['merg', 'merg', 'pregn', 'pregn', 'buy', 'buy']
    """
    found = stem(word)
    found = _families().get(found, found)
    return _LAST_LETTER.sub("", _DERIVED.sub("", found))
