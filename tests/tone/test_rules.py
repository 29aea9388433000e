"""The rules: each does what its own proof says, fast on any text, or is refused."""

import json
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from openings import covered, openings

from drafter.errors import DataFileError
from drafter.guidance import by_id, principles
from drafter.prompt import kinds
from drafter.report import LABELS
from drafter.tone.reading import read
from drafter.tone.rules import (
    RULES,
    WORDS,
    Index,
    index,
    read_rules,
    read_words,
    rules,
)
from drafter.tone.scan import matches, scan

by_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.label}/{rule.id}")


def flagged(rule, line):
    return any(True for _ in matches(rule, read(line)))


@by_rule
def test_a_rule_flags_its_lines_and_lets_its_near_misses_pass(rule):
    assert [line for line in rule.flags if not flagged(rule, line)] == []
    assert [line for line in rule.passes if flagged(rule, line)] == []


def curly(line):
    return line.replace("'", "\u2019").replace('"', "\u201d")


DISGUISES = {
    "capitals": str.upper,
    "curly quotes": curly,
    "no apostrophes": lambda line: line.replace("'", ""),
    "zero-width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "full width": lambda line: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in line
    ),
    "look-alikes": lambda line: line.translate(str.maketrans("aeopc", "аеорс")),
    "combining marks": lambda line: "".join(c + "\u0336" if c.isalpha() else c for c in line),
    "accents": lambda line: line.translate(str.maketrans("aeiou", "äéîõù")),
    "wide spaces": lambda line: line.replace(" ", "\u00a0 "),
    "wrapped lines": lambda line: re.sub(r" (?=[a-z])", "\n", line),
    "digits in words": lambda line: re.sub(
        r"(?<=[A-Za-z])[oieas]+(?=[a-z])",
        lambda m: m[0].translate(str.maketrans("oieas", "01345")),
        line,
    ),
    "dotted words": lambda line: re.sub(r"[A-Za-z]{4,}", lambda m: ".".join(m[0]), line),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_hides_nothing_from_the_rules(disguise):
    hide = DISGUISES[disguise]
    missed = [
        (rule.id, line) for rule in rules() for line in rule.flags if not flagged(rule, hide(line))
    ]
    assert missed == []


def test_there_are_rules_enough_for_every_label():
    count = Counter(rule.label for rule in rules())
    assert set(count) == set(LABELS)
    assert min(count.values()) >= 12
    assert count.total() >= 160


@by_rule
def test_what_a_rule_says_to_the_writer_is_plain_and_sourced(rule):
    assert rule.why.endswith((".", "?"))
    assert rule.instead.endswith((".", "?"))
    assert len(rule.why) <= 120
    assert rule.source == principles()[rule.principle].source
    assert rule.silent_in | rule.mild_in <= set(kinds())


@by_rule
def test_every_match_of_a_rule_begins_with_one_of_its_words(rule):
    missing = [word for word in openings(rule.expression) if not covered(word, rule.begins)]
    assert not rule.begins or sorted(missing) == []


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        (r"(?<!\w)(?:sorry|so\s{1,3}sad)(?!\w)", {"sorry", "so"}),
        (r"(?<!\w)(?:the )?boss(?!\w)", {"the", "boss"}),
        (r"(?<!\w)boss", {"boss*"}),
        (r"i'?m sure", {"i", "im"}),
        (r"(?:so |very ){0,4}sorry\b", {"so", "very", "sorry"}),
        (r"s(?:or|a)ry ", {"sorry", "sary"}),
        (r"[$\u00a3]\d", {"$", "\u00a3"}),
        (r"\d{2} ?k|two ", {"{number}", "two"}),
        (r"\w+ sorry", {"*"}),
        (r"f[a-z]ck", {"f*"}),
        (r"((?!the)[a-z]{2,9}) left", {"{name}"}),
        (r"(?:\w+ )?x ", {"*", "x"}),
    ],
)
def test_the_openings_of_an_expression(expression, begins):
    assert openings(expression) == begins


@pytest.mark.parametrize(
    ("word", "sure"), [("boss", True), ("bossy*", True), ("bo*", False), ("a", False)]
)
def test_what_is_covered(word, sure):
    assert covered(word, ["boss*", "the"]) is sure


DATA = Path(__file__).parents[2] / "evals" / "tone" / "data"
LINES = "\n".join(path.read_text("utf-8") for path in DATA.glob("*.jsonl")).split("\n")
TEXTS = sorted(
    {json.loads(line)["text"] for line in LINES if line}
    | {line for rule in rules() for line in rule.flags + rule.passes}
)


def test_trying_a_rule_where_it_may_begin_finds_what_trying_it_everywhere_finds():
    everywhere = Index(replace(rule, begins=()) for rule in rules())
    for text in TEXTS[::3]:
        reading = read(text)
        assert scan(text, reading, index()) == scan(text, reading, everywhere), text


def pumped(rule):
    """Texts that repeat the beginnings and the parts of what the rule flags."""
    for line in rule.flags[:2]:
        words = line.split()
        for part in (words[:1], words[:2], words[1:3], words[:-1]):
            yield " ".join(part) + " "
    yield from ("so ", "? ", "a", " ")


@by_rule
def test_a_rule_is_fast_on_hostile_text(rule):
    for piece in set(pumped(rule)):
        reading = read((piece * 10_000)[:10_000])
        started = time.process_time()
        list(matches(rule, reading))
        assert time.process_time() - started < 0.08, f"{piece!r} repeated"


RULE = """\
- id: fed-up
  severity: warn
  why: It complains.
  instead: Leave it out.
  principle: P25
  pattern: fed up
  flags:
  - I am fed up.
  - Fed up again.
  passes:
  - I fed the cat.
"""


def load(tmp_path: Path, text: str):
    path = tmp_path / "venting.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path, read_words(WORDS))


def test_a_rule_of_three_lines_is_all_it_takes(tmp_path):
    [rule] = load(tmp_path, RULE)
    assert (rule.id, rule.label) == ("fed-up", "venting")
    assert flagged(rule, "I'm FED  UP")


REFUSED = {
    "an unknown key": ("  why:", "  note: x\n  why:", "unknown key 'note'. Allowed: id, severity"),
    "no reason": ("  why: It complains.\n", "", "why is missing"),
    "one line of proof": ("  - Fed up again.\n", "", "its proof is at least two lines in flags"),
    "no near miss": ("  - I fed the cat.\n", "", "passes has the wrong type"),
    "an empty near miss": ("  - I fed the cat.\n", "  - ''\n", "passes must be lines of text"),
    "a word YAML takes for no": ("- Fed up again.", "- no", "put quotes around them"),
    "another severity": (
        "severity: warn",
        "severity: high",
        "severity is one of note, warn, block",
    ),
    "no such principle": ("P25", "P99", "no principle 'P99'"),
    "phrases and pattern": ("  pattern:", "  phrases: [fed]\n  pattern:", "exactly one of"),
    "neither": ("  pattern: fed up\n", "", "exactly one of"),
    "no such group": ("pattern: fed up", "pattern: '{cats} up'", "no group 'cats' in words.yaml"),
    "the same id twice": (RULE, RULE + RULE, "the id fed-up is taken; choose another"),
    "a group without bound": ("pattern: fed up", r"pattern: (?:\w+ )*up", "bound what is repeated"),
    "a gap without bound": ("pattern: fed up", "pattern: fed.*up", "bound what is repeated"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_broken_rule_is_refused_with_its_place(tmp_path, case):
    old, new, message = REFUSED[case]
    assert old in RULE
    with pytest.raises(DataFileError, match=re.escape(message)) as error:
        by_id((rule.place, rule) for rule in load(tmp_path, RULE.replace(old, new)))
    assert str(error.value).startswith("venting.yaml: rule ")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("'x?'", "matches an empty text"), ("'(fed'", "not a regular expression")],
)
def test_a_pattern_that_cannot_work_is_refused(tmp_path, pattern, message):
    [rule] = load(tmp_path, RULE.replace("pattern: fed up", f"pattern: {pattern}"))
    with pytest.raises(DataFileError, match=message) as error:
        _ = rule.matcher
    assert str(error.value).startswith("venting.yaml: rule 'fed-up'")


def test_phrases_are_prose(tmp_path):
    text = RULE.replace("pattern: fed up", "phrases: ['(fed up?)', fed up]")
    [rule] = load(tmp_path, text)
    assert flagged(rule, "fed\nup")
    assert not flagged(rule, "fedup")
    assert not flagged(rule, "fed uphill")


def test_a_label_without_its_file_is_said():
    with pytest.raises(DataFileError, match="no such file"):
        read_rules(RULES / "grumbling.yaml", {})
