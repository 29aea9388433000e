"""The page: one file of HTML with everything in it, that asks nothing of any network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from drafter import Finding
from drafter.report import SEVERITIES
from evals import plots
from evals.case import Case
from evals.chance import wilson
from evals.checker import Measured
from evals.compare import Change
from evals.judge import Answer
from evals.measures import MEASURES, Outcome
from evals.run import STAGES, Column, Result

_HERE = Path(__file__).parent
# What each judge answered about each text.
Judged = Mapping[str, Mapping[tuple[Column, Case], tuple[Answer, ...]]]


@dataclass(frozen=True)
class Rate:
    """Passes of answers, with their interval, and how many gave none."""

    passed: int
    of: int
    none: int

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return wilson(self.passed, self.of)[0]

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return wilson(self.passed, self.of)[1]


@dataclass(frozen=True)
class Piece:
    """A part of a text: the worst severity that marks it, and the findings that end with it."""

    text: str
    worst: str
    ends: str


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """Cut a text wherever a finding begins or ends; the pieces join up to the text."""
    edges = {0, len(text), *(place for f in findings for place in (f.start, f.end))}
    found = []
    for start, end in pairwise(sorted(edges)):
        over = [f for f in findings if f.start <= start and end <= f.end]
        worst = max((f.severity for f in over), key=SEVERITIES.index, default="")
        ends = [str(n) for n, f in enumerate(findings, 1) if f in over and f.end == end]
        found.append(Piece(text[start:end], worst, ",".join(ends)))
    return found


def page(
    results: Sequence[Result],
    tone: Measured | None,
    changes: Iterable[Change] = (),
    judged: Judged = MappingProxyType({}),
) -> str:
    """The whole page. All that was typed or written is text in it, never markup.

    Without `tone` it says nothing of the tone checker. Where a second folder of prompts is among
    the columns, its drafts are shown beside the first ones.
    """
    env = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    columns = list(dict.fromkeys(result.column for result in results))
    kinds = sorted({result.case.kind for result in results})
    entries = [
        _entry(case, results, columns, judged) for case in dict.fromkeys(r.case for r in results)
    ]
    html: str = env.get_template("report.html.jinja").render(
        columns=columns,
        stages=STAGES,
        rows=[(kind, _rates(results, columns, _of(kind))) for kind in ("all", *kinds)],
        by_measure=[(name, _measure_rates(results, columns, name)) for name in MEASURES],
        measures=list(MEASURES),
        asks={name: measure.asks for name, measure in MEASURES.items()},
        changes=[c for c in changes if c.part == "all" or c.beyond],
        cases=entries,
        traps=sorted({trap for entry in entries for trap in entry["case"].traps}),
        tone=tone,
        plots=_plots(tone) if tone else {},
        other=_other(columns),
    )
    return html


def _plots(tone: Measured) -> dict[str, Markup]:
    """Each plot of the tone checker under its caption."""
    figures = ("precision", "recall", "auc")
    return {
        "Reliability: of what scores so, how much is flagged": Markup(
            plots.reliability(tone.reliability)
        ),
        "Precision and recall; the dot is the checker as it is": Markup(
            plots.precision_recall(tone.curve, tone.whole)
        ),
        "By label; the AUC is against clean texts": Markup(plots.bars(tone.by_label(), figures)),
        "By kind": Markup(plots.bars(tone.by("kind"), figures)),
        "By voice": Markup(plots.bars(tone.by("voice"), figures)),
    }


def _other(columns: Sequence[Column]) -> int | None:
    """The column to show on the right at first: the second folder's twin of the first column."""
    twins = (
        place
        for place, column in enumerate(columns)
        if replace(column, prompts="") == replace(columns[0], prompts="")
    )
    return next((place for place in twins if place), None)


def _entry(
    case: Case, results: Sequence[Result], columns: Sequence[Column], judged: Judged
) -> dict[str, Any]:
    return {
        "case": case,
        "situation": yaml.safe_dump(
            {k: v for k, v in case.raw.items() if k in ("today", "to", "audience", "situation")},
            sort_keys=False,
            allow_unicode=True,
            width=100,
        ),
        "drafts": [
            {
                "place": columns.index(result.column),
                "result": result,
                "pieces": pieces(result.text, result.findings),
                "judged": {
                    model: texts.get((result.column, case), ()) for model, texts in judged.items()
                },
            }
            for result in results
            if result.case == case
        ],
    }


def _of(kind: str) -> Callable[[Result], bool]:
    return lambda result: kind in ("all", result.case.kind)


def _rates(
    results: Sequence[Result], columns: Sequence[Column], counts: Callable[[Result], bool]
) -> list[Rate]:
    found = []
    for column in columns:
        count = Counter(r.outcome for r in results if r.column == column and counts(r))
        found.append(_rate(count))
    return found


def _measure_rates(
    results: Sequence[Result], columns: Sequence[Column], measure: str
) -> list[Rate]:
    return [
        _rate(
            Counter[Outcome](
                r.verdicts[measure].outcome if r.verdicts else "none"
                for r in results
                if r.column == column
            )
        )
        for column in columns
    ]


def _rate(count: Counter[Outcome]) -> Rate:
    return Rate(count["pass"], count["pass"] + count["fail"], count["none"])
