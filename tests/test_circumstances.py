"""What holds of a situation: the signs with their proof, dates, secrets, who is unsafe."""

import time
from datetime import date

import pytest

from drafter import Person, Situation
from drafter.circumstances import (
    called,
    circumstances,
    holds_all,
    matters,
    signs,
    told,
    undecided,
    unsafe,
)

TODAY = date(2026, 11, 23)  # a Monday
FIVE_WEEKS = {"notice_given": "2026-11-22", "notice_weeks": 5}
FOUR_WEEKS = {"notice_given": "2026-11-23", "notice_weeks": 4}


def situation(**facts):
    return Situation(**{"sender": "Ana Wu", "company": "Northwind"} | facts)


def proof(which):
    return [
        pytest.param(sign, line, id=f"{sign.name}: {line[:50]}")
        for sign in signs().values()
        for line in getattr(sign, which)
    ]


@pytest.mark.parametrize(("sign", "line"), proof("flags"))
def test_a_sign_shows_in_each_line_of_its_proof(sign, line):
    assert sign.shows_in([line])


@pytest.mark.parametrize(("sign", "line"), proof("passes"))
def test_a_sign_does_not_show_in_a_near_miss(sign, line):
    assert not sign.shows_in([line])


@pytest.mark.parametrize(
    "line",
    ["I paid with my visa card", "we released v3 in six weeks", "overtime in the football match"],
)
def test_no_matter_shows_in_everyday_talk(line):
    assert not matters(situation(private_notes=line, asks=[line]))


def test_what_one_did_or_is_thankful_for_is_no_matter():
    line = "cleared the visa backlog, and the harassment training"
    assert not matters(situation(contributions=[line], gratitude=[line], learned=[line]))
    assert [m.name for m in matters(situation(asks=["my visa papers"]))] == ["right_to_stay"]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("they offered more, not sure", True),
        ("I might stay for that", True),
        ("need time", True),
        ("thinking about it", True),
        ("No estoy segura, quizá me quedo", True),
        ("Ich bin unsicher, brauche Bedenkzeit", True),
        ("I was torn, but I have decided: I go", False),
        ("its a firm no", False),
        ("They will offer me a share. I've decided: no, whatever they offer", False),
        ("I do not know how to tell them", False),
        ("they don't know that I know", False),
        (None, False),
    ],
)
def test_undecided(notes, expected):
    assert undecided(situation(private_notes=notes)) is expected


def test_a_wavering_reason_or_ask_counts_as_undecided():
    assert undecided(situation(reason="I think I want a change, maybe, not sure yet"))
    assert undecided(situation(asks=["need time to think"]))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"boss_knows": True}, True),
        ({"departure": "laid_off"}, True),
        ({"departure": "dismissed"}, True),
        ({"departure": "retiring"}, False),
        ({"people": [Person("Kim", "boss", knows=True)]}, True),
        ({"people": [Person("Bo", "peer", knows=True)]}, False),
        ({"notice_given": date(2026, 11, 20)}, True),
        ({"notice_given": TODAY}, False),
        ({"notice_given": date(2026, 11, 30)}, False),
    ],
)
def test_told(facts, expected):
    assert told(situation(**facts), TODAY) is expected


@pytest.mark.parametrize(
    ("facts", "name", "expected"),
    [
        ({"last_day": "2026-11-20"}, "past", True),
        ({"last_day": "2026-11-23"}, "past", False),
        ({"last_day": "2026-12-20"}, "weekend", True),
        ({"last_day": "2026-12-18"}, "weekend", False),
        ({"last_day": "2026-12-01", "notice_given": "2026-12-04"}, "last_before_notice", True),
        ({"last_day": "2026-12-04", "notice_given": "2026-12-04"}, "last_before_notice", False),
        ({"notice_given": "2026-11-23", "notice_weeks": 4}, "computed", True),
        ({"last_day": "2026-12-21"}, "computed", False),
        # Four weeks from the 23rd end on Monday, 21 December.
        (FOUR_WEEKS, "misfit", False),
        (FOUR_WEEKS | {"last_day": "2026-12-21"}, "misfit", False),
        (FOUR_WEEKS | {"last_day": "2026-12-18"}, "misfit", True),
        # Five weeks from the 22nd end on a Sunday; the last working day before it fits too.
        (FIVE_WEEKS | {"last_day": "2026-12-24"}, "misfit", False),
        (FIVE_WEEKS | {"last_day": "2026-12-23"}, "misfit", True),
        ({"notice_weeks": 8, "last_day": "2026-12-18"}, "notice_too_long", True),
        ({"notice_weeks": 3, "last_day": "2026-12-18"}, "notice_too_long", False),
        ({"notice_weeks": 1}, "short_notice", True),
        ({"notice_weeks": 0}, "short_notice", True),
        ({"notice_weeks": 2}, "short_notice", False),
        ({"last_day": "2026-12-04"}, "short_notice", True),
        ({"last_day": "2026-12-07"}, "short_notice", False),
        ({"last_day": "2026-12-04", "boss_knows": True}, "short_notice", False),
    ],
)
def test_dates(facts, name, expected):
    assert (name in circumstances(situation(**facts), TODAY)) is expected


def test_a_person_with_a_secret_name_is_called_by_relation():
    s = situation(confidential=["Mina"])
    assert called(Person("Mina Koll", "direct_report"), s) == "the direct report"
    assert called(Person("Lena Koll", "direct_report"), s) == "Lena Koll"


def test_unsafe_by_the_strain_or_by_notes_that_name_the_person():
    harasser = Person("Conrad Vex", "boss", strain="he harassed me for months")
    hinted = Person("Conrad Vex", "boss", strain="he knows what he did")
    s = situation(private_notes="I reported Conrad for harassment")
    assert unsafe(situation(), harasser)
    assert unsafe(s, hinted)
    assert not unsafe(situation(), hinted)
    assert not unsafe(s, Person("Oona Lind", "hr", strain="wrote nothing down"))
    assert not unsafe(s, Person("Conrad Vex", "boss"))


def test_unsafe_by_notes_that_name_nobody_where_theirs_is_the_only_strain():
    hinted = Person("Conrad Vex", "boss", strain="tension since the party")
    other = Person("Oona Lind", "hr", strain="wrote nothing down")
    notes = "He groped me at the party in December. HR says to make peace."
    assert unsafe(situation(private_notes=notes, people=[hinted]), hinted)
    assert not unsafe(situation(private_notes=notes, people=[hinted, other]), other)
    calm = "He shouted once at the party in December."
    assert not unsafe(situation(private_notes=calm, people=[hinted]), hinted)


def test_conditions_hold_all_or_not():
    assert holds_all(["a", "not b"], frozenset({"a"}))
    assert not holds_all(["a", "not b"], frozenset({"a", "b"}))
    assert not holds_all(["a"], frozenset())


@pytest.mark.parametrize(
    "unit", ["owed my ", "reported x x x ", "sexual a ", "a ", "x", "not sure ", "' "]
)
def test_a_hostile_rant_is_read_in_half_a_second(unit):
    s = situation(private_notes=(unit * 100_000)[:100_000], confidential=["a b", "not a b"])
    start = time.process_time()
    circumstances(s, TODAY)
    assert time.process_time() - start < 0.5
