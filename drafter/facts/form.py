"""What each kind of message must be: its length, its language, its form, one draft of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from drafter.facts.claims import says_last_day, spoken
from drafter.facts.known import Known
from drafter.facts.reading import Hit, Reading, Word, takes_leave, word_list
from drafter.text import Span

if TYPE_CHECKING:
    from drafter.prompt import Kind

# A word with its space, at most: past this the text is too long whatever it is made of.
_LONGEST_WORD = 20

_SUBJECT = re.compile(
    r"(?m:^[ \t*#]{0,4}(?:subject|subject line|betreff|asunto|objet)\**\s?:[^\n]{0,200})"
)
_HELLO_LINE = re.compile(
    r"(?:(?:my )?dear(?:est)?|hi|hello|hey|good (?:morning|afternoon|evening)) [^\n.!?;]{1,50}[,:!]"
)
_QUOTE = re.compile(r"\"[^\"\n]{1,300}\"")
_LETTER = re.compile(r"[^\W_]")
# Letters beyond those of Latin scripts.
_FOREIGN_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
_ASKS_HOW = re.compile(
    r"(?<!\w)(?:how|when|whether|which way|who should"
    r"|what(?:'s| is| would be)? (?:the )?(?:best|right|good))(?!\w)"
)
_TELL = re.compile(
    r"(?<!\w)(?:tell|telling|told|inform\w*|shar(?:e|ed|ing)|announc\w*|communicat\w*|spread"
    r"|let(?:ting)? (?:\S+ ){1,4}know|break(?:ing)? (?:it|the news)|the news|hears?|know about"
    r"|find out|message|say|saying|learns?)(?!\w)"
)
_WANTS_ANSWER = re.compile(
    r"\?|(?<!\w)(?:advice|guidance|guide|like to (?:know|hear|agree|ask|discuss|plan)"
    r"|let me know|up to you|your (?:view|call|lead|preference|thoughts))(?!\w)"
)
_DECISION = re.compile(
    r"(?<!\w)(?:i(?:'m| am|'ll| will|'ve| have)?(?: \w+){0,3}? (?:resign\w*|leav(?:e|ing)|quit\w*"
    r"|retir(?:e|ing)|mov(?:e|ing) on|step(?:ping)? down|hand(?:ing|ed)? in|finish(?:ing)?"
    r"|giv(?:e|ing|en) (?:you )?(?:my )?(?:\S+ ){0,3}notice)"
    r"|my (?:resignation|notice|retirement|last day)"
    r"|(?:decided|made up my mind) to (?:leave|go|move on|resign|retire))(?!\w)"
)


def form(reading: Reading, kind: Kind, known: Known) -> Iterator[Hit]:
    """Every way in which a text is not a whole message of its kind."""
    yield from _length(reading, kind)
    yield from _missing_last_day(reading, kind, known)
    yield from _script(reading, kind, known)
    yield from _name_at_the_end(reading, kind, known)
    yield from _one_draft(reading, kind)
    yield from _language(reading, known)


def _at_end(rule: str, reading: Reading, **fill: str) -> Hit:
    end = len(reading.folded.text)
    return Hit(rule, end, end, fill)


def _length(reading: Reading, kind: Kind) -> Iterator[Hit]:
    text = reading.text
    counted = [m.start() for m in re.finditer(r"\S+", reading.written) if _LETTER.search(m[0])]
    count, characters = len(counted), len(text.strip())
    fill = {"count": f"{count:,}", "limit": f"{kind.max_words:,}"}
    end = len(reading.folded.text)
    if not counted:
        yield _at_end("length/empty", reading)
    elif count > kind.max_words:
        yield Hit("length/words", counted[kind.max_words], end, fill)
    elif kind.max_chars and characters > kind.max_chars:
        start = min(_folded_place(reading, kind.max_chars), end)
        fill = {"count": f"{characters:,}", "limit": f"{kind.max_chars:,}"}
        yield Hit("length/characters", start, end, fill)
    elif characters > kind.max_words * _LONGEST_WORD:
        limit = kind.max_words * _LONGEST_WORD
        fill = {"count": f"{characters:,}", "limit": f"{limit:,}"}
        yield Hit("length/characters", min(_folded_place(reading, limit), end), end, fill)
    elif count < kind.min_words:
        fill["limit"] = str(kind.min_words)
        yield _at_end("length/short", reading, **fill)


def _folded_place(reading: Reading, place: int) -> int:
    """Where an offset of the text as given lies in the folded text."""
    return bisect_left(reading.folded.offsets, place)


def _missing_last_day(reading: Reading, kind: Kind, known: Known) -> Iterator[Hit]:
    day = known.situation.leaves_on
    if "last_day" in kind.needs and day and not says_last_day(reading, day):
        yield _at_end("missing_last_day/date", reading, last_day=spoken(day))


def _script(reading: Reading, kind: Kind, known: Known) -> Iterator[Hit]:
    """What a talk with the boss must hold, and what only a letter has."""
    for match in list(_SUBJECT.finditer(reading.plain))[:1]:
        yield Hit("form/subject_line", *match.span())
    if kind.form == "speech" and reading.closing is not None:
        start, end = reading.lines[reading.closing]
        if reading.closing >= len(reading.lines) - 4 and reading.plain[end - 1] != ".":
            yield Hit("form/signature", start, reading.lines[-1][1])
    if kind.name != "resignation_script" or known.situation.departure in ("laid_off", "dismissed"):
        return
    spoken_ones = [reading.plain[a:b] for a, b in reading.sentences]
    if not any(
        _ASKS_HOW.search(s) and _TELL.search(s) and _WANTS_ANSWER.search(s) for s in spoken_ones
    ):
        yield _at_end("missing_question/telling_others", reading)
    talk = [s for s in spoken_ones if len(s.split()) > 3 or _DECISION.search(s)]
    if not any(_DECISION.search(s) for s in talk[:3]):
        yield _at_end("missing_decision/first_sentences", reading)


def _name_at_the_end(reading: Reading, kind: Kind, known: Known) -> Iterator[Hit]:
    if kind.form not in ("letter", "email", "note") or kind.max_chars or not reading.lines:
        return
    last = reading.words_in(reading.lines[-min(4, len(reading.lines))][0], reading.lines[-1][1])
    names = [w.plain for w in last[-16:] if not _in_address(reading.plain, w.start, w.end)]
    if not any(map(known.signs, names)):
        yield _at_end("missing_signature/name", reading)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of "ana@example.org", not a name."""
    dotted = text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
    return dotted or text[end : end + 1] == "@" or text[start - 1 : start] in ("@", "/")


def _one_draft(reading: Reading, kind: Kind) -> Iterator[Hit]:
    subjects = list(_SUBJECT.finditer(reading.plain))
    if len(subjects) > 1:
        yield Hit("second_draft/subjects", *subjects[1].span())
    greetings = [
        line
        for line in reading.lines
        if line[1] - line[0] <= 60 and _HELLO_LINE.fullmatch(reading.plain, *line)
    ]
    if len(greetings) > 1:
        yield Hit("second_draft/greetings", *greetings[1])
    closings = _closings(reading)
    if len(closings) > 1:
        yield Hit("second_draft/signatures", *reading.lines[closings[1]])
    yield from _repeated(reading)


def _closings(reading: Reading) -> list[int]:
    """The lines that take leave, but for those just below another."""
    found: list[int] = []
    for number, (start, end) in enumerate(reading.lines):
        short = end - start <= 60 and reading.plain[end - 1] == ","
        apart = not found or number > found[-1] + 1
        if short and apart and takes_leave(reading, number):
            found.append(number)
    return found


def _repeated(reading: Reading) -> Iterator[Hit]:
    """A sentence of six words or more that has been said before."""
    seen = set()
    for start, end in reading.sentences:
        said = re.sub(r"\W+", " ", reading.plain[start:end]).strip()
        if said.count(" ") < 5:
            continue
        if said in seen:
            yield Hit("second_draft/repeated", start, end)
            return
        seen.add(said)


def _language(reading: Reading, known: Known) -> Iterator[Hit]:
    """Paragraphs in another language; quotes and the words of the facts do not count."""
    english = word_list("stop_words", "english")
    quoted = [m.span() for m in _QUOTE.finditer(reading.plain)]
    for start, end in _paragraphs(reading.plain):
        words = [
            w
            for w in reading.words_in(start, end)
            if not known.has_word(w.plain) and not any(a <= w.start < b for a, b in quoted)
        ]
        if _is_foreign(words, english):
            yield Hit("wrong_language/paragraph", start, end)


_ENGLISH_TOO = frozenset({"non", "pro", "per", "via", "plus", "pre", "till"})


def is_foreign(reading: Reading) -> bool:
    """Whether a few words, such as a fact, are in another language; each word counts once."""
    found = reading.words
    # "Mr de la Cruz": small words that lead to a capital are part of a name.
    words = {
        w.plain
        for w, after in zip(found, [*found[1:], None], strict=True)
        if not (
            w.written.islower() and after and after.written[:1].isupper() and len(w.written) < 4
        )
        and not w.written[:1].isupper()
        and w.plain not in _ENGLISH_TOO
        and len(w.plain) > 1
    }
    english = word_list("stop_words", "english") | word_list("ordinary")
    at_home = sum(w in english for w in words)
    return max(sum(w in small for w in words) for small in _foreign()) > at_home


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*", text):
        yield match.start(), match.end()


def _is_foreign(found: list[Word], english: frozenset[str]) -> bool:
    letters = "".join(w.written for w in found)
    if len(_FOREIGN_SCRIPT.findall(letters)) > max(8, 0.5 * len(letters)):
        return True
    words = [w.plain for w in found]
    at_home = sum(w in english for w in words)
    abroad = max(sum(w in small for w in words) for small in _foreign())
    if len(words) >= 4 and abroad >= 3 and abroad > at_home:
        return True
    return len(words) >= 14 and at_home <= 0.04 * len(words) and not _notes_like(words)


def _notes_like(words: list[str]) -> bool:
    """Whether they are English words without the small ones between, as in notes."""
    ordinary = word_list("ordinary")
    return sum(w in ordinary for w in words) >= 0.2 * len(words)


@cache
def _foreign() -> list[frozenset[str]]:
    english = word_list("stop_words", "english") | word_list("ordinary")
    return [word_list("stop_words", name) - english for name in _LANGUAGES]


_LANGUAGES = (
    "spanish",
    "german",
    "french",
    "italian",
    "portuguese",
    "dutch",
    "nordic",
    "polish",
    "turkish",
)
