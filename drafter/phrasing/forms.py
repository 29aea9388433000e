"""Forms: facts sorted by the form in which they are, and turned from one form into another.

The copy editor has put each fact in a form (copyedit.FORMS); a sentence has room for some of
them. "covering for me" follows "thank you for", "led the audit" follows "I".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.phrasing.copyedit import Fact
from drafter.phrasing.wording import commas_last
from drafter.phrasing.words import PAST, doubled, participle_of, past_base, past_of_gerund, verb


def in_form(facts: Iterable[Fact], letters: str) -> list[Fact]:
    """The facts that are in one of these forms, in their order.

    >>> in_form([Fact("your calm", "N"), Fact("we won", "S"), Fact("covering for me", "G")], "GN")
    ['your calm', 'covering for me']
    """
    return [fact for fact in facts if fact.form and fact.form in letters]


def on_topic(facts: Iterable[Fact], letters: str) -> list[Fact]:
    """The facts with one of these topics (copyedit.TOPICS), in their order.

    >>> on_topic([Fact("a reference", "N", "R"), Fact("my laptop", "N", "M")], "R")
    ['a reference']
    """
    return [fact for fact in facts if fact.topic and fact.topic in letters]


def whole(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, a deed together with the sentence that was typed with it.

    >>> whole([Fact("set up the fund", "P", typed="fund"), Fact("17 have used it", "S", typed="fund"), Fact("we won", "S")])
    ['set up the fund, and 17 have used it', 'we won']
    """
    told: list[Fact] = []
    for fact in facts:
        deed = told[-1] if told else None
        if deed is not None and deed.form == "P" and fact.form == "S" and fact.typed == deed.typed:
            told[-1] = deed.put(f"{deed}, and {fact}")
        else:
            told.append(fact)
    return told


# A verb of a deed: its first word, and what follows a joining word.
_DID = re.compile(
    r"(?:^|(?<= and )|(?<= but )|(?<=, )|(?<= then ))(?:(?:never|always|also|once|only|then|quietly|finally) )?([a-z-]+)"
)


def having(deed: str) -> str:
    """A deed as it follows "to have": its past forms as participles.

    >>> having("wrote the manual and ran the day shift"), having("led the audit, which took a year")
    ('written the manual and run the day shift', 'led the audit, which took a year')
    >>> having("did not lose one ring")
    'not lost one ring'
    >>> having("have kept the bar since 2012")
    'kept the bar since 2012'
    """
    had = re.match(r"have ([a-z]+)\b", deed)
    if had and (known := verb(had[1])) and known.tense in PAST:
        return deed.removeprefix("have ")

    def turned(match: re.Match[str]) -> str:
        base = past_base(match[1])
        form = doubled(participle_of(base), match[1]) if base else match[1]
        return match[0][: match.start(1) - match.start()] + form

    denied = _DID_NOT.sub(lambda m: f"{m[1]}not {participle_of(m[2])}", deed)
    return re.sub(r"^was\b", "been", _DID.sub(turned, denied))


_DID_NOT = re.compile(r"(^|\band )did(?: not|n't) ([a-z]+)\b")


def proud(deeds: Iterable[str]) -> str:
    """What follows "I'm proud", what has a clause of its own last.

    >>> proud(["found the leak, and it was fixed in a day", "ran the shift"])
    'to have run the shift, and to have found the leak, and it was fixed in a day'
    """
    found = [f"to have {having(deed)}" for deed in commas_last(deeds)]
    return (
        found[0]
        if len(found) == 1
        else f"{', '.join(found[:-1])}, and {found[-1]}"
        if found
        else ""
    )


def you_did(favor: str) -> str:
    """A favor in -ing as what the reader did: "you covered my shifts".

    >>> you_did("covering my shifts"), you_did("never making me feel slow and lending me your van")
    ('you covered my shifts', 'you never made me feel slow and lent me your van')
    """

    def turned(match: re.Match[str]) -> str:
        return match[0][: match.start(1) - match.start()] + past_of_gerund(match[1])

    return f"you {_DID.sub(turned, favor)}"


_YOU_DID = re.compile(r"\byou (?:(?:never|always|once|even) )?([a-z]+)")


def is_over(fact: str) -> bool:
    """Whether what is admired happened once, and is no habit.

    >>> [is_over(f) for f in ("the way you told us the truth", "how good you were", "how you never shout", "your calm")]
    [True, True, False, False]
    """
    found = _YOU_DID.search(fact)
    known = verb(found[1]) if found else None
    return known is not None and known.tense in PAST


_TO_ME = re.compile(
    r"(?!(?:being|having|getting(?! (?:me|us)\b)|seeing|hearing|knowing|watching) )(?:(?:always|never|once|all) )*[a-z]+ing (?:(?!who|that|from|with)[a-z]+ ){0,2}(?:me|us)\b"
    r"|(?:always |never )?(?:having my back|paying (?:for )?(?:my|the))\b"
)


def is_done_to_me(fact: str) -> bool:
    """Whether what is said in -ing is what others did: "thank you for" it, not "I'm grateful for" it.

    >>> [is_done_to_me(f) for f in ("getting me through", "always having my back", "being taught to weld", "learning English with Colm")]
    [True, True, False, False]
    """
    return _TO_ME.match(fact) is not None
