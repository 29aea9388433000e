"""Measure the copy editor on the files that it was not taught.

    PYTHONPATH=. python evals/copyedit/measure.py

Alike: the same phrases in the same forms, but for marks and capitals. An edit that differs may be
as good; the share of those that a reader finds fit to stand in a letter is in CARD.md.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable

from drafter.phrasing.copyedit import edited
from drafter.phrasing.tagging import BOXES
from evals.copyedit.pairs import DATA, HELD_OUT, Pair, pairs


def wanted(pair: Pair) -> list[tuple[str, str]]:
    return [(form, text.removesuffix(".")) for form, text in pair.phrases if form != "X"]


def plain(phrases: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(form, re.sub(r"[^\w' ]", "", text.casefold())) for form, text in phrases]


def measure(sort: str, files: Iterable[str]) -> None:
    many, alike, in_form = Counter[str](), Counter[str](), Counter[str]()
    topics = [0, 0]
    for pair in pairs(DATA / f"{name}.tsv" for name in files):
        made = edited(pair.box, pair.typed, pair.person)
        given = [(fact.form, str(fact)) for fact in made]
        same = plain(given) == plain(wanted(pair))
        many[pair.box] += 1
        alike[pair.box] += same
        in_form[pair.box] += [f for f, _ in given] == [f for f, _ in wanted(pair)]
        if pair.topic and made:
            topics[0] += made[0].topic == pair.topic
            topics[1] += 1
        if "--show" in sys.argv and not same:
            sure = min((fact.sure for fact in made), default=0)
            print(f"{sure:.2f}", pair.box, pair.person, pair.typed, wanted(pair), given, sep="\t")
    for box in BOXES:
        print(f"{box:14} alike {alike[box]:4} in form {in_form[box]:4} of {many[box]}")
    whole = many.total()
    same, formed = alike.total() / whole, in_form.total() / whole
    print(f"{sort}: alike {same:.3f}, in form {formed:.3f} of {whole}")
    print(f"topics right {topics[0]} of {topics[1]}")


def main() -> None:
    measure("hard", (name for name in HELD_OUT if name < "20"))
    measure("ordinary", (name for name in HELD_OUT if "20" <= name < "41"))
    measure("tidy", (name for name in HELD_OUT if name >= "41"))


if __name__ == "__main__":
    main()
