"""The tone checker on its locked test data: how well it ranks, finds and is to be believed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from drafter import check_tone, kinds
from drafter.report import LABELS
from evals.chance import Array, bootstrap
from evals.progress import Progress

DATA = Path(__file__).parent / "tone" / "data"
BINS = 10
FEWEST = 10  # items of a voice or kind, for a figure to be worth showing


@dataclass(frozen=True)
class Item:
    """A labelled text, and what the checker made of it: its score, and labels at warn or above."""

    id: str
    labels: tuple[str, ...]
    kind: str
    voice: str
    score: float
    ok: bool
    found: frozenset[str]


def items(folder: Path = DATA, part: str = "test") -> list[Item]:
    """Every sentence and message of a part, checked."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob(f"{part}-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    known = frozenset(kinds())
    found = []
    with Progress("tone", len(rows)) as progress:
        for row in rows:
            report = check_tone(row["text"], row["kind"] if row["kind"] in known else None)
            found.append(
                Item(
                    row["id"],
                    tuple(row["labels"]),
                    row["kind"],
                    row["voice"],
                    report.score,
                    report.ok,
                    frozenset(f.label for f in report.findings if f.severity != "note"),
                )
            )
            progress.step()
    return found


def auc(truth: Array, score: Array) -> float:
    """The chance that a flagged item scores above a clean one; half where they are equal."""
    clean, flagged = np.sort(score[~truth]), score[truth]
    if not len(clean) or not len(flagged):
        return float("nan")
    below = np.searchsorted(clean, flagged, "left") + np.searchsorted(clean, flagged, "right")
    return float(below.mean() / 2 / len(clean))


class Bin(NamedTuple):
    """A tenth of the score: the mean score of what is in it, the share flagged, how many."""

    score: float
    flagged: float
    of: int


def reliability(truth: Array, score: Array) -> list[Bin]:
    """The tenths of the score that hold anything, from the lowest."""
    place = np.minimum((score * BINS).astype(int), BINS - 1)
    inside = [place == tenth for tenth in np.unique(place)]
    return [Bin(float(score[i].mean()), float(truth[i].mean()), int(i.sum())) for i in inside]


def ece(truth: Array, score: Array) -> float:
    """The mean distance of the score, in tenths, from the share that is flagged."""
    gaps = [abs(tenth.flagged - tenth.score) * tenth.of for tenth in reliability(truth, score)]
    return sum(gaps) / len(truth)


@dataclass(frozen=True)
class Group:
    """Figures of some of the items."""

    name: str
    of: int
    flagged: int
    precision: float
    recall: float
    auc: float


@dataclass(frozen=True)
class Measured:
    """The items, and the figures that are made of them."""

    items: tuple[Item, ...]

    @cached_property
    def truth(self) -> Array:
        return np.array([bool(item.labels) for item in self.items])

    @cached_property
    def score(self) -> Array:
        return np.array([item.score for item in self.items])

    @cached_property
    def not_ok(self) -> Array:
        return np.array([not item.ok for item in self.items])

    @cached_property
    def whole(self) -> Group:
        """All items: flagged or not, as the checker would let them pass or not."""
        return _group("all", self.truth, self.not_ok, self.score)

    @cached_property
    def ece(self) -> float:
        """How far the score is to be believed; see `ece()`."""
        return ece(self.truth, self.score)

    @cached_property
    def reliability(self) -> list[Bin]:
        """The tenths of the score; see `reliability()`."""
        return reliability(self.truth, self.score)

    @cached_property
    def curve(self) -> list[tuple[float, float]]:
        """Recall and precision at every score, from the highest."""
        order = np.argsort(-self.score, kind="stable")
        hits = np.cumsum(self.truth[order])
        last = np.append(np.diff(self.score[order]) != 0, True)
        count = np.arange(1, len(order) + 1)
        total = max(1, int(self.truth.sum()))
        return [
            (float(h / total), float(h / n)) for h, n in zip(hits[last], count[last], strict=True)
        ]

    def by_label(self) -> list[Group]:
        """Each label: whether the items that have it, and no others, have a finding of it.

        The AUC is of the score, against the clean items alone.
        """
        found = []
        for label in LABELS:
            truth = np.array([label in item.labels for item in self.items])
            marked = np.array([label in item.found for item in self.items])
            either = truth | ~self.truth
            group = _group(label, truth, marked, self.score)
            area = auc(truth[either], self.score[either])
            found.append(Group(label, group.of, group.flagged, group.precision, group.recall, area))
        return found

    def by(self, what: str) -> list[Group]:
        """Each kind, or each voice, with ten items or more of both sorts together."""
        rows: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            rows[getattr(item, what)].append(number)
        return [
            _group(name, self.truth[found], self.not_ok[found], self.score[found])
            for name, found in sorted(rows.items())
            if len(found) >= FEWEST
        ]

    def scores(self) -> dict[str, float]:
        """The score of each item by its id, as the baseline keeps them."""
        return {item.id: round(item.score, 3) for item in self.items}


def _group(name: str, truth: Array, marked: Array, score: Array) -> Group:
    hits = int((truth & marked).sum())
    precision = hits / marked.sum() if marked.any() else float("nan")
    recall = hits / truth.sum() if truth.any() else float("nan")
    return Group(
        name, len(truth), int(truth.sum()), float(precision), float(recall), auc(truth, score)
    )


def drift(now: Measured, before: Mapping[str, float]) -> tuple[float, float, float] | None:
    """How the AUC changed against accepted scores: the change, and its paired interval.

    Over the items that are in both; None where nothing differs, or nothing was accepted.
    """
    pairs = [(bool(i.labels), before[i.id], round(i.score, 3)) for i in now.items if i.id in before]
    if all(old == new for _, old, new in pairs):
        return None
    truth, old, new = (np.array(column) for column in zip(*pairs, strict=True))

    def change(drawn: Array) -> float:
        return auc(truth[drawn], new[drawn]) - auc(truth[drawn], old[drawn])

    return change(np.arange(len(truth))), *bootstrap(change, len(truth))
