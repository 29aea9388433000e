"""The copy editor: puts each fact, however it was typed, as a careful typist would have.

A small network reads a fact with the name of its box and says of each word what to do with it
(edits): keep it, drop it, change its form, put a small word before it, begin a phrase of some
form. It only ever moves among the typed words and a closed list of small ones, so it can invent
nothing; an edit that would lose a number or turn a "not" is not made. evals/copyedit/ holds
what it was taught on, makes it again and says how far to trust it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any, overload

from drafter.phrasing.edits import Token, joined, tokens
from drafter.phrasing.finishing import as_formed, finished, has_verb, is_formed, is_thing
from drafter.phrasing.plain import LIKELY, SURE, plainly
from drafter.phrasing.tagging import name_parts, network, word_changed
from drafter.phrasing.wording import sentence_start, with_article
from drafter.phrasing.words import WITH_YOU, is_name, listed, past_base
from drafter.situation import LISTS, LISTS_OF_PERSON, Person

# In which form a fact of each box likeliest was typed.
_LIKELIEST = {
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


class Edited(Sequence[Fact]):
    """The facts of a box as the copy editor puts them, edited when they are first asked for.

    `typed` are the same as they were typed.
    """

    def __init__(self, box: str, typed: Sequence[str], person: str = "") -> None:
        self.typed = tuple(map(str, typed))
        self._box, self._person = box, person

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        return _all(self._box, self.typed, self._person)

    @property
    def asked(self) -> tuple[Fact, ...]:
        """The facts that somebody has asked for: no text can tell others."""
        return self._facts if "_facts" in self.__dict__ else ()

    @overload
    def __getitem__(self, place: int) -> Fact: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, place: int | slice) -> Fact | tuple[Fact, ...]:
        return self._facts[place]

    def __len__(self) -> int:
        return len(self._facts) if self.typed else 0


def copyedited(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a template is filled from, with every fact as the copy editor puts it."""
    people = {person: _person(person) for person in values["people"]}
    if (to := values["to"]) and to.strain:
        strain = _one("strain", to.strain, to.name)
        people[to] = _with(people.get(to) or _person(to), {"strain": strain})
    found: dict[str, Any] = {name: Edited(name, values[name]) for name in LISTS}
    for name in ("to", "boss"):
        found[name] = people.get(values[name]) or (values[name] and _person(values[name]))
    found["people"] = tuple(people[person] for person in values["people"])
    return {**values, **found, "reason": _one("reason", values["reason"])}


def without(values: Mapping[str, Any], said: Sequence[str]) -> dict[str, Any]:
    """The values of `copyedited` without the facts that these sentences tell."""
    told = [set(re.findall(r"\w+", sentence.lower())) for sentence in said]

    def kept(facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if not any(_is_told(fact, words) for words in told))

    def spared(person: Person) -> Person:
        return _with(person, {name: kept(getattr(person, name)) for name in LISTS_OF_PERSON})

    people = {person.name: spared(person) for person in values["people"]}
    found: dict[str, Any] = {
        name: kept(values[name]) for name in ("gratitude", "learned", "contributions")
    }
    for name in ("to", "boss"):
        found[name] = values[name] and (people.get(values[name].name) or spared(values[name]))
    return {**values, **found, "people": tuple(people.values())}


def _is_told(fact: Fact, words: set[str]) -> bool:
    """Whether a sentence of these words tells the fact: it has nearly all of its words."""
    own = set(re.findall(r"\w+", fact.lower()))
    return len(own & words) >= 0.8 * len(own)


def _person(person: Person) -> Person:
    facts = {name: Edited(name, getattr(person, name), person.name) for name in LISTS_OF_PERSON}
    return _with(person, facts)


def _with(person: Person, fields: Mapping[str, object]) -> Person:
    """The person with facts of the class Fact, which the checks of a new Person would undo."""
    made = copy(person)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made


# The chance from which an edit is trusted: a fact that is in its form already stays as it was typed
# where the copy editor is less sure; any other stays out where a surer one is told.
TRUSTED = 0.6
GUESSED = 0.35  # below this, an edit is a guess
# Boxes of which nothing is left out: a task or a wish that is missing is worse than one that limps.
_WHOLE = ("handover", "asks", "reason", "strain")


@lru_cache(maxsize=1024)
def _all(box: str, facts: tuple[str, ...], person: str = "") -> tuple[Fact, ...]:
    # The network lets go of Python's lock: two facts are read at a time.
    each = list(_threads().map(lambda typed: trusted(box, typed, person), facts))
    sure = [made for made in each if made and made[0].sure >= TRUSTED]
    kept = each if box in _WHOLE or not sure else sure
    return tuple(chain.from_iterable(kept))


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "copyedit")


_OTHERS = re.compile(r"\b(?:he|she|they|his|her|him|their|them)\b", re.IGNORECASE)


def trusted(box: str, typed: str, person: str = "") -> tuple[Fact, ...]:
    """A fact as edited, or where the edit is not sure as it was typed, if that is in its form.

    >>> trusted("gratitude", "the soup on the slipway")
    ('the soup on the slipway',)
    """

    def told(phrases: Iterable[tuple[str, str]], sure: float, topic: str = "") -> tuple[Fact, ...]:
        return tuple(Fact(*phrase, topic, sure, typed) for phrase in phrases)

    whole = _set_right(
        _REF.sub("reference", typed.strip(" .!")) if box == "asks" else typed.strip(" .!")
    )
    if surely := plainly(SURE, box, whole):
        return told([surely], 1.0)
    made = edited(box, typed, person)
    # What is plain is never left out.
    if not made and box == "reason" and is_formed(typed, "N"):
        return (Fact(typed, "N"),)
    if not made and box == "handover" and has_verb(typed):
        return told([(_set_right(typed.strip(" .")), "S")], 1.0)
    open_end = len(made) == 1 and (box == "reason" or _OPEN_END.search(made[0]))
    if open_end and (rest := _lost(made[0], whole)):
        return told([(f"{made[0]}{rest}", made[0].form)], made[0].sure)
    if made and made[0].sure >= (GUESSED if box == "reason" else TRUSTED):
        return made
    if likely := plainly(LIKELY, box, whole):
        return told([likely], TRUSTED, made[0].topic if made else "")
    if not made:
        return made
    listed_so = box == "contributions" and made[0].form == "N" and "," in made[0]
    if len(made) == 1 and made[0].sure and _bare(made[0]) == _bare(typed) and not listed_so:
        return told([(made[0], made[0].form)], TRUSTED, made[0].topic)
    if box in _WHOLE and len(made) == 1 and _bare(typed).startswith(f"{_bare(made[0])} "):
        return told(finished(whole, made[0].form, box), made[0].sure, made[0].topic)
    form, text = _LIKELIEST[box], _CHATTER.sub("", whole)
    named = name_parts(person) & {word.lower() for word in re.findall(r"\w+", text)}
    if box == "strain" and (part := _own_part(whole, person)):
        return told([(part, form)], TRUSTED)
    if box == "strain" and (made[0].sure < GUESSED or not is_formed(text, form)):
        return ()  # better hinted at than told wrongly
    text = (
        text
        if text[:2] == "I " or text[:1].isdigit() or is_name(text.split(" ")[0])
        else text[0].lower() + text[1:]
    )
    if box == "asks" and not made[0].sure:
        return told(finished(text, "N", box), GUESSED, made[0].topic)
    if box == "respect_for" and (best := _BEST.match(text)):
        return told([(f"you're the {best['what']}", "S")], TRUSTED)
    if person and (named or _OTHERS.search(text)):
        return made if made[0].sure or box in _WHOLE else ()
    if box == "handover":
        thing = _ARROW.fullmatch(text) or is_thing(text)
        plain = (_plainly(text), "H") if thing else (text, "S")
        return told(finished(*plain, box), TRUSTED if thing else made[0].sure)
    if box == "contributions" and re.match(r"(?:the|an?|my|our) ", text) and is_formed(text, "N"):
        return told([(text, "N")], TRUSTED)  # nobody knows what was done to it
    # What stands in brackets among thanks is often a joke, which the edit leaves out.
    if is_formed(text, form) and not (box in ("gratitude", "thanks_for") and "(" in text):
        return told(finished(text, form, box), TRUSTED, made[0].topic)
    articled = made[0] in (f"a {text}", f"an {text}")
    retold = made[0].form in "NC" and not articled and not re.match(r"I\b.", made[0])
    if box == "reason" and retold and is_thing(text):
        return told(finished(text, "N", box), TRUSTED)
    return made if made[0].sure or box in _WHOLE else ()


_OPEN_END = re.compile(r"\b(?:to|of|with|for|in|on|at|from|by|about|into|over|the|an?)$")
# What follows on the last word that an edit left, when it cut a phrase in its midst.
_GOES_ON = re.compile(r" [^,.;(]+")


def _lost(made: str, typed: str) -> str:
    """The end of what was typed where an edit lost it: no sentence ends so.

    >>> _lost("I'm going back to study full", "going back to study full time"), _lost("I'm leaving", "leaving, bye")
    (' time', '')
    """
    last = re.findall(r"[\w'’-]+", made)[-1:]
    _, found, rest = typed.rpartition(f" {last[0]}") if last else ("", "", "")
    end = _GOES_ON.match(rest)
    return end[0] if found and end and not re.search(rf"\b{re.escape(last[0])}\b", end[0]) else ""


def _bare(text: str) -> str:
    """The words of a text, without the article before them: what of an edit is more than dress."""
    return re.sub(r"^(?:the|an?|your) ", "", " ".join(re.findall(r"[\w'’%-]+", text.lower())))


# "Best fitter on site, bar none"
_BEST = re.compile(
    r"(?:the )?(?P<what>(?:best|most \w+|(?!honest|modest|earnest)\w{3,}est|only|first) (?:[^,.;(]+))"
)
_RETIREMENT = re.compile(r"^retirement\b,?", re.IGNORECASE)  # "Retirement, after 30 years"


def _set_right(text: str) -> str:
    def right(word: str) -> str:
        return "I" if word == "i" else word_changed(word, "keep", False)

    return joined([Token(right(word.text), word.spaced) for word in tokens(text)])


_STOP = re.compile(r"(?<=[a-z0-9)])[.!?]+\s+")


def _one(box: str, fact: str | None, person: str = "") -> Fact | None:
    """A fact of its own, sentence by sentence. That there is a strain counts even where nothing of it is said."""
    told = _RETIREMENT.sub("I'm retiring", fact) if fact and box == "reason" else fact
    found = _all(box, tuple(_STOP.split(told)), person) if told else ()
    if not found and box == "strain" and fact:
        return Fact(fact, "X")
    if not found:
        return None
    whole = ". ".join((found[0], *map(sentence_start, found[1:])))
    return Fact(whole, found[0].form, sure=min(each.sure for each in found), typed=fact or "")


def _to_face(text: str, person: str) -> str:
    """A phrase said to the person, by whose name nobody calls them to their face.

    >>> _to_face("I told Gwen before Lowri", "Lowri Pugh"), _to_face("Lowri's way", "Lowri Pugh")
    ('I told Gwen before you', 'your way')
    """
    for part in person.split():
        if part.lower() in name_parts(person) and part[0].isupper() and is_name(part):
            text = re.sub(rf"\b{re.escape(part)}'s(?=[,.;]|$)", "yours", text)
            text = re.sub(rf"\b{re.escape(part)}'s\b", "your", text)
            text = re.sub(rf"\b{re.escape(part)}\b", "you", text)
    return re.sub(r"\byou(?:'s|r)(?=[,.;]|$)", "yours", text).replace("you's ", "your ")


# What the other did then, behind one's own part: ", and she went to HR".
_THEIR_PART = re.compile(r"[,;] (?:and |so |but )?(?:he|she) [^,;]*$")
_TELLS_OWN = re.compile(
    r"(?:I|we)\b|(?:he|she) [a-z]+\b(?<!s)[^;]*?,? (?:and|so|but) I (?:walked|did not|didn't|never|have (?:been|not)|haven't|was (?:rude|short|curt|cold|sharp|unfair)"
    r"|ignored|avoided|stopped|snapped|shouted|went|said|wrote|told|took|got it)\b"
)


def _own_part(typed: str, person: str) -> str | None:
    """A strain that tells the writer's part in it, as it is said to the person; else None.

    >>> _own_part("snapped at her over the files, they were in my tray", "Bo Lind")
    'I snapped at you over the files, they were in my tray'
    >>> _own_part("we shouted at each other, and she ended my contract", "Bo Lind"), _own_part("she took my idea", "Bo Lind")
    ('we shouted at each other', None)
    """
    first = typed.split(" ")[0].lower()
    text = f"I {typed[0].lower()}{typed[1:]}" if past_base(first) else typed
    text = _to_face(_THEIR_PART.sub("", text) if text[:2] in ("I ", "we", "We") else text, person)
    if not _TELLS_OWN.match(text) or _KIN.search(text):
        return None
    return _THIRD.sub(_you, text)


# Somebody of whom "she" may speak, who is not the person; of a strain only who has no name.
_KIN = re.compile(
    r"\b(?:m[ou]m|mother|ma|dad|father|wife|husband|partner|son|daughter|boy|girl|kid|child|baby|brother|sister|nan|gran\w*"
    r"|man|woman|lad|lass|boss|manager|client|customer|guest|patient|pupil|student|doctor|neighbou?r|friend|one|dog|cat|horse|cow|heifer|ewe|mare)\b"
)
_ANOTHER = re.compile(rf"\b[A-Z][a-z]+|{_KIN.pattern}")
_THIRD = re.compile(
    r"\b(?:(he|she)( (?:is|was|has|isn't|wasn't|hasn't|doesn't)\b)?|(him|her|his)(?P<next> [\w'-]+)?)\b"
)


# What may follow "her" where it is not what she has.
_NOT_HERS = re.compile(
    r"in|on|at|by|for|from|over|after|before|about|because|without|during|into|first|again|alone|that|what|how|why|when|so"
)


def _you(match: re.Match[str]) -> str:
    """What is told of the person, as it is said to them: "she was", "her turn"."""
    subject, does, other = match[1], match[2], match[3]
    if subject:
        return f"you {WITH_YOU[does.strip()]}" if does else "you"
    following = (match["next"] or "").strip()
    following = "" if _NOT_HERS.fullmatch(following) else following
    owns = other == "his" or (other == "her" and following and not listed(following, "small"))
    return f"{'your' if owns else 'you'}{match['next'] or ''}"


@lru_cache(maxsize=4096)
def edited(box: str, typed: str, person: str = "") -> tuple[Fact, ...]:
    """What a fact of a box says, as phrases; none where nothing in it can be said.

    `person` is the name of whom it is about. Without the network it is the fact as it was typed.

    >>> [(f, f.form) for f in edited("thanks_for", "he covered my friday shifts", "Sam Ito")]
    [('covering my Friday shifts', 'G')]
    """
    tagger = network()
    if tagger is None:
        return (Fact(typed, as_formed(typed, _LIKELIEST[box])),)
    if box == "handover" and (arrow := _ARROW.fullmatch(typed)):
        return _handed(arrow["thing"], arrow["owner"].strip(), arrow["remark"] or "", typed)
    proposed = _PROPOSED.match(typed) if box == "asks" else None
    told = _CHATTER.sub("", typed[proposed.end() :] if proposed else typed)
    told = _REF.sub("reference", told) if box == "asks" else told
    if proposed and proposed["that"]:
        told = re.sub(r"\b(?:is|are|be)\b", "should be", told, count=1)
    phrases, topic, sure = tagger(box, tokens(told), person)
    for_stayers = topic in ("A", "M", "T") and _FOR_STAYERS.search(told) and not _MINE.search(told)
    topic = "G" if proposed or for_stayers else topic
    broken = any(
        _is_cut(text := joined(words), told) or _is_broken(text, form) for form, words in phrases
    )
    sure = 0.0 if broken else sure
    facts: list[Fact] = []
    owner = ""
    for form, words in phrases:
        text = _to_face(_DANGLING.sub("", joined(words).strip(" ,.")), person)
        text = _SET_PHRASE.sub(
            lambda m: f"{m[1]} {m[2]}" if f"{m[1]} {m[2]}" in told else m[0], text
        )
        if person and not (_KIN if box == "strain" else _ANOTHER).search(text):
            text = _THIRD.sub(_you, text)
        if form == "O":
            if facts and facts[-1].form in "HV":
                facts[-1] = facts[-1].put(f"{facts[-1]} -> {text}")
            else:
                owner = text
        elif form != "X" and text:
            text = _received(text, told) if box == "gratitude" and form == "G" else text
            text = _past_kept(text, told) if form == "W" else text
            if owner and form in "HV":
                text, owner = f"{text} -> {owner}", ""
            for said, its_form in finished(text, form, box):
                facts.append(Fact(said, its_form, topic, sure, typed))
    return tuple(facts)


_GIVEN = re.compile(
    r"(handed|given|sent|trusted|allowed|taught|shown|offered|paid|promoted|treated|asked|invited|let)\b(?! (?:me|us|my|our|for)\b)"
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
    return f"being {given[1]}{text[len(doing) :]}"


def _past_kept(text: str, typed: str) -> str:
    """A deed of one occasion, which was typed in the past, and not as a habit.

    >>> _past_kept("how you come at 3 to tell us", "came at 3 to tell us")
    'how you came at 3 to tell us'
    """
    word = typed.split(" ")[0].lower()
    base = past_base(word)
    return re.sub(rf"^how you {base}\b", f"how you {word}", text) if base else text


# "Over budget", which has no article, unless it was typed with one.
_SET_PHRASE = re.compile(
    r"\b(over|under|on|in|at|by) the (budget|time|site|call|house|person|shift|sea|air|paper|heart)\b"
)
_DANGLING = re.compile(
    r"(?:,? (?:and|but|or|because|the|an?))+$"
)  # at an end, where words were dropped


def _is_cut(text: str, typed: str) -> bool:
    """Whether a text ends in a number of which it dropped what is counted.

    >>> _is_cut("lending us 22", "lending us 22 ten year olds"), _is_cut("since 2019", "since 2019, really")
    (True, False)
    """
    number = re.search(r"\b\d+$", text)
    return number is not None and re.search(rf"\b{number[0]} [^\W\d]", typed) is not None


def _is_broken(text: str, form: str) -> bool:
    """Whether a phrase cannot be what was meant: a way of somebody without "you", a
    subject before "to", a name that was none ("took the mick").

    >>> _is_broken("how after 26 years every tool is in its place", "W"), _is_broken("how you wait", "W")
    (True, False)
    """
    if form == "W":
        return (
            re.match(r"how you \w+ing\b", text) is not None
            or _SENSELESS.search(text) is not None
            or not re.search(r"\byou\b|^(?:how|the way)(?: \w+)? your\b", text)
        )
    return _SENSELESS.search(text) is not None


# "I to", "the you", "silk to, and", "in April, as you", "your prayers, quiet are", "a 200 you client"
_SENSELESS = re.compile(
    r"^(?:I|we) to\b|\b(?:the|an?|my) (?:\d+ )?you\b|\b(?:the|an?|to|my|your),|, as (?:you|it|they|we|I)$|, \w+ (?:are|is)$"
    r"|^(?:I|you),|^(?!how|that|what|the|all)\w+ you,|\bto should\b|\bthe the\b"
)


# What nobody says in a letter: "lol", ":)".
_CHATTER = re.compile(
    r"\s*(?:\b(?:lol|lmao|(?:ha){2,}h?|tbh|ngl|imho)\b|[:;]-?[)D(P](?!\w))", re.IGNORECASE
)
# What only those who stay have something of: "one reading day a week, with no meetings".
_FOR_STAYERS = re.compile(
    r"\b(?:a|per|every|each) (?:day|week|month|quarter|shift|season|term)\b.*\b(?:for|with|without)\b|, not (?!only\b|just\b)|\b(?:no more than|at most) \d"
    r"|^(?:more|fewer|less) |\binstead of\b|\bfor (?:everyone|everybody|all|every|new) |\b(?:people|staff) themselves\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:I|me|my|mine|references?|ref|pay|severance|notice|salary|weeks|months)\b", re.IGNORECASE
)
_REF = re.compile(r"\bref\b(?! (?:no|number|code)\b)")
# A wish that says itself that it is a suggestion: "Suggestion: a second clerk", "I'd suggest that ...".
_PROPOSED = re.compile(
    r"(?:(?:suggestions?|ideas?|improvements?) ?[:-] ?|I(?:'d| would)? (?:suggest|recommend) )(?P<that>that )?(?=\w)",
    re.IGNORECASE,
)


def _flat(text: str) -> str:
    """A remark without brackets of its own, as it is put in brackets."""
    return text.replace(" (", ", ").replace(")", "")


def _plainly(text: str) -> str:
    """A task as typed, with its article.

    >>> _plainly("Ypres trip, deposits paid -> Bo")
    'the Ypres trip, deposits paid -> Bo'
    """
    thing, *rest = re.split(r"(?=, |: | \(| -> )", text, maxsplit=1)
    return "".join((with_article(thing), *rest))


# What is typed before an arrow is taken over by who is named behind it.
_ARROW = re.compile(
    r"(?P<thing>.+?)\s*(?:->|→|=>)\s*(?P<owner>[^,;(.]+(?:\.(?=\s*[A-Z])[^,;(.]+|(?<=\b[A-Z])\.)?)(?P<remark>[,;(.].*)?"
)


def _handed(thing: str, owner: str, remark: str, typed: str) -> tuple[Fact, ...]:
    """A thing that was typed with its owner, and what was added."""
    first, *more = edited("handover", thing) or (Fact(thing, "H"),)
    form = "V" if first.form == "V" else "H"
    added = edited("handover", remark.strip(" ,;(.)")) if remark.strip(" ,;(.)") else ()
    if not any(has_verb(fact) for fact in added):
        aside = _set_right(remark.strip(" ,;(.)"))
        owner, added = f"{owner} ({aside})" if added else owner, ()
    said = [fact for fact in (*more, *added) if fact.form != "O"]
    return tuple(
        Fact(text, form, "", fact.sure, typed)
        for text, form, fact in (
            (f"{first.partition(' -> ')[0]} -> {owner}", form, first),
            *((_flat(f).partition(" -> ")[0], "S" if f.form in "HN" else f.form, f) for f in said),
        )
    )
