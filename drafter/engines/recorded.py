"""The recorded engine: replays what a model once answered to the very same request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from drafter.engines import Completion, Engine, NoAnswer, Usage, request, settings
from drafter.errors import DataFileError, EngineError
from drafter.guidance import entry
from drafter.prompt import Prompt

DEFAULT_PATH = "evals/recordings"
_KEYS: dict[str, type | tuple[type, ...]] = {
    "case": str,
    "key": str,
    "model": str,
    "text": str,
    "input_tokens": int,
    "output_tokens": int,
    "failure": str,
}


class Stale(EngineError):
    """No recording fits the request: it was never made, or the prompt has changed since."""


def create() -> Recorded:
    """The engine, reading DRAFTER_RECORDINGS or evals/recordings, for DRAFTER_MODEL if set."""
    found = settings()
    return Recorded(found.get("DRAFTER_RECORDINGS", DEFAULT_PATH), found.get("DRAFTER_MODEL"))


class Recorded:
    """Answers from a file of JSON lines, or from all *.jsonl files in a folder and below.

    Each line holds key, model, text, input_tokens and output_tokens; the key is
    `Request.key(model)`, so that a change to a prompt leaves its recordings unused. It may
    hold `case`, what the recording was made for, and `failure`, where the model answered
    with nothing that could be used. `model` may be left out where the recordings are of one
    model. A later line replaces an earlier one with the same key.

    Raises DataFileError for a line that is no recording, EngineError where there are
    no recordings or it is not clear which model's to take.
    """

    name = "recorded"

    def __init__(self, path: str | Path, model: str | None = None) -> None:
        self._texts = {line["key"]: line for line in read(Path(path))}
        models = sorted({line["model"] for line in self._texts.values()})
        if not models:
            raise EngineError(
                f"There are no recordings in {path}: set DRAFTER_RECORDINGS to a file or folder "
                "that holds some, or make them."
            )
        if model is None and len(models) > 1:
            raise EngineError(
                f"The recordings in {path} are of several models: set DRAFTER_MODEL to one of "
                f"{', '.join(models)}."
            )
        self.model = model or models[0]

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """The recorded text of a prompt.

        Raises Stale where there is none, NoAnswer where the model gave none.
        """
        found = self._texts.get(request(prompt, changes, draft).key(self.model))
        if found is None:
            raise Stale(
                f"No recording of {self.model} fits this {prompt.kind.name} prompt, it is stale: "
                "record it again, or use another engine."
            )
        if found.get("failure"):
            raise NoAnswer(found["failure"])
        usage = Usage(found["input_tokens"], found["output_tokens"])
        return Completion(found["text"], self.model, usage)


class Recorder:
    """An engine that adds what another engine answers to a file that Recorded replays.

    `case` says in the file what the recordings are made for.
    """

    def __init__(self, engine: Engine, path: str | Path, case: str = "") -> None:
        self.engine = engine
        self.path = Path(path)
        self.case = case
        self.name = engine.name

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """What the other engine writes; nothing is recorded where it could not be asked."""
        try:
            written = self.engine.write(prompt, changes=changes, draft=draft)
        except NoAnswer as error:
            model = getattr(self.engine, "model", self.engine.name)
            self._add(request(prompt, changes, draft).key(model), Completion("", model), str(error))
            raise
        model = written.model or self.engine.name
        self._add(request(prompt, changes, draft).key(model), written)
        return written

    def _add(self, key: str, written: Completion, failure: str = "") -> None:
        line = {
            "case": self.case,
            "key": key,
            "model": written.model or self.engine.name,
            "text": written.text,
            "input_tokens": written.usage.input_tokens,
            "output_tokens": written.usage.output_tokens,
            "failure": failure,
        }
        kept = {name: value for name, value in line.items() if value or name in _REQUIRED}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")
        except OSError as error:
            raise DataFileError(f"{self.path}: cannot be written ({error.strerror}).") from None


_REQUIRED = set(_KEYS) - {"case", "failure"}


def read(path: Path) -> list[dict[str, Any]]:
    """The recordings of a file, or of a folder and below, in order. Raises DataFileError."""
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path] if path.is_file() else []
    found = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            raise DataFileError(f"{file}: cannot be read as UTF-8 text.") from None
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                raw = json.loads(line)
            except ValueError:
                raise DataFileError(f"{file}:{number}: this line is not JSON.") from None
            found.append(entry(raw, _KEYS, _REQUIRED, f"{file}:{number}"))
    return found
