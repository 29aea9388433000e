"""Circumstances: what holds of a situation on a day, by name, for the plan and the advice.

The words by which a matter is recognized are data, in prompts/advice.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from drafter.errors import DataFileError
from drafter.facts import leaks_from
from drafter.guidance import entry, prompts_folder, proven, read_yaml
from drafter.situation import Person, Situation
from drafter.text import bare
from drafter.workdays import free_day, on_or_before

IMPOSED = ("laid_off", "dismissed")
COURTESY = timedelta(weeks=2)  # P28
FAR_OFF = timedelta(days=731)  # two years: a last day beyond is a slip in the year
UNSAFE = ("harassment",)  # matters for which nobody should have to face a person alone


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that the facts say, recognized by patterns.

    `about` names a matter in the words of the advice; `flags` and `passes` are its
    proof: entries that show it, and near misses.
    """

    name: str
    fields: tuple[str, ...]
    patterns: re.Pattern[str]
    unless: re.Pattern[str] | None
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    about: str = ""

    def shows_in(self, texts: Iterable[str]) -> bool:
        """Whether one of the texts shows it."""
        return any(self._shows_in(bare(text)) for text in texts)

    def _shows_in(self, text: str) -> bool:
        if self.unless:
            text = self.unless.sub(" ", text)
        return self.patterns.search(text) is not None


@cache
def advice() -> Mapping[str, Any]:
    """The content of prompts/advice.yaml. Raises DataFileError."""
    path = prompts_folder() / "advice.yaml"
    keys: dict[str, type | tuple[type, ...]] = {
        "matters": dict,
        "signs": dict,
        "waive": list,
        "also": list,
        "warnings": list,
        "also_suits": dict,
    }
    return entry(read_yaml(path), keys, set(keys), str(path))


# Where a matter may be told of. What somebody is thanked for or did is not searched: a
# "visa backlog cleared" is work.
_TOLD_IN = ("private_notes", "reason", "asks", "confidential", "strain")
_SIGN_KEYS: dict[str, type | tuple[type, ...]] = {
    "about": str,
    "fields": list,
    "patterns": list,
    "unless": list,
    "flags": list,
    "passes": list,
}


@cache
def signs() -> Mapping[str, Sign]:
    """Every matter and sign of prompts/advice.yaml by its name. Raises DataFileError."""
    found = {}
    for section, extra in (("matters", "about"), ("signs", "fields")):
        for name, raw in advice()[section].items():
            place = f"advice.yaml: {section}: {name}"
            data = entry(raw, _SIGN_KEYS, {"patterns", "flags", "passes", extra}, place)
            proven(data, place)
            found[name] = Sign(
                name,
                tuple(data.get("fields", _TOLD_IN)),
                _pattern(data["patterns"], place),
                _pattern(data["unless"], place) if data.get("unless") else None,
                tuple(data["flags"]),
                tuple(data["passes"]),
                data.get("about", ""),
            )
    return found


def _pattern(parts: list[str], place: str) -> re.Pattern[str]:
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
    except re.error as error:
        raise DataFileError(f"{place}: not a regular expression ({error}).") from None


def texts_of(situation: Situation, fields: Iterable[str]) -> tuple[str, ...]:
    """The entries of the fields named, "strain" being that of every person."""
    found: list[str] = []
    for name in fields:
        if name == "strain":
            found += [p.strain for p in situation.people if p.strain]
            continue
        value = getattr(situation, name)
        found += [value] if isinstance(value, str) else value or ()
    return tuple(found)


def matters(situation: Situation) -> tuple[Sign, ...]:
    """The matters on which advice comes first, in the order of prompts/advice.yaml."""
    return tuple(sign for sign in _showing(situation) if sign.about)


@lru_cache(maxsize=256)  # of one situation every message is asked for
def _showing(situation: Situation) -> tuple[Sign, ...]:
    """The signs that the facts of a situation show."""
    found = (s for s in signs().values() if s.shows_in(texts_of(situation, s.fields)))
    return tuple(found)


def undecided(situation: Situation) -> bool:
    """Whether the notes, the asks or the reason say that staying is still possible.

    >>> undecided(Situation(sender="Ana Wu", company="Northwind", private_notes="might stay"))
    True
    """
    showing = {sign.name for sign in _showing(situation)}
    return "undecided" in showing and "decided" not in showing


def unsafe(situation: Situation, person: Person) -> bool:
    """Whether nobody should ask for a meeting with this person, or a note to them.

    So where their strain tells of harassment, or where there is a strain and the notes
    tell of harassment: by them by name, or by nobody named while theirs is the only strain.
    """
    if not person.strain:
        return False
    grave = [signs()[name] for name in UNSAFE]
    if any(sign.shows_in([person.strain]) for sign in grave):
        return True
    notes = situation.private_notes or ""
    if not any(sign.shows_in([notes]) for sign in grave):
        return False
    if name_words(person) & words_in(notes):
        return True
    others = [p for p in situation.people if p.strain and p != person]
    return not others and _A_NAME.search(notes) is None


def words_in(text: str) -> set[str]:
    """The words of a text in their bare form."""
    return set(re.findall(r"\w+", bare(text)))


def name_words(person: Person) -> set[str]:
    """The words of a name by which a text may name the person: initials and particles do not.

    >>> sorted(name_words(Person("J. de Vries-O'Neil", "peer")))
    ['oneil', 'vries']
    """
    return {word for word in words_in(person.name) if len(word) > 2}


# A capital within a sentence, but for days, months and feasts.
_A_NAME = re.compile(
    r"(?<=[a-z,] )(?!\w+day\b|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Christmas|Easter)[A-Z][a-z]+"
)


def told(situation: Situation, today: date) -> bool:
    """Whether the boss knows, from anything that the facts say."""
    given = situation.notice_given
    return (
        situation.boss_told
        or situation.departure in IMPOSED
        or (given is not None and given < today)
    )


def circumstances(situation: Situation, today: date) -> frozenset[str]:
    """The names of all that holds, as the conditions in the data files use them.

    The departure is among them, and each matter and sign that shows.

    >>> sorted(circumstances(Situation(sender="Ana Wu", company="Northwind",
    ...                                private_notes="they owe me two months of pay"),
    ...                      date(2026, 11, 21)))
    ['chosen', 'legal', 'pay', 'untold', 'voluntary']
    """
    s, given, last = situation, situation.notice_given, situation.leaves_on
    imposed, known = s.departure in IMPOSED, told(s, today)
    bosses = [p for p in s.people if p.relation == "boss"]
    showing = {sign.name for sign in _showing(s)} - {"undecided"}
    holds = {
        s.departure: True,
        "imposed": imposed,
        "chosen": not imposed,
        "told": known,
        "untold": not known,
        "boss_knows": s.boss_knows,
        "boss_named": bool(bosses),
        "boss_marked": any(p.knows for p in bosses),
        "boss_unsafe": any(unsafe(s, p) for p in bosses),
        "boss_strained": any(p.strain for p in bosses),
        "notice_past": given is not None and given < today,
        "last_before_notice": None not in (given, last) and last < given,  # type: ignore[operator]
        "misfit": _misfit(s),
        "computed": s.last_day is None and last is not None,
        "notice_too_long": not given and _ends(s, today) is not None and _late(s, today),
        "past": last is not None and last < today,
        "far_off": last is not None and last - today > FAR_OFF,
        "weekend": last is not None and free_day(last) is not None,
        "short_notice": _short(s, today, known),
        "dated": last is not None,
        "undecided": undecided(s),
        "legal": any(signs()[name].about for name in showing),
        "contact": bool(s.contact),
        "handover": bool(s.handover),
        "contributions": bool(s.contributions),
        **{f"has_{p.relation}": True for p in s.people},
    }
    return frozenset(name for name, true in holds.items() if true) | showing


def _ends(situation: Situation, given: date | None) -> date | None:
    """The day on which the notice ends if it is given on a day, or None."""
    if given is None or situation.notice_weeks is None:
        return None
    return given + timedelta(weeks=situation.notice_weeks)


def notice_ends(situation: Situation, today: date) -> date | None:
    """The day on which the notice ends, counted from its date, or else from today."""
    return _ends(situation, situation.notice_given or today)


def _misfit(situation: Situation) -> bool:
    """Whether the last day is another than the notice gives, but for a free day's sake."""
    ends, last = _ends(situation, situation.notice_given), situation.last_day
    return None not in (ends, last) and last not in (ends, on_or_before(ends))  # type: ignore[arg-type]


def _late(situation: Situation, today: date) -> bool:
    ends, last = notice_ends(situation, today), situation.last_day
    return ends is not None and last is not None and on_or_before(ends) > last


def _short(situation: Situation, today: date, known: bool) -> bool:
    """Whether there is less than two weeks of notice, as stated or by the dates."""
    weeks, last = situation.notice_weeks, situation.leaves_on
    given = situation.notice_given or (None if known else today)
    stated = weeks is not None and timedelta(weeks=weeks) < COURTESY
    return stated or (given is not None and last is not None and last - given < COURTESY)


def holds_all(names: Iterable[str], circumstances: frozenset[str]) -> bool:
    """Whether every condition holds; "not x" holds where x does not.

    >>> holds_all(["told", "not past"], frozenset({"told"}))
    True
    """
    return all(
        (name.removeprefix("not ") in circumstances) != name.startswith("not ") for name in names
    )


def called(person: Person, situation: Situation) -> str:
    """The person's name, or their relation where the name itself is confidential."""
    if leaks_from(person.name, situation):
        return f"the {person.relation.replace('_', ' ')}" if person.relation != "other" else "them"
    return person.name
