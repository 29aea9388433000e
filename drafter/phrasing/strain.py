"""Strain: what was difficult between two people, in words that can be sent."""

from __future__ import annotations

import re

from drafter.phrasing.forms import parse
from drafter.phrasing.people import to_you
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import with_article
from drafter.situation import Person

_TOPIC = re.compile(
    r"\b(?:argu\w+|eye to eye|fought|fights?|fighting|clash\w*|disagree\w*|fell out|falling out|rows?|rowed|disputes?|"
    r"quarrel\w*|bicker\w*|squabbl\w*|had words|tension|friction|differ\w*|debate\w*|butted heads|bumped heads|snapped at each other|"
    r"(?:heated|sharp|cross) (?:words|discussions?)|discussions?|(?:that|the|some) (?:business|trouble|fuss))\b[^.,;]*?\b(?:over|about|on|around|regarding|with)\s+(?!(?:him|her|them|me|each)\b)(.+)",
    re.IGNORECASE,
)


_FIGHTS = re.compile(
    r"(.+?)\s(?:fights?|rows?|arguments?|clash(?:es)?|disputes?|debates?|disagreements?)\b",
    re.IGNORECASE,
)


# What somebody owns up to. What follows the verb is kept up to the next stop or "and".
_OWN_FAULT = re.compile(
    r"\bI (?:was (?:so |very |too )?(?:short|rude|sharp|curt|impatient|harsh|unfair|wrong|late)|snapped|shouted|yelled|swore|"
    r"threw|slammed|lost (?:my temper|it)|called|forgot|missed|ignored|interrupted|blamed|stormed|hung up|let you down|took credit|went over|left you out|passed you over|"
    r"(?:\w+ed|gave|took|sent|told|went|put) (?:[\w'-]+ ){1,8}?(?:late|without (?:asking|telling|warning|notes|notice|a word)))\b"
    r"[^.,;]*?(?=$|[.,;]| (?:and|but|in front)\b)"
)


# "he wanted glass, I wanted timber"
_WANTED = re.compile(
    r"(?:he|she|they|I|you|we) (?:wanted|preferred) ((?:\w+ ?){1,3}?),? (?:and |but )?(?:he|she|they|I|you|we) (?:wanted|preferred) ((?:\w+ ?){1,3})",
    re.IGNORECASE,
)


def friction(strain: str, person: Person) -> str | None:
    """What was strained, as a few neutral words after "on", or None where none can be told.

    >>> friction("we argued over the launch date", Person("Sam", "peer"))
    'the launch date'
    >>> friction("that business with the dog", Person("Sam", "peer"))
    'the dog'
    """
    text = tidy(strain)
    wanted = _WANTED.fullmatch(text)
    if wanted:
        return f"{wanted[1]} or {wanted[2]}"
    match = _TOPIC.search(text) or _FIGHTS.fullmatch(
        re.split(r"\s(?:in|last|during|since)\s", text)[0]
    )
    topic = match[1] if match else text
    topic = re.split(
        r",|\s(?:in|last|since|for|during|at|this|all)\s(?=[A-Z]|last\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|the (?:spring|summer|autumn|winter)|(?:a )?year|week|month|time|\d)|\sin front\b|\.\s",
        topic,
    )[0].strip()
    phrase = parse(topic)
    accusing = re.search(
        r"\b(?:he|she|they|him|her|me|my|I|you|your|never|always|useless|wrong|took|lied|body|"
        r"ignor\w+|refus\w+|reject\w+|bull(?:y|ied|ying)|harass\w+|blam\w+|betray\w+)\b",
        topic,
    )
    asked = re.match(r"(?:how|when|where|whether|what|who) to\b", topic)
    if accusing or phrase.form not in ("noun", "gerund", "question") or len(topic.split()) > 6:
        return None
    if not match and not asked and len(topic.split()) > 3:
        return None
    return topic if asked else with_article(topic)


def own_fault(strain: str, person: Person) -> str | None:
    """What the leaver did, as it is said to the person, or None where they own up to nothing.

    >>> own_fault("I threw a pan. I swore at her in front of guests", Person("Bo", "boss"))
    'I threw a pan, and I swore at you'
    >>> own_fault("I moved her off the night desk without asking", Person("Bo", "direct_report"))
    'I moved you off the night desk without asking'
    >>> own_fault("I told her about the charts and after that my hours went", Person("Bo", "boss"))
    """
    faults = _OWN_FAULT.findall(to_you(tidy(strain)[:1].upper() + tidy(strain)[1:], person))
    return ", and ".join(fault.strip() for fault in faults[:2]) or None
