"""What people are called, from names of all sorts: invented, each for one form of a name."""

import re
from dataclasses import replace
from datetime import date

import pytest

from drafter import Situation, draft, kinds
from drafter.phrasing.names import called, is_familiar, mention, named_in, signed
from drafter.phrasing.people import about, to_you
from drafter.situation import Person


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Mr. Van Quillby", "Mr. Van Quillby"),
        ("Dr. Orsola de la Quilla", "Dr. de la Quilla"),
        ("Dr. P. J. Quillby", "Dr. Quillby"),
        ("Ms. Orsola Tamsin Quillby", "Ms. Orsola Tamsin Quillby"),
        ("Mr Lim Quee Huat", "Mr Lim"),
        ("Mr Quamar bin Zaidan", "Mr Quamar"),
        ("Mrs Quỳnh Mơ", "Mrs Quỳnh Mơ"),
        ("Dr. Orsola Begum", "Dr. Orsola Begum"),
        ("Prof. Dr. Orsola Quillby", "Prof. Quillby"),
        ("Sister Mary Ann Quillby", "Sister Mary Ann"),
        ("Uncle Bob Quillby", "Uncle Bob"),
        ("Ustad Zer Quillan", "Ustad Zer Quillan"),
        ("Sr. Orsola Quillby", "Sr. Orsola Quillby"),
        ("Brig. (Retd.) Zer Quillan", "Brig. Zer Quillan"),
        ("Eng. Zer Quillan", "Eng. Zer Quillan"),
        ("Chartered Surveyor Quillby", "Chartered Surveyor Quillby"),
        ("Tamsin Quillby, head of stores", "Tamsin"),
        ("Tamsin (Stores) Quillby", "Tamsin"),
        ("Zer Sahib", "Zer Sahib"),
        ("Quillan Bhai", "Quillan Bhai"),
        ("Chaudhry Quillan", "Chaudhry Quillan"),
        ("Mohamed Quillan", "Mohamed Quillan"),
        ("Mohamed Zer Quillan", "Mohamed Zer"),
        ("Quorra Zer Quillan", "Quorra"),
        ("Zaidan bin Quamar", "Zaidan"),
        ("Mỹ Quỳnh", "Mỹ Quỳnh"),
        ("Qua Min-seo", "Qua Min-seo"),
        ("Shen Ruolin", "Shen Ruolin"),
        ("whoever is on nights", "whoever is on nights"),
        ("Tamsin Quillby", "Tamsin"),
        ("tamsin quillby", "Tamsin"),
    ],
)
def test_a_name_is_cut_short_only_where_its_form_is_sure(name, greeted):
    assert called(name) == greeted


@pytest.mark.parametrize(
    ("name", "under"),
    [
        ("Md. Zer Quillan", "Md. Zer Quillan"),
        ("Puan Orsola binti Quamar", "Orsola"),
        ("Orsola Begum", "Orsola"),
        ("Quorra Zer Quillan", "Quorra"),
        ("P. Q. Tamsley", "P. Q. Tamsley"),
        ('Sister Orsola "Orsie" Quillby', "Orsie"),
        ("Qua Min-seo", "Qua Min-seo"),
    ],
)
def test_who_signs_is_sure_of_the_first_name(name, under):
    assert signed(name) == under


@pytest.mark.parametrize(
    ("name", "fact", "said"),
    [
        ("Orsola Quillby", "Quillby sahib's trust", "your trust"),
        ("Hajji Quillan", "hajji sb taught me to weld", "you taught me to weld"),
        ("Mohamed Quillan", "Quillan's humour", "your humour"),
        ("Orsola Quillby", "uncle Orsola's tools", "your tools"),
        ("Dr. Orsola Quillby", "Dr Orsola Quillby's rounds", "your rounds"),
        ("Chartered Surveyor Quillby", "Chartered status", "Chartered status"),
        ("Tamsin Quillby", "I miss Tamsin", "I miss you"),
    ],
)
def test_a_reader_is_known_by_title_and_honorific(name, fact, said):
    reader = Person(name, "boss")
    assert to_you(fact, reader) == said
    assert bool(about([fact], reader)) == (said != fact)


def test_the_facts_decide_what_somebody_is_called():
    assert named_in("Orsola Quillby", ["the van", "kak Orsola's tools"]) == "Kak Orsola"
    assert named_in("Quillby", ["mr quillby's tea", "the van"]) == "Mr Quillby"
    assert named_in("Dr. Orsola Quillby", ["Orsola sir's rounds"]) == "Dr. Quillby"
    assert not is_familiar("Uncle Orsola")
    assert re.search(mention("Orsola Quillby"), "Quillby Street") is None


@pytest.mark.parametrize(
    "fact",
    [
        "my manager Tamsin let me try the lathe",
        "the supervisor Tamsin sent",
        "when my brother Tamsin was away",
        "uncle Tamsin's tools",
        "Director Tamsin's van",
        "Mrs Quillby's cakes",
        "his coach Quillby",
        "our Dr. Quillby",
        "her Kak Tamsin",
    ],
)
def test_a_title_that_may_be_another_persons_names_nobody(fact):
    assert named_in("Tamsin Quillby", [fact]) == "Tamsin"


@pytest.mark.parametrize("fact", ["Dr. Quillby's open door", "Quillby sahib's trust"])
def test_a_surname_that_two_have_is_neither_ones(fact):
    people = [Person("Tamsin Quillby", "boss", knows=True), Person("Orsola Quillby", "peer")]
    situation = Situation(
        sender="Bo Oxley",
        role="store keeper",
        company="Brightwater Mills",
        departure="voluntary",
        last_day=date(2027, 1, 15),
        gratitude=[fact],
        people=people,
    )
    today = date(2026, 11, 26)
    made = draft(
        "resignation_letter", situation, to="Tamsin Quillby", engine="offline", today=today
    )
    assert "Dear Tamsin," in made.text
    alone = replace(situation, people=people[:1])
    made = draft("resignation_letter", alone, to="Tamsin Quillby", engine="offline", today=today)
    assert "Dear Tamsin," not in made.text


@pytest.mark.parametrize(
    ("name", "said"),
    [("Tia Quillby", "Tia"), ("Tito Quillby", "Tito"), ("Tia Maria", "Tia Maria")],
)
def test_a_title_that_is_a_first_name_too_is_one_before_a_surname(name, said):
    assert called(name) == said


@pytest.mark.parametrize("kind", [k for k in kinds() if k != "departure_story"])
def test_every_kind_greets_by_the_same_name(kind):
    """A reader whom a fact calls "Quillan sahib" is greeted so, and never told of himself."""
    situation = Situation(
        sender="Tamsin Oxley",
        role="store keeper",
        company="Brightwater Mills",
        departure="voluntary",
        last_day=date(2027, 1, 15),
        gratitude=["Quillan sahib's trust with the ledger"],
        people=[Person("Zer Quillan", "boss", thanks_for=["lending me the van"], knows=True)],
    )
    made = draft(kind, situation, to="Zer Quillan", engine="offline", today=date(2026, 11, 26))
    assert "Zer" not in made.text
    assert made.text.count("sahib") <= 2
    assert kind == "farewell_email" or "sahib's" not in made.text
