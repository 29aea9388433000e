"""Courtesy: what one may say after a thanks that states nothing but the writer's regard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.guidance import entry, read_yaml


@dataclass(frozen=True, slots=True)
class Courtesy:
    """One entry of courtesies.yaml: what it fits, its wordings, and facts that prove it."""

    id: str
    when: re.Pattern[str]
    unless: re.Pattern[str] | None
    says: tuple[str, ...]
    fits: tuple[str, ...]
    not_: tuple[str, ...]


_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "when": list,
    "unless": str,
    "says": list,
    "fits": list,
    "not": list,
}


@cache
def entries() -> tuple[Courtesy, ...]:
    """Every courtesy, in the order in which they are tried."""
    path = Path(__file__).parent / "courtesies.yaml"
    required = _KEYS.keys() - {"unless"}
    return tuple(
        Courtesy(
            id=data["id"],
            when=re.compile("|".join(_bounded(words) for words in data["when"]), re.IGNORECASE),
            unless=re.compile(data["unless"], re.IGNORECASE) if "unless" in data else None,
            says=tuple(data["says"]),
            fits=tuple(data["fits"]),
            not_=tuple(data["not"]),
        )
        for place, raw in enumerate(read_yaml(path))
        for data in [entry(raw, _KEYS, set(required), f"{path}: {place + 1}")]
    )


def _bounded(words: str) -> str:
    return words if words.startswith("^") else rf"(?<![\w-]){words}"


def courtesy_of(favor: str) -> Courtesy | None:
    """The courtesy that fits what somebody is thanked for, or None."""
    for found in entries():
        if found.when.search(favor) and not (found.unless and found.unless.search(favor)):
            return found
    return None


def courtesies(favor: str) -> tuple[str, ...]:
    """The sentences of which one may follow a thanks for this; none where nothing fits.

    >>> courtesies("her jokes at six in the morning")[0], courtesies("the Pontaval job")
    ("I'll miss that.", ())
    """
    found = courtesy_of(favor)
    return found.says if found else ()
