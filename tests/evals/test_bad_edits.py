"""A deliberately bad edit of a prompt does not go unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.guidance import prompts_folder
from evals.bad_edits import EDITS, spoiled


@pytest.mark.parametrize("edit", EDITS)
def test_it_is_caught_by_more_than_its_diff(edit: str, tmp_path: Path) -> None:
    caught = spoiled("resignation_letter", edit, tmp_path)
    assert caught.differences
    assert caught.by_rule


def test_a_last_day_that_is_dropped_makes_drafts_worse(tmp_path: Path) -> None:
    assert spoiled("resignation_script", "last day", tmp_path).worse


def test_an_edit_that_says_the_same_is_not_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def comment(folder: Path) -> None:
        path = folder / "offline.jinja"
        path.write_text("{# A remark. #}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    monkeypatch.setitem(EDITS, "remark", comment)
    caught = spoiled("repair_note", "remark", tmp_path)
    assert caught.idle
    assert not caught.by_rule
    assert (prompts_folder() / "repair_note").is_dir()
