"""The fact check: nothing invented, nothing leaked, nothing missing that must be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.facts.claims import claims
from drafter.facts.form import form, is_foreign
from drafter.facts.known import Known, known_of
from drafter.facts.leaks import leaks
from drafter.facts.names import addresses, invented_addresses, invented_names
from drafter.facts.reading import Hit, Reading
from drafter.facts.rules import finding, rules
from drafter.report import Report
from drafter.situation import Situation

if TYPE_CHECKING:
    from drafter.prompt import Kind

__all__ = ["check"]

# Findings of one rule: a text with more of them is not read any closer.
_MOST = 50

# What is found here explains what else is found at the same place.
_EXPLAINS = frozenset(
    {
        "secret",
        "private_notes",
        "placeholder",
        "markup",
        "model_talk",
        "second_draft",
        "wrong_last_day",
        "wrong_language",
    }
)


@lru_cache(maxsize=4096)
def leaks_from(text: str, situation: Situation) -> bool:
    """Whether a text gives away something confidential, or quotes the private notes.

    >>> s = Situation(sender="Ana Wu", company="Northwind", confidential=["Halden Imaging"])
    >>> leaks_from("the H.A.L.D.E.N. launch", s), leaks_from("the launch", s)
    (True, False)
    """
    return any(leaks(Reading(text, date.min), situation))


def in_english(text: str) -> bool:
    """Whether a fact can stand in an English sentence, as far as its small words tell.

    >>> in_english("running design critiques"), in_english("dass ihr mir so viel beigebracht habt")
    (True, False)
    """
    return not is_foreign(Reading(text, date.min))


def check(text: str, kind: Kind, situation: Situation, *, today: date) -> Report:
    r"""Check a text of a kind against the facts, whoever wrote it.

    No model and no network. The offsets of the findings are into `text`, in Python
    characters, end excluded; what is missing is found at its end. `ok` is False where a
    finding blocks. `today` is what "tomorrow" counts from.

    >>> from drafter.prompt import kind_named
    >>> s = Situation(sender="Ana Wu", company="Northwind", last_day="2026-12-18")
    >>> note = "Dear all,\n\nI leave on 11 December. Please stay in touch.\n\nAna"
    >>> found = check(note, kind_named("farewell_email"), s, today=date(2026, 11, 21)).findings
    >>> [(f.label, f.quote) for f in found if f.severity == "block"]
    [('wrong_last_day', '11 December'), ('missing_last_day', '')]
    """
    reading = Reading(text, today)
    invented = list(_inventions(reading, kind, known_of(situation)))
    if 0 < len(invented) <= _MOST:
        # What "on tues" was meant to say is asked for only where its words alone do not do.
        invented = list(_inventions(reading, kind, known_of(situation, as_meant=True)))
    hits = _settled([*leaks(reading, situation), *invented])
    found = sorted((finding(hit, reading) for hit in hits), key=lambda f: (f.start, f.end, f.label))
    worst = {f.severity for f in found}
    return Report(
        findings=tuple(found),
        score=1.0 if "block" in worst else 0.5 if "warn" in worst else 0.0,
        ok="block" not in worst,
    )


def _inventions(reading: Reading, kind: Kind, known: Known) -> Iterator[Hit]:
    """What a text says, or lacks, against the facts as they are known."""
    for rule in rules().values():
        if rule.pattern is not None and rule.holds(kind, known):
            yield from rule.hits(reading, known)
    yield from form(reading, kind, known)
    found = addresses(reading)
    taken = [span for _, span in found]
    yield from invented_addresses(found, reading, known)
    yield from claims(reading, known, taken)
    yield from invented_names(reading, known, taken)


def _settled(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, once for each place: what is explained by a graver one is left out."""
    every = sorted({h[:3]: h for h in hits}.values(), key=lambda h: (h.start, -h.end, h.rule))
    explained = bytearray(max((h.end for h in every), default=0) + 1)
    for hit in every:
        if hit.rule.partition("/")[0] in _EXPLAINS:
            explained[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    kept: list[Hit] = []
    reach: dict[str, int] = {}
    count = Counter[str]()
    for hit in every:
        label = hit.rule.partition("/")[0]
        if label.startswith("invented_") and any(explained[hit.start : hit.end]):
            continue
        if hit.start < hit.end <= reach.get(label, -1):
            continue
        count[hit.rule] += 1
        if count[hit.rule] <= _MOST:
            kept.append(hit)
        reach[label] = max(reach.get(label, -1), hit.end)
    return kept
