"""The plan: the whole exit in order, from the same situation.

Which steps there are, for whom and when, is data: prompts/plan.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from drafter.circumstances import called, circumstances, holds_all, unsafe
from drafter.errors import DataFileError
from drafter.facts import leaks_from
from drafter.guidance import cited, entry, prompts_folder, read_yaml
from drafter.phrasing.copyedit import edited
from drafter.phrasing.wording import series
from drafter.prompt import environment
from drafter.schedule import ANCHORS, Days
from drafter.screening import screen
from drafter.situation import Person, Situation, as_day
from drafter.text import bare

Filled = Callable[[Mapping[str, Any]], str]  # a sentence, filled from words

ALL = 10_000  # more people than anybody has: no limit to how many are seen in a day
NAMED = 3  # facts named in one sentence; more would not be read


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exit.

    `who` is a person's name, or words where it concerns no one person. `how` is "talk",
    "letter", "email", "note" or "alone". `when` is a date, or a relation in words where
    the dates are not known. `kind` and `audience` name the message to draft for it, if
    there is one. `why` is the reason and `what` what to do, a sentence each;
    `principle` is an id of prompts/guidance.yaml.
    """

    who: str
    how: str
    when: date | str
    kind: str | None
    why: str
    what: str = ""
    audience: str | None = None
    principle: str = ""


def plan_exit(situation: Situation, *, today: date | None = None) -> tuple[Step, ...]:
    """The whole exit, in order: what to prepare, who hears it and how, work, thanks, goodbye.

    What is done already is left out, and nobody is sent to somebody whom they need not
    face. Steps at work fall on working days, from today to the last day. Nothing
    confidential and nothing of the private notes is in any step. Sources: the
    principles that the steps name.

    >>> steps = plan_exit(Situation(sender="Ana Wu", company="Northwind", notice_weeks=4,
    ...                   last_day="2026-12-18",
    ...                   people=[Person("Kim", "boss"), Person("Bo", "peer")]),
    ...                   today=date(2026, 11, 20))
    >>> [(step.who, step.when.isoformat()) for step in steps if step.how == "talk"][:2]
    [('Kim', '2026-11-20'), ('Kim', '2026-11-20')]
    """
    today = as_day(today)
    scene = _Scene(situation, today)
    days = Days.of(situation, today, scene.holds)
    found: list[Step] = []
    for spec in _specs():
        if scene.calls_for(spec):
            found += _steps(spec, scene, days)
    found = [step for step in found if not leaks_from(f"{step.who}. {step.what}", situation)]
    if all(isinstance(step.when, date) for step in found):
        found.sort(key=lambda step: step.when)  # stable: the order of the data within a day
    return tuple(found)


def _steps(spec: _Spec, scene: _Scene, days: Days) -> Iterator[Step]:
    for number, person in enumerate(scene.people(spec)):
        words = scene.words | (scene.words_of(person, spec) if person else {})
        when = days.day(spec.anchor, spec.distance, number // spec.a_day)
        yield Step(
            who=words["name"] if person else spec.who(words),
            how=spec.how,
            when=when or spec.words,
            kind=spec.kind,
            why=spec.why,
            what=" ".join(spec.what(words).split()),
            audience=spec.audience,
            principle=spec.principle,
        )


# ---- The data --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spec:
    """One entry of prompts/plan.yaml; the head of that file tells what each key means."""

    departures: tuple[str, ...]
    conditions: tuple[str, ...]
    relations: tuple[str, ...]
    that: str
    who: Filled
    how: str
    kind: str | None
    audience: str | None
    anchor: str
    distance: int
    words: str
    a_day: int
    what: Filled
    why: str
    principle: str


_HOW = ("talk", "letter", "email", "note", "alone")
_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "for": list,
    "if": list,
    "each": dict,
    "who": str,
    "how": str,
    "kind": str,
    "audience": str,
    "when": dict,
    "words": str,
    "a_day": int,
    "what": str,
    "why": str,
    "principle": str,
}


@cache
def _specs() -> tuple[_Spec, ...]:
    """Every step of prompts/plan.yaml, in its order. Raises DataFileError."""
    path = prompts_folder() / "plan.yaml"
    return tuple(read_step(raw, f"{path}: step {n}") for n, raw in enumerate(read_yaml(path), 1))


def read_step(raw: object, place: str) -> _Spec:
    """One entry of prompts/plan.yaml, checked. Raises DataFileError."""
    data = entry(raw, _KEYS, {"id", "how", "when", "words", "what", "why", "principle"}, place)
    each = data.get("each", {})
    if ("who" in data) == bool(each):
        raise DataFileError(f"{place}: give either `who` or `each`.")
    if data["how"] not in _HOW:
        raise DataFileError(f"{place}: how is one of {', '.join(_HOW)}.")
    if each and each.get("that") not in _CHOSEN:
        raise DataFileError(f"{place}: `that` is one of {', '.join(_CHOSEN)}.")
    anchor, distance = next(iter(data["when"].items()), ("", 0))
    if len(data["when"]) != 1 or anchor not in ANCHORS or not isinstance(distance, int):
        raise DataFileError(
            f"{place}: when is one of {', '.join(ANCHORS)}, with a number of working days."
        )
    return _Spec(
        departures=tuple(data.get("for", ())),
        conditions=tuple(data.get("if", ())),
        relations=tuple(each.get("relation", ())),
        that=each.get("that", ""),
        who=environment().from_string(data.get("who", "")).render,
        how=data["how"],
        kind=data.get("kind"),
        audience=data.get("audience"),
        anchor=anchor,
        distance=distance,
        words=data["words"],
        a_day=data.get("a_day", ALL),
        what=environment().from_string(data["what"]).render,
        why=data["why"],
        principle=cited(data["principle"], place).id,
    )


# ---- The people and the words ----------------------------------------------------------

_CHOSEN: Mapping[str, Callable[[_Scene, Person], bool]] = {
    "unsafe": lambda scene, p: p in scene.unsafe,
    "strained": lambda scene, p: p not in scene.unsafe and bool(p.strain),
    "untold": lambda scene, p: p not in scene.unsafe and not p.strain and not p.knows,
    "valued": lambda scene, p: p not in scene.unsafe and bool(scene.thanked(p)),
    "anyone": lambda scene, p: p not in scene.unsafe,
}
_GROUPS = {
    "peer": "your peers",
    "direct_report": "the people who report to you",
    "client": "clients",
}


class _Scene:
    """The situation as the steps see it: who is in it, and the words that may be used."""

    def __init__(self, situation: Situation, today: date) -> None:
        self.situation = situation
        self.unsafe: set[Person] = {p for p in situation.people if unsafe(situation, p)}
        self.notes = _runs(situation.private_notes or "")
        self.screened = screen(situation, None)[0]
        self.facts = {
            given: (self._usable(p.thanks_for), self._usable(p.respect_for))
            for given, p in zip(situation.people, self.screened.people, strict=True)
        }
        self.holds = circumstances(situation, today) | self._more()
        self.words = self._words()

    def _more(self) -> frozenset[str]:
        reports = [p for p in self.situation.people if p.relation == "direct_report"]
        holds = {
            "several_reports": len(reports) > 1,
            "nobody_valued": not self._are("valued"),
        }
        return frozenset(name for name, true in holds.items() if true)

    def calls_for(self, spec: _Spec) -> bool:
        departures = spec.departures or (self.situation.departure,)
        return self.situation.departure in departures and holds_all(spec.conditions, self.holds)

    def people(self, spec: _Spec) -> list[Person | None]:
        """Whom a step is for, or [None] where it is not for each of several people."""
        if not spec.relations:
            return [None]
        return [p for p in self._are(spec.that) if p.relation in spec.relations]

    def _are(self, that: str) -> list[Person]:
        """Who is meant, those first of whom something good is said, else in the order given."""
        found = [p for p in self.situation.people if _CHOSEN[that](self, p)]
        return sorted(found, key=lambda p: not self.thanked(p))

    def thanked(self, person: Person) -> tuple[str, ...]:
        """What to thank a person for; what one respects is for the talk that mends."""
        thanks, respect = self.facts[person]
        return thanks if person.strain else thanks + respect

    def words_of(self, person: Person, spec: _Spec) -> dict[str, Any]:
        thanks, respect = self.facts[person]
        valued = respect or thanks if spec.that == "strained" else self.thanked(person)
        return {
            "name": called(person, self.situation),
            "valued": "; ".join(valued[:NAMED]),
            "news": not person.knows,
            "own_fault": any(
                fact.startswith("I ") for fact in edited("strain", person.strain or "", person.name)
            ),
            "client": person.relation == "client",
        }

    def _invites(self, person: Person) -> bool:
        """Whether a person may be invited to keep in contact: clients are the company's."""
        return person.relation != "client" or not {"imposed", "restriction"} & self.holds

    def _words(self) -> dict[str, Any]:
        s = self.situation
        safe = [p for p in s.people if p not in self.unsafe]
        bosses = [p for p in safe if p.relation == "boss"]
        groups = [_GROUPS[r] for r in _GROUPS if any(p.relation == r for p in s.people)]
        names = {
            relation: series([called(p, s) for p in safe if p.relation == relation])
            for relation in ("boss", "hr", "direct_report", "client")
        }
        hr = names["hr"] or "HR"
        return {
            # Nobody is sent to a boss whom they need not face: HR hears it in their place.
            "boss": names["boss"] or (hr if "boss_unsafe" in self.holds else "your boss"),
            "hr": hr,
            "reports": names["direct_report"],
            "clients": names["client"],
            "thanked": series([called(p, s) for p in self._are("valued") if self._invites(p)]),
            "groups": series([*groups[:2], "the team", *groups[2:]]) if groups else "",
            "boss_valued": "; ".join(self._boss_valued(bosses)[:NAMED]),
            "done": "; ".join(self._usable(self.screened.contributions)[:NAMED]),
            "tasks": "; ".join(self._usable(self.screened.handover)[:NAMED]),
            "company": s.company,
            "last_day": s.leaves_on,
            "leaving": "retiring" if s.departure == "retiring" else "leaving",
            "reason": bool(s.reason),
            **{name: name in self.holds for name in _NAMES},
        }

    def _boss_valued(self, bosses: list[Person]) -> tuple[str, ...]:
        facts = [self.facts[p] for p in bosses]
        return tuple(item for thanks, respect in facts for item in thanks + respect)

    def _usable(self, items: Any) -> tuple[str, ...]:
        """Screened facts as one may read them out: nothing that the notes say too."""
        return tuple(item.strip(" .!") for item in items if not _runs(item) & self.notes)


_NAMES = ("told", "untold", "past", "imposed", "retiring", "undecided", "unsigned", "boss_named")


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of six words, the length from which a quotation is recognized."""
    words = re.findall(r"\w+", bare(text))
    return set(zip(*(words[n:] for n in range(6)), strict=False))
