"""The recipes of CONTRIBUTING.md, each followed to the letter in a copy of the project."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FACTS = """\
sender: Ana Wu
company: Northwind
people: [{name: Sam Ito, relation: peer, thanks_for: [covering my Friday shifts]}]
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("drafter", "prompts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path


def block(before: str) -> tuple[str, str]:
    """The file that a line names, and the block that follows the line."""
    match = re.search(rf"^{before} `([^`]+)`:\n\n```\w+\n(.*?)^```$", GUIDE, re.M | re.S)
    assert match, f"no line `{before} ...` with a block after it"
    return match[1], match[2]


def python(copy: Path, script: str) -> str:
    """What a script prints that imports the copy."""
    ran = subprocess.run([sys.executable, "-c", script], cwd=copy, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def ask(copy: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "drafter", *argv]
    return subprocess.run(command, cwd=copy, input=FACTS, capture_output=True, text=True)


def drafter(copy: Path, *argv: str) -> str:
    ran = ask(copy, *argv)
    assert ran.returncode in (0, 3), ran.stderr
    return ran.stdout


def test_a_rule_is_one_entry(copy: Path) -> None:
    place, entry = block(r"Append to(?= `drafter/tone)")
    with (copy / place).open("a", encoding="utf-8") as file:
        file.write(entry)
    script = (
        "from drafter import check_tone\n"
        "from drafter.tone.rules import rules\n"
        "(rule,) = [r for r in rules() if r.id == 'wretched-printer']\n"
        "def flagged(line): return rule.id in [f.rule for f in check_tone(line).findings]\n"
        "print(rule.label, *map(flagged, rule.flags), *map(flagged, rule.passes))\n"
    )
    assert python(copy, script).split() == ["venting", "True", "True", "False"]


def test_a_kind_is_one_folder(copy: Path) -> None:
    match = re.search(r"^Copy `(.+?)` to `(.+?)`\.$", GUIDE, re.M)
    assert match
    source, target = (copy / name for name in match.groups())
    shutil.copytree(source, target)
    prompt = target / "prompt.prompty"
    text = prompt.read_text(encoding="utf-8")
    text = re.sub(r"^name: .*$", f"name: {target.name}", text, flags=re.M)
    text = re.sub(r"^title: .*$", "title: Get-well note", text, flags=re.M)
    prompt.write_text(text, encoding="utf-8")

    assert f"{target.name} " in drafter(copy, "kinds")
    written = drafter(copy, "write", target.name, "-", "--engine", "offline", "--json")
    assert json.loads(written)["kind"] == target.name
    assert "Sam" in json.loads(written)["text"]


def test_an_engine_is_one_module(copy: Path) -> None:
    place, module = block("Write")
    (copy / place).write_text(module, encoding="utf-8")
    names = copy / "drafter" / "engines" / "__init__.py"
    text = names.read_text(encoding="utf-8")
    assert text.count("NAMES = (") == 1
    names.write_text(text.replace("NAMES = (", 'NAMES = ("upper", '), encoding="utf-8")
    script = (
        "from drafter import load_engine, draft, Situation, Engine\n"
        "engine = load_engine('upper')\n"
        "made = draft('farewell_email', Situation(sender='Ana Wu', company='Northwind'),\n"
        "             engine='upper')\n"
        "print(isinstance(engine, Engine), engine.name, made.engine, bool(made.text))\n"
    )
    # Capitals do not pass the check: the offline text is offered in their place.
    assert python(copy, script).split() == ["True", "upper", "offline", "True"]


def test_a_principle_is_one_entry(copy: Path) -> None:
    place, entry = block(r"Append to(?= `prompts)")
    with (copy / place).open("a", encoding="utf-8") as file:
        file.write(entry)
    script = "from drafter import principles; print(principles()['S99'].statement)"
    assert python(copy, script).startswith("Give back the key")


def test_a_case_is_one_file(copy: Path) -> None:
    shutil.copytree(ROOT / "evals", copy / "evals", ignore=shutil.ignore_patterns("__pycache__"))
    match = re.search(r"^## Add a case$.*?^Copy `(.+?)` to\n`(.+?)`\.$", GUIDE, re.M | re.S)
    assert match
    source, target = (copy / name for name in match.groups())
    shutil.copy(source, target)
    said = ask(copy, "eval", "--case", target.stem, "--engine", "offline")
    assert re.search(r"offline \| final +\d of 1 pass", said.stdout), said.stderr
    target.write_text(target.read_text(encoding="utf-8").replace("sender:", "sendr:"))
    said = ask(copy, "eval", "--case", target.stem)
    assert said.returncode == 2
    assert target.name in said.stderr


def test_the_guide_is_short() -> None:
    assert len(GUIDE.splitlines()) <= 95
