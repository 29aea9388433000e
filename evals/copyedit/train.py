"""Teach the network of the copy editor, and write it into drafter/phrasing/model/.

    PYTHONPATH=. python evals/copyedit/train.py --encoder FOLDER

FOLDER holds all-MiniLM-L6-v2 (model.safetensors; evals/tone/CARD.md says from where). It is taught
in twenty-five courses (COURSES). The files of HELD_OUT are left for measure.py. The seed is
fixed; it takes about six hours of two cores.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from drafter.encoder import tokenizer
from drafter.phrasing.copyedit import FORMS, TOPICS
from drafter.phrasing.edits import tokens
from drafter.phrasing.tagging import FOLDER, Reader
from evals.copyedit.exporting import export
from evals.copyedit.network import Tagger
from evals.copyedit.pairs import DATA, HELD_OUT, Edited, Pair, align, pairs, small_words
from evals.copyedit.variants import variants
from evals.tone.network import MINI, pretrained

SEED = 0
BATCH = 32
HEAD_FASTER = 3
LINKS_FASTER = 10
DECAY = 0.9  # each layer learns so much slower than the one above
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
SMOOTHING = 0.03
FEWEST = 5  # an edit that occurs less often is not learned
TOPIC_WEIGHT = 0.3
# The weights are the mean of those after every fifth step from here on: steadier than the last.
AVERAGED_FROM = 0.6
AVERAGED_EACH = 5
_UNLIKELY = -5.0  # the log odds that an edit begins with that the network has not met
_NONE = -100  # what no number is to be learned for


@dataclass(frozen=True)
class Course:
    """Which files are taught, by the beginning of their names, and whether with their variants; for
    how long, and how fast; and how many entries of the other files, at random, go with them.
    """

    files: tuple[str, ...]
    epochs: int
    rate: float
    varied: bool = False
    others: int = 0


COURSES = (
    Course(tuple(f"{number:02}" for number in range(1, 13)), 6, 2.5e-4),
    Course(("",), 4, 1.5e-4),
    Course(("",), 4, 1e-4),
    Course(("",), 1, 1.2e-4, varied=True),
    Course(("2",), 3, 1e-4),
    Course(("2", "3"), 2, 1.2e-4),
    Course(("2", "3", "4"), 2, 1.2e-4, varied=True),
    Course(("2", "3", "4"), 2, 1e-4),
    Course(("4",), 3, 1.2e-4),
    Course(("2", "3", "4"), 2, 1e-4),
    Course(("4", "5"), 3, 1.2e-4),
    Course(("2", "3", "4", "5"), 2, 1e-4),
    Course(("53", "54", "55", "56", "57", "58", "59", "60", "61"), 2, 1.2e-4),
    Course(("5", "6"), 2, 1.2e-4),
    Course(("2", "3", "4", "5", "6"), 2, 1e-4),
    Course(("",), 2, 1.2e-4),
    Course(("7",), 3, 1.2e-4),
    Course(("",), 1, 1e-4),
    Course(("75", "76", "77", "78", "79", "80"), 3, 1e-4),
    Course(("",), 1, 8e-5),
    Course(("77", "78", "79", "80", "81", "82"), 2, 1e-4, others=14_000),
    Course(("77", "78", "79", "8"), 1, 8e-5, others=24_000),
    Course(("77", "78", "79", "8"), 1, 6e-5, others=24_000),
    Course(("77", "78", "79", "8"), 1, 5e-5, others=24_000),
    Course(("77", "78", "79", "8"), 1, 5e-5, others=20_000),
)


@dataclass(frozen=True)
class Vocabulary:
    """The edits that are learned, in the order of their numbers."""

    changes: list[str]
    before: list[str]
    forms: list[str]
    topics: list[str]


_NAMING = re.compile(r"[A-HJ-Z]")  # a month, a person: nothing that may be put in


def vocabulary(edits: Sequence[Edited]) -> Vocabulary:
    changes = Counter(change for edited in edits for change in edited.changes)
    before = Counter(words for edited in edits for words in edited.before)
    often = [
        [edit for edit, count in counts.most_common() if count >= FEWEST]
        for counts in (changes, before)
    ]
    first = ["keep", "drop"]
    return Vocabulary(
        first + [change for change in often[0] if change and change not in first],
        ["", *(words for words in often[1] if words and not _NAMING.search(words))],
        ["", *FORMS],
        ["", *TOPICS],
    )


def extended(old: Vocabulary, new: Vocabulary) -> Vocabulary:
    """The old edits with their numbers, and behind them those that are new."""
    both = zip(vars(old).values(), vars(new).values(), strict=True)
    return Vocabulary(*([*have, *(e for e in more if e not in have)] for have, more in both))


def widened(weights: dict[str, Tensor], old: Vocabulary, new: Vocabulary) -> dict[str, Tensor]:
    """The weights of a network that gives the old edits, for one that gives the new ones too."""
    sizes = [len(names) for names in vars(old).values()]
    more = [len(names) - had for names, had in zip(vars(new).values(), sizes, strict=True)]

    def wider(name: str, value: float) -> Tensor:
        parts = zip(torch.split(weights[name], sizes), more, strict=True)
        return torch.cat([rows for part, count in parts for rows in _more(part, count, value)])

    found = {
        **weights,
        "head.weight": wider("head.weight", 0.0),
        "head.bias": wider("head.bias", _UNLIKELY),
    }
    changes, before, forms, _ = more
    for name, count in (("change", changes), ("before", before), ("form", forms)):
        of = f"links.on_{name}.weight"
        found[of] = torch.cat(_more(weights[of], count, 0.0))
    tables = (("change", changes), ("before", before), ("form", forms), ("phrase", forms))
    for name, count in tables:
        table = weights[f"links.{name}.weight"]  # its last row is for what is unknown
        found[f"links.{name}.weight"] = torch.cat([*_more(table[:-1], count, 0.0), table[-1:]])
    return found


def _more(rows: Tensor, count: int, value: float) -> list[Tensor]:
    return [rows, torch.full((count, *rows.shape[1:]), value)]


@dataclass(frozen=True)
class Example:
    """A fact as the network reads it, and the numbers that it is to give."""

    ids: list[int]
    marks: list[int]
    spans: list[tuple[int, int]]
    targets: tuple[list[int], ...]


def example(pair: Pair, edited: Edited, known: Vocabulary, reader: Reader) -> Example:
    read = reader(pair.box, [token.text for token in tokens(pair.typed)], pair.person)

    def numbers(edits: Sequence[str], names: list[str]) -> list[int]:
        return [names.index(edit) if edit in names else _NONE for edit in edits]

    nothing = edited.forms[0] == "X"
    words = len(edited.forms)
    targets = (
        [_NONE] * words if nothing else [*numbers(edited.changes, known.changes), _NONE],
        [_NONE] * words if nothing else numbers(edited.before, known.before),
        numbers(edited.forms, known.forms),
        [known.topics.index(pair.topic) if pair.topic else _NONE] + [_NONE] * (words - 1),
    )
    return Example(read.ids, read.marks, read.spans, targets)


def together(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, list[Tensor]]:
    """Examples as one batch."""
    length = max(len(e.ids) for e in examples)
    words = max(len(e.spans) for e in examples)
    ids = torch.zeros(len(examples), length, dtype=torch.long)
    marks = torch.full((len(examples), length), 5)
    shares = torch.zeros(len(examples), words, length)
    targets = [torch.full((len(examples), words), _NONE) for _ in range(4)]
    for row, e in enumerate(examples):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        marks[row, : len(e.marks)] = torch.tensor(e.marks)
        for word, (start, end) in enumerate(e.spans):
            shares[row, word, start:end] = 1 / (end - start)
        for whole, part in zip(targets, e.targets, strict=True):
            whole[row, : len(part)] = torch.tensor(part)
    return ids, marks, shares, targets


def _loss(given: Sequence[Tensor], targets: Sequence[Tensor]) -> Tensor:
    total = torch.zeros(())
    for numbers, wanted, weight in zip(given, targets, (1, 1, 1, TOPIC_WEIGHT), strict=True):
        if (wanted != _NONE).any():
            total = total + weight * functional.cross_entropy(
                numbers.flatten(0, 1),
                wanted.flatten(),
                ignore_index=_NONE,
                label_smoothing=SMOOTHING,
            )
    return total


def _batches(examples: Sequence[Example]) -> list[list[Example]]:
    """The examples in batches of about one length, in a new order."""
    order = random.sample(list(examples), len(examples))
    pools = [
        sorted(order[start : start + 20 * BATCH], key=lambda e: len(e.ids))
        for start in range(0, len(order), 20 * BATCH)
    ]
    found = [pool[s : s + BATCH] for pool in pools for s in range(0, len(pool), BATCH)]
    return random.sample(found, len(found))


def _optimizer(network: Tagger, rate: float) -> torch.optim.Optimizer:
    encoder = network.encoder
    layers = list(encoder.layers)
    groups = [
        {
            "params": [*network.head.parameters(), *network.mark.parameters()],
            "lr": rate * HEAD_FASTER,
        },
        {
            "params": [*network.reach.parameters(), *network.links.parameters()],
            "lr": rate * LINKS_FASTER,
        },
    ]
    for below, layer in enumerate(reversed(layers)):
        groups.append({"params": list(layer.parameters()), "lr": rate * DECAY**below})
    first = [encoder.word.weight, encoder.place.weight, encoder.segment, *encoder.norm.parameters()]
    groups.append({"params": first, "lr": rate * DECAY ** len(layers)})
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)


def teach(network: Tagger, examples: Sequence[Example], course: Course) -> None:
    """One course: the network ends with the mean of its last weights."""
    optimizer = _optimizer(network, course.rate)
    steps = course.epochs * math.ceil(len(examples) / BATCH)
    warm = max(1, int(WARM_UP * steps))

    def pace(step: int) -> float:
        return min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    mean: dict[str, Tensor] = {}
    step, heard, begun = 0, 0, time.time()
    for epoch in range(course.epochs):
        network.train()
        total = 0.0
        batches = _batches(examples)
        for batch in batches:
            *inputs, targets = together(batch)
            loss = _loss(network(*inputs, targets[:3]), targets)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, step = total + loss.item(), step + 1
            if step > AVERAGED_FROM * steps and step % AVERAGED_EACH == 0:
                heard += 1
                for name, value in network.state_dict().items():
                    last = mean.get(name, torch.zeros_like(value))
                    mean[name] = last + (value.detach() - last) / heard
        print(
            f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.time() - begun:.0f} s",
            flush=True,
        )
    network.load_state_dict(mean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, help="kept after each course, and begun from")
    given = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    taught = [p for p in pairs(sorted(DATA.glob("*.tsv"))) if p.file not in HELD_OUT]
    begun = given.checkpoint and given.checkpoint.exists()
    saved = torch.load(given.checkpoint, weights_only=False) if begun else {}
    small = saved.get("small") or small_words(taught)
    aligned = [(pair, edited) for pair in taught if (edited := align(pair, small))]
    known = vocabulary([e for _, e in aligned])
    if saved:
        met = Vocabulary(**saved["known"])
        known = extended(met, known)
        saved["weights"] = widened(saved["weights"], met, known)
    reader = Reader(tokenizer())
    sizes = [len(names) for names in (known.changes, known.before, known.forms, known.topics)]
    network = Tagger(pretrained(given.encoder, MINI), sizes)
    print(
        f"{len(taught)} pairs, {len(aligned)} of them edits; {sizes} edits of each kind", flush=True
    )
    done = saved.get("courses", 0)
    if saved:
        network.load_state_dict(saved["weights"])
    varied = [(p, edited) for p in variants(taught) if (edited := align(p, small))]
    for number, course in enumerate(COURSES[done:], done + 1):
        offered = [*aligned, *(varied if course.varied else ())]
        chosen = [each for each in offered if each[0].file.startswith(course.files)]
        others = [each for each in aligned if not each[0].file.startswith(course.files)]
        chosen += random.sample(others, course.others)
        teach(network, [example(*each, known, reader) for each in chosen], course)
        if given.checkpoint:
            state = {
                "weights": network.state_dict(),
                "courses": number,
                "known": vars(known),
                "small": small,
            }
            torch.save(state, given.checkpoint)
    last = network.state_dict()
    weights = {name.removeprefix("encoder."): value.numpy() for name, value in last.items()}
    FOLDER.mkdir(exist_ok=True)
    export(weights, FOLDER)
    text = json.dumps(vars(known), ensure_ascii=False, indent=1)
    (FOLDER / "edits.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
