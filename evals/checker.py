"""The tone checker on its locked test data: how well it ranks, finds and is to be believed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from drafter import check_tone, kinds
from drafter.report import LABELS
from evals.progress import Progress

DATA = Path(__file__).parent / "tone" / "data"
BINS = 10
SAMPLES = 1000
FEWEST = 10  # items of a voice or kind, for a figure to be worth showing

Array = np.ndarray


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
        """The mean distance of the score, in tenths, from the share that is flagged."""
        return sum(abs(share - score) * count for score, share, count in self.reliability) / len(
            self.items
        )

    @cached_property
    def reliability(self) -> list[tuple[float, float, int]]:
        """For each tenth of the score: the mean score, the share that is flagged, how many."""
        place = np.minimum((self.score * BINS).astype(int), BINS - 1)
        found = []
        for tenth in range(BINS):
            inside = place == tenth
            if inside.any():
                found.append(
                    (
                        float(self.score[inside].mean()),
                        float(self.truth[inside].mean()),
                        int(inside.sum()),
                    )
                )
        return found

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
    random = np.random.default_rng(0)
    found: list[float] = []
    for _ in range(SAMPLES):
        drawn = random.integers(len(truth), size=len(truth))
        found.append(auc(truth[drawn], new[drawn]) - auc(truth[drawn], old[drawn]))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return auc(truth, new) - auc(truth, old), float(low), float(high)
