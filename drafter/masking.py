"""Masking: what must not reach a model is replaced before the call and put back after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, product
from pathlib import Path

from drafter.facts.reading import word_list
from drafter.guidance import read_yaml
from drafter.situation import Situation
from drafter.text import Folded, fold, plain_of

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
# Possessive, and begun at a boundary only: a long run of letters is read once.
_URL = (
    r"(?P<url>(?<!\w)(?:https?://|www\.)[^\s<>\"]*[\w/]"
    r"|(?<![\w@.-])[\w-]++(?:\.[\w-]++)++/[^\s<>\"]*[\w/])"
)
_AT = r"(?:@|\s?[\[({]\s?at\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)"
_EMAIL = (
    rf"(?P<email>(?<![\w.+-])[\w.+-]++(?:{_AT}|\sat\s(?=[\w-]++\sdot\s))[\w-]++(?:{_DOT}[\w-]++)+)"
)
# Digits in groups that begin with +, 0 or a bracket, or nine digits and more; years,
# dates and amounts are no such thing.
_PHONE = (
    r"(?P<phone>(?<![\w.,/-])(?!\(?(?:19|20)\d\d\b|\d\d?[./-]\d\d?[./-]\d)"
    r"(?:(?:\+\d|\(\d|0\d)(?:[ ()./-]{0,2}\d){5,14}|\d(?:[ .-]?\d){8,14})(?!\w))"
)


@dataclass(frozen=True, slots=True)
class _Private:
    """A private value as it was given, and the stand-in for it."""

    value: str
    stand_in: str
    capitals_only: bool = False
    loose: bool = False  # its pattern also finds it inside words
    open_end: bool = False  # it may go on in any way

    def forms(self) -> Iterator[tuple[str, str]]:
        """The value and the stand-in in the same case, for each case."""
        yield self.value, self.stand_in
        yield self.value.upper(), self.stand_in.upper()
        yield self.value.lower(), self.stand_in.lower()
        yield self.value.title(), self.stand_in.title()


class Mask:
    """Stable stand-ins for the names, addresses and secrets of one situation.

    Names of the sender and the people are replaced word by word, so that "Priya" and
    "Priya Raman" stay one person; titles stay. The company, the contact, what is
    confidential and the words that tell it, and every e-mail address, telephone number
    and web address are replaced as a whole. They are found in any case, with or without
    accents, in typographic variants, in the plural, run together with other words by a
    capital, and with invisible characters between; names that are everyday words (Will,
    Grace) only where they begin with a capital or are part of an address.

    `restore(hide(text)) == text` for any text. What still goes out: dates, roles,
    trades and what happened, from which someone who knows the people may guess who is
    meant; single initials; nicknames that are not given as names; and a name's everyday
    twin in lower case.

    >>> mask = Mask(Situation(sender="Priya Raman", company="Northwind"))
    >>> mask.hide("Priya is leaving Northwind.")
    'Ellery is leaving Kestrelbrook.'
    >>> mask.restore("Goodbye from Ellery's team at KESTRELBROOK.")
    "Goodbye from Priya's team at NORTHWIND."
    """

    def __init__(self, situation: Situation) -> None:
        self._private: dict[str, _Private] = {}  # by the plain form of the value
        self._stand_ins: dict[str, _Private] = {}  # by the plain form of the stand-in
        self._patterns: list[str] = []  # where the values are found in a plain text
        self._hidden: dict[str, str] = {}  # the stand-in for each very spelling,
        self._shown: dict[str, str] = {}  # and the way back
        self._met: set[str] = set()  # the words of the texts that were hidden, plain
        self._text = plain_of("\n".join(_strings(situation.to_dict())))
        self._pools = _pools()
        for name in (situation.sender, *(person.name for person in situation.people)):
            self._add_name(name)
        self._add_phrase(situation.company, "company")
        if situation.contact:
            self._add_phrase(situation.contact, _kind_of(situation.contact))
        for secret in situation.confidential:
            self._add_phrase(secret, "surname", inflected=True)

    def hide(self, text: str) -> str:
        """The text with every private value replaced by its stand-in."""
        # A stand-in that the text holds by chance is hidden too, or it would be restored.
        known = [*self._patterns, *map(_loosely, self._stand_ins)]
        pattern = "|".join([_URL, _EMAIL, _PHONE, *sorted(known, key=len, reverse=True)])
        self._met.update(key for key, *_ in _capital_words(fold(text)))
        return _replace(text, pattern, self._stand_in)

    def restore(self, text: str) -> str:
        """The text with every stand-in replaced by what it stood for.

        So are those that a model wrote with a slip of a letter, or in two words.
        """
        forms = sorted(map(_loosely, self._stand_ins), key=len, reverse=True)
        return self._without_slips(_replace(text, "|".join(forms), self._value))

    def _stand_in(self, spelled: str, match: re.Match[str], written: str) -> str:
        private = self._private.get(match.group())
        if private and private.loose and not _stands_alone(match, written, private.open_end):
            return spelled
        if private and private.capitals_only and _is_everyday(spelled, match):
            return spelled
        if spelled in self._hidden:
            return self._hidden[spelled]
        for value, stand_in in private.forms() if private else ():
            if value == spelled and stand_in not in self._shown:
                break
        else:
            stand_in = self._fresh(match.lastgroup or "surname", match.string)
            self._stand_ins[plain_of(stand_in)] = _Private(spelled, stand_in)
        self._hidden[spelled] = stand_in
        self._shown[stand_in] = spelled
        return stand_in

    def _value(self, spelled: str, match: re.Match[str], written: str) -> str:
        if spelled in self._shown:
            return self._shown[spelled]
        key = match.group()
        if key not in self._stand_ins:
            key = next(each for each in self._stand_ins if re.fullmatch(_loosely(each), key))
        private = self._stand_ins[key]
        return next((v for v, s in private.forms() if s == spelled), private.value)

    def _without_slips(self, text: str) -> str:
        """The text with the values for what is a stand-in but for a letter, or a space within."""
        from difflib import get_close_matches  # only where a model wrote

        names = {re.sub(r"\W", "", key): private for key, private in self._stand_ins.items()}
        names = {key: private for key, private in names.items() if key.isalpha()}
        near: dict[str, str] = {}
        parts, end = [], 0
        for key, start, stop in _capital_words(fold(text)):
            if start < end or key in self._met or key in self._text:
                continue
            if key not in near:
                whole = text[start:stop].isalpha()
                close = get_close_matches(key, names, 1, _NEAR) if whole else ()
                near[key] = key if key in names else close[0] if close else ""
            if near[key]:
                parts += [text[end:start], names[near[key]].value]
                end = stop
        return "".join(parts) + text[end:]

    def _add_name(self, name: str) -> None:
        """Each word of a name but for titles; then the words joined, and the initials."""
        folded = fold(name)
        words, pool = [], "given"
        found = list(_WORD.finditer(folded.plain))
        for place, match in enumerate(found):
            key = match.group()
            value = name[slice(*folded.span(*match.span()))]
            titled = key in _words()["titles"] and len(found) > 1
            if titled and (value.islower() or (place == 0 and key not in _NAMES_TOO)):
                pool = "surname"  # "Dr Okafor", "van der Berg"
                continue
            if len(key) == 1 and _is_cased(key):
                pool = "surname"
                continue
            if key not in self._private:
                short = len(key) < 4 and value != value.lower()
                capitals_only = short or key in _words()["everyday"]
                stand_in = self._fresh(pool, key)
                self._add(value, stand_in, capitals_only=capitals_only, key=key)
            words.append(self._private[key])
            pool = "surname"
        if len(words) > 1:
            joined = "".join(word.value for word in words)
            pattern = r"[._]?".join(re.escape(plain_of(word.value)) for word in words)
            self._add(joined, "".join(w.stand_in for w in words), pattern)
            letters = [plain_of(word.value)[0] for word in words]
            if all(map(_is_cased, letters)):
                initials = ".".join(letters).upper() + "."
                pattern = _NO_LETTER_BEFORE + r"\.\s?".join(letters) + r"\."
                self._add(initials, self._fresh("initials", ""), pattern)

    def _add_phrase(self, phrase: str, pool: str, *, inflected: bool = False) -> None:
        """A phrase, in any spacing; and its first word, where that names it by itself."""
        plain = plain_of(phrase)
        parts = [re.escape(part) for part in re.split(r"[\s-]+", plain) if part]
        if not parts or plain in self._private:
            return
        stand_in = self._fresh(pool, plain)
        open_end = inflected and len(plain) > 3
        if len(parts) == 1:
            # A company called "Change": what people change must reach the model.
            common = not inflected and phrase[0].isupper() and plain in word_list("ordinary")
            self._add(phrase, stand_in, open_end=open_end, capitals_only=common)
            return
        words = [
            w for w in _WORD.findall(phrase) if len(w) > 1 and w.lower() not in _words()["titles"]
        ]
        telling = [w for w in dict.fromkeys(words) if self._tells(w)]
        for place, word in enumerate(telling):
            key = plain_of(word)
            # The first word of a secret gives it away in any case, "Imaging" as a name only.
            common = not inflected or place > 0 or key in _words()["everyday"]
            name = self._fresh(pool, key) if place else stand_in
            self._add(word, name, capitals_only=common, key=key, open_end=not common)
        self._add_short_forms(words, pool)
        if telling:
            stand_in += " Works"
        pattern = _bounded(plain, r"[\s-]*".join(parts), open_end=open_end)
        self._add(phrase, stand_in, pattern)

    def _tells(self, word: str) -> bool:
        """Whether one word of a phrase names it by itself, and is no word that is known."""
        key = plain_of(word)
        known = key in self._private or key in _words()["generic"]
        return len(key) > 3 and word[0].isupper() and not known

    def _add_short_forms(self, words: Sequence[str], pool: str) -> None:
        """What "Royal Halden Hospital" is called for short: the Royal, and RHH."""
        first = words[0] if words else ""
        key = plain_of(first)
        if len(key) > 3 and first[0].isupper() and key not in self._private:
            pattern = rf"(?<=the\s){re.escape(key)}{_NO_LETTER_AFTER}"
            self._add(first, self._fresh(pool, key), pattern, capitals_only=True, key=key)
        letters = "".join(word[0] for word in words if word[0].isupper())
        key = plain_of(letters)
        if len(letters) > 2 and key not in self._private and key not in _words()["no_plurals"]:
            self._add(letters, self._fresh(pool, key).upper(), capitals_only=True, key=key)

    def _add(
        self,
        value: str,
        stand_in: str,
        pattern: str = "",
        *,
        capitals_only: bool = False,
        open_end: bool = False,
        key: str = "",
    ) -> None:
        """Keep a value and its stand-in; without a pattern it is found as a word is."""
        key = key or plain_of(value)
        loose = not pattern and len(key) > 2 and _is_cased(key[0]) and _is_cased(key[-1])
        stand_in = stand_in.lower() if value.islower() else stand_in
        private = _Private(value, stand_in, capitals_only, loose, open_end)
        self._private[key] = private
        self._stand_ins[plain_of(stand_in)] = private
        found = re.escape(key) if loose else _bounded(key, open_end=open_end)
        self._patterns.append(pattern or found)

    def _fresh(self, pool: str, text: str) -> str:
        """The next stand-in that is in neither the situation nor the text nor another one."""
        for stand_in in self._pools[pool]:
            key = plain_of(stand_in)
            if key not in self._stand_ins and key not in self._text and key not in text:
                return stand_in
        raise AssertionError("the pools do not end")


# Titles that are first names or surnames as well.
_NAMES_TOO = frozenset(
    [
        "al",
        "don",
        "dom",
        "young",
        "little",
        "big",
        "old",
        "van",
        "von",
        "de",
        "la",
        "del",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "el",
        "bin",
        "ibn",
    ]
)


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    lists = read_yaml(Path(__file__).with_suffix(".yaml"))
    return {name: tuple(words.split()) for name, words in lists.items()}


def _pools() -> dict[str, Iterator[str]]:
    return {
        "given": chain(_words()["given"], _surnames()),
        "surname": _surnames(),
        "company": chain(_words()["companies"], _surnames()),
        "initials": (f"{''.join(f'{c}.' for c in letters)}" for letters in _letters()),
        "email": (f"contact{n}@example.net" for n in count(1)),
        "phone": (f"+44 1632 960{n:03}" for n in count(1)),  # kept free for fiction by Ofcom
        "handle": (f"@contact_{n:03}" for n in count(1)),
        "url": (f"https://example.net/page{n:03}" for n in count(1)),
    }


def _kind_of(contact: str) -> str:
    """Which stand-in is most like it."""
    if "@" in contact:
        return "handle" if contact.startswith("@") else "email"
    return "phone" if sum(map(str.isdigit, contact)) > 5 else "url"


def _surnames() -> Iterator[str]:
    """Every stem with every ending, neighbors as unlike as can be; then with two stems."""
    stems, endings = _words()["surname_stems"], _words()["surname_endings"]
    for turn, number in product(range(len(endings)), range(len(stems))):
        yield stems[number] + endings[(number + turn) % len(endings)]
    for first, second, ending in product(stems, stems, endings):
        yield first + (second + ending).lower()
    raise AssertionError("more names than a situation can hold")


def _letters() -> Iterator[tuple[str, ...]]:
    return product("XQZKVWJ", repeat=4)  # of one length: none is part of another


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _strings(item)
    else:
        yield str(data)


def _replace(text: str, pattern: str, by: Callable[[str, re.Match[str], str], str]) -> str:
    """The text with each match in its plain form replaced, by its spelling in the text."""
    folded = fold(text)
    parts, end = [], 0
    for match in re.finditer(pattern or r"(?!)", folded.plain):
        start, stop = folded.span(*match.span())
        if start >= end:
            parts += [text[end:start], by(text[start:stop], match, folded.text)]
            end = stop
    return "".join(parts) + text[end:]


def _bounded(key: str, pattern: str = "", *, open_end: bool = False) -> str:
    """A pattern that begins and ends where words do, in scripts that have spaces."""
    before = _NO_LETTER_BEFORE if _is_cased(key[0]) else r"(?<!\d)" if key[0].isdigit() else ""
    after = _NO_LETTER_AFTER if _is_cased(key[-1]) else r"(?!\d)" if key[-1].isdigit() else ""
    return before + (pattern or re.escape(key)) + ("" if open_end else after)


def _is_cased(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _stands_alone(match: re.Match[str], written: str, open_end: bool) -> bool:
    """Whether what is found is a word, in the plural, or run together with one by a capital."""
    key, (start, end) = match.group(), match.span()
    before, after = written[max(0, start - 1) : start], written[end : end + 1]
    hump = len(key) > 4 and written[start].isupper() and before.islower()
    if before.isalpha() and not hump:
        return False
    if open_end or not after.isalpha():
        return True
    if after.isupper() and written[end - 1].islower():
        return len(key) > 3
    plural = _PLURAL.match(match.string, end)
    return plural is not None and key + plural.group() not in _words()["no_plurals"]


_PLURAL = re.compile(rf"(?:s|(?<=[sxz])es|(?<=[cs]h)es){_NO_LETTER_AFTER}")


def _is_everyday(spelled: str, match: re.Match[str]) -> bool:
    """Whether a name that is a common word too is just that: in lower case, or a month."""
    text, start, end = match.string, match.start(), match.end()
    if _IN_ADDRESS.search(text[max(0, start - 1) : start] + " " + text[end : end + 1]):
        return False
    dated = re.search(r"\d\s\Z", text[max(0, start - 2) : start]) or re.match(
        r"\s\d", text[end : end + 2]
    )
    month = match.group() in _words()["months"] and dated is not None
    return month or spelled[0].islower()


# A sign next to a word by which it is part of a handle or a file: "sam_ito".
_IN_ADDRESS = re.compile(r"[_@#/\\]")


# --- Stand-ins as a model may write them --------------------------------------------------


_NEAR = 0.86  # of two words of seven letters, six are the same


def _loosely(key: str) -> str:
    """A pattern for a stand-in in its plain form, in the spellings of its sort."""
    if key.startswith("+"):
        return r"(?:\+\s?44(?:\s?\(0\))?|\(?0)" + "".join(
            rf"[\s().-]{{0,3}}{d}" for d in re.findall(r"\d", key)[2:]
        )
    if key.startswith("http"):
        return r"(?:https?://)?" + re.escape(key.partition("://")[2])
    name, at, host = key.partition("@")
    if name and at:
        hosts = _DOT.join(map(re.escape, host.split(".")))
        return rf"{re.escape(name)}(?:{_AT}|\sat\s){hosts}"
    return re.escape(key)


def _capital_words(folded: Folded) -> Iterator[tuple[str, int, int]]:
    """Words of five letters and more with a capital, and two as one, with their spans."""
    words = list(_WORD.finditer(folded.plain))
    for place, match in enumerate(words):
        start, end = match.span()
        if not folded.text[start].isupper():
            continue
        if place + 1 < len(words) and folded.text[end : words[place + 1].start()] in (
            " ",
            "-",
            "\n",
        ):
            following = words[place + 1]
            yield match.group() + following.group(), *folded.span(start, following.end())
        if end - start > 4:
            yield match.group(), *folded.span(start, end)
