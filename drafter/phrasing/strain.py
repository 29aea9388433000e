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
    r"quarrel\w*|bicker\w*|squabbl\w*|misunderstanding|mix-up|confusion|had words|tension|friction|differ\w*|debate\w*|butted heads|bumped heads|snapped at each other|"
    r"(?:heated|sharp|cross) (?:words|discussions?)|discussions?|(?:that|the|some) (?:business|trouble|fuss))\b[^.,;]*?\b(?:over|about|on|around|regarding|with)\s+(?!(?:him|her|them|me|each)\b)(.+)",
    re.IGNORECASE,
)


_FIGHTS = re.compile(
    r"(.+?)\s(?:fights?|rows?|arguments?|clash(?:es)?|disputes?|debates?|disagreements?)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"(?i)\w+ (?:wanted|preferred) ((?:\w+ ?){1,3}?),? (?:and |but )?\w+ (?:wanted|preferred) ((?:\w+ ?){1,3})"
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
    if wanted := _WANTED.fullmatch(text):
        return f"{wanted[1]} or {wanted[2]}"
    match = _TOPIC.search(text) or _FIGHTS.fullmatch(
        re.split(r"\s(?:in|last|during|since)\s", text)[0]
    )
    topic = match[1] if match else text
    topic = re.split(
        r",|\s(?:that|which)\s|\s(?:in|last|since|for|during|at|this|all)\s(?=[A-Z]|last\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|the (?:spring|summer|autumn|winter)|(?:a )?year|week|month|time|\d)|\sin front\b|\.\s",
        topic,
    )[0].strip()
    phrase = parse(topic)
    accusing = _ACCUSING.search(topic)
    asked = re.match(r"(?:how|when|where|whether|what|who) to\b", topic)
    if (
        accusing
        or phrase.form not in ("noun", "gerund", "question")
        or len(topic.split()) > (9 if phrase.form == "question" else 6)
    ):
        return None
    bare = len(topic.split()) < 4 and phrase.form != "gerund"
    if not (match or asked or bare) or (not match and re.search(r"\b(?:that|not|late)\b", text)):
        return None  # "two raises that did not come"
    return topic if asked else with_article(topic)


# What the leaver did by the other, as the opening of a clause.
_DID = r"I(?:'d| had|'ve| have)? (?:(?:\w+ly|then|just|also|only|still) )*"
_FAULT = re.compile(
    _DID
    + r"(?:(?:was|got) (?:(?:so|very|too|rather|a bit) )?(?:short|rude|sharp|curt|cold|slow|impatient|harsh|unfair|wrong|late|jealous|unkind|hard on|promoted over)|"
    r"never (?!got\b|had\b|knew\b|wanted\b|heard\b|felt\b|was\b)\w+|(?:did|could|would)(?:n't| not) (?!get\b|know\b|like\b|want\b|feel\b|think\b|trust\b)\w+|"
    r"should(?:'ve| have) \w+|could(?:'ve| have) (?:told|asked|warned|said|helped)|"
    r"told (?:\w+ ){1,3}(?:that )?you|said (?:no\b|nothing|sorry|it was|(?:that )?you)|cc'd|copied (?:in )?(?:the|your)|knew .*\b(?:and|but) (?:kept|stayed|said|never|didn't|did not)|(?:gave|said) your|had a go|rolled my eyes|laughed|lied|gossiped|mocked|made (?:fun|a joke)|broke|damaged|(?:borrowed|used|copied|deleted) your|laid into|lashed out|took it out on|(?:kept|stayed) (?:quiet|silent)|"
    r"snapped|shouted|yelled|swore|threw|slammed|lost (?:my temper|it)|stormed|hung up|walked (?:out|off)|interrupted|ignored|rejected|corrected|contradicted|undermined|embarrassed|"
    r"critici[sz]ed|complained|overruled|dismissed|excluded|blamed|called|forgot|missed|let your?|left (?:your?|(?:\w+ ){1,3}(?:off|out))|\w+(?: \w+){0,3} wrong|went (?:over|behind)|passed you over|took (?:your|the last|all|credit|the credit|over)|"
    r"(?:\w+ed|gave|took|sent|told|went|put|rewrote|spoke|made|sold|chose) (?:[\w'-]+ ){1,8}?(?:late|without (?:first |even |ever )?(?:asking|telling|warning|talking|speaking|consulting|checking|saying|letting|notes|notice|a word|a call)|in front of|behind|instead of)|"
    r"\w+ .*\bwithout you\b|(?:hired|chose|picked|promoted|put|preferred) .*\bover you\b|\w+ .*\band (?:never|did(?:n't| not)) (?!got\b|get\b|had\b|have\b|knew\b|know\b|heard\b|hear\b)\w+)\b"
)
# What of mine was to blame: "my missed deadline made you miss your leave".
_BY_MINE = re.compile(
    r"my (?:\w+ ){1,4}(?:made|cost|meant|left|kept|got|was (?:late|wrong)|were (?:late|wrong))\b|your \w+ .*\bunder my name\b"
)
# What may be told and puts nothing on the other: what befell them, what they said, a silence since.
_BEFELL = re.compile(
    r"you(?:'d)? (?:(?:only|still|then|already|also) )?(?:were(?:n't| not)? (?:\w+ly )?(?:\w+ed|left|told|sent|put|given|made|cut|hurt|upset|right|away|off)\b|"
    r"got\b|had (?:to|asked|told|warned|said|been|done)\b|waited|lost|missed|found (?:it )?out|heard|saw|(?:trained|taught|helped|backed|supported|hired|promoted|recommended) me|asked|said|warned|paid|ended up|spent|stayed|went|stood|"
    r"carried|covered|trusted|never (?:got|heard)|(?:did|could)(?:n't| not) (?:get|know|see|sleep)|needed|took the (?:call|blame|heat)|(?:are|were|did|had|have)n't$)"
    r"|your \w+(?: \w+)? (?:was|were|went|got|had)\b|they \w+ (?:\w+ )?you\b|every(?:one|body) (?:heard|saw|laughed)\b|I (?:did(?:n't| not) (?:know|reali[sz]e)|had no idea)\b.*\byou"
    r"|we (?:have(?:n't| not)|(?:have )?(?:hardly|barely)|stopped|no longer|never)\b.*\b(?:talk|sp[eo]|eat|ate|lunch|said|say|greet|met)"
)
# What of that was no good: beside it, whatever the leaver did is what led to it.
_HARM = re.compile(
    r"you(?:'d)? (?:had to|took it|waited|lost|missed|paid|ended up|took the (?:blame|heat)|got (?:blamed|told|the blame|an? )|"
    r"were(?:n't| not)? (?:blamed|left|told|cut|hurt|upset|sent|asked|invited|moved|made))\b"
)
# Whose doing it was, in a few words of their own, and what they need to be said.
_VERDICTS = (
    (re.compile(r"should(?:'ve| have) "), "I "),
    (
        re.compile(
            r"(?:my (?:own )?(?:mistake|fault|error|doing|slip|oversight)(?: entirely)?|me|mine)$"
        ),
        "that was ",
    ),
    (re.compile(r"turned out\b.*\b(?:my|me|mine)\b"), "it "),
    (re.compile(r"was (?:me|mine|my)\b"), "it "),
    (
        re.compile(
            r"it turned out\b.*\b(?:my|me|mine)\b|(?:it|that) was (?:(?:in|on|under) )?(?:mine?|me|my (?:own )?\w+)\b|I was wrong$"
        ),
        "",
    ),
)
# Where the next clause of a sentence begins; but "when you said" goes on.
_NEXT = re.compile(
    r"(?:,? (?P<joint>and then|and so|and|but|so|then)|[,:]| -) (?=(?:I|you|we|they|it|nobody|every(?:one|body)|turned out|was (?:me|mine|my)\b|(?:wasn't|was not) your?\b|that was|should(?:'ve| have) |"
    r"(?:my (?:own )?(?:mistake|fault|error|doing|slip|oversight)|me)(?: entirely)?$|"
    r"(?:the|your|my) \w+ (?:\w+ )?(?:was|were|went|had|got|made|cost))\b)"
)
_MOST_WORDS = 38  # of what is told of a strain: more than that reopens it


def own_fault(strain: str, person: Person) -> str | None:
    """What the leaver did and what came of it, as it is said to the person, or None where they
    own up to nothing.

    What is put on the other is left out; what befell them is told. The last stop is left off.

    >>> bo = Person("Bo", "peer")
    >>> own_fault("I threw a pan. I swore at her in front of guests", bo)
    'I threw a pan. I swore at you in front of guests'
    >>> own_fault("The rota. I went to matron without telling her first", bo)
    'Over the rota, I went to matron without telling you first'
    >>> own_fault("I sent him out when he said it wasn't fit to drive", bo)
    "I sent you out when you said it wasn't fit to drive"
    >>> own_fault("i put it on her shift, turned out it was my count. they let her off but she got a warning", bo)
    'I put it on your shift, and it turned out it was my count. They let you off, but you got a warning'
    >>> own_fault("a silly row over keys, and I ignored her for weeks, never said sorry", bo)
    'We had a silly row over keys, and I ignored you for weeks. I never said sorry'
    >>> own_fault("I blamed her for the late van, it was mine", bo)
    'I blamed you for the late van, but it was mine'
    >>> own_fault("her name was left off the poster, my mistake", bo)
    'Your name was left off the poster, and that was my mistake'
    >>> own_fault("I told her about the charts and after that my hours went", bo)
    """
    said = [_clauses(sentence) for sentence in _sentences(strain, person)]
    every = [clause for sentence in said for _, clause in sentence]
    admitted = any(_is_verdict(clause) for clause in every)
    harm = any(_HARM.match(clause) for clause in every)
    weak = not any(_blames(clause) for clause in every)
    owned = [clause for clause in every if _owns(clause, weak, admitted, harm)]
    if not owned:
        return None
    start, end = every.index(owned[0]), len(every)
    kept: list[list[str]] = []
    place = 0
    for sentence in said:
        kept.append([])
        for joint, clause in sentence:
            before = place < start and _OURS.match(clause) and not _ACCUSING.search(clause)
            fair = not _ACCUSING.search(clause.replace("stupid ", ""))
            row = place < start and _ROW.fullmatch(clause) and fair
            clause = f"we had {with_article(clause, 'a')}" if row else clause
            before = before or row or (place + 1 == start and _leads(clause, owned[0]))
            if clause in owned or before or (_BEFELL.match(clause) and place < end):
                told = _CLEARED.search(clause) is None
                ours = before and not clause.startswith(("we ", "I "))
                clause = f"we {clause}" if ours else clause
                blamed = bool(kept[-1]) and re.match("I (?:blamed|accused)", kept[-1][-1])
                joint = "but" if blamed and _is_verdict(clause) else joint or "and"
                opening = f"{joint} " if kept[-1] else ""
                kept[-1] += [opening + _verdict(clause)] if told else []
            place += 1
    if all(_is_verdict(clause) for sentence in kept for clause in sentence):
        return None  # "it was me", and what it was is not told
    noun = len(said) > 1 and parse(every[0]).form == "noun" and not _ROW.fullmatch(every[0])
    topic = every[0] if noun else ""
    over = f"Over {with_article(topic)}, " if 0 < len(topic.split()) < 7 else ""
    return over + _told(kept, start_low=bool(over))


# A quarrel that led to what the leaver did, typed as a thing.
_ROW = re.compile(
    r"(?:an? |some |our |the )?(?:\w+ )?(?:row|argument|fight|quarrel|disagreement|falling[- ]out|misunderstanding|spat|bust-up|run-in)\b.*"
)


def _leads(clause: str, owned: str) -> bool:
    """Whether a fault can be told only after what the leaver did before: "I never spoke of it"."""
    return clause.startswith("I ") and re.search(r"\bI never\b|\bit\b", owned) is not None


def _clauses(sentence: str) -> list[tuple[str, str]]:
    """A sentence clause by clause, each with what joins it to the one before.

    >>> _clauses("I left your name off, but it was my mistake")
    [('', 'I left your name off'), ('but', 'it was my mistake')]
    """
    found, joint, start = [], "", 0
    for match in _NEXT.finditer(sentence):
        found.append((joint, sentence[start : match.start()]))
        joint, start = match["joint"] or "and", match.end()
    found.append((joint, sentence[start:]))
    return [
        (joined, re.split(r" because\b|[,;(:](?! ?(?:and|never|then)\b)|[.]$", text)[0])
        for joined, text in found
    ]


def _owns(clause: str, weak: bool, admitted: bool, harm: bool) -> bool:
    """Whether in a clause the leaver owns something; `weak`: whether a deed to the other is it.

    Where a fault is `admitted`, even a deed that is none by itself ("I reported you") is one;
    where there was `harm`, also one that does not name the other ("I made the list").
    """
    if _FAULT.match(clause) or _BY_MINE.match(clause) or _is_verdict(clause):
        return True
    other = "" if harm else r".*\byou(?:rs?)?\b"
    deed = re.match(rf"{_DID}(?!was\b|got\b|had\b)(?P<does>\w+) {other}", clause)
    found = verb(deed["does"]) if deed and weak else None
    if found is None or found.tense not in PAST:
        return False
    return admitted or harm or not listed(found.base, "no_fault")


def _is_verdict(clause: str) -> bool:
    return any(words.match(clause) for words, _ in _VERDICTS)


def _verdict(clause: str) -> str:
    """A clause as it is said: a bare verdict with what it needs ("my mistake")."""
    return next((f"{needs}{clause}" for words, needs in _VERDICTS if words.match(clause)), clause)


def _blames(clause: str) -> bool:
    """Whether a clause puts something on the other, or tells what the leaver suffered."""
    mine = clause.startswith("my ") and not _BY_MINE.match(clause) and not _is_verdict(clause)
    return mine or bool(
        re.match(r"your?\b", clause)
        and not any(words.search(clause) for words in (_BEFELL, _HARM, _CLEARED))
    )


def _told(kept: list[list[str]], *, start_low: bool) -> str:
    """Clauses as sentences, two or three in each, as many as there is room for."""
    said: list[str] = []
    words = 0
    for sentence in kept:
        for place, clause in enumerate(sentence):
            words += len(clause.split())
            if said and words > _MOST_WORDS:
                return "".join(said)
            if place % 2 and " and " not in clause[4:]:
                said.append(f", {clause}")
            else:
                plain = re.sub(r"^(?:and|but|so|then) ", "", clause) if place else clause
                plain = plain if start_low and not said else plain[:1].upper() + plain[1:]
                said.append(f"{'. ' if said else ''}{plain}")
    return "".join(said)


# Things of mine that one is sorry for, and a thing that I did.
_MINE = re.compile(
    r"(?:my (?:\w+ ){0,2}?(?:temper|tone|remarks?|comments?|jokes?|emails?|messages?|words|mistakes?|error|outbursts?|behaviou?r|silence|attitude|impatience|criticism|lateness|delays?|"
    r"part|share|complaint|absence|manner|sarcasm|rudeness|sharpness|anger|moods?|stubbornness|pride|jealousy|shouting|swearing|forgetfulness|reply|answer)\b.*)"
    r"|(?:what|how|the way) I \w+.*|(?:an?|the|some|that) (?:\w+ )?\w+ (?:that )?I (?:sent|made|wrote|said|told|cracked|posted|left|gave|forgot|put|kept)\b.*"
)
_AT_ME = re.compile(
    r"\b(?:me|us)\b|\byou (?!(?:to|in|at|on|for|off|out|and|when|over|with|before|by|without|down|because|about|as)\b)[a-z]+(?:ed|t)\b"
)


def regret(strain: str, person: Person) -> str | None:
    """What the leaver is sorry for, where it was typed as a thing or a doing; else None.

    >>> bo = Person("Bo", "peer")
    >>> regret("what I said about her plan at the board", bo), regret("shouting at him in the yard", bo)
    ('what I said about your plan at the board', 'shouting at you in the yard')
    >>> regret("sharp words on the ward, mine", bo), regret("a joke I made about her accent", bo)
    ('my sharp words on the ward', 'the joke I made about your accent')
    >>> regret("shouting at me in the yard", bo), regret("her temper", bo)
    (None, None)
    """
    told = _sentences(strain, person)[0] if strain.strip(" .") else ""
    whose = re.fullmatch(
        r"(?:an? |the |some )?(?P<what>.+?)(?:,| -|:) (?:mine|from me|on my side|my (?:fault|mistake|doing|bad))",
        told,
    )
    told = re.split(r"[,;:(]| (?:and|but) (?:you|we|they|it|I)\b", told)[0]
    form = parse(told).form
    if whose and parse(whose["what"]).form == "noun" and "you" not in whose["what"].split():
        return f"my {whose['what']}"
    if _MINE.fullmatch(told):
        return re.sub(r"^(?:an?|some) (?=.* I )", "the ", told)
    done = form == "gerund" and re.search(r"\byou", told) and not _AT_ME.search(told)
    return told if done and not re.match(r"being\b", told) else None


def cleared(strain: str, person: Person) -> str | None:
    """That the person was not to blame, where the leaver says so, or None.

    >>> cleared("I snapped at her in the yard. She'd done nothing wrong.", Person("Bo", "peer"))
    "You'd done nothing wrong."
    """
    said = (_clauses(sentence) for sentence in _sentences(strain, person))
    found = (clause for sentence in said for _, clause in sentence if _CLEARED.search(clause))
    text = next(found, None)
    text = f"it {text}" if text and text.startswith("was") else text
    told = text and re.sub(r"(?<!was)(?<!is)(?<![,;]) not (?=you)", ", not ", text)
    return told and f"{told[:1].upper()}{told[1:].rstrip('.')}."


def _sentences(strain: str, person: Person) -> list[str]:
    """A strain sentence by sentence, each as it is said to the person.

    What has no subject and is done to the other is the leaver's: "forgot to tell her".
    """
    parts = re.split(r"(?<=[.!?])(?<!\b[DMS][rst]\.)(?<!\bMrs\.)\s+|;\s+", strain.strip())
    told = [to_you(text, person, whole=strain) for part in parts if (text := tidy(part))]
    mine = [f"I {text}" if _done_by_me(text) else text for text in map(_mended, told)]
    return [_NOT_DONE.sub(", and I ", text) if _I_DID.match(text) else text for text in mine]


# What the leaver left undone, typed without its subject: "I shouted at you, never said sorry".
_I_DID = re.compile(r"(?:.*\b(?:and|then|but|,) )?I \w+")
_NOT_DONE = re.compile(r", (?:and |but )?(?=(?:never|did(?:n't| not)) )")


def _mended(text: str) -> str:
    """What is typed as it is spoken: "should of", "a row bout it", "I shouted back"."""
    text = re.sub(r"\b([Ss]hould|could) of\b", r"\1 have", text)
    text = re.sub(r"^Should(?='ve| have)", "should", text)
    text = re.sub(
        r"^(?=(?:rude|short|sharp|cold|curt|unfair|harsh|unkind|impatient) (?:to|with) you\b)",
        "I was ",
        text,
    )
    text = re.sub(r"\byou (stopped|no longer) (talk\w*|sp\w+) to me\b", r"we \1 \2", text)
    text = re.sub(r"\bwe do(?:n't| not) (?:talk|speak) since\b", "we haven't spoken since", text)
    text = re.sub(r"\bwas (me|mine) (?:actually|really)$", r"was \1", text)
    text = re.sub(r"\bof (?:hers|theirs)\b", "of yours", text)
    text = re.sub(r"^[Nn]ever (?=said (?:sorry|thank)|apologi|thanked)", "I never ", text)
    text = re.sub(r"(?<!\ba )\bbout (?!of\b)", "about ", text)
    return re.sub(r"\bI (shouted|yelled|snapped|swore|screamed) back$", r"I \1 at you", text)


def _done_by_me(text: str) -> bool:
    done = parse(text, lean="deed").form == "past" and not _OURS.match(text)
    return (
        done
        and bool(re.search(r"\byou", text))
        and not re.search(r"\b(?:I|me|my(?! temper)|us|we|our|said)\b", text.split(",")[0])
    )


_CLEARED = re.compile(
    r"^(?:and )?(?:you(?:'d| had| did)\b.*\bnothing wrong|you were right|(?:it )?(?:wasn't|was not) (?:your (?:fault|doing)|you)|it was .+\bnot you(?:rs?)?\b.*|you (?:didn't|did not) deserve)\b",
    re.IGNORECASE,
)


_OURS = re.compile(
    r"(?:we )?(?:(?:often|both|once|never quite|never really|hardly|barely|scarcely) )?(?:argued|fought|disagreed|clashed|quarrell?ed|rowed|bickered|squabbled|differed|"
    r"fell out|got (?:rather |a bit |quite |a little )?stuck|butted heads|bumped heads|had words|snapped at each other|(?:did not|didn't|never) (?:\w+ )?(?:(?:see|saw) eye to eye|agreed?|get on|got on|talk|speak|spoke|talked)|"
    r"(?:hardly|barely|scarcely|stopped) (?:spoke|talked|speaking|talking)|got on each other's nerves|(?:\w+ed|swore|spoke) (?:at|to|with|past) each other|(?:both )?said (?:some )?(?:things|words)|both (?:snapped|shouted|lost our|got)|had (?:an? |some |our )?(?:\w+ )?(?:differences|disagreements?|arguments?|rows?|falling[- ]out|blue|barney|set-to|run-in|spat|tiff|bust-up|misunderstanding))\b"
)
# What both did that was no quarrel: nobody is sorry for it, and yet it stood between the two.
_BOTH = re.compile(
    r"(?:we|you and I|the two of us)(?: both| each| all)? (?:wanted|went for|applied|competed|were up for|were after|saw|had different|started badly|got off|drifted|lost touch|grew apart|stopped|"
    r"have(?:n't| not)|hardly|barely|rarely|never)\b[^,.;]*(?:,? and I got (?:it|the \w+))?"
)
# A quarrel of which only the place or the time is told.
_HAD = re.compile(
    r"(?:an? |some |our |the |that )?(?P<what>(?:(?:sharp|cross|heated|big|bad|angry|stupid|silly) )?(?:words|row|argument|quarrel|disagreement|falling[- ]out|misunderstanding|spat|bust-up|run-in|fight)) "
    r"(?P<when>(?:in|at|after|during|before|last|on)\b(?!.*\b(?:over|about)\b)[^,.;]+)"
)
# "five years of not speaking over the old office, which used to be mine"
_LONG = re.compile(
    r"(?P<long>[\w ]*?(?:years?|months?|weeks?)) of (?:not (?:speaking|talking)|silence)(?: to each other)?(?: (?:over|about|because of) (?P<topic>[^,;.]+))?"
)
# Silence and what is like it, since when.
_SINCE = (
    (r"(?:silence|no contact|not (?:speaking|talking)|no word)", "We've hardly spoken "),
    (
        r"(?:a |some )?(?:distance|coolness|coldness|chill|awkward(?:ness)?|tension|bad blood|frost|cold|cool|strained|frosty|distant|things (?:have been|were) \w+)(?: between us| with each other)?",
        "It hasn't been easy between us ",
    ),
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
    (r"misunderstanding|mix-up|confusion", "There was a misunderstanding between us about "),
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
    both = _BOTH.match(told)
    told = _ASIDE.split(
        re.sub(r"^(?:you and I|(both) of us) ", r"we \1 ", told).replace("we  ", "we ")
    )[0].strip()
    told = re.sub(
        r"\b(hardly|barely|scarcely) (?:spoke|talked)(?= since\b)", r"have \1 spoken", told
    )
    whole = _mended(to_you(tidy(strain), person, whole=strain))
    silent = _LONG.match(whole)
    if silent and not _ACCUSING.search(silent["topic"] or ""):
        over = f" because of {silent['topic']}" if silent["topic"] else ""
        return f"We haven't spoken for {silent['long']}{over}"
    fair = _OURS.match(told) and not _ACCUSING.search(told.replace("never", ""))
    if fair and len(told.split()) <= 16:
        apart = re.search(r", (?:and )?(?:we )?(haven't .*(?:talked|spoken)\b[^,;]*)$", whole)
        return f"We {told.removeprefix('we ')}" + (f", and we {apart[1]}" if apart else "")
    since = re.match(r"(.+?),? (since (?!you\b).+)", to_you(tidy(strain), person, whole=strain))
    if both and not _ACCUSING.search(re.sub(r"\b(?:never|I)\b", "", both[0])):
        return f"We {both[0].removeprefix('we ')}"
    if since and not _ACCUSING.search(re.sub(r"\b(?:I|my|your)\b", "", since[2])):
        opened = (said for words, said in _SINCE if re.fullmatch(words, since[1]))
        if opening := next(opened, ""):
            return opening + since[2]
    had = _HAD.fullmatch(tidy(strain))
    if had and not _ACCUSING.search(had["when"]):
        many = had["what"].endswith("words")
        return f"We had {had['what'] if many else with_article(had['what'], 'a')} {had['when']}"
    topic = friction(strain, person)
    if topic is None:
        return None
    named = (said for words, said in _CALLED if re.search(rf"\b(?:{words})\b", strain, re.I))
    return next(named, "We had our differences over ") + topic
