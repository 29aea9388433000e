"""Entries that one rule or another has turned: what must never be made of them again.

A careful reader tried some eight hundred entries against the rules; these went wrong.
"""

import re
from datetime import date

import pytest

from drafter.facts import check
from drafter.phrasing.asking import for_contact, requests, to_face
from drafter.phrasing.copyedit import Fact, edited
from drafter.phrasing.guarding import is_damaged
from drafter.phrasing.names import called
from drafter.phrasing.trust import GUESSED, trusted
from drafter.phrasing.weighing import by_weight
from drafter.phrasing.wording import grateful
from drafter.prompt import kind_named
from drafter.situation import Person, Situation


@pytest.mark.parametrize(
    ("box", "typed", "never"),
    [
        ("contributions", "revenue up 20% to €3m", "from 20%"),
        ("contributions", "headcount down 2 to 9", "from 2"),
        ("contributions", "EBITDA -2m to +1.1m", "from 2m"),
        ("contributions", "she won the Lidl bid", "won"),
        ("contributions", "Rose won the contract, I did the numbers", "and did"),
        ("contributions", "3 grants awarded", "^awarded"),
        ("asks", "I don't need a reference", "reference"),
        ("handover", "forklift: if Gaz passes he has it, else Kev", "-> Kev"),
        ("handover", "the van was meant for Ana but goes to Lou", "Ana$"),
        ("handover", "billing was with Tom but is now with Ana", "-> Tom"),
        ("handover", "block C treated 3/9, do not enter for 7 days", "treated on"),
        ("handover", "forklift not to be driven by Gaz", "is not|^the forklift not"),
        ("reason", "moving to a smaller firm (not a competitor)", "firm$"),
        ("contributions", "grew the list that went from 9k to 61k", "that from"),
        ("contributions", "cut staff and sales went from 9 to 3", "sales from"),
        ("contributions", "accidents went down to zero since 2020", "have have"),
        ("contributions", "staff went up to 12 since 2020", "have has"),
        ("contributions", "9 years, no longer a trainee", "with no longer"),
        ("reason", "I've dismissed two people and can't any more", "was dismissed"),
        ("reason", "retirement and a move to Spain", "^a move"),
        ("reason", "the problem is works council", "working council"),
        ("asks", "chance to be heard", "should be heard"),
        ("asks", "permission to be hired back", "should be hired"),
        ("asks", "help to be retrained", "should be retrained"),
        ("asks", "happy to be contacted", "should be contacted"),
        ("asks", "I suggest that you do not call me", "should do"),
        ("asks", "I suggest that people who are late tell someone", "should be late"),
        ("asks", "a post as permit officer", "my permit"),
        ("asks", "a chance to work as contract staff", "my contract"),
        ("strain", "he broke my nose, and I pressed charges", "broke"),
        ("strain", "he lied about me, and I left the team", "lied"),
        ("strain", "waiting on her to approve things", "I waited"),
        ("strain", "called useless by her", "I called"),
        ("strain", "laughed at my forecast in the meeting", "I laughed"),
        ("strain", "went over my head to Rose", "I went"),
        ("asks", "suggestion: new starters get no buddy", "should get no"),
        ("strain", "said she'd cover my shift and didn't", "I said"),
        ("thanks_for", "Rose lent me her car", "car"),
        ("thanks_for", "Dr. Obi signed my form", "form"),
        ("thanks_for", "recommended by him for the course", "recommending you"),
        ("thanks_for", "you could have fired me", "firing me"),
        ("respect_for", "Mark never lies", "never lie"),
        ("asks", "more light, less noise", "light and noise"),
        ("contributions", "led the team (acting)", "team$"),
        ("contributions", "the swap shelf in the library", "wrote"),
        ("contributions", "fire drill plan for the east wing", "wrote"),
        ("contributions", "the first safety manual", "wrote"),
        ("contributions", "weekly stand-up in Welsh", "ran"),
        ("contributions", "a lambing log for the whole valley", "made"),
        ("contributions", "no falls (bar one)", "falls$"),
        ("contributions", "sales down from 4m to 3m", "I brought|^brought"),
        ("contributions", "introduced code review; bugs did not fall", "bugs"),
        ("gratitude", "the night team, except Mark", "Mark"),
        ("strain", "I blocked his promotion (he thinks)", "blocked"),
        ("strain", "I lent him 500 euros and he never paid it back", "lent"),
        # What was kind or harmless is no wrong to be sorry for.
        ("strain", "he fell ill, and I called him every day", "called you"),
        ("strain", "she moved the desk, I was short of time", "short of"),
        ("strain", "she went abroad and I left her the keys", "left you"),
        ("strain", "he joined late, we talked about football", "football"),
        ("reason", "I have a year to finish my thesis", "I want"),
        ("contributions", "ran the yt channel", "yet"),
        ("respect_for", "first at the desk", "how first"),
        ("strain", "he knew of the outsourcing for months, we shared an office", "shared"),
        ("strain", "he rewired the panel, I undid it overnight", "undid"),
        ("strain", "she asked me to soften a report, I refused", "refused"),
        ("strain", "she lost the bid, each of us blamed the other, we still do", "still do"),
        ("strain", "I blocked her feature twice and she stopped inviting me to lunch", "lunch"),
        ("strain", "I know she drinks", "drinks?"),
        ("respect_for", "raised by her gran", "you raised"),
        ("respect_for", "wisest advice", r"\bwis\b"),
        ("respect_for", "the kindest nurse on nights", "your kind nurse"),
        ("thanks_for", "was going to promote me", "promot"),
        ("thanks_for", "told me to go to Leeds, I didn't", "when"),
        ("strain", "working on her project without credit", "I worked"),
        ("handover", "all 3 March orders -> Leo", "on 3 March"),
        ("handover", "new 30 June deadline", "new on"),
        ("handover", "room 12 - 3 chairs missing", "12 to 3"),
        ("handover", "call 0151 - 23 456 -> Leo", "0151 to"),
        ("handover", "the pump I fixed leaks again", "^pump I"),
        ("respect_for", "trains a new hand in two weeks", "trained"),
        ("respect_for", "coming in at five and not leaving till nine", "not leaving"),
        ("respect_for", "standing by him when he failed", "by you"),
        ("thanks_for", "the first shift we worked together", "my first"),
        ("gratitude", "paid for my course", "course.*course"),
        ("handover", "broken lift since 4 April", "from"),
        ("handover", "I do it by hand", "I'll"),
        ("asks", "a visa extended for Leo", "my visa"),
        ("asks", "nobody to be told", "the nobody"),
        ("handover", "rota -> Leo, who has refused", "Leo$"),
        ("handover", "audit -> Leo (he said no)", "Leo$"),
        ("handover", "rota -> Leo, if Kim agrees", "Leo$"),
        ("handover", "Leo might take the rota", "^the rota -> Leo$"),
        ("handover", "my reports: Mia -> Leo, Zed -> Ana", "-> Leo$"),
        (
            "handover",
            "I will export them before the 20th, Nairobi contacts",
            "^the Nairobi contacts$",
        ),
        ("thanks_for", "I taught her SQL", "^teaching"),
        ("thanks_for", "I stood up for her", "standing"),
        ("thanks_for", "almost lent me her van", "^lending"),
        ("thanks_for", "not only hiring me but keeping me", "^not hiring"),
        ("contributions", "Ana and I built the app", "^(?:built|and|I) "),
        ("contributions", "me and Tom fixed the till", "^(?:Tom )?fixed"),
        ("contributions", "answered 90% of calls in < 20s", "in 20s"),
        ("contributions", "won 2nd prize", "2nd second"),
        ("gratitude", "everyone but Rob", "everyone Rob"),
        ("strain", "I gave him her job", "gave you"),
        ("strain", "I believed him, not her", "believed you"),
        ("contributions", "billing errors cut by half", "billed"),
        ("contributions", "selling was my strength", "sold"),
        ("contributions", "temperature went from 70 to 75 for two weeks", "in two"),
        ("respect_for", "opening the shop at 05", "opened"),
        ("respect_for", "finishing every job in two days", "finished"),
        ("reason", "I've dismissed by email nine people and can't do it again", "was dismissed"),
        ("reason", "the plant might be closing", "be is"),
        ("reason", "time to leave was never right", "it's time"),
        ("strain", "lying to him about the van", "I lay"),
    ],
)
def test_no_rule_turns_what_was_typed(box, typed, never):
    person = "Ana Wu" if box in ("strain", "respect_for", "thanks_for") else ""
    told = " ".join(trusted(box, typed, person))
    assert not re.search(never, told), told


@pytest.mark.parametrize(
    "typed",
    [
        "training from Ana",
        "cooking for all of us in the strike",
        "working conditions that were fair",
    ],
)
def test_what_others_gave_is_no_chance_of_mine(typed):
    assert grateful([typed]) == f"for {typed}"


@pytest.mark.parametrize("typed", ["giving me a reference", "forgiving my loan"])
def test_what_the_reader_is_to_do_is_asked_of_them(typed):
    assert not requests([Fact(typed, "N", "R")]).startswith("I'd like to")


def test_what_is_not_agreed_stays_so():
    assert "not" in " ".join(trusted("handover", "Bo's pay rise, not agreed yet"))


def test_a_request_is_no_suggestion():
    for wish in ("recommend me to your sister firm", "recommend Sam for my job"):
        assert all(fact.topic != "G" or fact.form == "V" for fact in trusted("asks", wish))
    boss = Person("Ana Wu", "boss")
    volvo = Fact("an hour with my manager from Volvo", "N", "A")
    assert to_face([volvo], boss) == [volvo]
    law = Fact("a call with someone who is not from HR", "N", "A")
    assert for_contact([law], Person("Bo Lind", "other")) == [law]


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Volvo Fleet Office", "Volvo Fleet Office"),
        ("Siemens Sales Team", "Siemens Sales Team"),
        ("Nagy Anna Maria", "Nagy Anna Maria"),
        ("La Toya Jackson", "La Toya Jackson"),
        ("Emma Rose Tran", "Emma"),
        ("Linh Thi Nguyen", "Linh"),
        ("Sioned Prys", "Sioned"),
        ("Harjit Singh Bains", "Harjit"),
        ("Parents' Association", "Parents' Association"),
    ],
)
def test_a_team_is_greeted_in_full_and_a_person_by_the_given_name(name, greeted):
    assert called(name) == greeted


@pytest.mark.parametrize(
    "deed", ["helped 40 people who failed the exam pass it", "fixed what failed the audit in 2021"]
)
def test_a_merit_is_no_failure(deed):
    assert by_weight([deed], "results") == [deed]
    assert by_weight([f"missed the deadline of {deed}"], "results") == []


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "secret", ["what Halden is paying", "the deal size", "how big the order was"]
)
@pytest.mark.parametrize("sum_", ["€400k", "400k", "400,000", "2 million"])
def test_a_secret_sum_is_kept_however_it_is_written(secret, sum_):
    facts = Situation(
        sender="Priya",
        company="Northwind",
        contributions=[f"won an order of {sum_}"],
        confidential=[secret],
    )
    report = check(f"I won an order of {sum_}.", kind_named("departure_story"), facts, today=TODAY)
    assert any(finding.label == "secret" for finding in report.findings)


def test_what_is_asked_for_may_be_told_beside_a_secret_sum():
    asked = Situation(
        sender="Priya",
        company="Northwind",
        asks=["severance of £20,000"],
        confidential=["the fee for Halden"],
    )
    kind = kind_named("exit_package_points")
    report = check("I ask for severance of £20,000.", kind, asked, today=TODAY)
    assert all(finding.label != "secret" for finding in report.findings)


@pytest.mark.parametrize(
    "broken",
    [
        "winning a you client",
        "the forms with my, forms",
        "keeping the my desk",
        "covering you, nights",
        "teaching 14 the olds",
        "working for 30 you",
        "a choir of you old",
        "giving me on off when ill",
        "the silk of to looms",
        "a bench as which stood",
        "keeping my for tools sharp",
        "we had no the time",
        "I the rota",
        "leave I'm due to the clinic",
        "I to train",
        "orders to should go",
        "helping been've kind",
        "when you was ill",
        "the list is not yet been sent",
        "the list has not being sent",
        "I've was late",
        "the printer needs calling it",
        "the tools them are old",
        "I will'll send it",
        "it's time to leave was right",
        "a leaving quietly",
        "he is going to leaving",
        "the list is been sent",
        "for covering in April, as you",
        "your patience, quiet are",
        "I, covering",
        "you are calm and you are",
        "lending me the the van",
        "you",
        "covering my shift nearly",
        "cut costs cut",
        "orders still wait still",
    ],
)
def test_no_broken_phrase_is_told(broken: str) -> None:
    # As it was typed, so that nothing else is lost of it.
    assert is_damaged("learned", [("N", broken)], broken, "")


@pytest.mark.parametrize(
    ("box", "typed", "told"),
    [
        ("handover", "shift plan to 31 July, approved", "it is approved"),
        ("handover", "my gauges are my own, I take them home", "I'll take them home"),
        ("respect_for", "counts everything herself", "how you count everything yourself"),
        ("asks", "I would be grateful for a reference in English", "a reference in English"),
        ("gratitude", "a loving family of porters", "a loving family of porters"),
        ("contributions", "ran a morning assembly for 300 pupils", "ran a morning assembly"),
    ],
)
def test_what_is_whole_is_told(box, typed, told):
    made = edited(box, typed, "Bo Lind" if box == "respect_for" else "")
    assert told in " ".join(made)
    assert min(fact.sure for fact in made) > GUESSED
