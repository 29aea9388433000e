"""Wording: articles, lists, sentences and the other small change of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from drafter.phrasing.words import base_of_gerund, corrected, is_adjective, is_title, listed
from drafter.text import ONES, TENS

DETERMINED = re.compile(
    r"(?:the|a|an|my|our|your|his|her|its|their|this|that|these|those|every|each|all|both|some|any|no|"
    r"being|everyone|everybody|everything|nothing|whoever|someone|somebody|people|zero|half|most|many|several|none|neither|not one|few|plenty|lots|enough|fewer|more|what|how|old (?:Mr|Mrs|Ms)|(?:rather|quite|such|many|what) an?|\w+teen|\w+ty-\w+|"
    rf"{'|'.join((*ONES, *TENS))}|(?:about|around|over|nearly) \d)\b|[#£$€~]?\d",
    re.IGNORECASE,
)

_AFTER_HEAD = re.compile(
    r"[,;:(]|\s(?:of|in|on|at|for|with|to|from|who|that|which|when|where|about|through|under|during|and|"
    r"after|before|over|by|as|or|into|onto|since|until|within|without|between|against|across|every|once|twice|like|closer|nearer|-)\s"
)


def head_of(text: str) -> list[str]:
    """The words of a noun phrase up to its head, which is the last of them.

    >>> head_of("eye for detail"), head_of("Friday lunches, mostly")
    (['eye'], ['Friday', 'lunches'])
    """
    return _AFTER_HEAD.split(f"{text} ")[0].split()


def is_person(text: str) -> bool:
    """Whether a noun phrase names what somebody is: "someone to moan to", "a head who listens"."""
    head = head_of(text)
    if not head or re.match(r"(?:the|your|our)\b", text):
        return False
    return listed(head[0].lower(), "somebody") or listed(head[-1].lower(), "persons")


# "an HR officer", "an hour", but "a union", "a European": by the sound, not the letter.
_VOWEL_SOUND = re.compile(
    r"[aeioAEIO](?!ne\b|uro)|[uU](?!ni|se|ser|[A-Z])|[AEFHILMNORSX](?=[A-Z]{1,3}\b)|[hH](?:onou?r|our|eir)"
)


def with_article(text: str, article: str = "the") -> str:
    """A noun phrase with "the" where a bare singular would read as a note.

    >>> [with_article(t) for t in ("company car", "patience", "Thursday lunches", "my crew")]
    ['the company car', 'patience', 'Thursday lunches', 'my crew']
    """
    if re.match(r"\d{1,2}(?:[:.]\d\d)? ?[ap]m [a-z]", text) and article == "the":
        return f"the {text}"
    if re.match(r"[a-z]+ \d+\b(?! ?%)|on-time delivery\b", text) and article == "the":
        return text  # "bin 7 runs hot"
    priced = re.match(r"[$£€]\S+ [a-z]", text)  # "the $4M pipeline"
    if (
        not text
        or (DETERMINED.match(text) and not priced)
        or listed(text.split()[0].lower(), "foreign")
        or text.startswith("you ")
    ):
        return text
    if article == "the" and re.match(r"(?:Valentine|New Year|Mother|Father)['’]s [a-z]", text):
        return f"the {text}"  # a day's, not a person's
    if article == "the" and re.match(
        r"[a-z]+(?<!day)(?<!week)(?<!month)(?<!year)s['’] [A-Za-z]", text
    ):
        return f"the {text}"  # "the residents' singing"
    head = head_of(re.sub(r" only(?=,|$)|^[a-z-]+ or ", "", text))
    if not head or _owned_or_named(head):
        return text
    plain = head[-1].lower().strip(".!'’")
    if _is_plural(plain):
        before = f"{' '.join(head)} "
        known = article == "the" and text.startswith((f"{before}who ", f"{before}when "))
        return f"the {text}" if known else text
    if plain.endswith("ing") and text.startswith(f"{' '.join(head)} of "):
        return f"the {text}"  # "the wording of the announcement"
    if (
        article == "the"
        and plain in _FOR_DOING
        and re.match(rf"{re.escape(head[0])} to [a-z]+\b", text)
    ):
        return f"the {text}"  # "freedom to try things" is a freedom of its own
    if (
        _bare(plain)
        and article == "the"
        and re.match(rf"{re.escape(' '.join(head))} (?:when|through|of the) ", text)
    ):
        return f"the {text}"  # "the support when I was ill": that once
    missed = article == "a" and head[0] in (
        "missed",
        "failed",
        "late",
        "lost",
    )  # "a missed sailing"
    if (_bare(plain) and not missed) or not head[-1].isascii():
        return text
    if re.match(r"(?:best|worst|first|last|only|most|[a-z]{3,}(?<!b)(?<!t)est) ", text):
        return f"the {text}"
    if article == "a" and _VOWEL_SOUND.match(text):
        return f"an {text}"
    return f"{article} {text}"


def _owned_or_named(head: Sequence[str]) -> bool:
    """Whether a noun phrase needs no article: "Ana's desk", "ward 6", "Dr Okafor", "Grafana"."""
    last = head[-1]
    named = last[:1].isupper() and (len(head) == 1 or head[0][:1].isupper())
    named = named or (last[:1].isupper() and head[0] in ("old", "young") and len(head) == 2)
    owned = re.search(r"['’]s?\s", f"{' '.join(head)} ") is not None
    return owned or named or re.fullmatch(r"[A-Z]|.*\d", last) is not None or is_title(head[0])


def _is_plural(noun: str) -> bool:
    ending = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return ending or noun in ("people", "children", "staff", "colleagues")


_FOR_DOING = ("freedom", "patience", "time", "courage", "permission", "trust", "space", "room")


def _bare(noun: str) -> bool:
    """Whether a singular noun stands without an article: "patience", "training"."""
    return listed(noun, "mass") or (
        noun.endswith(("ing", "ness", "ship", "ity")) and not listed(noun, "counted")
    )


@cache
def entries(of: str) -> list[dict[str, Any]]:
    """The entries of openings.yaml of one sort: "reasons", "asks", "terms"."""
    from drafter.guidance import read_yaml

    return list(read_yaml(Path(__file__).parent / "openings.yaml")[of])


def opened(text: str, of: str) -> str | None:
    """What leads in a text of that sort ("reasons", "asks"), or None.

    >>> opened("own pottery", "reasons"), opened("any room", "asks"), opened("a kiln", "asks")
    ("I'm leaving for my ", 'Do you know of ', None)
    """
    fitting = (e for e in entries(of) if re.match(f"(?:{'|'.join(e['when'])})", text))
    return next((entry["says"] for entry in fitting), None)


def those(noun: str) -> str:
    """A noun phrase as what readers know already: a bare plural or substance gets "the".

    >>> [those(n) for n in ("free coffee at the depot", "my crew", "Ana's coffee", "Friday lunches")]
    ['the free coffee at the depot', 'my crew', "Ana's coffee", 'the Friday lunches']
    """
    head = head_of(noun)
    named = noun[:1].isupper() and (len(head) < 2 or _owned_or_named(head))
    plain = not DETERMINED.match(noun) and not named and not re.match(r"you\b", noun)
    plain = plain or noun.startswith("people who ")
    foreign = listed((noun.split() or [""])[0].lower(), "foreign") or not noun.strip()
    two = re.match(r"[\w-]+ and an? ", noun)  # "tea and a scone"
    return (
        f"the {noun}"
        if plain and not two and not foreign and not re.match(r"[\w-]+['’]", noun)
        else noun
    )


def particular(noun: str) -> str:
    """A noun phrase that one is grateful for: what was given there, rather than such things at large.

    >>> [particular(n) for n in ("Christmas hams", "support during my exams", "patience", "good cows and straight talk")]
    ['the Christmas hams', 'the support during my exams', 'patience', 'good cows and straight talk']
    """
    head = head_of(noun)
    after = noun[len(" ".join(head)) :]
    last = head[-1].lower() if head else ""
    several = _is_plural(last) and not after.startswith(" and ")
    once = _bare(last) and re.match(
        r" (?:during|(?:for|in|with|after) (?:the|an?|my|our|\d{4})\b)", after
    )
    return those(noun) if several or once else noun


def your(text: str) -> str:
    """A noun phrase to the person's face: "your patience", but "the birthday cake".

    >>> your("patience with my questions"), your("birthday cake"), your("27 years of trust")
    ('your patience with my questions', 'the birthday cake', '27 years of trust')
    """
    if way := re.match(r"(?:the |your )?way of (\w+ing)\b", text):
        return f"the way you {base_of_gerund(way[1])}{text[way.end() :]}"
    if DETERMINED.match(text) or re.search(r"['’]s?\s", text):
        return with_article(text)  # "the 2am debugging"
    head = head_of(text)
    if not head or text[0].isupper() or listed(head[0].lower(), "foreign"):
        return text
    if len(head) == 2 and head[1].endswith("ing") and is_adjective(head[0]):
        return f"your {text}"  # "honest weighing"
    if listed(head[-1].lower(), "traits"):
        before = f"your {' '.join(head)}"
        return re.sub(rf"^{re.escape(before)} that ", f"{before}, which ", f"your {text}")
    frequent = re.search(r"\b(?:every|once|twice)\b", text)
    return text if frequent or head[-1].endswith("ing") else f"the {text}"


def thanked_for(things: Iterable[str]) -> str:
    """What one is thanked or grateful for, from "for" on: where one is long, each has its "for", and its place.

    >>> thanked_for(["the tea", "your time"]), thanked_for(["a crew that sang in the fog", "the tea"])
    ('for the tea and your time', 'for a crew that sang in the fog, and for the tea')
    """
    things = list(things)
    ordered = commas_last(things)
    yours = all(t.startswith("your ") and not _CLAUSE.search(t) for t in ordered)
    short = yours or all(head_of(thing) == thing.split()[:4] for thing in ordered)
    doing = any(re.match(r"(?:[a-z]+ )?[a-z]+ing\b", thing) for thing in ordered)
    if short and not doing:
        return f"for {series(ordered)}"
    long = any(_CLAUSE.search(thing) or _COMMA.search(thing) for thing in things[:-1])
    return series((f"for {thing}" for thing in things), ", and " if long else " and ")


def series(items: Iterable[str], last: str = " and ") -> str:
    """Items as a person lists them: "a", "a and b", "a, b and c".

    >>> series(["tea"]), series(["tea", "trust"]), series(["tea", "trust", "the view"])
    ('tea', 'tea and trust', 'tea, trust and the view')
    """
    found = [item for item in items if item]
    if len(found) < 2:
        return "".join(found)
    # Where an item has an "and" of its own, or one before the last a comma, a comma parts them.
    heavy = not last.startswith(",") and (
        any(re.search(r",(?!\d)| and ", item) for item in found[:-1])
        or re.match(r"(?:(?! (?:who|that|which|how|from|between)\b)[^,])+? and (?!\d)", found[-1])
        is not None
    )
    return f"{', '.join(found[:-1])}{',' if heavy else ''}{last}{found[-1]}"


def commas_last(items: Iterable[str]) -> list[str]:
    """Items in their order, but those with a clause or a comma of their own last, so that a list reads.

    >>> series(commas_last(["the oak, felled in May", "a crew that sings", "tea"]))
    'tea, a crew that sings and the oak, felled in May'
    """
    return sorted(items, key=lambda item: (bool(_COMMA.search(item)), bool(_CLAUSE.search(item))))


_COMMA = re.compile(r",(?!\d)")
_CLAUSE = re.compile(r" (?:who|that|which|when|where|while) ")


def flow(clauses: Sequence[str]) -> str:
    """Short clauses of one kind joined two by two into sentences; a thanks and a lesson stay apart, as results do.

    >>> flow(["I've loved the work", "I'm grateful for the van", "I'll miss the canteen"])
    "I've loved the work. I'm grateful for the van, and I'll miss the canteen."
    """
    said: list[str] = []
    rest = list(clauses)
    while rest:
        first = rest.pop(0)
        kind = _kind_of(first)
        joins = rest and kind != "result" and kind == _kind_of(rest[0])
        if joins and len(f"{first} {rest[0]}".split()) <= 28 and "," not in first:
            first = f"{first}, and {rest.pop(0)}"
        said.append(sentence(first))
    return " ".join(said)


# What a clause does: it thanks, tells a result or a lesson, or (none of these) says what is.
_CLAUSES = (
    ("thanks", r"(?:I'm grateful|I'll miss|I won't forget)\b"),
    ("more thanks", r"I'm also grateful\b"),
    ("debt", r"I owe\b"),
    ("fond", r"I(?:'ve)? (?:enjoyed|loved)\b"),
    ("glad", r"I'm glad\b"),
    ("result", r"(?:I'm proud|together we)\b"),
    ("lesson", r"(?:I've (?:learned|gained)|I learned|(?:working (?:with you|here)|my time here) has)\b"),
)  # fmt: skip


def _kind_of(clause: str) -> str:
    return next((kind for kind, said in _CLAUSES if re.match(said, clause, re.IGNORECASE)), "")


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    ended = text if text.endswith((".", "?", "!")) else f"{text}."
    return ended[0].upper() + ended[1:] if ended[0].islower() else ended


_FULL = [
    (re.compile(rf"\b{short}\b"), full)
    for short, full in (
        ("I'm", "I am"), ("I'll", "I will"), ("I've", "I have"), ("I'd", "I would"),
        ("we're", "we are"), ("we've", "we have"), ("we'll", "we will"), ("We've", "We have"), ("it's", "it is"),
        ("It's", "It is"), ("don't", "do not"), ("that's", "that is"), ("can't", "cannot"),
        ("didn't", "did not"), ("won't", "will not"), ("haven't", "have not"), ("hasn't", "has not"),
        ("doesn't", "does not"), ("isn't", "is not"), ("wasn't", "was not"), ("couldn't", "could not"),
        ("wouldn't", "would not"),
    )
]  # fmt: skip


def sentence_start(text: str) -> str:
    """With a capital first letter, for the head of a line."""
    return text[:1].upper() + text[1:]


def contracted(text: str) -> str:
    """A reason as it is said in a message: "I've been offered a post".

    >>> contracted("I have been offered a post."), contracted("I have a wish to paint.")
    ("I've been offered a post.", 'I have a wish to paint.')
    """
    return re.sub(r"^I have (?=(?:been|accepted|taken|found|decided|won|got) )", "I've ", text)


def formal(text: str) -> str:
    """Without contractions, as a letter is written."""
    for pattern, full in _FULL:
        text = pattern.sub(full, text)
    return text


def job_title(role: str) -> str:
    """A role as it stands in a sentence: "staff nurse, ward 6" becomes "staff nurse"."""
    title = re.split(r"[,(;/]", role)[0].strip() or role
    title = title.lower() if title.isupper() and len(title) > 4 else title  # shouted
    title = re.sub(r"(?<=[a-z] )tech$", "technician", title)
    title = re.sub(r"(?<=[a-z]) (?=(?:line|route|ward|shift) (?:\d+|[A-Z])$)", " on ", title)
    return re.sub(r"\b[a-z]{4,}\b", lambda m: corrected(m[0]), title)


def as_a(role: str) -> str:
    """A role after "I'm": "a welder", "an HR officer", but "head of design" and "marketing director"."""
    title = job_title(role)
    held = (re.split(r" (?:of|in|for|on|at|with) ", title)[0].split() or [""])[-1]
    counted = not held.isascii() or with_article(held, "a") != held
    return (
        title
        if not counted
        or re.match(
            r"(?:head|chief|director|vp|vice|president|dean|lead|curator|keeper) (?:of|for)\b|(?:the|my|an?)\b|(?:CEO|CTO|CFO|COO)\b|chief\b|"
            r"(?!.*\b(?:associate|assistant|deputy|art|film|stage|funeral|creative)\b).*\b(?:director|principal|general manager|head (?:chef|teacher|gardener|brewer)|headteacher|bursar|registrar|editor-in-chief)$",
            title,
            re.IGNORECASE,
        )
        else f"{'an' if _VOWEL_SOUND.match(title) else 'a'} {title}"
    )


def notice_of(weeks: int) -> str:
    """Say how much notice: "two weeks' notice"."""
    count = ONES[weeks] if weeks < len(ONES) else str(weeks)
    return f"{count} week's notice" if weeks == 1 else f"{count} weeks' notice"


def short_enough(text: str) -> bool:
    """Short enough for a note of 300 characters."""
    return len(text) <= 110


def reached(contact: str, sender: str = "") -> str:
    """A contact with its preposition, after "you can reach me".

    >>> reached("ana@example.org"), reached("Ana 07700 900123", "Ana Wu"), reached("LinkedIn")
    ('at ana@example.org', 'on 07700 900123', 'on LinkedIn')
    """
    own = "|".join(re.escape(part) for part in sender.split())
    text = re.sub(rf"^(?:no e-?mail|{own})(?:[:,-]|\s)\s*(?=\S)", "", contact.strip("<> "))
    text = re.sub(
        r"(?i)^(?:come (?:round|over|by)|find me|call|ring|write|text)(?: me)?(?: to| at| on| in)? (?=\w)",
        "",
        text,
    )
    by_phone = re.match(r"(?:[A-Za-z]+:? )?\+?[\d(][\d ()/-]{5,}", text)
    return f"{'on' if by_phone or text.startswith('LinkedIn') else 'at'} {text}"


_BODIES = r"Institut(?:e|ion)|Foundation|Authority|Agency|Orchestra|Observatory|Archives?|Trust|Commission|Inspectorate"
# With "the": "Port of Kvalnes", "National Folk Music Archive", "Green Estuary Trust".
_THE = re.compile(
    r"(?:[A-Z][\w-]+ )?(?:Institut(?:e|ion)|University|College|Council|Department|Ministry|Office|Bank|Museum|Port|Society|"
    r"Bureau|Board|Centre|Center|Association|Academy|Church|School|Faculty|Commission|Federation|Union|Guild|Diocese) (?:of|for) .+|"
    r"(?:National|Royal|City|County|Federal|Central|State|International) (?:[\w'’-]+ )*(?:Unit|Council|Office|Service|Museum|Library|Society|Gallery|"
    rf"Theatre|Ballet|Opera|Hospital|Bank|Laboratory|Park|Union|Association|Gardens?|{_BODIES})|"
    rf"(?:[A-Z][\w'’-]+ )+(?:{_BODIES})"
)


def employer(company: str) -> str:
    """A company as it stands in a sentence: "the Institute for Membrane Biophysics".

    The comma before a place is closed; the text drops it where another mark follows.

    >>> employer("Northwind"), employer("National Folk Music Archive"), employer("Corner Cups, Leeds")
    ('Northwind', 'the National Folk Music Archive', 'Corner Cups, Leeds,')
    >>> employer("Tarn Foods, Corp."), employer("Ash, Birch and Daughters")
    ('Tarn Foods, Corp.', 'Ash, Birch and Daughters')
    """
    if part := re.fullmatch(
        r"([^,]+), ([^,]+ (?:group|team|unit|lab|department|division))", company
    ):
        return f"the {part[2]} of {employer(part[1])}"
    place = (
        re.search(
            r", (?!(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Co|GmbH|AG|BV|SA|S\.A)\b|.* and )[^,&]+$",
            company,
        )
        is not None
    )
    return f"{'the ' if _THE.fullmatch(company) else ''}{company}{',' if place else ''}"


def company_name(company: str) -> str:
    """A company with the capitals that whoever typed it left out.

    >>> company_name("hotel Vista Bay"), company_name("Mto Haulage ltd"), company_name("eBay")
    ('Hotel Vista Bay', 'Mto Haulage Ltd', 'eBay')
    """
    name = company.replace(" ltd", " Ltd")
    return name[0].upper() + name[1:] if re.match(r"(?!the |our )[a-z]+ [A-Z]", name) else name
