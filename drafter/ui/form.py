"""The layout of the form; what its events do is in wiring.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr
from gradio.events import api as endpoint

from drafter.ui import api, filling, handlers, showing
from drafter.ui.fields import (
    DEPARTURES,
    EXIT,
    GROUPS,
    PEOPLE,
    PERSON,
    RELATIONS,
    Field,
    blank_person,
)
from drafter.ui.native import choice, day, number
from drafter.ui.wiring import AT_ONCE, Parts, wire

_NATIVE = {"day": day, "number": number}

WAITING = 32  # drafts that may wait; the next is told to come back

_HEAD = """<h1>drafter</h1>
<p>Leave a job well: the facts once, every message from them, each checked before you see it.</p>"""
_FACTS = """<h2>The facts</h2>
<p class="hint">Only your name and the company are needed. Whatever else you give makes the
messages better; what you leave out is never made up.</p>"""
_EMPTY = """<p>Your draft comes here, already checked, with what was found in it, what to know
before you use it and what would make it better.</p>"""
_PLAN = """<p>The whole exit in order, from the facts on the first tab: what to prepare, who hears
it when and how, and which message goes with each step.</p>"""
_TO_MESSAGE = """
element.addEventListener("click", (event) => {
  const kind = event.target.dataset.kind;
  if (!kind) return;
  const select = document.querySelector("#kind select");
  select.value = kind;
  select.dispatchEvent(new Event("input"));
  document.querySelector("[role=tab]").click();
  select.focus();
});
"""
_CHECK = """<p>Any text of yours, checked for its tone: no model, no network. It is checked as you
type.</p>"""


def form() -> gr.Blocks:
    """The whole form, with its events; nothing is served yet."""
    blocks = gr.Blocks(title="drafter", analytics_enabled=False)
    with blocks:
        _said(_HEAD, "head")
        parts: Parts = {"privacy": _said("", "privacy")}
        blocks.load(handlers.privacy, None, parts["privacy"], api_visibility="private", queue=False)
        with gr.Tabs():
            with gr.Tab("Write"), gr.Row(equal_height=False):
                with gr.Column(scale=5, min_width=320, elem_id="left"):
                    _message(parts)
                    facts = _facts(parts)
                    _draft_button(parts)
                with gr.Column(scale=6, min_width=320, elem_id="right"):
                    _result(parts)
            with gr.Tab("Plan") as parts["plan_tab"]:
                _said(_PLAN)
                parts["plan"] = gr.HTML("", elem_id="plan", js_on_load=_TO_MESSAGE)
            with gr.Tab("Check"):
                _check(parts)
        wire(parts, facts)
        endpoint(api.draft_message, api_name="draft", concurrency_limit=AT_ONCE)
        endpoint(api.check_text, api_name="check_tone", concurrency_limit=AT_ONCE)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    return blocks


def _message(parts: Parts) -> None:
    """Which message, and for whom: only what the chosen kind has is shown."""
    phases = showing.phases()
    first = next(iter(phases.values()))[0][1]
    start = filling.readers(first, None, None)
    _said("<h2>The message</h2>")
    with gr.Group(elem_id="message"):
        parts["kind"] = choice(phases, label="Message", elem_id="kind", value=first)
        parts["wants"] = _said(start["wants"]["value"], "wants")
        for name in ("to", "audience"):
            parts[name] = gr.Radio([], label="For", visible=False, elem_id=name)


def _facts(parts: Parts) -> list[Any]:
    """Every fact of the form, in its order, the people last."""
    titles = [("choose…", ""), *((title, title) for title in filling.examples())]
    _said(_FACTS)
    with gr.Row(elem_id="start", equal_height=False):
        parts["example"] = choice(
            {"": titles}, label="Start from a made-up situation", elem_id="example", value=""
        )
        parts["restore"] = gr.Button(
            "Bring back what I typed", visible=False, size="sm", elem_id="restore"
        )
    with gr.Group(elem_id="exit"):
        facts = [*_fields(EXIT[:2]), *_fields(EXIT[2:4]), *_fields(EXIT[4:5])]
        facts += [*_fields(EXIT[5:7]), *_fields(EXIT[7:])]
    people = _people(parts)
    for title, fields in GROUPS.items():
        with gr.Accordion(title, open=False):
            facts += [part for field in fields for part in _fields((field,))]
    facts += people
    parts.update({str(place): part for place, part in enumerate(facts)})
    for name, value in (("kept", None), ("count", 1)):
        parts[name] = gr.State(value)
    return facts


def _people(parts: Parts) -> list[Any]:
    """Rows of people; the first is shown, the others wait."""
    facts = []
    with gr.Accordion("People", open=False, elem_id="people"):
        for place in range(PEOPLE):
            with gr.Group(visible=place == 0, elem_classes="person") as row:
                blank = dict(zip(PERSON, blank_person(place), strict=True))
                for fields in (PERSON[:2], PERSON[2:3], PERSON[3:5], PERSON[5:]):
                    facts += _fields(fields, suffix=f"-{place + 1}", values=blank)
            parts[f"person {place}"] = row
        parts["add"] = gr.Button("Add a person", size="sm")
    return facts


def _fields(
    fields: Sequence[Field], suffix: str = "", values: Mapping[Field, Any] | None = None
) -> list[Any]:
    """One row of fields."""
    with gr.Row(equal_height=True):
        return [_field(field, field.name + suffix, (values or {}).get(field)) for field in fields]


def _field(field: Field, elem_id: str, value: Any) -> Any:
    label, hint = field.label, field.hint or None
    if field.shape in _NATIVE:
        control = _NATIVE[field.shape]
        return control(label=label, hint=field.hint, elem_id=elem_id, value="", min_width=160)
    if field.shape == "radio":
        return gr.Radio(list(DEPARTURES), value="voluntary", label=label, elem_id=elem_id)
    if field.shape == "choice":
        return choice({"": RELATIONS}, label=label, elem_id=elem_id, value=value, min_width=160)
    if field.shape == "yes":
        return gr.Checkbox(label=label, elem_id=elem_id)
    lines = {"line": 1, "lines": 2, "text": 3}[field.shape]
    return gr.Textbox(
        "",
        label=label,
        info=hint,
        lines=lines,
        max_lines=max(1, 4 * lines - 4),
        elem_id=elem_id,
        min_width=160,
        autoscroll=False,
    )


def _draft_button(parts: Parts) -> None:
    with gr.Column(elem_id="go"):
        parts["error"] = _said("", "error")
        parts["write"] = gr.Button("Draft", variant="primary", elem_id="write")
        parts["stage"] = _said("", "stage")


def _result(parts: Parts) -> None:
    _said("<h2>The draft</h2>")
    parts["empty"] = _said(_EMPTY, "empty")
    parts["checked"] = gr.Textbox("", visible=False)  # what was checked last, for form.js
    with gr.Column(visible=False, elem_id="result") as result:
        parts["older"] = _said("", "older")
        parts["advice"] = _said("", "advice")
        with gr.Row(equal_height=False, elem_id="subject-row"):
            parts["subject"] = gr.Textbox(label="Subject", elem_id="subject", scale=5)
            parts["copy_subject"] = gr.Button("Copy subject", size="sm", scale=1, min_width=100)
        parts["text"] = gr.Textbox(label="Draft", lines=6, max_lines=30, elem_id="text")
        parts["verdict"] = _said("", "verdict")
        with gr.Row():
            parts["copy"] = gr.Button("Copy", variant="primary", elem_id="copy")
            parts["ask"] = gr.Button("Copy anyway…", elem_id="ask")
            parts["anyway"] = gr.Button("I have read why: copy it", elem_id="anyway")
            parts["another"] = gr.Button("Another variant", elem_id="another")
            parts["back"] = gr.Button("Previous text", visible=False, elem_id="back")
        parts["copied"] = _said("", "copied")
        parts["findings"] = _findings("findings", "#text")
        parts["replies"] = _said("", "replies")
        parts["written_by"] = _said("", "written-by")
    parts["result"] = result
    for name in ("turn", "earlier"):
        parts[name] = gr.State(None)


def _check(parts: Parts) -> None:
    _said(_CHECK)
    any_kind = {"": [("Any message", "")], **showing.phases()}
    with gr.Row(equal_height=False):
        with gr.Column(scale=1, min_width=320):
            parts["check_kind"] = choice(
                any_kind, label="What it is", elem_id="check-kind", value=""
            )
            parts["check_text"] = gr.Textbox(label="Text", lines=10, elem_id="check-text")
        with gr.Column(scale=1, min_width=320):
            parts["check_verdict"] = _said("", "check-verdict")
            parts["check_findings"] = _findings("check-findings", "#check-text")


def _findings(elem_id: str, box: str) -> gr.HTML:
    """The findings on the text in a box; each leads to its place in it."""
    return gr.HTML("", elem_id=elem_id, js_on_load=f'drafter.lead(element, "{box} textarea");')


def _said(html: str, elem_id: str | None = None) -> gr.HTML:
    """HTML of our own that holds no controls."""
    return gr.HTML(html, elem_id=elem_id, js_on_load=None)
