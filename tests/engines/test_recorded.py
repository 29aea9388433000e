import dataclasses
import json
from datetime import date

import pytest

from drafter import DataFileError, EngineError, Situation, draft, kinds, load_engine
from drafter.engines import Completion, Usage, request
from drafter.engines.recorded import Recorded, Recorder
from drafter.prompt import build


def prompt_of(sender="Ana Wu", seed=0):
    return build(
        kinds()["farewell_email"],
        Situation(sender=sender, company="Northwind"),
        to=None,
        audience="team",
        seed=seed,
        today=date(2026, 11, 21),
    )


class Writer:
    name = "writer"

    def write(self, prompt, *, changes=(), draft=""):
        return Completion(f"Hello\u2028{draft}{len(changes)}", "model-a", Usage(10, 5, 0.25))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "deep" / "farewell.jsonl"
    Recorder(Writer(), path).write(prompt_of())
    return path


def test_what_was_recorded_is_replayed(path):
    written = Recorded(path).write(prompt_of())
    assert written == Completion("Hello\u20280", "model-a", Usage(10, 5))


def test_a_folder_is_read_with_all_that_is_below(path):
    assert Recorded(path.parent.parent).write(prompt_of()).text


def test_a_revision_is_another_recording(path):
    Recorder(Writer(), path).write(prompt_of(), changes=("Be brief.",), draft="Hi")
    engine = Recorded(path)
    assert engine.write(prompt_of(), changes=("Be brief.",), draft="Hi").text == "Hello\u2028Hi1"
    with pytest.raises(EngineError):
        engine.write(prompt_of(), changes=("Be warm.",), draft="Hi")


@pytest.mark.parametrize(
    "changed",
    [
        lambda: prompt_of("Bo Ek"),
        lambda: prompt_of(seed=1),
        lambda: dataclasses.replace(prompt_of(), system="Be dramatic."),
    ],
)
def test_another_prompt_has_no_recording_and_says_so(path, changed):
    with pytest.raises(EngineError, match="stale"):
        Recorded(path).write(changed())


def test_another_model_has_no_recording(path):
    with pytest.raises(EngineError, match="model-b"):
        Recorded(path, "model-b").write(prompt_of())


def test_of_several_models_one_must_be_chosen(path):
    line = json.loads(path.read_text().split("\n")[0])
    with path.open("a") as file:
        key = request(prompt_of()).key("model-b")
        file.write(json.dumps({**line, "model": "model-b", "key": key, "text": "Other"}) + "\n")
    with pytest.raises(EngineError, match="model-a, model-b"):
        Recorded(path)
    assert Recorded(path, "model-b").write(prompt_of()).text == "Other"


def test_a_later_line_replaces_an_earlier_one(path):
    line = json.loads(path.read_text().split("\n")[0])
    with path.open("a") as file:
        file.write(json.dumps({**line, "text": "Newer"}) + "\n")
    assert Recorded(path).write(prompt_of()).text == "Newer"


@pytest.mark.parametrize(
    ("line", "says"),
    [("{", ":2: this line is not JSON"), ('{"key": "k"}', ":2: input_tokens is missing")],
)
def test_a_broken_line_is_named(path, line, says):
    with path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(DataFileError, match=says):
        Recorded(path)


def test_no_recordings_at_all(tmp_path):
    for missing in (tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(EngineError, match="DRAFTER_RECORDINGS"):
            Recorded(missing)


def test_it_is_loaded_by_name(path, monkeypatch):
    monkeypatch.setenv("DRAFTER_RECORDINGS", str(path))
    assert load_engine("recorded").write(prompt_of()).model == "model-a"
    monkeypatch.setenv("DRAFTER_MODEL", "model-b")
    assert load_engine("recorded").model == "model-b"


def test_a_whole_draft_is_recorded_and_replayed(tmp_path):
    path = tmp_path / "r.jsonl"
    facts = Situation(sender="Ana Wu", company="Northwind", gratitude=["the canteen"])
    kwargs = {"today": date(2026, 11, 21), "audience": "team"}
    first = draft("farewell_email", facts, engine=Recorder(Writer(), path), **kwargs)
    again = draft("farewell_email", facts, engine=Recorded(path), **kwargs)
    assert again.text == first.text
    assert "Ana" not in path.read_text(), "what is recorded is masked"


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFileError, match="cannot be written"):
        Recorder(Writer(), tmp_path / "file" / "r.jsonl").write(prompt_of())
