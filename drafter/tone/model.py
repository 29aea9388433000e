"""The trained checker: what a small network makes of a sentence, where no rule speaks.

Sentences that stand together in a message are read together, each judged among the others.
The network is data in model/, with calibration.json, which turns what it gives into
chances; evals/tone/ makes both again and says how far to trust them.
Where they are missing, or onnxruntime or tokenizers is not installed, the rules stand alone.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from drafter.encoder import installed, session, tokenizer
from drafter.report import LABELS, Finding, Severity
from drafter.text import Span, marked, sentences, without_hidden
from drafter.tone.reading import read, unwrapped

FOLDER = Path(__file__).parent / "model"
RULE = "model"
# What the network was taught to read at most of a sentence, which is judged by its beginning,
# and of a passage: sentences that it reads together. A paragraph ends a passage of so many.
MOST_TOKENS = 64
MOST_TOGETHER = 128
ENOUGH_TOGETHER = 40
MOST_CHARACTERS = 600
# Of a sentence, in characters, what the network has surely read.
SURELY_READ = 200
# The share of its sentence from which a finding stands alone: too little is left to excuse it.
STANDS_ALONE = 0.4
_EMPTY_LINE = re.compile(r"\n\s*\n")
# Passages whose judgement is remembered.
MOST_KNOWN = 2048


# The readings of sentences that are read together.
Passage = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the trained checker makes of one sentence.

    `flagged` is the chance that a careful HR professional would ask for a rewording of
    it, standing where it stands; `labels` the chance of each label. All from 0 to 1.
    """

    flagged: float
    labels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a text, from `start` to `end`, and what is made of it."""

    start: int
    end: int
    judgement: Judgement


def judge(sentence: str) -> Judgement | None:
    """Judge one sentence by itself; None where the trained checker is not installed.

    The same sentence always gets the same judgement, and costs nothing the second time.

    >>> judgement = judge("It was lovely, for those of us who did the work.")
    >>> judgement is None or 0 <= judgement.flagged <= 1
    True
    """
    network = _network()
    return _judge(network, [(_reading(sentence),)])[0][0] if network else None


def judged(text: str) -> tuple[Judged, ...]:
    """Each sentence of a text with its judgement; empty where there is no checker."""
    network = _network()
    if network is None:
        return ()
    spans, together = _read_together(network, text)
    each = chain.from_iterable(_judge(network, together))
    return tuple(Judged(*span, judgement) for span, judgement in zip(spans, each, strict=True))


def judged_whole(text: str) -> Judgement | None:
    """A text of several sentences so short that the network reads it whole: as one sentence.

    What a sentence means, its neighbor may tell. None for a longer text.
    """
    return judge(text) if len(text) <= SURELY_READ else None


def numbers_of(text: str) -> list[list[float]]:
    """What the network gives for each sentence of a text, before it is turned into chances.

    Needs the trained checker to be installed; only what fits the chances asks for it.
    """
    network = _network()
    assert network is not None, "the trained checker is not installed"
    return [row for passage in _read_together(network, text)[1] for row in network(passage)]


def _read_together(network: _Network, text: str) -> tuple[list[Span], list[Passage]]:
    """The sentences of a text, and their readings in passages."""
    spans = list(sentences(unwrapped(text)))
    readings = [_reading(text[start:end]) for start, end in spans]
    parts = passages(text, spans, [len(network.tokens(each)) for each in readings])
    return spans, [tuple(readings[part]) for part in parts]


def passages(text: str, spans: Sequence[Span], lengths: Sequence[int]) -> list[slice]:
    """Which sentences of a text are read together: `spans` and how many tokens each has."""
    found, first, size = [], 0, 1
    for number, length in enumerate(lengths):
        full = size + length > MOST_TOGETHER
        if number > first and (full or (size >= ENOUGH_TOGETHER and _parted(text, spans, number))):
            found.append(slice(first, number))
            first, size = number, 1
        size += length
    return [*found, slice(first, len(lengths))] if lengths else []


def _parted(text: str, spans: Sequence[Span], number: int) -> bool:
    """Whether a paragraph begins with this sentence."""
    return bool(_EMPTY_LINE.search(text, spans[number - 1][1], spans[number][0]))


def blend(rules: float, judgements: Sequence[Judged], whole: Judgement | None = None) -> float:
    """The score of a text: what the rules make of it, and its most doubtful sentence.

    `whole` is what is made of all its sentences together, where they can be judged so; then
    that counts instead. The score never falls where `rules` or a chance rises. Without
    judgements it is `rules` as it was.
    """
    if not judgements:
        return rules
    weights = _calibration()["score"]
    if whole is not None:
        worst = _logit(whole.flagged)
    else:
        worst = max(_within(each, judgements) for each in judgements)
    sum_ = weights["model"] * worst + weights["rules"] * _logit(rules) + weights["shift"]
    return round(_chance(sum_), 4)


def calmed(findings: Iterable[Finding], judgements: Sequence[Judged]) -> tuple[Finding, ...]:
    """The findings of the rules, a warning as a note where the sentence is surely harmless.

    A rule sees words, and the same words stand in good sentences: "the boiler runs without
    me". What blocks a text is never taken back, nor a warning that is most of its sentence,
    nor one beyond what is judged of a long sentence.
    """
    return tuple(
        replace(finding, severity="note") if _is_calm(finding, judgements) else finding
        for finding in findings
    )


def _is_calm(finding: Finding, judgements: Sequence[Judged]) -> bool:
    if finding.severity != "warn":
        return False
    around = judged_around(finding, judgements)
    return (
        bool(around)
        and max(_within(e, judgements) for e in around) < _calibration()["severity"]["calm"]
        and finding.end - around[0].start <= SURELY_READ
        and finding.end - finding.start < STANDS_ALONE * sum(e.end - e.start for e in around)
    )


def judged_around(finding: Finding, judgements: Sequence[Judged]) -> Sequence[Judged]:
    """The judgements of the sentences that a finding is in; they are in order and apart."""
    first = bisect_right(judgements, finding.start, key=lambda each: each.end)
    return judgements[first : bisect_left(judgements, finding.end, key=lambda each: each.start)]


def findings_of(text: str, judgements: Sequence[Judged], known: Iterable[Finding]) -> list[Finding]:
    """A finding for each sentence that is doubtful and in which nothing is `known`."""
    taken = marked(text, [(finding.start, finding.end) for finding in known])
    doubtful = [
        (each, severity)
        for each in judgements
        if (severity := _severity(_within(each, judgements)))
        and taken.find(1, each.start, each.end) < 0
    ]
    return [_finding(text, each, severity) for each, severity in doubtful]


def most_doubtful(
    text: str, judgements: Sequence[Judged], doubts: Iterable[Finding]
) -> list[Finding]:
    """The doubts, with a warning of the most doubtful sentence.

    A text whose score is too high is not ok: it is said which sentence to reword.
    """
    worst = max(judgements, key=lambda each: each.judgement.flagged)
    others = [d for d in doubts if d.end <= worst.start or worst.end <= d.start]
    return [*others, _finding(text, worst, "warn")]


# Label: what the reader may hear, and the principle that speaks to it.
_HEARD = {
    "venting": ("airing a grievance", "P34"),
    "gloating": ("boasting, or being glad of another's loss", "P31"),
    "blame": ("finding fault with somebody", "P09"),
    "hostility": ("contempt or a threat", "P01"),
    "passive_aggression": ("a dig in polite clothing", "P08"),
    "oversharing": ("more than this reader should be told", "P24"),
    "wavering": ("a door left open to staying", "P26"),
    "over_apology": ("more apology than the matter needs", "P26"),
}


def _finding(text: str, each: Judged, severity: Severity) -> Finding:
    from drafter.guidance import principles

    label = max(LABELS, key=lambda name: each.judgement.labels[name])
    heard, principle = _HEARD[label]
    start, end = _clause(text, each)
    return Finding(
        label=label,
        start=start,
        end=end,
        quote=text[start:end],
        severity=severity,
        why=f"A reader may hear {heard} here. The trained checker judges so; no rule does.",
        instead="Reword it, or leave it out.",
        principle=principle,
        source=principles()[principle].source,
        rule=RULE,
    )


# Where a sentence may be cut: at these signs, and before a word that joins two clauses.
_CUT = re.compile(r"[,;:\u2013\u2014]\s+|\s+-\s+|\s+(?=(?:but|because|although|so|unless)\s)")
_FEWEST_WORDS = 4


def _clause(text: str, each: Judged) -> Span:
    """The clause that is as doubtful alone as its sentence is, else the sentence."""
    best, span = each.judgement.flagged, (each.start, each.end)
    for start, end in _clauses(text, each.start, each.end):
        alone = judge(text[start:end])
        if alone and alone.flagged >= best:
            best, span = alone.flagged, (start, end)
    return span


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for cut in (*_CUT.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        if (begin, stop) != (start, end) and len(text[begin:stop].split()) >= _FEWEST_WORDS:
            yield begin, stop
        begin = cut.end() if cut else end


def _within(each: Judged, judgements: Sequence[Judged]) -> float:
    """The log odds of a sentence among others: most sentences of a message are harmless."""
    crowd: float = _calibration()["crowd"]
    return _logit(each.judgement.flagged) - crowd * math.log(len(judgements))


def _severity(log_odds: float) -> Severity | None:
    levels: dict[str, float] = _calibration()["severity"]
    if log_odds >= levels["warn"]:
        return "warn"
    return "note" if log_odds >= levels["note"] else None


def _logit(chance: float) -> float:
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _judge(network: _Network, passages: Sequence[Passage]) -> list[list[Judgement]]:
    """What is made of each sentence of each passage."""
    known = {passage: _known[passage] for passage in passages if passage in _known}
    new = [passage for passage in dict.fromkeys(passages) if passage not in known]
    if len(new) > 1:
        # The network lets go of Python's lock: two passages are read at a time.
        with ThreadPoolExecutor(2) as threads:
            numbers = list(threads.map(network, new))
    else:
        numbers = [network(passage) for passage in new]
    for passage, rows in zip(new, numbers, strict=True):
        known[passage] = [_judgement(row) for row in rows]
    _known.update(known)
    while len(_known) > MOST_KNOWN:
        _known.pop(next(iter(_known)), None)
    return [known[passage] for passage in passages]


def _reading(sentence: str) -> str:
    return without_hidden(read(sentence[:MOST_CHARACTERS]).text)


# Judgements of passages, the oldest first.
_known: dict[Passage, list[Judgement]] = {}


def _judgement(numbers: Sequence[float]) -> Judgement:
    raw, *by_label = numbers
    scale = _calibration()
    mean = (raw + max(by_label)) / 2
    flagged = scale["flagged"]["scale"] * mean + scale["flagged"]["shift"]
    return Judgement(
        round(_chance(flagged), 4),
        {
            name: round(_chance(scale["labels"][name][0] * value + scale["labels"][name][1]), 4)
            for name, value in zip(LABELS, by_label, strict=True)
        },
    )


@cache
def _calibration() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "calibration.json").read_text("utf-8"))
    return content


class _Network:
    """A passage in; for each sentence a number for `flagged` and one for each label out."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "model.onnx")
        self._tokenizer = tokenizer()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._begin: int = self._tokenizer.encode("").ids[0]
        # Asked for the length of a sentence, and again for what it is.
        self._encoded = lru_cache(maxsize=MOST_KNOWN)(self._tokenizer.encode)

    def tokens(self, reading: str) -> list[int]:
        """The sentence as the network reads it, with the sign that ends it."""
        ids: list[int] = self._encoded(reading).ids
        return ids[1:]

    def __call__(self, passage: Sequence[str]) -> list[list[float]]:
        # One passage at a time: the network scales its numbers by all that it is given at
        # once, and a passage must not be judged by another.
        import numpy

        sentences = [self.tokens(reading) for reading in passage]
        sentences[0] = [self._begin, *sentences[0]]
        ids = numpy.array([list(chain.from_iterable(sentences))], dtype=numpy.int64)
        shares = numpy.zeros((len(sentences), ids.shape[1]), dtype=numpy.float32)
        end = 0
        for row, sentence in zip(shares, sentences, strict=True):
            row[end : end + len(sentence)] = 1 / len(sentence)
            end += len(sentence)
        (numbers,) = self._session.run(["numbers"], {"ids": ids, "shares": shares})
        rows: list[list[float]] = numbers.tolist()
        return rows


@cache
def _network() -> _Network | None:
    return installed(_Network, FOLDER)
