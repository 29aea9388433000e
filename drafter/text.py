"""What every check knows of a text: its folded form, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

# Characters that no reader sees, that hide text or that turn it around: controls but for tab
# and newline, zero-width space and marks, fillers and blanks, bidirectional overrides, tags, lone
# surrogates. The zero-width joiners stay: names in Persian or Sinhala are spelled with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)


def without_hidden(text: str) -> str:
    """A text with plain line ends and without the characters that no reader sees.

    >>> without_hidden("Thank\u200b you\u202e.")
    'Thank you.'
    """
    return _HIDDEN.sub("", text.replace("\r\n", "\n"))


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
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain for matching, and the way back.

    `text` is what a reader sees, in plain characters: full-width forms, look-alike
    letters, typographic quotes and ligatures are replaced, what cannot be seen is dropped.
    `plain` is as long, in lower case without accents. `offsets[i]` is where `text[i]`
    stood in the original; one more entry closes it.
    """

    text: str
    plain: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The original's span for a span of the folded text, both ends excluded alike."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


# Letters of other scripts that a reader takes for Latin ones (the pairs that Unicode
# Technical Standard 39 lists as confusable, kept to those drawn alike in common fonts).
_ALIKE = dict(
    zip(
        "аеорсухіјѕԁԛԝһӏкмтвнАВЕКМНОРСТУХІЈЅαοερντικΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡıⅼ",
        "aeopcyxijsdqwhlkmtbhABEKMHOPCTYXIJSaoepvtikABEZHIKMNOPTYXagil",
        strict=True,
    )
)
# Typographic signs and spaces for those that are typed, and letters that are two.
_SIGNS = {
    **dict.fromkeys("‘’‚‛′ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
    "…": ".",
    **{"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"},
}
# The names of signs that are a Latin letter drawn in another way, for which Unicode gives
# no decomposition: small capitals, and white on black.
_DRAWN = re.compile(
    r"^(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:SQUARED|CIRCLED) LATIN CAPITAL LETTER) ([A-Z])$"
)
# Letters without a decomposition that people type plain.
_TYPED = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t"}


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    r"""Fold a text for matching.

    >>> fold("I\u2019m f\u200bine").text
    "I'm fine"
    >>> fold("f\u200bine").span(0, 4)
    (0, 5)
    """
    if text.isascii():
        return Folded(text, text.lower(), range(len(text) + 1))
    letters: list[str] = []
    offsets: list[int] = []
    latin = _mostly_latin(text)
    for place, char in enumerate(text):
        seen = char if char.isascii() else _seen(char, latin)
        letters.append(seen)
        offsets.extend([place] * len(seen))
    offsets.append(len(text))
    folded = "".join(letters)
    return Folded(folded, plain(folded), tuple(offsets))


@lru_cache(maxsize=4096)
def _seen(char: str, latin: bool) -> str:
    """What a reader sees of a character, empty where that is nothing."""
    if _HIDDEN.match(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""  # the joiners are among Cf: a word reads the same without them
    sign = _SIGNS.get(char) or (_ALIKE.get(char, char) if latin else char)
    drawn = _DRAWN.search(unicodedata.name(sign, "")) if sign == char else None
    if drawn:
        return drawn[1].lower() if "SMALL" in drawn[0] else drawn[1]
    whole = unicodedata.normalize("NFKC", sign)
    # A sign of eighteen letters (U+FDFA) would make a long text of a short one.
    return whole if len(whole) <= 4 else sign


class _Plain(dict[int, str]):
    """Each character's plain form, one for one, found when first met."""

    def __missing__(self, code: int) -> str:
        lower = _ALIKE.get(chr(code), chr(code)).lower()
        base, *marks = list(unicodedata.normalize("NFD", lower))
        if any(unicodedata.category(mark) != "Mn" for mark in marks):
            base = lower[0]  # a syllable of letters, as in Korean
        self[code] = _ALIKE.get(base) or _TYPED.get(base, base)
        return self[code]


_PLAIN = _Plain()


def plain(folded: str) -> str:
    """Lower case without accents or look-alikes, as long as what is given.

    >>> plain("Siân O'Neil, ŁÓDŹ")
    "sian o'neil, lodz"
    """
    return folded.lower() if folded.isascii() else folded.translate(_PLAIN)


def plain_of(text: str) -> str:
    """The plain form of a text that is not folded yet.

    >>> plain_of("Stra\u00dfe in \uff2c\u00f3d\u017a")
    'strasse in lodz'
    """
    return fold(text).plain


def bare(text: str) -> str:
    """The plain form of a text on one line, without apostrophes, as words are looked up in it.

    >>> bare("They  DIDN'T pay; \u00dcberstunden")
    'they didnt pay; uberstunden'
    """
    return " ".join(plain_of(text).replace("'", "").split())


# Figures and signs inside a word, or at its edge beside three letters, that stand for letters:
# "f00l", "1diots", but not "4th" or "5pm".
_LEET = re.compile(
    r"(?<=[a-z])[013457@$!]+(?=[a-z])"
    r"|(?<![^\W_])[013457](?=[a-z]{3})|(?<=[a-z]{3})[013457](?![^\W_])"
)
_LETTERS = {one: str.maketrans("013457@$!", f"o{one}eastas{one}") for one in "il"}


def unleet(plain: str, one: str = "i") -> str:
    """A plain text with letters for the figures in its words, as long as it was.

    `one` is what a 1 stands for: "i" or "l".

    >>> unleet("h4lden on the 4th"), unleet("ha1den", "l")
    ('halden on the 4th', 'halden')
    """
    return _LEET.sub(lambda match: match[0].translate(_LETTERS[one]), plain)


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


def marked(text: str, spans: Iterable[Span]) -> bytearray:
    """A byte for each character of a text and its end: 1 inside the spans, else 0.

    >>> list(marked("abcd", [(1, 3)]))
    [0, 1, 1, 0, 0]
    """
    marks = bytearray(len(text) + 1)
    for start, end in spans:
        end = min(end, len(text))
        marks[start:end] = b"\1" * (end - start)
    return marks


def shortened(fact: str) -> str:
    """A fact as it is quoted in a sentence about it: whole, or its first 57 characters.

    >>> shortened("the Friday lunches")
    'the Friday lunches'
    """
    return fact if len(fact) <= 60 else f"{fact[:57].rstrip()}..."
