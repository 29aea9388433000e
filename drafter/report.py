"""What a check says of a text: findings, each at a span, and the report that holds them."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warn", "block"]
SEVERITIES: tuple[Severity, ...] = ("note", "warn", "block")

# What a tone finding can be; the borders are in rules/<label>.yaml, by example.
LABELS = (
    "venting",
    "gloating",
    "blame",
    "hostility",
    "passive_aggression",
    "oversharing",
    "wavering",
    "over_apology",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A label at a span of a text.

    `start` and `end` are offsets into the text that was checked, in Python
    characters, end excluded: `text[start:end] == quote`, always. A finding about
    something that is missing has an empty span at the end of the text.
    `principle` is an id of prompts/guidance.yaml or "", `source` names where the
    advice comes from, `rule` is the id of what found it.
    """

    label: str
    start: int
    end: int
    quote: str
    severity: Severity
    why: str
    instead: str = ""
    principle: str = ""
    source: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one text, in the order of the text.

    `score`, from 0 to 1, is the chance that a careful reader would ask for a
    rewording. `ok` says that the text may be shown as finished.
    """

    findings: tuple[Finding, ...] = ()
    score: float = 0.0
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Review:
    """The two reports on one draft: its tone, and its facts."""

    tone: Report
    facts: Report

    @property
    def ok(self) -> bool:
        return self.tone.ok and self.facts.ok

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Both reports' findings, in the order of the text."""
        both = self.tone.findings + self.facts.findings
        return tuple(sorted(both, key=lambda f: (f.start, f.end)))
