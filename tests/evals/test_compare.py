"""What counts as a change, and what as noise."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from evals.chance import bootstrap, wilson
from evals.compare import changes, read_baseline, write_baseline

CASES = [f"{kind}/{n}" for kind in ("letter", "note") for n in range(20)]
FINE: dict[str, list[str]] = {case: [] for case in CASES}


def with_failing(count: int, measure: str = "stock") -> dict[str, list[str]]:
    return {case: [measure] if n < count else [] for n, case in enumerate(CASES)}


def mean_of(values: list[float]) -> tuple[float, float]:
    return bootstrap(lambda drawn: float(np.array(values)[drawn].mean()), len(values))


def part(name: str, found):
    return next((change for change in found if change.part == name), None)


def test_nothing_changed_is_no_change() -> None:
    assert changes("c", FINE, FINE) == []


@pytest.mark.parametrize(("count", "beyond"), [(1, False), (2, False), (6, True)])
def test_a_few_cases_are_noise_and_many_are_not(count: int, beyond: bool) -> None:
    whole = part("all", changes("c", FINE, with_failing(count)))
    assert whole.beyond == whole.got_worse == beyond
    assert (whole.before, whole.after, whole.of) == (40, 40 - count, 40)
    assert len(whole.worse) == count


def test_a_kind_that_gets_worse_is_seen_where_the_whole_is_noise() -> None:
    after = {**FINE, **{f"note/{n}": ["length"] for n in range(5)}}
    before = {**FINE, **{f"letter/{n}": ["length"] for n in range(5)}}
    found = changes("c", before, after)
    assert not part("all", found).beyond
    assert part("note", found).got_worse
    assert part("letter", found).got_better


def test_one_broken_promise_is_too_many_but_one_other_failure_is_noise() -> None:
    assert part("leaked", changes("c", FINE, with_failing(1, "leaked"))).got_worse
    assert not part("stock", changes("c", FINE, with_failing(1, "stock"))).got_worse


def test_only_cases_in_both_are_compared() -> None:
    after = {"note/0": ["stock"], "note/new": ["stock"]}
    whole = part("all", changes("c", FINE, after))
    assert (whole.of, whole.worse) == (1, {"note/0": ("stock",)})


def test_the_bootstrap_holds_its_mean_and_takes_noise_for_noise() -> None:
    low, high = mean_of([-1.0] * 10 + [0.0] * 30)
    assert low < -0.25 < high < 0
    low, high = mean_of([-1.0, 1.0] * 10 + [0.0] * 30)
    assert low < 0 < high


def test_few_false_alarms_where_only_chance_changes_cases() -> None:
    chance = random.Random(0)
    alarms = 0
    for _ in range(200):
        flips = [chance.choice([-1.0, 0.0, 0.0, 1.0]) for _ in range(40)]
        alarms += mean_of(flips)[1] < 0
    assert alarms < 16  # five in a hundred of both sorts, so about five worse in 200


@pytest.mark.parametrize(
    ("passed", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_those_of_the_published_formula(
    passed: int, of: int, low: float, high: float
) -> None:
    assert wilson(passed, of) == pytest.approx((low, high), abs=0.001)


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == {"drafts": {}, "tone": {}}
    write_baseline({"a": {"note/1": ["stock"], "note/2": []}}, {"s1": 0.5}, CASES, path)
    assert read_baseline(path) == {
        "drafts": {"a": {"note/1": ["stock"], "note/2": []}},
        "tone": {"s1": 0.5},
    }


def test_what_was_not_drafted_stays_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline({"a": {"note/1": [], "note/2": ["tone"]}, "b": {"note/1": []}}, {}, CASES, path)
    write_baseline({"a": {"note/1": ["form"]}}, {}, [c for c in CASES if c != "note/0"], path)
    assert read_baseline(path)["drafts"] == {
        "a": {"note/1": ["form"], "note/2": ["tone"]},
        "b": {"note/1": []},
    }
    write_baseline({}, {}, ["note/1"], path)
    assert read_baseline(path)["drafts"]["a"] == {"note/1": ["form"]}
