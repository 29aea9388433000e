"""What comes with a draft: questions for what is missing, and warnings, each due or not."""

from datetime import date

import pytest

from drafter import Person, Situation, principles
from drafter.advice import needs_of, warnings_of
from drafter.circumstances import advice, undecided
from drafter.facts import leaks_from
from drafter.prompt import audience_of, build, kind_named, kinds, recipient
from drafter.screening import screen

TODAY = date(2026, 11, 23)  # a Monday

BOSS = Person("Kim Adler", "boss", thanks_for=["backing the pilot"], respect_for=["her calm"])
PEER = Person("Bo Lind", "peer", thanks_for=["covering my shifts"], strain="we argued in May")
REPORT = Person("Raj Iyer", "direct_report", thanks_for=["asking why"])
CLIENT = Person("Cleo Marsh", "client", thanks_for=["an honest word"])
MENTOR = Person("Mona Reyes", "mentor", thanks_for=["lunch once a month"])
HR = Person("Hana Sato", "hr")


def situation(**facts):
    given = {
        "sender": "Ana Wu",
        "company": "Northwind",
        "role": "analyst",
        "last_day": "2026-12-18",
        "notice_weeks": 3,
        "boss_knows": True,
        "gratitude": ["the data guild"],
        "learned": ["how to say no"],
        "contributions": ["led the 2025 audit"],
        "handover": ["budget -> Bo Lind"],
        "asks": ["a shorter rota"],
        "contact": "ana@example.org",
        "people": [BOSS, PEER, REPORT, CLIENT, MENTOR, HR],
    }
    return Situation(**given | facts)


def prompt(kind, facts, to=None, audience=None):
    chosen = kind_named(kind)
    usable, reader, _ = screen(facts, recipient(chosen, facts, to))
    group = audience_of(chosen, audience)
    return build(chosen, usable, to=reader, audience=group, seed=0, today=TODAY)


def warned(kind, facts=None, to=None, audience=None):
    facts = facts or situation()
    reader = recipient(kind_named(kind), facts, to)
    return "\n".join(warnings_of(prompt(kind, facts, to, audience), facts, reader))


def asked(kind, facts, to=None, audience=None):
    return "\n".join(needs_of(prompt(kind, facts, to, audience)))


# ---- Needs -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", kinds())
def test_nothing_is_asked_where_all_is_there(kind):
    to = {"repair_note": "Kim Adler"}.get(kind, "Mona Reyes" if kinds()[kind].recipients else None)
    boss = Person("Kim Adler", "boss", strain="the rota", respect_for=["her calm"])
    assert asked(kind, situation(people=[boss, MENTOR]), to) == ""


def test_what_is_missing_is_asked_for():
    bare = Situation(sender="Ana Wu", company="Northwind")
    assert "last day" in asked("resignation_letter", bare)
    assert "boss" in asked("resignation_letter", bare)
    assert "reach you" in asked("farewell_email", bare)
    assert "What do you hand over" in asked("handover_plan", bare)


def test_a_last_day_that_the_notice_gives_is_not_asked_for():
    facts = situation(last_day=None, notice_given="2026-11-30")
    assert "last day" not in asked("resignation_letter", facts)


def test_what_does_not_need_the_last_day_does_not_ask_for_it():
    facts = situation(last_day=None)
    for kind in ("thank_you_note", "linkedin_note", "departure_story", "networking_note"):
        assert "last day" not in asked(kind, facts, "Mona Reyes")


def test_the_recipients_facts_are_asked_for_once_there_is_one():
    nobody = situation(people=[])
    assert "Who is this for" in asked("thank_you_note", nobody)
    assert "What did they do" not in asked("thank_you_note", nobody)
    assert "What did they do" in asked("thank_you_note", situation(), "Hana Sato")
    assert "Who is this for" not in asked("thank_you_note", situation(), "Hana Sato")


def test_a_farewell_to_clients_asks_who_covers_unless_the_handover_names_someone():
    uncovered = situation(handover=["the red binder"], gratitude=[])
    assert "looks after the clients" in asked("farewell_email", uncovered, audience="clients")
    assert "grateful" not in asked("farewell_email", uncovered, audience="clients")
    assert "looks after" not in asked("farewell_email", uncovered, audience="team")
    assert "looks after" not in asked("farewell_email", situation(), audience="clients")
    named = situation(handover=["Raj takes the accounts"])
    assert "looks after" not in asked("farewell_email", named, audience="clients")


def test_someone_dismissed_is_not_asked_for_a_last_day_in_a_farewell():
    assert "last day" in asked("farewell_email", situation(last_day=None))
    dismissed = situation(last_day=None, departure="dismissed")
    assert "last day" not in asked("farewell_email", dismissed)


# ---- Who hears it, and in which order ----------------------------------------------------

UNTOLD = {"boss_knows": False}


@pytest.mark.parametrize("audience", ["team", "company", "clients", "direct_reports"])
def test_no_group_hears_it_before_the_boss(audience):
    said = warned("farewell_email", situation(**UNTOLD), audience=audience)
    order = ["your boss", "Kim Adler", "peers", "report to you", "the team", "clients"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "does not know" not in warned("farewell_email", audience=audience)


@pytest.mark.parametrize("to", ["Bo Lind", "Raj Iyer", "Cleo Marsh"])
def test_no_note_goes_to_a_colleague_or_client_before_the_boss_knows(to):
    said = warned("thank_you_note", situation(**UNTOLD), to)
    assert "Keep this until your boss knows. First tell Kim Adler" in said
    assert "until your boss" not in warned("thank_you_note", situation(), to)


def test_whoever_knows_before_the_boss_is_asked_to_keep_it():
    peer = Person("Bo Lind", "peer", knows=True)
    said = warned("thank_you_note", situation(people=[BOSS, peer], **UNTOLD), "Bo Lind")
    assert "Bo Lind knows before your boss" in said


def test_a_mentor_may_be_told_alone():
    said = warned("networking_note", situation(**UNTOLD), "Mona Reyes")
    assert "tell Mona Reyes alone" in said
    assert "Keep this until" not in said


def test_what_goes_to_the_boss_presumes_the_talk():
    said = warned("resignation_letter", situation(**UNTOLD))
    assert "confirms a talk" in said
    assert "confirms a talk" not in warned("resignation_letter")
    assert "Have the talk with Kim Adler first" in warned(
        "thank_you_note", situation(**UNTOLD), "Kim Adler"
    )
    assert "confirms a talk" not in warned("resignation_script", situation(**UNTOLD))


def test_exit_interview_and_plain_posts_wait_for_the_boss_too():
    assert "after your boss knows" in warned("exit_interview", situation(**UNTOLD))
    assert "Keep this until" in warned("linkedin_note", situation(**UNTOLD))


def test_direct_reports_hear_it_after_the_peers():
    assert "Tell Bo Lind before" in warned("farewell_email", audience="direct_reports")
    assert "Tell Bo Lind before" in warned("thank_you_note", None, "Raj Iyer")
    told = situation(people=[BOSS, Person("Bo Lind", "peer", knows=True), REPORT])
    assert "before this goes out" not in warned("farewell_email", told, audience="direct_reports")
    assert "before this goes out" not in warned("farewell_email", audience="team")


def test_a_boss_who_knows_and_does_not_is_a_contradiction():
    people = [Person("Kim Adler", "boss", knows=True)]
    said = warned("farewell_email", situation(people=people, **UNTOLD))
    assert "make the two agree" in said
    assert "make the two agree" not in warned("farewell_email", situation(people=people))
    assert "make the two agree" not in warned("farewell_email", situation(**UNTOLD))


def test_a_notice_of_the_past_and_a_boss_who_does_not_know():
    facts = situation(notice_given="2026-11-16", notice_weeks=None, **UNTOLD)
    assert "Your notice is dated Monday, 16 November 2026" in warned("farewell_email", facts)


# ---- Dates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"notice_weeks": 1}, "less than two weeks"),
        ({"notice_weeks": 0}, "less than two weeks"),
        ({"last_day": "2026-11-27", "notice_weeks": None} | UNTOLD, "less than two weeks"),
        ({"notice_given": "2026-11-23"}, "3 weeks of notice ends on Monday, 14 December 2026"),
        ({"notice_weeks": 8} | UNTOLD, "8 weeks of notice ends on Monday, 18 January 2027"),
        ({"last_day": "2026-11-20"}, "Friday, 20 November 2026, is already over"),
        ({"notice_given": "2027-01-11"}, "comes before the day you give notice"),
        ({"last_day": "2026-12-19"}, "Saturday, 19 December 2026, falls on a weekend"),
        ({"last_day": "2026-12-19"}, "before it is Friday, 18 December 2026"),
        ({"last_day": "2026-12-19"}, "after it Monday, 21 December 2026"),
        ({"last_day": "2026-12-25"}, "falls on Christmas Day"),
        (
            {"last_day": None, "notice_given": "2026-11-23"},
            "worked out as Monday, 14 December 2026, 3 weeks from",
        ),
    ],
)
def test_dates_that_do_not_fit_are_said(facts, said):
    assert said in warned("resignation_letter", situation(**facts))
    assert said not in warned("resignation_letter")


def test_a_last_day_before_the_notice_is_said_once():
    said = warned("resignation_letter", situation(notice_given="2027-01-11"))
    assert "ends on" not in said


# ---- What the facts say of themselves ----------------------------------------------------


def test_a_secret_reason_is_said_and_not_quoted():
    facts = situation(reason="joining Halden Imaging", confidential=["Halden Imaging"])
    said = warned("resignation_letter", facts)
    assert "marked as confidential" in said
    assert "Halden" not in said
    assert "confidential" not in warned("resignation_letter", situation(reason="a move north"))


@pytest.mark.parametrize("departure", ["laid_off", "dismissed"])
def test_someone_let_go_who_says_they_chose_to(departure):
    facts = situation(departure=departure, reason="I decided to step down")
    assert "say that you resigned or chose to go" in warned("farewell_email", facts)
    assert "chose to go" not in warned("farewell_email", situation(departure=departure))
    assert "chose to go" not in warned("farewell_email", situation(reason="I resigned"))


def test_someone_who_chose_to_and_says_they_were_let_go():
    assert "say that you were let go" in warned("farewell_email", situation(reason="laid off"))
    facts = situation(reason="laid off", departure="laid_off")
    assert "say that you were let go" not in warned("farewell_email", facts)


@pytest.mark.parametrize("kind", ["resignation_letter", "resignation_script"])
def test_nobody_let_go_hands_in_a_resignation(kind):
    assert "You did not resign" in warned(kind, situation(departure="dismissed"))
    assert "You did not resign" in warned(kind, situation(departure="laid_off"))
    assert "You did not resign" not in warned(kind, situation(departure="retiring"))


def test_no_counteroffer_for_someone_let_go():
    said = warned("counteroffer_reply", situation(departure="dismissed"))
    assert "for people who resign. After being dismissed" in said
    assert "for people who resign" not in warned("counteroffer_reply")


def test_undecided_people_hold_the_offer_and_the_resignation():
    facts = situation(private_notes="I might stay")
    assert undecided(facts)
    assert "by which day you will answer" in warned("counteroffer_reply", facts)
    assert "Settle it for yourself first" in warned("resignation_letter", facts)
    assert "decided" not in warned("counteroffer_reply")


def test_nobody_resigns_on_an_unsigned_offer():
    facts = situation(private_notes="new job not signed yet", **UNTOLD)
    assert "until what comes next is signed" in warned("resignation_script", facts)
    assert "is signed" not in warned("resignation_script", situation(**UNTOLD))


def test_a_reader_whom_the_kind_does_not_suit():
    said = warned("counteroffer_reply", None, "Raj Iyer")
    assert "Raj Iyer is given as someone who reports to you" in said
    assert "usually goes to your boss" in said
    assert "usually goes" not in warned("handover_plan", None, "Raj Iyer")
    assert "usually goes" not in warned("exit_interview", None, "Hana Sato")


def test_a_secret_that_concerns_the_reader():
    facts = situation(confidential=["Raj gets my job"])
    said = warned("thank_you_note", facts, "Raj Iyer")
    assert "concerns Raj Iyer" in said
    assert "my job" not in said
    assert "concerns" not in warned("thank_you_note", facts, "Bo Lind")
    titled = situation(people=[Person("Mrs Lind", "peer")], confidential=["Mrs Quill retires"])
    assert "concerns" not in warned("thank_you_note", titled, "Mrs Lind")


# ---- Advice first ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notes", "about"),
    [
        ("he harassed me since May", "how you were treated"),
        ("then came the retaliation", "what you reported"),
        ("I blew it open: whistleblowing", "what you reported"),
        ("passed over because of my age", "for who you are"),
        ("two months of unpaid wages", "pay that may be owed"),
        ("überstunden nie bezahlt", "pay that may be owed"),
        ("my visa depends on it", "live or work"),
        ("there is a non-compete", "forbids afterwards"),
        ("the non-solicit clause", "forbids afterwards"),
        ("I signed a non-disclosure", "forbids afterwards"),
        ("sign the release by Friday", "given to sign"),
        ("la indemnización es baja", "given to sign"),
        ("hurt my back at work", "injury or illness"),
        ("I am pregnant", "around a birth"),
        ("my lawyer says wait", "a claim that you may have"),
    ],
)
@pytest.mark.parametrize("kind", ["resignation_letter", "farewell_email", "exit_package_points"])
def test_legal_matters_send_to_an_adviser_first(kind, notes, about):
    said = warned(kind, situation(private_notes=notes))
    assert "Take advice first about" in said
    assert about in said
    assert "union, an adviser or an employment lawyer" in said
    assert notes not in said


def test_without_such_a_matter_there_is_no_such_warning():
    notes = "my visa card expired; v3 was released; overtime in the football match"
    assert "advice" not in warned("farewell_email", situation(private_notes=notes))


def test_a_matter_that_is_confidential_is_not_named():
    facts = situation(private_notes="I am pregnant", confidential=["pregnant"])
    said = warned("farewell_email", facts)
    assert "Take advice first, from your union" in said
    assert "birth" not in said


def test_nobody_needs_to_face_or_thank_a_harasser():
    boss = Person("Kim Adler", "boss", strain="he harassed me")
    facts = situation(people=[boss, PEER], **UNTOLD)
    assert "need not see Kim Adler alone" in warned("resignation_script", facts)
    assert "You owe Kim Adler no note" in warned("repair_note", facts, "Kim Adler")
    said = warned("thank_you_note", facts, "Bo Lind")
    assert "First tell HR" in said
    assert "Kim Adler" not in said
    assert "You owe" not in warned("repair_note", None, "Bo Lind")


def test_a_restriction_means_no_word_to_clients_of_following():
    facts = situation(private_notes="non-compete, 12 months")
    assert "follow you" in warned("farewell_email", facts, audience="clients")
    assert "follow you" in warned("thank_you_note", facts, "Cleo Marsh")
    assert "follow you" not in warned("farewell_email", facts, audience="team")


def test_package_points_always_come_with_an_adviser():
    assert "employment lawyer" in warned("exit_package_points", None, "Hana Sato")
    assert "employment lawyer" not in warned("farewell_email")


@pytest.mark.parametrize("departure", ["laid_off", "dismissed"])
def test_after_bad_news_a_night_comes_first(departure):
    assert "rest for a night" in warned("farewell_email", situation(departure=departure))
    assert "rest for a night" not in warned("farewell_email")


def test_someone_let_go_asks_before_writing_to_clients():
    facts = situation(departure="laid_off")
    assert "Before you write to clients" in warned("farewell_email", facts, audience="clients")
    assert "Before you write to clients" not in warned("farewell_email", facts, audience="team")


# ---- All of them -------------------------------------------------------------------------


def test_a_calm_case_has_no_warning_at_all():
    people = [BOSS, Person("Bo Lind", "peer", knows=True), REPORT, CLIENT, MENTOR, HR]
    for kind in kinds():
        facts = situation(people=people)
        if kind != "exit_package_points":
            assert warned(kind, facts) == ""


def test_warnings_are_short_unique_and_quote_nothing():
    notes = "they never paid me for June and he harassed me, my visa ends, might stay"
    facts = situation(
        private_notes=notes,
        confidential=["Halden Imaging", "visa"],
        reason="joining Halden Imaging",
        last_day="2026-12-20",
        notice_weeks=1,
        notice_given="2026-11-23",
        **UNTOLD,
    )
    for kind in kinds():
        found = warnings_of(prompt(kind, facts), facts, recipient(kind_named(kind), facts, None))
        assert len(set(found)) == len(found)
        for sentence in found:
            assert len(sentence.split()) < 65
            assert not leaks_from(sentence, facts)
            assert "harassed" not in sentence


def test_of_two_people_of_one_name_the_reader_is_meant():
    told = Person("Sam Ito", "client", thanks_for=["an honest word"], knows=True)
    untold = Person("Sam Ito", "direct_report", thanks_for=["asking why"])
    facts = situation(people=[BOSS, PEER, told, untold])
    assert warned("thank_you_note", facts, to=untold) != warned("thank_you_note", facts, to=told)
    assert "Bo Lind" in warned("thank_you_note", facts, to=untold)


def test_each_entry_of_the_data_names_what_exists():
    for raw in advice()["warnings"]:
        assert raw["principle"] in principles(), raw["id"]
        assert set(raw.get("kinds", ())) <= set(kinds()), raw["id"]
    ids = [raw["id"] for raw in advice()["warnings"]]
    assert len(set(ids)) == len(ids)
    for raw in advice()["waive"]:
        assert raw["need"] in kinds()[raw["kind"]].needs
    assert set(advice()["also_suits"]) <= set(kinds())


@pytest.mark.parametrize(("last_day", "due"), [("2028-11-23", False), ("2150-12-18", True)])
def test_a_last_day_years_away_is_doubted(last_day, due):
    assert ("check the year" in warned("resignation_letter", situation(last_day=last_day))) is due
