"""What went wrong, in one sentence for a person, and what is refused before any work."""

from __future__ import annotations

import sys
import traceback
from typing import Any

from drafter import DrafterError
from drafter.ui import showing

LONGEST = 100_000  # characters of a text to check, as in one field of a situation


def readable(text: str) -> str:
    """The text without what no screen can show. Raises DrafterError where it is too long."""
    if len(text or "") > LONGEST:
        raise DrafterError(f"The text has {len(text):,} characters: shorten it to {LONGEST:,}.")
    return (text or "").encode("utf-8", "replace").decode("utf-8")  # lone surrogates


def problem(error: Exception) -> dict[str, dict[str, Any]]:
    """The outcome that shows an error by the button and changes nothing else."""
    return {"error": {"value": showing.error(sentence_of(error))}}


def sentence_of(error: Exception) -> str:
    """An error in words for a person. A fault of ours is printed without what was typed."""
    if isinstance(error, DrafterError):
        return str(error)
    where = "".join(traceback.format_tb(error.__traceback__))
    print(f"{where}{type(error).__name__}", file=sys.stderr)
    return (
        f"This is a fault in drafter ({type(error).__name__}), not in what you typed. What you "
        "typed is still here; try another message, or report the fault."
    )
