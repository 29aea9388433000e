"""Cases go to promptfoo's format and come back as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from drafter import DataFileError
from evals.case import Case, case_of, cases
from evals.exchange import exported, imported, main


def plain(case: Case) -> Case:
    return replace(case, raw={})


def test_every_case_comes_back_as_it_was() -> None:
    every = cases()
    text = yaml.safe_dump(exported(every), allow_unicode=True)
    found, left = imported(yaml.safe_load(text), "file")
    assert left == []
    assert [plain(case) for case in found] == [plain(case) for case in every]


def test_what_it_writes_is_what_promptfoo_reads() -> None:
    config = exported(cases(kind="repair_note"))
    assert set(config) == {"description", "prompts", "providers", "tests"}
    types = {claim["type"] for test in config["tests"] for claim in test["assert"]}
    assert types <= {"icontains-any", "not-icontains", "llm-rubric"}
    for test in config["tests"]:
        assert all(isinstance(value, str) for value in test["vars"].values())


def test_what_is_private_is_in_no_prompt() -> None:
    private = [case for case in cases() if case.situation.private_notes]
    assert len(private) > 20
    for case, test in zip(private, exported(private)["tests"], strict=True):
        assert "private_notes" not in test["vars"]["facts"]
        assert "confidential" not in test["vars"]["facts"]
        assert test["metadata"]["untold"]["private_notes"] == case.raw["situation"]["private_notes"]


def test_assertions_from_elsewhere_are_taken_over_or_named() -> None:
    test = {
        "description": "Somebody's test",
        "vars": {"facts": "sender: Ana Wu\ncompany: Northwind\n"},
        "assert": [
            {"type": "contains", "value": "Sam"},
            {"type": "icontains-all", "value": ["one", "two"]},
            {"type": "not-contains", "value": "sorry"},
            {"type": "llm-rubric", "value": "Is it kind?"},
            {"type": "javascript", "value": "output.length < 99"},
        ],
        "metadata": {"kind": "farewell_email", "name": "theirs", "today": "2026-11-25"},
    }
    (case,), left = imported({"tests": [test]}, "theirs.yaml")
    assert case.must == (("Sam",), ("one",), ("two",))
    assert case.must_not == ("sorry",)
    assert case.rubric[0].ask == "Is it kind?"
    assert left == ["theirs.yaml: test 1: an assertion of the type javascript is left out."]


ABOUT = {"kind": "farewell_email", "name": "theirs", "today": date(2026, 11, 25)}
FACTS = {"facts": "sender: Ana Wu\ncompany: Northwind\n"}


def test_a_day_that_yaml_read_already_is_taken_as_it_is() -> None:
    (case,), _ = imported({"tests": [{"vars": FACTS, "metadata": ABOUT}]}, "theirs.yaml")
    assert case.today == ABOUT["today"]


@pytest.mark.parametrize(
    "config",
    [
        None,
        {},
        {"tests": [{"vars": {}}]},
        {"tests": ["x"]},
        {"tests": [{"metadata": ABOUT}]},
        {"tests": [{"vars": {"facts": "a: ["}, "metadata": ABOUT}]},
        {"tests": [{"vars": {"facts": "just words"}, "metadata": ABOUT}]},
        {"tests": [{"vars": FACTS, "metadata": {**ABOUT, "today": "soon"}}]},
        {"tests": [{"vars": FACTS, "metadata": {**ABOUT, "name": "../../elsewhere"}}]},
        {"tests": [{"vars": FACTS, "metadata": {**ABOUT, "kind": "../farewell_email"}}]},
    ],
)
def test_what_is_no_list_of_cases_is_refused(config: object) -> None:
    with pytest.raises(DataFileError, match=r"theirs\.yaml"):
        imported(config, "theirs.yaml")


def test_the_command_writes_a_file_and_reads_it_into_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.yaml"
    assert main(["export", str(path), "--kind", "repair_note"]) == 0
    assert main(["import", str(path), str(tmp_path / "back")]) == 0
    names = [case.name for case in cases(kind="repair_note")]
    assert sorted(p.stem for p in (tmp_path / "back" / "repair_note").iterdir()) == names
    again = cases(tmp_path / "back")
    assert [plain(c) for c in again] == [plain(c) for c in cases(kind="repair_note")]
    assert main(["import", str(tmp_path / "none.yaml"), str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err
    assert case_of(dict(again[0].raw), "repair_note", "again", "here").must == again[0].must
