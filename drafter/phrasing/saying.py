"""Saying: a phrase in the form that a sentence needs, or None where it has no such form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drafter.phrasing.forms import TOKEN, Phrase, change_of, is_finite, parse
from drafter.phrasing.weighing import by_weight, weight
from drafter.phrasing.wording import DETERMINED, head_of, is_person, series, with_article, your
from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    base_of_third,
    doubled,
    gerund_of,
    is_adjective,
    is_word,
    listed,
    participle_of,
    past_of_gerund,
    senses,
    verb,
)
from drafter.text import ONES


def as_noun(phrase: Phrase) -> str | None:
    """What can follow "for", "of" or "remember": a noun or a gerund.

    >>> [as_noun(parse(t)) for t in ("led the 2025 audit", "company car", "always picks up the phone")]
    ['leading the 2025 audit', 'the company car', 'always picking up the phone']
    """
    if phrase.form == "noun":
        return _noun(phrase.text)
    if phrase.form == "question":
        return re.sub(r"^when (?!to\b)", "the time when ", phrase.text)
    if phrase.form in ("gerund", "subject_gerund"):
        return phrase.text
    if phrase.form in ("past", "present", "imperative"):
        return to_gerund(phrase)  # None for "can be funny"
    if phrase.form == "infinitive" and phrase.text.startswith("to "):
        first, _, rest = phrase.text[3:].partition(" ")
        return f"{gerund_of(first)} {rest}".strip() if _is_base(first) or first == "be" else None
    if phrase.form == "adjective":
        often = re.match(r"(?:always|never|often) ", phrase.text)
        return f"{often[0] if often else ''}being {phrase.text[often.end() if often else 0 :]}"
    if phrase.form == "change":
        what, way, levels = change_of(phrase.text) or ("", "", "")
        return f"{with_article(what) if what else 'the growth'} {f'{way} ' if way else ''}{levels}"
    return None


def _noun(text: str) -> str:
    """A noun phrase within a sentence: with its article, and no dash."""
    if re.match(r"(?:no|not one|not a)\b(?! one\b)", text):
        return f"having {text}"
    whole = with_article(text.replace(" - ", ", "))
    whole = f"the {text}" if _POST_OWNS.match(text) else whole
    pair = re.fullmatch(r"(\w+) \w+, [a-z]+ ([a-z]+)", text)
    if pair and is_adjective(pair[1]) and not is_adjective(pair[2]):
        whole = whole.replace(", ", " and ")  # "good coffee, better colleagues"
    # A person who is named is known: what follows the name is told besides.
    return re.sub(r"^((?:old )?(?:[A-Z][\w.'-]+ ?)+)(?<! )(?: who) (?=[a-z])", r"\1, who ", whole)


# "Superintendent's patience": a post with a capital, and yet no name.
_POST_OWNS = re.compile(
    r"(?:Superintendent|Director|Head(?:master|mistress)?|Principal|Manager|Supervisor|Foreman|Matron|Captain|Chairman)['’]s [a-z]"
)


def to_gerund(phrase: Phrase) -> str | None:
    """A deed or habit as a gerund, with all its verbs; None where one has no such form.

    >>> to_gerund(parse("lent me her van and didn't ask for petrol"))
    'lending me her van and not asking for petrol'
    >>> to_gerund(parse("can be funny")), to_gerund(parse("fought for us, she really did"))
    (None, None)
    """
    tokens = list(TOKEN.finditer(phrase.text))
    word = tokens[phrase.head]
    plain = word[0].lower()
    if listed(plain, "auxiliary") or _OWN_SUBJECT.search(phrase.text):
        return None
    found = verb(plain)
    base = found.base if found else plain
    before = phrase.text[: word.start()].replace("don't ", "not ")
    after = SECOND_VERB.sub(second_gerund, phrase.text[word.end() :])
    kept = re.match(r" (?=[a-z]+ing\b)", after) if base == "keep" else None
    said = (
        f"{before}{after.lstrip()}" if kept else f"{before}{doubled(gerund_of(base), plain)}{after}"
    )
    return re.sub(r"^being (always|never|often) ", r"\1 being ", said)


_OWN_SUBJECT = re.compile(r",(?: and| but)? (?:I|you|he|she|they|we|it) \w")
SECOND_VERB = re.compile(
    r"(?P<join> (?:and|but) (?:(?:never|always|then|also|still|even) )*)(?P<verb>[a-z']+)(?: (?P<next>[a-z]+))?"
)


def second_gerund(match: re.Match[str]) -> str:
    """The verb after "and" as a gerund too; any other word as it is."""
    following = match["next"] or ""
    if match["verb"] in ("didn't", "doesn't", "don't") and following:
        return f"{match['join']}not {gerund_of(following)}"
    found = verb(match["verb"])
    told = found is not None and found.tense in (*PAST, "third")
    told = told and (found is None or found.noun != "mostly" or listed(following, "objects"))
    if (
        found is None
        or not told
        or (match["verb"] == found.base and not listed(following, "after_verb"))
    ):
        return match[0]
    if found.noun == "often" and found.tense == "third" and not listed(following, "after_third"):
        return match[0]
    if found.base == "keep" and following.endswith("ing"):
        return f"{match['join']}{following}"  # "and kept checking on me"
    return f"{match['join']}{gerund_of(found.base)}{' ' if following else ''}{following}"


def as_clause(phrase: Phrase, subject: str | None = None) -> str | None:
    """What can follow "that": a sentence. `subject` stands for who did it ("you", "I").

    >>> as_clause(parse("never shouts"), "you"), as_clause(parse("patient"), "you")
    ('you never shout', 'you are patient')
    """
    if phrase.form == "clause":
        return phrase.text
    if phrase.form == "that":
        return phrase.text[5:]
    if subject and phrase.form in ("past", "present"):
        said = f"{subject} {_plain_present(phrase)}"
        be = "are" if subject == "you" else "am"
        return re.sub(
            r"(?<= but )(never|always|not) (?=(\w+)$)",
            lambda m: f"{be} {m[0]}" if is_adjective(m[2]) else m[0],
            said,
        )
    if subject and phrase.form == "adjective":
        past = _BACK_THEN.search(phrase.text)
        return f"{subject} {'were' if past else 'are'} {phrase.text}"
    return None


_BACK_THEN = re.compile(
    r"\b(?:in (?:all )?(?:my |those |these |our )?(?:\w+ )?(?:years|months|winters|seasons)|ago|back then|that (?:day|night|week|winter|summer)|in (?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)|"
    r"(?:when|after|while) .*(?:\w{2,}ed|went|was|were|fell|broke|left|came|lost|died|did|had))\b"
)


def _plain_present(phrase: Phrase) -> str:
    """A verb phrase as it stands after "you": "never shouts" becomes "never shout"."""
    if phrase.form == "past":
        return _past(phrase)
    return agree(phrase.text, phrase.head)


def _past(phrase: Phrase) -> str:
    """A deed as it stands after "I" or "you": "sung at every do" needs a "have"."""
    found = verb(TOKEN.findall(phrase.text.lower())[phrase.head])
    return f"have {phrase.text}" if found and found.tense == "participle" else phrase.text


def agree(text: str, place: int) -> str:
    tokens = list(TOKEN.finditer(text))
    word = tokens[place]
    base = {
        "is": "are",
        "was": "were",
        "has": "have",
        "does": "do",
        "doesn't": "don't",
        "isn't": "aren't",
        "wasn't": "weren't",
        "hasn't": "haven't",
    }.get(word[0].lower(), base_of_third(word[0]))
    text = f"{text[: word.start()]}{base}{text[word.end() :]}"
    # "picks up and never complains": the second verb agrees as well.
    return re.sub(
        r"(?:(?<=\band )|(?<=\bbut ))(\w+ )?(\w+s)\b",
        lambda m: (
            (m[1] or "")
            + (base_of_third(m[2]) if m[1] is None or listed(m[1].strip(), "adverbs") else m[2])
        ),
        text,
    )


def as_past(phrase: Phrase) -> str | None:
    """What somebody did, to follow "you", or None for what is no deed of theirs.

    >>> [as_past(parse(t)) for t in ("covering for me in March", "lent me her van", "patience")]
    ['covered for me in March', 'lent me her van', None]
    """
    if phrase.form == "past":
        return _past(phrase)
    if phrase.form == "clause" and phrase.text.startswith("you "):
        deed = parse(phrase.text[4:], lean="deed")
        return deed.text if deed.form == "past" and deed.head == 0 else None
    if phrase.form != "gerund" or len(phrase.text.split()) < 3 or _NO_DEED.match(phrase.text):
        return None
    text, changed = _GERUND.subn(_of_gerund(past_of_gerund), phrase.text)
    return text if changed and text != phrase.text else None


def favor(phrase: Phrase) -> str | None:
    """What another is thanked for: a deed as a gerund, any other favor as a noun; else None.

    >>> [favor(parse(t)) for t in ("she stood in for me", "a manager who protected focus time", "patience")]
    ['standing in for me', 'protecting focus time', 'patience']
    """
    text = phrase.text[phrase.head :] if phrase.form == "subject_gerund" else phrase.text
    text = re.sub(r"^(?:she|he) |^(?:an? |my |our )?[a-z]+ who (?=[a-z]+ed )", "", text)
    if text == phrase.text:
        return as_noun(phrase)
    deed = parse(text, lean="deed")
    return as_noun(deed) if deed.form in ("past", "gerund") else None


def to_have(gerund: str) -> str:
    """What befell somebody, after "I'm grateful".

    >>> to_have("being sent to Lyon"), to_have("never being made to sing")
    ('to have been sent to Lyon', 'never to have been made to sing')
    """
    text = _GERUND.sub(_of_gerund(lambda word: participle_of(base_of_gerund(word))), gerund)
    return re.sub(r"^((?:always |never |not )?)", r"\1to have ", text)


def _of_gerund(form: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    """What puts a gerund into another form; one that is a noun as well, where an object follows."""

    def put(match: re.Match[str]) -> str:
        found = verb(match[2])
        noun = listed(match[2], "noun_ing") and not re.match(
            r" (?:me|us|my)\b", match.string[match.end() :]
        )
        gerund = found is not None and found.tense == "gerund" and not noun
        return match[1] + (form(match[2]) if gerund else match[2])

    return put


# What was done to me, or by me with you, is no deed of yours.
_NO_DEED = re.compile(
    r"(?:being|getting|having|learning|working|seeing|meeting|knowing|letting me go) |.*\b(?:with|from) you\b|.*\btogether\b"
)
# The gerund at the head, and one that "and" joins to it.
_GERUND = re.compile(
    r"(^(?:(?:always|never|often|once|\w+ly) )*|\band (?:then |never |always )?)(\w+ing)\b"
)


def as_deed(phrase: Phrase) -> str | None:
    """What can follow "I", told of the past.

    >>> as_deed(parse("led the 2025 audit")), as_deed(parse("lead time from 19 days to 11"))
    ('led the 2025 audit', 'cut lead time from 19 days to 11')
    """
    if phrase.form == "past":
        return _with_results(_past(phrase))
    if phrase.form == "clause" and phrase.text.startswith("I "):
        return phrase.text[2:]
    if phrase.form == "adjective":
        return f"was {phrase.text}"
    if phrase.form == "noun":
        return _post(phrase.text)
    if phrase.form == "change":
        what, way, levels = change_of(phrase.text) or ("", "", "")
        way = way or _way(what, levels)
        if way == "down" and what:
            return f"cut {with_article(what)} {levels}"
        way = f"{way} " if way else ""
        return f"brought {with_article(what)} {way}{levels}" if what else f"took us {levels}"
    return None


def _way(what: str, levels: str) -> str:
    """Whether "from 14 weeks to 5" goes "down" or "up" by its numbers and units, or "" of ranks and shares."""
    found = re.findall(
        rf"(?<![\d.,])(\d[\d.,]*)(k|M|ms| ?%)?(?: (?!{_NO_UNIT}\b)([a-z]+))?(?=$|[ ,])", levels
    )
    if len(found) != 2 or found[0][1] != found[1][1] or re.search(r"\d in \d", levels):
        return ""
    if _RANK.search(what):
        return ""
    (first, _, of), (then, _, to) = found
    units = [unit.removesuffix("s") for unit in (of or to, to or of)]
    if units[0] != units[1] and not _LONG.keys() >= set(units):
        return ""
    before, after = (
        float(level.replace(",", "")) * _LONG.get(unit, 1)
        for level, unit in zip((first, then), units, strict=True)
    )
    return "down" if before > after else "up" if before < after else ""


_NO_UNIT = r"(?:to|an?|per|in|on|at|by|of|and|this|last|over|within|after|since)"
_RANK = re.compile(r"\b(?:rank(?:ing|s|ings)?|place|position)\b")
_LONG = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "year": 31_557_600,
}


def _post(text: str) -> str | None:
    """A post held, told of oneself: "head of the choir for 9 years" is what somebody was."""
    if (
        not is_person(text)
        or DETERMINED.match(text)
        or not re.search(r"\d| (?:of|for|to|on) ", text)
    ):
        return None
    if listed(head_of(text)[-1], "things"):
        return None  # "new guide for volunteers"
    dated = re.sub(r"(?<! in)(,?) \(?(\d{4})\)?$", r"\1 in \2", text)
    dated = re.sub(r"(?<=since) in (?=\d{4}$)", " ", dated)
    first = "the " if re.match(r"(?:first|only|youngest|oldest)\b", text) else ""
    return f"{'have been' if ' since ' in text else 'was'} {first}{dated}"


def _with_results(deed: str) -> str:
    """Say what came of a deed: "led the audit, no findings" gets its "with"."""
    deed = _FROM.sub(lambda m: f"{m[0]} {_way(m[0], deed[m.end() :])}".rstrip(), deed)
    deed = _OBJECT.sub(_with_the, deed, count=1)
    first, *rest = deed.split(", ")
    if not rest:
        return deed
    if all(re.match(r"\d(?!.* of (?:them|which)\b)", part) for part in rest) and re.match(
        r"[a-z]+ \d[\d,.]* ", first
    ):
        return series([first, *rest])
    if len(rest) == 1 and (remark := _MOVED.fullmatch(rest[0])):
        return f"{first}, {'which was' if remark['way'] else 'now'} {rest[0]}"
    forms = [parse(part, lean="deed").form for part in rest]
    if forms == ["clause"] and not re.match(
        r"(?:which|who|two|all|some|every|each|and)\b", rest[0]
    ):
        return f"{first}; {rest[0]}"  # "made the card; three wards use it now"
    if re.match(
        r"(?:\d+|all|both|most|half) (?:[a-z]+ed|left|went|got|became|still|now)\b", rest[0]
    ):
        return deed  # "trained up 9 apprentices, 7 stayed on"
    if len(rest) == 1 and re.search(r" (?:down|up) (?:by )?(?:\d|half\b|a [a-z]+$)", rest[0]):
        return deed  # how far a figure went is told by who reads results
    plain = (
        form == "noun" and not _JOINED.match(part) for form, part in zip(forms, rest, strict=True)
    )
    if saved := _SAVED.fullmatch(", ".join(rest)):
        return f"{first}, saving {saved[1]}{saved[2] or ''}"
    if len(rest) == 1 and _WENT.search(rest[0]):
        return f"{first}; {rest[0]}"
    if len(rest) == 1 and re.fullmatch(r"\d[\d,]* \w+ (?:on|in|at) (?:it|them)", rest[0]):
        return f"{first}, with {rest[0]}"
    if len(rest) == 1 and _LED.match(first) and re.fullmatch(r"\d[\d,.]* [a-z ]+", rest[0]):
        return f"{first} with {rest[0]}"
    if len(rest) == 1 and _SIZE.fullmatch(rest[0]):
        return f"{first} ({rest[0]})"
    if not all(plain) or any(_TOLD.search(part) for part in rest):
        return deed
    if all(re.match(r"[A-Z]", part) for part in rest):
        return deed  # "trained two assistants, Ana and Bo": who they are
    return f"{first}, with {series(rest)}"


# "brought attendance from 81 to 94 percent" lacks its way.
_FROM = re.compile(r"^(?:brought|got) (?:(?!down |up |in |back )[^,])+?(?= from \d)")
# "wrote sampling template": a counted thing at work that lacks its article.
_OBJECT = re.compile(
    r"^((?:(?:re|co)-?)?[a-z]+ (?:up |out )?)((?:(?:[A-Za-z-]+|\d+[A-Za-z]+|[A-Z]\d+) ){0,2}?)([a-z]+)(?=$|,| (?:of|for|with|in|on|at|from|to|that|which|and|used|by|after|before|together)\b)"
)


def _with_the(match: re.Match[str]) -> str:
    done, described, thing = match.groups()
    known = DETERMINED.match(described + thing) and not re.match(r"\d+[A-Za-z]", described)
    bare = listed(thing, "things") and not known
    joined = re.search(r"['’]|\b(?:in|on|at|for|to|of|and)\b", described) is not None
    figure = thing in ("average", "rate", "ratio", "score")  # "raised plucking average"
    deed = not figure and any(set(senses(word)) == {"VERB"} for word in described.split())
    return match[0] if joined or deed or not bare else f"{done}the {described}{thing}"


# "up 40 percent in its first year", "8 percent cheaper": how far a thing moved, not a thing.
_MOVED = re.compile(
    r"(?P<way>(?:up|down) )(?:by )?(?:\d|a (?:half|third|quarter|fifth|tenth)\b|half\b).*|[\d.]+ ?(?:%|percent) [a-z]+er"
)
_WENT = re.compile(r"\w (?:went|came|fell|dropped|rose|grew|climbed|improved|halved|doubled)\b")
_SIZE = re.compile(
    r"\d[\d.,]* (?:pages|slides|words|chapters|lines|terms|entries|items|recipes|photos|questions)"
)
_LED = re.compile(r"(?:led|ran|managed|supervised|headed|directed|kept|coordinated|oversaw) ")
_TOLD = re.compile(r"\b(?:nobody else|running|in a row|is|are|was|were|has|have|had|it|them|us)\b")
# "8 percent cheaper", "15 minutes saved on each case"
_SAVED = re.compile(r"(\d[^,]*?) saved( .+)?")
# What adds to a deed rather than tells what came of it.
_JOINED = re.compile(
    r"(?:every|each|both|all|some|one of|two|once|twice|worth|with|and|which|who|then|against|in|on|at|for|from|still|now|by|to|the|up|down|my|our|an? (?:[a-z]+ )?record)\b"
)


def as_lesson(phrase: Phrase) -> str:
    """What can follow "I learned".

    >>> [as_lesson(parse(t, lean="verb")) for t in ("how to say no", "ask before assuming", "SQL")]
    ['how to say no', 'to ask before assuming', 'SQL']
    """
    text = re.sub(r", (?=(?!the|a|my)[a-z]+ way$)", ", the ", phrase.text)
    text = re.sub(r", (?:from|by) (?!nothing)(?:\w+ing|[A-Z]\w+) .*", "", text)
    text = re.sub(r", (?=from (?:scratch|nothing|zero)$)", " ", text)
    if re.fullmatch(r"(?!.*\bthen\b)[a-z]+(?: [a-z]+)?(?:, [a-z]+(?: [a-z]+)?)+", text):
        parts = text.split(", ")
        thing = r"(?!from\b|a\b).*(?<!first)(?<!second)(?<!ly)(?<! way)"
        if len(parts) > 2 or all(
            re.fullmatch(thing, p) and parse(p, lean="verb").form == "noun" for p in parts
        ):
            return f"a lot about {series(parts)}"
    does = [verb(word) for word in re.split(r", | and ", text)]
    listed_deeds = len(does) > 2 and all(v and v.tense == "base" for v in does)
    if listed_deeds and any(v and v.noun == "never" for v in does):
        return f"to {text}"  # "plan, do and check"
    if _TRUTH.match(
        truth := re.sub(r"^The (?=.*[.]$)|[.]$", lambda m: m[0].lower().strip("."), text)
    ):
        return f"that {truth}"
    if nothing := re.fullmatch(r"no ([a-z]+s)", text):
        return f"that there are no {nothing[1]}"
    if re.search(r"^[a-z]+(?: and [a-z]+)?, the [a-z]+ way$", text):
        return text
    if phrase.form == "question":
        text = re.sub(
            r"^how you (\w+)", lambda m: f"how to {m[1]}" if _is_base(m[1]) else m[0], text
        )
    if phrase.form in ("question", "infinitive", "imperative") or _ANYBODY.search(text):
        text = _of_mine(text)
    if phrase.form in ("question", "infinitive", "that"):
        return text
    if phrase.form == "imperative":
        if text.startswith("don't "):
            return f"not to {text[6:]}"
        if text.startswith("never "):
            return f"never to {text[6:]}"
        both = re.fullmatch(r"(\w+(?: \w+){1,3}), (\w+(?: \w+){1,4})", text)
        if both and (
            both[2].endswith(" second") or parse(both[2], lean="verb").form == "imperative"
        ):
            return f"to {both[1]} and {both[2]}"  # "measure twice, cut once"
        return f"to {text}"
    if phrase.form == "noun":
        return _subject_learned(text)
    if phrase.form == "past":
        return f"a lot from {to_gerund(phrase)}"
    told_as_done = phrase.form == "change" or re.search(r" (?:over|for|with|about|on)$", text)
    if phrase.form == "gerund" or (told_as_done and re.match(r"[a-z]+ing (?!of\b)", text)):
        first, _, rest = text.partition(" ")
        found = verb(first)
        rest = re.sub(r"(?<= and )to (?=(\w+))", lambda m: "" if _is_base(m[1]) else m[0], rest)
        both = re.match(
            r"and \w+ing(?:$|,| (?:of|for|in|on)\b)", rest
        )  # "moving and handling" is the name of a skill
        if found and found.base == "know" and DETERMINED.match(rest):
            return rest  # "knowing every road"
        if found and found.tense == "gerund" and not both:
            return (
                f"to {found.base} {BOTH_GERUNDS.sub(lambda m: base_of_gerund(m[1]), rest)}".strip()
            )
        if both:
            return text
    if phrase.form in ("gerund", "present", "subject_gerund"):
        said = to_gerund(phrase) if phrase.form == "present" else text
        return f"a lot about {said}" if said else ""
    if phrase.form == "clause":
        return f"that {phrase.text}"
    return f"to be {text}" if phrase.form == "adjective" else f"a lot from {text}"


def _is_base(word: str) -> bool:
    found = verb(word)
    return found is not None and found.tense == "base" and not listed(word, "auxiliary")


def _subject_learned(text: str) -> str:
    """A subject or a skill after "I learned": "Welsh, badly", "a lot about heat pumps"."""
    if _NO_LESSON.search(text):
        return ""
    if done := _NOTED_DEED.fullmatch(
        text
    ):  # "isolate, test, then touch", "stay calm when it rings"
        return (
            f"{'not ' if done[1] else ''}to {done[2]}"
            if _is_base(done[2].split()[0].strip(","))
            else ""
        )
    told = re.match(r"[a-z]+ ([a-z]+s) (?:when|because|if|unless|until|before|after) ", text)
    if re.match(r"(?:most|all|some|every) .+ (?:because|unless|until|when|if) ", text) or (
        told and (does := verb(told[1])) and does.tense == "third" and not listed(told[1], "traits")
    ):
        return f"that {text}"
    pair = re.fullmatch(r"[a-z]+ ([a-z]+s)", text)
    if pair and (does := verb(pair[1])) and does.tense == "third" and "NOUN" not in senses(pair[1]):
        return ""  # "neck resets" and "wood remembers" look alike
    text = re.sub(r"(?<=s) and when not to$", " and when not to use them", text)
    doing_too = re.fullmatch(r"(\w+ing) (.+ and to \w+ .+)", text)
    if doing_too and (found := verb(doing_too[1])):
        return f"to {found.base} {doing_too[2]}"
    if re.search(r" (?:inside out|by heart|off by heart)$", text):
        return with_article(text)
    if re.match(r"(?:chiefly|mainly|mostly|above all|especially) (?:the|a|an|my|how|to)\b", text):
        return text
    text = re.sub(r": (?:you|she|he|they|we|I) .*| here$", "", text)
    first, _, added = text.partition(", ")
    told = re.match(r"(?:[a-z]+ed|was|had|came|knew|went) ", added)
    text = first if told and parse(added, lean="deed").form == "past" else text
    text = added if added.startswith("everything I know") else text
    if re.search(r" (?:properly|fluently)$", text):
        return text
    typed = re.split(r"[,(]", text)[0].split()
    hedged = re.fullmatch(r"(.+?),? \(?(sort of|kind of|badly|a bit|some|a little)\)?", text)
    if hedged:
        little = {"some": "some", "a bit": "a bit of", "a little": "a little"}.get(hedged[2])
        return f"{little} {hedged[1]}" if little else f"{hedged[1]}, {hedged[2]}"
    text = re.sub(r" \([^()]*\)$", "", text)
    if re.match(r"(?:a (?:bit|little)|some) (?:of )?\w", text):
        return text
    skill = all(re.fullmatch(r"(?:[A-Z][\w+#./]*|\d+)", word) for word in typed) or (
        len(typed) <= 2 and listed(typed[-1].lower(), "mass")
    )
    head = head_of(text)
    skill = skill or (len(head) == 1 and listed(head[0], "traits") and len(typed) > 1)
    craft = len(head) > 1 and _SKILL.search(head[-1]) and not head[0].endswith("ed")
    skill = skill or (bool(craft) and not DETERMINED.match(text))
    if skill or re.search(
        r" and (?:how|when|why|what|where) (?!not)|^(?:a|the|my) trade$|^the (?:[a-z]+ )*(?:system|software)$|^(?:every|each|all the|more|most|enough|plenty|everything|basic|proper|decent) | and a (?:little|bit of) |^[A-Z][\w+#]* (?:from|on|in|with|for) |^(?:the value|the importance|the difference|a lot|a great deal|the (?:art|names|words|rules|tricks|basics|language))\b",
        text,
    ):
        return text
    put = re.fullmatch(r"([\w ]{2,25}?) (first|before [\w ]+)(?:,? (.+ second|then .+))?", text)
    if put and _is_base(put[1].split()[0]):
        if " " in put[1]:  # "check fabric shrink first"
            return f"to {text}"
        if put[3] and _is_base(put[3].split()[0]):  # "rinse first, scrub second"
            return f"to {put[1]} {put[2]} and {put[3]}"
    if put:  # "safety first", "people before process"
        return f"to put {put[1]} {put[2]}{f' and {put[3]}' if put[3] else ''}"
    text = re.sub(r" without \w+ing$", "", text)  # "month end without crying"
    if re.fullmatch(r"(?:two|three|four|five|\d+) [a-z]+", text):
        return ""  # "two alarms": what was learned with them is not told
    counted = listed(head[-1].lower(), "counted") if head else False
    counted = counted and not (len(head) > 1 and head[-1].endswith("ing"))  # "wheel building"
    return f"a lot about {with_article(text) if counted or 'ing of ' in text else text}"


# What is so, told without a subject of its own: "being kind costs nothing", "no job is done until".
_TRUTH = re.compile(
    r"[a-z]+ing (?:(?!what\b|who\b|how\b|that\b|which\b|and\b)[a-z]+ ){1,3}(?:costs|pays|beats|means|saves) |"
    r"no [a-z]+ (?:is|was|ever|can|comes|should|will)\b|the [a-z ]+ (?:often|always|never|usually) [a-z]+$"
)
# What is no lesson, or cannot be said: "nothing", "CSS > JS", "on call without panic".
_NO_LESSON = re.compile(
    r"^(?:nothing|everything|stuff|things|lots|various|none)$|\{[{%]| [<>=]+ |^(?:on|at|in|by|under|off|from) "
)
_NOTED_DEED = re.compile(
    r"(don['’]?t )?([a-z]+(?:, [a-z]+)*(?:,| and) then [a-z]+(?: [a-z ]+)?|(?<=t )[a-z]+ .+|[a-z]+(?<!s)(?<!ing) (?:[a-z]+ )+?(?:when|if|always)\b.*)"
)
_ANYBODY = re.compile(r"^[a-z]+ing .*\b(?:before|after|when|until|while|if|unless) you\b")
# "gas chromatography", "wheel building", "cargo bike electrics"
_SKILL = re.compile(
    r"(?<!meet)(?<!feel)(?<!train)(?:ing|graphy|ology|(?:on|tr|m)ics|istry|metry|craft|ship|[dlt]ation|control|butchery)$"
)
# "cutting a range in half and selling more": the second verb follows "to" as well.
BOTH_GERUNDS = re.compile(r"(?:(?<=\band )|(?<=\band then )|(?<=, then ))([a-z]+ing)(?= [a-z])")


def _of_mine(text: str) -> str:
    """The "you" that means anybody, told of oneself: "wait before you answer"."""
    text = re.sub(r"\byour\b", "my", text)
    text = re.sub(r"\byourself\b", "myself", text)
    text = re.sub(r"\byou're\b|\byou are\b", "I'm", text)
    text = re.sub(r"\byou (?=(\w+))", lambda m: "I " if is_finite(m[1]) else "me ", text)
    return re.sub(r"\byou\b", "me", text)


def lessons(found: Iterable[Phrase]) -> list[str]:
    """What can follow "I learned", the lessons of each form in one: what to do, how, that, a thing.

    A bare thing does not stand beside what to do or how, and then is left out.

    >>> lessons([parse(t, lean="verb") for t in ("heat pumps", "employment law")])
    ['a lot about heat pumps and employment law']
    >>> lessons([parse(t, lean="verb") for t in ("heat pumps", "to wait")])  # what to do, alone
    ['to wait']
    >>> lessons([parse(t, lean="verb") for t in ("how to say no", "reading a weather map")])
    ['to say no and to read a weather map']
    >>> lessons([parse(t, lean="verb") for t in ("listening first", "most clocks stop because we move them")])
    ['to listen first', 'that most clocks stop because we move them']
    """
    told = [text for phrase in found if (text := as_lesson(phrase))]
    if any(text.startswith(("when to ", "what to ")) for text in told):
        told = [f"how {text}" if text.startswith("to ") else text for text in told]
    if any(map(_DOING.match, told)):  # "patience and to wait" limps
        told = [text for text in told if _DOING.match(text)]
        if told[1:] and not any(text.startswith(("when to ", "what to ")) for text in told):
            told = [re.sub(r"^how (?=to (?!.* and when\b))", "", text) for text in told]
    elif any(text.startswith("a lot about ") for text in told) and "," not in " ".join(told):
        told = [re.sub(r"^(?!a lot )", "a lot about ", text) for text in told]
    forms: dict[str | None, list[str]] = {}
    for text in told:
        match = _DOING.match(text)
        forms.setdefault(match.lastgroup if match else None, []).append(text)
    return [_alike(texts) for texts in forms.values()]


def _alike(texts: Sequence[str]) -> str:
    many = texts[:3] if len(" ".join(texts[:3]).split()) <= 26 else texts[:2]
    opening = "a lot about " if many[0].startswith("a lot about ") else ""
    long = len(many[0].split()) > 8 or "," in " ".join(many)
    return opening + series((t.removeprefix(opening) for t in many), ", and " if long else " and ")


def sober(learned: Iterable[str], tools: bool = False) -> list[str]:
    """What was learned, the heaviest first, without a joke or a complaint: that is not for a notice.

    A tool ("Excel macros") is told where there is nothing else, and where `tools` are what counts.

    >>> sober(["gas chromatography", "month end without crying", "running a ward with a broken lift"])
    ['gas chromatography']
    """
    told = [fact for fact in by_weight(learned, "lessons") if not _JOKE.search(fact)]
    return told if tools else [fact for fact in told if weight(fact, "lessons") > 1] or told


_JOKE = re.compile(
    r"(?i)\b(?:cry(?:ing)?|tears|scream\w*|swear\w*|broken|haha|lol|not my thing|impossible|oranges|surviv\w+|pretend\w*|"
    r"without (?:panicking|losing|killing|punching|sleep)|(?:at )?\d{1,2} ?[ap]m|in the middle of the night|wine|beer|coffee|karaoke|hide|hiding|"
    r"(?:his|her|my) tea|never (?:trust|promise|believe)|not to (?:trust|believe)|idiots?|nonsense|bullshit|politics|patience with (?:managers?|bosses|management))\b"
)


def skills_apart(found: Iterable[Phrase]) -> tuple[str, list[Phrase]]:
    """What was learned: the skills by name, as what follows "I learned", and what to do or how.

    >>> skills_apart([parse(t, lean="verb") for t in ("Active Directory", "how to say no")])[0]
    'Active Directory'
    """
    told = [(phrase, as_lesson(phrase)) for phrase in found]
    named = [p for p, text in told if not _DOING.match(text) and not _EARNED.search(p.text)]
    return "".join(lessons(named[:2])[:1]), [p for p, text in told if _DOING.match(text)]


_DOING = re.compile(
    r"(?:(?:not|never) )?(?P<to>to )|(?P<that>that )|(?P<how>(?:how|when|what|why|where) )"
)


_EARNED = re.compile(
    r"^[^,]*\b(?:licen[cs]e|certificate|diploma|degree|qualification|(?<!a )ticket|[A-Z]{2,} card)s?(?:$|[,:])"
)


def taught(found: Sequence[Phrase], teacher: str, learned: str) -> str:
    """Two lessons at most after `teacher` ("the job taught me ") where they say what to do or how.

    A bare thing comes after `learned`: "the job taught me patience" would be a dig. What is of
    another form has a sentence of its own.

    >>> [taught([parse(t, lean="verb")], "it taught me ", "I learned ") for t in ("to wait", "patience")]
    ['it taught me to wait', 'I learned patience']
    >>> taught([parse("fork lift licence, they paid", lean="verb")], "it taught me ", "I learned ")
    'I gained my fork lift licence'
    >>> taught([parse(t, lean="verb") for t in ("to wait", "that it pays")], "it taught me ", "I learned ")
    'it taught me to wait. I also learned that it pays'
    """
    earned = [re.split("[,:]", p.text)[0] for p in found[:1] if _EARNED.search(p.text)]
    earned = [re.sub(r"^(?:got|getting|gained|passed|earned|did) ", "", text) for text in earned]
    if earned:
        paid = re.search(
            r", (?:and )?(?:(?:was |it was )?paid (?:for )?by (?:them|you|the \w+)|they paid\b)",
            found[0].text,
        )
        mine = re.sub(r"^(?!my |an? |the )", "my ", earned[0])
        return (
            learned.replace("learned", "gained")
            + mine
            + (", paid for by the company" if paid else "")
        )
    # No lesson to build on: "fork lift, they paid for it", "Excel macros".
    doubtful = {"clause": r".*,", "imperative": r"[A-Z]"}
    sure = [p for p in found if not re.match(doubtful.get(p.form, "(?!)"), p.text)]
    first, *more = [re.sub(r" here$", "", text) for text in lessons(sure[:2])] or [""]
    known = _DOING.match(first) or first.startswith(("a lot ", "a great deal "))
    also = [learned.replace("learned ", f"also learned {text}") for text in more]
    return ". ".join([(teacher if known else learned) + first, *also]) if first else ""


def as_quality(phrase: Phrase) -> str | None:
    """What can follow "I respect", of a phrase that is said to the person's face.

    >>> [as_quality(parse(t)) for t in ("calm under pressure", "never cuts corners", "eye for detail")]
    ['how calm you are under pressure', 'that you never cut corners', 'your eye for detail']
    """
    if phrase.form == "adjective" and re.search(r" (?:but|without) ", phrase.text):
        return f"that you are {phrase.text}"
    if phrase.form == "adjective":
        match = re.match(
            r"((?:[\w-]+(?:,| and)? )*?[\w-]+)(?=$| (?:with|to|about|even|under|in|at|on|but|as)\b)",
            phrase.text,
        )
        how = match[1] if match and listed(phrase.text.split()[0].strip(","), "adjectives") else ""
        return (
            f"how {how} you are{phrase.text[len(how) :]}" if how else f"that you are {phrase.text}"
        )
    if phrase.form == "noun":
        return _quality_of(phrase.text)
    if phrase.form in ("question", "gerund"):
        return phrase.text if phrase.form == "question" else f"your {phrase.text}"
    clause = as_clause(phrase, "you")
    return f"that {clause}" if clause else None


@dataclass(frozen=True, slots=True)
class Esteem:
    """What is respected in a person: `traits` follow "I admire", `deeds` are said as they stand."""

    deeds: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)


def esteem(found: Iterable[Phrase]) -> Esteem:
    """Sort what is respected in a person, said to their face, by the sentence that it fits.

    >>> e = esteem(map(parse, ("knowing every child by name", "how you stay calm", "eye for detail")))
    >>> e.traits
    ['your eye for detail', 'the way you know every child by name', 'the way you stay calm']
    >>> e = esteem(map(parse, ("winning the tender", "never asked me to lie", "steady as a rock")))
    >>> e.deeds, e.traits
    (['I admire you for winning the tender', 'you are as steady as a rock'], ["that you've never asked me to lie"])
    >>> esteem(map(parse, ("lifting the patients gently", "calm at year-end"))).traits
    ['how gently you lift the patients', 'how calm you are at year-end']
    >>> esteem([parse("your hands, the steadiest in the lab")]).deeds
    ['your hands are the steadiest in the lab']
    >>> esteem(map(parse, ("guests ask for you", "best cook I've worked with"))).deeds
    ['guests ask for you', "you are the best cook I've worked with"]
    """
    sorted_ = Esteem()
    for typed in found:
        if typed.aside and (last := sorted_.traits or sorted_.deeds):
            last[-1] += f"{':' if sorted_.traits else ', and'} {typed.text}"
            continue
        joined = typed.text.startswith("and ")
        phrase = parse(typed.text[4:], lean="deed") if joined else typed
        if _is_foreign(phrase.text) or re.match(r"(?:the )?not half ", phrase.text):
            continue
        if phrase.form == "noun" and _DESCRIBED.match(phrase.text) and _describes(phrase.text):
            phrase = Phrase(phrase.text, "adjective")
        if phrase.form == "gerund" and not _HABITUAL.search(phrase.text):
            sorted_.deeds.append(f"I admire you for {phrase.text}")
            continue
        said = _habit(phrase) or as_quality(phrase) or ""
        if turned := _TURN_TO_YOU.fullmatch(phrase.text):
            said = f"that {turned[1]}"
        elif (them := _BEST_OF_ALL.fullmatch(phrase.text)) and is_person(them[1]):
            said = f"that you are the {phrase.text.removeprefix('the ')}"
        never = _NEVER_TO_ME.fullmatch(said.removeprefix("that "))
        if never and (does := verb(never["does"])):
            done = participle_of(does.base)
            sorted_.traits.append(f"that you've {never['often']} {done}{never['rest']}")
            continue
        like = _SIMILE.fullmatch(said.removeprefix("that "))
        if like and (like["what"] == "a rock" or not is_person(like["what"])):
            sorted_.deeds.append(f"you are as {like['how']} as {like['what']}")
            continue
        if _MANNER.fullmatch(told := said.removeprefix("that ")):
            said = told
        if said.startswith("that "):
            sorted_.deeds.append(said[5:])
        elif best := _BEST.fullmatch(said):
            many = re.search(r"(?<![us])s$", head_of(best[1])[-1])
            sorted_.deeds.append(f"{best[1]} {'are' if many else 'is'} {best[2]}")
        elif (how := _MANNER.fullmatch(said)) and _is_own(how["what"]):
            sorted_.traits.append(f"how {how['how']} {how['what']}{how['rest'] or ''}")
        elif said and not said.startswith(("how to", "when to", "what to")):
            whole = said.startswith(("you ", "the ward", "the team", "nobody", "everyone"))
            (sorted_.deeds if whole else sorted_.traits).append(said)
    ways = {deed: way for deed in sorted_.deeds if (way := _admirable(deed))}
    sorted_.traits.extend(ways.values())
    sorted_.traits.sort(
        key=lambda trait: 2 * trait.startswith("the way ") + trait.startswith("how ")
    )
    sorted_.deeds[:] = [deed for deed in sorted_.deeds if deed not in ways]
    return sorted_


# What is no habit was perhaps done once: "I admire you for leaving the bank" is right of both.
_HABITUAL = re.compile(
    r"^(?:never|always|often|not|being|having|knowing|remembering|your)\b|\b(?:every|each|\w{3,}ly)\b|^\w+ing$"
)
# What somebody never did to the leaver, or never once: it is over when one leaves.
_NEVER_TO_ME = re.compile(
    r"you (?P<often>never once|never(?=.*\b(?:me|us)\b)) (?P<does>[a-z]+)(?P<rest>.*)"
)
# "straight as a rule"; but "calm as a captain" is what somebody is in that post.
_SIMILE = re.compile(r"you are (?P<how>[a-z]+) as (?P<what>(?:an? )?\w+)")
# "incredibly kind", "brave enough to say no", "cool under fire", "solid as oak"
_DESCRIBED = re.compile(
    r"(?:very |so |\w+ly )?(?P<how>[a-z]+)(?:$| (?:enough|under|with|to|in|at|about|on|as)\b)"
)


def _describes(text: str) -> bool:
    found = _DESCRIBED.match(text)
    how = found["how"] if found else ""
    led = not text.startswith(how)
    known = is_adjective(how) or (not led and senses(how).get("ADJ", ("",))[0] == how)
    return known and (led or " " in text)


def _is_foreign(text: str) -> bool:
    """Whether most words of a phrase are none of English."""
    words = re.findall(r"(?<![\w'’-])[a-zß-ɏ]+(?![\w'’-])", text.removeprefix("your "))
    return len(words) > 1 and 2 * sum(map(is_word, words)) < len(words)


# "You position patients gently" is how gently somebody does it.
_MANNER = re.compile(
    r"(?P<what>you (?!are\b|were\b|have\b|never\b|always\b)[a-z]+ [\w' -]+?) (?P<how>(?!only|early|daily|weekly|monthly|family|really|finally|usually|already|directly|personally|nearly|supply|reply|assembly)[a-z]{3,}ly(?: and [a-z]+ly)?)"
    r"(?P<rest> (?:with|on|in|at|to|under|even|when) .+)?"
)


def _is_own(deed: str) -> bool:
    """Whether how a deed is done is said of who does it, and of nobody whom they taught to do it."""
    does = verb(deed.split()[1])
    done = re.search(r" to (\w+)$| to (\w+) ", deed)
    other = done is not None and set(senses(done[1] or done[2])) == {"VERB"}
    return does is not None and does.tense == "base" and not other


def _being(rest: str) -> str:
    """When somebody is so: "fair even when you let me go" was once."""
    if re.match(r" even (?:when|after) (?:you|I) (?:let|had|\w+ed)\b", rest):
        return "were"
    return "have been" if re.match(r" (?:with|to) me", rest) else "are"


# How somebody is or does a thing, as what can follow "I admire"; "you have the steadiest hands"
# and "you know it better than I do" are said as they stand.
_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"you are (?P<often>always )?(?P<how>(?!always\b|never\b)(?:[a-z-]+(?:,| and) )*(?P<adjective>[a-z-]+))(?P<rest>(?: (?:with|to|about|even|under|in|at|on|as)\b.*)?)"
        ),
        lambda m: (
            f"how {m['how']} you {m['often'] or ''}{_being(m['rest'])}{m['rest']}"
            if listed(m["adjective"], "adjectives")
            else ""
        ),
    ),
    (
        re.compile(
            r"you (?!are\b|have\b|had\b|can\b|could\b|were\b|was\b|would\b|got\b|think no\b|.* the way )[a-z]+ .+"
        ),
        lambda m: f"the way {m[0]}",
    ),
)


def _admirable(deed: str) -> str:
    if re.search(r"\b(?:better|best|more than)\b", deed):
        return ""
    return next((said(m) for way, said in _WAYS if (m := way.fullmatch(deed))), "")


# "Your hands, the steadiest in the lab" says something of the hands.
_BEST = re.compile(r"(your [^,]+), (the (?:best|most|\w+est)\b.*)")
# What others do with somebody: "guests ask for you by name".
_TURN_TO_YOU = re.compile(
    r"(?:(?:the way|how) )?((?:the |all the |our )?(?:[a-z]+ )?[a-z]+s (?:ask|trust|go|come|look|listen|turn|rely|follow|call|wait|talk)\b.*\byou\b.*)"
)
_BEST_OF_ALL = re.compile(r"(?:the )?(?:best|finest) (\w+) (?:I|we)\b.*")
_STAYS = re.compile(r"how (you (?:\w+ly |always |never )?(?:stay|keep|remain) .+)")
_HOW_DONE = re.compile(r"how (you (?!are\b|were\b)\w+ .+)")


def _habit(phrase: Phrase) -> str | None:
    """What somebody does, or once did, as a clause of "you"; how they do it as "the way you"."""
    if phrase.form == "past" and re.match(r"\w+(?:$| by )", phrase.text):
        return f"you are {phrase.text}"  # "organised", "trusted by everybody"
    how = (
        phrase.text.removeprefix("always ") if phrase.form == "present" else phrase.text.split()[0]
    )
    if phrase.form in ("imperative", "present") and listed(how, "adjectives"):
        return _habit(Phrase(phrase.text, "adjective"))  # "always calm"
    if phrase.form == "adjective":
        return as_clause(phrase, "you")
    if phrase.form == "question":
        stays, done = _STAYS.fullmatch(phrase.text), _HOW_DONE.fullmatch(phrase.text)
        return stays[1] if stays else f"the way {done[1]}" if done else None
    if phrase.form != "gerund" or len(phrase.text.split()) < 2:
        return None
    if _BACK_THEN.search(phrase.text) and (once := as_past(phrase)):
        return f"you {once}"
    text, changed = _GERUND.subn(_of_gerund(_present), phrase.text)
    return f"you {text}" if changed and text != phrase.text else None


# What one has, and what one is not.
_HAS = re.compile(
    r"(?:(?P<article>an? )(?:[a-z]+ )?|(?:good|great|real|fine|sharp|big|rare|sure) )(?:eye|ear|nose|head|heart|gift|knack|feel|memory|way|word|touch|mind) (?:for|with|of|like)\b"
    r"|(?:more|less|better) [a-z]+ than (?!mine\b)"
)


def _present(gerund: str) -> str:
    """A gerund as it follows "you"."""
    base = base_of_gerund(gerund)
    return "are" if base == "be" else base


def _quality_of(text: str) -> str:
    if re.match(r"the (?:way|manner|[\w -]+ (?:with|in|by) which) ", text):
        return text
    if re.match(r"(?:\d+|[a-z]+(?:-[a-z]+)?) (?:years|winters|seasons) (?:without|of) ", text):
        return f"your {text}"
    head = head_of(text)
    person = (
        head
        and (is_person(text) or re.search(r"(?:er|or|man|woman|soul|fool)$", head[-1]))
        and len(head) < 4
    )
    if " like a" in text:
        return f"that you have {text}"
    if has := _HAS.match(text):
        return f"that you have {text if has['article'] else with_article(text, 'a')}"
    if re.match(r"(?:not|always|never) ", text):
        return f"that you {'were' if _BACK_THEN.search(text) else 'are'} {text}"
    if re.match(r"(?:an?|someone|somebody|nobody's) ", text) or (
        person and not text.startswith(("your", "the"))
    ):
        return f"that you are {with_article(text, 'a')}"
    if re.match(r"\w+ (?:years|seasons|winters) ", text):
        return f"your {text}"
    if text.startswith("no "):
        return f"that you have {text}"
    best = re.match(r"(?:the )?(?:best|most|[a-z]{3,}est) (?!of\b)", text)
    who = best is not None and any(listed(w, "persons") for w in text[best.end() :].split()[:2])
    if text == "your hands":
        return "the work of your hands"
    at = re.match(r"(?:the )?(?:best|most [a-z]+|[a-z]{3,}est) (?:with|at|in|on|under) ", text)
    if re.match(r"(?:the )?(?:first|last) to ", text) or who or at:
        return f"that you are the {text.removeprefix('the ')}"
    if best and not is_person(re.sub("^the ", "", text)):
        return f"that you have the {re.sub('^the ', '', text)}"
    trait = re.match(r"the (\w+)\b(?! (?:with|in|by) which| you\b)", text)
    if trait and (listed(trait[1], "traits") or trait[0] == text):
        return f"your {text[4:]}"
    text = re.sub(r"^((?!an? )[^,]+ and) an? (?=\w)", r"\1 your ", text)
    plain = your(text)
    if text.split()[0] in ONES[2:]:
        return ""  # "two jobs and three children": what of them is not told
    if " which " in text:
        return plain
    bare = plain == text and text[:1].islower() and not DETERMINED.match(text)
    return f"your {text}" if bare or plain == f"the {text}" else plain
