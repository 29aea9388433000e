"""Spoil every prompt in three ways, and see which layer of the evaluation notices.

    python -m evals.bad_edits                 # all kinds
    python -m evals.bad_edits repair_note     # one

For each edit a copy of the prompts is made in which every kind is spoiled by it:

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


def spoiled(edit: str, chosen: Sequence[str], folder: Path) -> list[Caught]:
    """Edit each of these kinds in one copy of the prompts under `folder`, and evaluate them."""
    copy = folder / edit.replace(" ", "-")
    shutil.copytree(prompts_folder(), copy)
    for kind in chosen:
        EDITS[edit](copy / kind)
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, spawn, initializer=use, initargs=(str(copy),)) as pool:
        inside = [pool.submit(_seen, kind) for kind in chosen]
        return [
            _caught(kind, edit, found.result()) for kind, found in zip(chosen, inside, strict=True)
        ]


@dataclass(frozen=True)
class _Seen:
    """What a process sees of one kind: what fails, what is rendered, and its faults."""

    failed: dict[str, list[str]]
    rendered: dict[str, str]
    faults: tuple[str, ...]


@cache
def _seen(kind: str) -> _Seen:
    selection = Selection(kind=kind, engine="offline")
    (failed,) = compare.failed_of(evaluated(selection)).values()
    prompts = {case: run.prompt_of(case) for case in selection.cases()}
    accepted = rendering.accepted(kind)
    faults = {
        fault: None
        for case, prompt in prompts.items()
        for fault in rendering.faults(case, prompt, accepted.get(case.id, ""))
    }
    rendered = rendering.parts_of({case.id: prompt for case, prompt in prompts.items()})
    return _Seen(failed, rendered, tuple(faults))


def _caught(kind: str, edit: str, after: _Seen) -> Caught:
    before = _seen(kind)
    worse = [c for c in compare.changes("", before.failed, after.failed) if c.got_worse]
    return Caught(
        kind,
        edit,
        len(rendering.differences(before.rendered, after.rendered)),
        after.faults,
        tuple(f"{c.part}: {c.before} -> {c.after} of {c.of}" for c in worse),
    )


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 where an edit goes unnoticed."""
    chosen = [kind for kind in kinds() if not argv or kind in argv]
    with tempfile.TemporaryDirectory() as folder, Progress("edits", len(EDITS)) as progress:
        found = []
        for edit in EDITS:
            found += spoiled(edit, chosen, Path(folder))
            progress.step(edit)
    print(f"{'kind':<20} {'edit':<9} {'diff':>5} {'fault':>6} {'measures':>9}  such as")
    for caught in sorted(found, key=lambda caught: caught.kind):
        if caught.idle:
            print(f"{caught.kind:<20} {caught.edit:<9}  the kind does not use it")
            continue
        example = next(iter([*caught.faults, *caught.worse]), "nothing but the diff")
        print(
            f"{caught.kind:<20} {caught.edit:<9} {caught.differences:>5} {len(caught.faults):>6} "
            f"{len(caught.worse):>9}  {example}"
        )
    unnoticed = sum(not caught.idle and not caught.by_rule for caught in found)
    print(f"{unnoticed} of {len(found)} unnoticed but for the diff.")
    return int(unnoticed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
