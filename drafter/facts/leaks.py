"""What must not leak: the secrets, whole or in part, and the words of the private notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from drafter.facts.dates import Mention, dates_in
from drafter.facts.known import Known, known_of
from drafter.facts.numbers import Number, numbers_in
from drafter.facts.reading import Hit, Reading, Word, root, stem, word_list, words_of
from drafter.situation import Situation
from drafter.text import Span, fold, plain, plain_of, unleet

RUN = 6  # words of the private notes in a row
# The rest of a word: no ending is as long as that.
_REST = re.compile(r"(?:'?[^\W_]){0,24}+")
# Vowels that are also written with an e.
_WITH_E = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"}
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
            return tuple(sorted(self.spellings, key=len))
        found = set(self.spellings)
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
    def looks_like_name(self) -> bool:
        """Whether it is, or may be, what somebody or something is called."""
        return self.is_name or any(
            w.written[0].isupper() and w.plain not in word_list("ordinary") for w in self.words
        )

    @property
    def may_be_joined(self) -> bool:
        """Whether it is long enough to be known within a longer word: "HaldenCloud"."""
        return self.looks_like_name and len(self.letters) > 4

    @cached_property
    def family(self) -> str:
        """The root of its one word, where others of its family would tell it too, or ""."""
        if len(self.words) != 1 or self.looks_like_name or len(self.letters) < 4:
            return ""
        return root(self.letters)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Its letters, and those with a vowel of two dots written as two, or two as one."""
        if not self.looks_like_name:
            return frozenset([self.letters])
        dotted = plain_of(
            "".join(_WITH_E.get(c, c) for c in unicodedata.normalize("NFC", self.text))
        )
        found = {self.letters, re.sub(r"[\W_]+", "", dotted)}
        if len(self.letters) > 4:
            found.add(re.sub(r"(?<=[aou])e(?=[^aeiou])", "", self.letters))
        return frozenset(found)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The roots of those of its words that name a matter by themselves: "merger"."""
        return _telling() & {root(w) for w, *_ in _with_pairs(self.words)}

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The days and the months in it."""
        written = fold(self.text).text
        found = dates_in(plain(written), written, _SOME_DAY)
        return tuple(m for m in found if not m.spans and m.days[0][1] and any(m.days[0][::2]))

    @cached_property
    def is_a_date(self) -> bool:
        """Whether it says nothing else."""
        words = {w.plain for w in self.words} - word_list("date_fillers")
        return words <= set(re.findall(r"\w+", " ".join(m.text for m in self.dates)))

    @cached_property
    def content(self) -> frozenset[str]:
        small = word_list("stop_words", "english")
        return frozenset(root(w.plain) for w in self.words if w.plain not in small)

    @cached_property
    def distinctive(self) -> frozenset[Word]:
        """The words of a name that point to it by themselves: "Halden" of "Halden Imaging"."""
        if len(self.words) + len(_humps(self.words)) < 2:
            return frozenset()
        ordinary = (
            word_list("ordinary")
            | word_list("allowed")
            | word_list("stop_words", "english")
            | word_list("titles")
            | word_list("short_words")
        )
        named = all(w.written[0].isupper() for w in self.words)
        return frozenset(
            w
            for w in (*self.words, *_humps(self.words))
            if (w.written[0].isupper() or not w.plain.isascii())
            and w.plain.removesuffix("'s") not in ordinary
            and (
                not w.plain.isascii()
                or (len(w.plain) > 3 and stem(w.plain) not in ordinary)
                # Of a short word at the beginning, the capital may be that of a sentence.
                or (1 < len(w.plain) < 4 and (named or w.start or _is_given_name(w)))
            )
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

    @cached_property
    def is_of_a_sum(self) -> bool:
        """Whether it names a sum and does not tell it: "what the client paid"."""
        told = _A_SUM.search(plain_of(self.text)) is not None
        return not self.amounts and (told or self.is_of_figures)

    @cached_property
    def is_of_figures(self) -> bool:
        """Whether it names the figures of a matter: "the margins at Hexham"."""
        return _FIGURES.match(plain_of(self.text)) is not None


_FIGURES = re.compile(
    r"(?:(?:the|our|my|his|her|their|what) )?(?:[a-z]+ )?"
    r"(?:sizes?|values?|prices?|scores?|figures|margins?|budgets?|fees?|discounts?|reserves?) "
    r"(?:of|from|at|for|with|to) "
)
_A_SUM = re.compile(
    r"\b(?:what|how much) .*"
    r"\b(?:pay(?:s|ing)?|paid|charged?|costs?|earns?|worth|offered|sold for)\b"
    r"|\bhow big the (?:deal|order|contract)\b|\bfees?\b(?! (?:dispute|waiver))"
    r"|\b(?:size|value|price) of the (?:deal|contract|order|settlement)\b"
    r"|\b(?:deal|contract|order) (?:size|value|price)\b|\binvoice total\b|\bthe discount\b"
)


def _is_a_sum(number: Number) -> bool:
    """Whether a number is an amount of money, or may be: "400k", "2 million"."""
    short = re.search(r"\d ?(?:k|m|bn|million|thousand)$", number.text.casefold())
    bare = number.unit == "" and max(number.values) >= 1000
    return number.unit == "money" or (bare and (short is not None or "," in number.text))


_ONE_MATTER = re.compile(
    r"(?:(?:the|my|our|his|her|their|these|both|two|three|four|five|\d+) )+(?P<matter>[a-z]{5,})",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _secret(text: str) -> Secret:
    """A text of `confidential`: "the two grievances" is the secret "grievances", in any number."""
    one = _ONE_MATTER.fullmatch(text.strip())
    return Secret(
        one["matter"] if one and one["matter"].lower() not in word_list("ordinary") else text
    )


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


# What tells of how much: a figure, or a comparison.
_FIGURED = re.compile(
    r"\d|\b(?:more|less|bigger|larger|smaller|big|huge|worth|earns?|pays?|rich|dear)\b"
)


def _line_about(text: str, start: int, end: int) -> str:
    """The line or sentence about a place."""
    before = max(text.rfind(mark, 0, start) for mark in ("\n", ". "))
    after = min(
        (place for mark in ("\n", ". ") if (place := text.find(mark, end)) >= 0), default=len(text)
    )
    return text[before + 1 : after]


def _secrets(reading: Reading, situation: Situation, known: Known) -> Iterator[Hit]:
    written = reading.folded.text  # all of it, however long
    everything = plain(written)
    read = {everything, *(unleet(everything, one) for one in "il")}
    texts = [_Squeezed(each, written) for each in read]
    tokens = list(_with_pairs(reading.words))
    told = frozenset(map(root, _TOLD_BY[situation.departure]))
    names = [n for n in (situation.sender, situation.company, *_people(situation)) if n]
    own = {plain_of(name) for name in names}
    edges = _edges(reading)
    for text in situation.confidential:
        secret = _secret(text)
        spans = [("secret/whole", span) for each in texts for span in _whole(secret, each)]
        spans += [("secret/whole", span) for span in _other_order(secret, reading)]
        if secret.family and secret.family not in told:
            spans += [("secret/whole", (a, b)) for word, a, b in tokens if word == secret.family]
        # Whose figures are secret may be named where the facts name it, but beside no figure.
        named = " ".join(known.facts) if secret.is_of_figures else ""
        for word in secret.distinctive:
            if word.plain.removesuffix("'s") in known.names:
                continue
            open_ = re.search(rf"\b{re.escape(word.written)}\b", named) is not None
            open_ = open_ and word.plain not in known.reason_words
            spans += [
                ("secret/part", (start, end))
                for start, end in _part(word, texts, reading)
                if not open_ or _FIGURED.search(_line_about(everything, start, end))
            ]
        if len(secret.words) > 1:
            telling = secret.telling - known.roots - told
            spans += [("secret/part", (a, b)) for word, a, b in tokens if word in telling]
        spans += [("secret/initials", span) for span in _initials(secret, reading)]
        is_name = plain_of(text) in own or {w.plain for w in secret.words} <= known.names
        spans += [("secret/date", span) for span in _dates(secret, reading, situation)]
        for rule, (start, end) in spans:
            if is_name and any(a <= start and end <= b for a, b in edges):
                continue
            yield Hit(rule, start, end)
        for start, end in _amounts(secret, reading, situation):
            yield Hit("secret/amount", start, end)


def _amounts(secret: Secret, reading: Reading, situation: Situation) -> Iterator[Span]:
    """The sums of a secret, and any sum beside one that names none; what is asked for is told."""
    if not secret.amounts and not secret.is_of_a_sum:
        return
    asks = situation.asks if secret.is_of_a_sum else ()
    wished = list(numbers_in(plain_of("\n".join(asks))))
    for number in numbers_in(reading.plain):
        of_a_sum = secret.is_of_a_sum and _is_a_sum(number) and not any(map(number.fits, wished))
        if of_a_sum or any(map(number.fits, secret.amounts)):
            yield number.start, number.end


def _people(situation: Situation) -> list[str]:
    return [person.name for person in situation.people]


def _edges(reading: Reading) -> list[Span]:
    """The greeting and the signature, where a name may stand that is also a secret."""
    found = [reading.greeting[:2]] if reading.greeting else []
    if reading.lines:
        first = reading.closing + 1 if reading.closing is not None else len(reading.lines) - 1
        found.extend(reading.lines[max(first, 1) :])
    return found


def _with_pairs(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """The root of each word, and of each two written as one ("laid off"), with its span."""
    for word in words:
        yield root(word.plain), word.start, word.end
    for one, two in pairwise(words):
        if (pair := root(one.plain + two.plain)) in _telling():
            yield pair, one.start, two.end


@cache
def _telling() -> frozenset[str]:
    return frozenset(map(root, word_list("telling")))


# What everybody is told by the sort of departure.
_TOLD_BY = {
    "voluntary": ("resign",),
    "retiring": ("retire",),
    "laid_off": ("layoff", "redundancy", "restructuring", "reorganisation"),
    "dismissed": ("dismiss",),
}


def _humps(words: Sequence[Word]) -> list[Word]:
    """The words that are run together with capitals: "Halden" and "Cloud" of "HaldenCloud"."""
    found = []
    for word in words:
        pieces = list(_HUMP.finditer(word.written))
        if len(pieces) > 1:
            found += [
                Word(word.start + m.start(), word.start + m.end(), m[0], plain(m[0]))
                for m in pieces
            ]
    return found


_HUMP = re.compile(r"(?:(?<=[^\W\d_A-Z])|^)[A-Z][^\W\d_A-Z]{2,}(?![^\W\d_A-Z])")


def _is_given_name(word: Word) -> bool:
    return word.plain in word_list("given_names")


def _part(word: Word, texts: Sequence[_Squeezed], reading: Reading) -> Iterator[Span]:
    """One word of a name: a short one only as it is written."""
    if len(word.plain) > 3 or not word.plain.isascii():
        name = _name(word.written.removesuffix("'s"))
        yield from (span for each in texts for span in _whole(name, each))
        return
    for other in reading.words:
        if other.written.removesuffix("'s") == word.written and not reading.shouting:
            yield other.start, other.end


_SOME_DAY = date(2000, 1, 3)  # only days with a month are compared: it is none of them


def _dates(secret: Secret, reading: Reading, situation: Situation) -> Iterator[Span]:
    """The days of a secret in any spelling, but for those that are told anyway."""
    if not secret.dates:
        return
    s = situation
    told = [day for day in (s.leaves_on, s.notice_given) if day]
    for mention in dates_in(reading.plain, reading.written, _SOME_DAY):
        if mention.spans or any(map(mention.fits, told)):
            continue
        if any(_same_day(mention, other) for other in secret.dates) and (
            secret.is_a_date or not any(map(mention.within, known_of(s).dates(_SOME_DAY)))
        ):
            yield mention.start, mention.end


def _same_day(mention: Mention, secret: Mention) -> bool:
    """Whether a text names the day of a secret, or its month with the year."""
    return any(
        month == secret_month
        and (year == secret_year or None in (year, secret_year))
        and (secret_day in (None, day) or (day is None and year is not None))
        for year, month, day in mention.days
        for secret_year, secret_month, secret_day in secret.days
    )


@dataclass(frozen=True)
class _Squeezed:
    """A text without anything between its letters and digits, and the way back."""

    original: str
    written: str

    @cached_property
    def text(self) -> str:
        return re.sub(r"[\W_]+", "", self.original)

    @cached_property
    def places(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[^\W_]", self.original)]


def _whole(secret: Secret, squeezed: _Squeezed) -> Iterator[Span]:
    """The secret in any case, inflected, joined up or split."""
    text, written = squeezed.original, squeezed.written
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
            begins = (
                start == 0
                or not text[start - 1].isalnum()
                or (secret.may_be_joined and _hump(written, start))
            )
            unspaced = bool(_UNSPACED.match(base))
            end = _word_end(squeezed, last + 1, secret) if begins or unspaced else None
            whole = end is not None and begins
            if (whole or unspaced) and start > taken:
                end = end or last + 1
                if unspaced or _split_fits(secret, written[start : last + 1]):
                    yield start, end
                    taken = end
            place = squeezed.text.find(base, place + 1)  # it may stand behind half of itself


def _hump(written: str, place: int) -> bool:
    """Whether a capital begins a word there that is run together with the one before."""
    return written[place].isupper() and written[place - 1].islower()


def _word_end(squeezed: _Squeezed, end: int, secret: Secret) -> int | None:
    """Where the word that goes on at `end` ends, if that is but an ending."""
    text, written = squeezed.original, squeezed.written
    rest = _REST.match(text, end)
    ending = rest[0] if rest else ""
    stop = end + len(ending)
    if len(secret.letters) <= 3:
        capitals = ending == "s" and written[end - 1].isupper() and written[end] == "s"
        endings: tuple[str, ...] = ("", "'s", "s") if capitals else ("", "'s")
    elif secret.looks_like_name or (ending == "d" and text[end - 1] != "e"):
        endings = ("", "s", "es", "'s")
    else:
        endings = _ENDINGS
    if ending in endings:
        return stop
    if secret.may_be_joined and (_hump(written, end) or ending in word_list("name_endings")):
        return stop
    return None


def _split_fits(secret: Secret, found: str) -> bool:
    """Whether what stands there is the secret, not two words that happen to spell it."""
    pieces = re.findall(r"[^\W_]+", plain(found))
    if [w for word in secret.words for w in re.split(r"['&]", word.plain)] == pieces:
        return True
    if len(pieces) <= len(secret.words) or len(secret.letters) >= 7:
        return True
    if len(secret.letters) <= 2:
        return bool(re.fullmatch(r"[A-Z]\.\s?[A-Z]", found))
    letters_apart = all(len(piece) == 1 for piece in pieces)
    return letters_apart or bool(re.search(r"[^\W_][._\-\n*/|+~]+[^\W_]", found))


def _other_order(secret: Secret, reading: Reading) -> Iterator[Span]:
    """All words of weight of a phrase close together: "a second round of layoffs"."""
    if len(secret.content) < 2 or any(len(word) < 3 for word in secret.content):
        return
    near = len(secret.words) + 4
    last: dict[str, int] = {}
    for place, word in enumerate(reading.words):
        found = root(word.plain)
        if found in secret.content:
            last[found] = place
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
