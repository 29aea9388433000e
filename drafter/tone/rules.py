"""The rules: one YAML file a label in rules/, each rule with its reason and its proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from drafter.errors import DataFileError
from drafter.guidance import by_id, cited, entry, proven, read_yaml
from drafter.report import LABELS, SEVERITIES, Severity

_HERE = Path(__file__).parent
RULES = _HERE / "rules"
WORDS = _HERE / "words.yaml"

_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "severity": str,
    "why": str,
    "instead": str,
    "principle": str,
    "phrases": list,
    "pattern": str,
    "begins": list,
    "unless": str,
    "silent_in": list,
    "mild_in": list,
    "flags": list,
    "passes": list,
}
_REQUIRED = {"id", "severity", "why", "instead", "principle", "flags", "passes"}


@dataclass(frozen=True, eq=False)
class Rule:
    """One pattern with its reason, its source and its own proof.

    `expression` and `unless` are regular expressions over a text as `read()` gives it.
    `unless` is looked for just before a match, in the same sentence: where it is found,
    the match does not count. Every match begins with one of `begins`, so that the rule is
    tried there alone (none given: it is tried everywhere); see `Index`. `silent_in` lists
    kinds; in those of `mild_in` a match is no more than a note.
    `flags` are lines that the rule must flag, `passes` near misses that it must not.
    """

    id: str
    label: str
    severity: Severity
    why: str
    instead: str
    principle: str
    source: str
    expression: str
    unless: str
    begins: tuple[str, ...]
    silent_in: frozenset[str]
    mild_in: frozenset[str]
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    place: str

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """Compiled when a text first needs it: compiling all of them costs 200 ms."""
        return _compiled(self.expression, f"{self.place}: the pattern")

    @cached_property
    def guard(self) -> re.Pattern[str] | None:
        return _compiled(self.unless, f"{self.place}: unless") if self.unless else None


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of every label, in the order of the files. Raises DataFileError.

    >>> {rule.label for rule in rules()} == set(LABELS)
    True
    """
    words = read_words(WORDS)
    files = (read_rules(RULES / f"{label}.yaml", words) for label in LABELS)
    return tuple(by_id((rule.place, rule) for file in files for rule in file).values())


NAME, NUMBER = "{name}", "{number}"
# What a rule may begin with: a word, or one sign.
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Index:
    """Where in a text each rule is to be tried: at the words that it may begin with.

    Those are its `begins`: a word (`boss`), the beginning of one (`manage*`), a sign
    (`$`), `{name}`, which is any word with a capital letter, or `{number}`, which is any
    that begins with a digit. `mild_in` has for a kind the ids of the rules that are mild
    in it.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        kinds = {kind for rule in self.rules for kind in rule.mild_in}
        self.mild_in: Mapping[str, frozenset[str]] = {
            kind: frozenset(rule.id for rule in self.rules if kind in rule.mild_in)
            for kind in kinds
        }
        self._whole: dict[str, tuple[int, ...]] = {}
        self._begun: dict[str, tuple[int, ...]] = {}
        for number, rule in enumerate(self.rules):
            for word in rule.begins:
                found = self._begun if word.endswith("*") else self._whole
                word = word.removesuffix("*")
                found[word] = (*found.get(word, ()), number)
        self._lengths = sorted(set(map(len, self._begun)))
        self._names = frozenset(self._whole.pop(NAME, ()))
        self._numbers = frozenset(self._whole.pop(NUMBER, ()))
        self._of = lru_cache(maxsize=4096)(self._begun_by)

    def tried(self, text: str, cased: str) -> Iterator[tuple[Rule, Sequence[int] | None]]:
        """Each rule that may match a text, with the places to try it at, None for all.

        `text` is in lower case, `cased` the same with its capitals.
        """
        places: dict[int, list[int]] = {}
        for token in _TOKEN.finditer(text):
            start = token.start()
            numbers = self._of(token[0])
            if cased[start].isupper():
                numbers |= self._names
            elif text[start].isdigit():
                numbers |= self._numbers
            for number in numbers:
                places.setdefault(number, []).append(start)
        for number, rule in enumerate(self.rules):
            if not rule.begins:
                yield rule, None
            elif number in places:
                yield rule, places[number]

    def _begun_by(self, word: str) -> frozenset[int]:
        numbers = set(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            numbers.update(self._begun.get(word[:length], ()))
        return frozenset(numbers)


@cache
def index() -> Index:
    """The index of `rules()`. Raises DataFileError."""
    return Index(rules())


def read_words(path: Path) -> Mapping[str, str]:
    """The named groups of words, each as one regular expression. Raises DataFileError."""
    words: dict[str, str] = {}
    content = read_yaml(path)
    if not isinstance(content, Mapping):
        raise DataFileError(f"{path}: must map each group's name to its words.")
    for name, lines in content.items():
        words[name] = _expression(lines, words, f"{path}: group {name!r}")
    return words


def read_rules(path: Path, words: Mapping[str, str]) -> list[Rule]:
    """The rules of one file; its stem is their label. Raises DataFileError."""
    content = read_yaml(path)
    if not isinstance(content, list):
        raise DataFileError(f"{path}: must be a list of rules.")
    found = []
    for number, raw in enumerate(content, 1):
        name = raw.get("id", number) if isinstance(raw, Mapping) else number
        found.append(_rule(raw, words, path, f"{path.name}: rule {name!r}"))
    return found


def _rule(raw: object, words: Mapping[str, str], path: Path, place: str) -> Rule:
    data = entry(raw, _KEYS, _REQUIRED, place)
    if data["severity"] not in SEVERITIES:
        raise DataFileError(f"{place}: severity is one of {', '.join(SEVERITIES)}.")
    if ("phrases" in data) == ("pattern" in data):
        raise DataFileError(f"{place}: give exactly one of phrases and pattern.")
    for key in ("phrases", "begins", "silent_in", "mild_in"):
        if not all(isinstance(line, str) and line.strip() for line in data.get(key, ())):
            raise DataFileError(f"{place}: {key} must be lines of text; put quotes around them.")
    proven(data, place)
    return Rule(
        id=data["id"],
        label=path.stem,
        severity=data["severity"],
        why=data["why"],
        instead=data["instead"],
        principle=data["principle"],
        source=cited(data["principle"], place).source,
        expression=_whole(data, words, place),
        unless=_expression(data.get("unless", ""), words, place),
        begins=tuple(data.get("begins", ())),
        silent_in=frozenset(data.get("silent_in", ())),
        mild_in=frozenset(data.get("mild_in", ())),
        flags=tuple(data["flags"]),
        passes=tuple(data["passes"]),
        place=place,
    )


def _whole(data: Mapping[str, Any], words: Mapping[str, str], place: str) -> str:
    lines = data.get("pattern") or [re.escape(p).replace(r"\ ", " ") for p in data["phrases"]]
    return rf"(?<!\w){_expression(lines, words, place)}(?!\w)"


# A repeated group, class or dot without a bound can take time without bound. A word (`\w+`)
# ends where it ends.
_UNBOUND = re.compile(r"(?<!\\)[)\].](?:[*+]|\{\d*,\})")
_GROUP = re.compile(r"\{([a-z_]+)\}")
_MEANS = {"\\'": "'", "'": "'?", " ?": r"\s{0,3}", " ": r"\s{1,3}"}
_SIGNS = re.compile("|".join(re.escape(sign) for sign in _MEANS))


def _expression(lines: object, words: Mapping[str, str], place: str) -> str:
    """Alternatives, one a line, with the groups filled in; see words.yaml for the signs."""
    if isinstance(lines, str):
        lines = re.sub(r"\n[ \t]+", "", lines).split("\n")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise DataFileError(f"{place}: must be text or a list of lines.")

    def group(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise DataFileError(
                f"{place}: no group {match[1]!r} in words.yaml. There are: {', '.join(words)}."
            )
        return words[match[1]]

    given = [line.strip() for line in lines if line.strip()]
    if any(_UNBOUND.search(line) for line in given):
        raise DataFileError(f"{place}: bound what is repeated: (...){{0,4}}, not (...)* or .+")
    plainly = [_SIGNS.sub(lambda sign: _MEANS[sign[0]], line) for line in given]
    filled = [_GROUP.sub(group, line) for line in plainly]
    return f"(?:{'|'.join(filled)})" if filled else ""


def _compiled(expression: str, what: str) -> re.Pattern[str]:
    try:
        matcher = re.compile(expression)
    except re.error as error:
        raise DataFileError(f"{what} is not a regular expression ({error}).") from None
    if matcher.search(""):
        raise DataFileError(f"{what} matches an empty text: give it a word that must be there.")
    return matcher
