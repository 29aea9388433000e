"""The fields of the form, and the way from what was typed to a situation and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from drafter import Situation, SituationError

Shape = Literal["line", "lines", "text", "day", "number", "yes", "radio", "choice"]
PEOPLE = 8  # rows in the form; a file or the Python API takes more

DEPARTURES = (
    ("I decided to leave", "voluntary"),
    ("I was laid off", "laid_off"),
    ("I was dismissed", "dismissed"),
    ("I am retiring", "retiring"),
)
RELATIONS = (
    ("my boss", "boss"),
    ("a colleague", "peer"),
    ("someone I manage", "direct_report"),
    ("a client", "client"),
    ("a mentor", "mentor"),
    ("HR", "hr"),
    ("a recruiter", "recruiter"),
    ("someone else", "other"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One fact as the form asks for it. `name` is the field of Situation or Person."""

    name: str
    label: str
    shape: Shape = "line"
    hint: str = ""


EXIT = (
    Field("sender", "Your name"),
    Field("company", "Company you are leaving"),
    Field("role", "Your role"),
    Field("last_day", "Last day", "day"),
    Field("departure", "How you are leaving", "radio"),
    Field("notice_given", "Notice given on", "day", "With the weeks, it gives the last day."),
    Field("notice_weeks", "Weeks of notice", "number"),
    Field("boss_knows", "My boss already knows", "yes"),
)
GROUPS: Mapping[str, tuple[Field, ...]] = {
    "Thanks, and what you did here": (
        Field("gratitude", "What you are grateful for", "lines", "One thing a line."),
        Field("contributions", "What you got done", "lines", "One thing a line."),
        Field("learned", "What you learned", "lines", "One thing a line."),
        Field("reason", "The one reason you give in public", hint="Leave empty to give none."),
    ),
    "Handing over, asking, keeping in touch": (
        Field("handover", "What you hand over", "lines", "One a line; say who takes it."),
        Field("asks", "What you ask for, or suggest", "lines", "One a line."),
        Field("contact", "Where people reach you later", hint="An address, a number or a link."),
    ),
    "Private": (
        Field("confidential", "Must never appear in any text", "lines", "One word or name a line."),
        Field("private_notes", "Notes for yourself", "text", "Never quoted and never sent."),
    ),
}
FIELDS = (*EXIT, *(field for group in GROUPS.values() for field in group))
PERSON = (
    Field("name", "Name"),
    Field("relation", "Who they are", "choice"),
    Field("knows", "Has been told", "yes"),
    Field("thanks_for", "What you thank them for", "lines", "One thing a line."),
    Field("respect_for", "What you respect in them", "lines", "One thing a line."),
    Field("strain", "What was hard between you", hint="A few cool words, or nothing."),
)
LABELS = {field.name: field.label for field in (*FIELDS, *PERSON)}

Row = dict[str, Any]


def rows(typed: Sequence[Any]) -> tuple[Row, list[Row]]:
    """The facts and the people, from the values of the form in its order."""
    facts = dict(zip((field.name for field in FIELDS), typed, strict=False))
    rest = typed[len(FIELDS) :]
    width = len(PERSON)
    people = [
        dict(zip((field.name for field in PERSON), rest[at : at + width], strict=True))
        for at in range(0, len(rest), width)
    ]
    return facts, [row for row in people if _said(row)]


def situation_of(typed: Sequence[Any]) -> Situation:
    """The situation that was typed. Raises SituationError in the words of the form.

    >>> typed = ["Ana Wu", "Northwind"] + [None] * (len(FIELDS) - 2)
    >>> typed[4] = "voluntary"
    >>> situation_of(typed).company
    'Northwind'
    """
    facts, people = rows(typed)
    missing = [
        f"“{LABELS[name]}”" for name in ("sender", "company") if not str(facts[name] or "").strip()
    ]
    if missing:
        raise SituationError(f"Fill in {' and '.join(missing)}: no message can do without.")
    try:
        return Situation.from_dict(
            {**_parsed(FIELDS, facts), "people": [_parsed(PERSON, row) for row in people]}
        )
    except SituationError as error:
        raise SituationError(in_words(str(error))) from None


def typed_of(situation: Situation) -> list[Any]:
    """The values of the form, in its order, that stand for a situation."""
    people = list(situation.people)[:PEOPLE]
    values = [_shown(field, getattr(situation, field.name)) for field in FIELDS]
    for person in people:
        values += [_shown(field, getattr(person, field.name)) for field in PERSON]
    for place in range(len(people), PEOPLE):
        values += blank_person(place)
    return values


def blank_person(place: int) -> list[Any]:
    """The values of an empty row of people; the first row is for the boss."""
    blank: Row = {"relation": "peer" if place else "boss", "knows": False}
    return [blank.get(field.name, "") for field in PERSON]


def in_words(message: str) -> str:
    """An error about a field, naming the field as the form does.

    >>> in_words("notice_weeks is 500: give whole weeks from 0 to 104, or leave it out.")
    '“Weeks of notice” is 500: give whole weeks from 0 to 104, or leave it out.'
    """
    name, _, rest = message.partition(" ")
    label = LABELS.get(name)
    return f"“{label}” {rest.removeprefix('of the situation ')}" if label else message


def _said(row: Row) -> bool:
    """Whether anything was typed in a row of people."""
    return any(str(row[f.name] or "").strip() for f in PERSON if f.shape in ("line", "lines"))


def _parsed(fields: Sequence[Field], row: Row) -> Row:
    """The values as a situation takes them; what was left empty is left out."""
    parsed = {f.name: _lines(row[f.name]) if f.shape == "lines" else row[f.name] for f in fields}
    return {name: value for name, value in parsed.items() if value not in (None, "", [])}


def _lines(text: Any) -> list[str]:
    """One fact a line, without the bullets that a pasted list brings along."""
    return [line for raw in str(text or "").splitlines() if (line := _BULLET.sub("", raw).strip())]


_BULLET = re.compile(r"^\s*[-*•–]\s+")


def _shown(field: Field, value: Any) -> Any:
    if field.shape == "lines":
        return "\n".join(value)
    if field.shape == "day":
        return value.isoformat() if value else ""
    if field.shape == "yes":
        return bool(value)
    return "" if value is None else str(value)
