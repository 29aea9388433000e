"""Handover: a task, who takes it, and what was remarked, in whatever order they were typed."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.names import called
from drafter.phrasing.owners import NAME, START, is_person_named, read
from drafter.phrasing.remarks import cut, goes_on, is_stated, remarked
from drafter.phrasing.tidying import LONG_MONTHS, tidy
from drafter.phrasing.weighing import weight
from drafter.phrasing.wording import DETERMINED, head_of, series, those, with_article
from drafter.phrasing.words import is_name, is_word, listed, past_base, verb
from drafter.situation import Person
from drafter.text import ONES


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to hand over: its words, who takes it, a remark ("docs are done"), its phrase.

    `state` is what the note says of it: "promised" what the leaver is still to do ("I will
    train the night shift"), "kept" what they run to the end ("the tea, which I will still
    run"), "settled" what needs nobody any more ("already in the shared folder"), "held" what the
    owner has already ("is with Ana"), "shared" who does what in words of its own, "unclaimed"
    what nobody has yet.
    """

    text: str
    owner: str | None
    note: str | None
    phrase: Phrase
    state: str = ""

    @property
    def named(self) -> str:
        """The task as readers know it: "the research archive", "the recipes", "payroll"."""
        several = "".join(head_of(self.text)).endswith("s")
        if re.match(rf"{_WEEKDAYS} .*s$", self.text):
            return f"the {self.text}"
        return those(self.text) if several else with_article(self.text)

    @property
    def line(self) -> str:
        """The task as a line of a list, with what was remarked of it."""
        if self.owner and self.state == "held":
            return f"{self._before_colon}: {self.note or f'with {self.owner}'}"
        if self.owner:
            note = self.note or ""
            if re.match(r"(?:until|till)\b", note):
                return f"{self._before_colon}: {self.owner} {note}"
            since = re.match(r"(?:from|since|as of|starting)\b", note)
            told = f", {note}" if since else f" ({note})" if note else ""
            return f"{self._before_colon}: {self.owner}{told}"
        if self.state in ("kept", "shared") and not _TO_EACH.fullmatch(self.text):
            run = _RUN_TO_THE_END.fullmatch(self.text)
            return run["what"] if run else remarked(*cut(self.text))
        if self.state == "settled" and self.note:
            finite = re.match(r"(?:is|are|was|were|has|have) ", self.note)
            return f"{self.text}{' ' if finite else ': '}{self.note}"
        return self.text if self.state == "shared" else remarked(self.text, self.note)

    @property
    def stated(self) -> str:
        """The same of something to know, with the article of what it is about."""
        if knack := _THAT_DOES.fullmatch(self.text):
            return f"{knack['thing']} {knack['does']}"
        found = _ABOUT.match(self.line)
        if found is None or listed(found["thing"].split()[0], "subjects"):
            return self.line
        thing = found["thing"]
        numbered = _NUMBERED.fullmatch(thing)
        return (
            f"{thing if numbered else those(with_article(thing))}{self.line[found.end('thing') :]}"
        )

    @property
    def _before_colon(self) -> str:
        return self.text.replace(": ", ", ")

    @property
    def start(self) -> str:
        """From when it is the new owner's ("from 4 January"), or ""."""
        return self.term if re.match(r"(?:from|as of|starting)\b", self.term) else ""

    @property
    def term(self) -> str:
        """From when or until when the new owner has it ("until January"), or ""."""
        note = self.note or ""
        return note if self.owner and START.fullmatch(note) else ""

    @property
    def mine(self) -> bool:
        """A last task of the leaver's own ("finish the audit"), not a standing one."""
        first, second = (*self.text.lower().split(), "")[:2]
        a_thing = listed(first, "nouns_too") and not listed(second, "after_verb")  # "order sheets"
        last = listed(first, "last_tasks") and not a_thing
        return (self.state == "promised" or (last and not self.state)) and self.owner is None

    @property
    def told(self) -> bool:
        """Something to know ("the ladder is Terry's", "the lathe slips"), rather than a task."""
        stated = is_stated(self.text) and not _IS_DUE.match(self.text)
        stated = stated and not _OPEN_QUESTION.match(self.text)
        does = _THAT_DOES.fullmatch(self.text)
        stated = stated or (does is not None and " " not in does["does"])
        return self.owner is None and not self.state and stated

    @property
    def returned(self) -> bool:
        """Things that go back on the last day ("van keys")."""
        if self.state in ("settled", "kept", "shared", "unclaimed") or self.note:
            return False
        if self.owner is not None or _BACK.fullmatch(self.text) or _LAST_DAY.fullmatch(self.text):
            return self.owner is None
        if re.match(r"(?:the |my )?keys? (?:to|of) ", self.text):
            return True
        if (found := verb(self.text.split()[0])) and found.noun == "never":
            return False  # "rotate the keys"
        parts = [p.split() for p in re.sub(r"\(.*?\)", "", self.text.lower()).split(", ")]
        small = all(0 < len(part) <= 4 for part in parts)
        return small and any(listed(part[-1], "trifles") for part in parts)

    @property
    def name(self) -> str:
        """The task in few words, for a sentence, or "": "the orchids" of "orchids, by May"."""
        standing = _STANDING.search(self.text)
        text = self.text[: standing.start()] if standing else self.text
        name = re.split(
            r"[,:(]| - | – |(?: still)? (?:to be|due|promised|every|to the end of) | (?:by|before|from|on|until) (?=\w* ?\d|[A-Z])| for (?=\d)",
            text,
        )[0].strip()
        name = re.sub(
            r"(?<=\w) (?:due|promised|booked|arriving|scheduled|planned|arranged)$", "", name
        )
        short = len(name.split()) <= (
            7 if re.search(" (?:for|of) ", name) else 5
        ) and not re.search(r"[{}<>#@=/?]| \d", name)
        form = parse(text).form if standing else self.phrase.form
        sure = ("noun", "gerund", *(("past", "clause") if self.owner else ()))
        asked = re.match(r"(?:who|what|when|where|how) |.* to [A-Z]", name)
        stated = self.owner is None and is_stated(text)
        if not short or asked or stated or form not in sure:
            return ""  # "controlled drugs register" only looks like a deed: it has an owner
        doing = form == "gerund" and _DOING.match(name)
        counted = re.match(rf"(?:{'|'.join(ONES[2:])}|\d+) (?:[\w-]+ )?\w+s\b", name)
        return name if doing else f"the {name}" if counted else those(with_article(name))

    @property
    def named_owner(self) -> bool:
        """Whether it is known by name who takes it, not only by a team or a phrase."""
        names = rf"{NAME}(?: and {NAME})?"
        return self.owner is not None and re.fullmatch(names, self.owner) is not None

    @property
    def plain(self) -> bool:
        """Short and simple enough to stand within a sentence."""
        words = self.text.lower().split()
        if self.state in ("kept", "settled", "shared"):
            return False
        if len(words) > 7 or re.search(r"[:!?<>{}\[\]@#=+(/&]| - |, ", self.text):
            return False
        if self.phrase.form == "imperative":
            return self.mine
        foreign = any(not is_word(word) for word in words if word in self.text.split())
        loose = foreign or any(char.isdigit() for char in self.text) or "with" in words
        loose = loose or any(listed(w, "status") or listed(w, "trifles") for w in words)
        enough = self.owner is not None or len(words) > 1
        return enough and len(words) <= (7 if self.owner else 4) and not loose


# How a thing stands, after its name: "the January order not placed yet"; when it is.
_DONE = r"(?:[a-z]+ed|done|written|drawn|cut|built|sewn|made|read|paid|sent|set)"
_STATE = rf"not (?:yet )?{_DONE}(?: yet)?"
_STANDING = re.compile(
    rf" (?:{_STATE}|waiting (?:on|for) .+|still [a-z]+|(?:on |by |before |to |until )?(?<!\bof )\d{{1,2}} [A-Z][a-z]{{2,8}})$"
)


def tasks(facts: Iterable[str], people: Iterable[Person] = ()) -> list[Task]:
    """What is handed over, and to whom where that was said. `people` are names to know.

    >>> [(t.text, t.owner, t.note) for t in tasks(["payroll -> Ana, notes are in the vault"])]
    [('payroll', 'Ana', 'notes are in the vault')]
    >>> [(t.text, t.owner) for t in tasks(["Ana takes payroll", "stock take (Jo)", "finish the audit"])]
    [('payroll', 'Ana'), ('stock take', 'Jo'), ('finish the audit', None)]
    >>> [(t.text, t.note, t.state) for t in tasks(["the logins, already with IT", "the tea, no one yet"])]
    [('the logins', 'already with IT', 'settled'), ('the tea', None, 'unclaimed')]
    """
    facts = list(facts)
    takers = (person.name for person in people if person.relation != "client")
    names = frozenset(p for name in takers for p in name.split() if len(p) > 1 and p != "The")
    found = []
    for fact in facts:
        for part in _parts(fact):
            part = re.sub(r"\s?[.,;!]+$", "", part.strip())
            part = re.sub(r"(?<!\S)w/ ?(?=\S)", "with ", re.sub(r" > (?=[A-Z])", " -> ", part))
            part = re.sub(
                r"(?<=[a-z])(?<!till)(?<!until)(?<!when)(?<!before) its (?=(?:in my|all in|mostly|only in|done|over)\b)",
                ", it's ",
                part,
            )
            for pattern, plain in _AS_MEANT:
                part = pattern.sub(plain, part)
            what, who, note, state = _stated(part, names)
            text = _spelled(tidy(what, names))
            text = re.sub(r" (?:to be|already|moved)$", "", text)
            if text:
                who = who.title() if who and part.isupper() and len(who) > 2 else who
                phrase = parse(text, lean="verb")
                plain = text[5:] if phrase.form == "that" else text
                if who is None and not note and not state:
                    plain = _as_stated(plain)
                task = Task(plain, who, _remark(note, names), phrase, state)
                if task.mine and not state:
                    does, _, what = plain.partition(" ")
                    task = replace(task, text=f"{does} {with_article(what)}".strip())
                found.append(task)
    # "Lena" is the Lena Voss of another note.
    full = {called(o): o for o in sorted({t.owner for t in found if t.owner}, key=len)}
    return [replace(t, owner=full.get(t.owner, t.owner)) if t.owner else t for t in found]


def _parts(fact: str) -> list[str]:
    """The tasks of a note: what follows a semicolon is one of its own, unless it goes on."""
    parts: list[str] = []
    typed = re.split(r";\s+", " ".join(fact.split()))
    for part in typed:
        if parts and (
            re.match(r"(?:if|but|so|because|unless) ", part)
            # Of three or more each is a note of its own.
            or (len(typed) == 2 and not re.search(r"->|→|=>|:", part) and goes_on(tidy(part)))
        ):
            parts[-1] += f"; {part}"
        else:
            parts.append(part)
    return parts


_NAMED_MONTH, _CUT, _CUT_AT_FOUR = ("|".join(m[:n] for m in month_name[1:]) for n in (None, 3, 4))


def _long(month: str) -> str:
    return LONG_MONTHS[month[:3].lower()]


_WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_MONTH = rf"(?:{_WEEKDAYS},? )?(?:\d\d?(?:st|nd|rd|th)? (?:{_CUT}|{_NAMED_MONTH})|(?:{_CUT}|{_NAMED_MONTH}) \d)\b"
_BEGINS = "comes?|closes?|ends?|starts?|begins?|opens?|expires?|renews?|arrives?|falls?|runs? out|goes out|go out"
_SPAN = r"\d\d?(?: [A-Z][a-z]+)? (?:to|until|till|-|–) \d"


def _needed(what: str) -> str:
    """What something needs, with the article of what is counted: "a new bolt", "ordering"."""
    known = all(map(is_word, what.split())) and parse(what).form == "noun"
    return with_article(what, "a") if known else what


# A note in whatever haste, before it is read.
_AS_MEANT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?:^|,? - |[,;:(] ?)(?i:good luck)\b.*$|,? (?:please|pls|plz|thx|thanks)$", ""),
        (r"(?<=[a-z]) r (?=(?:in|on|at|with|all|not|done|up)\b)", " are "),
        (r"^((?:home )?(?:visit|call|meeting|round)s?) together\b", r"\1"),
        (r", (?:hand|give|pass)(?: it| them)?(?: over| on)? to (?=[A-Z])", " -> "),
        # "ss27": a code, which no month or number is
        (
            r"(?<![\w@./-])(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|no|wk|ch|pg|mk)[a-z]{2,3}\d{2,4}(?![\w@./-])",
            lambda m: m[0].upper(),
        ),
        (rf"^({NAME} (?:will )?takes? over [^,:]+?) on (?={_DAY_OF_MONTH})", r"\1 from "),
        (r"^([\w ]+s) moved to (?=[A-Z].* unless )", r"\1 have moved to "),
        # Who does something is somebody, if it is no word: "joost does the bikes".
        (
            r"^[a-z]{3,}(?= (?:does|takes|runs|knows|covers|handles)\b)",
            lambda m: m[0] if is_word(m[0]) else m[0].title(),
        ),
        (rf"(?<!the )\b(\d\d?)(?:st|nd|rd|th) (?=(?:{_CUT}|{_NAMED_MONTH})\b)", r"\1 "),
        (
            rf"^([a-z][\w -]*s)(?:,? x |, )(\d+|{'|'.join(ONES[2:])})$",
            lambda m: f"{m[2]} {m[1]}",
        ),
    )
)


# Dates and times in full, as they stand in a sentence: "to end Jan", "20 min".
_FULL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (rf"(?<=\d )(?i:{_CUT}|{_CUT_AT_FOUR})\b\.?|\b(?:{_CUT})\b(?= \d)", lambda m: _long(m[0])),
        (
            rf"\b(by|to|till|until|through|in|from|of|since|due|end|mid|early|late) ((?i:{_CUT}|{_NAMED_MONTH}))\b",
            lambda m: f"{m[1]} {_long(m[2])}",
        ),
        (r"\b(by|to|till|until|at) end (?:of )?(?=[A-Z])", r"\1 the end of "),
        (r"(?<=\d )min\b", "minutes"),
        (r"(?<=[a-z]{4})(?<!from)(?<!until)(?<!since) (?=week \d+$)", " in "),
        (r"\b((?:being|be|is|are|was|were) [a-z]+) not (?=[a-z]+$)", r"\1, not "),
        (r"(?<=['’]s),? not mine$", ""),  # "the ladder is Terry's, not mine"
        (rf"\b({_DONE}) not (?={_DONE}$)", r"\1 but not "),
        (rf"\b(\d+) ({_DONE}),? (?:and )?(\d+) not$", r"\1 are \2, \3 are not"),
        (
            rf"(?<!\bon)(?<!\bthe)(?<!\bby)(?<!\bevery)(?<=[a-z]) (?:the )?((?:first|second|third|fourth|last) {_WEEKDAYS}(?: of (?:the|each|every) month)?)$",
            r" on the \1",
        ),
        (
            rf"(?<!\bon)(?<!\band)(?<!\bevery)(?<=[a-z]) ((?i:{_WEEKDAYS})s)$",
            lambda m: f" on {m[1].title()}",
        ),
        (r"\bneeds (confirm|check|renew|sign|order)$", r"needs \1ing"),
        (r"\b(be (?:sent|done|signed|filed|[a-z]+(?:mitt|rm|w|rn)ed)) until ", r"\1 by "),
        (r"\bneeds ((?:[a-z]+ )?[a-z]+)$", lambda m: f"needs {_needed(m[1])}"),
        (rf"\bcloses (?={_SPAN})", "is closed from "),
        (rf"\b(shut|closed|{_BEGINS}) (?={_SPAN})", r"\1 from "),
        (rf"\b(due|{_BEGINS}) (?=(?:{_NAMED_MONTH})\b(?! \d))", r"\1 in "),
        (
            rf"^((?i:trainee|apprentice|student|intern|pupil|junior) {NAME}) (?=(?:halfway|nearly|almost|just|about)\b)",
            r"\1 is ",
        ),
        (
            rf"\b({_BEGINS}) (?=\d\d? [A-Z])",
            r"\1 on ",
        ),
        (
            r"\b((?:in|on|by|at|to|with|from) \w+) not (?=(?:in|on|by|at|to|with|from) )",
            r"\1, not ",
        ),
        (
            r"\b(?<=name is )[a-z]+$|(?<=guy is )[a-z]+\b( in [a-z]+$)?",
            lambda m: m[0].title().replace(" In ", " in "),
        ),
        (r"^(\w+) not (?=\w+$)(?!\w+ed$)", r"\1, not "),
        (r"\b(booked|planned|arranged|set|scheduled) (?=\d\d? [A-Z])", r"\1 for "),
        (r"\b(it|them|is|are) (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)", r"\1 on "),
        (r"\b(is|are) broke$", r"\1 broken"),
        (
            rf"^({NAME}) (?=(?:acting|covering|standing|stepping|filling|taking|looking) (?:as|up|in|over|on|for|after)\b)",
            r"\1 is ",
        ),
        (
            r"\b[Ii]ts (?=(?:in|on|at|all|mostly|done|over|just|due|ready|the|a|not|only)\b)",
            "it's ",
        ),
    )
)


def _spelled(text: str) -> str:
    """A note with its dates and times written out.

    >>> _spelled("rota to end Jan"), _spelled("tender closes 12 Dec"), _spelled("in person not on paper")
    ('rota to the end of January', 'tender closes on 12 December', 'in person, not on paper')
    """
    for pattern, full in _FULL:
        text = pattern.sub(full, text)
    return text


def _stated(part: str, names: frozenset[str]) -> tuple[str, str | None, str, str]:
    """A note as task, owner, remark and state."""
    part = re.sub(r"^(?:[Hh]anding|[Pp]assing)(?: over| on)? (?=.+ to [A-Z])", "", part)
    if promise := _promised(part, names):
        return promise, None, "", "promised"
    if _KEPT.fullmatch(part) and not part.startswith(("how ", "where ")):
        return part, None, "", "kept"
    if re.search(r" before I (?:go|leave)$", part) and not is_stated(part):
        return (
            part,
            None,
            "",
            "kept" if parse(tidy(part, names), lean="verb").form != "imperative" else "",
        )
    if (heir := _SUCCEEDS.fullmatch(part)) and is_person_named(heir["who"], names):
        return part, None, "", ""
    does = re.fullmatch(rf"[^:]+: (({NAME}) [a-z].+)", part)
    led = does and is_person_named(does[2], names) and goes_on(does[1])
    if led or _TO_EACH.fullmatch(part):
        return part, None, "", "shared"
    if nobody := _NOBODY_DOES.fullmatch(part):
        return nobody["what"], None, "", "unclaimed"
    if open_yet := _UNCLAIMED.search(part):
        what, who, note = read(part[: open_yet.start()], names)
        return what, who, note, "" if who else "unclaimed"
    given = _HANDED.fullmatch(part)
    if given and (given["been"] or given["when"]) and is_person_named(given["who"], names):
        return given["what"], given["who"], given["how"], "held"
    what, who, note = read(part, names)
    if who and not note and _HELD.fullmatch(part):
        return what, who, "", "held"
    if who is None and (settled := _SETTLED.fullmatch(part)):
        return settled["what"], None, settled["state"], "settled"
    if who is None and not note and (lies := _PART_WITH.fullmatch(part)):
        return lies["what"], None, lies["note"], ""
    if who is None and not note and any(_mentioned(part, name) for name in names):
        return part, None, "", "shared"
    if not note and who and (later := _LATER.fullmatch(what)):
        what, note = later["what"], later["note"]
    elif not note and not who:
        what, note = cut(_spelled(what))
        told = re.fullmatch(r"([^:]+): ([a-z].+)", what) if not note else None
        if told and is_stated(told[2]) and "; " not in what:
            return told[1], None, told[2], ""
        if not note and (state := re.fullmatch(rf"((?!.*\b(?:is|are)\b).+?),? ({_STATE})", what)):
            what, note = state[1], state[2]
        if (now := _NOW_WITH.match(note)) and is_person_named(now[1], names):
            return what, now[1], note, "held"
    return what, who, note, ""


def _promised(part: str, names: frozenset[str]) -> str:
    """What the leaver says they will do, to follow "I'll", or "".

    >>> _promised("release checklist, I will update before going", frozenset())
    'update the release checklist before going'
    >>> _promised("I can train the new nurse two weeks", frozenset())
    'train the new nurse for two weeks'
    """
    if promise := _PROMISE.fullmatch(part) or _GLADLY.fullmatch(part):
        return promise[1]
    if seen := _WITH_ME.fullmatch(part):
        return f"keep {those(with_article(tidy(seen['what'], names)))} {seen['until']}"
    if own := _OWN.fullmatch(part):
        does, rest, known = own["does"], own["rest"], False
    elif own := _FRONTED.fullmatch(part):
        does, known = own["does"], own["does"] in _GIVES_BACK
        rest = f"{those(with_article(tidy(own['what'], names)))}{own['rest']}"
    else:
        return ""
    found = verb(does)
    sure = known or own["modal"] or listed(does, "last_tasks")
    if not sure or found is None or found.base != does:
        return ""
    return _FOR_A_TIME.sub(r" for \1", f"{does} {rest}").replace(" on last ", " on my last ")


def _as_stated(text: str) -> str:
    """How a thing stands as a clause: "the scanning is booked with the vet"; else the text as it is."""
    found = _STANDS.fullmatch(text)
    if found is None:
        return text
    what = found["what"].strip()
    many = re.search(r"(?<![su])s$|enus$", (head_of(what) or [""])[-1])
    sent = found["how"].startswith("sent")
    be = ("have been" if many else "has been") if sent else "are" if many else "is"
    return f"{what} {be} {found['how']}"


def _mentioned(part: str, name: str) -> bool:
    """Whether a note names somebody beside the task: "the phones (Ana in the mornings)"."""
    pattern = rf"(?:[(,:;] ?|\bwith ){re.escape(name)}\b(?!['’?])"
    return name in part and re.search(pattern, part) is not None


def _remark(note: str, names: frozenset[str]) -> str | None:
    note = re.sub(r"^(?:from now on|now|already)(?:, ?|$)", "", note.lstrip(" ,"))
    note = re.sub(r" \(([^)]*)\)", r", \1", note)
    plain = _spelled(tidy(re.sub(r"[()]", "", note), names))
    return f"{plain}{'?' if note.endswith('?') else ''}" if plain else None


def for_clients(found: Iterable[Task]) -> list[Task]:
    """The tasks whose new owner clients need to know, and that name none of them.

    >>> said = tasks(["spring bookings -> Ana", "Aldous orders -> Bo", "Japanese orders -> Cy"])
    >>> [task.text for task in for_clients(said)]
    ['spring bookings', 'Japanese orders']
    """
    return [task for task in found if task.owner and _concerns_clients(task.text)]


def _concerns_clients(text: str) -> bool:
    words = text.replace(" I ", " ").split()
    known = ("origins", "calendar")
    named = any(w[0].isupper() and not any(listed(w.lower(), k) for k in known) for w in words)
    theirs = text.startswith("all my ") or any(listed(w.lower(), "client_matters") for w in words)
    return len(words) <= 7 and not named and theirs


def standing(facts: Iterable[str], people: Iterable[Person] = ()) -> list[str]:
    """How things stand that many readers need to know: who acts, and the matters of clients.

    >>> standing(["service contracts do not change", "the Aldous rates remain", "van is in bay 3"])
    ['the service contracts do not change']
    >>> standing(["Ramil is acting manager from 18 January"])
    ['Ramil is acting manager from 18 January']
    """
    people = list(people)
    whole = {called(person.name): person.name for person in people}
    return [
        re.sub(r"^\S+(?= takes over )", lambda who: whole.get(who[0], who[0]), clause)
        for clause in handing(facts, None, people).told
        if is_name(clause.split()[0])
        or _concerns_clients(re.split(" (?:will|have|has|are|is) ", clause)[0])
    ]


def taken_over(found: Iterable[Task], modal: str = "", *, spoken: bool = False) -> list[str]:
    """Who takes over what, or has it, a clause for each owner; after `modal` ("will") where given.

    `spoken` where people are named as they are called.

    >>> given = tasks(["payroll -> Ana Wu", "recipes -> Bo & Cy", "stock list -> Ana Wu"])
    >>> taken_over(given)
    ['Ana Wu takes over payroll and the stock list', 'Bo and Cy take over the recipes']
    >>> taken_over(given[:1], "could", spoken=True)
    ['Ana could take over payroll']
    >>> taken_over(tasks(["Ana takes the rota from 4 January"]))
    ['Ana takes over the rota from 4 January']
    >>> taken_over(tasks(["the route plan, Ana Wu from 14 December"]))
    ['Ana Wu takes over the route plan from 14 December']
    """
    given = [task for task in found if task.owner]
    owned: dict[tuple[str, bool], list[str]] = {}
    for task in given:
        what = f"{task.named} {task.term}".strip()
        owned.setdefault((task.owner or "", task.state == "held"), []).append(what)
    return [
        f"{called(owner) if spoken else owner} {_has(owner) if held else _takes(owner, modal)} {series(what)}"
        for (owner, held), what in owned.items()
    ]


def look_after(clauses: Iterable[str]) -> list[str]:
    """Who takes over what, as clients hear it who are themselves what is taken over.

    >>> look_after(["Ana takes over all my accounts from 4 January", "Bo takes over the files"])
    ['Ana will look after you from 4 January', 'Bo takes over the files']
    """
    return [_ALL_OF_THEM.sub("will look after you", clause) for clause in clauses]


_ALL_OF_THEM = re.compile(
    r"\btakes? over (?:all (?:of )?)?(?:my |our |the )?(?:clients|customers|accounts)(?= from\b|$)"
)


def _takes(owner: str, modal: str) -> str:
    """What an owner will do with a task, as the verb of a sentence."""
    return f"{modal} take over" if modal else "take over" if _MANY.search(owner) else "takes over"


def _has(owner: str) -> str:
    """The same of a task that is with its owner already."""
    return "have" if _MANY.search(owner) else "has"


_MANY = re.compile(r"^you$| and | & |, ")


def due_by(found: Iterable[Task], last_day: date | None, today: date) -> list[Task]:
    """The tasks that a date in the note places before the last day.

    Without an owner they are due by then, with one the owner begins by then. What comes
    again ("next one due 10 December") is not done with its date.

    >>> given = tasks(["price list, to be sent by 18 December", "licence, due 3 May"])
    >>> [task.text for task in due_by(given, date(2027, 1, 15), date(2026, 11, 25))]
    ['price list']
    """
    return [
        task
        for task in found
        if last_day
        and (day := day_of(task, today))
        and day <= last_day
        and not re.search(
            r"\b(?:please|someone|somebody|whoever|next)\b", f"{task.text} {task.note}"
        )
    ]


def by_day(found: Iterable[Task], today: date) -> list[Task]:
    """Tasks with the nearest date first, then what weighs most; lists, books and keys last.

    >>> notes = ["leave calendar", "the big claims", "the oak stair, treads not glued", "audit on 4 May"]
    >>> [task.text for task in by_day(tasks(notes), date(2027, 3, 1))]
    ['audit on 4 May', 'the oak stair', 'the big claims', 'leave calendar']
    """
    return sorted(found, key=lambda task: _weight(task, today))


def _weight(task: Task, today: date) -> tuple[date, int]:
    """When a task is due, and how much hangs on it, as a key to sort by."""
    text = f"{task.text}, {task.note or ''}"
    return day_of(task, today) or _month_of(text, today) or date.max, -weight(text, "tasks")


def _month_of(text: str, today: date) -> date | None:
    """The first day of the one month that a text places something in ("three weekends in January")."""
    found = re.findall(
        rf"\b(?:in|for|due|the) ({_NAMED_MONTH})\b(?! \d)|^({_NAMED_MONTH}) [a-z]", text
    )
    if len(found) != 1:
        return None
    first = date(today.year, list(month_name).index(found[0][0] or found[0][1]), 1)
    return first if first >= today.replace(day=1) else first.replace(year=today.year + 1)


def of_a_day(task: Task, today: date) -> bool:
    """Whether a note names the one day by which, or on which, something is to happen."""
    return day_of(task, today) is not None


def pressing(task: Task, today: date) -> bool:
    """Whether a task is where to begin: it has its day, or is half done."""
    return _weight(task, today) <= (date.max, -4)


def day_of(task: Task, today: date) -> date | None:
    """The one day that a note names, in the year to come where it names no year."""
    text = task.start or f"{task.text}, {task.note or ''}"
    if task.owner is None and re.search(r"\b(?:every|each|because)\b", text):
        return None
    text = re.sub(r"\b(?:before|for) Christmas\b", "by 24 December", text)
    text = text.replace("New Year's Eve", "31 December")
    if named := _WEEKDAY.findall(text):
        ahead = (list(day_name).index(named[0]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead) if len(named) == 1 else None
    found = _DATE.findall(text)
    if len(found) != 1:
        return None
    number, month, month_first, number_last, year = found[0]
    place = list(month_name).index(month or month_first)
    try:
        day = date(int(year or today.year), place, int(number or number_last))
        if year or day >= today:
            return day
        # A date lately gone by tells things apart: "the wheels of 3 October".
        gone = today - day < timedelta(days=100) and not re.search(r"\b(?:due|next|by)\b", text)
        return None if gone else day.replace(year=today.year + 1)
    except ValueError:
        return None  # 31 November, 29 February


_DATE = re.compile(
    rf"(?<!. from )(?<!until )\b(?:(\d\d?)(?:st|nd|rd|th)? ({_NAMED_MONTH})|({_NAMED_MONTH}) (\d\d?)\b)(?:,? (\d{{4}}))?"
)
_WEEKDAY = re.compile(
    rf"\b(?:due|due on|by|before|promised for|this|next|coming|comes|arrives|arriving|booked for) ({'|'.join(day_name)})\b(?! (?:noon|morning|or))"
)


@dataclass(frozen=True, slots=True)
class Handing:
    """A handover as it is told to one reader or several.

    `taken` are clauses on who takes over what and `takers` those people, the reader as "you";
    `mine` follows "I'll"; `open` are the things that nobody is named for, as they stand in
    a sentence, the weightiest first; `told` are clauses on how things stand, `back` follows "I'll"
    on the last day, and `more` says how many notes fit no sentence.
    """

    taken: list[str]
    takers: list[str]
    mine: list[str]
    open: list[str]
    told: list[str]
    back: list[str]
    more: int

    @property
    def heirs(self) -> list[str]:
        """Who acts in one's place, to follow "I'll": "hand over to Bo, who is acting head"."""
        acts = [clause for clause in self.told if _ACTS.match(clause)]
        return [_ACTS.sub(r"hand over to \1, who ", clause) for clause in acts]

    @property
    def state(self) -> list[str]:
        """The other clauses on how things stand."""
        return [clause for clause in self.told if not _ACTS.match(clause)]

    @property
    def in_order(self) -> list[str]:
        """Those that say what is ready or stays as it is, or what somebody by name does."""
        ready = [c for c in self.state if _READY.search(c) or is_name(c.split()[0])]
        return [clause for clause in ready if ";" not in clause]


_ACTS = re.compile(
    rf"({NAME}) (?=(?:(?:is|becomes|will be|acts?) (?:up )?(?:acting|the new|director|head|manager|in my place|as)|takes over (?:from|on|as))\b)"
)
_READY = re.compile(
    r"\b(?:up to date|booked|done|finished|agreed|signed|filed|complete|written|ready|remains?|already|(?:do|does) not change|(?:is|are) (?:all )?(?:in|on(?! \w+days?\b)|with|tagged)|keeps?|as usual)\b"
)


def handing(
    facts: Iterable[str],
    to: Person | None = None,
    people: Iterable[Person] = (),
    modal: str = "will",
    *,
    spoken: bool = False,
    last_day: date | None = None,
    today: date | None = None,
) -> Handing:
    """A handover in sentences; what falls before the last day, the leaver still does.

    >>> h = handing(["payroll -> Ana Wu", "the recipes -> Bo", "the ethics renewal, due 31 March", "finish the audit"])
    >>> h.taken, h.mine
    (['Ana Wu will take over payroll', 'Bo the recipes'], ['finish the audit'])
    >>> h.open
    ['the ethics renewal, which is due on 31 March']
    >>> handing(["boiler is bled on Mondays", "gutters: see sheet 4"]).told
    ['the boiler is bled on Mondays']
    >>> days = {"last_day": date(2027, 1, 15), "today": date(2026, 11, 25)}
    >>> handing(["pay run, 21 December", "Hearing scheduled on 14 December"], **days).mine
    ['still be there for the hearing on 14 December and see to the pay run on 21 December']
    """
    known = list(people)
    owned: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    mine: list[str] = []
    left: list[tuple[Task, str]] = []
    told: list[str] = []
    back: list[str] = []
    more = 0
    found = tasks(facts, known)
    soon: dict[str, list[str]] = {"be there for": [], "see to": []}
    for task in found:
        if task.owner is None and _COMES.search(task.text):
            continue
        if day := _on_its_day(task) if today and due_by([task], last_day, today) else "":
            soon["be there for" if _ATTENDED.search(day) else "see to"].append(day)
            continue
        what = "" if task.told or task.state in ("kept", "settled", "shared") else _told_as(task)
        if task.state == "kept" and (run := _RUN_TO_THE_END.fullmatch(task.text)):
            mine.append(f"{run['does']} {run['what']}")
        elif task.state == "kept" and is_stated(cut(task.text)[0]):
            what, note = cut(task.text)
            told.append(_statement(replace(task, text=what, note=note, state="")))
        elif task.mine and (task.plain or task.state == "promised"):
            mine.append(task.text)
        elif what and task.owner:
            yours = to is not None and task.owner in (to.name, called(to.name))
            owner = "you" if yours else task.owner
            if yours and listed(head_of(task.text)[-1], "trifles"):
                mine.append(f"hand you {what}")  # "keys to the loft"
            else:
                (held if task.state == "held" else owned).setdefault(owner, []).append(what)
        elif what and not task.returned:
            left.append((task, f"{_contact(what)}{'' if ',' in what else _how_far(task)}"))
        elif statement := _statement(task):
            told.append(statement)
        elif task.returned and not _BACK.fullmatch(task.text):
            back += _things(task.text)
        elif thing := _thing(task):
            if (
                listed(head_of(thing)[-1], "trifles") and not task.note
            ):  # "the key to the ball cage"
                back.append(thing)
            else:
                left.append((task, f"{_contact(thing)}{_how_far(task)}"))
        else:
            more += 1
    if days := [f"{does} {series(things)}" for does, things in soon.items() if things]:
        mine.append(f"still {series(days)}")
    for owner, things in held.items():
        many = things[1:] or head_of(things[0])[-1].endswith("s")
        theirs = f"{series(things)} {'are' if many else 'is'} with you"
        has = f"{called(owner) if spoken else owner} {_has(owner)} {series(things)}"
        told.append(theirs if owner == "you" else has)
    taken: list[str] = []
    takers: list[str] = []
    for owner, things in sorted(owned.items(), key=lambda given: given[0] == "you"):
        given = any(person.name.endswith(f" {owner}") for person in known)  # "Jun Jie"
        who = called(owner) if not given else owner
        people_in = [] if re.match(r"[a-z](?!ou$)", owner) else re.split(r" and | & |, ", who)
        takers += [name for name in people_in if name not in takers]
        # The second owner shares the verb: "Ana will take over payroll, and Bo the recipes".
        shares = taken and re.fullmatch(NAME, owner) and len(things) == 1
        does = "" if shares else f"{_takes(owner, modal)} "
        taken.append(f"{who if spoken else owner} {does}{series(things)}")
    takers.sort(key=lambda name: name != "you")
    left.sort(key=lambda named: _weight(named[0], today or date.min))
    if any(map(_SUCCEEDS.match, told)):  # who takes over all of it is known
        more += len(left)
        left = []
    back, told = _handed(back), [clause for clause in told if clause]
    return Handing(taken, takers, mine, [what for _, what in left], told, back, more)


def _on_its_day(task: Task) -> str:
    """What nobody else has and one day brings, with that day: "the visits on 5 and 12 March"; or ""."""
    if task.owner or task.state or task.told or task.mine:
        return ""
    text = f"{task.text}, {task.note}" if task.note else task.text
    for pattern, plain in _DAYS:
        text = pattern.sub(plain, text)
    found = _WITH_DAY.match(text)
    if found is None or len(found[0].split()) > 11 or re.search(r"[,:;!?<>{}\[\]()@#=/]", found[0]):
        return ""
    return those(with_article(found[0]))


def _contact(what: str) -> str:
    """What is handed over: not a supplier, but the contact with them."""
    found = re.match(
        r"(?:the )?(?:[\w-]+ ){0,2}?(?:supplier|vendor|dealer|wholesaler|contractor|agency)s?(?= (?:in|at|from|for)\b|$)",
        what,
    )
    return f"the contact with {what}" if found else what


# What one goes to on its day; anything else one sees to.
_ATTENDED = re.compile(
    r"\b(?:hearings?|inspections?|audits?|visits?(?: together)?|meetings?|calls?|interviews?|exams?|rehearsals?|concerts?|match|friendly|surveys?|appointments?)(?: on| to|$)"
)


def _thing(task: Task) -> str:
    """The name, with its article, of what nobody has, where its note surely names a thing; or ""."""
    text = re.split(r", (?!\d+(?:, | and ))| \(| waiting (?:on|for) ", task.text)[0]
    for pattern, plain in _DAYS:
        text = pattern.sub(plain, text)
    words = text.split()
    if _SOMEBODY.fullmatch(text) or _HOW_IT_IS.search(text):
        return ""
    odd = re.search(
        r"[.:;!?<>{}\[\]@#=/&]|^(?:who|that|which|what|where|how) |\b(?:what|you|closed|still to|with the \w+ (?:in|on|at))\b",
        text,
    )
    if task.owner or task.state not in ("", "unclaimed") or task.told or odd or len(words) > 9:
        return ""
    head = (head_of(text) or [""])[-1].lower()
    matter = listed(head.removesuffix("s"), "matters")
    if task.phrase.form == "imperative" and not matter:
        return ""  # "order bark chips", unlike "splint stock order"
    if not matter and parse(text).form not in ("noun", "past", "gerund", "adjective"):
        return ""
    if re.fullmatch(r"[a-z]+(?: [a-z]+)? \d+", text) or re.match(r"[A-Z]\S* ?[\w-]*['’]s? ", text):
        return with_article(text)
    if re.match(r"(?:the|my|our|all|both)\b", text):
        return text
    return those(text) if text.startswith(("a ", "an ")) else f"the {text}"


# A place or a client is not taken over, only what is to do there or for them.
_SOMEBODY = re.compile(
    r"[A-Z][a-z-]+|(?:[A-Z][\w'’-]+ )+(?:school|hotel|clinic|hospital|house|villa|bridge|shop|restaurant|farm)|(?:Mrs?|Ms|Miss|Dr|Prof)\b(?!.*['’]s\b).*"
)
# How a thing stands, typed without its verb: "gearbox out", "claims 3 open", "guarantee renew on 15 May".
_HOW_IT_IS = re.compile(
    r" (?:out of (?!hours)[a-z]+|waits?|lies|renew|cancel|same [a-z]+)\b| (?:out|loose|down|broken|stuck|missing|pending|open|up ?to ?date|to be [a-z]+)$|[a-z]s \d+ (?!and |or |to |at |in |on |for |with |of |from )[a-z]"
)


def _how_far(task: Task) -> str:
    """How far an open task has come, as a clause behind its name, or ""."""
    found = _FAR.fullmatch(task.note or "")
    if found is None or task.owner:
        return ""
    head = (head_of(task.text) or [""])[-1]
    be = "are" if re.search(r"(?<![su])s$", head) else "is"
    if found["next"]:
        return f", with {those(with_article(found['next']))} on {found['day']}"
    return f", which {be} {found['far']}"


# "sampling the river", unlike "sampling template"
_DOING = re.compile(r"[a-z]+ing (?:(?:the|my|our|an?|all) |(?![a-z]+(?: [a-z]+)?$))|\S+$")


def _statement(task: Task) -> str:
    """How things stand, as a clause with its article; "" where it is no short, plain clause."""
    text = _IS_DUE.sub(r"\1 is \2", task.text)
    if task.state == "settled" and task.note:
        finite = re.match(r"(?:is|are|was|were|has|have) ", task.note)
        text = f"{text} {'' if finite else 'is '}{task.note}"
        task = replace(task, note=None)
    found = _FINITE.fullmatch(text)
    odd = re.search(r"[:;!?<>{}\[\]()@#=/&]| - | (?:that|which|who) ", text)
    if found is None or len(text.split()) > 16 or odd:
        return ""
    if found["subject"] and is_name(found["subject"].split()[-1]):
        return _and_so(text, task.note)
    if found["thing"] is None:
        return ""
    thing = found["thing"]
    head = (head_of(thing) or [""])[-1]
    many = head.endswith("s") and not head.endswith("ss")
    rest = re.sub(r"^is\b", "are", found["how"]) if many else found["how"]
    return _and_so(
        f"{thing if _NUMBERED.fullmatch(thing) else those(with_article(thing))} {rest}",
        task.note,
    )


# "Mrs Ash's clock promised for 18 December", as a clause
_IS_DUE = re.compile(
    r"^((?!.*\b(?:is|are|was|were)\b).+?),? (promised for|booked for|due on|due by)(?= .*\d)"
)


def _and_so(clause: str, note: str | None) -> str:
    """A clause with what was remarked on it, where that is a short clause too."""
    said = remarked(clause, note)
    joined = said[len(clause) :].startswith((", and ", "; ")) and len((note or "").split()) < 9
    return said if joined else clause


def _told_as(task: Task) -> str:
    """A task as it is named in a sentence, with its date; "" where that is not sure."""
    whole = f"{task.text}, {task.note}" if task.note and task.owner is None else task.text
    text, tail = whole, ""
    if found := _TAIL.fullmatch(whole) or _TAIL.fullmatch(task.text):
        text = found["what"]
        due = found["due"] and _due(found)
        tail = due or found["kept"] or (f" on {found['day']}" if found["day"] else "")
    elif ", " in text:
        text = whole.split(", ")[0]  # "three open transfers, papers are with the council"
        first, following = (*whole[len(text) + 2 :].lower().split(), "")[:2]
        if listed(first, "status") or (past_base(first) and listed(following, "objects")):
            return ""
    text = re.sub(r"^([2-9]) (?=[a-z])", lambda number: f"{ONES[int(number[1])]} ", text)
    words = re.findall(r"[\w'’.-]+", text)
    if (
        not words
        or len(words) > (9 if task.owner else 7)
        or re.search(r"[:!?<>{}\[\]@#=+(/&]| - ", text)
        or (task.owner is None and _HOW_IT_IS.search(text))
    ):
        return ""
    if task.phrase.form not in ("noun", "gerund") and task.owner is None:
        return ""
    determined = re.match(r"(?:the|my|our|all|both|two|three|four|five)\b", text) is not None
    odd = [w for w in words if w.islower() and not is_word(re.sub(r"['’]s?$", "", w))]
    figures = re.search(r"\d", re.sub(r"\bQ[1-4]\b| (?:for|of|from) (?:19|20)\d\d$", "", text))
    loose = figures or (
        not task.owner and not tail and any(listed(w.lower(), "trifles") for w in words)
    )
    if loose or (odd and not determined and not task.owner):
        return ""
    if (
        task.owner is None
        and task.state != "unclaimed"
        and not determined
        and not (tail and len(words) > 1)
    ):
        return ""
    counted = re.match(r"(?:two|three|four|five|six|seven|eight|nine|ten)\b", text)
    several = text.endswith("s") and not DETERMINED.match(text) and not re.search(r"['’]", text)
    gerund = task.phrase.form == "gerund" and _DOING.match(text)
    named = text if gerund else those(with_article(text))
    if not gerund and (counted or (several and named == text)):
        named = f"the {text}"
    named = (
        text if len(words) == 1 and not text.endswith("s") and with_article(text) == text else named
    )
    return f"{named}{tail}{_since(task)}"


def _due(found: re.Match[str]) -> str:
    """By when something is due, behind its name: ", which are next due on 10 December"."""
    head = (head_of(found["what"]) or [""])[-1]
    many = head.endswith("s") and not head.endswith("ss")
    be = "are" if many and not re.match(r"[a-z]+ing (?:the|my|our|all) ", found["what"]) else "is"
    be = f"{be} all" if found["all"] else be
    at = found["at"] or ("in" if re.fullmatch(_MONTHS, found["due"]) else "on")
    return f", which {be} {'next ' if found['next'] else ''}due {at} {found['due']}"


def _since(task: Task) -> str:
    """The date from which somebody has it, where the remark is only that."""
    note = task.note or ""
    if task.owner is None or not (_DATED.fullmatch(note) or _IN_TURN.fullmatch(note)):
        return ""
    return f" {re.sub(r',? (?:and )?then ', ', and then ', note)}"


_MONTHS = f"(?:{_NAMED_MONTH})"
_ON = (
    rf"(?:\d{{1,2}} {_MONTHS}|{_MONTHS}(?: \d{{1,2}})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
# "until year end, then Ulrike"
_IN_TURN = re.compile(rf"(?:from|until|till) [\w ]+?,? (?:and )?then {NAME}")
_DATED = re.compile(rf"(?:from|until|by|since) {_ON}")
# "half done", "cut but not glued", "next audit 14 January"
_FAR = re.compile(
    rf"(?P<far>(?:{_DONE} but )?not (?:yet )?{_DONE}(?: yet)?|(?:about |only |nearly )?(?:half|two thirds|\d+ ?%|\d+ percent) {_DONE})"
    rf"|(?P<next>next (?!starts|begins|opens|runs|comes)[a-z]+),? (?:on )?(?P<day>\d\d? {_MONTHS})"
)
# What may stay behind a task's name: its date, and a clause that tells of it.
_TAIL = re.compile(
    rf"(?P<what>[^,]+?)(?:,? (?P<next>next (?:one )?)?(?P<all>all )?(?:is )?due (?:(?P<at>on|by|in|at) )?(?P<due>{_ON}|the end of \w+)"
    rf"|,? (?<!on )(?<!by )(?<!for )(?<!until )(?<!from )(?<!of )(?<!to )(?<!after )(?<!before )(?P<day>\d{{1,2}} {_MONTHS})|(?P<kept> (?:from|until|by|on|for|after) {_ON}|, (?:which|who) (?!I\b|we\b).+|, to be \w+ by {_ON})|, (?:still )?to be \w+)"
)
# A note with its day, as it stands in a sentence.
_DAYS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf",? (?:deadline|due)(?: is)?(?: on| by)? (?=\d|{_MONTHS})", " due on "),
        (r",? (?:is )?(?:scheduled|booked|planned|arranged|set)(?: on| for)? (?=\d)", " on "),
        (r" arriving (?=\d)", " arriving on "),
        (r", (?=to be )| (?:finished|completed?|done) (?=by|before)", " "),
        (
            rf"(?<!\b(?:on|by|of|to|in))(?<!\b(?:for|and|the))(?<!\b(?:from|till|next))(?<!\b(?:until|after))(?<!\bbefore),? (?=\d\d? {_MONTHS})",
            " on ",
        ),
    )
)
# "the parts land on 8 December" is nothing to take over
_COMES = re.compile(r"\w (?:lands|arrives|expires|opens|starts|begins|leaves) ")
_WITH_DAY = re.compile(
    rf".+? (?:on|by|for|before) (?:\d\d? and )?(?:\d\d? {_MONTHS}|{_MONTHS} \d\d?|Christmas)\b"
)
_BACK = re.compile(
    r"(.+?),? (?:(?:to )?go(?:es)? |are going )?back to (.+?)(?: on (?:the|my) last day)?"
)
_LAST_DAY = re.compile(
    r"(.+?),? (?:(?:to )?go(?:es)? |are |is |will be |to be )?(?:back|given back|returned|handed in) (?:on )?(?:the|my) last day"
)


def given_back(returned: Iterable[Task]) -> str:
    """What goes back on the last day, to follow "I'll".

    >>> given_back(tasks(["van keys", "laptop, fuel card", "drill goes back to the depot"]))
    'hand in the van keys, the laptop and the fuel card, and return the drill to the depot'
    """
    things, said = [], []
    for task in returned:
        if back := _BACK.fullmatch(task.text):
            said.append(f"return {those(with_article(back[1]))} to {back[2]}")
        else:
            things += _things(task.text)
    return series([*_handed(things), *said])


def _handed(things: list[str]) -> list[str]:
    """What is done with small things at the end: keys are handed in, codes are passed on."""
    told = [thing for thing in things if re.search(r"\b(?:code|password|login|combination)", thing)]
    kept = [thing for thing in things if thing not in told]
    return [f"{does} {series(s)}" for does, s in (("hand in", kept), ("pass on", told)) if s]


def _things(text: str) -> list[str]:
    """Small things that go back, each with its article: "van keys, fuel card"."""
    text = re.sub(r" \([^)]*\)", "", text)  # "two sets"
    text = back[1] if (back := _LAST_DAY.fullmatch(text)) else text
    return [those(with_article(part)) for part in text.split(", ")]


# A clause whose verb is beyond doubt: "boiler is bled on Mondays".
_FINITE = re.compile(
    rf"(?P<subject>{NAME}) (?P<rest>(?:acts|becomes|heads|leads|covers|takes|looks|does|makes|runs|knows|stands|steps|keeps|is|will|has|can) [^,]+)"
    r"|(?P<thing>(?!(?:I|we|he|she|they|it|there|who|what|where|how|when|if|nobody|everyone)\b)[\w'’ -]+?)(?<! to)(?<! the) "
    r"(?P<how>(?:is|are|was|were|will|has|have|can|must|should|needs?|comes?|starts?|ends?|go(?:es)? out|remains?|(?:all )?stays?|(?:only|always|never) [a-z]+s|(?:do|does)(?: not|n't)) [^,]+)"
)
# What a statement is about, up to its verb
_ABOUT = re.compile(
    r"(?!(?:who|what|how|where|everything|nothing|half|whoever) )(?P<thing>(?:[a-z]|[A-Z]{2,} )[\w'’ -]*?)(?<! to) "
    r"(?:is|are|was|were|will|has|have|do|does|can|must|needs?|comes?|ends?|starts?|goes|go|stays?|closes?|opens?|expires?|(?:only|always|never) [a-z]+s?|wants?|likes|takes?|runs?|lies|waits|trips?|resets|changed|blocks?)\b"
)
# "pumps 17 and 39"
_NUMBERED = re.compile(r"[a-z]+ [0-9]+(?:(?:,| and| or| to) [0-9]+)*")
# "the valve in house 8 that sticks": what it does is what there is to know.
_THAT_DOES = re.compile(
    r"(?P<thing>(?:the|my|our) [\w'’ -]+?) that (?P<does>(?:(?:only|always|never) )?[a-z]+s\b.*)"
)
# What is asked, or named by what nobody knows of it, says nothing.
_OPEN_QUESTION = re.compile(
    r"(?:who|what|when|where|how|why|which) [^:]+$|(?:[\w'-]+ ){1,4}(?:nobody|no one|only I) "
)
# "Eirik takes over from 15 January": all of it
_SUCCEEDS = re.compile(
    rf"(?P<who>{NAME}) (?:will take|takes|is taking) over (?={START.pattern}$).+"
)
# "scanning booked with the contractor": how it stands, without its verb
_STANDS = re.compile(
    r"(?P<what>(?!.*\b(?:is|are|was|were|has|have|will|that|which|who)\b)(?:[\w'’-]+ ){1,5}?)(?<!to be )"
    r"(?P<how>up to date|(?:booked|signed|written|sent|closed|(?:half )?done)(?: and [a-z]+ed)?(?: (?:off|on|in|up|to|with|by|until|till|for|at|through) \D+)?(?: off)?)"
)
# "the tea on 16 December, which I will still run"
_RUN_TO_THE_END = re.compile(
    r"(?P<what>[^,]+), which I(?:'ll| will| shall) (?P<does>(?:still |also )?(?!be\b|have\b)[a-z]+)"
)
_PROMISE = re.compile(r"(?:and )?I(?:'ll| will| shall) (?!be\b|have\b)(.+)")
# "I can train the new nurse two weeks", "monthly inventory I finish before I go"
_OWN = re.compile(r"I (?P<modal>can )?(?P<does>[a-z]+) (?P<rest>(?!and\b|to\b).+)")
_FRONTED = re.compile(
    r"(?P<what>[^,:(]{3,60}?)(?<! which)(?<! that)(?<! who)(?<! and)(?<! but)(?<! so)(?<! as)(?<! if)(?<! when),? I(?P<modal>'ll| will| shall| can)? (?P<does>(?!still\b|be\b|have\b|not\b)[a-z]+)"
    r"(?: it| them)?(?P<rest>(?: (?:before|by|until|on|in|back|this|next|and|myself)\b.*)?)"
)
_GLADLY = re.compile(r"(?:I'm |I am )?(?:happy|glad|willing|ready) to ((?!be\b)[a-z]+ .+)")
_WITH_ME = re.compile(
    r"(?P<what>[^,:]+?),? (?:stays?|remains?|is|are) (?:still )?with me (?P<until>(?:till|until|to|up to) .+)"
)
_GIVES_BACK = ("bring", "return", "give", "hand", "drop")
_FOR_A_TIME = re.compile(
    r"(?<!for)(?<!last)(?<!next)(?<!in)(?<!every)(?<!the) ((?:an?|one|two|three|four|six|\d+) (?:days?|weeks?|months?))$"
)
# "ordering, budget code with Hanneke": only a part of the task is somebody's
_PART_WITH = re.compile(rf"(?P<what>[^,:(]+), (?P<note>[a-z]+(?: [a-z]+){{0,2}} with {NAME})")
# What somebody has already is not taken over any more.
_HELD = re.compile(
    r"[^,:]+? (?:(?:is|are) (?:now |already )?|stays? |remains? )with [^,]+|.+? (?:has|have) (?:it|them|this|that)(?: already)?|[A-Z]\S+(?: [A-Z]\S+)? already .+"
)
_NOW_WITH = re.compile(rf"(?:now |already )?with ({NAME})(?= |$)")
# "the reserve list handed to Doreen last week"
_HANDED = re.compile(
    rf"(?P<what>[^,:]+?),? (?P<been>(?:was|were|has been|have been|already|has already been|have already been) )?"
    rf"(?P<how>(?:handed|given|passed|gone|sent|went)(?: over| on)? to (?P<who>{NAME})(?P<when> (?:last|yesterday|in|on) .+)?)"
)
# "Clients: Aldous to Priti, Marlow to Sean, the rest undecided"
_TO_EACH = re.compile(
    rf"[\w ]+: [^,:]+ to {NAME}(?:, (?:and )?[^,:]+ to {NAME})+(?:, the (?:rest|others) .+)?"
)
_KEPT = re.compile(
    r".+?(?:, (?:which|that)|,|:| -| –| \() ?I(?:(?:'ll| will| shall)(?: still)? (?!not\b|need\b)\w+|(?:'m| am)(?: still)? \w+ing| still) ?.*"
)
# What nobody has yet, by the words that end the note.
_NOBODY = (
    r"(?:nobody|no one|no-one)(?: (?:has|owns|does|assigned|named|lined up|in mind|in place|is responsible(?: for)?|so far|yet))?(?: it| this| them)?(?: (?:yet|so far))?",
    r"(?:still )?(?:looking for (?:someone|somebody)|needs? (?:someone|somebody|an owner|a new owner|covering|a (?:new )?(?:supervisor|mentor|manager|lead|teacher|tutor|driver|keeper|coach|buddy|contact|chair|host|editor)|a (?:new )?home))",
    r"(?:(?:still )?(?:no|without an?|needs an?) (?:new )?(?:owner|name|successor|taker|teacher|tutor|supervisor|mentor|driver|keeper|coach))(?: yet)?",
    # Before the shorter one, which would leave the "still" to the task's name.
    r"still to be (?:agreed|decided|confirmed|assigned|found|settled|discussed)",
    r"(?:still )?(?:not|un)[ -]?(?:yet )?(?:assigned|decided|settled|agreed)(?: yet)?",
    r"(?:yet )?to be (?:agreed|decided|confirmed|assigned|found|settled|discussed)",
    r"(?:still )?open",
)
_NOBODY_DOES = re.compile(
    r"(?i:nobody|no one|no-one) (?:does|has|takes|covers|runs|owns|looks after) (?P<what>.+?),? (?:yet|so far)"
)
_UNCLAIMED = re.compile(
    rf"(?:,| -| –|;|:| ->| →| \()? (?:and )?(?:{'|'.join(_NOBODY[:-3])})\)?$|(?:,| -| –|;|:| ->| →| \() ?(?:{'|'.join(_NOBODY[-3:])})\)?$",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"(?P<what>[^(]+?)(?:,|:|;| -| –| \(| (?=already (?:in|with|on|sent|handed|done|passed|filed|told|submitted|intimated)\b|(?:is|are|has been|have been|was|were) )) ?"
    r"(?P<state>(?:(?:is|are|all|both|now|has been|have been|was|were) )*"
    r"(?:already (?!due|late|over|open|behind)[^(]+|"
    r"(?:done|finished|completed|sent|handed (?:over|in|back)|submitted|delivered|passed on|filed|signed off)"
    r"(?: (?:to|in|on|by|with|last|this|yesterday|already|before|at) (?!.*(?:every|each|ly$|days$))[^(]+)?))\)?",
)
_LATER = re.compile(rf"(?P<what>.+?),? (?P<note>{START.pattern})")
