"""What the facts hold: their words, dates and numbers, read once for each situation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.facts.dates import Mention, dates_in
from drafter.facts.numbers import Number, numbers_in
from drafter.facts.reading import holds, root, stem, word_list, words_of
from drafter.phrasing.copyedit import edited
from drafter.situation import LISTS, LISTS_OF_PERSON, Situation
from drafter.text import fold, plain_of

# Facts beyond this many characters are not searched for dates and numbers.
_READ = 50_000
# A longer text is no note of somebody in a hurry: it is read as typed alone.
_NOTE = 500
# Between two facts: "in May" before "27 years" is no date.
_FENCE = "\n|\n"


@dataclass(frozen=True)
class Known:
    """The facts as the check needs them. Private notes and secrets are no part of them.

    `as_meant` is whether the words of the copy editor count beside those that were typed.
    """

    situation: Situation
    as_meant: bool = False

    @cached_property
    def by_field(self) -> Mapping[str, tuple[str, ...]]:
        """The texts of each field; what is said of people is in "people".

        As meant, "on tues" is "on Tuesday" too. "told" holds who knows of it already: names, and
        the words for what they are.
        """
        s = self.situation
        told = [p for p in s.people if p.knows or (p.relation == "boss" and s.boss_knows)]
        found = {
            **{name: (getattr(s, name),) for name in ("sender", "company", "role", "reason")},
            **{name: tuple(getattr(s, name)) for name in LISTS},
            "contact": (s.contact,),
            "names": tuple(p.name for p in s.people),
            "people": tuple(
                text for p in s.people for text in (p.strain, *p.thanks_for, *p.respect_for)
            ),
            "told": tuple(word for p in told for word in (p.name, p.relation.replace("_", " "))),
        }
        given = {name: tuple(filter(None, texts)) for name, texts in found.items()}
        if not self.as_meant:
            return given
        meant = {name: _meant(name, given[name]) for name in ("reason", *LISTS)}
        meant["people"] = tuple(
            text
            for p in s.people
            for box, texts in (
                ("strain", (p.strain,)),
                *((b, getattr(p, b)) for b in LISTS_OF_PERSON),
            )
            for text in _meant(box, texts, p.name)
        )
        return given | {name: given[name] + texts for name, texts in meant.items()}

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every text among the facts, as typed and as meant."""
        found = (texts for name, texts in self.by_field.items() if name != "told")
        return tuple(text for texts in found for text in texts)

    @cached_property
    def plain(self) -> str:
        """All facts in plain form, fenced off from each other."""
        return _FENCE.join(map(plain_of, self.facts))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the facts, whole and in its parts."""
        return frozenset(_parts(self.plain))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.words))

    @property
    def roots(self) -> frozenset[str]:
        return _roots_of(self, frozenset())

    @cached_property
    def reason_words(self) -> frozenset[str]:
        return frozenset(_parts(plain_of(self.situation.reason or "")))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the names of the sender, the people and the company."""
        s = self.situation
        names = (s.sender, s.company, *(p.name for p in s.people))
        return frozenset(word for name in names for word in _parts(plain_of(name)))

    @cached_property
    def people_words(self) -> frozenset[str]:
        """The words of the names of the people."""
        names = (self.situation.sender, *(p.name for p in self.situation.people))
        return frozenset(w for n in names for w in _parts(plain_of(n))) - word_list("titles")

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The words of the sender's name that can stand in a signature."""
        words = set(_parts(plain_of(self.situation.sender)))
        return frozenset(words - word_list("titles") or words)

    def signs(self, word: str) -> bool:
        """Whether a word is of the sender's name."""
        return word in self.own_names or (not word.isascii() and _in_pieces(word, self.own_names))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of the company and the role: they may stand between "I leave" and a date."""
        s = self.situation
        return frozenset(_parts(plain_of(f"{s.company} {s.role or ''}")))

    def has_name(self, word: str) -> bool:
        """Whether the facts hold this word, or a name that it is short for: "Sam" for "Samuel"."""
        short = len(word) >= 3 and any(name.startswith(word) for name in self.people_words)
        return short or self.has_word(word)

    def dates(self, today: date) -> tuple[Mention, ...]:
        """The dates in the texts of the facts."""
        return _dates(self, today)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in the texts of the facts, and the weeks of notice."""
        mentions = (m for m in dates_in(self._read, self._read_as_written, date.min.replace(2000)))
        found = list(numbers_in(self._read, [(m.start, m.end) for m in mentions]))
        weeks = self.situation.notice_weeks
        if weeks is not None:
            found.append(Number(0, 0, "", (float(weeks),), "week"))
        return tuple(found)

    @cached_property
    def _read_as_written(self) -> str:
        return _FENCE.join(fold(text).text for text in self.facts)[:_READ]

    @cached_property
    def _read(self) -> str:
        return self.plain[:_READ]

    def text_of(self, fields: frozenset[str]) -> str:
        """The texts of some fields in plain form, of all but "told" where none is named."""
        return _text_of(self, fields)

    def share_of_words(self, plainly: str, fields: frozenset[str]) -> float:
        """How many of the words of weight some fields hold, in any word of their families.

        From 0 to 1; 0 where there are none.

        >>> known = known_of(Situation(sender="Ana", company="Brown", reason="my mum is ill"))
        >>> known.share_of_words("my ill mother", frozenset())
        1.0
        """
        small = word_list("stop_words", "english")
        joined = re.sub(r"(?<=\w)-(?=\w)", "", plainly)
        words = [root(w.plain) for w in words_of(joined, joined) if w.plain not in small]
        held = _roots_of(self, fields)
        return sum(word in held for word in words) / max(1, len(words))

    def says(self, plainly: str) -> bool:
        """Whether the facts hold this, word for word."""
        text = plainly.strip(" .,;:!?")
        return bool(text) and holds(self.plain, text)

    def says_in_other_words(self, plainly: str) -> bool:
        """Whether the facts hold every word of weight in it, in whatever form."""
        small = word_list("stop_words", "english")
        words = [w.plain for w in words_of(plainly, plainly) if w.plain not in small]
        return bool(words) and all(stem(word) in self.stems for word in words)

    def has_word(self, word: str) -> bool:
        """Whether the facts hold this word, as it is, in its parts or in another form.

        >>> known = known_of(Situation(sender="Ana O'Wu", company="Brown & Sons"))
        >>> [known.has_word(w) for w in ("ana", "anas", "o'wu", "brown", "wilson")]
        [True, True, True, True, False]
        """
        if word in self.words:
            return True
        parts = word.split("'")
        if parts[-1] in ("s", "") or (len(parts) > 1 and all(p in self.words for p in parts)):
            return parts[0] in self.words or "".join(parts[:-1]) in self.words
        if not word.isascii() and _in_pieces(word, self.words):
            return True
        return len(word) > 3 and stem(word) in self.stems


def _parts(plain: str) -> Iterator[str]:
    for word in words_of(plain, plain):
        yield word.plain
        if "'" in word.plain or "&" in word.plain:
            yield from re.split(r"['&]", word.plain)


def _meant(box: str, texts: Iterable[str | None], person: str = "") -> tuple[str, ...]:
    """Texts as the copy editor puts them, where that says another word than was typed."""
    notes = (text for text in texts if text and len(text) <= _NOTE)
    found = (fact for text in notes for fact in edited(box, text, person) if fact not in text)
    return tuple(map(str, found))


# Words of respect that are written onto a name without a space.
_RESPECT = ("さん", "様", "さま", "先生", "先輩", "君", "くん", "ちゃん", "氏", "님", "씨", "老师")


def _in_pieces(word: str, known: frozenset[str]) -> bool:
    """Whether a word of a script without spaces is a known one and a word of respect."""
    for title in _RESPECT:
        word = word.removesuffix(plain_of(title))
    return any(word in other for other in known if not other.isascii()) and len(word) > 0


@lru_cache(maxsize=64)
def _text_of(known: Known, fields: frozenset[str]) -> str:
    by_field = known.by_field
    names = fields or by_field.keys() - {"told"}
    return _FENCE.join(
        plain_of(text) for name in by_field if name in names for text in by_field[name]
    )


@lru_cache(maxsize=64)
def _roots_of(known: Known, fields: frozenset[str]) -> frozenset[str]:
    words = list(_parts(_text_of(known, fields)))
    pairs = ("".join(pair) for pair in pairwise(words))  # "start-up" for "startup"
    return frozenset(map(root, [*words, *pairs]))


@lru_cache(maxsize=16)
def known_of(situation: Situation, as_meant: bool = False) -> Known:
    """What this situation's facts hold."""
    return Known(situation, as_meant)


@lru_cache(maxsize=8)
def _dates(known: Known, today: date) -> tuple[Mention, ...]:
    return tuple(dates_in(known._read, known._read_as_written, today))
