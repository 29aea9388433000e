"""The copy editor: puts each fact, however it was typed, as a careful typist would have.

A small network reads a fact with the name of its box and says of each word what to do with it
(edits): keep it, drop it, change its form, put a small word before it, begin a phrase of some
form. It only ever moves among the typed words and a closed list of small ones, so it can invent
nothing; an edit that would lose a number or turn a "not" is not made. evals/copyedit/ holds
what it was taught on, makes it again and says how far to trust it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, overload

from drafter.encoder import installed, session, tokenizer
from drafter.phrasing.edits import Token, changed, is_date, joined, tokens
from drafter.phrasing.finishing import as_formed, finished, has_verb, is_formed, is_thing
from drafter.phrasing.wording import sentence_start, with_article
from drafter.phrasing.words import corrected, is_given_name, is_name, listed
from drafter.situation import LISTS, LISTS_OF_PERSON, Person

FOLDER = Path(__file__).parent / "model"
MOST_TOKENS = 128
RELUCTANCE = 1.0  # log odds by which a word is rather kept than dropped
ATTACHED = "\u2060"  # before what is put in without a space
# The boxes of a form, and in which form a fact likeliest was typed there.
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
BOXES = tuple(_LIKELIEST)


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
# where the copy editor is less sure; any other stays out where a surer one
# is told.
TRUSTED = 0.6
GUESSED = 0.35  # below this, an edit is a guess
# Boxes of which nothing is left out: a task or a wish that is missing is worse than one that limps.
_WHOLE = ("handover", "asks", "reason", "strain")


def _all(box: str, facts: Iterable[str], person: str = "") -> tuple[Fact, ...]:
    # The network lets go of Python's lock: two facts are read at a time.
    each = list(_threads().map(lambda typed: put(box, typed, person), facts))
    sure = [made for made in each if made and made[0].sure >= TRUSTED]
    kept = each if box in _WHOLE or not sure else sure
    return tuple(chain.from_iterable(kept))


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "copyedit")


_OTHERS = re.compile(r"\b(?:he|she|they|his|her|him|their|them)\b", re.IGNORECASE)


def put(box: str, typed: str, person: str = "") -> tuple[Fact, ...]:
    """A fact as edited, or where the edit is not sure as it was typed, if that is in its form.

    >>> put("gratitude", "the soup on the slipway")
    ('the soup on the slipway',)
    """
    made = edited(box, typed, person)
    # What is plain is never left out.
    if not made and box == "reason" and is_formed(typed, "N"):
        return (Fact(typed, "N"),)
    if not made and box == "handover" and has_verb(typed):
        return (Fact(_set_right(typed.strip(" .")), "S", typed=typed),)
    if not made or made[0].sure >= (GUESSED if box == "reason" else TRUSTED):
        return made
    listed_so = box == "contributions" and made[0].form == "N" and "," in made[0]
    if len(made) == 1 and made[0].sure and _bare(made[0]) == _bare(typed) and not listed_so:
        return (Fact(made[0], made[0].form, made[0].topic, TRUSTED, typed),)
    form, text = _LIKELIEST[box], _set_right(_CHATTER.sub("", typed).strip(" .!"))
    named = name_parts(person) & {word.lower() for word in re.findall(r"\w+", text)}
    if box == "strain" and (made[0].sure < GUESSED or not is_formed(text, form)):
        return ()  # better hinted at than told wrongly
    text = (
        text
        if text[:2] == "I " or text[:1].isdigit() or is_name(text.split(" ")[0])
        else text[0].lower() + text[1:]
    )
    if box == "respect_for" and (best := _BEST.match(text)):
        return (Fact(f"you're the {best['what']}", "S", "", TRUSTED, typed),)
    if person and (named or _OTHERS.search(text)):
        return made if made[0].sure or box in _WHOLE else ()
    if box == "handover":
        thing = _ARROW.fullmatch(text) or is_thing(text)
        plain = (_plainly(text), "H") if thing else (text, "S")
        sure = TRUSTED if thing else made[0].sure
        return tuple(Fact(*said, "", sure, typed) for said in finished(*plain, box))
    if box == "contributions" and re.match(r"(?:the|an?|my|our) ", text) and is_formed(text, "N"):
        return (Fact(text, "N", "", TRUSTED, typed),)  # nobody knows what was done to it
    # What stands in brackets among thanks is often a joke, which the edit leaves out.
    if is_formed(text, form) and not (box in ("gratitude", "thanks_for") and "(" in text):
        said = finished(text, form, box)
        return tuple(Fact(*each, made[0].topic, TRUSTED, typed) for each in said)
    articled = made[0] in (f"a {text}", f"an {text}")
    retold = made[0].form in "NC" and not articled and not re.match(r"I\b.", made[0])
    if box == "reason" and retold and is_thing(text):
        return tuple(Fact(*said, "", TRUSTED, typed) for said in finished(text, "N", box))
    return made if made[0].sure or box in _WHOLE else ()


def _bare(text: str) -> str:
    """The words of a text, without the article before them: what of an edit is more than dress."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(re.findall(r"[\w'’%-]+", text.lower())))


# "Best fitter on site, bar none"
_BEST = re.compile(
    r"(?:the )?(?P<what>(?:best|most \w+|(?!honest|modest|earnest)\w{3,}est|only|first) (?:[^,.;(]+))"
)
_RETIREMENT = re.compile(r"^retirement\b,?", re.IGNORECASE)  # "Retirement, after 30 years"


def _set_right(text: str) -> str:
    def right(word: str) -> str:
        return "I" if word == "i" else _changed(word, "keep", False)

    return joined([Token(right(word.text), word.spaced) for word in tokens(text)])


_STOP = re.compile(r"(?<=[a-z0-9)])[.!?]+\s+")


def _one(box: str, fact: str | None, person: str = "") -> Fact | None:
    """A fact of its own, sentence by sentence. That there is a strain counts even where nothing of it is said."""
    told = _RETIREMENT.sub("I'm retiring", fact) if fact and box == "reason" else fact
    found = _all(box, _STOP.split(told), person) if told else ()
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


# Somebody of whom "she" may speak, who is not the person; of a strain only who has no name.
_KIN = re.compile(
    r"\b(?:m[ou]m|mother|ma|dad|father|wife|husband|partner|son|daughter|boy|girl|kid|child|baby|brother|sister|nan|gran\w*"
    r"|man|woman|lad|lass|boss|manager|client|customer|guest|patient|pupil|student|doctor|neighbou?r|friend|one|dog|cat|horse|cow|heifer|ewe|mare)\b"
)
_ANOTHER = re.compile(rf"\b[A-Z][a-z]+|{_KIN.pattern}")
_THIRD = re.compile(
    r"\b(?:(he|she)( (?:is|was|has|isn't|wasn't|hasn't|doesn't)\b)?|(him|her|his)(?P<next> [\w'-]+)?)\b"
)
_WITH_YOU = {
    "is": "are",
    "was": "were",
    "has": "have",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}


def _you(match: re.Match[str]) -> str:
    """What is told of the person, as it is said to them: "she was", "her turn"."""
    subject, does, other = match[1], match[2], match[3]
    if subject:
        return f"you {_WITH_YOU[does.strip()]}" if does else "you"
    following = (match["next"] or "").strip()
    owns = other == "his" or (other == "her" and following and not listed(following, "small"))
    return f"{'your' if owns else 'you'}{match['next'] or ''}"


@lru_cache(maxsize=4096)
def edited(box: str, typed: str, person: str = "") -> tuple[Fact, ...]:
    """What a fact of a box says, as phrases; none where nothing in it can be said.

    `person` is the name of whom it is about. Without the network it is the fact as it was typed.

    >>> [(f, f.form) for f in edited("thanks_for", "he covered my friday shifts", "Sam Ito")]
    [('covering my Friday shifts', 'G')]
    """
    network = _network()
    if network is None:
        return (Fact(typed, as_formed(typed, _LIKELIEST[box])),)
    if box == "handover" and (arrow := _ARROW.fullmatch(typed)):
        return _handed(arrow["thing"], arrow["owner"].strip(), arrow["remark"] or "", typed)
    proposed = _PROPOSED.match(typed) if box == "asks" else None
    told = _CHATTER.sub("", typed[proposed.end() :] if proposed else typed)
    if proposed and proposed["that"]:
        told = re.sub(r"\b(?:is|are|be)\b", "should be", told, count=1)
    phrases, topic, sure = network(box, tokens(told), person)
    topic = "G" if proposed else topic
    broken = any(
        _is_cut(text := joined(words), told) or _is_broken(text, form) for form, words in phrases
    )
    sure = 0.0 if broken else sure
    facts: list[Fact] = []
    owner = ""
    for form, words in phrases:
        text = _to_face(_DANGLING.sub("", joined(words).strip(" ,.")), person)
        if person and not (_KIN if box == "strain" else _ANOTHER).search(text):
            text = _THIRD.sub(_you, text)
        if form == "O":
            if facts and facts[-1].form in "HV":
                facts[-1] = facts[-1].put(f"{facts[-1]} -> {text}")
            else:
                owner = text
        elif form != "X" and text:
            if owner and form in "HV":
                text, owner = f"{text} -> {owner}", ""
            for said, its_form in finished(text, form, box):
                facts.append(Fact(said, its_form, topic, sure, typed))
    return tuple(facts)


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
        return not re.search(r"\byou\b|^(?:how|the way)(?: \w+)? your\b", text)
    return re.search(r"^(?:I|we) to\b|\b(?:the|an?|my) you\b", text) is not None


# What nobody says in a letter: "lol", ":)".
_CHATTER = re.compile(
    r"\s*(?:\b(?:lol|lmao|(?:ha){2,}h?|tbh|ngl|imho)\b|[:;]-?[)D(P](?!\w))", re.IGNORECASE
)
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
        owner, added = f"{owner} ({remark.strip(' ,;(.)')})" if added else owner, ()
    said = [fact for fact in (*more, *added) if fact.form != "O"]
    return tuple(
        Fact(text, form, "", fact.sure, typed)
        for text, form, fact in (
            (f"{first.partition(' -> ')[0]} -> {owner}", form, first),
            *((_flat(f).partition(" -> ")[0], "S" if f.form in "HN" else f.form, f) for f in said),
        )
    )


def mark_of(word: str) -> int:
    """How a word is written: 0 small, 1 with a capital, 2 in capitals, 3 mixed, 4 with digits, 5 a mark."""
    if not any(sign.isalnum() for sign in word):
        return 5
    if any(sign.isdigit() for sign in word):
        return 4
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() else 3


_NO_NAME = frozenset(
    "dr mr mrs ms miss prof chef sister the of de van da la el bin ing captain coach mx".split()
)


def name_parts(name: str) -> frozenset[str]:
    """The words of a name that stand for the person where they are typed."""
    return frozenset(part.lower().strip(".,") for part in name.split()) - _NO_NAME


@dataclass(frozen=True)
class Read:
    """A fact as the network reads it: pieces, how each is written, and where each word has its own."""

    ids: list[int]
    marks: list[int]
    spans: list[tuple[int, int]]


MOST_PIECES = 8


class Reader:
    """Makes pieces of words; the person whom a fact is about is one piece of its own."""

    def __init__(self, made: Any) -> None:
        self._tokenizer = made
        number = made.token_to_id
        self._boxes = {box: number(f"[unused{place}]") for place, box in enumerate(BOXES, 1)}
        self._person, self._begin, self._end = (
            number("[unused20]"),
            number("[CLS]"),
            number("[SEP]"),
        )
        self._unknown = number("[UNK]")
        self._pieces = lru_cache(maxsize=4096)(self._pieces_of)

    def _pieces_of(self, word: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return ids[:MOST_PIECES] or [self._unknown]

    def __call__(self, box: str, words: Sequence[str], person: str) -> Read:
        parts = name_parts(person)
        ids, marks, spans = [self._begin, self._boxes[box]], [5, 5], []
        for before, word in zip(("", *words), words, strict=False):
            low = word.lower()
            named = low in parts or low.removesuffix("s") in parts
            named = named and not (word == low and before.lower() in ("the", "a"))  # "the mick"
            pieces = [self._person] if named else self._pieces(word)
            if len(ids) + len(pieces) >= MOST_TOKENS:
                break
            spans.append((len(ids), len(ids) + len(pieces)))
            ids += pieces
            marks += [mark_of(word)] * len(pieces)
        spans.append((len(ids), len(ids) + 1))
        return Read([*ids, self._end], [*marks, 5], spans)


Phrases = list[tuple[str, list[Token]]]


@dataclass(frozen=True)
class Edits:
    """What may be done to a word: its changes, what may be put before it, forms that may begin."""

    changes: Sequence[str]
    before: Sequence[str]
    forms: Sequence[str]
    topics: Sequence[str]


@dataclass(frozen=True)
class Choice:
    """What is done to one word, and how sure that is, from 0 to 1, for each of the three."""

    change: str
    before: str
    form: str
    chances: tuple[float, ...]


def _choices(
    typed: list[Token], numbers: Any, edits: Edits
) -> tuple[list[Token], list[Choice], str]:
    """The likeliest edits of each word and the end, the typed words with marks set right, the topic.

    `numbers` [words and the end, edits].
    """
    import numpy

    ends = list(accumulate(map(len, (edits.changes, edits.before, edits.forms))))
    *parts, topics = numpy.split(numbers, ends, axis=1)
    topic = edits.topics[int(topics[0].argmax())]
    parts[2][0, 0] = -1e9  # a phrase begins with the first word
    parts[2][1:, edits.forms.index("X")] = -1e9  # and nothing can be said of the whole, or of none
    drop = edits.changes.index("drop")
    parts[0][:, drop] -= RELUCTANCE
    if not any(map(_denies, (token.text for token in typed))):
        for part, names in zip(parts, (edits.changes, edits.before), strict=False):
            part[:, [place for place, name in enumerate(names) if _denies(name)]] = -1e9
    chosen = [part.argmax(1) for part in parts]
    before = [edits.before[number] for number in chosen[1]]
    begun = [bool(edits.forms[number]) for number in chosen[2]]
    for place in _parting(typed, chosen[0] != drop, before, begun):
        typed = [*typed[:place], Token(",", False), *typed[place + 1 :]]
        chosen[0][place] = edits.changes.index("keep")
    for place in chain(
        _inner(typed, chosen[0] != drop, begun), _needed(typed, chosen[0] != drop, before)
    ):
        parts[0][place, drop] = -1e9
        chosen[0][place] = parts[0][place].argmax()
    chances = [1 / numpy.exp(part - part.max(1, keepdims=True)).sum(1) for part in parts]
    choices = [
        Choice(edits.changes[c], edits.before[b], edits.forms[f], tuple(map(float, sure)))
        for c, b, f, *sure in zip(*chosen, *chances, strict=True)
    ]
    return typed, choices, topic


def decoded(typed: Sequence[Token], numbers: Any, edits: Edits) -> tuple[Phrases, str, float]:
    """The phrases that the network's numbers make of the typed words, their topic, and how sure it is."""
    words, choices, topic = _choices(list(typed), numbers, edits)
    phrases: Phrases = []
    sure = 1.0
    for place, choice in enumerate(choices):
        of_change, of_before, of_form = choice.chances
        sure = min(sure, of_form)
        if choice.form:
            phrases.append((choice.form, []))
            if choice.form == "X":
                return [("X", [])], topic, sure
        word = words[place] if place < len(words) else None
        if word:
            sure = min(sure, of_change)
            # The mark of an owner goes with them: "the advocates' exams".
            gone = place > 0 and choices[place - 1].change == "drop" and not word.spaced
            if choice.change == "drop" or (gone and word.text == "'"):
                continue
        sure = min(sure, of_before)
        text = _changed(word.text, choice.change, place == 0) if word else ""
        _put(phrases[-1][1], choice.before, text, spaced=word is not None and word.spaced)
    return phrases, topic, sure


def _put(phrase: list[Token], before: str, text: str, *, spaced: bool) -> None:
    """Add what is put in, and the word, if there is one; nothing is said twice running."""
    if before and not _says_again(before, text) and not (phrase and phrase[-1].text == before):
        phrase.append(Token(before.removeprefix(ATTACHED), not before.startswith(ATTACHED)))
    if text and not (phrase and _repeats(phrase[-1].text, text)):
        apart = text[0].isalnum() and bool(phrase) and phrase[-1].text[-1:].isalnum()
        phrase.append(Token(text, spaced or apart))


def _changed(word: str, change: str, first: bool) -> str:
    """A word as a change leaves it; a slip is set right, and a typed name keeps its capital.

    The first word of an entry has one anyway: there a name is only what is surely one.
    """
    named = is_given_name(word) if first else word[1:].islower() and is_name(word)
    if change in ("keep", "cap") and word.islower():
        return changed(corrected(word), change)
    return word if change == "low" and named else changed(word, change)


# What is short for a word: after "I am", no "'m".
_SHORT_FOR = {"am": "'m", "are": "'re", "is": "'s", "has": "'s", "have": "'ve", "will": "'ll"}


def _repeats(before: str, text: str) -> bool:
    """Whether a word says again what stands before it: "you you", "I am'm"."""
    last = before.split()[-1:] or [""]
    return bool(text) and (last[0] == text or _SHORT_FOR.get(last[0]) == text)


def _says_again(put_in: str, text: str) -> bool:
    """Whether what is put in is in the word: "do not" before "don't"."""
    return text.endswith("n't") and put_in.endswith(" not")


def _parting(
    typed: Sequence[Token], kept: Sequence[bool], before: Sequence[str], begun: Sequence[bool]
) -> Iterator[int]:
    """The places of marks that part words that stay, where nothing else comes to part them."""
    for place in range(1, len(typed) - 1):
        marks = typed[place].text in (",", ";", ".", ":", "-", "(")
        alone = not kept[place] and kept[place - 1] and kept[place + 1]
        if marks and alone and not before[place + 1] and not begun[place + 1]:
            yield place


def _inner(typed: Sequence[Token], kept: Sequence[bool], begun: Sequence[bool]) -> list[int]:
    """The places of words of weight that are dropped in the midst of a phrase, with what is about them.

    A copy editor drops hardly one in a hundred of those; the network is less sure of hand.
    """
    found: list[int] = []
    run: list[int] = []
    for place, token in enumerate(typed):
        word = token.text[0].isalnum()
        if kept[place] or begun[place] or not word:
            if (
                kept[place]
                and word
                and not begun[place]
                and run
                and run[0] > 0
                and kept[run[0] - 1]
            ):
                found += run if any(_has_weight(typed[each].text) for each in run) else []
            run = []
        if not kept[place] and word:
            run.append(place)
    return found


def _has_weight(word: str) -> bool:
    low = word.lower()
    return (
        len(low) > 2
        and low.isalpha()
        and not any(listed(low, name) for name in ("small", "adverbs", "finite"))
    )


_NEGATIVE = re.compile(
    r"(?:not|no|never|nobody|nothing|none|without|nor|cannot|\w+n't)", re.IGNORECASE
)


def _denies(words: str) -> bool:
    """Whether words, or an edit that puts them in, hold a "not", with its apostrophe or without."""
    each = words.removeprefix("=").split()
    return any(_NEGATIVE.fullmatch(w) or changed(w, "negated") != w for w in each)


def _needed(typed: Sequence[Token], kept: Sequence[bool], before: Sequence[str]) -> Iterator[int]:
    """The places of words that are dropped though the sense hangs on them.

    That is a "not" where what it denies stays, and a number or a month behind what stays.
    """
    for place, token in enumerate(typed):
        if kept[place]:
            continue
        then = place + 1 < len(typed) and kept[place + 1]
        denied = then and not any(map(_NEGATIVE.fullmatch, before[place + 1].split()))
        dated = place > 0 and kept[place - 1] and typed[place - 1].text[0].isalnum()
        if (denied and _NEGATIVE.fullmatch(token.text)) or (dated and is_date(token.text)):
            yield place


class _Network:
    """A fact in, its phrases out, each with its form."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "model.onnx")
        self._edits = Edits(**json.loads((folder / "edits.json").read_text("utf-8")))
        self._read = Reader(tokenizer())

    def __call__(self, box: str, typed: Sequence[Token], person: str) -> tuple[Phrases, str, float]:
        import numpy

        read = self._read(box, [token.text for token in typed], person)
        shares = numpy.zeros((len(read.spans), len(read.ids)), dtype=numpy.float32)
        for row, (start, end) in zip(shares, read.spans, strict=True):
            row[start:end] = 1 / (end - start)
        ids, marks = (numpy.array([row], dtype=numpy.int64) for row in (read.ids, read.marks))
        given = {"ids": ids, "marks": marks, "shares": shares}
        (numbers,) = self._session.run(["numbers"], given)
        return decoded(typed[: len(read.spans) - 1], numbers, self._edits)


@cache
def _network() -> _Network | None:
    return installed(_Network, FOLDER)
