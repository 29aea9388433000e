"""The situation: what the leaver told us, checked once when it is made."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from drafter.errors import DataFileError, SituationError
from drafter.text import without_hidden

DEPARTURES = ("voluntary", "laid_off", "dismissed", "retiring")
RELATIONS = (
    "boss",
    "peer",
    "direct_report",
    "client",
    "mentor",
    "hr",
    "recruiter",
    "other",
)
# Other words for a relation or a way of leaving.
_MEANT = {
    **dict.fromkeys(("manager", "supervisor", "lead", "chief"), "boss"),
    **dict.fromkeys(("colleague", "coworker", "co-worker", "teammate", "friend"), "peer"),
    **dict.fromkeys(("report", "employee", "subordinate"), "direct_report"),
    **dict.fromkeys(("customer", "patient", "student"), "client"),
    **dict.fromkeys(("resigned", "resigning", "quit", "quitting"), "voluntary"),
    **dict.fromkeys(("redundant", "redundancy", "made redundant"), "laid_off"),
    **dict.fromkeys(("fired", "sacked", "terminated"), "dismissed"),
    **dict.fromkeys(("retired", "retirement"), "retiring"),
}
# The fields that hold a list of facts, of the situation and of a person in it.
LISTS = ("gratitude", "learned", "contributions", "handover", "asks")
LISTS_OF_PERSON = ("thanks_for", "respect_for")
MAX_TEXT = 100_000  # characters in one field: a long rant fits, a dumped mailbox does not
MAX_NAME = 300  # characters of a name, a role or an address
MAX_ITEMS = 200

_NAMES = ("sender", "company", "role", "contact", "name")

# What stands where something is still to come, as in a template that nobody filled in: it
# is no name.
_BLANK = re.compile(
    r"""
    [\W_]*                                       # no letter and no digit: "-", "?", "..."
    | \[ [^\[\]]{0,60} \]
    | [<{]+ [\w\s'’-]{0,40}? (?:name|company|role|title|date|day|phone|e-?mail|contact|reason)
        [\w\s'’-]{0,20} [>}]+
    | \( (?:insert|enter|your)\  [^()]{0,40} \)
    | (?:insert\ |enter\ )? (?:your|my)\ (?:\w+\ )?name (?:\ here)?
    | (?:insert\ |enter\ )? (?:your\ |the\ |my\ )?company (?:\ name)? (?:\ here)?
    | (?: x{3,} | tb[acd] | to\ be\ (?:announced|confirmed|decided|determined|agreed)
        | n\s?/\s?a | n\.\s?a | not\ applicable | none | nothing ) \W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
# These say as little, but a person can be called No, Na or Todo.
_NO_ANSWER = re.compile(r"(?:na|no|nil|todo|unknown|not sure|i don.?t know|idk)\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Someone in the situation, with a relation to the leaver.

    `thanks_for`, `respect_for` and `strain` are in the leaver's words. `knows` says
    that this person has been told.

    >>> Person("Sam Ito", "peer", thanks_for=["covering my Friday shifts"]).name
    'Sam Ito'
    """

    name: str
    relation: str = "other"
    thanks_for: Sequence[str] = ()
    strain: str | None = None
    respect_for: Sequence[str] = ()
    knows: bool = False

    def __post_init__(self) -> None:
        _clean(self, f"person {_shown(self.name)}")
        if not self.name:
            raise SituationError("A person has no name: give one, or leave them out.")
        if _BLANK.fullmatch(self.name):
            raise SituationError(
                f"A person is called {_shown(self.name)}, which is no name: give the name, or "
                "leave them out."
            )
        _choice("relation", self.relation, RELATIONS)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The facts, given once, from which every message is drafted.

    Only `sender` and `company` are required. Dates (`last_day`, `notice_given`) are
    `datetime.date` or ISO strings; `departure` is voluntary, laid_off, dismissed or
    retiring. Lists (`gratitude`, `learned`, `contributions`, `handover`, `asks`,
    `confidential`) may be given as any sequence of strings and are kept as tuples.
    A task of `handover` may name who takes it ("the rota -> Sam Ito").
    `reason` is the one public reason; without it no reason is given. `private_notes`
    are context only: never quoted, never stored, never sent to a model. Nothing in
    `confidential` appears in any text. A blank such as "N/A", "TBD" or "[phone]" counts
    as nothing given.

    Raises SituationError where a field cannot be used, naming it.

    >>> s = Situation(sender="Ana Wu", company="Northwind",
    ...               notice_given="2026-11-20", notice_weeks=4)
    >>> s.leaves_on
    datetime.date(2026, 12, 18)
    """

    sender: str
    company: str
    role: str | None = None
    departure: str = "voluntary"
    last_day: date | None = None
    notice_weeks: int | None = None
    notice_given: date | None = None
    reason: str | None = None
    gratitude: Sequence[str] = ()
    learned: Sequence[str] = ()
    contributions: Sequence[str] = ()
    handover: Sequence[str] = ()
    asks: Sequence[str] = ()
    contact: str | None = None
    people: Sequence[Person] = ()
    boss_knows: bool = False
    # Out of the repr: logs and tracebacks hold reprs.
    private_notes: str | None = field(default=None, repr=False)
    confidential: Sequence[str] = field(default=(), repr=False)

    _PRIVATE: ClassVar[frozenset[str]] = frozenset({"private_notes"})

    def __post_init__(self) -> None:
        _clean(self, "the situation")
        for name in ("sender", "company"):
            value = getattr(self, name)
            if not value:
                raise SituationError(f"{name} is missing: every message needs it.")
            if _BLANK.fullmatch(value):
                raise SituationError(
                    f"{name} is {_shown(value)}, which is no name: give the name itself, in full."
                )
        _choice("departure", self.departure, DEPARTURES)
        weeks = self.notice_weeks
        if weeks is not None and not 0 <= weeks <= 104:
            raise SituationError(
                f"notice_weeks is {weeks}: give whole weeks from 0 to 104, or leave it out."
            )

    @property
    def leaves_on(self) -> date | None:
        """The last day: as given, else notice given plus the weeks of notice, else None."""
        if self.last_day or self.notice_given is None or self.notice_weeks is None:
            return self.last_day
        return self.notice_given + timedelta(weeks=self.notice_weeks)

    @property
    def boss_told(self) -> bool:
        """Whether the boss knows: marked so, or the boss among the people is."""
        return self.boss_knows or any(p.knows for p in self.people if p.relation == "boss")

    def person(self, relation: str) -> Person | None:
        """The only person with this relation, or None where there is none or several."""
        found = [p for p in self.people if p.relation == relation]
        return found[0] if len(found) == 1 else None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Situation:
        """A situation from plain data, as a YAML or JSON file holds it."""
        if not isinstance(data, Mapping):
            raise SituationError(
                "There are no facts in it yet: write at least two lines, `sender: your name` and"
                " `company: where you work`."
                if not data
                else "The facts must be lines of a name and a value, such as `sender: Ana Wu`."
            )
        _known_keys(data, cls, "the situation")
        values = dict(data)
        people = values.get("people") or []
        if not isinstance(people, Sequence) or isinstance(people, str):
            raise SituationError("people must be a list, each with a name and a relation.")
        values["people"] = [_person(entry) for entry in people]
        for name in ("sender", "company"):
            values.setdefault(name, "")
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Plain data without what is empty, and without the private notes."""
        data = {k: v for k, v in asdict(self).items() if k not in self._PRIVATE}
        data["people"] = [_filled(p) for p in data["people"]]
        return _filled(data)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Situation:
        """Read a situation from a .yaml, .yml or .json file.

        Raises DataFileError where the file cannot be read, SituationError where its
        facts cannot be used.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise DataFileError(
                f"{path}: no such file. Check the name, or start from an example: "
                "prompts/<kind>/example.yaml."
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise DataFileError(f"{path}: cannot be read as UTF-8 text ({error}).") from None
        return cls.from_text(text, name=str(path))

    @classmethod
    def from_text(cls, text: str, *, name: str = "the text") -> Situation:
        """Read a situation from YAML or JSON text. `name` stands for it in errors."""
        import yaml  # 20 ms: only where a file is read

        try:
            data = _plain_data(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
            raise DataFileError(
                f"{name}{place}: not valid YAML or JSON. A value that holds a colon, "
                "a brace or a quote needs quotes around it."
            ) from None
        except RecursionError:
            raise DataFileError(f"{name}: nested too deeply to be a situation.") from None
        except (ValueError, LookupError, AttributeError):
            # What a tag such as !!int raises on what is no number, and a number of 5,000 digits.
            raise DataFileError(
                f"{name}: holds a `!!` tag or a number that cannot be read; leave it out."
            ) from None
        try:
            return cls.from_dict(data)
        except SituationError as error:
            raise SituationError(f"{name}: {error}") from None

    def to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the facts as YAML or JSON, by the ending of `path`.

        The private notes are left out: they are never stored. The file is complete or
        not there: it is written beside its place and moved. Raises DataFileError.
        """
        import tempfile

        import yaml

        path = Path(path)
        data = self.to_dict()
        if path.suffix == ".json":
            text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
        else:
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        scratch = None
        try:
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=path.parent, prefix=".drafter-", delete=False
            ) as file:
                scratch = Path(file.name)
                file.write(text)
            scratch.replace(path)
        except OSError as error:
            if scratch:
                scratch.unlink(missing_ok=True)
            raise DataFileError(f"{path}: cannot be written ({error.strerror}).") from None


def _plain_data(text: str) -> Any:
    """JSON, or YAML in which all but true, false and null is text.

    YAML would read the phone number 07700400123 in octal and a person named Null as
    nobody; dates and numbers are read by `_clean`, which can name the field.
    """
    import yaml

    if text.lstrip().startswith("{"):
        with suppress(json.JSONDecodeError):  # then it is YAML in braces, or an error there
            return json.loads(text)

    # The pure loader on purpose: the C one crashes on nesting that this one refuses.
    class Loader(yaml.SafeLoader): ...

    Loader.yaml_implicit_resolvers = {}
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:null", re.compile(r"(?:~|null|)$"), ["~", "n", ""]
    )
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"(?:[Tt]rue|[Ff]alse|yes|no)$"), list("TtFfyn")
    )
    return yaml.load(text, Loader=Loader)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in data.items()
        if value not in (None, (), [], "") and value is not False  # 0 weeks are a fact
    }


def _person(entry: object) -> Person:
    if isinstance(entry, Person):
        return entry
    if not isinstance(entry, Mapping):
        raise SituationError("Each of people must be a mapping with a name and a relation.")
    _known_keys(entry, Person, "a person")
    return Person(**{"name": "", **entry})


def _known_keys(data: Mapping[str, Any], cls: type, what: str) -> None:
    allowed = [f.name for f in fields(cls)]
    for key in data:
        if key not in allowed:
            raise SituationError(
                f"{_shown(key)} is not a field of {what}{nearest(str(key), allowed)} "
                f"The fields: {', '.join(allowed)}."
            )


def _choice(field: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise SituationError(
            f"{field} is {_shown(value)}{nearest(value, allowed)} "
            f"Choose one of: {', '.join(allowed)}."
        )


def nearest(word: str, allowed: Sequence[str]) -> str:
    """The end of a sentence about an unknown word: which known one was meant, or a stop.

    >>> nearest("farwell", ["farewell", "letter"]), nearest("x", ["letter"])
    (": did you mean 'farewell'?", '.')
    >>> nearest("manager", RELATIONS)
    ": did you mean 'boss'?"
    """
    from difflib import get_close_matches  # only where something is wrong

    meant = _MEANT.get(word.casefold())
    near = [meant] if meant in allowed else get_close_matches(word, allowed, 1, 0.6)
    return f": did you mean {near[0]!r}?" if near else "."


def _shown(value: object) -> str:
    """A value as an error quotes it: short, and nothing that aliases could unfold."""
    text = str(value) if isinstance(value, str | int | float | date) else type(value).__name__
    return repr(text if len(text) <= 60 else f"{text[:60]}...")


def _clean(instance: Any, what: str) -> None:
    """Bring every field to its type, or say which one cannot be."""
    for each in fields(instance):
        value = getattr(instance, each.name)
        kind = str(each.type)
        place = f"{each.name} of {what}"
        if kind.startswith("bool"):
            cleaned: object = _truth(value, place)
        elif kind.startswith("int"):
            cleaned = _whole(_given(value, each.name), place)
        elif kind.startswith("date"):
            cleaned = _date(_given(value, each.name), place)
        elif kind == "Sequence[Person]":
            cleaned = tuple(_person(entry) for entry in _items(value, place))
        elif kind == "Sequence[str]":
            texts = (_text(entry, place) for entry in _items(value, place))
            cleaned = tuple(text for text in texts if _given(text, each.name))
        elif kind.startswith("str | None"):
            cleaned = _given(_text(value, place), each.name) or None
        elif kind.startswith("str"):
            cleaned = _text(value, place)
        else:
            continue
        object.__setattr__(instance, each.name, cleaned)


def _given(value: object, field: str) -> object:
    """A value, or None for a blank. What is to be kept back is kept back in any form."""
    if not isinstance(value, str) or field == "private_notes":
        return value
    text = value.strip()
    if field == "confidential":
        return value if re.search(r"[^\W_]", text) else None
    return None if _BLANK.fullmatch(text) or _NO_ANSWER.fullmatch(text) else value


def _items(value: object, place: str) -> Sequence[object]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Sequence) or isinstance(value, bytes):
        raise SituationError(f"{place} must be a list.")
    if len(value) > MAX_ITEMS:
        raise SituationError(
            f"{place} has {len(value)} entries: keep the best {MAX_ITEMS} or fewer."
        )
    return value


def _text(value: object, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise SituationError(f"{place} must be text; put quotes around it.")
    text = str(value)
    if (
        place.split()[0] in ("sender", "company", "role", "contact", "name")
        and len(text) > MAX_NAME
    ):
        raise SituationError(f"{place} has {len(text):,} characters: shorten it to {MAX_NAME}.")
    if len(text) > MAX_TEXT:
        raise SituationError(f"{place} has {len(text):,} characters: shorten it to {MAX_TEXT:,}.")
    return without_hidden(text).strip()


def _truth(value: object, place: str) -> bool:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise SituationError(f"{place} must be true or false, not {_shown(value)}.")
    return value


def _whole(value: object, place: str) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise SituationError(f"{place} must be a whole number, not {_shown(value)}.")
    try:
        number = float(value)
        if number == int(number):
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise SituationError(f"{place} must be a whole number, not {_shown(value)}.")


def as_day(value: date | str | None) -> date:
    """The day that counts as today: as given, an ISO string too, or the real one.

    Raises SituationError for what is no date.

    >>> as_day("2026-12-18")
    datetime.date(2026, 12, 18)
    """
    return _date(value, "today") or date.today()


def _date(value: object, place: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        value = value.date()
    elif isinstance(value, str):
        with suppress(ValueError):
            value = date.fromisoformat(value.strip())
    if isinstance(value, date) and 1900 <= value.year <= 2200:
        return value
    raise SituationError(
        f"{place} is {_shown(value)}: write a date as YYYY-MM-DD, such as 2026-12-18."
    )
