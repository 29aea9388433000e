"""What comes with a draft: questions for missing facts, and warnings."""

from __future__ import annotations

from drafter.prompt import Prompt
from drafter.situation import Situation


def needs_of(prompt: Prompt) -> tuple[str, ...]:
    return ()


def warnings_of(prompt: Prompt, situation: Situation) -> tuple[str, ...]:
    return ()
