"""What the form does: plain functions from what was typed to what is shown.

Each returns an outcome (see filling.py). What is not in it stays as it is: an error changes
one line, and nothing typed is lost. None of them keeps anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    """A draft as it was shown: what "another variant" and "previous text" go back to."""

    kind: str
    seed: int
    subject: str = ""
    text: str = ""


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
        job = partial(
            draft,
            kind,
            situation,
            to=to if to in {person.name for person in situation.people} else None,
            audience=audience if chosen and audience in chosen.audiences else None,
            seed=seed,
        )
        yield {"error": {"value": ""}}
        for item in _stages(job):
            if isinstance(item, str):
                yield {"stage": {"value": showing.stage(item)}}
                continue
            before = Turn(turn.kind, turn.seed, subject, text) if turn and text.strip() else None
            yield _drafted(item, seed, before)
    except Exception as error:
        yield {"stage": {"value": ""}, **problem(error)}


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


def _drafted(done: Draft, seed: int, before: Turn | None) -> Outcome:
    return {
        "stage": {"value": ""},
        "result": {"visible": True},
        "empty": {"visible": False},
        "turn": {"value": Turn(done.kind, seed, done.subject or "", done.text)},
        "earlier": {"value": before},
        "back": {"visible": before is not None},
        "subject": {"value": done.subject or "", "visible": done.subject is not None},
        "copy_subject": {"visible": done.subject is not None},
        "text": {"value": done.text, "label": kinds()[done.kind].title},
        "advice": {"value": showing.advice(done)},
        "replies": {"value": showing.replies(done)},
        "written_by": {"value": showing.written_by(done)},
        **_checked(done.text, done.review),
    }


def _checked(text: str, found: Review) -> Outcome:
    """What a review changes on the form."""
    return {
        "verdict": {"value": showing.verdict(text, found.ok, found.findings, found.tone.score)},
        "findings": {"value": showing.findings(text, found.findings)},
        **_copying(found.ok),
    }


def _copying(free: bool) -> Outcome:
    """A text that is not ok can be copied too, after one more click that says so."""
    return {
        "copied": {"value": ""},
        "copy": {"visible": free},
        "ask": {"visible": not free},
        "anyway": {"visible": False},
    }


def recheck(turn: Turn | None, subject: str, text: str, *typed: Any) -> Outcome:
    """Check subject and text as they stand after an edit, against the facts as they stand now."""
    try:
        if turn is None:
            return {}
        text, facts = readable(text), situation_of(typed)
        free = _subject_may_go(subject, turn.kind, facts)
        return {
            "error": {"value": "" if free else showing.error(_BAD_SUBJECT)},
            "copy_subject": {"visible": bool(subject) and free},
            **_checked(text, review(text, kinds()[turn.kind], facts)),
        }
    except Exception as error:
        return {
            **problem(error),
            "verdict": {"value": showing.error("This text has not been checked: see above.")},
            "findings": {"value": ""},
            **_copying(False),
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
        "turn": {"value": earlier},
        "earlier": {"value": Turn(turn.kind, turn.seed, subject, text)},
        "subject": {"value": earlier.subject, "visible": bool(earlier.subject)},
        "copy_subject": {"visible": bool(earlier.subject)},
        "text": {"value": earlier.text, "label": kinds()[earlier.kind].title},
        "advice": {"value": ""},
        "replies": {"value": ""},
        "written_by": {"value": ""},
        **recheck(earlier, earlier.subject, earlier.text, *typed),
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
