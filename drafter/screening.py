"""Screening: facts that must not be woven into a message are set aside, and said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from drafter.errors import DataFileError
from drafter.facts import in_english, leaks_from
from drafter.guidance import entry, read_yaml
from drafter.situation import Person, Situation
from drafter.text import fold
from drafter.tone import check_rules

MAX_WORDS = 40  # of one fact: what is longer is a story, and fits no sentence

_FIELDS = {
    "gratitude": "what you are grateful for",
    "learned": "what you learned",
    "contributions": "your contributions",
    "handover": "the handover",
    "asks": "your asks",
    "thanks_for": "what you thank {name} for",
    "respect_for": "what you respect in {name}",
    "reason": "the reason",
}

_LISTS = ("gratitude", "learned", "contributions", "handover", "asks")

# Health, family and the like: said to one person perhaps, never to a group (P39).
_PRIVATE = re.compile(
    r"\b(?:my|our|the) (?:dad|mum|mom|father|mother|parents?|wife|husband|son|daughter|kids|boys|"
    r"girls|baby|family|hip|knee|back pain|health|illness|surgery|operation|doctor|gp|therapist|"
    r"miscarriage|divorce|funeral|salary|pay|raise)\b(?! (?:on|of) \w)|"
    r"\b(?:dad|mum|mom|nan|gran) (?:was|had|is|died|got)\b|\bin hospital\b|\bwas (?:ill|sick)\b|"
    r"\b(?:cancer|chemo\w*|depress\w+|anxiety|burn(?:t|ed)?[- ]?out|pregnan\w+|sobriety|died|grie[fv]\w*)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:maybe|perhaps|not (?:yet )?sure|not certain|might|I think I)\b", re.IGNORECASE
)
_CHOSEN = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:resign\w*|quit|decided to|chose to|stepp\w+ down|am stepping down|left because)\b|"
    r"\bmy (?:decision|choice|resignation)\b|\bstep(?:ping)? down\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sieve:
    """One reason to set a fact aside; `said` is empty where there is nothing to tell."""

    id: str
    pattern: re.Pattern[str]
    said: str


@cache
def sieves() -> tuple[Sieve, ...]:
    """Every entry of screening.yaml, in its order."""
    path = Path(__file__).parent / "screening.yaml"
    found = []
    for number, raw in enumerate(read_yaml(path)):
        place = f"{path}: {number + 1}"
        item = entry(raw, {"id": str, "pattern": str, "said": str}, {"id", "pattern"}, place)
        try:
            pattern = re.compile(re.sub(r"\|\s+", "|", item["pattern"]), re.IGNORECASE)
        except re.error as error:
            raise DataFileError(
                f"{place}: the pattern is no regular expression ({error})."
            ) from None
        found.append(Sieve(item["id"], pattern, item.get("said", "")))
    return tuple(found)


def screen(
    situation: Situation,
    reader: Person | None,
    *,
    fields: Collection[str] = tuple(_FIELDS),
    group: bool = False,
) -> tuple[Situation, Person | None, tuple[str, ...]]:
    """Set aside what must not be woven into a message.

    Returns the situation and the reader with the facts that remain, and one sentence
    for each fact among `fields` that was left out, and why. `group` where several will
    read it: then what is private to one person stays out as well. Nothing of the
    secrets is quoted.
    """
    told: list[str] = []

    def kept(facts: Iterable[str], field: str, person: Person | None = None) -> tuple[str, ...]:
        label = _FIELDS[field].format(name=person.name if person else "")
        concerns = field in fields and (person is None or group or person == reader)
        found = _kept(facts, field, label, situation, group=group)
        good = tuple(fact for fact, why in found if why is None)
        told.extend(why for _, why in found if why and concerns)
        return good

    def kept_of(person: Person) -> Person:
        hidden = person.strain is not None and leaks_from(person.strain, situation)
        return replace(
            person,
            thanks_for=kept(person.thanks_for, "thanks_for", person),
            respect_for=kept(person.respect_for, "respect_for", person),
            strain=None if hidden else person.strain,
        )

    people = tuple(kept_of(person) for person in situation.people)
    clean_reader = dict(zip(situation.people, people, strict=True)).get(reader) if reader else None
    if reader is not None and clean_reader is None:
        clean_reader = kept_of(reader)
    lists: dict[str, Any] = {field: kept(getattr(situation, field), field) for field in _LISTS}
    reason = next(iter(kept([situation.reason], "reason")), None) if situation.reason else None
    if reason and situation.departure in ("laid_off", "dismissed") and _CHOSEN.search(reason):
        reason = None  # the contradiction is among the warnings
    for field in ("role", "contact"):
        if leaks_from(getattr(situation, field) or "", situation):
            lists[field] = None
            told.append(f"Your {field} holds something confidential and was left out.")
    usable = replace(situation, people=people, reason=reason, **lists)
    return usable, clean_reader, tuple(dict.fromkeys(told))


def _kept(
    facts: Iterable[str], field: str, label: str, situation: Situation, *, group: bool
) -> list[tuple[str, str | None]]:
    """Each fact with None where it is kept, else with the sentence that says why not."""
    found: list[tuple[str, str | None]] = []
    seen = set()
    for fact in facts:
        key = fact.casefold().strip(" .,;!")
        if key in seen:
            continue
        seen.add(key)
        said = _unfit(fact, field)
        if said is None and group and field != "reason" and _PRIVATE.search(fact):
            said = "is private, and several will read this"
        if said:
            said = f'"{_short(fact)}" in {label} was left out: it {said}.'
        if leaks_from(fact, situation):
            # Of the reason, which stands in every message, the warnings speak.
            secret = f"One entry in {label} holds something confidential and was left out."
            said = "" if field == "reason" else secret
        found.append((fact, said))
    return found


@lru_cache(maxsize=1024)
def _unfit(fact: str, field: str) -> str | None:
    """Why a fact is not woven in; "" where there is nothing to say of it; None where it is."""
    if len(fact.split()) > MAX_WORDS:
        return "is too long for a sentence; put it in a few words"
    plain = fold(fact).text
    if field == "reason" and _UNSURE.search(plain):
        return "does not sound decided"
    for sieve in sieves():
        if sieve.pattern.search(plain):
            return sieve.said
    if not in_english(fact):
        return "is not in English"
    # A list of tasks is blunt by nature: there only what must never go out is set aside.
    bad = ("block",) if field == "handover" else ("warn", "block")
    harsh = [f for f in check_rules(fact).findings if f.severity in bad]
    return f"reads as {harsh[0].label.replace('_', ' ')}" if harsh else None


def _short(fact: str) -> str:
    return fact if len(fact) <= 60 else f"{fact[:57].rstrip()}..."
