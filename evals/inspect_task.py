"""An Inspect task over the same cases and measures, for its viewer and its models.

    pip install -e '.[evals]'
    inspect eval evals/inspect_task.py --model openai/gpt-4.1-mini
    inspect eval evals/inspect_task.py -T kind=repair_note --model ollama/qwen2.5:1.5b

The model gets the project's prompt of each case and answers once; there is no revision and no
fallback, and names are not masked: the cases are fiction. Each measure is a value of the score,
1 or 0, or not a number where it has no answer, which Inspect leaves out of its means; `passed` is
1 where none fails.
"""

from __future__ import annotations

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageSystem, ChatMessageUser, GenerateConfig
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import TaskState, generate

from drafter.drafting import review
from drafter.engines.answers import message_in
from evals.case import Case, cases
from evals.measures import Outcome, measured
from evals.run import prompt_of
from evals.written import Written

SCORES: dict[Outcome, float] = {"pass": 1.0, "fail": 0.0, "none": float("nan")}


@task
def drafts(kind: str | None = None) -> Task:
    """Every case, or those of one kind."""
    chosen = {case.id: case for case in cases(kind=kind)}
    return Task(
        dataset=MemoryDataset([_sample(case) for case in chosen.values()]),
        solver=generate(),
        scorer=measures(chosen),
        config=GenerateConfig(temperature=0.2, seed=0),
    )


def _sample(case: Case) -> Sample:
    prompt = prompt_of(case)
    return Sample(
        id=case.id,
        input=[ChatMessageSystem(content=prompt.system), ChatMessageUser(content=prompt.user)],
        target=" ".join(line.ask for line in case.rubric),
        metadata={"kind": case.kind, "note": case.note, "traps": list(case.traps)},
    )


@scorer(metrics={"*": [mean(), stderr()]})
def measures(chosen: dict[str, Case]) -> Scorer:
    """The project's measures of a text."""

    async def score(state: TaskState, target: Target) -> Score:
        case = chosen[str(state.sample_id)]
        prompt = prompt_of(case)
        text = message_in(state.output.completion)
        checked = review(text, prompt.kind, case.situation, today=case.today)
        verdicts = measured(Written(case, text, checked, prompt))
        values = {name: SCORES[verdict.outcome] for name, verdict in verdicts.items()}
        why = [f"{n}: {v.why}" for n, v in verdicts.items() if v.outcome == "fail"]
        return Score(
            value={"passed": float(0.0 not in values.values()), **values},
            answer=text,
            explanation="\n".join(why),
        )

    return score
