import hashlib
import socket
from datetime import date

import pytest
import tiktoken
import tiktoken.registry

from drafter import Situation, kinds
from drafter.engines import request, tokens
from drafter.engines.tokens import cost, count, guess
from drafter.prompt import build

ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
PROMPT = build(
    kinds()["farewell_email"],
    Situation(sender="Ana Wu", company="Northwind", gratitude=["<|endoftext|> in my notes"]),
    to=None,
    audience="team",
    seed=0,
    today=date(2026, 11, 21),
)
SENT = request(PROMPT).messages


@pytest.fixture(autouse=True)
def no_download(monkeypatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("a download was tried"))


def test_without_the_vocabulary_it_is_an_estimate_at_once():
    number, estimated = count(SENT, "gpt-4o")
    assert estimated
    assert number > 300


@pytest.mark.parametrize("where", ["TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR", "", "none"])
def test_wherever_tiktoken_would_look_nothing_is_fetched(where, monkeypatch, tmp_path):
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    if where == "none":
        monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    elif where:
        monkeypatch.setenv(where, str(tmp_path))
    monkeypatch.setattr(tokens.tempfile, "gettempdir", lambda: str(tmp_path))
    assert count(SENT, "gpt-4o")[1]


def test_a_damaged_vocabulary_is_left_alone(tmp_path):
    path = tmp_path / hashlib.sha1(ADDRESS.encode()).hexdigest()
    path.write_bytes(b"half a file")
    assert count(SENT, "gpt-4o")[1]
    assert path.read_bytes() == b"half a file"


class Words(tiktoken.Encoding):
    """An encoding of single bytes, in place of one that weighs megabytes."""

    def __init__(self):
        bytes_ = {bytes([i]): i for i in range(256)}
        super().__init__(
            "o200k_base",
            pat_str=r"(?s).",
            mergeable_ranks=bytes_,
            special_tokens={"<|endoftext|>": 256},
        )


@pytest.fixture
def vocabulary(monkeypatch):
    monkeypatch.setattr(tokens, "_at_hand", lambda *args: True)
    monkeypatch.setitem(tiktoken.registry.ENCODINGS, "o200k_base", Words())


def test_with_the_vocabulary_it_is_exact_for_a_known_model(vocabulary):
    texts = len(PROMPT.system.encode()) + len(PROMPT.user.encode())
    assert count(SENT, "gpt-4o") == (texts + 3 + 2 * 4, False)


def test_and_an_estimate_for_another_model(vocabulary):
    assert count(SENT, "qwen2.5-1.5b")[1]
    assert count(SENT)[1]


def test_marks_of_the_model_in_what_was_typed_are_text(vocabulary):
    assert count([("user", "<|endoftext|>")], "gpt-4o")[0] == 13 + 7


@pytest.mark.parametrize(
    ("text", "true"),  # as o200k_base counts them
    [
        ("I'm leaving Northwind, and my last day is Friday 18 December.", 15),
        ("Thank you for covering my Friday shifts, and for your patience.", 13),
        ("Ich möchte mich herzlich für die gute Zusammenarbeit bedanken.", 10),
        ("本当にありがとうございました。", 4),
        ("", 0),
    ],
)
def test_the_estimate_is_near(text, true):
    assert true - 2 <= guess(text) <= 2 * true + 2


def test_cost_is_by_a_million_tokens_and_by_the_name_without_its_date():
    assert cost("gpt-4.1-mini", 1_000_000, 500_000) == pytest.approx(0.40 + 0.80)
    assert cost("gpt-4.1-mini-2025-04-14", 1000, 0) == pytest.approx(0.0004)
    assert cost("gpt-4.1-minimal", 1000, 0) is None
    assert cost("", 0, 0) is None
