"""Screening: facts that must not be woven into a message are set aside, and said."""

from __future__ import annotations

from drafter.situation import Person, Situation


def screen(
    situation: Situation, reader: Person | None
) -> tuple[Situation, Person | None, tuple[str, ...]]:
    return situation, reader, ()
