"""The pairs that the copy editor learns from, as edits of each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.phrasing.copyedit import FORMS
from drafter.phrasing.edits import CHANGES, changed, tokens
from drafter.phrasing.tagging import ATTACHED, BOXES
from drafter.phrasing.words import is_name, is_word, listed

DATA = Path(__file__).parent / "data"
# What measure.py measures with, and nothing learns.
HELD_OUT = (
    "02d",
    "05d",
    "07d",
    "09d",
    "11d",
    "27f",
    "31c",
    "46d",
    "52d",
    "57f",
    "59f",
    "62f",
    "64f",
    "67f",
    "72f",
    "74f",
    "77f",
    "78f",
    "79f",
    "80f",
    "81f",
    "82h",
    "85f",
)
# Words that may be put in or stand in another's place; what the data often puts in comes to them.
SMALL = frozenset(
    """
    i you your yours yourself he she they him them his her their me my mine myself we us our it
    its the a an of to in on at for with by from into onto over out up off about and or but nor
    who whom which that when how way not never always ever was were is are be been being am had
    has have having did do doing does so as this these those there what where while because
    after before if than then all both each every any some no one without until since during
    through between among against under like even just still only also too very more most much
    many less own other another same would could can will should must might may went go going
    got get getting made make making gave give giving took take taking kept keep keeping ran run
    running led came come people someone everyone anyone nobody somebody something everything
    nothing things thing time times year years day days night week month hours here home back
    away down around per across along except despite though although whenever whose why put
    putting let letting said saying told tell telling good well needs need work works working
    """.split()
)
OFTEN = 4


@dataclass(frozen=True)
class Pair:
    """An entry as typed, and the phrases that a copy editor makes of it."""

    file: str
    box: str
    person: str
    typed: str
    phrases: tuple[tuple[str, str], ...]
    topic: str = ""


def pairs(paths: Iterable[Path]) -> list[Pair]:
    """All pairs of these files; a line that is no pair is told and left out."""
    found = []
    labels = (line.split("\t") for line in (DATA / "topics.txt").read_text("utf-8").splitlines())
    topics = dict(labels)
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            cells = line.rstrip("\n").split("\t")
            cells += [""] * (5 - len(cells))
            box, person, typed, *rest = (cell.strip() for cell in cells)
            phrases = tuple(zip(rest[::2], rest[1::2], strict=False))
            if (
                box not in BOXES
                or not typed
                or any(f not in FORMS or not t for f, t in phrases)
                or len(rest) % 2
            ):
                if line.strip():
                    print(f"{path.name}:{number}: no pair: {line[:100]}")
                continue
            found.append(
                Pair(
                    path.stem, box, person, typed, phrases, topics.get(f"{path.name}:{number}", "")
                )
            )
    return found


@dataclass(frozen=True)
class Edited:
    """What is done to each word and the end: a change, what comes before, a form that begins."""

    changes: tuple[str, ...]
    before: tuple[str, ...]
    forms: tuple[str, ...]


def _owners_apart(pair: Pair) -> Iterator[tuple[str, str]]:
    """The phrases, who takes something over as one of its own, where it was typed."""
    typed = pair.typed.lower()
    for form, text in pair.phrases:
        thing, arrow, owner = text.partition(" -> ")
        if not arrow:
            yield form, text
            continue
        key = max(thing.split(), key=len).lower().strip("'s,")
        first = 0 <= typed.find(owner.split()[0].lower()) < typed.find(key)
        yield from [("O", owner), (form, thing)] if first else [(form, thing), ("O", owner)]


def _uncapitalized(text: str) -> str:
    """A sentence as it stands within another: the network puts no capitals where they are sure."""
    first = re.match(r"[A-Z][a-z]*(?=['’ ,]|$)", text)
    if first is None or first[0] == "I":
        return text
    low = first[0].lower()
    common = is_word(low) and not is_name(first[0])
    return low + text[first.end() :] if common or listed(low, "small") else text


def _target(pair: Pair) -> list[str]:
    """The words of the phrases, each after the mark of its form."""
    words: list[str] = []
    for form, text in _owners_apart(pair):
        words.append(f"<{form}>")
        if form == "X":
            continue
        if form == "S":
            text = _uncapitalized(re.sub(r"[.]$", "", text))
        words += [t.text if t.spaced else ATTACHED + t.text for t in tokens(text)]
    return words


@cache
def change_to(word: str, wanted: str, small: frozenset[str]) -> str | None:
    """The change that makes `wanted` of a word."""
    if word == wanted:
        return "keep"
    for name in CHANGES:
        if name not in ("keep", "drop") and changed(word, name) == wanted:
            return name
    if not word[0].isalnum() and wanted.lower() not in _FOR_MARKS:
        return None
    return f"={wanted}" if wanted.lower() in small else None


# What may stand in the place of a mark.
_FOR_MARKS = ("and", "because", "is", "are", "am", "have", "had", "will", "would", "when", ",")


_COST = {"keep": 0.0, "low": 0.05, "cap": 0.05, "up": 0.1, "title": 0.1}


def align(pair: Pair, small: frozenset[str]) -> Edited | None:
    """The edits that make the phrases of the typed entry, or None where words move about."""
    source = [t.text for t in tokens(pair.typed)]
    if pair.phrases[0][0] == "X":
        empty = ("",) * len(source)
        return Edited(("drop",) * len(source), (*empty, ""), ("X", *empty))
    target = _target(pair)
    plain = [t.removeprefix(ATTACHED) for t in target]
    n, m = len(source), len(target)
    big = 1e9
    best = [[big] * (m + 1) for _ in range(n + 1)]
    back: list[list[tuple[str, str]]] = [[("", "")] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0
    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here == big:
                continue
            if i < n and here + (0.6 if not source[i][0].isalnum() else 1.0) < best[i + 1][j]:
                best[i + 1][j] = here + (0.6 if not source[i][0].isalnum() else 1.0)
                back[i + 1][j] = ("drop", "")
            if j < m:
                mark = target[j].startswith("<") and target[j].endswith(">") and len(target[j]) == 3
                known = mark or plain[j].lower() in small or not plain[j][0].isalnum()
                cost = 0.0 if mark else 1.0 if known else 6.0
                if here + cost < best[i][j + 1]:
                    best[i][j + 1] = here + cost
                    back[i][j + 1] = ("insert", target[j])
            if i < n and j < m:
                wanted = plain[j]
                change = change_to(source[i], wanted, small)
                if change is not None:
                    cost = 0.9 if change[0] == "=" else _COST.get(change, 0.3)
                    if here + cost < best[i + 1][j + 1]:
                        best[i + 1][j + 1] = here + cost
                        back[i + 1][j + 1] = ("change", change)
    i, j = n, m
    changes = [""] * n
    inserted: list[list[str]] = [[] for _ in range(n + 1)]
    while i or j:
        what, value = back[i][j]
        if what == "drop":
            changes[i - 1] = "drop"
            i -= 1
        elif what == "insert":
            inserted[i].insert(0, value)
            j -= 1
        else:
            changes[i - 1] = value
            i, j = i - 1, j - 1
    # What is put in stands before the next word that stays.
    before, forms = [""] * (n + 1), [""] * (n + 1)
    waiting: list[str] = []
    for place in range(n + 1):
        waiting += inserted[place]
        if place < n and changes[place] == "drop":
            continue
        marks = [k for k, w in enumerate(waiting) if re.fullmatch(r"<[A-Z]>", w)]
        if len(marks) > 1 and place < n:
            return None
        if marks:
            if waiting[: marks[0]] or len(marks) > 1:
                return None  # words put in at the end of the phrase before
            forms[place] = waiting[marks[0]][1]
            waiting = waiting[marks[0] + 1 :]
        said = ""
        for w in waiting:
            said += w.removeprefix(ATTACHED) if w.startswith(ATTACHED) or not said else " " + w
        attached = waiting and waiting[0].startswith(ATTACHED)
        before[place] = (ATTACHED if attached else "") + said
        waiting = []
    first = next(place for place in range(n + 1) if forms[place])
    forms[0], forms[first] = forms[first], "" if first else forms[first]
    return Edited(tuple(changes), tuple(before), tuple(forms))


def small_words(given: Iterable[Pair]) -> frozenset[str]:
    """SMALL, with the words that these pairs often put in."""
    small = SMALL
    given = list(given)
    for _ in range(2):
        edits = filter(None, (align(pair, small) for pair in given))
        put_in = Counter(
            word.removeprefix(ATTACHED).lower()
            for edited in edits
            for words in edited.before
            for word in words.split()
        )
        small = SMALL | {
            word for word, count in put_in.items() if count >= OFTEN and word.isalpha()
        }
    return small
