"""Numbers in a text, in digits or words, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.text import ONES, TENS, Span, marked

_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 10**6, "billion": 10**9}
# "95k a year" is no time.
_RATES = ("a", "an", "per", "each", "every")
_WORDS = {
    **{word: number for number, word in enumerate(ONES)},
    **{word: number * 10 for number, word in enumerate(TENS, 2)},
}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9} | {
    word: float(number) for word, number in _SCALES.items()
}
# Days in each, so that 52 weeks are a year and a fortnight two weeks.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_UNITS = {
    name: unit
    for unit, names in {
        "day": "day days d",
        "week": "week weeks wk wks w",
        "month": "month months mo mos mth mths",
        "year": "year years yr yrs y",
        "hour": "hour hours hr hrs h",
        "minute": "minute minutes min mins",
    }.items()
    for name in names.split()
}

_WORD = "|".join([*TENS, *sorted(ONES, key=len, reverse=True)])
_SCALE = "|".join(_SCALES)
_NUMBER_WORDS = rf"(?:{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}|{_SCALE})(?!\w)){{0,6}}"
_CURRENCY = r"[$£€¥₹]|(?:usd|eur|gbp|chf|cad|aud|sek|nok|dkk|pln|inr|jpy)(?=\s?\d)"
_DIGITS = r"\d{1,3}(?:[ ,.']\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?:(?P<currency>{_CURRENCY})\s?)?(?<![\w.])(?:(?P<digits>{_DIGITS})"
    rf"(?:[\s-]?(?P<scale>k|mn|mio|m|bn|{_SCALE})(?![^\W\d]))?"
    rf"|(?<!\w)(?P<words>{_NUMBER_WORDS}|half a dozen|a dozen|(?:a|one)\s(?:hundred|thousand"
    rf"|million)(?!\w)(?:\s(?:and\s)?(?:{_WORD})){{0,3}}|(?:an?|past|last)(?=\s(?:decade|fortnight)))(?!\w))"
    r"(?P<half>\s1/2|\sand\sa\shalf|½)?(?P<percent>\s?%|\s?percent(?!\w)|\s?per\scent(?!\w))?"
    r"(?:\s?(?P<money>(?:euros?|pounds?|dollars?|francs?|cents?|pence|usd|eur|gbp|chf|quid"
    r"|rupees?|yen|kronor|kroner|zloty)(?!\w)|[€$£]))?"
)
_AFTER = re.compile(r"[\s-]?(?P<one>(?!(?:and|or)\b)[^\W\d_]+)(?:[\s-](?P<two>[^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a span. `values` are its readings: 5.000 may be five or five thousand.

    `unit` is "percent", "money", a unit of time, or "" for anything else; `nouns`
    are the two words after it.
    """

    start: int
    end: int
    text: str
    values: tuple[float, ...]
    unit: str = ""
    nouns: tuple[str, ...] = ()

    @property
    def is_time(self) -> bool:
        return self.unit in _DAYS

    @property
    def days(self) -> float:
        return self.values[0] * _DAYS[self.unit]

    def fits(self, other: Number) -> bool:
        """Whether it is the same number of the same sort."""
        if self.is_time and other.is_time:
            longest = max(_DAYS[self.unit], _DAYS[other.unit])
            if self.unit == other.unit or longest == 7:
                return self.days == other.days
            # Twelve weeks are three months to anyone but a calendar.
            return abs(self.days - other.days) <= 0.09 * other.days
        if self.unit != other.unit and (self.unit in _MARKED or other.unit in _MARKED):
            return False
        return bool(set(self.values) & set(other.values))


_MARKED = {"percent", *_DAYS}


def numbers_in(plain: str, taken: Iterable[Span] = ()) -> Iterator[Number]:
    """The numbers of a plain text, but for those inside the spans that are taken.

    >>> [(n.values, n.unit) for n in numbers_in("four years, 30 percent, £95k")]
    [((4.0,), 'year'), ((30.0,), 'percent'), ((95000.0,), 'money')]
    """
    blocked = marked(plain, taken)
    for match in _NUMBER.finditer(plain):
        start, end = match.span()
        if not any(blocked[start:end]):
            yield _number(match, plain)


def _number(match: re.Match[str], plain: str) -> Number:
    part = match.groupdict()
    values = _digits(part["digits"]) if part["digits"] else (_spelled(part["words"] or ""),)
    values = tuple(v * _SHORT.get(part["scale"] or "", 1.0) for v in values)
    if part["half"]:
        values = tuple(v + 0.5 for v in values)
    after = _AFTER.match(plain, match.end())
    nouns = [after["one"], after["two"] or ""] if after else []
    if nouns and nouns[0] in _RATES:
        nouns = []
    unit = next((_UNITS[n] for n in nouns if n in _UNITS), "")
    for name, many, days in (("decade", 10.0, "year"), ("fortnight", 2.0, "week")):
        if nouns and nouns[0].rstrip("s") == name:
            values, unit = tuple(v * many for v in values), days
    if part["percent"]:
        unit = "percent"
    elif part["currency"] or part["money"]:
        unit = "money"
    end = after.end("one") if after and unit in (*_DAYS, "hour", "minute") else match.end()
    return Number(match.start(), end, plain[match.start() : end], values, unit, tuple(nouns))


def _digits(text: str) -> tuple[float, ...]:
    """The readings of figures: points and commas may group thousands or begin decimals."""
    grouped = re.fullmatch(r"\d{1,3}(?:[ ,.']\d{3})+(?:[.,](\d{1,2}))?", text)
    found = []
    if grouped:
        whole = text[: grouped.start(1) - 1] if grouped[1] else text
        found.append(float(re.sub(r"\D", "", whole) + "." + (grouped[1] or "0")))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        found.append(float(text.replace(",", ".")))
    return tuple(found)


def _spelled(text: str) -> float:
    """The value of a number in words."""
    if "dozen" in text:
        return 6.0 if "half" in text else 12.0
    words = re.split(r"[\s-]+", text.strip())
    if not any(word in _WORDS or word in _SCALES for word in words):
        return 1.0  # "the past decade"
    total = current = 0.0
    for word in words:
        if word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0.0
        else:
            current += _WORDS.get(word, 1.0 if word in ("a", "an") else 0.0)
    return total + current
