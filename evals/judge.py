"""A model that answers the rubric of a case: yes or no to each question, with a reason.

    drafter eval --record --set judge             # ask the model that is configured, once
    python -m evals.judge messages.jsonl          # first see whether it judges people's letters

Its answers are recorded and replayed as drafts are, and shown on the page; they decide nothing. A
judge that fails letters which people did send is not to be believed: the second command asks it
of each line of a file (`text`, and `labels`, empty where the letter is fine) whether a careful
person would send it as it stands, and prints how often it agrees. Of that nothing is kept.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from drafter import DrafterError, Engine, EngineError, Prompt, kinds
from drafter.engines.openai import create
from drafter.engines.recorded import Recorded, Recorder, read
from evals import recording
from evals.case import Case, Question
from evals.chance import wilson
from evals.progress import Progress

SEND = Question("Would a careful person send this message as it stands?", "P02")
TOKENS = 40  # words for each answer, at most
_SYSTEM = (
    "You check messages that people write when they leave a job. Answer each question about the "
    'message with its number, then "yes" or "no", then a reason of at most twelve words. Answer '
    'like this: "1. yes: the last day is named". Answer every question, and nothing else.'
)
_LINE = re.compile(r"^\W*(\d+)\W+(yes|no)\b[\W_]*(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One question with its answer; `yes` is None where the judge did not answer it."""

    question: Question
    yes: bool | None
    reason: str = ""


def prompt_of(questions: Sequence[Question], text: str, kind: str, facts: str = "") -> Prompt:
    """The questions about one text, as they are put to the judge."""
    asked = "\n".join(f"{number}. {q.ask}" for number, q in enumerate(questions, 1))
    known = f"What the writer told:\n<facts>\n{facts}\n</facts>\n" if facts else ""
    about = replace(kinds()[kind], max_words=TOKENS * len(questions))
    what = kind.replace("_", " ")
    user = f"{known}The {what}:\n<message>\n{text}\n</message>\nThe questions:\n{asked}"
    return Prompt(kind=about, system=_SYSTEM, user=user, outline="", values={})


def answers(questions: Sequence[Question], said: str) -> tuple[Answer, ...]:
    """The answers in what a judge said, in the order of the questions.

    >>> found = answers([SEND, SEND], "1. Yes: it is kind.")
    >>> [(answer.yes, answer.reason) for answer in found]
    [(True, 'it is kind.'), (None, '')]
    """
    found = {int(number): (word.lower() == "yes", why) for number, word, why in _LINE.findall(said)}
    return tuple(
        Answer(question, *found.get(number, (None, "")))
        for number, question in enumerate(questions, 1)
    )


def _about(case: Case, text: str) -> Prompt:
    return prompt_of(case.rubric, text, case.kind, recording.told(case))


class Judge:
    """The recorded answers of one model."""

    def __init__(self, model: str, folder: Path = recording.FOLDER) -> None:
        self.model = model
        self._recorded = Recorded(recording.path_of(model, "judge", folder), model)

    def __call__(self, case: Case, text: str) -> tuple[Answer, ...]:
        """What it answered about a text; empty where it was not asked about this very text."""
        try:
            return answers(case.rubric, self._recorded.write(_about(case, text)).text)
        except EngineError:
            return ()


def judges(folder: Path = recording.FOLDER) -> list[Judge]:
    """Every judge of whom there are recordings."""
    paths = sorted(folder.glob("*/judge.jsonl"))
    return [Judge(m, folder) for m in sorted({line["model"] for p in paths for line in read(p)})]


def record(
    texts: Sequence[tuple[Case, str, str]],
    *,
    engine: Engine | None = None,
    folder: Path = recording.FOLDER,
) -> list[str]:
    """Ask about texts that were not judged yet; what could not be asked, one sentence each.

    Each is a case, what the text is of, and the text.
    """
    writer = engine or configured()
    model = recording.model_of(writer)
    path = recording.path_of(model, "judge", folder)
    failures = []
    with Progress(f"{model}, judging", len(texts)) as progress:
        for case, of, text in texts:
            asked = recording.Resumed(Recorder(writer, path, f"{case.id} | {of}"), model)
            try:
                asked.write(_about(case, text))
                recording.drop(path, f"{case.id} | {of}", asked.used)
            except EngineError as error:
                failures.append(f"{case.id}: {error}")
            progress.step(case.id)
    return failures


def configured() -> Engine:
    """The model that the environment names, with all the time it needs."""
    return cast(Engine, replace(create(), deadline=recording.DEADLINE))


def agreement(path: Path, engine: Engine) -> tuple[tuple[int, int], tuple[int, int], int]:
    """Of fine letters, and of those to reword, how many it judges so; and how many it left open."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right, of, left = {True: 0, False: 0}, {True: 0, False: 0}, 0
    with Progress("letters", len(rows)) as progress:
        for row in rows:
            fine = not row["labels"]
            kind = row.get("kind") if row.get("kind") in kinds() else "farewell_email"
            said = engine.write(prompt_of([SEND], row["text"], str(kind))).text
            (answer,) = answers([SEND], said)
            progress.step()
            if answer.yes is None:
                left += 1
                continue
            of[fine] += 1
            right[fine] += answer.yes == fine
    return (right[True], of[True]), (right[False], of[False]), left


def main(argv: Sequence[str] | None = None) -> int:
    """Print how far the configured model agrees with the labels of a file."""
    parser = argparse.ArgumentParser(prog="python -m evals.judge", description=__doc__)
    parser.add_argument("file", type=Path, help="lines of JSON with text and labels")
    try:
        fine, flagged, left = agreement(parser.parse_args(argv).file, configured())
    except (DrafterError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for name, (right, of) in (
        ("fine, and lets it pass", fine),
        ("to reword, and says so", flagged),
    ):
        low, high = wilson(right, of)
        print(f"{name}: {right} of {of} ({100 * low:.0f} to {100 * high:.0f} in 100)")
    print(f"no answer: {left}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
