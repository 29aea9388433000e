"""The tone checker: no model call, no network, no key."""

from __future__ import annotations

from drafter.report import Report


def check_tone(text: str, kind: str | None = None) -> Report:
    return Report()
