"""What the form shows of a draft, a report and a plan, as HTML of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby

from drafter import Draft, Engine, Finding, Kind, Step, kinds, principles
from drafter.ui.fields import LABELS
from drafter.ui.marking import marked

SEVERITIES = {"block": "Must not go out", "warn": "Better reworded", "note": "Worth a look"}
STAGES = {
    "drafting": "Writing a draft…",
    "checking": "Checking its tone and its facts…",
    "revising": "Rewording what the check found…",
}
PHASES = {
    "Telling them": ("resignation_script", "resignation_letter", "counteroffer_reply"),
    "Terms and handing over": ("exit_package_points", "handover_plan", "exit_interview"),
    "Saying goodbye": ("farewell_email", "thank_you_note", "repair_note", "linkedin_note"),
    "What comes after": ("departure_story", "reference_request", "networking_note"),
}
WAYS = {"alone": "on your own", "talk": "a talk", "letter": "a letter", "note": "a note"}
AUDIENCES = {
    "team": "My team",
    "company": "The whole company",
    "clients": "Clients",
    "direct_reports": "The people I manage",
}


def phases() -> dict[str, list[tuple[str, str]]]:
    """The kinds as (title, name), in the order of an exit; one not placed yet comes last.

    >>> next(iter(phases()))
    'Telling them'
    """
    placed = {name: phase for phase, names in PHASES.items() for name in names}
    order = list(placed)
    found: dict[str, list[tuple[str, str]]] = {phase: [] for phase in PHASES}
    for name in sorted(kinds(), key=lambda n: order.index(n) if n in placed else len(order)):
        found.setdefault(placed.get(name, "More"), []).append((kinds()[name].title, name))
    return {phase: choices for phase, choices in found.items() if choices}


def error(sentence: str) -> str:
    return f'<p class="problem" role="alert">{escape(sentence)}</p>' if sentence else ""


def older(kind: Kind) -> str:
    """What a text that still stands there is, after an error brought no new one."""
    return (
        f'<p class="problem">No new text was written. This is still the one from before: '
        f"{escape(kind.title)}.</p>"
    )


def stage(name: str) -> str:
    return f'<p class="stage" role="status">{escape(STAGES[name])}</p>' if name else ""


def verdict(text: str, ok: bool, findings: Sequence[Finding], score: float) -> str:
    """One line on what the check says of a text. A clean check is no promise."""
    words = len(text.split())
    counted = f"{words} word{'' if words == 1 else 's'}, {len(text)} characters"
    if not ok:
        name, said = "held", "Held back: see below what to reword before it goes out."
    elif findings:
        name, said = "look", "Can go out. Look at what is marked first."
    else:
        name, said = "clear", "The check found nothing. Read it aloud once before you use it."
    chance = f"{round(score * 100)} in 100 careful readers would ask for a rewording"
    return (
        f'<p class="verdict {name}" role="status"><strong>{said}</strong> '
        f"<span>{counted}; by the estimate, {chance}.</span></p>"
    )


def unchecked(why: str) -> str:
    return error(f"This text has not been checked. {why}")


def findings(text: str, found: Sequence[Finding]) -> str:
    """The text with its findings marked, and each of them explained. Empty for none."""
    if not found:
        return ""
    items = "".join(_finding(number, finding) for number, finding in enumerate(found, 1))
    return f'{marked(text, found)}<ol class="findings">{items}</ol>'


def _finding(number: int, finding: Finding) -> str:
    place = f'<button type="button" data-number="{number}">{escape(finding.quote)}</button>'
    quote = f"<q>{place}</q>" if finding.quote else ""
    instead = f"<p><b>Instead:</b> {escape(finding.instead)}</p>" if finding.instead else ""
    return (
        f'<li class="{finding.severity}" value="{number}"><p><b>{SEVERITIES[finding.severity]}</b>'
        f" · {escape(finding.label.replace('_', ' '))} {quote}</p><p>{escape(finding.why)}</p>"
        f"{instead}{_grounds(finding.principle, finding.source)}</li>"
    )


def _grounds(principle: str, source: str = "") -> str:
    """The principle behind advice, and where it comes from, in small print."""
    known = principles().get(principle)
    statement = known.statement if known else ""
    source = source or (known.source if known else "")
    title = re.sub(r" \([^()]*\.txt\)$", "", source)  # without the file that holds the source
    return _small(" — ".join(part for part in (statement, title) if part))


def _small(said: str) -> str:
    return f'<p class="grounds">{escape(said)}</p>' if said else ""


def advice(draft: Draft) -> str:
    """What to know before using a draft, and what it still asks for."""
    return _list("warnings", "Before you use it", draft.warnings) + _list(
        "needs", "It would be better with", draft.needs
    )


def _list(name: str, title: str, sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<section class="{name}"><h3>{title}</h3><ul>{items}</ul></section>' if items else ""


def replies(draft: Draft) -> str:
    pairs = "".join(
        f"<dt>{escape(pair.reply)}</dt><dd>{escape(pair.answer)}</dd>" for pair in draft.replies
    )
    return f"<h3>If they say…</h3><dl>{pairs}</dl>" if pairs else ""


def written_by(draft: Draft) -> str:
    """Which engine wrote a draft, and what it cost."""
    usage = draft.usage
    tokens = usage.input_tokens + usage.output_tokens
    model = f"by the model {draft.model}" if draft.model else "without a model"
    parts = [f"Written {model} ({draft.engine} engine)"]
    parts += [f"{'about ' if usage.estimated else ''}{tokens} tokens"] if tokens else []
    parts += [f"${usage.cost:.4f}"] if tokens and usage.cost else []
    return _small(f"{', '.join(parts)}.")


def wants(kind: Kind) -> str:
    """Which facts a kind needs most, by their labels on the form."""
    named = [LABELS.get(name.removeprefix("to."), "Who it is for") for name in kind.needs]
    return f'<p class="hint">Helps most here: {escape(", ".join(named))}.</p>' if named else ""


def privacy(engine: Engine) -> str:
    """Where the facts go: nowhere, or masked to the host of a configured model."""
    host = getattr(engine, "host", None)
    if host is None:
        where = "Nothing you type is stored, and nothing is sent anywhere."
    else:
        where = (
            "Nothing you type is stored. A model is configured: to draft, the facts go to "
            f"{host}, with names and secrets masked and without your private notes."
        )
    return f'<p class="privacy">{escape(where)}</p>'


def plan(steps: Sequence[Step]) -> str:
    """The whole exit in order: under each date its steps, numbered through."""
    html = []
    for day, together in groupby(enumerate(steps, 1), key=lambda pair: _when(pair[1].when)):
        numbered = list(together)
        items = "".join(_step(step) for _, step in numbered)
        html.append(f'<h3>{escape(day)}</h3><ol class="plan" start="{numbered[0][0]}">{items}</ol>')
    return "".join(html)


def _when(when: date | str) -> str:
    return f"{when:%A}, {when.day} {when:%B %Y}" if isinstance(when, date) else when


def _step(step: Step) -> str:
    kind = kinds().get(step.kind or "")
    write = (
        f'<p><button type="button" data-kind="{escape(kind.name)}">'
        f"Write it: {escape(kind.title)}</button></p>"
        if kind
        else ""
    )
    return (
        f"<li><p><b>{escape(step.who)}</b> · {escape(WAYS.get(step.how, step.how))}</p>"
        f"<p>{escape(step.what)}</p>{_small(step.why)}{_grounds(step.principle)}{write}</li>"
    )
