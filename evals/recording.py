"""Recordings of what a model wrote for the cases: made once, replayed offline, reviewed like code.

    recordings/<model>/prompts.jsonl    the whole way to a draft: first texts and revisions
    recordings/<model>/naive.jsonl      the answers to a prompt of one line, to compare with
    recordings/<model>/judge.jsonl      what the model answered to the rubric, as a judge

A recording is found by the hash of what was sent, so that a changed prompt leaves it unused:
it is then stale, which is said, and never replayed for another request.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import cast

import yaml

from drafter import Completion, Engine, EngineError, Prompt
from drafter.drafting import Trace, trace
from drafter.engines import NoAnswer, request
from drafter.engines.openai import create
from drafter.engines.recorded import Recorded, Recorder, Stale, read
from evals.case import Case
from evals.progress import Progress

FOLDER = Path(__file__).parent / "recordings"
SETS = ("prompts", "naive")
DEADLINE = 900.0  # seconds; a model on a busy laptop is slow, and nobody waits for a recording

UNTOLD = ("private_notes", "confidential")  # what no prompt holds


def path_of(model: str, which: str, folder: Path = FOLDER) -> Path:
    """Where the recordings of a model lie, of one of SETS."""
    return folder / model.replace("/", "_") / f"{which}.jsonl"


def models(folder: Path = FOLDER) -> list[str]:
    """The models of which there are recordings."""
    paths = [path for which in SETS for path in folder.glob(f"*/{which}.jsonl")]
    return sorted({line["model"] for path in paths for line in read(path)})


def naive(case: Case, prompt: Prompt) -> Prompt:
    """The prompt of one line that somebody without this project would type.

    It depends on the case alone. What is private stays out, as it does from every prompt here.
    """
    what = case.kind.replace("_", " ")
    article = "an" if what[0] in "aeiou" else "a"
    return replace(
        prompt,
        system="You are a helpful assistant.",
        user=f"Write {article} {what} for this situation:\n{told(case)}",
    )


def told(case: Case) -> str:
    """What a person would tell of a case to somebody else, a line for each fact."""
    facts = {k: v for k, v in case.situation.to_dict().items() if v and k not in UNTOLD}
    facts |= {k: v for k, v in (("to", case.to), ("audience", case.audience)) if v}
    return str(yaml.safe_dump(facts, sort_keys=False, allow_unicode=True, width=1000)).strip()


class Replay:
    """An engine that replays, and knows afterwards whether a recording was missing."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.name = engine.name
        self.stale = False

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """What was recorded. Raises Stale, or NoAnswer where the model gave no text."""
        try:
            return self.engine.write(prompt, changes=changes, draft=draft)
        except Stale:
            self.stale = True
            raise


_FILE = threading.Lock()  # two workers may end at once


class Resumed:
    """An engine that asks the model only for what is not recorded yet.

    `used` are the keys of what it gave; `failure` says why the model could not be asked.
    """

    def __init__(self, recorder: Recorder, model: str) -> None:
        self.recorder = recorder
        self.model = model
        self.name = recorder.name
        self.used: set[str] = set()
        self.failure = ""

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """The recorded text, or one that is recorded now. Raises EngineError."""
        self.used.add(request(prompt, changes, draft).key(self.model))
        with suppress(Stale):
            with _FILE:
                recorded = _recorded(self.recorder.path, self.model)
            if recorded:
                return recorded.write(prompt, changes=changes, draft=draft)
        try:
            return self.recorder.write(prompt, changes=changes, draft=draft)
        except NoAnswer:
            raise  # that is what the model has to say, and is recorded
        except EngineError as error:
            self.failure = str(error)
            raise


def _recorded(path: Path, model: str) -> Recorded | None:
    return Recorded(path, model) if path.is_file() and path.stat().st_size else None


def chosen(cases: Sequence[Case], each: int) -> list[Case]:
    """The first cases of each kind by name; the first of every kind, then the second ..."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases:
        by_kind.setdefault(case.kind, []).append(case)
    rows = zip_longest(*(found[:each] for found in by_kind.values()))
    return [case for row in rows for case in row if case is not None]


def record(
    cases: Sequence[Case],
    which: Sequence[str] = SETS,
    *,
    engine: Engine | None = None,
    workers: int = 1,
    folder: Path = FOLDER,
) -> list[str]:
    """Ask the model for what is not recorded yet; what could not be asked, one sentence each.

    `engine` is the one that OPENAI_BASE_URL and DRAFTER_MODEL configure, if not given. A case
    is asked for from its first text to its last revision, and what was recorded for it and
    does not fit any more is dropped. It can be stopped at any time, and goes on from there.
    """
    writer = engine or cast(Engine, replace(create(), deadline=DEADLINE))
    failures = []
    jobs = [(case, name) for case in cases for name in which]
    with Progress(model_of(writer), len(jobs)) as progress, ThreadPoolExecutor(workers) as pool:
        waiting = {
            pool.submit(_record, case, name, writer, folder): (case, name) for case, name in jobs
        }
        try:
            for done in as_completed(waiting):
                case, name = waiting[done]
                if failure := done.result():
                    failures.append(f"{case.id}, {name}: {failure}")
                progress.step(f"{case.id}, {name}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failures


def model_of(engine: Engine) -> str:
    """The name of an engine's model, or of the engine where it has none."""
    return str(getattr(engine, "model", engine.name))


def _record(case: Case, name: str, writer: Engine, folder: Path) -> str:
    model = model_of(writer)
    path = path_of(model, name, folder)
    engine = Resumed(Recorder(writer, path, case.id), model)
    if name == "naive":
        prompt = traced(case, "offline").prompt
        with suppress(EngineError):
            engine.write(naive(case, prompt))
    else:
        traced(case, engine)
    if not engine.failure:
        drop(path, case.id, engine.used)
    return engine.failure


def traced(case: Case, engine: Engine | str, seed: int = 0) -> Trace:
    """The draft of a case, and the way to it."""
    return trace(
        case.kind,
        case.situation,
        to=case.to,
        audience=case.audience,
        engine=engine,
        seed=seed,
        today=case.today,
    )


def drop(path: Path, case: str, used: set[str]) -> None:
    """Leave out what was recorded for a case and is no part of its way any more."""
    with _FILE:
        lines = read(path)
        kept = [line for line in lines if line.get("case") != case or line["key"] in used]
        if len(kept) < len(lines):
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept)
            path.write_text(text, encoding="utf-8")
