"""The sentences and messages of data/, as the trained checker is taught and measured on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.text import sentences
from drafter.tone.model import passages

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
    """The whole messages of a part: "train", "fit", "test" or "hard"."""
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


def message_passages(message: dict, length: Callable[[str], int]) -> list[list[Item]]:
    """The sentences of a message as they are read together; `length` tells tokens."""
    found = list(message_items(message))
    spans = list(sentences(message["text"]))
    together = passages(message["text"], spans, [length(item.text) for item in found])
    return [found[part] for part in together]


def mended(message: dict) -> dict:
    """The message with each span as its writer would mend it; an empty one goes with its
    sentence.
    """
    text = message["text"]
    for span, instead in zip(message["spans"], message["instead"], strict=True):
        at = text.index(span)
        if instead:
            text = text[:at] + instead + text[at + len(span) :]
        else:
            start, end = next((a, b) for a, b in sentences(text) if a <= at < b)
            text = (text[:start].rstrip(" ") + " " + text[end:].lstrip(" ")).strip()
    return {**message, "id": f"{message['id']}-mended", "text": text, "labels": [], "spans": []}


def mended_passages(message: dict, length: Callable[[str], int]) -> list[list[Item]]:
    """The passages of a message, and after each that was mended what it became, as its pair."""
    if not message.get("instead"):
        return message_passages(message, length)
    before = message_passages(message, length)
    after = message_passages(mended(message), length)
    same = {tuple(item.text for item in passage) for passage in before}
    new = [p for p in after if tuple(item.text for item in p) not in same]
    found = []
    for passage in before:
        found.append(passage)
        if any(item.labels for item in passage) and new:
            other = new.pop(0)
            if len(other) == len(passage):
                other = [
                    replace(better, pair=item.id if item.labels else None)
                    for item, better in zip(passage, other, strict=True)
                ]
            found.append(other)
    return found
