"""Names: what of a name a person is called by, by the tables of words.yaml.

A name is cut short only where its form is sure: a given name before a surname, or a title
that goes with one of the two. Any other stays whole: "Medical Superintendent Odumo".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drafter.phrasing.words import (
    is_given_name,
    is_name,
    is_title,
    is_word,
    listed,
    senses,
    words_of,
)
from drafter.situation import Person


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts: "Dr. Ada Odumo" is a title and two of its own.

    `whole` is without what stands in brackets or after a comma. `respect` is what follows to
    show it ("Usta"), `nickname` stood in quotation marks, and `born` came before the father's
    name: "Ali" of "Ali bin Omar".
    """

    whole: str
    titles: tuple[str, ...]
    own: tuple[str, ...]
    respect: str
    nickname: str
    born: str


# "mr clarke", as somebody in a hurry types it
_TYPED_LOW = re.compile(
    r"\b(?:mr|mrs|ms|(?<![\w'] )miss|(?<=with )miss|(?<=from )miss|(?<=for )miss|dr|prof)\.? (?!(?:and|or|in|at|his|her|their|my|our|your|the|a|an|it|you|them|him|out|that|this|all|two|most)\b)[a-z]{2,}(?:-[a-z]+)?\b"
)
_JOINED = re.compile(r"\s(?:and|&|of|y|et|und)\s")
_LETTERS = re.compile(r"[^\W\d_][^\d_]*")
_SHOUTED = re.compile(r"[A-Z'-]{3,}(?: [A-Z'-]{3,})+")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_FIRM = re.compile(r"\b(?:BV|Ltd|GmbH|Inc|LLC|AG|plc|Pty)\b\.?$")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_INITIAL, _ABBREVIATED = re.compile(r"\w\.?"), re.compile(r"(?:\w\.){2,}|\w{2,}\.")
# Of Vietnam, by a sign of tone or a horn, or of Korea ("Kim Min-jun"): the surname stands first. The
# marks of "Călin" and "Wanjirũ" are not Vietnam's alone.
_TURNED = re.compile("[Ạ-ỹđơưĐƠƯ]|(?<= )[A-Z][a-z]+-[a-z]")
# "Ali bin Omar", "Devi a/p Raman": the father's name, by which nobody is called.
_FATHERS = re.compile(r"bin|binti|binte|ibn|[adsw]/[lopd]", re.IGNORECASE)
# A syllable of a Chinese name: "Jun Wei" is one given name.
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|[aeiou]ng|i?an|[eiu]n|uan|uang|iao|ia[ou]?|i?u|ei|ai|ao|ou|ua|uo|ui|ue|ie|[aeiou])"
)


@lru_cache(maxsize=4096)
def _read(name: str) -> Name:
    quoted, bracketed = _QUOTED.search(name), _BRACKETED.search(name)
    whole = " ".join(re.sub(r", [a-z].*", "", _BRACKETED.sub(" ", _QUOTED.sub(" ", name))).split())
    named = bracketed is not None and _names_somebody(bracketed[1].split(" ")[0])
    if (
        bracketed
        and named
        and (_FIRM.search(whole) or not any(map(_names_somebody, whole.split())))
    ):
        whole = bracketed[1]  # "The Anchor (Gwen)"
    if not (_JOINED.search(whole) or (whole[:1].islower() and is_word(whole.split(" ")[0]))):
        whole = re.split(r"\s(?:in|from|at|on)\s|,", whole)[0].strip()
    typed_low = whole.islower() and any(map(_names_somebody, whole.title().split()))
    whole = whole.title() if typed_low or _SHOUTED.fullmatch(whole) else whole
    whole = _TYPED_LOW.sub(lambda m: m[0].title(), whole)
    if is_title(whole.split(" ")[0].capitalize()) and " " in whole:
        whole = whole[:1].upper() + whole[1:]  # "don Rigoberto"
    whole = whole or name
    own, titles = whole.split() or [whole], []
    if len(own) > 2 and listed(own[0].lower(), "nicknames") and is_title(own[1]):
        own = own[1:]  # "Old Mr Brown"
    respect = own.pop() if len(own) > 1 and listed(own[-1].lower(), "titles_after") else ""
    while len(own) > 1 and (_is_title_in(own) or _ABBREVIATED.fullmatch(own[0])):
        titles.append(own.pop(0))
    fathers = next((place for place, part in enumerate(own) if _FATHERS.fullmatch(part)), 0)
    nickname, born = quoted[1] if quoted else "", " ".join(own[:fathers])
    return Name(whole, tuple(titles), tuple(own), respect, nickname, born)


def _is_title_in(own: list[str]) -> bool:
    """Whether the first word is a title: "Tia Maria" has one, "Tia Lund" none."""
    named = listed(own[0].lower(), "titles_or_names") and len(own) == 2
    return is_title(own[0]) and not (named and not is_given_name(own[1]))


# "Old Benjamin" to his face, and "Big Ron"; "Big Sur" is no person.
_BY_NICKNAME = re.compile(r"(?:Old|Wee|Big) (?=(?P<given>[A-Z][\w'’-]+))")


_ACADEMIC = re.compile(r"(?:Prof|Professor|Dr|PD|Priv|Doz|med|Ing|hab|mult)\b\.?", re.IGNORECASE)


def called(name: str) -> str:
    """How a person is greeted: the first name, or the title with the name that goes with it.

    >>> [called(n) for n in ("Sam Ito", "Dr. Solveig Ekenstam", 'Beatrix "Bix" Halloran', "The Anchor (Gwen)")]
    ['Sam', 'Dr. Ekenstam', 'Bix', 'Gwen']
    >>> called("Prof. Dr. Ada Odumo")
    'Prof. Odumo'
    >>> [called(n) for n in ("Ms. Odumo (HR)", "Sister Ada Odumo", "Mme le Maire", "Mr. Bela van Odumo")]
    ['Ms. Odumo', 'Sister Ada', 'Mme le Maire', 'Mr. van Odumo']
    >>> [called(n) for n in ("Site Manager Ada Odumo", "Site Manager Odumo", "Gen. (Retd.) Odumo", "Bela Sir", "Abdul Odumo", "Night crew")]
    ['Ada', 'Site Manager Odumo', 'Gen. Odumo', 'Bela Sir', 'Abdul Odumo', 'Night crew']
    """
    led = _BY_NICKNAME.match(name)
    alone = led is not None and (not name.startswith("Big") or is_given_name(led["given"]))
    n = _read(name[led.end() :] if led and alone else name)
    if n.nickname and not n.titles:
        return n.nickname
    if n.respect or _JOINED.search(n.whole):
        return n.whole
    if len(n.titles) > 1:  # "Prof. Dr. Ada Odumo" is "Prof. Odumo" in English
        academic = all(_ACADEMIC.fullmatch(title) for title in n.titles)
        return f"{n.titles[0]} {_family(n.own)}" if academic and _family(n.own) else n.whole
    if not n.titles:
        return n.born or _given(n.own) or _behind_post(n.own) or n.whole
    family = is_title(n.titles[0], "titles") or listed(n.own[0].lower(), "surnames_first")
    said = n.born or (_family(n.own) if family else _given(n.own, led=True))
    sure = said and (family or is_title(n.titles[0], "titles_first"))
    return f"{n.titles[0]} {said}" if sure else n.whole


def _names_somebody(word: str) -> bool:
    """Whether a word names a person, and no post, thing or department."""
    plain = word.lower()
    named = is_given_name(word) or listed(plain, "proper") or listed(plain, "given_too")
    common = plain.replace("-", "").isalpha() and is_word(plain) and not is_name(word)
    owner = word.endswith(("'", "’"))  # "Parents' Association"
    return word[:1].isupper() and (named or not (common or owner or word[1:2].isupper()))


def _family(own: tuple[str, ...]) -> str:
    """The surname that a title goes with; "" where it is not sure which part that is."""
    own = tuple(part for part in own if not _INITIAL.fullmatch(part)) or own
    if len(own) > 1 and _TURNED.search(" ".join(own)):
        return ""
    if listed(own[0].lower(), "surnames_first") and len(own) == 3:
        return own[0]
    led = (place for place, part in enumerate(own) if listed(part.lower(), "particles"))
    begins = next(led, len(own) - 1)
    return " ".join(own[begins:]) if begins < 2 else ""


def _given(own: tuple[str, ...], *, led: bool = False) -> str:
    """The part of a name that somebody is called by; "" where it is not sure which that is.

    `led` where the name is known to begin with it: after "Sister", or where one signs.

    >>> [_given(tuple(n.split())) for n in ("Lim Geok Choo", "Jun Wei", "Nur Syafiqah Baharom", "Mary Ann Santos", "Đỗ Bảo Ngân")]
    ['Geok Choo', 'Jun Wei', 'Nur Syafiqah', 'Mary Ann', 'Ngân']
    >>> [_given(tuple(n.split())) for n in ("Tuan Le", "Ada Nguyễn", "Jun Tan", "Okabe Seiichiro", "Kim Min-jun", "Big Ray Odumo")]
    ['Tuan', 'Ada', 'Jun', '', '', 'Big Ray']
    """
    first, second = (*(part.lower() for part in own), "")[:2]
    if len(own) == 1:
        return own[0]
    if not all(_LETTERS.fullmatch(part) or part == "'t" for part in own) or _INITIAL.fullmatch(
        own[0]
    ):
        return ""
    if listed(first, "surnames_vietnamese"):
        return own[-1] if len(own) > 2 else ""
    if listed(own[-1].lower(), "surnames_vietnamese"):
        known = len(own) == 2 or is_given_name(own[0]) or second in ("thi", "thị", "van", "văn")
        return own[0] if known else " ".join(own[:-1])  # "Thuỳ Anh Đặng"
    if _TURNED.search(" ".join(own)):
        return ""
    if listed(first, "surnames_first"):
        return " ".join(own[1:]) if len(own) == 3 else ""
    syllables = _SYLLABLE.fullmatch(first) and _SYLLABLE.fullmatch(second)
    family = listed(second, "surnames_first") or listed(second, "surnames_vietnamese")
    if syllables and not family and len(own) < 4:
        return " ".join(own[:2])
    if len(own) == 2 and second in _SECOND_HALVES:
        return " ".join(own)  # "Thuy Linh"
    if listed(first, "nicknames"):
        return " ".join(own[:2]) if own[1][0].isupper() else ""
    more = len(own) > 2 and own[1][0].isupper()
    double = listed(first, "name_doubles") and is_given_name(own[1])
    if listed(first, "name_begins") or (more and (listed(first, "name_leads") or double)):
        return " ".join(own[:2]) if more else ""
    # "Volvo Fleet Office" is no person, and "Nagy Anna Maria" is Anna.
    turned = len(own) == 3 and is_given_name(own[1]) and not is_given_name(own[0])
    person = not (turned or listed(first, "particles") or listed(own[-1].lower(), "bodies"))
    known = led or is_given_name(own[0])
    known = known or (person and len(own) < 4 and _names_somebody(own[0]))
    known = known or (person and listed(first, "proper")) or listed(second, "particles")
    return own[0] if known and not any(map(is_title, own[1:-1])) else ""


def _behind_post(own: tuple[str, ...]) -> str:
    """The first name behind a post of some words: "Ada" of "Site Manager Ada Odumo"."""
    if len(own) < 4:
        return ""
    *post, given, family = own
    plain = all(is_word(word.lower()) and not is_name(word) for word in post)
    return given if plain and is_given_name(given) and is_name(family) else ""


# The second halves of given names of Vietnam, which are no surnames.
_SECOND_HALVES = frozenset("linh ngoc anh huong thao trang phuong nhung quynh giang".split())


def is_familiar(name: str) -> bool:
    """Whether what a person is called by is a given name alone, perhaps of two parts.

    >>> [is_familiar(n) for n in ("Bo", "Jun Wei", "Big Ray", "Hagop Usta", "HR Desk", "Headteacher")]
    [True, True, True, False, False, False]
    """
    n = _read(name)
    if " " not in name:
        return not any(listed(name.lower(), table) for table in ("persons", "posts_alone"))
    unsure = n.titles or n.respect or listed(name.split()[0].lower(), "name_begins")
    return not unsure and _given((*n.own, "Doe")) == n.whole


def greeted_formally(person: Person) -> bool:
    """Whether a person is greeted by title and surname, so that a note to them is signed in full.

    >>> [greeted_formally(Person(n, "peer")) for n in ("Dr. Solveig Ekenstam", "Sister Gifty", "Bo", "HR Desk")]
    [True, False, False, True]
    """
    n = _read(person.name)
    formal = any(not is_title(title, "titles_first") for title in n.titles)
    return formal or (len(n.own) > 1 and not any(map(_names_somebody, n.own)))


def signed(name: str) -> str:
    """How a person signs a note: by first name, without a title.

    >>> signed("Mx. Rowan Thistleby"), signed("Noor binti Thistleby"), signed("Tito Thistleby")
    ('Rowan', 'Noor', 'Tito')
    """
    n = _read(name)
    if not all(is_title(title, "titles", "titles_first") for title in n.titles):
        return n.whole
    return n.nickname or n.born or _given(n.own, led=True) or " ".join(n.own)


def untitled(name: str) -> str:
    """A whole name as its owner signs it, who gives themselves no title.

    >>> untitled("Dr. Solveig Ekenstam"), untitled("Sister Gifty")
    ('Solveig Ekenstam', 'Sister Gifty')
    """
    n = _read(name)
    kept = len(n.own) < 2 or not all(is_title(title, "titles") for title in n.titles)
    return name if kept or not n.titles else " ".join(n.own)


def named_in(name: str, facts: Iterable[str], others: Iterable[str] = ()) -> str:
    """How a person is called where the facts speak of them: who is "Dr. Bogle" there is not "Winston" too.

    What of the name one of the `others` has too may be theirs, and so may "Mrs Bogle" be another
    than the Bogle whose given name is known, and "my brother Winston" another Winston.

    >>> [named_in("Winston Bogle", [f]) for f in ("Dr. Bogle's open door", "Bogle sahib's trust", "the canteen")]
    ['Dr. Bogle', 'Bogle sahib', 'Winston']
    >>> [named_in("Winston Bogle", [f], ["Ana Bogle"]) for f in ("Dr. Bogle's open door", "my brother Winston")]
    ['Winston', 'Winston']
    """
    n = _read(name)
    if n.titles or n.respect or n.nickname:
        return called(name)
    shared = {part.lower() for other in others for part in _read(other).own}
    sure = tuple(part for part in n.own if part.lower() not in shared)
    known = len(n.own) > 1 and _given(n.own)
    unsure = ("titles_unsure", "titles_of_couples") if known else ("titles_unsure",)
    kept = _any_of("titles", "titles_first", but=unsure)
    pattern = rf"(?<!\b[Mm]y )(?<!\b[Oo]ur )(?<!\b[Hh]is )(?<!\b[Hh]er ){_with_respect(sure, kept)}"
    spoken = (fact for fact in facts if may_name(fact, name))
    found = (match[0] for fact in spoken if (match := compiled(pattern).search(fact)))
    capital = rf"(?<!\S)(?!(?:{_any_of('titles_after')})$)[a-z]"
    return called(re.sub(capital, lambda m: m[0].upper(), next(found, "")) or name)


@lru_cache
def _any_of(*tables: str, but: tuple[str, ...] = ()) -> str:
    """A pattern for the words of some tables, in lower case only where they are no verb ("miss")."""
    left_out = {word for table in but for word in words_of(table)}
    given = {word for table in tables for word in words_of(table) if len(word) > 1}
    words = sorted(given - left_out)
    low = [word for word in words if "VERB" not in senses(word)]
    return "|".join(map(re.escape, [*low, *(word[:1].upper() + word[1:] for word in words)]))


def _with_respect(parts: Iterable[str], titles: str) -> str:
    """A pattern for a person by one of the titles or an honorific, and by any part of the name."""
    after = _any_of("titles_after")
    own = "|".join(re.escape(part) for part in parts if len(part) > 2) or "(?!)"
    own = rf"(?i:{own})(?: (?:{own}))*"
    return rf"\b(?:(?:(?:{titles})\.? )+{own}|{own} (?:{after}))\b"


def may_name(text: str, name: str) -> bool:
    """Whether a part of a name stands in a text: cheap, before `mention` is looked for.

    >>> may_name("Dr Odumo's jokes", "Dr. Ada Odumo"), may_name("the canteen", "Dr. Ada Odumo")
    (True, False)
    """
    low = text.lower()
    return any(part in low for part in re.findall(r"\w+", name.lower()))


# A pattern that holds all titles takes milliseconds to compile.
compiled = lru_cache(maxsize=1024)(re.compile)


@lru_cache(maxsize=1024)
def mention(name: str, *also: str) -> str:
    """A pattern for all the ways in which a fact may speak of a person; `also` by these names.

    >>> [re.sub(mention("Dr. Ada Odumo"), "X", f) for f in ("Dr Odumo's jokes", "Ada taught me", "Odumo Street")]
    ["X's jokes", 'X taught me', 'Odumo Street']
    """
    n = _read(name)
    given = _given(n.own)
    both = len(n.own) == 2 and _names_somebody(n.own[1])  # "Gift Odumo"
    apart = {n.own[0], given} if given else {p for p in n.own if both or _names_somebody(p)}
    plain = {name, n.whole, called(name), n.nickname, *apart, *filter(_names_somebody, also)}
    known = sorted((form for form in plain if len(form) > 1), key=len, reverse=True)
    titles = _any_of("titles", "titles_first", "titles_whole", "nicknames")
    forms = "|".join(map(re.escape, known))
    post = name.split()[0].lower()
    # A chef is "chef" in the kitchen; whose chef, or which, is another's.
    alone = (
        rf"|(?<!my )(?<!his )(?<!her )(?<!a )(?:the )?{post}(?! de\b)"
        if listed(post, "posts_alone")
        else ""
    )
    respect = _with_respect((*n.titles, *n.own), _any_of("titles", "titles_first", "titles_whole"))
    return rf"(?:{respect}|(?:(?:{titles})\.? )*(?:{forms})(?!\w){alone})"
