"""The command line: write, check, plan, kinds, eval and app, over the public names.

What a person is to use goes to standard output; what they are to know (questions,
warnings, findings, errors) to standard error. Exit codes, for scripts:

    0   done: the draft is ready, the texts are clean
    1   check: a finding at or above --severity; eval: something got worse
    2   the command, a file or a fact cannot be used; one sentence says why
    3   write: the text is there, and so are questions for missing facts
    4   write: the text is there, but something in it must not go out

`--json` prints the public fields of what the Python API returns, dates as ISO strings:
write a Draft, check a list of Reports (each with its "file", each finding with its
1-based "line" and "column"), plan a list of Steps, kinds a list of Kinds.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import drafter

SEVERITIES = ("note", "warn", "block")  # weakest first
STATUS_CODES = {"ready": 0, "needs_facts": 3, "held": 4}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    `argv` are the arguments after the program's name; None takes the process's own.
    Raises SystemExit, as argparse does, for --help and for arguments it cannot read.

    >>> main(["check", "no-such-file.txt"])
    2
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of few characters loses none of them
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except drafter.DrafterError as error:
        _say(f"drafter: {error}")
        return 2
    except OSError as error:  # standard output cannot be written
        # The flush at exit must not fail on it, and say so, once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 141  # the reader went away, as `head` does; a shell says 128 + 13
        _say(f"drafter: {error.strerror}.")
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="drafter",
        description="Leave a job well: drafts of every message, each checked before it is shown.",
        epilog="FILE holds the facts in YAML or JSON, for check a text; `-` is standard input. "
        "Exit codes: 0 done, 1 check found something, 2 error, 3 facts are missing, 4 held.",
    )
    parser.add_argument("--version", action="version", version=f"drafter {drafter.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    write = _command(commands, "write", _write, "draft one message from the facts")
    write.add_argument("kind", metavar="KIND", help="as `drafter kinds` lists them")
    write.add_argument("file", metavar="FILE", help="the facts, or - for standard input")
    write.add_argument("--to", metavar="NAME", help="one of the people in the facts")
    write.add_argument("--audience", metavar="A", help="for the kinds that go to several")
    write.add_argument("--engine", metavar="E", help="offline, openai or recorded")
    write.add_argument("--seed", metavar="N", type=int, default=0, help="another variant")

    check = _command(commands, "check", _check, "check the tone of texts")
    check.add_argument("files", metavar="FILE", nargs="+", help="a text, or - for standard input")
    check.add_argument("--kind", metavar="K", help="check as this kind of message")
    check.add_argument(
        "--severity", choices=SEVERITIES, default="warn", help="the weakest to report (warn)"
    )

    plan = _command(commands, "plan", _plan, "the whole exit, step by step")
    plan.add_argument("file", metavar="FILE", help="the facts, or - for standard input")
    for command in (write, plan):
        command.add_argument("--today", metavar="DATE", type=_day, help="as YYYY-MM-DD")

    kinds = _command(commands, "kinds", _kinds, "the kinds of messages")
    for command in (write, check, plan, kinds):
        command.add_argument("--json", action="store_true", help="for other programs")

    evals = _command(commands, "eval", _eval, "measure the prompts on the cases of a checkout")
    evals.add_argument("--prompts", metavar="FOLDER", type=Path, help="compare with these prompts")
    evals.add_argument("--engine", metavar="E", help="offline, recorded, or one to ask now")
    evals.add_argument("--model", metavar="M", help="recordings of this one, or the one to ask")
    evals.add_argument("--kind", metavar="K", help="the cases of this kind alone")
    evals.add_argument("--case", metavar="NAME", help="this case alone")
    evals.add_argument("--seed", metavar="N", type=int, default=0, help="another variant")
    evals.add_argument("--accept", action="store_true", help="what is now is the new baseline")
    evals.add_argument("--lock", metavar="KIND/NAME", nargs="+", help="accept these locked cases")
    evals.add_argument(
        "--out", metavar="FOLDER", type=Path, default=Path("build/evals"), help="build/evals"
    )
    evals.add_argument("--record", action="store_true", help="ask the model that is configured")
    evals.add_argument("--set", choices=("prompts", "naive", "judge"), help="record only these")
    evals.add_argument("--limit", metavar="N", type=int, default=5, help="cases of a kind (5)")
    evals.add_argument("--workers", metavar="N", type=int, default=1, help="questions at once (1)")

    _command(commands, "app", _app, "the form, in a browser on this machine")
    return parser


def _command(commands: Any, name: str, run: Any, purpose: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    command.set_defaults(run=run)
    return command


def _write(arguments: argparse.Namespace) -> int:
    draft = drafter.draft(
        arguments.kind,
        _situation(arguments.file),
        to=arguments.to,
        audience=arguments.audience,
        engine=arguments.engine,
        seed=arguments.seed,
        today=arguments.today,
    )
    if arguments.json:
        _print_json(draft)
        return STATUS_CODES[draft.status]
    if draft.subject:
        print(f"Subject: {_visible(draft.subject)}\n")
    print(_visible(draft.text, keep="\n"))
    sys.stdout.flush()  # on a terminal the text comes before what is said about it
    for reply in draft.replies:
        _say(f'If they say: "{reply.reply}"\n  you might say: "{reply.answer}"')
    for line in draft.needs:
        _say(f"needs: {line}")
    for line in draft.warnings:
        _say(f"warning: {line}")
    for finding in draft.review.findings:
        _say(_told(finding, draft.text))
    return STATUS_CODES[draft.status]


def _check(arguments: argparse.Namespace) -> int:
    weakest = SEVERITIES.index(arguments.severity)
    reports = []
    found = False
    for name in arguments.files:
        text = _read(name)
        report = drafter.check_tone(text, kind=arguments.kind)
        wanted = [f for f in report.findings if SEVERITIES.index(f.severity) >= weakest]
        found = found or bool(wanted)
        if arguments.json:
            reports.append(_with_places(name, report, text))
        else:
            for finding in wanted:
                print(f"{_visible(name)}:{_told(finding, text)}")
    if arguments.json:
        _print_json(reports)
    return int(found)


def _plan(arguments: argparse.Namespace) -> int:
    steps = drafter.plan_exit(_situation(arguments.file), today=arguments.today)
    if arguments.json:
        _print_json(steps)
        return 0
    for number, step in enumerate(steps, 1):
        kind = f" [{step.kind}]" if step.kind else ""
        print(_visible(f"{number:>2}. {step.when}: {step.who}, {step.how}{kind}"))
        print(_visible(f"    {step.what}"))
        print(_visible(f"    {step.why}"))
    return 0


def _kinds(arguments: argparse.Namespace) -> int:
    found = drafter.kinds().values()
    if arguments.json:
        _print_json(found)
        return 0
    width = max(len(kind.name) for kind in found)
    for kind in found:
        audiences = f" ({', '.join(kind.audiences)})" if kind.audiences else ""
        print(f"{kind.name:<{width}}  {kind.title}{audiences}")
    return 0


def _eval(arguments: argparse.Namespace) -> int:
    if not (Path(__file__).parent.parent / "evals" / "cases").is_dir():
        raise drafter.DataFileError(
            "The cases are no part of an installed package: clone the repository, and run "
            "`make evals` there."
        )
    from evals.command import evaluate

    return evaluate(arguments)


def _app(arguments: argparse.Namespace) -> int:
    from drafter.ui import launch  # Gradio takes seconds to start

    try:
        launch()
    except SystemExit as stopped:  # with a sentence, where its port is taken
        _say(str(stopped))
        return 2
    return 0


def _situation(name: str) -> drafter.Situation:
    if name == "-":
        return drafter.Situation.from_text(_read(name), name="standard input")
    return drafter.Situation.from_file(name)


def _read(name: str) -> str:
    r"""The text of a file, or of standard input for `-`, with newlines as `\n`."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise drafter.DataFileError(f"{name}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise drafter.DataFileError(
            f"{name}: not UTF-8 text (byte {error.start + 1}). Save it as UTF-8."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(text: str, offset: int) -> tuple[int, int]:
    r"""The line and the column of an offset, both counted from 1, in characters.

    >>> _place("one\ntwo", 4)
    (2, 1)
    """
    lines = _lines(text)
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


@lru_cache(maxsize=1)
def _lines(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _told(finding: drafter.Finding, text: str) -> str:
    """A finding as `line:col label: why`, then its quote and what to write instead."""
    line, column = _place(text, finding.start)
    told = f"{line}:{column} {finding.label}: {_visible(finding.why)}"
    if finding.quote:
        told += f'\n    {finding.severity}: "{_visible(finding.quote)}"'
    if finding.instead:
        told += f"\n    instead: {_visible(finding.instead)}"
    return told


def _with_places(name: str, report: drafter.Report, text: str) -> dict[str, Any]:
    plain = {"file": name, **_plain(report)}
    for finding in plain["findings"]:
        finding["line"], finding["column"] = _place(text, finding["start"])
    return plain


def _say(text: str) -> None:
    print(_visible(text, keep="\n"), file=sys.stderr)


def _visible(text: str, keep: str = "") -> str:
    r"""The text with every character that could drive a terminal, or hide, spelled out.

    >>> print(_visible("a\x1b[2Jb"))
    a\x1b[2Jb
    """
    if text.isprintable():
        return text
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if char not in keep and _drives(char)
        else char
        for char in text
    )


def _drives(char: str) -> bool:
    # Controls, lone surrogates, line separators, and what turns or hides text. The
    # joiners stay: emoji and names in Persian or Sinhala are spelled with them.
    return char not in "\t\u200c\u200d" and unicodedata.category(char) in _DRIVING


_DRIVING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _print_json(value: object) -> None:
    # Plain ASCII: no character in it can drive a terminal, and every console can show it.
    print(json.dumps(_plain(value), indent=2))


def _plain(value: object) -> Any:
    """Public values as JSON has them: objects, lists, and dates as ISO strings."""
    if is_dataclass(value):
        plain = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        if isinstance(value, drafter.Review):
            plain["ok"] = value.ok
        return plain
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return value
    return [_plain(item) for item in value]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no date: write it as YYYY-MM-DD, such as 2026-12-18"
        ) from None
