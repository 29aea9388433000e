"""What must not leak: the secrets, whole or in part, and the words of the private notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.facts.known import Known, known_of
from drafter.facts.numbers import Number, numbers_in
from drafter.facts.reading import Hit, Reading, Word, stem, word_list, words_of
from drafter.situation import Situation
from drafter.text import Span, fold, plain, plain_of

RUN = 6  # words of the private notes in a row
_REST = re.compile(r"(?:'?[^\W_]){0,6}(?![^\W_])")
_ENDINGS = ("", "s", "es", "'s", "d", "ed", "ing", "er", "ers", "ation", "ment")
# Scripts that write without spaces: a word there is a letter or two.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Secret:
    """One text that must not appear, and the forms in which it would be known."""

    text: str
    is_name: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        written = fold(self.text).text
        return tuple(words_of(written, plain(written)))

    @cached_property
    def letters(self) -> str:
        return re.sub(r"[\W_]+", "", plain_of(self.text))

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """Its letters, and for one long word what its other forms begin with."""
        if self.is_name or len(self.words) != 1 or len(self.letters) < 4:
            return (self.letters,)
        found = {self.letters}
        for ending in ("'s", "s", "es", "ed", "ing"):
            if self.letters.endswith(ending) and len(self.letters) - len(ending) >= 4:
                found.add(self.letters.removesuffix(ending))
        for base in tuple(found):
            if base[-1] in "ey":
                found.add(base[:-1] + ("i" if base[-1] == "y" else ""))
            else:
                found.add(base + base[-1])
        return tuple(sorted(found, key=len))

    @cached_property
    def content(self) -> frozenset[str]:
        small = word_list("stop_words", "english")
        return frozenset(stem(w.plain) for w in self.words if w.plain not in small)

    @cached_property
    def distinctive(self) -> frozenset[str]:
        """The words of a name that point to it by themselves: "Halden" of "Halden Imaging"."""
        if len(self.words) < 2:
            return frozenset()
        ordinary = word_list("ordinary") | word_list("allowed") | word_list("stop_words", "english")
        return frozenset(
            w.plain.removesuffix("'s")
            for w in self.words
            if (w.written[0].isupper() or not w.plain.isascii())
            and (len(w.plain) > 3 or not w.plain.isascii())
            and w.plain.removesuffix("'s") not in ordinary
            and stem(w.plain) not in ordinary
        )

    @cached_property
    def initials(self) -> str:
        """Its acronym in capitals, where it has one that is no word of every office."""
        words = [w for w in self.words if w.plain not in ("of", "and", "the", "for", "&")]
        if not 2 <= len(words) <= 6 or not all(w.plain[0].isalpha() for w in words):
            return ""
        found = "".join(w.plain[0] for w in words)
        named = all(w.written[0].isupper() for w in words)
        common = (
            found in word_list("short_words")
            or found in word_list("allowed")
            or found in word_list("ordinary")
        )
        return "" if common or (len(found) < 3 and not named) else found.upper()

    @cached_property
    def amounts(self) -> tuple[Number, ...]:
        """The amounts in it that would give it away: money, shares, large numbers, no years."""
        return tuple(
            n
            for n in numbers_in(plain_of(self.text))
            if n.unit in ("money", "percent")
            or (max(n.values) >= 1000 and not (n.text.isdecimal() and 1900 <= n.values[0] <= 2100))
        )


@lru_cache(maxsize=256)
def _secret(text: str) -> Secret:
    return Secret(text)


@lru_cache(maxsize=256)
def _name(text: str) -> Secret:
    return Secret(text, is_name=True)


def leaks(reading: Reading, situation: Situation) -> Iterator[Hit]:
    """Every secret and every run of the private notes in a text."""
    known = known_of(situation)
    if situation.confidential:
        yield from _secrets(reading, situation, known)
    if situation.private_notes:
        yield from _runs(reading, situation, known)


def _secrets(reading: Reading, situation: Situation, known: Known) -> Iterator[Hit]:
    written = reading.folded.text  # all of it, however long
    everything = plain(written)
    squeezed = _Squeezed(everything)
    names = [n for n in (situation.sender, situation.company, *_people(situation)) if n]
    own = {plain_of(name) for name in names}
    edges = _edges(reading)
    for text in situation.confidential:
        secret = _secret(text)
        spans = [("secret/whole", span) for span in _whole(secret, everything, squeezed)]
        spans += [("secret/whole", span) for span in _other_order(secret, reading)]
        for word in secret.distinctive - known.names:
            spans += [("secret/part", s) for s in _whole(_name(word), everything, squeezed)]
        spans += [("secret/initials", span) for span in _initials(secret, reading)]
        is_name = plain_of(text) in own or {w.plain for w in secret.words} <= known.names
        for rule, (start, end) in spans:
            if is_name and any(a <= start and end <= b for a, b in edges):
                continue
            yield Hit(rule, start, end)
        if secret.amounts:
            for number in numbers_in(reading.plain):
                if any(map(number.fits, secret.amounts)):
                    yield Hit("secret/amount", number.start, number.end)


def _people(situation: Situation) -> list[str]:
    return [person.name for person in situation.people]


def _edges(reading: Reading) -> list[Span]:
    """The greeting and the signature, where a name may stand that is also a secret."""
    found = [reading.greeting[:2]] if reading.greeting else []
    if reading.lines:
        first = reading.closing + 1 if reading.closing is not None else len(reading.lines) - 1
        found.extend(reading.lines[max(first, 1) :])
    return found


@dataclass(frozen=True)
class _Squeezed:
    """A text without anything between its letters and digits, and the way back."""

    original: str

    @cached_property
    def text(self) -> str:
        return re.sub(r"[\W_]+", "", self.original)

    @cached_property
    def places(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[^\W_]", self.original)]


def _whole(secret: Secret, text: str, squeezed: _Squeezed) -> Iterator[Span]:
    """The secret in any case, inflected, joined up or split."""
    if not secret.letters:  # signs only
        sign = plain_of(secret.text).strip()
        yield from ((m.start(), m.end()) for m in re.finditer(re.escape(sign), text) if sign)
        return
    taken = -1
    for base in reversed(secret.bases):
        place = squeezed.text.find(base)
        while place >= 0:
            start = squeezed.places[place]
            last = squeezed.places[place + len(base) - 1]
            end = _word_end(text, last + 1, secret)
            whole = end is not None and (start == 0 or not text[start - 1].isalnum())
            unspaced = bool(_UNSPACED.match(base))
            if (whole or unspaced) and start > taken:
                end = end or last + 1
                if unspaced or _split_fits(secret, text[start : last + 1]):
                    yield start, end
                    taken = end
            place = squeezed.text.find(base, place + len(base))


def _word_end(text: str, end: int, secret: Secret) -> int | None:
    """Where the word that goes on at `end` ends, if that is but an ending."""
    rest = _REST.match(text, end)
    if rest is None:
        return None
    ending = rest[0]
    if len(secret.letters) <= 3:
        endings: tuple[str, ...] = ("", "'s")
    elif secret.is_name or (ending == "d" and text[end - 1] != "e"):
        endings = ("", "s", "es", "'s")
    else:
        endings = _ENDINGS
    return rest.end() if ending in endings else None


def _split_fits(secret: Secret, found: str) -> bool:
    """Whether what stands there is the secret, not two words that happen to spell it."""
    pieces = re.findall(r"[^\W_]+", found)
    if [w for word in secret.words for w in re.split(r"['&]", word.plain)] == pieces:
        return True
    if len(pieces) <= len(secret.words) or len(secret.letters) >= 7:
        return True
    if len(secret.letters) <= 2:
        return False
    letters_apart = all(len(piece) == 1 for piece in pieces)
    return letters_apart or bool(re.search(r"[^\W_][._\-\n*/|+~]+[^\W_]", found))


def _other_order(secret: Secret, reading: Reading) -> Iterator[Span]:
    """All words of weight of a phrase close together: "a second round of layoffs"."""
    if len(secret.content) < 2 or any(len(word) < 3 for word in secret.content):
        return
    near = len(secret.words) + 4
    last: dict[str, int] = {}
    for place, word in enumerate(reading.words):
        root = stem(word.plain)
        if root in secret.content:
            last[root] = place
            if len(last) == len(secret.content) and place - min(last.values()) < near:
                first = reading.words[min(last.values())]
                if not re.search(r"[.!?]\s|\n\n", reading.plain[first.start : word.end]):
                    yield first.start, word.end
                    last.clear()


def _initials(secret: Secret, reading: Reading) -> Iterator[Span]:
    if secret.initials and not reading.shouting:
        for word in reading.words:
            if word.written.removesuffix("'s").removesuffix("s") == secret.initials:
                yield word.start, word.end


# --- Private notes -----------------------------------------------------------------------


def _tokens(words: Iterator[Word] | tuple[Word, ...]) -> Iterator[tuple[str, int, int]]:
    """Words without apostrophes; two letters of an unspaced script make one."""
    for word in words:
        if not _UNSPACED.search(word.plain):
            yield word.plain.replace("'", ""), word.start, word.end
            continue
        for place, pair in enumerate(pairwise(word.plain)):
            yield "".join(pair), word.start + place, word.start + place + 2


@lru_cache(maxsize=8)
def _note_runs(situation: Situation) -> frozenset[tuple[str, ...]]:
    """Every run of the notes that is no run of the facts."""

    def runs(text: str) -> set[tuple[str, ...]]:
        tokens = [token for token, _, _ in _tokens(words_of(text, text))]
        return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}

    facts = set().union(*(runs(line) for line in known_of(situation).plain.split("\n")))
    return frozenset(runs(plain_of(situation.private_notes or "")) - facts)


def _runs(reading: Reading, situation: Situation, known: Known) -> Iterator[Hit]:
    noted = _note_runs(situation)
    tokens = list(_tokens(reading.words))
    start = end = -1
    for i in range(len(tokens) - RUN + 1):
        if tuple(token for token, _, _ in tokens[i : i + RUN]) not in noted:
            continue
        if tokens[i][1] > end and end >= 0:
            yield Hit("private_notes/run", start, end)
            start = -1
        start = tokens[i][1] if start < 0 else start
        end = tokens[i + RUN - 1][2]
    if end >= 0:
        yield Hit("private_notes/run", start, end)
