"""What every check knows of a text: its folded form, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]


ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain for matching, and the way back.

    `text` is what a reader sees, in plain characters: full-width forms, look-alike
    letters and typographic quotes are replaced, what cannot be seen is dropped.
    `offsets[i]` is where `text[i]` stood in the original; one more entry closes it.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The original's span for a span of the folded text, both ends excluded alike."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


# Letters of other scripts that a reader takes for Latin ones (the pairs that Unicode
# Technical Standard 39 lists as confusable, kept to those drawn alike in common fonts).
ALIKE = str.maketrans(
    "аеорсухіјѕԁԛԝһӏкмтвнАВЕКМНОРСТУХІЈЅαοερντικΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡıⅼ"
    "‘’‚‛′“”„‟″«»‐‑‒–—―−…\u00a0\u2002\u2003\u2009\u202f\u3000",
    'aeopcyxijsdqwhlkmtbhABEKMHOPCTYXIJSaoepvtikABEZHIKMNOPTYXagil\'\'\'\'\'"""""""-------.      ',
)
# Letters and symbols that are drawn as nothing: fillers and the blank Braille cell.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    r"""Fold a text for matching.

    >>> fold("I\u2019m f\u200bine").text
    "I'm fine"
    >>> fold("f\u200bine").span(0, 4)
    (0, 5)
    """
    if text.isascii():
        return Folded(text, tuple(range(len(text) + 1)))
    letters: list[str] = []
    offsets: list[int] = []
    latin = _mostly_latin(text)
    for place, char in enumerate(text):
        plain = char
        if not char.isascii():
            if char in _BLANK or unicodedata.category(char) in ("Cf", "Mn", "Me", "Cs"):
                continue
            if latin:
                plain = char.translate(ALIKE)
                whole = unicodedata.normalize("NFKC", plain)
                # A sign of eighteen letters (U+FDFA) would make a long text of a short one.
                plain = whole if len(whole) <= 4 else plain
        letters.append(plain)
        offsets.extend([place] * len(plain))
    offsets.append(len(text))
    return Folded("".join(letters), tuple(offsets))


_WORDS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\uff21-\uff5a]")
_OTHER = re.compile(r"[\u0370-\u052f]")


def _mostly_latin(text: str) -> bool:
    """Whether look-alikes stand in for Latin letters, not the text being Greek or Russian.

    A word that mixes the scripts is a Latin word in disguise.
    """
    if not _OTHER.search(text):
        return True
    words = _WORDS.findall(text)
    latin = sum(1 for word in words if _LATIN.search(word))
    return latin >= sum(1 for word in words if _OTHER.search(word) and not _LATIN.search(word))


def sentences(text: str) -> Iterator[Span]:
    r"""The spans of the sentences of a text, without the space around them.

    A line break ends a sentence: greetings, signatures and list items are their own.

    >>> text = "Dear Sam,\nI am leaving. Mr. Ito knows."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Dear Sam,', 'I am leaving.', 'Mr. Ito knows.']
    """
    from sentencex import get_sentence_boundaries

    for line in re.finditer(r"[^\n]+", text):
        for piece in get_sentence_boundaries("en", line.group()):
            sentence = piece["text"]
            start = line.start() + piece["start_index"]
            start += len(sentence) - len(sentence.lstrip())
            end = start + len(sentence.strip())
            if end > start:
                yield start, end
