"""The one verb: a situation in, a checked draft out. Here alone the halves meet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from drafter import facts
from drafter.advice import needs_of, warnings_of
from drafter.circumstances import matters, undecided, unsafe
from drafter.engines import Engine, Usage, load_engine
from drafter.errors import EngineError
from drafter.masking import Mask
from drafter.prompt import (
    Kind,
    Prompt,
    audience_of,
    build,
    fields_of,
    kind_named,
    likely_replies,
    recipient,
    subject,
)
from drafter.provenance import Provenance, provenance_of, untold
from drafter.report import Finding, Report, Review
from drafter.screening import screen
from drafter.situation import Person, Situation, as_day
from drafter.text import shortened, without_hidden
from drafter.tone import check_tone

REVISIONS = 2
Stage = Literal["drafting", "checking", "revising"]
Status = Literal["ready", "needs_facts", "held"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other may say, and a short answer to it."""

    reply: str
    answer: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, where it came from, and its review.

    `text` is the message alone, plain text. `status` is "held" where the review still
    finds something that must not go out, "needs_facts" where `needs` asks for
    something, else "ready"; the text is there in all three. `prompt_id` is a hash of
    what the text was made from.
    """

    kind: str
    subject: str | None
    text: str
    replies: tuple[Reply, ...]
    status: Status
    needs: tuple[str, ...]
    warnings: tuple[str, ...]
    review: Review
    provenance: tuple[Provenance, ...]
    engine: str
    model: str | None
    usage: Usage
    prompt_id: str


def draft(
    kind: str,
    situation: Situation,
    *,
    to: Person | str | None = None,
    audience: str | None = None,
    engine: Engine | str | None = None,
    seed: int = 0,
    today: date | None = None,
    on_stage: Callable[[Stage], None] | None = None,
) -> Draft:
    """Draft one message, checked before it is returned.

    `to` is a person, or the name of one in `situation.people`; where there is exactly
    one suitable person it may be left out. `audience` is for the kinds that go to
    several. `engine` is a name, an engine, or None: then openai where it is
    configured, else offline. The same arguments give the same offline text; another
    `seed` gives another variant. `on_stage` is called with each stage as it begins.

    A text that the review blocks is revised with the findings, at most twice; if it
    stays blocked, or the engine fails, the offline text is offered and a warning says
    so.

    Raises SituationError for an unknown kind, audience or recipient, and EngineError
    for an engine that does not exist or is not configured.

    >>> d = draft("farewell_email", Situation(sender="Ana Wu", company="Northwind"),
    ...           engine="offline", today=date(2026, 11, 21))
    >>> d.status, d.engine
    ('needs_facts', 'offline')
    """
    return trace(
        kind,
        situation,
        to=to,
        audience=audience,
        engine=engine,
        seed=seed,
        today=today,
        on_stage=on_stage,
    ).draft


@dataclass(frozen=True, slots=True)
class Trace:
    """A draft, the prompt that it was made from, and the engine's every text on the way.

    `tries` are as the engine wrote them, names put back, before any check: to measure an
    engine and its prompts by, never to be shown as a draft.
    """

    draft: Draft
    prompt: Prompt
    tries: tuple[str, ...]


def trace(
    kind: str,
    situation: Situation,
    *,
    to: Person | str | None = None,
    audience: str | None = None,
    engine: Engine | str | None = None,
    seed: int = 0,
    today: date | None = None,
    on_stage: Callable[[Stage], None] | None = None,
) -> Trace:
    """Do what `draft()` does with the same arguments, and keep the way to it."""
    chosen = kind_named(kind)
    reader = recipient(chosen, situation, to)
    group = audience_of(chosen, audience)
    writer = load_engine(engine) if engine is None or isinstance(engine, str) else engine
    today = as_day(today)
    if reader is not None and reader not in situation.people:
        situation = replace(situation, people=(*situation.people, reader))
    usable, addressee, left_out = screen(
        situation, reader, fields=fields_of(kind), group=group is not None, kind=kind
    )
    prompt = build(
        chosen,
        usable,
        to=addressee,
        audience=group,
        seed=seed,
        today=today,
        circumstances=_concluded(situation, reader),
    )
    job = _Job(prompt, situation, today, on_stage or (lambda stage: None))

    attempt = job.run(writer)
    usage, tries = attempt.usage, attempt.tries
    if not attempt.ok and writer.name != "offline":
        said = attempt.failure or "The model's text did not pass the check."
        attempt = job.run(load_engine("offline"))
        left_out += (f"{said} This text was written without a model.",)

    needs = needs_of(prompt)
    line = subject(prompt)
    made = Draft(
        kind=kind,
        subject=None if line and facts.leaks_from(line, situation) else line,
        text=attempt.text,
        replies=job.replies(),
        status="held" if not attempt.ok else "needs_facts" if needs else "ready",
        needs=needs,
        warnings=warnings_of(prompt, situation, reader) + left_out + _untold(attempt.text, prompt),
        review=attempt.review,
        provenance=provenance_of(attempt.text, prompt),
        engine=attempt.engine,
        model=attempt.model,
        usage=usage,
        prompt_id=prompt.id,
    )
    return Trace(made, prompt, tries)


def _untold(text: str, prompt: Prompt) -> tuple[str, ...]:
    """One sentence that names what fitted no sentence of the text, so that it is not lost."""
    facts = untold(text, prompt)
    if not facts:
        return ()
    quoted = ", ".join(f'"{shortened(fact)}"' for fact in facts)
    return (f"Not in this draft: {quoted}. What belongs in it, add in your own words.",)


def _concluded(situation: Situation, reader: Person | None) -> dict[str, bool]:
    """What the facts, the private notes among them, mean for the text without being told in it."""
    return {
        "undecided": undecided(situation),
        "unsafe": reader is not None and unsafe(situation, reader),
        "restrained": any(matter.name == "restriction" for matter in matters(situation)),
    }


async def adraft(
    kind: str,
    situation: Situation,
    *,
    to: Person | str | None = None,
    audience: str | None = None,
    engine: Engine | str | None = None,
    seed: int = 0,
    today: date | None = None,
    on_stage: Callable[[Stage], None] | None = None,
) -> Draft:
    """Await `draft()` with the same arguments, in a thread of its own."""
    return await asyncio.to_thread(
        draft,
        kind,
        situation,
        to=to,
        audience=audience,
        engine=engine,
        seed=seed,
        today=today,
        on_stage=on_stage,
    )


def review(text: str, kind: Kind, situation: Situation, *, today: date | None = None) -> Review:
    """Check a text of a kind against the facts, whoever wrote it.

    No model and no network. The offsets of the findings are into `text`.
    """
    return Review(
        tone=check_tone(text, kind=kind.name),
        facts=facts.check(text, kind, situation, today=today or date.today()),
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What one engine brought about, its last text and what stood in its way."""

    text: str
    review: Review
    engine: str
    model: str | None
    usage: Usage
    failure: str = ""
    tries: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.review.ok and not self.failure


@dataclass(frozen=True, slots=True)
class _Job:
    prompt: Prompt
    situation: Situation
    today: date
    stage: Callable[[Stage], None]

    def run(self, engine: Engine) -> _Attempt:
        """Write, check, and revise with the findings, at most REVISIONS times."""
        prompt = self.prompt
        # What stays on this machine needs no mask, and making one costs as much as the text.
        mask = None if engine.name == "offline" else Mask(self.situation)
        hide = mask.hide if mask else str
        restore = mask.restore if mask else str
        given = replace(prompt, system=hide(prompt.system), user=hide(prompt.user))
        model, usage, verdict, failure = None, Usage(), Review(Report(), Report()), ""
        changes: tuple[str, ...] = ()
        tries = [""]  # before the first, there is no text
        for round_ in range(1 + REVISIONS):
            self.stage("revising" if round_ else "drafting")
            try:
                written = engine.write(given, changes=changes, draft=hide(tries[-1]))
                text = without_hidden(restore(written.text)).strip()
            except EngineError as error:
                failure = str(error)
                break
            except Exception as error:  # an engine is anybody's code, and its words may hold a key
                failure = f"The engine {engine.name} failed ({type(error).__name__})."
                break
            model, usage = written.model, usage + written.usage
            tries.append(text)
            self.stage("checking")
            verdict = self.review(tries[-1])
            if verdict.ok:
                break
            found = (hide(_change(finding)) for finding in verdict.findings)
            changes = tuple(dict.fromkeys((*changes, *found)))
        return _Attempt(tries[-1], verdict, engine.name, model, usage, failure, tuple(tries[1:]))

    def review(self, text: str) -> Review:
        return review(text, self.prompt.kind, self.situation, today=self.today)

    def replies(self) -> tuple[Reply, ...]:
        """The likely replies whose answers pass the same checks."""
        found = (Reply(**pair) for pair in likely_replies(self.prompt))
        return tuple(
            reply
            for reply in found
            if check_tone(reply.answer, kind=self.prompt.kind.name).ok
            and not facts.leaks_from(reply.answer, self.situation)
        )


def _change(finding: Finding) -> str:
    """A finding as one sentence that tells a writer what to change."""
    place = f'"{finding.quote}": ' if finding.quote else ""
    return f"{place}{finding.why} {finding.instead}".strip()
