"""Whether every match of a regular expression must hold one of some words.

Read from the expression's parse tree. The parser is a private part of the standard
library: used here, where a change in it would be seen, and not in the package.
"""

from collections.abc import Collection, Iterable
from re import _constants as sign
from re import _parser as parser
from typing import Any

# More ways to spell a run of letters than this are not gone through.
MOST = 60
ONCE = frozenset({""})


def assured(expression: str, words: Collection[str]) -> bool:
    """True only where no match can be without one of `words`."""
    return _sequence(parser.parse(expression), words)


def _sequence(items: Iterable[Any], words: Collection[str]) -> bool:
    run = ONCE
    for item in items:
        spelled = _spelled([item])
        if spelled is None and _inside(*item, words):
            return True
        longer = None if spelled is None else _joined(run, spelled)
        run = longer or spelled or ONCE
        if all(any(word in text for word in words) for text in run):
            return True
    return False


def _inside(op: Any, value: Any, words: Collection[str]) -> bool:
    if op is sign.SUBPATTERN:
        return _sequence(value[3], words)
    if op is sign.BRANCH:
        return all(_sequence(branch, words) for branch in value[1])
    return op in (sign.MAX_REPEAT, sign.MIN_REPEAT) and value[0] > 0 and _sequence(value[2], words)


def _joined(run: frozenset[str], more: frozenset[str]) -> frozenset[str] | None:
    small = len(run) * len(more) <= MOST
    return frozenset(a + b for a in run for b in more) if small else None


def _spelled(items: Iterable[Any]) -> frozenset[str] | None:
    """All that a sequence may match, where that is a short list, else None."""
    run = ONCE
    for op, value in items:
        more: frozenset[str] | None = None
        if op is sign.LITERAL:
            more = frozenset({chr(value)})
        elif op is sign.IN and all(kind is sign.LITERAL for kind, _ in value):
            more = frozenset(chr(code) for _, code in value)
        elif op is sign.SUBPATTERN:
            more = _spelled(value[3])
        elif op is sign.BRANCH:
            branches = [_spelled(branch) for branch in value[1]]
            more = frozenset().union(*branches) if all(branches) else None
        elif op is sign.MAX_REPEAT and value[:2] == (0, 1) and (once := _spelled(value[2])):
            more = once | ONCE
        elif op in (sign.AT, sign.ASSERT, sign.ASSERT_NOT):
            more = ONCE
        joined = _joined(run, more) if more else None
        if joined is None:
            return None
        run = joined
    return run
