"""The command `drafter eval`: everything offline, what changed, and a page with the rest."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import kinds
from drafter.guidance import holding_prompts
from evals import case as locks
from evals import checker, compare, judge, recording, rendering, report, run
from evals.case import Case, cases
from evals.chance import wilson
from evals.compare import Change
from evals.measures import MEASURES
from evals.progress import Progress
from evals.run import Column, Result, Source

MAIN = "prompts"


@dataclass(frozen=True)
class Selection:
    """Which cases are written with which prompts by which engines; None stands for all."""

    prompts: str = MAIN
    kind: str | None = None
    name: str | None = None
    engine: str | None = None
    model: str | None = None
    seed: int = 0

    def cases(self) -> list[Case]:
        """The cases asked for, of the kinds that the prompts have."""
        return [found for found in cases(kind=self.kind, name=self.name) if found.kind in kinds()]

    def sources(self) -> list[Source]:
        """Whatever writes the cases: by default the offline engine, and all recordings."""
        if self.engine not in (None, "offline", "recorded"):
            return [run.live(self.prompts, self.engine or "")]
        found = [run.offline(self.prompts)] if self.engine in (None, "offline") else []
        if self.engine in (None, "recorded"):
            for model in recording.models():
                if self.model in (None, model):
                    found.append(run.replayed(self.prompts, model))
                    found += [run.naive(model)] if self.prompts == MAIN else []
        return found


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
    tone = checker.Measured(tuple(checker.items()))
    theirs = other.result() if other else []
    every = [*results, *theirs]
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
    found = _beside(results, theirs) if other else _since(results, baseline["drafts"])
    drift = checker.drift(tone, baseline["tone"])
    _write(arguments.out, every)
    (arguments.out / "report.html").write_text(
        report.page(every, tone, found, judged), encoding="utf-8"
    )

    _say_columns(every, tone, time.monotonic() - began, arguments.out)
    _say_judged(judged)
    worse = _say_changes(found)
    worse |= _say_tone(drift)
    if not other:
        worse |= _say_rendered(rendered, results)
        worse |= _say_locked()
    _say_stale(every)
    return int(worse)


def _elsewhere(folder: Path, selection: Selection) -> Future[list[Result]]:
    """The same with another folder of prompts, in a process of its own: a process has one."""
    folder = holding_prompts(folder).resolve()
    name = folder.name if folder.name != MAIN else str(folder)
    pool = ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), initializer=use, initargs=(str(folder),)
    )
    future = pool.submit(evaluated, replace(selection, prompts=name))
    pool.shutdown(wait=False)
    return future


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


def _beside(results: Sequence[Result], theirs: Sequence[Result]) -> list[Change]:
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
    for case in dict.fromkeys(r.case for r in results if r.column.prompts == MAIN):
        by_kind.setdefault(case.kind, []).append(case)
    found: Rendered = {}
    for kind, chosen in by_kind.items():
        parts = rendering.parts_of({case.id: run.prompt_of(case) for case in chosen})
        before = rendering.accepted(kind)
        if len(chosen) < len(cases(kind=kind)):
            before = {name: text for name, text in before.items() if name in parts}
        found[kind] = parts, rendering.differences(before, parts)
    return found


def _accept(results: Sequence[Result], tone: checker.Measured, rendered: Rendered) -> None:
    compare.write_baseline(compare.failed_of(results), tone.scores(), [case.id for case in cases()])
    for kind, (parts, _) in rendered.items():
        rendering.accept(kind, {**rendering.accepted(kind), **parts}, keep=_ids(kind))


def _ids(kind: str) -> list[str]:
    return [case.id for case in cases(kind=kind)]


# --- what is said


def _write(out: Path, results: Sequence[Result]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with (out / "results.jsonl").open("w", encoding="utf-8") as file:
        for result in results:
            file.write(json.dumps(result.line(), ensure_ascii=False) + "\n")


def _say_columns(
    results: Sequence[Result], tone: checker.Measured, seconds: float, out: Path
) -> None:
    columns: dict[Column, Counter[str]] = {}
    for result in results:
        columns.setdefault(result.column, Counter())[result.outcome] += 1
    width = max(len(column.id) for column in columns)
    for column, count in columns.items():
        print(f"{column.id:<{width}}  {rate(count)}")
    whole = tone.whole
    print(
        f"{'tone checker':<{width}}  AUC {whole.auc:.3f}, precision {whole.precision:.2f}, "
        f"recall {whole.recall:.2f}, calibration error {tone.ece:.3f}"
    )
    print(f"In {seconds:.0f} s. The page: {out / 'report.html'}")


def _say_judged(judged: report.Judged) -> None:
    for model, texts in judged.items():
        every = [answer for found in texts.values() for answer in found]
        yes = sum(answer.yes is True for answer in every)
        told = sum(answer.yes is not None for answer in every)
        print(
            f"{model} as a judge: yes to {yes} of {told} questions, {len(every) - told} without an "
            f"answer, {sum(not found for found in texts.values())} texts not judged"
        )


def rate(count: Counter[str]) -> str:
    """Passes of answers, with the interval, and what has no answer.

    >>> rate(Counter({"pass": 9, "fail": 1, "none": 2}))
    '9 of 10 pass (90 %, 60 to 98), 2 without an answer'
    """
    of = count["pass"] + count["fail"]
    low, high = wilson(count["pass"], of)
    share = 100 * count["pass"] / of if of else 0
    told = f"{count['pass']} of {of} pass ({share:.0f} %, {100 * low:.0f} to {100 * high:.0f})"
    return told + (f", {count['none']} without an answer" if count["none"] else "")


def _say_changes(changes: Iterable[Change]) -> bool:
    worse = False
    for change in changes:
        if change.part != "all" and not change.beyond:
            continue
        sign = "worse" if change.got_worse else "better" if change.got_better else "within noise"
        whole = f"\n{change.column}: " if change.part == "all" else f"  {change.part}: "
        print(f"{whole}{change.before} -> {change.after} of {change.of} pass ({sign})")
        broken = change.part in MEASURES and MEASURES[change.part].promise
        if change.part == "all" or broken:
            for mark, found in (("-", change.worse), ("+", change.better)):
                for case, measures in found.items():
                    print(f"    {mark} {case}: {', '.join(measures)}")
        worse |= change.got_worse
    return worse


def _say_tone(drift: tuple[float, float, float] | None) -> bool:
    if drift is None:
        return False
    change, low, high = drift
    print(f"\ntone checker: AUC {change:+.4f} [{low:+.4f}, {high:+.4f}]")
    return high < 0


def _say_rendered(rendered: Rendered, results: Sequence[Result]) -> bool:
    found = {kind: differences for kind, (_, differences) in rendered.items() if differences}
    if found:
        print("\nPrompts that render to something else than was accepted:")
        for kind, differences in found.items():
            print("\n".join(rendering.told(kind, differences[0])))
            if len(differences) > 1:
                print(f"  {kind}: {len(differences) - 1} parts more")
        print("If that is meant: drafter eval --accept, and commit evals/rendered.")
    faults: dict[tuple[str, str], list[str]] = {}
    for case in dict.fromkeys(r.case for r in results if r.column.prompts == MAIN):
        before = rendering.accepted(case.kind).get(case.id, "")
        for fault in rendering.faults(case, run.prompt_of(case), before):
            faults.setdefault((case.kind, fault), []).append(case.name)
    for (kind, fault), names in faults.items():
        print(f"\nThe prompt of {kind}: {fault} ({len(names)} cases, such as {names[0]}).")
    return bool(found or faults)


def _say_locked() -> bool:
    changed = locks.changed_locked()
    if changed:
        print(f"\nLocked cases that changed: {', '.join(changed)}.")
        print(f"If that is meant: drafter eval --lock {' '.join(changed)}")
    return bool(changed)


def _say_stale(results: Sequence[Result]) -> None:
    stale = Counter(r.column.engine for r in results if r.stale and r.column.stage == "final")
    for model, count in stale.items():
        print(
            f"\n{count} cases have recordings of {model} that do not fit the prompts any more: "
            "they are not used. make evals-record"
        )


def record(selection: Selection, arguments: Namespace) -> int:
    """Record a model's answers to the cases that lack them."""
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
