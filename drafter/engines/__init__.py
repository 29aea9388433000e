"""Engines: each turns a prompt into text. The name of a module here is its engine's name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, runtime_checkable

from drafter.errors import EngineError
from drafter.prompt import Prompt

NAMES = ("offline", "openai", "recorded")
SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DRAFTER_MODEL")


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


@runtime_checkable
class Engine(Protocol):
    """Anything with a name and one method may be passed to `draft()` as its engine."""

    name: str

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """Write the text of a prompt.

        `draft` is an earlier text of the same prompt and `changes` say, one sentence
        each, what has to change in it; both empty for a first text. Raises EngineError.
        """
        ...


def settings() -> Mapping[str, str]:
    """OPENAI_API_KEY, OPENAI_BASE_URL and DRAFTER_MODEL, where set.

    The environment goes before a `.env` file in the working folder. Nothing is written
    back to the environment.
    """
    found: dict[str, str] = {}
    if Path(".env").is_file():
        from dotenv import dotenv_values

        found = {k: v for k, v in dotenv_values(".env").items() if v}
    found.update({k: v for k in SETTINGS if (v := os.environ.get(k))})
    return {k: found[k].strip() for k in SETTINGS if found.get(k, "").strip()}


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
