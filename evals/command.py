"""The command `drafter eval`: everything offline, what changed, and a page with the rest.

What it prints is in saying.py.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter import DataFileError, DrafterError, EngineError, kinds
from drafter.guidance import holding_prompts
from evals import case as locks
from evals import checker, compare, judge, recording, rendering, report, run, saying
from evals.case import Case, cases
from evals.compare import Change
from evals.progress import Progress
from evals.run import MAIN, NAIVE, Result, Source


@dataclass(frozen=True)
class Selection:
    """Which cases are written with which prompts by which engines; None stands for all."""

    prompts: str = MAIN
    kind: str | None = None
    name: str | None = None
    engine: str | None = None
    model: str | None = None
    seed: int = 0

    @property
    def whole(self) -> bool:
        """Whether no case is left out."""
        return self.kind is None and self.name is None

    def cases(self) -> list[Case]:
        """The cases asked for, of the kinds that the prompts have."""
        return [found for found in cases(kind=self.kind, name=self.name) if found.kind in kinds()]

    def sources(self) -> list[Source]:
        """Whatever writes the cases: by default the offline engine, and all recordings."""
        if self.engine not in (None, "offline", "recorded"):
            return [run.live(self.prompts, self.engine or "")]
        found = [run.offline(self.prompts)] if self.engine in (None, "offline") else []
        if self.engine in (None, "recorded"):
            for model in self._models():
                found.append(run.replayed(self.prompts, model))
                found += [run.naive(model)] if self.prompts == MAIN else []
        return found

    def _models(self) -> list[str]:
        known = recording.models()
        if self.model not in (None, *known):
            raise EngineError(
                f"There are no recordings of {self.model}. There are some of: "
                f"{', '.join(known) or 'no model'}. To ask it now, add --engine openai."
            )
        return known if self.model is None else [self.model]


def evaluated(selection: Selection) -> list[Result]:
    """Draft, or replay, and measure what was selected."""
    chosen, sources = selection.cases(), selection.sources()
    sheets = []
    with Progress("cases", len(chosen)) as progress:
        for found in run.drafted(chosen, sources, selection.seed):
            sheets += found
            progress.step(found[0].case.id if found else "")
    return run.results(sheets)


def evaluate(arguments: Namespace) -> int:
    """Run the command; 1 where something got worse beyond noise, or was not accepted.

    `arguments` are those that drafter/cli.py describes. Raises DrafterError.
    """
    if arguments.lock:
        locks.lock(arguments.lock)
        print(f"Locked as they are now: {', '.join(arguments.lock)}.")
        return 0
    began = time.monotonic()
    selection = Selection(
        kind=arguments.kind,
        name=arguments.case,
        engine=arguments.engine,
        model=arguments.model,
        seed=arguments.seed,
    )
    asks = arguments.record or arguments.engine not in (None, "offline", "recorded")
    if asks and arguments.model:
        os.environ["DRAFTER_MODEL"] = arguments.model  # as if it had been configured so
    if arguments.record:
        return record(selection, arguments)
    other = _elsewhere(arguments.prompts, selection) if arguments.prompts else None
    results = evaluated(selection)
    # No prompt changes what the checker makes of its data: one kind alone need not wait for it.
    tone = checker.Measured(tuple(checker.items())) if selection.whole else None
    beside = other.result() if other else Beside()
    every = [*results, *beside.results]
    if not every:
        raise DataFileError("Nothing was drafted: there are no recordings of these cases.")
    judged = {
        found.model: {
            (r.column, r.case): found(r.case, r.text) for r in every if r.outcome != "none"
        }
        for found in judge.judges()
    }

    rendered = _rendered(results)
    baseline = compare.read_baseline()
    if arguments.accept:
        _accept(results, tone, rendered)
        print(f"Accepted: {compare.BASELINE.name} and rendered/. See `git diff evals`.")
        return 0
    changes = _paired(results, beside.results) if other else _since(results, baseline["drafts"])
    _write(arguments.out, every)
    (arguments.out / "report.html").write_text(
        report.page(every, tone, changes, judged), encoding="utf-8"
    )

    saying.columns(every)
    if tone:
        saying.tone(tone)
    saying.judges(judged)
    print(f"In {time.monotonic() - began:.0f} s. The page: {arguments.out / 'report.html'}")
    worse = saying.changes(changes)
    worse |= saying.drift(checker.drift(tone, baseline["tone"]) if tone else None)
    if other:
        saying.rendered_otherwise(results, beside.results)
        worse |= saying.faults(beside.faults)
    else:
        worse |= saying.rendered({kind: found for kind, (_, found) in rendered.items()})
        worse |= saying.faults(_faults(results))
        worse |= saying.locked(locks.changed_locked())
    saying.stale(every)
    return int(worse)


@dataclass(frozen=True)
class Beside:
    """What another folder of prompts gives, and what is wrong with what it renders to."""

    results: Sequence[Result] = ()
    faults: saying.Faults = field(default_factory=dict)


def _elsewhere(folder: Path, selection: Selection) -> Future[Beside]:
    """The same with another folder of prompts, in a process of its own: a process has one."""
    folder = holding_prompts(folder).resolve()
    name = folder.name if folder.name != MAIN else str(folder)
    pool = ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), initializer=use, initargs=(str(folder),)
    )
    future = pool.submit(_inside, replace(selection, prompts=name))
    pool.shutdown(wait=False)
    return future


def _inside(selection: Selection) -> Beside:
    results = evaluated(selection)
    return Beside(results, _faults(results))


def use(folder: str) -> None:
    """Make this process use another folder of prompts, before it has read any."""
    os.environ["DRAFTER_PROMPTS"] = folder


# --- what changed


def _since(results: Sequence[Result], drafts: dict[str, compare.Failed]) -> list[Change]:
    now = compare.failed_of(results)
    return [
        change
        for column, failed in now.items()
        for change in compare.changes(column, drafts.get(column, {}), failed)
    ]


def _paired(results: Sequence[Result], theirs: Sequence[Result]) -> list[Change]:
    """The second folder pair by pair with the first."""
    mine = {replace(r.column, prompts=""): r.column for r in results if r.column.prompts == MAIN}
    first, second = compare.failed_of(results), compare.failed_of(theirs)
    columns = {r.column for r in theirs}
    return [
        change
        for column in sorted(columns)
        if (twin := mine.get(replace(column, prompts="")))
        for change in compare.changes(column.id, first.get(twin.id, {}), second.get(column.id, {}))
    ]


Rendered = dict[str, tuple[dict[str, str], list[rendering.Difference]]]


def _rendered(results: Sequence[Result]) -> Rendered:
    """By kind, the parts of its rendered prompts and what nobody accepted yet of them."""
    by_kind: dict[str, list[Case]] = {}
    for case in _prompted(results):
        by_kind.setdefault(case.kind, []).append(case)
    found: Rendered = {}
    for kind, chosen in by_kind.items():
        parts = rendering.parts_of({case.id: run.prompt_of(case) for case in chosen})
        before = rendering.accepted(kind)
        if len(chosen) < len(cases(kind=kind)):
            before = {name: text for name, text in before.items() if name in parts}
        found[kind] = parts, rendering.differences(before, parts)
    return found


def _prompted(results: Sequence[Result]) -> list[Case]:
    """The cases that were written with a prompt of this process's folder."""
    return list(dict.fromkeys(r.case for r in results if r.column.prompts != NAIVE))


def _faults(results: Sequence[Result]) -> saying.Faults:
    """What is wrong with the rendered prompts, by kind, with the cases of each."""
    found: saying.Faults = {}
    for case in _prompted(results):
        before = rendering.accepted(case.kind).get(case.id, "")
        for fault in rendering.faults(case, run.prompt_of(case), before):
            found.setdefault((case.kind, fault), []).append(case.name)
    return found


def _accept(results: Sequence[Result], tone: checker.Measured | None, rendered: Rendered) -> None:
    scores = tone.scores() if tone else {}
    compare.write_baseline(compare.failed_of(results), scores, [case.id for case in cases()])
    for kind, (parts, _) in rendered.items():
        rendering.accept(kind, {**rendering.accepted(kind), **parts}, keep=_ids(kind))


def _ids(kind: str) -> list[str]:
    return [case.id for case in cases(kind=kind)]


def _write(out: Path, results: Sequence[Result]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with (out / "results.jsonl").open("w", encoding="utf-8") as file:
        for result in results:
            file.write(json.dumps(result.line(), ensure_ascii=False) + "\n")


def record(selection: Selection, arguments: Namespace) -> int:
    """Record a model's answers to the cases that lack them. Raises DrafterError."""
    if arguments.prompts:
        raise DrafterError(
            "--record is for the prompts of this checkout. To ask a model about another folder, "
            "leave it out and add --engine openai."
        )
    chosen = recording.chosen(selection.cases(), arguments.limit)
    if arguments.set == "judge":
        ids = {case.id for case in chosen}
        texts = [
            (r.case, r.column.id, r.text)
            for r in evaluated(selection)
            if r.text and r.case.id in ids
        ]
        failures = judge.record(texts)
        print(*failures, sep="\n", file=sys.stderr)
        return int(bool(failures))
    which = (arguments.set,) if arguments.set else recording.SETS
    failures = recording.record(chosen, which, workers=arguments.workers)
    for failure in failures:
        print(failure, file=sys.stderr)
    return int(bool(failures))
