"""Remarks: what a note adds to a thing, set off from it as a person would write it."""

from __future__ import annotations

import re
from calendar import month_name

from drafter.phrasing.forms import parse
from drafter.phrasing.wording import head_of, those, with_article
from drafter.phrasing.words import is_name, is_participle, is_word, listed, past_base, verb
from drafter.text import ONES

_MARK = re.compile(
    r"(?:(?<!\d),|,(?! \d)|;|\s[-–—]|(?<=[a-z)]{3})(?<!\bmrs)(?<!\bprof)\.)\s(?![^(]*\))"
)
_PRONOUN = r"(?:it|they|he|she|that|this|there)(?:['’](?:s|re|ll|ve|d))?"
# With these a remark goes on from what it is about, after a comma.
_GOES_ON = re.compile(
    r"(?:due|to be|to|which|who|whose|where|so|but|and|or|because|as|if|when|while|until|till|unless|though|"
    r"except|not|only|also|then|the rest|some|most|both|all|others?|rest|including|especially|mainly|"
    rf"always|never|usually|still|mostly|(?:\d+|{'|'.join(ONES[1:])}) (?:with|of|from|in|to|waiting|done|open|left|still)|"
    r"in|on|at|by|under|with|for|from|behind|every|each|about|nearly|almost|half|plus|no|up for)\b(?! one\b)"
)
# A verb of the thing itself, without its subject: "ends 31 January", "must be cancelled".
_OF_IT = re.compile(
    r"(?:must|should|needs|ends|starts|runs|opens|closes|expires|renews|goes|comes|leaves|arrives|takes|sticks|leaks|trips) "
)
# "20 open cases, list on the drive", unlike the members of a list
_TELLS = re.compile(
    r".*\b(?:in|on|at|by|with|under|behind|for|from|to|up|so far|not|every|left|due|next|last)\b|.*\d"
)
_PLAIN = re.compile(
    rf"(?!{_PRONOUN} |(?:nobody|somebody|someone|everyone|everybody|everything|nothing|whoever|whatever|half|rest|no|we|you) )[a-z]"
)
# "list with deadlines on the shared drive", "draft with Pilar": where something is
_KEPT_IN = re.compile(
    rf"(?P<thing>[a-z][a-z'’-]*(?: [a-z'’-]+){{0,4}}?)(?<!ing) (?P<where>(?:(?:in|on) (?!{'|'.join(month_name[1:])})|(?:at|with|under|behind) )(?:the|my|our|[A-Z]).*)"
)
# A date behind a thing: "boiler report due Friday", "van MOT 9 December"
_DAY = rf"\d\d? (?:{'|'.join(month_name[1:])})"
_DUE = re.compile(
    rf"(?<=\w)(?<!nothing) (?=due (?!to\b)|promised for\b|to be \w+ed\b)|(?<=[A-Za-z]{{3}}) (?<!\bon )(?<!due )(?<!ing )(?<!until )(?<!till )(?<!from )(?<!before )(?<!since )(?<!for )(?<!after )(?<!about )(?<!with )(?<!and )(?={_DAY}$)"
)
_STATED = re.compile(
    r"[^,:(]*?(?<!['’]s) (?:ends|expires?|runs? (?:out|hot|low|late)|(?:all )?stays?|remains?|likes|closes|opens|renews|lives|abends|trips|slips|sticks|jams|reads|"
    r"leaks|answers|becomes|keeps? (?:its|her|his|their)|prefers|hates|knows|wants|waits|lies|starts|blocks? up|(?:only|always|never|usually) [a-z]+s|(?:is|are) (?:in|on|at|under|behind|done|up))\b(?: \w|[,:]|$)"
)
_SAYS = re.compile(
    r"(?:(?!\b(?:who|which|that|if|when|where|because|to) )[^,:(])+? (?:(?<=s )(?:go|start|end|close|open|come|arrive|leave|block|expire)(?: up| out)?|is|are|was|were|will|has|have|can|must|should|needs?|feels?|(?:is|are|has|have)n't|(?:does|do)(?: not|n't)) (?:\w|\d)"
)
_WARNS = re.compile(
    r"[^:]+: (?:never|always|don't|do not|make sure|mind|beware|watch)\b|(?:ask|never|always|don't|do not|remember|mind|beware|watch|make sure) "
)
_NUMBERED = re.compile(r"(?:the )?[A-Za-z]+ \d+ (?P<does>[a-z]+s) (?P<next>[a-z]+|\d)")


def is_stated(text: str) -> bool:
    """Whether a text says something ("bin 7 runs hot"), rather than names a task.

    >>> [is_stated(t) for t in ("bin 7 runs hot", "ewe 114 lambs early", "year 9 reports", "the rota")]
    [True, True, False, False]
    """
    if text.startswith(("where ", "how ", "who ", "what ")) or _STATED.match(text):
        return True
    if _SAYS.match(text) or _WARNS.match(text):
        return True
    if numbered := _NUMBERED.match(text):
        does = verb(numbered["does"])
        follows = numbered["next"].isdigit() or listed(numbered["next"], "after_verb")
        return does is not None and does.tense == "third" and follows
    return parse(text.removeprefix("the "), lean="verb").form in ("clause", "that")


def cut(text: str) -> tuple[str, str]:
    """A note as what it is about and the remark on it, which is "" where it has none.

    >>> cut("bin 7 runs hot, check the cable"), cut("invoices, rota and keys")
    (('bin 7 runs hot', 'check the cable'), ('invoices, rota and keys', ''))
    """
    mark = _MARK.search(text)
    if mark is None:
        return text, ""
    what, remark = text[: mark.start()], text[mark.end() :]
    dashed = "," not in mark[0]
    first = _MARK.split(remark)[0]
    return (what, remark) if dashed or _kind(first) != "listed" else (text, "")


def remarked(what: str, remark: str | None, *, within: bool = False) -> str:
    """A thing or a statement with its remark, joined by the mark that fits them.

    `within` where both are a remark on something named before.

    >>> remarked("bin 7 runs hot", "check the cable every morning")
    'bin 7 runs hot: check the cable every morning'
    >>> remarked("the supplier prices", "they're in my head mostly, writing them down")
    "the supplier prices: they're in my head mostly, and I'm writing them down"
    >>> remarked("the Q4 filing", "due 15 January")
    'the Q4 filing, due 15 January'
    """
    if not re.search(r"\b(?:is|are|was|were|be) (?:now )?(?:due|promised)\b", what):
        what = _DUE.sub(", ", what)
    if not remark:
        return what
    first, rest = _parted(remark)
    within = within or ": " in what
    kind, said = _kind(first), first
    stated = is_stated(what) and not re.match(r"(?:who|how|where|what) ", what)
    if said_by_me := _BY_ME.get(kind):
        said = said_by_me(first)
    elif kind == "of it":
        said = _of_it(what, first)
    elif kind == "fragment" and (kept := _KEPT_IN.fullmatch(first)):
        many = re.search(r"(?<![su])s$", head_of(kept["thing"])[-1])
        did = past_base(kept["thing"].split()[-1])  # "the buyer changed in October"
        be = "" if did else "are " if many else "is "
        said = f"{those(with_article(kept['thing']))} {be}{kept['where']}"
        kind = "clause"
    elif kind == "clause" and _PLAIN.match(first):
        said = those(with_article(first))
    if rest:
        said = remarked(said, rest, within=True)
    if kind in ("goes on", "listed") or ": " in first:
        mark = ", "
    elif kind == "fragment":
        mark = "; " if within else ", " if stated else ": "
    elif not stated and not within:
        mark = ": "
    elif kind == "order":
        mark = "; " if within else ": "
    elif kind == "past" or (kind == "clause" and re.match(rf"{_PRONOUN} ", first)):
        mark = "; "
    else:
        mark = "; " if ", and " in said else ", and "
    return f"{what}{mark}{said}"


def _of_it(what: str, said: str) -> str:
    """What a thing does or needs, with its pronoun: "it ends on 31 January", "they need salt"."""
    does, _, rest = said.partition(" ")
    found = verb(does)
    several = (head_of(what) or [""])[-1].endswith("s") and not is_stated(what)
    if several and found and found.tense == "third":
        does = found.base
    return f"{'they' if several else 'it'} {does} {rest}"


def _parted(remark: str) -> tuple[str, str]:
    mark = _MARK.search(remark)
    return (remark[: mark.start()], remark[mark.end() :]) if mark else (remark, "")


_BY_ME = {
    "will": lambda said: re.sub(r"^will ", "I'll ", said) if said[:4] == "will" else f"I {said}",
    "past": lambda said: f"I {said}",
    "doing": lambda said: f"I'm {said}",
}


def _kind(remark: str) -> str:
    """What a remark is: an "order", a "clause", what the leaver does ("will", "past", "doing"), what
    the thing does ("of it"), what "goes on", a "fragment" that tells, or "listed".
    """
    words = remark.split()
    if not words:
        return "listed"
    first, following = words[0].lower(), (*words, "")[1].lower().strip(",.")
    found = verb(first) if words[0].islower() else None
    if re.match(r"(?:will|can|could) (?!be\b)", remark):
        return "will"
    if re.match(rf"I(?:['’]|\b)|{_PRONOUN} ", remark):
        return "clause"
    if _OF_IT.match(remark) and following:
        return "of it"
    if _GOES_ON.match(remark):
        return "goes on"
    if found and found.tense == "base" and _commands(first, following, found.noun):
        return "order"
    if _SAYS.match(remark):
        return "clause"
    if found and past_base(first) and listed(following, "objects"):
        return "past"
    if found and past_base(first) and not is_participle(first):
        return "past"
    if found and is_participle(first):
        return "goes on"
    if first.endswith("ing") and found and listed(following, "objects"):
        return "doing"
    if _done(words):
        return "fragment"
    if is_stated(remark) or _does(remark):
        return "clause"
    return "fragment" if _TELLS.match(remark) or _done(words) else "listed"


def _does(remark: str) -> bool:
    """Whether somebody does something in a remark: "Rui leads", "Hamish signs off"."""
    deed = re.match(r"(?P<who>[A-Z][\w'’-]+) (?P<does>[a-z]+s)(?: (?P<next>[a-z]+)|,|$)", remark)
    found = verb(deed["does"]) if deed and is_name(deed["who"]) else None
    if deed is None or found is None or found.tense != "third":
        return False
    return not deed["next"] or listed(deed["next"], "after_verb")


def goes_on(part: str) -> bool:
    """Whether what follows a semicolon says more of what stands before it."""
    return is_stated(part) or _does(part)


def _commands(first: str, following: str, noun: str) -> bool:
    sure = noun == "never" or not following or first in ("ask", "tell")
    return sure or listed(following, "objects" if noun == "mostly" else "after_verb")


def _done(words: list[str]) -> bool:
    """Whether a fragment ends with how far a thing has come ("two candidates seen")."""
    last = words[-1].lower()
    return listed(last, "status") or (is_word(last) and is_participle(last) and len(words) > 1)
