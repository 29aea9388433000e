"""Findings marked in a text: pieces that join up to it, and the HTML that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from drafter import Finding

_RANK = {"note": 0, "warn": 1, "block": 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the numbers, from 1, of the findings that cover it."""

    text: str
    end: int
    numbers: tuple[int, ...]


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """Cut a text wherever a finding starts or ends; the pieces join up to the text.

    >>> a, b = (Finding("venting", s, e, "", "warn", "") for s, e in ((0, 4), (2, 6)))
    >>> [(p.text, p.numbers) for p in pieces("abcdefg", [a, b])]
    [('ab', (1,)), ('cd', (1, 2)), ('ef', (2,)), ('g', ())]
    """
    edges = {0, len(text), *(place for f in findings for place in (f.start, f.end))}
    return [
        Piece(
            text[start:end],
            end,
            tuple(n for n, f in enumerate(findings, 1) if f.start <= start and end <= f.end),
        )
        for start, end in pairwise(sorted(edges))
    ]


def marked(text: str, findings: Sequence[Finding]) -> str:
    """The text as HTML with every finding marked; the text is only ever text in it.

    A mark is told apart by its underline as well as by its color. Where a finding ends,
    its number in the list stands as an attribute, which the style sheet shows.
    """
    shown = "".join(_piece(piece, findings) for piece in pieces(text, findings))
    return f'<div class="marked" dir="auto">{shown}</div>'


def _piece(piece: Piece, findings: Sequence[Finding]) -> str:
    if not piece.numbers:
        return escape(piece.text)
    worst = max((findings[n - 1].severity for n in piece.numbers), key=_RANK.__getitem__)
    ending = [str(n) for n in piece.numbers if findings[n - 1].end == piece.end]
    number = f' data-number="{",".join(ending)}"' if ending else ""
    return f'<mark class="{worst}"{number}>{escape(piece.text)}</mark>'
