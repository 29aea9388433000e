"""The two endpoints for other programs, through gradio_client or plain HTTP."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import gradio as gr

from drafter import DrafterError, Situation, check_tone, draft
from drafter.ui.faults import readable

Data = dict[str, Any]


def draft_message(
    kind: str, situation: Data, to: str = "", audience: str = "", seed: int = 0
) -> Data:
    """Draft one message from plain data, as a YAML file of facts holds it."""
    try:
        facts = Situation.from_dict(situation)
        done = draft(kind, facts, to=to or None, audience=audience or None, seed=seed)
    except DrafterError as error:
        raise gr.Error(str(error), print_exception=False) from None
    return asdict(done)


def check_text(text: str, kind: str = "") -> Data:
    """Check the tone of a text: a report with its findings."""
    try:
        return asdict(check_tone(readable(text), kind=kind or None))
    except DrafterError as error:
        raise gr.Error(str(error), print_exception=False) from None
