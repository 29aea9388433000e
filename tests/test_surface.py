"""What others build on: the public names, what importing them costs, and the README."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import drafter
from drafter import cli, engines

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRACT = {
    "Situation", "Person", "draft", "adraft", "check_tone", "plan_exit", "kinds", "load_engine",
    "DrafterError", "SituationError", "DataFileError", "EngineError",
}  # fmt: skip
# What `import drafter` must not cost: each takes from 20 ms to seconds.
HEAVY = {
    "dotenv", "gradio", "httpx", "jinja2", "langchain", "langchain_core", "langchain_openai",
    "numpy", "onnxruntime", "openai", "pydantic", "sentencex", "tiktoken", "yaml",
}  # fmt: skip


def test_the_public_names_are_all_and_sorted() -> None:
    assert sorted(drafter.__all__) == drafter.__all__ == dir(drafter)
    assert set(drafter.__all__) >= CONTRACT
    for name in drafter.__all__:
        value = getattr(drafter, name)
        assert value.__module__.startswith("drafter."), name
        assert inspect.getdoc(value), f"{name} has no docstring"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        drafter.nothing  # noqa: B018


def test_every_list_of_public_names_says_the_same() -> None:
    tree = ast.parse(Path(drafter.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("drafter.")
        for alias in node.names
    }
    assert typed == {name: f"drafter.{home}" for name, home in drafter._HOME.items()}
    assert sorted(typed) == drafter.__all__
    for name, home in typed.items():
        assert getattr(drafter, name) is getattr(importlib.import_module(home), name)


def test_no_public_name_is_also_a_module() -> None:
    modules = {path.stem for path in Path(drafter.__file__).parent.iterdir()}
    assert not modules & set(drafter.__all__)


def test_importing_drafter_loads_nothing_heavy() -> None:
    script = "import drafter, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert not HEAVY & set(loaded.stdout.decode().split())


def test_importing_drafter_takes_less_than_five_bare_starts() -> None:
    def seconds(script: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", script], check=True)
        return time.perf_counter() - start

    # By turns, so that a busy machine slows both alike.
    pairs = [(seconds("pass"), seconds("import drafter")) for _ in range(9)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert ours < 5 * bare, f"{ours * 1000:.0f} ms, {ours / bare:.1f} times a bare start"


# --- the README


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the file of facts that the README shows, and a text to check."""
    monkeypatch.chdir(tmp_path)
    (facts,) = blocks("yaml")
    Path("facts.yaml").write_text(facts, encoding="utf-8")
    Path("farewell.txt").write_text("Thank you all for four good years.\n", encoding="utf-8")
    return tmp_path


def test_the_python_of_the_readme_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    assert len(example.splitlines()) <= 10
    exec(compile(example, "README.md", "exec"), {})
    text, findings, steps = re.split(r"^(?=\[)", capsys.readouterr().out, flags=re.MULTILINE)
    assert "Sam" in text
    assert findings != "[]\n"
    assert steps != "[]\n"


def commands() -> list[str]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line.partition("  #")[0].strip() for line in lines if line.startswith("drafter ")]


@pytest.mark.parametrize("line", commands())
def test_the_commands_of_the_readme_run(
    line: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import drafter.ui

    monkeypatch.setattr(drafter.ui, "launch", lambda: print("the form"))
    assert cli.main(shlex.split(line)[1:]) in (0, 3), capsys.readouterr().err
    assert (capsys.readouterr().out == "") == line.startswith("drafter check")


def test_the_readme_shows_every_command() -> None:
    shown = {line.split()[1] for line in commands()}
    assert shown == {"write", "check", "plan", "kinds", "app"}


def test_the_readme_names_no_setting_that_is_not_read() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", "".join(blocks("ini")), re.MULTILINE))
    assert {"OPENAI_API_KEY", "OPENAI_BASE_URL", "DRAFTER_MODEL"} <= named
    assert named <= set(engines.SETTINGS)


def test_the_readme_gives_the_exit_codes_that_the_command_line_has() -> None:
    told = re.findall(r"^\| (\d) \| (.+?) \|$", README, re.MULTILINE)
    held = re.findall(r"^    (\d)   ", str(cli.__doc__), re.MULTILINE)
    assert [code for code, _ in told] == held


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_in_the_tree_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target
