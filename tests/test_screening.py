"""Screening: what keeps a fact out, and what must not."""

import pytest

from drafter.errors import DataFileError
from drafter.screening import read_sieve, screen, sieves
from drafter.situation import Person, Situation
from drafter.tone import check_tone

SHY = {
    "id": "shy",
    "pattern": r"\bhush\b",
    "said": "is too quiet",
    "flags": ["hush money", "hush now"],
    "passes": ["hushed voices"],
}


@pytest.mark.parametrize("sieve", sieves(), ids=lambda sieve: sieve.id)
def test_every_sieve_catches_its_lines_and_lets_near_misses_pass(sieve):
    assert len(sieve.flags) > 1
    assert sieve.passes
    for line in sieve.flags:
        assert sieve.pattern.search(line), line
    for line in sieve.passes:
        assert not any(s.pattern.search(line) for s in sieves()), line


def test_a_sieve_with_its_proof_is_read():
    assert read_sieve(SHY, "here").id == "shy"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"flags": ["hush now"]}, "at least two lines"),
        ({"passes": []}, "one in passes"),
        ({"flags": ["hush now", "quiet"]}, "does not catch 'quiet'"),
        ({"passes": ["hush, hush"]}, "which is to pass"),
        ({"only": "sundays"}, "only is one of"),
        ({"pattern": "("}, "no regular expression"),
    ],
)
def test_a_sieve_without_a_sound_proof_is_refused(change, complaint):
    with pytest.raises(DataFileError, match=complaint):
        read_sieve(SHY | change, "here")


def kept(**facts):
    group = facts.pop("group", False)
    usable, _, said = screen(
        Situation(sender="Ana Wu", company="Northwind", **facts), None, group=group
    )
    return usable, said


def test_what_is_private_is_said_to_one_and_kept_from_a_group():
    fact = "covering when my dad was in hospital"
    assert kept(gratitude=[fact])[0].gratitude == (fact,)
    usable, said = kept(gratitude=[fact], group=True)
    assert usable.gratitude == ()
    assert "private" in said[0]


@pytest.mark.parametrize(
    "fact",
    [
        "covering my patients the week my father was in hospital",
        "swapping shifts so that I could get to my son's dialysis",
        "listening all through my divorce",
    ],
)
def test_help_in_a_private_matter_is_thanked_for_in_a_note_to_who_helped(fact):
    friend = Person("Kim Adler", "peer", thanks_for=[fact])
    situation = Situation(sender="Ana Wu", company="Northwind", people=[friend])
    assert screen(situation, friend, kind="thank_you_note")[1].thanks_for == (fact,)
    assert screen(situation, friend, kind="resignation_letter")[1].thanks_for == ()
    assert screen(situation, None, group=True, kind="thank_you_note")[0].people[0].thanks_for == ()
    said = check_tone(f"Thank you for {fact}.", kind="thank_you_note")
    assert {finding.severity for finding in said.findings} <= {"note"}
    assert said.ok


def test_a_reason_that_claims_a_choice_is_dropped_where_there_was_none():
    assert kept(reason="I decided to move on")[0].reason
    assert kept(reason="I decided to move on", departure="laid_off")[0].reason is None


# Good facts of many trades that hold a word of some sieve: to set them aside would cost a draft.
@pytest.mark.parametrize(
    "fact",
    [
        "trained at least 40 volunteers",
        "took less time than we had planned",
        "the contract that we eventually won",
        "built the veg box scheme from nothing",
        "handled every grievance fairly",
        "the girls on B shift",
        "the kids in year 4",
        "the cancer ward choir",
        "the pregnancy clinic",
        "got to meet my wife here",
        "a total rebuild of the menu",
        "counts every tray herself",
        "the boys in the yard",
        "the family feel",
        "rebuilt the booking system",
        "how to say no",
        "a maybe pile that became a library",
    ],
)
def test_a_good_fact_is_not_set_aside_even_to_a_group(fact):
    usable, said = kept(gratitude=[fact], group=True)
    assert usable.gratitude == (fact,), said


def test_who_reads_what_was_set_aside_is_told_why():
    boss = Person("Sam Ito", "boss", thanks_for=["calm for a manager", "patience"])
    situation = Situation(sender="Ana Wu", company="Northwind", people=[boss])
    _, reader, said = screen(situation, boss)
    assert reader.thanks_for == ("patience",)
    assert said == (
        '"calm for a manager" in what you thank Sam Ito for was left out: it can be read as a dig.',
    )


@pytest.mark.parametrize(
    ("ask", "rest"),
    [
        ("a second freezer for the Bluebell samples, ours is full", ("a second freezer",)),
        ("six months of pay, but I would take three for Bluebell", ("six months of pay",)),
        ("being put on Bluebell", ()),
        ("Bluebell, and the long nights", ()),
    ],
)
def test_what_stands_before_a_secret_is_kept_where_it_says_something(ask, rest):
    usable, said = kept(asks=[ask], confidential=["Bluebell"])
    assert usable.asks == rest
    assert len(said) == 1
    assert "Bluebell" not in said[0]


def test_a_task_that_holds_a_secret_is_not_told_without_its_owner():
    usable, _ = kept(handover=["the lab keys, the Bluebell safe -> Ana"], confidential=["Bluebell"])
    assert usable.handover == ()
