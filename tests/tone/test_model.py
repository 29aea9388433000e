"""The trained checker: the same judgement every time, a place in the text, no more than a note
beside the rules, and nothing lost where it is not installed."""

import hashlib
import json
import subprocess
import sys
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import check_tone, kinds
from drafter.guidance import principles
from drafter.report import LABELS, Finding
from drafter.text import sentences
from drafter.tone import check_rules, model
from drafter.tone.model import (
    Judged,
    Judgement,
    blend,
    calmed,
    findings_of,
    judge,
    judged,
    judged_whole,
    passages,
)
from drafter.tone.rules import rules

ROOT = Path(__file__).parents[2]
DATA = ROOT / "evals" / "tone" / "data"

# The locked test part: nothing is taught, tuned or chosen on it. A change to it is a change
# of what every figure means: write the new hash here, and say why in the change.
LOCKED = {
    "test-messages-12.jsonl": "447e2eb64da0b8ee5e0cacbf755f61803ac6fcacf4e22794449048a4048d29c8",
    "test-messages.jsonl": "12e3faeb3c16ee480ad5b28e314faaa53ba142e09f05d2217fd900628853a770",
    "test-sentences-12.jsonl": "6c67b4bf39b7334e10e4db1167e8f96699d24ca0420857c5a72af49179ce575b",
    "test-sentences-8.jsonl": "f212f3fa237fb40ca2ea84a8e99772bc39c1d720c6ee8af06ae626c294abae68",
}
# What the shipped model reached on the locked sentences, less two points for chance.
LEAST_AUC = 0.90
LEAST_AUC_WITH_RULES = 0.90


def rows(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def absent(monkeypatch, tmp_path):
    """As if the model had not been installed."""
    monkeypatch.setattr(model, "FOLDER", tmp_path)
    model._network.cache_clear()
    yield
    monkeypatch.undo()
    model._network.cache_clear()


# Sentences between fine and not.
GREY = [row["text"] for row in rows("train-sentences-11.jsonl")[::10]]


def judgement(flagged, **labels):
    return Judgement(flagged, {**dict.fromkeys(LABELS, 0.1), **labels})


def among(texts, *flagged, **labels):
    """A text of sentences, and as it might be judged."""
    text, found = " ".join(texts), []
    for sentence, chance in zip(texts, flagged, strict=True):
        start = text.index(sentence)
        found.append(Judged(start, start + len(sentence), judgement(chance, **labels)))
    return text, found


def test_the_locked_test_part_is_as_it_was():
    files = {path.name for path in DATA.glob("test-*.jsonl")}
    assert files == set(LOCKED)
    for name, known in LOCKED.items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == known, name


def test_no_text_is_in_two_parts():
    parts = {
        part: {row["text"] for path in DATA.glob(f"{part}-*.jsonl") for row in rows(path.name)}
        for part in ("train", "fit", "test", "hard")
    }
    assert all(parts.values())
    for one, other in combinations(parts, 2):
        assert not parts[one] & parts[other], (one, other)
    locked = [row["text"] for name in LOCKED for row in rows(name)]
    assert len(locked) == len(set(locked))


def test_every_line_of_the_data_is_whole():
    for path in DATA.glob("*.jsonl"):
        ids = [row["id"] for row in rows(path.name)]
        assert len(ids) == len(set(ids))
        for row in rows(path.name):
            assert set(row["labels"]) <= set(LABELS)
            assert row["kind"] in kinds() or row["kind"] is None
            assert row.get("pair") is None or row["pair"] in ids
            assert all(span in row["text"] for span in row.get("spans", ()))


def test_a_short_text_is_judged_as_one_for_a_neighbor_may_tell_what_is_meant():
    text = "You always said the door was open. On Friday I found where it leads."
    found = judged(text)
    assert len(found) == 2
    assert judged_whole(text) == judge(text)
    assert judged_whole(text * 4) is None
    assert check_tone(text).score == blend(check_rules(text).score, found, judge(text))
    assert check_tone(text).score != blend(check_rules(text).score, found)
    assert blend(0.1, found, judgement(0.9)) > blend(0.1, found, judgement(0.1))


def test_the_shipped_model_reaches_its_floor_on_the_locked_part():
    locked = [row for name in LOCKED if "sentences" in name for row in rows(name)]
    alone = [(bool(row["labels"]), judge(row["text"]).flagged) for row in locked]
    both = [(bool(row["labels"]), check_tone(row["text"], row["kind"]).score) for row in locked]
    assert auc(alone) >= LEAST_AUC
    assert auc(both) >= LEAST_AUC_WITH_RULES


def auc(pairs):
    clean = [score for truth, score in pairs if not truth]
    flagged = [score for truth, score in pairs if truth]
    ahead = sum((f > c) + (f == c) / 2 for f in flagged for c in clean)
    return ahead / len(clean) / len(flagged)


TEXT = "Dear all,\n\nFriday is my last day. Thank you for the tea.\n\nGordon"


def test_a_judgement_is_the_same_in_another_process_and_after_other_texts():
    sentences = [row["text"] for row in rows("train-sentences-1.jsonl")[:8]]
    script = (
        "import sys, json; from drafter.tone.model import judge\n"
        "print(json.dumps([judge(text).flagged for text in json.load(sys.stdin)]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(sentences[::-1]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout)[::-1] == [judge(text).flagged for text in sentences]


WARM = (
    "I keep the picture of all of us on the wet pier, the one with the two dogs, the broken "
    "umbrella and the ice cream that ran down my sleeve before anyone had said cheese."
)


def test_a_sentence_is_judged_among_those_of_its_passage():
    hot = "It must be restful to never answer an email."
    [alone] = judged(hot)
    among_others = [each.judgement for each in judged(f"Thank you for the tea. {hot}")]
    assert alone.judgement not in among_others
    below = [each.judgement for each in judged(f"{WARM}\n\nThank you for the tea. {hot}")]
    assert below[1:] == among_others


def test_a_passage_ends_with_a_paragraph_that_is_long_enough_or_when_it_is_full():
    text = "One.\n\nTwo. Three.\n \nFour. Five."
    spans = list(sentences(text))

    def parts(*lengths):
        return [(part.start, part.stop) for part in passages(text, spans, lengths)]

    assert parts(5, 5, 5, 5, 5) == [(0, 5)]
    assert parts(5, 20, 20, 5, 5) == [(0, 3), (3, 5)]
    assert parts(5, 60, 60, 5, 5) == [(0, 3), (3, 5)]
    assert parts(5, 60, 64, 5, 5) == [(0, 2), (2, 3), (3, 5)]
    assert parts(64, 64, 64, 64, 64) == [(n, n + 1) for n in range(5)]
    assert passages("", [], []) == []


def test_a_passage_is_judged_once(monkeypatch):
    asked = []
    network = model._network()

    class Counted:
        tokens = network.tokens

        def __call__(self, passage):
            asked.append(passage)
            return network(passage)

    counted = Counted()
    monkeypatch.setattr(model, "_network", lambda: counted)
    model._known.clear()
    text = f"Dear all,\n\nFriday is my last day. {WARM}\n\nThank you for the tea.\n\nGordon"
    check_tone(text)
    first = list(asked)
    assert len(first) == len(set(first)) == 2
    check_tone(text.replace("tea", "coffee"))
    assert asked[len(first) :] == [("thank you for the coffee.", "gordon")]


def test_only_so_many_passages_are_remembered(monkeypatch):
    monkeypatch.setattr(model, "MOST_KNOWN", 3)
    texts = [f"I leave on the {day}th of May." for day in range(4, 10)]
    first = [judge(text) for text in texts]
    assert len(model._known) == 3
    assert [judge(text) for text in texts] == first


def test_a_wrapped_line_ends_no_sentence():
    text = "It must be restful to\nnever answer an email.\nAnd thank you\nfor the tea."
    found = [text[each.start : each.end] for each in judged(text)]
    assert found == [text[:44], text[45:]]


def test_disguise_changes_nothing():
    plain = judge("You never listened to a word we said.")
    assert judge("You n3ver l1stened to a w0rd we sa1d.") == plain
    assert judge("You never list\u200bened to a w\u043erd we said.") == plain
    assert judge("Y\uff4fu NEVER listened to a word we said.") == plain


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_judged_at_its_place(text):
    for each in judged(text):
        assert 0 <= each.start < each.end <= len(text)
        assert 0 <= each.judgement.flagged <= 1
        assert set(each.judgement.labels) == set(LABELS)
    report = check_tone(text)
    assert 0 <= report.score <= 1
    assert all(text[f.start : f.end] == f.quote for f in report.findings)


def test_a_finding_names_itself_a_judgement_and_never_blocks():
    text, found = among(["All is well.", "We did it in spite of you."], 0.02, 0.999, blame=0.9)
    [finding] = findings_of(text, found, ())
    assert (finding.label, finding.rule, finding.severity) == ("blame", "model", "warn")
    assert "trained checker judges" in finding.why
    assert "no rule" in finding.why
    assert "leave it out" in finding.instead
    assert finding.principle in principles()
    assert text[finding.start : finding.end] == finding.quote
    assert finding.quote in "We did it in spite of you."


def test_a_finding_is_of_the_clause_that_is_doubtful_by_itself(monkeypatch):
    clause = "you never once answered me"
    alone = {clause: 0.98}
    monkeypatch.setattr(model, "judge", lambda part: judgement(alone.get(part, 0.02)))
    text, found = among([f"I have packed my desk, {clause}; the keys are with Sam."], 0.97)
    [finding] = findings_of(text, found, ())
    assert finding.quote == clause
    alone[clause] = 0.5
    [finding] = findings_of(text, found, ())
    assert finding.quote == text


def test_the_most_doubtful_sentence_decides():
    calm, hot = (among(["One.", "Two.", "Three."], 0.05, 0.05, last)[1] for last in (0.05, 0.9))
    assert blend(0.1, hot) > blend(0.1, calm) + 0.2


@pytest.mark.parametrize("kind", [None, *kinds()])
def test_a_text_that_is_not_ok_is_marked_somewhere(kind):
    texts = [row["text"] for row in rows("train-messages-10.jsonl")]
    reports = [check_tone(text, kind) for text in texts + GREY]
    marked = [any(f.severity != "note" for f in report.findings) for report in reports]
    assert all(mark for mark, report in zip(marked, reports, strict=True) if not report.ok)


def test_where_only_the_score_is_too_high_the_most_doubtful_sentence_is_marked(monkeypatch):
    monkeypatch.setattr("drafter.tone._threshold", lambda kind: 0.0)
    report = check_tone("Thank you for the tea. It must be restful to be you. I leave on Friday.")
    assert not report.ok
    [finding] = [finding for finding in report.findings if finding.severity == "warn"]
    assert "restful" in finding.quote
    assert len(report.findings) == len({finding.start for finding in report.findings})


def test_every_label_has_its_words_and_its_principle():
    for label in LABELS:
        text, found = among(["Well."], 0.999, **{label: 0.9})
        [finding] = findings_of(text, found, ())
        assert finding.label == label
        assert finding.principle in principles()


def test_where_a_rule_has_spoken_the_model_is_silent():
    text, found = among(["All is well.", "We did it in spite of you."], 0.02, 0.999)
    start = text.index("in spite")
    known = Finding("blame", start, start + 8, "in spite", "note", "why")
    assert findings_of(text, found, [known]) == []


@pytest.mark.parametrize(
    ("severity", "chance", "shown"),
    [("warn", 0.02, "note"), ("warn", 0.5, "warn"), ("block", 0.02, "block")],
)
def test_a_warning_of_a_rule_is_a_note_where_the_sentence_is_surely_harmless(
    severity, chance, shown
):
    _, found = among(["The pump is sick.", "All is well."], chance, 0.9)
    warning = Finding("venting", 12, 16, "sick", severity, "why")
    assert [finding.severity for finding in calmed([warning], found)] == [shown]


def test_a_warning_that_is_most_of_its_sentence_stays():
    text, found = among(["All was well.", "I was bullied."], 0.02, 0.02)
    start = text.index("bullied")
    whole = Finding("venting", start - 6, len(text), "I was bullied.", "warn", "why")
    part = Finding("venting", start, start + 4, "bull", "warn", "why")
    assert calmed([whole, part], found) == (whole, replace(part, severity="note"))


def test_a_warning_is_taken_back_sooner_among_many_sentences():
    warning = Finding("venting", 12, 16, "sick", "warn", "why")
    texts = ["The pump is sick.", *(f"All is well, {number}." for number in range(19))]
    few, many = (among(texts[:size], 0.35, *[0.02] * (size - 1))[1] for size in (2, 20))
    assert calmed([warning], few) == (warning,)
    assert calmed([warning], many) == (replace(warning, severity="note"),)


def test_what_proves_a_rule_is_seldom_taken_back():
    lines = {line: rule.id for rule in rules() if rule.severity == "warn" for line in rule.flags}
    notes = {
        line: name
        for line, name in lines.items()
        if all(finding.severity == "note" for finding in check_tone(line).findings)
    }
    assert len(notes) < 0.12 * len(lines), notes
    assert any(f.severity == "warn" for f in check_tone("You'll struggle without me.").findings)


def test_a_warning_beyond_what_was_read_stays():
    text, found = among(["The long way round " * 20 + "is sick."], 0.02)
    warning = Finding("venting", len(text) - 5, len(text) - 1, "sick", "warn", "why")
    assert calmed([warning], found) == (warning,)
    assert calmed([warning], ()) == (warning,)


def test_a_doubt_counts_for_less_among_many_sentences():
    texts = [f"Sentence {number}." for number in range(20)]
    few, many = (
        findings_of(*among(texts[:size], *[0.001] * (size - 1), 0.9), ()) for size in (1, 20)
    )
    assert [finding.severity for finding in few] == ["warn"]
    assert "warn" not in [finding.severity for finding in many]


@settings(max_examples=200, deadline=None)
@given(
    st.floats(0, 1), st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1, max_size=8), st.data()
)
def test_the_score_rises_with_the_rules_and_with_every_sentence(low, high, chances, data):
    low, high = sorted((low, high))
    found = [Judged(0, 1, judgement(chance)) for chance in chances]
    assert 0 <= blend(low, found) <= blend(high, found) <= 1
    place = data.draw(st.integers(0, len(chances) - 1))
    more = data.draw(st.floats(chances[place], 1))
    louder = [*found]
    louder[place] = Judged(0, 1, judgement(more))
    assert blend(low, found) <= blend(low, louder)


@pytest.mark.usefixtures("absent")
def test_without_a_model_the_rules_stand_alone():
    text = "You idiots. It must be restful to never answer an email."
    assert judge(text) is None
    assert check_tone(text) == check_rules(text)


def test_without_the_packages_the_rules_stand_alone():
    script = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from drafter.tone import check_rules, check_tone\n"
        "text = 'It must be restful to never answer an email.'\n"
        "assert check_tone(text) == check_rules(text)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_what_is_shipped_is_small():
    sizes = [path.stat().st_size for path in model.FOLDER.iterdir()]
    assert sum(sizes) < 30_000_000


def test_a_sentence_takes_less_than_25_ms_and_nothing_the_second_time():
    sentences = [row["text"] for row in rows("train-sentences-2.jsonl")[:40]]
    judge("Warm up.")
    model._known.clear()
    first, second = (seconds(sentences) for _ in range(2))
    assert first / len(sentences) < 0.025  # 3 ms on an idle machine
    assert second < first / 4


def seconds(sentences):
    started = time.process_time()
    for sentence in sentences:
        judge(sentence)
    return time.process_time() - started


@pytest.mark.parametrize("piece", ["You idiots. ", "I am sick and tired of this place.\n"])
def test_a_long_text_full_of_findings_costs_no_more_than_its_length(piece):
    def cost(size):
        text = (piece * size)[:size]
        started = time.process_time()
        check_tone(text)
        return time.process_time() - started

    cost(1000)
    assert cost(400_000) < 6 * cost(100_000)
