"""The plan: who hears it in which order, dated, without what is done, and without a leak."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import DataFileError, Person, Situation, kinds, plan_exit, principles
from drafter.facts import leaks_from
from drafter.plan import read_step
from drafter.workdays import free_day

TODAY = date(2026, 11, 20)  # a Friday
LAST = date(2026, 12, 18)

PEOPLE = {
    "kim": Person("Kim Adler", "boss", thanks_for=["backing the pilot"]),
    "bo": Person("Bo Lind", "peer", thanks_for=["covering my Friday shifts"]),
    "vera": Person("Vera Ost", "peer", strain="we argued over the date", respect_for=["her eye"]),
    "raj": Person("Raj Iyer", "direct_report", thanks_for=["asking why"]),
    "cleo": Person("Cleo Marsh", "client", thanks_for=["an honest word"]),
    "hana": Person("Hana Sato", "hr"),
    "mona": Person("Mona Reyes", "mentor", thanks_for=["lunch once a month"]),
}


def situation(**facts):
    given = {
        "sender": "Ana Wu",
        "company": "Northwind",
        "last_day": LAST,
        "notice_weeks": 4,
        "people": list(PEOPLE.values()),
        "handover": ["budget -> Bo"],
        "contributions": ["led the 2025 audit"],
    }
    return Situation(**given | facts)


def plan(**facts):
    return plan_exit(situation(**facts), today=TODAY)


def place(steps, **what):
    """Where the first step is that has these values."""
    for number, step in enumerate(steps):
        if all(getattr(step, name) == value for name, value in what.items()):
            return number
    raise AssertionError(f"no step with {what}")


def has(steps, **what):
    return any(all(getattr(s, name) == value for name, value in what.items()) for s in steps)


def text(steps):
    return "\n".join(f"{s.who} {s.what} {s.why}" for s in steps)


def test_the_whole_order_of_a_chosen_exit():
    steps = plan()
    order = [
        place(steps, principle="S01"),  # finances
        place(steps, who="Kim Adler", kind="resignation_script"),
        place(steps, who="Kim Adler", kind="resignation_letter"),
        place(steps, who="Kim Adler", principle="P18"),  # how to tell
        place(steps, who="Hana Sato", how="email"),
        place(steps, who="Vera Ost", kind="repair_note"),
        place(steps, who="Bo Lind", principle="P17"),
        place(steps, who="Raj Iyer", principle="P16"),
        place(steps, kind="farewell_email", audience="team"),
        place(steps, who="Cleo Marsh", audience="clients"),
        place(steps, kind="handover_plan"),
        place(steps, principle="P48"),  # training half-way
        place(steps, who="Kim Adler", kind="thank_you_note"),
        place(steps, kind="exit_interview"),
        place(steps, who="Kim Adler", kind="reference_request"),
        place(steps, kind="farewell_email", audience="company"),
        place(steps, kind="linkedin_note"),
        place(steps, principle="S10"),  # staying in touch
    ]
    assert order == sorted(order)


def test_what_to_prepare_comes_before_the_talk():
    steps = plan()
    talk = place(steps, kind="resignation_script", how="talk")
    before = {step.principle for step in steps[:talk]}
    # reasons, secrecy, money, achievements, a mentor, counteroffers, the package, the line
    assert before == {"S02", "P13", "S01", "P64", "P20", "P59", "P53", "P24"}


def test_dates_from_a_last_day_and_the_weeks():
    steps = plan(last_day="2027-01-15", notice_weeks=6)
    talk = steps[place(steps, kind="resignation_script", how="talk")]
    assert talk.when == date(2026, 12, 4)
    assert steps[place(steps, kind="resignation_letter")].when == talk.when
    assert steps[place(steps, audience="company")].when == date(2027, 1, 15)
    assert steps[place(steps, kind="linkedin_note")].when > date(2027, 1, 15)


def test_dates_from_the_notice_given():
    steps = plan(last_day=None, notice_given="2026-11-30")
    assert steps[place(steps, kind="resignation_script", how="talk")].when == date(2026, 11, 30)
    assert steps[place(steps, audience="company")].when == date(2026, 12, 28)


def test_a_weekend_last_day_ends_at_work_on_the_friday():
    steps = plan(last_day="2026-12-20")
    assert steps[place(steps, audience="company")].when == date(2026, 12, 18)


def test_words_where_no_date_is_known():
    steps = plan(last_day=None)
    assert all(isinstance(step.when, str) for step in steps)
    assert steps[place(steps, kind="resignation_letter")].when == "the same day as the talk"
    assert steps[place(steps, who="Bo Lind")].when == "the day after the talk"


def test_a_short_notice_keeps_the_order_and_starts_at_once():
    steps = plan(last_day="2026-11-25", notice_weeks=0)
    talk = place(steps, kind="resignation_script", how="talk")
    assert steps[talk].when == TODAY
    assert talk < place(steps, who="Bo Lind", principle="P17")
    assert place(steps, who="Bo Lind") < place(steps, who="Raj Iyer")
    assert steps[place(steps, audience="company")].when == date(2026, 11, 25)
    assert steps[place(steps, kind="handover_plan")].when == date(2026, 11, 23)


def test_what_is_done_is_left_out():
    people = [
        PEOPLE["kim"],
        Person("Bo Lind", "peer", knows=True),
        Person("Eve Rot", "peer"),
    ]
    steps = plan(boss_knows=True, people=people)
    assert not has(steps, kind="resignation_script")
    assert not has(steps, principle="S02")
    assert not has(steps, who="Bo Lind", principle="P17")
    assert has(steps, who="Eve Rot", principle="P17")
    assert has(steps, who="Kim Adler", principle="P18")


def test_a_letter_whose_date_is_past_is_not_asked_for_again():
    assert has(plan(boss_knows=True), kind="resignation_letter")
    assert not has(plan(boss_knows=True, notice_given="2026-11-16"), kind="resignation_letter")


def test_what_is_valued_is_named_for_each():
    steps = plan()
    thanks = [s for s in steps if s.kind == "thank_you_note"]
    assert {s.who for s in thanks} == {
        "Kim Adler",
        "Bo Lind",
        "Raj Iyer",
        "Cleo Marsh",
        "Mona Reyes",
    }
    assert "covering my Friday shifts" in thanks[place(thanks, who="Bo Lind")].what
    assert thanks[place(thanks, who="Cleo Marsh")].how == "note"
    strained = steps[place(steps, who="Vera Ost")]
    assert strained.how == "talk"
    assert "her eye" in strained.what
    assert "over the date" not in text(steps)


def test_those_of_whom_something_good_is_said_hear_it_first():
    people = [PEOPLE["kim"], Person("Eve Rot", "peer"), PEOPLE["bo"]]
    steps = plan(people=people)
    assert place(steps, who="Bo Lind", principle="P17") < place(steps, who="Eve Rot")


def test_two_people_of_one_name_keep_their_own_facts():
    alike = [
        Person("Sam Ito", "peer", thanks_for=["covering my Friday shifts"]),
        Person("Sam Ito", "client", thanks_for=["an honest word"]),
    ]
    said = text(plan(people=[PEOPLE["kim"], *alike]))
    assert "covering my Friday shifts" in said
    assert "an honest word" in said


def test_who_was_at_fault_says_sorry_instead_of_forgiving():
    people = [Person("Bo Lind", "peer", strain="I snapped at him in May")]
    assert "sorry for your part" in text(plan(people=people))
    assert "no grudge" not in text(plan(people=people))


def test_backhanded_praise_is_not_passed_on():
    people = [Person("Bo Lind", "peer", thanks_for=["not being a complete nightmare this quarter"])]
    assert "nightmare" not in text(plan(people=people))


@pytest.mark.parametrize("departure", ["laid_off", "dismissed"])
def test_an_imposed_exit_begins_with_a_pause_and_an_adviser(departure):
    steps = plan(departure=departure)
    assert steps[0].principle == "P63"
    assert steps[1].principle == "P56"
    order = [
        place(steps, kind="exit_package_points"),
        place(steps, principle="P55"),
        place(steps, kind="departure_story"),
        place(steps, who="Bo Lind"),
        place(steps, kind="farewell_email", audience="team"),
        place(steps, kind="networking_note"),
    ]
    assert order == sorted(order)
    for kind in ("resignation_script", "resignation_letter", "counteroffer_reply"):
        assert not has(steps, kind=kind)
    assert "resign" not in text(steps).lower()


def test_nobody_is_told_before_it_is_agreed_what_is_said():
    steps = plan(departure="laid_off", last_day="2026-12-01")
    agreed = steps[place(steps, principle="P49", how="email")].when
    assert steps[place(steps, who="Bo Lind", principle="P17")].when > agreed


def test_rehire_is_asked_by_those_who_may_come_back():
    assert has(plan(), kind="reference_request", principle="P50")
    assert has(plan(departure="laid_off"), kind="reference_request", principle="P50")
    assert not has(plan(departure="dismissed"), principle="P50")
    assert not has(plan(departure="retiring"), kind="reference_request")


def test_someone_retiring_prepares_for_that():
    steps = plan(departure="retiring")
    assert "retirement income" in text(steps)
    assert "retiring" in steps[place(steps, kind="resignation_script", how="talk")].what
    assert not has(steps, principle="P13")


def test_a_last_day_that_is_over_leaves_what_can_still_be_done():
    steps = plan(departure="laid_off", last_day="2026-11-13")
    assert not has(steps, kind="handover_plan")
    assert not has(steps, principle="P17")
    assert has(steps, kind="thank_you_note", who="Bo Lind")
    assert has(steps, kind="farewell_email", audience="team")
    assert all(step.when >= TODAY for step in steps)


def test_advice_comes_first_where_legal_matters_loom():
    steps = plan(private_notes="they have not paid me for October")
    assert steps[0].principle == "P56"
    talk = steps[place(steps, kind="resignation_script", how="talk")]
    assert talk.when == date(2026, 11, 24)  # time to reach an adviser


def test_nobody_is_sent_to_whom_they_need_not_face():
    boss = Person("Kim Adler", "boss", strain="he harassed me", thanks_for=["a desk"])
    steps = plan(people=[boss, PEOPLE["bo"], PEOPLE["hana"]])
    about = [step for step in steps if "Kim Adler" in step.who + step.what]
    assert [step.how for step in about] == ["alone"]
    assert "owe neither" in about[0].what
    assert steps[place(steps, kind="resignation_letter")].who == "Hana Sato"
    assert not has(steps, kind="repair_note")


def test_a_peer_whom_one_need_not_face_is_neither_told_nor_thanked():
    peer = Person("Bo Lind", "peer", strain="he harassed me", thanks_for=["tea"])
    about = [step for step in plan(people=[PEOPLE["kim"], peer]) if "Bo Lind" in step.who]
    assert [step.how for step in about] == ["alone"]


def test_undecided_after_the_talk_asks_for_a_day():
    steps = plan(boss_knows=True, private_notes="I might stay")
    assert "name the day" in steps[place(steps, kind="counteroffer_reply")].what
    assert steps[place(steps, who="Bo Lind")].when == date(2026, 11, 26)
    assert not has(plan(boss_knows=True), kind="counteroffer_reply")


def test_with_nothing_but_names_there_is_still_a_whole_plan():
    for departure in ("voluntary", "laid_off", "dismissed", "retiring"):
        bare = Situation(sender="Ana", company="Northwind", departure=departure)
        steps = plan_exit(bare, today=TODAY)
        assert len(steps) > 12
        assert "None" not in text(steps)


def test_each_step_cites_and_names_what_exists():
    for step in plan() + plan(departure="dismissed") + plan(departure="retiring"):
        assert step.principle in principles()
        assert step.kind is None or step.kind in kinds()
        assert step.audience is None or step.audience in kinds()[step.kind].audiences
        assert step.why.endswith(".")
        assert step.what.endswith(".")


def test_no_secret_is_in_any_step():
    secrets = ["Halden Imaging", "Mona Reyes", "pilot"]
    steps = plan(
        confidential=secrets,
        reason="joining Halden Imaging",
        contributions=["the HALDEN imaging bid", "led the audit"],
        handover=["tell Halden Imaging", "budget -> Bo"],
    )
    assert not any(
        leaks_from(f"{s.who} {s.what} {s.why}", situation(confidential=secrets)) for s in steps
    )
    assert "led the audit" in text(steps)
    assert "the mentor" in text(steps)


def test_nothing_of_the_notes_is_in_any_step():
    thanks = "never once asked me to fudge the numbers at all"
    people = [Person("Bo Lind", "peer", thanks_for=[thanks, "tea"])]
    steps = plan(people=people, private_notes=f"well, he {thanks}, but")
    assert "fudge" not in text(steps)
    assert "tea" in text(steps)


facts = st.lists(st.text(max_size=30), max_size=3)
relations = st.sampled_from(
    ["boss", "peer", "direct_report", "client", "mentor", "hr", "recruiter", "other"]
)


@st.composite
def situations(draw):
    people = st.builds(
        Person,
        name=st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True),
        relation=relations,
        thanks_for=facts,
        respect_for=facts,
        strain=st.none() | st.sampled_from(["we argued", "he harassed me"]),
        knows=st.booleans(),
    )
    days = st.none() | st.dates(date(2026, 10, 1), date(2027, 6, 30))
    return Situation(
        sender="Ana Wu",
        company="Northwind",
        departure=draw(st.sampled_from(["voluntary", "laid_off", "dismissed", "retiring"])),
        last_day=draw(days),
        notice_given=draw(days),
        notice_weeks=draw(st.none() | st.integers(0, 30)),
        people=draw(st.lists(people, max_size=5)),
        boss_knows=draw(st.booleans()),
        private_notes=draw(st.none() | st.sampled_from(["they owe me pay for may", "might stay"])),
    )


@settings(max_examples=150, deadline=None)
@given(situations(), st.dates(date(2026, 11, 1), date(2027, 1, 15)))
def test_any_plan_is_in_order_and_within_its_days(s, today):
    steps = plan_exit(s, today=today)
    dated = [step for step in steps if isinstance(step.when, date)]
    assert all(step.when >= today for step in dated)
    if len(dated) == len(steps):
        assert [step.when for step in steps] == sorted(step.when for step in steps)
    last = s.leaves_on
    for step in dated:
        if step.how != "alone" and step.when not in (today, last):
            assert free_day(step.when) is None
        if step.kind in ("handover_plan", "resignation_letter") and last and last >= today:
            assert step.when <= last
    assert steps == plan_exit(s, today=today)


@given(st.integers(0, 60))
@settings(deadline=None)
def test_the_boss_hears_it_before_all_others(days):
    steps = plan(last_day=TODAY + timedelta(days=days), notice_weeks=None)
    talk = place(steps, who="Kim Adler", kind="resignation_script", how="talk")
    for name in ("Bo Lind", "Vera Ost", "Raj Iyer", "Cleo Marsh", "Hana Sato"):
        assert talk < place(steps, who=name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"when": {"noon": 0}}, "when is one of"),
        ({"when": {"talk": 0, "last": -1}}, "when is one of"),
        ({"when": {}}, "when is one of"),
        ({"when": {"last": "before"}}, "when is one of"),
        ({"how": "fax"}, "how is one of"),
        ({"principle": "P99"}, "no principle 'P99'"),
        ({"each": {"relation": ["boss"], "that": "liked"}}, "either `who` or `each`"),
    ],
)
def test_a_step_that_cannot_be_used_is_named_with_what_is_wrong(change, said):
    step = {
        "id": "one",
        "who": "You",
        "how": "alone",
        "when": {"today": 0},
        "words": "before anything else",
        "what": "Sleep on it.",
        "why": "A night costs nothing.",
        "principle": "P63",
    }
    assert read_step(step, "plan.yaml: step 1")
    with pytest.raises(DataFileError, match=f"plan.yaml: step 1: .*{said}"):
        read_step(step | change, "plan.yaml: step 1")
