"""What every check knows of a text: its folded form, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]


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
_ALIKE = str.maketrans(
    "аеорсухіјѕԁԛԝһӏкмтвнАВЕКМНОРСТУХІЈЅαοερντικΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡıⅼ"
    "‘’‚‛′“”„‟″«»‐‑‒–—―−…\u00a0\u2002\u2003\u2009\u202f\u3000",
    'aeopcyxijsdqwhlkmtbhABEKMHOPCTYXIJSaoepvtikABEZHIKMNOPTYXagil\'\'\'\'\'"""""""-------.      ',
)


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Fold a text for matching.

    >>> fold("I\\u2019m f\\u200bine").text
    "I'm fine"
    >>> fold("f\\u200bine").span(0, 4)
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
            if unicodedata.category(char) in ("Cf", "Mn", "Cs") or char == "\ufe0f":
                continue
            if latin:
                plain = char.translate(_ALIKE)
                plain = unicodedata.normalize("NFKC", plain)
        letters.append(plain)
        offsets.extend([place] * len(plain))
    offsets.append(len(text))
    return Folded("".join(letters), tuple(offsets))


def _mostly_latin(text: str) -> bool:
    """Whether look-alikes stand in for Latin letters, rather than the text being Greek or Russian."""
    latin = other = 0
    for char in text:
        if char.isalpha():
            if char < "\u0250" or "\uff21" <= char <= "\uff5a":
                latin += 1
            elif "\u0370" <= char <= "\u052f":
                other += 1
    return latin >= other


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
