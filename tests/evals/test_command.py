"""`drafter eval`: what it prints, what it exits with, and that it only writes where it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drafter import load_engine
from drafter.cli import main
from drafter.guidance import prompts_folder
from evals import case as locks
from evals import checker, command, compare, recording, rendering
from evals.case import cases
from evals.measures import MEASURES

KIND = "repair_note"


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A place of its own for all that the command accepts, and a few labelled texts."""
    data = tmp_path / "data"
    data.mkdir()
    for path in checker.DATA.glob("test-*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()[:60]
        (data / path.name).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(checker.items, "__defaults__", (data, "test"))
    monkeypatch.setattr(compare, "BASELINE", tmp_path / "baseline.json")
    for function in (compare.read_baseline, compare.write_baseline):
        defaults = (*(function.__defaults__ or ())[:-1], tmp_path / "baseline.json")
        monkeypatch.setattr(function, "__defaults__", defaults)
    for function in (rendering.accepted, rendering.accept):
        monkeypatch.setattr(function, "__defaults__", (tmp_path / "rendered",))
    monkeypatch.setattr(recording.models, "__defaults__", (tmp_path / "recordings",))
    return tmp_path


def run(tmp_path: Path, *argv: str) -> int:
    return main(["eval", "--kind", KIND, "--out", str(tmp_path / "out"), *argv])


def test_what_is_accepted_is_quiet_and_a_change_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 1, "nothing was accepted yet"
    assert "drafter eval --accept" in capsys.readouterr().out
    assert run(tmp_path, "--accept") == 0
    capsys.readouterr()
    assert run(tmp_path) == 0
    out, err = capsys.readouterr()
    assert re.search(r"prompts \| offline \| final +\d+ of \d+ pass", out)
    assert len(out.splitlines()) == 2, out
    assert err == "", "no progress bar where nobody sees it"

    path = tmp_path / "baseline.json"
    accepted = json.loads(path.read_text(encoding="utf-8"))
    column = accepted["drafts"]["prompts | offline | final"]
    for failed in column.values():
        failed.append("leaked")
    path.write_text(json.dumps(accepted), encoding="utf-8")
    assert run(tmp_path) == 0
    out = capsys.readouterr().out
    assert "(better)" in out
    assert f"+ {cases(kind=KIND)[0].id}: leaked" in out


def test_it_exits_with_1_where_a_prompt_renders_to_something_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "--accept")
    path = tmp_path / "rendered" / f"{KIND}.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Invent nothing", "Invent little"))
    assert run(tmp_path) == 1
    assert "+" in capsys.readouterr().out


def test_it_exits_with_1_where_the_tone_checker_got_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def whole(*argv: str) -> int:
        return main(["eval", "--engine", "offline", "--out", str(tmp_path / "out"), *argv])

    monkeypatch.setattr(command, "cases", lambda **_: cases(kind=KIND))
    assert whole("--accept") == 0
    assert whole() == 0
    assert "tone checker: AUC" in capsys.readouterr().out
    path = tmp_path / "baseline.json"
    accepted = json.loads(path.read_text(encoding="utf-8"))
    flagged = {item.id: float(bool(item.labels)) for item in checker.items()}
    path.write_text(json.dumps({**accepted, "tone": flagged}), encoding="utf-8")
    assert whole() == 1
    assert re.search(r"tone checker: AUC -0\.\d+ \[-", capsys.readouterr().out)


def test_the_results_are_lines_of_json_as_the_readme_describes_them(tmp_path: Path) -> None:
    run(tmp_path)
    rows = [
        json.loads(line)
        for line in (tmp_path / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [row["case"] for row in rows] == [case.id for case in cases(kind=KIND)]
    readme = (Path(compare.__file__).parent / "README.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE))
    for row in rows:
        assert set(row) <= described
        assert row["outcome"] in ("pass", "fail", "none")
        assert set(row["measures"]) == set(MEASURES)
    assert (tmp_path / "out" / "report.html").is_file()


def test_another_folder_is_compared_pair_by_pair(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(prompts_folder(), copy)
    offline = copy / KIND / "offline.jinja"
    offline.write_text("You idiots, I leave and I am invaluable.\n", encoding="utf-8")
    assert run(tmp_path, "--engine", "offline", "--prompts", str(copy)) == 1
    out = capsys.readouterr().out
    assert re.search(rf"mine \| offline \| final: \d+ -> 0 of {len(cases(kind=KIND))}", out)
    assert "(worse)" in out


def test_a_folder_without_prompts_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--prompts", str(tmp_path)) == 2
    assert "no guidance.yaml" in capsys.readouterr().err


def test_a_bad_order_in_another_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(prompts_folder(), copy)
    prompt = copy / KIND / "prompt.prompty"
    prompt.write_text(prompt.read_text(encoding="utf-8") + "\nBe dramatic.\n", encoding="utf-8")
    assert run(tmp_path, "--engine", "offline", "--prompts", str(copy)) == 1
    out = capsys.readouterr().out
    assert f'The prompt of {KIND}: it orders "Be dramatic"' in out
    count = len(cases(kind=KIND))
    assert re.search(rf"{KIND} differs in {count} of {count} cases: \d+ -> \d+ tokens", out)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--model", "nobody"], "no recordings of nobody"),
        (["--engine", "recorded"], "Nothing was drafted"),
        (["--case", "nobody"], "no case fits"),
        (["--record", "--prompts", "prompts"], "--engine openai"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    assert run(tmp_path, *argv) == 2
    assert said in capsys.readouterr().err


def test_a_new_case_is_named_and_not_printed_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = cases(kind=KIND)[:2]
    run(tmp_path, "--accept", "--case", first.name)
    capsys.readouterr()
    assert run(tmp_path, "--case", second.name) == 1
    out = capsys.readouterr().out
    assert re.search(rf"{second.id}: none -> \d+ tokens\n[^ ]", out)


def test_one_case_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = cases(kind=KIND)[0].name
    run(tmp_path, "--case", name)
    assert "of 1 pass" in capsys.readouterr().out


def test_the_model_to_ask_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("DRAFTER_MODEL", "another")
    asked: list[str] = []

    def record(cases: object, which: object, workers: int) -> list[str]:
        asked.append(load_engine("openai").model)  # type: ignore[attr-defined]
        return ["It was away."]

    monkeypatch.setattr(recording, "record", record)
    assert run(tmp_path, "--record", "--model", "mine") == 1
    assert asked == ["mine"]
    assert capsys.readouterr().err == "It was away.\n"


def test_a_case_is_locked_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cases"
    shutil.copytree(locks.FOLDER, folder)
    monkeypatch.setattr(locks.lock, "__defaults__", (folder,))
    name = cases(kind=KIND)[0].id
    assert main(["eval", "--lock", name]) == 0
    assert name in locks.locked(folder)
    assert main(["eval", "--lock", "repair_note/nobody"]) == 2
    assert "no case repair_note/nobody" in capsys.readouterr().err


def test_without_the_cases_it_says_where_they_are(tmp_path: Path) -> None:
    """As it is where the package is installed from a wheel."""
    shutil.copytree(Path(prompts_folder()).parent / "drafter", tmp_path / "lone" / "drafter")
    shutil.copytree(prompts_folder(), tmp_path / "lone" / "prompts")
    ran = subprocess.run(
        [sys.executable, "-P", "-c", "import sys; sys.path.insert(0, '.'); import drafter.cli;"
         "sys.exit(drafter.cli.main(['eval']))"],
        cwd=tmp_path / "lone", capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "clone the repository" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
