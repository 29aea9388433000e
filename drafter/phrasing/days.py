"""Days: how a day is written or said, as the writer of the facts does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import chain

from drafter.phrasing.edits import MONTHS
from drafter.situation import LISTS, Situation


def spoken_date(day: date, month_first: bool = False) -> str:
    """A date as a person writes it: "Friday, 18 December 2026", or "Friday, December 18, 2026"."""
    named = f"{day:%B} {day.day}," if month_first else f"{day.day} {day:%B}"
    return f"{day:%A}, {named} {day.year}"


def short_date(day: date, month_first: bool = False) -> str:
    """A date as it is said: "Friday 18 December", or "Friday, December 18"."""
    return f"{day:%A}, {day:%B} {day.day}" if month_first else f"{day:%A} {day.day} {day:%B}"


_DOTTED = re.compile(
    r"\b(due|by|until|till|on|from|ends|expires|out|starts?|before|after) (0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2]|[1-9]\.)\.?(?=$|[,;)]| ->)"
)
_LED = ("by", "until", "till", "on", "from", "before", "after")


def in_words(text: str) -> str:
    """With a day that was typed with a point in words, where it surely is a day.

    >>> in_words("the licence, runs out 14.03"), in_words("the binder in room 3.12")
    ('the licence, runs out on 14 March', 'the binder in room 3.12')
    >>> in_words("due 9.4., with Bo"), in_words("waste cut by 1.5 tonnes"), in_words("from 4.5 to 4.9")
    ('due on 9 April, with Bo', 'waste cut by 1.5 tonnes', 'from 4.5 to 4.9')
    """

    def written(found: re.Match[str]) -> str:
        led = found[1] if found[1] in _LED else f"{found[1]} on"
        return f"{led} {int(found[2])} {MONTHS[int(found[3].strip('.')) - 1]}"

    return _DOTTED.sub(written, text)


_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b", re.IGNORECASE)
_AMERICAN_PHONE = re.compile(r"(?:\b\d{3}[-.]|\(\d{3}\) ?)\d{3}[-.]\d{4}\b")
_AMERICAN = re.compile(
    r"\b(?:moms?|PTO|401\(?k|COBRA|favorite|colors?|neighbors?|labor|centers?|honored|grade school)\b"
)


def writes_month_first(situation: Situation) -> bool:
    """Whether the writer puts the month before the day: typed so, or in an American's words or phone number.

    >>> writes_month_first(Situation(sender="Al", company="Acme", handover=["rota, due March 5"]))
    True
    """
    people = chain.from_iterable((*p.thanks_for, *p.respect_for) for p in situation.people)
    lists = chain.from_iterable(getattr(situation, name) for name in LISTS)
    facts = "\n".join((*lists, *people, situation.reason or ""))
    american = (
        _MONTH_FIRST.search(facts)
        or _AMERICAN.search(facts)
        or _AMERICAN_PHONE.search(situation.contact or "")
    )
    return bool(american) and not _DAY_FIRST.search(facts)


def month(day: date) -> str:
    """The month and its year: "November 2026"."""
    return f"{day:%B %Y}"


def recent_month(day: date, today: date) -> str:
    """The month as it is said of a past day: "November", and with its year from long ago."""
    return f"{day:%B}" if (today - day).days < 300 else month(day)


def around(day: date, today: date) -> str:
    """When a day is, as it is said aloud: "in January", "at the end of December"."""
    last_week = (day + timedelta(days=7)).month != day.month
    said = recent_month(day, today)
    return f"at the end of {said}" if last_week and day >= today else f"in {said}"


# The filters that write a whole day; the second argument is whether the month comes first.
DATED: Mapping[str, Callable[[date, bool], str]] = {"day": spoken_date, "short_day": short_date}
