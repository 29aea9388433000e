"""Dates in a text, in any usual spelling, and whether a day fits them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from drafter.text import ONES, ORDINALS

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_NTH = {
    **{word: number for number, word in enumerate(ORDINALS, 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(ORDINALS[:9], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_SEASONS = {
    "spring": (3, 9),
    "summer": (6, 12),
    "autumn": (9, 3),
    "fall": (9, 3),
    "winter": (12, 6),
}
SMALL = {word: number for number, word in enumerate(ONES[:13]) if number} | {"a": 1, "an": 1}
Days = tuple[date, date]  # the first and the last, both included
_SPAN_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)(?:\.(?=,?[^\S\n]\d))?"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_WORDS = "|".join(sorted(_NTH, key=len, reverse=True)).replace("-", "[ -]")
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_WORDS})(?![\w%]|:\d|[.,]\d{{3}}(?!\d))"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%])"
_GAP = r"(?:[^\S\n]|\n(?!\d+[.)]\s))"  # not what stands between two rows of a numbered list
_NO_DATE = r"time|year|floor|century|anniversary|birthday|grade|place|edition|hour|version"

# In this order: what one pattern takes, the later ones leave.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w-])",
        r"(?<![\w/.-])(?P<one>\d{1,2})(?P<dot>[/.-])(?P<two>\d{1,2})(?P=dot)"
        r"(?P<year>\d{4}|\d\d)(?!\w)",
        r"(?<![\w/.])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\w/%])",
        r"(?<![\w/.])(?P<one>\d{1,2})\.[^\S\n]?(?P<two>\d{1,2})\.(?!\w)",
        rf"(?<!\w)(?:{_WEEKDAY}\.?,?{_GAP}(?:the\s)?)?(?<![\w.,]){_DAY}(?:\sday)?(?:\sof)?[\s-]{_MONTH}"
        rf"(?:,?[\s-]{_YEAR})?",
        rf"(?<!\w)(?:{_WEEKDAY}\.?,?\s)?(?<!\w){_MONTH}{_GAP}(?:the\s)?{_DAY}(?!\s?[ap]m)"
        rf"(?:,?\s{_YEAR})?",
        rf"(?<!\w){_MONTH},?\s(?:of\s)?{_YEAR}",
        rf"(?<!\w){_WEEKDAY},?{_GAP}(?:the\s)?{_DAY}(?!\s?(?:[ap]m|o'clock))",
        rf"(?<!\w)(?:on|by|until|till|before|after|from|is|be|of)\s(?:the\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?!\w)"
        rf"(?!\s(?:{_NO_DATE}))",
        rf"(?<![\w.,:/£$€-]){_YEAR}(?!/)",
        r"(?<!\w)(?P<relative>today|tonight|tomorrow|yesterday|(?:in\s(?P<many>\w{1,6})\s"
        r"(?P<span>day|week|fortnight|month)s?(?:'\stime)?|(?P<many2>\w{1,6})\s"
        r"(?P<span2>day|week|fortnight|month)s?\sfrom\s(?:today|now))|(?<!the\s)(?<!my\s)"
        r"(?<!our\s)(?P<which>next|last)\s(?P<unit>week|month|year))(?!\w)",
        rf"(?<!\w)(?:(?<!my\s)(?<!our\s)(?P<which>this|next|last|coming|past)\s)?{_WEEKDAY}(?!\w)",
        rf"(?<!\w){_MONTH}(?!\w)",
    )
)
_LEAD = r"(?<!\w)(?:(?:at|by|in|before|after|from|until|till|around|over|early)\s){0,2}"
# Times with soft edges, and the days that each may mean, read before all others.
_SOFT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Iterable[Days]]], ...] = (
    (
        re.compile(
            rf"{_LEAD}(?:the\s)?end\sof\s(?P<which>the|this|next)\s(?P<unit>month|year)(?!\w)"
        ),
        lambda m, today: _end_of(m["unit"], m["which"] == "next", today),
    ),
    (
        re.compile(rf"{_LEAD}the\snew\syear(?![\w'])"),
        lambda _, today: ((date(y, 1, 1), date(y, 1, 31)) for y in (today.year, today.year + 1)),
    ),
    (
        re.compile(
            r"(?<!\w)(?:(?:in|by|before|after|until|till|around|over|early|late|this|next|coming)\s)"
            r"{1,2}(?:the\s)?(?:early\s|late\s|coming\s)?"
            r"(?P<season>spring|summer|autumn|fall|winter)(?!\w)"
        ),
        lambda m, today: _season(m["season"], today),
    ),
    (
        re.compile(
            r"(?<!\w)in\s(?:a\s(?:few|couple\sof)|the\s(?:next\sfew|coming))\s"
            r"(?P<span>day|week|month)s(?:'\stime)?(?!\w)"
        ),
        lambda m, today: [
            (today + timedelta(_SPAN_DAYS[m["span"]]), today + timedelta(8 * _SPAN_DAYS[m["span"]]))
        ],
    ),
    (
        re.compile(rf"{_LEAD}christmas(?!['\w])"),
        lambda _, today: [(date(today.year, 12, 15), date(today.year + 1, 1, 10))],
    ),
)
_ORDER_WORDS = re.compile(
    r"(?:(?:in|of|by|until|till|since|from|late|early|mid|this|next|last|end)\W+|"
    r"(?:\b(?:for|due|and|til|starts?|begins?)|\d) |\()$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a text gives it: what it leaves open is None.

    `days` are the readings as (year, month, day), several where 3/4 may be either.
    `spans` are what a relative word ("next week") may mean, both ends included. `vague`
    where it means many days; `soft` where nobody can say which ("in the spring").
    """

    start: int
    end: int
    text: str
    days: tuple[tuple[int | None, int | None, int | None], ...] = ((None, None, None),)
    weekday: int | None = None
    spans: tuple[Days, ...] = ()
    vague: bool = False
    soft: bool = False

    @property
    def names_a_day(self) -> bool:
        """Whether it is one day, with its month or counted from today."""
        exact = any(a == b for a, b in self.spans)
        return exact or any(month and day for _, month, day in self.days)

    def fits(self, day: date) -> bool:
        """Whether all that is said holds for this day."""
        if self.spans:
            return any(a <= day <= b for a, b in self.spans)
        if self.weekday not in (None, day.weekday()):
            return False
        return self._fits_numbers(day)

    def fits_but_for_weekday(self, day: date) -> bool:
        """Whether only the day of the week is wrong."""
        return (
            self.names_a_day and not self.spans and self._fits_numbers(day) and not self.fits(day)
        )

    def _fits_numbers(self, day: date) -> bool:
        parts = (day.year, day.month, day.day)
        return any(
            all(said in (None, true) for said, true in zip(said_day, parts, strict=True))
            for said_day in self.days
        )

    def as_dates(self, years: Iterable[int]) -> Iterator[date]:
        """The days that it can be, where it names one, in the years that come into question."""
        for year, month, day in self.days:
            if month and day:
                for guess in (year,) if year else years:
                    try:
                        yield date(guess, month, day)
                    except ValueError:
                        continue

    def within(self, known: Mention) -> bool:
        """Whether it says no more than another mention says."""
        if self.weekday is not None and known.weekday is None:
            return False
        if self.weekday != known.weekday and self.weekday is not None:
            return False
        return (
            any(
                all(a in (None, b) for a, b in zip(mine, theirs, strict=True))
                for mine in self.days
                for theirs in known.days
            )
            and not self.spans
        )


def dates_in(plain: str, written: str, today: date) -> list[Mention]:
    """The dates that a text names, in the order of the text.

    `plain` is the plain form of `written`: capitals tell the month from "may".

    >>> found = dates_in("friday, 18 december", "Friday, 18 December", date(2026, 11, 21))
    >>> found[0].fits(date(2026, 12, 18)), found[0].fits(date(2026, 12, 11))
    (True, False)
    """
    taken = bytearray(len(plain) + 1)
    found = []
    for pattern, days in _SOFT:
        for match in pattern.finditer(plain):
            start, end = match.span()
            spans = tuple(days(match, today))
            found.append(Mention(start, end, match[0], spans=spans, vague=True, soft=True))
            taken[start:end] = b"\1" * (end - start)
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            mention = _mention(match, written, today)
            if mention is not None:
                found.append(mention)
                taken[mention.start : end] = b"\1" * (end - mention.start)
    return sorted(found, key=lambda mention: mention.start)


def _mention(match: re.Match[str], written: str, today: date) -> Mention | None:
    part = match.groupdict()
    start, end, text = match.start(), match.end(), match[0]
    if part.get("relative") or part.get("which"):
        return _relative(part, start, end, text, today)
    if part.get("one") is not None:
        days = tuple(_either_order(part["one"] or "", part["two"] or "", part.get("year")))
        return Mention(start, end, text, days) if days else None
    month, weekday = _month(part.get("month")), _index(_DAYS, part.get("weekday"))
    day, year = _day(part.get("day")), part.get("year")
    if not 0 <= day <= 31 or not 0 <= month <= 12 or (part.get("day") and not day):
        return None
    if not day and not year and not _written_as_date(match, written):
        return None
    reading = (int(year) if year else None, month or None, day or None)
    return Mention(start, end, text, (reading,), weekday)


def _either_order(
    first: str, second: str, in_year: str | None
) -> Iterator[tuple[int | None, int, int]]:
    """Day and month, and month and day, where each can be one."""
    one, two = int(first), int(second)
    year = int(in_year) if in_year else None
    if year is None and (one, two) in ((24, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (9, 10)):
        return
    if year is not None and year < 100:
        year += 2000
    for day, month in {(one, two), (two, one)}:
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield year, month, day


def _relative(
    part: dict[str, str | None], start: int, end: int, text: str, today: date
) -> Mention | None:
    def one(days: int) -> tuple[date, date]:
        return today + timedelta(days), today + timedelta(days)

    weekday = _index(_DAYS, part.get("weekday"))
    which, unit = part.get("which"), part.get("unit")
    many = part.get("many") or part.get("many2")
    spans: tuple[tuple[date, date], ...]
    if weekday is not None:
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        first, second = (ahead - 7, ahead - 14) if which in ("last", "past") else (ahead, ahead + 7)
        near = ahead % 7 if which in ("this", "coming") else first
        spans = (one(near), one(second if which in ("next", "last") else first))
    elif unit:
        spans = (_unit(unit, which == "next", today),)
    elif many:
        count = int(many) if many.isdecimal() else SMALL.get(many, 0)
        if not 0 < count < 1000:
            return None
        days = count * _SPAN_DAYS[part.get("span") or part.get("span2") or "day"]
        slack = {7: 3, 14: 3, 30: 5}.get(
            _SPAN_DAYS[part.get("span") or part.get("span2") or "day"], 0
        )
        spans = ((today + timedelta(days - slack), today + timedelta(days + slack)),)
    else:
        spans = (one({"tomorrow": 1, "yesterday": -1}.get(text, 0)),)
    return Mention(start, end, text, ((None, None, None),), weekday, spans, vague=unit is not None)


def _unit(unit: str, ahead: bool, today: date) -> tuple[date, date]:
    """The week, month or year after or before this one."""
    step = 1 if ahead else -1
    if unit == "week":
        monday = today - timedelta(today.weekday() - 7 * step)
        return monday, monday + timedelta(6)
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    months = today.year * 12 + today.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    after = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return first, after - timedelta(1)


def _end_of(unit: str, next_one: bool, today: date) -> Iterator[Days]:
    """The last days of a month, of this one or any to come, or the last weeks of a year."""
    if unit == "year":
        year = today.year + next_one
        yield date(year, 12, 10), date(year, 12, 31)
        return
    for months in (1,) if next_one else range(13):
        number = today.year * 12 + today.month + months
        after = date(number // 12, number % 12 + 1, 1)
        yield after - timedelta(8), after - timedelta(1)


def _season(name: str, today: date) -> Iterator[Days]:
    """The three months of a season, on either half of the globe, in the years about today."""
    for year, month in product(range(today.year - 1, today.year + 2), _SEASONS[name]):
        yield date(year, month, 1), date(year, month, 1) + timedelta(91)


def _written_as_date(match: re.Match[str], written: str) -> bool:
    """Whether a lone "may", "march" or "sat" is the month or the day, not the verb."""
    name = match["month"] if "month" in match.groupdict() else match["weekday"]
    place = match.start("month" if "month" in match.groupdict() else "weekday")
    if name in ("may", "march", "mar") or name in _DAYS or name in _MONTHS:
        capital = written[place].isupper() and not written[place : place + len(name)].isupper()
        start = written[max(0, place - 12) : place]
        if name in ("may", "march"):
            return capital and bool(_ORDER_WORDS.search(start.lower()))
        lower = name in _MONTHS and name != "mar"  # "due feb", typed in a hurry
        return capital or (lower and bool(_ORDER_WORDS.search(start)))
    return True


def _index(names: list[str], text: str | None) -> int | None:
    return names.index(text[:3]) if text else None


def _month(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdecimal() else _MONTHS.index(text[:3]) + 1


def _day(text: str | None) -> int:
    if not text:
        return 0
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _NTH[re.sub(r"\s", "-", text)]
