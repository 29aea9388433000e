"""The offline engine: composes each message from the facts, with no model and no network."""

from __future__ import annotations

import re

from drafter.engines import Completion
from drafter.prompt import Prompt, compose
from drafter.text import sentences


def create() -> Offline:
    return Offline()


class Offline:
    """Fills prompts/<kind>/offline.jinja. The same prompt gives the same text."""

    name = "offline"

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """The outline of the prompt; asked for changes, another without the sentences in doubt."""
        if not changes:
            return Completion(prompt.outline)
        quotes = [quoted[1] for change in changes if (quoted := _QUOTED.match(change))]
        spans = [draft[start:end] for start, end in sentences(draft)]
        # A quote of an earlier text stays in doubt.
        doubted = [next((said for said in spans if quote in said), quote) for quote in quotes]
        return Completion(compose(prompt.kind, prompt.told, prompt.seed, len(changes), doubted))


# A change begins with the words that it is about (drafting).
_QUOTED = re.compile(r'"(.+)": ')
