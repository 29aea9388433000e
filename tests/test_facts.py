"""The fact check: each thing it must find, each near miss it must leave alone."""

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter import facts
from drafter.facts.dates import dates_in
from drafter.facts.known import known_of
from drafter.facts.reading import Reading, word_list
from drafter.facts.rules import rules
from drafter.guidance import principles
from drafter.prompt import kind_named, kinds
from drafter.report import Report
from drafter.situation import Person, Situation

TODAY = date(2026, 11, 23)  # a Monday

FACTS = {
    "sender": "Priya Raman",
    "role": "product designer",
    "company": "Northwind",
    "last_day": "2026-12-18",  # a Friday
    "notice_weeks": 4,
    "gratitude": ["running design critiques", "Sam's patience", "6 good years"],
    "contributions": ["30% fewer tickets in a year", "rota rebuilt (3 wks to 4 days)"],
    "handover": ["finish Q4 audit by 12 Dec"],
    "contact": "priya@example.org",
    "people": [
        Person("Sam Ito", "peer", thanks_for=["covering my Friday shifts"]),
        Person("Dana Cole", "boss"),
        Person("田中", "client"),
    ],
    "confidential": ["Halden Imaging"],
}


def check(text: str, kind: str = "farewell_email", today: date = TODAY, **facts_: object) -> Report:
    situation = Situation(**(FACTS | facts_))  # type: ignore[arg-type]
    report = facts.check(text, kind_named(kind), situation, today=today)
    for f in report.findings:
        assert text[f.start : f.end] == f.quote
    return report


# What a fragment lacks is no matter where a fragment is checked.
WHOLE = {"length", "missing_last_day", "missing_signature", "missing_question", "missing_decision"}


def found(text: str, kind: str = "farewell_email", **facts_: object) -> dict[str, str]:
    """The labels of a fragment's findings, each with the first words found."""
    labels: dict[str, str] = {}
    for f in check(text, kind, **facts_).findings:
        if f.label not in WHOLE:
            labels.setdefault(f.label, f.quote)
    return labels


# --- Whole messages ---------------------------------------------------------------------

SCRIPT = """Dana, do you have ten minutes? I want you to hear this from me first: I'm leaving \
Northwind, and Friday the 18th of December will be my last day.

I have loved running design critiques here. Thank you for six good years, and for the month \
when the rota went from three weeks to four days.

I'll finish the Q4 audit by December 12 and hand over the rest. If it helps, I can train \
whoever takes over.

How and when would you like to tell the team? I'll follow your lead."""

LETTER = """Dear Dana,

As we discussed, please accept my resignation from my position as product designer. With four \
weeks' notice, my last working day will be 18/12/2026.

Thank you for six good years, and for the design critiques above all. One thing I take with me \
is Sam's patience with a half-finished idea. I am proud of the thirty percent fewer tickets.

Before I go I will finish the Q4 audit and write everything down.

Kind regards,
Priya Raman
Product Designer"""

FAREWELL = """Hi everyone,

My last day at Northwind is Friday, December 18th. Two things I will miss: our design critiques, \
and Sam covering my Friday shifts without a word of complaint.

Come and find me before I go - I would love to say goodbye in person. After that you can reach \
me at priya@example.org or on LinkedIn.

All the best,
Priya"""

NOTES = """Handover Plan

Last day: 2026-12-18

- Q4 audit: done by 12 December. Owner: Sam.
- Rota: no owner yet.

Next Steps
1. Walk Sam through the audit this week.
2. Agree who takes the rota."""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("resignation_script", SCRIPT),
        ("resignation_letter", LETTER),
        ("farewell_email", FAREWELL),
        ("handover_plan", NOTES),
    ],
)
def test_an_honest_message_has_no_finding(kind: str, text: str) -> None:
    report = check(text, kind)
    assert report.findings == ()
    assert report.ok
    assert report.score == 0.0


# --- What must not leak -----------------------------------------------------------------

LEAKS = [
    ("I look forward to halden imaging.", {}),
    ("I look forward to HaldenImaging.", {}),
    ("The Haldens are kind.", {}),
    ("I am off to Halden.", {}),
    ("I am off to H a l d e n.", {}),
    ("I am off to H-a-l-d-e-n.", {}),
    ("I am off to Hal-den Imag\ning.", {}),
    ("I am off to H\u200bal\u2060den.", {}),
    ("I am off to Нalden.", {}),  # a Cyrillic letter
    ("I am off to Ｈａｌｄｅｎ.", {}),
    (
        "The open grievances go to Femi.",
        {"confidential": ["the two grievances"], "handover": ["open grievances (2) -> Femi"]},
    ),
    ("News of the merging teams.", {"confidential": ["merger", "merge"]}),
    ("She divorced in spring.", {"confidential": ["divorce"]}),
    ("The layoffs come soon.", {"confidential": ["layoff"]}),
    ("There is a second round of layoffs.", {"confidential": ["second layoff round"]}),
    ("They call it PBH here.", {"confidential": ["Project Blue Heron"]}),
    ("The heron flies.", {"confidential": ["Project Heron"]}),
    ("They pay £95 000.", {"confidential": ["95k"]}),
    ("They pay 95k a year, or so.", {"confidential": ["95,000"]}),
    ("They pay ninety-five grand.", {"confidential": ["95,000"]}),
    ("They pay ninety-five thousand pounds.", {"confidential": ["salary of 95,000"]}),
    (
        "Veldhoven Centre it is.",
        {"confidential": ["Veldhoven Centre"], "handover": ["tell Veldhoven Centre"]},
    ),
    ("Ｇazprоm is next.", {"confidential": ["Gazprom"]}),
    ("Сбер is next, as they say.", {"confidential": ["Сбер"]}),
    ("新星公司 is next.", {"confidential": ["新星公司"]}),
    ("The Nestle deal.", {"confidential": ["Nestlé"]}),
    *(
        (f"We meet {day}, as they say.", {"confidential": ["3 March 2027"]})
        for day in ("on 03/03/27", "on 2027-03-03", "on the third of March", "in March 2027")
    ),
    ("We meet in May.", {"confidential": ["the audit of May 2027"]}),
    *(
        (f"I heard of {word} here.", {"confidential": [secret]})
        for secret, words in {
            "merger": ["merged", "merging", "merge"],
            "acquisition": ["acquired", "acquiring", "acquire"],
            "layoffs": ["people laid off", "laying off", "lay-offs"],
            "redundancy": ["redundant", "redundancies"],
            "pregnant": ["pregnancy"],
            "depression": ["being depressed"],
            "Sam's resignation": ["Sam, who is resigning,"],
            "the merger with Wexford in spring": ["mergers", "merging"],
            "Müller": ["Mueller", "Muller", "MÜLLER"],
            "Mueller Group": ["Müller", "Muller"],
            "IPO": ["IPOs", "I.P.O.", "ipo"],
            "AI": ["A.I."],
            "Fox Media": ["Fox"],
            "Kenji Abe": ["Abe"],
            "We met Li Wei": ["Li"],
            "HaldenCloud": ["Halden"],
        }.items()
        for word in words
    ),
    *(
        (f"I heard of {word} here.", {})
        for word in [
            "HaldenCloud",
            "MyHalden",
            "H4lden",
            "Ha1den",
            "Haldenite",
            "haldencloud",
            "ʜᴀʟᴅᴇɴ",
            "🅷🅰🅻🅳🅴🅽",
        ]
    ),
    ("We spoke of Wexford.", {"confidential": ["the size of the Wexford estate"]}),
    *(
        (line, {"confidential": ["the size of the Wexford estate"], "handover": ["Wexford file"]})
        for line in ("Leo takes Wexford, all 412 acres.", "The Wexford estate is bigger.")
    ),
    (
        "We spoke of Bell.",
        {"confidential": ["the size of the Bell estate"], "gratitude": ["the bell on the quay"]},
    ),
    (
        "Leo takes the Wexford file.",
        {"confidential": ["the offer from Wexford"], "handover": ["Wexford file"]},
    ),
    (
        "I join Wexford.",
        {"confidential": ["the salary at Wexford"], "reason": "I join Wexford"},
    ),
]


@pytest.mark.parametrize(("text", "facts_"), LEAKS)
def test_a_secret_is_found(text: str, facts_: dict[str, object]) -> None:
    assert "secret" in found(text, **facts_)


@pytest.mark.parametrize(
    ("text", "facts_"),
    [
        ("The imaging lab was kind.", {}),
        ("I was beholden to you; gold and enamel.", {}),
        ("Those weird kegs went out.", {"confidential": ["Three Weirs"]}),
        ("A name and a place, an apple.", {"confidential": ["Ana", "an ap"]}),
        ("Hi all, how are you?", {"confidential": ["Halden Imaging"]}),
        ("The project was a joy.", {"confidential": ["Project Heron"]}),
        ("Thank you for your offer.", {"confidential": ["the offer"]}),
        ("Thank you for your offer.", {"confidential": ["The Offer"]}),
        ("See you in 2026.", {"confidential": ["merger in 2026"], "last_day": "2026-12-18"}),
        ("My last day is 18 December.", {"confidential": ["18 December 2026"]}),
        ("We meet in May, on the 3rd.", {"confidential": ["3 March 2027"]}),
        ("Q4 audit by 12 December.", {"confidential": ["the call with Wexford on 12 December"]}),
        ("I am resigning.", {"confidential": ["resignation"]}),
        ("I was laid off.", {"confidential": ["the next layoffs"], "departure": "laid_off"}),
        ("The emerging trade, and a mere gerund.", {"confidential": ["merger"]}),
        ("A park, parks and parking.", {"confidential": ["Parker"]}),
        ("Merry Christmas, Christine.", {"confidential": ["Chris Wexford"]}),
        ("The fox slept; now and then a mouse.", {"confidential": ["Fox Media"]}),
        ("Off to the bay, by the way.", {"confidential": ["Now we work with Bay Group"]}),
        ("Bright days, brightly lit.", {"confidential": ["Bright Minds"]}),
        ("A.M. and P.M. shifts.", {"confidential": ["AM Partners"]}),
        (
            "Leo takes the Wexford file.",
            {"confidential": ["the size of the Wexford estate"], "handover": ["Wexford file"]},
        ),
    ],
)
def test_a_near_miss_is_no_secret(text: str, facts_: dict[str, object]) -> None:
    assert "secret" not in found(text, **facts_)


def test_a_secret_that_is_a_name_may_stand_in_greeting_and_signature() -> None:
    names = {"confidential": ["Dana Cole", "Priya Raman"]}
    letter = "Dear Dana Cole,\n\nI leave on 18 December.\n\nKind regards,\nPriya Raman"
    assert "secret" not in found(letter, **names)
    assert "secret" in found("Hi all,\n\nDana Cole knows already.\n\nPriya", **names)


def test_six_words_of_the_private_notes_are_found() -> None:
    notes = {"private_notes": "He took the tips, and nobody said a word about it."}
    assert found("And he TOOK the tips and -\nnobody cares.", **notes) == {
        "private_notes": "he TOOK the tips and -\nnobody"
    }
    assert found("He took the tips and left.", **notes) == {}


def test_what_the_facts_say_too_is_no_private_note() -> None:
    both = {
        "private_notes": "we shipped the thing in one go",
        "learned": ["we shipped the thing in one go"],
    }
    assert found("We shipped the thing in one go.", **both) == {}


# --- What nobody said -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Thanks to Rebecca for the cake.", "Rebecca"),
        ("Rebecca helped me.", "Rebecca"),
        ("thanks, rebecca, for all of it", "rebecca"),
        ("Tell Xiomara hello.", "Xiomara"),
        ("I shall miss Quillon and the rest.", "Quillon"),
        ("I thank Grace and the rest.", "Grace"),
        ("I thank Hope and the rest.", "Hope"),
        ("Mr. Wilson was kind.", "Wilson"),
        ("Thanks, Sam Porter.", "Porter"),
        ("Dear Tom,\n\nI leave.", "Tom"),
        ("Hi Mark,\n\nI leave.", "Mark"),
        ("hi rebecca,\n\ni leave.", "rebecca"),
        ("Dear Sam and Grace,\n\nI leave.", "Grace"),
        ("I leave soon.\n\nBest regards,\nJordan Avery", "Jordan Avery"),
        ("I am joining Contoso.", "Contoso"),
        ("I am joining Target.", "Target"),
        ("Contoso has offered me a place.", "Contoso"),
        ("I look forward to Lisbon.", "Lisbon"),
        ("We used Kubernetes a lot.", "Kubernetes"),
        ("My thanks to Дмитрий for all of it.", "Дмитрий"),
        ("My thanks to 山田さん for all of it.", "山田さん"),
        ("Write to me at me@gmail.com.", "me@gmail.com"),
        ("Call +44 20 7946 0958.", "+44 20 7946 0958"),
        ("See www.priya.com for more.", "www.priya.com"),
        ("Follow @priya_r there.", "@priya_r"),
        ("See priya-raman.tech for more.", "priya-raman.tech"),
        ("See wexford.design for more.", "wexford.design"),
        ("Write to priya.work/hello.", "priya.work/hello"),
        ("Write to me (at) example dot org.", "me (at) example dot org"),
        ("Write to me at example dot org.", "me at example dot org"),
    ],
)
def test_an_invented_name_is_found(text: str, quote: str) -> None:
    assert found(text).get("invented_name") == quote


@pytest.mark.parametrize(
    "text",
    [
        "Dear all,\n\nHope you are well.",
        "Hi Sam, Will you have time before I go?",
        "Hey Dana and team,\n\nThank you.",
        "Dear Hiring Manager,\n\nThank you.",
        "Dear readers,\n\nthank you.",
        "SAM, YOU WERE TREMENDOUS, AND THANK YOU ALL.",
        "Outstanding Snags And Next Steps\n\nthe rota, the audit",
        "sam's jokes, Sams coat, and Ms Cole's advice",
        "My thanks to the HR team, the Product Design Team and our CEO.",
        "May I ask? Will you come? Mark my words. Hope springs.",
        "I will miss Christmas lunch and New Year's Eve, in English or Spanish.",
        "Connect with me on LinkedIn, or write to Priya@Example.org.",
        "My thanks to 田中さん for all of it.",
        "Best,\nPriya\nProduct Designer, Northwind",
        "Open Items And Owners\n\nOnboarding, Compliance and Leadership Training.",
        'They called it "Plan B" then; Leadership was kind.',
        "Write to priya at example dot org.",
        "we left at noon.then we ate, e.g. at home.so it went, etc.and so on",
    ],
)
def test_a_known_or_common_word_is_no_invented_name(text: str) -> None:
    assert found(text) == {}


def test_names_in_any_spelling_of_the_facts_are_known() -> None:
    people = {
        "people": [Person("siân o'neil", "peer"), Person("Ойбек", "peer"), Person("Null", "peer")]
    }
    assert found("Thanks to Sian O'Neil, Siân, O’Neil's crew, Ойбек and Null.", **people) == {}


def test_what_a_draft_sets_right_in_a_fact_is_not_invented() -> None:
    typed = {"learned": ["excell and powerpoint"], "handover": ["passwrds on thurs"]}
    text = "I learned Excel and PowerPoint. The passwords are for Thursday."
    assert found(text, **typed) == {}
    assert found(text).keys() == {"invented_name", "invented_date"}
    assert found("I learned Photoshop.", **typed) == {"invented_name": "Photoshop"}
    assert found("The passwords are for Tuesday.", **typed) == {"invented_date": "Tuesday"}


def test_a_short_form_of_a_known_name_is_known() -> None:
    people = {"people": [Person("Samuel Ito", "peer"), Person("Alexandra Roy", "boss")]}
    assert found("Dear Alex,\n\nThanks to you and to Sam.", **people) == {}
    assert "invented_name" in found("Dear Alexis,\n\nThanks.", **people)


def test_the_next_employer_is_named_only_where_the_reason_names_it() -> None:
    planned = {"handover": ["I will be at Veldhoven by then"]}
    assert "next_employer" in found("I am joining Veldhoven soon.", **planned)
    assert "next_employer" not in found("I am joining Veldhoven soon.", reason="Veldhoven called")
    assert found("When I joined Northwind, Sam was there.") == {}
    assert found("I leave my job at Ito-Roy Partners.", company="Ito-Roy Partners") == {}
    assert found("I leave my job at Plinth.io.", company="Plinth.io") == {}


# --- Dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelled",
    [
        "18 December 2026",
        "December 18th, 2026",
        "Dec. 18",
        "Friday, 18 December",
        "Fri 18 Dec",
        "12/18/2026",
        "18/12/26",
        "18.12.2026",
        "2026-12-18",
        "the 18th of December",
        "the eighteenth of December",
        "December eighteenth",
        "Friday the 18th",
        "the 18th",
    ],
)
def test_the_last_day_is_read_in_any_spelling(spelled: str) -> None:
    labels = {f.label for f in check(f"My last day will be {spelled}.").findings}
    assert not labels & {"missing_last_day", "wrong_last_day", "invented_date", "invented_number"}


@pytest.mark.parametrize(
    "text",
    [
        "My last day is 11 December.",
        "My last day is Thursday, 18 December.",
        "My last day at Northwind will be 18 December 2025.",
        "My last day is tomorrow.",
        "My last day is in two weeks.",
        "My last day is next week.",
        "My last day is 12 December.",  # a date of the facts, but not that one
        "I will be leaving Northwind on 11 December.",
        "Friday 11 December will be my last day.",
        "I leave at the end of November.",
        "I am resigning from my position, effective December 4.",
        "I'll be here until 23 December.",
        "My last\nday will be\nNovember 30.",
    ],
)
def test_a_wrong_last_day_is_found(text: str) -> None:
    labels = found(text)
    assert "wrong_last_day" in labels
    assert "invented_date" not in labels


def test_the_last_day_is_told_where_it_is_wrong_or_missing() -> None:
    wrong, missing = (
        f for f in check("Dear all, my last day is 11 December.").findings if "last_day" in f.label
    )
    assert wrong.quote == "11 December"
    assert (missing.label, missing.quote) == ("missing_last_day", "")
    assert all("Friday, 18 December 2026" in f.instead for f in (wrong, missing))


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_last_day_is_missed_where_the_kind_needs_it(kind: str) -> None:
    labels = {f.label for f in check("I am leaving, and I thank you.", kind).findings}
    assert ("missing_last_day" in labels) == ("last_day" in kind_named(kind).needs)
    bare = check("I am leaving, and I thank you.", kind, last_day=None, notice_weeks=None)
    assert "missing_last_day" not in {f.label for f in bare.findings}


def test_notice_gives_the_last_day() -> None:
    notice = {"last_day": None, "notice_given": "2026-11-20", "notice_weeks": 4}
    assert found("I gave notice on 20 November. My last day is 18 December.", **notice) == {}


def test_today_is_a_last_day_only_where_it_is() -> None:
    assert found("Today is my last day.", last_day="2026-11-23") == {}
    assert "wrong_last_day" in found("Today is my last day.")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The audit is done by 13 December.", "13 December"),
        ("We met on Tuesday.", "Tuesday"),
        ("In 2019 we began.", "2019"),
        ("I started in March.", "March"),
        ("Come for drinks next Friday.", "next Friday"),
        ("I will send it tomorrow.", "tomorrow"),
        ("We met on Thursday, 12 December.", "Thursday, 12 December"),
    ],
)
def test_an_invented_date_is_found(text: str, quote: str) -> None:
    assert found(text).get("invented_date") == quote


def test_a_wrong_day_of_the_week_is_told_as_such() -> None:
    rules_ = [f.rule for f in check("Done by Thursday, 12 December, I hope.").findings]
    assert "invented_date/weekday" in rules_


def test_a_vague_time_warns() -> None:
    report = check("My last day is 18 December. We launched it last year, and I thank you.")
    assert [f.severity for f in report.findings if f.rule == "invented_date/vague"] == ["warn"]
    assert report.ok


@pytest.mark.parametrize(
    "text",
    [
        "The audit is done by 12 December, a Saturday.",
        "I march on, I may sing, and I sat in the sun.",
        "Thanks for covering Friday shifts, on Fridays and any Friday.",
        "I am writing to you today. This is my last week here.",
        "Could we meet tomorrow?",
        "Over the next week I will write it all down, and on my last Friday I bring cake.",
        "It was a good year, in the end. We won by a second.",
    ],
)
def test_a_date_that_fits_is_left_alone(text: str) -> None:
    assert found(text) == {}


# --- Numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I was here for four years.", "four years"),
        ("40% fewer tickets", "40%"),
        ("with two weeks' notice", "two weeks"),
        ("They pay $95,000 more.", "$95,000"),
        ("They pay ninety-five thousand euros.", "ninety-five thousand euros"),
        ("We grew to 300 users.", "300"),
        ("24/7 support", "24"),
        ("v3 went out", "v3"),
        ("a dozen cakes", "a dozen"),
        ("Over the past decade it grew.", "past decade"),
        ("6% fewer", "6%"),
        ("We start at 9:30.", "9:30"),
    ],
)
def test_an_invented_number_is_found(text: str, quote: str) -> None:
    assert found(text).get("invented_number", "") == quote


@pytest.mark.parametrize(
    "text",
    [
        "6 good years, six years, six good years",
        "30 percent fewer, thirty per cent fewer, 30 % fewer",
        "four weeks' notice, a month's notice, one month's notice, 28 days' notice",
        "from three weeks to four days",
        "One of the best; one thing I learned; first of all, a couple of you; a line or two.",
        "Two things stand out. Three points:",
        "Could we take 20 minutes, or half an hour? A one-to-one?",
        "I gave it 100%, and a thousand thanks.",
        "the Q4 audit",
    ],
)
def test_a_number_of_the_facts_in_any_spelling_is_left_alone(text: str) -> None:
    assert found(text) == {}


def test_a_company_or_a_person_may_be_called_like_a_time() -> None:
    called = {"company": "Tomorrow", "people": [Person("August Cole", "boss")]}
    assert found("I am leaving Tomorrow, and I thank August.", **called) == {}
    for text in ("I leave tomorrow.", "I leave in August.", "I leave on Tomorrow 12 August."):
        assert found(text, **called), text


@pytest.mark.parametrize(
    "when",
    [
        "in the new year",
        "next spring",
        "by early autumn",
        "at the end of next month",
        "in a few days",
    ],
)
def test_a_last_day_with_soft_edges_is_held_against_the_true_one(when: str) -> None:
    assert set(found(f"I will be leaving {when}.")) == {"wrong_last_day"}
    assert set(found(f"I will be leaving {when}.", last_day=None)) == {"invented_date"}
    assert found(f"The barn is painted {when}.".replace("next", "early")) == {}


def test_a_time_with_soft_edges_may_be_the_last_day() -> None:
    soft = ("before Christmas", "at the end of the year", "in the coming weeks", "in the winter")
    for when in soft:
        assert found(f"I am leaving {when}.") == {}, when


def test_no_date_is_read_across_two_facts() -> None:
    facts = {"gratitude": ["the walled garden in May", "27 years"]}
    assert "invented_number" not in found("Thank you for 27 years.", **facts)


def test_the_time_that_is_left_is_no_invented_number() -> None:
    text = "Let us use the two weeks that are left."
    assert found(text, today=date(2026, 12, 4), notice_weeks=None) == {}
    assert "invented_number" in found(text, notice_weeks=None)


def test_months_and_weeks_of_notice_are_the_same() -> None:
    notice = {"last_day": None, "notice_weeks": 12}
    assert found("I give three months' notice.", **notice) == {}
    assert "invented_number" in found("I give two months' notice.", **notice)


# --- The rules that carry their proof ---------------------------------------------------

PROVED = [rule for rule in rules().values() if rule.pattern]


def _alone(rule_id: str, text: str) -> list[str]:
    rule = rules()[rule_id]
    bare = Situation(sender="Priya Raman", company="Northwind")
    return [h.rule for h in rule.hits(Reading(text, TODAY), known_of(bare))]


@pytest.mark.parametrize(
    ("rule", "text"), [(r.id, text) for r in PROVED for text in r.flags], ids=lambda v: v[:40]
)
def test_a_rule_flags_its_proof(rule: str, text: str) -> None:
    assert _alone(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"), [(r.id, text) for r in PROVED for text in r.passes], ids=lambda v: v[:40]
)
def test_a_rule_passes_its_near_miss(rule: str, text: str) -> None:
    assert not _alone(rule, text)


@pytest.mark.parametrize(
    ("rule", "text", "fact"),
    [(r.id, text, fact) for r in PROVED for text, fact in r.supported.items()],
    ids=lambda v: v[:40],
)
def test_a_claim_that_a_fact_bears_out_is_left_alone(rule: str, text: str, fact: str) -> None:
    assert text in rules()[rule].flags
    where = rules()[rule].support_in or {"gratitude"}
    facts_: dict[str, object] = (
        {"people": [Person(fact, "other", knows=True)]}
        if "told" in where
        else {sorted(where - {"reason"})[0]: [fact]}
    )
    situation = Situation(sender="Priya Raman", company="Northwind", **facts_)  # type: ignore[arg-type]
    assert not list(rules()[rule].hits(Reading(text, TODAY), known_of(situation)))


def test_every_rule_cites_a_principle_that_exists() -> None:
    assert {r.principle for r in rules().values()} - {""} <= set(principles())
    named = {k for r in rules().values() for k in r.kinds | r.not_kinds}
    assert named <= set(kinds())


# --- Reasons and departures -------------------------------------------------------------


def test_a_reason_is_invented_only_where_none_was_given() -> None:
    text = "I have accepted a new role elsewhere."
    assert "invented_reason" in found(text)
    assert found(text, reason="a new role") == {}
    assert found("I have decided to move on. It was not easy.") == {}


def test_a_reason_that_the_facts_tell_is_not_invented() -> None:
    assert (
        found("I am pursuing a design degree.", asks=["advice on pursuing a design degree"]) == {}
    )


@pytest.mark.parametrize(
    ("departure", "text"),
    [
        ("laid_off", "I have decided to leave."),
        ("dismissed", "Please accept my resignation."),
        ("dismissed", "I was laid off."),
        ("laid_off", "I was fired."),
        ("voluntary", "I was let go."),
        ("voluntary", "I am retiring."),
        ("retiring", "I was made redundant."),
    ],
)
def test_a_departure_of_another_sort_is_found(departure: str, text: str) -> None:
    assert "wrong_departure" in found(text, departure=departure)


@pytest.mark.parametrize(
    ("departure", "text"),
    [
        ("laid_off", "I was laid off. I am leaving on good terms."),
        ("voluntary", "I have decided to leave. Please accept my resignation."),
        ("retiring", "I am retiring. I look forward to retirement."),
        ("dismissed", "My time at Northwind has ended."),
    ],
)
def test_a_departure_as_it_was_is_left_alone(departure: str, text: str) -> None:
    assert found(text, departure=departure) == {}


# --- What is no message -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dear [Manager's Name],", "placeholder"),
        ("My last day is None.", "placeholder"),
        ("I am **glad**.", "markup"),
        ("I am <b>glad</b>.", "markup"),
        ("Sure! Dear Sam,", "model_talk"),
        ("Option 2:\nDear all", "second_draft"),
        ("Subject: Bye\n\nDear all", "form"),
    ],
)
def test_what_is_no_part_of_a_message_is_found(text: str, label: str) -> None:
    assert label in found(text)


def test_marks_among_the_facts_are_data() -> None:
    marked = {"company": "<script>", "handover": ["{{7*7}} and [x] **bold**", "ignore %s"]}
    assert found("I leave <script>; {{7*7}} and [x] **bold** stay; ignore %s.", **marked) == {}


def test_bullets_are_for_notes() -> None:
    text = "The plan:\n- the audit\n- the rota"
    assert "markup" not in found(text, "handover_plan")
    assert "markup" in found(text, "resignation_letter")


@pytest.mark.parametrize(
    "text",
    [
        FAREWELL + "\n\n" + FAREWELL.replace("Two things", "Things"),
        "Hi all,\n\nThank you for the lunches we had.\n\nHello everyone,\n\nBye.\n\nPriya",
        "Thank you for all the long lunches. And again: thank you. "
        "Thank you for all the long lunches.",
        "Subject: Bye\nThanks.\nSubject: Farewell\nThanks again.",
        "Thank you.\n\nBest regards,\nPriya\n\nThank you so much.\n\nKind regards,\nPriya",
    ],
)
def test_a_second_draft_is_found(text: str) -> None:
    assert "second_draft" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Querido equipo, gracias por todo lo que han hecho por nosotros estos meses.",
        "Vielen Dank für alles, ich werde euch und die Zeit mit euch nicht vergessen.",
        "Hi all,\n\nMerci à vous tous pour votre aide, je ne vais pas vous oublier.\n\nPriya",
        "大家好,感谢大家一直以来的帮助和支持。",
        "Спасибо всем за помощь и за поддержку.",
    ],
)
def test_another_language_is_found(text: str) -> None:
    assert "wrong_language" in found(text)


def test_quotes_and_facts_in_another_language_are_left_alone() -> None:
    german = {"handover": ["Baustelle Lindenhof: die Abnahme ist mit der Firma am Montag"]}
    assert found("Baustelle Lindenhof: die Abnahme ist mit der Firma am Montag", **german) == {}
    assert "wrong_language" not in found('We always said "das ist nicht mein Bier", and laughed.')
    assert found("Passwords, keys, alarm codes, fuel card, stock count, supplier list.") == {}


# --- Length and form --------------------------------------------------------------------


def test_a_text_is_as_long_as_its_kind_allows() -> None:
    kind = kind_named("farewell_email")
    words = "Thanks " * kind.max_words
    assert "length" not in {f.label for f in check(words).findings}
    long = check(words + "again - and more").findings
    assert [f.quote for f in long if f.label == "length"] == ["again - and more"]
    short = [f for f in check("Thank you.").findings if f.label == "length"]
    assert [f.severity for f in short] == ["warn"]
    assert not check("  \n ").ok


def test_characters_count_where_the_place_counts_them() -> None:
    text = "Thank you, Sam. " * 18 + "Priya said so"
    assert len(text) > 300
    assert "length" in {f.label for f in check(text, "linkedin_note").findings}
    assert "length" not in {f.label for f in check(text[:300], "linkedin_note").findings}


def test_a_script_is_speech() -> None:
    signed = SCRIPT + "\n\nBest regards,\nPriya"
    assert {f.rule for f in check(signed, "resignation_script").findings} == {"form/signature"}


def test_a_script_asks_how_to_tell_the_others() -> None:
    without = SCRIPT.replace("How and when would you like to tell the team?", "")
    report = check(without, "resignation_script")
    assert [f.label for f in report.findings] == ["missing_question"]
    assert not report.ok
    assert check(without, "resignation_script", departure="laid_off").ok


def test_to_know_how_is_not_to_ask_how() -> None:
    text = SCRIPT.replace(
        "How and when would you like to tell the team?", "I know how to tell them."
    )
    assert not check(text, "resignation_script").ok


@pytest.mark.parametrize(
    "question",
    [
        "What would be the best way to let the crew know?",
        "I'd like your advice on when and how to share this with everyone.",
        "Do you want to tell them, or how should I break it?",
    ],
)
def test_the_question_may_be_put_in_many_ways(question: str) -> None:
    text = SCRIPT.replace("How and when would you like to tell the team?", question)
    assert check(text, "resignation_script").ok


def test_a_script_says_the_decision_at_once() -> None:
    late = "I like it here. The team is kind. The work is good. The light is nice. " + SCRIPT
    assert "missing_decision" in {f.label for f in check(late, "resignation_script").findings}
    minds = SCRIPT.replace("I'm leaving Northwind", "I've made up my mind to leave Northwind")
    assert minds != SCRIPT
    assert check(minds, "resignation_script").ok


def test_a_message_ends_with_the_name() -> None:
    unsigned = FAREWELL.removesuffix("\nPriya") + "\n"
    assert [f.label for f in check(unsigned).findings] == ["missing_signature"]
    assert check(unsigned).ok


def test_spans_are_those_of_the_text_as_given() -> None:
    assert found("Tha\u200bnk\u2060 you, Rebec\u200bca.") == {"invented_name": "Rebec\u200bca"}
    assert found("👋 Ｔｈａｎｋ you, Rebecca.") == {"invented_name": "Rebecca"}


def test_one_place_has_one_explanation() -> None:
    assert found("I look forward to Halden, at 95k.", confidential=["Halden, 95k"]) == {
        "secret": "Halden, at 95k"
    }


@pytest.mark.parametrize(
    "secret", ["what the client paid", "the fee for Halden", "how much it cost"]
)
def test_where_a_secret_names_a_sum_without_telling_it_any_sum_may_be_that(secret):
    facts_ = {"contributions": ["won the Tarn order, €400k"], "confidential": [secret]}
    assert found("I won the Tarn order, €400k.", **facts_) == {"secret": "€400k"}
    assert (
        found(
            "I won the Tarn order and cut 12 steps.",
            **facts_ | {"contributions": ["cut 12 steps of the Tarn order"]},
        )
        == {}
    )
    assert (
        found("I won the Tarn order, €400k.", **facts_ | {"confidential": ["the paid intern"]})
        == {}
    )


# --- Any text ---------------------------------------------------------------------------

HOSTILE = ["a", " ", "A ", "a. ", "1 ", "1,", "12/", "2026-", "a@", "a.", "[", "<", "**", "`", "'"]
HOSTILE += [
    "my last day is ",
    "i've been ",
    "one hundred and ",
    "in 5 days ",
    "halden ",
    "h a l d ",
]
HOSTILE += [
    "\n",
    "\u200b",
    "\ufdfa",
    "田",
    "$1",
    "new ",
    "Sam ",
    "\ud800",
    "Rebecca ",
    "unless you ",
    "Halden",
    "H4lden ",
    "i'm going to work ",
    "a at b dot ",
    "Sam will ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_little(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    notes = {"private_notes": "he took the tips and nobody said a word " * 50}
    check("warm", "exit_package_points", **notes)

    def seconds(text: str) -> float:
        before = time.process_time()
        assert not check(text, "exit_package_points", **notes).ok
        return time.process_time() - before

    # Other work on the machine slows a run now and then, but not three; no text comes twice.
    assert any(seconds(text[number:]) < 0.5 for number in range(3))


def test_a_usual_message_is_checked_at_once() -> None:
    texts = [f"{LETTER}\n{'.' * n}" for n in range(20)]
    check(LETTER, "resignation_letter")
    before = time.process_time()
    for text in texts:
        check(text, "resignation_letter")
    assert (time.process_time() - before) / len(texts) < 0.008  # 3 ms on an idle machine


def test_facts_of_any_size_and_content_are_read() -> None:
    huge = {
        "handover": ["x" * 100_000, "{{ }} <b> %s \u202e" * 200],
        "private_notes": "no " * 30_000,
    }
    before = time.process_time()
    assert check(FAREWELL, **huge).ok
    assert time.process_time() - before < 1.0


PIECES = st.sampled_from(
    [
        "Dear Sam,\n",
        "18 December",
        "Halden",
        " ",
        "\n",
        "four weeks",
        "[x]",
        "I",
        ". ",
        "é",
        "\u200b",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, kind=st.sampled_from(sorted(kinds())))
@example(text="\ud800", kind="farewell_email")
@example(text="31 February 0000, 99/99/9999, in 999999 weeks", kind="farewell_email")
def test_any_text_gets_a_report_with_true_spans(text: str, kind: str) -> None:
    report = check(text, kind)
    assert report.ok == all(f.severity != "block" for f in report.findings)
    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.start, f.end, f.label))


@settings(max_examples=60, deadline=None)
@given(secret=st.text(min_size=1, max_size=20), text=TEXTS)
@example(secret="00", text="0")
def test_any_secret_that_stands_alone_is_found(secret: str, text: str) -> None:
    situation = Situation(sender="Priya", company="Northwind", confidential=[secret])
    if not situation.confidential or not any(c.isalnum() for c in situation.confidential[0]):
        return
    whole = f"{text}\n{situation.confidential[0]}\n"
    report = facts.check(whole, kind_named("farewell_email"), situation, today=TODAY)
    assert any(f.label == "secret" for f in report.findings)


# --- The word lists ---------------------------------------------------------------------


def test_given_names_are_many_and_no_common_words() -> None:
    names = word_list("given_names")
    assert len(names) > 1_200
    assert not names & word_list("ordinary")
    assert not names & word_list("allowed")
    assert not names & word_list("stop_words", "english")
    assert not names & word_list("names_that_are_words")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Pay me by Friday\n2. A statement", "Friday"),
        ("1. Pay until February.\n2. A statement", "February"),
        ("1. Pay until February\n2) A statement", "February"),
        ("on Friday\n18 December", "Friday\n18 December"),
    ],
)
def test_two_rows_of_a_list_are_no_date(text, found):
    (only,) = dates_in(text.lower(), text, TODAY)
    assert text[only.start : only.end] == found
