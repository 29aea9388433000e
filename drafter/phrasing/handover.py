"""Handover: what there is to hand over, to whom, and what the writer still does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from drafter.phrasing.copyedit import NO_OWNER, UNOWNED, Fact, third_to_you
from drafter.phrasing.edits import MONTHS, is_date
from drafter.phrasing.finishing import KEPT, has_verb, is_thing
from drafter.phrasing.names import called, compiled, mention
from drafter.phrasing.people import to_you
from drafter.phrasing.trust import LIKELY, NAMED, TRUSTED, bare
from drafter.phrasing.wording import head_of, sentence_start, series, those, with_article, within
from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    is_doing,
    is_given_name,
    is_name,
    is_word,
    listed,
    verb,
)
from drafter.situation import Person


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to hand over. `what` is a noun phrase, or in a `deed` what is to be done ("renew
    the licence"); `owner` takes it over, "" where nobody is named, as the messages call them;
    `person` is who that is among the people, None where it is another; `notes` are clauses on it.

    `detail` stood in brackets behind it ("the key is in the safe"), `since` behind the owner, with
    its mark (", from 4 January", " (sam@example.org)"): they belong in a plan, not in a letter.
    `sure` is how sure the copy editor is of it, and `typed` its owner as they were typed;
    `unclaimed` is one of which the writer says that nobody has it yet.
    """

    what: str
    deed: bool = False
    owner: str = ""
    person: Person | None = None
    notes: tuple[str, ...] = ()
    detail: str = ""
    since: str = ""
    sure: float = 1.0
    typed: str = ""
    unclaimed: bool = False

    @property
    def named(self) -> bool:
        """Whether its owner is somebody's name, and no clause ("Ana does it until May") or desk."""
        return self.owner == "you" or self.person is not None or _is_named(self.owner)

    @property
    def kept(self) -> bool:
        """Whether of a thing that nobody takes over it is only said where it is: "in the safe"."""
        told = (self.detail, *self.notes)
        return not self.unclaimed and any(_WHERE_IT_IS.match(each) for each in told)

    @property
    def bound(self) -> bool:
        """Whether what was typed of its owner says more than from when on: "if Kim agrees"."""
        told = (self.since, *self.notes) if self.owner else ()
        aside = self.owner != "" and _OF_TAKING.search(self.detail) is not None
        return aside or any(_CONDITION.search(_PLAINLY.sub("", each)) for each in told)


@dataclass(frozen=True, slots=True)
class Handover:
    """All of it: what has an `owner`, what is `open`, what the writer promises to do (`mine`,
    clauses that begin with "I"), and what is good to know (`notes`, clauses).
    """

    owned: tuple[Task, ...]
    open: tuple[Task, ...]
    mine: tuple[str, ...]
    notes: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.owned or self.open or self.mine or self.notes)


# Where a thing lies, or who keeps it, and what the writer still does.
_WHERE_IT_IS = re.compile(
    r"(?:(?:it|they) (?:is|are) )?(?:(?:all|kept|stored|mostly|now) )*(?:in|on|under|behind|at) (?:(?:the|my|our|a) )?(?:[\w-]+ ){0,2}"
    r"(?:safe|drawer|folder|drive|cabinet|cupboard|shelf|box|desk|wiki|vault|locker|truck|van|office|binder|file|freezer|shed|tray|rack|wall|book|sharepoint|dropbox|system|key box|team vault)s?\b"
    r"|with (?:the |my |our )?(?:IT|HR|reception|porters|office|finance|security)\b"
    r"|I (?!file|write|finish|do\b)[a-z]+"
    rf"|(?:{KEPT}) (?:is |are )?(?:in|on|with|under|at)\b|ask (?:for )?|up to date\b"
)
_MINE = re.compile(r"I(?:'ll| will|'m going to|'m| plan to| want to)\b")


def handover(facts: Iterable[Fact], people: Sequence[Person] = ()) -> Handover:
    """Read the facts of the handover. What was typed with a thing stays with it.

    >>> h = handover([Fact("the rota (in the red book) -> sam", "H"), Fact("the spare key is in the safe", "S"), Fact("I'll empty the locker", "S")],
    ...              [Person("Sam Ito", "peer")])
    >>> [(t.what, t.owner, t.detail) for t in h.owned], h.mine, h.notes
    ([('the rota', 'Sam', 'in the red book')], ("I'll empty the locker",), ('the spare key is in the safe',))
    """
    tasks: list[Task] = []
    mine: list[str] = []
    notes: list[str] = []
    for typed, entry in groupby(facts, key=lambda fact: fact.typed):
        own: list[Task] = []
        said: list[str] = []
        for fact in entry:
            if own and _NO_OWNER.fullmatch(fact):
                continue
            if not own and (dated := _DATED.fullmatch(fact)):
                fact = fact.put(f"{dated['what']} {dated['when']}", "H")
            # "The crane is booked; call Sterling if it slips": no task of its own.
            deed = fact.form == "V" and not said and (not own or own[-1].deed)
            if own and "->" not in fact and _is_note(fact):
                own[-1] = _noted(own[-1], str(fact), people)
            elif own and fact.form == "H" and fact[0].isdigit() and "->" not in fact:
                own[-1] = replace(own[-1], detail=", ".join(filter(None, (own[-1].detail, fact))))
            elif not own and "->" not in fact and fact.lower().startswith("no "):
                said.append(str(fact))
            elif (
                "->" in fact or fact.form in ("", "H") or deed or (not own and _stays(fact, people))
            ):
                own.append(_task(fact, people))
            elif own:
                own[-1] = _noted(own[-1], str(fact), people)
            else:
                said.append(sentence_start(fact) if said else str(fact))
        if len(own) == 1 and not own[0].owner and UNOWNED.search(typed):
            own[0] = replace(own[0], unclaimed=True)
        tasks += own
        if said:
            (mine if _MINE.match(said[0]) else notes).append(". ".join(said))
    owned = [_in_whole(t, tasks) for t in tasks if t.owner]
    open_ = [t for t in tasks if not t.owner]
    return Handover(tuple(owned), tuple(open_), tuple(mine), tuple(notes))


def _is_note(fact: Fact) -> bool:
    """Whether a phrase is no thing of its own: "it runs at 5", "Rosa Pillai speaks in my place".

    >>> [_is_note(Fact(f, "H")) for f in ("it runs at 5", "Rosa Pillai speaks for me", "Oak Street keys", "this week's order")]
    [True, True, False, False]
    >>> _is_note(Fact("printers want the artwork by 20 May", "H"))
    True
    """
    if _NO_THING.match(fact) or (fact.form == "H" and not is_thing(fact)):
        return True
    named = re.match(r"([A-Z]\w+) [A-Z]\w+ ([a-z]+s)\b", fact)
    does = verb(named[2]) if named else None
    return bool(named and does and does.tense == "third" and is_given_name(named[1]))


# "It runs at 5", "no index past 1950", "printers want the artwork by 20 May"
_NO_THING = re.compile(
    r"(?:it|they) [a-z]|no [a-z]+ (?:past|after|before|yet|since|for|on|in)\b|(?:the )?(?:[a-z]+ ){1,2}(?:wants?|needs?|expects?) (?:the|an?|it|them|to)\b",
    re.IGNORECASE,
)
# "The fire drill is on 3 December": a thing of which no more is told than its day.
_DATED = re.compile(
    rf"(?P<what>(?:the|an?|my|our) [^,]+?) (?:is|are) (?P<when>(?:due )?(?:on|by) \d+ (?:{'|'.join(MONTHS)}))"
)
_ASIDE = 14  # words of a note that still stand in brackets


def _noted(task: Task, note: str, people: Sequence[Person] = ()) -> Task:
    """A task with what was typed of it besides: who has it; where it stays short, as its detail.

    >>> _noted(Task("the rota", owner="Sam"), "the book is red").detail
    'the book is red'
    >>> _noted(Task("the rota", owner="Sam", detail="weekly"), "the book is red").notes
    ('the book is red',)
    """
    stays = _stays(note, people)
    if not task.owner and stays and stays[0] in ("it", "they", "this", "these"):
        return _owned(task, stays[1], people)
    long = len(note.split()) > _ASIDE or _HE.search(note)
    if not task.owner or task.detail or task.notes or long:
        return replace(task, notes=(*task.notes, note))
    return replace(task, detail=note)


# "Parents' Association" has an article, "accounts" has none.
_OF_MANY = re.compile(
    r"^[A-Z].* (?:Association|Board|Committee|Council|Department|Office|Society|Team)$"
)
_DESKS = ("accounts", "facilities", "operations", "sales", "communications", "logistics")


def _task(fact: Fact, people: Sequence[Person]) -> Task:
    stays = _stays(fact, people)
    thing, owner = stays if stays else fact.partition(" -> ")[::2]
    if fact.form == "V":
        what, detail = _bracketed(thing)
        first, _, rest = what.partition(" ")
        done = f"{base_of_gerund(first)} {rest}".strip()
        if _is_deed(done):
            return _owned(Task(done, True, detail=detail, sure=fact.sure), owner, people)
    what, detail = _parted(thing)
    if runs := _RUNS.fullmatch(what):
        what, detail = runs["what"], ", ".join(filter(None, (runs["how"], detail)))
    # "The boiler house, Leo Park from 14 December", "the ledgers (with Leo)", "the logs (Leo, weekly)"
    with_whom = detail.removeprefix("with ")
    who = re.split(r",? (?:from|until|till) |, (?=[^A-Z]+$)", with_whom)[0]
    known = _named(who, people)
    if not owner and (
        (known and known.relation in ("boss", "peer", "direct_report", "hr"))
        or (known is None and is_given_name(who) and who != detail)
        or (
            known is None
            and re.fullmatch(r"[A-Z]\w+ [A-Z]\w+", who)
            and is_given_name(who.split()[0])
        )
    ):
        owner, detail = with_whom, ""
    known = _named(owner, people)
    if known and known.relation in ("client", "other") and not _GIVEN_TO.search(fact.typed):
        owner, detail = "", ", ".join(filter(None, (detail, owner)))  # whose visit it is
    no_one_person = re.search(r" and |['’]s$", owner) is not None
    if (
        no_one_person
        and known is None
        and not (_GIVEN_TO.search(fact.typed) or is_given_name(owner.split()[0]))
    ):
        owner, detail = "", ", ".join(filter(None, (owner, detail)))  # whom it is for
    if not re.search(r"\bwith\b|\bw/", fact.typed, re.IGNORECASE):
        detail = re.sub(r"(^|; )with (?:the )?", r"\1", detail)  # a list is short of words
    certain = fact.sure >= LIKELY and _as_typed(what, owner, fact)
    sure = max(fact.sure, NAMED) if certain else fact.sure
    return _owned(Task(_known(what), detail=detail, sure=sure), owner, people)


def _as_typed(what: str, owner: str, fact: Fact) -> bool:
    """Whether a thing, and who takes it over, were typed word for word."""
    typed = bare(fact.typed)
    names = (bare(what), owner.split(" (")[0].casefold())
    return all(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", typed) for name in names if name)


# What says of somebody that they get a thing.
_GIVEN_TO = re.compile(r"->|→|=>|\b(?:takes?|has|have|does|gets?|goes|stays?|with|to|for|by)\b")
# "The contacts book stays with Bernie": who has it, told as a sentence.
_STAYS = re.compile(
    r"(?P<what>(?:(?! (?:that|which|who) )[^,;>])+?)(?:, which)? (?:is|are|stays?|goes|go) (?:with|to) (?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,? from \d.*)?)"
)


def _stays(fact: str, people: Sequence[Person]) -> tuple[str, str] | None:
    """A thing and who has it, where a sentence says so: "the contacts book stays with Bernie".

    >>> _stays("the contacts book stays with Denise", ()), _stays("the van goes to Leeds on Friday", ())
    (('the contacts book', 'Denise'), None)
    """
    found = _STAYS.fullmatch(fact)
    if found is None:
        return None
    name = re.split(r",? from ", found["who"])[0]
    first = name.split()[0]
    known = _named(name, people) or (
        is_name(first) and not is_word(first.lower()) and " on " not in fact
    )
    return (found["what"], found["who"]) if known else None


# "The contract runs out on 31 March", "the prints due back on 20 January"
_RUNS = re.compile(
    r"(?P<what>[^,]+?) (?P<how>(?:(?:runs? out|expires?|due(?= (?:back|by|in|on) ))|(?:ends?|starts?|renews?|closes?|opens?) (?:(?:on|in|at|by)\b|\d)) ?.*)"
)
# "The defences are booked in May": a thing, and how it stands.
_STANDS = re.compile(r"(?P<what>(?:(?! (?:who|that|which|where) )[^,])+?) (?:is|are) (?P<how>.+)")


def _parted(thing: str) -> tuple[str, str]:
    """A thing, and what was typed of it behind a comma, in brackets or as a clause.

    >>> _parted("the freezer, boxes A to F"), _parted("the tea, the milk and the urn"), _parted("the trip is paid (by us)")
    (('the freezer', 'boxes A to F'), ('the tea, the milk and the urn', ''), ('the trip', 'paid, by us'))
    >>> _parted("the licences, which run out in June"), _parted("the files, which are up to date")
    (('the licences', 'run out in June'), ('the files', 'up to date'))
    >>> _parted("my two open incident reports")
    ('my two open incident reports', '')
    """
    details: list[str] = []
    what, detail = _bracketed(_STOP.sub(_behind_comma, thing))
    while detail:
        details.insert(0, detail)
        what, detail = _bracketed(what)
    if stands := _STANDS.fullmatch(what):
        what, told = stands["what"], stands["how"]
        details.insert(0, told)
    if which := _WHICH.fullmatch(what):
        what = which["what"]
        details.insert(0, which["told"])
    found = _BEHIND_COMMA.fullmatch(re.sub(r" [-–] |: ", ", ", what, count=1))
    if found and _A_LIST.fullmatch(found["more"]) and f"{found['first']}, " in what:
        what = series([found["first"], *found["more"].split(", ")])
    elif found and (
        has_verb(found["more"])
        or " and " not in found["more"].split(", ")[-1]
        or re.search(rf" (?:in|on|by) (?:{'|'.join(MONTHS)})\b", found["more"])
        or _HOW_FAR.search(found["more"])
    ):
        what, detail = _bracketed(found["first"])
        details = [*filter(None, [detail]), found["more"], *details]
    pieces = (
        ", ".join(p for p in each.split(", ") if not _NO_OWNER.fullmatch(p)) for each in details
    )
    told = [_DUE.sub("", _JOINED.sub("", _WHICH_DOES.sub(" ", each))) for each in pieces if each]
    if told and _PART.fullmatch(told[0]):
        what = f"{what}, {told.pop(0)}"
    said = ("; " if any("," in each for each in told) else ", ").join(told)
    said = said.rstrip(".")
    if said in _MONTH_NAMES:
        said = f"in {said.title()}"
    return what.rstrip("."), re.sub(r" \(([^()]*)\)", r", \1", said)


# "The font licences, which run out in June", "the claims, with two left"
_WHICH = re.compile(
    r"(?P<what>[^,()]+), (?:which (?:is|are|has been|have been) |which (?=[a-z]+s?\b)|with (?:the )?(?=(?:\w+ )*(?:left|open|done|due|missing|booked|set|ready|to come)\b))(?P<told>.+)"
)
_WHICH_DOES = re.compile(
    r"(?<=[a-z]), which (?!(?:is|are|was|were|has|have)\b)(?=[a-z]+ (?:on|in|at|by|until)\b)"
)
_JOINED = re.compile(r"^(?:, |and )+")  # what joined it to the thing
_DUE = re.compile(
    r"^the (?=[\w' -]+ due (?:on|in|at|by)\b)(?!.*\b(?:is|are)\b)"
)  # "(deposit due on 3 May)"
# How far a thing has come: "data entered to 31 January and the report due in April".
_HOW_FAR = re.compile(
    r"\b(?:due|done|left|missing|unsigned|entered|booked|ordered|paid|sent|signed|filed|finished|started|drafted|scheduled|confirmed"
    r"|approved|agreed|planned|submitted|updated|counted|marked|printed)\b"
)
_MONTH_NAMES = frozenset(month.lower() for month in MONTHS)
# What was typed behind a stop: "owl boxes. Map in truck"
_STOP = re.compile(r"\b([a-z]{3,})\. (\w.*)")


def _behind_comma(found: re.Match[str]) -> str:
    """What a stop parts from a thing, behind a comma; what is short for a word keeps its stop."""
    return f"{found[1]}, {within(found[2])}" if is_word(found[1]) else found[0]


# Which part of it is meant: "the canal flats, block B"
_PART = re.compile(
    r"(?:block|section|floor|phase|part|unit|ward|lot|building|site|zone|level)s? [\w-]+"
)


# What a comma parts from a thing, but for one within brackets.
_BEHIND_COMMA = re.compile(r"(?P<first>(?:[^,()]|\([^()]*\))+?), (?P<more>.+)")
# "Alarm code, fire book": more things of the same sort.
_A_LIST = re.compile(
    r"(?:(?!(?:on|in|at|by|with|for|from|to|of|until|not|still|already|once|due|half|waiting|including)\b)[a-z]+(?<!ed)(?: [a-z]+)?(?:, |$)){2,}"
)
_NO_OWNER = re.compile(rf"(?:the )?(?:{NO_OWNER}|open)", re.IGNORECASE)


# A company, a class or a machine has no article.
_NO_THE = re.compile(
    r"the (?=(?P<firm>[A-Z][a-z'’-]+) (?:[A-Z][a-z'’-]+ ){0,2}[A-Z][a-z]+s$|(?:class|year|room|machine|line|bay|unit) \d+[A-Z]?$|[A-Z][\w'’]+ (?:[A-Z][\w'’]+ )?(?:phase|stage|block|part) (?:[\dA-Z]+|one|two|three|four)$)"
)


def _known(what: str) -> str:
    """A thing as it stands in a sentence, with its article and no capital of a list.

    >>> [_known(what) for what in ("Keys and alarm code", "the Wool corner", "Merri Creek stage 2", "Year 9 options")]
    ['the keys and alarm code', 'the wool corner', 'Merri Creek stage 2', 'Year 9 options']
    >>> _known("the Petersen Dairies"), _known("the class 5B"), _known("the Board Minutes")
    ('Petersen Dairies', 'class 5B', 'the Board Minutes')
    """
    named = _NO_THE.match(what)
    if named and (not named["firm"] or not is_word(named["firm"].lower())):
        return what[4:]
    found = re.match(
        r"(?P<the>the )?(?P<first>[A-Z][a-z-]+)\b(?P<more> (?:of (?:the )?)?(?:[A-Z][a-z]|\d))?",
        what,
    )
    low = found["first"].lower() if found else ""
    no_article = found is not None and within(found["first"] + " ") == f"{low} "
    if found and no_article and not found["more"] and is_word(low) and not is_name(low.title()):
        what = f"{found['the'] or ''}{low}{what[found.end() :]}"
    if found and found["more"] and not found["the"] and _NOUN_LAST.search(what):
        return f"the {what}"  # "the Quayside Block C programme"
    if (found and found["more"]) or (is_doing(what) and not re.search(r" Q?\d+$", what)):
        return what
    if _COUNTED.match(what) and not what.startswith("the "):
        return f"the {what}"
    head = (head_of(what) or [""])[-1]
    return those(what) if head.endswith("s") else with_article(what)


_NOUN_LAST = re.compile(
    r"^(?!Year |Class |Grade |Form |Set |.*['’]s |.*[A-Z]\w*s['’] ).* (?!and\b|of\b)[a-z-]{4,}$"
)
# "60 boxes", "minus 80 freezer map", "Easter diversions", but "bin 7" and "15 December"
_COUNTED = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:[A-Z]\w+ |[a-z]+ ){0,2}[a-z]+s\b|[a-z]+ [a-z]+s \d{4}|[a-z]+ \d+ [a-z]|[a-z]+ [a-z]+ [A-Z]*\d+$|[A-Z]{2,} [a-z]{3,} [a-z]{3,}|[A-Z][\w'’]+ [a-z]{3,}s (?!of\b)[a-z]"
)


def _in_whole(task: Task, others: Iterable[Task]) -> Task:
    """With the whole name of an owner who is called by half of it elsewhere: "Dev" is "Dev Patel"."""
    known = re.compile(rf"{re.escape(task.owner)}(?: [A-Z][\w'-]+)+")
    return replace(
        task, owner=next((t.owner for t in others if known.fullmatch(t.owner)), task.owner)
    )


_IN_BRACKETS = re.compile(r"(.+?) ?\(((?:[^()]|\([^()]*\))+)\)")


def _bracketed(text: str) -> tuple[str, str]:
    """A phrase, and what stands in brackets at its end, without brackets of its own.

    >>> _bracketed("the panels (floor 3 over the break (March 8))")
    ('the panels', 'floor 3 over the break, March 8')
    """
    found = _IN_BRACKETS.fullmatch(text)
    return (found[1], re.sub(r" ?\(([^()]*)\)", r", \1", found[2])) if found else (text, "")


def _is_deed(what: str) -> bool:
    first, _, rest = re.sub(r"^(?:please |not |also )", "", what).partition(" ")
    found = verb(first.lower())
    adjective = first == "open" and not re.match(r"(?:the|a|an|my|up) ", rest)  # "open claims"
    return found is not None and found.tense == "base" and not adjective


_NOBODY = re.compile(
    r"(?i)(?:still )?(?:tbc|tbd|(?:nobody|no one)(?: named| found)?(?: yet)?|unassigned|open|whoever(?! is\b).*|someone|somebody)?"
)
_NO_NAME = re.compile(
    r"\w (?:tbc|tbd)$|^\?|^(?:not|anyone|anybody|only|nobody|prob|probably|hopefully|maybe|stop|no)\b (?!answer)",
    re.IGNORECASE,
)
_MONTHS = [month[:3].lower() for month in MONTHS]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_A_TIME = rf"(?:the )?(?:\d|now|then|next|{_MONTH}(?![a-z])|[a-z]+day|new year|easter|christmas)"
_SINCE = re.compile(
    rf"(?i)(?P<who>.+?),? (?P<since>(?:(?:from|after|before|by) {_A_TIME}|until |till |as of |starting ).*)"
)
_WHERE = re.compile(r"(?P<who>[^,]+?)(?P<since> (?:on|at|in|from) [\w ]+)")
_A_NAME = r"[^\W\d_a-z][\w.'’&-]*(?: (?:[^\W\d_a-z][\w.'’&-]*|van|von|de|da|del|der|bin|binti|la|le)){0,4}"
_NAMES = re.compile(rf"{_A_NAME}(?:(?:, | and | or ){_A_NAME})*(?: and the [a-z]+)?")
_UNDECIDED = re.compile(r"(?i).*\b(?:decides?|decision|to be (?:agreed|named|found))\b.*")


_TAILED = re.compile(
    r"(?:young |old )?(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?<!['’]s) (?P<tail>(?!(?:and|or|from|until|till|by|at|on|in|of|the|van|von|de|da|di|bin|binti|la|le|team|crew|as|for|with|to|will|does|decides?)\b)[a-z]+ [a-z ]+)"
)


# What is told of who takes a thing over: how to reach them, since when, what they are.
_OF_OWNER = re.compile(
    r"[A-Z\d+]|\S+@|(?:the|my|our|by|via|on|from|until|till|after|as|with|for|but|who|if|he|she|they|already|also|has|new) |not "
)


_A_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ON_DAYS = re.compile(
    rf"(?P<who>[A-Z][^,()]*?),? (?:on (?P<on>{_A_DAY}.*)|(?P<days>{_A_DAY}s\b.*|{_A_DAY} (?:and|to) .*))"
)


def _is_named(owner: str) -> bool:
    return _NAMES.fullmatch(owner) is not None


# What adds nothing to who takes it over: "Dr. Lund herself", a stop.
_IN_PERSON = re.compile(r" (?:him|her|them)sel(?:f|ves)\.?$|(?<=\w\w)\.$")


# "Sam (declined)", "Sam, who refused": no owner yet.
_DECLINED = re.compile(
    r"(?P<who>[A-Z][^,()]*?)[ ,(]+(?:who )?(?:has |have )?(?:declined|refused|said no|turned it down)\b.*"
)


def _owned(task: Task, typed: str, people: Sequence[Person]) -> Task:
    """The task with its owner as the reader calls them, and what was typed of that.

    >>> declined = _owned(Task("the stock"), "Sam (declined)", ())
    >>> declined.owner, declined.detail, declined.unclaimed
    ('', 'Sam has declined', True)
    >>> _owned(Task("the stock"), "Sam (who refused)", ()) == declined
    True
    """
    if declined := _DECLINED.fullmatch(typed):
        told = ", ".join(filter(None, (f"{declined['who']} has declined", task.detail)))
        return replace(task, detail=told, unclaimed=True)
    owner, aside = _bracketed(_IN_PERSON.sub("", re.sub(r" (?:->|&|\+) ", " and ", typed).strip()))
    if owner.endswith("?"):
        guess = owner.strip(" ?")
        return replace(task, detail=task.detail or f"perhaps {guess}") if guess else task
    notes = task.notes
    dated = _SINCE.fullmatch(owner)
    if "," in owner and not (
        _is_named(owner) or (dated and _is_named(dated["who"]))
    ):  # "Sam, he has the key", "Sam, two sessions done"
        owner, _, remark = owner.partition(", ")
        if has_verb(remark) or _HE.match(remark):
            notes = (*notes, remark)
        else:
            aside = ", ".join(filter(None, (aside, remark)))
    if aside and not (task.detail or _OF_OWNER.match(aside)):
        task, aside = replace(task, detail=aside), ""
    since = f" ({aside})" if aside else ""
    timed = _SINCE.fullmatch(owner)
    if timed and (_is_named(timed["who"]) or timed["who"].islower()):
        owner, since = timed["who"], f", {timed['since']}{since}"
    elif (where := _WHERE.fullmatch(owner)) and _is_named(where["who"]):
        owner, since = where["who"], f"{where['since']}{since}"
    if on_days := _ON_DAYS.fullmatch(owner):  # "Leo Park Monday and Wednesday"
        owner, since = on_days["who"], f", {on_days['on'] or on_days['days']}{since}"
    if tailed := _TAILED.fullmatch(owner):  # "young Pat same price"
        owner, since = tailed["who"], f" ({tailed['tail']}){since}"
    if _NO_NAME.search(owner):  # "rota tbc", "not Leo"
        return replace(task, detail=task.detail or owner.strip("? "), unclaimed=True)
    if _NOBODY.fullmatch(owner):
        return replace(task, unclaimed=owner != "")
    task = replace(task, notes=notes)
    if _UNDECIDED.fullmatch(owner):
        who = _named(owner.split(" ")[0], people)
        return replace(task, person=who, notes=(owner, *notes) if owner[0].isupper() else notes)
    first = verb(owner.split(" ")[0])
    if first is not None and first.tense in PAST:  # "closed for this year"
        return replace(task, detail=", ".join(filter(None, (task.detail, f"{owner}{since}"))))
    task = replace(task, typed=owner)
    person = _named(owner, people)
    known = person or _named(re.sub(r"^[A-Z][a-z]+ ", "", owner), people)  # "Teacher Shalini"
    parts = (
        [owner] if person else re.sub(r" and (?=(?:crew|team)$)", " and the ", owner).split(" and ")
    )
    owner = " and ".join(called(p.name) if (p := _named(who, people)) else who for who in parts)
    if _OF_MANY.search(owner) and not re.match("(?:the|my|our) ", owner):
        owner = f"the {owner}"
    elif not (
        owner[0].isupper()
        or owner.startswith("whoever ")
        or re.fullmatch(r"[a-z]+(?<!s)(?<!er)(?<!or)(?<!ist)", owner)
        or is_given_name(owner.capitalize())
        or owner in _DESKS
    ):
        owner = those(with_article(owner))
    return replace(task, owner=owner, person=known, since=since)


def _named(owner: str, people: Sequence[Person]) -> Person | None:
    """Who of the people is called so; of two, who works beside the writer, and of two of those nobody."""
    named = [p for p in people if compiled(mention(p.name), re.IGNORECASE).fullmatch(owner)]
    whole = [p for p in named if p.name == owner]
    beside = [p for p in named if p.relation in ("peer", "direct_report")]
    found = next((some for some in (whole, named, beside) if len(some) == 1), [None])
    return found[0]


_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def to_reader(tasks: Iterable[Task], reader: Person | None) -> list[Task]:
    """The tasks, with "you" for the reader who takes one over, or is named in it.

    >>> sam = Person("Sam Ito", "peer")
    >>> [(t.owner, t.notes) for t in to_reader([Task("the rota", False, "Sam", sam, ("he has the login",))], sam)]
    [('you', ('you have the login',))]
    """
    if reader is None:
        return list(tasks)
    return [_to_reader(task, reader) for task in tasks]


def _to_reader(task: Task, reader: Person) -> Task:
    theirs = task.person == reader
    # Who decides is asked, and not told that they do.
    notes = (n for n in task.notes if task.owner or not theirs or not _UNDECIDED.match(n))
    if reader.relation == "boss" and _MY_BOSS.fullmatch(task.owner):
        return replace(task, owner="you")
    return replace(
        task,
        what=to_you(task.what, reader),
        detail=to_you(task.detail, reader),
        since=third_to_you(to_you(task.since, reader)) if theirs else to_you(task.since, reader),
        notes=tuple(_told_to(note, reader, theirs) for note in notes),
        owner="you" if theirs and task.owner else _told_to(task.owner, reader),
    )


_MY_BOSS = re.compile(r"(?:my|the) (?:boss|manager|supervisor|line manager)")


def _told_to(clause: str, reader: Person, theirs: bool = False) -> str:
    """A clause to the reader, who is "she" in it where it begins with their name.

    >>> _told_to("Ana does it until she finds someone", Person("Ana Wu", "boss"))
    'you do it until you find someone'
    """
    begins = compiled(mention(reader.name)).match(clause) or (theirs and _HE.match(clause))
    return to_you(_HE.sub(called(reader.name), clause) if begins else clause, reader)


def takers(tasks: Iterable[Task]) -> list[str]:
    """The people who take something over, each once, and no desk or department.

    >>> takers([Task("the rota", owner="Sam"), Task("the van", owner="Sam or Ana"), Task("the keys", owner="the stores")])
    ['Sam']
    >>> takers([Task("the rota", owner="Raj"), Task("the mail", owner="Raj and Tomas")])
    ['Raj', 'Tomas']
    >>> takers([Task("the rota", owner="Ana Wu"), Task("the data", owner="Monitoring and Evaluation")])
    ['Ana Wu']
    """
    found: list[str] = []
    for task in tasks:
        owner = task.owner
        plain = all(is_word(word.lower()) and not is_name(word) for word in owner.split())
        desk = owner.isupper() or (task.person is None and owner != "you" and plain)
        if not task.named or desk:
            continue
        both = owner.split(" and ")
        each = both if all(is_given_name(who.split(" ")[0]) for who in both) else [owner]
        found += [who for who in each if not any(who in name or name in who for name in found)]
    return found


# "The link nurse for tissue viability": what somebody becomes, and takes over as.
_A_POST = re.compile(
    r"the (?:(?!of |and |to |the )[a-z-]+ )*(?:nurse|worker|chair|lead|manager|officer|warden|rep|secretary|treasurer|mentor|buddy|aider)(?: (?:for|of) .*)?$"
)
_LONG = 11  # words of a task that still stands in a sentence
_MARKED = re.compile(r"[,:;(]")


def tellable(tasks: Iterable[Task]) -> list[Task]:
    """The tasks that may stand in a sentence: short ones of which the copy editor is sure, of a named owner.

    >>> given = [Task("the rota", owner="Sam"), Task("the van is due", owner="Sam"), Task("the keys", owner="Ana does it")]
    >>> [task.what for task in tellable(given)]
    ['the rota']
    """
    return [
        t
        for t in tasks
        if t.sure >= TRUSTED and (t.named or not t.owner) and _is_plain(t) and not t.bound
    ]


# A task that somebody takes over under some condition, or not at all, is told with it or not told.
_CONDITION = re.compile(
    r"\b(?:if|unless|not|no|nobody|but|only|until|till|then|refus\w+|declin\w+|against|protest|maybe|perhaps|might|probably|hopefully|likely|I think|tbc|pending|subject|training|interim|temp|temporary|reluctantly|declined|hasn't|haven't|protest|leav\w+|left"
    r"|failing|backup|half|week|wk|leads?|already|off|said|under|has|had|for now|\w+days?)\b",
    re.IGNORECASE,
)


# From when on, and where they are reached: no condition.
_PLAINLY = re.compile(r"\b(?:from|on|by|since) (?:\w+day,? )?\d+ \w+|\S+@\S+")


_OF_TAKING = re.compile(
    r"^(?:only|not|if|unless|until|but|when)\b|\b(?:declined|has ?n['o]t|have ?n['o]t|hopefully|probably|likely|I think|tbc|pending|subject to|interim"
    r"|temp(?:orary)?|reluctantly|trainee|no answer|jointly)\b|\?$|\b(?:he|she|they) (?:is|are|said|has|have)\b"
)


def _is_plain(task: Task) -> bool:
    what = task.what
    counted = task.detail and _FEW.fullmatch(what)  # which they are, only the detail says
    told = _MARKED.search(what) or has_verb(what) or _happens(what) or _A_QUESTION.match(what)
    told = told or _TO_DO.search(what) or re.search(r"\bx\d|\d ?x\b", what)
    return len(what.split()) <= _LONG and not (told or counted)


def _happens(what: str) -> bool:
    """Whether a task is told as what happens to it: "the font licences renew on 1 April"."""
    told = re.search(r" ([a-z]+) (?:on|at|in|by|until|from|every) ", what)
    found = told and verb(told[1])
    return found is not None and found.noun == "never" and found.tense in ("base", "third")


_A_QUESTION = re.compile(r"(?:the )?(?:who|how|what|where|when|whether)\b")
_TO_DO = re.compile(r" to (?:go|be|do|send|finish|give)\b")
_FEW = re.compile(r"the (?:two|three|four|five|six|\d+) [a-z]+s")


def taken_over(tasks: Iterable[Task], modal: str = "will") -> list[str]:
    """Who takes over what, a clause for each person: "Sam will take over the rota and the van".

    What the reader does comes last, and is no order.

    >>> taken_over([Task("the rota", owner="Sam"), Task("renew the licence", True, "Ana"), Task("the van", owner="Sam")])
    ['Sam will take over the rota and the van', 'Ana will renew the licence']
    >>> taken_over([Task("the rota", owner="you"), Task("renew the licence", True, "you")])
    ['the rota will come to you', "I'd be grateful if you could renew the licence"]
    >>> taken_over([Task("the link nurse for wounds", owner="Jo"), Task("the rota", owner="Jo")])
    ['Jo will take over the rota and step in as link nurse for wounds']
    """
    groups: dict[str, tuple[list[str], list[str]]] = {}
    for task in tasks:
        things, deeds = groups.setdefault(task.owner, ([], []))
        (deeds if task.deed else things).append(task.what)
    clauses = []
    for owner, (things, deeds) in sorted(groups.items(), key=lambda group: group[0] == "you"):
        if owner == "you" and modal == "will":
            clauses += [f"{series(things)} will come to you"] if things else []
            clauses += [f"I'd be grateful if you could {series(deeds)}"] if deeds else []
        else:
            posts = [thing for thing in things if _A_POST.match(thing)]
            rest = [thing for thing in things if thing not in posts]
            done = [f"take over {series(rest)}"] if rest else []
            done += (
                [f"step in as {series(post.removeprefix('the ') for post in posts)}"]
                if posts
                else []
            )
            clauses.append(f"{owner} {modal} {series([*done, *deeds])}")
    return clauses


def for_clients(tasks: Iterable[Task]) -> str:
    """Who looks after clients from then on, a clause; "" where nobody is named.

    No client hears of another: where a thing names one, only those who take something over are told.

    >>> for_clients([Task("the spring bookings", owner="Ana"), Task("payroll", owner="Cy")])
    'Ana will look after the spring bookings'
    >>> for_clients([Task("the bookings", owner="Ana"), Task("the lessons", owner="Cy", since=", until May")])
    ''
    >>> for_clients([Task("the Aldous orders", owner="Bo"), Task("Merri Creek", owner="Bo"), Task("payroll", owner="Di")])
    'you can turn to Bo'
    """
    named, plain = [], []
    for task in (_in_full(task) for task in tasks if not task.deed):
        of_one = _OF_ONE.search(task.what) or any(
            not is_date(word) for word in re.findall(r"\b[A-Z]\w+", task.what)
        )
        matter = task.named and listed(_matter(task.what), "client_matters")
        if task.bound and (of_one or matter):
            return ""  # nobody hears of half of those to whom they can turn
        if of_one:
            named.append(task)
        elif matter and not task.bound:
            plain.append(task)
    if named:  # and no client hears that only others are looked after
        who = takers([*named, *plain])
        return f"you can turn to {who[0]}" if len(who) == 1 else ""
    reached = {task.person.name: task.owner for task in plain if task.person and "@" in task.owner}
    plain = [
        replace(task, owner=reached.get(task.person.name if task.person else "", task.owner))
        for task in plain
    ]
    told = [clause.replace(" take over ", " look after ", 1) for clause in taken_over(plain)]
    return series(told, ", and ")


# What one client has with another: no other hears of it.
_OF_ONE = re.compile(r"\b(?:hearing|trial|case|claim|dispute)\b")


def _matter(thing: str) -> str:
    """What a thing is, without its letters or number: "clinics" of "the clinics A-L"."""
    parts = thing.split(" and ")  # "the bakery and pharmacy accounts", "the bookings and the van"
    heads = [next((w for w in reversed(head_of(p)) if w.islower()), "") for p in parts]
    return next((head for head in heads if listed(head, "client_matters")), heads[0])


def _in_full(task: Task) -> Task:
    """With the whole name of who takes it over, and where to reach them."""
    since = task.since if "@" in task.since else ""
    what = re.sub(r"^the \d+ ", "the ", task.what)  # how many they are is no news to them
    titled = task.typed.split(" ")[0].endswith(".")  # "Mr. Pemberton" is not introduced as Alasdair
    name = task.typed if titled else task.person.name if task.person else task.owner
    return replace(task, what=what, owner=f"{name}{since}")


_DATE = re.compile(
    rf"(?i)\b(?:(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?)\b"
)


def due_by(tasks: Iterable[Task], last_day: date | None, today: date) -> list[Task]:
    """The tasks of which the one day that they name falls before the writer goes.

    >>> given = [Task("finish the audit by 12 Dec", True), Task("the licence, due on May 3"), Task("the rota")]
    >>> [task.what for task in due_by(given, date(2026, 12, 18), date(2026, 11, 25))]
    ['finish the audit by 12 Dec']
    """
    return [
        t
        for t in tasks
        if last_day and (day := _day_of(t, today)) and day <= last_day and not _AGAIN.search(t.what)
    ]


_AGAIN = re.compile(r"\b(?:every|weekly|monthly|daily|quarterly)\b")


def _day_of(task: Task, today: date) -> date | None:
    """The one day that a task names, in the year to come."""
    found = _DATE.findall(" ".join((task.what, task.detail, task.since, *task.notes)))
    if len(found) != 1:
        return None
    number, month, month_first, number_last = found[0]
    place = _MONTHS.index((month or month_first).lower()) + 1
    try:
        day = date(today.year, place, int(number or number_last))
        return day if day >= today else day.replace(year=today.year + 1)
    except ValueError:
        return None  # 31 November, 29 February
