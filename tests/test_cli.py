"""The command line: what goes where, what it exits with, and what it never lets through."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import drafter
from drafter import Draft, Finding, Report, Review, Situation, Step, Usage
from drafter.cli import SEVERITIES, _visible, main

ROOT = Path(__file__).parent.parent
FACTS = """\
sender: Priya Raman
company: Northwind
role: product designer
last_day: 2026-12-18
boss_knows: true
contact: priya@example.org
gratitude: [the way the team ran design critiques]
people:
  - {name: Lena Ortiz, relation: boss}
  - {name: Sam Ito, relation: peer, thanks_for: [covering my Friday shifts]}
"""
TODAY = ("--today", "2026-11-21")
OFFLINE = ("--engine", "offline", *TODAY)
RANT = "Hello all,\n\nyou were useless.\n"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run_main(*argv: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main([str(argument) for argument in argv])
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *capsys.readouterr())

    return run_main


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def finding(text: str, quote: str, severity: Any = "warn", **more: str) -> Finding:
    start = text.index(quote)
    said = {"why": "It hurts.", "instead": "Leave it out.", **more}
    return Finding("hostility", start, start + len(quote), quote, severity, **said)


@pytest.fixture
def tone(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stands in for the checker: the findings of a text are what the test says."""

    def give(*severities: str, quote: str = "useless", **more: str) -> None:
        def check_tone(text: str, kind: str | None = None) -> Report:
            found = tuple(finding(text, quote, s, **more) for s in severities)
            return Report(found, 0.8, not found)

        monkeypatch.setattr(drafter, "check_tone", check_tone)

    return give


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Draft]:
    """Stands in for `draft()`: a draft with what the test says."""

    def give(**changes: Any) -> Draft:
        review = Review(Report(), Report())
        made = Draft(
            "farewell_email", "Goodbye", "Dear all,\n\nthank you.\n\nPriya", (), "ready", (), (),
            review, (), "offline", None, Usage(), "0123456789abcdef",
        )  # fmt: skip
        made = replace(made, **changes)
        monkeypatch.setattr(drafter, "draft", lambda *args, **kwargs: made)
        return made

    return give


# --- write


def test_write_prints_what_the_python_api_drafts(run: Run, facts: Path) -> None:
    ran = run("write", "farewell_email", facts, "--audience", "company", "--seed", "3", *OFFLINE)
    expected = drafter.draft(
        "farewell_email",
        Situation.from_file(facts),
        audience="company",
        engine="offline",
        seed=3,
        today=date(2026, 11, 21),
    )
    assert ran.out == f"Subject: {expected.subject}\n\n{expected.text}\n"


def test_write_json_is_every_field_of_the_draft(run: Run, facts: Path) -> None:
    ran = run("write", "thank_you_note", facts, "--to", "Sam Ito", "--json", *OFFLINE)
    assert list(ran.data) == [field.name for field in fields(Draft)]
    assert ran.data["kind"] == "thank_you_note"
    assert set(ran.data["review"]) == {"tone", "facts", "ok"}
    assert set(ran.data["review"]["tone"]) == {"findings", "score", "ok"}
    assert set(ran.data["usage"]) == {field.name for field in fields(Usage)}
    assert ran.err == ""


@pytest.mark.parametrize("json_", [(), ("--json",)])
@pytest.mark.parametrize(("status", "code"), [("ready", 0), ("needs_facts", 3), ("held", 4)])
def test_the_exit_code_tells_the_status(
    status: str, code: int, json_: tuple[str, ...], run: Run, facts: Path, drafted: Any
) -> None:
    drafted(status=status)
    assert run("write", "farewell_email", facts, *json_).code == code


def test_only_the_message_goes_to_standard_output(run: Run, facts: Path, drafted: Any) -> None:
    text = "Dear all,\n\nyou were useless.\n\nPriya"
    drafted(
        text=text,
        subject=None,
        needs=("Where can people reach you?",),
        warnings=("Tell your boss first.",),
        replies=(drafter.Reply("What would make you stay?", "I have decided."),),
        review=Review(Report((finding(text, "useless", "block"),), 0.9, ok=False), Report()),
    )
    ran = run("write", "farewell_email", facts)
    assert ran.out == f"{text}\n"
    for line in (
        "needs: Where can people reach you?",
        "warning: Tell your boss first.",
        'If they say: "What would make you stay?"',
        'you might say: "I have decided."',
        "3:10 hostility: It hurts.",
        'block: "useless"',
        "instead: Leave it out.",
    ):
        assert line in ran.err


AS_JSON = json.dumps(yaml.safe_load(FACTS), default=str)


@pytest.mark.parametrize("given", [FACTS, AS_JSON])
def test_facts_may_come_from_standard_input(given: str, run: Run, facts: Path) -> None:
    command = ("write", "resignation_letter", "--json", *OFFLINE)
    assert run(*command, "-", stdin=given.encode()) == run(*command, facts)


# --- check


def test_a_finding_is_told_with_its_place(run: Run, tone: Any, tmp_path: Path) -> None:
    tone("warn")
    path = tmp_path / "farewell.txt"
    path.write_text(RANT)
    ran = run("check", path)
    assert ran.code == 1
    assert ran.out == (
        f'{path}:3:10 hostility: It hurts.\n    warn: "useless"\n    instead: Leave it out.\n'
    )
    assert ran.err == ""


@pytest.mark.parametrize(
    ("found", "severity", "code"),
    [
        ((), "note", 0),
        (("note",), "note", 1),
        (("note",), "warn", 0),
        (("warn",), "warn", 1),
        (("warn",), "block", 0),
        (("block",), "block", 1),
        (("note", "block"), "warn", 1),
    ],
)
def test_severity_is_the_weakest_that_counts(
    found: tuple[str, ...], severity: str, code: int, run: Run, tone: Any
) -> None:
    tone(*found)
    plain = run("check", "-", "--severity", severity, stdin=RANT.encode())
    as_json = run("check", "-", "--severity", severity, "--json", stdin=RANT.encode())
    assert (plain.code, as_json.code) == (code, code)
    assert len(as_json.data[0]["findings"]) == len(found)
    weakest = SEVERITIES.index(severity)
    assert plain.out.count("It hurts") == sum(SEVERITIES.index(s) >= weakest for s in found)


def test_warn_is_the_default(run: Run, tone: Any) -> None:
    tone("note")
    assert run("check", "-", stdin=RANT.encode()).code == 0
    tone("warn")
    assert run("check", "-", stdin=RANT.encode()).code == 1


def test_the_severities_are_those_of_the_findings() -> None:
    assert drafter.report.SEVERITIES == SEVERITIES


def test_check_json_is_every_field_of_the_reports(run: Run, tone: Any, tmp_path: Path) -> None:
    tone("warn")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(RANT)
    first, second = run("check", tmp_path / "a.txt", tmp_path / "b.txt", "--json").data
    assert [Path(r["file"]).name for r in (first, second)] == ["a.txt", "b.txt"]
    assert set(first) == {"file"} | {field.name for field in fields(Report)}
    (found,) = first["findings"]
    assert set(found) == {"line", "column"} | {field.name for field in fields(Finding)}
    assert (found["line"], found["column"]) == (3, 10)
    assert RANT[found["start"] : found["end"]] == found["quote"] == "useless"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"useless", "1:1"),
        (b"\xef\xbb\xbfuseless", "1:1"),  # a byte order mark is no character of the text
        (b"a\r\nb useless", "2:3"),
        (b"a\rb useless", "2:3"),
        ("Zoë, 👩‍🔬 useless".encode(), "1:10"),  # characters, not bytes
        (b"\n\n\n useless", "4:2"),
    ],
)
def test_lines_and_columns_count_from_one_in_characters(
    data: bytes, place: str, run: Run, tone: Any
) -> None:
    tone("warn")
    assert run("check", "-", stdin=data).out.startswith(f"-:{place} hostility")


def test_a_hostile_line_is_found_and_a_kind_one_is_not(run: Run) -> None:
    hostile = run("check", "-", stdin=b"You are all useless idiots and I hate this place.")
    assert hostile.code == 1
    assert hostile.out.startswith("-:1:")
    kind = run("check", "-", stdin=b"Thank you for four good years. My last day is Friday.")
    assert (kind.code, kind.out, kind.err) == (0, "", "")


def test_the_hook_for_pre_commit_runs(run: Run, tone: Any, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *arguments = [*hook["entry"].split(), *hook.get("args", [])]
    assert program == "drafter"
    assert hook["language"] == "python"
    path = tmp_path / "note.txt"
    path.write_text(RANT)
    tone("warn")
    assert run(*arguments, path, path).code == 1
    tone()
    assert run(*arguments, path, path).code == 0


# --- plan, kinds, app


def test_plan_prints_its_steps_in_order(run: Run, facts: Path, monkeypatch: Any) -> None:
    steps = (
        Step(
            "Lena Ortiz", "talk", date(2026, 11, 23), "resignation_script", "First the boss.",
            what="Tell Lena that you go.",
        ),
        Step("you", "prepare", "before a word is said", None, "It is easier calm.", what="Wait."),
    )  # fmt: skip
    asked = {}

    def plan_exit(situation: Situation, *, today: date | None = None) -> tuple[Step, ...]:
        asked.update(sender=situation.sender, today=today)
        return steps

    monkeypatch.setattr(drafter, "plan_exit", plan_exit)
    ran = run("plan", facts, *TODAY)
    assert ran.code == 0
    first, what, why, second, *_ = ran.out.splitlines()
    assert what.strip() == "Tell Lena that you go."
    assert first == " 1. 2026-11-23: Lena Ortiz, talk [resignation_script]"
    assert why.strip() == "First the boss."
    assert second == " 2. before a word is said: you, prepare"
    assert asked == {"sender": "Priya Raman", "today": date(2026, 11, 21)}
    data = run("plan", facts, "--json").data
    assert [step["when"] for step in data] == ["2026-11-23", "before a word is said"]
    assert list(data[0]) == [field.name for field in fields(Step)]


def test_kinds_lists_every_kind(run: Run) -> None:
    names = list(drafter.kinds())
    assert [line.split()[0] for line in run("kinds").out.splitlines()] == names
    data = run("kinds", "--json").data
    assert [kind["name"] for kind in data] == names
    assert data[names.index("farewell_email")]["audiences"][0] == "team"
    assert "last_day" in data[names.index("farewell_email")]["needs"]


def test_app_serves_the_form(run: Run, monkeypatch: Any) -> None:
    import drafter.ui

    served: list[bool] = []
    monkeypatch.setattr(drafter.ui, "launch", lambda: served.append(True))
    assert run("app").code == 0
    assert served == [True]


# --- what goes wrong


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("write", "farewell_email", "missing.yaml"), "missing.yaml: no such file"),
        (("write", "farewell_email", "."), "cannot be read"),
        (("write", "farewel_email", "facts.yaml"), "did you mean 'farewell_email'"),
        (("write", "thank_you_note", "facts.yaml", "--to", "Nobody"), "not among the people"),
        (("write", "farewell_email", "facts.yaml", "--audience", "all"), "no audience 'all'"),
        (("write", "farewell_email", "facts.yaml", "--engine", "magic"), "no engine 'magic'"),
        (("write", "farewell_email", "bad.yaml"), "not valid YAML"),
        (("write", "farewell_email", "day.yaml"), "YYYY-MM-DD"),
        (("plan", "bad.yaml"), "not valid YAML"),
        (("check", "missing.txt"), "missing.txt: cannot be read (No such file"),
        (("check", "."), "cannot be read (Is a directory"),
        (("check", "latin.txt"), "not UTF-8 text (byte 3)"),
        (("check", "facts.yaml", "--kind", "farewel_email"), "did you mean 'farewell_email'"),
    ],
)
def test_an_error_is_a_sentence_and_exit_code_two(
    argv: tuple[str, ...], said: str, run: Run, facts: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(facts.parent)
    Path("bad.yaml").write_text("sender: [")
    Path("day.yaml").write_text("sender: Ana\ncompany: X\nlast_day: soon\n")
    Path("latin.txt").write_bytes("Zoë".encode("latin-1"))
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("drafter: ")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "required"),
        (("send",), "invalid choice: 'send'"),
        (("write", "farewell_email"), "FILE"),
        (("check", "-", "--severity", "loud"), "invalid choice: 'loud'"),
        (("plan", "-", "--today", "tomorrow"), "'tomorrow' is no date: write it as YYYY-MM-DD"),
        (("write", "farewell_email", "-", "--seed", "x"), "invalid int value"),
    ],
)
def test_a_command_that_cannot_be_read_is_exit_code_two(
    argv: tuple[str, ...], said: str, run: Run
) -> None:
    ran = run(*argv)
    assert ran.code == 2
    assert said in ran.err


def test_standard_input_is_named_in_errors(run: Run) -> None:
    assert "standard input, line 1" in run("plan", "-", stdin=b"sender: [").err


def test_a_port_that_is_taken_is_a_sentence(run: Run, monkeypatch: Any) -> None:
    import drafter.ui

    def launch() -> None:
        raise SystemExit("drafter: port 7860 is taken.")

    monkeypatch.setattr(drafter.ui, "launch", launch)
    assert run("app") == Ran(2, "", "drafter: port 7860 is taken.\n")


def test_an_interrupt_is_quiet(run: Run, facts: Path, monkeypatch: Any) -> None:
    def interrupted(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drafter, "draft", interrupted)
    assert run("write", "farewell_email", facts) == Ran(130, "", "")


# --- what a terminal must not be given

ESCAPES = "\x1b]0;owned\x07 \x9b2J \u202egnorw \u2028 \x7f \b \U000e0041"


@pytest.mark.parametrize("command", ["write", "check", "plan"])
def test_nothing_in_the_data_drives_the_terminal(
    command: str, run: Run, facts: Path, tone: Any, drafted: Any, monkeypatch: Any
) -> None:
    tone("warn", quote=ESCAPES, why=ESCAPES, instead=ESCAPES)
    drafted(text=ESCAPES, subject=ESCAPES, needs=(ESCAPES,), warnings=(ESCAPES,))
    step = Step(ESCAPES, ESCAPES, ESCAPES, None, ESCAPES)
    monkeypatch.setattr(drafter, "plan_exit", lambda *args, **kwargs: (step,))
    argv = {
        "write": ("write", "farewell_email", facts),
        "check": ("check", "-"),
        "plan": ("plan", facts),
    }[command]
    for json_ in ((), ("--json",)):
        ran = run(*argv, *json_, stdin=ESCAPES.encode())
        shown = (ran.out + ran.err).replace("\n", "")
        assert shown.isprintable(), ascii(shown)
        assert "\\x1b" in shown or "\\u001b" in shown
    assert r"\x1b" in run("check", "a\x1b[2Jb.txt").err


def test_words_of_any_language_are_left_as_they_are() -> None:
    text = "Zoë O’Neill, 王小明, نرگس\u200cفرد, 👩\u200d🔬, a\tb"
    assert _visible(text) == text
    assert _visible("a\r\nb") == r"a\r\nb"
    assert _visible("a\nb", keep="\n") == "a\nb"


# --- a process of its own


def process(*argv: str, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, *argv], capture_output=True, text=True, env=environment, **options
    )


def test_the_module_runs_as_the_program_does() -> None:
    ran = process("-m", "drafter", "--version")
    assert (ran.returncode, ran.stdout) == (0, f"drafter {drafter.__version__}\n")


@pytest.mark.parametrize("argv", [["kinds"], ["kinds", "--json"]], ids=["short", "long"])
def test_a_reader_that_goes_away_is_no_error(argv: list[str]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "drafter", *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # or nothing would be left for the exit
    )
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        child = subprocess.run(
            [sys.executable, "-m", "drafter", "kinds"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    assert (child.returncode, child.stderr) == (2, b"drafter: No space left on device.\n")


def test_a_poor_console_gets_escapes_and_no_traceback(facts: Path) -> None:
    facts.write_text(FACTS.replace("Priya Raman", "王小明"), encoding="utf-8")
    argv = ("-m", "drafter", "write", "farewell_email", str(facts), "--engine", "offline")
    ran = process(*argv, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "\\u738b" in ran.stdout
    assert "Traceback" not in ran.stderr


HEAVY = ("gradio", "langchain", "langchain_core", "langchain_openai", "openai")


@pytest.mark.parametrize(
    ("argv", "unneeded"),
    [
        (["--help"], (*HEAVY, "onnxruntime", "yaml", "jinja2", "tiktoken", "asyncio")),
        (["check", "-"], (*HEAVY, "jinja2", "tiktoken", "asyncio")),
        (["kinds"], (*HEAVY, "onnxruntime", "jinja2", "tiktoken")),
        (["write", "farewell_email", "-", "--engine", "offline"], (*HEAVY, "tiktoken")),
    ],
)
def test_a_command_loads_no_more_than_it_needs(argv: list[str], unneeded: tuple[str, ...]) -> None:
    script = (
        "import sys, contextlib, drafter.cli\n"
        f"with contextlib.suppress(SystemExit): drafter.cli.main({argv!r})\n"
        f"print(*[n for n in {unneeded!r} if n in sys.modules], sep=',', file=sys.stderr)\n"
    )
    ran = process("-c", script, input=FACTS)
    assert ran.stderr.splitlines()[-1] == "", ran.stderr
