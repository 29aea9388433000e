"""Names in a text that the facts do not hold: people, employers, places, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from drafter.facts.known import Known
from drafter.facts.reading import Hit, Reading, Word, stem, word_list
from drafter.text import Span, marked, plain_of

# Endings of words that name things or manners, not people: a capital alone says nothing.
_ABSTRACT = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ship",
    "ships",
    "ance",
    "ence",
    "ability",
    "ibility",
    "ology",
)
_STARTS_SENTENCE = re.compile(
    r"(?:[.!?:;][)\]\"']*|^|\n|[•*>]|(?:^|\n)\s*(?:-|\d{1,2}[.)]))[\s\"'(\[]*$"
)
_LATIN = re.compile(r"[a-z]")

_EMPLOYER = re.compile(
    r"(?:(?:join(?:ing|ed)?|(?:role|position|job|place|offer|contract|start(?:ing|ed)?"
    r"|work(?:ing|ed)?|begin(?:ning)?) (?:at|with|from|for)|hired by"
    r"|(?:mov(?:e|ing)|go(?:ing)?|switch(?:ing)?|head(?:ing)?|off)(?: on| over)? to"
    r"|leav(?:e|ing) (?:\S+ ){0,3}?(?:for|to join)) )(?P<name>[^\W\d_][\w.&'-]*)"
)

_AT = r"(?:@|\s?[\[({<]\s?at\s?[\])}>]\s?)"
_DOT = r"(?:\.|\s?[\[({<]\s?dot\s?[\])}>]\s?|\sdot\s)"
_ADDRESS = re.compile(
    rf"(?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}(?:{_AT}|\sat\s(?=[\w-]{{1,63}}\sdot\s))"
    rf"(?:[\w-]{{1,63}}{_DOT}){{1,5}}[a-z]{{2,24}}(?!\w))"
    r"|(?P<url>https?://[^\s<>\"')\]]{1,300}|www\.[^\s<>\"')\]]{1,300})"
    r"|(?P<host>(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,24}"
    r"(?![\w-]|\.\w)(?P<path>/[^\s<>\"')\]]{0,200})?)"
    r"|(?P<handle>(?<![\w@./])@[a-z0-9_][\w.-]{1,38}[a-z0-9_])"
    r"|(?P<phone>(?<![\w/.,-])(?:\+\s?|\()?\d[\d\s()./-]{5,20}\d(?![\w/%]))"
)


def addresses(reading: Reading) -> list[tuple[str, Span]]:
    """E-mail addresses, links, handles and telephone numbers: their sort and their span."""
    found = []
    for match in _ADDRESS.finditer(reading.plain):
        kind = match.lastgroup or ""
        start, end = match.span()
        while reading.plain[end - 1] in ".,;:!?'":
            end -= 1
        if kind == "phone" and not _is_phone(reading.plain[start:end]):
            continue
        if match["host"] and not (match["path"] or _is_host(match["host"], reading, start)):
            continue
        found.append((kind, (start, end)))
    return found


def _is_host(text: str, reading: Reading, start: int) -> bool:
    """Whether a dotted word is a host, not two sentences without a space between."""
    *labels, domain = text.split(".")
    if not any(c.isalpha() for c in "".join(labels)):
        return False
    if domain in word_list("domains"):
        return True
    written = reading.written[start : start + len(text)].rpartition(".")[2]
    one_case = written.islower() or written.isupper()
    words = (*labels, domain)
    return one_case and not all(_is_ordinary(w) or w in word_list("allowed") for w in words)


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if "\n" in text or not 7 <= len(digits) <= 15:
        return False
    grouped = re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", text)
    years = re.fullmatch(r"\d{4}\s?[-/]\s?\d{4}", text)
    day = re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{2,4}", text)
    return not (grouped or years or day)


def _signs_typed(text: str) -> str:
    """A text with the signs of addresses for their words: "ana at example dot org"."""
    return re.sub(_DOT, ".", re.sub(rf"{_AT}|\sat\s", "@", text))


def invented_addresses(
    found: Iterable[tuple[str, Span]], reading: Reading, known: Known
) -> Iterator[Hit]:
    """Those of the addresses found that the facts do not hold."""
    for kind, (start, end) in found:
        text = reading.plain[start:end]
        if kind == "phone":
            digits = re.sub(r"\D", "", text)
            if digits in re.sub(r"[\s()./+-]", "", known.plain):
                continue
        core = re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/")
        if kind == "mail" and _signs_typed(core) in _signs_typed(known.plain):
            continue
        if core in known.plain or core == "linkedin.com":
            continue
        if kind == "handle" and core.lstrip("@") in known.words:
            continue
        yield Hit("invented_name/address", start, end)


def invented_names(reading: Reading, known: Known, taken: list[Span]) -> Iterator[Hit]:
    """Names that the facts do not hold, but for those inside the spans that are taken."""
    yield from _greeted(reading, known)
    yield from _signed(reading, known)
    yield from _employers(reading, known)
    blocked = marked(reading.plain, taken)
    run: list[Word] = []
    rule, before = "", None
    for word in reading.words:
        found = "" if blocked[word.start] else _invented(word, before, reading, known)
        before = word
        between = reading.plain[run[-1].end : word.start] if run else ""
        if run and not (found == rule and re.fullmatch(r"[ .'-]{1,2}", between)):
            yield Hit(f"invented_name/{rule}", run[0].start, run[-1].end)
            run = []
        if found:
            run.append(word)
            rule = found
    if run:
        yield Hit(f"invented_name/{rule}", run[0].start, run[-1].end)


def _greeted(reading: Reading, known: Known) -> Iterator[Hit]:
    greeting = reading.greeting
    if greeting is None:
        return
    groups = word_list("groups")
    names = reading.words_in(*greeting.names)
    unknown = [
        w
        for w in names
        if not known.has_name(w.plain)
        and w.plain not in groups
        and w.plain not in word_list("titles")
        and _could_be_name(w)
    ]
    if unknown:
        yield Hit("invented_name/greeting", unknown[0].start, unknown[-1].end)


def _could_be_name(word: Word) -> bool:
    """Whether a word of a greeting or a signature may name a person, however it is written."""
    if not word.plain[0].isalpha():
        return False
    if word.plain in word_list("given_names") or not _LATIN.search(word.plain):
        return True
    ordinary = word.plain in word_list("ordinary") and not _may_be_name(word)
    return word.written[0].isupper() and not ordinary


def names_somebody(reading: Reading, start: int, word: str, known: Known) -> bool:
    """Whether a word at a place is the name of a person, known or not."""
    if not reading.written[start].isupper():
        return False
    if word in known.people_words or word in word_list("given_names"):
        return True
    return not (_is_ordinary(word) or word in word_list("allowed") or known.has_word(word))


def _may_be_name(word: Word) -> bool:
    return word.written[0].isupper() and word.plain in word_list("names_that_are_words")


def _signed(reading: Reading, known: Known) -> Iterator[Hit]:
    """The line after the one that takes leave, where it is short and names nobody known."""
    if reading.closing is None or reading.closing + 1 >= len(reading.lines):
        return
    start, end = reading.lines[reading.closing + 1]
    names = reading.words_in(start, end)
    if not 0 < len(names) <= 4 or reading.plain[end - 1] in "!?" or "@" in reading.plain[start:end]:
        return
    free = word_list("allowed") | word_list("groups") | word_list("titles")
    unknown = [
        w
        for w in names
        if not known.has_name(w.plain)
        and w.plain not in free
        and _could_be_name(w)
        and (len(w.plain) > 1 or not w.plain.isascii())
    ]
    if unknown and len(unknown) == len([w for w in names if len(w.plain) > 1]):
        yield Hit("invented_name/signature", unknown[0].start, unknown[-1].end)


def _employers(reading: Reading, known: Known) -> Iterator[Hit]:
    """Employers after "joining" or "a role at", even where the name is a common word."""
    for match in _EMPLOYER.finditer(reading.plain):
        start = match.start("name")
        name = match["name"].rstrip(".'-")
        word = name.removesuffix("'s")
        if word in word_list("joined_freely") or not reading.written[start].isupper():
            continue
        whole = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", known.plain)  # "e.on"
        if whole or any(map(known.has_word, word.split("-"))):
            employer = known.reason_words | known.names | known.place_words
            if employer.isdisjoint(re.split(r"[.&'-]", word)) and match[0].startswith(
                ("join", "role", "position", "job")
            ):
                yield Hit("next_employer/named", start, start + len(name))
        elif not (word in word_list("allowed") and word.islower() and len(word) < 4):
            yield Hit("invented_name/employer", start, start + len(name))


def _invented(word: Word, before: Word | None, reading: Reading, known: Known) -> str:
    """What sort of unknown name a word is, or "" where it is none."""
    text = word.plain.removesuffix("'s")
    if len(text) < 2 or text[0].isdigit() or known.has_name(word.plain):
        return ""
    if not _LATIN.search(text):
        return "script" if text.isalpha() else ""
    if text in word_list("allowed") or text.split("'")[0] in word_list("allowed"):
        return ""
    capital = word.written[0].isupper()
    if text == "eve" and re.search(r"(?:year's?|christmas)\s$", reading.plain[: word.start][-12:]):
        return ""
    if text in word_list("given_names") and (capital or len(text) > 4):
        return "person"
    if not capital or reading.shouting or _heading(word, reading):
        return ""
    begins = _begins_sentence(word, reading)
    if text in word_list("names_that_are_words"):
        return "" if begins else "person"
    if _is_ordinary(text):
        return "person" if _is_surname(word, before, reading, known) else ""
    if begins:
        return "word" if _subject(word, reading) else ""
    return "word"


def _is_surname(word: Word, before: Word | None, reading: Reading, known: Known) -> bool:
    """Whether a common word follows a given name: "Sam Porter"."""
    if before is None or before.end + 1 != word.start or reading.plain[before.end] != " ":
        return False
    if word.plain in word_list("stop_words", "english") or not before.written[0].isupper():
        return False
    following = reading.written[word.end : word.end + 2]
    titled = following[:1] == " " and following[1:].isupper()
    people = known.people_words | word_list("given_names")
    return before.plain in people and word.plain.endswith("er") and not titled


def _is_ordinary(text: str) -> bool:
    ordinary = word_list("ordinary")
    if text in ordinary or text in word_list("stop_words", "english"):
        return True
    if text.endswith(_ABSTRACT) or ("'" in text and text.split("'")[0] in ordinary):
        return True
    return stem(text) in _ordinary_stems() or text.removesuffix("ly") in ordinary


@cache
def _ordinary_stems() -> frozenset[str]:
    return frozenset(map(stem, word_list("ordinary")))


def _begins_sentence(word: Word, reading: Reading) -> bool:
    """Whether the capital may be that of a sentence, a line or an item."""
    before = reading.plain[max(0, word.start - 40) : word.start]
    greeting = reading.greeting
    if greeting and word.start <= greeting.end + 3:
        return True
    if re.search(r"(?<!\w)(?:mr|mrs|ms|mx|dr|prof|st|[a-z])\.\s?$", before):
        return False
    line = before.rfind("\n")
    if line >= 0 and not before[line + 1 :].strip(" \t\"'([*•>-"):
        return not _wrapped(reading, word.start - len(before) + line)
    if before[-1:] in ('"', "'") and not before[-2:-1].isalnum():
        return True
    return word.start < 4 or bool(_STARTS_SENTENCE.search(before))


def _wrapped(reading: Reading, newline: int) -> bool:
    """Whether a line break stands inside a sentence, as in text that is cut at a width."""
    above = reading.plain[max(0, reading.plain.rfind("\n", 0, newline) + 1) : newline].rstrip()
    return len(above) > 50 and above[-1] not in ".!?:;,)\"'"


def _heading(word: Word, reading: Reading) -> bool:
    """Whether the word stands in a line like "Open Items And Owners"."""
    start = reading.plain.rfind("\n", 0, word.start) + 1
    stop = reading.plain.find("\n", word.end)
    line = reading.written[start : stop if stop >= 0 else len(reading.written)].strip()
    words = re.findall(r"[^\W\d_]+", line[:90])
    if len(line) > 60 or len(words) < 2 or line[-1:] in ".!?,":
        return False
    known = [w for w in words if w[0].isupper() and _is_ordinary(plain_of(w))]
    return len(known) >= 2 and sum(w[0].isupper() for w in words) >= len(words) - 1


def _subject(word: Word, reading: Reading) -> bool:
    """Whether an unknown word that begins a sentence acts in it: "Contoso has offered"."""
    if word.plain.endswith(("ing", "ly", "ed", "ity", "ism", "ics", "ure", "age", "al", "ive")):
        return False
    rest = re.match(r"(?:'s)?\s(\w+)", reading.plain[word.end : word.end + 20])
    return bool(rest and rest[1] in word_list("verbs_after_names"))
