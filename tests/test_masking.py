import dataclasses
import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter import Person, Situation, SituationError, draft, kinds
from drafter.masking import Mask
from drafter.prompt import build

FULL = Situation(
    sender="Tomasz Wilk-Zaremba",
    role="backend developer",
    company="Plinth.io",
    departure="voluntary",
    last_day="2026-12-18",
    gratitude=["Amelie's coffee", "the trust at PLINTH.IO", "what Solheimsen taught me"],
    contributions=["cut the p99 latency from 900 ms to 140 ms"],
    contact="tomasz@example.org",
    people=[
        Person("Ingrid Solheimsen", "boss", thanks_for=["Ingrid’s patience with tomasz"]),
        Person("Ingrid Ø. Dahl", "peer"),
        Person("Dona Amélie", "client"),
        Person("李若涵", "mentor", thanks_for=["李若涵さん told me to apply"]),
        Person("Will O'Dowd", "peer", strain="we argued over the launch date"),
        Person("Grace May", "hr"),
        Person("Null", "other"),
        Person("kim", "direct_report"),
        Person("Fay McDonald", "recruiter"),
    ],
    confidential=["Halden Imaging", "release 3"],
    private_notes="the offer from Halden Imaging came in on the third",
)


@pytest.fixture
def mask():
    return Mask(FULL)


def hidden(text):
    return Mask(FULL).hide(text)


def test_a_person_stays_one_person(mask):
    first, last = mask.hide("Ingrid Solheimsen").split()
    assert mask.hide("Ingrid's") == f"{first}'s"
    assert mask.hide("Ms Solheimsen, INGRID") == f"Ms {last}, {first.upper()}"


def test_two_with_one_first_name_share_it_and_differ_in_the_rest(mask):
    boss, peer = mask.hide("Ingrid Solheimsen"), mask.hide("Ingrid Ø. Dahl")
    assert boss.split()[0] == peer.split()[0]
    assert boss.split()[-1] != peer.split()[-1]


LEAKS = {
    "lower case": ("tomasz and INGRID", "tomasz|ingrid"),
    "possessive": ("Solheimsen’s and Zaremba's", "solheimsen|zaremba"),
    "part of a double name": ("Mr Wilk", "wilk"),
    "another apostrophe": ("O’Dowd and O'DOWD", "dowd"),
    "without the accent": ("Amelie and AMÉLIE", "am.lie"),
    "decomposed": ("Ame\u0301lie", "am.?.?lie"),
    "within other script": ("李若涵さんへ", "李若涵"),
    "one word": ("@IngridSolheimsen #tomaszwilkzaremba", "solheimsen|zaremba"),
    "with digits": ("ingrid_84, wilk2", "ingrid|wilk"),
    "initials": ("T.W.Z. and t. w. z.", r"t\.\s?w\."),
    "hidden signs": ("In\u200bgrid and Sol\u00adheimsen", "in.?grid|sol.?heim"),
    "full width": ("Ｉｎｇｒｉｄ", "Ｉｎｇｒｉｄ"),
    "full width in Russian": ("Спасибо, Ｉｎｇｒｉｄ, и всем", "Ｉｎｇｒｉｄ"),
    "look-alike letters": ("Ingrid Sоlhеimsеn", "lhеims"),
    "fillers": ("In\u3164grid and Sol\u2800heimsen", "in.?grid|sol.?heim"),
    "company": ("plinth.io, Plinth.io's and PLINTH.IO", "plinth"),
    "secret": ("halden imaging, Halden\nImaging, HaldenImagings, Halden-Imaging", "halden"),
    "half a secret": ("the people at Halden", "halden"),
    "secret with a number": ("before release  3.", r"release\s+3"),
    "contact": ("tomasz@example.org or TOMASZ@EXAMPLE.ORG", "tomasz|example.org"),
    "other addresses": ("i.solheimsen@plinth.io, www.plinth.io/team", "solheimsen|plinth"),
    "web": ("https://linkedin.example/in/tomasz-wilk?x=1", "linkedin"),
    "telephone": ("+44 20 7946 0018 or (555) 010-0199 or 07700 900 123", r"\d{4}|900"),
    "a name that is a word": ("Will, Grace, May and Null", "Will|Grace|May|Null"),
    "a name in lower case": ("kim and Kim", "[Kk]im"),
    "a capital within": ("McDonald, Mcdonald, mcdonald, MCDONALD", "donald"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_private_values_are_hidden_however_they_are_written(name, mask):
    text, leak = LEAKS[name]
    sent = mask.hide(text)
    stand_ins_off = re.sub(r"\+44 1632 960\d+|contact\d@example\.net", "", sent)
    assert not re.search(leak, stand_ins_off, re.IGNORECASE if leak.islower() else 0), sent
    assert mask.restore(sent) == text


STAYS = [
    "My last day is Friday, 18 December 2026, or 2026-12-18, or 18.12.2026.",
    "From 2019-2026, (2024) and 1,250,000 sold; p99 from 900 ms to 140 ms; 08:30; 5,000 a month.",
    "We will see; by the grace of the null hypothesis it may rain on 3 May 2026 and in akim.",
    "The wilkommen sign, willows and odd dowdiness, and an iodine plinth.",
    "Released 30 of 31, (2019-2026), 2019 2020 2021, 02.12.2026 and 2026-12-18 3 times.",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_private_stays(text):
    assert hidden(text) == text


def test_titles_stay():
    mask = Mask(Situation(sender="Mx. Rowan Thistleby", company="Northwind"))
    assert re.fullmatch(r"Mx\. \w+ \w+", mask.hide("Mx. Rowan Thistleby"))


def test_stand_ins_occur_nowhere_in_the_situation():
    taken = Mask(FULL).hide("Tomasz")
    again = dataclasses.replace(FULL, gratitude=[f"a talk with {taken}"])
    assert Mask(again).hide("Tomasz") != taken


def test_stand_ins_are_the_same_each_time():
    text = "Tomasz Wilk-Zaremba, Ingrid, Plinth.io, Halden Imaging"
    assert hidden(text) == hidden(text)


def test_the_model_may_change_the_case_and_the_ending(mask):
    first = mask.hide("Ingrid")
    company = mask.hide("Plinth.io")
    assert mask.restore(f"{first.upper()}, {first}'s {company}s") == "INGRID, Ingrid's Plinth.ios"


def test_the_company_by_its_first_word():
    mask = Mask(Situation(sender="Bo", company="The Inkwell & Daughter"))
    sent = mask.hide("The Inkwell & Daughter, that is Inkwell, sells inkwells.")
    assert "Inkwell" not in sent
    assert sent.endswith("sells inkwells.")
    assert mask.restore(sent) == "The Inkwell & Daughter, that is Inkwell, sells inkwells."


NORTHWIND = Situation(
    sender="Priya Raman",
    company="Northwind",
    contact="priya@example.org",
    people=[Person("Sam Ito", "peer"), Person("Dana Jones", "boss"), Person("May Chan", "hr")],
    confidential=["Halden Imaging"],
)
IN_OTHER_FORMS = {
    "plural of a surname": ("the Ramans and the Joneses", "raman|jones"),
    "no apostrophe": ("Sams patience", "sam"),
    "a handle": ("sam_ito, @sam, sam/rota", "sam|ito"),
    "run together": ("NorthwindCloud, MyNorthwind", "northwind"),
    "an address in words": (
        "priya[at]example.org, priya (at) example (dot) org, priya at example dot org",
        "priya|example.org",
    ),
    "part of a secret": ("NewHalden, HaldenCloud, the Imaging offer", "halden|Imaging"),
}


@pytest.mark.parametrize("name", IN_OTHER_FORMS)
def test_private_values_are_hidden_in_other_forms(name):
    mask = Mask(NORTHWIND)
    text, leak = IN_OTHER_FORMS[name]
    sent = mask.hide(text)
    assert not re.search(leak, sent.replace("@example.net", ""), re.IGNORECASE), sent
    assert mask.restore(sent) == text


@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("Royal Halden Hospital", "Halden's, the Royal, RHH"),
        ("J. Halden Ltd", "Halden"),
        ("BBC", "BBCs, the BBC's"),
        ("British Broadcasting Corporation", "BBC"),
        ("The Green Halden Bakery", "Green, Halden"),
    ],
)
def test_a_company_is_hidden_by_what_it_is_called(company, said):
    mask = Mask(Situation(sender="Priya Raman", company=company))
    sent = mask.hide(said)
    assert not re.search("Royal|Halden|RHH|BBC|Green", sent), sent
    assert mask.restore(sent) == said


@pytest.mark.parametrize(
    "text",
    [
        "The same samples, a Samson, northwinds of change; ramanujan",
        "It may be in May 2026; the royal mail; an imaging lab",
        "Look at noon, not before; meet at the lab",
    ],
)
def test_a_word_that_only_holds_a_name_stays(text):
    mask = Mask(Situation(sender="Priya Raman", company="Royal Wexford", people=NORTHWIND.people))
    assert mask.hide(text) == text


def test_a_company_called_like_a_common_word_leaves_the_word_alone():
    mask = Mask(Situation(sender="Priya Raman", company="Change"))
    text = "You let me change the rota; change is what CHANGE and Change's people do."
    sent = mask.hide(text)
    assert sent.startswith("You let me change the rota; change is what")
    assert not re.search("CHANGE|Change", sent)
    assert mask.restore(sent) == text


def _slips(stand_in):
    """A stand-in as a model may write it."""
    return [stand_in[:-1], stand_in[:2] + stand_in[3:], stand_in.upper(), f"{stand_in}'s"]


def test_no_stand_in_is_left_where_a_model_slips():
    mask = Mask(NORTHWIND)
    values = [
        *("Priya Raman", "Sam Ito", "Northwind", "Halden Imaging", "+44 20 7946 0018"),
        *("priya@example.org", "https://example.com/in/priya"),
    ]
    sent = {value: mask.hide(value) for value in values}
    for value in ("Priya", "Northwind"):
        for slip in _slips(mask.hide(value)):
            assert value.lower() in mask.restore(f"Dear {slip}, hello").lower(), slip
    for written, value in {
        "Kestrel Brook": "Northwind",
        sent["Priya Raman"].replace(" ", ""): "PriyaRaman",
        sent["+44 20 7946 0018"].replace("+44 ", "0"): "+44 20 7946 0018",
        sent["+44 20 7946 0018"].replace("+44 ", "+44 (0)"): "+44 20 7946 0018",
        sent["priya@example.org"].replace("@", " (at) "): "priya@example.org",
        sent["https://example.com/in/priya"].removeprefix("https://"): values[-1],
    }.items():
        assert mask.restore(f"Dear {written}, hello") == f"Dear {value}, hello"


def test_what_a_text_held_before_is_no_slip():
    mask = Mask(NORTHWIND)
    near = mask.hide("Priya")[:-1]
    mask.hide(f"Ask {near}.")
    assert mask.restore(f"Thank you, {near}.") == f"Thank you, {near}."


# Texts out of what is private, its variants, stand-ins, and what may stand between.
_KNOWN = [p.name for p in FULL.people] + [
    *(FULL.sender, FULL.company, FULL.contact, "Wilk", "Ingrid", "Halden", "O’Dowd", "T.W.Z."),
    *FULL.confidential,
]
_STAND_INS = [hidden(text) for text in _KNOWN]
_VARIED = st.sampled_from(_KNOWN + _STAND_INS).flatmap(
    lambda text: st.sampled_from([text, text.upper(), text.lower(), text.title(), text[::-1]])
)
_GLUE = st.sampled_from(
    [" ", "", "\n", "'s ", ", ", "-", "_", "@", ".", "é", "ß", "さん", "1", "a"]
)
_TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(_VARIED, _GLUE, st.text(max_size=3)), max_size=12).map("".join),
)


@given(_TEXTS)
def test_what_is_hidden_comes_back_exactly(text):
    assume("contact1@example.net" not in text.casefold())  # a stand-in of the mask's own
    mask = Mask(FULL)
    assert mask.restore(mask.hide(text)) == text


@given(_TEXTS, _TEXTS)
def test_and_so_does_a_second_text(one, two):
    mask = Mask(FULL)
    mask.hide(one)
    assert mask.restore(mask.hide(two)) == two


_NAMES = st.text(min_size=1, max_size=12).filter(str.strip)


@given(_NAMES, _NAMES, _NAMES, st.lists(_NAMES, max_size=3), _TEXTS)
def test_any_names_at_all(sender, company, person, secrets, text):
    try:
        situation = Situation(
            sender=sender, company=company, people=[Person(person)], confidential=secrets
        )
    except SituationError:
        return
    mask = Mask(situation)
    text += f" {sender} {company}{person} {secrets}"
    assert mask.restore(mask.hide(text)) == text


def test_a_long_text_takes_no_time(mask):
    import time

    for piece in ("a", "1", "Ingrid ", "a.", "+4", "@", "Halden ", "w" * 50 + " "):
        begun = time.perf_counter()
        mask.hide(piece * (100_000 // len(piece)))
        assert time.perf_counter() - begun < 1, piece


# What goes out, over all kinds: no byte of it is private.

PRIVATE = (
    *("tomasz", "wilk", "zaremba", "plinth", "ingrid", "solheimsen", "dahl"),
    *("amelie", "amélie", "李若涵", "dowd", "halden", "imaging"),
)


@pytest.mark.parametrize("kind", kinds())
def test_nothing_private_is_in_what_a_model_is_sent(kind):
    sent = []

    class Listener:
        name = "listener"

        def write(self, prompt, *, changes=(), draft=""):
            from drafter import Completion

            sent.append("\n".join([prompt.system, prompt.user, draft, *changes]))
            return Completion("Dear Ingrid, Tomasz has an offer of Halden Imaging. [name]")

    audience = kinds()[kind].audiences[:1]
    draft(
        kind,
        FULL,
        to=None if audience else "Ingrid Solheimsen",
        audience=audience[0] if audience else None,
        engine=Listener(),
        today=date(2026, 11, 21),
    )
    assert sent
    for text in sent:
        for value in PRIVATE:
            assert value not in text.lower(), value
        assert not re.search(r"\b(?:Will|Grace|May|Null|Kim|kim)\b", text)


@pytest.mark.parametrize("kind", kinds())
def test_neither_notes_nor_secrets_are_in_a_prompt(kind):
    audience = kinds()[kind].audiences[:1]
    prompt = build(
        kinds()[kind],
        FULL,
        to=FULL.people[0],
        audience=audience[0] if audience else None,
        seed=0,
        today=date(2026, 11, 21),
    )
    for text in (prompt.system, prompt.user):
        assert "the offer from" not in text
        assert "Halden" not in text
