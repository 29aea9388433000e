"""A deliberately bad edit of a prompt does not go unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import kinds
from drafter.guidance import prompts_folder
from evals.bad_edits import EDITS, spoiled


@pytest.mark.parametrize("edit", EDITS)
def test_in_every_kind_it_is_caught_by_more_than_its_diff(edit: str, tmp_path: Path) -> None:
    found = spoiled(edit, list(kinds()), tmp_path)
    assert [caught.kind for caught in found] == list(kinds())
    assert [caught.kind for caught in found if caught.idle or not caught.by_rule] == []
    if edit == "last day":  # it is gone from what the offline engine writes as well
        worse = {caught.kind for caught in found if caught.worse}
        assert {"resignation_script", "resignation_letter", "handover_plan"} <= worse


def test_an_edit_that_says_the_same_is_not_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def comment(folder: Path) -> None:
        path = folder / "offline.jinja"
        path.write_text("{# A remark. #}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    monkeypatch.setitem(EDITS, "remark", comment)
    (caught,) = spoiled("remark", ["repair_note"], tmp_path)
    assert caught.idle
    assert not caught.by_rule
    assert (prompts_folder() / "repair_note").is_dir()
