"""Provenance: each sentence has its span, and comes from where it comes from."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.prompt import Prompt, audience_of, build, kind_named
from drafter.provenance import Provenance, provenance_of, untold
from drafter.situation import Person, Situation

TODAY = date(2026, 11, 23)
SAM = Person(
    "Sam Ito", "peer", thanks_for=["covering my Friday shifts"], strain="we argued about scope"
)
SITUATION = Situation(
    sender="Priya Raman",
    role="product designer",
    company="Northwind",
    last_day="2026-12-18",
    reason="starting a ceramics course",
    gratitude=["running design critiques", "the long lunches by the canal"],
    learned=["how to say no"],
    contributions=["30% fewer tickets in a year", "we shipped the app in six weeks"],
    handover=["the icon library goes to Omar"],
    contact="priya@example.org",
    people=[Person("Dana Cole", "boss"), SAM],
)


def prompt(kind: str, to: Person | None = None) -> Prompt:
    chosen = kind_named(kind)
    group = audience_of(chosen, None)
    return build(chosen, SITUATION, to=to, audience=group, seed=0, today=TODAY)


def origins(text: str, kind: str = "farewell_email") -> list[tuple[str, str]]:
    return [(p.origin, p.ref) for p in provenance_of(text, prompt(kind))]


@pytest.mark.parametrize(
    ("sentence", "ref"),
    [
        ("I loved our design critiques.", "gratitude[0]"),
        ("The long lunches by the canal stay with me.", "gratitude[1]"),
        ("I learned how to say no here.", "learned[0]"),
        ("We had thirty percent fewer tickets within the year.", "contributions[0]"),
        ("Omar has the icon library from now on.", "handover[0]"),
        ("Sam covered my Friday shifts.", "people[1].thanks_for[0]"),
        ("We argued about scope in spring.", "people[1].strain"),
        ("I am starting a ceramics course.", "reason"),
        ("You can write to priya@example.org.", "contact"),
        ("My last day is December 18th.", "last_day"),
        ("My last day is December 18th, the end of six weeks of notice.", "last_day"),
        ("Priya Raman", "sender"),
    ],
)
def test_a_sentence_comes_from_the_fact_whose_words_it_holds(sentence: str, ref: str) -> None:
    assert origins(sentence) == [("fact", ref)]


@pytest.mark.parametrize(
    ("kind", "sentence", "principle"),
    [
        ("resignation_script", "How and when would you like to tell the team?", "P18"),
        ("resignation_letter", "I am happy to train whoever follows me.", "P48"),
        ("farewell_email", "Let us stay in touch.", "P40"),
        ("farewell_email", "Thank you for everything.", "P33"),
        ("farewell_email", "I wish you all the best.", "P44"),
        ("reference_request", "Would you be a reference for me?", "P51"),
        ("repair_note", "No hard feelings on my side.", "P42"),
    ],
)
def test_a_sentence_shows_a_principle_of_its_kind(kind: str, sentence: str, principle: str) -> None:
    assert origins(sentence, kind) == [("principle", principle)]


def test_only_the_principles_of_the_kind_are_named() -> None:
    named = {ref for _, ref in origins("No hard feelings. Let us stay in touch.", "handover_plan")}
    assert not named & {"P42", "P40"}


def test_what_the_kind_is_there_to_tell_and_does_not_is_named_as_typed() -> None:
    thanks = prompt("thank_you_note", SAM)
    assert untold("Thank you for covering all those shifts of mine on a Friday.", thanks) == ()
    assert untold("Thank you for everything.", thanks) == ("covering my Friday shifts",)
    farewell = prompt("farewell_email")
    told = "I'll miss the long lunches by the canal."
    assert untold(told, farewell) == ("running design critiques",)
    assert untold("", prompt("linkedin_note", SAM)) == ()


def test_a_slip_that_a_draft_sets_right_is_told_and_comes_from_the_fact():
    sam = replace(SAM, thanks_for=("recieveing delivrys wiht me evry tues",), strain=None)
    thanks = prompt("thank_you_note", sam)
    typed, mended = (
        "Thank you for recieveing delivrys wiht me evry tues.",
        "Thank you for receiving deliveries with me every Tuesday.",
    )
    assert untold(mended, thanks) == untold(typed, thanks) == ()
    assert untold("Thank you for everything.", thanks) == sam.thanks_for
    for text in (mended, typed):
        (said,) = provenance_of(text, thanks)
        assert (said.origin, said.ref) == ("fact", "to.thanks_for[0]")


def test_what_comes_from_nowhere_is_courtesy() -> None:
    assert origins("Dear all,\nGood morning.") == [("courtesy", ""), ("courtesy", "")]


def test_a_short_name_inside_another_word_is_no_fact() -> None:
    situation = Situation(sender="Om", company="Tom", people=[Person("Usto", "peer")])
    bare = build(
        kind_named("farewell_email"), situation, to=None, audience="team", seed=0, today=TODAY
    )
    assert provenance_of("Our customers come first.", bare)[0].origin == "courtesy"


def test_a_reader_who_is_not_among_the_people_has_facts_too() -> None:
    reader = Person("Yan Bo", "mentor", thanks_for=["lunch every month"])
    (found,) = provenance_of("You took me to lunch every month.", prompt("thank_you_note", reader))
    assert found.ref == "to.thanks_for[0]"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_the_spans_are_those_of_the_sentences(text: str) -> None:
    found = provenance_of(text, prompt("farewell_email"))
    for one in found:
        assert isinstance(one, Provenance)
        assert text[one.start : one.end] == one.sentence
        assert bool(one.ref) == (one.origin != "courtesy")
    assert list(found) == sorted(found, key=lambda p: p.start)
