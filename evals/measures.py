"""The measures: each asks one thing of a text, and answers pass, fail or none.

None stands for no answer: the case asks for no such thing, or there is nothing to ask it of.
To add a measure, write a function and give it a line in MEASURES; the command, the report and
the baseline find it there. tests/evals/test_measures.py wants a text that fails it and one that
passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from drafter.advice import needs_of
from drafter.guidance import read_yaml
from drafter.provenance import provenance_of
from drafter.text import fold
from evals.written import Written, words_of

Outcome = Literal["pass", "fail", "none"]

NOTES_RUN = 6  # words in a row that quote the private notes
FIRST = 3  # sentences within which the decision has to be told
GRADE = 12.0  # years of school, by Coleman and Liau, that a text may ask for
STOCK = 1.0  # stock phrases, an often heard word counting half, that a hundred words may hold
SAME = 0.95  # how alike the words of two variants may be, those of the facts left aside
SHARED = 0.25  # the share of its runs of five words that a text may have from one other kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a measure says of one text, and in a few words why."""

    outcome: Outcome
    why: str = ""


PASS = Verdict("pass")


def none(why: str) -> Verdict:
    """No answer."""
    return Verdict("none", why)


def judged(faults: list[str]) -> Verdict:
    """Pass where there are no faults."""
    return Verdict("fail", "; ".join(faults)) if faults else PASS


# --- what the case asks for


def _holds(text: str, wording: str) -> bool:
    """Whether a wording, or its plural, stands in a folded text in lower case as whole words."""
    wanted = " ".join(fold(wording).text.casefold().split())
    return re.search(rf"(?<!\w){re.escape(wanted)}(?:'?s|es)?(?!\w)", text) is not None


def _contains(text: str, wording: str) -> bool:
    return " ".join(fold(wording).text.casefold().split()) in text


def required(written: Written) -> Verdict:
    """Each fact of `must` in one of its wordings."""
    if not written.case.must:
        return none("the case requires no fact")
    text = written.plain
    return judged(
        [
            f"missing: {' / '.join(wordings)}"
            for wordings in written.case.must
            if not any(_contains(text, wording) for wording in wordings)
        ]
    )


def forbidden(written: Written) -> Verdict:
    """Nothing of `must_not`."""
    if not written.case.must_not:
        return none("the case forbids nothing")
    return judged([f'"{w}"' for w in written.case.must_not if _holds(written.plain, w)])


def status(written: Written) -> Verdict:
    """The status is one of those that the case allows."""
    if written.draft is None:
        return none("only a finished draft has a status")
    got = written.draft.status
    return PASS if got in written.case.status else Verdict("fail", f"the status is {got}")


def asked(written: Written) -> Verdict:
    """The questions for missing facts hold each of `needs`."""
    if written.draft is None or not written.case.needs:
        return none("the case misses no fact")
    return _among(written.case.needs, written.draft.needs)


def warned(written: Written) -> Verdict:
    """The warnings hold each of `warns`."""
    if written.draft is None or not written.case.warns:
        return none("the case calls for no warning")
    return _among(written.case.warns, written.draft.warnings)


def _among(wanted: tuple[tuple[str, ...], ...], said: tuple[str, ...]) -> Verdict:
    text = fold(" ".join(said)).text.casefold()
    return judged(
        [f"missing: {' / '.join(w)}" for w in wanted if not any(_contains(text, one) for one in w)]
    )


# --- the three promises


def invented(written: Written) -> Verdict:
    """No name, date, number, employer, reason or way of leaving that nobody gave."""
    return judged(written.labels("invented_", "next_employer", "wrong_departure"))


def leaked(written: Written) -> Verdict:
    """Nothing confidential, and no run of six words from the private notes."""
    situation = written.case.situation
    if not situation.confidential and not situation.private_notes:
        return none("nothing is private")
    faults = written.labels("secret", "private_notes")
    joined = f" {' '.join([*words_of(written.subject or ''), *written.words])} "
    for secret in situation.confidential:
        if (words := words_of(secret)) and f" {' '.join(words)} " in joined:
            faults.append(f'confidential: "{secret}"')
    notes = words_of(situation.private_notes or "")
    for start in range(len(notes) - NOTES_RUN + 1):
        run = " ".join(notes[start : start + NOTES_RUN])
        if f" {run} " in joined:
            faults.append(f'the notes: "{run}"')
            break
    return judged(faults)


def last_day(written: Written) -> Verdict:
    """The last day, where the kind needs it, is there and right; no other is named."""
    if written.case.situation.leaves_on is None:
        return none("no last day is given")
    return judged(written.labels("wrong_last_day", "missing_last_day"))


# --- what a message of its kind is


def length(written: Written) -> Verdict:
    """Within the words, and the characters, of its kind.

    It may be shorter where facts are missing, for it must not be filled up, and where it is
    not safe to say more.
    """
    kind, count = written.kind, len(re.findall(r"\S*[^\W_]\S*", written.text))
    brief = written.prompt.values["unsafe"] or needs_of(written.prompt)
    faults = []
    if count > kind.max_words or count < (1 if brief else kind.min_words):
        faults.append(f"{count} words, not {kind.min_words} to {kind.max_words}")
    if kind.max_chars and len(written.text.strip()) > kind.max_chars:
        faults.append(f"{len(written.text.strip())} characters, not {kind.max_chars}")
    return judged(faults)


_GREETING = re.compile(r"(?:my )?(?:dear|hi|hello|hey|to|good \w+)\b[^?;]{0,60}", re.IGNORECASE)
_SUBJECT = re.compile(r"^\W*subject\b.{0,10}:", re.IGNORECASE | re.MULTILINE)


def form(written: Written) -> Verdict:
    """Speech, letter or note as its kind is: greeted and signed, or neither; one clean text."""
    faults = written.labels(
        "form", "missing_signature", "placeholder", "markup", "model_talk", "second_draft",
        "wrong_language", "missing_question",
    )  # fmt: skip
    first = next((line.strip() for line in written.text.splitlines() if line.strip()), "")
    greeted = _GREETING.fullmatch(first) is not None and len(first.split()) <= 8
    if written.kind.form in ("letter", "email") and not greeted:
        faults.append("no greeting in the first line")
    if written.kind.form == "speech" and re.match(r"(?i)dear\b", first) and greeted:
        faults.append("speech does not begin with Dear")
    if _SUBJECT.search(written.text):
        faults.append("a subject line in the text")
    return judged(faults)


_DECIDED = re.compile(
    r"\b(?:resign\w*|notice|retir(?:e|ing|ement)|(?:i(?:'m| am|'ll| will)(?: be)?|decided to"
    r"|going to|decision to) (?:leav(?:e|ing)|go(?:ing)?|mov(?:e|ing) on|finish(?:ing)?|stop)"
    r"|last day|end(?:s|ing)?|leav(?:e|ing))\b"
)
_DECLINED = re.compile(
    r"\b(?:declin\w+|turn(?:ed|ing)? (?:it|this|the offer|that|you) down|decision|decided|answer is"
    r"|not (?:going to )?(?:accept|take|stay)\w*|(?:can't|cannot|won't|will not) (?:accept|take)"
    r"|(?:still|be|i'm|am) leaving|no thank you|stands?|time to think|think (?:it|this|that) over"
    r"|until|get back to you|come back to you|an? (?:clear |considered )?answer|let you know|yes)\b"
)


def order(written: Written) -> Verdict:
    """What matters comes first: the news of leaving, or the answer to an offer."""
    if written.kind.name in ("resignation_script", "resignation_letter"):
        faults = written.labels("missing_decision")
        if not any(_DECIDED.search(sentence) for sentence in written.said[:FIRST]):
            faults.append(f"the news is not in the first {FIRST} sentences")
        return judged(faults)
    if written.kind.name == "counteroffer_reply" and _chosen(written):
        half = written.said[: max(2, (len(written.said) + 1) // 2)]
        told = any(_DECLINED.search(sentence) for sentence in half)
        return PASS if told else Verdict("fail", "no answer in the first half")
    return none("the order is free")


def _chosen(written: Written) -> bool:
    return written.case.situation.departure in ("voluntary", "retiring")


_BECAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|on account of|(?:my|the|main) reason|so that i can"
    r"|in order to)\b"
)
_GOING = re.compile(r"\b(?:i(?:'m| am| will|'ll|'ve| have)|my)\b.*\b(?:leav|resign|mov(?:e|ing) on"
                    r"|decision|decided|notice|go(?:ing)?)")  # fmt: skip
REASONED = ("resignation_script", "resignation_letter", "farewell_email", "counteroffer_reply")


def reason(written: Written) -> Verdict:
    """The public reason in one or two sentences at most; where none is given, none."""
    if written.kind.name not in REASONED:
        return none("a reason is no matter of this kind")
    if written.case.situation.reason:
        found = [p for p in provenance_of(written.text, written.prompt) if p.ref == "reason"]
        many = len(found) > 2
        return Verdict("fail", f"the reason takes {len(found)} sentences") if many else PASS
    faults = written.labels("invented_reason")
    if _chosen(written):
        faults += [f'"{s}"' for s in written.said if _BECAUSE.search(s) and _GOING.match(s)]
    return judged(faults)


# --- whether a person would have written it so

_OWN = ("gratitude", "learned", "contributions", "handover", "asks", "thanks_for", "respect_for")


def specific(written: Written) -> Verdict:
    """At least one sentence holds what only this person could tell."""
    given = [
        values
        for name in _OWN
        if (values := written.prompt.values.get(name) or getattr(_reader(written), name, ()))
    ]
    if not given or written.prompt.values["undecided"] or written.prompt.values["unsafe"]:
        return none("there is nothing of one's own to tell")
    refs = [p.ref for p in provenance_of(written.text, written.prompt) if p.origin == "fact"]
    told = any(name in ref for ref in refs for name in (*_OWN, "strain", "reason"))
    return PASS if told else Verdict("fail", "nothing in it that anybody else could not have said")


def _reader(written: Written) -> object:
    return written.prompt.values.get("to")


@cache
def _stock() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = read_yaml(Path(__file__).with_name("stock.yaml"))
    return lists


@cache
def _phrase(phrase: str) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(word).replace(r"\*", r"[\w']*") for word in phrase.split())
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def stock(written: Written) -> Verdict:
    """At most one phrase in a hundred words that stands in every such text.

    People write one now and then, the best letters too; a text made of them says nothing.
    """
    facts = fold(str(written.case.situation.to_dict())).text.casefold()

    def found(name: str) -> list[str]:
        hits = (m.group() for p in _stock()[name] if (m := _phrase(p).search(written.plain)))
        return [f'"{hit}"' for hit in hits if hit not in facts]

    always, often = found("always"), found("often")
    allowed = STOCK * max(1.0, len(written.words) / 100)
    return judged([*always, *often] if len(always) + len(often) / 2 > allowed else [])


_CONTRAST = re.compile(r"\bnot (?:just|only|merely)\b[^.!?]{1,60}\b(?:but|it's|it is)\b")
_TAIL = re.compile(r", (?:ensuring|fostering|allowing|making|contributing|highlighting|leaving) ")
_TRIPLE = re.compile(r"\b\w+, \w+,? and \w+\b")


def manner(written: Written) -> Verdict:
    """No signs of machine writing: dashes, contrasts, threes, trailing clauses, exclamations.

    Each may come so often and no more; in a text of two hundred words twice as often.
    """
    text = written.text
    counts = {
        "dashes": (len(re.findall(r"—|–(?!\d)| -- ", text)), 1),
        "exclamation marks": (text.count("!"), 2),
        "not just this but that": (len(_CONTRAST.findall(written.plain)), 1),
        "trailing clauses": (len(_TAIL.findall(written.plain)), 1),
    }
    if written.kind.form != "notes":  # notes list what there is
        counts["threes"] = len(_TRIPLE.findall(written.plain)), 2
    longer = max(1.0, len(written.words) / 100)
    return judged(
        [f"{name}: {count}" for name, (count, most) in counts.items() if count > most * longer]
    )


def reading(written: Written) -> Verdict:
    """Easy to read: at most twelve years of school, by the index of Coleman and Liau (1975)."""
    text = " ".join(written.said)
    words = words_of(text)
    if len(words) < 30:
        return none("too short to say")
    letters = sum(map(len, words)) * 100 / len(words)
    sentences = len(written.said) * 100 / len(words)
    grade = 0.0588 * letters - 0.296 * sentences - 15.8
    return PASS if grade <= GRADE else Verdict("fail", f"grade {grade:.1f}")


def tone(written: Written) -> Verdict:
    """The tone checker lets it pass as this kind."""
    report = written.review.tone
    if report.ok:
        return PASS
    marked = [f'{f.label}: "{f.quote}"' for f in report.findings if f.severity != "note"]
    return Verdict("fail", "; ".join(marked) or f"score {report.score:.2f}")


# --- texts beside each other


def variety(written: Written) -> Verdict:
    """Another seed gives another text."""
    if not written.variants:
        return none("only one seed was drafted")
    facts = set(words_of(str(written.case.situation.to_dict())))
    mine, *others = (
        [word for word in words_of(text) if word not in facts]
        for text in (written.text, *written.variants)
    )
    alike = [_alike(mine, other) for other in others]
    nearest = min(alike)  # one real variant is enough
    return PASS if nearest < SAME else Verdict("fail", f"{nearest:.0%} the same with another seed")


def _alike(one: list[str], other: list[str]) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def apart(written: Written) -> Verdict:
    """It is not a message of another kind under its own title."""
    if not written.shared:
        return none("no other kind was drafted")
    kind, share = max(written.shared.items(), key=lambda item: item[1])
    return PASS if share <= SHARED else Verdict("fail", f"{share:.0%} as in {kind}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by its name, and what it asks.

    One that is a `promise` may not get worse by a single case; of the others a few may go
    either way, as far as chance goes.
    """

    name: str
    asks: str
    function: Callable[[Written], Verdict]
    promise: bool = False


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("required", "Are the facts there that the case requires?", required),
        Measure("forbidden", "Is nothing there that the case forbids?", forbidden, promise=True),
        Measure("status", "Is it ready, or held, as the case expects?", status),
        Measure("asked", "Are missing facts asked for?", asked),
        Measure("warned", "Do the warnings of the case come with it?", warned),
        Measure("invented", "Is nothing in it that nobody said?", invented, promise=True),
        Measure("leaked", "Is nothing in it that is private?", leaked, promise=True),
        Measure("last_day", "Is the last day there and right?", last_day, promise=True),
        Measure("length", "Is it as long as its kind should be?", length),
        Measure("form", "Is it one whole speech, letter or note?", form),
        Measure("order", "Does what matters come first?", order),
        Measure("reason", "Is the reason short, or absent where none was given?", reason),
        Measure("specific", "Is something in it that only this person could say?", specific),
        Measure("stock", "Is it free of stock phrases?", stock),
        Measure("manner", "Is it free of the signs of machine writing?", manner),
        Measure("reading", "Is it easy to read?", reading),
        Measure("tone", "Would a careful reader let the tone pass?", tone),
        Measure("variety", "Does another seed give another text?", variety),
        Measure("apart", "Is it unlike the messages of other kinds?", apart),
    )
}


def measured(written: Written) -> dict[str, Verdict]:
    """Every measure's verdict on one text."""
    return {name: measure.function(written) for name, measure in MEASURES.items()}
