"""Working days: what is one, and how to count them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.workdays import between, free_day, on_or_after, on_or_before, shifted

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-12-18", None),
        ("2026-12-19", "a weekend"),
        ("2026-12-20", "a weekend"),
        ("2026-12-25", "Christmas Day"),
        ("2027-01-01", "New Year's Day"),
    ],
)
def test_free_days_are_named(day, why):
    assert free_day(date.fromisoformat(day)) == why


def test_the_nearest_working_days_of_a_christmas_weekend():
    christmas = date(2026, 12, 25)
    assert on_or_before(christmas) == date(2026, 12, 24)
    assert on_or_after(christmas) == date(2026, 12, 28)


@given(days, st.integers(-30, 30))
def test_a_shift_lands_on_a_working_day_as_far_off_as_asked(day, distance):
    start = on_or_before(day) if distance < 0 else on_or_after(day)
    landed = shifted(day, distance)
    assert free_day(landed) is None
    assert between(min(start, landed), max(start, landed)) == abs(distance)


@given(days, st.integers(0, 60))
def test_between_counts_the_last_day_and_not_the_first(day, span):
    last = day + timedelta(days=span)
    whole = [day + timedelta(days=n) for n in range(1, span + 1)]
    assert between(day, last) == len([d for d in whole if free_day(d) is None])
    assert between(last, day) == 0
