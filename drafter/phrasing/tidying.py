"""Tidying: a fact as a careful typist would have put it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from drafter.phrasing.words import is_name, listed, misspelt, verb

_SHORTHAND = [
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"(?<!\S)w/o\s*", "without "),
        (r"(?<!\S)w/\s*", "with "),
        (r"(?<!\S)b4(?!\S)", "before"),
        (r"\byr (?=\d)", "year "),
        (r"\b(\d+\s*)yrs?\b", r"\1years"),
        (r"\b(\d+\s*)(?:wks)\b", r"\1weeks"),
        (r"\b(\d+\s*)(?:mths|mos)\b", r"\1months"),
        (r"\bthru\b", "through"),
        (r"\bneva\b", "never"),
        (r"\bif poss\b", "if possible"),
        (r"\bexcel\b", "Excel"),
        (r"\blinkedin\b", "LinkedIn"),
        (r"\b(\d+\s*)hrs?\b", r"\1hours"),
        (r"\ba yr\b", "a year"),
        (r"(?<=\ba )ref$|(?<=\bwritten )ref$|(?<=\bagreed )ref$|(?<=\bgood )ref$", "reference"),
        (r"\btho\b", "though"),
        (r"\bxmas\b", "Christmas"),
        (r"\bteh\b", "the"),
        (r"\b(go|do|gett|lett|mak|tak|start|try|leav|mov)in(?= [a-z])", r"\1ing"),
        (r"\babt\b", "about"),
        (r"(?<=[a-z] )w (?=[a-z])", "with "),
        (r"\bnr\b", "near"),
        (r"\b(\d+\s*)mins\b", r"\1minutes"),
        (r"\b(could|should|would) of\b", r"\1 have"),
        (r"\bim (?=[a-z])", "I'm "),
        (r"\bits (?=(?:ok|okay|fine|not|never|always|a|the)\b)", "it's "),
        (r"\bur\b", "your"),
        (r"\b(do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should)nt\b", r"\1n't"),
        (r"\bi(?='(?:m|ve|ll|d)\b)|(?<![\w.'-])i(?![\w.'-])", "I"),
        (r"(?<=[a-z0-9]) & (?=[a-z])", " and "),
        (r"\s*(?:->|→|=>)\s*", " -> "),
    )
]


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(misspelt())})\b", re.IGNORECASE)


_DAYS = "monday tuesday wednesday thursday friday saturday sunday"


_MONTHS = "january february march april may june july august september october november december"


_NAMED_DAYS = re.compile(rf"\b({'|'.join(_DAYS.split())})(s?)\b")


_NAMED_MONTHS = re.compile(
    rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\bfor )|(?<=\buntil )|(?<=\bearly )|(?<=\blate ))({'|'.join(_MONTHS.split())})\b"
)


_SHORT_MONTHS = re.compile(
    r"(?:(?<=\d )|(?<=\bby )|(?<=\bin )|(?<=\btill )|(?<=\btil )|(?<=\buntil )|(?<=\bsince )|(?<=\bfor )|(?<=\band )|"
    r"(?<=\bearly )|(?<=\blate )|(?<=\())(jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


_ENDING = re.compile(
    r"(?:\s*(?:[!?.,;:…]+|\b(?:lol|haha|tbh|xx+|x|btw|imo|of all things|god knows|no really)\b|"
    r"(?<=,) ?(?:sadly|frankly|honestly|always|obviously|finally)\b|<3|:-?\)|"
    "[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+))+$",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"\s*\((?:joking|most|lethal|finally|sadly|elsewhere|the (?:real kind|hard way)|[!?]+|\w+[!?]+)\)",
    re.IGNORECASE,
)


_LEADING = re.compile(
    r"^(?:ok|okay|well|um|honestly|basically|i guess|maybe|oh|and|also)[, ]+(?=\w)", re.IGNORECASE
)


_BRACKETED_END = re.compile(r"\s*\(\W*\)\s*$")


# "19 days -> 11" is "from 19 days to 11".
_LEVELS = re.compile(r"(?<!from )(?<!\S)(\S*\d\S*(?: [a-z]+)?) -> (?=\S*\d)")


def tidy(fact: str, names: Iterable[str] = ()) -> str:
    """A fact as a careful typist would have put it, within a sentence.

    Shorthand is written out, shouting lowered, the closing mark and the aside in
    brackets dropped, the first letter lowered where it begins no name. `names` are
    kept, and given their capitals.

    >>> tidy("Covering my shifts!!"), tidy("THE BEST CREW ON THE COAST"), tidy("pairing w/ Dev lol")
    ('covering my shifts', 'the best crew on the coast', 'pairing with Dev')
    """
    text = re.sub(r'^(?:["“”•*\s]|-(?!\d))+', "", " ".join(fact.split())).rstrip('"“”•*- ')
    text = _slips().sub(lambda m: misspelt()[m[0].lower()], text)
    for pattern, plain in _SHORTHAND:
        text = pattern.sub(plain, text)
    text = _LEADING.sub("", _ASIDE.sub("", _BRACKETED_END.sub("", text)))
    text = _ENDING.sub("", text).strip()
    text = re.sub(
        r"(?<=[a-z])(?<!\bp)(?<!\bpp)(?<!\bno)(?<!\bvs)(?<!\bst)\. (?=[a-z0-9])", ", ", text
    )
    letters = re.sub(r"[^A-Za-z]", "", text)
    if letters.isupper() and (len(letters) > 4 or listed(text.lower(), "mass")):
        text = text.lower()
    text = _NAMED_DAYS.sub(lambda m: m[1].title() + m[2], text)
    text = _NAMED_MONTHS.sub(lambda m: m[1].title(), text)
    text = _SHORT_MONTHS.sub(lambda m: m[1].title(), text)
    if text.isupper() is False and fact.rstrip().endswith("."):
        text = re.sub(r"^[A-Z](?=[a-z]+ [a-z])", lambda m: m[0].lower(), text)
    text = _lower_first(_LEVELS.sub(r"from \1 to ", text).replace(" -> ", " to "))
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", name, text, flags=re.IGNORECASE)
    return text


def _lower_first(text: str) -> str:
    """The first letter lowered, where it begins no name."""
    first = re.match(r"[A-Z][a-z]*(?:-[a-z]+)*(?![\w'’.])", text)
    if not first or first[0] == "I":
        return text
    rest = text[first.end() :].lstrip()
    if is_name(first[0]) and not _begins(first[0].lower(), rest):
        return text
    # "Grace under pressure" is a virtue, "Grace Okafor" or "Community Nurse of the Year" a name.
    named = re.match(r"[A-Z][a-z]", rest) and not _begins(first[0].lower(), rest)
    return text if named else first[0].lower() + text[first.end() :]


def _begins(word: str, rest: str) -> bool:
    """Whether a word that may be a name begins a phrase here ("Chase the invoices")."""
    following = re.match(r"[a-z]+", rest)
    if listed(word, "mass") or listed(word, "after_verb"):
        return True
    if verb(word) is None:
        return False
    return not listed(word, "proper") or listed(following[0] if following else "", "after_verb")


def capital_kept(text: str, typed: str, others: Iterable[str]) -> str:
    """A tidied note with the capital that it was typed with, where that means a name.

    It does where a word with a capital follows, or where the same person began another
    note with a small letter.

    >>> capital_kept("petal launch", "Petal launch", ["the rota"]), capital_kept("rota", "Rota", ["Keys"])
    ('Petal launch', 'rota')
    """
    first = typed[:1]
    if not first.isupper() or text[:1] != first.lower() or typed.isupper():
        return text
    word = re.split(r"[^\w'-]", text, maxsplit=1)[0]
    small = any(other[:1].islower() for other in others) and not typed.endswith(".")
    named = re.match(r"\S+ [A-Z][a-z]", typed) or (small and verb(word) is None)
    return first + text[1:] if named and not listed(word, "after_verb") else text


def split(fact: str) -> list[str]:
    """The facts in one entry: a list with semicolons, or an entry and what was added after a stop."""
    parts = [
        p for p in re.split(r";\s+|\.\s+(?=(?:she|he|they|we|i) [a-z])", fact) if p.strip(" .")
    ]
    return parts or [fact]
