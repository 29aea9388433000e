"""The openai engine: any server that speaks OpenAI's chat completions, through LangChain.

The only module that imports LangChain or the openai package. A call is never traced,
stored, redirected or streamed, and is over within DEADLINE, retries and all.
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from drafter.engines import Completion, NoAnswer, Request, Usage, request, settings
from drafter.engines.answers import looks_whole, message_in
from drafter.engines.tokens import cost, count
from drafter.errors import EngineError
from drafter.prompt import Prompt

DEADLINE = 60.0  # seconds for a whole call; the SDK's own default is half an hour
RETRIES = 2  # the SDK's, with its backoff; there are no others
LARGER = 6  # times the tokens, once, after an answer that was cut off
LONGEST = 50_000  # characters; an answer beyond is no message
DEFAULT_URL = "https://api.openai.com/v1"
DEFAULT_MODEL = "gpt-4.1-mini"  # follows a list of rules well, answers in seconds, cheap

_STATUS = {
    400: "{host} could not use the request: shorten the facts, or check DRAFTER_MODEL.",
    401: "{host} refused the key: check OPENAI_API_KEY.",
    403: "{host} does not let this key use {model}: check OPENAI_API_KEY and DRAFTER_MODEL.",
    404: "{host} does not know the model {model}: check DRAFTER_MODEL and OPENAI_BASE_URL.",
    408: "{host} took too long: try again in a minute.",
    429: "{host} takes no more requests now: try again in {wait}.",
}
_WAITS = ("a minute", "some hours")  # where the server says nothing, or a time beyond an hour
_QUOTA = "The account at {host} has used up its quota: check its plan and billing there."
_LATE = (
    "{host} gave no answer within {seconds:.0f} seconds: try again, or set DRAFTER_MODEL to a "
    "faster model."
)
_AWAY = "{host} cannot be reached: is the server running, and is OPENAI_BASE_URL right?"
_AWAY_DEFAULT = "{host} cannot be reached: check the network, or use the offline engine."
_REDIRECT = "{host} answered with a redirect: check OPENAI_BASE_URL."
_SERVER = "{host} failed (HTTP {status}): try again in a minute."
_REFUSED = "{host} refused the request (HTTP {status}): check DRAFTER_MODEL and OPENAI_BASE_URL."
_NONSENSE = (
    "{host} did not answer with a chat completion: check OPENAI_BASE_URL, which often ends in /v1."
)
_EMPTY = "{model} answered with an empty text: try again, or set another DRAFTER_MODEL."
_DECLINED = "{model} declined to write this: reword the facts, or use the offline engine."
_CUT = "{model} was cut off before the end of the text: set another DRAFTER_MODEL."


def create() -> OpenAI:
    """The engine, configured by `settings()`. Raises EngineError where it is not."""
    found = settings()
    key, url = found.get("OPENAI_API_KEY", ""), found.get("OPENAI_BASE_URL", "")
    if not key and not url:
        raise EngineError(
            "The openai engine has no key: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server "
            "that needs none, in the environment or in .env."
        )
    if not key.isascii() or not key.isprintable() or set(key) & set(" \"'`"):
        raise EngineError(
            "OPENAI_API_KEY holds a quote, a space or another character that no key has: "
            "copy the key again, without quotes."
        )
    return OpenAI(model=found.get("DRAFTER_MODEL", DEFAULT_MODEL), url=url or DEFAULT_URL, key=key)


@dataclass(frozen=True)
class OpenAI:
    """Writes with a model behind `url`; `deadline` is in seconds.

    >>> OpenAI(model="local", url="http://127.0.0.1:11434/v1").host
    '127.0.0.1:11434'
    """

    model: str
    url: str = DEFAULT_URL
    key: str = field(default="", repr=False)
    deadline: float = DEADLINE
    name: str = field(default="openai", init=False)

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            usable = False
        if not usable or not self.url.isprintable() or " " in self.url:
            raise EngineError(
                "OPENAI_BASE_URL is not an address: write it like http://127.0.0.1:11434/v1."
            )

    @property
    def host(self) -> str:
        """The server's name for messages, with its port where one is given."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """Write the text of a prompt. Raises EngineError with the cause and the next step."""
        sent = request(prompt, changes, draft)
        answer = self._within_deadline(sent)
        if isinstance(answer, str):
            # Raised here, where no other error is being handled: the SDK's can hold the
            # key and the server's words, and would come along as this one's context.
            raise (NoAnswer if answer in (_CUT, _DECLINED) else EngineError)(self._say(answer))
        text = message_in(answer.text)
        if not text or len(text) > LONGEST:
            raise NoAnswer(self._say(_EMPTY if not text else _NONSENSE))
        return Completion(text, self.model, answer.usage)

    def _say(self, sentence: str, **more: object) -> str:
        return sentence.format(host=self.host, model=self.model, seconds=self.deadline, **more)

    def _within_deadline(self, sent: Request) -> _Answer | str:
        """The answer, or a sentence that says why there is none, when the time is up at last.

        The call runs in an event loop of its own, since only a task can be stopped at any
        point: a server that sends a byte a second never meets a read timeout.
        """
        import langchain_openai  # noqa: F401  seconds, the first time: no part of the call

        outcome: list[_Answer | str] = []

        def run() -> None:
            try:
                outcome.append(asyncio.run(asyncio.wait_for(self._ask(sent), self.deadline)))
            except Exception as error:
                outcome.append(self._why(error))

        thread = threading.Thread(target=run, name="drafter-openai", daemon=True)
        thread.start()
        thread.join(self.deadline + 1)  # looking up a name cannot be stopped, only left alone
        return outcome[0] if outcome else _LATE

    async def _ask(self, sent: Request) -> _Answer | str:
        import openai
        from langsmith import tracing_context

        client = openai.DefaultAsyncHttpxClient(
            follow_redirects=False,  # what is sent goes to the configured server alone
            trust_env=not _is_loopback(self.url),  # a proxy is for other machines
            event_hooks={"response": [self._no_vain_retry]},
        )
        async with client:
            with tracing_context(enabled=False):
                answer = await self._invoke(sent, client)
                if answer.cut_off and not answer.runs_on:
                    larger = replace(sent, max_tokens=LARGER * sent.max_tokens)
                    again = await self._invoke(larger, client)
                    answer = replace(again, usage=answer.usage + again.usage)
        return answer.fault or answer

    async def _invoke(self, sent: Request, client: Any) -> _Answer:
        from langchain.chat_models import init_chat_model
        from pydantic import SecretStr

        model = init_chat_model(
            self.model,
            model_provider="openai",
            base_url=self.url,
            api_key=SecretStr(self.key or "none"),  # a local server asks for none
            http_async_client=client,
            openai_proxy="",
            timeout=self.deadline,
            max_retries=RETRIES,
            temperature=sent.temperature,
            seed=sent.seed,
            max_completion_tokens=sent.max_tokens,
            # Ollama and older servers know only the old name, OpenAI only the new one.
            extra_body=None if self.url == DEFAULT_URL else {"max_tokens": sent.max_tokens},
            store=False,
            use_responses_api=False,
            streaming=False,
            disable_streaming=True,
            cache=False,
        )
        reply = await model.ainvoke(list(sent.messages))
        return _Answer(
            text=str(reply.text),
            finish=reply.response_metadata.get("finish_reason"),
            refused=bool(reply.additional_kwargs.get("refusal")),
            usage=self._usage(sent, reply),
        )

    def _usage(self, sent: Request, reply: Any) -> Usage:
        """Tokens as the server counted them, else as counted here, and their price."""
        told = reply.usage_metadata or {}
        into, out = told.get("input_tokens") or 0, told.get("output_tokens") or 0
        estimated = not (into and out)
        if estimated:
            into, _ = count(sent.messages, self.model)
            out, _ = count((("assistant", str(reply.text)),), self.model)
        return Usage(into, out, cost(self.model, into, out), estimated)

    async def _no_vain_retry(self, response: Any) -> None:
        """Stop the SDK from retrying where it cannot help: no quota, or too long a wait."""
        if response.status_code == 429:
            await response.aread()
            if _is_quota(response.text) or _wait(response.headers) > self.deadline:
                response.headers["x-should-retry"] = "false"

    def _why(self, error: Exception) -> str:
        """What went wrong, as a sentence that repeats nothing of the error or the server."""
        import openai

        if isinstance(error, openai.APIStatusError):
            return self._why_status(error)
        if isinstance(error, TimeoutError | openai.APITimeoutError):
            return _LATE
        if isinstance(error, openai.APIConnectionError):
            return _AWAY_DEFAULT if self.url == DEFAULT_URL else _AWAY
        return _NONSENSE

    def _why_status(self, error: Any) -> str:
        status = error.status_code
        if status == 429 and _is_quota(error.response.text):
            return _QUOTA
        seconds = _wait(error.response.headers)
        wait = f"{seconds:.0f} seconds" if 0 < seconds < 3600 else _WAITS[seconds > 0]
        other = _REDIRECT if status < 400 else _SERVER if status >= 500 else _REFUSED
        sentence = _STATUS.get(status, other)
        return sentence.replace("{wait}", wait).replace("{status}", str(status))


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    finish: str | None
    refused: bool
    usage: Usage

    @property
    def cut_off(self) -> bool:
        """Ollama gives no reason at the end of a whole text: then the text must tell."""
        return self.finish == "length" or (self.finish is None and not looks_whole(self.text))

    @property
    def runs_on(self) -> bool:
        """Small models can repeat themselves without end: no limit is large enough for that."""
        return len(self.text) > 400 and self.text.count(self.text[-100:-40]) > 2

    @property
    def fault(self) -> str:
        if self.refused or self.finish == "content_filter":
            return _DECLINED
        return _CUT if self.cut_off else ""


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _is_quota(body: str) -> bool:
    return "insufficient_quota" in body


def _wait(headers: Any) -> float:
    """The seconds that the server asks to wait, which may be inf; 0 where it does not say."""
    try:
        return max(0.0, float(headers.get("retry-after", 0)))
    except ValueError:
        return 0.0
