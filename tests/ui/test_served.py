"""The form as it is served: private, silent, each to their own."""

import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from drafter import Situation, draft, ui
from drafter.ui import filling
from drafter.ui.native import _fixed

FACTS = {"sender": "Ana Wu", "company": "Northwind", "last_day": "2027-03-05"}


@pytest.fixture(scope="module")
def client(served):
    return Client(served.local_url, verbose=False)


def fetched(served, path):
    with urllib.request.urlopen(served.local_url + path, timeout=20) as answer:
        return answer.read().decode()


def test_served_to_this_machine_alone_whatever_the_environment_says(served):
    assert os.environ["GRADIO_SHARE"] == "true"
    assert served.local_url.startswith("http://127.0.0.1:")
    assert not served.share
    assert served.share_url is None
    assert served.mcp_server is False


def test_no_history_no_analytics_no_errors_of_ours_in_the_page(served):
    config = json.loads(fetched(served, "config"))
    assert config["run_history"] is False
    assert config["analytics_enabled"] is False
    assert config["show_error"] is False
    assert config["footer_links"] == []
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"


def test_only_two_endpoints_for_other_programs(client, served):
    endpoints = json.loads(fetched(served, "gradio_api/info"))
    assert set(endpoints["named_endpoints"]) == {"/draft", "/check_tone"}
    assert endpoints["unnamed_endpoints"] == {}


def test_waiting_and_working_at_once_are_bounded(served):
    assert served._queue.max_size == 32
    limits = [fn.concurrency_limit for fn in served.fns.values() if fn.fn]
    assert all(limit in (4, 16, "default") for limit in limits)


def test_what_comes_thick_and_fast_is_never_two_at_a_time(served):
    # Loading an example changes every fact: of what it sets off only the latest call waits.
    modes = {}
    for call in served.get_config_file()["dependencies"]:
        handler = served.fns[call["id"]].fn
        if handler is not None:
            modes.setdefault(handler.__name__, []).append(call["trigger_mode"])
    for name in ("readers", "recheck", "check"):
        assert modes[name] == ["always_last"]


def test_draft_and_check_tone_answer_as_the_python_api_does(client):
    answer = client.predict("resignation_letter", FACTS, api_name="/draft")
    assert answer["text"] == draft("resignation_letter", Situation(**FACTS)).text
    assert set(client.predict("Thank you.", api_name="/check_tone")) == {"findings", "score", "ok"}


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("resignation_letter", {"sender": "Ana"}, "company"),
        ("resignation_letter", {**FACTS, "last_day": "soon"}, "YYYY-MM-DD"),
        ("resignation_leter", FACTS, "did you mean"),
        ("resignation_letter", {**FACTS, "private_notes": "x" * 200_000}, "shorten it"),
    ],
)
def test_an_endpoint_says_what_is_wrong(client, kind, facts, said):
    with pytest.raises(AppError, match=said):
        client.predict(kind, facts, api_name="/draft")


def test_twenty_at_once_never_see_each_others_text(client):
    def one(number):
        marker = f"Zq{number:03d}x"
        facts = {**FACTS, "sender": f"Ana {marker}", "contact": f"{marker}@example.org"}
        return marker, str(client.predict("farewell_email", facts, api_name="/draft"))

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(one, range(20)))
    markers = {marker for marker, _ in answers}
    for own, answer in answers:
        assert own in answer
        assert not any(other in answer for other in markers - {own})


def test_a_taken_port_is_one_sentence(served):
    port = int(served.local_url.rstrip("/").rsplit(":", 1)[1])
    with pytest.raises(SystemExit, match=f"port {port} is taken"):
        ui.launch(server_port=port)


def test_text_for_a_template_cannot_run_in_it():
    fixed = _fixed("a`${alert(1)}`{{x}}\\<b>")
    assert not set("`${}\\<>") & set(fixed)


def test_every_part_that_a_handler_names_is_on_the_form(served):
    from drafter.ui.wiring import _RESULT

    filled = filling.start_from("Retiring")
    assert {"count", "restore", "kept"} <= set(filled)
    assert len(set(_RESULT)) == len(_RESULT)
