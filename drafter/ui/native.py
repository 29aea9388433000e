"""The browser's own controls for a choice in groups, a date and a number, as Gradio components.

Gradio's dropdown knows no groups, its date field drops without a word what it cannot read,
and its number field turns an empty one into 0. The browser's own
are also the best ones on a phone and for a screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import gradio as gr

# The value goes in as a property of the control, never through the template: Gradio fills
# templates by evaluating them as JavaScript.
_SCRIPT = """
const control = element.querySelector("select, input");
const show = () => { control.value = props.value ?? ""; };
show();
watch("value", show);
control.addEventListener("input", () => { props.value = control.value; });
"""


def _native(control: str, *, label: str, elem_id: str, hint: str = "", **more: Any) -> gr.HTML:
    """A labeled control of the browser; its value is a string."""
    small = f"<small>{_fixed(hint)}</small>" if hint else ""
    named = f'<label for="{elem_id}-control">{_fixed(label)}{small}</label>'
    return gr.HTML(
        html_template=named + control,
        js_on_load=_SCRIPT,
        apply_default_css=False,
        elem_id=elem_id,
        elem_classes="native",
        label=label,
        **more,
    )


def choice(
    groups: Mapping[str, Sequence[tuple[str, str]]], *, elem_id: str, **more: Any
) -> gr.HTML:
    """A choice among (label, value) pairs; the pairs of the group "" stand outside any."""
    options = []
    for group, pairs in groups.items():
        inner = "".join(
            f'<option value="{_fixed(value)}">{_fixed(label)}</option>' for label, value in pairs
        )
        options.append(f'<optgroup label="{_fixed(group)}">{inner}</optgroup>' if group else inner)
    control = f'<select id="{elem_id}-control">{"".join(options)}</select>'
    return _native(control, elem_id=elem_id, **more)


def day(*, elem_id: str, **more: Any) -> gr.HTML:
    """A date, as YYYY-MM-DD, or "" for none."""
    return _native(f'<input type="date" id="{elem_id}-control">', elem_id=elem_id, **more)


def number(*, elem_id: str, **more: Any) -> gr.HTML:
    """A number as it was typed, or "" for none."""
    return _native(f'<input type="number" id="{elem_id}-control">', elem_id=elem_id, **more)


def _fixed(text: str) -> str:
    """Text for a template: escaped for HTML, Handlebars and JavaScript's templates alike."""
    special = {ord(char): f"&#{ord(char)};" for char in "`${}\\"}
    return escape(text).translate(special)
