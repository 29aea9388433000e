"""Feats: what somebody achieved, sorted by the sentence that each result fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.reading import names_of, parts, pieces, unspliced
from drafter.phrasing.results import COUNT, recast
from drafter.phrasing.saying import as_deed, as_noun
from drafter.phrasing.tidying import tidy
from drafter.phrasing.weighing import by_weight
from drafter.phrasing.wording import (
    DETERMINED,
    commas_last,
    head_of,
    is_person,
    series,
    those,
    with_article,
)
from drafter.phrasing.words import counted_deed, participle_of, past_base, past_of, senses
from drafter.situation import Person
from drafter.text import ONES


@dataclass(frozen=True, slots=True)
class Feats:
    """Achievements: `deeds` follow "I", `things` "I'm proud of", `told` are clauses."""

    deeds: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def feats(facts: Iterable[str], limit: int = 3, people: Iterable[Person] = ()) -> Feats:
    """The `limit` achievements that weigh most, each in the form in which it reads best.

    >>> f = feats(["led the audit, cut costs", "22 people hired", "no accident since 2009", "the mural"], 4)
    >>> f.deeds, f.told, f.things
    (['led the audit and cut costs', 'hired 22 people'], ['there has been no accident since 2009'], ['the mural'])
    """
    found = Feats()
    facts = by_weight(facts, "results")
    names = names_of(people)
    added = [part for fact in facts for part in _parts(fact)]
    notes = [recast(text) for part in added if (text := tidy(part, names))]  # not "lol"
    said = [
        note if isinstance(note, Phrase) else parse(note, lean="deed")
        for told in notes
        for note in ([told] if isinstance(told, Phrase) else _parted(told))
    ]
    for phrase in map(_once, said[:limit]):
        deed = as_deed(phrase)
        if deed:
            found.deeds.append(_perfect(_joined(_with_result(deed))))
        elif phrase.form == "adjective":
            found.deeds.append(f"was {phrase.text}")
        elif phrase.form == "clause":
            found.told.append(unspliced(phrase).text)
        elif counted := _counted(phrase.text):
            found.deeds.append(_perfect(counted))
        elif thing := _thing(phrase):
            numbered = not phrase.text.startswith("the ") and _BARE.match(thing)
            found.things.append(thing.removeprefix("the ") if numbered else thing)
    first, rest = found.deeds[:1], found.deeds[1:]  # what goes on comes last, or first of all
    found.deeds[:] = first + sorted(rest, key=lambda deed: deed.startswith("have "))
    found.deeds.sort(key=lambda deed: deed.startswith(("never ", "not ", "didn't ")))
    ended = [deed for deed in found.deeds if _ENDED.match(deed)] if rest else []
    found.deeds[:] = [deed for deed in found.deeds if deed not in ended]
    found.told.extend(f"I {deed}" for deed in ended)
    found.told[:] = [re.sub(r"^([2-9]) ", lambda m: f"{ONES[int(m[1])]} ", t) for t in found.told]
    found.things[:] = commas_last(found.things)
    return found


# A deed that ends in a sentence of its own stands in no list: "found the leak, and it was mended".
_ENDED = re.compile(
    r".*, and (?:\d|(?!then\b)[a-z]+ [a-z]+ .*\b(?:is|are|was|were|it|them|came)\b|(?:they|it|we|he|she) )"
)


def _with_result(deed: str) -> str:
    """A deed with what came of it: how far a figure went, how many of whom.

    >>> _with_result("rewrote the menu, food cost from 38 to 31 percent")
    'rewrote the menu, which took the food cost from 38 to 31 percent'
    >>> _with_result("swapped the pumps; the queue is gone")
    'swapped the pumps, and the queue is gone'
    """
    if people := _OF_WHOM.fullmatch(deed):
        does = people["are"].split()[0]
        be = people["be"] or ("are " if does.endswith("ing") else _BE.get(does, ""))
        who = "and {}" if _LED_ON.search(people["deed"]) else "{} of whom"
        return f"{people['deed']}, {who.format(people['how_many'])} {be}{people['are']}"
    for pattern, said in _LED_TO:
        if led := pattern.fullmatch(deed):
            return said.format(**led.groupdict() | {"what": with_article(led["what"])})
    return deed.replace("; ", ", and ")  # told with the deed: "they" and "it" are of it


# "hull 114" and "less waste", but "the number 3 press"
_BARE = re.compile(
    r"the (?:(?:[a-z]+ ){1,2}\d+(?:$|,| (?:and|in|on|at|to)\b)|(?:less|fewer|more|hardly) )"
)
_BE = {"still": "are ", "now": "are ", "starters": "are ", "regulars": "are "}
# "got two girls into the squad, both starters": "of whom" would stand far from who they are
_LED_ON = re.compile(r" (?:into|through|to|for|at) ")
# "trained 3 line cooks and 2 are still there"
_OF_WHOM = re.compile(
    rf"(?P<deed>(?:hired|trained|mentored|taught|coached|recruited|apprenticed|got|brought on|took on) [^,;]+?)(?:;| and|,) "
    rf"(?P<how_many>both|all|most|half|none|{COUNT})(?: of them)? (?P<be>are |were |have )?(?P<are>(?:still|now|got|became|passed|failed|qualified|went|made|stayed|left|starters|regulars|[a-z]+ing)\b[^,;]*)"
)
_WHAT = r"(?P<deed>[^,;]+)[,;] (?P<what>(?!both|all|most|each|none|it|they|he|she|we|I\b)[a-z][\w' -]*?)"
# What came of a deed belongs to it: how far a figure went.
_LED_TO: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"{_WHAT}(?: went| came down| fell| rose| is| now)? (?P<way>from \S+(?: \w+){{0,2}} to \S+[^,]*)"
        ),
        "{deed}, which took {what} {way}",
    ),
    (
        re.compile(
            rf"{_WHAT} (?:(?:was|were|has|have|been|is|are) )*(?P<way>halved|doubled|tripled)"
        ),
        "{deed}, which {way} {what}",
    ),
    (
        re.compile(
            rf"{_WHAT}(?: is| are| was| were| went)? (?P<way>down|up) (?:by )?(?P<far>[\d.]+ ?(?:%|percent|points)|half|a (?:third|quarter|fifth|tenth))"
        ),
        "{deed}, which brought {what} {way} by {far}",
    ),
)


def _parted(note: str) -> list[str]:
    """A post that was held, and what was done in it: "guard of room 3, knew every child"."""
    first, _, rest = note.partition(", ")
    held = rest and is_person(first) and parse(rest, lean="deed").form == "past"
    return (
        [f"was {first if ' of ' in first else with_article(first, 'a')}", rest]
        if held
        else pieces(note)
    )


def _once(phrase: Phrase) -> Phrase:
    """A deed noted without its tense as what was done: "keep the machines running"."""
    if phrase.form != "imperative" or phrase.head:
        return phrase
    first, _, rest = phrase.text.partition(" ")
    if "ADJ" in senses(first) and not DETERMINED.match(rest):
        return Phrase(phrase.text, "noun")  # "clean audit three years in a row"
    return Phrase(f"{past_of(first.lower())} {rest}".strip(), "past")


_CAUSE = re.compile(r"\s*(?:->|→|=>)\s*([a-z]+)\b")  # "saved 40k a year -> moved the link"


def _parts(fact: str) -> list[str]:
    """A result, and what was added to it where that holds a figure."""
    first, *rest = parts(_CAUSE.sub(lambda m: f" and {m[1]}" if past_base(m[1]) else m[0], fact))
    # "the best on the desk, the rest were passengers": what others lacked is no result
    first = re.sub(
        r"(?:,| while| and) (?:while |and )?(?:the )?(?:rest|others|everyone else)\b.*$", "", first
    )
    kept = [first, *(part for part in rest if re.search(r"\d", part))]
    return [part for part in kept if not _BLANK.search(part)]


_BLANK = re.compile(
    r"^(?i:\d+ (?:years|yrs)\.?)$|^\W*\[[^\]]*\]\W*$|\{\{|\{%"
)  # what a form's own template left behind


def _counted(text: str) -> str | None:
    """A number that lacks its verb, with it: "112 lets in 2025" is "made 112 lets in 2025"."""
    opening = _NUMBERED.match(text)
    what = (
        re.split(r" (?:an?|per|last|this|each|every) ", text[opening.end() :])[0] if opening else ""
    )
    head = head_of(what)
    does = counted_deed(head[-1]) if head else None
    free = re.fullmatch(
        r"([^,]+?)(?:,| and| with) (?:no|zero|not one|not a single) ([a-z-]+(?: [a-z]+)?)", text
    )
    said = f"{free[1]} without {with_article(free[2], 'a')}" if free else text
    return f"{does} {said}" if does else None


_NUMBERED = re.compile(
    rf"(?:(?:over|more than|nearly|almost|about|around|some) )?(?:{COUNT})(?: million)? (?=[a-z])"
)


def _thing(phrase: Phrase) -> str | None:
    """A thing with what was noted behind it: "the glossary (18,000 terms)"."""
    noun = as_noun(phrase)
    if noun is None or phrase.form != "noun":
        return noun
    if re.fullmatch(r"(?:the )?(?:stuff|things|lots|nothing|none|various|everything)", noun):
        return None
    if re.match(r"(?:the )?(?:first|only|last) (?:[\w-]+ )*?(?:in|to) ", noun) and " to " in noun:
        return f"being {noun}"  # "first in the region to get the eco label"
    noun = re.sub(
        rf"^(?:an? (?=[a-z])|(?={COUNT} (?!percent|per cent|fewer|more|less|years|months|winters)[a-z]))",
        "the ",
        noun,
    )
    noun = _with_result(re.sub(r"^([^()]+) \(([^()]+)\)$", r"\1, \2", noun))
    noun = those(re.sub(r", (?=no )", " with ", noun))
    first, _, rest = noun.partition(", ")
    if not rest or first[-1].isdigit() or " of them " in rest:
        return noun
    if re.fullmatch(rf"{COUNT} (?:years|months|seasons|winters)", rest):
        return f"{first} over {rest}"
    if re.match(rf"{COUNT} \w+ (?:early|late|ahead)\b", rest):
        return f"{first}, which finished {rest}"
    if re.match(rf"{COUNT} (?!.* (?:running|in a row|live)$)|.*\b(?:fewer|more|less) ", rest):
        return f"{first}, with {rest}"
    told = re.sub(r"^(?:it|they|he|she) ", "which ", rest)
    goes_on = re.match(r"(?:which|who|now|still|and|all|one|each|where|with|half)\b", told)
    clause = not goes_on and parse(rest, lean="deed").form == "clause"
    return f"{first} ({rest})" if clause else f"{first}, {told}"


def _joined(deed: str) -> str:
    """Deeds that commas part, as one: "led the audit, cut costs" gets its "and"."""
    first, *rest = deed.split(", ")
    if rest and all(parse(part, lean="deed").form == "past" for part in rest):
        return series([first, *rest])
    return _OF_ALL.sub(", and ", deed)


_OF_ALL = re.compile(
    r", (?=(?:(?:now )?(?:nobody|everyone|everybody|every \w+|all of them) (?!(?:for|at|on|in|online|now|still|already)\b)\w+"
    r"|(?:they|it|we|he|she|(?:\d+|all|both|most) (?:have|are|were|still)) )[^,]*$)"
)


def _perfect(deed: str) -> str:
    """A deed that goes on: "ran the raffle since 2011" is "have run the raffle since 2011"."""
    deed = re.sub(r"(?<= and )[a-z]+(?= [^,]* since$)", _since, deed)
    first, _, rest = deed.partition(" ")
    if first in ("have", "was") or not _GOES_ON.match(deed):
        return deed
    base = past_base(first)
    return f"have {participle_of(base)} {rest}" if base else deed


_GOES_ON = re.compile(r"(?!.*\bhad been\b)(?!.*, with )[^;]*\bsince (?:19|20)\d\d\b")


def _since(match: re.Match[str]) -> str:
    base = past_base(match[0])
    return f"have {participle_of(base)}" if base else match[0]


def proud(deeds: Iterable[str]) -> str:
    """What one is proud to have done, after "I'm proud ": plain deeds share a "to have".

    >>> proud(["led the audit", "wrote the report"])
    'to have led the audit and written the report'
    >>> proud(["trained three mates", "never missed a sailing"])
    'to have trained three mates, and never to have missed a sailing'
    """
    done = [_to_have_done(deed) for deed in deeds]
    if done[1:] and any(map(_HEAVY.match, done)):
        return series(done, ", and ")
    return series(done[:1] + [what.removeprefix("to have ") for what in done[1:]])


# What shares its "to have" with no other deed, or would swallow the next.
_HEAVY = re.compile(
    r"(?:never|not) to |to have (?:been|had|run|kept)\b|.*(?:, | (?:and|so|that|which|who|when|after|without|until|till|since) )"
)


def _to_have_done(deed: str) -> str:
    """A deed told of the past as what one is proud of: "to have led the audit"."""
    first, _, rest = deed.partition(" ")
    if first in ("never", "not"):
        return f"{first} {_to_have_done(rest)}"
    if first.endswith("ly") and " " in rest:  # "single-handedly ran the shop"
        return f"to have {first} {_to_have_done(rest).removeprefix('to have ')}"
    if first == "didn't":
        does, _, rest = rest.partition(" ")
        return f"not to have {participle_of(does)} {rest}".strip()
    if first == "was" and rest.startswith("never "):
        return f"never to have been {rest.removeprefix('never ')}"
    base = "be" if first == "was" else past_base(first)
    if first == "have" or base is None:
        return f"to {deed}" if first == "have" else f"to have {deed}"
    rest = re.sub(r"(?<=\band )([a-z]+)\b", _participle, rest)
    return f"to have {participle_of(base)} {rest}".strip()


def is_shared(deed: str) -> bool:
    """Whether a deed is a result that a team brings about, so that "we" may be said of it.

    >>> is_shared("cut picking errors by a third"), is_shared("trained 40 drivers")
    (True, False)
    """
    return _RESULT.match(deed) is not None and _ALONE.search(deed) is None


_RESULT = re.compile(
    r"(?:took (?:us|(?:the|our) \w+) |brought (?!in\b)|cut|kept|won|raised|reduced|halved|doubled|tripled|grew|delivered|finished|got(?! promoted\b)|reached|"
    r"saved|lowered|increased|improved|moved|shortened|passed(?! on\b)|shipped|hit|met|went|served)\b"
)
_ALONE = re.compile(r"\b(?:I|my|me|myself|alone|(?<!lost-time )accident)\b")


def _participle(match: re.Match[str]) -> str:
    base = past_base(match[1])
    return participle_of(base) if base and past_of(base) == match[1] else match[1]
