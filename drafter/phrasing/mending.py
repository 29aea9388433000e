"""Mending: slips within a phrase that follow from its words alone, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from drafter.phrasing.edits import MONTHS
from drafter.phrasing.words import (
    WITH_YOU,
    base_of_gerund,
    gerund_of,
    is_adjective,
    participle_of,
    past_base,
    past_of_gerund,
    verb,
)
from drafter.text import ONES, ORDINALS

Put = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Mend:
    """One slip: where `pattern` is found, `put` takes its place.

    It is mended in phrases of these `boxes` and `forms`, in all where none is named. `typed` and
    `mended` are its proof.
    """

    pattern: re.Pattern[str]
    put: Put
    typed: str
    mended: str
    boxes: tuple[str, ...] = ()
    forms: str = ""

    def holds(self, form: str, box: str) -> bool:
        """Whether phrases of a form and a box are mended."""
        return (not self.boxes or box in self.boxes) and (not self.forms or form in self.forms)


def mended(text: str, form: str, box: str) -> str:
    """A phrase of a form and a box without the slips of MENDS.

    >>> mended("was supervising two trainees in my 2nd year", "P", "contributions")
    'supervised two trainees in my second year'
    """
    for mend in MENDS:
        if mend.holds(form, box):
            text = mend.pattern.sub(mend.put, text)
    return text


def _to_be(found: re.Match[str]) -> str:
    """What is still to be done, with its verb."""
    if re.search(r"\b(?:is|are|was|were|has|have|needs?)\b", found[1]):
        return found[0]
    many = re.search(r"[^suai]s$", found[1]) is not None
    return f"{found[1]} {'are' if many else 'is'} {found[2]}"


def _run_together(found: re.Match[str]) -> str:
    """Two verbs run into one: "is takes"."""
    does = verb(found[1])
    third = does is not None and does.tense == "third" and does.noun != "mostly"
    return f"is {gerund_of(does.base)}" if does and third else found[0]


_COUNTED = re.compile(
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|all|both|half|most|none|nobody|nothing|no) )"
    r"|(?:[a-z]+ ){1,3}(?:up|down) (?:by )?(?:\d|a (?:third|half|quarter))"
)
_GOES_ON = re.compile(
    r"(?:and|but|or|then|with|where|while|to|not|from|as|because|since|which|that|whether|if|how|when|what|who) "
)
# A plural, and what it does now.
_THEY_DO = re.compile(
    r"(?:[a-z]+ )?[a-z]+s (?:now |still |all )?(?:go|are|have|use|run|come|get|take|work)\b"
)


def _aside(found: re.Match[str]) -> str:
    """What came of a deed, in brackets; a second deed stays as it is."""
    told = found["aside"]
    goes_on = _GOES_ON.match(told) or past_base(told.split(" ")[0].lower())
    if _COUNTED.match(told) or (not goes_on and _THEY_DO.match(told)):
        return f"{found['deed']} ({told})"
    return found[0]


def _have(what: str) -> str:
    """Have, or has, as it follows what is told of: "falls at night", "staff"."""
    head = re.split(r" (?:at|in|on|of|for|per|with|from|by)\b", what)[0].split()[-1]
    return "have" if re.search(r"[^su]s$", head) else "has"


def _ing(word: str) -> str:
    """A bare verb in -ing; any other word as it is."""
    found = verb(word)
    bare = found is not None and found.tense == "base" and found.noun == "never"
    return gerund_of(word) if bare else word


def _mend(pattern: str, put: Put, typed: str, mended: str, *boxes: str, forms: str = "") -> Mend:
    return Mend(re.compile(pattern), put, typed, mended, boxes, forms)


MENDS = (
    _mend(
        r"^was ([a-z]+ing) (?=(?:the|an?|my|our|all|two|three|four|five|six|seven|eight|nine|ten|\d+) )",
        lambda m: f"{past_of_gerund(m[1])} ",
        "was supervising two trainees",
        "supervised two trainees",
        forms="P",
    ),
    _mend(
        r"^((?:grew|cut|took|raised|brought|got|built|lifted|pushed) (?:(?!that|which|who|and|over|a |an )[\w'-]+ ){1,4})went (?=from )",
        r"\1",
        "grew the newsletter went from 9k to 61k",
        "grew the newsletter from 9k to 61k",
        forms="P",
    ),
    _mend(
        r"^(always|never) (?=(?:first|last|there|early|late|ready|on time)\b)",
        r"\1 being ",
        "always first at the gate",
        "always being first at the gate",
        "thanks_for",
        forms="GN",
    ),
    _mend(
        r"^your ((?:[a-z]+ )?[a-z]+) of your ",
        r"the \1 of your ",
        "your speed of your prep",
        "the speed of your prep",
    ),
    _mend(
        r"\bI've (?=dismissed(?: (?:for|from|after|because)\b|$))",
        "I was ",
        "I've dismissed for a late report",
        "I was dismissed for a late report",
        "reason",
    ),
    _mend(
        r"^the ((?:lecture )?(?:machine|bin|room|bay|lock|line|gate|dock|ward|unit|lift|van|bus|boat|kiln|oven|freezer|tank|platform|track|berth|shed|theatre|parcel|plot|field|block|section)s?) (?=(?:\d+|[A-HJ-Z])(?: to (?:\d+|[A-HJ-Z]))?(?:$| (?:->|at|in|on|to)\b|,))",
        r"\1 ",
        "the machine 14 at the mender's",
        "machine 14 at the mender's",
        "handover",
    ),
    _mend(
        r"(?<=\d) ([ap])\.m$",
        r" \1.m.",
        "the breakfast at 2 a.m",
        "the breakfast at 2 a.m.",
    ),
    _mend(
        r"\bin the co$", "in the company", "the cleanest in the co", "the cleanest in the company"
    ),
    _mend(
        r"\bas (?=(?:permit|contract|visa|lease) (?:ends|runs|expires|stops|is|was)\b)",
        "as my ",
        "two weeks, as permit ends in May",
        "two weeks, as my permit ends in May",
        "asks",
        "reason",
    ),
    _mend(
        r"^an? ((?:[a-z]+ )?(?:ticket|licen[cs]e|certificate|medical|registration|visa|permit|passport) (?:renewed|paid|extended|kept)(?= (?:before|by|until|while)\b|$))",
        r"my \1",
        "a forklift ticket renewed before I go",
        "my forklift ticket renewed before I go",
        "asks",
    ),
    _mend(
        r"^the first (?=(?:introduction|chance|lesson|contact) (?:to|in)\b)",
        "my first ",
        "the first introduction to audit",
        "my first introduction to audit",
        "thanks_for",
    ),
    _mend(
        r"^(?P<what>(?:(?!have\b|has\b)\S+ )+?)went (?P<how>(?:up|down)\b.*) since (?P<year>(?:19|20)\d\d)$",
        lambda m: f"{m['what']}{_have(m['what'])} gone {m['how']} since {m['year']}",
        "falls at night went down by a third since 2024",
        "falls at night have gone down by a third since 2024",
        "contributions",
    ),
    _mend(
        r"^((?:the|our|my) (?:(?!(?:is|are|was|were|be|has|have|who|that|of|about|might|may|will|not|never|to|for|from|with)\b)[\w'-]+ ){1,3}?)(?=(?:closing|ending|shutting|merging|relocating)\b)",
        lambda m: f"{m[1]}{'are' if m[1].endswith('s ') else 'is'} ",
        "the painting shop closing in June",
        "the painting shop is closing in June",
        "reason",
    ),
    _mend(
        r"(?:^|(?<=, ))I (?=(?:finish|see to) (?:it|them|this|that) (?:myself|by|before|on|until)\b)",
        "I'll ",
        "I finish it myself",
        "I'll finish it myself",
        "handover",
    ),
    _mend(
        r"^an? (?!(?:lot|few|bit|hundred|thousand|dozen|couple|year|decade|half|[a-z]+ (?:years|months))\b)",
        "the ",
        "a crate of quinces handed through the window",
        "the crate of quinces handed through the window",
        "thanks_for",
        forms="N",
    ),
    _mend(
        r"(?<=^how you )((?!are\b|were\b|keep\b|love\b)[a-z]+\b.*? and (?:not |never )?)([a-z]+ing)\b(?= )",
        lambda m: f"{m[1]}{base_of_gerund(m[2])}",
        "how you come in at five and not leaving till nine",
        "how you come in at five and not leave till nine",
        forms="W",
    ),
    _mend(
        r"\bovertakes it\b",
        "takes it over",
        "Bo overtakes it in May",
        "Bo takes it over in May",
        "handover",
    ),
    _mend(
        rf"\b(takes (?:it|them) over) since (\d{{1,2}}) (?:of )?(?=(?:{'|'.join(MONTHS)})\b)",
        r"\1 from \2 ",
        "Bo takes it over since 1 of February",
        "Bo takes it over from 1 February",
        "handover",
    ),
    _mend(r"\byou was\b", "you were", "when you was away", "when you were away"),
    _mend(
        r"\bby last day\b", "by my last day", "done by last day", "done by my last day", "handover"
    ),
    _mend(
        r"\b(in|on) (?=(?:shared|team) (?:drive|folder|calendar|inbox)\b)",
        r"\1 the ",
        "the drafts in shared drive",
        "the drafts in the shared drive",
        "handover",
    ),
    _mend(
        r"^(everyone|everybody) (?=([a-z]+)\b)",
        lambda m: f"{m[1]} who " if past_base(m[2]) else m[0],
        "everyone stayed late in the flood",
        "everyone who stayed late in the flood",
        "gratitude",
        forms="N",
    ),
    _mend(
        r"\bwithout an? (?=experience\b)",
        "without ",
        "hiring me without an experience",
        "hiring me without experience",
    ),
    _mend(
        r"\bpaying (?=(?:the|my|our) (?:[a-z]+ )?(?:course|training|lessons|exam|certificate|diploma|licen[cs]e|degree|registration)s?\b)",
        "paying for ",
        "paying my welding course",
        "paying for my welding course",
    ),
    _mend(r"\bits's\b", "its", "the book and its's deposits", "the book and its deposits"),
    _mend(
        r"\b(wasn't|weren't|not) you doing\b",
        r"\1 your doing",
        "the sheets weren't you doing",
        "the sheets weren't your doing",
        "strain",
    ),
    _mend(
        r"\b(way|habit|knack|art|manner) of ([a-z]+)(?= [a-z])",
        lambda m: f"{m[1]} of {_ing(m[2])}",
        "your way of explain things",
        "your way of explaining things",
    ),
    _mend(
        r"^how you are ([a-z]+)(?= (?:with|to|about|at|under|in|when|even)\b)",
        lambda m: f"how {m[1]} you are" if is_adjective(m[1]) else m[0],
        "how you are good with angry people",
        "how good you are with angry people",
        forms="W",
    ),
    _mend(
        r"(?<=^how you )(.*?,? (?:and|but) )(is|was|has|isn't|wasn't|hasn't|doesn't)\b",
        lambda m: f"{m[1]}{WITH_YOU[m[2]]}",
        "how you checked ninety rooms and was never unkind",
        "how you checked ninety rooms and were never unkind",
        forms="W",
    ),
    _mend(
        r"^being paid for ((?:all|both|half|each|most|my|the|our)\b.*\b(?:exams?|courses?|fees?|diploma|certificates?|training|lessons|licen[cs]e|ticket|studies|degree|study))$",
        r"having \1 paid for",
        "being paid for all of my exams",
        "having all of my exams paid for",
        "gratitude",
        forms="G",
    ),
    _mend(
        r"^(?:the )?([a-z]+)(?= (?:with|at|to|about|in|when|even)\b)",
        lambda m: f"being {m[1]}" if is_adjective(m[1]) else m[0],
        "cheerful at seven in the morning",
        "being cheerful at seven in the morning",
        "thanks_for",
        forms="GN",
    ),
    _mend(r"\bdid (?=didn't\b)", "", "I did didn't speak to you", "I didn't speak to you"),
    _mend(r"\bnot (?=(?:do|does|did)n't\b)", "", "how you not don't shout", "how you don't shout"),
    _mend(
        r"\b(to|until|till|by|at|from|before) (?=(?:end|beginning) of\b)",
        r"\1 the ",
        "the rota to end of June",
        "the rota to the end of June",
    ),
    _mend(
        r"(?<=[a-z]) \+ (?=[A-Za-z])|(?<=\d) \+ (?=\d)",
        " and ",
        "routes 27 + 31",
        "routes 27 and 31",
    ),
    _mend(r"(?<=\d) %", "%", "70 % of the jobs", "70% of the jobs"),
    _mend(
        rf"\b(due|back|booked|renews?|go-live|ends?|starts?|begins?|closes?|opens?|expires?|out|renewal|review|deadline|hearing|evening|meeting|visit|audit|inspection) (?=\d{{1,2}} (?:{'|'.join(MONTHS)})(?:$|[,;)]| ->))",
        r"\1 on ",
        "the UV lamp change due 15 February",
        "the UV lamp change due on 15 February",
        "handover",
    ),
    _mend(
        r"\bcan not\b(?! only\b)",
        "cannot",
        "that you can not hurry rye",
        "that you cannot hurry rye",
    ),
    _mend(
        r"\b(years|winters|seasons|months|weeks|days|hours|shifts) no (?!one\b|longer\b)(?=[a-z])",
        r"\1 with no ",
        "12 winters no lost day",
        "12 winters with no lost day",
    ),
    _mend(
        r"\bless (?=(?:forms|meetings|e?mails|hours|shifts|days|people|calls|reports|rules|trips|nights|tickets|modules|steps|changes|deadlines|targets|projects|tools|pitches)\b)",
        "fewer ",
        "less forms",
        "fewer forms",
    ),
    _mend(
        r"\bbeing (\w{3,}ing)\b(?= (?:the|a|an|my|me|to|in|on|by|with)\b)",
        lambda m: f"being {participle_of(base_of_gerund(m[1]))}",
        "being handing the stairs",
        "being handed the stairs",
    ),
    _mend(
        rf"\b(?:is|are) done by (?=\d{{1,2}} (?:{'|'.join(MONTHS)}))",
        "will be done by ",
        "the draft is done by 9 April",
        "the draft will be done by 9 April",
    ),
    _mend(
        r"(?<=\bthe )(walk|on|drop) (in|call|off) (?=(?:fridge|freezer|clinic|rota|engineer|list|phone)\b)",
        r"\1-\2 ",
        "the walk in fridge",
        "the walk-in fridge",
    ),
    _mend(
        r"\bco (?=(?:author|found|led|lead|wrote|own|chair|host)\w*)",
        "co-",
        "co wrote four papers",
        "co-wrote four papers",
    ),
    _mend(
        r"\b([1-9])(?:st|nd|rd|th)\b(?= (?:year|month|week|day|time|term|season|shift)s?\b)",
        lambda m: ORDINALS[int(m[1]) - 1],
        "in my 2nd year",
        "in my second year",
    ),
    _mend(
        r"(?:(?<=\bwith )|^)0 (?=(?:[a-z]+ )?[a-z]+s\b)",
        "no ",
        "with 0 major findings",
        "with no major findings",
    ),
    _mend(
        r"(?:(?<=\bfor )|(?<=\bthe )|(?<=\bin ))([2-9]) (?=(?:years|months|weeks|days|winters|summers|seasons)\b)",
        lambda m: f"{ONES[int(m[1])]} ",
        "covering for me for 3 years",
        "covering for me for three years",
        "thanks_for",
        "respect_for",
        "gratitude",
        "learned",
        "contributions",
        "strain",
    ),
    _mend(
        r"^how you are (never|always) (\w+ing)\b",
        lambda m: f"how you {m[1]} {base_of_gerund(m[2])}",
        "how you are never hanging up first",
        "how you never hang up first",
        forms="W",
    ),
    _mend(
        r"^(how [a-z]+ you) are(?= when (?:the|a|an|my|our) [a-z]+ (?:[a-z]{2,}ed|went|fell|broke|came)\b)",
        r"\1 were",
        "how calm you are when the crane failed",
        "how calm you were when the crane failed",
        forms="W",
    ),
    _mend(
        r"^to (\w+ing)(?= (?:the|a|an|my|back|up|in|on|at|for|with)\b)",
        lambda m: f"to {base_of_gerund(m[1])}",
        "to coming back for the dry run",
        "to come back for the dry run",
        "asks",
        forms="T",
    ),
    _mend(
        r"^your (hands|eyes|ears), like (an? [a-z]+)$",
        r"your \1, which are like \2's",
        "your hands, like a surgeon",
        "your hands, which are like a surgeon's",
        "respect_for",
    ),
    _mend(
        r"\bis (?=[a-z]+s (?:us|me|my|our|the|an?|to|in|at|school|from)\b)([a-z]+)\b",
        _run_together,
        "my daughter is starts school",
        "my daughter is starting school",
        "reason",
    ),
    _mend(
        r"^(?:the )?(trust|support|help|backing|patience) (?=when I\b)",
        r"the \1 I was given ",
        "the trust when I was new",
        "the trust I was given when I was new",
        "gratitude",
    ),
    _mend(
        r"^((?:(?:the|an?|my|our) )?(?:[\w'-]+ ){0,3}?(?!(?:is|are|was|were|has|have|needs?|used|about|likely|going|due|ought|people)\b)[\w'-]+(?<!ed)(?<!ing)) ((?:still )?to be \w+)",
        _to_be,
        "section 7 still to be written",
        "section 7 is still to be written",
        "handover",
        forms="S",
    ),
    _mend(
        r"^(?P<deed>[^,(]+), (?P<aside>[^()]+)$",
        _aside,
        "built the library, 84 components",
        "built the library (84 components)",
        forms="P",
    ),
    _mend(
        r"\bre (?=[a-z])",
        "about ",
        "a reference re scripting",
        "a reference about scripting",
        "asks",
    ),
    _mend(
        r"^(?=(?:coffee|lunch)\b(?! (?:and|or|vouchers?|breaks?)\b))",
        "a ",
        "coffee in January",
        "a coffee in January",
        "asks",
        forms="N",
    ),
    _mend(
        r"^an? (?=(?:[a-z]+ )?(?:cover|coverage|insurance|severance|advice|feedback|pay|outplacement|access|leave)(?: (?:for|through|until|till|of|on|to|in|from|after)\b|$|,))",
        "",
        "a health cover through March",
        "health cover through March",
        "asks",
    ),
)
