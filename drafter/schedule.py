"""The schedule: on which day each step of the plan falls, from the notice and the last day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil

from drafter.circumstances import COURTESY
from drafter.situation import Situation
from drafter.workdays import between, on_or_after, on_or_before, shifted

FULL_NOTICE = 20  # working days: four weeks, for which the data gives the distances
ADVICE_TAKES = 2  # working days until an adviser can be reached
AGREED = 3  # working days until it is agreed what is said, or decided whether to stay
SETTLED = 4  # working days until the terms are talked over, where the last day has passed

ANCHORS = ("today", "talk", "notice", "middle", "last", "after")


@dataclass
class Days:
    """When each step falls: `day()` gives a date, or None where too little is known.

    `first` and `last` bound the days at work. `talk` is when the boss hears it or, where
    the boss knows, when an open matter is settled: what is said about an imposed exit,
    or whether to stay. `room` is how many working days the exit has. `reached` keeps the
    order of the data: no step falls before an earlier one of the same anchor.
    """

    today: date
    first: date
    last: date | None
    leaves_on: date | None
    untold: bool
    past: bool
    room: int = FULL_NOTICE
    talk: date | None = None
    notice: date | None = None
    reached: dict[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, situation: Situation, today: date, holds: frozenset[str]) -> Days:
        leaves_on, given = situation.leaves_on, situation.notice_given
        first = on_or_after(today)
        last = on_or_before(leaves_on) if leaves_on else None
        if "past" in holds:
            last = None
        elif last and leaves_on and last < first:  # a free day is all that is left
            first = last = leaves_on
        days = cls(today, first, last, leaves_on, "untold" in holds, "past" in holds)
        talk = talk_day(situation, first, last) if days.untold else first
        days.room = days._room_from(talk or first)
        if talk and days.untold and "legal" in holds and given is None:
            talk = max(talk, shifted(first, ADVICE_TAKES))
        if talk and not days.untold and holds & {"imposed", "undecided"}:
            talk = shifted(first, days._shrunk(AGREED))
        if talk:
            days.talk = days._at_work(talk)
            days.notice = days._at_work(max(days.talk, given or days.talk))
        return days

    def _room_from(self, day: date) -> int:
        return between(day, self.last) if self.last else FULL_NOTICE

    def _at_work(self, day: date) -> date:
        return min(day, self.last) if self.last else day

    def day(self, anchor: str, distance: int, later: int = 0) -> date | None:
        """The date `distance` working days from an anchor, and `later` more."""
        if anchor == "after":
            return self.leaves_on and shifted(max(self.leaves_on, self.today), distance + later)
        found = self._at(anchor, distance) if self.talk else None
        if found is None or self.talk is None:
            return None
        found = self.reached[anchor] = max(found, self.reached.get(anchor, found))
        found = shifted(found, later) if later else found
        if anchor == "today":
            return min(found, self.talk) if self.untold else found
        return self._at_work(found)

    def _at(self, anchor: str, distance: int) -> date | None:
        """The day that a distance from an anchor means, for these dates."""
        start = {"today": self.today, "talk": self.talk, "notice": self.notice}.get(anchor)
        if anchor == "today" and not distance:
            return self.today  # on a weekend too: these are done alone, or with an adviser
        if self.past and anchor != "today":
            return shifted(self.first, SETTLED)
        if start:
            return max(shifted(start, self._shrunk(distance)), self.today)
        if self.last is None or self.talk is None:
            return None
        if anchor == "middle":
            return shifted(self.talk, between(self.talk, self.last) // 2)
        return max(shifted(self.last, -int(-distance * self._share())), self.talk)

    def _shrunk(self, distance: int) -> int:
        """A distance that is made for four weeks of notice, in the room that there is."""
        return ceil(distance * self._share())

    def _share(self) -> float:
        return min(1.0, self.room / FULL_NOTICE)


def talk_day(situation: Situation, first: date, last: date | None) -> date | None:
    """The day to tell the boss: as the notice demands, and two weeks ahead at the least (P28).

    None where neither a notice date nor a last day is known.
    """
    given, leaves_on = situation.notice_given, situation.leaves_on
    if given is not None:
        return max(first, on_or_before(given))
    if last is None or leaves_on is None:
        return None
    if situation.notice_weeks is None:
        return shifted(first, 1) if between(first, last) > FULL_NOTICE // 2 else first
    weeks = timedelta(weeks=situation.notice_weeks)
    return max(first, on_or_before(leaves_on - max(weeks, COURTESY)))
