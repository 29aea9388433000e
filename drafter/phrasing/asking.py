"""Asking: wishes put as requests."""

from __future__ import annotations

import re

from drafter.phrasing.forms import parse
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import sentence, with_article


def ask(fact: str) -> str:
    """Something wished for, as one question that is easy to answer.

    >>> ask("introductions to product leads")
    'Could you make introductions to product leads?'
    >>> ask("introduce me to Ana"), ask("how you hire juniors")
    ('Could you introduce me to Ana?', 'Could you tell me how you hire juniors?')
    """
    text = re.sub(r"^please ", "", tidy(fact))
    for pattern, said in _ASKED:
        if re.match(pattern, text):
            named = said in ("Could you give me ", "Could you make ", "Could we have ")
            return sentence(f"{said}{with_article(text, 'a') if named else text}?")
    phrase = parse(text, lean="verb")
    openings = {
        "question": "Could you tell me ",
        "infinitive": "Could you help me ",
        "imperative": "Could you ",
    }
    if phrase.form in openings:
        return f"{openings[phrase.form]}{text}?"
    if phrase.form == "clause":
        return (
            sentence(f"{text}?")
            if text.startswith(("I ", "you "))
            else f"Could you help with this: {text}?"
        )
    return f"Could you help me with {with_article(text, 'a')}?"


# How a wish begins tells how it is asked for.
_ASKED = (
    (r"(?:could|would|can|may|will|do|is|are|might|should)\b", ""),
    (r"whether\b", "Could you tell me "),
    (r"if you (?:hear|know|come)\b", "Would you let me know "),
    (r"who(?:'s| is| are)\b", "Do you know "),
    (r"any\b", "Do you know of "),
    (r"meet\b", "Could we "),
    (r"(?:your |some )(?:advice|guidance|thoughts|opinion|view|feedback)\b", "Could I ask for "),
    (r"(?:advice|guidance|thoughts|opinion|view|feedback)\b", "Could I ask for your "),
    (
        r"(?:\d+|ten|fifteen|twenty|half an hour|an hour) ?(?:minutes?|hours?)?.*\bof your time\b",
        "Could you spare ",
    ),
    (r"(?:an? )?(?:written )?(?:reference|recommendation|letter)\b", "Could you give me "),
    (r"(?:an? |\S+ )?introductions?\b", "Could you make "),
    (r"(?:an? )?(?:quick )?(?:coffee|call|chat|word|lunch|talk|conversation)\b", "Could we have "),
)


def proposal(fact: str, whole: bool = False) -> str:
    """A wish as a point on a list: a request, never a demand.

    `whole` where it must be a sentence, and not a point under a heading.

    >>> proposal("commission on open orders"), proposal("keep the laptop")
    ('Commission on open orders.', "I'd like to keep the laptop.")
    """
    text = re.sub(r"^please ", "", tidy(fact))
    if fact.strip().endswith("?") or re.match(r"(?:could|can|may|might|will|would|is|are)\b", text):
        return sentence(f"{text}?")
    if re.match(r"(?:whether|who|what|how|when|if)\b", text):
        return f"Could you tell me {text}?"
    phrase = parse(text, lean="verb")
    a_thing = re.match(r"\w+ (?:on|of|from|for)\b", text)
    if phrase.form == "infinitive":
        return sentence(f"I'd like {text}")
    if not a_thing and re.match(r"(?:keep|use|stay|leave|work|take|have|remain) (?!me\b)", text):
        return sentence(f"I'd like to {text}")
    if not a_thing and phrase.form == "imperative":
        return f"Could you {text}?"
    return sentence(f"I'd like {with_article(text, 'a')}" if whole else text)


_FOR_SELF = re.compile(
    r"^\s*to (?:be|come|keep|stay|leave|work|attend|visit|return|use up)\b|"
    r"\b(?:reference|recommendation|P45|P60|certificate|severance|bonus|commission|laptop|rehire|wages?|untaken|holiday|days of leave|phased|"
    r"health cover|announcement|wording|permission|part[- ]?time|good word|invit\w+|support|payroll|pension|options|shares?|subscription|outplacement|introduc\w+|legal fees|non[- ]?compete|"
    r"come back|keep (?:my|me|the)|I (?:keep|may|might|can|have)|(?:may|can|could|might) I|my (?:leave|pay|notice|contract|name|last day))\b",
    re.IGNORECASE,
)


def wish_for_self(fact: str) -> bool:
    """Whether an ask is a wish of the leaver's own, rather than a suggestion to the company."""
    return _FOR_SELF.search(fact) is not None
