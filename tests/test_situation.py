"""The situation: what it takes, what it refuses and how, and the way to a file and back."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter import DataFileError, DrafterError, Person, Situation, SituationError

ANA = {"sender": "Ana Wu", "company": "Northwind"}
LISTS = ("gratitude", "learned", "contributions", "handover", "asks", "confidential")
# Ten levels of ten aliases: ten billion strings, were anything to unfold them.
BOMB = "b0: &b0 [lol]\n" + "".join(
    f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 10)}]\n" for n in range(1, 11)
)


def test_two_fields_are_enough() -> None:
    situation = Situation(**ANA)
    assert (situation.departure, situation.boss_knows, situation.leaves_on) == (
        "voluntary",
        False,
        None,
    )
    assert all(getattr(situation, name) == () for name in (*LISTS, "people"))


@pytest.mark.parametrize("missing", ["sender", "company"])
@pytest.mark.parametrize("empty", ["", "  \n", "\u200b", None])
def test_what_every_message_needs_must_be_given(missing: str, empty: str | None) -> None:
    with pytest.raises(SituationError, match=f"{missing} is missing"):
        Situation(**{**ANA, missing: empty})


BLANKS = [
    "[Your Name]", "[Company]", "[e.g. 12 May]", "<name>", "{{ name }}", "{company}", "your name",
    "(Your Name Here)", "Company Name", "XXX", "xxxx", "TBD", "to be confirmed", "N/A", "n. a.",
    "?", "-", ".", "...", "____", "none", "Nothing.",
]  # fmt: skip


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_no_name_and_elsewhere_nothing_given(blank: str) -> None:
    for field in ("sender", "company"):
        with pytest.raises(SituationError, match=f"{field} is .*no name: give the name itself"):
            Situation(**{**ANA, field: blank})
    with pytest.raises(SituationError, match=r"A person is called .* leave them out"):
        Person(blank)
    for answer in (blank, "no", "unknown", "I don't know"):
        situation = Situation(
            **ANA,
            **dict.fromkeys(("role", "contact", "reason", "last_day", "notice_weeks"), answer),
            **{name: [answer, "the night shift"] for name in ("gratitude", "handover", "asks")},
            people=[Person("Sam Ito", strain=answer, thanks_for=[answer], respect_for=answer)],
        )
        assert situation == Situation(
            **ANA,
            **{name: ["the night shift"] for name in ("gratitude", "handover", "asks")},
            people=[Person("Sam Ito")],
        )


@pytest.mark.parametrize("name", ["Null", "Mx. Noone", "A", "王", "Na", "No", "Todo", "Ng", "7"])
def test_a_short_or_odd_name_is_a_name(name: str) -> None:
    assert Situation(sender=name, company=name, people=[Person(name)]).people[0].name == name


def test_what_is_to_be_kept_back_is_kept_back_in_any_form() -> None:
    kept = ("Nothing", "XXX", "[Halden]")
    situation = Situation(**ANA, confidential=[*kept, "-", "?"], private_notes="[he knows]")
    assert (situation.confidential, situation.private_notes) == (kept, "[he knows]")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"departure": "fired"}, "departure is 'fired'.*laid_off, dismissed"),
        ({"departure": "laid off"}, "did you mean 'laid_off'"),
        ({"departure": "Fired"}, "did you mean 'dismissed'"),
        ({"last_day": "18.12.2026"}, "last_day.*'18.12.2026'.*YYYY-MM-DD"),
        ({"last_day": "2026-02-30"}, "last_day.*YYYY-MM-DD"),
        ({"last_day": 20261218}, "last_day.*YYYY-MM-DD"),
        ({"notice_given": "9999-12-31", "notice_weeks": 4}, "notice_given.*YYYY-MM-DD"),
        ({"notice_weeks": -1}, "from 0 to 104"),
        ({"notice_weeks": 105}, "from 0 to 104"),
        ({"notice_weeks": 2.5}, "whole number, not '2.5'"),
        ({"notice_weeks": float("nan")}, "whole number"),
        ({"notice_weeks": float("inf")}, "whole number"),
        ({"notice_weeks": "four"}, "whole number, not 'four'"),
        ({"notice_weeks": True}, "whole number"),
        ({"boss_knows": "perhaps"}, "boss_knows.*true or false, not 'perhaps'"),
        ({"boss_knows": 1}, "true or false"),
        ({"gratitude": {"a": "b"}}, "gratitude.*must be a list"),
        ({"gratitude": b"abc"}, "gratitude.*must be a list"),
        ({"gratitude": [["nested"]]}, "gratitude.*must be text"),
        ({"sender": True}, "sender.*put quotes around it"),
        ({"sender": b"Ana"}, "sender.*must be text"),
        ({"reason": ["a", "b"]}, "reason.*must be text"),
        ({"people": ["Sam Ito"]}, "mapping with a name and a relation"),
        ({"asks": ["x"] * 201}, "201 entries"),
        ({"private_notes": "x" * 100_001}, "100,001 characters: shorten it"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(fields: dict[str, object], said: str) -> None:
    with pytest.raises(SituationError, match=said):
        Situation(**{**ANA, **fields})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "no name"),
        ({"name": "Sam", "relation": "frenemy"}, "relation is 'frenemy'.*boss, peer"),
        ({"name": "Sam", "relation": "direct report"}, "did you mean 'direct_report'"),
        ({"name": "Sam", "relation": "colleague"}, "did you mean 'peer'"),
        ({"name": "Sam", "relation": "neighbor"}, "relation is 'neighbor'. Choose"),
        ({"name": "Sam", "knows": "maybe"}, "knows of person 'Sam' must be true or false"),
    ],
)
def test_a_person_that_cannot_be_used_is_named(fields: dict[str, object], said: str) -> None:
    with pytest.raises(SituationError, match=said):
        Person(**fields)


def test_errors_are_short_and_of_one_family() -> None:
    for field in ("departure", "boss_knows", "last_day", "notice_weeks"):
        with pytest.raises(DrafterError) as caught:
            Situation(**{**ANA, field: "y" * 90_000})
        assert len(str(caught.value)) < 500


def test_dates_and_lists_come_in_the_forms_people_have() -> None:
    situation = Situation(
        **ANA,
        last_day=datetime(2026, 12, 18, 9, 30),
        notice_given="2026-11-20",
        notice_weeks="4",
        gratitude="one thing",
        learned=["", "  kept  ", None],
        people=[{"name": "Sam Ito", "relation": "peer"}],
    )
    assert situation.last_day == date(2026, 12, 18)
    assert situation.notice_given == date(2026, 11, 20)
    assert situation.notice_weeks == 4
    assert situation.gratitude == ("one thing",)
    assert situation.learned == ("kept",)
    assert situation.people == (Person("Sam Ito", "peer"),)


def test_the_last_day_is_given_or_computed() -> None:
    given_day = Situation(**ANA, last_day="2026-12-11", notice_given="2026-11-20", notice_weeks=4)
    assert given_day.leaves_on == date(2026, 12, 11)
    computed = Situation(**ANA, notice_given="2026-11-20", notice_weeks=4)
    assert computed.leaves_on == date(2026, 12, 18)
    assert Situation(**ANA, notice_given="2026-11-20", notice_weeks=0).leaves_on == date(
        2026, 11, 20
    )
    assert Situation(**ANA, notice_weeks=4).leaves_on is None


def test_a_relation_that_two_people_have_is_nobodys() -> None:
    boss, sam, ada = (
        Person("Lena Ortiz", "boss"),
        Person("Sam Ito", "peer"),
        Person("Ada", "peer"),
    )
    situation = Situation(**ANA, people=[boss, sam, ada])
    assert situation.person("boss") == boss
    assert situation.person("peer") is None
    assert situation.person("hr") is None


def test_a_situation_cannot_be_changed() -> None:
    situation = Situation(**ANA, gratitude=["a"])
    with pytest.raises(AttributeError):
        situation.sender = "Bo"  # type: ignore[misc]
    assert hash(situation) == hash(Situation(**ANA, gratitude=("a",)))


NAMES = [
    "Zoë Muñoz-O’Neill",
    "O'Brien",
    "Sukarno",
    "王小明",
    "Mx. Rowan Pike",
    "Null",
    "No",
    "نرگس\u200cفرد",  # spelled with a zero-width non-joiner
    "Smith & Sons <Ltd>",
    "{{7*7}} {boss.__class__} %s <script>",
    "👩‍🔬 Lab",
    "- dash: colon # hash",
    '"quoted"',
    "1e3",
    "0770",
]


@pytest.mark.parametrize("ending", ["yaml", "yml", "json"])
@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_from_a_file_as_they_were(name: str, ending: str, tmp_path: Path) -> None:
    situation = Situation(sender=name, company=name, people=[Person(name, thanks_for=[name])])
    path = tmp_path / f"facts.{ending}"
    situation.to_file(path)
    assert Situation.from_file(path) == situation
    assert situation.sender == name


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\U000e0041"])
def test_hidden_characters_are_dropped_everywhere(hidden: str) -> None:
    text = f"An{hidden}a"
    situation = Situation(
        sender=text, company=text, gratitude=[text], people=[Person(text, strain=text)]
    )
    assert hidden not in repr(situation.to_dict())
    assert situation.people[0].strain == "Ana"


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_private_notes_are_never_stored(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts.{ending}"
    situation = Situation(**ANA, private_notes="my boss shouted at me", confidential=["Halden"])
    situation.to_file(path)
    assert "shouted" not in path.read_text(encoding="utf-8")
    assert "private_notes" not in situation.to_dict()
    loaded = Situation.from_file(path)
    assert loaded.private_notes is None
    assert loaded.confidential == ("Halden",)


def test_private_notes_may_be_read_from_a_file() -> None:
    text = "sender: Ana Wu\ncompany: Northwind\nprivate_notes: told in confidence\n"
    assert Situation.from_text(text).private_notes == "told in confidence"


def test_a_yaml_value_is_the_text_that_was_typed() -> None:
    situation = Situation.from_text(
        "sender: Null\ncompany: No\ncontact: 07700400123\nrole: 12:30\nreason: null\n"
        "last_day: 2026-12-18\nnotice_weeks: 4\nboss_knows: yes\nprivate_notes:\n"
    )
    assert (situation.sender, situation.company) == ("Null", "No")
    assert (situation.contact, situation.role) == ("07700400123", "12:30")
    assert (situation.reason, situation.private_notes) == (None, None)
    assert (situation.last_day, situation.notice_weeks) == (date(2026, 12, 18), 4)
    assert situation.boss_knows is True


def test_json_escapes_are_read_as_json() -> None:
    facts = {**ANA, "gratitude": ["the 🎉 party", "a/b"], "notice_weeks": 4, "boss_knows": True}
    text = json.dumps(facts, indent="\t").replace("/", "\\/")
    situation = Situation.from_text(text)
    assert situation.gratitude == ("the 🎉 party", "a/b")
    assert situation.boss_knows is True


def test_braces_that_are_yaml_are_read_as_yaml() -> None:
    assert Situation.from_text("{sender: Ana Wu, company: Northwind}") == Situation(**ANA)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "facts.yaml"
    Situation(**ANA).to_file(path)
    before = path.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DataFileError, match="No space left"):
        Situation(**ANA, role="baker").to_file(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"nowhere.*cannot be written"):
        Situation(**ANA).to_file(tmp_path / "nowhere" / "facts.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sender: [", "line 1, column 10: not valid YAML"),
        ("sender: Ana: Wu", "needs quotes around it"),
        ("", "no facts in it yet"),
        ("- sender", "a name and a value"),
        ("just words", "a name and a value"),
        ("sender: Ana\ncompany: X\nlast_dya: 2026-12-18", "'last_dya'.*did you mean 'last_day'"),
        ("company: X", "sender is missing"),
        ("sender: Ana\ncompany: X\nlast_day: 2026-13-45", "last_day.*YYYY-MM-DD"),
        ("sender: !!python/object:os.system x", "not valid YAML"),
        ("sender: !!python/name:os.system", "not valid YAML"),
        ("sender: !!timestamp never", "`!!` tag"),
        ("sender: !!int ''", "`!!` tag"),
        ("sender: !!bool maybe", "`!!` tag"),
        ("sender: !!binary aGk=\ncompany: X", "must be text"),
        ("? [a, b]\n: c", "not valid YAML"),
        ("a: &a {b: *a}", "'a' is not a field"),
        ("sender: A\ncompany: X\npeople: &p [*p]", "a name and a relation"),
        ('{"sender": "Ana", "company": "X", "people": {"name": "Sam"}}', "people must be a list"),
        ('{"sender": "Ana", ', "not valid YAML or JSON"),
        ("[" * 20_000, "nested too deeply"),
        ('{"sender":' * 20_000 + "1" + "}" * 20_000, "nested too deeply"),
        ("sender: A\ncompany: X\nnotice_weeks: " + "9" * 5_000, "whole number"),
        ('{"notice_weeks": ' + "9" * 5_000 + "}", "cannot be read"),
        ("\x1b[2J", "not valid YAML"),
    ],
)
def test_a_bad_text_is_one_clear_error_that_names_it(text: str, said: str) -> None:
    with pytest.raises(DrafterError, match=said) as caught:
        Situation.from_text(text, name="my.yaml")
    assert str(caught.value).startswith("my.yaml")
    assert len(str(caught.value)) < 600
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("field", Situation.__dataclass_fields__)
def test_a_yaml_bomb_does_not_go_off(field: str) -> None:
    bomb = yaml.safe_load(BOMB)["b10"]
    start = time.perf_counter()
    for value in (bomb, [bomb], {"name": bomb}, [{"name": bomb}], [{"name": "A", "strain": bomb}]):
        with pytest.raises(SituationError):
            Situation.from_dict({**ANA, field: value})
    with pytest.raises(SituationError):
        Situation.from_text(BOMB)
    assert time.perf_counter() - start < 5


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such file"):
        Situation.from_file(tmp_path / "missing.yaml")
    with pytest.raises(DataFileError, match="cannot be read"):
        Situation.from_file(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("sender: Zoë".encode("latin-1"))
    with pytest.raises(DataFileError, match="UTF-8"):
        Situation.from_file(latin)


ANY_TEXT = st.text(max_size=40)
PEOPLE = st.builds(
    Person,
    name=ANY_TEXT.map(lambda text: f"N{text}"),
    relation=st.sampled_from(["boss", "peer", "client", "other"]),
    thanks_for=st.lists(ANY_TEXT, max_size=2),
    strain=st.none() | ANY_TEXT,
    knows=st.booleans(),
)
SITUATIONS = st.builds(
    Situation,
    sender=ANY_TEXT.map(lambda text: f"S{text}"),
    company=ANY_TEXT.map(lambda text: f"C{text}"),
    role=st.none() | ANY_TEXT,
    last_day=st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    notice_weeks=st.none() | st.integers(0, 104),
    gratitude=st.lists(ANY_TEXT, max_size=3),
    confidential=st.lists(ANY_TEXT, max_size=2),
    people=st.lists(PEOPLE, max_size=2),
    boss_knows=st.booleans(),
)


@given(SITUATIONS, st.sampled_from(["facts.yaml", "facts.json"]))
def test_any_situation_comes_back_from_a_file(tmp_path_factory, situation, name) -> None:
    path = tmp_path_factory.mktemp("facts") / name
    situation.to_file(path)
    assert Situation.from_file(path) == situation


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*Situation.__dataclass_fields__, "typo"]), JSON))
def test_any_data_is_a_situation_or_a_situation_error(data: dict[str, object]) -> None:
    with suppress(SituationError):
        Situation.from_dict(data)


@given(st.text(max_size=200))
def test_any_text_is_a_situation_or_one_error(text: str) -> None:
    with suppress(DrafterError):
        Situation.from_text(text)
