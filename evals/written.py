"""What is measured: a text with the case that it was written for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from drafter import Draft, Kind, Prompt, Review
from drafter.text import fold, sentences
from evals.case import Case

GRAM = 5  # words in a row; shorter runs are common phrases, longer ones rarely repeat

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HELLO = re.compile(
    r"(?:dear|hi|hello|hey|to|good (?:morning|afternoon|evening))\b[^.!?;]{0,60}[,:!]?"
)


def words_of(text: str) -> list[str]:
    """The words of a text, folded and in lower case.

    >>> words_of("I’m off on 18 December.")
    ["i'm", 'off', 'on', '18', 'december']
    """
    return [match.group().casefold() for match in _WORD.finditer(fold(text).text)]


def grams(words: list[str]) -> frozenset[tuple[str, ...]]:
    """Every run of five words."""
    return frozenset(tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


@dataclass(frozen=True)
class Written:
    """A text that an engine wrote for a case, and what it is measured against.

    `draft` is there where the text went through the whole pipeline and is what a person
    would see. `variants` are the texts of other seeds. `shared` gives, for each other kind,
    the share of this text's runs of five words that texts of that kind hold too.
    """

    case: Case
    text: str
    review: Review
    prompt: Prompt
    subject: str | None = None
    draft: Draft | None = None
    variants: tuple[str, ...] = ()
    shared: Mapping[str, float] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return self.prompt.kind

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def plain(self) -> str:
        """The text and the subject, folded, in lower case, with single spaces."""
        return " ".join(fold(f"{self.subject or ''}\n{self.text}").text.casefold().split())

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The sentences, in lower case, without greetings and what closes a message."""
        lines = [fold(self.text[a:b]).text.casefold() for a, b in sentences(self.text)]
        return tuple(line for line in lines if len(line.split()) > 3 and not _HELLO.fullmatch(line))

    def labels(self, *beginnings: str) -> list[str]:
        """What the fact check found under these labels and not as a mere note."""
        return [
            f'{finding.label}: "{finding.quote}"' if finding.quote else finding.why
            for finding in self.review.facts.findings
            if finding.label.startswith(beginnings) and finding.severity != "note"
        ]
