"""Words: what a word can be, by the lexicon and by the lists of words.yaml.

The lexicon (lemminflect) knows the forms of English verbs and which words are nouns as
well. It does not know which of the two a person means who begins a note with "lead" or
"cover": the lists settle that. It is loaded with the first word, not with the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

Tense = Literal["base", "past", "participle", "third", "gerund"]
PAST = ("past", "participle")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word as a form of a verb. `noun` says how often the same word is a noun."""

    base: str
    tense: Tense
    noun: Literal["never", "often", "mostly"]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    from drafter.guidance import read_yaml

    data = read_yaml(Path(__file__).parent / "words.yaml")
    return {name: frozenset(text.split()) for name, text in data.items()}


def listed(word: str, name: str) -> bool:
    """Whether a word, in lower case, stands in a list of words.yaml."""
    return word in _lists()[name]


def words_of(name: str) -> frozenset[str]:
    """A list of words.yaml."""
    return _lists()[name]


@cache
def _pairs(name: str) -> Mapping[str, str]:
    """A list of words.yaml that has two words an entry: what is typed, and what was meant."""
    from drafter.guidance import read_yaml

    data = read_yaml(Path(__file__).parent / "words.yaml")[name]
    pairs = (entry.split() for entry in data.split(","))
    return {typed: meant.replace("_", " ") for typed, meant in pairs}


def typos() -> Mapping[str, str]:
    """What is commonly mistyped, and what was meant."""
    return _pairs("typos")


@lru_cache(maxsize=4096)
def corrected(word: str) -> str:
    """A lower-case word as it was meant, where it is commonly mistyped; any other as it is.

    >>> [corrected(w) for w in ("tought", "lettin", "coverd", "teached", "basin")]
    ['taught', 'letting', 'covered', 'taught', 'basin']
    >>> [corrected(w) for w in ("allready", "smileing", "superviser", "seperatly", "batterys", "genrously")]
    ['already', 'smiling', 'supervisor', 'separately', 'batteries', 'generously']
    >>> [corrected(w) for w in ("on-time", "planer", "filers", "commis", "biryani", "stollen", "tedding", "mirin")]
    ['on-time', 'planer', 'filers', 'commis', 'biryani', 'stollen', 'tedding', 'mirin']
    """
    if word.endswith("'s"):
        return f"{corrected(word[:-2])}'s"
    if word in typos():
        return typos()[word]
    if "-" in word:
        return "-".join(map(corrected, word.split("-")))  # "on-time" is two words
    if len(word) < 5 or _is_known(word) or _derived(word) or listed(word, "kept"):
        return word
    for slips in (_ending(word), _beginning(word), _keystroke(word)):
        known = {meant for meant in slips if senses(meant)}
        if len(known) == 1:
            return known.pop()
    return _irregular(word)


def _is_known(word: str) -> bool:
    """Whether the lexicon or a list has the word, not only an ending that makes it a verb's."""
    if senses(word) or listed(word, "small"):
        return True
    found = verb(word)
    if found is None or not (senses(found.base) or listed(found.base, "verbs")):
        return False
    return word in (gerund_of(found.base), past_of(found.base), third_of(found.base))


def _derived(word: str) -> bool:
    """Whether a word is made of one that is known: a planer planes, late filers file."""
    doer = re.fullmatch(r"(.+?)ers?", word)
    if doer is None:
        return False
    doubled = re.search(r"(?:^|[^aeiou])[aeiou][bcdfglmnprst]$", doer[1])  # "sum" makes "summer"
    stems = (f"{doer[1]}e", *(() if doubled else (doer[1],)))
    return any("VERB" in senses(stem) for stem in stems)


def _ending(word: str) -> Iterator[str]:
    """An unknown word with the ending that is commonly mistaken for its own."""
    for typed, meant in _pairs("endings").items():
        if word.endswith(typed) and len(word) > 5:
            yield word.removesuffix(typed) + meant


def _beginning(word: str) -> Iterator[str]:
    """An unknown word with a beginning set right that is commonly mistyped, and its ending."""
    for size in range(4, len(word) + 1):
        meant = _pairs("beginnings").get(word[:size])
        if meant is not None:
            set_right = meant + word[size:]
            yield from (set_right, *(() if senses(set_right) else _ending(set_right)))


def _keystroke(word: str) -> Iterator[str]:
    """What an unknown word may be a slip for: a letter doubled or not, two turned round, a vowel missed.

    No other letter is changed, or a trade's own words would be.
    """
    for match in re.finditer(r"([bcdfglmnprst])\1?", word if len(word) > 5 else ""):
        twice = len(match[0]) == 2
        if not twice or word[match.end() :] != "s":
            yield word[: match.start()] + match[1] * (1 if twice else 2) + word[match.end() :]
    if len(word) > 6:
        yield from (
            word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 2)
        )
        for place in re.finditer(r"(?<=[^aeiouy])(?=[^aeiouy])", word):  # "cabnet", but no purlins
            yield from (word[: place.start()] + vowel + word[place.start() :] for vowel in "aeiou")
        for one, two in map(str.split, ("a ai", "o ou", "o oa", "o io", "e ea", "a ea", "u ui")):
            yield from (word[: m.start()] + two + word[m.end() :] for m in re.finditer(one, word))
    if len(word) > 7:
        yield from (re.sub(r"[aeo](?=[a-z]$)", vowel, word) for vowel in "aeo")


def _irregular(word: str) -> str:
    """An ending cut short ("lettin", "coverd"), or a past that is regular by mistake ("goed")."""
    from lemminflect import getInflection

    cut = f"{word}g" if word.endswith("in") and len(word) > 5 else f"{word[:-1]}ed"
    if "VERB" in senses(cut) and word.endswith(("in", "d")):
        return cut
    base = _base_of(word)
    past = getInflection(base, "VBD") if base and "VERB" in senses(base) else ()
    return past[0] if past and word.endswith("ed") and not past[0].endswith("ed") else word


@lru_cache(maxsize=4096)
def senses(word: str) -> Mapping[str, tuple[str, ...]]:
    """What the lexicon knows a lower-case word as ("NOUN", "VERB" ...), with its base forms."""
    from lemminflect import getAllLemmas

    found: Mapping[str, tuple[str, ...]] = getAllLemmas(word)
    return found


def is_name(word: str) -> bool:
    """Whether a word that is written with a capital may name somebody or something.

    >>> [is_name(w) for w in ("Rukmini", "Ahmed", "Grace", "IT", "Boiler", "Running")]
    [True, True, True, True, False, False]
    """
    plain = word.lower()
    found = verb(plain)
    guessed = found is not None and not senses(found.base) and not listed(found.base, "verbs")
    common = (
        bool(senses(plain))
        or (found and not guessed)
        or any(listed(plain, name) for name in ("small", "things"))
    )
    common = common or (len(plain) > 7 and plain.endswith(_OF_THINGS))
    return word[:1].isupper() and (listed(plain, "proper") or word[1:2].isupper() or not common)


_OF_THINGS = ("tion", "sion", "ment", "ness", "ship", "ance", "ence")


@cache
def _given_names() -> frozenset[str]:
    """The given names that the fact check knows too."""
    from drafter.guidance import read_yaml

    data = read_yaml(Path(__file__).parents[1] / "facts" / "words.yaml")
    return frozenset(data["given_names"].split())


def is_given_name(word: str) -> bool:
    """Whether a word is surely somebody's name.

    >>> is_given_name("Denise"), is_given_name("Leeds")
    (True, False)
    """
    return word in _given_names()


def is_word(word: str) -> bool:
    """Whether a lower-case word is one of English, as far as the lexicon and the lists know."""
    plain = word.strip(".,'’-")
    parts = plain.split("-")
    known = (bool(senses(p)) or listed(p, "small") or verb(p) is not None for p in parts)
    return (not plain.isalpha() and len(parts) == 1) or all(known)


def is_adjective(word: str) -> bool:
    """Whether a word describes: by the list, or where the lexicon has no other use of it."""
    return listed(word, "adjectives") or set(senses(word)) in ({"ADJ"}, {"ADJ", "ADV"})


@lru_cache(maxsize=4096)
def verb(word: str) -> Verb | None:
    """A lower-case word as a verb form, or None.

    >>> verb("led"), verb("critiques")
    (Verb(base='lead', tense='past', noun='never'), Verb(base='critique', tense='third', noun='mostly'))
    >>> verb("onboarded"), verb("patience")
    (Verb(base='onboard', tense='past', noun='never'), None)
    """
    base = None if listed(word, "capitals") else _base_of(word)
    if base is None:
        return None
    tense = _tense(word.removeprefix("co-"), base.removeprefix("co-"))
    if tense in PAST and word != base:
        noun: Literal["never", "often", "mostly"] = "mostly" if _described(word) else "never"
    elif listed(base, "nouns_too"):
        noun = "often"
    else:
        known = {*senses(word), *(senses(base) if tense == "third" else ())}
        other = not listed(base, "verbs") and known - {"VERB", "AUX"}
        noun = "mostly" if other else "never"
    return Verb(base, tense, noun)


def _base_of(word: str) -> str | None:
    known = senses(word).get("VERB", ())
    if known:
        return next((base for base in known if listed(base, "verbs")), known[0])
    if listed(word, "verbs"):
        return word
    led = re.fullmatch(
        r"(re-?|over|out|mis|fore|under|(?!self-|well-|ill-)[a-z]+-)(?=[a-z]{3})(\w+)", word
    )
    inner = senses(led[2]).get("VERB", ()) if led else ()
    if not senses(word) and led and inner and (inner[0] != led[2] or "-" not in led[1]):
        return led[1] + inner[0]  # "redrew"
    if senses(word) or not re.fullmatch(r"(?!self-|well-)[a-z-]{3,}(?:ed|ing|s)", word):
        return None
    from lemminflect import getAllLemmasOOV

    guessed = getAllLemmasOOV(word, "VERB").get("VERB", (word,))[0]
    new = listed(guessed, "verbs") or re.fullmatch(r"(?=.*[aeiouy]).{3,}(?:ed|ing)", word)
    return str(guessed) if new and guessed != word else None


def _tense(word: str, base: str) -> Tense:
    if word == base:
        return "past" if listed(word, "unchanged") else "base"
    if word.endswith("ing"):
        return "gerund"
    if word in ("am", "are") or (word.endswith("s") and word != "was"):
        return "third"
    from lemminflect import getInflection

    irregular = not word.endswith("ed")
    return "participle" if irregular and word not in getInflection(base, "VBD") else "past"


def _described(word: str) -> bool:
    """Whether a past form is rather an adjective or a noun ("tired", "felt")."""
    irregular = not word.endswith("ed")
    return listed(word, "adjective_ed") or (irregular and listed(word, "nouns_too"))


def past_base(word: str) -> str | None:
    """The base of a past form that is no mere adjective, or None."""
    led, _, told = word.rpartition("-")
    if led in ("co", "re"):  # "co-wrote"
        return f"{led}-{base}" if (base := past_base(told)) else None
    found = verb(word)
    past = found is not None and found.tense in PAST and found.noun != "mostly"
    return found.base if found is not None and past else None


def base_of_third(word: str) -> str:
    """A third person as it follows "you" ("picks": "pick"); any other word as it is."""
    found = verb(word.lower())
    return found.base if found and found.tense == "third" else word


# What follows "she", as it follows "you".
WITH_YOU = {
    "is": "are",
    "was": "were",
    "has": "have",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}


def third_of(base: str) -> str:
    """A verb as it follows "she": "believes" of "believe"."""
    from lemminflect import getInflection

    return str((getInflection(base, "VBZ") or (f"{base}s",))[0])


def gerund_of(base: str) -> str:
    """The -ing form of a verb.

    >>> [gerund_of(v) for v in ("run", "cover", "make", "lie", "see", "commit", "refactor")]
    ['running', 'covering', 'making', 'lying', 'seeing', 'committing', 'refactoring']
    """
    from lemminflect import getInflection

    led, dash, base = base.rpartition("-")
    if dash:
        return f"{led}-{gerund_of(base)}"
    return str((getInflection(base, "VBG") or (f"{base}ing",))[0])


_DOER = re.compile(
    r"[a-z]+ing (?:oven|machine|room|table|station|contract|rota|list|schedule|book|log|plan|licen[cs]e|system|desk|shed|plant|line|kit|bench)\b"
)


def is_doing(thing: str) -> bool:
    """Whether a thing to hand over is what one does, and no machine or list with such a name.

    >>> is_doing("greasing gate 2"), is_doing("annealing oven"), is_doing("evening class")
    (True, False, False)
    """
    doing = verb(thing.split(" ")[0])
    gerund = doing is not None and doing.tense == "gerund" and doing.noun != "mostly"
    return gerund and not _DOER.match(thing)


def base_of_gerund(word: str) -> str:
    """A gerund as its verb ("moving": "move"); any other word as it is."""
    found = verb(word)
    return found.base if found is not None and found.tense == "gerund" else word


def past_of_gerund(word: str) -> str:
    """The past, as it follows "you", of a gerund; any other word as it is.

    >>> [past_of_gerund(w) for w in ("covering", "lending", "being", "desk")]
    ['covered', 'lent', 'were', 'desk']
    """
    from lemminflect import getInflection

    found = verb(word)
    if found is None or found.tense != "gerund":
        return word
    past = "were" if found.base == "be" else str(getInflection(found.base, "VBD")[0])
    return doubled(past, word)


def doubled(form: str, typed: str) -> str:
    """A form of a verb with the double letter of the form that was typed.

    >>> doubled("labeled", "labelling"), doubled("canceling", "cancelled"), doubled("sailed", "sailing")
    ('labelled', 'cancelling', 'sailed')
    """
    twice = re.search(r"ll(?:ed|ing)$", typed)
    return re.sub(r"(?<!l)l(ed|ing)$", r"ll\1", form) if twice else form


def past_of(base: str) -> str:
    """The past of a verb: "wrote" of "write"."""
    from lemminflect import getInflection

    return str((getInflection(base, "VBD") or (f"{base}ed",))[0])


def participle_of(base: str) -> str:
    """What follows "have": "written" of "write", and "got" of "get", as in Britain."""
    from lemminflect import getInflection

    led, dash, base = base.rpartition("-")
    found = str((getInflection(base, "VBN") or getInflection(base, "VBD") or (f"{base}ed",))[0])
    found = found.replace("-", "")  # "re-done"
    return led + dash + ("got" if found == "gotten" else found)


def plural_of(noun: str) -> str:
    """The plural of a noun: "children" of "child"."""
    from lemminflect import getInflection

    return str((getInflection(noun, "NNS") or (f"{noun}s",))[0])


def is_title(word: str, *tables: str) -> bool:
    """Whether a word is a title before a name ("Dr Okafor", "Sister Jean"), or is in these tables."""
    plain, tables = word.lower().rstrip("."), tables or ("titles", "titles_first", "titles_whole")
    return any(listed(plain, table) for table in tables) and word[:1].isupper() and word != "HR"
