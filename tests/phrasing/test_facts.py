"""How facts are put, against what an editor who did not know the code accepts."""

from pathlib import Path

import pytest
import yaml

from drafter.phrasing.asking import ask, points, proposal, requests, suggestions
from drafter.phrasing.feats import feats
from drafter.phrasing.handover import handing, tasks
from drafter.phrasing.people import to_readers
from drafter.phrasing.reading import phrases
from drafter.phrasing.saying import as_quality, esteem, favor, lessons
from drafter.phrasing.strain import friction, own_fault, regret, rift
from drafter.phrasing.tidying import tidy
from drafter.phrasing.weaving import reason_sentence, weave, weave_to
from drafter.phrasing.wording import sentence
from drafter.phrasing.words import corrected
from drafter.situation import Person

HERE = Path(__file__).parent


def entries(name):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def thanks(fact, person):
    w = weave_to(phrases([fact], person=person))
    return [*w.given, *w.lived, *map(sentence, w.told)]


def quality(fact, person):
    return [as_quality(phrase) for phrase in phrases([fact], person=person, lean="deed")]


def respected(fact, person):
    """What is said of somebody to their face: sentences, or what follows "I admire"."""
    found = esteem(phrases([fact], person=person, lean="deed"))
    return [*found.deeds, *found.traits]


def grateful(fact, person):
    w = weave(phrases([to_readers(fact)]))
    plain = [*w.given, *w.missed, *w.lived, *w.yours, *(f"I'm grateful that {t}." for t in w.told)]
    plain += [f"I'm grateful to {t}." for t in w.owed]
    return [*plain, *map(sentence, w.told), *({"done": d} for d in w.done)]


def lesson(fact, person):
    return lessons(phrases([fact], lean="verb")) or [""]


def deed(fact, person):
    found = feats([fact])
    return [*found.deeds, *map(sentence, found.told), *({"thing": t} for t in found.things)]


def strain(fact, person):
    sorry = regret(fact, person)
    told = f"I'm sorry for {sorry}" if sorry else own_fault(fact, person) or rift(fact, person)
    return [told and f"{told}."]


def handed(fact, people):
    known = [Person(name, "peer") for name in people]
    return [{"task": t.text, "owner": t.owner, "note": t.note} for t in tasks([fact], known)]


SLOTS = {
    "valued": lambda fact, person: weave(phrases([fact])).given,
    "told_of": lambda fact, person: [favor(phrase) for phrase in phrases([fact])],
    "thanks": thanks,
    "quality": quality,
    "respect": respected,
    "grateful": grateful,
    "lesson": lesson,
    "deed": deed,
    "reason": lambda fact, person: [reason_sentence(fact)],
    "strain": strain,
    "friction": lambda fact, person: [friction(fact, person)],
    "ask": lambda fact, person: [ask(fact)],
    "asks": lambda fact, person: [requests(fact if isinstance(fact, list) else [fact], person)],
    "proposal": lambda fact, person: [proposal(fact)],
    "point": lambda fact, person: [points([fact])[0].item],
    "line": lambda fact, person: [task.line for task in tasks([fact])],
    "stated": lambda fact, person: [task.stated for task in tasks([fact]) if task.told],
    "name": lambda fact, person: [task.name for task in tasks([fact])],
    "handed": lambda fact, person: [
        clause for h in [handing([fact])] for clause in h.told + h.open + h.back
    ],
    "suggestion": lambda fact, person: [suggestions(fact if isinstance(fact, list) else [fact])],
}


def put(entry):
    person = Person(**entry["person"]) if entry.get("person") else None
    if entry["slot"] == "typed":
        return [tidy(entry["fact"], entry.get("names", ()))]
    if entry["slot"] == "handover":
        return handed(entry["fact"], entry.get("people", ()))
    return SLOTS[entry["slot"]](entry["fact"], person)


def misses(name):
    """The entries that come out in no wording that the editor accepts."""
    for entry in entries(name):
        made = put(entry) or [None]
        if not any(wording in entry["good"] for wording in made):
            yield entry["fact"], made


# An editor's list of good wordings is never whole: what counts is that most facts come
# out in one of them, and that what must not come out does not.
# The held-out files were written and then left alone: nothing was mended after them.
@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("asks.yaml", 1.0),
        ("done.yaml", 1.0),
        ("english.yaml", 1.0),
        ("facts.yaml", 0.85),
        ("held_out.yaml", 0.82),
        ("trades.yaml", 0.95),
        ("trades_held_out.yaml", 0.90),
        ("typed.yaml", 0.98),
        ("slips.yaml", 0.95),
        ("handing.yaml", 0.97),
        ("plain.yaml", 0.81),
        ("strains.yaml", 0.97),
        ("thanks.yaml", 1.0),
    ],
)
def test_most_facts_come_out_as_an_editor_would_put_them(name, share):
    missed = list(misses(name))
    assert len(missed) <= (1 - share) * len(entries(name)), missed


@pytest.mark.parametrize(
    "name", ["asks.yaml", "facts.yaml", "held_out.yaml", "thanks.yaml", "trades.yaml", "typed.yaml"]
)
def test_what_must_not_come_out_does_not(name):
    wrong = {
        entry["fact"]: made
        for entry in entries(name)
        for made in put(entry)
        if made in entry.get("never", ())
    }
    assert not wrong.keys() - KNOWN_WRONG, wrong


# Told as they are: facts that need what the words alone do not say.
KNOWN_WRONG = {
    "flexi-time, creche, the lot",
    "my husbands job is moving to Tromsø",
    "sought a grant for the ramp, won it",
    "kids are in a new school across town",
}


def test_no_word_of_a_trade_another_language_or_a_name_is_mended():
    words = (HERE / "trade_words.txt").read_text(encoding="utf-8").split()
    assert {word: corrected(word) for word in words if corrected(word) != word} == {}


def test_a_word_is_no_name_for_beginning_a_note_with_its_capital():
    found = feats(["glazed 400 bowls", "Kiln firings up by a third"])
    assert found.deeds == ["glazed 400 bowls", "brought kiln firings up by a third"]


def test_a_name_that_is_a_word_is_one_only_where_it_does_something():
    names = ("Will", "Grace")
    assert (
        tidy("will covered for me, and I will miss it", names)
        == "Will covered for me, and I will miss it"
    )
    assert tidy("the way you lead with grace", names) == "the way you lead with grace"
