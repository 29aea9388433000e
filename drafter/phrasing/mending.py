"""Mending: slips of grammar set right, where there is one thing that was meant.

Who writes English as a second language, or in a hurry, leaves a verb bare ("she believe",
"nobody want"), parts a word ("no body") or joins two ("everyday after lunch"). Each rule
here mends a clear slip and leaves everything else as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.phrasing.wording import with_article
from drafter.phrasing.words import is_adjective, listed, past_of, senses, third_of, verb
from drafter.text import ONES

_ADVERB = (
    r"(?:(?:\w+ly|always|never|often|still|also|even|just|really|only|sometimes|now|already) )*"
)
_OPENS = (
    r"(?:^|[,;:(] ?|\b(?:that|when|if|because|but|and|so|as|how|what|where|why|while|until|till|before|"
    r"after|though|although|whether|which) )"
)
_ANYBODY = r"(?i:(?:no|any|every|some)(?:body|one)|no-one|nothing|everything|something)"
_ASKS = ("do", "does", "did", "don't", "didn't", "will", "would", "can", "could", "should", "may",
         "might", "must", "let", "has", "had", "is", "was")  # fmt: skip
_NOT_ASKED = "".join(f"(?<!\\b{word} )" for word in _ASKS)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_BE = r"(?:am|is|are|was|were|have|had|did|do|could)"


def _third(match: re.Match[str]) -> str:
    """A bare verb after he, she, nobody or a boss: "she believe" is "she believes"."""
    word, after = match["verb"], match.string[match.end() :]
    return match[0][: match.start("verb") - match.start()] + _agreed(word, after, alone=True)


def _agreed(word: str, after: str, *, alone: bool) -> str:
    """A bare verb in its third person; any other word as it is. `alone` where it may end the fact."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    found = verb(word)
    if found is None or found.tense != "base" or listed(word, "auxiliary") or word == "be":
        return word
    following = re.match(r" ([a-z']+)", after)
    next_to = "after_verb" if alone else "objects"
    shown = listed(following[1], next_to) if following else alone and not after
    return third_of(word) if found.noun == "never" or shown else word


_IRREGULAR = {"have": "has", "don't": "doesn't", "haven't": "hasn't", "aren't": "isn't"}


def _of_one(match: re.Match[str]) -> str:
    """What one person or thing does: "a boss that listen", "when a patient go downhill"."""
    word, after = match["verb"], match.string[match.end() :]
    before = match[0][: match.start("verb") - match.start()]
    found = verb(word)
    following = re.match(r" ([a-z']+)", after)
    shown = following is not None and listed(following[1], "objects")
    sure = found is not None and (found.noun == "never" or shown)
    only = before.endswith(("that ", "which ", "who ")) and sure
    if not _is_one(match["noun"], sure=bool(only)):
        return match[0]
    return before + _agreed(word, after, alone=before.endswith("who "))


def _is_one(noun: str, *, sure: bool) -> bool:
    """Whether a word names one person or thing, and no group that takes either verb."""
    several = (noun.endswith("s") and not noun.endswith(("ss", "us"))) or noun in ONES[2:]
    known = listed(noun, "persons") or ("NOUN" in senses(noun) and (sure or verb(noun) is None))
    small = any(listed(noun, name) for name in ("groups", "relative", "subordinate", "adverbs"))
    return known and not several and not small


def _told_past(match: re.Match[str]) -> str:
    """Say "she showed me" for "she shown me"."""
    found = verb(match[2])
    return f"{match[1]} {past_of(found.base)}" if found else match[0]


def _their(match: re.Match[str]) -> str:
    """Say "finish their sentence" for "finish there sentence", but not "in there with us"."""
    known = {"NOUN", "ADJ"} & set(senses(match[2])) and not listed(match[2], "after_verb")
    return f"{match[1]} their " if known and not listed(match[2], "finite") else match[0]


def _were(match: re.Match[str]) -> str:
    """Say "the kids were poorly"; what is one keeps its verb ("the news was")."""
    word, before = match[1], match.string[: match.start()]
    several = senses(word).get("NOUN", (word,))[0] != word or word in ("people", "children")
    one_of = re.search(r"\b(?:of (?:the |my |our )?|says |what [a-z]+ )$", before)
    known = verb(word) is None or re.search(r"\b(?:the|my|our|all|both|these|those) $", before)
    return f"{word} were" if several and not one_of and known else match[0]


def _turned(match: re.Match[str]) -> str:
    """Say "how important communication is" for a question turned round."""
    return f"how {match[1]} {match[3]} {match[2]}" if is_adjective(match[1]) else match[0]


def _a_post(match: re.Match[str]) -> str:
    """Say "came as a helper" for "came as helper"."""
    post = match[2]
    one = _is_one(post, sure=True) and (
        listed(post, "persons") or post.endswith(("er", "or", "ist"))
    )
    return f"{match[1]} {with_article(post, 'a') if one else post}"


def _with_a(match: re.Match[str]) -> str:
    """Say "was an apprentice when" for "was apprentice when"."""
    following = match.string[match.end() :]
    return f"{match[1]} {'an' if following[0] in 'aeiou' else 'a'} "


def _fewer(match: re.Match[str]) -> str:
    """Say "fewer meetings" for "less meetings"."""
    counted = senses(match[1]).get("NOUN", (match[1],))[0] != match[1]
    return f"fewer {match[1]}" if counted and not match[1].endswith("ss") else match[0]


_Said = str | Callable[[re.Match[str]], str]
Rules = tuple[tuple[frozenset[str], re.Pattern[str], _Said], ...]


def told_by(*rows: tuple[str, str, _Said]) -> Rules:
    """Rules of the words of which a text holds one ("" for any text), what is typed, what is meant."""
    return tuple(
        (frozenset(words.split()), re.compile(typed, re.IGNORECASE), meant)
        for words, typed, meant in rows
    )


def set_right(text: str, rules: Rules) -> str:
    """A text with the rules applied in their order; most of them cost a look at its words."""
    held = frozenset(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()))
    for words, typed, meant in rules:
        if not words or not words.isdisjoint(held):
            text = typed.sub(meant, text)
    return text


# Articles that are surely missing, told by the noun.
_ARTICLES = told_by(
    ("apprentice trainee beginner newcomer student teenager kid helper volunteer",
     r"\b(was|am|is|being) (?=(?:apprentice|trainee|beginner|newcomer|student|teenager|kid|helper|volunteer)(?:$|,| (?:when|then|at|in|here|and|for|on)\b))", _with_a),
    ("gave give gives giving given", r"\b(g(?:i|a)v(?:e|es|ing|en) (?:me|us|him|her|them|everyone|people)) (chance|job|break|start|second chance|lift|ride|hand|voice|go|shot|home|reason)\b(?!s)", r"\1 a \2"),
    ("end beginning start", r"\b(at|by|till|until) (?=(?:end|beginning|start) of\b)", r"\1 the "),
    ("same middle morning afternoon evening beginning first last other", r"\b(at|in|on) (?=(?:same (?:time|way|day|team|page)|middle of|morning$|afternoon$|evening$|beginning$|first day|last day|other side)\b)", r"\1 the "),
    ("without", r"\bwithout (?=(?:diploma|degree|licence|license|certificate|contract|visa|car|reason|break|word|plan|manager|budget|permit|ticket)(?:$|[,.;]| (?:and|or|when|in|from|for|to)\b))", "without a "),
    ("if when because while until till", r"\b(if|when|because|while|until|till) (?=(?:shop|company|boss|factory|office|clinic|team|contract|ward|site|department) (?:is|was|has|had|does|did|doesn't|didn't|will|goes|went|closes|closed|opens|ends|ended|moves|moved)\b)", r"\1 the "),
    ("new", r"\b(seek(?:ing)?|find(?:ing)?|look(?:ing)? for|start(?:ing|ed)?|get(?:ting)?|got|need|want|have) new (?=(?:job|post|position|role|manager|boss|contract|place|house|flat|career|challenge)\b)", r"\1 a new "),
    ("with", r"\bwith (?=(?:morning|night|evening|day|late|early) (?:shift|crew|team)\b)", "with the "),
)  # fmt: skip
_RULES: tuple[tuple[re.Pattern[str], _Said], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # Words that were parted, joined or taken for one another.
        (r"\bno body\b", "nobody"),
        (r"\b(with|keep|keeping|lost|losing|for|on|to|in) me (?=(?:temper|mates?|kids?|mum|dad|missus|hands?|feet|own|shoulder|back|boots)\b)", r"\1 my "),
        (r"^(boss|manager) (?=[a-z]+ed (?:me|us|my)\b)", r"my \1 "),
        (r"(?<!\w)[yY]['’]?all\b", "you all"),
        (r"\b[yY]our (?=(?:all|the|an?|not|so) )", "you're "),
        (r"(?<!have )(?<!had )(?<!has )(?<!'ve )\b(I|he|she|you|we|they) (seen|done|shown|given|taken|gone|written|driven|spoken|known|drawn|flown|grown|thrown|sung|rung|begun)\b", _told_past),
        (r"(?:^|(?<=, )|(?<=when )|(?<=because ))(mum|mom|dad|nan|gran|granny|grandad|mam) (?!and )(?=[a-z])", r"my \1 "),
        (r"\bfor future$", "for the future"),
        (r"\b(before|because|when|if) (he|she|they|we|I|you) must\b", r"\1 \2 had to"),
        (r"\b(next to|beside|behind) (me|us) (?=my first\b|our first\b|all \w+ long)", r"\1 \2 for "),
        (r"\b(any|some|every) (body|one)\b(?! of\b)(?<!every one$)", r"\1\2"),
        (r"\beveryday(?=$|[,.;]| (?:after|before|when|at|in|for|and|until|since)\b)", "every day"),
        (r"\b[Ii]ve (?=[a-z])", "I've "),
        (r"\b[Ii]d (?=(?:have|of|be|like|love|never|go|do|say)\b)", "I'd "),
        (r"\bto (?=(?:big|small|late|early|much|many)(?:$|[,.;]| (?:for|to)\b))", "too "),
        (r"\bthe \$(?= [a-z]|$)", "the money"),
        (r"\bgetting (?=(?:hired|promoted|trained|chosen|picked|accepted|taken on)\b)", "being "),
        (r"\b(on|of|in|with|for|through|by|about|finish|keep|know|knows|lose|losing) there (?=(\w+))", _their),
        (r"\b([a-z]+s|people|children) was\b", _were),
        (r"\b((?:came|started|began|joined|hired) as|became) ([a-z]+)(?= and\b|,|$| at\b| in\b)", _a_post),
        (r"\b([Aa]ll) what (?=(?:I|you|we|he|she|they)\b)", r"\1 that "),
        (r"\b(come|comes|came|coming|go|went|going) (?=(?:get|see|help|fetch|pick|visit|check|find) )", r"\1 to "),
        (r"\b(explain(?:ed|ing|s)?) (me|us) ((?:the|my|our|every|all) [\w ]{3,30}?)(?=$|,| (?:without|when|before|after|until|so|in|at|on|again)\b)", r"\1 \3 to \2"),
        (r"\bhow ([a-z]+) (is|are|was) ((?:the |a |an )?[a-z]+(?: [a-z]+)?)$", _turned),
        (r"\b(never [a-z]+ (?:[a-z]+ )?)no(body|thing|one)\b", r"\1any\2"),
        (r"\b((?:do|does|did)n't [a-z]+ (?:[a-z]+ )?)no(body|thing|one)\b", r"\1any\2"),
        (r"\bless ([a-z]{4,}s)\b", _fewer),
        (rf"\b({_DAY})'s(?=$|[,.;]| (?:so|to|and|when|off|at|in|because|for)\b)", r"\1s"),
        (r"\b(every|each) ([a-z]{2,}[^s\W])s (?=[a-z]{3})", r"\1 \2's "),
        (r"\b(her|his|my|your|their|the|good|some) advise\b", r"\1 advice"),
        # What is said otherwise in other Englishes.
        (r"\b(failed|stopped|broke|went) itself\b", r"\1"),
        (r"\b((?:first|second|third|last|final) \w+|beginning|start) itself\b", r"\1"),
        (rf"(?<=\w )(?<!\bthat )(?<!\band )(?<!\bbut )even (?=(?:I|he|she|it|we|they|you) {_BE}\b)", "even though "),
        (r"\b[Yy]our good ?self\b", "you"),
        (r"\bfrom zero\b", "from scratch"),
        (r"\bin the nights\b", "at night"),
        (r"^([a-z]+ed|got|found|built|won) ([^,]+) finally$", r"finally \1 \2"),
        (r"\bhow too (?=[a-z]+\b)", "how to "),
        (r"\bwant (?=(?:be|go|become|learn|study|work|do|see|try|stay|make|help|teach)\b)", "want to "),
        (r"^I go (?=home\b|back\b|abroad\b)", "I'm going "),
        (r"\b([yY]ou|we|they|We|They) was\b", r"\1 were"),
        (rf"\bhow ([a-z]+) (was|were|is|are) ((?:{_ANYBODY}|you|we|they|he|she|(?:the|my|our) [a-z]+)(?: all)?)\b", r"how \1 \3 \2"),
        # A verb left bare: after he and she, after nobody, after a boss who.
        (rf"{_NOT_ASKED}\b(?:[Hh]e|[Ss]he) {_ADVERB}(?P<verb>[a-z']+)\b", _third),
        (rf"{_OPENS}(?:{_ANYBODY}|it) {_ADVERB}(?P<verb>[a-z']+)\b", _third),
        (r"\b(?:a|an|every|each) (?:[a-z]+ )?(?P<noun>[a-z]+(?<!s)) (?:who|that|which) (?P<verb>don't|haven't|aren't)(?= )", _third),
        (rf"\b(?P<noun>[a-z]+),? (?:who|that|which) {_ADVERB}(?P<verb>[a-z']+)\b", _of_one),
        (rf"{_OPENS}(?:a|an|every|each|this|my|the) (?:[a-z]+ )?(?P<noun>[a-z]+) {_ADVERB}(?P<verb>(?!(?:leave|till|his|her|their|its|my|our|the|an?)\b)[a-z']+)\b", _of_one),
        (r"^(?P<noun>company|boss|manager|management) (?P<verb>[a-z']+)(?= (?:me|us|my|our)\b)", _third),
    )
)  # fmt: skip


def mended(text: str) -> str:
    """A fact with its slips of grammar set right.

    >>> [mended(t) for t in ("she believe in me", "a boss that listen to you", "no body told me")]
    ['she believes in me', 'a boss that listens to you', 'nobody told me']
    >>> [mended(t) for t in ("let him go", "people who care", "a team who care", "made everyone laugh")]
    ['let him go', 'people who care', 'a team who care', 'made everyone laugh']
    """
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return set_right(text, _ARTICLES)
