"""Plain facts: what the words of an entry say by themselves, so that nobody need guess.

SURE holds what is read so before the copy editor is asked, LIKELY what is read so where it is not
sure. An entry is one box, one pattern and what becomes of a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drafter.phrasing.finishing import has_verb, is_thing
from drafter.phrasing.wording import with_article
from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    base_of_third,
    is_adjective,
    is_given_name,
    is_name,
    past_base,
    past_of,
    past_of_gerund,
    senses,
    verb,
)

Phrase = tuple[str, str]  # a text, and its form
_COUNT = r"(?:\d[\d.,]*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LEVEL = r"[$£€]?\d[\d.,]*(?:%|k|m|bn)?"


@dataclass(frozen=True, slots=True)
class Plain:
    """One way to read an entry of a box: where `pattern` fits the whole of it, `put` says what
    becomes of it, or None where it is something else after all.
    """

    box: str
    pattern: re.Pattern[str]
    put: Callable[[re.Match[str]], Phrase | None]


def plainly(ways: Iterable[Plain], box: str, typed: str) -> Phrase | None:
    """What an entry of a box says by the first of these ways that fits it, or None.

    >>> plainly(SURE, "contributions", "guest rating from 7.9 to 9.1")
    ('the guest rating went from 7.9 to 9.1', 'S')
    >>> plainly(SURE, "contributions", "cut alerts from 340 to 60"), plainly(SURE, "contributions", "rooms 1 to 20")
    (None, None)
    """
    for way in ways:
        if way.box == box and (found := way.pattern.fullmatch(typed)) and (said := way.put(found)):
            return said
    return None


def _went(found: re.Match[str]) -> Phrase | None:
    """What changed, and from where to where, typed without a verb.

    >>> plainly(SURE, "contributions", "sales up 22 percent in two years")
    ('sales went up 22 percent in two years', 'S')
    >>> plainly(SURE, "contributions", "we went from 4 people to 60")
    """
    what = found["what"]
    first, *more = what.lower().split()
    begins = verb(first)
    deed = begins is not None and (begins.noun == "never" or more[:1] in (["the"], ["a"], ["my"]))
    deed = deed and (first not in _OF_SORT or more[:1] in (["the"], ["a"], ["my"]))
    first = "" if first in _OF_SORT else first  # "cancelled trips" are trips
    told = any(map(past_base, (first, *more))) or more[-1:] in (["low"], ["back"])
    if deed or told or has_verb(what) or _WHO.search(what):
        return None
    named = what[:2].isupper() or is_name(what.split(" ")[0].removesuffix("'s"))
    what = what if named or first == "almost" else what[0].lower() + what[1:]
    known = f"the {what}" if first == "average" else with_article(what)
    return f"{known} went {_from(found['how'])}", "S"


_BETWEEN = re.compile(
    r"(?P<way>up|down) (?P<one>[$£€]?)(?P<before>\d[\d.,]*)(?P<two> ?%|k|m|bn)? to (?P<third>[$£€]?)(?P<after>\d[\d.,]*)(?P<fourth> ?%|k|m|bn)?"
)


def _from(how: str) -> str:
    """A change between two levels of one sort, with the "from" that was not typed.

    >>> _from("down 22 to 13 days"), _from("up 20% to €3m"), _from("down 2 to 9")
    ('down from 22 to 13 days', 'up 20% to €3m', 'down 2 to 9')
    """
    found = _BETWEEN.match(how)
    if not found or (found["one"], found["two"]) != (found["third"], found["fourth"]):
        return how
    before, after = (float(found[n].strip(".,").replace(",", "")) for n in ("before", "after"))
    rises = found["way"] == "up"
    return (
        f"{found['way']} from {how[found.end('way') + 1 :]}" if (before < after) == rises else how
    )


_OF_SORT = (
    "cancelled missed delayed failed rejected returned lost repeated dropped abandoned".split()
)
_WHO = re.compile(r"(?:^|\s)(?:I|[Ww]e|[Tt]hey|who|that|which)(?:\s|$)|[:;]")


def _none(found: re.Match[str]) -> Phrase | None:
    """That something never happened.

    >>> plainly(SURE, "contributions", "no serious accident in 31 years")
    ('there was no serious accident in 31 years', 'S')
    """
    what = found["what"]
    many = what.endswith("s") and not what.endswith("ss")
    return f"there {'were' if many else 'was'} no {what}{found['rest']}", "S"


def _more_than(found: re.Match[str]) -> Phrase | None:
    """What somebody has more of than others: "a palate better than mine"."""
    if not _OF_THEIRS.fullmatch(found["what"].split(" ")[-1]):
        return None
    return f"your {found['what']}, which is {found['than']}", "N"


def _yours(found: re.Match[str]) -> Phrase | None:
    """What somebody has, named without whose it is.

    >>> plainly(LIKELY, "respect_for", "quick, fair decisions"), plainly(LIKELY, "respect_for", "calm in storms")
    (('your quick, fair decisions', 'N'), None)
    """
    text = found[0]
    first = re.split(r"[ ,]", text)[0].lower()
    return (
        (f"your {first}{text[len(first) :]}", "N")
        if first.isdigit() or is_adjective(first)
        else None
    )


def _at_its_best(found: re.Match[str]) -> Phrase | None:
    """A thing of theirs that is the best of its sort; who is the best is said otherwise.

    >>> plainly(SURE, "respect_for", "the cleanest bench in the house")
    ('your bench, the cleanest in the house', 'N')
    >>> plainly(SURE, "respect_for", "the calmest person in any room")
    """
    if (found["what"], found["where"][:6]) == ("hand", " with "):
        return f"you're the {found['best']} hand{found['where']}", "S"
    if not _OF_THEIRS.fullmatch(found["what"]):
        return None
    return f"your {found['what']}, the {found['best']}{found['where']}", "N"


_OF_THEIRS = re.compile(
    r"bench|toolroom|workshop|stall|garden|ward|store|hands?|eyes?|ears?|nose|palate|memory|voice|head|mind|nerves|handwriting|notes|files|drawings|wiring|welds|stitches|knife|rules|code"
    r"|headset|kitchen|desk|van|bread|soup|coffee|lessons|lectures|questions?|answers?|manners|stories|jokes|laugh|smile|feel|sense"
)


def _to_be_done(found: re.Match[str]) -> Phrase | None:
    """What is to be done, as a task.

    >>> plainly(SURE, "asks", "that the post of conservator be filled before the summer")
    ('fill the post of conservator before the summer', 'V')
    """
    done = verb(found["done"])
    if done is None or done.tense not in PAST or found["rest"].startswith(" by "):
        return None
    return f"{done.base} {found['thing'].strip()}{found['rest']}", "V"


_DUE = re.compile(
    r"\b(?:invoice|gratuity|bonus|pension|salary|pay|leave|holiday|overtime|expenses|deposit|fund|dues"
    r"|chance|right|permission|opportunity|help|freedom|reasons?|leave|ability|luck|honou?r)\b"
)  # what is for the writer


def _to_be_so(found: re.Match[str]) -> Phrase | None:
    """A thing of which something is to be done, as what should be.

    >>> plainly(SURE, "asks", "travel time between visits to be paid")
    ('travel time between visits should be paid', 'S')
    >>> plainly(SURE, "asks", "my name to be kept out of it"), plainly(SURE, "asks", "a chance to be heard")
    (None, None)
    """
    done = verb(found["done"])
    thing = found["thing"]
    mine = (
        thing.startswith(("my ", "time ", "more time "))
        or _DUE.search(thing)
        or is_adjective(thing.split(" ")[-1])
    )
    if mine or done is None or done.tense not in PAST or has_verb(found["thing"]):
        return None
    return f"{with_article(found['thing'])} should be {found['done']}{found['rest']}", "S"


_SELF = re.compile(r"\b(?:him|her)self\b")


def _does(found: re.Match[str]) -> Phrase | None:
    """What somebody does, typed in -ing.

    >>> plainly(SURE, "respect_for", "deciding quickly"), plainly(SURE, "respect_for", "training plans")
    (('how you decide quickly', 'W'), None)
    >>> plainly(SURE, "respect_for", "building a clientele alone in two years")
    ('how you built a clientele alone in two years', 'W')
    """
    base, known = base_of_gerund(found["doing"]), verb(found["doing"])
    rest = _SELF.sub("yourself", found["rest"])
    if known is None or base in (found["doing"], "be", "have"):
        return None
    if known.noun == "mostly" or (known.noun == "often" and not _OBJECT.match(rest)):
        return None
    if _GOES_ON_SO.search(rest) or _ANOTHER.search(rest):
        return None
    once = _ONCE.search(rest) and not _EACH.search(rest)
    did = past_of(base) if once else base
    return f"how you {found['never'] or ''}{did}{rest}", "W"


_OBJECT = re.compile(rf" (?:an?|the|my|our|his|her|their|every|each|all|us|up|from|with|{_COUNT}) ")
_GOES_ON_SO = re.compile(r"\b(?:and|or|but|not) (?:\w+ )?\w+ing\b")
# Somebody else, of whom nobody knows who it is: "standing by him when he failed".
_ANOTHER = re.compile(
    r"\b(?:him|them|he|she|they)\b|\bher\b(?= (?:when|if|and|in|on|at|to|for|with)\b|$)"
)
# One occasion, or what is done by now.
_ONCE = re.compile(
    r" in (?:(?:just |only |under )?(?:a|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years)|(?:19|20)\d\d)$"
    r"| in the (?:[a-z]+ )?(?:strike|flood|fire|lockdown|pandemic|crisis)s?(?: (?:week|year|month|winter|summer|night))?$|^ from .* to .* at \d\d$"
)
_EACH = re.compile(r"\b(?:every|each|always|any|all)\b")


def _did(found: re.Match[str]) -> Phrase | None:
    """A result in -ing, as a deed.

    >>> plainly(SURE, "contributions", "interviewing 30 shop managers")
    ('interviewed 30 shop managers', 'P')
    """
    known, rest = verb(found["doing"]), found["rest"]
    sure = known is not None and known.noun != "mostly" and _OBJECT.match(rest) is not None
    sure = sure and not has_verb(rest)
    past = past_of_gerund(found["doing"])
    return (f"{past}{rest}", "P") if sure and past not in ("were", found["doing"]) else None


def _did_wrong(found: re.Match[str]) -> Phrase | None:
    """What the writer did, typed in -ing: "snapping at her over the rota"."""
    past = "lied" if found["doing"] == "lying" else past_of_gerund(found["doing"])
    return (f"I {past}{found['rest']}", "C") if past != found["doing"] else None


def _since_then(found: re.Match[str]) -> Phrase:
    """That it has been cool since a quarrel.

    >>> plainly(SURE, "strain", "our quarrel over the budget, we have hardly spoken since")
    ('we have hardly spoken since our quarrel over the budget', 'C')
    """
    return f"{found['now']} since {found['what']}", "C"


def _after_years(found: re.Match[str]) -> Phrase | None:
    """What somebody still does after so many years.

    >>> plainly(SURE, "respect_for", "30 years in and still reads every rule")
    ('how after 30 years in you still read every rule', 'W')
    >>> plainly(SURE, "respect_for", "35 years in wind and still curious")
    ('how after 35 years in wind you are still curious', 'W')
    """
    does = base_of_third(found["does"])
    if does == found["does"]:
        return (
            (f"how after {found['years']} you are still {does}{found['rest']}", "W")
            if is_adjective(does)
            else None
        )
    return f"how after {found['years']} you still {does}{_SELF.sub('yourself', found['rest'])}", "W"


def _goes_to(found: re.Match[str]) -> Phrase | None:
    """Who takes a thing over, named without an arrow.

    >>> plainly(SURE, "handover", "the cold store keys, to the technicians by 16 April")
    ('the cold store keys -> the technicians by 16 April', 'H')
    >>> plainly(SURE, "handover", "the trips, to Paris")
    """
    who = found["who"].split(" ")
    people = is_given_name(who[0]) or (who[0] == "the" and who[1].endswith("s"))
    if not people or found["thing"].lower().startswith(("not ", "nothing")):
        return None
    return f"{with_article(found['thing'])} -> {found['who']}", "H"


def _as_it_is(form: str) -> Callable[[re.Match[str]], Phrase]:
    return lambda found: (found[0], form)


def _to_do(found: re.Match[str]) -> Phrase | None:
    """A lesson in -ing with what was done: "pruning roses, at last"."""
    base, known = base_of_gerund(found["doing"]), verb(found["doing"])
    if (
        known is None
        or known.noun == "mostly"
        or found["doing"] in ("evening", "morning", "meeting")
    ):
        return None
    return (f"to {base}{found['rest']}", "T") if base != found["doing"] else None


def _sought(found: re.Match[str]) -> Phrase | None:
    """A thing that one leaves for, with no word on whether one has it.

    >>> plainly(SURE, "reason", "a post nearer the sea"), plainly(SURE, "reason", "a post opened up")
    (('a post nearer the sea', 'N'), None)
    """
    told = any(map(past_base, found[0].split(" ")[1:]))
    return (found[0], "N") if is_thing(found[0]) and not told else None


def _task(found: re.Match[str]) -> Phrase | None:
    """A suggestion that begins with its verb.

    >>> plainly(LIKELY, "asks", "freeze module changes four weeks before term")
    ('freeze module changes four weeks before term', 'V')
    """
    first = verb(found["do"].lower())
    bare = first is not None and first.base == found["do"].lower() and first.noun == "never"
    bare = bare and "ADJ" not in senses(found["do"].lower())  # "clear criteria"
    return (f"{found['do'].lower()}{found['rest']}", "V") if bare else None


def _thing(found: re.Match[str]) -> Phrase | None:
    if past_base(found[0].split(" ")[0].lower()):
        return None
    return (with_article(found[0]), "N") if is_thing(found[0]) else None


def _way(box: str, pattern: str, put: Callable[[re.Match[str]], Phrase | None]) -> Plain:
    return Plain(box, re.compile(pattern), put)


_SINCE = r"(?: (?:in|since|for|on|at|under|over|of|with|after|from|during|to|by|across)\b[^,]*)?"
_CHANGES = (
    rf"(?P<what>[A-Za-z][^,\d]*?) (?:went )?(?P<how>(?:(?:up|down) )?from (?!(?:19|20)\d\d\b){_LEVEL}\b{{}}+ to {{}}+)",
    rf"(?P<what>[A-Za-z][^,\d]*?) (?P<how>(?:up|down) (?:by )?(?:{_LEVEL}|a (?:third|half|quarter|fifth))\b{{}}*)",
)
# "The licence, to the technicians by 16 April": who takes it over, without an arrow.
_GOES_TO = r"(?P<thing>[^,>]+), to (?P<who>(?:the [a-z]+|[A-Z][\w.'’-]*(?: [A-Z][\w'’-]+)*)(?: (?:by|from|until) .+)?)"
SURE = (
    *(_way("contributions", change.format("[^,]", "[^,]"), _went) for change in _CHANGES),
    _way(
        "contributions",
        rf"[Nn]o (?!longer\b|one\b|idea\b|doubt\b|more\b)(?P<what>(?:[\w'-]+ ){{0,4}}?[\w'-]+)(?P<rest>{_SINCE})",
        _none,
    ),
    _way(
        "contributions",
        r"(?P<doing>[a-z]+ing)(?P<rest> (?!(?:and|or|of)\b)(?!.*(?:\bfrom\b.*|\d\S*(?: [a-z]+)?) to \S)(?!.*\b(?:became|up|down)\b)[^,;]+)",
        _did,
    ),
    _way(
        "reason",
        r"time to (?:move|go|leave|start|open|run|try|freelance|hand|let|step|stop|change|do|train|become|teach|build|return|cook (?:a|my|on))\b.*",
        lambda m: None if has_verb(m[0]) else (f"it's {m[0]}", "C"),
    ),
    _way(
        "reason",
        r"(?:I )?(?:want |need )?(?:the |more )?(time (?:to|for) .+)",
        lambda m: (f"I want {m[1]}", "C"),
    ),
    _way(
        "reason",
        r"(?:(?:I was|I've been|been|was|got) )?(offered (?:a|an|the|another|work)\b(?!.*\b(?:refus|turned|declin|ultimatum|choice|but)).+)",
        lambda m: (f"I've been {m[1]}", "C"),
    ),
    _way(
        "reason",
        r"an? (?:new |shore |training |permanent |part-time |full-time )?(?:job|post|position|place|role|move|chance|year|change) [^,;:]+",
        _sought,
    ),
    _way(
        "strain",
        r"(?:that|the|our) (?:business|row|argument|thing|disagreement|quarrel|fight|mix-up|incident|clash|dispute|fuss) "
        r"(?!.*\b(?:he|she|his|her|him)\b)(?:with|about|over|on|in|at) [^,.;]+",
        _as_it_is("N"),
    ),
    _way(
        "respect_for",
        r"(?P<years>\d+ years (?:in|on|at|of|behind)[^,]*?) and (?:(?:he|she) )?still (?:(?:he|she) )?(?P<does>[a-z]+)(?P<rest>\b[^,]*)",
        _after_years,
    ),
    _way(
        "respect_for",
        r"(?:the )?(?P<best>(?!honest|modest|earnest)[a-z]+est) (?P<what>[a-z]+)(?P<where> (?:in|on|at|of|with|I) .+)",
        _at_its_best,
    ),
    _way(
        "asks",
        r"that (?P<thing>(?:the|my|no) (?:(?!(?:may|can|should|will|must|is|are)\b)[^, ]+ )+)(?P<never>not|never) be (?P<done>[a-z]+\b.*)",
        lambda m: (f"{m['thing']}should {m['never']} be {m['done']}", "S"),
    ),
    _way(
        "asks",
        r"that (?P<thing>the (?:(?!(?:may|can|should|will|must|is|are|not|never|no)\b)[^, ]+ )+)be (?P<done>[a-z]+)\b(?P<rest>.*)",
        _to_be_done,
    ),
    _way(
        "asks",
        r"(?P<thing>(?:(?:the|my|our|more|all) )?(?!(?:an?|not|never|no|nobody|anyone|anybody|everyone|everybody|someone|to|I|we|they|how|want|like|need|wish|hope)\b)[a-z]+(?: (?!(?:to|is|are|not|never)\b)[\w'-]+){0,5}?) to be (?P<done>[a-z]+)(?P<rest>\b[^,;.]*)",
        _to_be_so,
    ),
    _way(
        "asks",
        r"that my (?P<thing>[a-z]+(?: [a-z]+)?) (?:be|is|are|gets?) (?P<done>[a-z]+)(?P<rest>\b[^,;]*)",
        lambda m: (
            (f"to have my {m['thing']} {m['done']}{m['rest']}", "T")
            if past_base(m["done"])
            else None
        ),
    ),
    _way(
        "respect_for",
        r"(?P<never>never |always )?(?P<doing>[a-z]+ing)(?P<rest> (?!(?:and|but|or|with|skills?)\b)[^;]+)",
        _does,
    ),
    _way(
        "strain",
        r"(?P<doing>(?:snapp|shout|yell|swear|laugh|ly|moan|complain)ing)(?P<rest> (?:at|over|about|to) (?:him|her|them|you)\b.*)",
        _did_wrong,
    ),
    _way(
        "strain",
        r"(?P<what>(?:our|the|that) [^,]+), (?:and )?(?P<now>we (?:have|haven't|hardly|barely)[^,]*?) since",
        _since_then,
    ),
    _way("handover", _GOES_TO, _goes_to),
    _way("thanks_for", r"(how to .+)", lambda m: (f"showing me {m[1]}", "G")),
    _way(
        "thanks_for",
        r"((?:half|some of|most of|all of|two of|three of) my (?:\w+ )?(?:files|shifts|orders|rounds|calls|cases|tickets|lessons|classes|tables|beds|routes|work)\b.*)",
        lambda m: (f"your help with {m[1]}", "N"),
    ),
    _way(
        "respect_for",
        r"an? (?P<what>(?:[a-z]+ )?[a-z]+) (?P<than>(?:more [a-z]+|[a-z]+er) than .+)",
        _more_than,
    ),
    _way("learned", r"(?P<doing>[a-z]+ing)(?P<rest> [a-z]+s?, (?:at last|finally))", _to_do),
)
LIKELY = (
    *(_way("contributions", change.format(".", "."), _went) for change in _CHANGES),
    _way(
        "contributions",
        rf"(?P<span>(?:{_LEVEL}\+?|{_COUNT}) (?:million )?(?:days|weeks|months|years|seasons|shifts|km|miles|hours)\b[^,]*)(?P<rest>.*)",
        lambda m: (
            f"{m['span']}{re.sub('^, no (?!longer|more|one)(?=[a-z])', ' with no ', m['rest'])}",
            "N",
        ),
    ),
    _way(
        "contributions",
        r"(?:\w+ ){1,3}(?:award|prize|medal|patent|accreditation|certification)\b.*",
        _thing,
    ),
    _way(
        "asks",
        r"(?P<do>(?!(?:may|can|could|would|will|please|pls|kindly|pay|release|clean|leave|keep|use|borrow|stay|come|finish|sit|be|do|have|get)\b)[A-Za-z]+)(?P<rest> (?!(?:and|or|of)\b)[^,;?]+)",
        _task,
    ),
    _way(
        "asks",
        r"(?:my |the )?(?P<what>[a-z]+), keep (?:it|them)\??",
        lambda m: (f"to keep the {m['what']}", "T"),
    ),
    _way(
        "thanks_for",
        r"the (?:night|day|time|week|weekend|morning|evening|afternoon|winter|summer) (?!.*\b(?:he|she|his|her)\b).*\byou\b.*",
        _as_it_is("N"),
    ),
    _way("learned", r"that (?:\w+ ){2}.*", _as_it_is("C")),
    _way("learned", r"(?:how to|when to|what to|why|how|to) \w.*", _as_it_is("T")),
    _way(
        "gratitude",
        r"(?:nobody|no one|everyone|everybody) (?!who\b|that\b|in\b|at\b|on\b|from\b).+",
        _as_it_is("S"),
    ),
    _way(
        "respect_for",
        r"[A-Za-z-]+(?:,? (?:and )?(?!(?:for|with|w|as|at|in|of|to|on)\b)[a-z-]+)? (?:[a-z]{3,}(?<!s)s|work|hand|mind|eye|ear|head|sense|judgement|judgment|temper)(?:,? always)?|\d+ years (?:on|in|of|at|behind) (?!and\b)\w+(?: (?!and\b)\w+)*(?: and never in [\w ]+)?",
        _yours,
    ),
)
