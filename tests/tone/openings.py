"""The words with which a match of a regular expression may begin.

Read from the expression's parse tree. The parser is a private part of the standard
library: used here, where a change in it would be seen, and not in the package.
"""

from collections.abc import Collection, Iterable
from re import _constants as sign
from re import _parser as parser
from typing import Any

NAME, NUMBER = "{name}", "{number}"
# A beginning that is not read further: `_END` closes a word, `_OPEN` leaves it open.
_END, _OPEN = "\0", "*\0"
# Classes with more letters than this, and words repeated more often, stay open.
_MOST = 6


def openings(expression: str) -> frozenset[str]:
    """Whole words, beginnings of words with a `*`, single signs, NAME for a group's,
    and NUMBER for what begins with any digit.

    A word is a run of letters, digits and underscores; `*` alone is any word.
    """
    found = _sequence(parser.parse(expression), frozenset({""}))
    return frozenset(text[:-1] if text.endswith(_END) else f"{text}*" for text in found)


def covered(opening: str, begins: Collection[str]) -> bool:
    """Whether an opening is among `begins`, or begins like one of them with a `*`."""
    plain = opening.removesuffix("*")
    return opening in begins or any(
        word.endswith("*") and plain.startswith(word[:-1]) for word in begins
    )


def _sequence(items: Iterable[Any], begun: frozenset[str]) -> frozenset[str]:
    for op, value in items:
        still = frozenset(text for text in begun if not text.endswith(_END))
        if still:
            begun = begun - still | _longer(op, value, still)
    return begun


def _longer(op: Any, value: Any, begun: frozenset[str]) -> frozenset[str]:
    if op is sign.LITERAL:
        return _with(begun, {chr(value)})
    if op is sign.IN:
        if begun == {""} and list(value) == [(sign.CATEGORY, sign.CATEGORY_DIGIT)]:
            return frozenset({NUMBER + _END})
        letters = _letters(value)
        return _with(begun, letters) if letters else _left_open(begun)
    if op is sign.SUBPATTERN:
        if value[0] is not None and begun == {""}:
            return frozenset({NAME + _END})
        return _sequence(value[3], begun)
    if op is sign.BRANCH:
        return frozenset().union(*(_sequence(branch, begun) for branch in value[1]))
    if op in (sign.MAX_REPEAT, sign.MIN_REPEAT):
        return _repeated(*value, begun)
    if op is sign.AT and value is sign.AT_BOUNDARY:
        return frozenset(text + _END if text else text for text in begun)
    if op in (sign.AT, sign.ASSERT, sign.ASSERT_NOT):
        ends = op is sign.ASSERT_NOT and value[0] > 0 and list(value[1]) == _WORD
        return frozenset(text + _END if text and ends else text for text in begun)
    return _left_open(begun)


_WORD = [(sign.IN, [(sign.CATEGORY, sign.CATEGORY_WORD)])]


def _repeated(least: int, most: int, items: Any, begun: frozenset[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for turn in range(min(most, _MOST)):
        if turn >= least:
            found |= begun
        begun = _sequence(items, begun)
    return found | (_left_open(begun) if most > _MOST else begun)


def _left_open(begun: frozenset[str]) -> frozenset[str]:
    return frozenset(text if text.endswith(_END) else text + _OPEN for text in begun)


def _with(begun: frozenset[str], letters: Collection[str]) -> frozenset[str]:
    """Each beginning with each letter; what is no letter closes the word before it."""
    return frozenset(
        text + letter if letter.isalnum() or letter == "_" else (text or letter) + _END
        for text in begun
        for letter in letters
    )


def _letters(items: Iterable[Any]) -> frozenset[str] | None:
    """The characters of a class, where they are few, else None."""
    found = set()
    for kind, value in items:
        if kind is sign.LITERAL:
            found.add(chr(value))
        elif kind is sign.CATEGORY and value in (sign.CATEGORY_SPACE, sign.CATEGORY_NOT_WORD):
            found.add(" ")
        else:
            return None
    return frozenset(found) if len(found) <= _MOST else None
