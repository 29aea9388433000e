"""Trust: what of a fact is told: the edit of the copy editor, or what was typed where that reads better.

Which of the two reads better was judged sentence by sentence, by how sure the edit is
(evals/copyedit/CARD.md); how sure it is also says which facts a message tells first (weighing.surest).
"""

from __future__ import annotations

import re

from drafter.phrasing.copyedit import (
    CHATTER,
    CLEAR,
    LIKELIEST,
    PROPOSED,
    Fact,
    edited,
    in_full,
    third_to_you,
    to_face,
)
from drafter.phrasing.edits import MONTHS
from drafter.phrasing.finishing import finished, has_verb, is_formed, is_thing, starting
from drafter.phrasing.guarding import KIN, is_untold, of_two
from drafter.phrasing.tagging import set_right
from drafter.phrasing.wording import with_article, within
from drafter.phrasing.words import (
    PAST,
    is_adjective,
    is_name,
    is_word,
    listed,
    past_base,
    past_of_gerund,
    verb,
)

TRUSTED = 0.6  # the chance from which an edit is trusted
# How sure a thing is that stays named as it was typed: as sure as what is told (weighing.SURELY).
NAMED = 0.75
LIKELY = 0.45  # below this, an edit stays out where a surer fact of its box can be told
GUESSED = 0.35  # below this, an edit is a guess
# The chance below which what was typed is rather told than the edit: it is less often broken. In the
# other boxes it hardly ever has the form of a sentence, and an edit that is broken is not told. A
# reason that was typed as a whole sentence stays so up to NAMED.
TYPED = {"handover": 0.4, "learned": 0.4, "asks": 0.3, "reason": 0.4, "contributions": 0.4}
Told = tuple[Fact, ...]


def trusted(box: str, typed: str, person: str = "") -> Told:
    """A fact as edited, or as it was typed where that reads better; empty where nothing can be told.

    >>> trusted("contributions", "the rope library")
    ('the rope library',)
    >>> trusted("gratitude", "the soup on the slipway"), trusted("reason", "coaching the national team")
    (('the soup on the slipway',), ("I'm coaching the national team",))
    """
    made = edited(box, typed, person)
    sure = min((fact.sure for fact in made), default=0.0)
    if box == "strain":
        return _strain(made if sure >= TRUSTED else (), typed, person)
    whole = CHATTER.sub("", _whole(box, typed))
    text = within(whole)
    another = _NAMED_DID.match(whole) if box == "contributions" else None
    if another and is_name(another["who"].split(" ")[-1]) and past_base(another["did"]):
        return (Fact(whole, "S", sure=NAMED, typed=typed),)
    if box == "asks" and CLEAR.match(text):
        return (Fact(text, "N", made[0].topic if made else "G", NAMED, typed),)
    if is_untold(box, whole) or (box == "asks" and _NO_NEED.match(text)):
        return ()
    if box == "reason" and _one_clause(text) != text:
        return trusted(box, _one_clause(text), person)
    if box == "reason":
        made = tuple(fact.put(_one_clause(fact)) for fact in made)
    if box == "reason" and (told := _reason(made, text, sure, typed)):
        return told
    if stated := _stated(box, text, sure):
        return (Fact(*stated, made[0].topic if made else "", NAMED, typed),)
    if box == "contributions" and sure < NAMED and (done := _counted_deed(text)):
        return (Fact(done, "P", sure=NAMED, typed=typed),)
    if box == "contributions" and sure < TRUSTED and (result := _result(text)):
        return (Fact(result, "P", sure=max(sure, LIKELY), typed=typed),)
    named = box == "contributions" and sure < TRUSTED and is_formed(text, "N")
    kept = (box == "reason" and is_formed(typed, "N")) or (box == "handover" and has_verb(typed))
    if named or ((made or kept) and sure < TYPED.get(box, 0.0)):
        form, text = ("N", text) if named else _formed(box, text)
        if box == "reason" and not _holds(text, form):
            return ()
        topic = made[0].topic if made else ""
        return tuple(
            Fact(
                _thing_made(told) if box == "contributions" and its == "N" else told,
                its,
                topic,
                NAMED if named or _is_task(told, its) else max(sure, GUESSED),
                typed,
            )
            for told, its in finished(text, form, box)
        )
    if len(made) == 1 and made[0] == text and is_formed(text, made[0].form):
        return (Fact(text, made[0].form, made[0].topic, max(sure, NAMED), typed),)
    if len(made) == 1 and box == "handover" and bare(made[0]) == bare(text):
        return (Fact(made[0], made[0].form, "", max(sure, NAMED), typed),)
    if not sure and box == "gratitude" and is_thing(text) and _SHORT.fullmatch(text):
        return (Fact(with_article(text), "N", made[0].topic if made else "", GUESSED, typed),)
    return _told_together(made) if sure else ()


def _reason(made: Told, text: str, sure: float, typed: str) -> Told:
    """A reason that tells itself as it was typed; empty where the edit, or another rule, has to.

    >>> trusted("reason", "a dispute over the rota"), trusted("reason", "late too often")
    (('a dispute over the rota',), ('I was late too often',))
    """
    if made and made[0] == f"I have {text}":
        return (made[0].put(text, "N"), *made[1:])
    if sure < TRUSTED and made and made[0].startswith("I'm going to "):
        doing = verb(text.split(" ")[0])  # "teaching field geology"
        if doing is not None and doing.tense == "gerund":
            return (Fact(f"I'm {text}", "C", made[0].topic, TRUSTED, typed),)
    if _CAUSE.match(text) and (not made or made[0].form == "C"):
        return (Fact(text, "N", made[0].topic if made else "", max(sure, LIKELY), typed),)
    if sure < NAMED and _TOLD_WHOLE.match(text) and is_formed(text, "C"):
        return (Fact(starting(text), "C", sure=max(sure, TRUSTED), typed=typed),)
    if is_adjective(text.split(" ")[0]) and (not made or _TOO.match(text)):
        return (Fact(f"I was {text}", "C", sure=GUESSED, typed=typed),)  # "late too often"
    return ()


# "A disagreement over how the line should be run": a thing, whatever is told of it.
_CAUSE = re.compile(
    r"(?:an?|the) (?:[a-z]+ )?(?:disagreement|dispute|difference|quarrel|conflict|row|question) (?:over|about|with|on) [^,;.]+$"
)


# "A post in Leeds, nearer my mother"
_NEARER = re.compile(r"an? [^,;:]+, (?:near|nearer|closer|close|with|where|after|at|in) [^,;:]+")


def _holds(reason: str, form: str) -> bool:
    """Whether a reason stands in a sentence as it was typed: better none is told than a broken one.

    >>> [_holds(*r) for r in (("grad school in Tucson", "N"), ("the funding fell through", "C"), ("automation replaced my job", "C"))]
    [True, True, True]
    >>> [_holds(*r) for r in (("left after a row", "N"), ("pension, and a boat", "N"), ("days instead of nights, my girl starts school", "C"))]
    [False, False, False]
    """
    first = verb(reason.split(" ")[0].lower())
    parted = re.search(r"[;:]|,|(?<!\bSt)(?<!\bDr)(?<!\bMr)\.(?= )", reason)
    if parted and not (form == "N" and _NEARER.fullmatch(reason)):
        return form == "C" and _TOLD_WHOLE.match(reason) is not None
    if form == "N":
        done = first is not None and first.tense in PAST and first.noun == "never"
        return not (done or has_verb(reason) or reason.endswith(" now"))
    return _TOLD_WHOLE.match(reason) is not None or is_formed(reason, "C")


def _told_together(made: Told) -> Told:
    """A deed, and what came of it in a clause of its own, as one sentence; any other as it is.

    >>> _told_together((Fact("moved the stalls", "P"), Fact("sales rose the year after", "S")))
    ('I moved the stalls, and sales rose the year after',)
    """
    if [fact.form for fact in made] != ["P", "S"] or re.match(r"\w+ of (?:whom|which)\b", made[1]):
        return made
    deed, came = made
    if re.search(r"\b(?:not|never|anyway|but)\b|n't\b", came):
        return (deed,)  # what did not come of it is no merit
    return (Fact(f"I {deed}, and {came}", "S", sure=min(deed.sure, came.sure), typed=deed.typed),)


_NO_NEED = re.compile(
    r"I (?:do not|don['’]?t|no|won['’]?t) (?:think I )?(?:need|require)\b", re.IGNORECASE
)
# "Since Covid I can't stand all day": since when comes last.
_SINCE = re.compile(
    r"since (?P<when>(?!\d)[^,]+?),? (?P<what>(?:I|we|my)(?:'\w+)? .+)", re.IGNORECASE
)
# "Rose won the bid", "Mr Lind built the yard"
_NAMED_DID = re.compile(r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w'’-]+) (?P<did>[a-z]+) ")
_SHORT = re.compile(r"[\w'’-]+(?: [\w'’-]+){1,5}")
_TOO = re.compile(
    r"(?:late|absent|sick|ill|slow|rude|tired|away) (?:too|very|so|again|twice|every)\b"
)
# What begins as a whole sentence does, with who or what it is of.
_TOLD_WHOLE = re.compile(r"(?:I|we|they|he|she|it|there|my|our|the)\b", re.IGNORECASE)


def _formed(box: str, text: str) -> tuple[str, str]:
    """What was typed, in the form in which an entry of its box may stand, and that form.

    >>> _formed("asks", "company car until June"), _formed("learned", "guess first")
    (('N', 'the company car until June'), ('T', 'to guess first'))
    """
    first = verb(text.split(" ")[0])
    bare = first is not None and first.tense == "base"
    if box == "learned" and bare:
        return LIKELIEST[box], f"to {text}"
    deed = first is not None and (first.noun == "never" or _OBJECT.search(text) is not None)
    if box == "asks" and bare and deed:
        return "V", text
    return LIKELIEST[box], with_article(text) if box == "asks" and is_thing(text) else text


# What was done, and what only a comma joins to it: "wrote the drill, still run each quarter".
_DID = re.compile(
    r"(?:I )?(?P<did>[a-z]+) (?P<what>(?:(?:the|an?|my|our|its|all|most|every|each|both|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|[A-Z][\w'’-]*|[a-z]+s)\b"
    r"|(?:from|out|up|in|over|off|down|through) )(?:[^,:;]|,(?=\d))*?)(?:[,:;] (?P<aside>(?!and |which |who |so |where |but |then ).+))?"
)


_COUNTED = re.compile(
    r"(?P<what>(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z-]+ ){0,3}?[a-z]+s) (?P<did>[a-z]+)"
    r"(?P<rest>(?: (?:through|in|for|to|from|over|on|at|with|without|since) [^,;]+)?)"
)


def _counted_deed(text: str) -> str | None:
    """What was done to so many, typed behind them, as what the writer did.

    >>> _counted_deed("6 new starters mentored"), _counted_deed("2 apprentices trained through licence")
    ('mentored 6 new starters', 'trained 2 apprentices through licence')
    >>> _counted_deed("12 offers in hand"), _counted_deed("3 grants awarded")
    (None, None)
    """
    found = _COUNTED.fullmatch(text)
    known = verb(found["did"]) if found else None
    if not found or known is None or known.tense not in PAST or not listed(known.base, "own_deeds"):
        return None
    return f"{found['did']} {found['what']}{found['rest']}"


_AND_A_THING = re.compile(r"^((?:I'm )?(?:turning [\w-]+|retiring)),? and ((?:an?|the) [^,]+)$")


def _one_clause(reason: str) -> str:
    """A reason without a bare thing that an "and" joins to it, and that no verb carries.

    >>> _one_clause("turning sixty-seven, and a loom at home"), _one_clause("I want a rest, and a dog")
    ('turning sixty-seven', 'I want a rest, and a dog')
    """
    joined = _AND_A_THING.match(reason)
    return joined[1] if joined and not _CLAUSE_SAYS.match(joined[2]) else reason


# "The firm moved to Leeds": no bare thing.
_CLAUSE_SAYS = re.compile(
    r"(?:an?|the) (?:(?!that|which|who)[a-z-]+ ){1,2}(?:is|was|are|were|has|had|will|moved|moves|leaks|left|closed|closes|came|went|grew|needs)\b"
)


_PLURAL = re.compile(r"(?!its |across )[a-z]+s\b")
# A thing that was made, and what is told of it: "the icon set, all 312".
_MADE = re.compile(
    r"((?:the|an?|my|our|\d+) (?:[^,:(]|,(?=\d))+?)[,:] (?!and |or |which |who |so )([^()]+)"
)


def _thing_made(text: str) -> str:
    """A thing that was made, with its article, and what is told of it in brackets.

    >>> _thing_made("front desk for 5 doctors, 120 patients daily"), _thing_made("from 12 to 90 followers")
    ('the front desk for 5 doctors (120 patients daily)', 'from 12 to 90 followers')
    """
    led = re.match(r"(?:from|in|at|on|by|to|for|with)\b", text)
    return _MADE.sub(lambda m: m[1] + _beside(m[2]), text if led else with_article(text))


def _result(text: str) -> str | None:
    """A result that says what was done in plain words, with what was added to it in brackets.

    >>> _result("wrote the drill, still run each quarter"), _result("training six clerks, two are leads now")
    ('wrote the drill (still run each quarter)', 'trained six clerks (two are leads now)')
    >>> _result("moved blog off old cms, no traffic lost"), _result("complaints down by half")
    (None, None)
    >>> _result("the tide plan, 40 berths, drew it and got it signed")
    'drew the tide plan (40 berths) and got it signed'
    """
    it = _DID_IT.fullmatch(text)
    if it and past_base(it["did"]):
        return f"{it['did']} {it['what']}{_beside(it['aside'] or '')}{it['more']}"
    found = _DID.fullmatch(text)
    if found is None or not all(
        map(is_word, re.findall(r"(?<![\w./'’-])[a-z]{2,}(?![\w./'’-])", text))
    ):
        return None
    did = found["did"]
    doing = did.endswith("ing") and not _PLURAL.match(found["what"])  # not "picking errors halved"
    past = past_of_gerund(did) if doing else did if past_base(did) else ""
    if not past or re.search(r"\w/|[()>=]|\b[a-z]+\d", text):
        return None
    return f"{past} {found['what']}{_beside(found['aside'] or '')}"


# A second thing, and what is told of it.
_A_SECOND = re.compile(
    r"((?:the|an?) (?!(?:first|last|only|whole|entire|same|[a-z]+est)\b)[^,'’]+), (\d.*)"
)


def _beside(aside: str) -> str:
    """What was added to a result, as it stands behind it: " with no fine", " (still in use)".

    >>> _beside("the tool library, 900 loans a year")
    ' and the tool library (900 loans a year)'
    """
    another = _A_SECOND.match(aside)
    if another and not has_verb(another[1]):
        return f" and {another[1]}{_beside(another[2])}"
    return (
        f" with {aside}"
        if re.match(r"(?:no (?!longer)|not one |zero )", aside) and not has_verb(aside)
        else f" ({aside})"
        if aside
        else ""
    )


# "The masterplan, 220 homes, wrote it": what was done to a thing, told after it.
_DID_IT = re.compile(
    r"(?P<what>(?:the|an?|my|our) [^,]+)(?:, (?P<aside>\d[^,]*))?, (?P<did>[a-z]+) it(?P<more>(?: .+)?)"
)
_OBJECT = re.compile(r"^\w+ (?:the|a|an|my|our|this|that|it|them)\b")  # "fix the fan"
# Whose it is hangs on more than a name: "Gaz if he passes, else Kev", "was meant for Ana but goes to Lou"
_DEPENDS = re.compile(
    r"\bif .*\b(?:else|otherwise|if not)\b|\b(?:was|were) .*\bbut\b|: [A-Z]\w+, but\b"
)
_WE = re.compile(
    r"(?:(?P<other>(?-i:[A-Z])\w+|me) and (?P<name>I|(?-i:[A-Z])\w+)) (?=[a-z])", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:that (?P<what>\w)|(?:nobody|no one|not once|I (?:was|never|felt|always|could)) (?!who\b))"
)
_NOBODY_DOING = re.compile(r"(nobody|no one) ([a-z]+ing)\b", re.IGNORECASE)
# "The night the crane fell and you came"
_OCCASION = re.compile(
    r"the (?:night|day|time|week|weekend|morning|evening|afternoon|winter|summer) .*\byou\b"
)
_MAY_I = re.compile(r"(?:may|can|could|might) (?:I|we) [a-z][^.]*$", re.IGNORECASE)
# "Six years on one platform, time for a smaller company": how long, and what it is time for.
_YEARS = re.compile(
    r"(?P<span>[a-z\d][a-z\d-]* years (?:in|at|on|of|as|with|behind) [^,;]+)"
    r"(?:, (?:and )?(?:(?:it's|it is) )?(?P<next>time (?:for|to) .+)|, and (?:an?|the) [^,;]+)"
)
# "Neatest boards in the firm", "the most careful reviewer in the building"
_BEST = re.compile(
    r"(?:(?:the|his|her|their|your) )?(?P<how>most [a-z]+|best|[a-z]{3,}est) "
    r"(?P<what>(?:(?!(?:in|of|at|on|with|for|to|by|from|like)\b)[a-z-]+ )?[a-z]+)(?P<where> (?:in|on|at) .+)?"
)
_ONE = re.compile(
    r"(?:er|or|ist|ian|man|woman|nurse|cook|chef|boss|clerk|mentor|colleague|friend)$"
)
# "Her notes, anyone can follow them": a thing, and what it does to others.
_NOBODY_DOES = re.compile(
    r"(?:his|her|their|your) (?!temper|mood)(?P<what>[\w' -]+), (?P<clause>(?:nobody|no one|no (?!matter|longer)[a-z]+|anyone|anybody|everyone|everybody) .+)"
)
# "Nobody leaves his counter angry"
_NOBODY_LEAVES = re.compile(
    r"(?:nobody|no one|no (?!more|less|longer|matter)[a-z]+|everybody|everyone) (?!notices|wants|likes|trusts|reads|believes|wears)[a-z]+s (?:.* )?(?:his|her|their)\b"
)
_DOING_THAT = re.compile(
    r"(?P<what>(?!(?:any|every|no|some)thing\b)[a-z]+ing) (?:that|which) (?P<more>[a-z]+s\b .+)"
)
_OTHERS = re.compile(r"\b(?:he|she|his|her)\b")
_ORDER = re.compile(r"(?:do not|don't|never|please) \w", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:->|→|=>)\s*")


def _stated(box: str, text: str, sure: float) -> tuple[str, str] | None:
    """What is a sentence as it was typed: what two did, what nobody did, what is not to be done.

    >>> _stated("contributions", "me and Tom fixed the till", 0.9), _stated("handover", "Mia -> Leo, Zed -> Ana", 0.9)
    (('Tom and I fixed the till', 'S'), ('Mia to Leo, Zed to Ana', 'S'))
    >>> _stated("gratitude", "that they kept me on", 0.5), _stated("handover", "never restart server 3", 0.5)
    (('they kept me on', 'S'), ('never restart server 3', 'S'))
    """
    if box == "reason" and (since := _SINCE.fullmatch(text)):
        return f"{since['what']} since {since['when']}", "C"
    if box == "handover" and "->" not in text and _DEPENDS.search(text):
        return text, "S"
    if box == "contributions" and (both := _WE.match(text)):
        pair = [name for name in (both["other"], both["name"]) if name.lower() not in ("me", "i")]
        return f"{' and '.join([*pair, *['I'] * (2 - len(pair))])} {text[both.end() :]}", "S"
    if box == "gratitude" and (doing := _NOBODY_DOING.match(text)):
        known = verb(doing[2])
        if known is not None and known.tense == "gerund":
            return f"{doing[1]} {past_of_gerund(doing[2])}{text[doing.end() :]}", "S"
    if box == "gratitude" and sure < TRUSTED and (said := _SUBJECT.match(text)):
        return text[said.start("what") :] if said["what"] else text, "S"
    if box == "thanks_for" and text.startswith("how to "):
        return f"teaching me {text}", "G"
    if box == "asks" and _MAY_I.match(text):
        return f"{text.rstrip('?')}?", "S"
    if box == "asks" and text.startswith("that "):
        return f"I'd ask {text}", "S"
    if box == "reason" and (years := _YEARS.fullmatch(text)):
        next_ = years["next"]
        after = f"after {years['span']}"
        return (f"{after} it's {next_}", "C") if next_ else (after, "T")
    if box == "respect_for":
        return _praise(text)
    if box == "thanks_for" and _OCCASION.match(text) and not _OTHERS.search(text):
        return text, "N"
    if box == "handover" and (_ORDER.match(text) or len(_ARROW.findall(text)) > 1):
        return _ARROW.sub(" to ", text), "S"
    return None


def _praise(text: str) -> tuple[str, str] | None:
    """What is respected in somebody, and was typed in a form of its own.

    >>> _praise("steady"), _praise("neatest boards in the firm")
    (('how steady you are', 'W'), ('your boards, the neatest in the firm', 'N'))
    >>> _praise("his hands, no patient fears his needle"), _praise("honest answers")
    (('your hands: no patient fears your needle', 'N'), None)
    >>> _praise("the neatest splices"), _praise("best ear in the choir"), _praise("the kindest nurse on nights")
    (('your neat splices', 'N'), ('your ear, the best in the choir', 'N'), ('you are the kindest nurse on nights', 'S'))
    >>> _praise("most honest feedback"), _praise("biggest laugh"), _praise("tidiest desk")
    (('your honest feedback', 'N'), ('your big laugh', 'N'), ('your tidy desk', 'N'))
    """
    if re.fullmatch(r"[a-z]+", text) and is_adjective(text):
        return f"how {text} you are", "W"
    if (best := _BEST.fullmatch(text)) and (plain := _positive(best["how"])):
        how, what, where = best.groups("")
        if _ONE.search(what):
            return f"you are the {how} {what}{where}", "S"
        return (f"your {what}, the {how}{where}" if where else f"your {plain} {what}"), "N"
    if why := _NOBODY_DOES.fullmatch(text):
        return f"your {why['what']}: {third_to_you(why['clause'])}", "N"
    if _NOBODY_LEAVES.match(text):
        return third_to_you(text), "S"
    if doing := _DOING_THAT.fullmatch(text):
        return f"your {doing['what']}, which {doing['more']}", "N"
    return None


def bare(text: str) -> str:
    """A thing without its articles and the "on" before its day, which say nothing more of it.

    >>> bare("the fire drill is on 3 December"), bare("the fire drill on the quarry")
    ('fire drill 3 december', 'fire drill on quarry')
    """
    return re.sub(r"\b(?:the|an?) |(?:\b(?:is|are) )?\bon (?=\d)", "", text).casefold()


def _positive(how: str) -> str | None:
    """An adjective that is no more compared, None where it is none.

    >>> [_positive(how) for how in ("neatest", "biggest", "tidiest", "wisest", "smallest", "best", "most honest", "dumbest")]
    ['neat', 'big', 'tidy', 'wise', 'small', 'good', 'honest', 'dumb']
    >>> _positive("most people"), _positive("invest")
    (None, None)
    """
    if how == "best":
        return "good"
    if how.startswith("most "):
        return how[5:] if is_adjective(how[5:]) else None
    if _NO_DEGREE.match(how):
        return None
    stem = how.removesuffix("est")
    ends = (f"{stem[:-1]}y" if stem.endswith("i") else "", f"{stem}e", stem, stem[:-1])
    return next((word for word in ends if word and is_word(word)), None)


# What ends so, and compares nothing.
_NO_DEGREE = re.compile(
    r"(?:hon|mod|earn|for|harv|inter|manif|requ|prot|cont|inv|dig|temp|cr|gu|arr|all|qu|ch|n|w|r|t|v|p|z|j)est$"
)


def _is_task(text: str, form: str) -> bool:
    """Whether a task is named as it would be in a sentence, whoever takes it over."""
    thing = re.split(r", | \(", text.split(" -> ")[0])[0]
    return (
        form == "H" and is_thing(thing) and re.fullmatch(r"(?:[\w'’&-]+ ?){1,9}", thing) is not None
    )


def _whole(box: str, typed: str) -> str:
    """All that was typed, its slips set right; a suggestion without saying that it is one."""
    proposed = PROPOSED.match(typed) if box == "asks" else None
    typed = typed[proposed.end() :] if proposed else typed
    return set_right(in_full(box, re.sub(r"!+(?=\s)", ".", typed.strip(" !"))).strip(" .!"))


def _strain(made: Told, typed: str, person: str) -> Told:
    """What was strained, as a whole or else the clauses of it that stand alone (_standing).

    >>> trusted("strain", "I ignored her deadlines and she ignored my warnings", "Bo Lind")
    ('I ignored your deadlines',)
    >>> trusted("strain", "he sold my walnut offcuts and we did not speak for a year", "Bo Lind")
    ('we did not speak for a year',)
    """
    if _THEY_SAY.search(typed):
        return ()  # what they hold against the writer is no confession
    whole = third_to_you(to_face(_AT_END.sub("", _whole("strain", typed)), person))
    found = tuple(fact.put(_YOUR_PART.sub("", fact)) for fact in _strained(made, typed, person))
    if not (KIN.search(typed) or of_two(typed)) and _WHAT_CAME.search(whole):
        return (Fact(whole, "C", sure=TRUSTED, typed=typed),)
    if found and _without_them(str(found[0]), typed) and not _owns_up(str(found[0])):
        found = ()  # "I lent him 500 euros and he never paid": of the two, nothing stands alone
    if found or _BY_THEM.search(typed):
        return found
    part = _standing(whole)
    return (Fact(part, "C", sure=TRUSTED, typed=typed),) if part else ()


_BY_THEM = re.compile(r"\bby (?:him|her|them)\b")
_THEY_SAY = re.compile(
    r"[,(;] ?(?:or so )?(?:he|she|they) (?:thinks?|thought|believes?|claims?|claimed|says?|said|feels?|felt)\b(?! (?:something|sorry|nothing))"
)


def _without_them(told: str, typed: str) -> bool:
    """Whether what the other did was typed in a clause of its own, and is not told.

    >>> _without_them("I lent you 500 euros", "I lent him 500 euros and he never paid")
    True
    """
    theirs = re.search(
        r"(?:^|[,;.] |\b(?:and|but|so) )(?:he|she|they) (?!and I\b)[a-z]+", typed, re.IGNORECASE
    )
    return (
        theirs is not None and re.search(r"(?:^|, |\b(?:and|but|so|when) )you [a-z]+", told) is None
    )


def _owns_up(told: str) -> bool:
    """Whether a text tells what was not fair of the writer.

    >>> _owns_up("I ignored your deadlines"), _owns_up("I lent you 500 euros")
    (True, False)
    """
    return any(known.match(told) for known in (_MY_WRONG, _WRONG, _BOTH))


_WRONG = re.compile(
    r"^I (?:ignored|blocked|cut|took|blamed|lost|forgot|missed|interrupted|criticised|criticized|overruled|undid|reverted|rewrote|deleted|moved your|gave your|rang|went (?:over|behind|around|past)|pushed|delayed|broke|dropped|copied|told (?:the|everyone|everybody|people)|laughed|joked|posted|changed your|sent your|returned your|rejected|refused|left you (?:out|alone|waiting)|shut your|threw your|published|reported you before|told you off|corrected your|spoke against|voted against|(?:did not|didn't|never) (?:congratulate|tell|ask|thank|answer|call|say|warn))\b"
)
_AT_END = re.compile(r"[.!]+$")
# "I told her before I told him, and he heard it in a meeting": what it meant for the reader.
_WHAT_CAME = re.compile(
    r"^I (?!think|thought|feel|felt|know|knew|lent|helped|paid|waited|warned)[^;]+,? and you (?:heard|found out|learned|learnt|lost your|missed your|had to)\b"
)
# What the reader did then, behind one's own part: ", and you ignored my warnings".
_YOUR_PART = re.compile(
    r"(?<=[a-z]),? (?:and|but|so)(?: then)? you (?!found|learn\w*|heard|read|were|had|felt|lost|took the|forgave|helped|stayed|apologi[sz]ed|vouched|covered|paid|deserved|got|and\b|both\b|too\b)[a-z][^;]*$"
)
# Where a clause of a strain begins.
_CLAUSES = re.compile(
    r"\s*[;.]\s+|,? (?:and|but|so|(?<!since )then|now) (?:then |now )?(?=(?:I|we|he|she|you|they|neither)\b)|, (?:and |but |so )?(?=(?:I|we|he|she|you|they|neither|both)\b)"
)
_BOTH = re.compile(
    r"(?:since then )?(?:we(?:'ve)?|neither of us|both of us|the two of us) (?:both |each |still |then |have |are |had |just |mostly )*(?:not |hardly |barely |never |only |n't )*"
    r"(?:(?:did not|didn't|don't|haven't) \w+|argu|fought|fight|quarrel|clash|row(?:ed)?\b|shout|fell out|blam|sulk|avoid|ignor|stopped|went (?:quiet|silent|cold)|gave way|spoken|talked (?:through|only)|greeted each|awkward|drift|kept (?:our|a) distance|cleared the air|(?:sharp|harsh|cross|hard|angry|heated) words|raised our voices|an? (?:war|row|quarrel|cold|silence)|words|silence)",
    re.IGNORECASE,
)
# What the writer did that was not fair, whatever had been done to them.
_MY_WRONG = re.compile(
    r"(?:(?:when|after) you [^,;]+? )?I (?:(?:then|just|only|also|once|publicly|openly) )?(?:answered (?:\w+ )?(?:back|rudely|sharply|coldly|badly|loudly|sarcastic\w*|in kind|with too)|stopped (?:greeting|saying|talking|speaking|answering|having|inviting|sharing|helping|joining|coming)"
    r"|(?:shouted|yelled|snapped|swore|cursed|sulked|exploded|blew up|lost my temper|raised my voice|hung up|walked (?:out|off|away)|stormed)|(?:ignored|avoided|mocked|humiliated|embarrassed|insulted|undermined|doubted|blamed|corrected|contradicted|confronted) you"
    r"|laughed at you|called you (?:an? |useless|lazy|stupid|careless|names)|talked over you|went (?:quiet|cold|silent|over your head|behind your back)|was (?:\w+ )?(?:short with|cold|rude|sharp|curt|hard on|unfair|stubborn|impatient|harsh|jealous|too proud)(?! (?:of|hit)\b)|became short|took it badly|said so loudly|said something (?:sharp|cold|rude|harsh|unkind|stupid|unfair)"
    r"|kept quiet|said nothing|kept my distance|never (?:thanked|asked|answered|apologi[sz]ed|told you|greeted|called back)|(?:did not|didn't) (?:congratulate|thank|ask|answer|apologi[sz]e|tell|greet|call|stand up for|defend|back|speak|talk|listen)|copied in|left you (?:out|alone|waiting)|let you down|let you take)\b"
)
_NEEDS_MORE = re.compile(
    r"\b(?:it|that|this|so|them|those|one|they|there|for that|too|either|first|back)\b(?! (?:badly|was my|took))|\b(?:he|she|him|her|his|hers)\b"
)


def _standing(strain: str) -> str | None:
    """Of a strain said to the person, the clauses that stand alone and are fit to be told: what was so
    between the two, and what the writer did that was not fair; else None.

    >>> _standing("you let me go by text message, and I answered rudely")
    'I answered rudely'
    >>> _standing("you asked me to soften a report, I refused, we stopped greeting each other")
    'we stopped greeting each other'
    >>> _standing("you promised the market a date"), _standing("you rewired the panel, I undid it overnight")
    (None, None)
    """
    parts = [part.strip(" ,.;") for part in _CLAUSES.split(strain) if part.strip(" ,.;")]
    kept = [
        part
        for place, part in enumerate(parts)
        if (_BOTH.match(part) or _MY_WRONG.match(part)) and not (place and _NEEDS_MORE.search(part))
    ]
    told = [
        _SINCE_THEN.sub(r"we've \1ed\2 since", _ON_DAY.sub(r" on \1", third_to_you(part)))
        for part in kept
        if not (KIN.search(_A_POST.sub("", part)) or _WRONGED.search(part))
    ]
    return ", and ".join([within(told[0]), *told[1:2]]) if told else None


_A_POST = re.compile(r"\b(?:manager|boss|client)'s (?:post|job|role|place)\b")
_SINCE_THEN = re.compile(r"\bwe (avoid)( .+)? since$")
_ON_DAY = re.compile(rf", (\d{{1,2}} (?:{'|'.join(MONTHS)}))$")


def _strained(made: Told, typed: str, person: str) -> Told:
    """What was strained: better hinted at than told wrongly, or than what the other did.

    What they think that the writer did is no confession of it.

    >>> trusted("strain", "he thinks I took the case over his head, we have barely spoken since", "Bo Lind")
    ('we have barely spoken since',)
    >>> trusted("strain", "laughed at my forecast in the meeting", "Bo Lind")
    ()
    >>> trusted("strain", "lost my temper in the meeting", "Bo Lind")
    ('I lost my temper in the meeting',)
    """
    whole = _whole("strain", typed)
    first = whole.split(" ")[0].lower()
    if _BY_THEM.search(whole):
        return ()  # what was done to the writer
    if past_base(first):  # a deed with nobody named who did it
        if first == whole.lower() or _SAID_HE.search(whole):
            return ()  # "shouted", "said he'd come": who did so?
        if _AT_ME.search(whole) and not _AT_THEM.search(whole):
            return ()  # done to the writer
    theirs = None if _WRONGED.search(whole) else _THEIRS_FIRST.match(whole)
    if theirs:
        made, whole = (), whole[theirs.end() :]
        alone = _AT_THEM.search(whole) or _BY_MYSELF.match(whole)
        if not alone or _ANSWERS.search(whole):
            return ()  # "he asked and I said no": of the two, nothing stands alone
    whole = _WHEN_ONE.sub(r"\1", _SORRY.sub("", whole))
    if _NO_CONFESSION.match(whole):
        return ()
    if of_both := _of_both(whole):
        made, whole = (), of_both
    if view := _VIEW.match(whole):
        part = view["between"] and third_to_you(to_face(view["between"], person))
    elif made and not re.search(r"\b(?:he|him|his|she|her)\b", " ".join(made)):
        begins = made[0].split(", ")[0]
        return made if made[0].form != "C" or is_formed(begins, "C") else ()
    elif not _NAMED_FIRST.match(whole) and (
        named := _FRICTION.fullmatch(whole) or _BETWEEN.match(whole)
    ):
        return (Fact(within(named[0]), "N", sure=NAMED, typed=typed),)
    else:
        part = _own_part(whole, person)
    return (Fact(part, "C", sure=TRUSTED, typed=typed),) if part else ()


# What was done to the writer: to them, or to what is theirs.
_AT_ME = re.compile(
    r"\b(?:me|us)\b|^went (?:over|behind|around|round|past) my\b|^(?:laughed at|ignored|blamed|talked over|spoke over|mocked|binned|claimed|presented|stole|copied|corrected|overruled"
    r"|undercut|cut|rewrote|re-cut|forwarded|marked|docked|gave|read|dropped|opened|moved|altered|called|told|sent) .*\b(?:my|our)\b"
)
_SAID_HE = re.compile(r"^(?:said|told|promised|swore|claimed)\b.*\b(?:he|she|they)\b")
_AT_THEM = re.compile(r"\b(?:him|her|them|his|their)\b")
_ANSWERS = re.compile(r"\b(?:back|first|too|(?<!for )(?<!of )it|didn't|did not|not|no|deserved)\b")
_BY_MYSELF = re.compile(r"I (?:forgot|lied|took the credit)\b")
_SORRY = re.compile(r"^(?:I'm|I am) sorry (?:that )?(?=I )")
# "Sharp words at the station when I closed two beds and he had admitted to them"
_WHEN_ONE = re.compile(
    r"^((?:some |a few )?(?:sharp|harsh|cross|hard|angry|heated) (?:words|exchanges)\b.*?) when (?:I|he|she)\b.*",
    re.IGNORECASE,
)
# A feeling, a grievance, or what no note should repeat.
_NO_CONFESSION = re.compile(
    r"I (?:(?:know|knew|think|thought|suspect(?:ed)?|heard|told \w+|said) (?:that )?(?:he|she|they)\b|(?:don't|do not|can't|cannot|couldn't|didn't) (?:like|stand|bear|trust)|hate[ds]?\b|(?:got|was given) (?:the|his|her) (?:job|post|role|promotion|place|raise)\b"
    r"|(?:wasn't|was not) (?:invited|asked|told)|feel\b|felt\b|hit (?:him|her|them)\b|kissed\b|slept with\b)",
    re.IGNORECASE,
)
_COLD = re.compile(r"(?P<what>an? [\w ]+?) between us(?= after |$)", re.IGNORECASE)
_HAPPENED = re.compile(
    r"(?P<what>(?:an?|some|many|few|two|three) (?:[a-z]+ )?(?:words|rows?|arguments?|quarrels?|disagreements?|discussions?|exchanges?|clash(?:es)?|fights?|disputes?|misunderstandings?)) (?:happened|occurred|took place)(?= (?:on|over|in|about|at|during) |$)"
)
# "A row over the rota", "sharp words at the desk": what two have with one another.
_HAD = re.compile(
    r"(?P<what>(?:some |a few )?(?:sharp|harsh|cross|hard|angry|heated|hot) (?:words|exchanges|discussions|arguments)"
    r"|an? (?:(?:bad|big|loud|public|long|silly|old|heated|angry|nasty) )?(?:row|argument|quarrel|disagreement|falling[- ]out|clash|fight|dispute|spat))"
    r"(?: with (?:him|her|them))?(?= (?:over|about|at|in|on|during|after|before|behind) |$)(?!.*\b(?:he|she|his|her|him|I|mine|court|lawyers?)\b)",
    re.IGNORECASE,
)
# What has been since, where it has no subject: "; hardly spoken since", ", never cleared up".
_SILENCE = re.compile(r"[,;] (?:and )?(?:never|still|not|hardly|barely)\b.*")
_FELL_OUT = re.compile(
    r"(?P<did>fell out|falling out|argued|arguing|fought|fighting|quarrel\w+|clashed|clashing) (?=over |about |at |on |in )",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(r",? (?:then )?(?:not having |not (?=had |spoken|talked))")


def _of_both(strain: str) -> str | None:
    """A strain that was typed without the two between whom it was, with them; else None.

    >>> _of_both("fell out over the winch, not spoken since"), _of_both("a cold year between us after the audit")
    ('we fell out over the winch and have not spoken since', 'we had a cold year after the audit')
    >>> _of_both("some sharp words happened on the bridge"), _of_both("a row over the rota; hardly spoken since")
    ('we had some sharp words on the bridge', 'we had a row over the rota')
    >>> _of_both("arguing over the roof, then not having lunch together since June")
    'we argued over the roof and have not had lunch together since June'
    """
    had = _HAPPENED.match(strain) or _COLD.match(strain) or _HAD.match(strain)
    if had:
        return f"we had {within(had['what'])}{_SILENCE.sub('', strain[had.end() :])}"
    if (out := _FELL_OUT.match(strain)) is None:
        return None
    first, _, rest = out["did"].lower().partition(" ")
    did = f"{past_of_gerund(first) if first.endswith('ing') else first} {rest}".strip()
    since = _NOT_SINCE.sub(
        lambda m: " and have not had " if "having" in m[0] else " and have not ",
        strain[out.end() :],
    )
    return f"we {did} {since}"


# What they did first, and then the writer: "he cut my budget and I went over his head".
_THEIRS_FIRST = re.compile(
    r"(?:he|she|they) [^;]*?,? (?:and|so|but) (?=I (?!had|have|am|felt|thought|still|was (?!cold|rude|short|curt|sharp|unfair|harsh))\w)",
    re.IGNORECASE,
)
# What it was about, before how it has been since: "the author order, we have hardly spoken since".
_BETWEEN = re.compile(
    r"(?:the|our|that) (?![^,]*\b(?:he|she|his|her|him|was|were|put)\b)[^,.;]{3,60}(?=, (?:we|I) )"
)
# "That business with the dog"
_FRICTION = re.compile(
    r"(?:that|the|our) (?:business|row|argument|thing|disagreement|quarrel|fight|mix-up|incident|clash|dispute|fuss) "
    r"(?!.*\b(?:he|she|his|her|him)\b)(?:with|about|over|on|in|at) [^,.;]+",
    re.IGNORECASE,
)
# What the other did then, behind one's own part: ", and she went to HR".
_THEIR_PART = re.compile(r"[,;] (?:and |so |but )?(?:he|she) [^,;]*$")


_TELLS_OWN = re.compile(
    r"(?:the|our|my) [^;]{5,90}?,? and I (?:did not|didn't|never|argued|blamed|shouted|snapped|said|told|went|let|left|walked|ignored|took)\b|since (?:he|she|you) [^,;]{3,60}? I have\b|(?:(?:in|at|on|during|after) (?!(?:he|she|they)\b)[^,]{3,40}? )?(?:I|we)\b(?!'d)|(?:(?:in|at|on|during|after) [^,]{3,40}? )?(?:he|she|you) (?:was|[a-z]+\b(?<!s))[^;]*?,? (?:and|so|but) I (?:did not|didn't|never|have (?:been|not)|haven't"
    r"|was (?:rude|short|curt|cold|sharp|unfair)|held it up|got it|walked (?:out|off|away)|laughed|called|complained|stopped (?:speaking|talking)|ignored|avoided|snapped|shouted|swore|hung up|went (?:over|round|around|behind|to)|said|wrote|told|took)\b"
)
_AND_NOT = re.compile(r", (didn't|did not|never|wasn't|was not) (?=[a-z])")
_AND_SO = re.compile(r", (?=(it was |we (?:hardly|barely|have|haven't)))\1")
_SPLIT = re.compile(r", I (?=(?:called|said|told|went|walked|shouted|left|hung|laughed|wrote)\b)")
# What was done to the writer is no fault of theirs, and no note that mends tells it.
_WRONGED = re.compile(
    r"\b(?:he|she|they|you) (?:\w+ )?(?:lied|broke|mobbed|stole|harassed|bullied|hit|cheated|threatened|touched|insulted|humiliated|sabotaged|betrayed|slandered|mocked"
    r"|took (?:my|the credit)|(?:blamed|fired|sacked|dismissed|demoted|reported|accused|attacked) me)\b"
)
# What they hold against the writer, and perhaps what is so between the two.
_VIEW = re.compile(
    r"(?:he|she|they) (?:thinks?|thought|believes?|believed|claims?|claimed|feels?|felt)\b(?:[^,;]*[,;] (?:and )?(?P<between>we (?:have|haven't|had|hardly|barely)\b.*)|.*)"
)
# A thing, and what the writer said of it: "the spare key, I said she lost it".
_NAMED_FIRST = re.compile(
    r"((?:the|that|our) [^,;]{3,40}), (?=I (?:said|told|thought|wrote|called|blamed|accused|ignored|forgot)\b)"
)


_TO_THEM = re.compile(r"(?:at|over|about|to) (?:him|her|them|you)\b")


def _in_past(doing: str, rest: str) -> str:
    """What the writer did to them, typed in -ing: "snapping at her over the rota"; else ""."""
    if not (doing.endswith("ing") and _TO_THEM.match(rest)):
        return ""
    return "lied" if doing == "lying" else past_of_gerund(doing)


def _own_part(typed: str, person: str) -> str | None:
    """A strain that tells the writer's part in it, as it is said to the person; else None.

    >>> _own_part("snapped at her over the files, they were in my tray", "Bo Lind")
    'I snapped at you over the files, they were in my tray'
    >>> _own_part("we shouted at each other, and she ended my contract", "Bo Lind"), _own_part("she took my idea", "Bo Lind")
    ('we shouted at each other', None)
    >>> _own_part("the spare key, I said she lost it and it was in my coat", "Bo Lind")
    'the spare key: I said you lost it and it was in my coat'
    """
    typed = _AND_NOT.sub(r" and \1 ", typed)
    typed = _AND_SO.sub(r", and \1", typed)
    typed = _SPLIT.sub(" and I ", typed) if typed[:3].lower() == "we " else typed
    first, _, rest = typed.partition(" ")
    did = first.lower() if past_base(first.lower()) else _in_past(first.lower(), rest)
    text = f"I {did} {rest}" if did else typed
    text = to_face(_THEIR_PART.sub("", text) if text[:2] in ("I ", "we", "We") else text, person)
    own = _TELLS_OWN.match(_NAMED_FIRST.sub("", text, count=1))
    another = KIN.search(typed)
    meant = _OTHERS.search(typed)
    if another and meant and meant.start() < another.start():
        another = None  # "his headline to the client"
    if not own or _WRONGED.search(text) or another or of_two(typed):
        return None
    return third_to_you(_NAMED_FIRST.sub(r"\1: ", text, count=1))
