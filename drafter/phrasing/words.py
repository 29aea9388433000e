"""Words: verb forms, and the lists of words.yaml that tell a noun from a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class _Words:
    base: frozenset[str]
    past: dict[str, str]
    past_of: dict[str, str]
    third: dict[str, str]
    gerunds: dict[str, str]
    participles: frozenset[str]
    lists: dict[str, frozenset[str]]


@cache
def words() -> _Words:
    from drafter.guidance import read_yaml

    data = read_yaml(Path(__file__).parent / "words.yaml")
    irregular = [entry.split() for entry in data["irregular"].split(",")]
    regular = data["regular"].split()
    past = {p: b for b, p, _ in irregular} | {_regular_past(b): b for b in regular}
    base = frozenset([b for b, _, _ in irregular] + regular)
    return _Words(
        base=base,
        past=past,
        past_of={b: p for p, b in past.items()} | {"be": "were"},
        third={third_person(b): b for b in base},
        gerunds={gerund_of(b): b for b in base},
        participles=frozenset(p for _, _, p in irregular) | frozenset(map(_regular_past, regular)),
        lists={key: frozenset(text.split()) for key, text in data.items() if "regular" not in key},
    )


def listed(word: str, name: str) -> bool:
    return word in words().lists[name]


# Two syllables, stressed on the second: the last consonant doubles all the same.
_DOUBLES = frozenset(
    [
        "admit",
        "begin",
        "commit",
        "control",
        "equip",
        "forget",
        "occur",
        "permit",
        "prefer",
        "refer",
        "submit",
    ]
)


def _doubles(base: str) -> bool:
    if base in _DOUBLES:
        return True
    return bool(re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", base))


def gerund_of(base: str) -> str:
    """The -ing form of a verb.

    >>> [gerund_of(v) for v in ("run", "cover", "make", "lie", "see", "commit")]
    ['running', 'covering', 'making', 'lying', 'seeing', 'committing']
    """
    if base == "be":
        return "being"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def third_person(base: str) -> str:
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if base in irregular:
        return irregular[base]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _regular_past(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if base.endswith("e"):
        return base + "d"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def past_base(word: str) -> str | None:
    """The base of a past form, or None. Unknown words count by their -ed."""
    known = words().past.get(word)
    if known:
        return known
    if re.fullmatch(r"[a-z-]{3,}ed", word) and not listed(word, "adjective_ed"):
        stem = word[:-2]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if re.search(r"([bdgmnprt])\1$", stem):
            return stem[:-1]
        return stem + (
            "e" if re.search(r"(?:[aeiou][^aeiouwxy]|[^l]l|rc|rg|nc|ng|v|s|u)$", stem) else ""
        )
    return None


def is_verbal(word: str) -> bool:
    known = words()
    return word in known.base or word in known.past or word in known.third or word in known.gerunds


# With these a person is called by surname ("Dr Okafor"), with those by first name ("Sister Jean").
TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Frau|Herr|Mme|Madame|M|Sra?|Señora?|Cllr|Rev|Captain|Judge|Sgt|Lt|Major)\b\.?$"
)


TITLE_FIRST = re.compile(
    r"(?:Sir|Lady|Lord|Dame|Dona|Don|Father|Sister|Brother|Chef|Nurse|Coach|Aunt|Uncle|Fr)\b\.?$"
)
