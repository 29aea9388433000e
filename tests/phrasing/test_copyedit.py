"""The copy editor: what it may do, and how often an editor who did not know it accepts it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.phrasing.copyedit import FORMS, TOPICS, Fact, edited
from drafter.phrasing.edits import CHANGES, changed, joined, tokens
from drafter.phrasing.forms import you_did
from drafter.phrasing.tagging import BOXES, _said, network
from drafter.phrasing.trust import trusted
from drafter.phrasing.words import corrected, listed

HERE = Path(__file__).parent
BOX_OF = {
    "thanks": "thanks_for",
    "quality": "respect_for",
    "respect": "respect_for",
    "grateful": "gratitude",
    "valued": "gratitude",
    "lesson": "learned",
    "deed": "contributions",
}


def entries():
    for path in sorted(HERE.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if entry["slot"] in BOX_OF and isinstance(entry["fact"], str):
                yield path.stem, entry


def edit(entry):
    return edited(BOX_OF[entry["slot"]], entry["fact"], (entry.get("person") or {}).get("name", ""))


def told_of(entry):
    """What the drafts tell of an entry: its edit, or what was typed where that reads better."""
    person = (entry.get("person") or {}).get("name", "")
    return trusted(BOX_OF[entry["slot"]], entry["fact"], person)


def plain(text):
    text = re.sub(r"[^\w' ]", "", text.lower()).strip()
    return re.sub(
        r"^(?:the way you|how you|you) ", "", re.sub(r"^i'm grateful (?:for|to) ", "", text)
    )


def wordings(facts):
    """What a template would say of them, without marks."""
    yield from map(plain, facts)
    yield plain(" ".join(facts))
    yield from (plain(you_did(fact)) for fact in facts if fact.form == "G")


# An editor's list of good wordings is never whole: what counts is that most facts come out in one.
# The shares lie a little below those measured in November 2026: 0.68, 0.72, 0.77, 0.73, 0.77.
@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("facts", 0.66),
        ("held_out", 0.68),
        ("plain", 0.75),
        ("trades", 0.7),
        ("trades_held_out", 0.74),
    ],
)
def test_most_facts_come_out_as_an_editor_would_put_them(name, share):
    told = [
        any(w in {plain(str(good)) for good in e["good"] if good} for w in wordings(told_of(e)))
        for file, e in entries()
        if file == name
    ]
    assert sum(told) >= share * len(told), (sum(told), len(told))


def stands_alone(entry, fact):
    """Whether a fact that must not follow "I" is told as a sentence, or a thing that is good so."""
    things = [good for good in entry["good"] if isinstance(good, dict)]
    return fact.form == "S" or (fact.form == "N" and {"thing": fact} in things)


# Of the 223 facts with a wording that must not come out, 14 come out so, measured as above.
def test_what_must_not_come_out_does_not():
    wrong = {
        entry["fact"]: fact
        for _, entry in entries()
        for fact in edit(entry)
        if fact in entry.get("never", ()) and not stands_alone(entry, fact)
    }
    assert len(wrong) < 16, wrong


# What is said in other words, and what must have been typed.
WRITTEN_OUT = {"twelve": "12", "percent": "40%", "forty": "40%", "fewer": "less"}


@given(
    st.sampled_from(BOXES),
    st.lists(
        st.sampled_from(
            "she covered my 12 Friday shifts when Zoltan's boiler never worked in Łódź (twice) - "
            "40% less & £300".split()
        ),
        min_size=1,
        max_size=14,
    ),
)
@settings(max_examples=150, deadline=None)
def test_nothing_is_put_in_but_small_words_and_forms_of_what_was_typed(box, words):
    typed = " ".join(words)
    known = {changed(t.text, name).lower() for t in tokens(typed) for name in CHANGES}
    for fact in edited(box, typed, "Ada Odumo"):
        told = fact.lower()
        assert "n't" not in told or "never" in words
        for word in re.findall(r"[^\W\d_]{3,}|\d+", re.sub(r"\w+n't\b", "", told)):
            put_in = listed(word, "put_in") or WRITTEN_OUT.get(word) in words
            assert put_in or any(word in other for other in known), (fact, word)


def test_a_letter_lets_no_word_in():
    """Only what was typed, or is short for it, lets a word of weight be put in."""
    edits = network()._edits
    assert _said(tokens("a s I be no he"), edits) == set()
    assert "certificates" in _said(tokens("certs for my pts"), edits)
    assert "patients" in _said(tokens("certs for my pts"), edits)


@pytest.mark.parametrize("text", ["Sam's rota -> Ana (soon), 12% more", "a, b; c", "i don't"])
def test_a_text_parted_in_words_is_joined_again(text):
    assert joined(tokens(text)) == text


def test_a_word_that_denies_is_kept_before_what_it_denies():
    for fact in edited("respect_for", "he doesn't shout", "Ada Odumo"):
        assert re.search(r"\b(?:not|never|don't|doesn't|without)\b", fact)


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        ("asks", "that the reason not be shared with the team"),
        ("asks", "that the news not be announced before Friday"),
        ("asks", "that the letter never be sent to Bo"),
        ("respect_for", "one tough pastry cook, cries never"),
        ("contributions", "black friday 2024: not one page"),
        ("learned", "fire weld on a wet day: never"),
        ("gratitude", "no meetings before ten"),
    ],
)
def test_what_is_denied_stays_denied_or_is_left_out(box, typed):
    told = trusted(box, typed, "Bo Lind" if box == "respect_for" else "")
    assert not told or re.search(r"\b(?:not|no|never)\b", " ".join(told)), told


def test_the_same_fact_is_edited_in_the_same_way():
    edited.cache_clear()
    first = edited("learned", "how to say no kindly")
    edited.cache_clear()
    assert edited("learned", "how to say no kindly") == first


def test_an_edited_fact_tells_its_form_its_topic_and_what_was_typed():
    (fact,) = edited("asks", "a written reference")
    assert (fact.form, fact.topic, fact.typed) == ("N", "R", "a written reference")
    assert 0 < fact.sure <= 1
    assert fact.form in FORMS
    assert fact.topic in TOPICS
    assert isinstance(fact, Fact)


def test_without_the_network_a_fact_stays_as_typed():
    code = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from drafter.phrasing.copyedit import edited\n"
        "print(*edited('learned', 'how to say no'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "how to say no"


def test_no_word_of_a_trade_another_language_or_a_name_is_mended():
    words = (HERE / "trade_words.txt").read_text(encoding="utf-8").split()
    assert {word: corrected(word) for word in words if corrected(word) != word} == {}
