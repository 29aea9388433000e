"""Reading: what was typed into a box, as phrases in their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, takewhile

from drafter.phrasing.forms import Lean, Phrase, is_finite, parse
from drafter.phrasing.names import called
from drafter.phrasing.people import to_you
from drafter.phrasing.saying import as_clause, to_gerund
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import head_of, is_person, series, those, with_article
from drafter.phrasing.words import (
    is_adjective,
    is_given_name,
    is_title,
    listed,
    past_base,
    past_of,
    senses,
    verb,
)
from drafter.situation import Person
from drafter.text import ONES


def phrases(
    facts: Iterable[str],
    *,
    lean: Lean = "noun",
    person: Person | None = None,
    people: Iterable[Person] = (),
) -> list[Phrase]:
    """Facts as phrases, each tidied and in its form; about a person, said to their face.

    >>> [p.text for p in phrases(["calm, fair, never shouts; gave me the keys, trusted me"])]
    ['calm and fair', 'never shouts', 'gave me the keys and trusted me']
    """
    facts = list(facts)
    names = names_of(people)
    found = []
    for fact in facts:
        for part in parts(fact):
            text = whole(_turned(tidy(part, names)))
            for piece in pieces(text, bare=lean == "verb"):
                if (
                    person is not None
                    and (post := _AT_POST.fullmatch(piece))
                    and is_person(post[2])
                ):
                    deed = parse(to_you(post["did"], person), lean="deed")
                    if deed.form in ("past", "present", "clause"):
                        told = f"as {post['post']}, {as_clause(deed, 'you')}"
                        found.append(Phrase(told, "clause"))
                        continue
                first, added = bordered(_listed_after(tailed(piece, named=lean == "verb")))
                if added and (told := _at_that_time(first, added, person)):
                    found.append(Phrase(told, "clause"))
                    continue
                by_whom = bool(added) and person is None
                by_whom = by_whom and parse(added, lean="deed").form == "past"
                if by_whom and re.match(r"[\w-]+ (?:[a-z]+ )?years\b", first):
                    found += [parse(first, lean=lean), Phrase(f"I {added}", "clause", aside=True)]
                    continue  # "22 years, met my wife there"
                if by_whom:
                    first, added = f"{first}, who {added}", ""
                said = to_you(first, person) if person is not None else first
                if said:
                    found.append(unspliced(parse(said, lean=lean)))
                if added and lean != "verb":
                    # "Her laugh, you hear it from the lift": that "you" is anybody.
                    anybody = person is not None and re.search(r"\b(?:his|her)\b", first)
                    found.append(
                        _added(re.sub(r"\byou\b", "people", added) if anybody else added, person)
                    )
    return found


# "Guard of room 3, knew every child": as what somebody did something.
_AT_POST = re.compile(r"(?P<post>(?:[a-z]+ )?([a-z]+) of [^,]+), (?P<did>.+)")


def _listed_after(text: str) -> str:
    """What is listed behind a deed, after a colon: "taught me the broa: 4 in the morning, no recipe"."""
    deed, *rest = text.split(", ")
    told = parse(deed, lean="deed").form in ("past", "clause", "gerund", "present")
    things = len(rest) > 1 and all(parse(part).form == "noun" for part in rest)
    plain = things and not any(
        re.match(r"(?:and|or|which|who|then|even|not)\b", part) for part in rest
    )
    return f"{deed}: {', '.join(rest)}" if told and plain and len(deed.split()) > 2 else text


def _at_that_time(first: str, added: str, person: Person | None) -> str:
    """A time and what happened then as one sentence, or "": "41 winters and we all came home"."""
    if re.fullmatch(_SPAN, first):
        return f"in {first} {added}" if parse(added).form == "clause" else ""
    told = _added(added, person).text if _DAY_OF.match(first) and person is not None else ""
    return f"{with_article(first)}, {told}" if told.startswith("you ") else ""


_DAY_OF = re.compile(r"(?:the )?(?:night|day|week|morning|evening) (?:before|after|of) ")


def _added(text: str, person: Person | None) -> Phrase:
    """What was added to a fact, as a sentence of its own."""
    said = to_you(text, person) if person is not None else text
    opening = _OPENING.match(said)
    before = opening[0] if opening else ""
    phrase = parse(said[len(before) :], lean="deed")
    subject = "you " if phrase.form == "past" else ""
    return Phrase(f"{before}{subject}{phrase.text}", "clause", aside=True)


_OPENING = re.compile(r"(?:but |so |even |then |once |now )+")


_BORDER = re.compile(
    r"(?:,| -|:|\.) (?=[a-zA-Z])| and (?=(?:nobody|no one|everyone|everybody|we|they|he|she|it) )"
)
# What goes on with the sentence before it, or opens one that the rest belongs to.
_GOES_ON = re.compile(
    r"(?:which|who|whom|whose|where|and|or|nor|than|as|to|for|with|in|on|at|by|of|from|like|including|such|not|mostly|the (?:bit|part|best|most|\w+est) |"
    r"mainly|especially|also|plus|\w+ing)\b"
)
_LEADS = re.compile(
    r"(?:when|whenever|if|after|before|while|since|although|though|because|once|every time|in|on|at|during|until|that|what)\b|"
    r".*\b(?:said|says|saying|told me|asked|like|is|was|were|are|meant)$"
)


def bordered(text: str, *, one_breath: bool = True) -> tuple[str, str]:
    """A note parted where a second sentence begins, and that sentence, or "".

    Two short sentences stay together where they may stand in `one_breath`.

    >>> bordered("my first job, they took me with no experience")
    ('my first job', 'they took me with no experience')
    >>> bordered("the pancit night, even Dr Fenwick had seconds")
    ('the pancit night', 'even Dr Fenwick had seconds')
    >>> bordered("when I was new, you helped me"), bordered("patience, humour and tea")
    (('when I was new, you helped me', ''), ('patience, humour and tea', ''))
    """
    for border in _BORDER.finditer(text):
        first, rest = text[: border.start()], text[border.end() :]
        if _LEADS.match(first) or _GOES_ON.match(rest) or len(rest.split()) < 3 or "(" in first:
            continue
        opening = parse(first).form
        if border[0] in (": ", " and ") and opening != "noun":
            continue  # "you just said: right, what now"
        short = one_breath and len(text.split()) < _ONE_BREATH and opening in ("clause", "that")
        if not short and not _TAG.fullmatch(rest) and _tells(rest, first):
            return first, re.sub(r"^(?:but|so) ", "", rest)
    return text, ""


_ONE_BREATH = 14  # words that two sentences with "and" may have together
_IN_PERSON = re.compile(r"\b(?:me|us|my)\b")
_TAG = re.compile(
    r"(?:I|you|he|she|they|we|it) (?:really |just |truly )?(?:did|does|do|was|were|is|are)"
)


def _tells(rest: str, first: str) -> bool:
    """Whether what follows a border is a sentence of its own, or a deed told of a person."""
    body = _OPENING.sub("", rest, count=1)
    form = parse(body, lean="deed").form
    if form == "past":
        known = is_person(first) or _IN_PERSON.search(body) is not None
        return known and parse(first).form == "noun"
    if form == "clause":
        return any(is_finite(word) for word in body.lower().split()[1:6])
    joined = re.search(r" and ((?:the|my|our|we|I|he|she|they) .+)", body)
    stated = joined is not None and (parse(joined[1]).form == "clause" or states(joined[1]))
    return form == "noun" and (stated or states(body))


# "my hands still smell", "my sister lives there"
_SUBJECT = re.compile(r"(?:my|our|the|his|her|their|your) ((?:[a-z]+ ){1,3}[a-z]+)(?=[ ,]|$)")


def states(text: str) -> bool:
    """Whether a text is a sentence about something named, told in the present.

    >>> states("my hands still smell"), states("my three year contract ends"), states("my old boots")
    (True, True, False)
    """
    match = _SUBJECT.match(text)
    words = [w for w in match[1].split() if not listed(w, "adverbs")] if match else []
    for noun, word in pairwise(words):
        found = verb(word)
        many = noun.endswith("s") or noun in ("people", "children")
        thing = not senses(noun) or ("NOUN" in senses(noun) and "ADJ" not in senses(noun))
        if thing and found is not None and found.tense == ("base" if many else "third"):
            return True
    return False


def unspliced(phrase: Phrase) -> Phrase:
    """Two sentences that a comma parts as one: "you have to ask, and nobody tells you"."""
    if phrase.form in ("past", "present", "gerund"):
        freely = re.sub(r", (didn't (?:have|need) to)$", r", though you \1", phrase.text)
        said = re.sub(
            r", (?=(?:didn't|never|wasn't) (?!(?:an?|in|on|at|by|with|from|to) ))", " and ", freely
        )
        return replace(phrase, text=said)
    if (
        phrase.form not in ("clause", "that")
        or phrase.text.count(",") != 1
        or _BEGINS.match(phrase.text)
    ):
        return phrase
    text = re.sub(
        r"(?<!\band)(?<!\bbut), (?=(?:I|you|he|she|it|we|they|nobody|no one|everyone|everybody) (?!(?:really |just |truly )?(?:did|does|do|was|were|is|are)$)(?:\w+ly |always |never |still )?(\w+))",
        lambda m: ", and " if is_finite(m[1]) else m[0],
        phrase.text,
    )
    return replace(phrase, text=text)


_BEGINS = re.compile(
    r"(?:that )?(?:when|if|after|before|while|since|although|though|because|once|as|whenever|every time)\b"
)


def names_of(people: Iterable[Person]) -> list[str]:
    people = list(people)
    words = [part for p in people for part in p.name.split()]
    titles = {part for part in words if is_title(part)}
    named = (part for part in words if len(part) > 2 and part[0].isupper() and part != "The")
    names = [part for part in named if part not in titles]
    return names + [called(p.name) for p in people if p.name.islower()]


def parts(fact: str) -> list[str]:
    """The facts in one entry: a list with semicolons, or an entry and what was added after a stop."""
    found = re.split(r";\s+|\.\s+(?=(?:she|he|they|we|i) [a-z])", fact)
    return [part for part in found if part.strip(" .")] or [fact]


_FAIR = "fair|clean|warm|quiet|safe|open|flexible|honest|early"
# "because he never gave up", "for during Covid checking in on us": what
# opens a note and leaves what is told as it is.
_TURNED = (
    (re.compile(r"^being (?=[a-z]+ (?:to|with|about) )([^,]+), (you (?:don't|never|always) .+)"), r"you're \1, and \2"),
    (re.compile(rf"^the ((?:[\w'-]+ ){{0,2}}[a-z]+) being ({_FAIR})$"), r"the \2 \1"),
    (re.compile(r"^because (?=(?:I|you|he|she|they|we|it|nobody|everyone|everybody|my|the)\b)"), ""),
    (re.compile(r"^(?:for )?(during|throughout) ([^,]+?),? (\w+ing .+)"), r"\3 \1 \2"),
    (re.compile(r"^always (?=(?:somebody|someone|something|enough|an?|time)\b)"), "there was always "),
    (re.compile(r"^((?:always )?cover\w*)(?: me)? (?=(?:when|while|so)(?: that)? (?:I|my|our|we|the)\b)"), r"\1 for me "),
    (re.compile(r"^((?:always )?swap\w*) (?=(?:when|while|so)(?: that)? (?:I|my|our|we|the)\b)"), r"\1 with me "),
    (re.compile(r"^(?:the )?(sponsorship|funding) for (?=my\b|the\b)"), r"the \1 of "),
    (re.compile(r"^first (?=(?:proper |real )?job\b)"), "my first "),
    (re.compile(r"^(.+?['’]s |his |her |their |the |)(?:open )?door,? (?:which (?:was|is) )?(?:always|really) open$"), r"\1open door"),
    (re.compile(r"(?: while|(?<=year)|(?<=job)) (?:here|there)$"), ""),
    (re.compile(r"^(?:don't|dont) (?=know\b|think\b)"), "I don't "),
    (re.compile(r"^(?:the |his |her |their )?trust (?=to [a-z]|with (?:the|an?|my|our|\d)\b)"), "being trusted "),
    (re.compile(r"^([^,]*[A-Z][\w.-]+|my (?:boss|manager))['’]s trust (?=to [a-z]|with (?:the|an?|my|our|\d)\b)"), r"\1 trusting me "),
)  # fmt: skip


def _turned(text: str) -> str:
    for pattern, said in _TURNED:
        text = pattern.sub(said, text)
    return _who(text)


def _who(text: str) -> str:
    """Say of people what a dash adds: "the students - they kept me honest"."""
    told = re.fullmatch(
        r"([^,:-]+?)(?: -|,|:) (?:they|he|she) ((?:\w+ly |always |never )?[a-z]+\b.*)", text
    )
    does = [word for word in told[2].split() if not listed(word, "adverbs")] if told else []
    if told is None or parse(told[1]).form != "noun" or not does or not is_finite(does[0]):
        return text
    head = head_of(told[1].lower())
    human = head and (
        told[1][0].isupper()
        or any(listed(head[-1], name) for name in ("persons", "readers", "groups", "crowd"))
    )
    return f"{told[1]}, who {told[2]}" if human else text


_SPAN = r"(?:\d+|[a-z]+(?:-[a-z]+)?) (?:years|months|winters|summers|seasons)"


def whole(text: str) -> str:
    """A note as the phrase that it stands for: "falls audit 2025 - led it" is a deed."""
    done = re.fullmatch(r"(.+?)(?: (\d{4}))?(?: -|,|:) ([a-z]+) (?:it|them)\b(.*)", text)
    if done and past_base(done[3]) and parse(done[1]).form == "noun":
        year = f" in {done[2]}" if done[2] else ""
        return f"{done[3]} {with_article(done[1])}{year}{done[4]}"
    lucky = re.match(
        r"(?:I(?:'m| was) |feel )?(?:lucky|proud|glad|happy|honou?red|privileged) to have ", text
    )
    if lucky:
        return to_gerund(parse(text[lucky.end() :], lean="deed")) or text
    free = re.fullmatch(rf"({_SPAN}),? (never|always|not once) (.+)", text)
    if free and parse(f"{free[2]} {free[3]}", lean="deed").form in ("past", "present"):
        first, comma, added = free[3].partition(", ")
        span = "in" if "year" in free[1] else "for"
        return f"{free[2]} {first} {span} {free[1]}{comma}{added}"
    granted = re.fullmatch(
        rf"({_SPAN})(?:,|,? and) (always|never) ([a-z]+) ((?:on|in|at|by|early|late)\b[^,]*)(.*)",
        text,
    )
    if granted and listed(past_base(granted[3]) or "", "gives"):
        return f"I was {' '.join(granted.groups()[1:4])} in {granted[1]}{granted[5]}"
    if still := re.fullmatch(rf"({_SPAN}),?(?: and)? still (.+)", text):
        return f"still {still[2]} after {still[1]}"
    kept = re.fullmatch(r"((?:his|her|their|your) [a-z]+),? (always|never) ([a-z]+)", text)
    if kept and (base := past_base(kept[3])):
        return f"{kept[2]} {past_of(base)} {kept[1]}"  # "her word, always kept"
    stayed = re.fullmatch(
        r"((?:(?:the|my|our) )?(?:[a-z]+ )?([a-z]+)) ((?:never|always) ([a-z]+)\b.*)", text
    )
    if stayed and is_adjective(stayed[4]) and parse(stayed[1]).form == "noun":
        be = "were" if stayed[2].endswith("s") else "was"
        return f"{with_article(stayed[1]) if be == 'was' else those(stayed[1])} {be} {stayed[3]}"
    theirs = re.fullmatch(
        r"((?:M(?:s|r|rs|iss)|Dr)\.? [^\W\da-z][^\s'’]+|[A-Z][a-z]+) ([a-z]+)( (?:with|in|when|on)\b.*)?",
        text,
    )
    if theirs and listed(theirs[2], "traits") and (" " in theirs[1] or is_given_name(theirs[1])):
        return f"{theirs[1]}'s {theirs[2]}{theirs[3] or ''}"
    for_years = re.fullmatch(r"(.+),? (\d+ (?:years|months|winters|summers|seasons))", text)
    if for_years and parse(for_years[1]).form in ("past", "present", "gerund"):
        before = "in" if re.search(r"\bnever\b|\bnot\b|n't\b", text) else "for"
        deed = for_years[1].rstrip(",")
        if not deed.endswith(
            (" for", " in", " of", " about", " over", " nearly", " after", " last", " ran")
        ):
            return f"{deed}{',' if ',' in deed else ''} {before} {for_years[2]}"
    return text


def pieces(text: str, *, bare: bool = False) -> list[str]:
    """The facts in a list of qualities, of deeds or of things; any other text is one.

    >>> pieces("patient, fair, always on time"), pieces("the view, , ")
    (['patient and fair', 'always on time'], ['the view, , '])
    """
    listed = [piece for piece in text.split(", ") if piece.strip()]
    if len(listed) < 2:
        return [text]
    if any(_WHEN.fullmatch(piece) for piece in listed[1:]):
        return [", ".join(_LASTED.sub("for ", piece) for piece in listed)]
    forms = [parse(piece).form for piece in listed]
    if forms[0] == "adjective" and _ADDED.match(listed[1]):
        return [text]  # "calm, even when the theatre flooded"
    if forms[0] == "adjective":
        plain = list(takewhile(lambda piece: " " not in piece, listed))
        return ([series(plain)] if plain else []) + listed[len(plain) :]
    if set(forms) == {"past"} and _TOOK.fullmatch(listed[-1]):
        return [f"{series(listed[:-1])}; it {listed[-1]}"]  # the work did, not who did it
    if forms[0] in ("past", "present", "gerund") and set(forms) == {forms[0]}:
        return [series(listed)]
    short = all(len(piece.split()) <= 3 for piece in listed[:-1])
    firsts = {piece.split()[0] for piece in listed}
    last = len(listed[-1].split()) <= (7 if len(firsts) == 1 else 4 if len(listed) > 2 else 3)
    things = set(forms) == {"noun"} and short and last and (len(listed) > 2 or len(firsts) == 1)
    return [series(listed) if bare else _things(listed)] if things else [text]


_COUNT = rf"(?:(?:over|about|around|nearly|almost|more than|some) )?(?:[$£€]?\d[\d.,]*\w*|{'|'.join(ONES[2:])})"
# What was noted behind a thing or a deed, and what it means there; "" where nobody could tell.
# A row holds for things ("noun"), for people ("who") or for deeds ("past").
_TAILS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (forms, re.compile(tail), said)
    for forms, tail, said in (
        ("noun who", r"(?=(?P<most>[a-z]{3,}est|best|worst|most) (?!of\b))(?P<it>.+)", ", the {it}"),
        ("noun", r"(?:really|never|always) .+|.*\b[a-z]\d+\b.*", ""),
        ("past", r"(?P<it>the (?:only|first|most|best|[a-z]{3,}est) .+)", ", which was {it}"),
        ("noun past", rf"(?:ran|lasted) (?:for )?(?P<it>{_COUNT} (?:years|seasons|months))", ", which ran for {it}"),
        ("noun", r"and (?P<it>(?:the|my|our|an?) (?!\w+ (?:who|that)).+)", " and {it}"),
        ("noun", r"(?P<it>(?:full|half|no) pay)", " on {it}"),
        ("who", r"(?P<state>(?:so|super|very|really|always|\w+ly) .+)", ", who {were} {state}"),
        ("noun past", r"now (?P<it>[$£€]\S+(?: (?:a|per) \w+)?)", ", which now {brings} in {it}"),
        ("noun past", rf"now (?P<it>{_COUNT} (?!percent|per cent|times|of\b|points|in\b)[a-z].*)", ", which now {has} {it}"),
        ("noun past", r"(?:a )?(?P<it>(?:[a-z]+ )?record(?: (?:for|in|at) .+)?)", ", a {it}"),
        ("noun past", rf"(?P<it>{_COUNT} [a-z]+) (?P<did>helped|fed|housed|reached|treated|taught)", ", which {did} {it}"),
        ("noun past", rf"(?P<it>{_COUNT} (?:visitors|guests|spectators)|\d[\d,]{{2,}} people)", ", which drew {it}"),
    )
)  # fmt: skip


def tailed(text: str, *, named: bool = False) -> str:
    """A note with what stands behind its comma as what that means; where nobody could tell, without it.

    A list of subjects that are `named` one by one has no such tail.

    >>> tailed("the drivers, funniest people I know"), tailed("started the choir, now 46 children")
    ('the drivers, the funniest people I know', 'started the choir, which now has 46 children')
    >>> tailed("my team lead, so patient"), tailed("bread on Fridays, always the good bakery")
    ('my team lead, who was so patient', 'bread on Fridays')
    """
    first, comma, tail = text.partition(", ")
    form = parse(first, lean="deed").form if comma and not named else ""
    if form not in ("noun", "past") or ", " in tail:
        return text
    head = head_of(first.lower())[-1:]
    many = bool(head) and (head[0].endswith("s") and not head[0].endswith("ss"))
    human = bool(head) and any(listed(head[0], name) for name in ("persons", "crowd", "readers"))
    does = (
        {"were": "were", "has": "have", "brings": "bring"}
        if many and form == "noun"
        else {"were": "was", "has": "has", "brings": "brings"}
    )
    for forms, pattern, said in _TAILS:
        found = pattern.fullmatch(tail)
        if found is None or ("who" if human else form) not in forms.split():
            continue
        part = found.groupdict()
        if said.startswith(" and") and parse(part["it"]).form != "noun":
            continue
        if (most := part.get("most")) and senses(most).get("ADJ", (most,))[0] == most:
            continue  # "honest work"
        if (state := part.get("state")) and not is_adjective(state.split()[1]):
            continue
        return first + said.format(**{name: value or "" for name, value in part.items()}, **does)
    return text


# How often and how long: no thing in a list ("the lift home, every Thursday, eleven years").
_WHEN = re.compile(
    r"(?:every|each|all) (?:single )?[A-Za-z]+|(?:for )?[\w-]+ (?:years|months|weeks|winters)"
)
_LASTED = re.compile(r"^(?=(?!for\b|all\b)[\w-]+ (?:years|months|weeks|winters)$)")
_TOOK = re.compile(
    r"took (?:me |us )?(?:[\w-]+ ){1,3}(?:years?|months?|weeks?|days?|nights?|hours?)"
)
_ADDED = re.compile(r"(?:even|also|but|not|especially|if|when|though|never|always with)\b")


def _things(pieces: list[str]) -> str:
    """A list of things as one noun phrase: "trust, autonomy and decent coffee"."""
    bare = with_article(pieces[0]) == pieces[0]
    named = pieces if bare else [with_article(piece) for piece in pieces]
    open_ended = pieces[-1] in ("the lot", "everything", "all of it")
    whole = open_ended or " and " in named[-1]  # "your patience, your van and your singing"
    return ", ".join(named) if whole else series(named)
