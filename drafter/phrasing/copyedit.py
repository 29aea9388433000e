"""The copy editor: puts each fact, however it was typed, as a careful typist would have.

A small network reads a fact with the name of its box and says of each word what to do with it
(edits): keep it, drop it, change its form, put a small word before it, begin a phrase of some
form. It only ever moves among the typed words and a closed list of small ones, so it can invent
nothing; an edit that would lose a number or turn a "not" is not made. evals/copyedit/ holds
what it was taught on, makes it again and says how far to trust it (trust).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.phrasing.days import in_words
from drafter.phrasing.edits import Token, joined, tokens
from drafter.phrasing.finishing import FOR_MYSELF, as_formed, finished, has_verb
from drafter.phrasing.guarding import KIN, is_damaged
from drafter.phrasing.tagging import name_parts, network, set_right
from drafter.phrasing.words import (
    WITH_YOU,
    base_of_gerund,
    corrected,
    gerund_of,
    is_doing,
    is_name,
    is_word,
    listed,
    past_base,
    verb,
)

# In which form a fact of each box likeliest was typed.
LIKELIEST = {
    "thanks_for": "G",
    "respect_for": "N",
    "gratitude": "N",
    "learned": "T",
    "contributions": "P",
    "handover": "H",
    "asks": "N",
    "reason": "C",
    "strain": "C",
}


class Fact(str):
    """A fact as the copy editor put it, ready to stand within a sentence, and its form.

    `form` is one letter (FORMS), "" where nobody edited the fact. `sure`, from 0 to 1, is how sure
    the copy editor is of its most doubtful edit. `topic` sorts what is asked for and what one is
    grateful for (TOPICS), "" elsewhere. `typed` is the entry that it was made of.
    """

    form: str
    topic: str
    sure: float
    typed: str

    def __new__(
        cls, text: str, form: str = "", topic: str = "", sure: float = 1.0, typed: str = ""
    ) -> Fact:
        fact = super().__new__(cls, text)
        fact.form, fact.topic, fact.sure, fact.typed = form, topic, sure, typed or text
        return fact

    def put(self, text: str, form: str = "", topic: str = "") -> Fact:
        """The same fact in other words, and of another form or topic where one is given.

        >>> put = Fact("keep the van", "V", "G", typed="keep van").put("to keep the van", "T")
        >>> put, put.form, put.topic, put.typed
        ('to keep the van', 'T', 'G', 'keep van')
        """
        return Fact(text, form or self.form, topic or self.topic, self.sure, self.typed)


FORMS = {
    "G": "covering my Friday shifts",  # follows "thank you for": the reader, or who is named, did it
    "N": "your notes in the margins",  # a noun phrase
    "D": "Marta lending me her bike",  # a named doer
    "W": "how you never shout",  # follows "I admire"
    "S": "we ate from one plate for five years",  # a sentence
    "T": "to listen first",  # or "how to say no": follows "I've learned", "I'd like"
    "C": "that details matter",  # a clause; of a reason, what follows "because"
    "P": "led the 2025 audit",  # follows "I"
    "H": "the Friday rota",  # a thing to hand over
    "V": "renew the pool licence before March",  # a task, or a suggestion
    "O": "Sam",  # who takes over the thing or the task beside it
    "X": "",  # nothing that can be said
}


TOPICS = {
    "R": "a reference, or what is said of one to others",
    "G": "a suggestion for those who stay",
    "M": "terms: pay, leave, papers, things to keep",
    "T": "how and when the leaving is told and handled",
    "A": "advice, introductions, staying in touch",
    "O": "something else",
    "L": "what colleagues did or are",
    "B": "what a superior or the company gave",
    "C": "clients and the public",
    "W": "the work, the place and its days",
}


@lru_cache(maxsize=4096)
def edited(box: str, typed: str, person: str = "") -> tuple[Fact, ...]:
    """What a fact of a box says, as phrases; none where nothing in it can be said.

    `person` is the name of whom it is about. Without the network it is the fact as it was typed.

    >>> [(f, f.form) for f in edited("thanks_for", "he covered my friday shifts", "Sam Ito")]
    [('covering my Friday shifts', 'G')]
    """
    tagger = network()
    if tagger is None:
        return (Fact(typed, as_formed(typed, LIKELIEST[box])),)
    entry = _RANGE.sub(r"\1 to \2", in_full(box, typed))
    entry = _TITLED.sub(lambda m: m[1] if m[1].lower() in name_parts(person) else m[0], entry)
    arrow = ARROW.fullmatch(entry) if box == "handover" else None
    proposed = PROPOSED.match(entry) if box == "asks" else None
    told = CHATTER.sub("", entry[proposed.end() :] if proposed else entry)
    if proposed and proposed["that"] and (should := _should(told)):
        return (Fact(set_right(should), "S", "G", _SAID, typed),)
    phrases, topic = tagger(box, [_spelled(token) for token in tokens(told)], person)
    for_stayers = topic in ("A", "M", "T") and FOR_STAYERS.search(told) and not _MINE.search(told)
    topic = "G" if proposed or for_stayers else topic
    said = [(form, _as_doing(form, joined(words))) for form, words, _ in phrases]
    if box == "respect_for":  # "how to say no": how they do
        said = [(form, re.sub(r"^how to (?!not\b)", "how you ", text)) for form, text in said]
    broken = is_damaged(box, said, told, person)
    facts: list[Fact] = []
    owner = ""
    for (form, text), (*_, chance) in zip(said, phrases, strict=True):
        sure = 0.0 if broken else chance
        text = _as_meant(text, box, told, person)
        if form == "O":
            if facts and facts[-1].form in "HV":
                facts[-1] = facts[-1].put(f"{facts[-1]} -> {text}")
            else:
                owner = text
        elif form != "X" and text:
            form, text = _reformed(form, text, box, told)
            if owner and form in "HV":
                text, owner = f"{text} -> {owner}", ""
            for put, its_form in finished(text, form, box):
                facts.append(Fact(put, its_form, topic, sure, typed))
    if arrow:
        thing, owner, remark = (part.strip() for part in arrow.groups(""))
        remark = remark.strip(" ,;(.)")
        return _read_whole(facts, owner, remark) or _handed(thing, owner, remark, typed)
    return tuple(facts)


def _as_meant(text: str, box: str, told: str, person: str) -> str:
    """A phrase in which what was typed keeps its sense: to the person's face, with no "my" and no
    article that change it.
    """
    text = _DANGLING.sub("", text.strip(" ,.")).replace("without no ", "without ")
    text = _SHORT_AND_FULL.sub(lambda m: m[0] if m[2] in told else m[2], text)
    text = to_face(text, person)
    text = text if " my " in f" {told} " else _MY_PEOPLES.sub("", text)
    text = _SET_PHRASE.sub(lambda m: _as_typed(m, told), text)
    pair = _PAIR.match(told)
    if pair and not (listed(pair[1].lower(), "small") or past_base(pair[1].lower())):
        text = re.sub(rf"\b{pair[1].lower()}(?= (?:& )?[A-Z])", pair[1], text, count=1)
    if box == "contributions":
        text = _FIGURE.sub(
            lambda m: f" ({m[1]})" if f", {m[1].split()[0]} " in told else m[0], text
        )
    if box == "asks" and not re.match(r"an? ", told):
        text = _A_TOOL.sub("the ", text)
    alone = person and not (KIN if box == "strain" else _ANOTHER).search(text)
    return third_to_you(text) if alone else text


def _reformed(form: str, text: str, box: str, told: str) -> tuple[str, str]:
    """The form of a phrase, and its text, where what was typed says that it is another."""
    if box == "gratitude" and form in "SC" and text.startswith("how "):
        return "N", text
    if box == "asks" and form == "T" and _is_order(told):
        return "V", text.removeprefix("to ")
    if box == "asks" and (leave := _LEAVE_TO.match(told)):
        return "N", told[leave.start() :]
    if form == "S" and _WHO_TO.match(text):
        return "N" if box == "asks" else "T", text.rstrip("?")
    if box == "gratitude" and (form == "G" or (form == "N" and text == told and is_doing(text))):
        return "G", _as_done(_received(text, told), told)
    return form, _tense_kept(text, told) if form == "W" else text


# "The temp temperature log": what is short for a word, before it.
_SHORT_AND_FULL = re.compile(r"\b([a-z]{3,5}) (\1[a-z]{3,})\b")
# "Leave to show the work": permission; "clear criteria": what they are like.
_LEAVE_TO = re.compile(r"leave to (?:show|use|keep|publish|quote|cite)\b")
CLEAR = re.compile(
    r"clear (?:criteria|rules|roles|goals|guidelines|expectations|answers?|career|targets|lines?|instructions)\b"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? ([^\W\d_][\w-]+)")  # "Ms Ostvik"
# "Rooms 4 - 9"
_RANGE = re.compile(
    r"\b((?:[a-z]+s|room|bed|page|chapter) \d+) [-–] (\d+)(?=$|[,;)]| ->)", re.IGNORECASE
)
_SAID = 0.8  # how sure a wish is that says itself what should be


def _should(clause: str) -> str | None:
    """What somebody suggests "that ...", as what should be.

    >>> _should("a technician is kept for the labs"), _should("branches hear of it before the landlord")
    ('a technician should be kept for the labs', 'branches should hear of it before the landlord')
    >>> _should("new staff do not start on nights"), _should("students who are ill are not marked absent")
    ('new staff should not start on nights', None)
    """
    if _RELATIVE.search(clause):
        return None
    if _DO_NOT.search(clause):
        return _DO_NOT.sub("should not", clause, count=1)
    if _BE.search(clause):
        return _BE.sub(lambda be: "should not be" if be[1] else "should be", clause, count=1)
    words = clause.split(" ")
    for place, word in enumerate(words[1:], 1):
        found = verb(word)
        led = words[place - 1] in ("we", "they", "you")
        if found and found.tense == "base" and (led or found.noun == "never"):
            return " ".join((*words[:place], "should", *words[place:]))
    return None


_RELATIVE = re.compile(r"\b(?:who\w*|that|which|whose|what|if)\b")
_DO_NOT = re.compile(r"\b(?:do not|does not|don't|doesn't)\b")
_BE = re.compile(r"\b(?:is|are|be)(n't| not)?(?!\w)(?! (?:able|going)\b)")
_GIVEN = re.compile(
    r"(?P<done>handed|given|sent|trusted|allowed|promoted)(?= (?:(?<=handed )(?:the|a|an|my)|(?<=given )(?:the|a|an|my)|(?<=sent )(?:to|on)|(?<=trusted )with|(?<=allowed )to"
    r"|(?<=promoted )(?:to|at|in|after|twice))\b)"
)


def _received(text: str, typed: str) -> str:
    """What was done to the writer, typed without "being".

    >>> _received("handing the stairs in my second year", "handed the stairs in my second year")
    'being handed the stairs in my second year'
    """
    given = _GIVEN.match(typed.lower())
    doing = text.split(" ")[0]
    if given is None or not doing.endswith("ing") or doing == "being":
        return text
    return f"being {given['done']}{text[len(doing) :]}"


def _as_done(text: str, typed: str) -> str:
    """What others did, where it was put as done to the writer: "being paid for" for "paying for".

    >>> _as_done("being paid for my exams", "paying for my exams"), _as_done("being sent to Lyon", "sent me to Lyon")
    ('paying for my exams', 'being sent to Lyon')
    """
    done = re.match(r"being ([a-z]+)\b", text)
    first = typed.split(" ")[0].lower()
    known = verb(done[1]) if done else None
    doing = verb(first)
    same = known and doing and doing.tense == "gerund" and known.base == doing.base
    return f"{first}{text[done.end() :]}" if done and same else text


def _tense_kept(text: str, typed: str) -> str:
    """A deed of one occasion, which was typed in the past, is no habit, and a habit no deed.

    >>> _tense_kept("how you come at 3 to tell us", "came at 3 to tell us")
    'how you came at 3 to tell us'
    >>> _tense_kept("how you opened the shop", "opening the shop")
    'how you open the shop'
    """
    told = re.sub(r"^(?:he|she|they|you|[A-Z]\w+) (?=[a-z])", "", typed)
    word = told.split(" ")[0].lower()
    if word.endswith("ing") and not _ONCE.search(typed):
        said = re.match(r"how you (\w+)", text)
        base = base_of_gerund(word)
        return (
            f"how you {base}{text[said.end() :]}" if said and past_base(said[1]) == base else text
        )
    did = None if _HABIT.search(typed) else past_base(word)
    return re.sub(rf"^how you {did}\b", f"how you {word}", text) if did else text


_ONCE = re.compile(
    r"\b(?:in (?:the|a|one|two|three|four|five|six|that|\d+) |(?:the (?:night|day|week|year|time|morning)|when|during|last|after|alone)\b)"
)
# What somebody has, and would keep: no other one.
_A_TOOL = re.compile(
    r"^an? (?=(?:\w+ )?(?:laptop|phone|car|van|monitor|chair|headset|tablet|bike)\b)"
)
_WHO_TO = re.compile(r"(?:who|what|how|where|when|which|whom) to ", re.IGNORECASE)
# "My children's limbs", where "children's limbs" were typed.
_MY_PEOPLES = re.compile(r"\bmy (?=(?:children|kids|women|men|people|patients|girls|boys)['’]s? )")
_HABIT = re.compile(r"\b(?:every|each|always|never|once a|twice a)\b")
# "Over budget", which has no article, unless it was typed with one.
_SET_PHRASE = re.compile(
    r"\b(over|under|on|in|at|by) the (budget|time|site|call|house|person|shift|sea|air|paper|heart|contract|notice|review|pressure|industry|practice|government)\b"
    r"|\b((?:diploma|degree|course|certificate|master's|doctorate|PhD|apprenticeship) in) the (\w+)"
)


def _as_typed(found: re.Match[str], typed: str) -> str:
    """A set phrase without the article that was not typed."""
    bare = " ".join(filter(None, found.groups()))
    return bare if bare in typed else found[0]


# "Nettle & Moth": a name of two words, of which the first is not put in small letters.
_PAIR = re.compile(r"([A-Z][\w'’-]+) (?:& )?(?=[A-Z][a-z])")
# "The campaign, 3.1 million views": a figure behind a result, to which the network puts "with".
_FIGURE = re.compile(r", with ([\d£$€][^()]*)$")
_DANGLING = re.compile(
    r"(?:,? (?:and|but|or|because|the|an?))+$"
)  # at an end, where words were dropped


def to_face(text: str, person: str) -> str:
    """A phrase said to the person, by whose name nobody calls them to their face.

    >>> to_face("I told Gwen before Lowri", "Lowri Pugh"), to_face("Lowri's way", "Lowri Pugh")
    ('I told Gwen before you', 'your way')
    >>> to_face("behind your's back", "Lowri Pugh"), to_face("what Dr Pugh said", "Lowri Pugh")
    ('behind your back', 'what you said')
    """
    for part in person.split():
        if part.lower() in name_parts(person) and part[0].isupper() and is_name(part):
            text = re.sub(rf"\b{re.escape(part)}'s(?=[,.;]|$)", "yours", text)
            text = re.sub(rf"\b{re.escape(part)}'s\b", "your", text)
            text = re.sub(rf"\b{re.escape(part)}\b", "you", text)
    text = re.sub(r"\byou(?:'s|r)(?=[,.;]|$)", "yours", text).replace("you's ", "your ")
    return _TITLED_YOU.sub("", re.sub(r"\byour's\b", "your", text))


_TITLED_YOU = re.compile(
    r"(?<!the )(?<!a )(?<!our )(?<!my )\b(?:Professor|Prof|Doctor|Dr|Mr|Mrs|Ms|Mx|Sister|Chef)\.? (?=your?\b)"
)


_ANOTHER = re.compile(rf"\b[A-Z][a-z]+|{KIN.pattern}")


_THIRD = re.compile(
    r"\b(?:(?P<self>himself|herself)|(he|she)( (?:is|was|has|isn't|wasn't|hasn't|doesn't)\b)?|(him|her|his)(?P<next> [\w'-]+)?)\b"
)


# What may follow "her" where it is not what she has.
_NOT_HERS = re.compile(
    r"the|a|an|my|our|me|us|it|this|that|these|those|some|any|all|every|each|both|one|two|three|and|but|or|nor|if|so|as|than|then"
    r"|in|on|at|by|for|of|to|from|with|over|under|after|before|about|because|without|during|into|until|since|up|down|out|off|back"
    r"|first|again|alone|what|how|why|when|where|who|which|not|never|always|only|too|either|instead|yesterday|today|twice|once"
)


# What may follow "a slip of his".
_THEN = re.compile(
    r"and|but|or|in|on|at|by|for|to|from|with|over|after|before|about|because|without|during|that|which|who|when|where|so|as"
)


def _you(match: re.Match[str]) -> str:
    """What is told of the person, as it is said to them: "she was", "her turn"."""
    if match["self"]:
        return "yourself"
    subject, does, other = match[2], match[3], match[4]
    if subject:
        return f"you {WITH_YOU[does.strip()]}" if does else "you"
    following = (match["next"] or "").strip()
    if other == "his" and match.string[: match.start()].endswith(" of "):
        return f"{'your' if following and not _THEN.fullmatch(following) else 'yours'}{match['next'] or ''}"
    owns = other == "his" or (
        other == "her" and following != "" and not _NOT_HERS.fullmatch(following)
    )
    return f"{'your' if owns else 'you'}{match['next'] or ''}"


def third_to_you(text: str) -> str:
    """What is told of "her", said to her.

    >>> third_to_you("I snapped at her over her rota")
    'I snapped at you over your rota'
    >>> third_to_you("a slip of his to the office, and the end of his first week")
    'a slip of yours to the office, and the end of your first week'
    """
    return _THIRD.sub(_you, text)


# What nobody says in a letter: "lol", ":)".
CHATTER = re.compile(
    r"\s*(?:\b(?:lol|lmao|(?:ha){2,}h?|tbh|ngl|imho)\b|[:;]-?[)D(P](?!\w))", re.IGNORECASE
)


# What only those who stay have something of: "one reading day a week, with no meetings".
FOR_STAYERS = re.compile(
    r"\b(?:a|per|every|each) (?:day|week|month|quarter|shift|season|term)\b.*\b(?:for|with|without)\b|, not (?!only\b|just\b)|\b(?:no more than|at most) \d"
    r"|^(?:more|fewer|less) |\band not (?:from|on|at|by|in|for)\b|\binstead of\b|\bbefore (?:any|every)(?:one|body) \w+|\bfor (?:everyone|everybody|all|every|new) |\b(?:people|staff) themselves\b",
    re.IGNORECASE,
)


# Whom others are to pay: "the drivers".
WORKERS = r"(?:the |our )?[a-z]+(?:ers|ors|ists|ants)"
_MINE = re.compile(
    rf"\b(?:I|me|my|mine|references?|ref|pay(?! {WORKERS}\b)|severance|notice|salary|weeks|months)\b",
    re.IGNORECASE,
)


# What says of a task how far it is, and is no part of its name: "open: the time zone bug".
_LABEL = re.compile(
    r"^(?:open|to ?do|pending|outstanding|in progress|urgent|note|nb) ?[:-] (?=\w)", re.IGNORECASE
)


# That nobody has a task yet.
NO_OWNER = (
    r"(?:(?:nobody|no one|no owner)(?: named| found| has (?:it|them|this))?(?: yet)?|not (?:yet )?(?:decided who|named)(?: yet)?"
    r"|to be (?:decided|agreed|named)|(?:someone|somebody) (?:has to|must|needs to) decide(?: who)?|tbc|tbd)"
)
# "Who takes the stall is not decided"
_WHO_IS_OPEN = re.compile(
    r"^who (?:takes|gets|does|has|runs)(?: over)? (.+?),?(?: is)? (?:not (?:yet )?(?:decided|known|clear)|still open|to be (?:agreed|decided))$",
    re.IGNORECASE,
)
_WOULD_LIKE = re.compile(r"^(?:I(?:'d| would)|would) like (?=\w)(?!to\b)", re.IGNORECASE)
_TERMS = re.compile(
    r"^(?:terms?|for (?:HR|the boss)|HR|request|wish)(?:: ?| - )(?=\w)", re.IGNORECASE
)
# What terms are typed as.
_OF_TERMS = {
    r"(?:(?<=days )|^)AL": "annual leave",
    "o/s": "outstanding",
    "hols?": "holiday",
    r"(?<=phone )no\.?": "number",
    r"sb\.?": "somebody",
    "qtr": "quarter",
}
# "15 min call"
_MINUTES = re.compile(
    r"^(?:a |an )?(\d+)[ -]min(?:ute)?s?(?= (?:call|chat|talk|conversation|meeting)\b)"
)
_FOR_ME = re.compile(r"(?<=[a-z] )4(?= (?:me|us|my|our|you|him|her|them)\b)")
_WITHOUT = re.compile(r"\bw/o(?:ut)?\b", re.IGNORECASE)
_BOUND = re.compile(r"(?<![-=<>])[<>] ?(?=[£$€]?\d)")  # "in < 20 s"
UNOWNED = re.compile(rf"(?:,| -|:|;|\.| \() ?{NO_OWNER}\)?$", re.IGNORECASE)


_NUMBER = re.compile(r"\bnr\.? ?(?=\d)|(?<=\border )nr\b\.? ?", re.IGNORECASE)
_PATIENT = re.compile(
    r"\b(an?|the|every|each) pt\b(?! (?:role|time|job|work|hours|contract|session|trainer|instructor)s?\b)"
)


def _calmly(text: str) -> str:
    """What was typed in capitals from end to end, in small ones, where nearly all of it are words.

    >>> _calmly("OPENED THE SHOP ALONE 5 DAYS"), _calmly("SAP IN IT -> SAM"), _calmly("P60 IN PDF")
    ('opened the shop alone 5 days', 'SAP IN IT -> SAM', 'P60 IN PDF')
    """
    words = [corrected(word.lower()) for word in re.findall(r"[^\W\d_]+", text)]
    known = sum(map(is_word, words))
    shouted = not re.search(r"[a-z]|->", text) and known > 2 and known >= 0.7 * len(words)
    return text.lower() if shouted else text


def in_full(box: str, text: str) -> str:
    """A fact with what is short in full: days in words, no label, "ref" a reference, no capitals.

    >>> in_full("handover", "open: the licence, runs out 14.03")
    'the licence, runs out on 14 March'
    >>> in_full("handover", "short lets contract, no owner yet"), in_full("handover", "wage chart - not decided who")
    ('short lets contract', 'wage chart')
    >>> in_full("handover", "who takes the stall is not decided"), in_full("handover", "who has the key")
    ('the stall', 'who has the key')
    >>> in_full("handover", "rota -> 2 nurses"), in_full("contributions", "90% in < 20s")
    ('rota -> 2 nurses', '90% in under 20s')
    >>> in_full("asks", "a ref for documentary work"), in_full("asks", "the ref number")
    ('a reference for documentary work', 'the ref number')
    >>> in_full("asks", "terms: four more weeks of health cover")
    'four more weeks of health cover'
    >>> in_full("respect_for", "never left a pt alone"), in_full("learned", "HOW TO POUR A PINT")
    ('never left a patient alone', 'how to pour a pint')
    """
    text = _FOR_ME.sub("for", _WITHOUT.sub("without", text))
    text = _BOUND.sub(lambda m: "under " if m[0][0] == "<" else "over ", text)
    text = _NUMBER.sub("no. ", _calmly(text))
    if box not in ("handover", "asks", "reason"):
        text = _PATIENT.sub(r"\1 patient", text)
    if box == "handover":
        if "->" in text:  # who is named takes it, if that is confirmed
            return in_words(re.sub(r"\((?:tbc|TBC)\)", "(to be confirmed)", _LABEL.sub("", text)))
        return in_words(UNOWNED.sub("", _WHO_IS_OPEN.sub(r"\1", _LABEL.sub("", text))))
    if box == "asks":
        text = _MINUTES.sub(r"a \1-minute", _WOULD_LIKE.sub("", _TERMS.sub("", text)))
        for short, full in _OF_TERMS.items():
            text = re.sub(rf"(?<![\w/]){short}(?![\w/])", full, text)
        return re.sub(r"\bref\b(?! (?:no|number|code)\b)", "reference", in_words(text))
    return text


# A wish that says itself that it is a suggestion: "Suggestion: a second clerk", "I'd suggest that ...".
PROPOSED = re.compile(
    r"(?:another(?: one| thing| point)?: |(?:(?:an?|another) )?(?:suggestions?|ideas?|improvements?|feedback)(?: for (?:the|our) [a-z]+)? ?(?:[:-] ?|, )|for (?:the|our) (?:place|company|firm|team|school|ward|shop|house)(?:: |, )|suggestions? (?=to [a-z])|I(?:'d| would)? (?:suggest|recommend) |suggest (?!(?-i:me|us|my|[A-Z])))(?P<that>that )?(?=\w)",
    re.IGNORECASE,
)


def _flat(text: str) -> str:
    """A remark without brackets of its own, as it is put in brackets."""
    return text.replace(" (", ", ").replace(")", "")


# What is typed before an arrow is taken over by who is named behind it.
ARROW = re.compile(
    r"(?P<thing>.+?)\s*(?:->|→|=>)\s*(?P<owner>[^,;(.]+(?:\.(?=\s*(?:[A-Z]|(?:van|von|de|da|di|del|der|el|al|la|le|ter)\b))[^,;(.]+|(?<=\b[A-Z])\.)?)(?P<remark>[,;(.].*)?"
)


_TOLD = 0.6  # how sure a remark is that is told as a sentence of its own


def _read_whole(facts: Sequence[Fact], owner: str, remark: str) -> tuple[Fact, ...]:
    """What was made of a thing, its owner and a remark; nothing where the owner came out as another."""
    if not facts or facts[0].form not in "HV" or not facts[0].sure:
        return ()
    first, *more = facts
    thing, _, who = first.partition(" -> ")
    if set_right(who).casefold() != set_right(owner).casefold():
        return ()
    if all(_stands_alone(fact) for fact in more) and (more or not remark):
        return (first.put(f"{thing} -> {set_right(owner)}"), *more)
    return (first.put(f"{thing} -> {set_right(owner)} ({set_right(remark)})"),) if remark else ()


def _stands_alone(remark: Fact) -> bool:
    whole = remark.form in "SV" and has_verb(remark) and not _HANGING.match(remark)
    return whole and remark.sure >= _TOLD


_HANGING = re.compile(r"(?:who|which|whose|if|but|only|not|unless|until|till)\b")


def _handed(thing: str, owner: str, remark: str, typed: str) -> tuple[Fact, ...]:
    """A thing that was typed with its owner, and what was added, each read by itself."""
    first, *more = edited("handover", thing) or (Fact(thing, "H"),)
    owner = set_right(owner)
    form = "V" if first.form == "V" else "H"
    added = edited("handover", remark) if remark else ()
    if not any(has_verb(fact) for fact in added):
        owner, added = f"{owner} ({set_right(remark)})" if remark else owner, ()
    said = [fact for fact in (*more, *added) if fact.form != "O"]
    return tuple(
        Fact(text, form, "", fact.sure, typed)
        for text, form, fact in (
            (f"{first.partition(' -> ')[0]} -> {owner}", form, first),
            *((_flat(f).partition(" -> ")[0], "S" if f.form in "HN" else f.form, f) for f in said),
        )
    )


def _is_order(typed: str) -> bool:
    """Whether a wish was typed as what others are to do: "pay people for the handover".

    >>> _is_order("pay people for the handover"), _is_order("keep my laptop"), _is_order("finish on a Wednesday")
    (True, False, False)
    """
    known = verb(typed.split(" ")[0].lower())
    bare = known is not None and known.tense == "base"
    return bare and not re.search(r"\b(?:my|me|I|mine)\b", typed) and not FOR_MYSELF.match(typed)


def _as_doing(form: str, text: str) -> str:
    """A deed of others that was left in the past, or between done and doing, in -ing.

    >>> _as_doing("G", "covered my shifts"), _as_doing("G", "being paying for my exams")
    ('covering my shifts', 'paying for my exams')
    """
    if form == "G" and (known := verb(text.removeprefix("being ").split(" ")[0])):
        text = text.removeprefix("being ") if known.tense == "gerund" else text
    first, _, rest = text.partition(" ")
    did = past_base(first) if form == "G" else None
    return f"{gerund_of(did)} {rest}" if did else text


def _spelled(token: Token) -> Token:
    """A word without a slip: the network was taught on slips too, and reads better without."""
    return Token(corrected(token.text), token.spaced) if token.text.islower() else token
