"""The offline engine: composes each message from the facts, with no model and no network."""

from __future__ import annotations

from drafter.engines import Completion
from drafter.prompt import Prompt, compose


def create() -> Offline:
    return Offline()


class Offline:
    """Fills prompts/<kind>/offline.jinja. The same prompt gives the same text."""

    name = "offline"

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        """The outline of the prompt; asked for changes, another variant of it."""
        if not changes:
            return Completion(prompt.outline)
        return Completion(compose(prompt.kind, prompt.values, prompt.seed, len(changes)))
