"""check_rules: what the rules report, where, and what is made of it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import SituationError
from drafter.report import SEVERITIES, Finding
from drafter.tone import check_rules
from drafter.tone.rules import rules
from drafter.tone.scoring import score

GRACEFUL = {
    "retiring": """Dear all,

After twenty-six years on the 36 I hand in my keys on Friday. It was a hard winter and a
better spring, and I would not have missed either. Thank you to Maureen for every swapped
shift, and to the depot for the tea. I hit one swan, two bollards and a shelter, and I am
sorry about the swan.

My route notes are in the blue folder. Come by the allotment in June; there will be beans.

Warm wishes,
Gordon""",
    "a letter": """Dear Ms. Okafor,

Please accept this letter as my resignation from the role of charge nurse. My last day will
be 18 December 2026. I will finish the rota for January and train whoever takes the ward
keys. Thank you for four years of trust, and for the course in Leeds.

Yours sincerely,
Ana Wu""",
    "declining": """Hi Sam,

Thank you for the offer, and for the way that you made it. I have thought about it and my
answer is no: I gave them my word, and the work is closer to what I trained for. I'd like to
spend my last four weeks on a good handover. Could we plan it on Monday?""",
    "an exit interview": """What worked: my team lead answered every question, and the training
budget was real. What I would change: the handover between days and nights happens in a
corridor, and two of five near misses came from the same unlabelled drawer. A room and ten
minutes would make it safer.""",
    "repairing": """Noor, about the release in March: I was short with you in front of the
team, and you were right about the rollback. I'm sorry. I have always respected how you say
the hard thing early. No hard feelings on my side, and I hope none on yours.""",
    "trade words": """Handover: kill the cron job on edge-07 before the wipe, never abort the
migration mid-cycle, and execute the steps on page four in order. The crash dumps are in
/var/dumps; git blame will point at me, and it is right. Dead stock goes out on Tuesday, the
toxic waste log is in the red binder, and the sick leave policy is pinned to the board.""",
    "grief": """We buried Sunil in March, and I still look for him at the next bench. Thank you
for leaving his mug where it was. I never laughed so much anywhere as I did with you all.""",
    "a joke": """In forty years I never lost an aircraft, though I did once mislay a sandwich
over Stornoway. My apologies to the crew who found it. It has been an honor.""",
}


@pytest.mark.parametrize("name", GRACEFUL)
def test_a_graceful_message_has_no_findings(name):
    report = check_rules(GRACEFUL[name])
    assert report.findings == ()
    assert report.ok
    assert report.score < 0.3


def test_a_hot_message_is_marked_where_it_burns():
    text = (
        "Dear all,\n\nFriday is my last day. I am sick and tired of begging for staff, and "
        "management ignored every report. Good luck running the ward without me. You people "
        "make me sick.\n\nGordon"
    )
    report = check_rules(text)
    assert [(f.label, f.rule, f.quote) for f in report.findings] == [
        ("venting", "begged", "tired of begging for"),
        ("blame", "management-did", "management ignored"),
        ("gloating", "lost-without-me", "Good luck running the ward without me"),
        ("hostility", "rest-of-you", "You people"),
        ("hostility", "stinks", "make me sick"),
    ]
    assert not report.ok
    assert report.score > 0.9


LINES = sorted({line for rule in rules() for line in rule.flags})


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LINES), st.text(max_size=20), st.text(max_size=20))
def test_a_span_is_of_the_text_as_it_was_given(line, before, after):
    text = f"{before}\u200b{line}\n{after}"
    for finding in check_rules(text).findings:
        assert text[finding.start : finding.end] == finding.quote
        assert finding.quote == finding.quote.strip() != ""


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(LINES), st.integers(0, 40), st.sampled_from(["\n", "é", "🙂", "\u200b", "…"])
)
def test_what_stands_in_front_moves_the_spans_and_nothing_else(line, many, char):
    front = char * many + "\n\n"
    plain, moved = check_rules(line), check_rules(front + line)
    shift = len(front)
    assert [(f.rule, f.start + shift, f.end + shift) for f in plain.findings] == [
        (f.rule, f.start, f.end) for f in moved.findings
    ]


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_checked(text):
    report = check_rules(text)
    assert 0 <= report.score <= 1
    assert all(text[f.start : f.end] == f.quote for f in report.findings)


def test_findings_stand_in_the_order_of_the_text_and_one_label_never_overlaps():
    text = " ".join(LINES)
    findings = check_rules(text).findings
    assert [f.start for f in findings] == sorted(f.start for f in findings)
    last = {}
    for finding in findings:
        assert finding.start >= last.get(finding.label, 0)
        last[finding.label] = finding.end


def test_of_two_findings_on_one_place_the_more_severe_stays():
    [finding] = check_rules("Your director is pathetic.").findings
    assert finding.severity == "block"


def test_a_block_makes_a_text_not_ok_whatever_the_score(monkeypatch):
    monkeypatch.setattr("drafter.tone._threshold", lambda kind: 2.0)
    assert check_rules("I feel terrible about leaving you in the lurch.").ok
    assert not check_rules("Screw you.").ok


def test_a_warning_is_not_ok_in_any_kind_and_a_note_is_ok_in_every_kind():
    from drafter import kinds

    for kind in kinds():
        assert not check_rules("I feel terrible about leaving you in the lurch.", kind=kind).ok, (
            kind
        )
        assert check_rules("I have landed my dream job.", kind=kind).ok, kind


def test_a_rule_may_be_silent_in_a_kind():
    line = "My package: the base is £48,000."
    assert check_rules(line, kind="resignation_letter").findings
    assert not check_rules(line, kind="exit_package_points").findings


def test_an_unknown_kind_is_said():
    with pytest.raises(SituationError, match="farewell_mail"):
        check_rules("Goodbye.", kind="farewell_mail")


def test_each_finding_carries_what_the_writer_needs():
    [finding] = check_rules("It was a lesson in how not to lead.").findings
    assert finding.why
    assert finding.instead
    assert finding.principle == "P08"
    assert finding.source.endswith(".txt)")


def finding(label, severity):
    return Finding(label, 0, 1, "x", severity, "why")


some_findings = st.lists(
    st.builds(
        finding, st.sampled_from(["venting", "blame", "gloating"]), st.sampled_from(SEVERITIES)
    ),
    max_size=6,
)


@given(some_findings, some_findings, st.floats(-1, 1), st.floats(-1, 1))
def test_more_evidence_never_lowers_the_score(first, more, mild, milder):
    low, high = sorted((mild, milder))
    assert 0 <= score(first, low) <= score(first + more, high) <= 1


def test_two_labels_weigh_more_than_one_label_twice():
    twice = score([finding("venting", "warn"), finding("venting", "warn")], 0)
    both = score([finding("venting", "warn"), finding("blame", "warn")], 0)
    assert score([finding("venting", "warn")], 0) < twice < both


def test_only_a_finding_to_reword_passes_a_threshold():
    from drafter import kinds

    thresholds = [kind.tone for kind in kinds().values()]
    assert score([finding("venting", "note")], 99) < min(thresholds)
    assert score([finding("venting", "warn")], -99) > max(thresholds)


def test_mild_evidence_orders_texts_without_findings():
    calm = check_rules("Thank you. My last day is the 9th, and the notes are in the folder.")
    quiet = check_rules("I leave on Friday.")
    louder = check_rules("The board talks about pay, and of course they decide. OH WELL!!!")
    assert calm.findings == quiet.findings == louder.findings == ()
    assert 0 < calm.score < quiet.score < louder.score
    assert louder.ok
    assert quiet.score < check_rules("I LEAVE ON FRIDAY!!!").score


def test_a_message_is_checked_while_one_types():
    text = " ".join(GRACEFUL.values())
    text = " ".join(text.split()[:200])
    check_rules(text)
    best = min(_seconds(text) for _ in range(7))
    assert best < 0.01  # 3 ms on an idle machine


def _seconds(text):
    started = time.process_time()
    check_rules(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    "piece", ["sorry ", "I am so sorry, you idiots! ", "a", "n o ", "\u200b", "\n"]
)
def test_the_cost_is_linear_in_the_length(piece):
    short, long = ((piece * 50_000)[:size] for size in (25_000, 100_000))
    check_rules(short)
    assert _seconds(long) < 10 * _seconds(short) + 0.5
