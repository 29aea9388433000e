"""A judge's answers are read, recorded and replayed; its agreement with people is counted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import Completion, Prompt
from evals import judge, recording
from evals.case import cases
from evals.judge import SEND, Judge, agreement, answers


class Reader:
    """Says yes to whatever holds no "idiots"."""

    name = "reader"
    model = "reader-1"

    def __init__(self) -> None:
        self.prompts: list[Prompt] = []

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        self.prompts.append(prompt)
        word = "no" if "idiots" in prompt.user else "yes"
        count = prompt.user.partition("The questions:\n")[2].count("\n") + 1
        lines = [f"{n}. {word}: so it seems" for n in range(1, count + 1)]
        return Completion("\n".join(lines), self.model)


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("1. yes: kind\n2. no: too long", [True, False]),
        ("1) Yes, it is kind.\n2) **No**", [True, False]),
        ("2. no: too long", [None, False]),
        ("Yes.", [None, None]),
        ("1. perhaps\n2. yes", [None, True]),
        ("", [None, None]),
    ],
)
def test_what_is_no_answer_is_counted_as_none(said: str, yes: list[bool | None]) -> None:
    assert [answer.yes for answer in answers([SEND, SEND], said)] == yes


def test_it_is_asked_once_about_a_text_and_replayed_for_that_very_text(tmp_path: Path) -> None:
    case, reader = cases(kind="repair_note")[0], Reader()
    assert judge.record([(case, "column", "A text.")], engine=reader, folder=tmp_path) == []
    assert judge.record([(case, "column", "A text.")], engine=reader, folder=tmp_path) == []
    assert len(reader.prompts) == 1
    (replay,) = judge.judges(tmp_path)
    found = replay(case, "A text.")
    assert [answer.question for answer in found] == list(case.rubric)
    assert all(answer.yes for answer in found)
    assert replay(case, "Another text.") == ()
    judge.record([(case, "column", "Another text.")], engine=reader, folder=tmp_path)
    assert Judge("reader-1", tmp_path)(case, "A text.") == (), "what is stale is dropped"
    assert recording.models(tmp_path) == [], "a judge is no writer"


def test_the_judge_sees_the_facts_and_nothing_private(tmp_path: Path) -> None:
    case = cases(kind="repair_note")[0]
    situation = replace(case.situation, private_notes="I hate it", confidential=("Halden",))
    secret = replace(case, situation=situation)
    reader = Reader()
    judge.record([(secret, "column", "A text.")], engine=reader, folder=tmp_path)
    (prompt,) = reader.prompts
    assert secret.situation.company in prompt.user
    assert "Halden" not in prompt.user
    assert "hate" not in prompt.user


def test_agreement_with_people_is_counted_apart_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "letters.jsonl"
    rows = [
        {"text": "Thank you all.", "labels": []},
        {"text": "Some call us idiots, fondly.", "labels": []},
        {"text": "You idiots.", "labels": ["hostility"]},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert agreement(path, Reader()) == ((1, 2), (1, 1), 0)
    assert list(tmp_path.iterdir()) == [path]
