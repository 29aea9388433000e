"""The cases are whole, cover what they should, and the locked ones are what was accepted."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from drafter import DataFileError, kinds
from evals.case import FOLDER, TRAPS, cases, changed_locked, lock, locked, read_case

FACTS = """\
note: A plain one.
today: 2026-11-25
situation: {sender: Ana Wu, company: Northwind}
must: [thank, [one, two], 35]
rubric: [{ask: Is it kind?, principle: P02}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "farewell_email"
    folder.mkdir()
    path = folder / "plain.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_every_kind_has_ten_cases_or_more_and_every_trap_is_set() -> None:
    every = cases()
    count = Counter(case.kind for case in every)
    assert set(count) == set(kinds())
    assert min(count.values()) >= 10, count
    assert {trap for case in every for trap in case.traps} == set(TRAPS)
    assert all(len(case.rubric) >= 2 for case in every)


def test_a_locked_case_is_as_it_was_accepted() -> None:
    assert not changed_locked(), "if it is meant: drafter eval --lock KIND/NAME"
    assert {name.partition("/")[0] for name in locked()} == set(kinds())


def test_a_change_to_a_locked_case_is_seen_until_it_is_accepted_by_name(path: Path) -> None:
    folder = path.parents[1]
    lock(["farewell_email/plain"], folder)
    assert changed_locked(folder) == []
    path.write_text(FACTS.replace("thank", "thanks"), encoding="utf-8")
    assert changed_locked(folder) == ["farewell_email/plain"]
    lock(["farewell_email/plain"], folder)
    assert changed_locked(folder) == []
    path.unlink()
    assert changed_locked(folder) == ["farewell_email/plain"]
    with pytest.raises(DataFileError, match="no case farewell_email/plain"):
        lock(["farewell_email/plain"], folder)


def test_a_case_is_read_with_its_defaults(path: Path) -> None:
    case = read_case(path)
    assert case.id == "farewell_email/plain"
    assert case.must == (("thank",), ("one", "two"), ("35",))
    assert case.status == ("ready", "needs_facts")
    assert case.rubric[0].principle == "P02"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("note:", "notes:", "unknown key 'notes'"),
        ("sender: Ana Wu", "sendr: Ana Wu", "sendr"),
        ("principle: P02", "principle: P99", "no principle 'P99'"),
        ("must: [thank", "must: [2.5", "2.5 is no text"),
        ("note: A", "audience: everybody\nnote: A", "no audience 'everybody'"),
        ("note: A", "to: Sam\nnote: A", "one of the people"),
        ("note: A", "traps: [bear]\nnote: A", "'bear' is none of"),
        ("note: A", "status: [fine]\nnote: A", "'fine' is none of"),
    ],
)
def test_a_fault_in_a_case_is_named_with_its_file(
    path: Path, old: str, new: str, says: str
) -> None:
    path.write_text(FACTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=says) as error:
        read_case(path)
    assert "plain.yaml" in str(error.value)


def test_cases_are_chosen_by_kind_and_name() -> None:
    some = cases(kind="thank_you_note")
    assert {case.kind for case in some} == {"thank_you_note"}
    one = some[0]
    assert cases(name=one.id) == (one,)
    assert one in cases(name=one.name)
    with pytest.raises(DataFileError, match="no case fits nobody"):
        cases(name="nobody")


def test_a_folder_that_is_no_kind_is_refused(path: Path) -> None:
    target = path.parents[1] / "poem"
    shutil.move(path.parent, target)
    with pytest.raises(DataFileError, match="no kind 'poem'"):
        read_case(target / "plain.yaml")
    assert FOLDER.is_dir()
