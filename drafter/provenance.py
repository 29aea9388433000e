"""Provenance: where each sentence of a draft comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafter.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one sentence comes from.

    `start` and `end` are offsets into the draft's text, end excluded. `ref` is the
    field for a fact ("gratitude[0]"), the id for a principle, "" for a courtesy.
    """

    start: int
    end: int
    sentence: str
    origin: Literal["fact", "principle", "courtesy"]
    ref: str = ""


def provenance_of(text: str, prompt: Prompt) -> tuple[Provenance, ...]:
    return ()
