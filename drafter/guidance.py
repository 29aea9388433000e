"""The principles: every piece of guidance, with its source, from prompts/guidance.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import DataFileError

_HERE = Path(__file__).parent


@cache
def prompts_folder() -> Path:
    """Where the prompts are: in the installed package, or beside it in a checkout."""
    for folder in (_HERE / "prompts", _HERE.parent / "prompts"):
        if (folder / "guidance.yaml").is_file():
            return folder
    raise DataFileError(
        "The folder prompts/ is missing from this installation: install drafter again."
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


@dataclass(frozen=True, slots=True)
class Principle:
    """One piece of guidance. `governs` lists kinds; empty for what governs preparation."""

    id: str
    statement: str
    source: str
    governs: tuple[str, ...] = ()


@cache
def principles() -> Mapping[str, Principle]:
    """Every principle by its id.

    >>> principles()["P15"].governs
    ('resignation_script', 'farewell_email')
    """
    path = prompts_folder() / "guidance.yaml"
    data = entry(
        read_yaml(path), {"sources": dict, "principles": list}, {"sources", "principles"}, str(path)
    )
    sources = data["sources"]
    found: dict[str, Principle] = {}
    for number, raw in enumerate(data["principles"]):
        place = f"{path}: principle {number + 1}"
        item = entry(
            raw,
            {"id": str, "statement": str, "source": str, "governs": list},
            {"id", "statement", "source"},
            place,
        )
        if item["id"] in found:
            raise DataFileError(f"{place}: the id {item['id']} is taken.")
        if item["source"] not in sources:
            raise DataFileError(f"{place}: no source {item['source']!r} above.")
        title = sources[item["source"]]
        found[item["id"]] = Principle(
            item["id"],
            item["statement"],
            f"{title} ({item['source']})",
            tuple(item.get("governs", ())),
        )
    return found
