"""The boxes of a form: lists of facts as templates get them, edited when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any, overload

from drafter.phrasing.copyedit import Fact
from drafter.phrasing.trust import LIKELY, trusted
from drafter.phrasing.wording import sentence_start
from drafter.situation import LISTS, LISTS_OF_PERSON, Person

# Boxes of which nothing is left out: a task or a wish that is missing is worse than one that limps.
WHOLE = ("handover", "asks", "reason", "strain")


class Edited(Sequence[Fact]):
    """The facts of a box as the copy editor puts them, edited when they are first asked for.

    `typed` are the same as they were typed.
    """

    def __init__(self, box: str, typed: Sequence[str], person: str = "") -> None:
        self.typed = tuple(map(str, typed))
        self._box, self._person = box, person

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        return _all(self._box, self.typed, self._person)

    @property
    def asked(self) -> tuple[Fact, ...]:
        """The facts that somebody has asked for: no text can tell others."""
        return self._facts if "_facts" in self.__dict__ else ()

    @overload
    def __getitem__(self, place: int) -> Fact: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, place: int | slice) -> Fact | tuple[Fact, ...]:
        return self._facts[place]

    def __len__(self) -> int:
        return len(self._facts) if self.typed else 0


def copyedited(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a template is filled from, with every fact as the copy editor puts it."""
    people = {person: _person(person) for person in values["people"]}
    if (to := values["to"]) and to.strain:
        strain = _one("strain", to.strain, to.name)
        people[to] = _with(people.get(to) or _person(to), {"strain": strain})
    found: dict[str, Any] = {name: Edited(name, values[name]) for name in LISTS}
    for name in ("to", "boss"):
        found[name] = people.get(values[name]) or (values[name] and _person(values[name]))
    found["people"] = tuple(people[person] for person in values["people"])
    return {**values, **found, "reason": _one("reason", values["reason"])}


def without(values: Mapping[str, Any], said: Sequence[str]) -> dict[str, Any]:
    """The values of `copyedited` without the facts that these sentences tell."""
    told = [set(re.findall(r"\w+", sentence.lower())) for sentence in said]

    def kept(facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if not any(_is_told(fact, words) for words in told))

    def spared(person: Person) -> Person:
        facts: dict[str, object] = {name: kept(getattr(person, name)) for name in LISTS_OF_PERSON}
        strain = person.strain
        if isinstance(strain, Fact) and not kept([strain]):
            facts["strain"] = strain.put(strain, "X")  # hinted at, no more
        return _with(person, facts)

    people = {person.name: spared(person) for person in values["people"]}
    found: dict[str, Any] = {
        name: kept(values[name])
        for name in ("gratitude", "learned", "contributions", "handover", "asks")
    }
    for name in ("to", "boss"):
        found[name] = values[name] and (people.get(values[name].name) or spared(values[name]))
    reason = next(iter(kept(filter(None, [values["reason"]]))), None)
    return {**values, **found, "people": tuple(people.values()), "reason": reason}


def _is_told(fact: Fact, words: set[str]) -> bool:
    """Whether a sentence of these words tells the fact: it has nearly all of its words."""
    own = set(re.findall(r"\w+", fact.lower()))
    return len(own & words) >= 0.8 * len(own)


def _person(person: Person) -> Person:
    facts = {name: Edited(name, getattr(person, name), person.name) for name in LISTS_OF_PERSON}
    return _with(person, facts)


def _with(person: Person, fields: Mapping[str, object]) -> Person:
    """The person with facts of the class Fact, which the checks of a new Person would undo."""
    made = copy(person)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


@lru_cache(maxsize=1024)
def _all(box: str, facts: tuple[str, ...], person: str = "") -> tuple[Fact, ...]:
    # The network lets go of Python's lock: two facts are read at a time.
    each = list(_threads().map(lambda typed: trusted(box, typed, person), facts))
    told = list(chain.from_iterable(each))
    sure = [fact for fact in told if fact.sure >= LIKELY]
    return tuple(told if box in WHOLE or not sure else sure)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "copyedit")


_RETIREMENT = re.compile(r"^retirement\b,?", re.IGNORECASE)  # "Retirement, after 30 years"


_STOP = re.compile(
    r"(?<=[a-z0-9)])(?<!\b[DMS]rs)(?<!\b[DMSJ]r)(?<!\bMs)(?<!\bSt)(?<!\bProf)[.!?]+\s+"
)


def _one(box: str, fact: str | None, person: str = "") -> Fact | None:
    """A fact of its own, sentence by sentence. That there is a strain counts even where nothing of it is said."""
    told = _RETIREMENT.sub("I'm retiring", fact) if fact and box == "reason" else fact
    found = _all(box, tuple(_STOP.split(told)), person) if told else ()
    if not found and box == "strain" and fact:
        return Fact(fact, "X")
    if not found:
        return None
    whole = ". ".join((found[0], *map(sentence_start, found[1:])))
    return Fact(whole, found[0].form, sure=min(each.sure for each in found), typed=fact or "")
