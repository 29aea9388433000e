"""Cases for promptfoo, and back: its configuration holds all that a case holds.

    python -m evals.exchange export cases.yaml            # every case, as promptfoo reads it
    python -m evals.exchange export cases.yaml --kind repair_note
    python -m evals.exchange import cases.yaml FOLDER     # into FOLDER/<kind>/<name>.yaml

A case becomes a test: its facts are the variables, `must`, `must_not` and the rubric are
assertions, and what promptfoo has no word for is kept in the metadata, with the facts that no
prompt may hold, so that a case that is exported and imported again is the same case. A test
from elsewhere becomes a case where it says in its metadata which kind, name and day it is of;
assertions of other types are left out, and named.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from drafter import DataFileError, DrafterError
from drafter.guidance import read_yaml
from evals.case import Case, case_of, cases
from evals.recording import UNTOLD

SCHEMA = "https://promptfoo.dev/config-schema.json"
KEPT = ("to", "audience", "status", "needs", "warns", "traps")


def exported(chosen: Iterable[Case]) -> dict[str, Any]:
    """The configuration that holds the cases; prompts and providers are added by who runs it."""
    return {
        "description": "Messages for leaving a job",
        "prompts": ["Write the message of this kind: {{kind}}. The facts:\n{{facts}}"],
        "providers": ["echo"],
        "tests": [_test(case) for case in chosen],
    }


def _test(case: Case) -> dict[str, Any]:
    given = case.raw["situation"]
    facts = {name: value for name, value in given.items() if name not in UNTOLD}
    return {
        "description": case.note,
        "vars": {"kind": case.kind, "facts": _yaml(facts)},
        "assert": [
            *({"type": "icontains-any", "value": list(words)} for words in case.must),
            *({"type": "not-icontains", "value": word} for word in case.must_not),
            *(
                {"type": "llm-rubric", "value": line.ask, "metric": line.principle}
                for line in case.rubric
            ),
        ],
        "metadata": {
            "kind": case.kind,
            "name": case.name,
            "today": case.today.isoformat(),
            "untold": {name: given[name] for name in UNTOLD if name in given},
            **{name: case.raw[name] for name in KEPT if name in case.raw},
        },
    }


def imported(config: object, place: str) -> tuple[list[Case], list[str]]:
    """The cases of a configuration, and what could not be taken over, one sentence each.

    Raises DataFileError where a test is no case.
    """
    tests = config.get("tests") if isinstance(config, Mapping) else None
    if not isinstance(tests, list):
        raise DataFileError(f"{place}: no list of tests in it.")
    found, left = [], []
    for number, test in enumerate(tests, 1):
        where = f"{place}: test {number}"
        about = test.get("metadata") if isinstance(test, Mapping) else None
        if not isinstance(about, Mapping) or not {"kind", "name", "today"} <= set(about):
            raise DataFileError(f"{where}: its metadata must hold kind, name and today.")
        raw = {
            "note": test.get("description", "From promptfoo."),
            "today": _day(about["today"], where),
            "situation": {**_facts(test, where), **about.get("untold", {})},
            "rubric": [],
            **{name: about[name] for name in KEPT if name in about},
        }
        for claim in test.get("assert", ()):
            if not _take(claim, raw):
                left.append(f"{where}: an assertion of the type {claim.get('type')} is left out.")
        if not re.fullmatch(r"[\w-]+", str(about["name"])):
            raise DataFileError(f"{where}: name must be letters, digits and hyphens.")
        found.append(case_of(raw, about["kind"], str(about["name"]), where))
    return found, left


def _facts(test: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """The facts of a test, which are a variable of text."""
    try:
        facts = yaml.safe_load(test["vars"]["facts"])
    except (KeyError, TypeError, AttributeError, yaml.YAMLError):
        facts = None
    if not isinstance(facts, Mapping):
        raise DataFileError(f"{where}: its variable facts must be YAML text, such as a case has.")
    return facts


def _day(day: object, where: str) -> date:
    """A date, which YAML may have read already."""
    try:
        return date.fromisoformat(str(day))
    except ValueError:
        raise DataFileError(f"{where}: today must be a date such as 2026-12-18.") from None


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100))


def _take(claim: Mapping[str, Any], raw: dict[str, Any]) -> bool:
    """Add an assertion to the content of a case, where there is a place for it."""
    value = claim.get("value")
    match claim.get("type"):
        case "icontains-any" | "contains-any":
            raw.setdefault("must", []).append(value)
        case "icontains" | "contains":
            raw.setdefault("must", []).append([value])
        case "icontains-all" | "contains-all":
            raw.setdefault("must", []).extend([word] for word in value or ())
        case "not-icontains" | "not-contains":
            raw.setdefault("must_not", []).append(value)
        case "llm-rubric":
            line = {"ask": value, "principle": claim.get("metric", "P01")}
            raw["rubric"].append(line)
        case _:
            return False
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Export or import; 2 with one sentence where that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m evals.exchange", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    out = commands.add_parser("export")
    out.add_argument("file", type=Path)
    out.add_argument("--kind")
    back = commands.add_parser("import")
    back.add_argument("file", type=Path)
    back.add_argument("folder", type=Path)
    arguments = parser.parse_args(argv)
    try:
        if arguments.command == "export":
            config = exported(cases(kind=arguments.kind))
            head = f"# yaml-language-server: $schema={SCHEMA}\n"
            arguments.file.write_text(head + _yaml(config), encoding="utf-8")
            return 0
        found, left = imported(read_yaml(arguments.file), str(arguments.file))
        for case in found:
            path = arguments.folder / case.kind / f"{case.name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_yaml(dict(case.raw)), encoding="utf-8")
        print(*left, sep="\n", file=sys.stderr)
    except (DrafterError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
