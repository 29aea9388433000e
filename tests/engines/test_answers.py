import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.engines.answers import looks_whole, message_in

MESSAGE = "Dear Sam,\n\nThank you for covering my Friday shifts.\n\nBest wishes,\nAna"

WRAPPED = [
    "{}",
    "\n\n  {}  \n",
    "```\n{}\n```",
    "```text\n{}\n```\nI hope this helps!",
    "Sure! Here's a draft:\n\n{}",
    "Certainly! Below is a thank-you note for your colleague:\n\n{}",
    "Here is your revised message:\n\n---\n\n{}\n\n---\n\nNote: I kept it short.",
    "Subject: Thank you\n\n{}",
    "**Subject:** Thank you\nTo: Sam\n\n{}",
    "# Thank-you note\n\n{}",
    "**Draft 1:**\n\n{}\n\n**Draft 2:**\n\nDear Sam,\n\nThanks a lot.\n\nAna",
    "Option 1:\n{}\n\nOption 2:\nHi Sam, thanks!",
    "{}\n\nAlternatively:\n\nHi Sam, thanks for all. Ana",
    '"{}"',
    "“{}”",
    "<think>\nSam is a peer. Dear Sam, ...\n</think>\n\n{}",
    "Sam is a peer, so I will be brief.</think>\n{}",
    "{}<|im_end|>\n<|im_start|>user\nThanks",
    "{}\n\n(Word count: 14)",
    "{}\n\n[14 words]",
    "{}\n\nNote: this message leaves out the date.",
    "{}\n\nLet me know if you would like any changes!",
    "{}\n\nFeel free to adjust the tone as needed.",
    "> {}",
    "<facts>\nI am: Ana, at Northwind\nReader: Sam\nDraft:\n{}\n</facts>",
    "<facts>\n{}\n</facts>\nPolish it: warmer and more natural.",
    "{}\n</facts>",
    "<{}",
    "{}\n[End]",
    "{}\n\nEnd of message.",
    "{}\n<facts>\nI am: Ana",
]


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_the_message_is_found_in_what_is_put_around_it(wrapping):
    answer = wrapping.replace("{}", MESSAGE)
    if wrapping.startswith(">"):
        answer = "\n".join(f"> {line}" for line in MESSAGE.split("\n"))
    assert message_in(answer) == MESSAGE


@pytest.mark.parametrize(
    "held",
    [
        {"text": MESSAGE},
        {"reasoning": "Sam is a peer, and " * 20, "Message": MESSAGE},
        {"subject": "Thanks", "notes": "I kept it short. " * 20, "body": MESSAGE},
        {"text": " ", "why": "brief", "letter_to_sam": MESSAGE},
    ],
)
def test_the_message_is_found_in_json_by_its_name_or_else_as_the_longest(held):
    assert message_in(json.dumps(held)) == MESSAGE


@pytest.mark.parametrize("answer", ['{"a":' * 100_000 + "}" * 100_000, "{[}", '{"a": 1}', "{}"])
def test_json_that_holds_no_text_is_read_as_it_stands(answer):
    assert message_in(answer) == answer


def test_marks_of_emphasis_are_taken_off():
    assert message_in("Dear **Sam**,\n\nThank you *so much* for __all__.") == (
        "Dear Sam,\n\nThank you so much for all."
    )
    assert message_in("* one task\n* another task") == "- one task\n- another task"
    assert message_in("at [ana@example.org](mailto:ana@example.org).") == "at ana@example.org."


KEPT = [
    "Here is what I hand over: the keys and the van.",
    "Sam, thank you for making the time.\nI've decided to leave Northwind.",
    "Handover plan\n- payroll: goes to Ana",
    'You once said "take your time", and I did.',
    "Let me know if you have a question.\n\nAna",
    "Note to self, as you called it: breathe.\n\nThank you for that.",
    "2 * 3 * 4 was our joke.",
    "Dear Sam,\n\nThe plan is: rest.\n\nAna",
    "Thank you for the script.\n\nThis message is short, as you like it.",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_belongs_to_the_message_stays(text):
    assert message_in(text) == text


@pytest.mark.parametrize("answer", ["", "  \n", "<think>so much thought", "```\n```", "<|im_end|>"])
def test_no_message_is_an_empty_text(answer):
    assert message_in(answer) == ""


_PIECES = ["a", "b", " ", "\n", "**", "`" * 3, "#", ">", '"', "- ", "<think>", "Subject:", "Note:"]
_NOISE = st.lists(st.sampled_from(_PIECES)).map("".join)


@given(st.one_of(st.text(), _NOISE))
def test_it_never_raises_and_never_adds_a_letter(answer):
    found = message_in(answer)
    letters = iter(answer)
    assert all(any(char == c for c in letters) for char in found if char.isalnum())


def test_reading_twice_changes_nothing_more():
    for wrapping in WRAPPED:
        once = message_in(wrapping.replace("{}", MESSAGE))
        assert message_in(once) == once


@pytest.mark.parametrize("mark", ["<think>", "```", "**", "*a", '"', "- ", "\n\n", "Subject: x\n"])
def test_a_long_hostile_answer_takes_no_time(mark):
    import time

    begun = time.perf_counter()
    message_in(mark * (100_000 // len(mark)))
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Thank you.", True),
        ("Best wishes,\nAna Wu", True),
        ('He said "go."', True),
        ("I want to thank you for the many ways in which", False),
        ("", False),
    ],
)
def test_whether_a_text_ends(text, whole):
    assert looks_whole(text) is whole
