"""The rules of the fact check: what each finding says, and the patterns of those that have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DataFileError
from drafter.facts.known import Known
from drafter.facts.names import names_somebody
from drafter.facts.reading import Hit, Reading
from drafter.guidance import by_id, cited, entry, principles, proven, read_yaml
from drafter.report import SEVERITIES, Finding, Severity
from drafter.text import plain

if TYPE_CHECKING:
    from drafter.prompt import Kind

# Of the words of a memory, those that the facts must hold: the rest may be in other words.
_PART = 1 / 3
_PATH = Path(__file__).parent / "rules.yaml"
_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "severity": str,
    "why": str,
    "instead": str,
    "principle": str,
    "pattern": str,
    "cased": bool,
    "first": bool,
    "kinds": list,
    "not_kinds": list,
    "forms": list,
    "departures": list,
    "no_reason": bool,
    "in_other_words": bool,
    "even_if_told": bool,
    "support": str,
    "support_in": list,
    "supported": dict,
    "flags": list,
    "passes": list,
}


@dataclass(frozen=True)
class Rule:
    """What one finding says, and where it has one, the pattern that finds it.

    `id` is the label, a slash and the case. `flags` and `passes` are the proof of a
    pattern: texts that it finds something in, and near misses. What bears a claim out,
    where one was made, is `support`, a pattern over the facts of the fields `support_in`,
    and what the groups of the pattern tell of its own words; `supported` is the proof:
    texts of the flags, each with a fact that bears it out.
    """

    id: str
    why: str
    instead: str
    severity: Severity = "block"
    principle: str = ""
    pattern: re.Pattern[str] | None = None
    cased: bool = False
    first: bool = False
    kinds: frozenset[str] = frozenset()
    not_kinds: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    departures: frozenset[str] = frozenset()
    no_reason: bool = False
    in_other_words: bool = False
    even_if_told: bool = False
    support: re.Pattern[str] | None = None
    support_in: frozenset[str] = frozenset()
    supported: Mapping[str, str] = field(default_factory=dict, repr=False)
    flags: tuple[str, ...] = field(default=(), repr=False)
    passes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        return self.id.partition("/")[0]

    def holds(self, kind: Kind, known: Known) -> bool:
        """Whether the rule is for this kind of message from this person."""
        s = known.situation
        return (
            (not self.kinds or kind.name in self.kinds)
            and kind.name not in self.not_kinds
            and (not self.forms or kind.form in self.forms)
            and (not self.departures or s.departure in self.departures)
            and not (self.no_reason and s.reason)
        )

    def hits(self, reading: Reading, known: Known) -> Iterator[Hit]:
        """Where the pattern finds something that the facts do not say, or `even_if_told`."""
        if self.pattern is None:
            return
        text = reading.written if self.cased else reading.plain
        found = self.pattern.finditer(text)
        if self.first:
            start = reading.lines[0][0] if reading.lines else 0
            match = self.pattern.match(text, start)
            found = iter([match] if match else [])
        for match in found:
            said = plain(match[0])
            if self.even_if_told:
                yield Hit(self.id, *match.span())
                continue
            if known.says(said) or (self.in_other_words and known.says_in_other_words(said)):
                continue
            if not self._borne_out(match, reading, known):
                yield Hit(self.id, *match.span())

    def _borne_out(self, match: re.Match[str], reading: Reading, known: Known) -> bool:
        """Whether the facts bear a claim out, or it claims nothing.

        The pattern's group `said` holds the words that the facts must hold, each in some
        word of its family, `part` those of which they must hold one in three, and `who`
        somebody whom they must name: without a name there is no claim.
        """
        if self.support and self.support.search(known.text_of(self.support_in)):
            return True
        parts = {k.partition("_")[0]: (k, v) for k, v in match.groupdict().items() if v}
        if "who" in parts and not names_somebody(
            reading, match.start(parts["who"][0]), parts["who"][1], known
        ):
            return True
        if "part" in parts:
            return known.share_of_words(parts["part"][1], self.support_in) >= _PART
        claimed = parts.get("said") or parts.get("who")
        return claimed is not None and known.share_of_words(claimed[1], self.support_in) == 1


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id. Raises DataFileError where rules.yaml is not what it must be."""
    places = (f"{_PATH}: rule {number}" for number in count(1))
    return by_id(
        (place, _rule(raw, place)) for place, raw in zip(places, read_yaml(_PATH), strict=False)
    )


def _rule(raw: object, place: str) -> Rule:
    data: dict[str, Any] = entry(raw, _KEYS, {"id", "why", "instead"}, place)
    if data.get("severity", "block") not in SEVERITIES:
        raise DataFileError(f"{place}: severity is one of {', '.join(SEVERITIES)}.")
    if "principle" in data:
        cited(data["principle"], place)
    if "pattern" in data:
        proven(data, place)
        data["pattern"] = _compiled(data["pattern"], data.get("cased", False), place)
    if "support" in data:
        data["support"] = _compiled(data["support"], False, place)
    for name, value in data.items():
        if isinstance(value, list):
            data[name] = tuple(value) if name in ("flags", "passes") else frozenset(value)
    return Rule(**data)


def _compiled(pattern: str, cased: bool, place: str) -> re.Pattern[str]:
    lines = [line for line in pattern.splitlines() if line]
    try:
        if cased:
            return re.compile("|".join(lines))
        numbered = (
            re.sub(r"\(\?P<(said|part|who)>", rf"(?P<\1_{number}>", line)
            for number, line in enumerate(lines)
        )
        spaced = [_SPACE.sub(_any_space, line) for line in numbered]
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
    except re.error as error:
        raise DataFileError(f"{place}: the pattern cannot be used ({error}).") from None


# A space of a pattern, but for one in a class or before a quantifier; what is looked for
# behind is of one length.
_SPACE = re.compile(r"\(\?<[!=][^()]*\)|\[[^\]]*\]|\\.| (?P<counted>[*?+])?")


def _any_space(match: re.Match[str]) -> str:
    if match[0].startswith("(?<"):
        return match[0].replace(" ", r"\s")
    if not match[0].startswith(" "):
        return match[0]
    return r"\s" + (match["counted"] or "{1,3}")


def finding(hit: Hit, reading: Reading) -> Finding:
    """A hit as a finding, at its span of the text as given."""
    rule = rules()[hit.rule]
    length = len(reading.folded.text)
    if hit.start >= length:
        start = end = len(reading.text)
    else:
        start, end = reading.folded.span(hit.start, min(hit.end, length))
    principle = principles().get(rule.principle)
    why, instead = rule.why, rule.instead
    for name, value in hit.fill.items():
        why = why.replace("{" + name + "}", value)
        instead = instead.replace("{" + name + "}", value)
    return Finding(
        label=rule.label,
        start=start,
        end=end,
        quote=reading.text[start:end],
        severity=rule.severity,
        why=why,
        instead=instead,
        principle=rule.principle,
        source=principle.source if principle else "",
        rule=rule.id,
    )
