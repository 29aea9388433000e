"""Turn the network's numbers into chances: writes drafter/tone/model/calibration.json.

    python evals/tone/calibrate.py held-0.json

from what train.py --hold has written: what the network makes of sentences by writers, and
of messages, that it was not taught on. The score is fitted on those messages and on the
files of FRESH alone, which no rule was written from: elsewhere the rules look better than
they are. Nothing of the locked test part is read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from data import items, message_items, messages
from sklearn.linear_model import LogisticRegression

from drafter.report import LABELS
from drafter.tone import check_rules
from drafter.tone.model import FOLDER, _logit

FRESH = {f"train-sentences-{number}" for number in (10, 11)}
# Of the clean messages that were held out, the share that may have a sentence marked so.
MARKED = {"warn": 0.0, "note": 0.06}
# Of the flagged sentences that a rule warns of, the share that may be called calm.
CALM = 0.03
# The rules' weight in the score beside the network's. Fitted freely it comes out twice as high,
# for the rules were written by who had read texts of this kind; on the one writer of the fold
# that they had not, file 10, more than this only costs.
RULES = 0.6
# The weight of a clean message beside that of a flagged one.
CLEAN_MESSAGE = 2.0

Numbers = Mapping[str, Sequence[float]]


def line(values: Sequence[float], truth: Sequence[bool]) -> tuple[float, float]:
    """Scale and shift that turn values into log odds."""
    fit = LogisticRegression(C=100).fit(np.array(values)[:, None], truth)
    return round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)


def labels_of(numbers: Numbers) -> dict[str, tuple[float, float]]:
    """The scale and shift of each label."""
    known = [item for item in items("train") if item.id in numbers]
    return {
        name: line([numbers[i.id][place] for i in known], [name in i.labels for i in known])
        for place, name in enumerate(LABELS, 1)
    }


def mean(row: Sequence[float]) -> float:
    """One number for flagged: what the network says of it, and of its likeliest label."""
    return (row[0] + max(row[1:])) / 2


def flagged_of(numbers: Numbers) -> dict[str, float]:
    known = [item for item in items("train") if item.id in numbers]
    scale, shift = line([mean(numbers[i.id]) for i in known], [bool(i.labels) for i in known])
    return {"scale": scale, "shift": shift}


def score_of(odds: Mapping[str, float]) -> tuple[dict[str, float], float, list[float]]:
    """The weights of the score, the cost of a crowd, and the clean messages' worst sentence.

    Sentences and messages weigh the same in sum; a clean message weighs more than a flagged
    one, for most that people check are clean.
    """
    fresh = [item for item in items("train") if item.file in FRESH and item.id in odds]
    rows = [(odds[i.id] + RULES * _by_rules(i.text, i.kind), 0.0) for i in fresh]
    truth = [bool(item.labels) for item in fresh]
    worst_of_clean = []
    for message in messages("train"):
        inside = [odds[i.id] for i in message_items(message) if i.id in odds]
        if not inside:
            continue
        rules = RULES * _by_rules(message["text"], message["kind"])
        rows.append((max(inside) + rules, -float(np.log(len(inside)))))
        truth.append(bool(message["labels"]))
        if not message["labels"]:
            worst_of_clean.append((max(inside), rows[-1][1]))
    many = len(rows) - len(fresh)
    weights = [float(many)] * len(fresh)
    weights += [len(fresh) * (1.0 if flagged else CLEAN_MESSAGE) for flagged in truth[len(fresh) :]]
    fit = LogisticRegression(C=100, max_iter=1000).fit(
        rows, truth, np.array(weights) / max(weights)
    )
    model, crowd = (float(value) for value in fit.coef_[0])
    assert model > 0, "the score must rise with what it is made of"
    crowd = max(crowd / model, 0.0)
    share = {"model": model, "rules": RULES * model, "shift": float(fit.intercept_[0])}
    within = [worst + crowd * less for worst, less in worst_of_clean]
    return {name: round(value, 4) for name, value in share.items()}, round(crowd, 4), within


def _by_rules(text: str, kind: str) -> float:
    return _logit(check_rules(text, kind).score)


def calm_of(odds: Mapping[str, float]) -> float:
    """The log odds below which a rule's warning is a note."""
    warned = [
        odds[item.id]
        for item in items("train")
        if item.file in FRESH and item.id in odds and item.labels
        if any(finding.severity == "warn" for finding in check_rules(item.text, item.kind).findings)
    ]
    return round(float(np.quantile(warned, CALM)), 4)


def main() -> None:
    numbers: dict[str, list[float]] = {}
    for path in sys.argv[1:]:
        numbers |= json.loads(Path(path).read_text(encoding="utf-8"))
    flagged = flagged_of(numbers)
    limit = _logit(1.0)
    odds = {
        name: float(np.clip(flagged["scale"] * mean(row) + flagged["shift"], -limit, limit))
        for name, row in numbers.items()
    }
    score, crowd, clean = score_of(odds)
    found = {
        "flagged": flagged,
        "labels": labels_of(numbers),
        "crowd": crowd,
        "severity": {
            "calm": calm_of(odds),
            **{
                name: round(float(np.quantile(clean, 1 - share)), 4)
                for name, share in MARKED.items()
            },
        },
        "score": score,
    }
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(found, indent=1) + "\n"
    (FOLDER / "calibration.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
