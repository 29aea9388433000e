"""Tagging: the network that says of each word of a fact what a copy editor does with it.

It is data in model/; evals/copyedit/ makes it again and says how far to trust it. What it says is
not done where an edit would lose a number or turn a "not".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from drafter.encoder import installed, session, tokenizer
from drafter.phrasing.edits import MONTHS, Token, changed, is_date, joined, tokens
from drafter.phrasing.linking import Links, Way
from drafter.phrasing.words import corrected, is_given_name, is_name, is_word, listed
from drafter.text import ORDINALS

FOLDER = Path(__file__).parent / "model"
MOST_TOKENS = 128
RELUCTANCE = 1.0  # log odds by which a word is rather kept than dropped
ATTACHED = "\u2060"  # before what is put in without a space
# The boxes of a form, in the order of their numbers.
BOXES = (
    "thanks_for",
    "respect_for",
    "gratitude",
    "learned",
    "contributions",
    "handover",
    "asks",
    "reason",
    "strain",
)


def mark_of(word: str) -> int:
    """How a word is written: 0 small, 1 with a capital, 2 in capitals, 3 mixed, 4 with digits, 5 a mark."""
    if not any(sign.isalnum() for sign in word):
        return 5
    if any(sign.isdigit() for sign in word):
        return 4
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() else 3


_NO_NAME = frozenset(
    "dr mr mrs ms miss prof chef sister the of de van da la el bin ing captain coach mx".split()
)


def name_parts(name: str) -> frozenset[str]:
    """The words of a name that stand for the person where they are typed."""
    return frozenset(part.lower().strip(".,") for part in name.split()) - _NO_NAME


@dataclass(frozen=True)
class Read:
    """A fact as the network reads it: pieces, how each is written, and where each word has its own."""

    ids: list[int]
    marks: list[int]
    spans: list[tuple[int, int]]


MOST_PIECES = 8


class Reader:
    """Makes pieces of words; the person whom a fact is about is one piece of its own."""

    def __init__(self, made: Any) -> None:
        self._tokenizer = made
        number = made.token_to_id
        self._boxes = {box: number(f"[unused{place}]") for place, box in enumerate(BOXES, 1)}
        self._person, self._begin, self._end = (
            number("[unused20]"),
            number("[CLS]"),
            number("[SEP]"),
        )
        self._unknown = number("[UNK]")
        self._pieces = lru_cache(maxsize=4096)(self._pieces_of)

    def _pieces_of(self, word: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return ids[:MOST_PIECES] or [self._unknown]

    def __call__(self, box: str, words: Sequence[str], person: str) -> Read:
        parts = name_parts(person)
        ids, marks, spans = [self._begin, self._boxes[box]], [5, 5], []
        for before, word in zip(("", *words), words, strict=False):
            low = word.lower()
            named = low in parts or low.removesuffix("s") in parts
            named = named and not (word == low and before.lower() in ("the", "a"))  # "the mick"
            pieces = [self._person] if named else self._pieces(word)
            if len(ids) + len(pieces) >= MOST_TOKENS:
                break
            spans.append((len(ids), len(ids) + len(pieces)))
            ids += pieces
            marks += [mark_of(word)] * len(pieces)
        spans.append((len(ids), len(ids) + 1))
        return Read([*ids, self._end], [*marks, 5], spans)


Phrases = list[tuple[str, list[Token], float]]  # the form, the words, how sure


@dataclass(frozen=True)
class Edits:
    """What may be done to a word: its changes, what may be put before it, forms that may begin."""

    changes: Sequence[str]
    before: Sequence[str]
    forms: Sequence[str]
    topics: Sequence[str]

    @cached_property
    def replacing(self) -> list[int]:
        """The numbers of the changes that put another word in a word's place, and no "not"."""
        names = enumerate(self.changes)
        return [number for number, name in names if name.startswith("=") and not _denies(name)]

    @cached_property
    def denying(self) -> tuple[list[int], list[int]]:
        """The numbers of the changes, and of what is put before a word, that hold a "not"."""
        changes, before = (
            [number for number, name in enumerate(names) if _denies(name)]
            for names in (self.changes, self.before)
        )
        return changes, before

    @cached_property
    def weighty(self) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """The numbers of the changes, and of what is put before a word, that hold words that must have
        been typed, and those words.
        """
        changes, before = (
            {number: words for number, name in enumerate(names) if (words := _weighty(name))}
            for names in ([c if c[0] == "=" else "" for c in self.changes], self.before)
        )
        return changes, before

    @cached_property
    def by_letter(self) -> dict[str, list[str]]:
        """The words that must have been typed, by their first letters."""
        found: dict[str, list[str]] = {}
        for word in sorted(
            set(chain.from_iterable(w for held in self.weighty for w in held.values()))
        ):
            found.setdefault(word[0], []).append(word)
        return found

    @cached_property
    def meant(self) -> Callable[[str], frozenset[str]]:
        """Of a word in small letters, the words that must have been typed and that it says."""
        return lru_cache(maxsize=4096)(self._meant)

    def _meant(self, low: str) -> frozenset[str]:
        return frozenset(
            other
            for word in {low.strip("."), corrected(low.strip(".")), _SIGNS.get(low, low)}
            for other in self.by_letter.get(word[:1], ())
            if word[:4] == other[:4]
            or (len(word) > 2 and other.startswith(word))
            or _is_short_for(word, other)
        )


@dataclass(frozen=True)
class Choice:
    """What is done to one word, and how sure that is, from 0 to 1, for each of the three."""

    change: str
    before: str
    form: str
    chances: tuple[float, float, float]


def _choices(
    typed: list[Token], numbers: Any, edits: Edits, links: Links
) -> tuple[list[Token], list[Choice], str]:
    """The likeliest edits of each word and the end, the typed words with marks set right, the topic.

    `numbers` [words and the end, edits and what is asked of the links and told them].
    """
    import numpy

    sizes = map(len, (edits.changes, edits.before, edits.forms, edits.topics))
    ends = [*accumulate(sizes), numbers.shape[1] - links.state]
    changes, before, forms, topics, asked, told = numpy.split(numbers, ends, axis=1)
    topic = edits.topics[int(topics[0].argmax())]
    forms[0, 0] = -1e9  # a phrase begins with the first word
    forms[1:, edits.forms.index("X")] = -1e9  # and nothing can be said of the whole, or of none
    drop = edits.changes.index("drop")
    changes[:, drop] -= RELUCTANCE
    said = _said(typed, edits)
    for part, weighty in zip((changes, before), edits.weighty, strict=True):
        part[:, [number for number, words in weighty.items() if not words <= said]] = -1e9
    if not any(map(_denies, (token.text for token in typed))):
        for part, denying in zip((changes, before), edits.denying, strict=True):
            part[:, denying] = -1e9
    # What denies is kept or dropped as the sense allows, but never made another word.
    for place in (place for place, token in enumerate(typed) if _denies(token.text)):
        changes[place, edits.replacing] = -1e9
    addressed = (at for at, token in enumerate(typed) if token.text.lower() == "you")
    for place in chain(_dashes(typed), addressed):
        changes[place, edits.replacing] = -1e9
    parts = (changes, before, forms)
    way = links.best(parts, asked, told)
    while barred := _barred(typed, way, edits):
        for place, parts_them in barred.items():
            changes[place, drop] = -1e9
            if parts_them:
                typed = [*typed[:place], Token(",", False), *typed[place + 1 :]]
                changes[place] = -1e9
                changes[place, edits.changes.index("keep")] = 0
        way = links.best(parts, asked, told)
    choices = [
        Choice(
            edits.changes[c] if place < len(typed) else "", edits.before[b], edits.forms[f], sure
        )
        for place, ((c, b, f), sure) in enumerate(zip(way.chosen, way.chances, strict=True))
    ]
    return typed, choices, topic


def _weighty(edit: str) -> set[str]:
    """The words of an edit that nobody may put in who did not find them typed.

    >>> _weighty("=and"), sorted(_weighty("mentored the")), _weighty("I'm")
    (set(), ['mentored'], set())
    """
    words = re.findall(r"[^\W_]+", re.sub(r"\w+n't\b|'\w+", "", edit.lower()))
    return {word for word in words if not listed(word, "put_in")}


def _said(typed: Sequence[Token], edits: Edits) -> set[str]:
    """Of the words that must have been typed, those that were, in whichever form or written short."""
    return set(chain.from_iterable(edits.meant(token.text.lower()) for token in typed))


# What is short for a word of which it is no beginning.
_SIGNS = {
    "%": "percent",
    "pct": "percent",
    "pc": "percent",
    "pt": "patient",
    "pts": "patients",
    "hr": "hour",
    "hrs": "hours",
    "mth": "month",
    "mthly": "monthly",
    "no.": "number",
    "nos.": "numbers",
    "pw": "password",
    "rm": "room",
    "vols": "volunteers",
}


def _dashes(typed: Sequence[Token]) -> Iterator[int]:
    """The places of dashes within a number, which say no "to": "0151 - 23 456"."""
    for place in range(1, len(typed) - 1):
        first, mark, last = (typed[at].text for at in (place - 1, place, place + 1))
        numbers = mark == "-" and first.isdigit() and last.isdigit()
        if numbers and (first[0] == "0" or int(first) >= int(last)):
            yield place


def _barred(typed: Sequence[Token], way: Way, edits: Edits) -> dict[int, bool]:
    """The places of words that may not be dropped, and whether they are marks that part others."""
    drop = edits.changes.index("drop")
    kept = [change != drop for change, *_ in way.chosen]
    before = [edits.before[put] for _, put, _ in way.chosen]
    begun = [bool(form) for *_, form in way.chosen]
    needed = chain(_inner(typed, kept, begun), _needed(typed, kept, before))
    return {
        **dict.fromkeys(needed, False),
        **dict.fromkeys(_parting(typed, kept, before, begun), True),
    }


def decoded(
    typed: Sequence[Token], numbers: Any, edits: Edits, links: Links
) -> tuple[Phrases, str]:
    """The phrases that the network's numbers make of the typed words, each as sure as its most
    doubtful edit, and their topic.
    """
    words, choices, topic = _choices(list(typed), numbers, edits, links)
    phrases: Phrases = []
    for place, choice in enumerate(choices):
        of_change, of_before, of_form = choice.chances
        if choice.form == "X":
            return [("X", [], of_form)], topic
        if choice.form:
            phrases.append((choice.form, [], 1.0))
        form, said, sure = phrases[-1]
        sure = min(sure, of_form)
        word = words[place] if place < len(words) else None
        if word:
            sure = min(sure, of_change)
            # The mark of an owner goes with them: "the advocates' exams".
            gone = place > 0 and choices[place - 1].change == "drop" and not word.spaced
            if choice.change == "drop" or (gone and word.text == "'"):
                phrases[-1] = (form, said, sure)
                continue
        phrases[-1] = (form, said, min(sure, of_before))
        text = word_changed(word.text, choice.change, place == 0) if word else ""
        _put(said, choice.before, text, spaced=word is not None and word.spaced)
    return phrases, topic


def _put(phrase: list[Token], before: str, text: str, *, spaced: bool) -> None:
    """Add what is put in, and the word, if there is one; nothing is said twice running."""
    if before and phrase and _is_short_for(phrase[-1].text, before):
        phrase.pop()  # "2nd second"
    if before and not _says_again(before, text) and not (phrase and phrase[-1].text == before):
        phrase.append(Token(before.removeprefix(ATTACHED), not before.startswith(ATTACHED)))
    if text and not (phrase and _repeats(phrase[-1].text, text)):
        phrase.append(Token(text, spaced))


def _is_short_for(word: str, full: str) -> bool:
    """Whether one word is the other, written short: "min", "2nd", "Jan".

    >>> _is_short_for("Jan", "January"), _is_short_for("January", "January")
    (True, True)
    >>> _is_short_for("2nd", "second"), _is_short_for("mins", "minutes"), _is_short_for("in", "into")
    (True, True, False)
    """
    short = word.lower().rstrip(".")
    ordinal = re.fullmatch(r"([1-9])(?:st|nd|rd|th)", short)
    if ordinal:
        return ORDINALS[int(ordinal[1]) - 1] == full
    if full in MONTHS:
        return full.lower().startswith(short) and len(short) >= 3
    return corrected(f"{short}s" if short in ("min", "sec") else short) == full != short


def word_changed(word: str, change: str, first: bool) -> str:
    """A word as a change leaves it; a slip is set right, and a typed name keeps its capital.

    The first word of an entry has one anyway: there a name is only what is surely one.
    """
    one = word.removesuffix("s")
    if change == "low" and is_date(word):
        return word
    of_place = listed(word, "places") or (listed(one, "origins") and one not in _NO_COUNTRY)
    if word.islower() and of_place:
        return word.capitalize()
    alone = is_name(word) and not is_word(word.lower())  # "Bratislava"
    named = is_given_name(word) or alone if first else word[1:].islower() and is_name(word)
    if change in ("keep", "cap") and word.islower():
        return changed(corrected(word), change)
    coined = not (word.isupper() or word[1:].islower())  # "TeamMate"
    return (
        word if change == "low" and (named or (coined and len(word) > 1)) else changed(word, change)
    )


@lru_cache(maxsize=4096)
def set_right(text: str) -> str:
    """What was typed, with common slips and the capitals of names set right.

    >>> set_right("he tought me on tuesday in norway, i think")
    'he taught me on Tuesday in Norway, I think'
    """

    def right(word: str) -> str:
        return "I" if word == "i" else word_changed(word, "keep", False)

    return joined([Token(right(word.text), word.spaced) for word in tokens(text)])


# Of the origins, those that in small letters are another word.
_NO_COUNTRY = frozenset("vat mot pat epc polish".split())
# What is short for a word: after "I am", no "'m".
_SHORT_FOR = {"am": "'m", "are": "'re", "is": "'s", "has": "'s", "have": "'ve", "will": "'ll"}


def _repeats(before: str, text: str) -> bool:
    """Whether a word says again what stands before it: "you you", "I am'm"."""
    last = before.split()[-1:] or [""]
    return bool(text) and (last[0] == text or _SHORT_FOR.get(last[0]) == text)


def _says_again(put_in: str, text: str) -> bool:
    """Whether what is put in is in the word: "do not" before "don't"."""
    return text.endswith("n't") and put_in.endswith(" not")


def _parting(
    typed: Sequence[Token], kept: Sequence[bool], before: Sequence[str], begun: Sequence[bool]
) -> Iterator[int]:
    """The places of marks that part words that stay, where nothing else comes to part them."""
    for place in range(1, len(typed) - 1):
        marks = typed[place].text in (",", ";", ".", ":", "-", "(")
        alone = not kept[place] and kept[place - 1] and kept[place + 1]
        if marks and alone and not before[place + 1] and not begun[place + 1]:
            yield place


def _inner(typed: Sequence[Token], kept: Sequence[bool], begun: Sequence[bool]) -> list[int]:
    """The places of words of weight that are dropped in the midst of a phrase, with what is about them.

    A copy editor drops hardly one in a hundred of those; the network is less sure of hand.
    """
    found: list[int] = []
    run: list[int] = []
    for place, token in enumerate(typed):
        word = token.text[0].isalnum()
        if kept[place] or begun[place] or not word:
            if (
                kept[place]
                and word
                and not begun[place]
                and run
                and run[0] > 0
                and kept[run[0] - 1]
            ):
                found += run if any(_has_weight(typed[each].text) for each in run) else []
            run = []
        if not kept[place] and word:
            run.append(place)
    return found


def _has_weight(word: str) -> bool:
    low = word.lower()
    return (
        len(low) > 2
        and low.isalpha()
        and not any(listed(low, name) for name in ("small", "adverbs", "finite"))
    )


_NEGATIVE = re.compile(
    r"(?:not|no|never|nobody|nothing|none|without|nor|cannot|\w+n't)", re.IGNORECASE
)


def _denies(words: str) -> bool:
    """Whether words, or an edit that puts them in, hold a "not", with its apostrophe or without."""
    each = words.removeprefix("=").split()
    return any(_NEGATIVE.fullmatch(w) or changed(w, "negated") != w for w in each)


def _needed(typed: Sequence[Token], kept: Sequence[bool], before: Sequence[str]) -> Iterator[int]:
    """The places of words that are dropped though the sense hangs on them.

    That is a "not" where what it denies stays, and a number or a month behind what stays.
    """
    for place, token in enumerate(typed):
        if kept[place]:
            continue
        then = place + 1 < len(typed) and kept[place + 1]
        denied = then and not any(map(_NEGATIVE.fullmatch, before[place + 1].split()))
        dated = place > 0 and kept[place - 1] and typed[place - 1].text[0].isalnum()
        if (denied and _NEGATIVE.fullmatch(token.text)) or (dated and is_date(token.text)):
            yield place


class Network:
    """A fact in, its phrases out, each with its form."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "model.onnx")
        self._edits = Edits(**json.loads((folder / "edits.json").read_text("utf-8")))
        self._links = Links.at(folder / "links.npz")
        self._read = Reader(tokenizer())

    def __call__(self, box: str, typed: Sequence[Token], person: str) -> tuple[Phrases, str]:
        import numpy

        read = self._read(box, [token.text for token in typed], person)
        shares = numpy.zeros((len(read.spans), len(read.ids)), dtype=numpy.float32)
        for row, (start, end) in zip(shares, read.spans, strict=True):
            row[start:end] = 1 / (end - start)
        ids, marks = (numpy.array([row], dtype=numpy.int64) for row in (read.ids, read.marks))
        given = {"ids": ids, "marks": marks, "shares": shares}
        (numbers,) = self._session.run(["numbers"], given)
        return decoded(typed[: len(read.spans) - 1], numbers, self._edits, self._links)


@cache
def network() -> Network | None:
    """The network; None where it is not installed."""
    return installed(Network, FOLDER)
