"""The sentences and messages of data/, as the trained checker is taught and measured on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.text import sentences

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Item:
    """A sentence with its labels, none where it is fine to send.

    `file` says who wrote it: one file is one writer, but for file 17, whose sentences are out
    of whole messages by several, their kinds and voices not known. `pair` is the id of the
    sentence that this one is the least edit of. `message` is the id of the message that it is
    from; `sure` is False where the message has several labels and it is not told which is here.
    """

    id: str
    text: str
    labels: tuple[str, ...]
    kind: str | None
    voice: str | None
    file: str
    pair: str | None = None
    message: str | None = None
    sure: bool = True


def read_lines(path: Path) -> list[dict]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def items(part: str) -> list[Item]:
    """The single sentences of a part: "train", "fit" or "test"."""
    return [
        Item(**{**row, "labels": tuple(row["labels"])}, file=path.stem)
        for path in sorted(DATA.glob(f"{part}-sentences-*.jsonl"))
        for row in read_lines(path)
    ]


def messages(part: str) -> list[dict]:
    """The whole messages of a part: "train", "fit" or "test"."""
    paths = sorted(DATA.glob(f"{part}-messages*.jsonl"))
    return [row for path in paths for row in read_lines(path)]


def message_items(message: dict) -> Iterator[Item]:
    """The sentences of a message; those that hold one of its spans have its labels."""
    text, labels = message["text"], tuple(message["labels"])
    spans = [(text.find(span), text.find(span) + len(span)) for span in message["spans"]]
    for start, end in sentences(text):
        hit = any(first < end and start < last for first, last in spans)
        yield Item(
            id=f"{message['id']}-{start}",
            text=text[start:end],
            labels=labels if hit else (),
            kind=message["kind"],
            voice=message["voice"],
            file="messages",
            message=message["id"],
            sure=not hit or len(labels) == 1,
        )
