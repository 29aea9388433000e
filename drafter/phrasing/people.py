"""People: whom a fact speaks of, and what is said of it to their face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import cast

from drafter.phrasing.copyedit import Fact
from drafter.phrasing.edits import is_date
from drafter.phrasing.forms import in_form
from drafter.phrasing.names import called, compiled, may_name, mention
from drafter.phrasing.trust import GUESSED, TRUSTED, trusted
from drafter.phrasing.words import (
    PAST,
    WITH_YOU,
    base_of_third,
    is_given_name,
    is_name,
    listed,
    third_of,
    verb,
    words_of,
)
from drafter.situation import Person


def is_inside(person: Person | None) -> bool:
    """Whether somebody works where the leaver does, and need not be told its name.

    >>> is_inside(Person("Bo Lind", "peer")), is_inside(Person("Bo Lind", "client")), is_inside(None)
    (True, False, False)
    """
    return person is not None and person.relation in ("boss", "peer", "direct_report", "hr")


_A_SUPERIOR = re.compile(
    r"\b(?:my|our|the) (?:boss|manager|supervisor|line manager)\b(?! (?:job|post|role))",
    re.IGNORECASE,
)


_OF_THE_PLACE = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:board|office|company|firm|management|owners?|HR|hotel|bank|school"
    r"|institute|foundation|trust|council|practice|lab|library|theatre|orchestra|club|university|college|charity|house)\b"
)
_BOSS_WHO = re.compile(
    r"^(?:having )?an? (?:boss|manager|supervisor|GM|director|chief|captain|foreman|owner|head|principal) (?:who|that) ",
    re.IGNORECASE,
)
_TO_YOU = re.compile(r"(?<!thank )\byou(?:rs?|rself)?\b", re.IGNORECASE)


def about(facts: Iterable[Fact], person: Person | None) -> list[Fact]:
    """The facts that speak of this person, by name or as "my manager".

    >>> about([Fact("Sam's patience"), Fact("the canteen")], Person("Sam Ito", "peer"))
    ["Sam's patience"]
    """
    if person is None:
        return []
    boss = person.relation == "boss"
    return [f for f in facts if _names(f, person) or (boss and _of_a_superior(f))]


def _of_a_superior(fact: str) -> bool:
    return (_A_SUPERIOR.search(fact) or _BOSS_WHO.match(fact)) is not None


def _names(fact: str, person: Person) -> bool:
    if not may_name(fact, person.name):
        return False
    named = compiled(rf"(?<!\w){mention(person.name)}(?!\w)", re.IGNORECASE)
    return named.search(fact) is not None


# Before the subject of a clause: nothing, a mark, or a word that begins one.
_BEGINS = r"(?P<before>^|[,;:(–] ?|\. (?<!\bMr. )(?<!\bMrs. )(?<!\bMs. )(?<!\bDr. )(?<!\bProf. )|- ?(?:and |but |so )?|\b(?:that|which|who|whom|when|if|whether|how|what|until|because|before|after|where|and|but|so|then) )"


def to_you(text: str, person: Person | None) -> str:
    """A clause as it is said to somebody whom it names, with "you" for the name.

    >>> dwight = Person("Dwight Sorensen", "boss")
    >>> to_you("Dwight already wants this one himself, and the key is with Dwight", dwight)
    'you already want this one yourself, and the key is with you'
    >>> to_you("the call with Dwight starts at 10, and Dwight's rota is done", dwight)
    'the call with you starts at 10, and your rota is done'
    >>> to_you("the file is open, and Dwight knows", dwight), to_you("we start it and then Dwight leads", dwight)
    ('the file is open, and you know', 'we start it and then you lead')
    >>> to_you("counted with Mr. Lund on my last day", Person("Mr. Lund", "boss"))
    'counted with you on my last day'
    """
    if person is None or not may_name(text, person.name):
        return text
    named = rf"(?<!\w){mention(person.name)}"
    text = compiled(rf"{named}['’]s(?!\w)").sub("your", text)
    does = compiled(
        rf"{_BEGINS}{named} (?P<how>(?:already|also|still|now|only|usually) )?(?P<verb>[a-z]+(?:n't)?)(?!\w)(?P<rest>[^,.;]*)"
    )
    return compiled(rf"{named}(?!\w)").sub("you", does.sub(_you_do, text))


def _you_do(match: re.Match[str]) -> str:
    does = WITH_YOU.get(match["verb"]) or base_of_third(match["verb"])
    rest = match.re.sub(_you_do, re.sub(r"\b(?:him|her)self\b", "yourself", match["rest"]))
    return f"{match['before']}you {match['how'] or ''}{does}{rest}"


def meant_for(
    asks: Iterable[str], reader: Person | None, people: Iterable[Person]
) -> tuple[str, ...]:
    """The wishes, as typed, without those that name another in brackets at their end.

    >>> bo, al = Person("Bo Lind", "mentor"), Person("Al Ito", "hr")
    >>> meant_for(["a coffee (Bo)", "a reference"], bo, [bo, al]), meant_for(["a coffee (Bo)"], al, [bo, al])
    (('a coffee', 'a reference'), ())
    """
    found: list[str] = []
    for ask in asks:
        marked = _MARKED.fullmatch(ask)
        named = marked and [
            p for p in people if compiled(mention(p.name), re.IGNORECASE).fullmatch(marked["who"])
        ]
        if not marked or not named or reader is None:
            found.append(ask)
        elif reader in named:
            found.append(marked["what"])
    return tuple(found)


_MARKED = re.compile(r"(?P<what>.+?) \((?:from )?(?P<who>[^()]+)\)\.?")


def not_about(facts: Iterable[Fact], people: Iterable[Person]) -> list[Fact]:
    """The facts that speak of none of these people."""
    kept = list(facts)
    for person in people:
        named = about(kept, person)
        kept = [fact for fact in kept if fact not in named]
    return kept


def owed_to(
    person: Person | None, gratitude: Iterable[Fact], people: Sequence[Person]
) -> list[Fact]:
    """All that a person is thanked for, said to their face, without what is said twice.

    That is their own thanks, and of the `gratitude` what speaks of them or to them; to a boss also
    what a superior gave, where it names no other.

    >>> owed_to(Person("Sam Ito", "peer", thanks_for=[Fact("lending me your bike", "G")]), [Fact("the canteen", "N", "W")], [])
    ['lending me your bike']
    """
    if person is None:
        return []
    others = [other for other in people if other != person]
    named = about(gratitude, person)
    free = not_about(gratitude, others)
    superior = person.relation == "boss"
    to_them = [f for f in free if _TO_YOU.match(f)] if superior or not _superiors(others) else []
    given = [f for f in free if f.topic == "B" and not _OF_THE_PLACE.match(f)] if superior else []
    # "Partners who paid for my classes" are thanked by themselves.
    given = [f for f in given if f.form != "N" or _A_SUPERIOR.match(f) or not _WHO.search(f)]
    more = [f for f in gratitude if f in named or f in to_them or f in given]
    # What the office or a colleague did ("the company flying me home") is no thanks to them.
    told = [
        [fact] if fact in given and _is_a_thing(fact) else in_form(_told_to(fact, person), "GNWS")
        for fact in more
    ]
    own = [_plainly_told(f) for f in cast(Sequence[Fact], person.thanks_for)]  # facts in a template
    return distinct([*own, *(fact for facts in told for fact in facts)])


_WHO = re.compile(r"^(?:(?!that|which|who)[\w'’-]+ ){1,4}(?:who|that) ")


def _superiors(people: Iterable[Person]) -> bool:
    return any(person.relation == "boss" for person in people)


def _is_a_thing(fact: Fact) -> bool:
    """Whether what was given is told as it is: "the paid study leave", not "my boss's trust"."""
    trait = listed(re.split(r"\W", fact.typed)[0].lower(), "traits")
    named = fact.form == "N" and fact.startswith("the ") and fact.sure > TRUSTED
    return named and not (trait or _A_SUPERIOR.search(fact))


def _plainly_told(fact: Fact) -> Fact:
    """A thanks to a superior who stands in it as one: "my manager letting me go early"."""
    named = _A_SUPERIOR.match(fact)
    if named is None or not re.match(r" \w+ing ", fact[named.end() :]):
        return fact
    return fact.put(fact[named.end() :].strip(), "G")


def _told_to(fact: Fact, person: Person) -> list[Fact]:
    """A gratitude as thanks. What the writer did ("being trusted") stays out where it is not turned."""
    typed = fact.typed
    if person.relation == "boss":
        name = called(person.name)
        typed = _A_SUPERIOR.sub(name, _BOSS_WHO.sub(f"{name} ", typed))
    told = trusted("thanks_for", typed, person.name)
    thanks = [Fact(said, said.form, said.topic, said.sure, fact.typed) for said in told]
    return [
        said
        for said in thanks
        if said.sure >= GUESSED and not (fact.form == said.form == "G" and _is_writers(said, fact))
    ]


def _is_writers(said: str, fact: str) -> bool:
    """Whether the writer did it, or it was done to them: "learning English with you", "being sent"."""
    sent = re.match(r"being ([a-z]+)\b", said)
    done_to = sent is not None and (known := verb(sent[1])) is not None and known.tense in PAST
    return said == fact or said.endswith(" with you") or done_to


def credited(thanks: Iterable[Fact], name: str) -> list[str]:
    """What somebody is thanked for as others are told of it, after "I'm grateful".

    What speaks to them further on than in its first word is left out.

    >>> credited([Fact("your notes", "N"), Fact("covering my shifts", "G"), Fact("the lift to your van", "N")], "Sam")
    ["for Sam's notes", 'to Sam for covering my shifts']
    """
    told = in_form(thanks, "GN")
    return [
        f"for {name}'s {fact[len('your ') :]}"
        if fact.startswith("your ")
        else f"to {name} for {fact}"
        for fact in told
        if not _TO_YOU.search(fact.removeprefix("your "))
    ]


_TEAMS = re.compile(
    r"^their\b|\b(?:the|my|our) (?:whole )?(?:(?:team|crew|gang|shift|floor|brigade)['’]s|(?:lads|girls|boys|guys|others)['’])(?=\W|$)"
)
_THE_WAY = re.compile(r"^(how|the way) they\b")
_THE_TEAM_IN = re.compile(r"^(?:the|my|our) (?:whole )?(?:team|crew|gang) (?=(?:in|on|at) )")
_SINGULAR = {
    **{modal: modal for modal in ("will", "can", "could", "would", "should", "might", "must")},
    "are": "is",
    "were": "was",
    "have": "has",
    "don't": "doesn't",
    "do": "does",
}
_COLLEAGUES_WHO = re.compile(
    r"^(?:(?:the|my|our|all) )*(?:colleagues|co-?workers|workmates|people) who "
)
# "A team that covers the lunch queue"
_A_CREW_WHO = re.compile(
    r"^(?:an?|my|our) (?:[a-z]+ )?(?:team|crew) (?:that|who|which) (?P<adverb>(?:never|always|still) )?(?P<does>[a-z]+)\b(?!.*\b(?:and|it|they)\b)"
)
# "How everyone covered", "how patient everybody was": those who read it.
_YOU_ALL = re.compile(
    r"\bhow (?P<trait>[a-z]+ )?every(?:one|body) (?:(?P<is>was|is)\b|(?=[a-z]+ed\b|came\b|kept\b|stood\b|stayed\b|took\b|gave\b|made\b|went\b))"
)
# "How the engineers never laughed"
_HOW_THEY = re.compile(
    r"^how (the (?!whole\b|boss\b)[a-z' -]+?s) ((?:never|always) (?=[a-z]+(?:ed|t|e|k|w)\b))"
)
# "Developers who asked"
_SOME = re.compile(
    r"^(?![a-z]+ing )(?=(?:[a-z]+ ){0,2}(?:staff|[a-z]+s) who )(?!(?:the|my|our|those|all)\b)"
)


def _you_all(found: re.Match[str]) -> str:
    return f"how {found['trait'] or ''}you all {WITH_YOU.get(found['is'], '')}"


def to_team(facts: Iterable[Fact]) -> list[Fact]:
    """Facts as they are said to a team, with "you" and "your" for what is the team's.

    >>> to_team([Fact("the team's calm in the flood", "N"), Fact("their honesty", "N"), Fact("colleagues who sang", "N")])
    ['your calm in the flood', 'your honesty', 'everyone who sang']
    >>> to_team([Fact("colleagues who keep a confidence", "N")])
    ['everyone who keeps a confidence']
    >>> to_team([Fact("colleagues who still walk out in the snow", "N")])
    ['everyone who still walks out in the snow']
    >>> to_team([Fact("colleagues who (always) helped me", "N")])
    ['the colleagues who (always) helped me']
    >>> to_team([Fact("the team in Lodwar, with whom I ate from one plate", "N")])
    ['those of you in Lodwar, with whom I ate from one plate']
    >>> to_team([Fact("how patient everyone was with me", "N"), Fact("cooks who never shout", "N")])
    ['how patient you all were with me', 'the cooks who never shout']
    >>> to_team([Fact("a crew who sings", "N"), Fact("a team that kept me on", "N")])
    ['how you all sing', 'how you all kept me on']
    >>> to_team([Fact("a crew that kept its word", "N"), Fact("a crew that phones before it panics", "N")])
    ['how you all kept your word', 'a crew that phones before it panics']
    >>> to_team([Fact("a counter team that never let the phone ring", "N")])
    ['how you all never let the phone ring']
    >>> to_team([Fact("how the engineers never laughed at a sketch", "W")])
    ['the engineers, who never laughed at a sketch']
    """

    def told(fact: Fact) -> Fact:
        near = _THE_TEAM_IN.sub("those of you ", _TEAMS.sub("your", fact))
        near = _THE_WAY.sub(r"\1 you all", _HOW_THEY.sub(r"\1, who \2", near))
        near = _YOU_ALL.sub(_you_all, _SOME.sub("the ", near))
        if (crew := _A_CREW_WHO.match(near)) and verb(crew["does"]):
            now = WITH_YOU.get(crew["does"]) or base_of_third(crew["does"])
            rest = re.sub(r"^ (?:its|their)\b", " your", near[crew.end() :])
            return fact.put(f"how you all {crew['adverb'] or ''}{now}{rest}")
        who = _COLLEAGUES_WHO.match(near)
        if who is None:
            return fact.put(near)
        did = _FIRST_VERB.match(near[who.end() :])
        if did is None:
            return fact.put(near)
        adverb, does, rest = did.groups()
        found = verb(does)
        if " and " in rest or found is None:
            return fact.put(f"those of you who {adverb}{does}{rest}")
        singular = _SINGULAR.get(does) or (third_of(does) if found.tense == "base" else does)
        return fact.put(f"everyone who {adverb}{singular}{rest}".rstrip())

    return [told(fact) for fact in facts]


# "the clients who said thank you"
_THOSE_WHO = re.compile(r"(?:[^\W\d_][\w'-]* ){1,4}who (?P<did>\w.*)")


def to_those(facts: Iterable[Fact]) -> list[str]:
    """What clients are or did, said to all of them after "thank you".

    >>> to_those([Fact("the clients who paid in their first week", "N"), Fact("their trust", "N")])
    ['to those of you who paid in your first week', 'for your trust']
    """
    told = []
    for fact in in_form(facts, "N"):
        text = re.sub(r"\btheir\b", "your", re.sub(r"\bof them\b", "of you", fact))
        who = _THOSE_WHO.match(text)
        did = (
            re.sub(r"\bthey\b", "you", who["did"]).replace("themselves", "yourselves")
            if who
            else ""
        )
        told.append(f"to those of you who {did}" if did else f"for {text}")
    return told


_FIRST_VERB = re.compile(r"((?:never |always |still |also |even )*)([\w'-]+)(.*)")


def unsaid(facts: Iterable[Fact], told: Iterable[Fact]) -> list[Fact]:
    """The facts of which none of the others was made, and that tell none of them again.

    What was done at the same place, or with the same thing of two words, counts as the same.

    >>> unsaid([Fact("the tea", "N", typed="tea!"), Fact("the bike", "N")], [Fact("your tea", "N", typed="tea!")])
    ['the bike']
    >>> unsaid([Fact("the kiln course Sam paid for", "N")], [Fact("paying for my kiln course", "G")])
    []
    >>> unsaid([Fact("two stages in Lyon", "N")], [Fact("sending me to Lyon twice", "G")])
    []
    >>> unsaid([Fact("being trusted with the tide tables", "G")], [Fact("giving me the tide tables", "G")])
    []
    """
    facts, told = list(facts), list(told)
    said = {fact.typed for fact in told}
    new = {id(fact) for fact in distinct([*told, *facts])}
    places = {place for fact in told for place in _places(fact)}
    return [
        fact
        for fact in facts
        if fact.typed not in said and id(fact) in new and places.isdisjoint(_places(fact))
    ]


def _places(fact: str) -> set[str]:
    """The names in a fact that are no person's and no day's: "Lyon", "Moodle"."""
    named = re.findall(r"(?<=\w )[A-Z][a-z]{3,}\b", fact)
    places = {n for n in named if is_name(n) and not (is_given_name(n) or is_date(n))}
    return places | {m for m in _TWO_WORDS.findall(fact) if not m.endswith("s shift")}


_TWO_WORDS = re.compile(
    r"\b(?:the|my|your) ((?!(?:first|second|third|last|next|whole|best|same|old|new|night|day|early|late)\b)[a-z]{3,} [a-z]{4,})\b(?! (?:of|who|that|which))"
)


_STEM = 5  # letters of a word: "checking" is "check"


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that tell again what an earlier one told.

    >>> distinct([Fact("paying for my kiln course"), Fact("the kiln course you paid for"), Fact("the kiln advice")])
    ['paying for my kiln course', 'the kiln advice']
    >>> distinct([Fact("your patience"), Fact("your patience with my English"), Fact("the tea")])
    ['your patience', 'the tea']
    >>> distinct([Fact("giving me the arena job"), Fact("being given the arena job at 29")])
    ['giving me the arena job']
    """
    kept: list[tuple[Fact, set[str]]] = []
    for fact in facts:
        words = set(re.findall(r"[^\W\d_]{4,}", fact.casefold())) - words_of("empty")
        stems = {(known.base if (known := verb(word)) else word)[:_STEM] for word in words}
        if not any(_same(stems, others) for _, others in kept):
            kept.append((fact, stems))
    return [fact for fact, _ in kept]


def _same(some: set[str], others: set[str]) -> bool:
    """Whether two facts tell one thing: two thirds of the words of the shorter are in the longer."""
    fewer, common = min(len(some), len(others)), len(some & others)
    return common > 0 and 3 * common >= 2 * fewer


def others_know(people: Iterable[Person]) -> bool:
    """Whether anybody but a superior has been told already.

    >>> others_know([Person("Bo", "boss", knows=True), Person("Al", "peer", knows=True)])
    True
    """
    return any(person.knows for person in people if person.relation != "boss")
