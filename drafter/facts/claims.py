"""Dates, lengths of time, amounts and other numbers that the facts do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.facts.dates import Mention
from drafter.facts.known import Known
from drafter.facts.numbers import Number, numbers_in
from drafter.facts.reading import Hit, Reading, word_list
from drafter.text import Span, marked

_LAST_DAY = re.compile(
    r"(?<!\w)(?:last|final)(?: (?:working|full|official|actual|physical|paid))? (?:day|shift)"
    r"(?: of (?:work|employment|service))?(?P<gap>[^.!?;]{0,50})$"
)
_GOING = re.compile(
    r"(?:(?<!\w)i(?:'m| am|'ll| will| shall|'d like| would like| plan| intend|'ve decided| have"
    r" decided)?(?: to)?(?: be)? (?:leave|leaving|gone|depart|departing|finish|finishing|retire"
    r"|retiring|resign|resigning|step down|stepping down|stay|staying|here|with you|available"
    r"|around)"
    r"|(?<!\w)my (?:employment|contract|time|notice(?: period)?|role|job|position)(?: here)?"
    r"(?: will)? (?:end|ends|ending|finish|finishes|run|runs|expire|expires)"
    r"|(?<!\w)effective)(?!\w)(?P<gap>[^.!?;]{0,60})$"
)
_IS_LAST_DAY = re.compile(
    r"^,?\)?(?: \d{4},?)? (?:is|will be|was|being|as|marks|to be|would be)(?: also| officially)?"
    r"(?: going to be)? (?:my|our) (?:last|final)(?: \w+)? (?:day|shift)"
)
_ON = re.compile(
    r"(?<!\w)(?:on|from|until|till|through|by|effective|as of|to|of|in|for|is)[\s\w]{0,14}$"
)
_A_WHILE = r"(?:an?|one|two|ten|fifteen|twenty|thirty|\d0|5|15|45)(?:[ -](?:or (?:two|so)))?"
# Numbers that count nothing: turns of speech, and the length of a talk that one asks for.
_IDIOMS = re.compile(
    r"(?<!\w)(?:one[- ](?:to|on)[- ]one|1[:-](?:1|on-1|to-1)|1 ?on ?1|(?:or|and) two"
    r"|one[- ](?:way|off|time|stop|by one|another|day|and all|half|or two|hand)"
    rf"|{_A_WHILE}[ -](?:minutes?|mins?|hours?)|half an hour"
    r"|100 ?(?:%|percent)|110 ?%|(?:a|one) hundred percent"
    r"|a (?:thousand|million) (?:thanks|times|thank|reasons|things|little)"
    r"|(?:the|you|we|us|of you|all) (?:two|three|four) of (?:us|you|them)"
    r"|(?:last|first|next) (?:one|two) (?:things?|points?)|two[- ](?:way|fold)|number one|day one"
    r"|zero to one|21st[- ]century|no\. ?1|square one|sixes and sevens)(?!\w)"
)
_LIST_MARK = re.compile(r"(?m:^[ \t]{0,4}\d{1,2}[.)](?= ))")
_CODE = re.compile(r"(?<![\w.@/-])[a-z]+(?:-[a-z]+)?-?\d[\w-]*(?![\w@])")
_CLOCK = re.compile(r"(?<![\w:])\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?![\w:%])")


def claims(reading: Reading, known: Known, taken: list[Span]) -> Iterator[Hit]:
    """Every date and number that no fact bears out, but for those inside the spans taken."""
    today = reading.today
    blocked = marked(reading.plain, taken)
    mentions = [
        m
        for m in reading.dates
        if not any(blocked[m.start : m.end]) and not _names(m, reading, known)
    ]
    for mention in mentions:
        yield from _date(mention, reading, known, today)
    spans = taken + [(m.start, m.end) for m in mentions]
    spans += [m.span() for m in _IDIOMS.finditer(reading.plain)]
    spans += [m.span() for m in _LIST_MARK.finditer(reading.plain)]
    yield from _codes(reading, known, spans)
    for number in numbers_in(reading.plain, spans):
        yield from _number(number, known, today)


# What stands before a date, but not before a name.
_BEFORE_A_DATE = re.compile(r"(?<!\w)(?:in|on|by|since|until|till|during|this|next|last|of)\s$")


def _names(mention: Mention, reading: Reading, known: Known) -> bool:
    """Whether "Tomorrow" or "August" is the company or a person, not the time."""
    words = set(re.split(r"\W+", mention.text))
    return (
        words <= known.names
        and reading.written[mention.start].isupper()
        and not _BEFORE_A_DATE.search(reading.plain[max(0, mention.start - 8) : mention.start])
    )


def says_last_day(reading: Reading, day: date) -> bool:
    """Whether a text names this day, in any spelling that a reader can date."""
    today = reading.today
    near = 0 <= (day - today).days < 7
    return any(
        m.fits(day) and (m.names_a_day or near or _day_of_near_month(m, day, today))
        for m in reading.dates
        if not m.vague and (m.names_a_day or m.weekday is not None or m.days[0][2])
    )


def _day_of_near_month(mention: Mention, day: date, today: date) -> bool:
    """Whether a day without a month, as in "the 18th", comes within the month."""
    return bool(mention.days[0][2]) and 0 <= (day - today).days < 31


def _date(mention: Mention, reading: Reading, known: Known, today: date) -> Iterator[Hit]:
    day = known.situation.leaves_on
    last = (day is not None or mention.vague) and _is_last_day(mention, reading, known)
    if last and day is not None:
        if mention.fits_but_for_weekday(day):
            yield _last_day("wrong_last_day/weekday", mention, day)
        elif not mention.fits(day) and not _other_day_of_going(mention, reading, known, today):
            yield _last_day("wrong_last_day/date", mention, day)
        return
    if mention.text in ("today", "tonight") or _known_date(mention, known, today):
        return
    if day is not None and mention.fits_but_for_weekday(day):
        yield _last_day("wrong_last_day/weekday", mention, day)
    elif (mention.spans and _asks(reading, mention)) or (mention.soft and not last):
        return
    elif mention.vague and not last:
        yield Hit("invented_date/vague", mention.start, mention.end)
    elif any(map(mention.fits_but_for_weekday, _all_days(known, today))):
        yield Hit("invented_date/weekday", mention.start, mention.end)
    else:
        yield Hit("invented_date/date", mention.start, mention.end)


def _last_day(rule: str, mention: Mention, day: date) -> Hit:
    return Hit(rule, mention.start, mention.end, {"last_day": spoken(day)})


def spoken(day: date) -> str:
    """A date as the findings write it: "Friday, 18 December 2026"."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def _is_last_day(mention: Mention, reading: Reading, known: Known) -> bool:
    """Whether the sentence gives the date as the last day."""
    before = re.sub(r"\s+", " ", reading.plain[max(0, mention.start - 120) : mention.start])
    after = re.sub(r"\s+", " ", reading.plain[mention.end : mention.end + 60])
    if _IS_LAST_DAY.match(after):
        return True
    match = _LAST_DAY.search(before)
    if match:
        return _only_fillers(match["gap"], known)
    match = _GOING.search(before)
    if not match or mention.text in ("today", "tonight"):
        return False
    gap = match["gap"]
    return _only_fillers(gap, known) and (
        match[0].startswith("effective") or bool(_ON.search(gap)) or bool(mention.spans)
    )


def _only_fillers(gap: str, known: Known) -> bool:
    words = re.findall(r"[^\W\d_]+", gap)
    return all(w in word_list("date_fillers") or w in known.place_words for w in words)


def _other_day_of_going(mention: Mention, reading: Reading, known: Known, today: date) -> bool:
    """Whether the date is that of the notice: "effective 20 November"."""
    given = known.situation.notice_given
    before = reading.plain[max(0, mention.start - 30) : mention.start]
    return bool(given and mention.fits(given) and "effective" in before)


def _days(known: Known, today: date) -> list[date]:
    s = known.situation
    return [d for d in (s.leaves_on, s.notice_given, today) if d]


def _all_days(known: Known, today: date) -> list[date]:
    """The days of the fields, and those that the texts of the facts may mean."""
    days = _days(known, today)
    years = sorted({day.year + step for day in days for step in (-1, 0, 1)})
    return days + [day for other in known.dates(today) for day in other.as_dates(years)]


def _known_date(mention: Mention, known: Known, today: date) -> bool:
    """Whether a day of the facts fits, or their words say as much."""
    own = _days(known, today)
    if any(mention.fits(day) for day in (own[:-1] if mention.spans else own)):  # the last is today
        return True
    if known.says(mention.text) or _as_number(mention, known):
        return True
    for other in known.dates(today):
        if mention.within(other) or (mention.spans and mention.spans == other.spans):
            return True
    days = _all_days(known, today)[len(own) :]
    if mention.spans:  # counted from today: of the years that a fact may mean, the nearest
        days = [day for day in days if abs((day - today).days) <= 183]
    return any(map(mention.fits, days))


def _as_number(mention: Mention, known: Known) -> bool:
    """Whether a bare year is a number among the facts: "2000 tickets"."""
    year, month, day = mention.days[0]
    return bool(year and not month and not day) and any(year in n.values for n in known.numbers)


def _asks(reading: Reading, mention: Mention) -> bool:
    """Whether the date is part of a question: a proposal, not a fact."""
    end = re.search(r"[.!?\n]", reading.plain[mention.end : mention.end + 200])
    return bool(end and end[0] == "?")


def _codes(reading: Reading, known: Known, spans: list[Span]) -> Iterator[Hit]:
    """Words with figures in them, and times of day."""
    blocked = marked(reading.plain, spans)
    for match in [*_CODE.finditer(reading.plain), *_CLOCK.finditer(reading.plain)]:
        start, end = match.span()
        if any(blocked[start:end]):
            continue
        spans.append((start, end))
        blocked[start:end] = b"\1" * (end - start)
        if match[0] not in word_list("allowed") and not known.says(match[0]):
            yield Hit("invented_number/number", start, end)


def _number(number: Number, known: Known, today: date) -> Iterator[Hit]:
    text = number.text.strip()
    spelled = not re.search(r"\d", text)
    if spelled and not number.unit and _small_talk(number):
        return
    if any(number.fits(other) for other in known.numbers) or _fits_notice(number, known, today):
        return
    if number.unit in ("hour", "minute") and max(number.values) <= 60:
        return
    rule = "amount" if number.unit == "money" else "duration" if number.is_time else "number"
    yield Hit(f"invented_number/{rule}", number.start, number.end)


def _small_talk(number: Number) -> bool:
    """Whether a number word counts nothing that could be checked."""
    value = number.values[0]
    return value == 1 or (value <= 5 and not word_list("counted_here").isdisjoint(number.nouns))


def _fits_notice(number: Number, known: Known, today: date) -> bool:
    """Whether a length of time is what is left until the last day, or the notice."""
    s = known.situation
    if not number.is_time or s.leaves_on is None:
        return False
    starts = [d for d in (today, s.notice_given) if d and d <= s.leaves_on]
    for left in ((s.leaves_on - start).days for start in starts):
        slack = {"day": 0, "week": 3, "month": 8, "year": 20}[number.unit]
        if abs(number.days - left) <= slack:
            return True
    return False
