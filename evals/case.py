"""The cases: each a situation with what a good draft of one kind must and must not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter import DataFileError, DrafterError, Kind, Situation, kinds
from drafter.guidance import cited, entry, read_yaml

FOLDER = Path(__file__).parent / "cases"
LOCK = "locked.yaml"
TRAPS = (
    "secret", "orders", "contradiction", "missing", "language", "markup", "names", "rant",
    "private_notes", "backhanded", "dates", "gloat", "legal", "undecided", "boss_unaware",
    "not_chosen", "rough",
)  # fmt: skip
STATUSES = ("ready", "needs_facts", "held")
_KEYS: dict[str, type | tuple[type, ...]] = {
    "note": str,
    "today": date,
    "to": str,
    "audience": str,
    "situation": dict,
    "must": list,
    "must_not": list,
    "status": list,
    "needs": list,
    "warns": list,
    "rubric": list,
    "traps": list,
}


@dataclass(frozen=True)
class Question:
    """A line of the rubric: what a reader answers yes or no, and the principle it rests on."""

    ask: str
    principle: str


@dataclass(frozen=True)
class Case:
    """One case, as its file under cases/<kind>/ describes it.

    `must`, `needs` and `warns` hold tuples of wordings, one of which has to be found;
    `must_not` holds words none of which may be. All are compared in any case.
    """

    kind: str
    name: str
    note: str
    today: date
    situation: Situation
    to: str | None = None
    audience: str | None = None
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    status: tuple[str, ...] = ("ready", "needs_facts")
    needs: tuple[tuple[str, ...], ...] = ()
    warns: tuple[tuple[str, ...], ...] = ()
    rubric: tuple[Question, ...] = ()
    traps: tuple[str, ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def id(self) -> str:
        """The kind and the name, as in `thank_you_note/night-porter`."""
        return f"{self.kind}/{self.name}"

    def about(self) -> Kind:
        """The kind, with its limits."""
        return kinds()[self.kind]


def read_case(path: Path) -> Case:
    """The case of a file, which lies in the folder of its kind. Raises DataFileError."""
    return case_of(read_yaml(path), path.parent.name, path.stem, str(path))


def case_of(raw: object, kind: str, name: str, place: str) -> Case:
    """A case from the content of a file; `place` begins what an error says."""
    data = entry(raw, _KEYS, {"note", "today", "situation", "rubric"}, place)
    if kind not in kinds():
        raise DataFileError(f"{place}: there is no kind {kind!r}; the folder names the kind.")
    try:
        situation = Situation.from_dict(data["situation"])
    except DrafterError as error:
        raise DataFileError(f"{place}: {error}") from None
    to, audience = data.get("to"), data.get("audience")
    if to is not None and to not in {person.name for person in situation.people}:
        raise DataFileError(f"{place}: to must be the name of one of the people.")
    if audience is not None and audience not in kinds()[kind].audiences:
        raise DataFileError(f"{place}: {kind} has no audience {audience!r}.")
    return Case(
        kind=kind,
        name=name,
        note=data["note"],
        today=data["today"],
        situation=situation,
        to=to,
        audience=audience,
        must=_wordings(data.get("must", ()), f"{place}: must"),
        must_not=tuple(w for line in _wordings(data.get("must_not", ()), place) for w in line),
        status=_among(data.get("status", ("ready", "needs_facts")), STATUSES, f"{place}: status"),
        needs=_wordings(data.get("needs", ()), f"{place}: needs"),
        warns=_wordings(data.get("warns", ()), f"{place}: warns"),
        rubric=tuple(_question(line, f"{place}: rubric") for line in data["rubric"]),
        traps=_among(data.get("traps", ()), TRAPS, f"{place}: traps"),
        raw=data,
    )


def _wordings(lines: Collection[object], place: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for line in lines:
        words = tuple(line) if isinstance(line, list) else (line,)
        if not words or not all(type(word) in (str, int) and str(word).strip() for word in words):
            raise DataFileError(f"{place}: {line!r} is no text: put it in quotes, or list texts.")
        found.append(tuple(map(str, words)))
    return tuple(found)


def _among(values: Collection[str], allowed: Collection[str], place: str) -> tuple[str, ...]:
    for value in values:
        if value not in allowed:
            raise DataFileError(f"{place}: {value!r} is none of {', '.join(sorted(allowed))}.")
    return tuple(values)


def _question(raw: object, place: str) -> Question:
    data = entry(raw, {"ask": str, "principle": str}, {"ask", "principle"}, place)
    return Question(data["ask"], cited(data["principle"], place).id)


def cases(
    folder: Path = FOLDER, *, kind: str | None = None, name: str | None = None
) -> tuple[Case, ...]:
    """Every case, in the order of kinds and names, or those that are asked for.

    `name` is that of a case, alone or after its kind and a slash. Raises DataFileError where
    nothing fits.
    """
    paths = [path for path in sorted(folder.glob("*/*.yaml")) if kind in (None, path.parent.name)]
    if name is not None:
        paths = [p for p in paths if name in (p.stem, f"{p.parent.name}/{p.stem}")]
    if not paths:
        wanted = " ".join(filter(None, (kind, name))) or "anything"
        raise DataFileError(f"{folder}: no case fits {wanted}. The kinds: {', '.join(kinds())}.")
    return tuple(map(read_case, paths))


def locked(folder: Path = FOLDER) -> dict[str, str]:
    """The locked cases: the hash that was accepted for each."""
    path = folder / LOCK
    return dict(read_yaml(path) or {}) if path.is_file() else {}


def changed_locked(folder: Path = FOLDER) -> list[str]:
    """The locked cases whose files are no longer what was accepted, or are gone."""
    return [name for name, digest in locked(folder).items() if _digest(folder, name) != digest]


def lock(names: Collection[str], folder: Path = FOLDER) -> None:
    """Accept the named cases as they are now. Raises DataFileError for one that is not there."""
    accepted = locked(folder)
    for name in names:
        digest = _digest(folder, name)
        if digest is None:
            raise DataFileError(f"{folder}: there is no case {name}. Give it as kind/name.")
        accepted[name] = digest
    lines = [f"{name}: {digest}\n" for name, digest in sorted(accepted.items())]
    (folder / LOCK).write_text(_LOCK_SAYS + "".join(lines), encoding="utf-8")


_LOCK_SAYS = (
    "# Locked cases and the sha256 of each file: a change to one fails a test until it is "
    "accepted by name.\n"
)


def _digest(folder: Path, name: str) -> str | None:
    path = folder / f"{name}.yaml"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
