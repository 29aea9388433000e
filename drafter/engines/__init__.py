"""Engines: each turns a prompt into text. An engine's name is its module's; NAMES has them all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, runtime_checkable

from drafter.errors import EngineError
from drafter.prompt import Prompt

NAMES = ("offline", "openai", "recorded")
SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DRAFTER_MODEL", "DRAFTER_RECORDINGS")
TEMPERATURE = 0.2  # small models keep to the draft at this
TEMPERATURE_AGAIN = 0.7  # and repeat their own faults word for word, unless it is higher


@dataclass(frozen=True, slots=True)
class Usage:
    """What a draft cost: tokens of all its calls, and US dollars where the price is known.

    `estimated` says that the tokens were counted here, not by the server.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        known = self.cost is not None and other.cost is not None
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            (self.cost or 0.0) + (other.cost or 0.0) if known else None,
            self.estimated or other.estimated,
        )


@dataclass(frozen=True, slots=True)
class Completion:
    """What an engine gave back: the text, the model that wrote it, and what it cost."""

    text: str
    model: str | None = None
    usage: Usage = Usage()


class NoAnswer(EngineError):
    """The model did answer, but not with a text that could be used; asked again, it would again."""


@runtime_checkable
class Engine(Protocol):
    """Anything with a name and one method may be passed to `draft()` as its engine."""

    name: str

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """Write the text of a prompt.

        `draft` is the last text of the same prompt and `changes` say, one sentence each, what
        had to change in it and in those before; both empty for a first text. Raises EngineError.
        """
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to a model: the messages, each a role and a text, and the settings.

    >>> sent = Request((("user", "Hello"),), max_tokens=10, seed=0)
    >>> sent.key("one-model") == sent.key("another-model")
    False
    """

    messages: tuple[tuple[str, str], ...]
    max_tokens: int
    seed: int
    temperature: float = TEMPERATURE

    def key(self, model: str) -> str:
        """A hash of all that decides the answer: the messages, the model, the settings."""
        sent = [model, self.temperature, self.seed, self.max_tokens, self.messages]
        return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def request(prompt: Prompt, changes: tuple[str, ...] = (), draft: str = "") -> Request:
    """The request for a prompt; the last draft and all changes asked for are two more turns."""
    messages = [("system", prompt.system), ("user", prompt.user)]
    # A word of English takes about 1.3 tokens; other languages and names take more.
    room = 2 * prompt.kind.max_words + 60
    if not (draft and changes):
        return Request(tuple(messages), room, prompt.seed)
    faults = "\n".join(f"- {change}" for change in changes)
    again = (
        f"This is not right yet:\n{faults}\nGo back to the draft between <facts> and </facts>, and "
        "write the whole text again from there, without these faults."
    )
    messages += [("assistant", draft), ("user", again)]
    return Request(tuple(messages), room, prompt.seed + 1, TEMPERATURE_AGAIN)


def settings() -> Mapping[str, str]:
    """OPENAI_API_KEY, OPENAI_BASE_URL, DRAFTER_MODEL and DRAFTER_RECORDINGS, where set.

    The environment, even an empty value in it, goes before a `.env` file in the working
    folder. Nothing is written back to the environment. Raises EngineError where `.env`
    cannot be read.
    """
    found: dict[str, str | None] = {}
    if Path(".env").is_file():
        from dotenv import dotenv_values

        try:
            found.update(dotenv_values(".env", interpolate=False))
        except (OSError, UnicodeDecodeError):
            raise EngineError(
                "The file .env cannot be read: save it as UTF-8 text, or delete it."
            ) from None
    found.update({name: os.environ[name] for name in SETTINGS if name in os.environ})
    return {name: value.strip() for name in SETTINGS if (value := found.get(name) or "").strip()}


def load_engine(name: str | None = None) -> Engine:
    """The engine of this name; None takes openai where it is configured, else offline.

    Raises EngineError for an unknown name, or for an engine that is not configured.

    >>> load_engine("offline").name
    'offline'
    """
    if name is None:
        configured = settings()
        name = "openai" if {"OPENAI_API_KEY", "OPENAI_BASE_URL"} & set(configured) else "offline"
    if name not in NAMES:
        raise EngineError(f"There is no engine {name!r}. The engines: {', '.join(NAMES)}.")
    engine: Engine = import_module(f"drafter.engines.{name}").create()
    return engine
