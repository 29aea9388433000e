"""The principles: every piece of guidance, with its source, from prompts/guidance.yaml."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Protocol, TypeVar

from drafter.errors import DataFileError

_HERE = Path(__file__).parent


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_WithId)


@cache
def prompts_folder() -> Path:
    """Where the prompts are: in the installed package, or beside it in a checkout.

    DRAFTER_PROMPTS in the environment names another folder; it holds for the whole life of
    a process. Raises DataFileError where that folder holds no prompts.
    """
    if given := os.environ.get("DRAFTER_PROMPTS", "").strip():
        return holding_prompts(Path(given)).absolute()
    for folder in (_HERE / "prompts", _HERE.parent / "prompts"):
        if (folder / "guidance.yaml").is_file():
            return folder
    raise DataFileError(
        "The folder prompts/ is missing from this installation: install drafter again."
    )


def holding_prompts(folder: Path) -> Path:
    """The folder, where it is one of prompts. Raises DataFileError where it is not."""
    if (folder / "guidance.yaml").is_file():
        return folder
    raise DataFileError(
        f"{folder}: no guidance.yaml in this folder: copy prompts/ and change the copy."
    )


def read_yaml(path: Path) -> Any:
    """The content of a YAML data file of this package. Raises DataFileError."""
    import yaml  # here, so that `import drafter` does not pay for it

    # The C loader is the same parser, ten times as fast; both are safe.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except FileNotFoundError:
        raise DataFileError(f"{path}: no such file.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path}: cannot be read ({error}).") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise DataFileError(f"{path}{place}: not valid YAML.") from None


def entry(
    data: object, allowed: Mapping[str, type | tuple[type, ...]], required: set[str], place: str
) -> dict[str, Any]:
    """Check one entry of a data file: its keys and their types. Raises DataFileError."""
    if not isinstance(data, Mapping):
        raise DataFileError(f"{place}: must be a mapping with {', '.join(allowed)}.")
    for key, value in data.items():
        if key not in allowed:
            raise DataFileError(f"{place}: unknown key {key!r}. Allowed: {', '.join(allowed)}.")
        if not isinstance(value, allowed[key]):
            raise DataFileError(f"{place}: {key} has the wrong type ({type(value).__name__}).")
    for key in sorted(required - set(data)):
        raise DataFileError(f"{place}: {key} is missing.")
    return dict(data)


def proven(data: Mapping[str, Any], place: str) -> None:
    """Refuse an entry without its proof. Raises DataFileError.

    The proof of a pattern is at least two lines that it must find, in `flags`, and a near
    miss that it must not, in `passes`.
    """
    for key in ("flags", "passes"):
        lines = data.get(key, ())
        if not all(isinstance(line, str) and line.strip() for line in lines):
            raise DataFileError(f"{place}: {key} must be lines of text; put quotes around them.")
    if len(data.get("flags", ())) < 2 or not data.get("passes"):
        raise DataFileError(f"{place}: its proof is at least two lines in flags, one in passes.")


def by_id(entries: Iterable[tuple[str, _Entry]]) -> dict[str, _Entry]:
    """Entries with the place of each in its file, by their id. Raises DataFileError.

    >>> by_id([("a file: rule 1", principles()["P01"])])["P01"].id
    'P01'
    """
    found: dict[str, _Entry] = {}
    for place, item in entries:
        if item.id in found:
            raise DataFileError(f"{place}: the id {item.id} is taken; choose another.")
        found[item.id] = item
    return found


@dataclass(frozen=True, slots=True)
class Principle:
    """One piece of guidance.

    `statement` is one sentence in this project's own words. `source` names where the
    advice comes from: a title and, in brackets, a file name. `governs` lists the kinds
    that follow it; it is empty for what governs preparation only (S01 and on).
    """

    id: str
    statement: str
    source: str
    governs: tuple[str, ...] = ()


@cache
def principles() -> Mapping[str, Principle]:
    """Every principle by its id, in the order of the file. Raises DataFileError.

    >>> principles()["P15"].governs
    ('resignation_script', 'farewell_email')
    >>> principles()["S01"].governs
    ()
    """
    return read_principles(prompts_folder() / "guidance.yaml")


def read_principles(path: Path) -> Mapping[str, Principle]:
    """The principles of one file, whose kinds are the folders beside it."""
    data = entry(
        read_yaml(path), {"sources": dict, "principles": list}, {"sources", "principles"}, str(path)
    )
    kinds = tuple(sorted(p.parent.name for p in path.parent.glob("*/prompt.prompty")))
    places = (f"{path}: principle {number}" for number in count(1))
    return by_id(
        (place, _principle(raw, data["sources"], kinds, place))
        for place, raw in zip(places, data["principles"], strict=False)
    )


def cited(name: str, place: str) -> Principle:
    """The principle that an entry of a data file cites. Raises DataFileError where there is none.

    >>> cited("P15", "a file: rule 1").id
    'P15'
    """
    if name not in principles():
        raise DataFileError(f"{place}: no principle {name!r} in guidance.yaml.")
    return principles()[name]


def _principle(
    raw: object, sources: Mapping[str, str], kinds: tuple[str, ...], place: str
) -> Principle:
    item = entry(
        raw,
        {"id": str, "statement": str, "source": str, "governs": (list, str)},
        {"id", "statement", "source"},
        place,
    )
    source = item["source"]
    if source not in sources:
        raise DataFileError(f"{place}: no source {source!r} above. Add it to sources.")
    governs = kinds if item.get("governs") == "all" else item.get("governs", ())
    unknown = [governs] if isinstance(governs, str) else [k for k in governs if k not in kinds]
    if unknown:
        raise DataFileError(
            f"{place}: governs cannot be {unknown[0]!r}. Write `all`, or a list of: "
            f"{', '.join(kinds)}."
        )
    return Principle(item["id"], item["statement"], f"{sources[source]} ({source})", tuple(governs))
