"""Draft the cases with an engine, or replay its recordings, and measure what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from drafter import Draft, EngineError, Finding, Prompt, load_engine
from drafter.drafting import Trace, review
from drafter.engines.recorded import Recorded, read
from drafter.engines.tokens import guess
from drafter.prompt import compose
from evals import recording
from evals.case import Case
from evals.measures import Outcome, Verdict, measured
from evals.written import Written, grams

Stage = Literal["first", "revised", "final"]
STAGES: dict[Stage, str] = {
    "first": "the model's first text",
    "revised": "its last text, after at most two revisions",
    "final": "what a person sees: the offline text where the model's did not pass",
}
OTHER_SEEDS = (1, 2)
MAIN, NAIVE = "prompts", "naive"  # the prompts of this checkout, and the one of one line


@dataclass(frozen=True, order=True)
class Column:
    """One way of writing the cases: with which prompts, by which engine, at which stage.

    `prompts` is "prompts", "naive", or the name of a second folder; `engine` is "offline",
    or the model's name.
    """

    prompts: str
    engine: str
    stage: Stage

    @property
    def id(self) -> str:
        """All three, as the baseline has them."""
        return f"{self.prompts} | {self.engine} | {self.stage}"


@dataclass(frozen=True)
class Result:
    """One text for one case, with the verdict of every measure.

    `outcome` is "pass" where no measure fails, "fail" where one does, and "none" where there
    is no text: then `why` says so, and `stale` whether a recording does not fit its prompt.
    """

    column: Column
    case: Case
    seed: int
    outcome: Outcome
    why: str = ""
    stale: bool = False
    text: str = ""
    subject: str | None = None
    verdicts: dict[str, Verdict] | None = None
    findings: tuple[Finding, ...] = ()
    draft: Draft | None = None
    prompt_id: str = ""
    tokens: int = 0

    @property
    def failed(self) -> list[str]:
        """The names of the measures that it fails."""
        verdicts = self.verdicts or {}
        return [name for name, verdict in verdicts.items() if verdict.outcome == "fail"]

    def line(self) -> dict[str, Any]:
        """The result as a line of JSON has it; README.md says what each field is."""
        return {
            "prompts": self.column.prompts,
            "engine": self.column.engine,
            "stage": self.column.stage,
            "kind": self.case.kind,
            "case": self.case.id,
            "seed": self.seed,
            "outcome": self.outcome,
            "why": self.why,
            "stale": self.stale,
            "status": self.draft.status if self.draft else None,
            "subject": self.subject,
            "text": self.text,
            "measures": {
                name: {"outcome": verdict.outcome, "why": verdict.why}
                for name, verdict in (self.verdicts or {}).items()
            },
            "findings": [
                {
                    "label": f.label,
                    "start": f.start,
                    "end": f.end,
                    "severity": f.severity,
                    "why": f.why,
                    "principle": f.principle,
                }
                for f in self.findings
            ],
            "prompt_id": self.prompt_id,
            "tokens": self.tokens,
        }


@dataclass(frozen=True)
class Sheet:
    """A text before it is measured, or why there is none, and the prompt as rendered."""

    column: Column
    case: Case
    seed: int
    prompt: Prompt
    written: Written | None
    why: str = ""
    stale: bool = False


Source = Callable[[Case, int], list[Sheet]]


def offline(prompts: str) -> Source:
    """The offline engine, live, with the texts of two more seeds beside."""

    def draft_one(case: Case, seed: int) -> list[Sheet]:
        made = _offline(case, seed)
        prompt = made.prompt
        variants = tuple(compose(prompt.kind, prompt.told, seed + more) for more in OTHER_SEEDS)
        return _sheets(made, case, prompts, "offline", ("final",), variants)

    return draft_one


def live(prompts: str, engine: str) -> Source:
    """Any other engine by its name, asked now: what it is sent may cost."""
    writer = load_engine(engine)

    def draft_one(case: Case, seed: int) -> list[Sheet]:
        made = recording.traced(case, writer, seed)
        return _sheets(made, case, prompts, recording.model_of(writer), tuple(STAGES), ())

    return draft_one


def replayed(prompts: str, model: str, folder: Path = recording.FOLDER) -> Source:
    """The recordings of a model, through the whole pipeline; a case without any is left out."""
    path = recording.path_of(model, "prompts", folder)
    planned = _labelled(path)
    recorded = Recorded(path, model) if planned else None

    def draft_one(case: Case, seed: int) -> list[Sheet]:
        if recorded is None or case.id not in planned or seed != 0:
            return []
        engine = recording.Replay(recorded)
        made = recording.traced(case, engine, seed)
        return _sheets(made, case, prompts, model, tuple(STAGES), (), stale=engine.stale)

    return draft_one


def naive(model: str, folder: Path = recording.FOLDER) -> Source:
    """The recorded answers to the prompt of one line: first texts, with nothing before or after."""
    path = recording.path_of(model, "naive", folder)
    planned = _labelled(path)
    recorded = Recorded(path, model) if planned else None

    def draft_one(case: Case, seed: int) -> list[Sheet]:
        if recorded is None or case.id not in planned or seed != 0:
            return []
        column = Column(NAIVE, model, "first")
        prompt = prompt_of(case, seed)
        sent = recording.naive(case, prompt)
        engine = recording.Replay(recorded)
        try:
            text = engine.write(sent).text
        except EngineError as error:
            return [Sheet(column, case, seed, prompt, None, str(error), engine.stale)]
        return [Sheet(column, case, seed, prompt, _written(text, case, prompt))]

    return draft_one


def _labelled(path: Path) -> frozenset[str]:
    return frozenset(line.get("case", "") for line in read(path))


@cache
def _offline(case: Case, seed: int) -> Trace:
    return recording.traced(case, "offline", seed)


def prompt_of(case: Case, seed: int = 0) -> Prompt:
    """The prompt of a case as a model would get it, before names are masked."""
    return _offline(case, seed).prompt


def _sheets(
    made: Trace, case: Case, prompts: str, engine: str, stages: Sequence[Stage],
    variants: tuple[str, ...], *, stale: bool = False,
) -> list[Sheet]:  # fmt: skip
    tries, drafted, seed = made.tries, made.draft, made.prompt.seed
    found = []
    for stage in stages:
        column = Column(prompts, engine, stage)
        none = Sheet(column, case, seed, made.prompt, None)
        if stale and (stage != "first" or not tries):
            why = "its recording does not fit the prompt any more"
            found.append(replace(none, why=why, stale=True))
        elif stage == "final":
            text = Written(
                case, drafted.text, drafted.review, made.prompt, drafted.subject, drafted, variants
            )
            found.append(replace(none, written=text))
        elif not tries:
            found.append(replace(none, why="the model gave no text"))
        else:
            text = _written(tries[0 if stage == "first" else -1], case, made.prompt)
            found.append(replace(none, written=text))
    return found


def _written(text: str, case: Case, prompt: Prompt) -> Written:
    return Written(case, text, review(text, prompt.kind, case.situation, today=case.today), prompt)


def drafted(
    cases: Sequence[Case], sources: Sequence[Source], seed: int = 0
) -> Iterator[list[Sheet]]:
    """The sheets of each case in turn, from every source."""
    for case in cases:
        yield [sheet for source in sources for sheet in source(case, seed)]


def results(sheets: Iterable[Sheet]) -> list[Result]:
    """Measure all sheets; those of one column are compared with each other as well."""
    every = list(sheets)
    shared = _shared(every)
    found = []
    for place, sheet in enumerate(every):
        base = Result(
            sheet.column, sheet.case, sheet.seed, "none", sheet.why, sheet.stale,
            prompt_id=sheet.prompt.id,
            tokens=guess(sheet.prompt.system) + guess(sheet.prompt.user),
        )  # fmt: skip
        if sheet.written is None:
            found.append(base)
            continue
        written = replace(sheet.written, shared=shared.get(place, {}))
        verdicts = measured(written)
        fails = any(verdict.outcome == "fail" for verdict in verdicts.values())
        found.append(
            replace(
                base,
                outcome="fail" if fails else "pass",
                text=written.text,
                subject=written.subject,
                verdicts=verdicts,
                findings=written.review.findings,
                draft=written.draft,
            )
        )
    return found


def _shared(sheets: Sequence[Sheet]) -> dict[int, dict[str, float]]:
    """For each text, the share of its runs of five words that each other kind's texts hold."""
    own = {
        place: grams(sheet.written.words)
        for place, sheet in enumerate(sheets)
        if sheet.written is not None
    }
    pools: dict[tuple[Column, str], set[tuple[str, ...]]] = {}
    for place, runs in own.items():
        pools.setdefault((sheets[place].column, sheets[place].case.kind), set()).update(runs)
    return {
        place: {
            kind: len(runs & pool) / len(runs)
            for (column, kind), pool in pools.items()
            if column == sheets[place].column and kind != sheets[place].case.kind
        }
        for place, runs in own.items()
        if runs
    }
