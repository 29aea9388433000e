import json
import re
import time

import pytest

from drafter import Draft, EngineError, Reply, Report, Review, SituationError, kinds, plan_exit
from drafter.engines import Usage
from drafter.ui import handlers, showing
from drafter.ui.fields import situation_of
from drafter.ui.handlers import Turn

KIND = "farewell_email"


def made(text="Thank you all.", review=None, **more):
    values = {
        "kind": KIND,
        "subject": "Goodbye",
        "text": text,
        "replies": (),
        "status": "ready",
        "needs": (),
        "warnings": (),
        "review": review or Review(Report(), Report()),
        "provenance": (),
        "engine": "offline",
        "model": None,
        "usage": Usage(),
        "prompt_id": "0",
    }
    return Draft(**{**values, **more})


def written(*inputs, handler=handlers.write):
    """The whole form after a draft: every outcome, one over the other."""
    changed = {}
    for outcome in handler(*inputs):
        changed.update(outcome)
    return changed


def test_a_draft_goes_through_its_stages_before_any_text_is_shown(typed, monkeypatch):
    def draft(kind, situation, *, on_stage, **rest):
        for stage in ("drafting", "checking", "revising", "checking"):
            on_stage(stage)
        return made()

    monkeypatch.setattr(handlers, "draft", draft)
    outcomes = list(handlers.write(None, "", "", KIND, None, "team", *typed()))
    shown = [o["stage"]["value"] for o in outcomes if set(o) == {"stage"}]
    named = ("drafting", "checking", "revising", "checking")
    assert shown == [showing.stage(name) for name in named]
    assert [o for o in outcomes if "text" in o] == outcomes[-1:]


def test_a_draft_shows_what_comes_with_it(typed, monkeypatch):
    done = made(
        replies=(Reply("Stay?", "I have decided."),),
        needs=("What is your <last> day?",),
        warnings=("Tell your boss first.",),
        engine="openai",
        model="some-model",
        usage=Usage(900, 100, 0.0123, estimated=True),
    )
    monkeypatch.setattr(handlers, "draft", lambda *a, **k: done)
    shown = written(None, "", "", KIND, None, "team", *typed())
    assert shown["subject"] == {"value": "Goodbye", "visible": True}
    assert shown["text"] == {"value": "Thank you all.", "label": kinds()[KIND].title}
    assert "What is your &lt;last&gt; day?" in shown["advice"]["value"]
    assert "Tell your boss first." in shown["advice"]["value"]
    assert "I have decided." in shown["replies"]["value"]
    said = "by the model some-model (openai engine), about 1000 tokens, $0.0123."
    assert said in shown["written_by"]["value"]
    assert shown["copy"]["visible"]
    assert not shown["ask"]["visible"]


def test_another_variant_is_the_next_seed_of_the_same_kind(typed, monkeypatch):
    seeds = []
    monkeypatch.setattr(handlers, "draft", lambda *a, seed, **k: seeds.append(seed) or made())
    rest = (None, "team", *typed())
    written(Turn(KIND, 4), "", "", KIND, *rest, handler=handlers.another)
    written(Turn(KIND, 4), "", "", KIND, *rest)
    written(Turn("thank_you_note", 4), "", "", KIND, *rest)
    assert seeds == [5, 4, 0]


def test_a_text_edited_by_hand_comes_back_after_another_variant(typed, scripted):
    scripted.setattr(handlers, "draft", lambda *a, **k: made("A new text."))
    inputs = ("My subject", "My own idiots.", KIND, None, "team", *typed())
    shown = written(Turn(KIND, 0), *inputs, handler=handlers.another)
    assert shown["back"]["visible"]
    now, earlier = shown["turn"]["value"], shown["earlier"]["value"]
    back = handlers.previous(now, earlier, "Goodbye", "A new text.", *typed())
    assert back["text"]["value"] == "My own idiots."
    assert back["subject"]["value"] == "My subject"
    assert back["ask"]["visible"]  # checked again, and held
    again = handlers.previous(
        back["turn"]["value"], back["earlier"]["value"], "My subject", "My own idiots.", *typed()
    )
    assert again["text"]["value"] == "A new text."


def test_a_held_draft_says_so_and_cannot_be_copied_at_once(typed, scripted):
    found = handlers.check_tone("You idiots.")
    held = made("You idiots.", Review(found, Report()), status="held")
    scripted.setattr(handlers, "draft", lambda *a, **k: held)
    shown = written(None, "", "", KIND, None, "team", *typed())
    assert "Held back" in shown["verdict"]["value"]
    assert '<mark class="block" data-number="1">idiots</mark>' in shown["findings"]["value"]
    visible = {name: shown[name]["visible"] for name in ("copy", "ask", "anyway")}
    assert visible == {"copy": False, "ask": True, "anyway": False}
    assert handlers.ask() == {"ask": {"visible": False}, "anyway": {"visible": True}}


def test_what_was_checked_is_told_to_the_page_and_not_checked_twice(typed, scripted):
    scripted.setattr(handlers, "draft", lambda *a, **k: made("Thank you all."))
    shown = written(None, "", "", KIND, None, "team", *typed())
    assert shown["older"] == {"value": ""}
    turn, checked = shown["turn"]["value"], shown["checked"]["value"]
    assert json.loads(checked) == {
        "text": "free",
        "subject": "free",
        "of": ["Goodbye", "Thank you all.", *typed()],
    }
    assert handlers.recheck(turn, checked, "Goodbye", "Thank you all.", *typed()) == {}
    for now in (
        ("Goodbye", "You idiots.", *typed()),
        ("Goodbye, idiots", "Thank you all.", *typed()),
        ("Goodbye", "Thank you all.", *typed(company="")),
    ):
        again = json.loads(handlers.recheck(turn, checked, *now)["checked"]["value"])
        assert again["of"] == list(now)
        assert "held" in (again["text"], again["subject"])


def test_what_stood_beside_a_text_comes_back_with_it(typed, monkeypatch):
    texts = iter([made(warnings=("Tell your boss first.",)), made("Another.")])
    monkeypatch.setattr(handlers, "draft", lambda *a, **k: next(texts))
    rest = (KIND, None, "team", *typed())
    one = written(None, "", "", *rest)["turn"]["value"]
    two = written(one, "Goodbye", "Thank you all.", *rest, handler=handlers.another)
    assert "Tell your boss" not in two["advice"]["value"]
    turns = (two["turn"]["value"], two["earlier"]["value"])
    back = handlers.previous(*turns, "Goodbye", "Another.", *typed())
    assert "Tell your boss first." in back["advice"]["value"]
    assert "offline engine" in back["written_by"]["value"]


def test_an_edit_is_checked_again_with_why_the_principle_and_a_replacement(typed, scripted):
    shown = handlers.recheck(Turn(KIND, 0), None, "Goodbye", "A salary for idiots.", *typed())
    html = shown["findings"]["value"]
    for said in ("It airs a grievance.", "Leave it out.", "Must not go out", "Better reworded"):
        assert said in html
    assert "Networking and maintaining professional relationships" in html
    assert handlers.recheck(Turn(KIND, 0), None, "Goodbye", "Thank you.", *typed())["copy"][
        "visible"
    ]


def test_a_text_that_could_not_be_checked_is_not_offered_as_checked(typed, scripted):
    shown = handlers.recheck(Turn(KIND, 0), None, "Goodbye", "Thank you.", *typed(last_day="soon"))
    assert "“Last day”" in shown["error"]["value"]
    assert "has not been checked" in shown["verdict"]["value"]
    assert not shown["copy"]["visible"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EngineError("llm.example cannot be reached: try again."), "cannot be reached"),
        (SituationError("last_day of the situation is odd."), "is odd"),
        (ZeroDivisionError("Priya's secret"), "fault in drafter (ZeroDivisionError)"),
    ],
)
def test_an_error_is_one_sentence_and_changes_nothing_that_was_typed(
    typed, monkeypatch, capsys, error, said
):
    def draft(*_, **__):
        raise error

    monkeypatch.setattr(handlers, "draft", draft)
    shown = written(Turn(KIND, 0), "S", "My text", KIND, None, "team", *typed())
    assert said in shown["error"]["value"]
    assert set(shown) == {"error", "stage", "older"}
    assert "still the one from before: Farewell e-mail" in shown["older"]["value"]
    assert "older" not in written(None, "", "", KIND, None, "team", *typed())
    assert "secret" not in shown["error"]["value"] + "".join(capsys.readouterr())


@pytest.mark.parametrize("kind", ["", "no_such_kind", "__class__", None])
def test_an_unknown_kind_is_one_sentence_too(typed, kind):
    assert "kind" in written(None, "", "", kind, None, None, *typed())["error"]["value"]


def test_a_recipient_or_audience_of_another_kind_is_not_passed_on(typed, monkeypatch):
    given = {}
    monkeypatch.setattr(handlers, "draft", lambda *a, **k: given.update(k) or made())
    people = [{"name": "Dana"}, {"name": "Sam"}]
    for to in ("Gone Person", "Sam"):  # Sam is a colleague, whom no resignation goes to
        written(None, "", "", "resignation_letter", to, "team", *typed(people=people))
        assert (given["to"], given["audience"]) == (None, None)
    written(None, "", "", "resignation_letter", "Dana", "team", *typed(people=people))
    assert given["to"] == "Dana"


def test_a_text_beyond_all_measure_is_refused_at_once(typed):
    begun = time.perf_counter()
    for text in ("x" * 1_000_000, "so sorry " * 200_000):
        assert "shorten it" in handlers.check(text, "")["check_verdict"]["value"]
        assert (
            "shorten it"
            in handlers.recheck(Turn(KIND, 0), None, "Goodbye", text, *typed())["error"]["value"]
        )
    assert time.perf_counter() - begun < 1


def test_a_lone_surrogate_does_not_break_the_answer(scripted):
    shown = handlers.check("idiots \ud800", "")
    shown["check_findings"]["value"].encode("utf-8")


def test_the_check_of_nothing_says_nothing():
    assert handlers.check(" \n", "")["check_verdict"]["value"] == ""


def test_a_clean_check_promises_nothing(scripted):
    said = handlers.check("Thank you.", KIND)["check_verdict"]["value"].lower()
    assert "found nothing" in said
    assert not {"perfect", "safe", "approved"} & set(said.split())


def test_the_plan_is_an_ordered_list_or_one_sentence(typed):
    assert "Fill in" in handlers.plan(*typed(sender=""))["plan"]["value"]
    shown = handlers.plan(*typed(people=[{"name": "Dana <b>"}]))["plan"]["value"]
    starts = [int(start) for start in re.findall(r'<ol class="plan" start="(\d+)">', shown)]
    assert starts[0] == 1
    assert starts == sorted(starts)
    assert shown.count("<li>") == len(plan_exit(situation_of(typed(people=[{"name": "D"}]))))
    assert 'data-kind="resignation_script"' in shown
    assert "Dana &lt;b&gt;" in shown


def test_the_form_says_where_the_facts_go(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # where no .env is
    assert "nothing is sent anywhere" in handlers.privacy()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")
    said = handlers.privacy()
    assert "127.0.0.1:11434" in said
    assert "masked" in said
    monkeypatch.setenv("OPENAI_BASE_URL", "no address")
    assert "OPENAI_BASE_URL is not an address" in handlers.privacy()


def test_every_kind_is_offered_once_in_the_order_of_an_exit():
    offered = [name for choices in showing.phases().values() for _, name in choices]
    assert sorted(offered) == sorted(kinds())
    assert offered.index("resignation_script") < offered.index("farewell_email")


def test_every_audience_has_words_of_its_own():
    for kind in kinds().values():
        assert set(kind.audiences) <= set(showing.AUDIENCES)


def test_an_edited_subject_is_checked_as_well(typed):
    secret = typed(confidential="Halden Imaging")
    for line in ("Goodbye idiots", "Off to Halden Imaging"):
        shown = handlers.recheck(Turn(KIND, 0), None, line, "Thank you.", *secret)
        assert "subject" in shown["error"]["value"]
        assert not shown["copy_subject"]["visible"]
    shown = handlers.recheck(Turn(KIND, 0), None, "Goodbye and thank you", "Thank you.", *secret)
    assert shown["copy_subject"]["visible"]
