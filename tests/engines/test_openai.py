import dataclasses
import logging
import time
from datetime import date

import pytest
from stub_server import Reply, completion

from drafter import EngineError, Person, Situation, draft, kinds, load_engine
from drafter.engines import openai as engine_module
from drafter.engines.openai import OpenAI
from drafter.prompt import build

KEY = "sk-canary-0123456789abcdef"
SECRET = "SERVER-WORDS-42"
CUT = "Dear Sam, I want to thank you for the many ways in which"
REFUSAL = completion(None, refusal=f"I cannot. {SECRET}")
QUOTA = {"error": {"code": "insufficient_quota", "message": f"{SECRET} {KEY}"}}
BUSY = {"error": {"code": "rate_limit_exceeded", "message": f"{SECRET} {KEY}"}}
DENIED = {"error": {"message": f"Incorrect API key provided: {KEY}. {SECRET}"}}
HTML = f"<html><body>{SECRET} {KEY}</body></html>"

PROMPT = build(
    kinds()["thank_you_note"],
    Situation(sender="Ana Wu", company="Northwind", people=[Person("Sam Ito", "peer")]),
    to=Person("Sam Ito", "peer"),
    audience=None,
    seed=3,
    today=date(2026, 11, 21),
)


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch):
    import openai._base_client

    monkeypatch.setattr(openai._base_client, "INITIAL_RETRY_DELAY", 0.01)
    monkeypatch.setattr(openai._base_client, "MAX_RETRY_DELAY", 0.02)


@pytest.fixture
def engine(stub):
    return OpenAI(model="gpt-4o-mini", url=stub.url, key=KEY, deadline=10)


@pytest.fixture
def fail(engine):
    """Writes, and returns the message of the error that must come."""

    def write(**changed):
        with pytest.raises(EngineError) as caught:
            dataclasses.replace(engine, **changed).write(PROMPT)
        return str(caught.value)

    return write


# What is sent


def test_a_request_says_all_that_it_must(engine, stub):
    engine.write(PROMPT)
    path, headers, _ = stub.requests[0]
    sent = stub.sent()
    assert path == "/v1/chat/completions"
    assert {k.lower(): v for k, v in headers.items()}["authorization"] == f"Bearer {KEY}"
    assert sent["model"] == "gpt-4o-mini"
    assert sent["store"] is False
    assert sent["seed"] == 3
    assert not sent.get("stream")
    assert sent["max_completion_tokens"] == sent["max_tokens"] == 2 * 150 + 60
    assert [m["role"] for m in sent["messages"]] == ["system", "user"]
    assert sent["messages"][1]["content"] == PROMPT.user


def test_the_base_url_is_used_as_it_is(engine, stub):
    base = stub.url.removesuffix("/v1") + "/some/proxy/v7"
    dataclasses.replace(engine, url=base).write(PROMPT)
    assert stub.requests[0][0] == "/some/proxy/v7/chat/completions"


def test_a_revision_sends_the_draft_and_the_changes(engine, stub):
    engine.write(PROMPT, changes=("Leave out the joke.", "Name the day."), draft="Dear Sam, ha.")
    messages = stub.sent()["messages"]
    assert [m["role"] for m in messages] == ["system", "user", "assistant", "user"]
    assert messages[2]["content"] == "Dear Sam, ha."
    assert "Leave out the joke." in messages[3]["content"]
    assert "Name the day." in messages[3]["content"]


def test_nothing_is_traced_whatever_the_environment_says(engine, stub, monkeypatch):
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", stub.url)
    monkeypatch.setenv("LANGSMITH_API_KEY", "ls-canary")
    monkeypatch.setenv("LANGSMITH_GATEWAY", stub.url + "/gateway")
    from langsmith import utils

    utils.get_env_var.cache_clear()
    assert utils.tracing_is_enabled()
    engine.write(PROMPT)
    time.sleep(0.3)  # a tracer sends from a thread of its own
    utils.get_env_var.cache_clear()
    assert [path for path, _, _ in stub.requests] == ["/v1/chat/completions"]


def test_a_local_server_is_reached_past_a_proxy(engine, stub, monkeypatch):
    for name in ("HTTP_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert engine.write(PROMPT).text


def test_what_is_sent_is_not_sent_on_by_a_redirect(fail, stub):
    other = stub.url + "/elsewhere"
    stub.replies = [Reply("", 307, {"location": other}), Reply(completion())]
    assert "redirect" in fail()
    assert len(stub.requests) == 1


# What comes back


def test_the_text_the_model_and_the_cost(engine):
    written = engine.write(PROMPT)
    assert written.text == "Dear Sam,\n\nThank you.\n\nAna"
    assert written.model == "gpt-4o-mini"
    assert (written.usage.input_tokens, written.usage.output_tokens) == (100, 20)
    assert written.usage.cost == pytest.approx((100 * 0.15 + 20 * 0.60) / 1e6)
    assert not written.usage.estimated


def test_tokens_are_counted_here_where_the_server_does_not_say(engine, stub):
    stub.replies = [Reply(completion(usage=None))]
    usage = engine.write(PROMPT).usage
    assert usage.input_tokens > 50
    assert usage.output_tokens > 5
    assert usage.estimated


def test_the_price_of_an_unknown_model_is_not_made_up(engine):
    assert dataclasses.replace(engine, model="local").write(PROMPT).usage.cost is None


def test_no_reason_to_finish_is_fine_where_the_text_is_whole(engine, stub):
    stub.replies = [Reply(completion(finish=None))]
    assert engine.write(PROMPT).text.endswith("Ana")
    assert len(stub.requests) == 1


@pytest.mark.parametrize("finish", ["length", None])
def test_a_cut_text_is_asked_for_once_more_with_more_room(engine, stub, finish):
    stub.replies = [Reply(completion(CUT, finish)), Reply(completion())]
    written = engine.write(PROMPT)
    assert written.text.endswith("Ana")
    assert stub.sent(1)["max_tokens"] > 2 * stub.sent(0)["max_tokens"]
    assert written.usage.output_tokens == 40  # both calls are paid for


def test_a_text_without_end_is_not_asked_for_again(fail, stub):
    stub.replies = [Reply(completion("Thank you for the time that we had. " * 40, "length"))]
    assert "cut off" in fail()
    assert len(stub.requests) == 1


def test_a_list_of_parts_is_read_too(engine, stub):
    parts = [{"type": "text", "text": "Dear Sam,\n"}, {"type": "text", "text": "thank you."}]
    stub.replies = [Reply(completion(parts))]
    assert engine.write(PROMPT).text == "Dear Sam,\nthank you."


# Faults: what the server does, what the message says, how often it was asked

FAULTS = {
    "busy": ([Reply(BUSY, 429)], "try again in a minute", 3),
    "busy, says when": ([Reply(BUSY, 429, {"retry-after": "0.02"})], "takes no more requests", 3),
    "busy for long": ([Reply(BUSY, 429, {"retry-after": "600"})], "try again in 600 seconds", 1),
    "busy for ever": ([Reply(BUSY, 429, {"retry-after": "inf"})], "try again in some hours", 1),
    "busy, in no number": ([Reply(BUSY, 429, {"retry-after": "nan"})], "try again in a minute", 3),
    "busy too long": ([Reply(BUSY, 429, {"retry-after": "20"})], "try again in 20 seconds", 1),
    "busy till a date": (
        [Reply(BUSY, 429, {"retry-after": "Fri, 21 Nov 2036 08:00:00 GMT"})],
        "try again in a minute",
        1,
    ),
    "no quota": ([Reply(QUOTA, 429)], "billing", 1),
    "500 for ever": ([Reply(HTML, 500, {"retry-after": "inf"})], "HTTP 500", 3),
    "500": ([Reply(HTML, 500, {"content-type": "text/html"})], "HTTP 500", 3),
    "502": ([Reply(HTML, 502, {"content-type": "text/html"})], "HTTP 502", 3),
    "400": ([Reply(DENIED, 400)], "shorten the facts", 1),
    "401": ([Reply(DENIED, 401)], "check OPENAI_API_KEY", 1),
    "403": ([Reply(DENIED, 403)], "check OPENAI_API_KEY", 1),
    "404": ([Reply(DENIED, 404)], "check DRAFTER_MODEL", 1),
    "422": ([Reply(DENIED, 422)], "HTTP 422", 1),
    "reset": ([Reply(act="reset")], "is the server running", 3),
    "a page": ([Reply(HTML, headers={"content-type": "text/html"})], "chat completion", 1),
    "half of it": ([Reply('{"choices": [{"message": {"content": "De')], "chat completion", 1),
    "an error": ([Reply({"error": {"message": f"{SECRET} {KEY}"}})], "chat completion", 1),
    "no choices": ([Reply({**completion(), "choices": []})], "chat completion", 1),
    "null choices": ([Reply({**completion(), "choices": None})], "chat completion", 1),
    "null message": ([Reply({"choices": [{"message": None}]})], "chat completion", 1),
    "a number": ([Reply("42")], "chat completion", 1),
    "a flood": ([Reply(completion("word " * 20_000))], "chat completion", 1),
    "refusal": ([Reply(REFUSAL)], "declined", 1),
    "filtered": ([Reply(completion("", "content_filter"))], "declined", 1),
    "filtered late": ([Reply(completion(CUT, "content_filter"))], "declined", 1),
    "nothing": ([Reply(completion(""))], "empty text", 1),
    "only thoughts": ([Reply(completion("<think>Dear Sam</think>"))], "empty text", 1),
    "cut twice": ([Reply(completion(CUT, "length"))], "cut off", 2),
    "cut twice, null": ([Reply(completion(CUT, None))], "cut off", 2),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_one_clear_message(name, fail, stub, caplog):
    caplog.set_level(logging.DEBUG)
    replies, says, asked = FAULTS[name]
    stub.replies = replies
    message = fail()
    assert says in message
    assert len(stub.requests) == asked
    assert "\n" not in message
    assert len(message) < 200
    assert KEY not in message
    assert SECRET not in message
    assert KEY not in caplog.text


@pytest.mark.parametrize("name", FAULTS)
def test_no_error_carries_the_key_along(name, engine, stub):
    stub.replies = FAULTS[name][0]
    with pytest.raises(EngineError) as caught:
        engine.write(PROMPT)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert KEY not in repr(engine)


@pytest.mark.parametrize("act", ["hang", "trickle"])
def test_the_deadline_holds_whatever_the_server_does(act, fail, stub):
    stub.replies = [Reply("x" * 1000, act=act)]
    begun = time.monotonic()
    message = fail(deadline=0.6)
    assert time.monotonic() - begun < 1.2
    assert "gave no answer within" in message
    assert stub.gone.wait(2), "the call goes on after the engine gave up"


def test_the_deadline_holds_for_all_tries_together(fail, stub, monkeypatch):
    import openai._base_client

    monkeypatch.setattr(openai._base_client, "INITIAL_RETRY_DELAY", 30)
    monkeypatch.setattr(openai._base_client, "MAX_RETRY_DELAY", 30)
    stub.replies = [Reply(HTML, 503)]
    begun = time.monotonic()
    assert "within" in fail(deadline=0.5)
    assert time.monotonic() - begun < 1.2


def test_the_deadline_is_a_minute():
    assert engine_module.DEADLINE == 60
    assert OpenAI(model="m").deadline == 60


def test_nobody_listens(fail):
    message = fail(url="http://127.0.0.1:9/v1")
    assert "127.0.0.1:9 cannot be reached: is the server running" in message


def test_it_works_inside_a_running_loop(engine):
    import asyncio

    async def inside():
        return engine.write(PROMPT)

    assert asyncio.run(inside()).text


# Settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_url_without_a_key_is_enough(stub, folder, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", stub.url)
    engine = load_engine()
    assert engine.name == "openai"
    assert engine.model == engine_module.DEFAULT_MODEL
    assert engine.write(PROMPT).text


def test_without_key_or_url_it_says_what_to_set(folder):
    assert load_engine().name == "offline"
    with pytest.raises(EngineError, match="OPENAI_API_KEY"):
        load_engine("openai")


def test_the_settings_may_be_in_a_file(folder):
    (folder / ".env").write_text('OPENAI_API_KEY="sk-from-file"\nDRAFTER_MODEL=m${HOME}\n')
    engine = load_engine()
    assert (engine.key, engine.model) == ("sk-from-file", "m${HOME}")
    assert engine.url == "https://api.openai.com/v1"


def test_the_environment_goes_before_the_file_even_when_empty(folder, monkeypatch):
    (folder / ".env").write_text("OPENAI_API_KEY=sk-from-file\n")
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert load_engine().name == "offline"


def test_a_file_that_is_no_text_is_said(folder):
    (folder / ".env").write_bytes(b"\xff\xfe\x00OPENAI")
    with pytest.raises(EngineError, match=r"\.env"):
        load_engine()


@pytest.mark.parametrize("key", ['"sk-1"', "sk-1\nsk-2", "sk-1 2", "sk-ü", "'sk-1'", "sk\x00"])
def test_a_key_that_can_be_none_is_said_without_repeating_it(key, folder, monkeypatch):
    monkeypatch.setattr(engine_module, "settings", lambda: {"OPENAI_API_KEY": key})
    with pytest.raises(EngineError, match="OPENAI_API_KEY holds") as caught:
        load_engine("openai")
    assert key not in str(caught.value)


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_blank_key_is_no_key(blank, folder, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", blank)
    assert load_engine().name == "offline"


@pytest.mark.parametrize(
    "url", ["localhost", "ftp://x/v1", "http://", "http://h:x/v1", "http://a b"]
)
def test_an_address_that_is_none_is_said(url, folder, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(EngineError, match="OPENAI_BASE_URL is not an address"):
        load_engine()


def test_a_draft_survives_a_dead_server(engine):
    dead = dataclasses.replace(engine, url="http://127.0.0.1:9/v1")
    made = draft("thank_you_note", Situation(sender="Ana Wu", company="Northwind"), engine=dead)
    assert made.engine == "offline"
    assert made.text
    assert any("cannot be reached" in warning for warning in made.warnings)
