"""What the form does: plain functions from what was typed to what is shown.

Each returns an outcome (see filling.py). What is not in it stays as it is: an error changes
one line, and nothing typed is lost. None of them keeps anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any

from drafter import (
    Draft,
    DrafterError,
    Review,
    Situation,
    check_tone,
    draft,
    kinds,
    load_engine,
    plan_exit,
    review,
)
from drafter.ui import showing
from drafter.ui.faults import problem, readable, sentence_of
from drafter.ui.fields import situation_of
from drafter.ui.filling import Outcome


@dataclass(frozen=True, slots=True)
class Turn:
    """A draft as it was shown: what "another variant" and "previous text" go back to.

    `beside` is the outcome of what stands beside the text and holds for it alone.
    """

    kind: str
    seed: int
    subject: str = ""
    text: str = ""
    beside: Outcome = field(default_factory=dict)


def write(
    turn: Turn | None,
    subject: str,
    text: str,
    kind: str,
    to: str | None,
    audience: str | None,
    *typed: Any,
    step: int = 0,
) -> Iterator[Outcome]:
    """Draft a message: first its stages, at last the checked draft, or one error.

    `subject` and `text` are what the form shows now, edits included; they can be
    brought back by `previous`. `step` is 1 for another variant.
    """
    try:
        situation = situation_of(typed)
        seed = turn.seed + step if turn and turn.kind == kind else 0
        chosen = kinds().get(kind)
        suited = chosen.recipients if chosen else ()
        job = partial(
            draft,
            kind,
            situation,
            # Both may have been picked for another kind, a moment ago.
            to=to if to in {p.name for p in situation.people if p.relation in suited} else None,
            audience=audience if chosen and audience in chosen.audiences else None,
            seed=seed,
        )
        yield {"error": {"value": ""}}
        for item in _stages(job):
            if isinstance(item, str):
                yield {"stage": {"value": showing.stage(item)}}
                continue
            before = replace(turn, subject=subject, text=text) if turn and text.strip() else None
            yield _drafted(item, seed, before, typed)
    except Exception as error:
        older = {"older": {"value": showing.older(kinds()[turn.kind])}} if turn else {}
        yield {"stage": {"value": ""}, **problem(error), **older}


def another(*inputs: Any) -> Iterator[Outcome]:
    """The same message in another variant."""
    yield from write(*inputs, step=1)


def _stages(job: Callable[..., Draft]) -> Iterator[str | Draft]:
    """Run a drafting job in a thread of its own; its stages as they begin, then the draft."""
    told: SimpleQueue[str | Draft | Exception] = SimpleQueue()

    def run() -> None:
        try:
            told.put(job(on_stage=told.put))
        except Exception as error:
            told.put(error)

    Thread(target=run, daemon=True).start()
    while isinstance(item := told.get(), str):
        yield item
    if isinstance(item, Exception):
        raise item
    yield item


def _drafted(done: Draft, seed: int, before: Turn | None, typed: Sequence[Any]) -> Outcome:
    subject = done.subject or ""
    beside: Outcome = {
        "advice": {"value": showing.advice(done)},
        "replies": {"value": showing.replies(done)},
        "written_by": {"value": showing.written_by(done)},
    }
    return {
        "stage": {"value": ""},
        "result": {"visible": True},
        "empty": {"visible": False},
        **_turned(Turn(done.kind, seed, subject, done.text, beside), before),
        **_checked(subject, done.text, typed, done.review),
    }


def _turned(turn: Turn, earlier: Turn | None) -> Outcome:
    """A text and what stands beside it, with the way back to the one before."""
    return {
        "older": {"value": ""},
        "turn": {"value": turn},
        "earlier": {"value": earlier},
        "back": {"visible": earlier is not None},
        "subject": {"value": turn.subject, "visible": bool(turn.subject)},
        "text": {"value": turn.text, "label": kinds()[turn.kind].title},
        **turn.beside,
    }


def _checked(
    subject: str, text: str, typed: Sequence[Any], found: Review | None, *, free: bool = True
) -> Outcome:
    """What a review changes on the form; None where the check failed.

    `free` is whether the subject may be copied. "checked" tells the page what was checked,
    subject, text and facts, and what came of it: nothing else is copied.
    """
    ok = found is not None and found.ok
    said = marked = ""
    if found:
        said = showing.verdict(text, found.ok, found.findings, found.tone.score)
        marked = showing.findings(text, found.findings)
    words = {True: "free", False: "held"}
    stamp = {"text": words[ok], "subject": words[free], "of": [subject, text, *typed]}
    return {
        "checked": {"value": json.dumps(stamp)},
        "verdict": {"value": said},
        "findings": {"value": marked},
        "copied": {"value": ""},
        "copy": {"visible": ok},
        "ask": {"visible": not ok},
        "anyway": {"visible": False},
        "copy_subject": {"visible": bool(subject) and free},
    }


def recheck(
    turn: Turn | None, checked: str | None, subject: str, text: str | None, *typed: Any
) -> Outcome:
    """Check subject and text as they stand, against the facts as they stand, unless `checked`
    says that this was done. A text that is None is not there yet: the form is being filled.
    """
    if turn is None or text is None:
        return {}
    try:
        if checked and json.loads(checked)["of"] == [subject, text, *typed]:
            return {}
        facts = situation_of(typed)
        free = _subject_may_go(subject, turn.kind, facts)
        found = review(readable(text), kinds()[turn.kind], facts)
        bad = "" if free else showing.error(_BAD_SUBJECT)
        return {"error": {"value": bad}, **_checked(subject, text, typed, found, free=free)}
    except Exception as error:
        return {
            **problem(error),
            **_checked(subject, text, typed, None, free=False),
            "verdict": {"value": showing.unchecked(sentence_of(error))},
        }


_BAD_SUBJECT = "The subject line holds something that should not go out: reword it."
_OF_A_LINE = ("secret", "private_notes", "placeholder", "invented_name", "model_talk")


def _subject_may_go(subject: str | None, kind: str, facts: Situation) -> bool:
    """Whether a subject line passes: its tone, and what one line can get wrong of the facts."""
    if not subject:
        return True
    found = review(readable(subject), kinds()[kind], facts)
    return found.tone.ok and not any(f.label in _OF_A_LINE for f in found.facts.findings)


def previous(
    turn: Turn | None, earlier: Turn | None, subject: str, text: str, *typed: Any
) -> Outcome:
    """Swap the text for the one before it, edits included."""
    if turn is None or earlier is None:
        return {}
    return {
        **_turned(earlier, replace(turn, subject=subject, text=text)),
        **recheck(earlier, None, earlier.subject, earlier.text, *typed),
    }


def ask() -> Outcome:
    """Offer to copy a text that is held back, in so many words."""
    return {"ask": {"visible": False}, "anyway": {"visible": True}}


def check(text: str, kind: str) -> Outcome:
    """Check the tone of any text, of no kind where `kind` is empty."""
    try:
        text = readable(text)
        if not text.strip():
            return {"check_verdict": {"value": ""}, "check_findings": {"value": ""}}
        report = check_tone(text, kind=kind or None)
        said = showing.verdict(text, report.ok, report.findings, report.score)
        return {
            "check_verdict": {"value": said},
            "check_findings": {"value": showing.findings(text, report.findings)},
        }
    except Exception as error:
        sentence = showing.error(sentence_of(error))
        return {"check_verdict": {"value": sentence}, "check_findings": {"value": ""}}


def plan(*typed: Any) -> Outcome:
    """The plan of the whole exit, from the facts on the first tab."""
    try:
        return {"plan": {"value": showing.plan(plan_exit(situation_of(typed)))}}
    except Exception as error:
        return {"plan": {"value": showing.error(sentence_of(error))}}


def privacy() -> str:
    """Where the facts go with the engine that is configured now."""
    try:
        return showing.privacy(load_engine())
    except DrafterError as error:
        return showing.error(str(error))
