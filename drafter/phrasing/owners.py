"""Owners: who takes a task over, read from a note in whatever order it was typed."""

from __future__ import annotations

import re

from drafter.phrasing.words import (
    PAST,
    is_given_name,
    is_name,
    is_title,
    listed,
    verb,
)

# From when a task is somebody's: "from 4 January", "until Easter".
START = re.compile(
    r"(?:from|until|till|since|as of|starting)(?: on)? [^,;()]*?(?:\d|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|now|then|day|Easter|Christmas)\b[^,;()]*"
)

# A task, its owner, a remark. The last two may be missing.
Read = tuple[str, str | None, str]

NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:(?:de|da|di|du|la|le|van|von|der|den|al|bin|el) )*[^\W\d_a-z][\w'’.-]*)*"
_NAMES = rf"{NAME}(?:(?:, | and | & | \+ |/){NAME})*"
_TEAM = r"(?:the )?(?:[\w'’-]+ )?(?:team|desk|office|department|dept|crew|shift|committee|reception|accounts|finance|head office|facilities)"
_OPEN = (
    r"(?i:\?+|tb[acd]|n/?a|open|nobody|no one|someone|somebody|anyone|anybody|whoever|unassigned)"
)
_TAKES = (
    r"(?:(?:is|are) (?:happy|willing|ready|glad) to take|(?:has|have) (?:offered|agreed) to take|(?:now |will |is |has |'ll )?(?:tak(?:es?|ing|en)(?! over as\b)(?: over| on)?|cover(?:s|ing)?|inherits?|overtakes?|"
    r"owns?|runs?|shares?|splits?|leads?|keeps?|does|do|pick(?:s|ing)? up|look(?:s|ing)? after|handl(?:es?|ing))|has|will have|gets)"
)
_GOES_TO = (
    r"(?:to be )?(?:goes|go|is going|moves?|passes|handed(?: over)?|passed|given|gone)(?: over)? to|"
    r"(?:is|are|stays?|remains?) (?:now )?with|(?:taken over|covered|done) by"
)


def read(part: str, names: frozenset[str]) -> Read:
    """A note as task, owner and remark. `names` are the first and last names of who is known.

    >>> read("payroll -> Ana, notes are in the vault", frozenset())
    ('payroll', 'Ana', 'notes are in the vault')
    >>> read("stock take (Jo)", frozenset({"Jo"})), read("the loans", frozenset())
    (('stock take', 'Jo', ''), ('the loans', None, ''))
    """
    for reader in (_arrow, _owner_first, _owner_last, _owner_within, _in_pieces):
        found = reader(part, names)
        if found is not None:
            return found
    return part, None, ""


def _arrow(part: str, names: frozenset[str]) -> Read | None:
    """Read "payroll -> Ana from May"; what names nobody after the arrow is a remark."""
    match = re.fullmatch(r"(.+?)\s*(?:->|→|=>)\s*(.*)", part)
    if match is None or (re.fullmatch(r".*\d\S*", match[1]) and re.match(r"\S*\d", match[2])):
        return None
    what, rest = match.groups()
    if re.fullmatch(rf"{_NAMES}\?", rest):
        return what, None, f"perhaps {rest.strip('?')}"
    if re.fullmatch(_OPEN, rest):
        return what, None, ""
    who, note = _owner(rest, names, acronyms=True)
    if who is None and re.match(r"(?:the|our|an?) [a-z]", rest):
        who, _, note = re.sub(r" (?=\()", ", ", rest).partition(", ")
    return what, who, note


def _owner_first(part: str, names: frozenset[str]) -> Read | None:
    """Read "to Ana: payroll", "Ana has payroll", and "Ana: payroll" of a person who is known."""
    match = re.fullmatch(rf"[Tt]o (?P<who>{_NAMES}):\s*(?P<what>.+)", part)
    if match and is_person_named(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    match = re.fullmatch(rf"(?P<who>{_NAMES}):\s*(?P<what>.+)", part)
    if match and is_known(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    given = rf"(?i:give|hand|pass|send|show) (?P<who>{_NAMES}) (?P<what>(?:the|my|our|all) .+)"
    match = re.fullmatch(given, part)
    if match and is_person_named(match["who"], names):
        return match["what"], _joined(match["who"]), ""
    match = re.fullmatch(
        rf"(?P<who>{_NAMES}) (?:already )?{_TAKES} (?!an? |\d|it\b|them\b)(?P<what>.+)", part
    )
    if match and is_person_named(match["who"], names):
        dated = re.fullmatch(r"(.+?),? (from \d.*)", match["what"])
        what, note = dated.groups() if dated else (match["what"], "")
        return what, _joined(match["who"]), note
    return None


def _owner_within(part: str, names: frozenset[str]) -> Read | None:
    """Read "the lens, which Ana has taken on", "the data, to be sent by Ana", "counts to Ana by May"."""
    if given := _TO_SOMEBODY.fullmatch(part):
        to = re.split(r" and | & ", given["who"])
        sent = re.search(_SENT, given["what"].lower())
        if (
            all(is_given_name(name.split()[0]) or is_title(name.split()[0]) for name in to)
            and not sent
        ):
            return given["what"], _joined(given["who"]), given["note"] or given["more"] or ""
    for pattern, sure in (*((p, True) for p in _WITHIN), *((p, False) for p in _PERHAPS)):
        match = re.fullmatch(pattern, part)
        if match and (is_person_named if sure else is_known)(match["who"], names):
            return match["what"], _joined(match["who"]), (match["note"] or "").strip(" ,")
    return None


_WITHIN = (
    rf"(?P<what>.+?)(?:,| and) which (?P<who>{_NAMES}) (?:(?:has|is|will)(?: \w+){{1,3}}?|takes|runs)(?: (?:on|over))?(?P<note> (?:from|since|until|by) .+)?",
    rf"(?P<what>[^,:]+) to (?P<who>{NAME})(?P<note>, (?:he|she|they|who) .+)",
    rf"(?P<what>.+?),? for (?P<who>{_NAMES}) to (?:take(?: (?:on|over))?|run|keep|do|look after|pick up)(?P<note> .+)?",
    rf"(?P<what>.+?),? to be \w+ by (?P<who>{_NAMES})(?P<note> .+)?",
    rf"(?P<what>[^,]+), (?P<who>{_NAMES}) {_TAKES}(?: (?:it|this|them))?(?P<note>(?: from| since| until| by|,) .+)",
    rf"(?P<what>.+?) stays? with (?P<who>{_NAMES})(?P<note> .+)?",
    rf"(?P<what>[^,]+), (?:macht|übernimmt|erledigt)(?P<note> ab [^ ]+)? (?P<who>{_NAMES})",
)
# What these say is sure only of a person who is known.
_PERHAPS = (
    rf"(?P<what>[^:]+) (?:to|by) (?P<who>{_NAMES})(?P<note> by .+)?",
    rf"(?P<what>[^:]+)(?::|,) (?P<who>{_NAMES})(?P<note> (?:(?:until|from|since) .+|for now))",
)


_TO_SOMEBODY = re.compile(
    rf"(?P<what>[^,:]+?) to (?P<who>{NAME}(?: (?:and|&) {NAME})?)(?:,? (?P<note>(?:from|until|till|as of|by|on) .+)|, (?P<more>.+))?"
)
# What goes to a person without becoming theirs to look after.
_SENT = (
    r"\b(?:letters?|repl(?:y|ies)|answers?|e?-?mails?|invoices?|messages?|cards?|notes?|calls?|visits?|apology|thanks|"
    r"speak|talk|write|send|say|tell|report|reports|according|due|promised|owed)$"
)
_WHEN = re.compile(r"(?:she|he|they|who|from|until|till|by|since|for|with|as of|starting)\b")


def _owner_last(part: str, names: frozenset[str]) -> Read | None:
    """Read "payroll: Ana", "payroll goes to Ana", "payroll is with Ana, from May"."""
    match = re.fullmatch(rf"(?P<what>[^:]+?)(?::\s*|,? (?:{_GOES_TO}) )(?P<rest>.+)", part)
    if match is None:
        return None
    who, note = _owner(match["rest"], names)
    colon = part[match.end("what")] == ":"
    if who is None or (colon and note and not is_known(who, names) and not _WHEN.match(note)):
        return None  # "loans: Kyoto (back in March)", "Lindenhof: Abnahme 14.12." name nobody
    return re.sub(r",? to$", "", match["what"]), who, note


def _in_pieces(part: str, names: frozenset[str]) -> Read | None:
    """Read "test plan, half finished, Lena takes it": what is a status or an owner is no task."""
    pieces = [
        p
        for p in re.split(r"\s[-–—]\s(?![^(]*\))|,\s|(?<=[a-z]{3})\.\s|\s\(|\)(?:\s|$)", part)
        if p.strip()
    ]
    dashed = re.split(r"\s[-–—]\s(?![^(]*\))", part)
    who, notes, listing = None, [], False
    whats = [pieces[0]] if pieces else []
    for piece in pieces[1:]:
        owner, since = _owner_of(piece, names)
        bracketed = f"({piece}" in part and f"({piece})" not in part
        if owner and who is None and (is_known(owner, names) or not bracketed):
            who = owner
            notes += [since] if since else []
        elif _is_status(piece) or piece == dashed[-1]:
            notes.append(piece)
        else:
            listing = listing or (who is not None and not is_known(who, names))
            whats.append(piece)
    if listing:
        return None  # "three open quotes, Ribeiro, Alto Vale and the mill": names of no owner
    if who is None:
        whole = len(dashed) > 1 and _is_status(dashed[-1])
        return (" - ".join(dashed[:-1]), None, dashed[-1]) if whole else None
    what = ", ".join(whats)
    if what.count("(") != what.count(")"):
        return None  # "loans: Kyoto (back in March), Lyon (signed)": cut in the middle
    return what, who, ", ".join(notes)


def _owner_of(piece: str, names: frozenset[str]) -> tuple[str | None, str]:
    """Whom a piece names as owner, and from when: "Lena", "Lena takes it", "Lena Vaz from May"."""
    match = re.fullmatch(
        rf"(?:(?:{_GOES_TO}|with) )?(?P<who>{_NAMES})(?: {_TAKES}(?: (?:it|this|them))?(?: already)?)?"
        rf"(?: (?P<when>{START.pattern}))?",
        piece,
    )
    if match is None or not is_person_named(match["who"], names):
        return None, ""
    # "Kyoto from 3 March" may be a place: only a whole or a known name takes a date.
    sure = not match["when"] or is_known(match["who"], names) or " " in match["who"]
    return (_joined(match["who"]), match["when"] or "") if sure else (None, "")


def _is_status(piece: str) -> bool:
    words = re.findall(r"[a-z']+", piece.lower())
    last = verb(words[-1]) if words else None
    done = last is not None and last.tense in PAST
    return done or any(listed(word, "status") for word in words)


def _owner(text: str, names: frozenset[str], *, acronyms: bool = False) -> tuple[str | None, str]:
    """Who is named at the head of a text, and what follows as a remark."""
    text = re.sub(r"^(?:young|old|big|little|our) (?=[A-Z])", "", text)
    match = re.match(rf"({_TEAM})\b(?!['’])|({_NAMES})(?![\w'’?]| or |\?)", text)
    named = match and (match[1] or is_person_named(match[2], names, acronyms=acronyms))
    if match is None or not named:
        return _shorter(text, names) or (None, text)
    return _joined(match[0]), text[match.end() :].strip(" ,;:-–—")


def _shorter(text: str, names: frozenset[str]) -> tuple[str, str] | None:
    """Read "Sam Ito, Docs are done": the first name stands where what follows is none."""
    first = re.match(rf"({NAME})(?:,|$)", text)
    named = first and is_person_named(first[1], names)
    return (first[1], text[first.end() :].strip(" ,")) if first and named else None


def is_person_named(who: str, names: frozenset[str], *, acronyms: bool = False) -> bool:
    """Whether each of one or more names is known, or may well be a person's."""
    return all(
        is_known(one, names) or _plausible(one.split()[0], acronyms)
        for one in re.split(r", | and | & | \+ |/", who)
    )


def _plausible(word: str, acronyms: bool) -> bool:
    if re.fullmatch(_OPEN, word) or listed(word.lower().rstrip("s"), "calendar"):
        return False
    titled = is_title(word)
    named = (titled or is_name(word)) and not any(char.isdigit() for char in word)
    return named and (acronyms or not word[1:2].isupper())


def is_known(who: str, names: frozenset[str]) -> bool:
    """Whether a name begins with one of those that are known."""
    return who.split()[0] in names


def _joined(who: str) -> str:
    return re.sub(r" & | \+ |(?<=\w)/(?=\w)", " and ", who)
