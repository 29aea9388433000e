"""Handover: a task, who takes it, and what was remarked, in whatever order they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.people import called
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import series, those, with_article
from drafter.phrasing.words import PAST, is_name, listed, verb
from drafter.situation import Person


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to hand over: its words, who takes it, a remark ("docs are done"), its phrase."""

    text: str
    owner: str | None
    note: str | None
    phrase: Phrase

    @property
    def named(self) -> str:
        """The task as readers know it: "the research archive", "the recipes", "payroll"."""
        return those(self.text) if self.text.endswith("s") else with_article(self.text)

    @property
    def mine(self) -> bool:
        """A last task of the leaver's own ("finish the audit"), not a standing one."""
        first, second = (*self.text.lower().split(), "")[:2]
        a_thing = listed(first, "nouns_too") and not listed(second, "after_verb")  # "order sheets"
        return listed(first, "last_tasks") and not a_thing and self.owner is None

    @property
    def told(self) -> bool:
        """Something to know ("the ladder is Terry's"), rather than a task."""
        return self.phrase.form in ("clause", "that") or self.text.startswith(("where ", "how "))

    @property
    def plain(self) -> bool:
        """Short and simple enough to stand within a sentence."""
        words = self.text.lower().split()
        if len(words) > 7 or re.search(r"[:!?<>{}\[\]@#=+(/&]| - |, ", self.text):
            return False
        if self.phrase.form == "imperative":
            return self.mine
        loose = any(char.isdigit() for char in self.text) or "with" in words
        loose = loose or any(listed(w, "status") or listed(w, "trifles") for w in words)
        enough = self.owner is not None or len(words) > 1
        return enough and len(words) <= 4 and not loose


def tasks(facts: Iterable[str], people: Iterable[Person] = ()) -> list[Task]:
    """What is handed over, and to whom where that was said. `people` are names to know.

    >>> [(t.text, t.owner, t.note) for t in tasks(["payroll -> Ana, notes are in the vault"])]
    [('payroll', 'Ana', 'notes are in the vault')]
    >>> [(t.text, t.owner) for t in tasks(["Ana takes payroll", "stock take (Jo)", "finish the audit"])]
    [('payroll', 'Ana'), ('stock take', 'Jo'), ('finish the audit', None)]
    """
    names = frozenset(part for p in people for part in p.name.split() if len(part) > 1)
    found = []
    for fact in facts:
        for part in re.split(r";\s+", " ".join(fact.split())):
            what, who, note = _read(re.sub(r"\s?[.,;!]+$", "", part.strip()), names)
            text = tidy(what, names)
            if text:
                who = who.title() if who and part.isupper() and len(who) > 2 else who
                found.append(Task(text, who, _remark(note, names), parse(text, lean="verb")))
    return found


def _remark(note: str, names: frozenset[str]) -> str | None:
    plain = tidy(re.sub(r"[()]", "", note), names)
    return f"{plain}{'?' if note.endswith('?') else ''}" if plain else None


def for_clients(found: Iterable[Task]) -> list[Task]:
    """The tasks whose new owner clients need to know, and that name none of them.

    >>> said = tasks(["spring bookings -> Ana", "Aldous catalogue -> Bo", "payroll -> Cy"])
    >>> [task.text for task in for_clients(said)]
    ['spring bookings']
    """
    return [task for task in found if task.owner and _concerns_clients(task.text)]


def _concerns_clients(text: str) -> bool:
    words = text.split()
    named = any(word[0].isupper() for word in words)
    return len(words) <= 7 and not named and any(listed(w.lower(), "client_matters") for w in words)


def taken_over(found: Iterable[Task], modal: str = "", *, spoken: bool = False) -> list[str]:
    """Who takes over what, a clause for each owner; after `modal` ("will") where given.

    `spoken` where people are named as they are called.

    >>> given = tasks(["payroll -> Ana Wu", "recipes -> Bo & Cy", "stock list -> Ana Wu"])
    >>> taken_over(given)
    ['Ana Wu takes over payroll and the stock list', 'Bo and Cy take over the recipes']
    >>> taken_over(given[:1], "could", spoken=True)
    ['Ana could take over payroll']
    """
    owned: dict[str, list[str]] = {}
    for task in found:
        if task.owner:
            owned.setdefault(task.owner, []).append(task.named)
    said = []
    for owner, what in owned.items():
        plural = modal or re.search(r" and | & |, ", owner)
        verb = f"{modal} {'take' if plural else 'takes'} over".strip()
        said.append(f"{called(owner) if spoken else owner} {verb} {series(what)}")
    return said


# A task, its owner, a remark. The last two may be missing.
_Read = tuple[str, str | None, str]

_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:(?:de|da|di|du|la|le|van|von|der|den|al|bin|el) )*[^\W\d_a-z][\w'’.-]*)*"
_NAMES = rf"{_NAME}(?:(?:, | and | & | \+ |/){_NAME})*"
_TEAM = r"(?:the )?(?:[\w'’-]+ )?(?:team|desk|office|department|dept|crew|shift|committee)"
_OPEN = r"(?i:\?+|tb[acd]|n/?a|open|nobody|no one|someone|unassigned)"
_TAKES = (
    r"(?:(?:now |will |is |has |'ll )?(?:tak(?:es?|ing|en)(?: over| on)?|cover(?:s|ing)?|inherits?|"
    r"owns?|runs?|pick(?:s|ing)? up|look(?:s|ing)? after|handl(?:es?|ing))|has|will have|gets)"
)
_GOES_TO = (
    r"(?:goes|go|is going|moves?|passes|handed(?: over)?|passed|given|gone)(?: over)? to|"
    r"(?:is|are) (?:now )?with|(?:taken over|covered|done) by"
)


def _read(part: str, names: frozenset[str]) -> _Read:
    for reader in (_arrow, _owner_first, _owner_last, _in_pieces):
        found = reader(part, names)
        if found is not None:
            return found
    return part, None, ""


def _arrow(part: str, names: frozenset[str]) -> _Read | None:
    """Read "payroll -> Ana from May"; what names nobody after the arrow is a remark."""
    match = re.fullmatch(r"(.+?)\s*(?:->|→|=>)\s*(.*)", part)
    if match is None or (re.fullmatch(r".*\d\S*", match[1]) and re.match(r"\S*\d", match[2])):
        return None
    what, rest = match.groups()
    if re.fullmatch(_OPEN, rest):
        return what, None, ""
    who, note = _owner(rest, names, acronyms=True)
    return what, who, note


def _owner_first(part: str, names: frozenset[str]) -> _Read | None:
    """Read "to Ana: payroll", "Ana has payroll", and "Ana: payroll" of a person who is known."""
    match = re.fullmatch(rf"[Tt]o (?P<who>{_NAMES}):\s*(?P<what>.+)", part)
    if match and _named(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    match = re.fullmatch(rf"(?P<who>{_NAMES}):\s*(?P<what>.+)", part)
    if match and _known(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    match = re.fullmatch(rf"(?P<who>{_NAMES}) {_TAKES} (?!an? |\d|it\b|them\b)(?P<what>.+)", part)
    if match and _named(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    return None


def _owner_last(part: str, names: frozenset[str]) -> _Read | None:
    """Read "payroll: Ana", "payroll goes to Ana", "payroll is with Ana, from May"."""
    match = re.fullmatch(rf"(?P<what>[^:]+?)(?::\s*|,? (?:{_GOES_TO}) )(?P<rest>.+)", part)
    if match is None:
        return None
    who, note = _owner(match["rest"], names)
    return (match["what"], who, note) if who else None


def _in_pieces(part: str, names: frozenset[str]) -> _Read | None:
    """Read "test plan, half finished, Lena takes it": what is a status or an owner is no task."""
    pieces = [p for p in re.split(r"\s[-–—]\s|,\s|\s\(|\)(?:\s|$)", part) if p.strip()]
    dashed = re.split(r"\s[-–—]\s", part)
    who, notes = None, []
    whats = [pieces[0]] if pieces else []
    for piece in pieces[1:]:
        owner = _owner_of(piece, names)
        if owner and who is None:
            who = owner
        elif _is_status(piece) or piece == dashed[-1]:
            notes.append(piece)
        else:
            whats.append(piece)
    if who is None:
        whole = len(dashed) > 1 and _is_status(dashed[-1])
        return (" - ".join(dashed[:-1]), None, dashed[-1]) if whole else None
    return ", ".join(whats), who, ", ".join(notes)


def _owner_of(piece: str, names: frozenset[str]) -> str | None:
    """Whom a piece names as owner: "Lena", "with Lena", "Lena takes it"."""
    match = re.fullmatch(
        rf"(?:(?:{_GOES_TO}|with) )?(?P<who>{_NAMES})(?: {_TAKES}(?: (?:it|this|them))?)?", piece
    )
    return _joined(match["who"]) if match and _named(match["who"], names) else None


def _is_status(piece: str) -> bool:
    words = re.findall(r"[a-z']+", piece.lower())
    last = verb(words[-1]) if words else None
    done = last is not None and last.tense in PAST
    return done or any(listed(word, "status") for word in words)


def _owner(text: str, names: frozenset[str], *, acronyms: bool = False) -> tuple[str | None, str]:
    """Who is named at the head of a text, and what follows as a remark."""
    match = re.match(rf"({_TEAM})\b(?!['’])|({_NAMES})(?![\w'’?]| or |\?)", text)
    named = match and (match[1] or _named(match[2], names, acronyms=acronyms))
    if match is None or not named:
        return _shorter(text, names) or (None, text)
    return _joined(match[0]), text[match.end() :].strip(" ,;:-–—")


def _shorter(text: str, names: frozenset[str]) -> tuple[str, str] | None:
    """Read "Sam Ito, Docs are done": the first name stands where what follows is none."""
    first = re.match(rf"({_NAME})(?:,|$)", text)
    named = first and _named(first[1], names)
    return (first[1], text[first.end() :].strip(" ,")) if first and named else None


def _named(who: str, names: frozenset[str], *, acronyms: bool = False) -> bool:
    return all(
        _known(one, names) or _plausible(one.split()[0], acronyms)
        for one in re.split(r", | and | & | \+ |/", who)
    )


def _plausible(word: str, acronyms: bool) -> bool:
    if re.fullmatch(_OPEN, word) or listed(word.lower(), "calendar"):
        return False
    named = is_name(word) and not any(char.isdigit() for char in word)
    return named and (acronyms or not word[1:2].isupper())


def _known(who: str, names: frozenset[str]) -> bool:
    return who.split()[0] in names


def _joined(who: str) -> str:
    return re.sub(r" & | \+ |(?<=\w)/(?=\w)", " and ", who)
