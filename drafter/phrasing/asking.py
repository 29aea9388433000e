"""Asking: wishes put as requests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.phrasing.forms import parse
from drafter.phrasing.people import to_you
from drafter.phrasing.remarks import cut, is_stated, remarked
from drafter.phrasing.tidying import LONG_MONTHS, tidy
from drafter.phrasing.wording import entries, head_of, opened, sentence, series, those, with_article
from drafter.phrasing.words import (
    base_of_third,
    gerund_of,
    is_adjective,
    is_participle,
    senses,
    verb,
)
from drafter.situation import Person


def requests(asks: Iterable[str], person: Person | None = None) -> str:
    """All that is asked of one person: a question each, the last of several after "And".

    >>> requests(["coffee", "how you hire"])
    'Could we have coffee? And could you tell me how you hire?'
    >>> requests(["a reference, they want it by Friday"])
    'Could you give me a reference? They want it by Friday.'
    """
    made = [_asked(wish, person) for fact in asks for wish in _wishes(fact)]
    joined: list[str] = []
    for place, (wish, remarks) in enumerate(made):
        last = 0 < place == len(made) - 1 and _OPENS.match(wish)
        also = re.sub(r"^I'd (?!also\b)", "I'd also ", wish) if place else wish
        joined += [f"And {wish[0].lower()}{wish[1:]}" if last else also, *remarks]
    return _FOR_ADVICE.sub(
        r"? I'd like your advice\1.", _TO_HEAR.sub(r"\1 to \2?", " ".join(joined))
    )


# A meeting and its topic are one request.
_TO_HEAR = re.compile(
    r"(Could (?:I ask for|we have) [^?.]+)\? I'd also like to ((?:hear|learn|know) [^?.]+)\."
)
_FOR_ADVICE = re.compile(r"(?<=[a-z])\? And could I ask for your advice([^?]*)\?")
_OPENS = re.compile(r"(?:What|How|Who|Where|When|Could|Would|Can|Will|May|Might|Do|Does|Is|Are)\b")


def _wishes(fact: str) -> list[str]:
    """A note with a question after a thing, as two: "coffee, what's a good way in"."""
    if re.match(
        r"(?:if|whether|who|what|how|when|where|which|is|are|do|can|could|would)\b", fact, re.I
    ):
        return [fact]
    return _A_QUESTION.split(fact, maxsplit=1)


_A_QUESTION = re.compile(
    r"(?:\s*[,;.]| -|,? and) (?=(?:(?:what|who|how|where|when)['’]?s|(?:what|who|how|where|when) (?:is|are|do|does|would|should|can)"
    r"|(?:is|are|can|could|would|do|does) (?:there|it|you|I|we|they|anyone)) )",
    re.IGNORECASE,
)


def _asked(fact: str, person: Person | None) -> tuple[str, list[str]]:
    """A wish as a question, and what was said about it, in sentences of its own."""
    added = _ADDED.fullmatch(fact)
    if added and not re.match(r"(?:if|when|should|unless)\b", fact, re.IGNORECASE):
        return ask(added["wish"], person), [_remark(added["remark"])]
    first, *rest = re.split(r",\s+", fact)
    about = [_ABOUT_IT.match(tidy(part)) is not None for part in rest]
    if any(about):
        cut = about.index(True)
        wish = ", ".join([first, *rest[:cut]])
        return ask(wish, person), [_remark(", and ".join(map(_about_it, map(tidy, rest[cut:]))))]
    return ask(fact, person), []


# A note about the thing asked for: "needs letterhead", "deadline is 30 November".
_ABOUT_IT = re.compile(
    r"(?:(?:needs?|has to|must|should|is|will|can|would)\b|(?:the |their )?(?:deadline|due date|closing date)\b"
    r"|(?:the |my |their )?[a-z]+ (?:needs?|wants?|expects?) (?:it|one|them)\b|no [a-z]+ (?:needed|required|necessary)\b|(?:to be )?(?:received|needed|due|in|sent) by\b).*"
)


def _about_it(note: str) -> str:
    due = re.fullmatch(r"(?:the |their )?(deadline|due date|closing date):? (?:is )?(.+)", note)
    if due:
        return f"the {due[1]} is {due[2]}"
    if by := re.match(r"(?:to be )?(?:received|needed|due|in|sent) (?=by )", note):
        return f"it's needed {note[by.end() :]}"
    if note.startswith("no "):
        return re.sub(r" (?=(?:needed|required|necessary)\b)", " is ", note)
    if theirs := re.match(
        r"(the |my |their )?[a-z]+ (?:needs?|wants?|expects?) (?:it|one|them)\b", note
    ):
        return note if theirs[1] else f"the {note}"
    return f"it {re.sub('^need ', 'needs ', note)}"


def _remark(text: str) -> str:
    said = re.sub(r"^its (?!own\b)", "it's ", tidy(text))
    said = re.sub(r", (?=[a-z]+ [^,]*\bmyself\b)", ", and I'd ", said)
    return sentence(said)


def ask(fact: str, person: Person | None = None) -> str:
    """Something wished for, as one question that is easy to answer; of `person`, to their face.

    >>> ask("introductions to product leads")
    'Could you make introductions to product leads?'
    >>> ask("an introduction to a cheese maker")
    'Could you introduce me to a cheese maker?'
    >>> ask("introduce me to Ana"), ask("how you hire juniors")
    ('Could you introduce me to Ana?', 'Could you tell me how you hire juniors?')
    >>> ask("being my second referee"), ask("to sit in on one of your surgeries")
    ('Would you be my second referee?', 'Could I sit in on one of your surgeries?')
    """
    text = re.sub(r"^(?:please|kindly) (?:consider )?| please\b(?! )", "", tidy(fact))
    to_them = re.match(
        r"(?:could|can|would|will|might|do|did) you\b|\w+ (?:do|did|would) you\b", text
    )
    text = (
        to_you(text, person)
        if person and not to_them and not re.search(r"\byours?\b", text)
        else text
    )
    if person:
        text = re.sub(r"\b(would|could|will|can) (?:she|he|they)\b", r"\1 you", text)
    text = re.sub(r"(?<!,) or at least\b", ", or at least", text)
    for pattern, plain in _PLAINER:
        text = re.sub(pattern, plain, text)
    if re.match(
        r"(?:how|what|who|where|when|why) (?:do|does|did|would|should|can|could|is|are) (?:you|I|one|they|we|an?|the)\b"
        r"|(?:what|how|where|when)'s\b",
        text,
    ):
        return sentence(f"{text}?")
    if re.match(
        r"I(?:'d| would) (?:love|like|be grateful|appreciate)\b|I(?:'m| am) looking\b", text
    ):
        return sentence(re.sub(r", (don't|can|could|would) ", r", and I \1 ", text))
    text = re.sub(r"^if (?:she|he) (\w+)", lambda m: f"if you {base_of_third(m[1])}", text)
    text = re.sub(r"\b(?:her|his) (?=advice|time|thoughts|opinion|view|help)", "your ", text)
    if turned := _IF_FIRST.fullmatch(text):
        told = not turned["asked"] and not turned["then"].startswith("please")
        if told and parse(turned["then"], lean="verb").form == "imperative":
            return sentence(f"{turned['if']}, could you {turned['then']}?")
        return sentence(f"{turned['if']}, {turned['then']}{'?' if turned['asked'] else ''}")
    for pattern, whole in _WHOLE:
        if re.fullmatch(pattern, text):
            return re.sub(pattern, whole, text)
    if (said := opened(text, "asks")) is not None:
        return sentence(f"{said}{with_article(text, 'a') if said in _A_THING else text}?")
    phrase = parse(text, lean="verb")
    first, _, rest = text.partition(" ")
    if phrase.form == "gerund":
        found = verb(first)
        if found and found.base in _THEIRS:
            return f"Could you {found.base} {rest}?"
        return sentence(f"I'd like to {found.base if found else first} {rest}")
    openings = {
        "question": "Could you tell me ",
        "infinitive": "Could you help me ",
        "imperative": "Could you ",
        "that": "Could you see to it ",
    }
    if phrase.form == "imperative" and re.search(r"\btogether\b", text):
        return f"Could we {text}?"
    if phrase.form in openings:
        return f"{openings[phrase.form]}{text}?"
    if phrase.form == "clause":
        return f"Could you help with this: {text}?"
    mine = re.match(r"(?:my|the)\b", text)
    named = with_article(text, "the" if re.match(r"\w+s of\b", text) else "a")
    return f"Could you help me with {text}?" if mine else f"Could I ask for {named}?"


def _base(gerund: str) -> str:
    found = verb(gerund)
    return found.base if found else gerund


# What another does, where a wish names it: "speaking to the agency".
_THEIRS = (
    "speak", "vouch", "confirm", "write", "recommend", "mention", "introduce", "put", "send", "let", "forward", "keep",
    "say", "tell", "give", "lend",
)  # fmt: skip
# The same wish in plainer words, before its form is told.
_PLAINER = (
    (
        r"^(?:whether|if) you (?:might|could|would|can|will) (?:be (?:able|willing) to |perhaps )?",
        "could you ",
    ),
    (r"^(?:whether|if) you'd ", "would you "),
    (r"^(?=names of\b)", "the "),
    (r"^to (?=(?:talk|speak|chat|catch up)\b)(?!.*\b(?:me|my)\b)", "could we "),
    (r"^(?:I am |am )?looking for ", "I'm looking for "),
    (r"^(?:the )?(?!my |our )([a-z -]+), (how|when|where) (?:it|they) (\w+)$", r"\2 the \1 \3"),
    (r"^(?:some )?help (\w+ing)\b", lambda m: f"could you help me {_base(m[1])}"),
    (
        r"^(?:I )?(?:want(?:ed)?|would like|'d like|hope|need)? ?to (?:know|hear|find out) (?=(?:who|what|how|where|when|which|whether|if)\b)",
        "",
    ),
    (r"^if (there|it) (is|are|was)\b", r"\2 \1"),
    (r"^if I (could|can|may|might)\b", r"\1 I"),
    (
        r"^(?=(?:realistic|possible|sensible|normal|usual|common|worth|too late|okay|ok|fine) (?:to|for|\w+ing)\b)",
        "is it ",
    ),
    (
        r"^(?:that you|for you to) (?:would |could |can |will |might )?(?=[a-z]+ )(?!(?:are|is|were|have|had)\b)",
        "could you ",
    ),
    (r"^to (?!talk\b)(?=[a-z]+ (?:for |about |through |over |at )?(?:me|my)\b)", "could you "),
    (
        r"^to (?=(?:meet|visit|see|watch|shadow|join|sit|come|borrow)\b|[a-z]+ .*\byour?\b)(?!be\b)",
        "could I ",
    ),
)
# What to do, or what is asked, if it comes to something: "if a post opens please think of me".
_IF_FIRST = re.compile(
    r"(?P<if>(?:if|when|should) .+?)(?:, (?:please )?| (?=please)| (?=I'd |I would ))"
    r"(?P<then>(?P<asked>(?:may|can|could|would|will|is|are) .+)|(?:please |I'd |I would )?[a-z].+)"
)
# Wishes that make a question of their own.
_WHOLE = (
    (r"if you know (.+)", r"Do you know \1?"),
    (r"(?:an? )?intro(?:duction)? to (.+)", r"Could you introduce me to \1?"),
    (r"(?:(?:to )?hear|(?:any )?news) ((?:of|about) .+)", r"Would you let me know if you hear \1?"),
    (r"(?:to be|being) ((?:an?|my|the|one of) .+)", r"Would you be \1?"),
    (r"(?:to be|being) (\w+)\b(.*)", r"Could I be \1\2?"),
    (r"(?:your )?permission to (.+)", r"May I \1?"),
    (r"(?:to )?(?:stay|keep) in touch(.*)", r"I'd like us to stay in touch\1."),
    (r"(.+)(?<! if) possible", lambda m: f"Is {with_article(m[1], 'a')} possible?"),
    (r"an? ((?:quick )?(?:look|read|glance) .+)", r"Could you have a \1?"),
)
_A_THING = (
    "Could you give me ",
    "Could you write me ",
    "Could you make ",
    "Could we have ",
    "Do you know of ",
)


def proposal(fact: str, *, whole: bool = True) -> str:
    """A wish as one whole request, never a demand; in the words of a list where not `whole`.

    >>> proposal("commission on open orders"), proposal("keep the laptop")
    ("I'd like my commission on open orders.", "I'd like to keep the laptop.")
    >>> proposal("6 months pay"), proposal("who do I call about the shares")
    ("I'd like 6 months' pay.", 'Who do I call about the shares?')
    >>> proposal("a month per year, they offered 17 weeks"), proposal("don't contest my claim")
    ("I'd like a month per year. You offered 17 weeks.", "I'd ask you not to contest my claim.")
    >>> proposal("at least six months of pay, but I would settle for three")
    "I'd like six months of pay."
    >>> proposal("gardening leave instead of notice"), proposal("working from home until May")
    ("I'd like gardening leave instead of notice.", "I'd like to work from home until May.")
    """
    fact = _FLOOR.sub("", _CONCEDED.sub("", fact))
    fact = re.sub(r", its (?=(?:on|in|at|been|got|my|the|a|for|what)\b)", ", it's ", fact)
    if added := _ADDED.fullmatch(fact):
        # "they offered 17 weeks" is the reader; "they're in the kitchen" is the knives.
        remark = added["remark"]
        if re.match(r"they\b(?!'re| are\b| were\b)", remark):
            remark = re.sub(r"\bthey\b", "you", remark)
        return f"{proposal(added['wish'], whole=whole)} {_remark(remark)}"
    text = re.sub(r"^(?:please|kindly) (?:consider )?", "", tidy(fact))
    for entry in entries("terms"):
        text = re.sub(entry["typed"], entry["said"], text)
    text = _END_OF.sub(lambda m: LONG_MONTHS[m[0]], _TO_DO.sub(_to_do, text))
    if _IF_FIRST.fullmatch(text):
        return ask(text)
    if theirs := re.match(r"(?:that )?(?:they|you) (?:should |could |would )?(?=[a-z]+ )", text):
        return f"Could you {text[theirs.end() :]}?"
    if refused := re.match(r"(?:don't|do not|not to(?! have)|never) ", text):
        return sentence(f"I'd ask you not to {text[refused.end() :]}")
    text = _LETTERS.sub(lambda m: with_article(m[0], "a"), text)
    text = re.sub(r"^(?=P(?:45|60)\b)", "my ", text)
    if fact.strip().endswith("?") or _DIRECT.match(text):
        return sentence(f"{text}?")
    if re.match(r"(?:whether|who|what|how|when|if)\b", text):
        return f"Could you tell me {text}?"
    phrase = parse(text, lean="verb")
    a_thing = re.match(r"\w+ (?:on|of|off|from|for|through|until|in lieu)\b", text)
    if phrase.form == "infinitive" or " to be " in text:
        return sentence(f"I'd like {text}")
    if not a_thing and re.match(r"(?:keep|use|stay|leave|work|take|have|remain) (?!me\b)", text):
        do, _, what = text.partition(" ")
        return sentence(f"I'd like to {do} {with_article(what) if do in ('keep', 'use') else what}")
    if not a_thing and phrase.form == "imperative":
        return f"Could you {text}?"
    mine = re.match(
        r"(?:\w+ )?(?:holiday|pay|leave|overtime|bonus|wages|money|days|hours)\b.* (?:owed|due|left)\b",
        text,
    )
    if re.match(
        r"(?:paid|released|kept|let|given|told) (?:the|my|for|from|on|off|out|in|at|until|go|\d)\b",
        text,
    ):
        return sentence(f"I'd like to be {text}")
    if re.match(r"(?:in|on|by|at) ", text):
        return sentence(f"I'd like it {text}")
    leave = re.match(r"\w+ leave\b", text)  # "gardening leave" is no deed
    if phrase.form == "gerund" and not leave and (staying := verb(text.split()[0])):
        return sentence(f"I'd like to {staying.base} {text.partition(' ')[2]}")
    if done := _TO_BE_DONE.fullmatch(text):
        what = re.sub(r"^an? (?=announcement|statement)", "the ", done["what"])
        owed = (
            "my "
            if re.match(
                r"(?:unused|untaken|remaining|pending|outstanding|last|\d{4}|(?!my)\w+ (?:unused|untaken|remaining)) ",
                what,
            )
            else ""
        )
        way = done["way"]
        if _A_COURSE.search(what):
            way = re.sub(
                r"^paid\b(?! (?:for|out|back|in|up|through|until|till)\b)", "paid for", way
            )
        way = re.sub(r", (\d[\d ,.]*[^\s,]*(?: [a-z]+)?)$", r" (\1)", way)
        known = owed or _UNCOUNTED.match(what)
        what = f"{owed}{what if known else with_article(what)}"
        return sentence(f"I'd like {what}{' to be' if whole else ''} {way}")
    if text.startswith("recorded "):
        return sentence(f"I'd like my leaving to be {text}")
    due = mine or re.match(
        r"(?:bonus|commission|overtime|company|removal|vesting|correction|return)\b|[a-z-]+ (?:figure|amount)\b",
        text,
    )
    head = head_of(text) or [""]
    bare = (
        _UNCOUNTED.match(text)
        or _NO_COUNT.fullmatch(head[-1])
        or is_stated(text)
        or phrase.form in ("clause", "imperative")
        or re.match(r"[a-z]+s [a-z]+(?:ed|en)\b|[a-z]+(?:ed|en) (?:by|in|on|at|to|as)\b", text)
    )
    return sentence(f"I'd like {text if bare else with_article(text, 'the' if due else 'a')}")


# A question as it would be asked: "who do I call", "how many days do I have".
_DIRECT = re.compile(
    r"(?:could|can|may|might|will|would|is|are)\b|(?:who|what|how|when|where) (?:do|does|can|should|will|would|is|are)\b"
    r"|how (?:many|much|long)\b.* (?:do|does|will|can|am|is|are) (?:I|we|you|it|the)\b"
)


_END_OF = re.compile(rf"(?<=end of )(?:{'|'.join(LONG_MONTHS)})\b")
_TO_DO = re.compile(r"^that (?=(?:the|my|an?) )(.+?) (\w+s) (.+)")


def _to_do(said: re.Match[str]) -> str:
    """What is to be done: "the reference to say redundancy" of "that the reference says redundancy"."""
    does = verb(said[2])
    if does is None or does.tense != "third":
        return said[0]
    return f"{said[1]} to {'be' if said[2] == 'is' else does.base} {said[3]}"


_UNCOUNTED = re.compile(
    r"(?:\w+ )?(?:(?:redundancy|severance)(?! (?:figure|amount))|time off|credit|permission|support|access|help|(?:paid|garden|gardening|sick|study|parental) leave|benefits|money|mileage|outplacement|relocation|reimbursement|compensation|confirmation|(?:holiday|sick|back|overtime) pay|pay(?:ment)? (?:for|of|until))\b"
)

_NO_COUNT = re.compile(
    r"pay|coverage|cover|release|mileage|encashment|acceleration|non-disparagement|wording|work|help|outplacement|unemployment"
)

# What is paid for, as a wage is paid.
_A_COURSE = re.compile(
    r"\b(?:courses?|training|exams?|licen[cs]e|diploma|certificate|flights?|travel|move|lawyer|insurance|fees?)\b"
)
# "unused holiday paid out": what is wished for, and what is to become of it.
_TO_BE_DONE = re.compile(
    r"(?P<what>(?:an? |the )?(?!an? |the )[^,;(]+?)(?<! was)(?<! were)(?<! is)(?<! are)(?<! as)(?<! not) (?P<way>(?:not )?(?:paid|covered|waived|dropped|extended|cut|recorded|reimbursed|confirmed|honou?red|"
    r"announced|described|moved|released|shortened|lifted|counted|kept|treated|agreed)\b.*)"
)


# The least that one would take is never told (P54), nor what one would give up.
_CONCEDED = re.compile(
    r",? (?:but|though|although|or|and) (?:I|we)(?:'d| would|'ll| will| can| could| might)? (?:also )?"
    r"(?:settle|accept|take|live|go (?:down|as low|lower)|come down|drop|do without|be (?:fine|ok|okay|happy))\b.*"
    r"|, I (?:can|could|would|might) (?:drop|do without|live without) .*"
    r"|[,(]? ?\b(?<!the )(?:minimum|min\.?|lowest|bottom line|walk-?away|floor|worst case|not less than|no less than|at the very least)\b:? .*$"
    r"|, (?:if pushed|at a push|at worst|negotiable)\b.*",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"(?<!or )\b(?:at least|no less than|not less than|(?:a )?minimum of) (?=\S)", re.IGNORECASE
)


# A wish, and a sentence of its own about it: "cap caseloads at 18, it was 27 when I left".
_ADDED = re.compile(
    r"(?P<wish>[^,]+), (?P<remark>(?:they|it|this|that|there|we|I|people|(?:my|our) [a-z]+|[a-z]+s(?= (?:were|are|have)\b)|the [a-z]+(?= (?:is|are|was|has|needs|must|closes|will|can)\b))(?:'s|'m|'re|'ve| [a-z]+) (?!which\b).+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a talk about terms: a request, and the same as an item of a list."""

    text: str
    item: str


def points(asks: Iterable[str]) -> list[Point]:
    """Wishes as the points of a talk, in the order given.

    >>> [point.item for point in points(["keep the laptop?", "my licence renewed", "whether I'm rehired"])]
    ["The laptop, which I'd like to keep.", 'My licence renewed.', "Whether I'm rehired."]
    """
    wishes = [fact.removesuffix("?") if _DOUBTED.match(fact) else fact for fact in asks]
    return [Point(proposal(wish), _item(wish)) for wish in wishes]


# A wish with a question mark that only doubts: "keep the laptop?".
_DOUBTED = re.compile(r"(?i:keep|have|get|use|stay on|extend|pay)\b")


def _item(wish: str) -> str:
    """A wish as an item of a list, after "things I'd like to settle"."""
    text = proposal(wish, whole=False)
    if found := _IF_FIRST.fullmatch(text[0].lower() + text[1:].rstrip(".?")):
        text = f"{found['then'].removeprefix('please ')} {found['if']}"
        first, _, rest = text.partition(" ")
        if verb(first) and not found["asked"]:
            text = sentence(f"{gerund_of(first)} {rest}")
        else:
            text = sentence(f"{text}{'?' if found['asked'] else ''}")
    if own := _KEPT.match(text):
        return sentence(f"{own[2]}, which I'd like to {own[1]}{own[3]}") + text[own.end() :]
    if found := re.match(
        r"I'd like (?:to know (?:if (?P<if>)|(?=wh))|to (?P<do>[a-z]+)|(?!it\b))", text
    ):
        begun = (
            "whether " if found["if"] is not None else gerund_of(found["do"]) if found["do"] else ""
        )
        return sentence(f"{begun}{text[found.end() :]}")
    if found := _TOLD_ME.match(text):
        return sentence(text[found.end() :].rstrip("?"))
    if asked := re.fullmatch(r"Could you (?:let me )?([a-z]+) ([^?]+)\?(.*)", text):
        rest = re.sub(r"(?<= and )[a-z]+(?= (?:the|my|an?)\b)", lambda m: gerund_of(m[0]), asked[2])
        paid = re.sub(
            r"^paying for (?=[a-z]+ing\b)", "the cost of ", f"{gerund_of(asked[1])} {rest}"
        )
        return f"{sentence(paid)}{asked[3]}"
    if asked := re.match(r"I'd ask you not to ([a-z]+)", text):
        return f"Not {gerund_of(asked[1])}{text[asked.end() :]}"
    if found := _WHETHER.fullmatch(text):
        return sentence(f"whether {found['who']} {found['may'].lower()} {found['do']}")
    return re.sub(r"^(Who|How|Where) (?:do|can|should) I ([^?]+)\?$", r"\1 to \2.", text)


# "I'd like to keep the laptop until May": a thing, among things.
_KEPT = re.compile(
    r"I'd like to (keep|buy|borrow) ((?:the|my|our|an?) [^,.?]+?)((?: (?:until|till|for|at|if|as|when|after|during|through) [^.?]+)?)\."
)
# "Can I take the puppets?" is the point whether I can.
_WHETHER = re.compile(
    r"(?P<may>May|Can|Could|Would|Will|Is|Are) (?P<who>I|you|we|they|it|there|(?:the|my) [a-z]+) (?P<do>.+)\?"
)
_TOLD_ME = re.compile(r"Could you tell me (?=(?:who|what|when|where|how|why|whether|which)\b)")


def suggestions(facts: Iterable[str]) -> str:
    """What could be better, in cool words: wishes of one form run together, what is wrong as it is.

    >>> suggestions(["publish the rota earlier"]), suggestions(["we need a better CRM"])
    ('My one suggestion is to publish the rota earlier.', "I'd suggest a better CRM.")
    >>> suggestions(["a second nurse", "a canteen", "debriefs", "pay mileage sooner, I waited 11 weeks"])
    "I'd suggest a second nurse, a canteen and debriefs. It would also help to pay mileage sooner. I waited 11 weeks."
    >>> suggestions(["mileage rate unchanged since 2019", "a canteen"])
    "The mileage rate has been unchanged since 2019. I'd suggest a canteen."
    """
    runs: list[tuple[str, list[str], str]] = []
    for form, text, remark in map(_suggested, facts):
        if form in _LEADS and runs and runs[-1][0] == form and not runs[-1][2]:
            runs[-1] = form, [*runs[-1][1], text], remark
        else:
            runs.append((form, [text], remark))
    said: list[str] = []
    wished = [form for form, _, _ in runs if form != "said"]
    for form, texts, remark in runs:
        what = series(texts)
        if form == "state":
            end = "," if re.search(r", not [^,]+$", what) else ""
            too = ", too" if wished[0] != "state" else ""
            what = f"{what}{end} would help{too}"
        elif form == "that" or (form == "deed" and len(runs) == len(texts) == 1):
            what = what if form == "that" else f"My one suggestion is {what}"
        elif form in _LEADS:
            leads = _LEADS[form][0 if form == wished[0] else 1 :]
            what = next((x for x in leads if x not in " ".join(said)), "") + what
        said.append(f"{sentence(what)} {remark}".strip())
    return " ".join(said)


# What leads to the first of a form, and to those behind it, each once.
_LEADS = {
    "thing": ("I'd suggest ", "I'd also suggest ", "Another help would be ", "I'd welcome "),
    "deed": ("It would help ", "It would also help ", "And it would help "),
    "state": ("",),
}
# "a lunch break respected on court days": no thing to suggest, but one that would help.
_AS_IT_SHOULD_BE = re.compile(
    r"^(?:[\w'-]+ ){1,4}(?:[a-z]+ed|paid|kept|sent|given|shown|told|written) (?:before|after|ahead|on|at|by|in|to|with|within|out|for|a|one|two|three|four|\d)\b"
    r"|^[a-z]+s to [a-z]+ (?:the|an?|their) "
)


def _is_wrong(text: str) -> str:
    """What a note says is wrong, as a sentence: "fan broken since May", "the till freezes daily"; else ""."""
    found = _WRONG.fullmatch(text)
    if found and parse(found["what"]).form == "noun":
        what, size, state = found["what"], found["size"], found["state"]
        many = what.endswith("s") and not what.endswith("ss")
        since = "have been" if many else "has been"
        be = since if " since " in state else "are" if many else "is"
        return f"{those(what)}{f' of {size}utes' if size else ''} {be} {state}"
    if parse(text, lean="verb").form not in ("noun", "clause"):
        return ""
    words = _WITHIN.split(text)[0].split()
    for before, word, after in zip(words, words[1:], [*words[2:], "."], strict=False):
        does = verb(word) if word.islower() and before not in ("to", "and", "or") else None
        many = before.endswith("s") and not before.endswith("ss")
        if does is None or does.tense != ("base" if many else "third"):
            continue
        sure = does.noun == "never" and not is_participle(word)
        # "team lunches every Friday" are wished for, "roof leaks every winter" are not.
        things = not many and "NOUN" in senses(word) and not _TROUBLE.fullmatch(word)
        steady = "" if things else r"|every|\w+ly"
        if sure or re.fullmatch(rf"too|up|down|the|half|out{steady}", after):
            return those(text)
    return ""


_TROUBLE = re.compile(r"(?:crash|leak|jam|fail|stop|break|stall|flood|overflow|trip|slip)(?:e?s)")


# What stands as it should not: a thing, how much of it, and its state.
_WRONG = re.compile(
    r"(?!(?:an?|one|two|three|no|more|less|fewer|better|another|to) )(?P<what>[^,;:]+?)(?: (?P<size>\d+ min)(?:ute)?s?)?"
    r" (?P<state>(?:always |often |still |never |mostly )?(?:unchanged|broken|stuck|unsafe|unclear|unfair|unpaid|overdue|late|slow|noisy|dirty|cold|outdated|unreliable|understaffed|out of (?:order|date|stock)"
    r"|(?:far |much )?too [a-z]+|not (?:safe|clear|enough|fair|clean|ready|working|available|good))(?: (?:since|for|over|by|on|at|in|every|to|after|before|most|again|when) .+| again| daily)?)"
)


def _suggested(fact: str) -> tuple[str, str, str]:
    """A suggestion as its form ("thing", "state", "deed", "that", "said"), its words and a remark."""
    for pattern in (_ADDED, _ASKED_BEHIND):
        if parted := pattern.fullmatch(fact):
            form, text, more = _suggested(parted["wish"])
            end = "?" if pattern is _ASKED_BEHIND else ""
            return form, text, f"{more} {sentence(tidy(parted[2]) + end)}".strip()
    text = _NEEDED.sub("", tidy(fact))
    if fact.strip().endswith("?"):
        return "said", f"{text}?", ""
    if stopped := re.match(r"(?:don't|do not) ", text):
        return "deed", f"not to {text[stopped.end() :]}", ""
    if wrong := _is_wrong(text):
        return "said", wrong, ""
    if re.match(r"(?:the|my|our) ", text) and not is_stated(text):
        return "deed", f"to look at {text}", ""  # what is there already is not suggested
    phrase = parse(text, lean="verb")
    first, following = (*text.split(), "", "")[:2]
    found = verb(first)
    bare = found is not None and found.tense == "base"
    several = is_adjective(first) and re.match(r"\w+ \w+s (?:on|about|for|between|of) ", text)
    noun = bare and (_AFTER_NOUN.match(following) or several)
    if phrase.form == "infinitive":
        return "deed", text, ""
    if (phrase.form == "imperative" and not noun) or (bare and _AFTER_DEED.match(following)):
        return "deed", f"to {text}", ""
    if phrase.form == "question" or re.match(
        r"(?:if|it (?:would|might)|I (?:think|suggest))\b", text
    ):
        return "said", text, ""
    if (phrase.form == "clause" or is_stated(text)) and _FINITE.search(_WITHIN.split(text)[0]):
        what, remark = cut(text)
        what = what if re.match(r"[\w-]+ and ", what) else those(what)
        should = re.search(r"\b(?:should|must|ought|could)\b", text)
        return "that" if should else "said", text if should else remarked(what, remark), ""
    many = re.match(r"(?:[a-z-]+ ){0,2}[a-z]+s (?:to|[a-z]+ed) ", text)
    bare_thing = phrase.form == "gerund" or _COMPARED.match(text) or many
    thing = text if bare_thing else with_article(text, "a")
    return "state" if _AS_IT_SHOULD_BE.match(thing) else "thing", thing, ""


_WITHIN = re.compile(r" (?:before|after|when|while|that|which|who|where|until|so) ")
# "the tracker feels like being watched, could it go"
_ASKED_BEHIND = re.compile(
    r"(?P<wish>[^,]+), (?P<question>(?:could|can|would|should) (?:it|we|they|you|this|that) .+?)\??"
)
_AFTER_DEED = re.compile(r"\w+ing$|(?:somebody|someone|anyone|people|staff|everyone|new|all)$")
# After a word that may be a verb or a noun these show the noun: "cover for sickness".
_AFTER_NOUN = re.compile(r"(?:off|on|for|in|of|at|until|through|by|from|and)$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|hasn't|haven't|isn't|aren't|do|does|don't|doesn't|should|could|would|feels?|must|may|can|ought|needs?|got)\b"
)
_NEEDED = re.compile(
    r"(?:(?:we|you|they|people) (?:\w+ly |just )?(?:need|want)|(?:I|we)(?:'d| would) (?:like|love)"
    r"|there should be|please to|please|kindly)(?: to (?:see|have))? (?!to\b)|\s+please$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:more|less|fewer|better|longer|shorter|earlier|later|clearer|smaller|bigger|larger|safer|fairer|faster|"
    r"quicker|simpler|stronger|closer|higher|lower|lighter|quieter|warmer|regular|\w+ed|(?:[a-z]+ )?[a-z]+[^su]s(?= ))\b",
    re.IGNORECASE,
)


_LETTERS = re.compile(
    r"^(?!the\b|my\b|an?\b)(?:[\w-]+ ){0,2}(?:reference|announcement(?! wording)|certificate|letter|statement|breakdown|recommendation)\b(?! (?:wording|copies))"
)


def meant_for(fact: str, whom: str) -> bool:
    """Whether a wish is for `whom`: a "contact" in one's network, a "referee", or one who might hire "again".

    >>> meant_for("an introduction to a cheese maker", "contact"), meant_for("2 weeks' leave", "contact")
    (True, False)
    >>> meant_for("whether the door is open one day", "again"), meant_for("to be a referee", "referee")
    (True, True)
    """
    return _wish_for(fact) == whom


def for_the_place(asks: Iterable[str], imposed: bool = False) -> list[str]:
    """What is asked of the employer: nothing for a contact or a referee, and no note that follows such an ask.

    >>> for_the_place(["a canteen", "a reference", "needed by Friday"]), for_the_place(["coffee", "my bonus"])
    (['a canteen'], ['my bonus'])
    >>> for_the_place(["a reference", "a word on the till"], True), for_the_place(["a reference", "6 weeks"], True)
    (['a reference'], ['a reference'])
    """
    asks = [*asks]
    terms = any(_wish_for(fact) == "employer" for fact in asks)
    kept, whom = [], ""
    for fact in asks:
        note = whom and _NOTE.match(fact) is not None
        said = "" if note else _wish_for(tidy(fact))
        whom = said or whom
        theirs = whom in ("referee", "again") and not (imposed and (said or (terms and not note)))
        if whom != "contact" and not theirs:
            kept.append(fact)
    return kept


# What says of a wish by when, or in what form: "needed by Friday", "just about my work".
_NOTE = re.compile(r"(?:just|only|by|before|b4|needed|due|signed|if possible|mention\w*)\b", re.I)


def undecided(fact: str) -> bool:
    """Whether a wish does not tell for whom it is: "a tour of the lab"."""
    return not _wish_for(fact)


def dated(fact: str) -> bool:
    """Whether a wish names when: "by Friday", "before Christmas", "deadline is the 4th".

    >>> dated("a call before Christmas"), dated("a call by phone")
    (True, False)
    """
    return _DATED.search(fact) is not None


def _wish_for(fact: str) -> str:
    return next((whom for whom, pattern in _WHOM if pattern.search(fact)), "")


_DATED = re.compile(
    r"\b(?:by|before|until|till?|no later than|this|next|on|at the latest|end of|on the) (?:the )?(?:end|\d|mon|tue|wed|thu|fri|sat|sun|week|month|year|"
    r"jan|feb|mar(?:ch)?\b|apr|may\b|jun|jul|aug|sep|oct|nov|dec|christmas|xmas|easter|new year|summer|spring|autumn|tomorrow|tonight)"
    r"|\b(?:deadline|closing date|asap|urgent\w*|tomorrow|tonight)\b",
    re.IGNORECASE,
)
# By the first that fits.
_WHOM = tuple(
    (whom, re.compile(pattern, re.IGNORECASE))
    for whom, pattern in (
        (
            "contact",
            r"^(?:an? |your |some |any |quick |short |phone |half-hour |\d+ min(?:ute)?s? |\w+-minute |to )*(?:introduc\w+|intros?|advice|guidance|coffee|chat|opinion|feedback|thoughts|call(?! (?:it|them|the|this|my|allowance|centre|center))|lunch(?! (?:breaks?|that)\b)|word (?!on|for))\b"
            r"|^(?!releas|ref|letter)(?:[a-z-]+ ){0,3}(?:work|jobs?|roles?|positions?),? (?:in|around|near|anywhere|with|at) "
            r"|^(?:do|if|whether) (?:you|she|he|they) (?:know|hear)\b|^(?:what|how much) .*\bto (?:ask for|charge)\b|\bin your (?:line|trade|field|firm)\b|^contacts? (?:at|in|for)\b",
        ),
        (
            "again",
            r"^(?:an? |to )?return(?:ing)? (?:in|to|next|one|as)\b|\b(?:re-?hir\w+|re-?appl\w+|re-?employ\w*)\b|\bdoor\b.*\bopen\b|\b(?:hire|employ) me\b|\b(?:hire|have|take|call(?:ed)?|come|coming|apply|applying|consider(?:ed)?|opens?|built|starts?|work|return\w*) .*?(?:again|\bback)\b(?! to)",
        ),
        (
            "referee",
            r"\b(?:refs?|references?|referees?|recommendation|vouch\w*|testimonial|good word|endorse\w*|speak(?:ing)? (?:for|up for|well of|to the)|(?:employment|work|service) (?:certificate|letter)|(?:two|three|a few|some) (?:lines|words|sentences)|put in a word|recommend(?:ing)? me|answer (?:\w+ )?questions|(?:write|say) that I|confirm my|list you|name you|mention (?:my|the|that)|"
            r"your (?:name|number|details|mobile|phone|email)|experience (?:letter|certificate)|talk (?:\w+ )?about my|line (?:I can|to) quote)\b|\bletter\b(?! (?:before|from))|(?:rings?|calls?|phones?) (?:you|her|him)\b|if (?:some\w+|any\w+) (?:rings|calls|phones)",
        ),
        (
            "employer",
            r"\b(?:they(?:['’]?ll| will| would)? (?:say|tell)|copy of my|copies of my|record of employment|statement of service|benefits|my tools|first (?:call|refusal|option)|non[- ]?compete|notice|payroll|payslips?|severance|redundancy|bonus|commission|overtime|rota|shifts?|laptop|pension|shares|salary|wages|pays? (?:for|out|me|my)|"
            r"health (?:cover|insurance)|announcement|P45|P60|holidays?|phased|part[- ]time|garden(?:ing)? leave|vacation|releas\w+|outplacement|owed|non-disparagement|(?<!your )permission|"
            r"(?:days|weeks|months|years)['’]? (?:of )?(?:pay|leave)|sick leave|to leave|leave (?:at|on|early|by)|training|I (?:may|might|can) keep|keep (?:my|the) (?!me)\w+|apply for other)\b",
        ),
        (
            "contact",
            r"\b(?:introduc\w+|intros?|advice|guidance|openings?|vacanc\w+|coffee|chat|opinion|feedback|thoughts|"
            r"keep (?:me|an eye|your ears)|kept in mind|hear of|know (?:of|any\w*)|who (?:else|is hiring|should|could|might)|where to (?:look|start)|how (?:you|to)|"
            r"(?:min(?:ute)?s?|hour) (?:of(?! break)|to|on|about|by|before|over|with|in)|(?:to|and) (?:hear|learn|meet|visit|shadow)|lecturer|recommend|a word|in the loop|room for (?:me|an?|one)\b|if (?:she|he|they|you) knows?|point me|looking for|hiring|freelance|clients?|"
            r"look (?:at|over|through) my|(?:read|check) my|talk to|by phone|on the phone|names? of|shadowing)\b"
            r"|^(?:meet|visit|hear(?:ing)? (?:of|about|from|how|what|why)|knowing who|learn|connect|(?:keep|stay) in touch|put me in touch|tell me|realistic|is|are)\b|^to be (?:kept|put|told|introduced)\b|^to (?:sit|shadow|visit|meet|see|watch)\b"
            r"|^whether (?!we|the company|my|I\b)|^(?:who|where|how|what|which)\b|^if (?:there|you|I|it)\b|\b(?:is|are) .+ realistic\b|^(?:an? )?(?:quick )?(?:look|read|glance)\b",
        ),
    )
)


_FOR_SELF = re.compile(
    r"^(?:an? |the )?(?:[a-z]+ )?letter\b|^(?:keep|buy|borrow|be)ing |^\s*to (?:be|come|keep|stay|leave|work|attend|visit|return|use up)\b|"
    r"\b(?:reference|recommendation|P45|P60|certificate|severance|redundancy|discount|they(?:['’]?ll| will)? (?:say|tell)|bonus|commission|laptop|rehire|wages?|untaken|holiday|days of leave|phased|"
    r"health cover|insurance|savings|announcement|wording|permission|part[- ]?time(?! \w+s\b)|good word|invit\w+|support|payroll|pension|options|shares?|subscription|outplacement|introductions?|introduce (?:me|us)|legal fees|non[- ]?compete|"
    r"my|mine|me|owed|non-disparagement|for life|\d+ (?:more )?(?:days|weeks|months)['’]? (?:pay|more|to|of|from)|"
    r"pay out|unemployment|called back|referee|releas(?:e|ed) from|unused|garden(?:ing)? leave|"
    r"come back|keep (?:the|my) (?:car|flat|house|number|email|login|badge|phone|van|tools?|desk)|I (?:keep|may|might|can|have)|(?:may|can|could|might) I|my (?:leave|pay|notice|contract|name|last day))\b",
    re.IGNORECASE,
)


def owed(fact: str) -> bool:
    """Whether what is asked for was earned, so that no merit need be pleaded for it.

    >>> [owed(x) for x in ("November salary", "gratuity for 9 years", "2 months pay on top", "keep the laptop")]
    [True, True, False, False]
    """
    return _OWED.search(fact) is not None


_OWED = re.compile(
    r"^(?!severance|redundancy|(?:paid|garden\w*) )(?:.*\b(?:salary|wages|overtime|OT|unused|untaken|accrued|earned|unpaid|owed|gratuity|provident|E?PF|ETF|NSSF|UIF|PTO|pension|"
    r"statutory|expenses|mileage|commission|in (?:lieu|place)|notice (?:pay|paid)|service benefit|variable pay|(?:holiday|leave|vacation) (?:days|pay|money|not taken)|days (?:of )?(?:leave|holiday|vacation)|"
    r"certificate|(?:service|experience|relieving|release) letter|payment for)\b)",
    re.IGNORECASE,
)


# What only the place can mend, whoever asks for it.
_FOR_THE_PLACE = re.compile(
    r"(?:don't|do not|stop|never|(?:an? )?(?:clearer|fewer|better|safer|fairer|simpler|quieter|less|sooner|earlier|shorter (?!notice|non)|more (?!weeks|time|days))) ",
    re.IGNORECASE,
)
_FOR_OTHERS = re.compile(
    r"\bfor (?:new|all|every\w*|others?|staff|people|those|whoever|future|the (?:team|staff|next))\b",
    re.IGNORECASE,
)


_OF_OTHERS = re.compile(
    r"\b(?:people|staff(?! (?:travel|flats?|rooms?|accommodation|discount|card?|housing|rates?|tickets?))|everyone|others|volunteers|the (?:team|crews?)|new \w+s|shifts|rota|agents|nurses|whoever)\b"
)


def wish_for_others(fact: str) -> bool:
    """Whether an ask is about how others are treated, and nothing of the leaver's own.

    >>> wish_for_others("tell people face to face, I heard in a call"), wish_for_others("my bonus")
    (True, False)
    """
    wish = _ADDED.fullmatch(fact)
    text = wish["wish"] if wish else fact
    return _OF_OTHERS.search(text) is not None and not re.search(
        r"\b(?:my|me|I|mine|they(?:['’]?ll| will)? (?:say|tell))\b", text
    )


def wish_for_self(fact: str, imposed: bool = False) -> bool:
    """Whether an ask is a wish of the leaver's own, rather than a suggestion to the company.

    A bare thing is: who was let go (`imposed`) asks for it, who chose to go suggests it.

    >>> wish_for_self("my knives"), wish_for_self("a canteen"), wish_for_self("a canteen", True)
    (True, False, True)
    >>> wish_for_self("pay out the 9 unused vacation days")
    True
    """
    if _FOR_SELF.search(fact):
        return True
    if _FOR_THE_PLACE.match(fact):
        return False
    said = parse(_NEEDED.sub("", tidy(fact)), lean="verb")
    after = (*said.text.split(), "", "")[1]
    a_thing = said.form in ("noun", "past", "adjective") or _AFTER_NOUN.match(after) is not None
    a_thing = a_thing or (said.form == "clause" and not _FINITE.search(said.text))
    return imposed and a_thing and not _FOR_OTHERS.search(fact)
