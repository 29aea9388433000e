"""Measure the tone checker on the locked parts, test and hard: rules, trained checker, both.

    export PYTHONPATH=.
    python evals/tone/measure.py                # the locked parts
    python evals/tone/measure.py --real FOLDER  # and sentences of real people kept elsewhere
    python evals/tone/measure.py --readings FILE...  # and how far a second reading agrees

Prints the area under the curve (AUC), the recall where one clean sentence in twenty is
flagged, and the expected calibration error (ECE), each with an interval that holds 95 of
100 bootstrap samples drawn by writer's pair; then the AUC by label, kind and voice, and
what becomes of whole messages. Needs numpy beside this package.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from drafter.report import LABELS
from drafter.tone import check_rules, check_tone
from drafter.tone.model import judge
from evals.chance import Array, bootstrap
from evals.checker import BINS, auc, ece, reliability
from evals.tone.data import DATA, Item, items, messages, read_lines

FALSE_ALARMS = 0.05
WIDE = 50  # of the reliability diagram, in characters
WEIGHTS = {"note": 0.3, "warn": 1.0, "block": 2.2}


@dataclass(frozen=True)
class Measured:
    """One item with what each checker gives it: a score, and evidence for each label."""

    truth: bool
    labels: tuple[str, ...]
    kind: str
    voice: str
    file: str
    unit: str
    scores: dict[str, float]
    evidence: dict[str, dict[str, float]]


def measured(item: Item) -> Measured:
    rules = check_rules(item.text, item.kind or None)
    both = check_tone(item.text, item.kind or None)
    judgement = judge(item.text)
    assert judgement is not None, "the trained checker is not installed"
    by_rule = dict.fromkeys(LABELS, rules.score * 0.1)
    for finding in rules.findings:
        by_rule[finding.label] += WEIGHTS[finding.severity]
    return Measured(
        truth=bool(item.labels),
        labels=item.labels,
        kind=item.kind,
        voice=item.voice,
        file=item.file,
        unit=item.pair or item.id,
        scores={"rules": rules.score, "model": judgement.flagged, "both": both.score},
        evidence={
            "rules": by_rule,
            "model": dict(judgement.labels),
            "both": {name: judgement.labels[name] + 0.3 * by_rule[name] for name in LABELS},
        },
    )


def recall(truth: Array, score: Array) -> float:
    """The share of the flagged above the score that one clean item in twenty passes."""
    limit = np.quantile(score[~truth], 1 - FALSE_ALARMS, method="higher")
    return float((score[truth] > limit).mean())


Measure = Callable[[Array, Array], float]


def interval(rows: Sequence[Measured], which: str, measure: Measure) -> str:
    """A measure with its bootstrap interval; a contrast pair is drawn whole."""
    truth = np.array([row.truth for row in rows])
    score = np.array([row.scores[which] for row in rows])
    units = defaultdict(list)
    for number, row in enumerate(rows):
        units[row.unit].append(number)
    groups = list(units.values())

    def figure(drawn: Array) -> float:
        chosen = np.concatenate([groups[number] for number in drawn])
        mixed = 0 < truth[chosen].sum() < len(chosen)
        return measure(truth[chosen], score[chosen]) if mixed else float("nan")

    low, high = bootstrap(figure, len(groups))
    return f"{measure(truth, score):.3f} [{low:.3f}, {high:.3f}]"


def table(name: str, rows: Sequence[Measured]) -> None:
    print(f"\n## {name}: {len(rows)} sentences, {sum(row.truth for row in rows)} flagged\n")
    print("| checker | AUC | recall at 5 % | ECE |\n|---|---|---|---|")
    for which in ("rules", "model", "both"):
        cells = [interval(rows, which, measure) for measure in (auc, recall, ece)]
        print(f"| {which} | {' | '.join(cells)} |")


def by_label(rows: Sequence[Measured]) -> None:
    print("\n| label | flagged | rules | model | both | both, against clean only |")
    print("|---|---|---|---|---|---|")
    for label in LABELS:
        truth = np.array([label in row.labels for row in rows])
        clean = np.array([not row.truth for row in rows])
        cells = []
        for which in ("rules", "model", "both"):
            score = np.array([row.evidence[which][label] for row in rows])
            cells.append(auc(truth, score))
        either = truth | clean
        cells.append(auc(truth[either], score[either]))
        print(f"| {label} | {truth.sum()} | {' | '.join(f'{cell:.3f}' for cell in cells)} |")


def by(rows: Sequence[Measured], what: str, fewest: int) -> None:
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, what)].append(row)
    print(f"\n| {what} | sentences | both, AUC |\n|---|---|---|")
    for name, group in sorted(groups.items()):
        truth = np.array([row.truth for row in group])
        if len(group) >= fewest and 0 < truth.sum() < len(group):
            score = np.array([row.scores["both"] for row in group])
            print(f"| {name} | {len(group)} | {auc(truth, score):.3f} |")


def calibration(rows: Sequence[Measured]) -> None:
    """The reliability diagram: of what scores so (`+`), how much is flagged (`o`)."""
    print("\n```\nscore        0" + " " * (WIDE - 2) + "1  sentences, mean score +, flagged o")
    truth = np.array([row.truth for row in rows])
    score = np.array([row.scores["both"] for row in rows])
    for mean, flagged, of in reliability(truth, score):
        tenth = min(int(mean * BINS), BINS - 1)
        line = ["."] * (WIDE + 1)
        line[round(mean * WIDE)] = "+"
        line[round(flagged * WIDE)] = "o"
        print(
            f"{tenth / BINS:.1f} to {(tenth + 1) / BINS:.1f}  {''.join(line)}  "
            f"{of:4} {mean:.2f} {flagged:.2f}"
        )
    print("```")


def kappa(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Cohen's kappa of two readings: agreement beyond what chance would give."""
    one, two = np.array(first), np.array(second)
    agreed = (one == two).mean()
    chance = one.mean() * two.mean() + (1 - one.mean()) * (1 - two.mean())
    return float((agreed - chance) / (1 - chance)) if chance < 1 else 1.0


def agreement(paths: Sequence[Path]) -> None:
    """Kappa of a second reading, JSON lines of id and labels, with the data, by label."""
    known = {row["id"]: row["labels"] for path in DATA.glob("*.jsonl") for row in read_lines(path)}
    read = {row["id"]: row["labels"] for path in paths for row in read_lines(path)}
    both = [(known[name], labels) for name, labels in read.items() if name in known]
    print(f"\n## Second reading: {len(both)} items\n\n| | kappa |\n|---|---|")
    print(f"| flagged | {kappa([bool(a) for a, _ in both], [bool(b) for _, b in both]):.3f} |")
    for name in LABELS:
        print(
            f"| {name} | {kappa([name in a for a, _ in both], [name in b for _, b in both]):.3f} |"
        )


def whole(name: str, rows: Sequence[dict]) -> None:
    """Messages: flagged or not, the place found, and clean ones marked at warn or above."""
    print(f"\n## {name}: {len(rows)} messages\n\n| checker | AUC | right | place | marked |")
    print("|---|---|---|---|---|")
    truth = np.array([bool(row["labels"]) for row in rows])
    for which, check in (("rules", check_rules), ("both", check_tone)):
        reports = [check(row["text"], row.get("kind_known")) for row in rows]
        not_ok = np.array([not report.ok for report in reports])
        score = np.array([report.score for report in reports])
        marked = [[f for f in r.findings if f.severity != "note"] for r in reports]
        place = []
        for row, found in zip(rows, marked, strict=True):
            spans = [(row["text"].find(s), row["text"].find(s) + len(s)) for s in row["spans"]]
            place.append(
                any(f.start < end and start < f.end for f in found for start, end in spans)
            )
        alarms = np.array([bool(found) for found in marked])[~truth]
        print(
            f"| {which} | {auc(truth, score):.3f} | {(not_ok == truth).sum()} of {len(rows)} "
            f"| {np.array(place)[truth].sum()} of {truth.sum()} "
            f"| {alarms.sum()} of {len(alarms)} |"
        )


@cache
def known_kinds() -> frozenset[str]:
    from drafter import kinds

    return frozenset(kinds())


def with_kind(rows: Sequence[dict]) -> list[dict]:
    return [
        {**row, "kind_known": row["kind"] if row.get("kind") in known_kinds() else None}
        for row in rows
    ]


def real(folder: Path) -> None:
    rows = read_lines(folder / "real_sentences.jsonl")
    found = [
        measured(Item(r["id"], r["text"], tuple(r["labels"]), "", r["source"], "real"))
        for r in rows
    ]
    table("Real people", found)
    by(found, "voice", 20)
    whole("Real people", with_kind(read_lines(folder / "real_messages.jsonl")))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the tone checker.")
    parser.add_argument("--real", type=Path, help="a folder of real people's texts")
    parser.add_argument("--readings", type=Path, nargs="*", help="files of a second reading")
    arguments = parser.parse_args()
    if arguments.readings:
        agreement(arguments.readings)
    rows = [measured(item) for item in items("test")]
    for name in sorted({row.file for row in rows}):
        table(f"test, {name}", [row for row in rows if row.file == name])
    by_label(rows)
    calibration(rows)
    by(rows, "kind", 20)
    by(rows, "voice", 10)
    for part in ("test", "hard"):
        given = with_kind(messages(part))
        for writer in sorted({row["id"].split("-")[0] for row in given}):
            whole(f"{part}, {writer}", [r for r in given if r["id"].split("-")[0] == writer])
    if arguments.real:
        real(arguments.real)


if __name__ == "__main__":
    main()
