"""Every measure has a text that fails it, one that passes, and where it may, one without answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from drafter import Situation
from drafter.drafting import review, trace
from evals.case import Case, Question
from evals.measures import MEASURES, _stock
from evals.written import Written

TODAY = date(2026, 11, 25)
SITUATION: dict[str, Any] = {
    "sender": "Ana Wu",
    "company": "Northwind",
    "role": "buyer",
    "last_day": "2026-12-18",
    "notice_weeks": 3,
    "boss_knows": True,
    "gratitude": ["the way the team ran design critiques"],
    "people": [
        {"name": "Lena Ortiz", "relation": "boss"},
        {"name": "Sam Ito", "relation": "peer", "thanks_for": ["covering my Friday shifts"]},
    ],
    "private_notes": "They promised me the lead of the depot twice and gave it to his nephew.",
    "confidential": ["Halden Imaging"],
}
GOOD = {
    "resignation_letter": """\
Dear Lena,

I am resigning from my role as buyer at Northwind. My last day is Friday, 18 December 2026.

Thank you for the way the team ran design critiques. I learned to say what I think of a plan
while it can still be changed, and to hear it said of mine.

I will hand over my files before I go.

Sincerely,
Ana Wu
""",
    "thank_you_note": """\
Dear Sam,

Before I leave on 18 December I want to thank you for covering my Friday shifts. I could go
home early those weeks, and you never made a thing of it. I will remember that.

All the best,
Ana
""",
    "counteroffer_reply": """\
Dear Lena,

Thank you for the offer. I have thought about it, and my answer is no: my decision to leave
rests on where I want my working life to go, and my last day stays 18 December. I valued the way
the team ran design critiques.

Best wishes,
Ana
""",
    "resignation_script": """\
Lena, thank you for making time. I have decided to leave Northwind, and my last day will be Friday
18 December. I am grateful for the way the team ran design critiques. I would like to hand over
well, and I will write down what is open before I go. How and when would you like me to tell the
team? I want to do that the way you think best.
""".replace("\n", " "),
}


def written(kind: str, text: str | None = None, **more: Any) -> Written:
    """A text of a kind with its review; `more` changes the situation or the case."""
    situation = Situation.from_dict(
        {**SITUATION, **{k: v for k, v in more.items() if k in Situation.__dataclass_fields__}}
    )
    about = {k: v for k, v in more.items() if k not in Situation.__dataclass_fields__}
    to = "Sam Ito" if kind == "thank_you_note" else None
    case = Case(kind, "one", "", TODAY, situation, to, rubric=(Question("Good?", "P01"),), **about)
    made = trace(kind, situation, to=to, engine="offline", today=TODAY)
    chosen = GOOD[kind] if text is None else text
    checked = review(chosen, made.prompt.kind, situation, today=TODAY)
    return Written(case, chosen, checked, made.prompt)


def finished(kind: str, **more: Any) -> Written:
    """What a person would see, with its questions and warnings."""
    one = written(kind, **more)
    made = trace(kind, one.case.situation, to=one.case.to, engine="offline", today=TODAY)
    return replace(one, text=made.draft.text, draft=made.draft)


def edit(kind: str, old: str, new: str) -> str:
    assert old in GOOD[kind]
    return GOOD[kind].replace(old, new)


LETTER, NOTE, REPLY = "resignation_letter", "thank_you_note", "counteroffer_reply"
HARD = (
    "Notwithstanding organisational considerations, interdepartmental responsibilities "
    "necessitate comprehensive documentation, consequently establishing uninterrupted "
    "administrative continuity throughout forthcoming organisational reconfiguration, "
    "notwithstanding unavoidable infrastructural complications, interdisciplinary "
    "miscommunication, insufficient familiarisation and considerable procedural "
    "interdependencies accompanying institutional transformation."
)

# By measure: what fails it, what passes, and what has no answer.
FAILS = {
    "required": lambda: written(NOTE, must=(("Monday",),)),
    "forbidden": lambda: written(NOTE, must_not=("friday shift",)),
    "status": lambda: finished(NOTE, status=("held",)),
    "asked": lambda: finished(LETTER, last_day=None, needs=(("shoe size",),)),
    "warned": lambda: finished(LETTER, warns=(("adviser",),)),
    "invented": lambda: written(NOTE, edit(NOTE, "those weeks", "with Bartholomew Quill")),
    "leaked": lambda: written(
        NOTE, edit(NOTE, "those weeks", "and they promised me the lead of the depot twice")
    ),
    "last_day": lambda: written(LETTER, edit(LETTER, "18 December", "11 December")),
    "length": lambda: written(NOTE, "Dear Sam,\n\nThanks.\n\nAna"),
    "form": lambda: written(LETTER, edit(LETTER, "Dear Lena,\n\n", "")),
    "order": lambda: written(
        LETTER,
        "Dear Lena,\n\nThe weather has been fine here for days. The critiques were good for me. "
        "I liked the people too. Everybody has been kind. "
        "I am resigning, and my last day is 18 December.\n\nAna Wu\n",
    ),
    "reason": lambda: written(
        LETTER, edit(LETTER, "before I go.", "because I am moving on to a bigger firm.")
    ),
    "specific": lambda: written(
        NOTE, "Dear Sam,\n\nThank you for everything. It was good to know you here.\n\nAna"
    ),
    "stock": lambda: written(
        NOTE, edit(NOTE, "I will remember that.", "An invaluable, truly amazing help.")
    ),
    "manner": lambda: written(
        NOTE, edit(NOTE, "I will remember that.", "Thank you! So kind! Bye!")
    ),
    "reading": lambda: written(
        LETTER, edit(LETTER, "I will hand over my files before I go.", HARD)
    ),
    "tone": lambda: written(NOTE, edit(NOTE, "I will remember that.", "You idiots can rot.")),
    "variety": lambda: replace(written(NOTE), variants=(GOOD[NOTE], GOOD[NOTE])),
    "apart": lambda: replace(written(NOTE), shared={LETTER: 0.6}),
}
PASSES = {
    "required": lambda: written(NOTE, must=(("Monday", "friday shifts"),)),
    "forbidden": lambda: written(NOTE, must_not=("riday shifts", "sorry")),
    "status": lambda: finished(NOTE),
    "asked": lambda: finished(LETTER, last_day=None, needs=(("last day",),)),
    "warned": lambda: finished(LETTER, notice_weeks=0, departure="dismissed", warns=(("",),)),
    "variety": lambda: replace(written(NOTE), variants=(GOOD[NOTE], GOOD[LETTER])),
    "apart": lambda: replace(written(NOTE), shared={LETTER: 0.05}),
    "order": lambda: written(LETTER),
    "reason": lambda: written(LETTER),
}
NONE = {
    "required": lambda: written(NOTE),
    "forbidden": lambda: written(NOTE),
    "status": lambda: written(NOTE),
    "asked": lambda: finished(NOTE),
    "warned": lambda: finished(NOTE),
    "leaked": lambda: written(NOTE, private_notes=None, confidential=[]),
    "last_day": lambda: written(NOTE, last_day=None, notice_weeks=None),
    "order": lambda: written(NOTE),
    "reason": lambda: written(NOTE),
    "specific": lambda: written(LETTER, gratitude=[], people=[]),
    "reading": lambda: written(NOTE, "Dear Sam,\n\nThank you for it all.\n\nAna"),
    "variety": lambda: written(NOTE),
    "apart": lambda: written(NOTE),
}


@pytest.mark.parametrize("name", MEASURES)
def test_it_fails_what_is_wrong_and_says_why(name: str) -> None:
    verdict = MEASURES[name].function(FAILS[name]())
    assert verdict.outcome == "fail"
    assert verdict.why


@pytest.mark.parametrize("name", MEASURES)
def test_it_passes_what_is_right(name: str) -> None:
    one = PASSES[name]() if name in PASSES else written(NOTE)
    verdict = MEASURES[name].function(one)
    assert verdict.outcome == "pass", verdict.why


@pytest.mark.parametrize("name", NONE)
def test_it_has_no_answer_where_there_is_nothing_to_ask(name: str) -> None:
    verdict = MEASURES[name].function(NONE[name]())
    assert verdict.outcome == "none"
    assert verdict.why


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("name", MEASURES)
def test_a_good_message_fails_nothing(kind: str, name: str) -> None:
    verdict = MEASURES[name].function(written(kind))
    assert verdict.outcome != "fail", verdict.why


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("I wrote to halden  IMAGING about it.", True),
        ("I wrote to Haldenstein about it.", False),
    ],
)
def test_a_secret_is_found_by_its_words(text: str, secret: bool) -> None:
    one = written(NOTE, edit(NOTE, "I will remember that.", text))
    assert (MEASURES["leaked"].function(one).outcome == "fail") == secret


def test_it_may_be_short_where_facts_are_missing_or_little_is_safe() -> None:
    brief = "Dear Sam,\n\nThank you.\n\nAna"
    assert MEASURES["length"].function(written(NOTE, brief)).outcome == "fail"
    someone = [{"name": "Sam Ito", "relation": "peer"}]
    assert MEASURES["length"].function(written(NOTE, brief, people=someone)).outcome == "pass"
    long = brief.replace("you.", "you. " + "It was good. " * 99)
    assert MEASURES["length"].function(written(NOTE, long, people=someone)).outcome == "fail"


def test_what_the_facts_say_is_no_stock_phrase() -> None:
    text = edit(NOTE, "I will remember that.", "An invaluable, heartfelt help.")
    assert MEASURES["stock"].function(written(NOTE, text)).outcome == "fail"
    one = written(NOTE, text, gratitude=["Sam's invaluable card index"])
    assert MEASURES["stock"].function(one).outcome == "pass"


def test_one_stock_phrase_may_be_as_in_letters_by_people() -> None:
    one = written(NOTE, edit(NOTE, "I will remember that.", "It was invaluable."))
    assert MEASURES["stock"].function(one).outcome == "pass"


def test_each_measure_asks_a_question() -> None:
    assert all(m.name == name and m.asks.endswith("?") for name, m in MEASURES.items())


def test_no_phrase_is_counted_twice() -> None:
    lists = [phrase for phrases in _stock().values() for phrase in phrases]
    assert len(set(lists)) == len(lists)
