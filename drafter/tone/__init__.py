"""The tone checker: no model call, no network, no key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from drafter.report import Finding, Report
from drafter.tone.model import (
    Judged,
    blend,
    calmed,
    findings_of,
    judged,
    judged_around,
    judged_whole,
    most_doubtful,
)
from drafter.tone.reading import read
from drafter.tone.rules import index
from drafter.tone.scan import scan
from drafter.tone.scoring import mild_evidence, score

DEFAULT_THRESHOLD = 0.5


def check_tone(text: str, kind: str | None = None) -> Report:
    """Check the tone of a message that someone sends when they leave a job.

    The rules and, where it is installed, the trained checker: see drafter/tone/model.py.
    Offsets are into `text`, in Python characters, end excluded, so that
    `text[start:end] == quote` for every finding. `kind` is a name from `kinds()`: its
    threshold holds, and a rule may be silent in it. A text is not ok where a finding is
    severe enough to block it, or its score reaches the threshold.

    Raises SituationError for an unknown kind and DataFileError for a broken rule file.

    >>> report = check_tone("I am sick and tired of this place.")
    >>> report.ok, [(f.label, f.quote) for f in report.findings]
    (False, [('venting', 'sick and tired of')])
    >>> check_tone("The sick leave policy was fair, and I leave with thanks.").ok
    True
    """
    by_rules, mild = _by_rules(text, kind)
    sentences = judged(text)
    judgements = _unsettled(sentences, by_rules, kind)
    known = calmed(by_rules, judgements)
    doubts = findings_of(text, judgements, known)
    together = len(sentences) > 1 and len(judgements) == len(sentences)
    value = blend(score(known, mild), judgements, judged_whole(text) if together else None)
    marked = any(finding.severity != "note" for finding in (*known, *doubts))
    if judgements and value >= _threshold(kind) and not marked:
        doubts = most_doubtful(text, judgements, doubts)
    findings = tuple(sorted((*known, *doubts), key=lambda f: (f.start, f.end)))
    return _report(findings, value, kind)


def check_rules(text: str, kind: str | None = None) -> Report:
    """Check the tone by the rules alone, without the trained checker.

    The score is what the rules make of the text. Raises what `check_tone()` raises.

    >>> [finding.rule for finding in check_rules("You idiots.").findings] != ["model"]
    True
    """
    found, mild = _by_rules(text, kind)
    return _report(found, score(found, mild), kind)


def _by_rules(text: str, kind: str | None) -> tuple[tuple[Finding, ...], float]:
    """The findings of the rules, and the mild evidence."""
    reading = read(text)
    return scan(text, reading, index(), kind), mild_evidence(reading)


def _unsettled(
    judgements: Sequence[Judged], findings: Iterable[Finding], kind: str | None
) -> list[Judged]:
    """Without the sentences doubted for what this kind allows: the network knows of no kinds."""
    allowed = index().mild_in.get(kind or "", frozenset())
    settled = {
        each.start
        for finding in findings
        if finding.rule in allowed
        for each in judged_around(finding, judgements)
        if finding.label == max(each.judgement.labels, key=each.judgement.labels.__getitem__)
    }
    return [each for each in judgements if each.start not in settled]


def _report(findings: tuple[Finding, ...], value: float, kind: str | None) -> Report:
    threshold = _threshold(kind)
    blocked = any(finding.severity == "block" for finding in findings)
    return Report(findings, value, not blocked and value < threshold)


@lru_cache(maxsize=32)
def _threshold(kind: str | None) -> float:
    if kind is None:
        return DEFAULT_THRESHOLD
    from drafter.prompt import kind_named  # reads every kind: only where one is named

    return kind_named(kind).tone
