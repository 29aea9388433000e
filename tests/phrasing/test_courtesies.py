"""Courtesies: each is said after what it fits, and after nothing else."""

from __future__ import annotations

import pytest

from drafter.phrasing.courtesy import Courtesy, courtesy_of, entries


@pytest.mark.parametrize("courtesy", entries(), ids=lambda found: found.id)
def test_a_courtesy_fits_what_its_entry_says(courtesy: Courtesy) -> None:
    taken = {fact: courtesy_of(fact) for fact in courtesy.fits}
    assert {fact: found and found.id for fact, found in taken.items()} == dict.fromkeys(
        courtesy.fits, courtesy.id
    )
    assert [fact for fact in courtesy.not_ if courtesy_of(fact) is courtesy] == []


@pytest.mark.parametrize(
    "fact",
    [
        "approving one (1) day off",
        "staying out of my way",
        "not being a complete nightmare this quarter",
        "showing me exactly what kind of manager not to be",
        "the Pontaval job",
    ],
)
def test_nothing_is_added_to_a_thanks_of_no_class(fact: str) -> None:
    assert courtesy_of(fact) is None


def test_a_courtesy_is_one_short_sentence_or_two_clauses() -> None:
    wordings = [text for courtesy in entries() for text in courtesy.says]
    assert all(len(text.split()) <= 16 and text.endswith(".") for text in wordings)
