"""Weaving: facts sorted by the sentence that each fits."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from drafter.phrasing.forms import OCCASION, Phrase, parse
from drafter.phrasing.people import was_granted, who_did
from drafter.phrasing.reading import bordered, states
from drafter.phrasing.saying import (
    BOTH_GERUNDS,
    SECOND_VERB,
    as_clause,
    as_noun,
    second_gerund,
)
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import (
    DETERMINED,
    head_of,
    is_person,
    opened,
    particular,
    sentence,
    those,
    with_article,
    your,
)
from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    gerund_of,
    is_adjective,
    is_participle,
    listed,
    participle_of,
    verb,
    words_of,
)
from drafter.text import ONES, TENS


@dataclass(frozen=True, slots=True)
class Weave:
    """Facts sorted by the sentence that each fits.

    `after` are sentences that were added to a fact. `given` follows "thank you for" or "I'm grateful for", `missed` "I'll miss", `yours`
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
    after: list[str] = field(default_factory=list)


def weave(found: Iterable[Phrase], remarked: bool = False) -> Weave:
    """Sort what is said to many readers; where `remarked`, a remark stays behind its fact in `after`.

    >>> from drafter.phrasing.reading import phrases
    >>> w = weave(phrases(["running design critiques", "the regulars", "being trusted", "we won"]))
    >>> w.missed, w.lived, w.done, w.told
    (['the regulars'], ['being trusted'], ['running design critiques'], ['we won'])
    """
    sorted_ = Weave()
    last, told_of = "", True
    for phrase in map(_done_to_me, found):
        if phrase.aside and not told_of:
            continue  # what was added to a fact that has no place here
        if phrase.aside:
            led = _FRAMES.get(last) if remarked else None
            told = f"{led}{getattr(sorted_, last).pop()}; {phrase.text}" if led else phrase.text
            sorted_.after.append(sentence(told))
            continue
        last = ""
        if (
            _NOBODY.match(phrase.text)
            or _MIXED.search(phrase.text)
            or TENURE.fullmatch(phrase.text)
            or (_TAIL.match(phrase.text) and phrase.form != "clause")
        ):
            continue  # nobody could tell who "she" is; a number of years has a place of its own
        placed = _place(phrase)
        told_of = placed is not None
        if placed is not None:
            last = placed[0]
            getattr(sorted_, last).append(placed[1])
    return sorted_


# How a fact of each list begins a sentence of its own.
_FRAMES = {
    "given": "I'm grateful for ",
    "missed": "I'll miss ",
    "lived": "I won't forget ",
    "done": "I've enjoyed ",
    "yours": "Thank you for ",
    "owed": "I'm grateful to ",
}


def _done_to_me(phrase: Phrase) -> Phrase:
    """What an unnamed somebody did for me, as what was done: "they taught me everything"."""
    if let := re.fullmatch(r"(?:they|he|she) let me (?!go\b|down\b)(\w+ .+)", phrase.text):
        return Phrase(f"being allowed to {let[1]}", "gerund")
    done = _SOMEBODY_DID.fullmatch(phrase.text)
    found = verb(done["verb"]) if done else None
    if done is None or found is None or not listed(found.base, "gives"):
        return phrase
    often = done["often"] or ""
    return Phrase(f"{often}being {participle_of(found.base)}{done['rest']}", "gerund")


_SOMEBODY_DID = re.compile(
    r"(?:they|he|she) (?P<often>(?:always|never) )?(?:have |has )?(?P<verb>[a-z]+) me(?P<rest>(?: .+)?)"
)


def glad(clause: str) -> str:
    """Something good that happened, as a clause that can stand in a message.

    >>> glad("we won"), glad("I don't know what I'd have done without you")
    ("I'm glad that we won", "I don't know what I'd have done without you")
    """
    return clause if _ITS_OWN.match(clause) else f"I'm glad that {clause}"


# A sentence that "I'm glad that" would turn into its opposite.
_ITS_OWN = re.compile(
    r"(?:you're|you are|there was|I (?:came|started|arrived|joined|began|don't|didn't|can't|couldn't|cannot|won't|wouldn't|will|owe|wish|hope|miss|love|loved|enjoyed|learn)|I'll|I'd|that's|this|it's|it is|what)\b"
)


# "my boss trusted me with the new lorries", which only looks like a thing
_DID_TO_ME = re.compile(
    r"(?:(?:my|our|the) (?:boss|manager|team lead|lead|supervisor|company|firm|head|chef|foreman|mentor)(?: [A-Z]\w+)?|[A-Z]\w+) "
    r"(?:[a-z]+ed|put|let|gave|kept|took|made|got|taught|sent) (?:me|us)\b"
)


def _place(phrase: Phrase) -> tuple[str, str] | None:
    """In which list of a Weave a phrase belongs, and how it stands there."""
    noun, clause = as_noun(phrase), as_clause(phrase)
    if phrase.form == "infinitive" and noun:
        return "lived", noun
    if noun is None:
        return ("told", clause) if clause is not None else None
    if phrase.form == "noun":
        if _OWED.fullmatch(phrase.text) or who_did(noun):
            return "owed", particular(noun)
        if _DID_TO_ME.match(noun):
            return "told", noun
        if OCCASION.match(noun):
            return "lived", noun
        noun = re.sub(r"^(?=people who )|^an? (?=(?:[a-z]+ )*(?:crew|team|gang)$)", "the ", noun)
        bare = _BARE_PEOPLE.fullmatch(noun)
        if is_missed(noun) and not bare and not re.match("an? ", noun):
            return "missed", those(noun)
        return "given", noun if bare else particular(noun)
    if phrase.form == "subject_gerund" and phrase.text.startswith("the way "):
        return "given", phrase.text  # "the way the drawing office answers"
    if phrase.form == "subject_gerund":
        who, what = phrase.text[: phrase.head].strip(), phrase.text[phrase.head :]
        return "owed", f"{who} for {what}"
    if phrase.form == "gerund":
        if (how := re.match(r"being ([a-z]+)\b", noun)) and listed(how[1], "adjectives"):
            return None  # "being good to the patients": who was, nobody could tell
        return next(name for pattern, name in _GERUNDS if pattern.search(noun)), noun
    if phrase.form in ("past", "present"):
        return next(((name, noun) for pattern, name in _DEEDS if pattern.search(noun)), None)
    return ("lived", noun) if phrase.form == "question" else None


def weave_to(found: Iterable[Phrase]) -> Weave:
    """Sort what one person is thanked for, said to their face.

    >>> from drafter.phrasing.reading import phrases
    >>> from drafter.situation import Person
    >>> w = weave_to(phrases(["covering for me", "she always had time", "patience"],
    ...                      person=Person("Sam Ito", "peer")))
    >>> w.given, w.told
    (['covering for me', 'your patience'], ['you always had time'])
    """
    sorted_ = Weave()
    for phrase in found:
        if phrase.aside:
            (sorted_.told if phrase.text.startswith("you ") else sorted_.after).append(phrase.text)
        elif not (
            _ONLY_YOU.match(phrase.text)
            or (_TAIL.match(phrase.text) and phrase.form != "clause")
            or (phrase.form == "noun" and phrase.text.startswith("you "))
        ):
            name, text = _place_to(phrase)
            getattr(sorted_, name).extend([text] if text else [])
    # "sending me to Lyon", and another fact that says for what.
    fuller = [g for g in sorted_.given if not any(o.startswith(f"{g} ") for o in sorted_.given)]
    return replace(sorted_, given=fuller)


def _place_to(phrase: Phrase) -> tuple[str, str | None]:
    noun, clause = as_noun(phrase) or _favor(phrase), as_clause(phrase, "you")
    given = by_you(noun or phrase.text)
    noun = given if noun or given != phrase.text else None
    if phrase.form == "gerund" and _WITH_YOU.match(phrase.text):
        return "told", f"I've enjoyed {phrase.text}"
    if does := _WHO_DOES.fullmatch(phrase.text):
        return "given", as_noun(parse(does[1], lean="deed"))
    if did := _POST_AND_DEED.fullmatch(phrase.text):
        return "given", as_noun(parse(did[1], lean="deed"))
    if phrase.form == "noun" and is_person(phrase.text):
        mine = phrase.text.startswith("my ")
        first, *more = phrase.text.split()
        if (
            more
            and first.islower()
            and not (mine or DETERMINED.match(phrase.text) or is_adjective(first))
        ):
            return "given", None  # "school secretary": what they are, for which nobody is thanked
        what = phrase.text.replace(", my", " and my") if mine else with_article(phrase.text, "a")
        return ("told", f"you have been {what}") if mine else ("given", f"being {what}")
    if phrase.form == "adjective" and clause and ("you were" in clause or " for " in clause):
        return "told", clause
    if re.match(r"(?:how|when|what) to ", phrase.text):
        return "told", f"I learned from you {phrase.text}"
    if noun is None:
        left = _LEFT.match(phrase.text)  # "the tea left warm": a thing, and how it was left
        thing = left and is_participle(left[1]) and not listed(left[2], "objects")
        return ("given", phrase.text) if thing else ("told", clause)
    if _DONE_TO_ME.match(noun):
        return "lived", noun
    if re.match(r"(?:the |your )?patience to [a-z]", noun):
        return "given", f"having {with_article(noun.removeprefix('your '))}"
    own = phrase.form == "noun" and noun == as_noun(phrase)
    return "given", your(phrase.text.replace(" - ", ", ")) if own else noun


# "school secretary, who ran the raffle": what they are is no favor, what they did is
_POST_AND_DEED = re.compile(r"(?!my |a |an |the )[a-z ]+, who (?!(?:is|was|are|were) )(.+)")


# "mri course paid", to who did
_HAVING_PAID = re.compile(
    r"(?:having |getting )?(?P<part>half of )?(?P<what>(?:(?!\b(?:that|who|which)\b)[^,])+?)(?<! you)(?<! they)(?<! we)(?<! he)(?<! she) paid for(?! by\b)(?P<when> .+)?"
)


def by_you(favor: str) -> str:
    """What was done to me as what the reader did, where a superior would have done it.

    >>> by_you("being trusted with a budget at 26"), by_you("being allowed to swap to mornings")
    ('trusting me with a budget at 26', 'letting me swap to mornings')
    >>> by_you("being trained by Ana")
    'being trained by Ana'
    """
    if paid := _HAVING_PAID.fullmatch(favor):
        return f"paying for {paid['part'] or ''}{paid['what']}{paid['when'] or ''}"
    done = was_granted(favor)
    if done is None:
        return favor
    base = verb(done["verb"]).base  # type: ignore[union-attr]
    if base == "allow":
        return f"{done['often'] or ''}letting me {done['rest'].strip().removeprefix('to ')}"
    return f"{done['often'] or ''}{gerund_of(base)} me{done['rest']}"


# "a manager who reads the appendix", to that manager
_WHO_DOES = re.compile(
    r"an? (?:\w+ )?(?:manager|boss|head|supervisor|lead|chef|foreman) (?:who|that) ((?:always |never )?(?!is\b|was\b|are\b|can\b|could\b|will\b|would\b)\w+ .+)"
)
# "learning English with Colm", to Colm: the reader did not do it alone.
_WITH_YOU = re.compile(
    r"(?!\w+ with you )\w+ing (?!me\b)(?:(?!\b(?:me|us|my)\b).)*\b(?:with|from|beside) you\b"
)
_LEFT = re.compile(r"the [a-z-]+ ([a-z]+) ([a-z]+)")
# "Ana, just Ana" to her face: nothing is left to thank her for.
_ONLY_YOU = re.compile(r"(?:the )?you(?:,| (?:on|in|who) |(?: (?:guys|all|lot|two|both|guy))?$)")


def _favor(phrase: Phrase) -> str | None:
    """A favor as what one is thanked for: "you did my hair" is "doing my hair"."""
    told = as_clause(phrase, "you") or ""
    favor = None if re.search(r", (?:you|I|we) ", told) else _FAVOR.fullmatch(told)
    found = verb(favor["verb"]) if favor else None
    deed = found is not None and found.tense in PAST and found.base != "have"
    mine = favor is not None and re.search(r"\b(?:me|my|us)\b", favor["rest"])
    if favor is None or found is None or not (deed or mine):
        return None
    rest = SECOND_VERB.sub(second_gerund, favor["rest"])
    return f"{favor['often'] or ''}{gerund_of(found.base)}{rest}"


# "you teach me", "you have shown me": told in any tense, a favor is the same.
_FAVOR = re.compile(
    r"you (?:have |'ve )?(?P<often>(?:always|never) )?(?P<verb>(?!are|have|can|will|do\b|don't)[a-z]+)(?P<rest>(?: .+)?)"
)
# "Lena and Tomek for the best summer of my life"
_OWED = re.compile(
    r"[A-Z][a-z][\w'-]*(?:,? (?:and )?[A-Z][\w'-]+)* for (?:the|my|all|every|being|a|an|\w+ing)\b.*"
)
# "Smart colleagues" one is grateful for; "the smart colleagues" would leave the others out.
_BARE_PEOPLE = re.compile(r"(?:[a-z-]+ )*(?:people|colleagues)")
# "in ink", once part of a longer fact: no thing of its own.
_TAIL = re.compile(r"(?:in|on|at|by|with|of|from|under) (?!\w+ing\b)|which ")
_NOBODY = re.compile(
    r"(?:the )?same [a-z]+$|(?:for )?(?:nothing(?! but\b)|him|her|his|she|he|them|they|their)(?:'s)?\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r" and (?:they|he|she|we|I) \w+|: you\b")
_DONE_TO_ME = re.compile(
    r"being (?:\w+ed|given|taught|shown|seen|let|kept|sent|put|told)\b|getting to\b|learning (?:from|with)\b"
)
# What was done for me, what was done to me, what I did: by the first that fits.
_GERUNDS = (
    (
        re.compile(
            r"^(?!being|getting|having|learning|seeing|watching|hearing).*\b(?:me|us)\b|\bmy (?:back|shifts?|calls?|side|mistakes?|questions?)\b|"
            r"^(?:paying|backing|sending|letting|lending|covering|supporting|trusting|fighting|funding|approving|sponsoring|renewing|extending|keeping|signing off) (?:for )?my\b"
        ),
        "yours",
    ),
    (re.compile(r"^(?:(?:always|never) )?(?:being|getting|having)\b"), "lived"),
    (re.compile(r"^(?:not|never)\b"), "given"),
    (re.compile(""), "done"),
)
# The same of a deed that was typed without its subject: who else did it, nobody could tell.
_DEEDS = (
    _GERUNDS[0],
    _GERUNDS[1],
    (re.compile(r"\bmy\b|\bI\b|^meeting\b"), "given"),
)
TENURE = re.compile(
    r"(?:(?:about|over|nearly|almost|more than) )?(?P<count>\d+|[a-z]+(?:-[a-z]+)?)(?: (?:good|happy|long|great|wonderful))*"
    r" (?P<unit>years|year|seasons|winters)(?: (?:here|and never a dull one|of \w+))?"
)
# "thirty-one years in the same laboratory"
_LONG_TIME = re.compile(
    rf"(?:{TENURE.pattern})(?: (?:work|service|teaching)|(?<=years) of [a-z-]+ [a-z]+|(?<=years) (?:in|at|on|behind|under|with) (?:the|one|a) [a-z -]+)?"
)
_BESIDE = re.compile(rf"{TENURE.pattern}(?:, and|,| and) (?P<rest>.+)")


def tenure(facts: Iterable[str]) -> str | None:
    """How many years somebody was there, where they said so ("44 years").

    >>> tenure(["the canteen", "44 YEARS"]), tenure(["retirement, after thirty-one years"])
    ('44 years', 'thirty-one years')
    >>> tenure(["9 seasons, and the brass band"])
    '9 seasons'
    """
    for fact in facts:
        text = re.sub(r"^.*\bafter (?=[\w-]+ years?\b)", "", tidy(fact))
        match = _LONG_TIME.fullmatch(text) or _BESIDE.fullmatch(text)
        if match and (match["count"].isdigit() or match["count"].split("-")[0] in _COUNTS):
            unit = match["unit"].removesuffix("s")
            return f"{match['count']} {unit}s"
    return None


def beside_years(fact: str) -> str:
    """What was noted beside a number of years, which has a place of its own.

    >>> beside_years("33 years, and the sunrise on the number 7"), beside_years("the van")
    ('the sunrise on the number 7', 'the van')
    """
    text = tidy(fact)
    match = None if TENURE.fullmatch(text) else _BESIDE.fullmatch(text)
    return match["rest"] if match and parse(match["rest"]).form == "noun" else fact


_COUNTS = frozenset((*ONES[2:], *TENS))


def is_missed(noun: str) -> bool:
    """Whether a noun names company, a place or a habit, which one misses.

    >>> [is_missed(n) for n in ("the Friday lunches", "Dona's coffee", "the chance to lead", "Sam's patience")]
    [True, True, False, False]
    """
    words = head_of(noun.lower())
    habit = re.search(r" (?:on|every) (?:a (?:\w+ )?)?\w+days?$", noun)
    return (
        bool(words)
        and (habit is not None or listed(words[-1].rstrip("!"), "missed"))
        and not re.search(
            r"\b(?:when|was|were|for my (?:\d+\w*|birthday|wedding|leaving)|that (?:day|night|time))\b",
            noun,
        )
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
    return set(re.findall(r"[^\W\d_]{3,}", tidy(fact).casefold())) - words_of("empty")


def reason_tail(reason: str, departure: str = "voluntary") -> str:
    """The reason as what can follow "I'm leaving Northwind", or "" where it needs a sentence.

    >>> [reason_tail(r) for r in ("a new challenge", "to work on hardware", "moving to Galway")]
    [' for a new challenge', ' to work on hardware', '']
    >>> reason_tail("I'm leaving to paint"), reason_tail("closer to home")
    (' to paint', ' for work closer to home')
    """
    if departure not in ("voluntary", "retiring"):
        return ""
    text = _reason(_joined(tidy(reason)))
    if not text.split() or re.search(r"[:.] ", text) or bordered(text, one_breath=False)[1]:
        return ""
    phrase = parse(text, lean="verb")
    if phrase.form == "infinitive":
        return "" if _STACKED.match(text) else f" {text}"
    if _of_a_place(text):
        return ""
    if _AS_REASONS.fullmatch(text):
        return f" for {text.removesuffix(' reasons')} reasons"
    if opening := opened(text, "reasons"):
        leaving, _, rest = opening.partition("I'm leaving")
        return f"{rest}{text}" if rest and not leaving else ""
    if re.match(r"after (?:\d|\w+ years|being )", text):
        return f" {text}"  # "after 40 years at sea"
    if phrase.form != "noun" or _NO_TAIL.match(text):
        return ""
    if _SAID_OF_THINGS.search(text) and not _RELATIVE.search(text):
        return ""  # "38 harvests is enough"
    the = re.match(r"(?:chance|opportunity) to\b", text)
    bare = text.isupper() or re.match(r"[a-z]+ school\b", text)  # "law school"
    return f" for {text if bare else with_article(text, 'the' if the else 'a')}"


_OF_A_THING = r"(?:\w+ing|end|loss|closure|sale|merger|birth|arrival|death) of\b"
# "leaving to move to Spain to open a bar" has one infinitive too many
_STACKED = re.compile(
    r"to (?P<does>move|go|come|return|start|take|set|open|join|relocate|emigrate)\b.* to [a-z]"
)
# What one does not leave "for".
_NO_TAIL = re.compile(
    rf"(?:the|my|our|this|time|(?:early )?retire\w*|burn-?out|exhaustion|stress|relocation|{_OF_A_THING})\b"
)


def is_personal(reason: str) -> bool:
    """Whether a reason concerns a life and no trade, so that clients may hear it too.

    >>> is_personal("getting married and moving to Surabaya"), is_personal("moving to a rival firm")
    (True, False)
    """
    return _OF_LIFE.search(reason) is not None and _OF_TRADE.search(reason) is None


_OF_LIFE = re.compile(
    r"\b(?:moving|relocating|married|marrying|stud(?:y|ying)|university|college|degree|travel\w*|"
    r"sister|brother|grandchildren)\b",
    re.IGNORECASE,
)
_OF_TRADE = re.compile(
    r"\b(?:work|working|jobs?|roles?|posts?|positions?|company|firm|business|start-?up|practice|shop|agency|studio|own|"
    r"competitor|rival|team|teaching|lecturing|into|on)\b",
    re.IGNORECASE,
)


def reason_sentence(reason: str, departure: str = "voluntary") -> str:
    """The one public reason as a sentence of its own; "" where it only says "retirement".

    Who was laid off or dismissed did not choose: the reason is stated, not owned.

    >>> [reason_sentence(r) for r in ("moving closer to my sister", "a new challenge")]
    ["I'm moving closer to my sister.", "I'm leaving for a new challenge."]
    >>> reason_sentence("restructuring of the brand team", "laid_off")
    'My job is ending because of the restructuring of the brand team.'
    >>> reason_sentence("end of the harbour grant", "laid_off")
    'The harbour grant is coming to an end.'
    >>> reason_sentence("wanting to work nearer home"), reason_sentence("headhunted by a rival")
    ('I want to work nearer home.', "I've been headhunted by a rival.")
    >>> reason_sentence("site closing, 140 of us", "laid_off")
    'The site is closing.'
    >>> reason_sentence("our kiln being closed", "laid_off")
    'Our kiln is being closed.'
    >>> reason_sentence("late too often", "dismissed")
    ''
    >>> reason_sentence("wife's posting to Oslo"), reason_sentence("shop's closing", "laid_off")
    ("I'm leaving because of my wife's posting to Oslo.", 'The shop is closing.')
    """
    imposed = departure in ("laid_off", "dismissed")
    typed, reason = tidy(reason), tidy(reason) if imposed else _joined(tidy(reason))
    first, added = bordered(reason, one_breath=False)
    if reason != typed and (parted := re.split(r"([:.]) ", reason, maxsplit=1))[1:]:
        first, mark, added = parted
        if mark == ":":
            return f"{reason_sentence(first, departure).removesuffix('.')}: {added}."
    if added:
        opening = reason_sentence(first, departure)
        known = opening or departure == "retiring"
        return f"{opening} {sentence(_unnoted(added))}".strip() if known else ""
    reason = re.sub(r", (?=(?:got|have|had|found|was|am) )", ", and I ", reason)
    reason = re.sub(r", (?:it )?(?:starts|begins) (?:in |on )?(?=\w)", ", starting in ", reason)
    reason = re.sub(r"^[Bb]aby (?:is )?(?=due\b)", "a baby is ", reason)
    text = re.sub(r"\bof (contract|visa|lease|term)$", r"of my \1", _reason(reason))
    if not text.split():
        return ""  # "because": a reason that was begun and not given
    text = re.sub("^they ", "the company ", text) if imposed else text
    if imposed and not _ENDED.match(text):  # "hiring freeze, whole team cut"
        parts = re.split(r", | / ", text)
        text = next((part for part in parts[1:] if _ENDED.fullmatch(part) or states(part)), text)
        text = text.rpartition(" / ")[2]
    if over := _OVER.fullmatch(text):
        return _runs_out(over)
    phrase = parse(text, lean="verb")
    retires = re.fullmatch(
        r"(?:I(?:'m| am) )?(?:early )?(?:retire\w*|retiring)(?: at (?:\d+|[a-z-]+))?(?:,? after .*)?",
        text,
    )
    if retires and (departure == "retiring" or "retirement" in text):
        return ""
    if departure == "retiring":
        return re.sub(r"^I'm leaving\b", "I'm retiring", reason_sentence(reason))
    of_a_thing = re.match(_OF_A_THING, text)
    if re.search(
        r"\band (?:I|we) (?:\w+ed|did|had|were|saw|went|want|need|are|have|plan|hope|wish)\b", text
    ):
        return sentence(text)  # "the new owner and I wanted different kitchens"
    ended = _ENDED.match(text) if imposed else _of_a_place(text)
    whole = ended is not None and not re.match(r" \w", text[ended.end() :])
    if ended and whole and not re.search(r"\b(?:is|are|was|were|has|have|be|being)\b", ended[0]):
        return _became(ended)
    if ended and not whole and parse(text[ended.end() :].strip()).form == "noun":
        return sentence(with_article(text))  # "the district cut library positions"
    if phrase.form in ("clause", "that"):
        first, _, noted = text.partition(", ")  # "my contract is not extended, budget for 2027"
        bare = len(noted.split()) < 4 and parse(noted).form == "noun" and parse(first).form
        phrase = parse(first, lean="verb") if bare == "clause" and noted else phrase
        return sentence(as_clause(phrase) or text)
    if runs_out := _RUNS_OUT.match(text):
        return sentence(runs_out[0] if _FRAGMENT.match(text[runs_out.end() :]) else text)
    if imposed:
        if ended and re.search(r"\b(?:was|were|has|have)\b", ended[0]):
            return sentence(with_article(ended[0]))
        if ended:
            return _became(ended)
        text = re.sub(r", (?:about |some )?\d+ [a-z]+(?: in [^,]+)?$", "", text)  # "cuts, 40 roles"
        if phrase.form in ("past", "present", "imperative") or not _IMPOSED.search(text):
            return ""  # "missed the target", "late too often": what one did is not for a letter
        why = "the " + text if of_a_thing else text if text == "redundancy" else with_article(text)
        return sentence(f"My job is ending because of {why}")
    if states(text):
        return sentence(text)
    if phrase.form == "noun" and _SAID_OF_THINGS.search(text) and not _RELATIVE.search(text):
        return sentence(text)  # "nights and a new baby don't mix"
    if (
        re.match(r"(?:the|(?:my|our)(?! own\b)|this|(?:not|always|never|constantly) being)\b", text)
        or of_a_thing
    ):
        return sentence(f"I'm leaving because of {'the ' + text if of_a_thing else text}")
    if lead := opened(text, "reasons"):
        return sentence(lead + text)
    under_way = listed(text.split()[0].strip(","), "under_way") and not _FROM_MONTH.search(text)
    base = base_of_gerund(text.split()[0].strip(",")) if phrase.form == "gerund" else ""
    if base and not under_way and not listed(base, "states"):
        return sentence(f"I'm leaving to {base} {text.partition(' ')[2]}")  # "writing a book"
    if stacked := _STACKED.match(text):  # "to move to Spain to open a bar"
        return sentence(f"I'm {gerund_of(stacked['does'])}{text[stacked.end('does') :]}")
    if phrase.form == "past" and re.match(r"\w+ by ", text):
        return sentence(f"I've been {text}")
    if phrase.form in _REASON_FORMS:
        return sentence(f"{_REASON_FORMS[phrase.form]}{text}")
    return sentence(f"I'm leaving{reason_tail(reason)}")


def _joined(text: str) -> str:
    """A reason of two parts that a comma joins, as its parts would be said together.

    >>> [_joined(r) for r in ("film co, editing job", "own bakery, Leeds", "fewer nights, 2 a month")]
    ['editing job at a film company', 'own bakery in Leeds', 'fewer nights: 2 a month']
    >>> _joined("retiring, knees"), _joined("evening job, want to paint")
    ('retiring because of my knees', 'evening job. I want to paint')
    """
    parts = re.split(r"[,;] ", text)
    if len(parts) != 2 or parse(parts[0], lean="verb").form in ("clause", "that"):
        return text
    first, second = tidy(parts[0]), re.sub(r"\b(\d+) mins?\b", r"\1 minutes", parts[1])
    for post, place in ((first, second), (second, first)):
        if _POST.fullmatch(post) and (at := _AN_EMPLOYER.fullmatch(place)):
            named = f"{at[1]}company" if at[2] == "co" else place
            return f"{post} at {with_article(named, 'a')}"
    town = _IN_TOWN.fullmatch(second)
    dated = town is not None and town[1] in (*day_name, *month_name)
    if town and not dated and _SITED.search(first):
        return f"{first} in {town[1]}"
    if re.fullmatch(_BODY, first) and second.startswith("and a "):
        return f"{first}, and for {second[4:]}"
    if (over := _OVER.fullmatch(first)) and re.match("[a-z]+ing ", second):
        return f"{_runs_out(over).removesuffix('.')}, and I'm {second}"
    for pattern, follows in _SECOND:
        if found := re.match(pattern, second):
            return first + follows.format(found=found, rest=second[found.end() :])
    goes_on = re.match(r"(?:my|the|our|we|I|it|they|he|she|[a-z]+ing|\d+ of)\b", second)
    past = parse(first, lean="verb").form == "past"
    told = past or goes_on or bordered(text, one_breath=False)[1]
    return text if told else f"{first}: {second}"


_POST = re.compile(
    r"(?!(?:done|no more|tired|sick|looking|leaving|lost|losing|quitting|without)\b).*\b(?:role|job|post|position)"
)
_AN_EMPLOYER = re.compile(
    r"((?:an? )?(?:[a-z-]+ ){0,3})(co|company|firm|start-?up|hospital|clinic|school|lab|bank|hotel|agency|factory|university)"
)
_IN_TOWN = re.compile(r"(?:in )?([A-Z][a-z-]+(?: [A-Z][a-z-]+){0,2})")
# Before what a town is told after a comma; after other words a capital may be a name, a firm or an illness.
_SITED = re.compile(
    r"\bown (?:[a-z]+ )?[a-z]+$|\b(?:business|move|moving(?: house)?|relocat(?:ion|ing))$|\b(?:course|degree|diploma|[BM]A|[BM]Sc|[BM]Ed|PhD)(?: in [a-z ]+)?$"
)
_BODY = r"knees?|back|hips?|shoulders?|hands|feet|eyes|eyesight|hearing|heart|lungs|wrists?"
# What the second part of a reason is tells how it follows the first.
_SECOND = (
    (r"(?:new )?baby (?=on the way|due\b)", ", with a baby {rest}"),
    (r"(?=(?:twins|triplets|a baby) (?:on the way|due\b))", ", with {rest}"),
    (rf"(?:my )?({_BODY})$", " because of my {found[1]}"),
    (
        r"(?:my )?(back|heart|hearing|eyesight|knee|hip|shoulder|wrist) (?=not )",
        ". My {found[1]} is {rest}",
    ),
    (rf"(?:my )?({_BODY}) (?=not )", ". My {found[1]} are {rest}"),
    (r"(?:my )?(family|health)(?: reasons)?$", " for {found[1]} reasons"),
    (r"(?=(?:want|need|hope|plan|can't|cannot|couldn't|won't|don't) )", ". I {rest}"),
    (r"(?=not [a-z]+ing\b)", ". I'm {rest}"),
    (r"(?=no (?:more )?[a-z])", ", with {rest}"),
    (r"(?=\d+ (?:days|weeks|months|years)$)", " for {rest}"),
    (
        r"(?=(?:as|at|in|on|for|with|from|near|to|by|after|before|because|so|and|but|or|not|which|where|also|only|got|have|had|found|was|am|even|mostly|including|starts?|begins?|it|is|are|then|though|until|while|when)\b)",
        ", {rest}",
    ),
)


def _runs_out(over: re.Match[str]) -> str:
    """What is ending or closing, with its verb: "the grant is coming to an end"."""
    what = with_article(over["what"])
    many = what.endswith("s") and not what.endswith("ss")
    told = f"{what} {'are' if many else 'is'} {'coming to an end' if over['ends'] else 'closing'}"
    return sentence(f"{told}, and I'd like {over['wish']}" if over["wish"] else told)


# "the end of the grant", "closure of the depot": named as a thing, told as what happens
_OVER = re.compile(
    r"(?:the )?(?:(?P<ends>end)|clos(?:ing|ure)(?: down)?|shut-?down) of (?P<what>[^,;]+?)"
    r"(?: and an? (?:wish|desire) (?P<wish>to [^,;]+))?"
)
# "my fixed-term contract ends with the project"
_RUNS_OUT = re.compile(r"(?:my|the|an?) [\w -]+ (?:ends?|ended|runs? out|ran out|expire[sd]?)\b")
_FRAGMENT = re.compile(r", no \w+$")  # "my contract ends, no renewal"


def without_money(offer: str) -> str:
    """What was offered, but for the money; "" where it was money alone.

    >>> without_money("the offer of the day post and 10 percent"), without_money("the offer of a raise")
    ('the offer of the day post', '')
    """
    kept = [part for part in re.split(r"(?:,| and) ", offer) if not _MONEY.search(part)]
    return " and ".join(kept) if kept and kept[0] == re.split(r"(?:,| and) ", offer)[0] else ""


_MONEY = re.compile(r"(?i)\b(?:pay|paid|salary|money|wages?|raise|bonus|per ?cent|bucks)\b|[$£€%]")


def purpose(why: str) -> str:
    """What somebody is about to do, as what they leave for: "to start a degree"; else "".

    >>> purpose("I'm starting a degree in January."), purpose("I'll be training as a midwife.")
    ('to start a degree in January', 'to train as a midwife')
    >>> purpose("I'm going to work on the river."), purpose("I'm going to sea.")
    ('to work on the river', 'to go to sea')
    >>> purpose("I'm expecting a baby."), purpose("I've been offered a post.")
    ('', '')
    """
    plan = _PLAN.fullmatch(why)
    found = verb(plan["doing"]) if plan else None
    if plan is None or found is None or found.tense != "gerund" or listed(found.base, "states"):
        return ""
    if _IN_A_STATE.match(f"{found.base} {plan['rest']}"):
        return ""
    going = re.match(r"to ([a-z]+) ", plan["rest"]) if found.base == "go" else None
    if (
        going
        and going[1] != "be"
        and (doing := verb(going[1]))
        and doing.tense == "base"
        and doing.noun != "mostly"
    ):
        return plan["rest"]  # "I'm going to work on the river"
    rest = BOTH_GERUNDS.sub(lambda m: base_of_gerund(m[1]), plan["rest"])
    return f"to {found.base} {rest}".rstrip()


# "running out of patience", "getting too old for nights", "being worn out"
_IN_A_STATE = re.compile(
    r"(?:run (?:out|low)|get (?:too |so |very )?(?:old|tired|sick|bored|worn|burnt|ill|on)|be (?!closer|nearer|near|with|at home|there|my own))\b|go to be\b|reach \d"
)
_PLAN = re.compile(r"(?:I'm|I'll be) (?P<doing>[a-z]+ing)\b(?!,) ?(?P<rest>[^.?!;:]*)\.?")


def fault(reason: str) -> str:
    """What somebody was dismissed for, as they would own it in an interview; "" where they did nothing.

    >>> fault("late too many times in the winter"), fault("not meeting the numbers")
    ('I was late too many times in the winter.', 'I was not meeting the numbers.')
    >>> fault("late too often"), fault("missed the target, and they let me go")
    ('I was late too often.', 'I missed the target, and they let me go.')
    >>> fault("not kept on after probation"), fault("didn't pass probation, I was too slow")
    ('I was not kept on after probation.', "I didn't pass probation. I was too slow.")
    >>> fault("disagreement over the rota"), fault("restructuring of the brand team")
    ('I was let go after a disagreement over the rota.', '')
    """
    first, added = bordered(tidy(reason), one_breath=False)
    phrase = parse(_reason(first), lean="deed")
    if phrase.form == "noun" and re.match(_NEUTRAL, phrase.text):
        return sentence(f"I was let go after {with_article(phrase.text, 'a')}")
    undone = re.match(r"(?:didn't|couldn't|wasn't|hadn't|failed) ", phrase.text)
    late = re.match(r"(?:late|absent|away|slow|careless|not \w+ing)\b", phrase.text) is not None
    if phrase.form not in ("past", "adjective") and not (undone or late):
        return ""
    state = late or phrase.form == "adjective" or phrase.text.startswith("not ")
    told = sentence(f"I {'was ' if state else ''}{phrase.text}")
    return f"{told} {sentence(_unnoted(added))}" if added else told


_NEUTRAL = r"(?:an? )?(?:\w+ )?(?:change|disagreement|difference|dispute|missed \w+)\b"


def _of_a_place(text: str) -> re.Match[str] | None:
    """What became of something, where that is all the reason there is: "contract not renewed"."""
    found = _ENDED.fullmatch(text)
    if found is None or re.search(r"^(?:an?|too) | (?:and|to)\b", found["what"]):
        return None
    return found if parse(found["what"]).form == "noun" else None


def _became(ended: re.Match[str]) -> str:
    """What became of a place, with its verb: "the site is closing", "roles were cut"."""
    many = ended["what"].endswith("s") and not ended["what"].endswith("ss")
    coming = re.search(r" (being|to be) ", ended[0])  # not done yet: "our site being closed"
    going = coming is not None or ended["way"].endswith("ing")
    way = f"{coming[1]} {ended['way']}" if coming else ended["way"]
    verb = ("are" if many else "is") if going else ("were" if many else "was")
    mine = re.fullmatch(r"(?:\w+ )?(?:position|role|post|job)|contract", ended["what"])
    what = f"my {ended['what']}" if mine else with_article(ended["what"])
    done = [f" {verb} {way}", ended["rest"]]
    place = re.match(r" in ([A-Z][a-z]+)", ended["rest"])  # "in Casablanca", not "in May"
    there = place is not None and place[1] not in (*month_name, *_SEASONS)
    return sentence(what + "".join(reversed(done) if there else done))


_SEASONS = ("Spring", "Summer", "Autumn", "Winter", "Fall", "Lent", "Ramadan", "Advent")


def _unnoted(text: str) -> str:
    """What was added to a reason, as a sentence: "got a place" is "I got a place"."""
    text = re.sub(
        r"^([a-z]+s) (?=(?:gone|fallen|risen|grown|shrunk)\b)", r"\1 have ", _reason(text)
    )
    phrase = parse(text, lean="deed")
    return f"I {text}" if phrase.form == "past" else as_clause(phrase) or text


def _being(match: re.Match[str]) -> str:
    """What is being done to a thing, as a clause: "depot being closed"; else as it was typed."""
    what = match[1].strip()
    state = is_adjective(what.split()[0]) and not match[0].startswith("the ")
    if state or _NOT_A_THING.search(what) or parse(what).form != "noun":
        return match[0]
    return f"the {what} {'are' if re.search('[^s]s$', what) else 'is'} being "


# Heads and ends of what no "the" can go before: "my wife being posted", "tired of being asked"
_NOT_A_THING = re.compile(
    r"^(?:my|our|your|his|her|their|this|that|an?|no|not|never|after|before|since|while|without|besides|despite|I|we|you|they)\b|"
    r"\b(?:is|are|was|were|of|by|from|with|for|at|about|on|in|to|and|or|than|not|like|after|before|always|never|still|again|[a-z]+ly)$"
)


def _needed(match: re.Match[str]) -> str:
    """What was needed, and what is done about it: "need lower caseload, going to a school"."""
    going = ". I'm " if match[0].endswith(", ") else ""
    return f"I need {with_article(match[1], 'a')}{going}"


def _reason(reason: str) -> str:
    said = re.sub(r"^I(?:'m| am) leaving (?=to\b|for\b|because\b)", "", tidy(reason))
    for pattern, plain in _SAID_OF_THE_END:
        said = re.sub(pattern, plain, said)
    said = re.sub(r"^need(?:ed)? (?!to\b)([^,]+)(?:, (?=going )|$)", _needed, said)
    said = _WANTING.sub(lambda m: f"I {'do not ' if m[1] else ''}{m[2]} ", said)
    said = re.sub(r"^a (mov|return)e?(?= (?:(?:in)?to|out of) \w)", r"\1ing", said)
    said = re.sub(r"^move (?=to \w)", "moving ", said)
    said = re.sub(r"\bafter marriage$", "after my marriage", said)
    said = re.sub(
        r"\b(place (?:at|in) [^,]+), (?!start|begin|from|in|on|at|and|with)([a-z]+(?: [a-z]+){0,2})(?=$|, )",
        r"\1 to study \2",
        said,
    )
    said = re.sub(
        r"^(?:because(?: of)?|as|since|due to|for|looking(?= to [a-z])|in order(?= to )|so as(?= to ))(?:\s+|$)",
        "",
        said,
    )
    # "shop's closing" tells what happens, "wife's posting" names a thing
    closing = r"(?:closing|shutting|moving|relocating|folding|merging|downsizing)\b(?! of)"
    said = re.sub(rf"^((?:the )?[a-z]+)'s (?={closing})", r"\1 is ", said)
    said = re.sub(
        rf"^(?={_KIN}\b|(?:probation|position|post|role|job|visa|permit|lease|(?:fixed[- ]term )?contract|fixed term) (?:ends|ended|runs out|ran out|(?:is|was|has|had)(?:n't)?)\b)",
        "my ",
        said,
    )
    return _BEGINS.sub(r"\1, which \2 ", said)


# What becomes of a job, as it is said before it has come about.
_SAID_OF_THE_END = (
    (r"\brestructure$", "restructuring"),
    (r"^parted ways", "we parted ways"),
    (r"^(?:the )?((?:\w+ ){1,3})being (?=(?:\w+ed|sold|cut)\b)", _being),
    (r"^(?:an? )?(?=(?:PhD|doctoral) (?:position|post|place)\b)", "to take up a "),
    (r"^(?:my )?(probation|confirmation) not (?=passed|confirmed|completed)", r"my \1 was not "),
    (r"(?<=ing )own (?=[a-z])", "my own "),
    (r"^[a-z]+ing (?:job|role|post|position)\b", lambda m: with_article(m[0], "a")),
    (r"\bcome to its end\b", "come to an end"),
    (
        r"\b(is|are) (?=(?:not )?(?:renewed|extended|prolonged|continued|moved|transferred|outsourced)\b)(not )?",
        lambda m: f"{m[1]} {m[2] or ''}being ",
    ),
    (r"^((?:the )?[a-z]+(?: \d+)?) goes (?=to\b)", r"\1 is going "),
    (r"^(?:I )?will (?=(?:work|study|train|teach|move|join|start|go)\b)", "going to "),
    (r"^going to (?=(\w+) (?:\w+ )?work$)", lambda m: m[0] if verb(m[1]) else "going into "),
    (r"^([a-z]+ing\b[^,]*), (?!(?:includ|start|dur|morn|even)ing)(?=[a-z]+ing\b)", r"\1 and "),
    (r"^(day|night|evening)s (?=job|shift|post|role)", r"\1 "),
)
# What one wants, typed as a doing: no English says "I'm wanting".
_WANTING = re.compile(r"^(not )?(want|need|wish|prefer)(?:r?ing) (?=\w)")
_KIN = r"(?:wife|husband|partner|fianc[ée]e?|son|daughter|mother|father|mum|mom|dad|parents|kids|family)(?:'s|s')? (?!reasons|business|farm|firm|shop|commitments|croft|care)"
# "got into the nursing program starts in January"
_BEGINS = re.compile(
    r"(?<=\w )(program(?:me)?|course|school|college|university|degree|apprenticeship) (starts|begins|runs|is) "
)
# What became of the place, as a note says it: "site closing, 140 of us", "team cut in May".
_ENDED = re.compile(
    r"(?P<what>(?!(?:they|we|he|she|it|I|you|management|boss)\b)(?:the )?[\w' -]+?) (?:is |are |being |to be )*(?P<way>closing(?: down)?|shutting(?: down)?|moving|relocating|"
    r"cut|closed|merged|sold|outsourced|wound up|shut down|relocated|disbanded|moved|eliminated|cancell?ed|"
    r"scrapped|abolished|dissolved|discontinued|mothballed|let go|transferred|taken over|bought out|acquired|lost|not (?:renewed|extended))"
    r"(?P<rest>(?: (?:in|at|to|with|into|when|after|by|from|next|this) [^,;(]+)?)(?=$|[,;( ])"
)
# Reasons of an employer, after which a job can be said to end.
_IMPOSED = re.compile(
    r"(?i)\b(?:restructur|re-?organi|clos|merge|cuts?\b|cutting\b|reduction|cutback|budget|sale|take-?over|end of|loss|mov(?:e|ing)\b|relocat|"
    r"redundan|down-?siz|lay-?off|insolven|bankrupt|outsourc|acqui|lack of|shortage|slow-?down|costs?\b|grant|fund|project|season|contract|automat|round|merger|probation)"
)


_AS_REASONS = re.compile(r"(?:health|family|personal|medical|financial)(?: reasons)?")
_FROM_MONTH = re.compile(
    r"\bfrom (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SAID_OF_THINGS = re.compile(
    r"\w (?:is|are|has|have|was|were|needs?|don't|doesn't|didn't|isn't|aren't|wasn't|won't|can't|suits? (?:me|us)|(?:moves|starts|begins|ends|closes|opens) (?:to|in|on|at))\b"
)
_RELATIVE = re.compile(r"\b(?:who|that|which|where|when|what|how)\b")
_REASON_FORMS = {
    "gerund": "I'm ",
    "infinitive": "I'm leaving ",
    "imperative": "I'm leaving to ",
    "past": "I ",
    "present": "I ",
    "adjective": "I'm ",
}
