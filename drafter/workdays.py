"""Working days: Monday to Friday, without the two days on which nearly all offices close."""

from __future__ import annotations

from datetime import date, timedelta

# Other public holidays differ from place to place and are not known here.
FREE = {(12, 25): "Christmas Day", (1, 1): "New Year's Day"}


def free_day(day: date) -> str | None:
    """What keeps a day from being a working day, in words, or None.

    >>> free_day(date(2026, 12, 20)), free_day(date(2026, 12, 21))
    ('a weekend', None)
    """
    return FREE.get((day.month, day.day)) or ("a weekend" if day.weekday() > 4 else None)


def on_or_after(day: date) -> date:
    """The day itself, or the next working day."""
    while free_day(day):
        day += timedelta(days=1)
    return day


def on_or_before(day: date) -> date:
    """The day itself, or the working day before it."""
    while free_day(day):
        day -= timedelta(days=1)
    return day


def shifted(day: date, days: int) -> date:
    """The working day that many working days after a day, or before it where negative.

    >>> shifted(date(2026, 12, 18), 1)
    datetime.date(2026, 12, 21)
    """
    day = on_or_before(day) if days < 0 else on_or_after(day)
    for _ in range(abs(days)):
        step = timedelta(days=1 if days > 0 else -1)
        day = on_or_after(day + step) if days > 0 else on_or_before(day + step)
    return day


def between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`; never negative."""
    span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(free_day(day) is None for day in span)
