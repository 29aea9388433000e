"""Who may import whom, read from the source: the parts know no more than they must."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "drafter"

# Each part, and the parts of this package that it imports. "drafter" stands for the public
# names. A part is a module, or a folder whose modules also know each other. Prompts and
# engines know nothing of the checks, the checks nothing of engines, and the command line and
# the form only what is public: the halves meet in `drafting` alone.
IMPORTS = {
    "errors": "",
    "text": "",
    "report": "",
    "workdays": "",
    "situation": "errors text",
    "guidance": "errors",
    "encoder": "",
    "phrasing": "encoder guidance situation text",
    "prompt": "errors guidance phrasing situation",
    "engines": "errors guidance prompt text",
    "masking": "facts guidance situation text",
    "tone": "encoder errors guidance prompt report text",
    "facts": "errors guidance phrasing prompt report situation text",
    "provenance": "facts phrasing prompt situation text",
    "circumstances": "errors facts guidance situation text workdays",
    "screening": "errors facts guidance situation text tone",
    "advice": "circumstances errors facts guidance phrasing prompt situation workdays",
    "schedule": "circumstances situation workdays",
    "plan": "circumstances errors facts guidance phrasing prompt schedule screening situation text",
    "drafting": "advice circumstances engines errors facts masking prompt provenance report "
    "screening situation text tone",
    "ui": "drafter",
    "cli": "drafter ui",
    "__main__": "cli",
    "__init__": "drafting engines errors guidance plan prompt provenance report situation tone",
}

# The evaluations trace the way to a draft, replay what was sent, and check texts by themselves.
EVALS = "advice drafting engines guidance prompt provenance report text"

# The packages of others, and the only places that may import them.
ONLY_IN = {
    "gradio": "ui",
    "langchain_openai": "engines/openai.py",
    "langsmith": "engines/openai.py",
    "openai": "engines/openai.py",
    "pydantic": "engines/openai.py",
    "tiktoken": "engines/tokens.py",
    "dotenv": "engines/__init__.py",
    "jinja2": "prompt.py",
    "lemminflect": "phrasing/words.py",
    "sentencex": "text.py",
    "yaml": "guidance.py situation.py prompt.py",
    "evals": "cli.py",  # of a checkout, and no part of the package
    "onnxruntime": "encoder",
    "numpy": "tone phrasing/tagging.py phrasing/linking.py",
    "tokenizers": "encoder",
}
# In the form's own folder Gradio stands at the top: what needs no form never loads it.
AT_THE_TOP = {("ui", "gradio")}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a file imports, and whether at its top, where it costs at once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in top
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}".replace(".", "/")
                is_module = (ROOT / f"{submodule}.py").exists() or (ROOT / submodule).is_dir()
                yield (
                    f"{node.module}.{alias.name}" if is_module else str(node.module),
                    (id(node) in top),
                )


def inner(path: Path) -> set[str]:
    """The parts of this package that a file imports."""
    found = set()
    for name, _ in imports(path):
        first, _, rest = name.partition(".")
        if first == "drafter":
            found.add(rest.partition(".")[0] or "drafter")
    return found - {part(path)}


@pytest.mark.parametrize("name", sorted({*IMPORTS, *map(part, sources())}))
def test_a_part_imports_what_the_table_says(name: str) -> None:
    assert name in IMPORTS, "a new part: give it a row in IMPORTS"
    used = set().union(*(inner(path) for path in sources() if part(path) == name))
    assert sorted(used) == sorted(IMPORTS[name].split())


def test_the_evaluations_know_few_parts_beside_the_public_names() -> None:
    used = {
        name.split(".")[1]
        for path in (ROOT / "evals").glob("*.py")
        for name, _ in imports(path)
        if name.startswith("drafter.")
    }
    assert used == set(EVALS.split())


def test_no_parts_import_each_other_in_a_circle() -> None:
    order: list[str] = []
    waiting = {name: set(row.split()) - {"drafter"} for name, row in IMPORTS.items()}
    while ready := [name for name in waiting if waiting[name] <= set(order)]:
        order += ready
        for name in ready:
            del waiting[name]
    assert not waiting


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_packages_stay_in_their_place(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix()
    for name, at_top in imports(path):
        package = name.partition(".")[0]
        if package in ONLY_IN:
            places = ONLY_IN[package].split()
            assert here in places or part(path) in places, f"{package} belongs in {places}"
            late = not at_top or (part(path), package) in AT_THE_TOP
            assert late, f"import {package} in the function that needs it first"


IMPORTED_AS = {"langchain-openai": "langchain_openai", "python-dotenv": "dotenv", "pyyaml": "yaml"}


def test_the_packages_that_are_imported_are_those_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split("[<>=]", entry)[0] for entry in project["dependencies"]]
    files = [*sources(), ROOT / "app.py"]
    used = {name.partition(".")[0] for path in files for name, _ in imports(path)}
    foreign = used - sys.stdlib_module_names - {"drafter", "evals"}
    assert foreign == {IMPORTED_AS.get(name, name) for name in names}


def test_nothing_reads_data_that_could_run() -> None:
    """No eval, exec, pickle or unsafe YAML: what a person typed is only ever a value."""
    banned = {"eval", "exec", "compile", "load_prompt", "unsafe_load", "full_load"}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in banned, f"{path}:{node.lineno}"
        loaded = {name.partition(".")[0] for name, _ in imports(path)}
        assert not loaded & {"pickle", "marshal", "shelve"}, path
