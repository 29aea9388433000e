from dataclasses import fields
from datetime import date

import pytest

from drafter import Person, Situation, SituationError
from drafter.ui import filling
from drafter.ui.fields import DEPARTURES, FIELDS, PEOPLE, RELATIONS, situation_of, typed_of


def test_every_fact_of_a_situation_has_a_field():
    asked = {field.name for field in FIELDS}
    assert asked | {"people"} == {field.name for field in fields(Situation)}


def test_every_choice_offered_is_one_that_a_situation_takes():
    for _, departure in DEPARTURES:
        Situation(sender="Ana", company="Northwind", departure=departure)
    for _, relation in RELATIONS:
        Person("Sam", relation)


def test_one_fact_a_line_bullets_and_blank_lines_left_out(typed):
    facts = typed(gratitude="- the night shift\n\n  • Sam's patience \n-5 degrees and no heating")
    assert situation_of(facts).gratitude == (
        "the night shift",
        "Sam's patience",
        "-5 degrees and no heating",
    )


def test_what_was_typed_comes_back_the_same(typed):
    situation = Situation(
        sender="Ana Wu",
        company="O'Hara & <Sons>",
        departure="retiring",
        last_day=date(2026, 12, 18),
        notice_weeks=0,
        learned=["a", "b"],
        boss_knows=True,
        people=[Person("Mx. Null", "hr", thanks_for=["x", "y"], strain="z", knows=True)],
        private_notes="line one\nline two",
        confidential=["Halden"],
    )
    assert situation_of(typed_of(situation)) == situation


def test_rows_of_people_left_empty_are_nobody(typed):
    assert situation_of(typed()).people == ()
    assert situation_of(typed(people=[{}, {"name": "Sam"}])).people == (Person("Sam", "peer"),)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"sender": "  "}, "Fill in “Your name”: no message can do without."),
        ({"sender": "", "company": ""}, "“Your name” and “Company you are leaving”"),
        ({"last_day": "18 Dec"}, "“Last day” is '18 Dec': write a date as YYYY-MM-DD"),
        ({"notice_weeks": "four"}, "“Weeks of notice” must be a whole number"),
        ({"notice_weeks": "500"}, "“Weeks of notice” is 500"),
        ({"sender": "[Your Name]"}, "“Your name” is '[Your Name]', which is no name"),
        ({"departure": "vanished"}, "“How you are leaving” is 'vanished'"),
        ({"people": [{"thanks_for": "the tea"}]}, "A person has no name"),
        ({"private_notes": "x" * 1_000_000}, "“Notes for yourself” has 1,000,000 characters"),
        ({"gratitude": "x\n" * 5000}, "“What you are grateful for” has 5000 entries"),
    ],
)
def test_an_error_names_the_field_as_the_form_does(typed, facts, said):
    with pytest.raises(SituationError) as error:
        situation_of(typed(**facts))
    assert said in str(error.value)


def test_six_examples_each_a_whole_exit():
    titles = filling.examples()
    assert len(titles) == 6
    situations = [Situation.from_file(path) for path in titles.values()]
    assert {s.departure for s in situations} == {"voluntary", "laid_off", "dismissed", "retiring"}
    for situation in situations:
        assert situation.leaves_on
        assert situation.person("boss")
        assert len(situation.people) <= PEOPLE
    managers = [{p.relation for p in s.people} for s in situations]
    assert any({"direct_report", "client"} <= relations for relations in managers)


def test_an_example_is_never_out_of_date():
    for path in filling.examples().values():
        example = Situation.from_file(path)
        for today in (date(2026, 11, 21), date(2031, 5, 3)):
            moved = filling._upcoming(example, today)
            assert moved.leaves_on >= today
            assert moved.leaves_on.weekday() == example.leaves_on.weekday()


def test_an_example_is_moved_on_when_it_is_loaded(monkeypatch):
    class Later(date):
        @classmethod
        def today(cls):
            return cls(2031, 5, 3)

    monkeypatch.setattr(filling, "date", Later)
    last_day = [field.name for field in FIELDS].index("last_day")
    assert (
        filling.start_from("Laid off")[str(last_day)]["value"] == "2031-05-30"
    )  # a Friday, as it was


def test_an_example_fills_every_field_and_keeps_what_was_typed(typed):
    before = typed(sender="Zoe Real", gratitude="the tea")
    outcome = filling.start_from("Laid off", *before)
    assert outcome["0"]["value"] == "Chloé Martin"
    assert outcome["person 3"]["visible"]
    assert not outcome["person 4"]["visible"]
    assert outcome["restore"]["visible"]
    back = filling.restore(outcome["kept"]["value"])
    assert [back[str(place)]["value"] for place in range(len(before))] == before


def test_an_example_over_an_empty_form_leaves_nothing_to_bring_back(typed):
    outcome = filling.start_from("Laid off", *typed(sender="", company=""))
    assert not outcome["restore"]["visible"]


@pytest.mark.parametrize("title", ["", "../../etc/passwd", None])
def test_only_the_six_examples_can_be_opened(typed, title):
    assert filling.start_from(title, *typed()) == {}


def test_readers_are_the_people_or_the_audiences_that_suit_the_kind(typed):
    people = typed(
        people=[{"name": "Dana"}, {"name": "Sam"}, {"name": "Ines", "relation": "mentor"}]
    )[len(FIELDS) :]
    boss = filling.readers("resignation_letter", None, "team", *people)
    assert boss["to"] == {"choices": [("Dana", "Dana")], "value": "Dana", "visible": True}
    assert not boss["audience"]["visible"]
    team = filling.readers("farewell_email", "Sam", None, *people)
    assert not team["to"]["visible"]
    assert team["audience"]["choices"][0] == ("My team", "team")
    assert team["audience"]["value"] == "team"
    kept = filling.readers("farewell_email", None, "clients", *people)
    assert kept["audience"]["value"] == "clients"
    assert filling.readers("thank_you_note", "Sam", None, *people)["to"]["value"] == "Sam"
    assert filling.readers("thank_you_note", None, None, *people)["to"]["value"] is None
