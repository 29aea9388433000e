"""Trust: what of a fact is told, the edit of the copy editor or what was typed.

WAYS are tried in their order, and the first that has an answer gives it: what the words say by
themselves, an edit that is sure, then what was typed, where it has the form that its box asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from drafter.phrasing.copyedit import (
    ARROW,
    CHATTER,
    KIN,
    LIKELIEST,
    Fact,
    edited,
    in_full,
    set_right,
    third_to_you,
    to_face,
)
from drafter.phrasing.finishing import finished, has_verb, is_formed, is_thing
from drafter.phrasing.mending import mended
from drafter.phrasing.plain import LIKELY, SURE, Phrase, Plain, plainly
from drafter.phrasing.tagging import name_parts
from drafter.phrasing.wording import with_article
from drafter.phrasing.words import is_doing, is_name, past_base

# The chance from which an edit is trusted: a fact that is in its form already stays as it was typed
# where the copy editor is less sure; any other stays out where a surer one is told.
TRUSTED = 0.6
GUESSED = 0.35  # below this, an edit is a guess
_ADDED = 0.5  # from here on, an edit that only puts small words in is better than none
# Boxes of which nothing is left out: a task or a wish that is missing is worse than one that limps.
WHOLE = ("handover", "asks", "reason", "strain")

Told = tuple[Fact, ...]


def trusted(box: str, typed: str, person: str = "") -> Told:
    """A fact as edited, or where the edit is not sure as it was typed, if that is in its form.

    Empty where nothing of it can be told.

    >>> trusted("gratitude", "the soup on the slipway")
    ('the soup on the slipway',)
    """
    entry = Entry(box, typed, person)
    for way in WAYS:
        told = way(entry)
        if told is not None:
            return told
    return entry.made if entry.made and (entry.sure or box in WHOLE) else ()


@dataclass(frozen=True)
class Entry:
    """What was typed in a box, and what the copy editor makes of it when that is asked for."""

    box: str
    typed: str
    person: str

    @cached_property
    def made(self) -> Told:
        return edited(self.box, self.typed, self.person)

    @property
    def sure(self) -> float:
        return self.made[0].sure if self.made else 0.0

    @property
    def alone(self) -> Fact | None:
        """The one phrase that the edit made of it, where it is one."""
        return self.made[0] if len(self.made) == 1 else None

    @cached_property
    def whole(self) -> str:
        """All that was typed, its slips set right."""
        typed = re.sub(r"!+(?=\s)", ".", self.typed.strip(" !"))
        return set_right(in_full(self.box, typed).strip(" .!"))

    @cached_property
    def text(self) -> str:
        """The same as it goes on within a sentence, without chatter."""
        text = CHATTER.sub("", self.whole)
        kept = _CAPITAL_KEPT.match(text) or text[:1].isdigit() or is_name(text.split(" ")[0])
        return text if kept else text[0].lower() + text[1:]

    def told(self, phrases: Iterable[Phrase], sure: float = TRUSTED) -> Told:
        """These phrases as facts, as sure as is said."""
        sorted_so = self.box in ("asks", "gratitude") and self.made
        topic = self.made[0].topic if sorted_so else ""
        return tuple(Fact(*phrase, topic, sure, self.typed) for phrase in phrases)


def _plain(entry: Entry) -> Told | None:
    said = _said_plainly(SURE, entry)
    return entry.told([said], 1.0) if said else None


def _said_plainly(ways: Iterable[Plain], entry: Entry) -> Phrase | None:
    """What the words say by themselves, to the face of whom they are about."""
    said = plainly(ways, entry.box, CHATTER.sub("", entry.whole))
    if said is None:
        return None
    text, form = mended(said[0], said[1], entry.box), said[1]
    if not entry.person:
        return text, form
    if _OTHERS.search(text) and KIN.search(text):
        return None  # of whom "she" speaks nobody knows
    return third_to_you(to_face(text, entry.person)), form


def _never_left_out(entry: Entry) -> Told | None:
    if not entry.made and entry.box == "reason" and is_formed(entry.typed, "N"):
        return (Fact(entry.typed, "N"),)
    if not entry.made and entry.box == "handover" and has_verb(entry.typed):
        return entry.told([(entry.whole, "S")], 1.0)
    return None


def _end_given_back(entry: Entry) -> Told | None:
    made = entry.alone
    kept = made is None or made.startswith("having ")
    if made is None or kept or not (entry.box == "reason" or _OPEN_END.search(made)):
        return None
    rest = _lost(made, entry.whole)
    return entry.told([(f"{made}{rest}", made.form)], made.sure) if rest else None


def _their_view(entry: Entry) -> Told | None:
    """What they think that the writer did is no confession of it.

    >>> trusted("strain", "he thinks I took the case over his head, we have barely spoken since", "Bo Lind")
    ('we have barely spoken since',)
    """
    view = _VIEW.match(entry.whole) if entry.box == "strain" else None
    if view is None:
        return None
    between = view["between"] and third_to_you(to_face(view["between"], entry.person))
    return entry.told([(between, "C")]) if between else ()


def _sure(entry: Entry) -> Told | None:
    least = GUESSED if entry.box == "reason" else TRUSTED
    return entry.made if entry.made and entry.sure >= least else None


def _likely(entry: Entry) -> Told | None:
    said = _said_plainly(LIKELY, entry)
    return entry.told([said]) if said else None


def _nothing(entry: Entry) -> Told | None:
    return None if entry.made else ()


def _hardly_changed(entry: Entry) -> Told | None:
    made = entry.alone
    if made is None or not made.sure or _bare(made) != _bare(entry.typed):
        return None
    listed_so = entry.box == "contributions" and made.form == "N" and "," in made
    return None if listed_so else entry.told([(made, made.form)])


def _only_added(entry: Entry) -> Told | None:
    made = entry.alone
    if entry.box == "handover" or made is None or made.sure < _ADDED:
        return None
    if not _is_within(entry.whole, made):
        return None
    return entry.told([(made, made.form)])


def _unowned(entry: Entry) -> Told | None:
    """A thing of which is said that nobody has it.

    >>> trusted("handover", "chart of the wages - not decided who")
    ('the chart of the wages',)
    """
    thing = _NO_OWNER_YET.sub("", entry.text) if entry.box == "handover" else entry.text
    if thing == entry.text:
        return None
    return entry.told(finished(_articled(thing), "H", "handover"))


def _cut_short(entry: Entry) -> Told | None:
    made = entry.alone
    cut = made is not None and _bare(entry.typed).startswith(f"{_bare(made)} ")
    if made is None or not cut or entry.box not in ("handover", "asks", "reason"):
        return None
    return entry.told(finished(entry.whole, made.form, entry.box), made.sure)


def _strain(entry: Entry) -> Told | None:
    if entry.box != "strain":
        return None
    if part := _own_part(entry.whole, entry.person):
        return entry.told([(part, "C")])
    of_other = entry.made and _OTHERS.search(" ".join(entry.made))
    hinted = of_other or entry.sure < GUESSED or not is_formed(CHATTER.sub("", entry.whole), "C")
    return () if hinted else None  # better hinted at than told wrongly


def _broken_wish(entry: Entry) -> Told | None:
    if entry.box != "asks" or entry.sure:
        return None
    return entry.told(finished(entry.text, "N", "asks"), GUESSED)


def _the_best(entry: Entry) -> Told | None:
    best = _BEST.match(entry.text) if entry.box == "respect_for" else None
    if best is None:
        return None
    are = "have" if _THINGS.match(best["what"]) else "are"
    return entry.told([(f"you {are} the {best['what']}".replace("you are", "you're"), "S")])


def _of_another(entry: Entry) -> Told | None:
    """Typed of "her" or by name, it cannot stand to her face as it is."""
    named = name_parts(entry.person) & {word.lower() for word in re.findall(r"\w+", entry.text)}
    if not entry.person or not (named or _OTHERS.search(entry.text)):
        return None
    return entry.made if entry.sure or entry.box in WHOLE else ()


def _handed_over(entry: Entry) -> Told | None:
    if entry.box != "handover":
        return None
    thing = ARROW.fullmatch(entry.text) or is_thing(entry.text)
    phrase = (_articled(entry.text), "H") if thing else (entry.text, "S")
    return entry.told(finished(*phrase, "handover"), TRUSTED if thing else entry.sure)


def _named_result(entry: Entry) -> Told | None:
    """Nobody knows what was done to it."""
    named = re.match(r"(?:the|an?|my|our) ", entry.text) and is_formed(entry.text, "N")
    return entry.told([(entry.text, "N")]) if entry.box == "contributions" and named else None


def _as_typed(entry: Entry) -> Told | None:
    form = LIKELIEST[entry.box]
    # What stands in brackets among thanks is often a joke, which the edit leaves out.
    joke = entry.box in ("gratitude", "thanks_for") and "(" in entry.text
    if joke or not is_formed(entry.text, form):
        return None
    return entry.told(finished(entry.text, form, entry.box))


def _plain_reason(entry: Entry) -> Told | None:
    made, text = entry.made[0], entry.text
    articled = made in (f"a {text}", f"an {text}")
    retold = made.form in "NC" and not articled and not re.match(r"I\b.", made)
    if entry.box != "reason" or not retold or not is_thing(text):
        return None
    return entry.told(finished(text, "N", "reason"))


WAYS: tuple[Callable[[Entry], Told | None], ...] = (
    _plain,
    _never_left_out,
    _end_given_back,
    _their_view,
    _sure,
    _likely,
    _nothing,
    _hardly_changed,
    _only_added,
    _unowned,
    _cut_short,
    _strain,
    _broken_wish,
    _the_best,
    _of_another,
    _handed_over,
    _named_result,
    _as_typed,
    _plain_reason,
)


# "Short lets contract, no owner yet", "wage chart - not decided who"
_NO_OWNER_YET = re.compile(
    r"(?:,| -|:|;|\.) (?:no owner(?: yet)?|(?:nobody|no one)(?: has (?:it|them|this))?(?: yet)?"
    r"|not (?:yet )?(?:decided who|named)(?: yet)?|to be (?:decided|agreed|named)|(?:someone|somebody) (?:has to|must|needs to) decide(?: who)?)$",
    re.IGNORECASE,
)
# "I", "Museum of Folk Art", "Merri Creek"
_CAPITAL_KEPT = re.compile(r"I |[A-Z][\w'’-]+ (?:(?:of|for|de) )?[A-Z][a-z]")
_OTHERS = re.compile(r"\b(?:he|she|they|his|her|him|their|them)\b", re.IGNORECASE)


_OPEN_END = re.compile(r"\b(?:to|of|with|for|in|on|at|from|by|about|into|over|the|an?)$|, [a-z]+$")


# What follows on the last word that an edit left, when it cut a phrase in its midst.
_UNTIL_MARK = re.compile(r" [^,.;(]+")


def _lost(made: str, typed: str) -> str:
    """The end of what was typed where an edit lost it: no sentence ends so.

    >>> _lost("I'm going back to study full", "going back to study full time"), _lost("I'm leaving", "leaving, bye")
    (' time', '')
    """
    last = re.findall(r"[\w'’-]+", made)[-1:]
    _, found, rest = typed.rpartition(f" {last[0]}") if last else ("", "", "")
    end = _UNTIL_MARK.match(rest)
    return end[0] if found and end and not re.search(rf"\b{re.escape(last[0])}\b", end[0]) else ""


def _bare(text: str) -> str:
    """The words of a text, without the article before them: what of an edit is more than dress."""
    return re.sub(r"^(?:the|an?|your) ", "", " ".join(re.findall(r"[\w'’%-]+", text.lower())))


def _is_within(typed: str, made: str) -> bool:
    """Whether an edit has all the typed words in their order, and others beside.

    >>> _is_within("even I am only 29", "even though I am only 29"), _is_within("the lab", "the labs")
    (True, False)
    """
    words = iter(re.findall(r"[\w'’-]+", made.lower()))
    return all(word in words for word in re.findall(r"[\w'’-]+", typed.lower()))


# "Best fitter on site, bar none"
_BEST = re.compile(
    r"(?:the )?(?P<what>(?:best|most \w+|(?!honest|modest|earnest)\w{3,}est|only|first) (?:[^,.;(]+))"
)


# "Tidiest cable runs on any site"
_THINGS = re.compile(r"(?:most )?[a-z]+ (?:[a-z]+ )?[a-z]{3,}(?<![su])s\b")


# What the other did then, behind one's own part: ", and she went to HR".
_THEIR_PART = re.compile(r"[,;] (?:and |so |but )?(?:he|she) [^,;]*$")


_TELLS_OWN = re.compile(
    r"since (?:he|she|you) [^,;]{3,60}? I have\b|(?:(?:in|at|on|during|after) (?!(?:he|she|they)\b)[^,]{3,40}? )?(?:I|we)\b(?!'d)|(?:(?:in|at|on|during|after) [^,]{3,40}? )?(?:he|she|you) (?:was|[a-z]+\b(?<!s))[^;]*?,? (?:and|so|but) I (?:did not|didn't|never|have (?:been|not)|haven't"
    r"|was (?:rude|short|curt|cold|sharp|unfair)|held it up|got it|walked (?:out|off|away)|laughed|called|complained|stopped (?:speaking|talking)|ignored|avoided|snapped|shouted|swore|hung up|went (?:over|round|around|behind|to)|said|wrote|told|took)\b"
)
_SPLIT = re.compile(r", I (?=(?:called|said|told|went|walked|shouted|left|hung|laughed|wrote)\b)")
# What was done to the writer is no fault of theirs, and no note that mends tells it.
_WRONGED = re.compile(
    r"\b(?:he|she|they|you) (?:\w+ )?(?:lied|broke|mobbed|stole|harassed|bullied|hit|cheated|threatened|touched|insulted|humiliated|sabotaged|betrayed|slandered|mocked"
    r"|took (?:my|the credit)|(?:blamed|fired|sacked|dismissed|demoted|reported|accused|attacked) me)\b"
)
# What they hold against the writer, and perhaps what is so between the two.
_VIEW = re.compile(
    r"(?:he|she|they) (?:thinks?|thought|believes?|believed|claims?|claimed|feels?|felt)\b(?:[^,;]*[,;] (?:and )?(?P<between>we (?:have|haven't|had|hardly|barely)\b.*)|.*)"
)
# A thing, and what the writer said of it: "the spare key, I said she lost it".
_NAMED_FIRST = re.compile(
    r"((?:the|that|our) [^,;]{3,30}), (?=I (?:said|told|thought|wrote|called)\b)"
)


def _own_part(typed: str, person: str) -> str | None:
    """A strain that tells the writer's part in it, as it is said to the person; else None.

    >>> _own_part("snapped at her over the files, they were in my tray", "Bo Lind")
    'I snapped at you over the files, they were in my tray'
    >>> _own_part("we shouted at each other, and she ended my contract", "Bo Lind"), _own_part("she took my idea", "Bo Lind")
    ('we shouted at each other', None)
    >>> _own_part("the spare key, I said she lost it and it was in my coat", "Bo Lind")
    'the spare key: I said you lost it and it was in my coat'
    """
    typed = _SPLIT.sub(" and I ", typed) if typed[:3].lower() == "we " else typed
    first = typed.split(" ")[0].lower()
    text = f"I {typed[0].lower()}{typed[1:]}" if past_base(first) else typed
    text = to_face(_THEIR_PART.sub("", text) if text[:2] in ("I ", "we", "We") else text, person)
    own = _TELLS_OWN.match(_NAMED_FIRST.sub("", text, count=1))
    if not own or _WRONGED.search(text) or KIN.search(text):
        return None
    return third_to_you(_NAMED_FIRST.sub(r"\1: ", text, count=1))


def _articled(text: str) -> str:
    """A task as typed, with its article.

    >>> _articled("Ypres trip, deposits paid -> Bo")
    'the Ypres trip, deposits paid -> Bo'
    """
    thing, *rest = re.split(r"(?=, |: | \(| -> )", text, maxsplit=1)
    if is_doing(thing):
        return text
    return "".join((with_article(thing), *rest))
