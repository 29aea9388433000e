"""Rules over a reading: the findings they give, one for each place and label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from drafter.report import SEVERITIES, Finding
from drafter.text import Span
from drafter.tone.reading import Reading
from drafter.tone.rules import Index, Rule


def scan(text: str, reading: Reading, index: Index, kind: str | None = None) -> tuple[Finding, ...]:
    """The findings of the rules in `text`, which `reading` is of, in the order of the text.

    Rules that are silent in `kind` are left out, those that are mild in it give notes. Of
    findings of one label that overlap, the most severe is kept, then the longest.
    """
    found = [
        _finding(rule, text, reading.span(start, end), kind)
        for rule, places in index.tried(reading.text, reading.cased)
        if kind not in rule.silent_in
        for start, end in matches(rule, reading, places)
    ]
    found.sort(key=lambda f: (f.label, f.start, -f.end))
    kept = [f for _, group in groupby(found, key=lambda f: f.label) for f in _apart(group)]
    return tuple(sorted(kept, key=lambda f: (f.start, f.end)))


def matches(rule: Rule, reading: Reading, places: Iterable[int] | None = None) -> Iterator[Span]:
    """The spans in `reading` that a rule flags; it is tried at `places`, or everywhere."""
    pattern = rule.matcher
    for match in _anywhere(pattern, reading) if places is None else _at(places, pattern, reading):
        start, end = match.span()
        if rule.guard and rule.guard.search(reading.before(start)):
            continue
        yield start, end


def _at(
    places: Iterable[int], pattern: re.Pattern[str], reading: Reading
) -> Iterator[re.Match[str]]:
    """The matches that begin at `places` and do not overlap; they are in order."""
    end = 0
    for place in places:
        if place < end:
            continue
        match = pattern.match(reading.text, place)
        if match and _are_names(match, reading):
            yield match
            end = match.end()


def _anywhere(pattern: re.Pattern[str], reading: Reading) -> Iterator[re.Match[str]]:
    """The matches that do not overlap."""
    place = 0
    while match := pattern.search(reading.text, place):
        if _are_names(match, reading):
            yield match
            place = match.end()
        else:
            place = match.start() + 1


def _are_names(match: re.Match[str], reading: Reading) -> bool:
    """Whether what a match takes for names has capitals."""
    return all(reading.cased[place].isupper() for place, _ in match.regs[1:] if place >= 0)


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in order, and of those that overlap the one with the most weight."""
    kept: Finding | None = None
    for finding in findings:
        if kept is None or finding.start >= kept.end:
            if kept is not None:
                yield kept
            kept = finding
        elif _weight(finding) > _weight(kept):
            kept = finding
    if kept is not None:
        yield kept


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), finding.end - finding.start


def _finding(rule: Rule, text: str, span: Span, kind: str | None) -> Finding:
    start, end = span
    return Finding(
        label=rule.label,
        start=start,
        end=end,
        quote=text[start:end],
        severity="note" if kind in rule.mild_in else rule.severity,
        why=rule.why,
        instead=rule.instead,
        principle=rule.principle,
        source=rule.source,
        rule=rule.id,
    )
