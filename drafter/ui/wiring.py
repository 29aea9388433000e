"""Which event of the form calls which handler."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial, wraps
from inspect import isgeneratorfunction
from typing import Any

import gradio as gr

from drafter.ui import filling, handlers
from drafter.ui.fields import FIELDS, PERSON

Parts = dict[str, Any]

AT_ONCE = 4  # drafts at a time; more wait
QUICK = 16  # of everything else
PAUSE = 0.3  # seconds; while someone types, a text is checked no oftener than that

_RESULT = (
    *("error", "stage", "result", "empty", "turn", "earlier", "back", "subject", "copy_subject"),
    *("text", "advice", "replies", "written_by", "verdict", "findings"),
    *("copied", "copy", "ask", "anyway"),
)
_COPY = """
async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  return '<p role="status">Copied. Nothing was sent: paste it where you need it.</p>';
}
"""
_TO_RESULT = """
() => {
  const result = document.getElementById("result");
  if (result && result.getBoundingClientRect().top > window.innerHeight * 0.6)
    result.scrollIntoView();
}
"""


def wire(parts: Parts, facts: Sequence[Any]) -> None:
    """Bind every event. `facts` are the inputs with the facts, in the order of the form."""
    bind = _Binder(parts, list(facts))
    _facts(parts, bind, facts[len(FIELDS) :])
    _draft(parts, bind)
    bind(parts["make_plan"].click, handlers.plan, (), ("plan",), facts=True)
    checked = ("check_verdict", "check_findings")
    # Gradio's own `input` of a text box comes with a key press, not when text is pasted.
    for event in (parts["check_text"].change, parts["check_kind"].change):
        bind(event, handlers.check, ("check_text", "check_kind"), checked, calm=True)


def _facts(parts: Parts, bind: _Binder, people: Sequence[Any]) -> None:
    places = [str(place) for place in range(len(bind.facts))]
    rows = [name for name in parts if name.startswith("person ")]
    filled = (*places, *rows, "count", "add", "kept", "restore", "example", "error")
    bind(parts["example"].change, filling.start_from, ("example",), filled, facts=True)
    bind(parts["restore"].click, filling.restore, ("kept",), filled)
    bind(parts["add"].click, filling.one_more, ("count",), (*rows, "count", "add"))
    width = len(PERSON)
    names = [people[at].blur for at in range(0, len(people), width)]
    relations = [people[at].change for at in range(1, len(people), width)]
    for event in (parts["kind"].change, parts["count"].change, *names, *relations):
        inputs = [parts["kind"], parts["to"], *people]
        bind(event, filling.readers, inputs, ("to", "audience", "wants"), in_order=True)


def _draft(parts: Parts, bind: _Binder) -> None:
    shown = ("turn", "subject", "text", "kind", "to", "audience")
    for button, handler in (("write", handlers.write), ("another", handlers.another)):
        done = bind(parts[button].click, handler, shown, _RESULT, facts=True)
        done.then(None, js=_TO_RESULT)
    for part in ("text", "subject"):
        edited = ("turn", "subject", "text")
        bind(parts[part].change, handlers.recheck, edited, _RESULT, facts=True, calm=True)
    # A fact that changes under a shown draft, such as a new secret, can make its text wrong.
    changed = partial(gr.on, [fact.change for fact in bind.facts])
    bind(changed, handlers.recheck, ("turn", "subject", "text"), _RESULT, facts=True, calm=True)
    back = ("turn", "earlier", "subject", "text")
    bind(parts["back"].click, handlers.previous, back, _RESULT, facts=True)
    for button, source in (("copy", "text"), ("anyway", "text"), ("copy_subject", "subject")):
        parts[button].click(None, parts[source], parts["copied"], js=_COPY)
    bind(parts["ask"].click, handlers.ask, (), ("anyway", "ask"))


class _Binder:
    """Binds an event to a handler, whose outcome names the parts that change."""

    def __init__(self, parts: Parts, facts: list[Any]) -> None:
        self.parts = parts
        self.facts = facts

    def __call__(
        self,
        event: Callable[..., Any],
        handler: Callable[..., Any],
        inputs: Sequence[Any],
        outputs: Sequence[str],
        *,
        facts: bool = False,
        calm: bool = False,
        in_order: bool = False,
    ) -> Any:
        """`facts` adds all of them to the inputs; `calm` is for what comes with typing.

        `in_order` is for several events that change the same parts: one at a time, or
        the answer to an earlier one could come last and stay.
        """
        named = [self.parts[part] if isinstance(part, str) else part for part in inputs]
        return event(
            self.updating(handler, calm=calm),
            named + (self.facts if facts else []),
            [self.parts[name] for name in outputs],
            api_visibility="private",
            show_progress="hidden",
            trigger_mode="always_last" if calm else None,
            concurrency_limit=1 if in_order else self.at_once(handler),
            concurrency_id=handler.__name__ if in_order else None,
        )

    @staticmethod
    def at_once(handler: Callable[..., Any]) -> int:
        """How many calls of a handler may run at a time."""
        return AT_ONCE if isgeneratorfunction(handler) else QUICK

    def updating(self, handler: Callable[..., Any], *, calm: bool) -> Callable[..., Any]:
        """The handler with its outcomes turned into updates of the parts they name."""

        def updates(outcome: filling.Outcome) -> Any:
            if not outcome:
                return gr.skip()
            return {self.parts[name]: gr.update(**change) for name, change in outcome.items()}

        if isgeneratorfunction(handler):

            @wraps(handler)
            def staged(*inputs: Any) -> Any:
                for outcome in handler(*inputs):
                    yield updates(outcome)

            return staged

        @wraps(handler)
        async def once(*inputs: Any) -> Any:
            if calm:
                await asyncio.sleep(PAUSE)
            return updates(await asyncio.to_thread(handler, *inputs))

        return once
