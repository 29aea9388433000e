"""Feats: what somebody achieved, sorted by the sentence that each result fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.reading import names_of, parts, pieces, unspliced, whole
from drafter.phrasing.saying import as_deed, as_noun
from drafter.phrasing.tidying import capital_kept, tidy
from drafter.phrasing.wording import head_of, is_person, series, those, with_article
from drafter.phrasing.words import listed, participle_of, past_base, past_of
from drafter.situation import Person
from drafter.text import ONES


@dataclass(frozen=True, slots=True)
class Feats:
    """Achievements: `deeds` follow "I", `things` "I'm proud of", `told` are clauses."""

    deeds: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def feats(facts: Iterable[str], limit: int = 3, people: Iterable[Person] = ()) -> Feats:
    """The first `limit` achievements, each in the form in which it reads best.

    >>> f = feats(["led the audit, cut costs", "22 people hired", "no accident since 2009", "the mural"], 4)
    >>> f.deeds, f.told, f.things
    (['led the audit and cut costs', 'hired 22 people'], ['there has been no accident since 2009'], ['the mural'])
    """
    found = Feats()
    facts = list(facts)
    names = names_of(people)
    added = [part for fact in facts for part in _parts(fact)]
    meant = [(part, text) for part in added if (text := tidy(part, names))]  # not "lol"
    notes = [_recast(capital_kept(text, part, facts)) for part, text in meant]
    said = [
        note if isinstance(note, Phrase) else parse(note, lean="deed")
        for told in notes
        for note in ([told] if isinstance(told, Phrase) else _parted(told))
    ]
    for phrase in map(_once, said[:limit]):
        deed = as_deed(phrase)
        if deed:
            found.deeds.append(_perfect(_joined(deed)))
        elif phrase.form == "adjective":
            found.deeds.append(f"was {phrase.text}")
        elif phrase.form == "clause":
            found.told.append(unspliced(phrase).text)
        elif thing := _thing(phrase):
            found.things.append(thing)
    return found


def _parted(note: str) -> list[str]:
    """A post that was held, and what was done in it: "guard of room 3, knew every child"."""
    first, _, rest = note.partition(", ")
    held = rest and is_person(first) and parse(rest, lean="deed").form == "past"
    return (
        [f"was {first if ' of ' in first else with_article(first, 'a')}", rest]
        if held
        else pieces(note)
    )


def _once(phrase: Phrase) -> Phrase:
    """A deed noted without its tense as what was done: "keep the machines running"."""
    if phrase.form != "imperative" or phrase.head:
        return phrase
    first, _, rest = phrase.text.partition(" ")
    return Phrase(f"{past_of(first.lower())} {rest}".strip(), "past")


_CAUSE = re.compile(r"\s*(?:->|→|=>)\s*([a-z]+)\b")  # "saved 40k a year -> moved the link"


def _parts(fact: str) -> list[str]:
    """A result, and what was added to it where that holds a figure."""
    first, *rest = parts(_CAUSE.sub(lambda m: f" and {m[1]}" if past_base(m[1]) else m[0], fact))
    # "the best on the desk, the rest were passengers": what others lacked is no result
    first = re.sub(r",? (?:while |and )?(?:the )?(?:rest|others|everyone else)\b.*$", "", first)
    kept = [first, *(part for part in rest if re.search(r"\d", part))]
    return [part for part in kept if not _BLANK.search(part)]


_BLANK = re.compile(r"^\W*\[[^\]]*\]\W*$|\{\{|\{%")  # what a form's own template left behind
_COUNT = rf"(?:[£$€]?\d[\d.,]*\w*|{'|'.join(ONES[2:])}|dozens of|hundreds of)"
# "22 people hired": what was done stands last, in a note.
_DONE_LAST = re.compile(
    rf"(?P<what>{_COUNT}(?:/\w+)?(?: [\w-]+){{0,3}}?) (?P<verb>hired|trained|planted|saved|filled|closed|opened|built|taught|"
    r"mentored|raised|sold|fixed|delivered|repaired|installed|written|shipped|launched|published|recruited|"
    r"placed|rewired|produced|migrated|restored|renovated|translated|catalogued)(?P<rest>(?:,| in| on| since| for| with| by| without).*)?"
)
# "no accident since 2009", "30% fewer returns": a count that has no verb.
_NONE = re.compile(
    r"(?P<what>(?:no|zero|0|not (?:one|a single)|[\d.]+ ?(?:%|percent) (?:fewer|more|less)) .+)"
)
_BEFORE_TAIL = re.compile(
    r"(?:,|:|\s(?:in|since|for|on|after|at|from|across|during|with|(?<!no\s)lost)\s|\s\d{4}\b)"
)
# "first female partner in the region", "finalist 2024": what somebody was.
_WAS = re.compile(
    r"(?:the )?(?:first|only|youngest|oldest) (?:[\w-]+ ){0,2}?(?:partner|woman|man|person|manager|apprentice|member|foreman|forewoman|"
    r"engineer|nurse|teacher|driver|officer|supervisor|director|head|lecturer|professor|welder|leader)\b|"
    r"(?:the )?(?:youngest|oldest|first|only|best)(?: ever)? (?:[\w-]+ ){0,2}?(?:seller|lead|chef|cook|trainee|scorer)\b|"
    r"(?:[\w-]+ ){0,2}?(?:chef|cook|lead|seller|manager|head|foreman|supervisor|driver|teacher|nurse|engineer) (?:at (?:just )?\d|\d+ (?:years|months|weeks|times) (?:in a row|running))|"
    r"(?:[\w-]+ ){0,3}(?:finalist|winner|champion|runner-up|nominee|secretary|treasurer|captain|steward|rep)\b|"
    r"(?:[\w-]+ ){0,2}?(?:employee|rookie|newcomer|volunteer|player|agent|carer|tutor|officer|apprentice|assistant|nurse|teacher|trainee|driver|salesperson|worker|member|student) of the|\w+ registered\b",
    re.IGNORECASE,
)


_VERB = re.compile(
    r"((?!(?:there|we|I|they|it|you|he|she|everyone|nobody|who|which|that|what|how)\b)(?:(?!who\b|which\b|that\b|what\b|how\b|where\b|when\b|and\b)[\w'-]+ ){0,9}?[\w'-]+)(?<!that)(?<!which)(?<!who) (?=(?:was|were|is|are|has|had|cleared|passed|sold|went|won|got|made)\b|(?:halved|doubled|tripled)$)"
)
# "10 years no accident", "six years and no accident"
_WENT = r"(?:(?:went|came|fell|dropped|rose|grew|climbed|shot|improved|halved)(?: (?:up|down))?|(?:is|was|are|were) (?:up|down|now))"
_YEARS_FREE = re.compile(
    rf"(?P<long>(?:{_COUNT}|a) (?:full )?(?:years?|months?|weeks?|days?|nights?|seasons?|shifts?|winters?)),?(?: and| with| of)? (?P<none>no|zero|not one|without an?|without) (?P<what>[^,]+)"
)
_YEAR = r"(?<!since)(?<!between)(?<!in)(?<!of)(?<!and)(?<!to)(?<!until),? (?=(?:19|20)\d\d\b)"


def _recast(text: str) -> Phrase | str:
    """A note of a result as what it stands for: a whole sentence, or a note to be phrased."""
    text = whole(text)
    text = re.sub(r"^(\d{4}) ?[-–] ?(\d{4}),? (.+)", r"\3 between \1 and \2", text)
    text = re.sub(r"^(\d+ (?:years|months|seasons)) (?=[A-Z])", r"\1 of ", text)
    text = re.sub(r"^([a-z]+ed): (?=\d)", r"\1 ", text)
    if free := _YEARS_FREE.fullmatch(text):
        # "In 19 months" may mean a day to come, "for 19 months" does not.
        span = "in" if "year" in free["long"] else "for"
        text = f"{free['none']} {free['what']} {span} {free['long']}"
    text = re.sub(r"(?<=\d) %", "%", text).replace(" + ", " and ").replace(" & ", " and ")
    text = re.sub(r", (?=\d+ (?:hours|days|weeks)$)", " for ", text)
    if done := _DONE_LAST.fullmatch(text):
        return (
            f"{past_of(past_base(done['verb']) or done['verb'])} {done['what']}{done['rest'] or ''}"
        )
    if re.match(rf"[a-z].* {_WENT} ", text) and parse(text, lean="deed").form in (
        "change",
        "clause",
    ):
        return Phrase(with_article(text), "clause")
    if (
        moved := re.fullmatch(
            r"(.+?)(?<!went)(?<!are)(?<!is)(?<!came) ([-+−]|down |up )(?:by )?((?:\d[\d.]* ?(?:%|percent|points|places|marks)|half|a third|a quarter)(?: (?:in|over|since|by|on) .+)?)",
            text,
        )
    ) and parse(moved[1].rstrip(","), lean="deed").form == "noun":
        way = "up" if moved[2] in ("+", "up ") else "down"
        return f"brought {those(with_article(moved[1].rstrip(',')))} {way} by {moved[3]}"
    if lowered := re.fullmatch(r"([a-z][\w' -]*?) (down|up) (to \S+.*)", text):
        return f"brought {with_article(lowered[1])} {lowered[2]} {lowered[3]}"
    if (added := re.fullmatch(r"([^,]+), ((?:we|it|they) .+)", text)) and (
        parse(added[1], lean="deed").form == "noun"
    ):
        return f"{with_article(added[1])} ({added[2]})"
    if re.match(r"\d[\d,.]* (?:people|[a-z]+s) (?:get|use|have|come|read|buy|visit|love) ", text):
        return Phrase(text, "clause")
    if re.search(r" (?:that|which) (?:went|grew|rose|fell|came)\b", text):
        return Phrase(text, "noun")
    form = parse(text, lean="deed").form
    if form in ("clause", "noun") and (about := _VERB.match(text)):
        bare = re.match(r"\d+[ap]m |[a-z]+ing$", about[1])
        subject = f"the {about[1]}" if bare else with_article(about[1])
        return Phrase(f"{subject} {text[about.end() :]}", "clause")
    if form in ("past", "change", "clause"):
        return text
    if re.match(r"(?:no|not one|not a single) ", text) and re.search(
        r" (?:came|was|were|went|had|made|fell) ", text
    ):
        return Phrase(text, "clause")
    if re.match(r"[a-z]+ who .+ (?:now|still|all) [a-z]+", text):
        return Phrase(those(text), "clause")
    if _NONE.fullmatch(text):
        text = re.sub(r", (?=\d+ (?:years|months|weeks)$)", " in ", text)
        if " in " not in text:
            text = re.sub(_YEAR, " in ", text, count=1)
        head = _BEFORE_TAIL.split(text)[0]
        many = re.search(r"(?<![usi])s$", head) is not None and not head.startswith("not ")
        verb = (
            ("have been" if many else "has been")
            if " since " in text
            else "were"
            if many
            else "was"
        )
        return Phrase(f"there {verb} {text}", "clause")
    if re.match(r"(?:never|always|not once) (?:late|ill|absent|off|sick|early|on time)\b", text):
        return f"I was {text}"
    if _WAS.match(text) or _is_the_only(text):
        text = re.sub(_YEAR, " in ", text)
        verb = "have been" if " since " in text else "was"
        text = text.removeprefix("the ")
        if " of the Year" in text:
            text = text[:1].upper() + text[1:]
        bare = re.match(r"(?:first|only|youngest|oldest|best)\b", text)
        named = re.match(
            r"\w+ registered\b|.* of the (?:[Yy]ear|[Mm]onth|[Ww]eek)\b|.* at (?:just )?\d|[Ss]ecretary|[Tt]reasurer",
            text,
        )
        return f"I {verb} {'the ' + text if bare else text if named else with_article(text, 'a')}"
    if re.match(r"(?:the )?most [a-z]", text):
        return f"I had {text if text.startswith('the ') else 'the ' + text}"
    return _told_of_a_thing(text)


def _is_the_only(text: str) -> bool:
    """Whether a note says what somebody was before others: "the only plumber without a call-back"."""
    one = re.match(r"(?:the )?(?:first|only|youngest|oldest) (.+)", text)
    head = head_of(one[1].lower())[-1:] if one else []
    return bool(head) and not listed(head[0], "things") and _WORKER.search(head[0]) is not None


_WORKER = re.compile(r"(?:er|or|ist|man|woman|nurse|chef|cook)$")


def _told_of_a_thing(text: str) -> str:
    """Say what stands behind a colon: "launch: sold out in 9 days" tells something, "repairs: 94 homes" adds to it."""
    if not re.fullmatch(r"[^:,(]+: [^:]+", text):
        return text
    what, rest = text.split(": ", 1)
    if parse(rest, lean="deed").form == "past":
        return f"{with_article(what)} {rest}"
    return f"{what} ({rest})"


def _thing(phrase: Phrase) -> str | None:
    """A thing with what was noted behind it: "the glossary (18,000 terms)"."""
    noun = as_noun(phrase)
    if noun is None or phrase.form != "noun":
        return noun
    if "(" in noun:
        return those(noun)
    noun = those(re.sub(r", (?=no )", " with ", noun))
    first, _, rest = noun.partition(", ")
    if (
        not rest
        or first[-1].isdigit()
        or re.match(r"(?:which|who|now|still|and|all|one|each|where|with|half)\b", rest)
    ):
        return noun
    if re.match(r"[\d.]+ ?%", rest) or re.search(r"\b(?:fewer|more|faster|less)\b", rest):
        return (
            f"{first}, with {rest}"
            if re.search(r"\b(?:fewer|more|less) ", rest)
            else f"{first} ({rest})"
        )
    if parse(rest, lean="deed").form in ("past", "clause"):
        return f"{first} ({rest})"
    if re.match(rf"{_COUNT}\b|(?:we|it|they|he|she|saves?) ~?\w", rest):
        return f"{first} ({rest})"
    return noun


def _joined(deed: str) -> str:
    """Deeds that commas part, as one: "led the audit, cut costs" gets its "and"."""
    first, *rest = deed.split(", ")
    forms = [parse(part, lean="deed").form for part in rest]
    all_of_us = (
        r"(?:now )?(?:nobody|everyone|everybody|every \w+|all of them) (?!for\b|at\b|on\b|in\b)\w+"
    )
    if len(rest) == 1 and re.match(all_of_us, rest[0]):
        return f"{first}, and {rest[0]}"
    if rest and all(form == "past" for form in forms):
        return series([first, *rest])
    if len(rest) > 1 and all(form == "past" for form in forms[:-1]) and forms[-1] == "clause":
        return f"{series([first, *rest[:-1]])}, and {rest[-1]}"
    if rest and re.match(
        r"(?:they|it|we|he|she|\d+ (?:have|are|were|still)|(?:all|both|most) (?:have|are|were))\b",
        rest[-1],
    ):
        return f"{', '.join([first, *rest[:-1]])}, and {rest[-1]}"
    if rest and all(re.match(r"(?:no|zero|an?|clean|full) \w", part) for part in rest):
        return f"{first}, with {series(with_article(part, 'a') for part in rest)}"
    return deed


def _perfect(deed: str) -> str:
    """A deed that goes on: "ran the raffle since 2011" is "have run the raffle since 2011"."""
    first, _, rest = deed.partition(" ")
    if not re.search(r"\bsince (?:19|20)\d\d\b", deed) or first in ("have", "was"):
        return deed
    base = past_base(first)
    return f"have {participle_of(base)} {rest}" if base else deed


def to_have_done(deed: str) -> str:
    """A deed told of the past as what one is proud of: after "I'm proud to ".

    >>> to_have_done("led the audit and wrote the report"), to_have_done("have run the raffle")
    ('have led the audit and written the report', 'have run the raffle')
    """
    first, _, rest = deed.partition(" ")
    base = "be" if first == "was" else past_base(first)
    if first == "have" or base is None:
        return deed if first == "have" else f"have {deed}"
    rest = re.sub(r"(?<= and )([a-z]+)\b", _participle, rest)
    return f"have {participle_of(base)} {rest}".strip()


def _participle(match: re.Match[str]) -> str:
    base = past_base(match[1])
    return participle_of(base) if base and past_of(base) == match[1] else match[1]
