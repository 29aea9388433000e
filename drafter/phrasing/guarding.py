"""Guarding: what may not be told of what the network made of an entry.

An edit is not told that is broken, says the contrary, lays a deed to somebody else, or lost what the
sense hangs on: a "not", an "almost", a condition, a day, a number, a name. What two of these share is a
row of _GUARDS; what needs more than a pattern is a function.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.phrasing.edits import is_date
from drafter.phrasing.tagging import set_right
from drafter.phrasing.words import (
    PAST,
    corrected,
    is_given_name,
    is_name,
    is_word,
    listed,
    verb,
)
from drafter.text import ORDINALS


def is_damaged(box: str, said: Sequence[tuple[str, str]], told: str, person: str) -> bool:
    """Whether the phrases that were made of an entry cannot be told: broken, turned, or without what
    its sense hangs on.
    """
    whole = " ".join(text for _, text in said)
    if any(_is_cut(text, told) or _is_broken(text, form) for form, text in said):
        return True
    if _lost_ordinal(whole, told) or any(day not in whole for day in _IN_FIGURES.findall(told)):
        return True
    if any(guard.forbids(box, told, whole) for guard in _GUARDS):
        return True
    end = _ENDS_OPEN.search(whole)
    if end and not told.rstrip(" .!?").casefold().endswith(end[0].casefold()):
        return True
    if _is_turned(whole, told) or _lost_measure(whole, told) or _lost_hedge(whole, told, box):
        return True
    if person and of_two(told) and not KIN.search(told):
        return True
    if box in ("thanks_for", "respect_for") and person and _of_another(told, person):
        return True
    if _lost_aside(whole, told):
        return True
    if box in ("handover", "asks", "reason") and _lost_name(whole, told):
        return True
    if _lost_link(whole, told) or _lost_day(whole, told):
        return True
    if box == "asks" and _lost_number(whole, told):
        return True
    if box == "handover":
        if re.search(r"\bI'll\b", whole) and not _TO_COME.search(told):
            return True  # what the writer does is no promise
        owned = any(form == "O" for form, _ in said)
        if owned and "->" not in told and _OR_ELSE.search(told):
            return True  # whose it is hangs on more than a name
        denied = _DENIED.search(told) and (owned or not _DENIED.search(whole))
        return _tangled(said) or bool(denied)
    if box == "contributions":
        return _did_more(whole, told) or _lost_end(whole, told) or _runs_back(whole, told)
    if box in ("gratitude", "respect_for", "learned"):
        return _lost_thing(whole, told)
    # What the writer did is no thanks to anybody.
    return box == "thanks_for" and re.match(r"I(?:'d|'ve)? (?!feel|felt)", told) is not None


def is_untold(box: str, typed: str) -> bool:
    """Whether nothing of an entry is told, however it is put.

    >>> is_untold("contributions", "she won the bid"), is_untold("gratitude", "the crew, except Mark")
    (True, True)
    >>> is_untold("contributions", "won the bid"), is_untold("gratitude", "the crew, and Mark")
    (False, False)
    """
    return any(guard.text == _NOTHING_SERVES and guard.forbids(box, typed, "") for guard in _GUARDS)


@dataclass(frozen=True)
class Guard:
    """What must hold of the text that was made of some entries: in which boxes, of which entries
    (`typed`), and what the text must hold, or (`never`) may not hold.
    """

    boxes: str
    typed: str
    text: str
    never: bool = False

    def forbids(self, box: str, typed: str, text: str) -> bool:
        """Whether a text that was made of an entry is not told."""
        if self.boxes and box not in self.boxes.split():
            return False
        meant = re.search(self.typed, typed, re.IGNORECASE) is not None
        return meant and (re.search(self.text, text) is not None) == self.never


_A_NOT = r"(?i)\b(?:not|no|never|cannot|without|refused|unpaid)\b|n't\b"
_NOTHING_SERVES = r"(?!)"  # no text holds it: such an entry is not told at all

_GUARDS = (
    # "I don't need a reference", "moving to a smaller firm (not a competitor)"
    Guard("asks", r"^I (?:do not|don['’]?t|no|won['’]?t) ", _A_NOT),
    Guard("", r"\([^)]*\b(?:not|no|never|refused|unpaid)\b[^)]*\)", _A_NOT),
    # "New starters get no buddy" is what should not be.
    Guard(
        "asks",
        r"^(?!.*\bshould\b).*\b(?:gets?|have|has|are|is) no\b",
        r"\bshould\b.*\bno\b",
        never=True,
    ),
    Guard("handover", r"\bnot to be\b", r"\b(?:not to be|should not|must not|may not|never)\b"),
    Guard("", r"(?:^|\s)[-−]\d", r"(?:^|\s)[-−]\d"),  # less than nothing
    # "She won the bid": somebody else. "Was going to promote me": it did not come to it.
    Guard("contributions", r"^(?:he|she|they|you) ", _NOTHING_SERVES),
    Guard(
        "thanks_for gratitude respect_for",
        r"^(?:(?:he|she) )?(?:was|were) (?:going|meant|supposed|about) to\b",
        _NOTHING_SERVES,
    ),
    # "Told me to go, I didn't" happened one after the other.
    Guard("thanks_for", r"^(?!.*\bwhen\b)", r" when I\b", never=True),
    # "More light, less noise", "could have sacked me", "the night team, except Mark": nobody is left
    # out before all others.
    Guard("", r"\b(?:less|fewer)\b", r"\b(?:[Ll]ess|[Ff]ewer)\b"),
    Guard("thanks_for", r"^(?:(?:you|he|she|they) )?could(?:'ve| have)\b", _NOTHING_SERVES),
    Guard("thanks_for", r"\bby (?:him|her|them)\b", _NOTHING_SERVES),
    Guard("gratitude", r"\b(?:except|but not|apart from)(?: for)? (?-i:[A-Z])", _NOTHING_SERVES),
    # A fall or a rise that is no merit.
    Guard(
        "contributions",
        "",
        r"^brought (?:complaints|errors|costs|waste|absences|churn|shrinkage|accidents|delays|returns|turnover time) up\b"
        r"|^brought (?:sales|orders|revenue|profits?|takings|bookings|subscriptions|members|attendance|donations) down\b",
        never=True,
    ),
    # What was done to them is no deed of theirs.
    Guard("thanks_for", "", r"^being \w+ed by\b", never=True),
    Guard(
        "respect_for",
        "",
        r"^how you (?:\w+ )?(?:[a-z]+(?:ed|en) (?:up )?by|sacked|fired|laid off|let go|made redundant|born|raised in|brought up|paid less|passed over)\b",
        never=True,
    ),
    # Nobody knows whether Omar is "he".
    Guard("handover", r"^(?!.*\b(?:he|she)\b)", r"\b(?:he|she)\b", never=True),
)
_IN_FIGURES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_ENDS_OPEN = re.compile(r" (?:for|of|with|to|from|by|at)$")
_OR_ELSE = re.compile(r"\b(?:else|otherwise|if not|but)\b")
# What says of something that it is still to come.
_TO_COME = re.compile(
    r"\b(?:will|going to|weeks?|months?|today|tomorrow|tonight|soon|before|until|till|then|later|\w+day|I (?:leave|finish|return|bring|hand)|I take (?:\w+ )+home)\b|'ll\b|\d"
)
_WAY = re.compile(
    r"\b(?P<way>up|down)\b[^,;]*? from \D?(?P<first>\d+(?:\.\d+)?) to \D?(?P<last>\d+(?:\.\d+)?)(?![\d,.]*[kmb%\d])"
)


def _runs_back(text: str, typed: str) -> bool:
    """Whether something is said to go down, and goes from less to more, or the other way about, though
    nobody typed it so.

    >>> _runs_back("brought headcount down from 2 to 9", "headcount down 2 to 9")
    True
    >>> _runs_back("sped up the build from 40 to 12 minutes", "sped up the build from 40 to 12 minutes")
    False
    """
    found = _WAY.search(text)
    return (
        found is not None
        and f"from {found['first']}" not in typed
        and (float(found["first"]) < float(found["last"])) == (found["way"] == "down")
    )


# "Col taught me patience", "Mr. Hartley promoted me", "Anna, who sang"
_ANOTHERS = re.compile(
    r"(?P<title>(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?P<who>[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?(?:,? (?:who|for)\b|(?: never| always)? (?P<did>[a-z]+)\b)"
)


def _of_another(typed: str, person: str) -> bool:
    """Whether an entry begins with what somebody else than the person did.

    >>> _of_another("Rose lent me her car", "Bo Lind"), _of_another("Bo lent me a car", "Bo Lind")
    (True, False)
    >>> _of_another("Patience with my English", "Bo Lind"), _of_another("Will to listen", "Bo Lind")
    (False, False)
    """
    found = _ANOTHERS.match(typed)
    if found is None or any(found["who"].casefold() in part.casefold() for part in person.split()):
        return False
    did = verb(found["did"]) if found["did"] else None
    does = found["did"] is None or (did is not None and did.tense in (*PAST, "third"))
    low = found["who"].lower()
    named = is_given_name(found["who"]) or any(listed(low, t) for t in ("proper", "given_too"))
    return does and (found["title"] is not None or named or not (is_word(low) or low in _SELF))


_SELF = ("he", "she", "you", "they", "who", "i", "we", "it")


# What nobody says that they did who did not type it.
_FEATS = "write build make create design start found lead teach run set open launch invent develop"


def _did_more(text: str, typed: str) -> bool:
    """Whether a text says what was done with a thing that was only named.

    >>> _did_more("wrote the rope library", "the rope library"), _did_more("wrote the plan", "writing the plan")
    (True, False)
    >>> _did_more("kept the log", "the log"), _did_more("built the shed", "shed, built it in May")
    (False, False)
    """
    done = verb(text.split(" ")[0].lower())
    if done is None or done.tense not in PAST or done.base not in _FEATS.split():
        return False
    words = re.findall(r"[a-z]+", typed.lower())
    return not any((known := verb(word)) and known.base == done.base for word in words)


# What a bracket holds that the sense hangs on: "led the ward (acting)", "no falls (bar one)"
_ASIDE = re.compile(
    r"\((?P<what>acting|in theory|on paper|roughly|gross|indirectly|partly|mostly|(?:bar|save|except) \w+|of \d+|planned|cancelled[^)]*|too late|badly|forgot \w+)\)",
    re.IGNORECASE,
)


def _lost_aside(text: str, typed: str) -> bool:
    """Whether a text lost what was typed in brackets and changes what is said.

    >>> _lost_aside("led the ward", "led the ward (acting)"), _lost_aside("led the ward (acting)", "led the ward (acting)")
    (True, False)
    """
    found = _ASIDE.search(typed)
    return found is not None and found["what"].lower() not in text.lower()


_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")


def _lost_ordinal(text: str, typed: str) -> bool:
    """Whether a text lost which one of several was meant.

    >>> _lost_ordinal("the half of August", "2nd half of August"), _lost_ordinal("the second half", "2nd half")
    (True, False)
    """
    told = text.lower()
    for found in _ORDINAL.finditer(typed):
        place = int(found[1])
        word = ORDINALS[place - 1] if 0 < place <= len(ORDINALS) else found[1]
        if found[1] not in told and word not in told:
            return True
    return False


def _tangled(said: Sequence[tuple[str, str]]) -> bool:
    """Whether a task has two owners one behind the other, or brackets within brackets."""
    owners = any(one == other == "O" for (one, _), (other, _) in pairwise(said))
    return owners or any(re.search(r"\([^)]*\(", text) for _, text in said)


_NOT = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|without|nor|cannot|\w+n['’]t|(?:do|does|did|is|was|were|are|has|have|had|could|should|would|ca|wo)nt)\b",
    re.IGNORECASE,
)
_WEIGHTY = re.compile(
    r"\b(?!(?:been|being|does|have|that|this|they|them|even|once|ever|with|will|would|should)\b)[a-z]{4,}"
)
_AFTER_COLON = re.compile(rf": (?:{_NOT.pattern})", re.IGNORECASE)


def _is_turned(text: str, typed: str) -> bool:
    """Whether a text says of something what was denied of it: its "not" was lost.

    >>> _is_turned("the news announced before Friday", "that the news not be announced before Friday")
    True
    >>> _is_turned("doing my shifts in Ramadan", "doing my shifts in Ramadan, he's not even religious")
    False
    """
    if _NOT.search(text):
        return False
    if len(text.split()) < 4 and _AFTER_COLON.search(typed):
        return True  # "Black Friday: not one page", of which hardly a word is left
    stems = {word[:4] for word in _WEIGHTY.findall(text.lower())}
    for denied in _NOT.finditer(typed):
        after = _WEIGHTY.search(typed.lower(), denied.end())
        ends = re.search(r"\w", typed[denied.end() :]) is None  # "cries never"
        if ends or (after and after[0][:4] in stems):
            return True
    return False


_MEASURE = re.compile(
    r"(?:less|fewer|more|another|earlier|later|longer|shorter|only|who|whom|what|where|when|whether) ",
    re.IGNORECASE,
)


def _lost_measure(text: str, typed: str) -> bool:
    """Whether a text lost the word with which a wish begins and on which its sense hangs.

    >>> _lost_measure("forms for outings", "less forms for outings"), _lost_measure("fewer forms", "less forms")
    (True, False)
    >>> _lost_measure("to talk to about seeds", "who to talk to about seeds")
    True
    """
    found = _MEASURE.match(typed)
    return found is not None and _MEASURE.search(f"{text} ") is None


_HEDGE = re.compile(
    r"\b(?:might|maybe|perhaps|probably|possibly|almost|nearly|hardly|would(?! (?:like|love|be glad)\b)|will|if|unless|[Oo]nly|but|except|[Ee]ither|should)\b"
)
# "The Friday call is not going to Leo", "the rota used to go to him"
_DENIED = re.compile(rf"{_NOT.pattern}|\b(?:used to|was going)\b", re.IGNORECASE)


def _lost_end(text: str, typed: str) -> bool:
    """Whether a text lost the word with which a result ends: "complaints" of "complaints halved"."""
    last = re.findall(r"[a-z]{4,}", typed.lower())[-1:]
    return (
        bool(last)
        and typed.lower().rstrip(" .").endswith(last[0])
        and last[0][:4] not in text.lower()
    )


def _lost_thing(text: str, typed: str) -> bool:
    """Whether a text lost the thing with which a fact of one piece ends.

    >>> _lost_thing("the night shift", "night shift bbq"), _lost_thing("how calm you were", "how calm he was.")
    (True, False)
    >>> _lost_thing("5 minutes with our whole department", "5 mins with our whole dept")
    False
    """
    found = re.fullmatch(r"[^,;:(.–-]* ([a-z]{3,})", typed.rstrip(" .!?"))
    if found is None:
        return False
    last = corrected(found[1])
    if listed(last, "put_in") or listed(last, "empty") or verb(last) or last.endswith("self"):
        return False  # "himself" is "yourself" to his face
    return not any(word.startswith(last[:3]) for word in re.findall(r"[a-z]+", text.lower()))


def _lost_hedge(text: str, typed: str, box: str = "") -> bool:
    """Whether a text states flatly what was typed with an "if", an "almost", an "only".

    >>> _lost_hedge("the rota -> Leo", "Leo might take the rota"), _lost_hedge("only Leo", "Only Leo")
    (True, False)
    >>> _lost_hedge("covering my shifts", "covering my shifts if ill"), _lost_hedge("you ran it", "Will ran it")
    (True, False)
    """
    kept = text.lower().replace("'ll ", " will ").replace("'d ", " would ")
    told = [found[0].lower() for found in _HEDGE.finditer(typed)]
    # "Leo will take the rota" says who has it, and "I would be grateful for" that one asks.
    plain = {"handover": ("will", "should"), "asks": ("would",)}.get(box, ())
    meant = [word for word in told if word not in plain]
    return any(re.search(rf"\b{word}\b", kept) is None for word in meant)


def _lost_name(text: str, typed: str) -> bool:
    """Whether a text lost the name of somebody or something that was typed.

    >>> _lost_name("the log is locked", "log, locked, Joanne only"), _lost_name("Jo's log", "Jo's log")
    (True, False)
    """
    words = re.findall(r"\b[\w'’-]+", set_right(typed))
    names = [w for n, w in enumerate(words) if re.match("[A-Z][a-z]", w) and (n or is_name(w))]
    low = text.lower()
    starts = [found.start() for found in re.finditer(r"\b", low)]
    return not all(any(low.startswith(n[:3].lower(), at) for at in starts) for n in names)


_LINK = re.compile(
    r"([a-z]{3,}) (?:with|without|against|about) (?:(?:the|a|an|my|our|her|his|their) )?([a-z]{3,})"
)


def _lost_link(text: str, typed: str) -> bool:
    """Whether a text put two words side by side between which stood "with" or the like.

    >>> _lost_link("a staff room windows", "a staff room with windows"), _lost_link("tea", "tea with milk")
    (True, False)
    """
    return any(
        f"{one} {other}" in text and f"{one} {other}" not in typed
        for one, other in _LINK.findall(typed)
    )


def _lost_day(text: str, typed: str) -> bool:
    """Whether a text lost a day or a month that was typed.

    >>> _lost_day("giving me on off", "gave me Wednesdays off"), _lost_day("by January", "by jan")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", typed)
    days = [w for w in words if len(w) > 2 and w.lower() != "may" and is_date(w.removesuffix("s"))]
    return any(
        re.search(rf"\b{day.removesuffix('s').lower()}", text.lower()) is None for day in days
    )


_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def _lost_number(text: str, typed: str) -> bool:
    """Whether a text lost a number above twenty that was typed in figures; lower ones may be words.

    >>> _lost_number("the camp fees I paid", "the camp fees I paid, 640 pounds"), _lost_number("six days", "6 days")
    (True, False)
    """
    kept = set(_NUMBER.findall(text))
    return any(n not in kept and not (n.isdigit() and int(n) < 21) for n in _NUMBER.findall(typed))


def _is_cut(text: str, typed: str) -> bool:
    """Whether a text ends in a number of which it dropped what is counted.

    >>> _is_cut("lending us 22", "lending us 22 ten year olds"), _is_cut("since 2019", "since 2019, really")
    (True, False)
    """
    number = re.search(r"\b\d+$", text)
    return number is not None and re.search(rf"\b{number[0]} [^\W\d]", typed) is not None


def _is_broken(text: str, form: str) -> bool:
    """Whether a phrase cannot be what was meant: a way of somebody without "you", a
    subject before "to", a name that was none ("took the mick"), a deed without a verb.

    >>> _is_broken("how after 26 years every tool is in its place", "W"), _is_broken("how you wait", "W")
    (True, False)
    >>> _is_broken("to recorder off sometimes", "T"), _is_broken("to record less", "T")
    (True, False)
    """
    if form == "W":
        return (
            _SENSELESS.search(text) is not None
            or re.match(
                r"how (?:never|not|do|don't)\b|how you \w+ (?:by|with|for|to|at|behind|beside) you\b|how you (?:are|have) (?:an?|the) \w+ you\b",
                text,
            )
            is not None
            or not re.search(r"\byou\b|^(?:how|the way)(?: \w+)? your\b", text)
        )
    if form == "G" and not _is_doing(text):
        return True  # "never once late": what was done, and nobody does it
    if form == "T" and text.startswith("to "):
        first = re.findall(r"[\w'-]+", text)[1:4]
        return _NO_DEED.match(text) is not None or (
            not any(verb(word) for word in first) and all(map(is_word, first))
        )
    return _SENSELESS.search(text) is not None


_NO_DEED = re.compile(r"to (?:off|on|with|the|an?|of|at|in|for|my|your|and|or|up|out)\b")
_BY_SOMEBODY = re.compile(r"\b(?:I|you|he|she|we|they)\b")


def _is_doing(text: str) -> bool:
    """Whether a phrase says what somebody did, in -ing, with no more than an adverb before it.

    >>> _is_doing("often covering my shifts"), _is_doing("never once late"), _is_doing("always you saying hello")
    (True, False, False)
    """
    for place, word in enumerate(words := text.split(" ")[:5]):
        known = verb(word.strip(",").lower())
        if known is not None and known.tense == "gerund":
            return _BY_SOMEBODY.search(" ".join(words[:place])) is None
    return False


# What no sentence holds: "silk to, and", "in April, as you", "your prayers, quiet are", "a 200 you client"
_SENSELESS = re.compile(
    "|".join(
        (
            # What cannot follow an article, an owner or a count: "the you", "your, and".
            r"\b(?:the|an?|my) you\b",
            r"\b(?:the|an?|to|my|your),",
            r"\b(?:the|an?) (?:my|your|our)\b",
            r"^(?!how|that|what|the|all)\w+ you,",
            r"\b\d{1,2} the (?:olds?|are)\b",
            r"\b\d+ you\b",
            r"\byou old\b",
            r"\bon off when\b",
            r"\b(?:of|the|an?|with|for) (?:to|and|of)\b",
            r"\bas which\b",
            r"\b(?:the|an?|my|your) (?:for|of|to|with|at|by|and|or|is|are|was) ",
            r"\bno (?:an?|the) ",
            r"^I the\b",
            r"\bI'm due to the\b",
            # A verb in a form that cannot follow: "has not being", "needs calling it".
            r"^(?:I|we) to\b",
            r"\bto should\b",
            r"\bbeen've\b",
            r"\bwill'll\b",
            r"\ban? [a-z]+ing (?:quietly|early|slowly|quickly|properly|gradually|openly)\b",
            r"^it's time to \w+ (?:was|is|were|will)\b",
            r"\byou was\b",
            r"\b(?:is|are) not (?:yet )?(?:been|be)\b",
            r"\bhas not being\b",
            r"\bI've was\b",
            r"\bneeds? \w+ing (?:it|them)\b",
            r"\b(?:it are|them (?:are|is))\b",
            r"\bgoing to \w+ing\b",
            r"\b(?:is|are) (?:\w+ )?been\b",
            # Broken off, or said twice.
            r", as (?:you|it|they|we|I)$",
            r", \w+ (?:are|is)$",
            r"^(?:I|you),",
            r"\byou are [\w ]+ you are\b",
            r"\bthe the\b",
            r"^(?:we|I|you|the)$",
            r"\b(?:nearly|almost)$",
            r"^(cut|brought|took|had|made|got) (?:.* )?\1\b",
            r"\bstill \w+ still\b",
        )
    )
)
# Somebody of whom "she" may speak, who is not the person; of a strain only who has no name.
KIN = re.compile(
    r"\b(?:m[ou]m|mother|ma|dad|father|wife|husband|partner|son|daughter|boy|girl|kid|child|baby|brother|sister|nan|gran\w*"
    r"|man|woman|lad|lass|boss|manager|client|customer|guest|patient|pupil|student|doctor|neighbou?r|friend|one|dog|cat|horse|cow|heifer|ewe|mare)\b"
)


def of_two(text: str) -> bool:
    """Whether a text tells of a man and a woman, and nobody knows which of them the person is.

    >>> of_two("tells a driver no and he thanks her"), of_two("knows her mind")
    (True, False)
    """
    return all(re.search(rf"\b(?:{words})\b", text) for words in ("he|him|his", "she|her|hers"))
