"""Screening: facts that must not be woven into a message are set aside, and said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from drafter.errors import DataFileError
from drafter.facts import in_english, leaks_from
from drafter.guidance import by_id, entry, proven, read_yaml
from drafter.situation import LISTS, Person, Situation
from drafter.text import fold, shortened
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


# Where an entry with `only` holds; one without it holds everywhere.
_ONLY = ("group", "reason", "unchosen")


@dataclass(frozen=True, slots=True)
class Sieve:
    """One reason to set a fact aside; `said` is empty where there is nothing to tell.

    `only` says where it holds (see screening.yaml), or is empty. `flags` and `passes` are
    its proof: facts that it catches, and near misses.
    """

    id: str
    pattern: re.Pattern[str]
    said: str = ""
    only: str = ""
    flags: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@cache
def sieves() -> tuple[Sieve, ...]:
    """Every entry of screening.yaml, in its order. Raises DataFileError for one without proof.

    >>> [sieve.id for sieve in sieves() if sieve.only == "reason"]
    ['undecided']
    """
    path = Path(__file__).parent / "screening.yaml"
    places = (f"{path}: {number}" for number in count(1))
    found = by_id(
        (place, read_sieve(raw, place)) for place, raw in zip(places, read_yaml(path), strict=False)
    )
    return tuple(found.values())


def read_sieve(raw: object, place: str) -> Sieve:
    """One entry of screening.yaml, its proof tried. Raises DataFileError."""
    keys: dict[str, type | tuple[type, ...]] = {
        **dict.fromkeys(("id", "pattern", "said", "only"), str),
        **dict.fromkeys(("flags", "passes"), list),
    }
    item = entry(raw, keys, {"id", "pattern"}, place)
    proven(item, place)
    try:
        pattern = re.compile(re.sub(r"(?<=\|)\s+|\s+(?=\(\?!)", "", item["pattern"]), re.IGNORECASE)
    except re.error as error:
        raise DataFileError(f"{place}: the pattern is no regular expression ({error}).") from None
    if item.get("only", "group") not in _ONLY:
        raise DataFileError(f"{place}: only is one of {', '.join(_ONLY)}.")
    for line in item["flags"]:
        if not pattern.search(line):
            raise DataFileError(f"{place}: {item['id']} does not catch {line!r}.")
    for line in item["passes"]:
        if pattern.search(line):
            raise DataFileError(f"{place}: {item['id']} catches {line!r}, which is to pass.")
    proof = {key: tuple(item[key]) for key in ("flags", "passes")}
    return Sieve(item["id"], pattern, item.get("said", ""), item.get("only", ""), **proof)


def screen(
    situation: Situation,
    reader: Person | None,
    *,
    fields: Collection[str] = tuple(_FIELDS),
    group: bool = False,
    kind: str | None = None,
) -> tuple[Situation, Person | None, tuple[str, ...]]:
    """Set aside what must not be woven into a message.

    Returns the situation and the reader with the facts that remain, and one sentence
    for each fact among `fields` that was left out, and why. `group` where several will
    read it: then what is private to one person stays out as well. In a note of a `kind`
    that goes to them alone, what they did in a private matter may be thanked for. Nothing
    of the secrets is quoted.
    """
    told: list[str] = []

    def kept(facts: Iterable[str], field: str, person: Person | None = None) -> tuple[str, ...]:
        label = _FIELDS[field].format(name=person.name if person else "")
        concerns = field in fields and (person is None or group or person == reader)
        alone = kind if field == "thanks_for" and not group else None
        found = _kept(facts, field, label, situation, group=group, kind=alone)
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
    lists: dict[str, Any] = {field: kept(getattr(situation, field), field) for field in LISTS}
    reason = next(iter(kept([situation.reason], "reason")), None) if situation.reason else None
    for field in _leaking(situation):
        lists[field] = None
        told.append(f"Your {field} holds something confidential and was left out.")
    usable = replace(situation, people=people, reason=reason, **lists)
    return usable, clean_reader, tuple(dict.fromkeys(told))


def _leaking(situation: Situation) -> list[str]:
    """The single fields that give something confidential away."""
    fields = ("role", "contact")
    return [f for f in fields if leaks_from(getattr(situation, f) or "", situation)]


def _kept(
    facts: Iterable[str],
    field: str,
    label: str,
    situation: Situation,
    *,
    group: bool,
    kind: str | None,
) -> list[tuple[str, str | None]]:
    """Each fact with None where it is kept, else with the sentence that says why not."""
    found: list[tuple[str, str | None]] = []
    seen = set()
    for fact in facts:
        key = fact.casefold().strip(" .,;!")
        if key in seen:
            continue
        seen.add(key)
        said = _unfit(fact, field == "handover", _where(field, situation, group), kind)
        if said:
            said = f'"{shortened(fact)}" in {label} was left out: it {said}.'
        if leaks_from(fact, situation):
            whole = field in ("reason", "handover")  # a task without its owner would mislead
            part = "" if whole else _without_secret(fact, situation)
            if part and _unfit(part, False, _where(field, situation, group), kind) is None:
                told = f"Part of one entry in {label} is confidential and was left out."
                found += [(part, None), (fact, told)]
                continue
            # Of the reason, which stands in every message, the warnings speak.
            secret = f"One entry in {label} holds something confidential and was left out."
            said = "" if field == "reason" else secret
        found.append((fact, said))
    return found


def _without_secret(fact: str, situation: Situation) -> str:
    """What is said before the secret, where that is a thing or a sentence of its own; else ""."""
    for cut in (r"[,;(]| - |\s(?:but|and) ", r"\s(?:for|of|about) (?:the )?"):
        parts = list(re.finditer(cut, fact))
        for mark in reversed(parts):
            before = fact[: mark.start()].strip(" ,;")
            if len(before.split()) >= _ENOUGH and not leaks_from(before, situation):
                return before
    return ""


_ENOUGH = 3  # words that say something by themselves


def _where(field: str, situation: Situation, group: bool) -> frozenset[str]:
    """What limits a field: sieves to a group or for the reason; "asks" are wishes, no boast."""
    if field != "reason":
        return frozenset(["group"] * group + ["asks"] * (field == "asks"))
    unchosen = situation.departure in ("laid_off", "dismissed")
    return frozenset(["reason", "unchosen"] if unchosen else ["reason"])


@lru_cache(maxsize=4096)
def _unfit(fact: str, blunt: bool, where: frozenset[str], kind: str | None) -> str | None:
    """Why a fact is not woven in; "" where there is nothing to say of it; None where it is."""
    if len(fact.split()) > MAX_WORDS:
        return "is too long for a sentence; put it in a few words"
    text = fold(fact).text
    for sieve in sieves():
        if (not sieve.only or sieve.only in where) and sieve.pattern.search(text):
            return sieve.said
    if not in_english(fact):
        return "is not in English"
    # A list of tasks is blunt by nature: there only what must never go out is set aside.
    bad = ("block",) if blunt else ("warn", "block")
    harsh = [f for f in check_rules(fact, kind).findings if f.severity in bad]
    if "asks" in where:  # who asks to keep the company car does not boast of it, nor of a sum
        harsh = [f for f in harsh if f.label != "gloating" and f.rule != "pay-figure"]
    return f"reads as {harsh[0].label.replace('_', ' ')}" if harsh else None
