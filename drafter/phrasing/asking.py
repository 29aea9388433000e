"""Asking: what the writer wants, put as a request, a suggestion or a point to settle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from drafter.phrasing.copyedit import FOR_STAYERS, PROPOSED, WORKERS, Fact, third_to_you
from drafter.phrasing.finishing import has_verb
from drafter.phrasing.guarding import KIN
from drafter.phrasing.names import compiled, mention
from drafter.phrasing.people import about, to_you
from drafter.phrasing.wording import head_of, item_start, parts, sentence, series
from drafter.phrasing.words import gerund_of, verb
from drafter.situation import Person

# What a wish of each form is put into: the first of the form, and all further ones.
# What has been said already is not said again.
_REQUESTS = {
    "N": ("Could I ask you for {}?", "I'd also be glad of {}."),
    "T": ("I'd like {}.", "I'd also like {}."),
    "V": ("Could you {}?", "Could you also {}?"),
    "not": ("Please {}.", "Please {}."),
    "we": ("Could we {}?", "Could we also {}?"),
    "meeting": ("Could we have {}?", "I'd also be glad of {}."),
    "time": ("Could I have {}?", "I'd also be glad of {}."),
    "whether": ("Could you tell me {}?", "I'd also like to know {}."),
}
_SHORT = 24  # words of wishes that still share a sentence


def requests(asks: Iterable[Fact]) -> str:
    """Several wishes to the reader, short ones of one form in one sentence.

    >>> requests([Fact("a reference", "N"), Fact("the X-ray course fee", "N"), Fact("to keep my laptop", "T")])
    "Could I ask you for a reference and the X-ray course fee? I'd like to keep my laptop."
    >>> requests([Fact("put in a word with HR", "V"), Fact("don't tell the team yet", "V"), Fact("would you read my draft?", "S")])
    "Could you put in a word with HR? Please don't tell the team yet. Would you read my draft?"
    >>> requests([Fact("whether the college needs a tutor", "S"), Fact("keep the laptop", "V")])
    "Could you tell me whether the college needs a tutor? I'd like to keep the laptop."
    """
    told: list[str] = []
    used: set[str] = set()
    for form, group in _groups(map(_plain, _parted(asks))):
        if form == "S":
            told.append(sentence(group))
            continue
        first, more = _REQUESTS.get(form, _REQUESTS["N"])
        way = more if first in used else first
        used.add(way)
        told.append(way.format(group))
    return " ".join(told)


def suggestions(asks: Iterable[Fact]) -> list[str]:
    """Suggestions to the place as the items of a list, each with all that was typed of it.

    >>> suggestions([Fact("publish the rota earlier", "V"), Fact("a second printer", "N"), Fact("new starters need a buddy", "S")])
    ['Publish the rota earlier.', 'A second printer.', 'New starters need a buddy.']
    >>> suggestions([Fact("to tell shops before the news", "T"), Fact("a bigger fridge", "N", typed="fridge; it leaks"), Fact("it leaks", "S", typed="fridge; it leaks")])
    ['Tell shops before the news.', 'A bigger fridge. It leaks.']
    """
    return [" ".join(map(_proposed, _parted(entry))) for entry in _entries(asks)]


def _proposed(ask: Fact) -> str:
    """A suggestion as a sentence or a phrase of its own; of what must be, what should be."""
    told = _TO.sub("", ask) if ask.form == "T" else ask
    return sentence(item_start(_MUST.sub(r"\1should", _AS.sub("", told))))


_TO = re.compile(r"to (?=\w)")
_AS = re.compile(r"^(?:because |since |as (?=\d|I |it |we |they ))")
_MUST = re.compile(r"^([^,.;?]+? )must\b")


def _gerund(ask: Fact) -> Fact:
    """What is wished for by an infinitive, in -ing."""
    text = ask if _STOPS.match(ask) else _BASE.sub(_in_ing, ask, count=2)
    return ask.put(text, "T" if text == ask else "ing")


# "to stop changing the menu", "to have it back"
_STOPS = re.compile(r"to (?:\w+ \w+ing|have|get)\b")


def items(asks: Iterable[Fact]) -> list[str]:
    """Wishes as the items of a list, each with all that was typed of it.

    >>> items([Fact("to keep my laptop", "T"), Fact("pay for 2 days of leave", "N"), Fact("3 months' pay", "N")])
    ['Keeping my laptop.', 'Pay for 2 days of leave.', "Three months' pay."]
    >>> items([Fact("a reference", "N", typed="ref by May"), Fact("they want it by May", "S", typed="ref by May")])
    ['A reference. They want it by May.']
    """
    return [" ".join(map(_item, _parted(entry))) for entry in _entries(asks)]


def _item(ask: Fact) -> str:
    """A wish as an item of a list.

    >>> [_item(Fact(ask, "T")) for ask in ("to keep my laptop", "to still be paid", "not to work the feast")]
    ['Keeping my laptop.', 'Still being paid.', 'Not working the feast.']
    >>> _item(Fact("pay my leave and send the papers", "V")), _item(Fact("don't contest my claim", "V"))
    ('Paying my leave and sending the papers.', 'Not contesting my claim.')
    >>> _item(Fact("whether I may keep access until June?", "S"))
    'Keeping access until June.'
    >>> [_item(Fact(ask, "N")) for ask in ("the severance of sixteen weeks", "the severance of one month for each year")]
    ["Severance of sixteen weeks' pay.", "Severance of one month's pay for each year."]
    >>> _item(Fact("severance 3 months", "N")), _item(Fact("garden leave for six weeks", "N"))
    ("Severance of 3 months' pay.", 'Garden leave of six weeks.')
    >>> [_item(Fact(ask, "N")) for ask in ("my badge back from the office", "13 days leave owed", "a reference, dates and title")]
    ['The return of my badge from the office.', 'Pay for 13 days of leave owed.', 'A reference with dates and title.']
    """
    if may := _MAY_I.fullmatch(ask):
        ask = ask.put(f"to {may[1]}", "T")
    asked = _infinitive(
        ask
        if ask.form not in "NT" or re.search(r"\b(?:who|how|what|when)\b", ask)
        else ask.put(ask.rstrip("?"))
    )
    text = _gerund(asked) if asked.form == "T" else asked
    for pattern, full in _TERMS:
        text = text.put(pattern.sub(full, text))
    return sentence(item_start(text))


_MAY_I = re.compile(r"(?:whether|if) I (?:may|can|could) (?:still )?([a-z].*?)\??")
# Terms as they are noted down, and as they are asked for.
_TERMS = (
    (re.compile(r"^(?:the|a) (?=severance\b)"), ""),
    (
        re.compile(
            r"^(severance|garden leave|notice),? (?:for )?(?=(?:\d+|an?|one|two|three|four|six) (?:weeks?|months?)\b)"
        ),
        r"\1 of ",
    ),
    (
        re.compile(
            r"(?<=^severance of )((?:one|an?|1) (?:week|month))\b(?!['’]|(?: \w+)? (?:pay|salary|wages|notice))"
        ),
        r"\1's pay",
    ),
    (
        re.compile(
            r"(?<=^severance of )([\w-]+ (?:weeks|months))\b(?!['’]|(?: \w+)? (?:pay|salary|wages|notice)| of )"
        ),
        r"\1' pay",
    ),
    (re.compile(r"^my (.+?) back(?= from |$)"), r"the return of my \1"),
    (
        re.compile(
            r"^(?=(?:my |the )?[\w.]+ (?:unused )?days(?:'| of)? (?:holiday|annual leave|leave|vacation|PTO)\b)"
        ),
        "pay for ",
    ),
    (re.compile(r"(?<=days )(?=(?:holiday|annual leave|leave|vacation|PTO)\b)"), "of "),
    (re.compile(r"(?<=reference), (?=dates|title|job title)"), " with "),
    (re.compile(r"(?<=reference), (?=for |about |on )"), " "),
)


def _parted(asks: Iterable[Fact]) -> Iterator[Fact]:
    """The wishes, each with what only a comma joins to it as a sentence of its own."""
    for ask in asks:
        if needed := _NEEDED.fullmatch(ask):
            yield from (ask.put(needed["what"]), ask.put(f"I'd need it {needed['when']}", "S"))
            continue
        first, *more = parts(_LONG.sub(r"\1'", ask.removeprefix("also ")))
        yield ask.put(first)
        yield from (ask.put(told, "S") for told in more)


# "A reference about my reports, needed by the end of January"
_NEEDED = re.compile(r"(?P<what>[^,]+), (?:needed|wanted|due) (?P<when>(?:by|before) [^,]+)")
# "4 weeks notice"
_LONG = re.compile(
    r"(\b[\w-]+ (?:weeks|months|days|years|hours))(?= (?:notice|pay|severance|salary|wages|holiday|leave|PTO)\b)"
)


def _entries(asks: Iterable[Fact]) -> Iterator[list[Fact]]:
    """The wishes that were typed as one."""
    for _, entry in groupby(asks, key=lambda ask: ask.typed):
        yield list(entry)


# The part of a wish that says what is wished for, before a reason.
_REASON = re.compile(r"[,;]|(?<=[a-z]{4})\.| (?:as|because|since|so) ")
_I = re.compile(
    r"(?:.* )?(?:I|my|me|myself)\b"
    r"|(?:to )?keep the (?:\w+ )?(?:laptop|computer|tablet|phone|number|car|van|bike|tools?|knives|uniform)\b"
)
_GRANTS = re.compile(r"(?:to )?(?:pay|keep|extend|return|waive)\b")
# What the job itself gives, beside what _OF_PLACE tells: "two weeks to read the agreement"
_OF_JOB = re.compile(
    r"\b(?:shifts?|meeting|notice|agreement|contract|payroll|shares|options|before I (?:go|leave))\b"
)


def own(asks: Iterable[Fact], imposed: bool = False) -> list[Fact]:
    """The wishes that the place can grant the writer, and no suggestions for those who stay.

    The topic of what speaks of "my claim" is no suggestion, nor that of a thing which somebody asks
    for on whom the leaving was `imposed`; what the job gives is no advice. "Approvals take weeks" is
    no wish of one's own.

    >>> own([Fact("don't contest my claim", "V", "G"), Fact("a second printer", "N", "G"), Fact("approvals take weeks", "S", "M")])
    ["don't contest my claim"]
    >>> own([Fact("legal fees", "N", "G"), Fact("could I keep my Sunday shifts?", "S", "A")], imposed=True)
    ['legal fees', 'could I keep my Sunday shifts?']
    """
    return [
        _wished(ask if ask.topic in "MRTO" else ask.put(ask, topic={"G": "M"}.get(ask.topic, "O")))
        for entry in _entries(asks)
        if _is_own(entry[0], imposed)
        for ask in entry
    ]


def _wished(ask: Fact) -> Fact:
    """What the writer would keep is no task of the reader."""
    kept = ask.form == "V" and re.match(r"keep (?:my|the)\b", ask)
    return ask.put(f"to {ask}", "T") if kept else ask


# What is to be put right for those who stay: "fix the double booking of Room 2".
_OF_THE_PLACE = re.compile(
    rf"(?:to )?(?:fix(?:ing)?|repair(?:ing)?|replac(?:e|ing)|recruit(?:ing)?|rotat(?:e|ing)|install(?:ing)?|standardis(?:e|ing)|simplif(?:y|ying)|pay(?:ing)? {WORKERS}) (?!(?:\w+ ){{0,2}}(?:references?|notice|leave|last day|date)\b)"
)


def _is_own(ask: Fact, imposed: bool) -> bool:
    if PROPOSED.match(ask.typed) or _THE_DAY.match(ask):
        return False
    if _OF_THE_PLACE.match(ask) and not _I.search(ask):
        return False
    wish = _REASON.split(ask)[0]
    mine = _I.match(wish) is not None
    if ask.topic == "A":
        return (_OF_PLACE.match(ask) or _OF_JOB.search(wish)) is not None
    if _elsewhere(ask):
        return False
    if ask.topic == "G":
        stated = ask.form == "S" and has_verb(ask) and not ask.startswith("that ")
        return mine or (
            imposed and not stated and (ask.form != "V" or _GRANTS.match(ask) is not None)
        )
    return mine or imposed or ask.topic == "R" or ask.form != "S"


def _elsewhere(ask: Fact) -> bool:
    """Whether a wish is one that another than the place grants, or none: a coffee, an offer of help."""
    if _OFFERS.match(ask):
        return True
    wonders = (
        ask.form == "S" and _WHETHER.match(ask) and not (ask.topic == "G" and ask[:3] == "if ")
    )
    if (ask.endswith("?") and ask.topic != "M") or wonders:
        return not (_I.match(ask) or _REFERENCE.search(ask))
    return ask.topic == "G" and _MEETS.match(ask) is not None


_MEETS = re.compile(
    r"(?:to |please )*(?:come|join|meet)\b|(?:coffee|lunch|a chat) with\b|(?:half )?an? (?:hour|coffee|call|chat|lunch)\b(?! (?:an?|per|every|each) )|[\w-]+ min(?:ute)?s?\b(?! (?:between|after)\b)"
)
_OFFERS = re.compile(r"I(?:'m| am|'d be) (?:available|happy|glad)\b")


def for_place(asks: Iterable[Fact], imposed: bool = False) -> list[Fact]:
    """The suggestions for those who stay: what is no wish of one's `own`, and asks for no advice.

    >>> for_place([Fact("don't contest my claim", "V", "G"), Fact("a second printer", "N", "G"), Fact("approvals take weeks", "S", "M")])
    ['a second printer', 'approvals take weeks']
    """
    return [
        ask
        for entry in _entries(asks)
        if entry[0].topic != "A"
        and not (_is_own(entry[0], imposed) or _THE_DAY.match(entry[0]) or _elsewhere(entry[0]))
        for ask in entry
    ]


# The last day is told anyway: "keeping the 26th as my last day".
_THE_DAY = re.compile(
    r"(?:to )?(?:keep(?:ing)?|stick(?:ing)? to) (?:my last day|the \d+(?:st|nd|rd|th)(?: of [A-Z]\w+)?(?:$| as my last day))"
    r"|(?:to )?(?:agree|settle|fix|confirm)(?:ing)? (?:on )?(?:the|my) last day\b|my (?:\w+ )?(?:date|day) to stand|to leave on the (?:date|day)|(?:no |please )*(?:\w+ )?counter.?offer|(?:my |the )?decision is (?:made|final)|no second offer"
)
_LEAST = r"(?:at (?:the very )?least|no less than|not less than|a minimum of)"
_FLOOR = re.compile(
    rf", {_LEAST} [^,]+|,? (?:(?:but|or|and|though|although) )?(?:I(?:'d| would|'ll| will| could| can) (?:accept|take|live with|go down)|(?:I(?:'d| would|'ll| will| could| can) )?settle)\b.*|,? or {_LEAST} .*|(?<![\w-]){_LEAST} |,? {_LEAST}$",
    re.IGNORECASE,
)


def without_floor(asks: Iterable[Fact]) -> list[Fact]:
    """The wishes without the least that one would take, which weakens them.

    >>> without_floor([Fact("at least six months of pay, but I would settle for three", "N"), Fact("a week or at least a day", "N")])
    ['six months of pay', 'a week']
    >>> without_floor([Fact("an agreed reference, the dates at least", "N")])
    ['an agreed reference, the dates']
    >>> without_floor([Fact("my options, at least the January part", "N")])
    ['my options']
    """
    return [ask.put(_FLOOR.sub("", ask)) for ask in asks]


def to_face(asks: Iterable[Fact], reader: Person | None) -> list[Fact]:
    """The wishes as they are said to a reader whom they name, and who need not be told "from you".

    A boss is whom a word is asked of by their place, too.

    >>> to_face([Fact("a letter from Sam, with dates", "N"), Fact("an hour with Sam", "N")], Person("Sam Ito", "hr"))
    ['a letter, with dates', 'an hour']
    >>> to_face([Fact("a coffee with Ana to hear how she left", "N")], Person("Ana Wu", "other"))
    ['a coffee to hear how you left']
    >>> to_face([Fact("a call with Ana about Tom and his notes", "N")], Person("Ana Wu", "other"))
    ['a call about Tom and his notes']
    >>> to_face([Fact("a quiet word with the owner first", "N")], Person("Ana Wu", "boss"))
    ['a quiet word first']
    >>> to_face([Fact("Sam, would you be my referee?", "S")], Person("Sam Ito", "peer"))
    ['would you be my referee?']
    """
    asks = list(asks)
    if reader is None:
        return asks
    named = compiled(rf"(?<!\w){mention(reader.name)}('s)?(?!\w)", re.IGNORECASE)
    addressed = compiled(rf"{mention(reader.name)}, (?=(?:would|could|can|will|may|please)\b)")
    told = [ask.put(_to_them(named, addressed.sub("", ask))) for ask in asks]
    from_you = _FROM_BOSS if reader.relation == "boss" else _FROM_YOU
    return [ask.put(from_you.sub("", ask)) if ask.form == "N" else ask for ask in told]


def _to_them(named: re.Pattern[str], ask: str) -> str:
    """A wish in which the reader is "you", by name and behind it."""
    found = named.search(ask)
    if found is None:
        return ask
    before, rest = ask[: found.start()], named.sub(_you, ask[found.start() :])
    rest = re.sub(r"\byou and you\b", "you", rest)
    return before + (rest if _OTHER.search(rest) else third_to_you(rest))


# Another of whom "she" may speak.
_OTHER = re.compile(rf"\b(?!I\b)[A-Z]\w+|{KIN.pattern}")
_BOSSES = r"|(?:the|my) (?:owner|boss|manager|director|principal|professor|chef|head|matron)"
_FROM_YOU, _FROM_BOSS = (
    re.compile(
        rf" (?:from (?:you{who})\b(?! (?:and|or|to|from|at|of)\b)|with (?:you{who})\b(?! (?:and|or|from|at|of)\b))"
    )
    for who in ("", _BOSSES)
)


def _you(named: re.Match[str]) -> str:
    return "your" if named[0].endswith("'s") else "you"


def is_reference(ask: Fact) -> bool:
    """Whether a wish asks for the reference itself, and not for a mention in it or for work.

    >>> [is_reference(Fact(ask, "N")) for ask in ("a written reference, not just dates", "a mention in the reference of the rig")]
    [True, False]
    >>> [is_reference(Fact(ask, "S")) for ask in ("would you write me a letter?", "could the letter mention the rig?")]
    [True, False]
    """
    told = " ".join(head_of(ask)) if ask.form == "N" else ask
    other = "mention" in told.split() or _BESIDE_REFERENCE.search(ask)
    return _REFERENCE.search(told) is not None and not other


_REFERENCE = re.compile(
    r"\b(?:references?|referees?|recommend\w*|testimonial|letter|\w*zeugnis|vouch|speak for me|"
    r"word for me|(?:good|kind|few) words?)\b",
    re.IGNORECASE,
)
_IN_REFERENCE = re.compile(r"\b(?:mention|reference)\b")
# What goes with a reference: papers that say what one was, and a call to who gives it.
_BESIDE_REFERENCE = re.compile(
    r"\b(?:(?:employment|service) certificate|certificate of (?:employment|service)|statement of service|"
    r"(?:relieving|release|experience|employment|dismissal|termination) letter|letter (?:confirming|of (?:dismissal|termination|notice))|"
    r"(?:calls?|phones?|rings?|contacts?) you)\b"
)


def for_referee(asks: Iterable[Fact]) -> list[Fact]:
    """The wishes about a reference, whatever their topic, each with all that was typed of it.

    >>> for_referee([Fact("a reference from the head brewer by May", "N", "R")])
    ['a reference by May']

    >>> for_referee([Fact("a neutral reference", "N", "M"), Fact("a mention in it of the rig", "N", "R"), Fact("a laptop", "N", "R")])
    ['a neutral reference', 'mention the rig']
    """
    return [
        _as_mention(ask.put(_FROM_REFEREE.sub(r"\1", ask)))
        for entry in _entries(asks)
        if _is_for_referee(entry[0])
        for ask in entry
    ]


# Who is asked for a reference is who gives it: "a reference from the head brewer".
_FROM_REFEREE = re.compile(
    r"\b(references?|letter|recommendation|testimonial) from (?:one of )?(?:the|my) [a-z]+(?: [a-z]+)?(?=$|,| (?:that|which|with|before|by|for)\b)"
)


# "could you mention X", "a mention in the letter of X and of Y"
_MENTION = re.compile(
    r"(?:(?:to|please|(?:could|would|can) you) )*(?:an? )?mention (?:in (?:it|(?:the|my|your) [a-z]+) )?(?:of )?",
    re.IGNORECASE,
)


def _as_mention(ask: Fact) -> Fact:
    """What is to be mentioned, as a task, however it was asked for."""
    found = _MENTION.match(ask)
    if found is None:
        return ask
    return ask.put(f"mention {ask[found.end() :].rstrip('?').replace(' and of ', ' and ')}", "V")


def _is_for_referee(ask: Fact) -> bool:
    named = ask.topic == "R" or _MENTION.match(ask) is not None
    told_in_it = named and _IN_REFERENCE.search(ask) is not None
    return is_reference(ask) or told_in_it or _BESIDE_REFERENCE.search(ask) is not None


# What only the place can give: to come back, to work there once more, to leave in peace.
_OF_PLACE = re.compile(
    r"(?:(?:could|can|may|might) I|not|to) (?:still |be )*"
    r"(?:stay (?!in touch)|show|come|take (?=.* with me)|go (?!for)|return|join|attend|work|leave|keep (?!in touch)|use|invited|allowed)\b",
    re.IGNORECASE,
)


# What anybody can give: "a coffee in March", "whether you know of a post", "keep me in the loop".
_OF_ANYBODY = re.compile(
    r"(?:(?:half )?an?|the|some|one|two|ten|fifteen|twenty|thirty|\d+)? ?(?:\d+-minute )?(?:quick |short |few )?"
    r"(?:coffee|lunch|call|chat|word|advice|introductions?|intros?|names of|minutes|min|hour)\b|"
    r"(?:could|can|shall) we (?:have|get|meet|talk|speak)\b|(?:whether|if|how|who|where|which) (?!I\b)",
    re.IGNORECASE,
)
_TO_ME = re.compile(
    r"(?:(?:please|kindly|to) )*(?=(?:introduce|tell|connect|point|think of) me\b|"
    r"let me know\b|keep me (?:in|posted|informed)\b|put me (?:in|through|forward)\b)",
    re.IGNORECASE,
)
_IN_TOUCH = re.compile(r"(?:to )?(?=(?:stay|keep) in touch\b)", re.IGNORECASE)


def for_contact(asks: Iterable[Fact], reader: Person | None) -> list[Fact]:
    """The wishes that somebody one knows can grant: advice, names, work, and what names them.

    >>> given = [Fact("to come back one day", "T", "A"), Fact("two names", "N", "A"), Fact("a coffee with her", "N", "G")]
    >>> for_contact(given, Person("Bo Lind", "client"))
    ['two names', 'a coffee with you']
    >>> given = [Fact("an hour with people who went freelance", "N", "A"), Fact("ten minutes a week for feedback", "N", "G")]
    >>> for_contact([*given, Fact("a talk about who takes over the shop", "N", "T")], Person("Bo Lind", "other"))
    ['an hour']
    """
    return [
        _to_reader(ask.put(_WITH_SUCH.sub("", ask)), reader)
        for entry in _entries(asks)
        if _is_for_contact(entry[0], reader)
        for ask in map(_as_asked, entry)
    ]


# The reader is one of those: "half an hour with people who run lifts".
_WITH_SUCH = re.compile(
    r" with (?:people|someone|somebody|anyone|others) who (?!(?:is|are|know\w*|can|could)\b)(?!.*\bnot\b)[^,;?]+"
)


def _is_for_contact(ask: Fact, reader: Person | None) -> bool:
    if (FOR_STAYERS.search(ask) and not _I.match(ask)) or _OF_LEAVING.search(ask):
        return False
    if is_work(ask) or any(told.match(ask) for told in (_OF_ANYBODY, _TO_ME, _IN_TOUCH)):
        return True
    if ask.endswith("?") and _elsewhere(ask):  # "Do firms in Leeds look at juniors?"
        return True
    of_place = _OF_PLACE.match(ask) or _OF_JOB.search(ask)
    office = reader is not None and reader.relation in ("boss", "hr")
    if ask.topic in ("T", "O"):
        return bool(about([ask], reader))
    advice = ask.topic == "A" or (ask.topic == "R" and not is_reference(ask))
    return advice and _OF_ADVICE.search(ask) is not None and (office or not of_place)


_OF_LEAVING = re.compile(
    r"(?:^|\b(?:about|whether|on|decide) )who (?:finishes|takes over|gets|looks after|covers)\b|\bpart (?:as friends|on good terms)\b"
)
_OF_ADVICE = re.compile(
    r"\b(?:advi[cs]e|introduc\w+|openings?|vacanc\w+|leads?|tips?|contacts?|names?|recommend\w*|freelance|work|jobs?|roles?|posts?|projects?|commissions?"
    r"|come back|return|hear|heard|look|mentor\w*|chat|coffee|call|talk|minutes|hour|lunch|visit|know|tell|read|feedback|in touch|invite\w*|buy|order|letter|support|help|show|question)\b",
    re.IGNORECASE,
)


def _as_asked(ask: Fact) -> Fact:
    """A wish in the form in which it is asked, where its first words tell that."""
    if found := _IN_TOUCH.match(ask):
        return ask.put(f"to {ask[found.end()].lower()}{ask[found.end() + 1 :]}", "T")
    found = _TO_ME.match(ask)
    return ask.put(ask[found.end() :], "V") if found else ask


_THIRD = re.compile(
    r"\b(?:(?:she|he|him)|(?P<own>his|her(?= (?!(?:to|for|about|on|in|at|if|and|when)\b)[a-z]))|her)\b"
)
# "How a working therapist spends her week"
_SOMEBODY = re.compile(r"\b(?:some|any)(?:one|body)\b|\bwho\b|\bpeople\b|\bhow an? ")


def _to_reader(ask: Fact, reader: Person | None) -> Fact:
    """A wish with "you" for the one person whom it means, where it names nobody else."""
    found = _THIRD.search(ask)
    before = ask[: found.start()] if found else ""
    if reader is None or not found or _SOMEBODY.search(before) or re.search(r" [A-Z][a-z]", before):
        return ask
    named = _THIRD.sub(lambda she: f"{reader.name}'s" if she["own"] else reader.name, ask)
    return ask.put(to_you(named, reader))


def is_work(ask: Fact) -> bool:
    """Whether a wish is for work, which a reader may know of and cannot give.

    >>> [is_work(Fact(ask, "N")) for ask in ("day-shift work in Fort Wayne", "an introduction to a work council")]
    [True, False]
    """
    return ask.form == "N" and " ".join(head_of(ask)[-1:]).lower() in _WORK


_WORK = frozenset(
    "work job jobs role roles post posts position positions opening openings vacancy vacancies projects commissions".split()
)


_MEETING = re.compile(
    r"(?:a half |half |(?!(?:to|who|how|what|where|my|the|no|more|first|last)\b)\w+ )?(?:an |a )?(?:\d+-minute )?(?:quick |short |quiet |long )?(?:coffee|lunch|dinner|call|chat|talk|conversation|joint meeting|meeting|hour|minutes)\b(?! (?:of pay|notice|more|less|off|earlier|later))"
)
# With whom the writer meets, and whose time it is: no "we".
_WITH_ME = re.compile(r"\b(?:with (?!no\b|(?:the|a|an) (?:coffee|cup))|of your time\b)")
# "No speeches", "unused leave paid out": what one would like, or like to have.
_NONE = re.compile(r"(no )(?=[a-z])|(?=[^,]* (?:paid out|paid|counted|kept|waived|extended)$)")
# What who leaves does, and not who is asked.
_OF_MINE = frozenset("keep leave stay finish use come take work do have see hand".split())
# "My leaving told to the volunteers in person"
_MINE_DONE = re.compile(
    r"my (?:[a-z]+ )?[a-z]+(?=,? (?:told|announced|kept|named|mentioned|shared|explained|paid|counted|returned)\b)"
)
_TOGETHER = re.compile(
    r"(?:agree|settle|discuss|talk|meet|decide together|sit down|go (?:over|through))\b"
)
_POLITE = re.compile(r"^(?:please|kindly) ", re.IGNORECASE)
_WHETHER = re.compile(r"(?:whether|if|how|when|what|who|where) ", re.IGNORECASE)
# "Keep my laptop": who asks keeps it.
_KEPT = re.compile(r"keep (?:my|the|using) (?!.*\b(?:you|your|yourself)\b)", re.IGNORECASE)
_NOT = re.compile(r"(?:do not|don't|not) ", re.IGNORECASE)


def _plain(ask: Fact) -> Fact:
    """A wish without "please", where that follows, and with a form of its own where it is put otherwise."""
    asked = ask.rstrip("? ")
    if ask.form == "N" and (mine := _MINE_DONE.match(ask)):
        return ask.put(f"to have {mine[0]} {asked[mine.end() :].lstrip(', ')}", "T")
    doing = verb(ask.split(" ")[0]) if ask.form == "N" else None
    if doing is not None and doing.tense == "gerund" and doing.noun == "never":
        rest = asked[len(ask.split(" ")[0]) :]
        if doing.base in _OF_MINE:
            return ask.put(f"to {doing.base}{rest}", "T")
        return ask.put(f"{doing.base}{rest}", "V") if re.search(r"\b(?:me|my)\b", rest) else ask
    if ask.form == "N" and (none := _NONE.match(ask)):
        return ask.put(asked if none[1] else f"to have {asked}", "T")
    if ask.form == "N" and _WHETHER.match(ask):
        return ask.put(asked, "whether")
    if ask.form == "N" and _MEETING.match(ask):
        return ask.put(asked, "time" if _WITH_ME.search(ask) else "meeting")
    if ask.form == "S":
        told = _WHETHER.match(ask) and (asked == ask or ask.startswith("whether "))
        return ask.put(asked, "whether") if told else ask
    if ask.form != "V":
        return ask.put(asked)
    if _KEPT.match(asked):
        return ask.put(f"to {asked}", "T")
    text = _POLITE.sub("", asked)
    if _TOGETHER.match(text):
        return ask.put(text, "we")
    return ask.put(text, "not" if _NOT.match(text) else "V")


def _infinitive(ask: Fact) -> Fact:
    """A task as an infinitive: "to publish the rota", "not to sell the truck"."""
    if ask.form != "V":
        return ask
    plain = _plain(ask)
    if plain.form == "T":
        return plain
    text = f"not to {_NOT.sub('', plain, count=1)}" if plain.form == "not" else f"to {plain}"
    return ask.put(text, "T")


# The verb of an infinitive with what stands around it, and one that an "and" joins to it.
_BASE = re.compile(
    r"(?:^(not )?to (not |still |also |always |only )?([a-z-]+)\b"
    r"|(?<= and )()()([a-z-]+)(?= (?:my|me|the|an?|it|them|us|some|out|on|in|at|with|to)\b))"
)


def _in_ing(found: re.Match[str]) -> str:
    told = found[3] or found[6]
    known = verb(told)
    if known is None or known.base != told:
        return found[0]
    return f"{found[1] or ''}{found[2] or ''}{gerund_of(told)}"


_CLAUSED = re.compile(r"[,:]|\b(?:so|that|who|which|because|when|if|where|while)\b")


def _groups(asks: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """The wishes with those joined that follow one another in one form and are short."""
    waiting: list[Fact] = []
    for ask in asks:
        together = " ".join([*waiting, ask])
        alike = waiting and ask.form == waiting[0].form != "S"
        if alike and not _CLAUSED.search(together) and len(together.split()) <= _SHORT:
            waiting.append(ask)
            continue
        if waiting:
            yield waiting[0].form, series(waiting)
        waiting = [ask]
    if waiting:
        yield waiting[0].form, series(waiting)
