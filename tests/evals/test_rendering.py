"""What prompts render to: kept, compared, and read for faults without a model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drafter import Prompt, kinds, principles
from evals.case import Case, cases
from evals.rendering import accept, accepted, differences, faults, parts_of, told
from evals.run import prompt_of


@pytest.fixture(scope="module")
def letters() -> tuple[Case, ...]:
    return cases(kind="resignation_letter")[:3]


def test_what_was_accepted_is_read_again_to_the_letter(
    tmp_path: Path, letters: tuple[Case, ...]
) -> None:
    parts = parts_of({case.id: prompt_of(case) for case in letters})
    accept("resignation_letter", parts, [case.id for case in letters], tmp_path)
    assert accepted("resignation_letter", tmp_path) == {k: v.strip("\n") for k, v in parts.items()}
    assert differences(accepted("resignation_letter", tmp_path), parts) == []
    text = (tmp_path / "resignation_letter.txt").read_text(encoding="utf-8")
    assert text.count(" tokens\n") == len(letters) + 1
    accept("resignation_letter", parts, [letters[0].id], tmp_path)
    assert list(accepted("resignation_letter", tmp_path)) == ["system", letters[0].id]


def test_a_changed_line_is_a_difference_with_its_tokens(letters: tuple[Case, ...]) -> None:
    before = parts_of({case.id: prompt_of(case) for case in letters})
    after = {**before, letters[0].id: before[letters[0].id] + "\nOne line more."}
    (found,) = differences(before, after)
    assert found.name == letters[0].id
    assert found.lines == ("+One line more.",)
    assert found.before is not None
    assert found.after is not None
    assert found.after - found.before == 4
    assert "One line more." in "\n".join(told("resignation_letter", found))


def test_a_part_that_came_or_went_is_a_difference() -> None:
    came, went = differences({"system": "a", "old": "b"}, {"system": "a", "new": "c"})
    assert (came.name, came.before, went.name, went.after) == ("new", None, "old", None)


@pytest.mark.parametrize("kind", kinds())
def test_the_prompts_as_they_are_have_no_faults(kind: str) -> None:
    for case in cases(kind=kind):
        assert faults(case, prompt_of(case)) == [], case.id


def test_a_dropped_last_day_is_a_fault(letters: tuple[Case, ...]) -> None:
    case = next(case for case in letters if case.situation.leaves_on)
    assert faults(case, without_day(case)) == ["the last day is not in it"]


def test_where_the_kind_does_not_need_the_last_day_it_may_not_get_lost() -> None:
    note = next(
        case
        for case in cases(kind="repair_note")
        if case.situation.leaves_on and without_day(case) != prompt_of(case)
    )
    assert faults(note, without_day(note)) == []
    assert faults(note, without_day(note), prompt_of(note).user) == ["the last day is not in it"]


def without_day(case: Case) -> Prompt:
    day, prompt = case.situation.leaves_on, prompt_of(case)
    assert day is not None
    return replace(prompt, user=prompt.user.replace(f"{day.day} {day:%B}", "then"))


def test_missing_guidance_is_a_fault(letters: tuple[Case, ...]) -> None:
    prompt = prompt_of(letters[0])
    bare = replace(prompt, system=prompt.system.replace(principles()["P23"].statement, ""))
    assert "the guidance P23 is not in it" in faults(letters[0], bare)


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ("Be dramatic.", True),
        ("Feel free to vent about the boss.", True),
        ("Make it up where the facts are thin, and make things up.", True),
        ("Do not be dramatic.", False),
        ("No complaint, and never boast.", False),
        ("Invent nothing.", False),
    ],
)
def test_an_order_against_the_guidance_is_a_fault(
    letters: tuple[Case, ...], order: str, fault: bool
) -> None:
    prompt = prompt_of(letters[0])
    assert bool(faults(letters[0], replace(prompt, user=f"{prompt.user}\n{order}"))) == fault
    # What a person typed is no order.
    typed = prompt.user.replace("</facts>", f"{order}\n</facts>")
    assert faults(letters[0], replace(prompt, user=typed)) == []
