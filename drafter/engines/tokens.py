"""Tokens and what they cost, counted here: before a call, or where a server does not say."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from drafter.guidance import read_yaml

# Where tiktoken gets a vocabulary, and its SHA-256: it looks for a file named by the SHA-1
# of the address, and downloads it, with no time limit, where there is none or it differs.
_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
_O200K = "o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_CL100K = "cl100k_base", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
_VOCABULARIES = {"o200k_base": _O200K, "o200k_harmony": _O200K, "cl100k_base": _CL100K}

# Each message carries a few tokens that mark its role (OpenAI's cookbook, "How to count
# tokens with tiktoken": three a message, and three that begin the answer).
_FRAME = 3


def count(messages: Iterable[tuple[str, str]], model: str = "") -> tuple[int, bool]:
    """The tokens of messages, each a role and a text, and whether that is an estimate.

    Exact for OpenAI's models where tiktoken's vocabulary is on the disk already; else
    estimated from the letters. Never waits for a download.
    """
    encoding, exact = _encoding(model)
    total = _FRAME
    for _, text in messages:
        # Someone may have typed what marks the end of a text to the model: it is text here.
        size = len(encoding.encode(text, disallowed_special=())) if encoding else guess(text)
        total += _FRAME + 1 + size
    return total, not (encoding and exact)


def guess(text: str) -> int:
    """About how many tokens a text has, on the safe side for English.

    Words of up to eight letters count as one, longer ones as more, other signs as one
    each; letters of scripts without spaces count singly.

    >>> guess("Thank you for the help.")
    6
    """
    total = 0
    for piece in re.findall(r"[^\W\d_]+|\d{1,3}|[^\w\s]|_", text):
        if piece.isascii():
            total += 1 + (len(piece) - 1) // 8
        else:
            total += 1 + len(piece) // 2
    return total


def cost(model: str, input_tokens: int, output_tokens: int) -> float | None:
    """US dollars for so many tokens, or None where the model's price is not known.

    >>> cost("gpt-4o-mini-2024-07-18", 1_000_000, 0), cost("local", 1, 1)
    (0.15, None)
    """
    prices = _prices()
    known = prices.get(model) or prices.get(re.sub(r"-\d{4}-\d{2}-\d{2}$", "", model))
    if known is None:
        return None
    into, out = known
    return (input_tokens * into + output_tokens * out) / 1_000_000


@cache
def _prices() -> dict[str, list[float]]:
    models: dict[str, list[float]] = read_yaml(Path(__file__).with_name("prices.yaml"))["models"]
    return models


def _encoding(model: str) -> tuple[Any, bool]:
    """An encoding that is at hand, or None; and whether it is the model's own."""
    import tiktoken

    try:
        name, own = tiktoken.encoding_name_for_model(model), True
    except KeyError:
        name, own = "o200k_base", False
    if name not in _VOCABULARIES or not _at_hand(_folder(), *_VOCABULARIES[name]):
        return None, False
    return tiktoken.get_encoding(name), own


def _folder() -> str:
    """Where tiktoken looks, by the rules of its own tiktoken/load.py; "" for nowhere."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    return str(Path(tempfile.gettempdir()) / "data-gym-cache") if folder is None else folder


@cache
def _at_hand(folder: str, vocabulary: str, sha256: str) -> bool:
    name = hashlib.sha1(_ADDRESS.format(vocabulary).encode()).hexdigest()
    try:
        content = Path(folder, name).read_bytes() if folder else b""
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == sha256
