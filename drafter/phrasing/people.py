"""People: how they are called, and how what is said about them is said to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from drafter.phrasing.forms import parse
from drafter.phrasing.names import called, compiled, may_name, mention
from drafter.phrasing.saying import agree, as_noun
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import head_of, is_person, your
from drafter.phrasing.words import (
    is_adjective,
    is_participle,
    is_title,
    listed,
    verb,
    words_of,
)
from drafter.situation import Person

_ADVERBS = r"((?:\w+ly |(?:always|never|often|once|still|just|even|only|also) )*)"


def is_inside(person: Person | None) -> bool:
    """Whether somebody works where the leaver does, and need not be told its name.

    >>> is_inside(Person("Bo Lind", "peer")), is_inside(Person("Bo Lind", "client")), is_inside(None)
    (True, False, False)
    """
    return person is not None and person.relation in ("boss", "peer", "direct_report", "hr")


_PLURAL = {"does": "do", "has": "have", "is": "are", "was": "were"}


def to_reader(text: str, person: Person | None) -> str:
    """A fact of the writer's own in which the reader has a part: "wrote the menu with you".

    >>> to_reader("wrote the menu with chef", Person("Chef Ito", "boss"))
    'wrote the menu with you'
    """
    return _by_name(tidy(text), person) if person is not None else text


def to_you(text: str, person: Person, whole: str = "") -> str:
    """A fact about a person, as it is said to their face.

    `whole` is what the fact is part of, where that tells of nobody but the two of them: where
    it says "he", "they" are others.

    >>> sam = Person("Sam Ito", "boss")
    >>> [to_you(t, sam) for t in ("Sam's patience", "she never shouts", "my manager letting me fail")]
    ['your patience', 'you never shout', 'letting me fail']
    >>> [to_you(t, sam) for t in ("better ears than mine", "best welder I've worked with", "no task beneath her")]
    ['you have better ears than mine', "you're the best welder I've worked with", 'you think no task beneath you']
    """
    told = _to_you(text, person, whole)
    return next((by(found) for words, by in _STANDS if (found := words.fullmatch(told))), told)


# Who does something, by how the word ends.
_AGENT = re.compile(
    r"(?!(?:dinner|letter|paper|summer|winter|weather|offer|order|answer|corner|matter|temper|number|computer|laughter|manner|chapter|cover)$)"
    r"[a-z]{2,}(?:er|or|man|men|woman|ist)"
)
# What somebody is or has beside others, as a sentence.
_STANDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"(?:the )?(?P<best>(?:best|finest|most \w+|\w{3,}est) (?:[a-z]+ )?(?P<who>[a-z]+) (?:(?:that )?(?:I|we)\b.* (?:with|beside|alongside|under|for|known|met|had)|(?:on|in|at) (?:the|our|any) .+))"
        ),
        lambda m: (
            f"you're the {m['best']}"
            if _AGENT.fullmatch(m["who"]) or listed(m["who"], "persons")
            else m[0]
        ),
    ),
    (
        re.compile(
            r"(?:the |your )?(?P<more>(?:(?:more|less) \w+|better|\w{3,}er) [a-z]+) than (?P<whose>(?:mine|ours|most|any|anyone|anybody)\b[^,]*?)(?P<rest>,? and .+)?"
        ),
        lambda m: (
            f"you have {m['more']} than {m['whose']}{(',' if m['rest'][0] != ',' else '') + m['rest'] if m['rest'] else ''}"
            if _is_compared(m["more"])
            else m[0]
        ),
    ),
    (re.compile(r"((?!working\b|doing\b)[a-z]+ing .+) together"), lambda m: f"{m[1]} with me"),
    (
        re.compile(r"(no \w+(?: \w+)?) (beneath you|too \w+ for you)"),
        lambda m: f"you think {m[1]} {m[2].removesuffix(' for you')}",
    ),
)


def _is_compared(words: str) -> bool:
    """Whether words begin with a comparative ("sharper eyes"), and no agent ("order book")."""
    first = words.split()[0]
    return first in ("better", "more", "less") or any(
        is_adjective(base) for base in (first[:-2], first[:-1], f"{first[:-3]}y", first[:-3])
    )


def _to_you(text: str, person: Person, whole: str) -> str:
    named = _by_name(text, person)
    one = r"\b(?:(she|hers?|herself)|(he|him|his|himself))\b"
    pronoun = re.search(one, named, re.I)
    if pronoun is None and not (whole and re.search(one, whole, re.I)):
        pronoun = re.search(rf"{one}|^(?:they|their|them)\b", named, re.I)
    if named == text and (pronoun or parse(named).form == "present"):
        # "never asks you twice": that "you" is anybody.
        named = re.sub(r"(?<!yo)(?<!thank )\byou\b(?! (?:said|did|were|are|have))", "people", named)
        named = re.sub(r"\bto your face\b", "to people's faces", named)
        named = re.sub(r"\byour\b", "their", named)
    if named == text and pronoun is None and not re.search(r"\b(?:I|me|my|us)\b|^you\b", named):
        named = _TO_ME.sub(r"\1 me", named)
    named = re.sub(rf"\byou {_ADVERBS}([a-z]+s)\b", _agreed, named)
    named = re.sub(r"\byou (does|has|is|was)n't\b", lambda m: f"you {_PLURAL[m[1]]}n't", named)
    if pronoun is None:
        return named
    if not whole and parse(named).form in ("past", "present", "gerund") and _of_another(named):
        return named  # "stood by Jo when she was accused": somebody else
    she, he = pronoun.groups()
    forms = _SHE if she else _HE if he else _THEY
    for pattern, said in _TO_YOU:
        named = re.sub(pattern.format(**forms), said, named, flags=re.IGNORECASE)
    return named


# "always gave it to you straight": who tells it to their face means themselves.
_TO_ME = re.compile(
    r"\b((?:gave|told|showed|talked|spoke|said|listened)(?: \w+)?(?: to| with)?) you\b(?! (?:said|did|were|are|have|had|will|can))"
)
_HE_OR_SHE = r"\b.*\b(?:she|he|him|her(?=$| (?:and|when|in|on|at|for|to)\b))\b"
_NAMED = re.compile(rf"(?<!^)\b[A-Z][a-z]+{_HE_OR_SHE}|\b(?:[Pp]apa|[Dd]ad|father) had his\b")
_YOUNG = (
    "boy",
    "girl",
    "lad",
    "kid",
    "child",
    "patient",
    "client",
    "student",
    "apprentice",
    "son",
    "daughter",
    "father",
    "mother",
    "new",
)


def _of_another(text: str) -> bool:
    """Whether "he" or "she" may be somebody else whom a fact names."""
    if _NAMED.search(text):
        return True
    words = re.findall(
        r"\b(?:the|an?|my) ([a-z]+)(?: ([a-z]+))?(?=\b.*\b(?:she|he|him|her)\b)", text
    )
    nouns = {word for pair in words for word in pair if word}
    return any(
        word in _YOUNG or listed(word, "persons") or _AGENT.fullmatch(word) for word in nouns
    )


def _by_name(text: str, person: Person) -> str:
    if person.relation == "boss":
        acts = r"(?:['’]s | (?:\w+ed|let|gave|had)\b)"
        text = re.sub(rf"^(?=(?:{'|'.join(_SUPERIORS)}){acts})", "my ", text)
    first = called(person.name)
    if is_title(title := person.name.split()[0], "titles_first"):
        alone = rf"\b(with|from|by) {title.lower()}(?= (?:and|in|on|at|for)\b|$)"
        text = re.sub(alone, r"\1 you", text)
    short = [w for w in _CAPITAL.findall(text) if f" {first}".find(f" {w}") >= 0]  # "Gwen"
    boss = rf"(?:my|our) (?:{'|'.join(_SUPERIORS)})" if person.relation == "boss" else "(?!)"
    called_so = [mention(person.name, *short)] if short or may_name(text, person.name) else []
    who = rf"(?:{'|'.join([*called_so, boss])})(?!\w)"
    kin = rf"\bmy (?:(?!(?:to|for|from|with|and|at|by|of|in)\b)[a-z]+ ){{1,3}}(?={who})"
    text = compiled(kin).sub("", text)
    text = compiled(rf"(?<![\w@]){who}['’]s\b").sub("your", text)
    text = compiled(rf"^{who} (?=(?:always |never |often )?[a-z]+ing\b)").sub("", text)
    bare = rf"(?<![\w@])(?<!\bthe )(?<!\bother ){who}"
    text = compiled(rf"{bare} {_ADVERBS}([a-z]+(?:n't)?)\b").sub(_second_person, text)
    text = compiled(rf"{bare}(?!['’])").sub("you", text)
    text = re.sub(
        r"^(?:you|her|him|them) and ([A-Z]\w+) (\w+ing\b.*)", r"\2 with \1", text, flags=re.I
    )
    text = re.sub(
        r"(?<=\byou )([a-z]+ [^,.]*\band (?:then |never |always )?)([a-z]+s)\b", _both_agree, text
    )
    text = re.sub(r"\b(at|to|from|round) your$", r"\1 yours", text)
    text = re.sub(r"\byou you\b", "you", re.sub(r" \(you\)", "", text))
    text = re.sub(r"^you, who (\w+)\b", lambda m: f"you {agree(m[1], 0)}", text)
    return re.sub(r"^(?:the )?(\w+) from you$", r"your \1", text)


_CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}\b")
# What a boss is called by those who do not give the name.
_SUPERIORS = ("manager", "line manager", "boss", "supervisor", "team lead", "team leader")
# "my manager", "a boss who reads the appendix": whoever is the boss is meant.
_A_SUPERIOR = re.compile(
    r"(?<!\w)(?:(?:my|our|a) (?:{who})|(?:{who})(?:'s| (?:trusted|let|gave|had|who|that)))(?!\w)".format(
        who="|".join(_SUPERIORS)
    ),
    re.IGNORECASE,
)


def _has_or_is(match: re.Match[str]) -> str:
    """Tell "she's flown" from "she's wrong"."""
    perfect = is_participle(match[1]) or match[1] in ("always", "never")
    return f"you've {match[1]}" if perfect else f"you're {match[1]}"


def _agreed(match: re.Match[str]) -> str:
    """Say "you repeat" for "you repeats", as it is sometimes typed."""
    found = verb(match[2])
    plain = found is not None and found.tense == "third" and not listed(match[2], "missed")
    return _second_person(match) if plain else match[0]


def _both_agree(match: re.Match[str]) -> str:
    """Say "you explain it once and then forget it": the second verb agrees as well."""
    found = verb(match[2])
    told = found is not None and found.tense == "third" and found.noun == "never"
    return f"{match[1]}{found.base if found is not None and told else match[2]}"


def _second_person(match: re.Match[str]) -> str:
    return f"you {match[1]}{agree(match[2], 0)}"


def _object_does(match: re.Match[str]) -> str:
    """Say "let you take the blame": whom one let do something, and not what was theirs."""
    found = verb(match[1])
    does = found is not None and found.tense == "base" and found.noun != "mostly"
    does = does or (match[2] is None and is_adjective(match[1]))
    return f"{match[0].split()[0]} you {match[1]}" if does else match[0]


# "her" is a possessive where a noun follows, and the person where one of these does.
_NOUN_NEXT = (
    r"(?= (?!(?:to|for|in|on|at|and|or|but|that|who|with|when|up|out|off|about|a|an|the|once|twice|not|"
    r"before|after|over|under|into|through|without|between|if|because|by|as|so|it|me|us|even|back|again|every|all|how|what|why|first|too|then|either|directly|forward|away|down|aside|alone|during|while|since|until|till|behind|against|across)\b)\w)"
)
_SHE = {"subject": "she", "object": "her", "own": "her", "noun": _NOUN_NEXT, "alone": "hers"}
_HE = {"subject": "he", "object": "him", "own": "his", "noun": "", "alone": "his"}
_THEY = {"subject": "they", "object": "them", "own": "their", "noun": "", "alone": "theirs"}
# Time and money that somebody gives: "in unpaid time of hers" is "in your own unpaid time".
_GIVEN = r"(?<!\ba )(?<!\ban )(?<!\bthe )\b((?:(?:unpaid|free|spare|precious|holiday) )*(?:time|money|lunch(?:es)?|breaks?|evenings?|weekends?|hours|savings|[A-Z][a-z]+days?)) of {alone}\b"

# What becomes of a person's pronouns and verbs, in this order.
_TO_YOU: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^{object} (?=[a-z]+ing\b)", ""),
    (r"\b{subject}['’]s (\w+)", _has_or_is),
    (r"\b{subject}['’](?:s|re)\b", "you're"),
    (r"\b{subject}['’](d|ll|ve)\b", r"you'\1"),
    (
        r"\b{subject} " + _ADVERBS + r"(\w+?n't|\w+)",
        _second_person,
    ),
    (r"\b{subject}\b", "you"),
    (_GIVEN, r"your own \1"),
    (r"(?<=, )your own (?=(?:\w+ )?(?:time|breaks?|evenings?|weekends?|hours)\b)", "in your own "),
    (
        r"\b{alone}\b(?=$|[,.;:)]| (?:off|out|from|in|on|at|to|and|but|was|were|is|when|while|for)\b)",
        "yours",
    ),
    (r"\b(?:let|make|made|watched|saw|heard) {object} (\w+)\b(?= (\w+)|)", _object_does),
    (r"\b{own}\b{noun}", "your"),
    (r"(?<=behind ){own}(?= back\b)", "your"),
    (r"\b(?:him|her)self\b|\bthemsel(?:f|ves)\b", "yourself"),
    (r"\b{object}\b", "you"),
)


def about(facts: Iterable[str], person: Person | None) -> list[str]:
    """The facts that speak of this person, by name or as "my manager".

    >>> about(["Sam's patience", "the canteen"], Person("Sam Ito", "peer"))
    ["Sam's patience"]
    """
    if person is None:
        return []
    boss = person.relation == "boss"
    return [f for f in facts if _names(f, person) or (boss and _A_SUPERIOR.search(f))]


def _names(fact: str, person: Person) -> bool:
    if not may_name(fact, person.name):
        return False
    named = compiled(rf"(?<!\w){mention(person.name)}(?!\w)", re.IGNORECASE)
    return named.search(fact) is not None


def to_boss(facts: Iterable[str], boss: Person | None) -> list[str]:
    """The facts that speak of this person, or to them ("the tickets you put me through").

    What one was given or trusted with is a superior's doing, where no other is named.

    >>> to_boss(["Sam's patience", "your trust", "the van", "being sent to Lyon"], Person("Sam Ito", "boss"))
    ["Sam's patience", 'your trust', 'being sent to Lyon']
    """
    if boss is None:
        return []
    given = list(facts)
    named = about(given, boss)
    return [
        fact
        for fact in given
        if fact in named
        or re.search(r"^your? |\byou \w+ (?:me|us)\b", fact, re.IGNORECASE)
        or (boss.relation == "boss" and (was_granted(tidy(fact)) or _PAID_FOR.search(fact)))
    ]


def was_granted(favor: str) -> re.Match[str] | None:
    """What was done to me that a superior does: "being trusted with a budget"; None where by another."""
    done = _GRANTED.fullmatch(favor)
    found = verb(done["verb"]) if done else None
    made = done is not None and done["verb"] == "made" and not done["rest"].startswith(" to ")
    return done if made or (found and listed(found.base, "gives")) else None


_PAID_FOR = re.compile(r"^(?!being )[^,]+ paid(?: for\b(?! by\b)|$)")
_GRANTED = re.compile(
    r"(?P<often>(?:always|never) )?being (?P<verb>[a-z]+)(?P<rest>(?! by\b)(?:(?! by [A-Za-z]).)*)"
)


def not_about(facts: Iterable[str], people: Iterable[Person]) -> list[str]:
    """The facts that speak of none of these people."""
    kept = list(facts)
    for person in people:
        named = about(kept, person)
        kept = [fact for fact in kept if fact not in named]
    return kept


def distinct(facts: Iterable[str], person: Person | None = None) -> list[str]:
    """The facts without those that another one holds, or says in other words; the fuller stays.

    >>> distinct(["dictation", "Rosalind's dictation, a thing of beauty"], Person("Rosalind", "boss"))
    ["Rosalind's dictation, a thing of beauty"]
    >>> distinct(["paying for my kiln", "the kiln advice"])
    ['paying for my kiln', 'the kiln advice']
    >>> distinct(["the patience to check my sums by hand", "checking my sums by hand"])
    ['the patience to check my sums by hand']
    >>> distinct(["tuition each Friday with no fuss", "tuition with Bo"], Person("Bo Lind", "peer"))
    ['tuition each Friday with no fuss']
    """
    named = {word.casefold()[:_STEM] for word in person.name.split()} if person else set()
    given = list(facts)
    words = (set(re.findall(r"[^\W\d_]{4,}", tidy(fact).casefold())) for fact in given)
    contents = [{word[:_STEM] for word in each - words_of("empty")} - named for each in words]
    kept = []
    for place, told in enumerate(contents):
        held = any(
            _same(told, other)
            and (len(told) < len(other) or (len(told) == len(other) and before < place))
            for before, other in enumerate(contents)
            if before != place
        )
        if not held:
            kept.append(given[place])
    return kept


_STEM = 5  # letters of a word: "checking" is "check"


def _same(some: set[str], others: set[str]) -> bool:
    """Whether two facts tell one thing: half the words of the shorter, or its only one, are in the longer."""
    fewer, common = min(len(some), len(others)), len(some & others)
    return common == fewer > 0 or (common > 1 and 2 * common >= fewer)


def others_know(people: Iterable[Person]) -> bool:
    """Whether somebody besides the boss has been told."""
    return any(person.knows for person in people if person.relation != "boss")


_TO_CLIENTS = re.compile(
    r"(?:for )?(?:my |the |our |all |some )*(?:\w+day )?(?P<who>[a-z]+),? (?:who|that) (?P<what>.+)",
    re.IGNORECASE,
)


def to_clients(facts: Iterable[str]) -> list[str]:
    """What the facts say of the very readers, as it is said to them.

    >>> to_clients(["clients who read their plans upside down", "the canteen"])
    ['who read your plans upside down']
    """
    found = []
    for fact in facts:
        match = _TO_CLIENTS.fullmatch(tidy(fact))
        if match and listed(match["who"].lower(), "readers"):
            # "Clients who tell you": that "you" is the one who writes.
            what = re.sub(r"\byour\b", "my", re.sub(r"(?<!thank )\byou\b", "me", match["what"]))
            found.append(f"who {re.sub(r'^their|(?<= )their(?= )', 'your', what)}")
    return found


_THEIRS = re.compile(r"(?:the |my |our |all )*(?P<who>[a-z]+)['’] (?P<what>[a-z].+)", re.IGNORECASE)


def of_the_work(facts: Iterable[str]) -> list[str]:
    """The facts about what one saw of those one worked for, which concern clients too.

    >>> of_the_work(["seeing the runners limp less", "running design critiques", "the canteen"])
    ['seeing the runners limp less']
    """
    return [fact for fact in facts if _OUTWARD.match(tidy(fact)) and not _INWARD.search(fact)]


_OUTWARD = re.compile(
    r"(?:seeing|watching|meeting|hearing|visiting|teaching|helping|serving) |\w+ing [\w ]+ together$"
)
_INWARD = re.compile(r"\b(?:team|crew|colleagues?|boss|manager|staff|office|apprentices?)\b")


def of_clients(facts: Iterable[str]) -> list[str]:
    """What belongs to the very readers, as what they are thanked for.

    >>> of_clients(["your clerks' coffee", "the customers' patience", "Ana's jokes"])
    ["your clerks' coffee", 'your patience']
    >>> of_clients(["Patience when the system was down", "patience with my questions"])
    ['your patience when the system was down']
    """
    found = []
    for fact in map(tidy, facts):
        match = _THEIRS.fullmatch(fact)
        if fact.startswith("your ") and parse(fact).form == "noun":
            found.append(fact)
        elif match and listed(match["who"].lower(), "readers"):
            found.append(f"your {match['what']}")
        elif _OF_CUSTOM.fullmatch(fact):
            found.append(f"your {fact[:1].lower()}{fact[1:]}")
    return found


# What clients show, where nobody else is said to have shown it.
_OF_CUSTOM = re.compile(
    r"(?:patience|trust|loyalty|understanding|kindness|business|custom)\b"
    r"(?! (?:of|from)\b)(?!.*\b(?:I|me|my|team|boss)\b).*",
    re.IGNORECASE,
)


def to_readers(fact: str, near: bool = False) -> str:
    """A fact about "them" as it is said to the many whom it is about, who are the team if `near`.

    >>> to_readers("how gently they argue"), to_readers("trust"), to_readers("a nice team", True)
    ('how gently you argue', 'your trust', 'this nice team')
    >>> to_readers("my 14 welders", True), to_readers("the men who rowed back", True)
    ('all 14 of you', 'those of you who rowed back')
    >>> [to_readers(f, True) for f in ("my 30 pupils", "the 12 biscuits", "the sales team")]
    ['my 30 pupils', 'the 12 biscuits', 'the sales team']
    """
    if near:
        counted = re.fullmatch(r"(?:the|my) (\d+) ([a-z]+)", fact)
        if counted and listed(counted[2], "team"):
            return f"all {counted[1]} of you"
        fact = re.sub(r"^the (?:wo)?men (?=who )", "those of you ", fact)
    if near and (
        team := re.fullmatch(
            r"(?:the |a |my )?((?:(?:nice|good|great) )?(?:team|crew))", tidy(fact)
        )
    ):
        return f"this {team[1]}"
    words = tidy(fact).split()
    if 0 < len(words) <= 2 and listed(words[-1].lower(), "traits"):
        return your(tidy(fact))
    fact = re.sub(r"^(how (?:\w+ly )?)they\b", r"\1you", fact, flags=re.IGNORECASE)
    return re.sub(
        r"^(?:their|the (?:team|crew|class|shift)'s)\b", "your", fact, flags=re.IGNORECASE
    )


# What only a superior or the company gives: those beside or below have no part in it.
_FROM_ABOVE = re.compile(
    r"\b(?:paying|paid|pays)\b|\b(?:courses?|certificates?|certification|diploma|exams?|licen[cs]e|leave|budgets?|allowance|"
    r"pension|bungalow|hmo|parking|sponsor\w*|flexi\w*|promot\w+|contract|permanent|bonus)\b|"
    r"^(?:the )?(?:freedom|free (?:rein|hand|run)|chance|offer|opportunity|trust to)\b|"
    r"^being (?:backed|given|sent|trusted|allowed|included|asked|promoted|let|rostered)\b|\b(?:boss|manager|company)\b|\blet(?:ting)? me\b|\btrust(?:ed|ing) me\b",
    re.IGNORECASE,
)


def is_from_above(fact: str) -> bool:
    """Whether a fact tells what a superior or the company gave.

    >>> is_from_above("being sent on the welding course"), is_from_above("Friday soup")
    (True, False)
    """
    return _FROM_ABOVE.search(fact) is not None


# What somebody does for those they work for, by a word of their trade.
_SERVES = (
    (r"hairdress|barber|hair stylist|colou?rist", "doing your hair"),
    (r"veterinar|\bvet\b", "looking after your animals"),
    (r"clock|watchmak", "looking after your clocks"),
    (r"piano", "looking after your pianos"),
    (r"\borgan builder|\borgan\b.*tuner", "looking after your organs"),
    (r"bicycle|\bbike", "looking after your bikes"),
    (
        r"nurse|midwife|physio|therap|optic|optomet|dent(?:al|ist)|hygien|doctor|carer|\bcare\b|podiat|pharmac|audiolog|beautic|radiograph",
        "looking after you",
    ),
    (r"\bchef|\bcook", "cooking for you"),
    (r"\bbaker|pastry", "baking for you"),
    (r"barista|wait(?:er|ress)|barman|bartender|shop|retail|cashier|counter|post ?master", "serving you"),
    (r"\b(?:bus|coach|taxi|minibus) driver", "driving you"),
)  # fmt: skip


def serving(role: str | None) -> str:
    """What one has enjoyed with those one worked for, by one's trade: after "I've enjoyed ".

    >>> serving("senior hairdresser"), serving("dental nurse"), serving("account manager")
    ('doing your hair', 'looking after you', 'working with you')
    """
    found = (said for words, said in _SERVES if re.search(words, role or "", re.IGNORECASE))
    return next(found, "working with you")


_OF_READERS = re.compile(
    r"(?:an? |the |my )?(?P<who>(?:(?:great|good|kind|lovely|wonderful|patient|fine) )?"
    r"(?:team|crew|colleagues|bunch|workmates|department|ward|shift|kitchen)) (?P<what>(?:who|that) .+)",
    re.IGNORECASE,
)


def of_readers(facts: Iterable[str]) -> list[str]:
    """The facts that praise the very team one writes to, as what it is thanked for.

    >>> of_readers(["a team that kept its humour", "the canteen", "colleagues who read every draft"])
    ['being a team that kept its humour', 'reading every draft']
    """
    found = []
    for match in filter(None, (_OF_READERS.fullmatch(tidy(fact)) for fact in facts)):
        several = match["who"].lower().endswith("s")
        done = as_noun(parse(match["what"].split(" ", 1)[1], lean="deed")) if several else None
        found.append(done or f"being {'' if several else 'a '}{match['who']} {match['what']}")
    return found


def is_crowd(noun: str) -> bool:
    """Whether a noun phrase tells of people there, whom one misses rather than thanks one's boss for.

    >>> is_crowd("the porters who always make time"), is_crowd("the drivers' room"), is_crowd("trust")
    (True, False, False)
    """
    last = (head_of(noun.lower()) or [""])[-1]
    one = last.removesuffix("s")
    named = any(listed(last, name) for name in ("crowd", "groups", "readers"))
    doing = listed(one, "persons") or listed(one, "groups") or _AGENT.fullmatch(one) is not None
    one_such = is_person(noun) or re.match("an? ", noun)  # "a team that shares its cases"
    several = named or (doing and " who " in noun)
    return " " in noun and several and not one_such and not who_did(noun)


def who_did(noun: str) -> bool:
    """Whether a noun phrase tells of people by what they did, who are thanked for it themselves.

    >>> who_did("the seniors who showed me the ropes"), who_did("the porters who always make time")
    (True, False)
    """
    found = re.match(r"([^,]+?),? (who|that) (.+)", noun)
    head = head_of(noun)
    if not found or parse(found[3], lean="deed").form != "past" or head != found[1].split():
        return False
    return found[2] == "who" or any(listed(head[-1], name) for name in ("crowd", "readers"))


def impersonal(fact: str) -> str:
    """A fact that speaks to the company as it is said of it.

    >>> impersonal("your trust in difficult cases")
    'the trust in difficult cases'
    """
    return re.sub(r"^your\b", "the", fact, flags=re.IGNORECASE)
