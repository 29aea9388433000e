"""Weaving: facts sorted by the sentence that each fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.phrasing.forms import Lean, Phrase, parse
from drafter.phrasing.people import called, to_you
from drafter.phrasing.saying import as_clause, as_noun, as_past
from drafter.phrasing.tidying import split, tidy
from drafter.phrasing.wording import sentence, those, with_article, your
from drafter.phrasing.words import listed
from drafter.situation import Person
from drafter.text import ONES, TENS


def pieces(text: str) -> list[str]:
    """The facts in a list of qualities or of things; any other text is one."""
    parts = text.split(", ")
    forms = {parse(part).form for part in parts}
    short = all(len(part.split()) <= 3 for part in parts)
    same = len({part.split()[0] for part in parts if part.split()}) == 1
    if len(parts) > 1 and parse(parts[0]).form == "adjective":
        return parts
    return parts if forms == {"noun"} and short and (len(parts) > 2 or same) else [text]


def phrases(
    facts: Iterable[str],
    *,
    lean: Lean = "noun",
    person: Person | None = None,
    people: Iterable[Person] = (),
) -> list[Phrase]:
    """Facts as phrases, each tidied and in its form; about a person, said to their face."""
    found = []
    names = [
        part
        for p in people
        for part in p.name.split()
        if len(part) > 2 and part[0].isupper() and part != "The"
    ]
    names += [called(p.name) for p in people if p.name.islower()]
    for fact in facts:
        for part in split(fact):
            text = tidy(part, names)
            led = re.fullmatch(r"(.+?) - (led|ran|built|wrote|made|won|set up|started) it", text)
            text = f"{led[2]} {with_article(led[1])}" if led and lean == "deed" else text
            for piece in pieces(text):
                said = to_you(piece, person) if person is not None else piece
                if said:
                    found.append(parse(said, lean=lean))
    return found


@dataclass(frozen=True, slots=True)
class Weave:
    """Facts sorted by the sentence that each fits.

    `given` follows "thank you for" or "I'm grateful for", `missed` "I'll miss", `yours`
    "thank you all for", `lived` "I won't forget", `owed` "I'm grateful to", `done` "I have
    enjoyed", `told` "I'm glad that"; to one person, `told` is a sentence of its own.
    """

    given: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    yours: list[str] = field(default_factory=list)
    lived: list[str] = field(default_factory=list)
    owed: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def weave(found: Iterable[Phrase]) -> Weave:
    """Sort what is said to many readers.

    >>> w = weave(phrases(["running design critiques", "the regulars", "being trusted", "we won"]))
    >>> w.missed, w.lived, w.done, w.told
    (['the regulars'], ['being trusted'], ['running design critiques'], ['we won'])
    """
    sorted_ = Weave()
    for phrase in found:
        if (
            _NOBODY.match(phrase.text)
            or _MIXED.search(phrase.text)
            or TENURE.fullmatch(phrase.text)
        ):
            continue  # nobody could tell who "she" is; a number of years has a place of its own
        noun, clause = as_noun(phrase), as_clause(phrase)
        if noun is None:
            sorted_.told.extend([clause] if clause is not None else [])
        elif phrase.form == "noun":
            if is_missed(noun) and not _BARE_PEOPLE.fullmatch(noun):
                sorted_.missed.append(those(noun))
            else:
                sorted_.given.append(noun)
        elif phrase.form == "subject_gerund":
            who, what = phrase.text[: phrase.head].strip(), phrase.text[phrase.head :]
            sorted_.owed.append(f"{who} for {what}")
        elif phrase.form == "gerund":
            for pattern, name in _GERUNDS:
                if pattern.search(noun):
                    getattr(sorted_, name).append(noun)
                    break
        elif phrase.form == "question":
            sorted_.lived.append(noun)
    return sorted_


def weave_to(found: Iterable[Phrase]) -> Weave:
    """Sort what one person is thanked for, said to their face.

    >>> w = weave_to(phrases(["covering for me", "she always had time", "patience"],
    ...                      person=Person("Sam Ito", "peer")))
    >>> w.given, w.told
    (['covering for me', 'your patience'], ['you always had time'])
    """
    sorted_ = Weave()
    for phrase in found:
        noun, clause = as_noun(phrase) or _favor(phrase), as_clause(phrase, "you")
        mine = re.match(r"my ([^\W\d_][\w -]*(?:, my [\w -]+)*)$", phrase.text)
        if phrase.text in ("you", "being you") or phrase.text.startswith(
            ("you on ", "you in ", "you who ")
        ):
            continue
        if mine and phrase.form == "noun":
            sorted_.told.append(f"you have been {phrase.text.replace(', my', ' and my')}")
        elif phrase.form == "adjective" and clause and ("you were" in clause or " for " in clause):
            sorted_.told.append(clause)
        elif phrase.form == "question" and phrase.text.startswith(
            ("how to ", "when to ", "what to ")
        ):
            sorted_.told.append(f"I learned from you {phrase.text}")
        elif noun is None:
            sorted_.told.extend([clause] if clause is not None else [])
        elif _DONE_TO_ME.match(noun):
            sorted_.lived.append(noun)
        else:
            sorted_.given.append(your(phrase.text) if phrase.form == "noun" else noun)
    return sorted_


def _favor(phrase: Phrase) -> str | None:
    """A favor as what one is thanked for: "you covered for me" is "covering for me"."""
    deed = as_past(phrase) if phrase.form == "clause" else None
    return as_noun(parse(deed, lean="deed")) if deed else None


# "Smart colleagues" one is grateful for; "the smart colleagues" would leave the others out.
_BARE_PEOPLE = re.compile(r"(?:[a-z-]+ )*(?:people|colleagues|clients|customers|patients|students)")
_NOBODY = re.compile(r"(?:for )?(?:him|her|his|she|he|them|they|their)(?:'s)?\b", re.IGNORECASE)
_MIXED = re.compile(r" and (?:they|he|she|we|I) \w+|: you\b")
_DONE_TO_ME = re.compile(
    r"being (?:\w+ed|given|taught|shown|seen|let|kept|sent|put|told)\b|getting to\b|learning (?:from|with)\b"
)
# What was done for me, what was done to me, what I did: by the first that fits.
_GERUNDS = (
    (
        re.compile(r"\b(?:me|us)\b|\bmy (?:back|shifts?|calls?|side|mistakes?|questions?)\b"),
        "yours",
    ),
    (re.compile(r"^(?:being|getting|having)\b"), "lived"),
    (re.compile(""), "done"),
)
TENURE = re.compile(
    r"(?:(?:about|over|nearly|almost|more than) )?(?P<count>\d+|[a-z]+(?:-[a-z]+)?)(?: (?:good|happy|long|great|wonderful))*"
    r" years?(?: (?:here|and never a dull one|of \w+))?"
)


def tenure(facts: Iterable[str]) -> str | None:
    """How many years somebody was there, where they said so ("44 years").

    >>> tenure(["the canteen", "44 YEARS"]), tenure(["retiring after 31 years"])
    ('44 years', '31 years')
    """
    for fact in facts:
        text = re.sub(r"^.*\bafter (?=\d)", "", tidy(fact))
        match = TENURE.fullmatch(text)
        if match and (match["count"].isdigit() or match["count"].split("-")[0] in _COUNTS):
            return f"{match['count']} years"
    return None


_COUNTS = frozenset((*ONES[2:], *TENS))


def is_missed(noun: str) -> bool:
    """Whether a noun names company, a place or a habit, which one misses.

    >>> [is_missed(n) for n in ("the Friday lunches", "Dona's coffee", "the chance to lead", "Sam's patience")]
    [True, True, False, False]
    """
    head = re.split(r"[,;:(]|\s(?:of|in|on|at|for|with|to|from|who|that|when|which)\s", f"{noun} ")[
        0
    ]
    words = head.lower().split()
    return (
        bool(words)
        and listed(words[-1].rstrip("!"), "missed")
        and not re.search(r"\b(?:when|was|were)\b", noun)
    )


def unsaid(facts: Iterable[str], said: str | Iterable[str]) -> list[str]:
    """The facts that are not told yet, by a text or by other facts.

    >>> unsaid(["overtime when I needed it", "the van"], ["overtime"])
    ['the van']
    """
    told = [said] if isinstance(said, str) else list(said)
    held = [_content(other) for other in told]
    found = []
    for fact in facts:
        words = _content(fact)
        repeated = (words <= other or other <= words for other in held if words and other)
        if not any(repeated):
            found.append(fact)
    return found


def _content(fact: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", tidy(fact).casefold())) - _EMPTY


_EMPTY = frozenset(
    [
        "when",
        "with",
        "that",
        "from",
        "your",
        "have",
        "them",
        "they",
        "this",
        "their",
        "always",
        "every",
    ]
)


def reason_tail(reason: str, departure: str = "voluntary") -> str:
    """The reason as what can follow "I'm leaving Northwind", or "" where it needs a sentence.

    >>> [reason_tail(r) for r in ("a new challenge", "to work on hardware", "moving to Galway")]
    [' for a new challenge', ' to work on hardware', '']
    >>> reason_tail("I'm leaving to paint"), reason_tail("closer to home")
    (' to paint', ' for work closer to home')
    """
    if departure not in ("voluntary", "retiring"):
        return ""
    text = _reason(reason)
    phrase = parse(text, lean="verb")
    if phrase.form == "infinitive":
        return f" {text}"
    opening = next((said for pattern, said in _REASON_OPENINGS if re.match(pattern, text)), None)
    if opening is not None:
        leaving, _, rest = opening.partition("I'm leaving")
        return f"{rest}{text}" if rest and not leaving else ""
    if phrase.form != "noun" or re.match(r"(?:the|my|our|this|time|retire\w*)\b", text):
        return ""
    alone = text.isupper() or len(text.split()) == 1
    return f" for {text if alone else with_article(text, 'a')}"


def reason_sentence(reason: str, departure: str = "voluntary") -> str:
    """The one public reason as a sentence of its own; "" where it only says "retirement".

    Who was laid off or dismissed did not choose: the reason is stated, not owned.

    >>> [reason_sentence(r) for r in ("moving closer to my sister", "a new challenge")]
    ["I'm moving closer to my sister.", "I'm leaving for a new challenge."]
    >>> reason_sentence("restructuring of the brand team", "laid_off")
    'My job ends with the restructuring of the brand team.'
    """
    text = _reason(reason)
    phrase = parse(text, lean="verb")
    if departure == "retiring" and re.fullmatch(
        r"(?:I(?:'m| am) )?(?:retire\w*|retiring(?: after .*)?)", text
    ):
        return ""
    if departure == "retiring":
        return re.sub(r"^I'm leaving\b", "I'm retiring", reason_sentence(reason))
    of_a_thing = re.match(r"(\w+ing) of\b", text)
    if phrase.form in ("clause", "that"):
        mine = r"^(?=(?:probation|contract|position|post|role|job|fixed term) )"
        return sentence(re.sub(mine, "my ", as_clause(phrase) or text))
    if departure in ("laid_off", "dismissed"):
        if phrase.form in ("past", "present", "gerund", "imperative") and not of_a_thing:
            return ""  # "missed the target": what one did is no sentence for a letter
        return sentence(f"My job ends with {'the ' + text if of_a_thing else with_article(text)}")
    if re.match(r"(?:the|my|our|this)\b", text) or of_a_thing:
        return sentence(f"The reason is {'the ' + text if of_a_thing else text}")
    for pattern, opening in _REASON_OPENINGS:
        if re.match(pattern, text):
            return sentence(opening + text)
    if text in ("health", "family"):
        return sentence(f"I'm leaving for {text} reasons")
    under_way = text.split()[0] in _SETTING_OUT and not _FROM_MONTH.search(text)
    if phrase.form == "gerund" and not under_way:
        return sentence(f"I'll be {text}")
    if phrase.form == "noun" and _SAID_OF_THINGS.search(text) and not _RELATIVE.search(text):
        return sentence(text)  # "nights and a new baby don't mix"
    if phrase.form in _REASON_FORMS:
        return sentence(f"{_REASON_FORMS[phrase.form]}{text}")
    return sentence(f"I'm leaving{reason_tail(reason)}")


def _reason(reason: str) -> str:
    said = re.sub(r"^I(?:'m| am) leaving (?=to\b|for\b|because\b)", "", tidy(reason))
    return re.sub(r"^(?:because|as|since|due to|for)\s+", "", said)


_FROM_MONTH = re.compile(
    r"\bfrom (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# What is under way when one gives notice; anything else is still to come.
_SETTING_OUT = frozenset(
    [
        "moving", "going", "starting", "taking", "returning", "joining", "relocating", "setting",
        "opening", "changing", "switching", "retiring", "emigrating", "leaving", "getting",
        "becoming", "stepping", "heading", "coming", "beginning", "giving", "making", "turning",
    ]
)  # fmt: skip
_SAID_OF_THINGS = re.compile(
    r"\w (?:is|are|has|have|was|were|needs?|don't|doesn't|didn't|isn't|aren't|wasn't|won't|can't)\b"
)
_RELATIVE = re.compile(r"\b(?:who|that|which|where|when|what|how)\b")
_REASON_OPENINGS = (
    (r"(?:want|need|hope|plan|wish) (?:to|an?|some|more)\b", "I "),
    (r"(?:found|accepted|taken|won|got|bought|decided)\b", "I've "),
    (r"an? (?:wish|desire) to\b", "I have "),
    (r"own\b|studies$", "I'm leaving for my "),
    (r"(?:training|teaching|coaching|nursing|marketing) (?:as|for|to|in|at|with)\b", "I'll be "),
    (r"\w+ (?:responsibilities|commitments|circumstances)$", "I'm leaving because of "),
    (r"(?:(?:back|ready|about) to|off (?:to|\w+ing))\b", "I'm "),
    (r"time (?:to|for)\b", "It is "),
    (r"more time\b", "I'd like to have "),
    (r"(?:closer|nearer|further|something|somewhere)\b", "I'm leaving for work "),
)
_REASON_FORMS = {
    "gerund": "I'm ",
    "infinitive": "I'm leaving ",
    "imperative": "I'm leaving to ",
    "past": "I ",
    "present": "I ",
    "adjective": "I'm ",
}
