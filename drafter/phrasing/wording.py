"""Wording: articles, lists, sentences and the other small change of English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    corrected,
    is_adjective,
    is_given_name,
    is_title,
    is_word,
    listed,
    verb,
)
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


# "an HR officer", "an hour", but "a union", "a European": by the sound, not the letter.
_VOWEL_SOUND = re.compile(
    r"[aeioAEIO](?!ne\b|uro)|[uU](?!ni|se|ser|[A-Z])|[AEFHILMNORSX](?=[A-Z]{1,3}\b|\d)|[hH](?:onou?r|our|eir)"
)


def doing_so(text: str) -> bool:
    """Whether a phrase begins with what is done, and how.

    >>> doing_so("leaving quietly, with no speech"), doing_so("morning assembly"), doing_so("loving family")
    (True, False, False)
    """
    found = re.match(r"[a-z]+ing ([a-z]+)ly\b", text)
    return found is not None and is_adjective(found[1])


def with_article(text: str, article: str = "the") -> str:
    """A noun phrase with "the" where a bare singular would read as a note.

    >>> [with_article(t) for t in ("company car", "patience", "Thursday lunches", "my crew")]
    ['the company car', 'patience', 'Thursday lunches', 'my crew']
    """
    if re.match(r"\d{1,2}(?:[:.]\d\d)? ?[ap]m [a-z]", text) and article == "the":
        return f"the {text}"
    if re.match(r"[a-z]+ \d+\b(?! ?%)|on-time delivery\b", text) and article == "the":
        return text  # "bin 7 runs hot"
    if doing_so(text):
        return text
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
    >>> thanked_for(["your trust with the keys"])
    'for trusting me with the keys'
    """
    things, more = _told_apart(things)
    if more:
        return f"{thanked_for(things)}. {more}"
    things = [re.sub(r"^your trust with ", "trusting me with ", thing) for thing in things]
    ordered = commas_last(things)
    yours = all(t.startswith("your ") and not _CLAUSE.search(t) for t in ordered)
    short = yours or all(head_of(thing) == thing.split()[:4] for thing in ordered)
    doing = any(re.match(r"(?:[a-z]+ )?[a-z]+ing\b", thing) for thing in ordered)
    if short and not doing:
        return f"for {series(ordered)}"
    long = any(_CLAUSE.search(thing) or _COMMA.search(thing) for thing in things[:-1])
    return series((f"for {thing}" for thing in things), ", and " if long else " and ")


def _told_apart(things: Iterable[str]) -> tuple[list[str], str]:
    """Things without the clauses that a comma joins to them, those that had one last, and the clauses.

    >>> _told_apart(["taking me on, I was selling phones", "the van"])
    (['the van', 'taking me on'], 'I was selling phones')
    """
    told = sorted(map(parts, things), key=len)
    return [first for first, *_ in told], ". ".join(more for _, *rest in told for more in rest)


_KNOWN_PEOPLE = re.compile(
    r"(?:every(?:one|body)|those)\b|(?:the|my|our|all) (?:\S+ ){1,5}?who\b", re.IGNORECASE
)
# "the whole fourth floor for keeping my desk going"
_WHO_DID = re.compile(r"(?:the|my|our|all) [^,]*? for \w+ing (?:me|my|us|our)\b")
_DOES = re.compile(
    r"(?:the|my|our) (?P<who>(?:[a-z'-]+ ){1,3}?)[a-z]+ing (?=(?:me|us|my|our|for|the|a|an|every|all|room)\b)"
)
_OF_PEOPLE = ("crowd", "team", "groups", "readers")


def grateful(things: Iterable[str]) -> str:
    """What one is grateful for, from "for" on, and to which known people, from "to" on.

    >>> grateful(["the late toast", "everyone who sang"]), grateful(["the crew on B shift"]), grateful(["the tea"])
    ('to everyone who sang, and for the late toast', 'to the crew on B shift', 'for the tea')
    >>> grateful(["the caretaker opening room 12 at seven"]), grateful(["the rota opening the day"])
    ('to the caretaker for opening room 12 at seven', 'for the rota opening the day')
    >>> grateful(["the crew in Lodwar, we ate from one plate", "the training"])
    'for the training, and to the crew in Lodwar. We ate from one plate'
    >>> grateful(["drivers who told me the truth"]), grateful(["ten people who answered", "the trust with the keys"])
    ('to the drivers who told me the truth', 'to the ten people who answered, and for being trusted with the keys')
    >>> grateful(["being taught by people who care"]), grateful(["one of the porters who sang"])
    ('for being taught by people who care', 'for one of the porters who sang')
    >>> grateful(["referral partners' honesty", "the porters' songs"]), grateful(["years' worth of tea"])
    ("for the referral partners' honesty and the porters' songs", "for years' worth of tea")
    >>> grateful(["the night team and the late toast"]), grateful(["the porters and the nurses"])
    ('to the night team, and for the late toast', 'to the porters and the nurses')
    """
    given, more = _told_apart(things)
    if more:
        before = f"{grateful(given[:-1])}, and " if given[1:] else ""
        return f"{before}{grateful(given[-1:])}. {more}"
    given = [part for thing in given for part in _people_apart(_known_to_me(thing))]
    people = [thing for thing in given if is_of_people(thing) or getattr(thing, "form", "") == "D"]
    given = [_chance(thing) for thing in given]
    if not people:
        return thanked_for(given)
    rest = [f"for {thing}" for thing in commas_last(given) if thing not in people]
    to_whom = [f"to {_for_doing(thing)}" for thing in people]
    return series([*to_whom, *rest], ", and " if rest else " and ")


# "Drivers who", "ten people who", "night teams that": people whom the writer knows.
_BARE = r"(?![a-z]+ing\b|(?:the|my|our|all|those|these|some|any|no|such|a|an|his|her|their|your|other|one|each|every|both|most|several|many|plenty)\b)"
_SOME_PEOPLE = re.compile(
    rf"{_BARE}(?:(?!(?:of|with|from|by|for|in|at|on|and)\b)[a-z'-]+ ){{0,3}}?(?P<who>[a-z]+s|staff|people) (?:who|that(?= (?P<that>[a-z]+))) "
)


# "Referral partners' honesty"
_OF_SOME = re.compile(
    rf"{_BARE}(?:[a-z-]+ )?[a-z-]{{2,}}(?<!year)(?<!week)(?<!month)(?<!day)(?<!hour)(?<!minute)(?<!decade)(?<!other)s['’] [a-z]"
)


def _known_to_me(thing: str) -> str:
    """People with the article that says that they are known."""
    found = _SOME_PEOPLE.match(thing)
    people = found and (
        not found["that"] or any(listed(found["who"], name) for name in ("persons", *_OF_PEOPLE))
    )
    return f"the {thing}" if people or _OF_SOME.match(thing) else thing


def _people_apart(thing: str) -> tuple[str, ...]:
    """People and what is no person behind an "and", apart, for one is grateful "to" people alone."""
    found = re.fullmatch(r"((?:the|my|our) [\w'’ -]+?) and ((?:the|my|our) [\w'’ -]+)", thing)
    if found and is_of_people(found[1]) and not is_of_people(found[2]):
        return found[1], found[2]
    return (thing,)


def _for_doing(thing: str) -> str:
    """People, and what they are thanked for.

    >>> _for_doing("the lads on dock 3 staying late in the snow"), _for_doing("the crew, who kept going")
    ('the lads on dock 3 for staying late in the snow', 'the crew, who kept going')
    >>> _for_doing("the lambing crew and their flasks"), _for_doing("the evening crew staying late")
    ('the lambing crew and their flasks', 'the evening crew for staying late')
    """
    found = re.match(
        r"(?P<who>(?:(?:all )?(?:the|an?|my|our) )?(?!(?:the|an?|my|our)\b)(?:(?!(?:who|that|for|during|being)\b)[\w'’-]+ ){1,6}?)"
        r"(?P<what>[a-z]+ing .+)",
        thing,
    )
    doing = found and verb(found["what"].split(" ")[0])
    gerund = doing is not None and doing.tense == "gerund" and doing.noun != "mostly"
    return f"{found['who']}for {found['what']}" if found and gerund else thing


# What one is rather grateful to have been able to do than for doing.
_DONE = re.compile(
    r"(?!working (?:from|two|three|four|part|\d))(?P<doing>learning|seeing|hearing|meeting|running|working|watching|teaching|building|leading|writing|designing|playing"
    r"|singing|travelling|traveling|making|cooking|baking|growing|studying|sailing|flying|visiting|performing|conducting|painting|restoring)"
    r"(?= (?:the|an?|my|our|how|what|to|from|with|for|in|at|on|beside|alongside|people|[a-z]+ [a-z]+s)\b)(?!.*\b(?:us|\w+ing by|and (?:\w+ )?\w+ing)\b)"
)


def _chance(thing: str) -> str:
    """What the writer did as what they were given the chance to do.

    >>> _chance("learning the trade from nothing"), _chance("being trusted with the keys")
    ('the chance to learn the trade from nothing', 'being trusted with the keys')
    >>> _chance("getting to break pumps"), _chance("running design critiques where the intern spoke first")
    ('the chance to break pumps', 'the chance to run design critiques where the intern spoke first')
    """
    thing = re.sub(r"^getting (?=to (?!know\b)[a-z])", "the chance ", thing)
    thing = re.sub(r"^(?:the )?trust with (?=(?:the|my|our|an?)\b)", "being trusted with ", thing)
    found = _DONE.match(thing)
    return (
        f"the chance to {base_of_gerund(found['doing'])}{thing[found.end() :]}" if found else thing
    )


def is_of_people(thing: str) -> bool:
    """Whether a noun phrase names people whom the writer knows.

    >>> [is_of_people(t) for t in ("the crew on B shift", "the kakak in the kitchen, who kept bread", "the crew room")]
    [True, True, False]
    >>> is_of_people("the whole fourth floor for keeping my desk going")
    True
    """
    head = head_of(thing)
    named = len(head) > 1 and re.fullmatch(r"the|my|our|all", head[0]) is not None
    listed_so = named and any(listed(head[-1].lower(), name) for name in _OF_PEOPLE)
    known = _KNOWN_PEOPLE.match(thing.replace(",", "")) or _WHO_DID.match(thing)
    return listed_so or known is not None or _who_does(thing)


def _who_does(thing: str) -> bool:
    """Whether somebody is named with what they do: "the caretaker opening room 12 at seven"."""
    found = _DOES.match(thing)
    who = found["who"].split()[-1].lower() if found else ""
    return any(listed(who, name) for name in ("employers", "persons", *_OF_PEOPLE))


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
        or re.match(
            r"(?:(?! (?:who|that|which|how|from|between)\b)(?:[^,]|,(?=\d)))+? and (?!\d)",
            found[-1],
        )
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
_CLAUSE = re.compile(r" (?:who|that|which|when|where|while|although|because|since) ")


def portions(items: Iterable[str], words: int = 26) -> list[list[str]]:
    """Items in groups of which each is a sentence, the first item first: a comma in one ends its group.

    >>> portions(["saved $18,000", "wrote the manual, which is still used", "ran the day shift"])
    [['saved $18,000', 'ran the day shift', 'wrote the manual, which is still used']]
    >>> portions(["wrote the manual, which is still used", "trained six people, who stayed", "ran the day shift"])
    [['wrote the manual, which is still used'], ['ran the day shift', 'trained six people, who stayed']]
    """
    first, *rest = [*items] or [""]
    groups: list[list[str]] = [[first]] if first else []
    for item in sorted(rest, key=lambda item: _COMMA.search(item) is not None):
        last = groups[-1]
        if _COMMA.search(last[-1]) or len(f"{' '.join(last)} {item}".split()) > words:
            groups.append([])
        groups[-1].append(item)
    return groups


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


_ANOTHER = r"I|we|he|she|they|it|you|there|everyone|nobody|somebody"
_JOINING = (
    r"who|whom|whose|which|that|what|when|where|while|how|why|if|as|because|since|before|after|until|till|than|"
    r"and|or|but|nor|so|to|being|having"
)
_PLACING = r"for|with|by|of|at|in|on|from|under"
_NO_SUBJECT = (
    rf"{_JOINING}|not|never|always|also|then|once|still|just|only|even|most|especially|including"
)
# A comma before a subject and a verb: what follows is a sentence of its own.
_CLAUSE_AFTER_COMMA = re.compile(
    r", (?=(?:(?:(?:in|on|by) \w+ |now |today )?(?:I|we|he|she|they|it|you|there)(?:'(?:s|re|m|ve|d|ll))? (?!and\b|or\b)[a-z]|"
    rf"(?!(?:{_NO_SUBJECT}|{_PLACING})\b)[\w'’-]+ (?:(?!(?:{_JOINING}|{_ANOTHER})\b)[\w'’-]+ ){{0,4}}?"
    r"(?:is|are|was|were|has|had|went|fell|rose|grew|came|gave|got|took|knew|saw|ran|ate|slept|gets?|needs?|takes?|wrote|can|could|will|must|says|said)\b))"
)


def parts(text: str) -> list[str]:
    """The clauses of a text that only commas join, the first as it is, the others as sentences begin.

    >>> parts("rebuilt the pipeline, failed invoices went from 3% to 1%")
    ['rebuilt the pipeline', 'Failed invoices went from 3% to 1%']
    >>> parts("trained five people, 2 are leads today")
    ['trained five people', 'Two are leads today']
    >>> parts("more fans, in April it is 38 degrees")
    ['more fans', 'In April it is 38 degrees']
    >>> parts("the rota, which was late"), parts("when the sea rose, we ran")
    (['the rota, which was late'], ['when the sea rose, we ran'])
    """
    if re.match(rf"(?:although|{_PLACING}|{_NO_SUBJECT})\b", text, re.IGNORECASE):
        return [text]
    first, *more = _CLAUSE_AFTER_COMMA.split(text)
    return [first, *map(item_start, more)]


def parted(text: str) -> str:
    """Sentences instead of clauses that only commas join.

    >>> parted("I rebuilt the pipeline, failed invoices went from 3% to 1%.")
    'I rebuilt the pipeline. Failed invoices went from 3% to 1%.'
    """
    return ". ".join(parts(text))


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


def within(text: str) -> str:
    """A sentence as it goes on after a colon or a comma, its first word without the capital of a beginning.

    >>> within("Map in truck"), within("Ana has it")
    ('map in truck', 'Ana has it')
    >>> within("Tannery Row, plot 38"), within("The Monday round")
    ('Tannery Row, plot 38', 'the Monday round')
    >>> within("Friends of the Library AGM"), within("List of Mondays")
    ('Friends of the Library AGM', 'list of Mondays')
    """
    first = text.split(" ")[0]
    name = (
        first == "I"
        or "'" in first
        or (len(first) > 1 and first.strip(",.;:").isupper())
        or is_given_name(first)
        or not is_word(first.lower())
        or _NAMED_SO.match(text) is not None
        or (
            _PAIR.match(text)
            and not (
                listed(first.lower(), "small")
                or (first in ("My", "Our") and not text.startswith("Our Lady "))
            )
        )
    )
    return text if name else f"{first.lower()}{text[len(first) :]}"


# A society, or a newspaper
_NAMED_SO = re.compile(
    r"(?:Friends|Bank|House|Society|Institute|Museum|University|Chamber|Church|Ministry|College|Guild|League) of (?:the )?[A-Z]"
    r"|(?:Herald|Gazette|Tribune|Chronicle|Courier)\b"
)
# A name of two words: "Nettle & Moth"
_PAIR = re.compile(
    r"(?!\w+ing )[A-Z][\w'’-]+ (?:& )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]"
)
_COUNT = re.compile(r"^(?:[1-9]|1[0-2])(?= [a-z])")
_SPAN = re.compile(r"(?<![\w.,$£€-])(?:[1-9]|1[0-2])(?= (?:day|week|month|year)s?\b)")


def item_start(text: str) -> str:
    """With a capital first letter, or a small number in words.

    >>> item_start("my leave"), item_start("3 months' pay"), item_start("22 days of leave")
    ('My leave', "Three months' pay", '22 days of leave')
    >>> item_start("3 months of severance, not 6 weeks")
    'Three months of severance, not six weeks'
    """
    if not _COUNT.match(text):
        return sentence_start(text)
    for counted in (_COUNT, _SPAN):
        text = counted.sub(lambda count: ONES[int(count[0])], text)
    return sentence_start(text)


def contracted(text: str) -> str:
    """A reason as it is said in a message: "I've been offered a post".

    >>> contracted("I have been offered a post."), contracted("I have a wish to paint.")
    ("I've been offered a post.", 'I have a wish to paint.')
    """
    return re.sub(r"^I have (?=(?:been|accepted|taken|found|decided|won|got) )", "I've ", text)


def formal(text: str) -> str:
    """Without contractions, as a letter is written.

    >>> formal("I'd suggest what I'd been told, and I'm glad")
    'I would suggest what I had been told, and I am glad'
    """
    text = _SHORT_S.sub(r"\1 is", _SHORT_D.sub(_in_full, text)).replace("'s been ", " has been ")
    for pattern, full in _FULL:
        text = pattern.sub(full, text)
    return text


_SHORT_S = re.compile(r"\b([Hh]e|[Ss]he|[Ww]ho|[Tt]here)'s(?= (?:\w+ing|an?|the)\b)")
# "I'd been", "who'd sing"
_SHORT_D = re.compile(
    r"\b(I|you|we|they|he|she|who)'d (?=(?:(?:not|never|always|just|already|only) )?(\w+))"
)


def _in_full(match: re.Match[str]) -> str:
    found = verb(match[2])
    return f"{match[1]} {'had' if found and found.tense in PAST else 'would'} "


# A word of a title with a capital of its own, but not "Year" of "Year 9".
_CAPITAL = re.compile(r"\b[A-Z](?=[a-z])[\w'’-]*(?! (?:\d|[A-Z]\b))(?![\w'’-])")
# Words of a title that are typed short.
_IN_FULL = {
    "asst": "assistant", "mgr": "manager", "sr": "senior", "jr": "junior", "coord": "coordinator",
    "admin": "administrator", "supt": "superintendent", "dev": "developer", "neg": "negotiator",
}  # fmt: skip
_SHORT_TITLE = re.compile(
    rf"\b({'|'.join(_IN_FULL)})\b\.?(?! (?:assistant|officer))", re.IGNORECASE
)
_OF_TITLE = re.compile(r" (?:of|in|for|on|at|with) ")


def job_title(role: str) -> str:
    """A role as it stands in a sentence, without its ward and the capitals of a door plate.

    >>> job_title("Staff Nurse, ward 6"), job_title("Head of Year 9"), job_title("Teacher of English")
    ('staff nurse', 'head of Year 9', 'teacher of English')
    >>> job_title("HR Officer"), job_title("Lettings Negotiator"), job_title("De-icing Lead")
    ('HR officer', 'lettings negotiator', 'de-icing lead')
    >>> job_title("Senior Backend Engineer")
    'senior backend engineer'
    >>> job_title("Asst. Branch Manager"), job_title("Quality Engineer Sr."), job_title("Coordinator Rates & Customer Service")
    ('assistant branch manager', 'senior quality engineer', 'coordinator for rates and customer service')
    """
    title = re.split(r"[,(;/]", re.sub(r" [&+] ", " and ", role))[0].strip() or role
    title = title.lower() if title.isupper() and len(title) > 4 else title  # shouted
    title = re.sub(r"^(.+) (Sr|Jr)\.?$", r"\2 \1", title, flags=re.IGNORECASE)
    title = _SHORT_TITLE.sub(lambda m: _IN_FULL[m[1].lower()], title)
    title = re.sub(r"(?<=[a-z] )tech$", "technician", title)
    title = re.sub(r"\byear (?=\d)", "Year ", title)
    title = re.sub(
        r"(?<=\b[Cc]oordinator) (?=[A-Z])|(?<=\b[Ll]ead) (?=[A-Z]{3,}\b)", " for ", title
    )
    title = re.sub(r"(?<=[a-z]) (?=(?:line|route|ward|shift) (?:\d+|[A-Z])$)", " on ", title)
    post = len(_OF_TITLE.split(title)[0])  # where the post itself ends, which is no name

    def plain(match: re.Match[str]) -> str:
        low = match[0].lower()
        joined = re.fullmatch(r"[A-Z][a-z]+-[a-z]+", match[0])  # "De-icing", no "X-ray"
        return low if match.end() == post or joined or _is_common(low) else match[0]

    return re.sub(r"\b[a-z]{4,}\b", lambda m: corrected(m[0]), _CAPITAL.sub(plain, title))


def _is_common(word: str) -> bool:
    """Whether a word of a title is one of English, or made of two: "backend", but not "Polish"."""
    halves = ((word[:place], word[place:]) for place in range(4, len(word) - 2))
    known = is_word(word) or is_word(word.removesuffix("s")) or listed(word, "things")
    made = any(is_word(first) and is_word(second) for first, second in halves)
    return (known or made) and not listed(word, "origins")


def as_a(role: str) -> str:
    """A role after "I'm": "a welder", "an HR officer", but "head of design" and "marketing director".

    >>> as_a("Mine surveyor"), as_a("MLT, core lab"), as_a("Head of Design"), as_a("COO")
    ('a mine surveyor', 'an MLT', 'head of design', 'COO')
    """
    title = job_title(role)
    held = (_OF_TITLE.split(title)[0].split() or [""])[-1]
    counted = not held.isascii() or held.isupper() or with_article(held, "a") != held
    return (
        title
        if not counted
        or re.match(
            r"(?:first|second|third|principal|sole|acting|interim) |.*\bcrew$|(?:head|chief|director|vp|vice|president|dean|lead|curator|keeper) (?:of|for)\b|(?:the|my|an?)\b|head (?:age group coach|coach|nurse|housekeeper|porter)\b|(?:CEO|CTO|CFO|COO)\b|chief\b|"
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


def fitting(texts: Sequence[str], room: int) -> str:
    """The first of some texts that has room, else the shortest.

    >>> fitting(["Thank you for the tea and the van.", "Thank you for the van.", "Thank you."], 25)
    'Thank you for the van.'
    """
    return next((text for text in texts if len(text) <= room), min(texts, key=len))


def reached(contact: str, sender: str = "") -> str:
    """A contact with its preposition, after "you can reach me".

    >>> reached("ana@example.org"), reached("Ana 07700 900123", "Ana Wu"), reached("LinkedIn")
    ('at ana@example.org', 'on 07700 900123', 'on LinkedIn')
    >>> reached("ana@example.org, 07700 900 123")
    'at ana@example.org or on 07700 900 123'
    >>> reached("260-555-0119 call after noon")  # in America one is reached at a number
    'at 260-555-0119 (call after noon)'
    """
    own = "|".join(re.escape(part) for part in sender.split())
    text = re.sub(rf"^(?:no e-?mail|{own})(?:[:,.-]|\s)\s*(?=\S)", "", contact.strip("<> "))
    text = re.sub(
        r"(?i)^(?:come (?:round|over|by)|find me|call|ring|write|text)(?: me)?(?: to| at| on| in)? (?=\w)",
        "",
        text,
    )
    text = re.sub(r"^(\+?[\d(][\d ()/-]{5,}\d),? ([a-z].*)$", r"\1 (\2)", text)
    if both := re.fullmatch(
        r"(?P<mail>\S+@[^\s,;]+)[,;/ ]+(?:or )?(?P<phone>\+?[\d(][\d ()-]{6,})", text
    ):
        return f"{reached(both['mail'])} or {reached(both['phone'])}"
    american = re.match(r"(?:\+1[ -])?\(?[2-9]\d\d\)?[ -]\d{3}[ -]\d{4}(?!\d)", text)
    by_phone = re.match(r"(?:[A-Za-z]+:? )?\+?[\d(][\d ()/-]{5,}", text) and not american
    return f"{'on' if by_phone or text.startswith('LinkedIn') else 'at'} {text}"


_BODIES = r"Institut(?:e|ion)|Foundation|Authority|Agency|Orchestra|Philharmonic|Symphony|Observatory|Archives?|Trust|Commission|Inspectorate|(?:Research|Arts|Sports) Council"
# With "the": "Port of Kvalnes", "National Folk Music Archive", "Green Estuary Trust".
_THE = re.compile(
    r"(?:[A-Z][\w-]+ )?(?:Institut(?:e|ion)?(?: [A-Z]\w+)?|Embassy|Consulate|Municipality|University|College|Council|Department|Ministry|Office|Bank|Museum|Port|Society|"
    r"Bureau|Board|Centre|Center|Association|Academy|Church|School|Faculty|Commission|Federation|Union|Guild|Diocese|City|Town|Borough|County|Parish|State) (?:of|for|für) .+|"
    r"(?:National|Royal|City|County|Federal|Central|State|International) (?:[\w'’-]+ )*(?:Unit|Council|Office|Service|Museum|Library|Society|Gallery|"
    rf"Theatre|Ballet|Opera|Hospital|Bank|Laboratory|Park|Union|Association|Gardens?|{_BODIES})|"
    rf"(?:[A-Z][\w'’-]+ )+(?:{_BODIES})"
)


def employer(company: str) -> str:
    """A company as it stands in a sentence: "the Institute for Membrane Biophysics", without its town.

    >>> employer("Northwind"), employer("National Folk Music Archive"), employer("Corner Cups, Leeds")
    ('Northwind', 'the National Folk Music Archive', 'Corner Cups')
    >>> employer("Embassy of Ruritania in Lima"), employer("Northern Research Council")
    ('the Embassy of Ruritania in Lima', 'the Northern Research Council')
    >>> employer("Tarn Foods, Corp."), employer("Ash, Birch and Daughters"), employer("Ash, Birch")
    ('Tarn Foods, Corp.', 'Ash, Birch and Daughters', 'Ash, Birch')
    """
    if part := re.fullmatch(
        r"([^,]+), ([^,]+ (?:group|team|unit|lab|department|division))", company
    ):
        return f"the {part[2]} of {employer(part[1])}"
    placed = company.count(",") == 1 and " " in company.split(",")[0]
    name = _PLACED.sub("", company) if placed else company
    return f"the {name}" if _THE.fullmatch(name) else name


# Where a company of two words is, or of what it is part, behind its one comma.
_PLACED = re.compile(
    r"(?<=[\w.'’)]), (?!(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|Corp|Co|GmbH|AG|KG|BV|NV|SA|SL|SAS|SARL|Oy|AB|AS|Pty|Pte|S\.)|.* and )[^,&]+$"
)


def company_name(company: str) -> str:
    """A company with the capitals that whoever typed it left out.

    >>> company_name("hotel Vista Bay"), company_name("Mto Haulage ltd"), company_name("eBay")
    ('Hotel Vista Bay', 'Mto Haulage Ltd', 'eBay')
    """
    name = company.replace(" ltd", " Ltd")
    return name[0].upper() + name[1:] if re.match(r"(?!the |our )[a-z]+ [A-Z]", name) else name
