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
        doubted = [said for said in spans if any(q in said or said in q for q in quotes)]
        # What was in doubt in an earlier text, and stands in this one no more, stays out.
        doubted += [quote for quote in quotes if quote not in draft]
        return Completion(compose(prompt.kind, prompt.told, prompt.seed, len(changes), doubted))


# A change begins with the words that it is about (drafting).
_QUOTED = re.compile(r'"(.+)": ')
