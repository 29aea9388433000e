"""Linking: choosing the edits of a fact's words one after another, each in sight of those before.

What is done to a word hangs on what was done to the last: where a comma goes, an "and" or a new phrase
comes. So the network's numbers for a word are changed by a state that tells what was chosen so far
(evals/copyedit/network.py, Links, taught with it), and several ways are followed side by side while
they are likely.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAYS = 2  # that are followed side by side
UNLIKELY = 4.0  # log odds behind the likeliest way from which on a way is not followed
_EACH = 3  # choices tried at each step of a way, but one where it is so sure
_SURE = 0.9
_LEAST = 0.05  # the chance below which a choice is not tried


@dataclass(frozen=True)
class Way:
    """What was chosen so far, word by word: the numbers of its change, of what comes before it and of
    the form that begins with it, and how likely each was.
    """

    chosen: tuple[tuple[int, int, int], ...]
    chances: tuple[tuple[float, float, float], ...]
    likely: float  # the logarithm of its chance
    state: Any
    phrase: int  # the form of the phrase that it is in


class Links:
    """The tables of the links, and the search for the likeliest way through a fact."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables
        self.state = len(tables["carried.bias"])

    @classmethod
    def at(cls, path: Path) -> Links:
        """The tables of a file."""
        import numpy

        with numpy.load(path) as stored:
            return cls({name: stored[name].astype(numpy.float32) for name in stored})

    def best(self, parts: tuple[Any, Any, Any], asked: Any, told: Any) -> Way:
        """The likeliest way. `parts` are the numbers of changes, of what comes before and of forms
        [words and the end, edits]; `asked` and `told` what each word has to do with the state.
        """
        import numpy

        last = len(parts[2]) - 1
        ways = [Way((), (), 0.0, numpy.zeros(self.state, numpy.float32), 0)]
        for place in range(last + 1):
            at = (
                [part[place] for part in parts]
                if place < last
                else [None, *(p[place] for p in parts[1:])]
            )
            found = sorted(
                (step for way in ways for step in self._steps(way, at, asked[place])),
                key=lambda step: -step.likely,
            )
            near = [step for step in found[:WAYS] if step.likely >= found[0].likely - UNLIKELY]
            ways = [self._gone(step, told[place]) if place < last else step for step in near]
        return ways[0]

    def _steps(self, way: Way, at: Sequence[Any], asked: Any) -> Iterator[Way]:
        """A way with each likely choice for the next word; its state is still to be carried on.

        `at` are the word's numbers of changes (None at the end), of what comes before and of forms.
        """
        tables, (changes, before, forms) = self._tables, at
        seen = asked + way.state
        for form, of_form in _likeliest(forms + _lit(seen) @ tables["on_form"]):
            phrase = form or way.phrase
            formed = seen + tables["form"][form] + tables["phrase"][phrase]
            for change, of_change in (
                [(len(tables["change"]) - 1, 1.0)]
                if changes is None
                else _likeliest(changes + _lit(formed) @ tables["on_change"])
            ):
                made = formed + tables["change"][change]
                for put, of_before in _likeliest(before + _lit(made) @ tables["on_before"]):
                    yield Way(
                        (*way.chosen, (change, put, form)),
                        (*way.chances, (of_change, of_before, of_form)),
                        way.likely + math.log(of_change * of_before * of_form),
                        made,
                        phrase,
                    )

    def _gone(self, step: Way, told: Any) -> Way:
        """A way whose last word has told the state what was chosen for it."""
        import numpy

        tables = self._tables
        made = _lit(step.state + tables["before"][step.chosen[-1][1]])
        state = numpy.tanh(told + made @ tables["carried"] + tables["carried.bias"])
        return Way(step.chosen, step.chances, step.likely, state, step.phrase)


def _lit(state: Any) -> Any:
    return state * (state > 0)


def _likeliest(numbers: Any) -> list[tuple[int, float]]:
    """The likeliest edits by their numbers, with their chances."""
    import numpy

    first = int(numbers.argmax())
    chances = numpy.exp(numbers - numbers[first])
    sure = float(1 / chances.sum())
    found = [(first, sure)]
    for _ in range(_EACH - 1 if sure < _SURE else 0):
        chances[found[-1][0]] = 0
        next_ = int(chances.argmax())
        found.append((next_, float(chances[next_]) * found[0][1]))
        if found[-1][1] < _LEAST:
            found.pop()
            break
    return found
