"""Spoil every prompt in three ways, and see which layer of the evaluation notices.

    python -m evals.bad_edits                 # all kinds
    python -m evals.bad_edits repair_note     # one

For each kind a copy of the prompts is made in which that kind alone is edited badly:

    last day     the last day is dropped from the facts and the draft that the prompt gives
    dramatic     "be dramatic" is added to what is asked, and the offline text sighs
    guidance     the guidance is taken out, and with it what the kind must ask for

The columns say what caught it: `diff`, the rendered prompts differ from what was accepted;
`fault`, a rendered prompt breaks a rule without any model; `measures`, drafts of the offline
engine got worse. Exits 1 where an edit was caught by nothing but its diff, or by nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from drafter import kinds
from drafter.guidance import prompts_folder
from evals import compare, rendering, run
from evals.command import Selection, evaluated, use
from evals.progress import Progress

DROPPED = "{% set last_day = none %}{% set gone = false %}\n"
DRAMATIC = "\nBe dramatic: nobody should forget this message.\n"


def _drop_last_day(folder: Path) -> None:
    _edit(folder / "offline.jinja", lambda text: DROPPED + text)
    _edit(
        folder / "prompt.prompty",
        lambda text: re.sub(r"^(system|user):\n", rf"\g<0>{DROPPED}", text, flags=re.MULTILINE),
    )


def _be_dramatic(folder: Path) -> None:
    _edit(folder / "prompt.prompty", lambda text: text.rstrip() + DRAMATIC)


def _without_guidance(folder: Path) -> None:
    _edit(
        folder / "prompt.prompty",
        lambda text: re.sub(r"^principles:(?:.*\n)(?:(?: |- ).*\n)*", "principles: []\n", text,
                            flags=re.MULTILINE),
    )  # fmt: skip


def _edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    edited = change(text)
    if edited == text:
        raise ValueError(f"{path}: the edit changes nothing")
    path.write_text(edited, encoding="utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "last day": _drop_last_day,
    "dramatic": _be_dramatic,
    "guidance": _without_guidance,
}


@dataclass(frozen=True)
class Caught:
    """What noticed one edit of one kind, and an example of what each layer says."""

    kind: str
    edit: str
    differences: int
    faults: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def by_rule(self) -> bool:
        """Whether something other than a reader of the diff notices."""
        return bool(self.faults or self.worse)

    @property
    def idle(self) -> bool:
        """Whether the edit changes nothing that is rendered, so that there is nothing to catch."""
        return not self.differences


def spoiled(kind: str, edit: str, folder: Path) -> Caught:
    """Edit a copy of the prompts under `folder`, and evaluate the kind with it."""
    copy = folder / f"{kind}-{edit.replace(' ', '-')}"
    shutil.copytree(prompts_folder(), copy)
    EDITS[edit](copy / kind)
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, spawn, initializer=use, initargs=(str(copy),)) as pool:
        after, parts, faults = pool.submit(_inside, kind).result()
    worse = [c for c in compare.changes("", _failed(kind), after) if c.got_worse]
    return Caught(
        kind,
        edit,
        len(rendering.differences(_rendered(kind), parts)),
        tuple(faults),
        tuple(f"{c.part}: {c.before} -> {c.after} of {c.of}" for c in worse),
    )


def _rendered(kind: str) -> dict[str, str]:
    chosen = Selection(kind=kind).cases()
    return rendering.parts_of({case.id: run.prompt_of(case) for case in chosen})


@cache
def _failed(kind: str) -> dict[str, list[str]]:
    (failed,) = compare.failed_of(evaluated(Selection(kind=kind, engine="offline"))).values()
    return failed


def _inside(kind: str) -> tuple[dict[str, list[str]], dict[str, str], list[str]]:
    """In the process that has the spoiled prompts: what fails, what is rendered, its faults."""
    faults = {
        fault: None
        for case in Selection(kind=kind).cases()
        for fault in rendering.faults(
            case, run.prompt_of(case), rendering.accepted(kind).get(case.id, "")
        )
    }
    return _failed(kind), _rendered(kind), list(faults)


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 where an edit goes unnoticed."""
    chosen = [kind for kind in kinds() if not argv or kind in argv]
    unnoticed = 0
    print(f"{'kind':<20} {'edit':<9} {'diff':>5} {'fault':>6} {'measures':>9}  such as")
    jobs = [(kind, edit) for kind in chosen for edit in EDITS]
    with tempfile.TemporaryDirectory() as folder, Progress("edits", len(jobs)) as progress:
        for kind, edit in jobs:
            caught = spoiled(kind, edit, Path(folder))
            progress.step(f"{kind}, {edit}")
            if caught.idle:
                print(f"{kind:<20} {edit:<9}  the kind does not use it")
                continue
            unnoticed += not caught.by_rule
            example = next(iter([*caught.faults, *caught.worse]), "nothing but the diff")
            print(
                f"{kind:<20} {edit:<9} {caught.differences:>5} {len(caught.faults):>6} "
                f"{len(caught.worse):>9}  {example}",
                flush=True,
            )
    print(f"{unnoticed} of {len(jobs)} unnoticed but for the diff.")
    return int(unnoticed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
