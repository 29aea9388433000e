"""Asking: tasks handed over, and wishes put as requests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import sentence, with_article

# What a leaver does before going, rather than what the next one has to keep doing.
_MINE_TO_DO = frozenset(
    [
        "finish",
        "complete",
        "close",
        "document",
        "write",
        "send",
        "wrap",
        "prepare",
        "train",
        "cancel",
        "update",
        "file",
        "submit",
        "brief",
        "hand",
        "record",
        "show",
        "introduce",
        "explain",
        "renew",
        "order",
        "book",
        "arrange",
        "label",
    ]
)


_TRIFLES = frozenset(
    [
        "keys",
        "headset",
        "laptop",
        "phone",
        "badge",
        "card",
        "stationery",
        "locker",
        "pager",
        "van",
        "mug",
    ]
)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to hand over: as it was typed, who takes it, and its phrase."""

    text: str
    owner: str | None
    phrase: Phrase

    @property
    def mine(self) -> bool:
        """A last task of the leaver's own ("finish the audit"), not a standing one."""
        return self.text.split()[0].lower() in _MINE_TO_DO and self.owner is None

    @property
    def told(self) -> bool:
        """Something to know ("the ladder is Terry's"), rather than a task."""
        return self.phrase.form in ("clause", "that") or self.text.startswith(("where ", "how "))

    @property
    def plain(self) -> bool:
        """Short and simple enough to stand within a sentence."""
        words = self.text.lower().split()
        if len(words) > 7 or re.search(r"[:!?<>{}\[\]@#=+(/&]| - |, ", self.text):
            return False
        if self.phrase.form == "imperative":
            return self.mine
        loose = re.search(
            r"\d|\b(?:needed|needs|half|done|open|waiting|ordered|meeting|mtg|tbc)\b", self.text
        )
        enough = self.owner is not None or len(words) > 1
        return enough and len(words) <= 4 and not loose and words[-1] not in _TRIFLES


_OWNED = re.compile(
    r"(.+?)(?:\s*(?:->|→|=>)\s*|\s[-–]\s(?:with\s)?(?=[A-Z]\w+(?: [A-Z][\w-]+)*\??$))(.+)"
)


def tasks(facts: Iterable[str]) -> list[Task]:
    """What is handed over, and to whom where that was said ("payroll -> Ana").

    >>> [(t.text, t.owner) for t in tasks(["payroll -> Ana", "finish Q4 audit by 12 Dec"])]
    [('payroll', 'Ana'), ('finish Q4 audit by 12 Dec', None)]
    """
    found = []
    for fact in facts:
        for part in re.split(r";\s+", " ".join(fact.split())):
            match = _OWNED.fullmatch(part.strip(" .,;!"))
            owner = match[2].strip() if match and not match[2].strip().endswith("?") else None
            text = tidy(match[1] if match else part)
            if text:
                found.append(Task(text, owner, parse(text, lean="verb")))
    return found


def taken_over(task: Task) -> str:
    """Who takes a task: "Ana takes over payroll"."""
    plural = re.search(r" and | & |, ", task.owner or "") is not None
    what = with_article(task.text)
    return f"{task.owner} {'take' if plural else 'takes'} over {what}"


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
