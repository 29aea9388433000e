"""Mending: slips within a phrase that follow from its words alone, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from drafter.phrasing.edits import MONTHS
from drafter.phrasing.words import (
    WITH_YOU,
    base_of_gerund,
    is_adjective,
    past_base,
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

    >>> mended("ran routes 27 + 31 in my 2nd year", "P", "contributions")
    'ran routes 27 and 31 in my second year'
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


def _mend(pattern: str, put: Put, typed: str, mended: str, *boxes: str, forms: str = "") -> Mend:
    return Mend(re.compile(pattern), put, typed, mended, boxes, forms)


MENDS = (
    _mend(
        r"^there was ((?:no|zero) (?:[a-z-]+ ){0,2}[a-z]+(?<![sui])s)(?= (?:in|on|for|since|from|during|\d+)\b)",
        r"there were \1",
        "there was no lost-time accidents 6 years running",
        "there were no lost-time accidents 6 years running",
        "contributions",
    ),
    _mend(
        r"[,;] since then (?=we\b)",
        ", and since then ",
        "I said that it was slow, since then we only talk about work",
        "I said that it was slow, and since then we only talk about work",
        "strain",
    ),
    _mend(
        r"\bbefore I(?:'m| am) ([a-z]+ing)\b",
        lambda m: f"before I {base_of_gerund(m[1])}",
        "three months off before I'm starting anything new",
        "three months off before I start anything new",
        "reason",
    ),
    _mend(
        r", what (I|we) (?=(?:studied|trained for|learned|learnt|love|wanted|do best)\b)",
        r", which is what \1 ",
        "a role closer to embedded systems, what I studied",
        "a role closer to embedded systems, which is what I studied",
        "reason",
    ),
    _mend(
        r", who (are|is) (?=my \w+s?$)",
        lambda m: ", as they are " if m[1] == "are" else ", as it is ",
        "to keep my reference library, who are my books",
        "to keep my reference library, as they are my books",
        "asks",
    ),
    _mend(
        r"^how you are (?:so |always )?([a-z]+) (?=(?:when|with|without|about|to|under|even|after|before|at)\b)(?!.* and )",
        lambda m: f"how {m[1]} you are " if is_adjective(m[1]) else m[0],
        "how you are straight without being cold",
        "how straight you are without being cold",
        "respect_for",
        forms="W",
    ),
    _mend(
        r"^I have (?=an? (?:break|rest) from\b)",
        "I want ",
        "I have a break from casework and then study",
        "I want a break from casework and then study",
        "reason",
    ),
    _mend(
        r"^I (turn) (?=(?:\d\d|sixty|seventy|fifty)\b)",
        r"I'm \1ing ",
        "I turn 66 and my boat shed has waited",
        "I'm turning 66 and my boat shed has waited",
        "reason",
    ),
    _mend(
        r"\b(and|the|to|of|in|for|with) \1\b", r"\1", "sold tea and and cake", "sold tea and cake"
    ),
    _mend(r"\bto can (?=be\b)", "to ", "to can be quoted", "to be quoted", "asks"),
    _mend(
        r"\b(half an hour|an hour|\d+ minutes|a call) (?=about (?!\d|noon|one|two|three|four|five)\b)",
        r"\1 to talk ",
        "half an hour about product roles",
        "half an hour to talk about product roles",
        "asks",
    ),
    _mend(
        r"\b(university|college|school|study), (?:an? )?(?=(?:part-time |full-time )?(?:(?:MSc|MA|MBA|MPhil|MS|BSc|BA|PhD)|diploma|degree|master's)\b)(?=(.))",
        lambda m: f"{m[1]} for {'an' if m[2] == 'M' else 'a'} ",
        "I'm going back to university, MSc in acoustics",
        "I'm going back to university for an MSc in acoustics",
        "reason",
    ),
    _mend(
        r"(?<=\d) min(?= (?:later|earlier|early|late|each|per|a|every|before|after|of)\b|$|[,.;)])",
        " minutes",
        "40 min later",
        "40 minutes later",
    ),
    _mend(
        r"\bI've (?=dismissed(?: (?:for|from|after|because)\b|$))",
        "I was ",
        "I've dismissed for a late report",
        "I was dismissed for a late report",
        "reason",
    ),
    _mend(
        r"(?<=\d) ([ap])\.m$",
        r" \1.m.",
        "the breakfast at 2 a.m",
        "the breakfast at 2 a.m.",
    ),
    _mend(
        r"^the first (?=(?:introduction|chance|lesson|contact) (?:to|in)\b)",
        "my first ",
        "the first introduction to audit",
        "my first introduction to audit",
        "thanks_for",
    ),
    _mend(
        r"(?:^|(?<=that )|(?<=which )|(?<=and )|(?<=how )|(?<=when )|(?<=since )|(?<=while ))you (is|was|has|doesn't|isn't|wasn't|hasn't)\b",
        lambda m: f"you {WITH_YOU[m[1]]}",
        "the file that you has kept",
        "the file that you have kept",
    ),
    _mend(
        r"\bpaying (?=(?:the|my|our) (?:[a-z]+ )?(?:course|training|lessons|exam|certificate|diploma|licen[cs]e|degree|registration)s?\b)",
        "paying for ",
        "paying my welding course",
        "paying for my welding course",
    ),
    _mend(
        r"(?<=^how you )(.*?,? (?:and|but) )(is|was|has|isn't|wasn't|hasn't|doesn't)\b",
        lambda m: f"{m[1]}{WITH_YOU[m[2]]}",
        "how you checked ninety rooms and was never unkind",
        "how you checked ninety rooms and were never unkind",
        forms="W",
    ),
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
        r"^([^,>]+(?:, [^,>]+)*), (?!(?:Nobody|Somebody|Someone|Anyone|Everyone|[A-Z]\w+day)\b)([A-Z]\w+) takes (?:it|this|them)$",
        r"\1 -> \2",
        "the urn, half full, Leo takes it",
        "the urn, half full -> Leo",
        "handover",
    ),
    _mend(
        r"^((?:(?!\bwhich\b).)+?) and which ",
        r"\1, which ",
        "stopped the second run and which saved a month",
        "stopped the second run, which saved a month",
        "contributions",
    ),
    _mend(
        r", (once|twice) and then ",
        r", \1, and then ",
        "I cut your slot, twice and then complained",
        "I cut your slot, twice, and then complained",
    ),
    _mend(
        r"^((?:took|brought|cut|raised|grew|got) [^,]+), (from \d[\d.,]* .*to \d)",
        r"\1 \2",
        "took the choir, from 4 voices to 26",
        "took the choir from 4 voices to 26",
        "contributions",
    ),
    _mend(
        r", (?:half |only half )?(?:in jest|joking|just kidding)$",
        "",
        "a mug for life, half in jest",
        "a mug for life",
        "asks",
    ),
    _mend(
        r"^(I'm going [\w-]+) and (to (?:work|be|do|teach|study|build|live|run|write) )",
        r"\1 \2",
        "I'm going freelance and to work on less",
        "I'm going freelance to work on less",
        "reason",
    ),
    _mend(
        r"\bshortlisted (?=(?:[a-z]+ ){1,3}(?:award|prize|medal)\b)",
        "shortlisted for the ",
        "was shortlisted regional press award",
        "was shortlisted for the regional press award",
        "contributions",
    ),
    _mend(
        r"\bdid (.+) since (\d{4})$",
        r"did \1 from \2 on",
        "did all the hull work since 2023",
        "did all the hull work from 2023 on",
        "contributions",
    ),
    _mend(
        rf"(?<=[a-z] )(?<!from )(?<!for )(?<!in )(?=(?:{'|'.join(MONTHS)}) to (?:{'|'.join(MONTHS)})\b)",
        "for ",
        "the tour contracts April to June",
        "the tour contracts for April to June",
        "handover",
    ),
    _mend(
        r"(?<=[a-z]s) (?=(?:spring|summer|autumn|winter) term\b)",
        " for the ",
        "the school visits spring term",
        "the school visits for the spring term",
        "handover",
    ),
    _mend(
        r"^a (free hand|chance|second chance|start|job|push|head start) (?=\w)",
        r"giving me a \1 ",
        "a free hand with the tide plan",
        "giving me a free hand with the tide plan",
        "thanks_for",
    ),
    _mend(
        rf"\b(\d{{1,2}}) of ({'|'.join(MONTHS)})\b",
        r"\1 \2",
        "paid until 1 of February",
        "paid until 1 February",
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
        r"^to (\w+ing)(?= (?:the|a|an|my|back|up|in|on|at|for|with)\b)",
        lambda m: f"to {base_of_gerund(m[1])}",
        "to coming back for the dry run",
        "to come back for the dry run",
        "asks",
        forms="T",
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
)
