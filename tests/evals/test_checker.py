"""The figures of the tone checker are those of their definitions."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from evals.checker import Item, Measured, auc, drift


def item(number: int, score: float, *labels: str, found: tuple[str, ...] = ()) -> Item:
    return Item(f"i{number}", labels, "note", "nurse", score, score < 0.5, frozenset(found))


ROWS = (
    item(0, 0.1),
    item(1, 0.2),
    item(2, 0.8, found=("blame",)),
    item(3, 0.3, "blame"),
    item(4, 0.9, "blame", found=("blame",)),
    item(5, 0.9, "venting", found=("blame",)),
)


def test_the_area_counts_pairs_in_order() -> None:
    truth = np.array([False, False, False, True, True, True])
    assert auc(truth, np.array([row.score for row in ROWS])) == pytest.approx(8 / 9)
    assert auc(truth, np.full(6, 0.5)) == 0.5
    assert math.isnan(auc(np.array([True, True]), np.array([0.1, 0.2])))


def test_precision_and_recall_are_of_what_it_would_not_let_pass() -> None:
    whole = Measured(ROWS).whole
    assert (whole.of, whole.flagged) == (6, 3)
    assert (whole.precision, whole.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_a_label_is_right_only_where_its_own_finding_is() -> None:
    blame = next(group for group in Measured(ROWS).by_label() if group.name == "blame")
    assert (blame.precision, blame.recall) == (pytest.approx(1 / 3), 0.5)
    assert blame.auc == pytest.approx(5 / 6)


def test_the_curve_ends_where_everything_is_flagged() -> None:
    curve = Measured(ROWS).curve
    assert curve[0] == (pytest.approx(2 / 3), 1.0)
    assert curve[-1] == (1.0, 0.5)
    assert [recall for recall, _ in curve] == sorted(recall for recall, _ in curve)


def test_a_score_that_is_a_chance_is_calibrated_and_another_is_not() -> None:
    fair = [item(n, 0.25, *(["blame"] if n % 4 == 0 else [])) for n in range(40)]
    assert Measured(tuple(fair)).ece == pytest.approx(0)
    sure = [replace(row, score=0.95) for row in fair]
    assert Measured(tuple(sure)).ece == pytest.approx(0.7)


def test_drift_is_seen_beyond_chance_alone() -> None:
    rows = tuple(
        item(n, (0.2 if n % 2 else 0.6) + (n % 7) / 100, *([] if n % 2 else ["blame"]))
        for n in range(200)
    )
    now = Measured(rows)
    assert drift(now, now.scores()) is None
    assert drift(now, {}) is None
    chance = {row.id: 0.2 + (int(row.id[1:]) * 37 % 100) / 200 for row in rows}
    better = drift(now, chance)
    assert better is not None
    assert better[1] > 0
    worse = drift(Measured(tuple(replace(r, score=chance[r.id]) for r in rows)), now.scores())
    assert worse is not None
    assert worse[2] < 0


def test_groups_of_a_few_are_not_shown() -> None:
    assert Measured(ROWS).by("voice") == []
    assert [g.name for g in Measured(ROWS * 2).by("voice")] == ["nurse"]
