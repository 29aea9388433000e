"""Turn the network's numbers into chances: writes drafter/tone/model/calibration.json.

    PYTHONPATH=. python evals/tone/calibrate.py

from what the shipped network makes of the fitting part, data/fit-*.jsonl: sentences and
messages of writers of their own, from which no network was taught and no rule written.
Nothing of the locked test part is read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from drafter.report import LABELS
from drafter.tone import check_rules
from drafter.tone.model import FOLDER, _logit, numbers_of
from evals.tone.data import Item, items, messages

# Of the clean messages, the share that may have a sentence marked so.
MARKED = {"warn": 0.02, "note": 0.06}
# Of the flagged sentences that a rule warns of, the share that may be called calm.
CALM = 0.03
# The weight of a clean message beside that of a flagged one.
CLEAN_MESSAGE = 2.5

Numbers = Mapping[str, Sequence[float]]  # by the id of an item


def line(values: Sequence[float], truth: Sequence[bool]) -> tuple[float, float]:
    """Scale and shift that turn values into log odds."""
    fit = LogisticRegression(C=100).fit(np.array(values)[:, None], truth)
    return round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)


def labels_of(known: Sequence[Item], numbers: Numbers) -> dict[str, tuple[float, float]]:
    """The scale and shift of each label."""
    return {
        name: line([numbers[i.id][place] for i in known], [name in i.labels for i in known])
        for place, name in enumerate(LABELS, 1)
    }


def mean(row: Sequence[float]) -> float:
    """One number for flagged: what the network says of it, and of its likeliest label."""
    return (row[0] + max(row[1:])) / 2


def flagged_of(known: Sequence[Item], numbers: Numbers) -> dict[str, float]:
    scale, shift = line([mean(numbers[i.id]) for i in known], [bool(i.labels) for i in known])
    return {"scale": scale, "shift": shift}


def score_of(
    known: Sequence[Item], odds: Mapping[str, float], of_messages: Mapping[str, Sequence[float]]
) -> tuple[dict[str, float], float, list[float]]:
    """The weights of the score, the cost of a crowd, and the clean messages' worst sentence.

    `odds` by the id of an item, `of_messages` by that of a message, for each of its sentences.

    Sentences and messages weigh the same in sum; a clean message weighs more than a flagged
    one, for most that people check are clean.
    """
    rows = [(odds[i.id], _by_rules(i.text, i.kind), 0.0) for i in known]
    truth = [bool(item.labels) for item in known]
    worst_of_clean = []
    for message in messages("fit"):
        inside = of_messages[message["id"]]
        less = -float(np.log(len(inside)))
        rows.append((max(inside), _by_rules(message["text"], message["kind"]), less))
        truth.append(bool(message["labels"]))
        if not message["labels"]:
            worst_of_clean.append((max(inside), less))
    many = len(rows) - len(known)
    weights = [float(many)] * len(known)
    weights += [len(known) * (1.0 if flagged else CLEAN_MESSAGE) for flagged in truth[len(known) :]]
    fit = LogisticRegression(C=100, max_iter=1000).fit(
        rows, truth, np.array(weights) / max(weights)
    )
    model, rules, crowd = (float(value) for value in fit.coef_[0])
    assert min(model, rules) > 0, "the score must rise with what it is made of"
    crowd = max(crowd / model, 0.0)
    share = {"model": model, "rules": rules, "shift": float(fit.intercept_[0])}
    within = [worst + crowd * less for worst, less in worst_of_clean]
    return {name: round(value, 4) for name, value in share.items()}, round(crowd, 4), within


def _by_rules(text: str, kind: str) -> float:
    return _logit(check_rules(text, kind).score)


def calm_of(known: Sequence[Item], odds: Mapping[str, float]) -> float:
    """The log odds below which a rule's warning is a note."""
    warned = [
        odds[item.id]
        for item in known
        if item.labels
        and any(found.severity == "warn" for found in check_rules(item.text, item.kind).findings)
    ]
    return round(float(np.quantile(warned, CALM)), 4)


def main() -> None:
    known = items("fit")
    # Of several sentences, the most doubtful.
    numbers = {item.id: max(numbers_of(item.text), key=mean) for item in known}
    flagged = flagged_of(known, numbers)

    def odds_of(row: Sequence[float]) -> float:
        limit = _logit(1.0)
        return float(np.clip(flagged["scale"] * mean(row) + flagged["shift"], -limit, limit))

    odds = {name: odds_of(row) for name, row in numbers.items()}
    of_messages = {
        m["id"]: [odds_of(row) for row in numbers_of(m["text"])] for m in messages("fit")
    }
    score, crowd, clean = score_of(known, odds, of_messages)
    found = {
        "flagged": flagged,
        "labels": labels_of(known, numbers),
        "crowd": crowd,
        "severity": {
            "calm": calm_of(known, odds),
            **{
                name: round(float(np.quantile(clean, 1 - share)), 4)
                for name, share in MARKED.items()
            },
        },
        "score": score,
    }
    text = json.dumps(found, indent=1) + "\n"
    (FOLDER / "calibration.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
