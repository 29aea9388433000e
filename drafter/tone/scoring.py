"""The score: what the findings and the mild evidence amount to, from 0 to 1."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from drafter.report import Finding, Severity
from drafter.tone.reading import Reading

# Evidence adds up and is turned into a chance by 1 - exp(-sum): it never falls where a
# finding is added. One finding to reword passes every kind's threshold, one to consider none.
WEIGHTS: dict[Severity, float] = {"note": 0.2, "warn": 1.0, "block": 2.2}
BASE = 0.1
# A second finding of the same label says less than the first.
REPEATED = 0.4
# What mild evidence may come to: with the base and one note still below every threshold.
MILD = (-0.08, 0.12)


def score(findings: Iterable[Finding], mild: float) -> float:
    """The chance that a careful reader would ask for a rewording, from 0 to 1."""
    by_label: dict[str, list[float]] = {}
    for finding in findings:
        by_label.setdefault(finding.label, []).append(WEIGHTS[finding.severity])
    least, most = MILD
    total = BASE + max(least, min(mild, most))
    for weights in by_label.values():
        strongest = max(weights)
        total += strongest + REPEATED * (sum(weights) - strongest)
    return round(1 - math.exp(-total), 4)


# Words that are no fault, and yet come more often with one, or less often: what is talked
# of, and how. A plain word list: the trained model is there for more.
_SIGNS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for weight, words in (
        (0.02, "because|since|that'?s why|the reason"),
        (0.03, "might|maybe|perhaps|probably|i think|i guess|i suppose|unless"),
        (0.02, "boss|bosses|managers?|management|directors?|board|head office|hr|upstairs"),
        (0.012, "they|their|them|he|his|him"),
        (0.016, "pay|paid|salary|money|grand|bonus|worth|deserved?"),
        (0.016, "wife|husband|doctor|clinic|court|lawyer|solicitor|kids|debts?|police|hospital"),
        (
            0.03,
            "actually|certainly|clearly|of course|apparently|no doubt|i'?m sure|i'?m told|enjoy",
        ),
        (0.016, "while|somebody|everybody|whoever|whose|those who"),
        (0.012, "if|who|why|what|how"),
        (0.012, "can'?t|cannot|(?:could|does|did) ?n[o']t"),
        (-0.03, "thanks?|grateful"),
        (-0.03, r"last (?:day|shift)|dates?|notes|the \d{1,2}(?:st|nd|rd|th)"),
        (-0.03, "my answer|answer is|decision|confirm"),
        (-0.03, "would help|i(?:'?d| would) (?:like|suggest|start)|one thing"),
    )
)
_SHOUTED = re.compile(r"\b[A-Z]{4,} [A-Z]{2,}\b|!{3,}|\?!")


def mild_evidence(reading: Reading) -> float:
    """What is no finding by itself and yet tells a little, either way; 0 where nothing does.

    It orders texts that have no findings, and alone makes none of them not ok.
    """
    found = sum(weight for weight, sign in _SIGNS if sign.search(reading.text))
    return found + (0.03 if _SHOUTED.search(reading.cased) else 0)
