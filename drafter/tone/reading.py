"""A text as the rules read it: no disguise, lower case, and the way back to the original."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from drafter.text import Span, fold, plain, unleet


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules see of a text.

    `text` is in lower case, without accents; `cased` is as long and has its capitals.
    """

    text: str
    cased: str
    span: Callable[[int, int], Span]

    def before(self, start: int) -> str:
        """What stands just before a place, in the same sentence: at most 40 characters."""
        return _STOP.split(self.text[max(0, start - _LOOK_BACK) : start])[-1]


_LOOK_BACK = 40
_STOP = re.compile(r"[.!?;\n]")


def read(text: str) -> Reading:
    r"""Read a text for its tone: undo what hides words from a search but not from a reader.

    >>> reading = read("You're an i.d.i.o.t, R\u00e9n\u00e9e, I'm soooo d0ne")
    >>> reading.text
    "you're an idiot, renee, i'm so done"
    >>> reading.span(10, 15)
    (10, 19)
    """
    folded = fold(text)
    cased = unwrapped(folded.text)
    kept = _kept(cased)
    if kept is None:
        return Reading(_plain(cased), cased, folded.span)
    cased = "".join(cased[place] for place in kept)

    def span(start: int, end: int) -> Span:
        if end <= start:
            return folded.span(kept[start], kept[start])
        return folded.span(kept[start], kept[end - 1] + 1)

    return Reading(_plain(cased), cased, span)


def unwrapped(text: str) -> str:
    r"""A text with a space where a line is wrapped, as long as it was.

    >>> unwrapped("I leave with\nthanks.\nAna")
    'I leave with thanks.\nAna'
    """
    return _WRAP.sub(" ", text)


# A line that is wrapped, not ended: the next one goes on in lower case.
_WRAP = re.compile(r"(?<=[^\n.!?:;])\n(?=[a-z0-9])")
# Letters of one word with the same sign between them: "i.d.i.o.t", "i d i o t".
_SPREAD = re.compile(r"(?<![^\W_])[^\W\d_]([ .*_~|/+-])[^\W\d_](?:\1[^\W\d_]){2,}(?![^\W_])")
# A letter held: "sooo", "byeeee".
_HELD = re.compile(r"([^\W\d_])\1{2,}")
# At the end of a word these are often double to begin with: "alll", "misss".
_DOUBLE = "lsLS"


def _kept(text: str) -> list[int] | None:
    """The places of a text that stay where spread words are joined, None where all stay."""
    gone: set[int] = set()
    for match in _SPREAD.finditer(text):
        gone.update(range(match.start() + 1, match.end(), 2))
    for match in _HELD.finditer(text):
        first = 2 if match[1] in _DOUBLE else 1
        gone.update(range(match.start() + first, match.end()))
    return [place for place in range(len(text)) if place not in gone] if gone else None


def _plain(text: str) -> str:
    """Lower case without accents, digits that stand for letters undone; as long as `text`."""
    return unleet(plain(text))
