"""Finishing: what follows from a phrase's form, and needs no judgement.

The copy editor says which form a phrase has. What begins otherwise than that form does is given
the form that it has, and what a form is never without is put in: "learned hiring" is "to hire".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.phrasing.edits import MONTHS
from drafter.phrasing.mending import mended
from drafter.phrasing.wording import your
from drafter.phrasing.words import (
    PAST,
    base_of_gerund,
    base_of_third,
    gerund_of,
    is_adjective,
    is_word,
    listed,
    past_base,
    past_of_gerund,
    senses,
    verb,
)

_ADVERBS = r"(?:(?:never|not|always|also|once|only|really|still|just|even|\w+ly) )*"
# How a phrase of a form begins; one that begins otherwise is named, not told.
_BEGINS = {
    "G": re.compile(rf"{_ADVERBS}(?:\w+ and )?[\w'-]*ing\b"),
    "W": re.compile(r"(?:how|the way|that) "),
    "T": re.compile(r"(?:not |never )?to \w|(?:how|when|what|who|why|where|which|whether)\b"),
}
_WHAT_WAS_DONE = re.compile(
    r" (?:the|an?|my|our|its|their|all|both|every|each|about|over|roughly|nearly|\d+)\b"
)
_INFINITIVE = re.compile(r"to (?=\w)")
_BEFORE_DEED = re.compile(r"(?:(?:please|kindly|do not|don't|not|never|also) )*", re.IGNORECASE)
_FIRST = re.compile(rf"{_ADVERBS}([\w'-]+)")
# What has its subject is a sentence.
_TOLD = re.compile(
    r"(?:(?:I|we|she|he|they)(?:'[a-z]+)? (?!all\b|of\b)|there (?:is|are|was|were) )", re.IGNORECASE
)
_HAS_VERB = re.compile(
    r"\b(?:should|must|needs?|went|fell|rose|grew|was|were|is|are|came|has|have|had|can|will|won|made)\b"
)


def has_verb(text: str) -> bool:
    """Whether a text surely has a verb of its own.

    >>> has_verb("the keys are in the safe"), has_verb("with IT")
    (True, False)
    """
    return _HAS_VERB.search(text) is not None


def as_formed(text: str, form: str) -> str:
    """The form, or N where the phrase is not of it, or S where it is a sentence.

    >>> as_formed("$4.2M of pipeline", "P"), as_formed("I came in 1993", "N"), as_formed("ran the bar", "P")
    ('N', 'S', 'P')
    >>> as_formed("renewed 47 of 49 accounts", "P"), as_formed("mixed teams", "P")
    ('P', 'N')
    >>> as_formed("a post by the sea", "C"), as_formed("my contract ends in May", "C"), as_formed("I'm moving", "T")
    ('N', 'C', 'S')
    >>> as_formed("don't put tablets at the desk", "V"), as_formed("a second clerk", "V")
    ('V', 'N')
    """
    if form == "P":
        deed = _FIRST.match(text)
        word = deed[1].lower() if deed else ""
        if past_base(word) or word in ("was", "were", "had", "have", "co"):
            return form
        if listed(word, "adjective_ed") and _WHAT_WAS_DONE.match(text[deed.end() if deed else 0 :]):
            return form  # "renewed 47 of 49 accounts", but not "mixed teams"
        form = "N"
    if form == "V":
        word = _BEFORE_DEED.sub("", text).split(" ")[0].lower()
        first = verb(word)
        told = first is not None and first.base == word
        return form if told or _INFINITIVE.match(text) else "S" if has_verb(text) else "N"
    begins = _BEGINS.get(form)
    if (begins and not begins.match(text)) or (form == "C" and not _is_clause(text)):
        form = "T" if form == "C" and _INFINITIVE.match(text) else "N"
    return "S" if form in "NGD" and _TOLD.match(text) else form


_A_THING = re.compile(r"^an? .*? (?:that|who|which|where) .*")  # "a job that pays more"


def _is_clause(text: str) -> bool:
    """Whether a text has a subject and a verb: "my contract ends in May", but not "a post by the sea"."""
    if _TOLD.match(text) or has_verb(text):
        return True
    if _A_THING.match(text):
        return False
    if re.match(r"(?:after|since|at|with|now that) [^,]*?,? (?:I|we)(?:'\w+)? [a-z]", text):
        return True
    words = re.findall(r"[a-z]+", text)[1:]
    known = [verb(word) for word in words]
    if any(found is not None and found.tense in PAST for found in known):
        return True
    # At the end, what may be a third person is rather a plural: "family reasons".
    return any(found is not None and found.tense == "third" for found in known[:-1])


_FURTHER = re.compile(r", | (?:that|which|who|where) ")


def is_thing(text: str) -> bool:
    """Whether a text names a thing and has no verb: "the licence, due in May", but not "the proofs go out"."""
    head = _FURTHER.split(re.sub(r" ?\([^()]*\)", "", text))[0]
    if _TOLD.match(head) or has_verb(head):
        return False
    known = [verb(word) for word in re.findall(r"(?<!\bto )\b[a-z]+", head)[1:]]
    if known and known[-1] is not None and known[-1].tense == "third":
        known.pop()  # at an end, that is rather a plural
    finite = ("base", *PAST, "third")
    return not any(v is not None and v.noun == "never" and v.tense in finite for v in known)


_NAMED = re.compile(r"(?:the|a|an|my|our|your|every|all|\d+) \w", re.IGNORECASE)


def is_formed(text: str, form: str) -> bool:
    """Whether a fact that nobody edited is in the form that its box asks for.

    >>> is_formed("the crits", "N"), is_formed("crits", "N"), is_formed("to wait", "T")
    (True, False, True)
    """
    if form == "N":
        return _NAMED.match(text) is not None and not (has_verb(text) or _STATED.match(text))
    if form == "C":
        return _is_clause(text.partition(", ")[0])
    return as_formed(text, form) == form


# What one who leaves asks to do, not others.
FOR_MYSELF = re.compile(
    r"(?:keep (?:the|my|a)|use|borrow|stay|come|finish|leave) (?!.*\b(?:people|staff|starters|everyone)\b)"
)
# "Waiting time from 95 to 50 minutes": what changed, with no verb of its own.
_LEVELS = re.compile(
    r"(?:was |is )?(?P<what>[^,(]+?) (?P<went>went )?(?P<way>(?:up |down )?from \S.* to \S.*)"
)
# "Your straight with everybody": a trait without its noun.
_TRAIT = re.compile(
    r"(?:your )?(?P<trait>[a-z]+)(?P<rest>(?:,| (?:with|to|about|in|under|on|at|even|when|and fair)\b).*|)"
)
# "The crane is booked -> Sam": a thing, and how it stands.
_STANDS = re.compile(
    r"(?P<what>(?:(?! (?:until|when|if|after|before|who|that|which) )[^(,])+?) (?:is|are) (?P<how>[^>()]+?)(?P<owner> -> .+)?"
)

# What lies somewhere, and is no task by itself.
KEPT = r"lists?|logins?|keys?|cop(?:y|ies)|codes?|passwords?|folders?|papers?"
# "The API keys are in KeePass"
_KEPT_AT = re.compile(
    rf"[^(,:>]*?\b(?:{KEPT}|details|notes?|files?|templates?|credentials?) (?:is|are) (?:in|on|with|under|at) [^,:()>]+"
)


_AM = re.compile(r"^(I(?:'m| am)) ([a-z]+)\b")


def _is_base(word: str) -> bool:
    found = verb(word)
    return found is not None and found.tense == "base" and not is_adjective(word) and word != "due"


def _begun(found: re.Match[str]) -> str:
    """The first letter of a sentence; what is short for a word ends none: "transl. software"."""
    first = found[3].upper() if is_word(found[1]) else found[3]
    return f"{found[1]}{found[2]}{first}"


def _says(text: str, form: str, box: str) -> bool:
    """Whether something can be said with a phrase: "ever" is no trait, "wouldn't take money" no sentence.

    >>> _says("ever", "N", "respect_for"), _says("wouldn't take money", "S", "thanks_for"), _says("you won", "S", "thanks_for")
    (False, False, True)
    """
    if box not in ("thanks_for", "respect_for", "gratitude"):
        return True
    first, *more = text.split()
    if form == "S":
        subject = verb(first.lower()) is None and not first.endswith("n't")
        return subject and (box != "respect_for" or re.search(r"\byour?\b", text) is not None)
    return bool(more) or "NOUN" in senses(first.lower()) or first[0].isupper()


def finished(text: str, form: str, box: str) -> Iterator[tuple[str, str]]:
    """A phrase of a form as it stands in a sentence, or as two; none where hardly a word is left.

    >>> list(finished("to hiring for kindness and teaching the rest", "T", "learned"))
    [('to hire for kindness and teach the rest', 'T')]
    >>> list(finished("the waiting time from 95 to 50 minutes", "N", "contributions"))
    [('the waiting time went from 95 to 50 minutes', 'S')]
    >>> list(finished("want to be home at night", "N", "reason")), list(finished("the", "N", "gratitude"))
    ([('I want to be home at night', 'C')], [])
    >>> list(finished("the patience with my sums", "N", "thanks_for")), list(finished("the licence, due in May", "S", "handover"))
    ([('your patience with my sums', 'N')], [('the licence (due in May)', 'H')])
    >>> list(finished("giving me the keys and trusted me", "G", "thanks_for")), list(finished("to all who sang", "N", "gratitude"))
    ([('giving me the keys and trusting me', 'G')], [('all who sang', 'N')])
    >>> list(finished("to keep the laptop", "V", "asks")), list(finished("to renew the licence", "V", "handover"))
    ([('to keep the laptop', 'T')], [('renew the licence', 'V')])
    >>> list(finished("I'm restructuring of the brand team", "C", "reason"))
    [('restructuring of the brand team', 'N')]
    >>> list(finished("let go after the merger", "C", "reason"))
    [('I was let go after the merger', 'C')]
    >>> list(finished("I start a position in industry", "C", "reason"))
    [("I'm starting a position in industry", 'C')]
    >>> list(finished("wants to be home at night", "C", "reason")), list(finished("the rooms you hiding for me", "N", "thanks_for"))
    ([('I want to be home at night', 'C')], [('the rooms you hid for me', 'N')])
    >>> list(finished("how to read a graph", "N", "thanks_for"))
    [('teaching me how to read a graph', 'G')]
    >>> list(finished("how you are fair to all of us", "W", "respect_for")), list(finished("the Mondays audit", "N", "gratitude"))
    ([('how fair you are to all of us', 'W')], [('the Monday audit', 'N')])
    >>> list(finished("the line 6 girls always help each other", "N", "gratitude"))
    [('the line 6 girls always help each other', 'S')]
    >>> list(finished("for my family reasons", "C", "reason")), list(finished("to caring for my mother", "C", "reason"))
    ([('family reasons', 'N')], [('to care for my mother', 'T')])
    >>> list(finished("the kiln inspection 8 January", "H", "handover"))
    [('the kiln inspection on 8 January', 'H')]
    >>> list(finished("the crane is booked -> Sam", "H", "handover"))
    [('the crane (booked) -> Sam', 'H')]
    >>> list(finished("limits go to the CFO until a successor is named", "H", "handover"))
    [('limits go to the CFO until a successor is named', 'S')]
    """
    text = _LED_IN.sub("", text) if form in "GN" else text
    text = _NEXT_SENTENCE.sub(_begun, text)
    text = _AN.sub("an ", text)
    if not text or text == "your" or (len(text.split()) < 2 and listed(text.lower(), "small")):
        return
    form = as_formed(text, form)
    if not _says(text, form, box):
        return
    text = mended(text, form, box)
    if box == "thanks_for" and form in "NT" and (skill := _SKILL.match(text)):
        form, text = "G", f"teaching me {text if skill[1] else f'how {text}'}"
    if box == "respect_for" and form == "W" and (is_one := _IS_ONE.match(text)):
        form, text = "S", f"you are {text[is_one.end() :]}"
    if box == "respect_for" and form == "N" and (does := _THEY_READ.fullmatch(text)):
        form, text = "W", f"how {does[0]}"
    if form == "N":
        text = _YOU_DOING.sub(_you_did, text)
    text = _AM.sub(lambda m: f"{m[1]} {gerund_of(m[2])}" if _is_base(m[2]) else m[0], text)
    if box == "gratitude" and form == "N" and (_HAPPENED.match(text) or _did(text)):
        form = "S"  # "the crew always help each other"
    if box == "gratitude" and form == "S":
        if _A_TIME.match(text) or _OF_DONE.fullmatch(text):
            form = "N"  # "the day we watched it come true"
        text = _ALWAYS.sub(r"\1 was \2", text)  # "the rota always covered"
    if box == "contributions" and form == "S" and is_thing(text) and not _is_clause(text):
        form = "N"  # "SOC 2 in five months", "fresh soup five days a week"
    if box == "contributions" and form == "S" and _A_SHARE.match(text) and not has_verb(text):
        form = "N"
    if box == "contributions" and form in "ND" and (deed := _deed(text)):
        form, text = "P", deed
    if form == "W":
        text = _HOW_YOU_DOING.sub(lambda m: m[1] + base_of_gerund(m[2]), text)
        text = _IS_SO.sub(lambda m: f"how {m[2]} you {m[1]}" if is_adjective(m[2]) else m[0], text)
    text = _ON_DAYS.sub(r"\1 \2 ", text)
    if box == "handover" and form in "SN" and is_thing(text):
        thing, _, state = text.partition(", ")
        form, text = "H", f"{thing} ({state})" if state else thing
    if box == "handover" and form == "H" and (dated := _DATED.search(text)):
        text = f"{text[: dated.start()]}{dated['thing']} on {dated['day']}{dated['owner'] or ''}"
    if box == "asks":
        if known := _TO_KNOW.match(text):
            form, text = "S", text[known.end() :]
        form = _form_of_wish(text, form)
        text = f"{text}?" if form == "S" and _QUESTION.match(text) and text[-1] != "?" else text
    if box == "asks" and form == "V" and FOR_MYSELF.match(text):
        form, text = "T", f"to {text}"  # "keep the laptop"
    if form == "V" and (infinitive := _INFINITIVE.match(text)):
        text = text[infinitive.end() :]
    if form == "N" and box == "learned" and (doing := _DOING.match(text)):
        base = base_of_gerund(doing[1])
        form, text = ("T", f"to {base}{text[doing.end() :]}") if base != doing[1] else (form, text)
    if form == "T" and box != "asks":
        text = re.sub(
            r"(?<=\bto )(\w+ing)\b|(?<= and )(\w+ing)\b", lambda m: base_of_gerund(m[0]), text
        )
    if form == "G":
        text = _AND_DID.sub(lambda m: m[1] + _in_ing(m[2]), text)
    levels = _LEVELS.fullmatch(text) if box == "contributions" and form in "SNP" else None
    if (
        levels
        and (levels["went"] or not has_verb(levels["what"]))
        and not past_base(levels["what"].split()[0].lower())
    ):
        yield f"{levels['what']} went {levels['way']}", "S"
    elif (
        box == "respect_for"
        and form == "N"
        and (trait := _TRAIT.fullmatch(text))
        and is_adjective(trait["trait"])
    ):
        yield f"how {trait['trait']} you are{trait['rest']}", "W"
    elif box in ("thanks_for", "respect_for") and form == "N" and text.startswith("the "):
        mine = your(text.removeprefix("the "))
        yield mine if mine.startswith("your ") else text, form
    elif box == "reason" and form in "NGSC":
        yield _because(text)
    elif form == "H" and _KEPT_AT.fullmatch(text):
        yield text, "S"
    elif form == "H" and (stands := _STANDS.fullmatch(text)):
        yield f"{stands['what']} ({stands['how']}){stands['owner'] or ''}", "H"
    elif form == "H" and "->" not in text and has_verb(text) and not is_thing(text):
        yield text, "S"
    else:
        yield text, form


# "The times tables check, 91% full marks": what looks like a verb is none before a share.
_A_SHARE = re.compile(
    r"(?:the|our|my|an?)(?: (?![a-z]+ed\b)[^ ,]+)+, \d+(?:\.\d+)?(?:%| percent\b)"
)
_SKILL = re.compile(
    r"(how )?to (?!stand|speak|come|be\b|have\b|you\b)[a-z]+ (?!up\b|for me\b)"
)  # "how to fold velvet"
_IS_ONE = re.compile(r"how you are (?=(?:the|an?) )")
# "How you are fair to all": said the other way about.
_IS_SO = re.compile(
    r"how you (are|were) (?!(?!clever)\w+er\b|(?:able|there|here|due|set|ready|used|willing|happy|up|out)\b)([a-z]+)"
    r"(?= (?:with|about|at|in|under|on|even|when|to (?:us|me|all|everyone|everybody|people|the|your|those))\b)(?!.* and )"
)
# "The Mondays audit"
_ON_DAYS = re.compile(
    r"\b(the|my|our) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s (?=(?:[a-z]+ )?(?:audits?|rotas?|shifts?|calls?|meetings?|lists?|reports?|orders?|rounds?|clinics?|classes|class|markets?|runs?)\b)"
)
_THEY_READ = re.compile(
    r"your [a-z]+s (?:(?:read|sound|look|feel|work|last|hold|make) \w.*|hold|last|work)"
)
# "The rooms you always hiding for me"
_YOU_DOING = re.compile(
    r"^((?:the|your) (?:(?!of\b)[\w'-]+ )+you (?:always |never )?)([a-z]+ing)\b"
)


def _you_did(found: re.Match[str]) -> str:
    doing = verb(found[2])
    gerund = doing is not None and doing.tense == "gerund"
    return found[1] + (past_of_gerund(found[2]) if gerund else found[2])


_A_TIME = re.compile(r"the (?:day|night|time|week|year|way|moment|morning|evening) (?!was\b|is\b)")
_OF_DONE = re.compile(r"(?:the|my|our) [a-z-]+ of [a-z]+ed [a-z]+")  # "the wall of failed logos"
_ALWAYS = re.compile(
    r"^(the [\w ]+?(?<!s)) ((?:always|never|already) (?:covered|stocked|paid|kept|cleaned|sorted|filled))$"
)
_HOW_YOU_DOING = re.compile(r"^(how you (?:never |always )?)(\w+ing)\b")
_OBJECT = re.compile(r"(?:an?|the|my|our|all|every|each|two|three|\d+) ")


def _deed(text: str) -> str | None:
    """A result in -ing as what was done, or None.

    >>> _deed("interviewing 30 shop managers"), _deed("training plans")
    ('interviewed 30 shop managers', None)
    """
    doing, _, rest = text.partition(" ")
    past = past_of_gerund(doing) if doing.endswith("ing") and _OBJECT.match(rest) else doing
    return f"{past} {rest}" if past not in (doing, "were") else None


_THEY_DID = re.compile(
    r"(?:the|my|our) (?:[a-z]+ )?(?!who |that |which )(?:[a-z]+) (?P<did>[a-z]+ed) (?!by|in|at|on|with|for|to|from|of|and|as|after|before|through)[a-z]"
)


def _did(text: str) -> bool:
    """Whether a text tells what somebody did: "the house published poetry".

    >>> _did("the house published poetry even when it lost money"), _did("the shared meals")
    (True, False)
    """
    found = _THEY_DID.match(text)
    return found is not None and past_base(found["did"]) is not None


# A subject without a clause of its own, and what it did.
_HAPPENED = re.compile(
    r"(?:(?:the|my|our|an?|no|every) )?(?:(?!(?:who|that|which|when|where|while|how|what|way|day|night|time|week|year|one"
    r"|all|everything|everyone|those|you|we|I|they|he|she|it|and|with|as|of|than|the|somebody|\w+ing)\b)[\w'’&.-]+ ){1,5}?"
    r"(?:is|are|was|were|has|have|had|gave|sent|helped|told|kept|took|brought|taught|came|stayed|let (?=me|us)|paid (?=me|us|for|my)"
    r"|(?:always|never|ever) (?!\w+ing\b)\w+) ?(?!by\b|for by\b|at\b|from\b|on the\b)"
)
# "The kiln inspection 8 January -> Sam": a thing, and its day without an "on".
_DATED = re.compile(
    rf"(?P<thing>\b(?!(?:on|by|from|until|till|of|the|to|and|before|after|for|due|since|around|about|early|late|mid|through)\b)[a-z]+)"
    rf" (?P<day>\d{{1,2}} (?:{'|'.join(MONTHS)}))(?P<owner> -> .+)?$"
)
_QUESTION = re.compile(
    r"(?:(?:who|what|when|where|how|which) )?(?:do|does|is|are|can|could|may|might|should|will|would) (?:I|you|we|they|it|he|she|there)\b",
    re.IGNORECASE,
)
# What begins as a sentence does: a subject without a clause of its own, and a verb.
_STATED = re.compile(
    r"(?:(?!(?:I|we|you|he|she|it|they|what|whatever|who|whoever|that|which|where|when|how|if)\b)[\w'’-]+ )+"
    r"(?:is|are|was|were|has|have|takes?|needs?|gets?|can|could|should|would|must)\b"
)


_TO_KNOW = re.compile(r"(?:to )?know (?=(?:if|whether|how|when|what|who|where)\b)")


def _form_of_wish(text: str, form: str) -> str:
    """The form that a wish has by how it begins.

    >>> _form_of_wish("to keep the van", "S"), _form_of_wish("don't contest my claim", "N")
    ('T', 'V')
    >>> _form_of_wish("a guide would help", "N"), _form_of_wish("a week with whoever is hired", "S")
    ('S', 'N')
    """
    if form in "VS" and _INFINITIVE.match(text):
        return "T"
    if form in "NS" and (told := _BEFORE_DEED.match(text)) and told[0]:
        return "V" if as_formed(text, "V") == "V" else form
    if form == "N" and _STATED.match(text):
        return "S"
    first = verb(text.split(" ")[0])
    bare = first is not None and (first.noun == "never" or first.base == "thank")
    if form == "N" and first and bare and text.startswith(f"{first.base} "):
        return "N" if first.base in ("pay", "leave", "release") else "V"
    if form == "S" and _PAPER.match(text):
        return "N"
    if form == "S" and not text.endswith("?") and not _JOINS.match(text):
        thing = _A.match(text) or is_thing(text.partition(" so ")[0])
        return "N" if thing and not _STATED.match(text.partition(" so ")[0]) else form
    return form


_PAPER = re.compile(
    r"an? (?:[a-z]+ ){0,2}(?:reference|letter|recommendation|testimonial|certificate)\b"
)
_A = re.compile(r"(?:half )?an? (?=\w)")
_AN = re.compile(r"\ba (?=(?!one\b|once\b|uni|use|usu|uti|euro|ewe)[aeiouAEIO])")
_JOINS = re.compile(r"(?:as|because|since|which|that|whether|if|how|when|what|who|where) ")
_NEXT_SENTENCE = re.compile(r"\b([a-z]{5,})([.?!] )([a-z])")


# "Double-checking what looks right", but "pruning roses" may be a craft.
_DOING = re.compile(r"([a-z-]+ing)(?= (?:what|that|how|when|before|the|my|a|every|first|twice)\b)")
_LED_IN = re.compile(r"^(?:for (?=\w)|to (?=(?:every(?:one|body)|all|those|my|the)\b))")
# "Giving me the keys and trusted me", where no clause stands between.
_AND_DID = re.compile(
    r"^((?:(?! (?:you|who|that|which|what|I|we|when|while) ).)*? and )([a-z]+)(?= (?:me|us|my|our|the|an?|it|them)\b)"
)


def _in_ing(word: str) -> str:
    """A past form as a gerund; any other word as it is."""
    found = verb(word)
    return gerund_of(found.base) if found is not None and found.tense in PAST else word


def _because(text: str) -> tuple[str, str]:
    """A reason that was typed without its subject, as a clause; a thing stays a thing."""
    text = re.sub(r"^(?:I |I've |I have )?(?=let go\b)", "I was ", text)
    text = re.sub(r"^(?=off to )", "I'm ", re.sub(r"^(?=(?:closer|nearer) to )", "to be ", text))
    if text.startswith("to be "):
        return text, "T"
    if (besides := _BESIDES.fullmatch(text)) and is_thing(besides[2]):
        return f"{besides[1]}, and there is {besides[2]}", "C"
    text = _A_DEGREE.sub(
        lambda m: f" for {m[1] or 'a '}", re.sub(r"^(?:because|since (?!\d)) ?(?=\w)", "", text)
    )
    if wants := _WANTS.match(text):
        text = f"I {base_of_third(wants[1])} {text[wants.end() :]}"
    first = verb(text.split()[0].lower())
    if of_mine := _RESTRUCTURING.match(text):
        return text[of_mine.end() :], "N"
    stated = re.match(r"\S+ (?:is|are|was|were|has|have|will)\b", text)  # "scheduling is moved"
    if first is not None and first.tense == "gerund" and not stated:
        text = f"I'm {text}"
    elif _OF_MINE.match(text):
        text = f"I {text}"
    text = _BEGINNING.sub(
        lambda m: f"{m[1]}'{'m' if m[1] == 'I' else 're'} {gerund_of(m[2])}", text
    )
    if _is_clause(text) or _IT_IS.match(text):
        text = re.sub(r", (?=(?:found|got|took|accepted|want|need)\b)", " and ", text)
        text = starting(text)
        return _SPLICE.sub(_apart, _OF_KIN.sub(r"my \1", text)), "C"
    return re.sub(r"^(?:for )?(?:my )?(?=\w+ reasons$)", "", text), "N"


# "I'm training as a nurse, starts September"
_STARTS = re.compile(
    rf", (?:starts?|begins?|starting) (in |on |from )?(?=((?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})|the (?:spring|summer|fall|autumn|new year))\b)"
)


def starting(reason: str) -> str:
    """A reason, with when it starts in a phrase that hangs on it.

    >>> starting("I'm training as a nurse, starts 7 August"), starting("my course starts in May")
    ("I'm training as a nurse, starting on 7 August", 'my course starts in May')
    """
    return _STARTS.sub(
        lambda m: f", starting {m[1] or ('on ' if m[2][0].isdigit() else 'in ')}", reason
    )


# "Back to university full time, a master's in hydrology"
_A_DEGREE = re.compile(
    r"(?<=\w), (?:as )?(an? )?(?=(?:master's|MSc|MA|PhD|MBA|degree|diploma|doctorate)\b)(?=[^,]*$)"
)
_IT_IS = re.compile(r"(?:it|that|there)(?:'s| is| was) ")  # "it's time for a rest"
# "Wants to be home at night"
_WANTS = re.compile(
    r"(?:I )?(wants|needs|wishes|hopes|plans|misses) (?=(?:to|a|an|the|my|more|some)\b)"
)
# "I'm retiring, and a book that will not write itself"
_BESIDES = re.compile(r"(I'm \w+ing[^,]*?),? and (an? [^,]+? (?:that|which|who) .+)")
# "I start a position in industry": what is to come.
_BEGINNING = re.compile(
    r"\b(I|we) (start|begin|move|join|return|go|open|switch|become|change|retire)\b(?! (?:my|our) day)"
)
_RESTRUCTURING = re.compile(r"(?:I'm )?(?=\w+ing of )")  # "of the brand team"
# How a reason begins that lacks its "I".
_OF_MINE = re.compile(
    r"(?:want|need|wish|hope|plan|have|had|got|found|am|was|miss|feel|would|can't|couldn't|didn't|don't|accepted)\b(?! (?:is|was)\b)"
)
# "I'm moving to Oslo, my wife has a post there": two sentences with a comma between them.
_SPLICE = re.compile(
    r", (?=(?:(?:he|she|it|we|they|I)(?:'\w+)? |(?:(?!which|who|that|where|as|so|and|but|when|while|since|if)[\w'’]+ ){1,3}(?:is|are|was|were|has|have|had|got) |(?:my|his|her) \w+'s )[^,]+$)(\w)"
)
_OF_KIN = re.compile(
    r"(?<![\w'’] )\b(kids|wife|husband|mum|mother|dad|father|parents|partner|son|daughter)\b(?= (?:is|are|was|were|has|have|got|starts?|goes|go|needs?|lives?|moves?)\b)"
)


def _apart(match: re.Match[str]) -> str:
    return f". {match[1].upper()}"
