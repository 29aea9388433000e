"""What is shipped: a wheel that works by itself, and a tree with nothing in it that must not be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

import drafter

ROOT = Path(__file__).parent.parent
FACTS = "sender: Ana Wu\ncompany: Northwind\nlast_day: 2026-12-18\ncontact: ana@example.org\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", ROOT, "--no-build-isolation", "--wheel-dir", folder)
    (built,) = folder.glob("drafter-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip("install", wheel, "--target", folder)
    return folder


def pip(command: str, *arguments: Path | str) -> None:
    argv = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", command]
    subprocess.run(
        [*argv, "--no-deps", "--no-index", *map(str, arguments)],
        check=True,
        env={**os.environ, "PIP_NO_INPUT": "1"},
    )


def test_the_wheel_holds_all_of_the_package_and_its_prompts(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    for folder, place in ((ROOT / "drafter", "drafter"), (ROOT / "prompts", "drafter/prompts")):
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{place}/{path.relative_to(folder).as_posix()}" in held
    assert not [name for name in held if name.startswith(("tests", "evals", "prompts"))]
    (license_,) = [name for name in held if name.endswith("/LICENSE")]
    assert b"the drafter authors" in ZipFile(wheel).read(license_)


def test_an_installed_wheel_drafts_checks_and_serves(installed: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import drafter, drafter.guidance, drafter.ui\n"
        "print(drafter.__file__, drafter.guidance.prompts_folder(), *drafter.kinds(), sep='\\n')\n"
        "from drafter.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    argv = ["-", "--engine", "offline", "--today", "2026-11-21"]
    ran = subprocess.run(
        [sys.executable, "-P", "-c", script, str(installed), "write", "farewell_email", *argv],
        input=FACTS,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert ran.returncode in (0, 3), ran.stderr
    module, prompts, *rest = ran.stdout.splitlines()
    assert Path(module).parent == installed / "drafter"
    assert Path(prompts) == installed / "drafter" / "prompts"
    assert rest[: len(drafter.kinds())] == list(drafter.kinds())
    assert "18 December" in ran.stdout
    assert (installed / "bin" / "drafter").exists() or os.name == "nt"


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    holding = [
        path
        for path in tree()
        if re.search(rf"version[\W_]+{re.escape(drafter.__version__)}\b", read(path))
        and path.suffix in (".py", ".toml", ".yaml", ".cfg")
    ]
    assert holding == [ROOT / "drafter" / "__init__.py"]
    newest = re.search(r"^## \[([^]]+)\]", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] in ("Unreleased", drafter.__version__)


# --- the tree

SKIPPED = {"__pycache__", "dist", "build", ".env", ".git", ".hypothesis", ".venv"}
UNWANTED = {
    "the path of somebody's machine": r"/(?:root|work|home|Users)/[A-Za-z]",
    "the address of a registry": r"pypi[.]org|python[h]osted|registry[.]npmjs",
}
BLANK = (
    r"(?i)(?<![\w)])\[(?:your|my|insert|name|company|date|manager|recipient|position|title)"
    r"\b[^]\n]{0,30}\](?!\()"
)


def tree() -> Iterator[Path]:
    """The files that git would keep: no caches, environments or builds."""
    for path in sorted(ROOT.rglob("*")):
        names = path.relative_to(ROOT).parts
        made = any(name in SKIPPED or name.endswith(("_cache", ".egg-info")) for name in names)
        if path.is_file() and not made:
            yield path


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "ignore")


def found(pattern: str, paths: Iterable[Path]) -> list[str]:
    """Where the pattern stands in texts; in a picture or a model it means nothing."""
    return [
        f"{path.relative_to(ROOT)}: {line}"
        for path in paths
        if b"\0" not in path.read_bytes()
        for line in read(path).splitlines()
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("what", UNWANTED)
def test_the_tree_does_not_hold(what: str) -> None:
    assert found(UNWANTED[what], tree()) == []


def test_nothing_that_texts_are_made_from_has_a_blank_to_fill_in() -> None:
    prompts = [path for path in (ROOT / "prompts").rglob("*.*") if path.suffix != ".yaml"]
    lines = found(BLANK, [*ROOT.glob("*.md"), *prompts])
    assert [line for line in lines if " blank " not in line] == []  # "leave no blank such as"


def test_the_constraints_are_exact_versions_of_what_is_declared() -> None:
    lines = read(ROOT / "constraints.txt").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in lines}
    assert len(pinned) == len(lines)
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert {re.split("[<>=]", entry)[0] for entry in wanted} <= pinned


def test_the_hook_and_the_changelog_keep_their_form() -> None:
    (hook,) = yaml.safe_load(read(ROOT / ".pre-commit-hooks.yaml"))
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    changes = read(ROOT / "CHANGELOG.md")
    assert changes.startswith("# Changelog\n")
    sections = set(re.findall(r"^### (.+)$", changes, re.MULTILINE))
    assert sections <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize("target", ["run", "test", "check", "evals", "evals-record", "fix"])
def test_make_knows_what_the_readme_promises(target: str) -> None:
    ran = subprocess.run(
        ["make", "--dry-run", "--always-make", target, "PYTHON=python3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert "-c constraints.txt" in ran.stdout
