"""Filling the form in: whom a message can go to, rows of people, examples to start from.

An outcome is what a handler changes: the name of a part of the form, mapped to the
properties that change, such as {"text": {"value": "Dear Sam"}}. The facts go by their
place in the form: "0", "1" and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drafter import DrafterError, Situation, kinds
from drafter.ui import showing
from drafter.ui.faults import problem
from drafter.ui.fields import FIELDS, PEOPLE, PERSON, blank_person, rows, typed_of

Outcome = dict[str, dict[str, Any]]

_WIDTH = len(PERSON)
_DATES = ("last_day", "notice_given")


def readers(kind: str, to: str | None, audience: str | None, *people: Any) -> Outcome:
    """Whom a kind can go to: the audiences it has, or the people who are suitable for it.

    `to` and `audience` are what is picked now, and stay where the kind has them.
    """
    chosen = kinds().get(kind)
    if chosen is None:
        return {}
    named = [
        (str(row["name"]).strip(), row["relation"])
        for row in rows([None] * len(FIELDS) + list(people))[1]
    ]
    names = list(dict.fromkeys(n for n, relation in named if n and relation in chosen.recipients))
    audiences = [(showing.AUDIENCES.get(name, name), name) for name in chosen.audiences]
    picked = to if to in names else names[0] if len(names) == 1 else None
    group = audience if audience in chosen.audiences else next(iter(chosen.audiences), None)
    return {
        "to": {"choices": [(n, n) for n in names], "value": picked, "visible": bool(names)},
        "audience": {
            "choices": audiences,
            "value": group,
            "visible": bool(audiences),
        },
        "wants": {"value": showing.wants(chosen)},
    }


def examples() -> dict[str, Path]:
    """The fictional situations to start from, by their titles."""
    found = sorted((Path(__file__).parent / "examples").glob("*.yaml"))
    return {path.stem.split("-", 1)[1].replace("-", " ").capitalize(): path for path in found}


def start_from(title: str, *typed: Any) -> Outcome:
    """Fill the form from an example; what was typed before can be brought back."""
    path = examples().get(title)
    if path is None:
        return {}
    try:
        filled = typed_of(_upcoming(Situation.from_file(path), date.today()))
    except DrafterError as error:
        return problem(error)
    kept = list(typed) if _anything(typed) else None
    return {**fill(filled), "kept": {"value": kept}, "restore": {"visible": kept is not None}}


def _upcoming(example: Situation, today: date) -> Situation:
    """The example moved on by whole weeks, so that its last day lies three weeks ahead or more.

    >>> old = Situation(sender="Ana Wu", company="Northwind", last_day="2020-05-01")
    >>> _upcoming(old, date(2026, 11, 21)).last_day
    datetime.date(2026, 12, 18)
    """
    last = example.leaves_on
    if last is None or last >= today + timedelta(weeks=3):
        return example
    later = timedelta(weeks=-((last - today - timedelta(weeks=3)).days // 7))
    moved = {name: day + later for name in _DATES if (day := getattr(example, name))}
    return replace(example, **moved)


def restore(kept: Sequence[Any] | None) -> Outcome:
    """Bring back what was typed before an example was loaded."""
    if not kept:
        return {}
    gone: Outcome = {
        "kept": {"value": None},
        "restore": {"visible": False},
        "example": {"value": ""},
    }
    return {**fill(kept), **gone}


def fill(typed: Sequence[Any]) -> Outcome:
    """Every field of the form at these values, with as many rows of people as they need."""
    outcome = {str(place): {"value": value} for place, value in enumerate(typed)}
    people = typed[len(FIELDS) :]
    filled = [at // _WIDTH for at in range(0, len(people), _WIDTH) if str(people[at] or "").strip()]
    return {**outcome, **shown_rows(max(filled, default=0) + 1)}


def shown_rows(count: int) -> Outcome:
    """This many rows of people, the others hidden."""
    outcome: Outcome = {f"person {i}": {"visible": i < count} for i in range(PEOPLE)}
    return {**outcome, "count": {"value": count}, "add": {"visible": count < PEOPLE}}


def one_more(count: int) -> Outcome:
    """One more row of people."""
    return shown_rows(min(count + 1, PEOPLE))


def _anything(typed: Sequence[Any]) -> bool:
    """Whether the form holds anything that a person typed."""
    blank = ["voluntary" if f.name == "departure" else None for f in FIELDS]
    blank += [value for place in range(PEOPLE) for value in blank_person(place)]
    return any((value or None) != (was or None) for value, was in zip(typed, blank, strict=False))
