"""Strain: what was difficult between two people, in words that can be sent."""

from __future__ import annotations

import re

from drafter.phrasing.forms import parse
from drafter.phrasing.people import to_you
from drafter.phrasing.tidying import tidy
from drafter.phrasing.wording import with_article
from drafter.phrasing.words import PAST, listed, verb
from drafter.situation import Person

_TOPIC = re.compile(
    r"\b(?:argu\w+|eye to eye|fought|fights?|fighting|clash\w*|disagree\w*|fell out|falling out|rows?|rowed|disputes?|"
    r"quarrel\w*|bicker\w*|squabbl\w*|had words|tension|friction|differ\w*|debate\w*|butted heads|bumped heads|snapped at each other|"
    r"(?:heated|sharp|cross) (?:words|discussions?)|discussions?|(?:that|the|some) (?:business|trouble|fuss))\b[^.,;]*?\b(?:over|about|on|around|regarding|with)\s+(?!(?:him|her|them|me|each)\b)(.+)",
    re.IGNORECASE,
)


_FIGHTS = re.compile(
    r"(.+?)\s(?:fights?|rows?|arguments?|clash(?:es)?|disputes?|debates?|disagreements?)\b",
    re.IGNORECASE,
)


# What somebody owns up to. What follows the verb is kept up to the next stop or "and".
_OWN_FAULT = re.compile(
    r"\bI (?:was (?:so |very |too )?(?:short|rude|sharp|curt|cold|slow|impatient|harsh|unfair|wrong|late|jealous)|rejected|corrected|"
    r"contradicted|undermined|embarrassed|criticised|criticized|complained|overruled|dismissed|excluded|"
    r"never (?:answered|replied|thanked|asked|told|apologised|apologized|said (?:sorry|thank you))|"
    r"told (?:folks|people|everyone|everybody|others|the (?:team|others|office|boss)) (?:that )?you|"
    r"(?:didn't|did not) (?:ask|tell|thank|invite|include|warn|listen|answer|reply|back|credit|consult|stand up|speak up)|snapped|shouted|yelled|swore|"
    r"should(?:'ve| have) (?:\w+ly )?(?:told|asked|warned|thanked|said|spoken|listened|shared|included|backed|stood|given|checked|helped|invited|credited|waited|apologi[sz]ed)|took (?:your|the last|all)|"
    r"threw|slammed|lost (?:my temper|it)|called|forgot|missed|ignored|interrupted|blamed|stormed|hung up|let you down|took credit|went over|left you out|passed you over|"
    r"(?:\w+ed|gave|took|sent|told|went|put) (?:[\w'-]+ ){1,8}?(?:late|without (?:asking|telling|warning|notes|notice|a word)|in front of))\b"
    r"[^.,;]*?(?=$|[.,;]| (?:and|but|because)\b)"
)


# "he wanted glass, I wanted timber"
_WANTED = re.compile(
    r"(?:he|she|they|I|you|we) (?:wanted|preferred) ((?:\w+ ?){1,3}?),? (?:and |but )?(?:he|she|they|I|you|we) (?:wanted|preferred) ((?:\w+ ?){1,3})",
    re.IGNORECASE,
)


# What would put it on one of the two, or reopen it.
_ACCUSING = re.compile(
    r"\b(?:he|she|they|him|her|his|me|my|I|you|your|never|always|useless|wrong|took|lied|body|stupid|unfair\w*|"
    r"ignor\w+|refus\w+|reject\w+|bull(?:y|ied|ying)|harass\w+|blam\w+|betray\w+|stole|cheat\w*)\b"
)


def friction(strain: str, person: Person) -> str | None:
    """What was strained, as a few neutral words after "on", or None where none can be told.

    >>> friction("we argued over the launch date", Person("Sam", "peer"))
    'the launch date'
    >>> friction("that business with the dog", Person("Sam", "peer"))
    'the dog'
    """
    text = tidy(strain)
    wanted = _WANTED.fullmatch(text)
    if wanted:
        return f"{wanted[1]} or {wanted[2]}"
    match = _TOPIC.search(text) or _FIGHTS.fullmatch(
        re.split(r"\s(?:in|last|during|since)\s", text)[0]
    )
    topic = match[1] if match else text
    topic = re.split(
        r",|\s(?:in|last|since|for|during|at|this|all)\s(?=[A-Z]|last\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|the (?:spring|summer|autumn|winter)|(?:a )?year|week|month|time|\d)|\sin front\b|\.\s",
        topic,
    )[0].strip()
    phrase = parse(topic)
    accusing = _ACCUSING.search(topic)
    asked = re.match(r"(?:how|when|where|whether|what|who) to\b", topic)
    if accusing or phrase.form not in ("noun", "gerund", "question") or len(topic.split()) > 6:
        return None
    if not match and not asked and len(topic.split()) > 3:
        return None
    return topic if asked else with_article(topic)


def own_fault(strain: str, person: Person) -> str | None:
    """What the leaver did, as it is said to the person, or None where they own up to nothing.

    >>> own_fault("I threw a pan. I swore at her in front of guests", Person("Bo", "boss"))
    'I threw a pan, and I swore at you in front of guests'
    >>> own_fault("I moved her off the night desk without asking", Person("Bo", "direct_report"))
    'I moved you off the night desk without asking'
    >>> own_fault("The rota. I went to matron without telling her first", Person("Bo", "peer"))
    'Over the rota, I went to matron without telling you first'
    >>> own_fault("I sent him out when he said it wasn't fit to drive", Person("Bo", "peer"))
    "I sent you out when you said it wasn't fit to drive"
    >>> own_fault("I used his idea and didn't say his name", Person("Bo", "peer"))
    "I used your idea and didn't say your name"
    >>> own_fault("I went over her head and did not tell her", Person("Bo", "peer"))
    'I went over your head and did not tell you'
    >>> own_fault("I told her about the charts and after that my hours went", Person("Bo", "boss"))
    """
    said = _sentences(strain, person)
    faults = [fault for sentence in said for fault in _faults(sentence)]
    if not faults:
        return None
    topic = said[0] if len(said) > 1 and parse(said[0]).form == "noun" else ""
    over = f"Over {with_article(topic)}, " if topic and len(topic.split()) < 7 else ""
    told = over + ", and ".join(faults[:2])
    return f"{told[0].upper()}{told[1:]}"


def cleared(strain: str, person: Person) -> str | None:
    """That the person was not to blame, where the leaver says so, or None.

    >>> cleared("I snapped at her in the yard. She'd done nothing wrong.", Person("Bo", "peer"))
    "You'd done nothing wrong."
    """
    found = (s for s in _sentences(strain, person) if _CLEARED.search(s))
    text = next(found, None)
    return text and f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _sentences(strain: str, person: Person) -> list[str]:
    """A strain sentence by sentence, each as it is said to the person."""
    parts = re.split(r"(?<=[.!?])\s+|;\s+", strain.strip())
    return [to_you(text, person) for part in parts if (text := tidy(part))]


def _faults(sentence: str) -> list[str]:
    """The clauses of a sentence in which the leaver did wrong by the person."""
    known = [fault.strip() for fault in _OWN_FAULT.findall(sentence)]
    if known:
        return [_with_error(fault, sentence) for fault in known]
    deed = re.search(r"\bI (?:\w+ly )?(?P<does>\w+) (?:[^.,;]|, then )*", sentence)
    found = verb(deed["does"]) if deed else None
    if deed is None or found is None or found.tense not in PAST or listed(found.base, "no_fault"):
        return []
    told = re.split(r" (?:and|but) (?!me\b|didn't|did not|never|then|said nothing)", deed[0])[0]
    return [told.strip()] if re.search(r"\byou(?:rs?)?\b", told) else []


def _with_error(fault: str, sentence: str) -> str:
    """A fault with what it was about, and with what shows that it was one or made it worse.

    >>> _with_error("I told folks you stole it", "we fought over the van, I told folks you stole it")
    'we fought over the van, and I told folks you stole it'
    """
    before, _, after = sentence.partition(fault)
    worse = _WORSE.match(after)
    found = f"{fault}{worse['joint']}{worse['what'].rstrip('.')}" if worse else fault
    ours = re.match(r"we [^,.;]+(?=[,;] (?:and )?$)", before)
    return f"{ours[0]}, and {found}" if ours and re.search(r"\bit\b", found) else found


_WORSE = re.compile(
    r"(?P<joint>,? and )(?P<what>it turned out .*\bmy own\b.*|(?:didn't|did not|never) [^,.;]+)"
)


_CLEARED = re.compile(
    r"^(?:and )?(?:you(?:'d| had| did)\b.*\bnothing wrong|you were right|it (?:wasn't|was not) your (?:fault|doing)|you (?:didn't|did not) deserve)\b",
    re.IGNORECASE,
)


_OURS = re.compile(
    r"(?:we )?(?:(?:often|both|once|never quite|never really|hardly|barely|scarcely) )?(?:argued|disagreed|clashed|quarrell?ed|rowed|bickered|squabbled|differed|"
    r"fell out|got (?:rather |a bit |quite |a little )?stuck|butted heads|bumped heads|had words|snapped at each other|(?:did not|didn't|never) (?:\w+ )?(?:see eye to eye|agreed?|get on|got on|talk|speak|spoke|talked)|"
    r"(?:hardly|barely|scarcely|stopped) (?:spoke|talked|speaking|talking)|got on each other's nerves|had (?:an? |some |our )?(?:\w+ )?(?:differences|disagreements?|arguments?|rows?|falling[- ]out))\b"
)
_ASIDE = re.compile(
    r"[,;(:]|\.\s|\s-\s|\s(?:because|since (?:he|she|they)|(?:and|but|when|after|so|until|which) (?:he|she|they|I|it|was|for once))\b"
)
# How a quarrel is called tells how much of one it was.
_CALLED = (
    (r"tension|friction", "There was some tension between us over "),
    (r"eye to eye", "We didn't see eye to eye on "),
    (r"fell out|falling out", "We fell out over "),
    (r"clash\w*", "We clashed over "),
    (r"argu\w+|rows?|rowed|quarrel\w*|had words|fights?|fighting|fought", "We argued over "),
    (r"disagree\w*|disput\w*|debate\w*", "We disagreed over "),
)


def rift(strain: str, person: Person) -> str | None:
    """What was difficult, told to the person as it was typed, or None where it accuses somebody.

    What both did is told in the words that were typed; of anything else only the topic is
    named. What was added about who was right is left out.

    >>> bo = Person("Bo Lind", "peer")
    >>> rift("we hardly spoke after the argument about the printer", bo)
    'We hardly spoke after the argument about the printer'
    >>> rift("snapped at each other over the bed moves, and he started it", bo)
    'We snapped at each other over the bed moves'
    >>> rift("had words and hardly spoke since May", bo)
    'We had words and have hardly spoken since May'
    >>> rift("budget fights", bo), rift("that business with the dog", bo)
    ('We argued over the budget', 'We had our differences over the dog')
    >>> rift("he took credit for my work", bo)
    """
    told = to_you(tidy(strain), person)
    told = _ASIDE.split(re.sub(r"^you and I ", "we ", told))[0].strip()
    told = re.sub(
        r"\b(hardly|barely|scarcely) (?:spoke|talked)(?= since\b)", r"have \1 spoken", told
    )
    fair = _OURS.match(told) and not _ACCUSING.search(told.replace("never", ""))
    if fair and len(told.split()) <= 16:
        return f"We {told.removeprefix('we ')}"
    topic = friction(strain, person)
    if topic is None:
        return None
    named = (said for words, said in _CALLED if re.search(rf"\b(?:{words})\b", strain, re.I))
    return next(named, "We had our differences over ") + topic
