"""Plots of the tone checker as inline SVG: no library, and colors from the page's style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import isnan

from evals.checker import Bin, Group

WIDTH, HEIGHT = 320, 260
LEFT, TOP, RIGHT, BOTTOM = 44, 12, 12, 40
ROW = 26
SCALE = 170  # width of a bar that stands for 1
LETTER = 6.1  # width of a letter of the names before the bars


def _x(value: float) -> float:
    return round(LEFT + value * (WIDTH - LEFT - RIGHT), 1)


def _y(value: float) -> float:
    return round(HEIGHT - BOTTOM - value * (HEIGHT - TOP - BOTTOM), 1)


def _square(title: str, across: str, up: str, marks: Iterable[str]) -> str:
    """A plot of two shares, each from 0 to 1, with a light grid."""
    grid = []
    for tenth in (0, 2, 4, 6, 8, 10):
        at = tenth / 10
        grid.append(
            f'<line class="grid" x1="{_x(at)}" x2="{_x(at)}" y1="{_y(0)}" y2="{_y(1)}"/>'
            f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(at)}" y2="{_y(at)}"/>'
            f'<text class="tick" x="{_x(at)}" y="{_y(0) + 14}" text-anchor="middle">{at:g}</text>'
            f'<text class="tick" x="{_x(0) - 6}" y="{_y(at) + 4}" text-anchor="end">{at:g}</text>'
        )
    middle = (TOP + HEIGHT - BOTTOM) / 2
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"<title>{escape(title)}</title>{''.join(grid)}{''.join(marks)}"
        f'<text class="axis" x="{_x(0.5)}" y="{HEIGHT - 6}" text-anchor="middle">'
        f"{escape(across)}</text>"
        f'<text class="axis" transform="translate(11 {middle}) rotate(-90)" text-anchor="middle">'
        f"{escape(up)}</text></svg>"
    )


def _line(points: Sequence[tuple[float, float]], name: str) -> str:
    path = " ".join(f"{_x(x)},{_y(y)}" for x, y in points)
    return f'<polyline class="{name}" points="{path}"/>'


def reliability(bins: Sequence[Bin]) -> str:
    """Of what scores so, how much is flagged; a larger dot stands for more items."""
    most = max((count for _, _, count in bins), default=1)
    dots = [
        f'<circle class="dot" cx="{_x(score)}" cy="{_y(share)}" '
        f'r="{3 + 6 * (count / most) ** 0.5:.1f}"><title>score {score:.2f}: {share:.0%} of {count} '
        "flagged</title></circle>"
        for score, share, count in bins
    ]
    marks = [
        _line([(0, 0), (1, 1)], "ideal"),
        _line([(score, share) for score, share, _ in bins], "curve"),
        *dots,
    ]
    return _square("Reliability of the score", "score", "share that is flagged", marks)


def precision_recall(curve: Sequence[tuple[float, float]], at: Group) -> str:
    """Precision for each recall, and where the checker stands as it is."""
    here = (
        f'<circle class="dot" cx="{_x(at.recall)}" cy="{_y(at.precision)}" r="6"><title>as it is: '
        f"recall {at.recall:.2f}, precision {at.precision:.2f}</title></circle>"
    )
    return _square("Precision and recall", "recall", "precision", [_line(curve, "curve"), here])


def bars(groups: Sequence[Group], figures: Sequence[str]) -> str:
    """For each group a row, with a bar for each figure, such as precision and recall."""
    height = ROW * len(groups) + 24
    names = 14 + LETTER * max((len(group.name) for group in groups), default=0)
    width = round(names + SCALE + 12)
    rows = []
    for quarter in range(5):
        x = names + quarter / 4 * SCALE
        rows.append(
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{height - 18}"/>'
            f'<text class="tick" x="{x:.1f}" y="{height - 5}" text-anchor="middle">{quarter / 4:g}'
            "</text>"
        )
    for number, group in enumerate(groups):
        top = 4 + ROW * number
        name = group.name.replace("_", " ")
        rows.append(
            f'<text class="name" x="{names - 8:.1f}" y="{top + 14}" text-anchor="end">'
            f"{escape(name)}</text>"
        )
        for place, figure in enumerate(figures):
            value = getattr(group, figure)
            if isnan(value):
                continue
            thick = (ROW - 8) / len(figures)
            rows.append(
                f'<rect class="bar b{place}" x="{names:.1f}" y="{top + 2 + place * thick:.1f}" '
                f'width="{max(1.0, value * SCALE):.1f}" height="{thick - 1.5:.1f}" rx="2">'
                f"<title>{escape(name)}, {figure}: {value:.2f} of {group.flagged} flagged</title>"
                "</rect>"
            )
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><title>{escape(" and ".join(figures))}</title>{"".join(rows)}</svg>'
    )
