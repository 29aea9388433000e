"""The principles: complete, in our own words, and cited by exactly the kinds they govern."""

import re

import pytest

from drafter import DataFileError, kinds, principles
from drafter.guidance import prompts_folder, read_principles

MESSAGES = [f"P{n:02}" for n in range(1, 71)]
PREPARATION = [f"S{n:02}" for n in range(1, 14)]


def test_every_principle_is_there_in_order():
    assert list(principles()) == MESSAGES + PREPARATION


@pytest.mark.parametrize("name", MESSAGES + PREPARATION)
def test_a_statement_is_one_short_sentence(name):
    statement = principles()[name].statement
    assert len(statement.split()) <= 18
    assert re.fullmatch(r"[A-Z][^.!?]*\.", statement)


def test_a_source_is_a_title_and_a_file():
    for principle in principles().values():
        assert re.fullmatch(r"\S.* \(00[0-4]_[0-9a-f]{16}\.txt\)", principle.source)
    assert len({p.source for p in principles().values()}) == 5


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_cites_the_principles_that_govern_it(kind):
    governing = {p.id for p in principles().values() if kind in p.governs}
    assert set(kinds()[kind].principles) == governing


def test_principles_of_messages_govern_some_and_those_of_preparation_none():
    assert all(principles()[name].governs for name in MESSAGES)
    assert not any(principles()[name].governs for name in PREPARATION)


def test_the_stance_governs_every_kind():
    for name in ("P01", "P02", "P03", "P08", "P09"):
        assert set(principles()[name].governs) == set(kinds())


ENTRY = "{id: P01, statement: Be brief., source: a.txt, governs: [note]}"


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([ENTRY, ENTRY], "principle 2: the id P01 is taken"),
        ([ENTRY.replace("a.txt", "b.txt")], "no source 'b.txt'"),
        ([ENTRY.replace("note", "nte")], "governs cannot be 'nte'"),
        ([ENTRY.replace("[note]", "note")], "Write `all`, or a list of: letter, note"),
        ([ENTRY.replace("id:", "di:")], "unknown key 'di'"),
        ([ENTRY.replace("statement: Be brief., ", "")], "statement is missing"),
    ],
)
def test_the_loader_refuses_and_says_where(tmp_path, entries, said):
    with pytest.raises(DataFileError, match=re.escape(said)):
        read_principles(_file(tmp_path, entries))


def test_all_stands_for_every_kind_beside_the_file(tmp_path):
    found = read_principles(_file(tmp_path, [ENTRY.replace("[note]", "all")]))
    assert found["P01"].governs == ("letter", "note")
    assert found["P01"].source == "A title (a.txt)"


def _file(folder, entries):
    for kind in ("note", "letter"):
        (folder / kind).mkdir()
        (folder / kind / "prompt.prompty").touch()
    lines = "\n".join(f"  - {entry}" for entry in entries)
    path = folder / "guidance.yaml"
    path.write_text(f"sources: {{a.txt: A title}}\nprinciples:\n{lines}\n")
    return path


def test_the_environment_may_name_another_folder_of_prompts(monkeypatch, tmp_path):
    find = prompts_folder.__wrapped__  # without what this process has found already
    usual = find()
    monkeypatch.setenv("DRAFTER_PROMPTS", str(tmp_path))
    with pytest.raises(DataFileError, match=r"no guidance\.yaml in this folder"):
        find()
    (tmp_path / "guidance.yaml").write_text("")
    assert find() == tmp_path
    monkeypatch.setenv("DRAFTER_PROMPTS", " ")
    assert find() == usual
