"""What changed: results beside the accepted ones, or beside those of another folder of prompts.

A difference counts as more than noise where the interval of a paired bootstrap over the cases
leaves zero out. A promise, such as that nothing is invented, may not be broken once more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.chance import bootstrap
from evals.measures import MEASURES
from evals.run import Result

BASELINE = Path(__file__).parent / "baseline.json"
Failed = Mapping[str, Sequence[str]]  # by the id of a case, the names of the measures it fails


def failed_of(results: Iterable[Result]) -> dict[str, dict[str, list[str]]]:
    """By column and case, the measures that fail; what has no text is left out."""
    found: dict[str, dict[str, list[str]]] = {}
    for result in results:
        if result.outcome != "none":
            found.setdefault(result.column.id, {})[result.case.id] = result.failed
    return found


@dataclass(frozen=True)
class Change:
    """Paired results of one column, in whole or of one kind or measure.

    `better` and `worse` are ids of cases, each with the measures that changed in it. `beyond`
    says that the change is beyond noise; it is for the worse where `worse` has more.
    """

    column: str
    part: str
    before: int
    after: int
    of: int
    better: Mapping[str, tuple[str, ...]]
    worse: Mapping[str, tuple[str, ...]]
    beyond: bool

    @property
    def got_worse(self) -> bool:
        """Whether it counts against what was changed."""
        return self.beyond and len(self.worse) > len(self.better)

    @property
    def got_better(self) -> bool:
        """Whether it counts for what was changed."""
        return self.beyond and len(self.better) > len(self.worse)


def changes(
    column: str, before: Failed, after: Failed, measures: Sequence[str] = tuple(MEASURES)
) -> list[Change]:
    """What changed in one column, over the cases that are in both: all, by kind, by measure."""
    both = sorted(before.keys() & after.keys())
    kinds = defaultdict(list)
    for case in both:
        kinds[case.partition("/")[0]].append(case)
    parts: list[tuple[str, list[str], str | None]] = [("all", both, None)]
    parts += [(kind, found, None) for kind, found in kinds.items()]
    parts += [(measure, both, measure) for measure in measures]
    found = [_change(column, part, cases, before, after, one) for part, cases, one in parts]
    return [change for change in found if change.better or change.worse]


def _change(
    column: str, part: str, cases: list[str], before: Failed, after: Failed, measure: str | None
) -> Change:
    def passes(failed: Failed, case: str) -> bool:
        return measure not in failed[case] if measure else not failed[case]

    pairs = [(passes(before, case), passes(after, case)) for case in cases]
    flips = {c: new - old for c, (old, new) in zip(cases, pairs, strict=True) if new != old}
    changed = {c: tuple(sorted({*before[c]} ^ {*after[c]})) for c in flips}
    better = {c: changed[c] for c, flip in flips.items() if flip > 0}
    worse = {c: changed[c] for c, flip in flips.items() if flip < 0}
    gains = np.array([new - old for old, new in pairs], dtype=float)
    low, high = bootstrap(lambda drawn: float(gains[drawn].mean()), len(gains)) if flips else (0, 0)
    promise = measure is not None and MEASURES[measure].promise
    return Change(
        column,
        part,
        sum(old for old, _ in pairs),
        sum(new for _, new in pairs),
        len(cases),
        better,
        worse,
        beyond=low > 0 or high < 0 or (promise and len(worse) > len(better)),
    )


def read_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """The accepted results; empty where none were accepted yet."""
    if not path.is_file():
        return {"drafts": {}, "tone": {}}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write_baseline(
    drafts: Mapping[str, Mapping[str, list[str]]],
    tone: Mapping[str, float],
    known: Iterable[str],
    path: Path = BASELINE,
) -> None:
    """Accept results, one case a line. What was not drafted now stays as it was accepted.

    `known` are the ids of all cases: what is gone is forgotten.
    """
    old, kept = read_baseline(path), set(known)
    merged = {
        column: {
            case: failed
            for case, failed in sorted(
                {**old["drafts"].get(column, {}), **drafts.get(column, {})}.items()
            )
            if case in kept
        }
        for column in sorted({*old["drafts"], *drafts})
    }
    columns = [
        f"  {json.dumps(column, ensure_ascii=False)}: {{\n"
        + ",\n".join(f"   {json.dumps(c)}: {json.dumps(f)}" for c, f in found.items())
        + "\n  }"
        for column, found in merged.items()
    ]
    scores = json.dumps(dict(tone or old["tone"]))
    body = ",\n".join(columns)
    path.write_text(f'{{\n "drafts": {{\n{body}\n }},\n "tone": {scores}\n}}\n', encoding="utf-8")
