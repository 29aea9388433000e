"""The offline engine: composes each message from the facts, with no model and no network."""

from __future__ import annotations

from drafter.engines import Completion
from drafter.prompt import Prompt, environment


def create() -> Offline:
    return Offline()


class Offline:
    name = "offline"

    def write(
        self, prompt: Prompt, *, changes: tuple[str, ...] = (), draft: str = ""
    ) -> Completion:
        template = environment().get_template(f"{prompt.kind.name}/offline.jinja")
        return Completion(template.render(**prompt.values).strip())
