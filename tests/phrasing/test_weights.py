"""Weights: each entry takes what it names, and nothing else."""

from __future__ import annotations

import pytest

from drafter.phrasing.weighing import Of, Weight, by_weight, weighed, weights

ENTRIES = [(of, found) for of, entries in weights().items() for found in entries]


@pytest.mark.parametrize(("of", "entry"), ENTRIES, ids=lambda e: getattr(e, "id", e))
def test_an_entry_takes_what_it_says(of: Of, entry: Weight) -> None:
    taken = {fact: weighed(fact, of) for fact in entry.fits}
    assert {fact: found and found.id for fact, found in taken.items()} == dict.fromkeys(
        entry.fits, entry.id
    )
    assert [fact for fact in entry.not_ if weighed(fact, of) is entry] == []


@pytest.mark.parametrize(
    ("of", "typed", "told"),
    [
        (
            "thanks",
            ["jokes on the ferry", "a tidy workbench", "the months you paid my rent"],
            ["the months you paid my rent", "a tidy workbench", "jokes on the ferry"],
        ),
        (
            "thanks",
            ["her plum cake", "hiring me from the fish market", "teaching me the lathe"],
            ["hiring me from the fish market", "teaching me the lathe", "her plum cake"],
        ),
        (
            "results",
            ["a new phone list", "trained two signallers", "not one lost parcel in six years"],
            ["not one lost parcel in six years", "trained two signallers", "a new phone list"],
        ),
        (
            "lessons",
            ["the till software", "to hear what a customer leaves out", "to listen first"],
            ["to listen first", "to hear what a customer leaves out", "the till software"],
        ),
    ],
)
def test_what_weighs_most_is_told_first(of: Of, typed: list[str], told: list[str]) -> None:
    assert by_weight(typed, of) == told
