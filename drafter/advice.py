"""What comes with a draft: questions for missing facts, and warnings.

Which questions and warnings there are, and when each is due, is data: the front matter
of the kinds and prompts/advice.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from drafter.circumstances import (
    advice,
    called,
    circumstances,
    holds_all,
    matters,
    name_words,
    notice_ends,
    unsafe,
    words_in,
)
from drafter.errors import DataFileError
from drafter.facts import leaks_from
from drafter.guidance import cited, entry
from drafter.phrasing.wording import series
from drafter.prompt import Prompt, environment
from drafter.situation import RELATIONS, Person, Situation
from drafter.workdays import free_day, on_or_after, on_or_before

Filled = Callable[[Mapping[str, object]], str]  # a sentence, filled from words

_DEPARTURE_WORDS = {"laid_off": "laid off", "dismissed": "dismissed", "retiring": "retiring"}
_RELATION_WORDS = {
    "boss": "your boss",
    "peer": "a peer",
    "direct_report": "someone who reports to you",
    "client": "a client",
    "mentor": "a mentor",
    "hr": "HR",
    "recruiter": "a recruiter",
    "other": "another person",
}
_TITLES = {"mrs", "miss", "prof", "sir", "lady", "dean", "sister", "herr", "frau", "the", "and"}
MATTERS_NAMED = 3  # a longer list would be skipped by whoever reads it
_CONFIDANTS = ("mentor", "recruiter")  # P20: told alone, they may know before the boss


def needs_of(prompt: Prompt) -> tuple[str, ...]:
    """The questions for facts that this message would need and does not have.

    The questions are those of the kind, but for what prompts/advice.yaml waives for the
    case, and with what it adds. A question about the recipient's facts is only put
    where there is a recipient.
    """
    case = _case(prompt)
    kind = prompt.kind.name
    waived = {raw["need"] for raw in _due("waive", kind, case)}
    asked = [
        question
        for name, question in prompt.kind.needs.items()
        if name not in waived and _missing(name, prompt.values)
    ]
    asked += [raw["ask"] for raw in _due("also", kind, case)]
    return tuple(dict.fromkeys(asked))


def _due(section: str, kind: str, case: frozenset[str]) -> Iterator[dict[str, Any]]:
    """What a section of prompts/advice.yaml says of a kind in this case."""
    said = "need" if section == "waive" else "ask"
    keys: dict[str, type | tuple[type, ...]] = {"kind": str, said: str, "if": list}
    for number, raw in enumerate(advice()[section], 1):
        data = entry(raw, keys, set(keys), f"advice.yaml: {section} {number}")
        if data["kind"] == kind and holds_all(data["if"], case):
            yield data


def _missing(name: str, values: Mapping[str, Any]) -> bool:
    first, _, rest = name.partition(".")
    value = values.get(first)
    if not rest:
        return value in (None, "", ())
    return value is not None and getattr(value, rest) in (None, "", ())


def _case(prompt: Prompt) -> frozenset[str]:
    """What holds of the facts that a prompt was filled from, for the needs."""
    values = prompt.values
    last = values["last_day"]
    names = {word for person in values["people"] for word in name_words(person)}
    covered = any(
        "->" in item or "→" in item or names & words_in(item) for item in values["handover"]
    )
    holds = {
        values["departure"]: True,
        values["audience"]: True,
        "past": last is not None and last < values["today"],
        "contact": bool(values["contact"]),
        "no_cover": not covered,
    }
    return frozenset(name for name, true in holds.items() if name and true)


def warnings_of(prompt: Prompt, situation: Situation, to: Person | None) -> tuple[str, ...]:
    """The advice that this draft should not go out without, most basic first.

    `situation` and its recipient `to` are as the person gave them, before anything was set
    aside. Each warning is a sentence or two that say what to do next; none quotes the
    private notes or a confidential item. Sources: the principles that prompts/advice.yaml
    names.
    """
    today: date = prompt.values["today"]
    holds = circumstances(situation, today) | _of_reader(prompt, situation, to)
    words = _words(prompt, situation, to, today)
    found = [
        " ".join(fill(words).split())
        for conditions, kinds, fill in _warnings()
        if holds_all(conditions, holds) and (not kinds or prompt.kind.name in kinds)
    ]
    return tuple(dict.fromkeys(found))


@cache
def _warnings() -> tuple[tuple[tuple[str, ...], tuple[str, ...], Filled], ...]:
    keys: dict[str, type | tuple[type, ...]] = {
        "id": str,
        "if": list,
        "kinds": list,
        "principle": str,
        "say": str,
    }
    found = []
    for number, raw in enumerate(advice()["warnings"], 1):
        place = f"advice.yaml: warning {number}"
        data = entry(raw, keys, {"id", "if", "principle", "say"}, place)
        cited(data["principle"], place)
        if not data["if"]:
            raise DataFileError(f"{place}: `if` is empty, so it would always be given.")
        fill = environment().from_string(data["say"]).render
        found.append((tuple(data["if"]), tuple(data.get("kinds", ())), fill))
    return tuple(found)


def _of_reader(prompt: Prompt, situation: Situation, to: Person | None) -> frozenset[str]:
    """What holds of the kind and of who it goes to."""
    audience, relation = prompt.values["audience"], to.relation if to else ""
    holds = {
        prompt.kind.name: True,
        audience or "": True,
        f"to_{relation}": True,
        "to_colleague": to is not None and relation not in ("boss", *_CONFIDANTS),
        "to_confidant": relation in _CONFIDANTS,
        "to_reports": relation == "direct_report" or audience == "direct_reports",
        "to_clients": relation == "client" or audience == "clients",
        "no_recipient": to is None and not prompt.kind.audiences,
        "to_knows": to is not None and to.knows,
        "to_unsafe": to is not None and unsafe(situation, to),
        "peers_untold": bool(_untold_peers(situation)),
        "unsuited": to is not None and relation not in _suited(prompt),
        "concerns_reader": to is not None and _concerns(to, situation),
        "secret_reason": leaks_from(situation.reason or "", situation),
    }
    return frozenset(name for name, true in holds.items() if name and true)


def _untold_peers(situation: Situation) -> list[str]:
    return [
        called(p, situation)
        for p in situation.people
        if p.relation == "peer" and not p.knows and not unsafe(situation, p)
    ]


def _suited(prompt: Prompt) -> tuple[str, ...]:
    """The relations that a kind suits; all, where it is filled for nobody by itself."""
    kind = prompt.kind
    return (*kind.recipients, *advice()["also_suits"].get(kind.name, ())) or RELATIONS


def _concerns(person: Person, situation: Situation) -> bool:
    """Whether a confidential item names the person."""
    named = name_words(person) - _TITLES
    return any(named & words_in(item) for item in situation.confidential)


def _words(
    prompt: Prompt, situation: Situation, to: Person | None, today: date
) -> Mapping[str, object]:
    """What the sentences of the warnings are filled from."""
    last, weeks = situation.leaves_on, situation.notice_weeks
    bosses = [p for p in situation.people if p.relation == "boss"]
    # Nobody is sent to somebody that they need not face: HR hears it in their place.
    faced = [called(p, situation) for p in bosses if not unsafe(situation, p)]
    # A matter that is itself confidential is not named, even on the person's own screen.
    about = [m.about for m in matters(situation) if not m.shows_in(situation.confidential)]
    return {
        "boss": series(faced) or ("HR" if bosses else "your boss"),
        "boss_marked": series(called(p, situation) for p in bosses if p.knows),
        "to": called(to, situation) if to else "",
        "last_day": last,
        "notice_given": situation.notice_given,
        "notice": f"{weeks} week{'s' * (weeks != 1)}",
        "computed": notice_ends(situation, today),
        "free_day": last and free_day(last),
        "day_before": last and on_or_before(last),
        "day_after": last and on_or_after(last),
        "departure_words": _DEPARTURE_WORDS.get(situation.departure, "leaving by your own choice"),
        "matters": series(about[:MATTERS_NAMED]),
        "untold_peers": series(_untold_peers(situation)),
        "relation_words": _RELATION_WORDS[to.relation] if to else "",
        # The first few are those whom the kind is filled for without asking.
        "suited_words": series((_RELATION_WORDS[r] for r in _suited(prompt)[:4]), " or "),
    }
