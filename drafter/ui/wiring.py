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
PAUSE = 0.2  # seconds; while someone types, a text is checked no oftener than that

_RESULT = (
    *("error", "stage", "result", "empty", "older", "turn", "earlier", "back"),
    *("subject", "copy_subject", "text", "advice", "replies", "written_by"),
    *("checked", "verdict", "findings", "copied", "copy", "ask", "anyway"),
)
_COPIES = {  # a button: what it copies, and whether what is held is copied too
    "copy": ("text", "false"),
    "anyway": ("text", "true"),
    "copy_subject": ("subject", "false"),
}


def wire(parts: Parts, facts: Sequence[Any]) -> None:
    """Bind every event. `facts` are the inputs with the facts, in the order of the form."""
    bind = _Binder(parts, list(facts))
    _facts(parts, bind, facts[len(FIELDS) :])
    _draft(parts, bind)
    bind(parts["plan_tab"].select, handlers.plan, (), ("plan",), facts=True)
    # Gradio's own `input` of a text box comes with a key press, not when text is pasted.
    changed = _any(parts["check_text"].change, parts["check_kind"].change)
    checked = ("check_verdict", "check_findings")
    bind(changed, handlers.check, ("check_text", "check_kind"), checked, last=True, pause=PAUSE)


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
    changed = _any(parts["kind"].change, parts["count"].change, *names, *relations)
    inputs = [parts["kind"], parts["to"], parts["audience"], *people]
    bind(changed, filling.readers, inputs, ("to", "audience", "wants"), last=True)


def _draft(parts: Parts, bind: _Binder) -> None:
    shown = ("turn", "subject", "text", "kind", "to", "audience")
    for button, handler in (("write", handlers.write), ("another", handlers.another)):
        done = bind(parts[button].click, handler, shown, _RESULT, facts=True)
        done.then(None, js="() => drafter.show()")
    back = ("turn", "earlier", "subject", "text")
    bind(parts["back"].click, handlers.previous, back, _RESULT, facts=True)
    bind(parts["ask"].click, handlers.ask, (), ("anyway", "ask"))

    # A fact that changes under a shown draft, such as a new secret, can make its text wrong.
    # What was checked is itself among the causes: where it is not what the form shows by now,
    # it is checked once more.
    now = [parts["subject"], parts["text"], *bind.facts]
    changed = _any(*(part.change for part in (parts["checked"], *now)))
    inputs = ("turn", "checked", "subject", "text")
    bind(changed, handlers.recheck, inputs, _RESULT, facts=True, last=True, pause=PAUSE)
    changed(None, [parts["checked"], *now], None, js="(...state) => drafter.settle(...state)")
    for button, (part, anyway) in _COPIES.items():
        copy = f"(...state) => drafter.copy('{part}', {anyway}, ...state)"
        parts[button].click(None, [parts["checked"], *now], parts["copied"], js=copy)


def _any(*events: Callable[..., Any]) -> Callable[..., Any]:
    """Several events as one, so that its calls are never two at a time."""
    return partial(gr.on, list(events))


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
        last: bool = False,
        pause: float = 0,
    ) -> Any:
        """`facts` adds all of them to the inputs.

        `last` is for what comes thick and fast, as with typing: while a call runs, only the
        latest of the others waits, so that the answer to it comes last and stays. `pause`
        is how many seconds each call waits at first.
        """
        named = [self.parts[part] if isinstance(part, str) else part for part in inputs]
        return event(
            self.updating(handler, pause),
            named + (self.facts if facts else []),
            [self.parts[name] for name in outputs],
            api_visibility="private",
            # Gradio would refuse a choice that it offered a moment ago, for another kind of
            # message; the handlers judge every value themselves.
            preprocess=False,
            show_progress="hidden",
            trigger_mode="always_last" if last else None,
            concurrency_limit=self.at_once(handler),
        )

    @staticmethod
    def at_once(handler: Callable[..., Any]) -> int:
        """How many calls of a handler may run at a time."""
        return AT_ONCE if isgeneratorfunction(handler) else QUICK

    def updating(self, handler: Callable[..., Any], pause: float) -> Callable[..., Any]:
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
            await asyncio.sleep(pause)
            return updates(await asyncio.to_thread(handler, *inputs))

        return once
