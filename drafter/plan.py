"""The plan: the whole exit in order, from the same situation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drafter.situation import Situation


@dataclass(frozen=True, slots=True)
class Step:
    who: str
    how: str
    when: date | str
    kind: str | None
    why: str


def plan_exit(situation: Situation, *, today: date | None = None) -> tuple[Step, ...]:
    return ()
