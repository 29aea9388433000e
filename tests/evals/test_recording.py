"""Recordings are made once, go on where they stopped, and are never used for another request."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import Completion, EngineError, Prompt
from drafter.engines import NoAnswer
from drafter.engines.recorded import read
from evals import recording, run
from evals.case import Case, cases
from evals.measures import MEASURES

MODEL = "small-model"


class Model:
    """Writes the draft between the facts back, or what `says` makes of the number of its calls."""

    name = "openai"
    model = MODEL

    def __init__(self, says: Callable[[int], str] = lambda number: "Thank you all."):
        self.says = says
        self.calls = 0

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        self.calls += 1
        return Completion(self.says(self.calls), MODEL)


@pytest.fixture
def case() -> Case:
    return cases(kind="thank_you_note")[0]


def stages(case: Case, folder: Path) -> dict[str, run.Result]:
    sheets = run.replayed("prompts", MODEL, folder)(case, 0)
    return {result.column.stage: result for result in run.results(sheets)}


def test_each_try_is_recorded_and_the_replay_runs_the_whole_pipeline(
    case: Case, tmp_path: Path
) -> None:
    model = Model(lambda number: f"You idiots, number {number}.")
    assert recording.record([case], ["prompts"], engine=model, folder=tmp_path) == []
    lines = read(recording.path_of(MODEL, "prompts", tmp_path))
    assert [line["case"] for line in lines] == [case.id] * 3
    found = stages(case, tmp_path)
    assert found["first"].text == "You idiots, number 1."
    assert found["revised"].text == "You idiots, number 3."
    assert found["final"].draft is not None
    assert found["final"].draft.engine == "offline"
    assert "tone" in found["first"].failed
    assert "tone" not in found["final"].failed


def test_a_second_run_asks_for_nothing(case: Case, tmp_path: Path) -> None:
    model = Model()
    recording.record([case], recording.SETS, engine=model, folder=tmp_path)
    calls = model.calls
    assert calls >= 2
    recording.record([case], recording.SETS, engine=model, folder=tmp_path, workers=2)
    assert model.calls == calls


def test_it_goes_on_where_the_model_went_away(case: Case, tmp_path: Path) -> None:
    def away(number: int) -> str:
        if number == 2:
            raise EngineError("The server cannot be reached.")
        return f"You idiots, number {number}."

    model = Model(away)
    (failure,) = recording.record([case], ["prompts"], engine=model, folder=tmp_path)
    assert failure == f"{case.id}, prompts: The server cannot be reached."
    assert len(read(recording.path_of(MODEL, "prompts", tmp_path))) == 1
    assert stages(case, tmp_path)["revised"].stale
    assert recording.record([case], ["prompts"], engine=model, folder=tmp_path) == []
    assert model.calls == 4
    assert stages(case, tmp_path)["revised"].text == "You idiots, number 4."


def test_what_the_model_cannot_answer_is_recorded_as_no_answer(case: Case, tmp_path: Path) -> None:
    def silent(number: int) -> str:
        raise NoAnswer("The model was cut off.")

    model = Model(silent)
    assert recording.record([case], ["prompts"], engine=model, folder=tmp_path) == []
    recording.record([case], ["prompts"], engine=model, folder=tmp_path)
    assert model.calls == 1
    found = stages(case, tmp_path)
    assert (found["first"].outcome, found["first"].stale) == ("none", False)
    assert found["final"].outcome in ("pass", "fail")
    (line,) = read(recording.path_of(MODEL, "prompts", tmp_path))
    assert (line["text"], line["failure"]) == ("", "The model was cut off.")


def test_a_changed_prompt_makes_its_recordings_stale_and_they_are_not_reused(
    case: Case, tmp_path: Path
) -> None:
    recording.record([case], ["prompts"], engine=Model(), folder=tmp_path)
    path = recording.path_of(MODEL, "prompts", tmp_path)
    lines = [{**line, "key": "of another prompt"} for line in read(path)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for result in stages(case, tmp_path).values():
        assert result.stale
        assert (result.outcome, result.text) == ("none", "")
    recording.record([case], ["prompts"], engine=Model(), folder=tmp_path)
    assert not any(result.stale for result in stages(case, tmp_path).values())
    assert "of another prompt" not in path.read_text(encoding="utf-8"), "what is stale is dropped"


def test_another_engine_is_asked_at_once_and_nothing_is_kept(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Model(lambda number: "You idiots." if number == 1 else "")
    monkeypatch.setattr(run, "load_engine", lambda name: model)
    sheets = run.live("prompts", "openai")(case, 0)
    found = {result.column.stage: result for result in run.results(sheets)}
    assert {result.column.engine for result in found.values()} == {MODEL}
    assert found["first"].text == "You idiots."
    assert found["final"].outcome == "pass"
    assert model.calls == 3


def test_a_case_without_recordings_is_left_out(case: Case, tmp_path: Path) -> None:
    assert run.replayed("prompts", MODEL, tmp_path)(case, 0) == []
    assert run.naive(MODEL, tmp_path)(case, 0) == []


def test_the_naive_prompt_depends_on_the_case_alone_and_holds_nothing_private(
    case: Case, tmp_path: Path
) -> None:
    secret = replace(
        case, situation=replace(case.situation, private_notes="I hate it", confidential=("Halden",))
    )
    prompt = recording.naive(secret, run.prompt_of(case))
    assert prompt.user.startswith("Write a thank you note for this situation:\n")
    assert case.situation.company in prompt.user
    assert "Halden" not in prompt.user
    assert "hate" not in prompt.user
    recording.record([case], ["naive"], engine=Model(), folder=tmp_path)
    (result,) = run.results(run.naive(MODEL, tmp_path)(case, 0))
    assert result.text == "Thank you all."
    assert result.verdicts is not None
    assert set(result.verdicts) == set(MEASURES)


def test_the_first_of_every_kind_come_first() -> None:
    found = recording.chosen(cases(), 2)
    kinds = [case.kind for case in found]
    assert len(set(kinds[:13])) == 13
    assert kinds[:13] == kinds[13:]
    assert [c.name for c in found if c.kind == "repair_note"] == sorted(
        c.name for c in cases(kind="repair_note")
    )[:2]


def test_the_models_are_those_that_were_recorded(case: Case, tmp_path: Path) -> None:
    assert recording.models(tmp_path) == []
    recording.record([case], ["naive"], engine=Model(), folder=tmp_path)
    assert recording.models(tmp_path) == [MODEL]
