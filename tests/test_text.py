"""The folded form of a text and its sentences: the way back is always true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text import fold, plain_of, sentences, without_hidden

FOLDED = {
    "I\u2019m fine": "I'm fine",
    "\u201cfine\u201d": '"fine"',
    "f\u200bi\u00adn\ufeffe": "fine",
    "f\u0336i\u0336n\u0336e\u0336": "fine",
    "f\u3164i\u2800n\u115fe": "fine",
    "ｆｉｎｅ": "fine",
    "𝐟𝐢𝐧𝐞": "fine",
    "fіnе аnd fіnе": "fine and fine",
    "орар": "орар",
    "рерре is fine": "peppe is fine",
    "ﬁne": "fine",
    "José": "José",
    "fine 🙂": "fine 🙂",
    "a\u00a0b\u2009c": "a b c",
    "a\u2014b\u2026": "a-b.",
}


@pytest.mark.parametrize("text", FOLDED)
def test_what_a_reader_sees(text):
    assert fold(text).text == FOLDED[text]


@pytest.mark.parametrize(
    "text", ["Спасибо за всё, коллеги.", "Ευχαριστώ πολύ για όλα.", "Дорогие коллеги, ура Sam!"]
)
def test_another_script_is_left_as_it_is(text):
    assert fold(text).text == text


def test_what_is_taken_out_before_it_is_shown_hides_nothing_from_a_check():
    hidden = [chr(code) for code in range(0x80, 0x110000) if not without_hidden(chr(code))]
    assert len(hidden) > 200
    assert [char for char in hidden if fold(f"f{char}ine").text != "fine"] == []


def test_a_disguise_in_most_words_is_still_a_disguise():
    assert fold("уоu аrе а fооl аnd а сheаt").text == "you are a fool and a cheat"


PLAIN = {
    "JOSÉ": "jose",
    "Jose\u0301": "jose",
    "Łódź, Ørsted": "lodz, orsted",
    "Straße, ÆSOP, Œuvre": "strasse, aesop, oeuvre",
    "İzmir": "izmir",
    "ΝΊΚΟΣ, Йога": "nikoσ, иoгa",
    "김, 李": "김, 李",
    "Οʼ\u200bDowd": "o'dowd",
    "ＤＥＡＬ": "deal",
}


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_the_same_to_a_search(text):
    assert plain_of(text) == PLAIN[text]


@given(st.text(), st.text(alphabet="\u200b\u00ad\u0336\u3164\ufeff", max_size=3))
def test_what_cannot_be_seen_changes_nothing(text, unseen):
    hidden = unseen.join(text)
    assert fold(hidden).text == fold(text).text


@given(st.text())
def test_every_place_leads_back(text):
    folded = fold(text)
    assert len(folded.plain) == len(folded.text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_its_own_folded_form(text):
    assert fold(text).text == text


@given(st.text())
def test_an_empty_span_stays_empty(text):
    folded = fold(text)
    start, end = folded.span(0, 0)
    assert start == end


def split(text):
    return [text[start:end] for start, end in sentences(text)]


def test_a_line_break_ends_a_sentence():
    text = "Dear Sam,\n\nI leave on Friday. Mr. Ito knows.\n- one\n- two\nAna"
    assert split(text) == [
        "Dear Sam,",
        "I leave on Friday.",
        "Mr. Ito knows.",
        "- one",
        "- two",
        "Ana",
    ]


@given(st.text(alphabet="aB. \n!?é🙂\u200b\t\r", max_size=80))
def test_sentences_lie_in_order_and_hold_all_that_is_not_space(text):
    spans = list(sentences(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    ends = [0, *(end for _, end in spans)]
    between = [text[a:b] for a, (b, _) in zip(ends, spans, strict=False)] + [text[ends[-1] :]]
    assert "".join(between).strip() == ""
