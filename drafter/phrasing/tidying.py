"""Tidying: a fact as a careful typist would have put it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from drafter.phrasing.mending import mended, set_right, told_by
from drafter.phrasing.words import (
    PAST,
    corrected,
    is_name,
    is_word,
    listed,
    past_base,
    senses,
    typos,
    usual_slip,
    verb,
)
from drafter.text import ONES


def _few(match: re.Match[str]) -> str:
    """Spell out "2-3 introductions", but no score such as "2-1 wins"."""
    low, high = int(match[1]), int(match[2])
    return f"{ONES[low]} or {ONES[high]} " if high == low + 1 else match[0]


# What "it's" is said before, and "its" is not.
_AFTER_IT_IS = (
    r"(?:(?:ok|okay|fine|not|never|always|a|the|an|my|mostly|all|just|been|so|too|no|gone|got|going to|like|about|why|"
    r"what|where|how|because|me|you|us|them|here|there|(?:in|on|at|under|with|for|from|up to|down to) "
    r"(?:my|the|all|a|your|our|me|you|us|them))\b(?!-)|only (?:fair|right|a|the|me|been)\b|"
    r"(?:hard|easy|good|nice|better|best|worth|great)(?=$| (?:to|when|at|if|that|for)\b)|"
    r"(?:busy|quiet|slow|late|long|short|dark|cold|hot|wet|icy|raining|snowing|\w+ed)(?=$|[,.;]| (?:and|with|at|on|in|out)\b))"
)

_SHORT_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "weds": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
}
_DAY = "|".join(_SHORT_DAYS)
# "Friday and sat", but not "every day and sat with me".
_AFTER_A_DAY = "|".join(
    rf"(?<=\b{day}{end} {joined} )"
    for day, end in [
        *((d, "") for d in _SHORT_DAYS),
        *((f"(?:{d})", "day") for d in ("Mon|Fri|Sun", "Tues", "Wednes", "Thurs", "Satur")),
    ]
    for joined in ("and", "or")
)
_ACRONYMS = "nhs uk usa hr gp cv cctv gdpr hgv icu ceo cfo pdf pdfs sql kpi kpis mri cpr hmrc nvq gcse gcses btec csat pto hmo fifo plc cnc crm erp cad ppe vat vip gps atm hnd istqb cpa acca gmp haccp hvac ecg nicu"
# Somebody has one of them.
_THEIR_OWN = (
    r"\b(my (?:manager|boss|partner|baby|supervisor|grandad|granddad|grandma|grandpa|stepdad|stepmum|girlfriend|boyfriend)"
    r"|(?:my|our|his|her|your|their) (?:late )?(?:husband|wife|mum|mom|mam|dad|nan|nana|gran|mother|father))"
)


def _whose(match: re.Match[str]) -> str:
    """Say "my sister's graduation" for "my sisters graduation", but "my brothers came"."""
    found, thing = verb(match[2]), set(senses(match[2])) & {"NOUN", "ADJ"}
    does = found is not None and (found.tense in PAST or found.noun != "mostly")
    small = any(listed(match[2], name) for name in ("after_verb", "finite", "relative", "small"))
    return f"{match[1]}'s {match[2]}" if thing and not does and not small else match[0]


def _of_one(match: re.Match[str]) -> str:
    """The same where there is one of them: "my dads health", but "my mums and aunts", "my dads in it"."""
    found = verb(match[2])
    does = found is not None and found.tense in ("past", "third") and found.noun == "never"
    small = any(listed(match[2], name) for name in ("after_verb", "finite", "relative", "small"))
    return (
        match[0]
        if does or small or match[2] in ("have", "are", "were")
        else f"{match[1]}'s {match[2]}"
    )


def _few_in_letters(digits: str) -> str:
    """A number below ten in letters."""
    return ONES[int(digits)] if int(digits) < len(ONES) and int(digits) < 10 else digits


def _theirs(match: re.Match[str]) -> str:
    """Say "the kids' frames" for "the kids frames"."""
    thing, does = senses(match[2]).get("NOUN", (match[2],))[0] != match[2], verb(match[2])
    theirs = listed(match[2], "shared") or (thing and (does is None or does.noun == "mostly"))
    return f"{match[1]}'" if theirs and listed(match[1], "crowd") else match[0]


_SPANS = "day week month year"
# How something is done, typed as an adjective.
_ADJECTIVES = "safe careful proper quick smooth clean polite honest correct calm slow quiet"
_MANNERS = {
    word: f"{word[:-1]}ily" if word.endswith("y") else f"{word}ly" for word in _ADJECTIVES.split()
}
_DONE = r"(?:(?:do|work|drive|brake|lift|handle|treat)(?:s|es)?|did|done|doing|worked|working|drove|driven|driving|braking|lifting|handled|handling)"


# Shorthand and slips, each with the words of which one is in the text ("" for any text), what
# is typed, and what a careful typist writes.
_SHORTHAND = told_by(
    ("", r"(?<!\S)w/o(?:ut)?\s*", "without "),
    ("", r"(?<!\S)w/\s*", "with "),
    ("b", r"(?<!\S)b4(?!\S)", "before"),
    ("yr year", r"\b(an? \d+)\s*(?:yr|year)s? (?=[a-z])", r"\1-year "),
    ("esp", r"\besp\.? (?=[a-z])", "especially "),
    ("hr hrs", r"\b(\d+)\s*hrs? (?=(?:shifts?|cover|care|days?|weeks?|service|line|notice)\b)", r"\1-hour "),
    ("yr yrs wks mths mins hr hrs", r"\b(\d+)\s*(yr|wk(?=s)|mth(?=s)|min(?=s)|hr)s?\b", lambda m: f"{m[1]} {corrected(m[2].lower() + 's')}"),
    ("w", r"(?<=[a-z%] )w (?=[a-z\d])", "with "),
    ("n", r"(?<=[a-z] )n (?=[a-z])", "and "),
    ("self", r"\b(self) (employed)\b", r"\1-\2"),
    ("time", r"\b(part|full) (time) (?=[a-z])", r"\1-\2 "),
    ("day week month year", r"\b1 (day|week|month|year) (?=ahead|before|early|late|ago|in advance)", r"a \1 "),
    ("", r"\b(\d{1,2}(?:[:.]\d\d)?) ?([ap])\.m\b\.?", r"\1\2m"),
    ("min", r"\b(\d+\s*)min\b(?=$|[,;]| (?:every|each|before|after|late|early|instead|from|to|too|in|on|and)\b)", r"\1minutes"),
    ("min", r"\b(\d+)[ -]?min (?=(?:phone|call|walk|drive|ride|break|chat|overlap|slot|talk)s?\b)", r"\1-minute "),
    ("season", r"\b(the )?(2\d)/(2\d) season", r"the 20\2/\3 season"),
    ("mag", r"\bmag(?=$|,| (?:redesign|cover|layout|issue)\b)", "magazine"),
    ("sat", r"\b(the|an?|on|every|each|our|my) (?-i:sat) (?=(?:magazine|market|morning|afternoon|night|shift|crew|club|school|class)\b)", r"\1 Saturday "),
    ("nr", r"\bnr\.? (?=\d)", "number "),
    ("am pm", r"\b(\d{1,2}(?:[:.]\d\d)?) ([ap])m\b", r"\1\2m"),
    ("st", r"\b1st\b(?! (?:of|(?-i:[A-Z])))", "first"),
    ("ca approx abt about", r"\b(?:ca|approx|about)\.? (?=~?[\d£$€])", "about "),
    ("", r"\b([23]d)\b", lambda m: m[1].upper()),
    (f"{_SPANS} days weeks months years", rf"(?<!\bthe )(?<!\bto )(?<!\bfrom )(?:\ban? )?\b(\d+) ({_SPANS.replace(' ', '|')})s? (?=(?:backlog|gap|delay|contract|course|secondment|placement|trial|shutdown)\b)",
     lambda m: f"{'an' if _few_in_letters(m[1])[0] in 'e8' else 'a'} {_few_in_letters(m[1])}-{m[2]} "),
    ("way point step stage phase storey tier star", r"\b([2-9]) (way|point|step|stage|phase|storey|tier|star) (?=[a-z])", lambda m: f"{ONES[int(m[1])]}-{m[2]} "),
    (" ".join(_MANNERS), rf"\b({_DONE} (?:(?:it|this|that|them|things|everything|the \w+) )?)({'|'.join(_MANNERS)})(?=$|[,;.]| (?:and|with|in|on|at|under|every|when|even)\b)",
     lambda m: m[1] + _MANNERS[m[2].lower()]),
    ("", r"\b((?:new|old|two|three|both|all the|\d+) )([a-z]{3,})['’]s(?=$|[,;.])",
     lambda m: f"{m[1]}{m[2]}s" if listed(m[2], "capitals") else m[0]),
    ("na", r" na (?=(?:super|very|so|always|really)\b)", ", "),
    ("mr mrs ms dr prof sir", r"\b(mr|mrs|ms|dr|prof|sir)(?=\.? (?-i:[A-Z]))", lambda m: m[1].title()),
    ("tech", r"\b((?:turbine|lab|pharmacy|vet|dental|bike|car|field|service|support|surgical|maintenance|repair|it) )tech(?=$|[,.;]| (?:at|in|for|with|and)\b)", r"\1technician"),
    ("av ave", r"\bave?\.? (?=\d)", "an average of "),
    ("max", r"\b(?-i:max)\.? (?=\d)", "a maximum of "),
    ("plus", r"(?<![\w€£$.,])(\d{2,}) ?plus ([a-z]+s)\b", lambda m: f"more than {m[1]} {m[2]}" if listed(m[2], "crowd") else m[0]),
    ("hmo", r"\bhmo\b(?! (?:card|cover|plan|benefit))", "HMO cover"),
    ("no", r"\bno show(s?)(?=$|,| (?:from|down|up|fell|were|by|rate|shifts?|policy|fees?|patients?|clients?|appointments?)\b)", r"no-show\1"),
    ("", r"(?-i:\ba )(?=[aeio](?!ne\b|nce\b|u|we)[a-z]{2,})", "an "),
    ("", r"(?<![\w./@-])([abceghmpqs]\d{1,2}|\d[fg](?= (?:pipe|plate|weld)))(?![\w./@-])", lambda m: m[1].upper()),
    ("bi directory", r"\bpower bi\b|\bactive directory\b", lambda m: m[0].title().replace("Bi", "BI")),
    ("certificate", r"\bcertificate(?= (?-i:II+|IV|VI*)\b)", "Certificate"),
    ("improvement", r"\b(requires improvement) to (\w+)|(\w+) to (requires improvement)\b", lambda m: m[0].title().replace(" To ", " to ")),
    ("diff", r"\b((?:cash|till|stock|count|price|pay) )diff(s?)\b", r"\1difference\2"),
    ("since", r"\bsince (?:['’](?=\d)|(?=[5-9]))(\d\d)(?![\w%.:/])(?= (?:has|had|have|was|is|and|when)\b|$|[,;])", lambda m: f"since {20 if m[1] < '50' else 19}{m[1]}"),
    ("old", rf"\b(\d+|{'|'.join(ONES[1:])}) (year|month|week|day) old(s?)\b", r"\1-\2-old\3"),
    ("last", r"\blast minute (?=([a-z]+))", lambda m: "last-minute " if senses(m[1]) and not listed(m[1], "after_verb") else m[0]),
    ("day week month year hour minute", rf"\b(?!one )({'|'.join(ONES[1:])}) (day|week|month|year|hour|minute) (?=([a-z]+))", lambda m: f"{m[1]}-{m[2]} " if "NOUN" in senses(m[3]) else m[0]),
    ("days nights", r"\b(day|night)s (job|post|role)\b", r"\1 \2"),
    ("ep", r"\bep (?=\d)", "episode "),
    ("", r"(?<!\bon )(?<!\bby )\b(\d{1,2} (?-i:[A-Z])[a-z]{2,8}),? (?:at )?(?=\d{1,2}[.:]\d\d\b)", r"on \1 at "),
    ("off", rf"\b((?:\d+|{'|'.join(ONES[1:])})(?: days| weeks)? on) (?=(?:\d+|two|three|four|six)(?: days| weeks)? off\b(?!-))", r"\1 and "),
    ("paid", r"\b(courses?|lessons?|training|school|exams?|diploma|degree|class|classes|studies|certificates?|licen[cs]e|visa) paid by\b", r"\1 paid for by"),
    ("say saying says said", r"\b(say(?:ing|s)?|said) (hello|goodbye|good morning|good night) ((?-i:(?!\w+days?\b)[A-Z])\w+)\b(?! and)", lambda m: f'{m[1]} "{m[2].capitalize()}, {m[3]}"'),
    ("asking asks asked ask", r"\b(ask(?:ing|s|ed)?) (so what|what if|why not)(?=$|,)", r'\1 "\2"'),
    ("stock", r"^stock ?take (?=with|in|on|at)", "stocktaking "),
    ("", r"\b([a-z]+s)(?= ([a-z]+)\b(?! (?:their|the|about|around|in|up|it|every|each|all)\b))", _theirs),
    ("", r"^(?:zero|nil|0) (?=[a-z])", "no "),
    ("excel", r"\bexcel(?= |$)(?! (?:at|in)\b)", "Excel"),
    ("sage", r"\b(on|in|into|using) sage(?=$|,| (?:and|for|to|at)\b)", r"\1 Sage"),
    (_ACRONYMS, rf"(?<![\d@/.-])(?<!\d )(?<!an )(?<!per )(?<!every )\b({_ACRONYMS.replace(' ', '|')})\b(?![@.-]\w)",
     lambda m: m[1].upper().replace("FS", "Fs").replace("IS", "Is").replace("ES", "Es")),
    ("eve day", r"\bnew year['’]?s (eve|day)\b", lambda m: f"New Year's {m[1].title()}"),
    ("ref", r"\bref(?=s? (?:for|from|letter)\b)", "reference"),
    ("ref", r"\b((?:a|written|agreed|good|university|college|job|character|work|my) )ref$", r"\1reference"),
    ("of", r"\b(could|should|would) of\b", r"\1 have"),
    ("im", r"\bim (?=[a-z])", "I'm "),
    ("its", rf"\bits (?={_AFTER_IT_IS})", "it's "),
    ("days weeks months years", r"\b((?:[2-9]|\d\d|two|three|four|six|eight|twelve) (?:day|week|month|year)s) (?=(?:notice|pay|leave|wages|severance|holiday|overtime|training|rest)\b)", r"\1' "),
    ("days weeks months years hours", r"\b((?:a|an|one|1) (?:day|week|month|year|hour))s (?=(?:notice|pay|leave|wages|holiday|overtime|training|rest|work)\b)", r"\1's "),
    ("my our his her your their", rf"{_THEIR_OWN}s ([a-z]+)", _of_one),
    ("my", r"\b(my (?:(?!own)\w+ )?(?:sister|brother|daughter|son|neighbour|neighbor|uncle|aunt|cousin|niece|nephew|friend|kid|grandson|granddaughter))s ([a-z]+)", _whose),
    ("cos", r"\bcos\b(?! lettuce)", "because"),
    ("pt", r"\b(a|any|every|no|the|my) pt (?=waiting|who|in|on|with|at)", r"\1 patient "),
    ("manger", r"\bbest manger(?= (?:I|ive|ever|who|you)\b)", "best manager"),
    ("manger", r"\b(a|the) manger (?=(?:who|that|and|at)\b)", r"\1 manager "),
    ("apart", r"\bapart of\b", "a part of"),
    ("took taking taken", r"\b((?:took|taking) me|being taken) (?=with(?:out)? (?:no|any|little)\b)", r"\1 on "),
    ("too", r"\b(able|want|wanted|going|trying|ready|willing) too (?=[a-z])", r"\1 to "),
    ("new", r"\b(I|he|she|you|we|they) new (?=(?:every|the|all|how|what|my|their|our|when|that|where|who)\b)", r"\1 knew "),
    ("hole", r"\bhole (?=(?:gang|bunch|class|school|building|staff|team|day|week|time|lot|thing|shift|year|month|night|family|crew|company|department)\b)", "whole "),
    ("where", r"(^|, |\b(?:when|because|while|but) )(we|you|they) where\b(?= [a-z])", r"\1\2 were"),
    ("were", r"\b(knows?|knew|remembers?|sees?) were (?=(?:it|the|everything|to|things|my|all|we|you|they|he|she)\b)", r"\1 where "),
    ("grate", r"\b(would be|is|was|were|been|so) grate\b", r"\1 great"),
    ("loose", r"(?<=\bto )loose(?=$| (?:gracefully|well|badly|weight|money|hope)\b)", "lose"),
    ("ins ups offs outs", r"\b(break|stand|drop|check|log|sign|start|warm|clean|follow|catch|back|set) (ins|ups|offs|outs)\b", r"\1-\2"),
    ("", r"(?<=[a-z])\s*\+\s*(?=[a-z])", " and "),
    ("not", r"\b(?!(?:is|am|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|must|may|might|and|but|or|if|why|when|what|how|"
     r"that|who|of|for|to|it|you|we|they|he|she|knows?|known|knew|told|said|than|as|so|maybe|perhaps|rather|only|with)\b)([a-z]{2,}) not (?=(?:after|before|late|early|the|an?)\b)", r"\1, not "),
    ("not", r"\b(\d[\w%]*|day|week|month|year) not (?=\d)|\b(([a-z]+) \w+) not (?=\3 )", r"\1\2, not "),
    ("talking telling dressing", r"\b(a (?:good |right )?(?:talking|telling|dressing)) (to|off|down)(?= (?:first|once|for|from|by|in|after)\b|$|[,;])", r"\1-\2"),
    ("always never often sometimes", r"^(always|never|often|sometimes) (you|he|she|they|we|I) ", r"\2 \1 "),
    ("double cross spot fact proof hand", r"\b(double|cross|spot|fact|proof|(?<!\ba )(?<!\bby )(?<!\bto )(?<!\bon )hand) (?=(?!during\b)\w+(?:ed|ing)\b|(?:cut|made|sewn|built|thrown|drawn|knit) (?!(?:to|on|by|in|me)\b)[a-z])", r"\1-"),
    ("", r"\b(?:([1-8])-([2-9])) (?=[a-z])", _few),
    ("i", r"\bi(?='(?:m|ve|ll|d)\b)|(?<![\w.'-])i(?![\w.'-])", "I"),
    ("", r"(?<=[a-z0-9]) & (?=(?-i:[a-z]))", " and "),
    (" ".join(_SHORT_DAYS), rf"\b(on|by|each|next|last|every|until|till) ({_DAY})\b(?![-'])", lambda m: f"{m[1]} {_SHORT_DAYS[m[2].lower()]}"),
    (" ".join(_SHORT_DAYS), rf"\b({_DAY})(?=(?:,| and| or| to) (?:{_DAY})\b)|(?:{_AFTER_A_DAY})(?!sat (?:with|beside|by|down|through|next)\b)(?:{_DAY})\b", lambda m: _SHORT_DAYS[m[0].lower()]),
    ("", r"\s*(?:->|→|=>)\s*", " -> "),
)  # fmt: skip


_MONTHS = "january february march april may june july august september october november december"


# What may be a name though it was typed without its capital: a word, "year 9s".
_LOW = re.compile(
    r"(?<![\w.@/-])(?:(?<!\d )years? \d{1,2}s?\b(?! (?:ago|of|times))|[a-z]{3,}(?![\w@/-]|\.\w))"
)


def _capital(match: re.Match[str]) -> str:
    """A language, a day, a place or a make with its capital; any other word as it is."""
    word = match[0]
    known = listed(word, "capitals") or listed(word.removesuffix("s"), "capitals")
    known = known or (
        word in ("eve", "day") and match.string[: match.start()].lower().endswith("christmas ")
    )
    return word[0].upper() + word[1:] if known or " " in word else word


# "the eldoret road": a place is a name, if it is no word.
_OF_PLACE = re.compile(
    r"\b(the |our )([a-z]{4,})(?= (?:hub|road|branch|depot|plant|campus|airport|region|district|factory)\b)"
)
# "moving to recife": where somebody goes has a capital, if it is no word.
_PLACE = re.compile(
    r"\b((?:mov|relocat|shift|emigrat|return|liv|clos)(?:e|ed|ing) (?:back |home |up |down |out |over )?(?:to|in|from|near) )"
    r"([a-z]{4,})(?=$|[,.]| (?:with|for|in|at|and)\b)"
)
# "january" is a month wherever it stands, "march" and "may" where a date would.
_MONTHS_ALONE = re.compile(rf"\b(?!march|may)({_MONTHS.replace(' ', '|')})\b")
LONG_MONTHS = {month[:3]: month.title() for month in _MONTHS.split()} | {"sept": "September"}

_NAMED_MONTHS = re.compile(
    r"\b(in|by|since|for|from|until|till|mid|of|before|after|early|late|every|last|next) (march|may)\b"
)


# "mr clarke", as somebody in a hurry types it
TYPED_LOW = re.compile(
    r"\b(?:mr|mrs|ms|(?<![\w'] )miss|(?<=with )miss|(?<=from )miss|(?<=for )miss|dr|prof)\.? (?!(?:and|or|in|at|his|her|their|my|our|your|the|a|an|it|you|them|him|out|that|this|all|two|most)\b)[a-z]{2,}(?:-[a-z]+)?\b"
)


_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_SHORT_MONTHS = re.compile(
    rf"(\b(?:by|in|till?|until|since|for|and|early|late|due|end|mid) |\d |\()({_SHORT})\b\.?"
    rf"|\b({_SHORT})(?= \d)|\b(feb|sept|oct|nov|dec|aug)(?![\w@.-])",
    re.IGNORECASE,
)


# "in Sept 21": no day is "in" a month
_OF_YEAR = re.compile(
    rf"\b([Ii]n (?:{_MONTHS.title().replace(' ', '|')})) ['’]?([0-3]\d)(?=$|[,.;])"
)
# "21/12", where only the first can be the day
_SLASHED = re.compile(r"(?<![\d/.])(1[3-9]|2\d|3[01])/(1[0-2]|0?[1-9])(?![\d/])")


def _long_month(match: re.Match[str], names: Container[str]) -> str:
    """A month written out; "mar" only where a day follows it, and "jan" only where nobody is called so."""
    month = (match[2] or match[3] or match[4]).lower()
    return (
        match[0] if match[2] == "mar" or month in names else (match[1] or "") + LONG_MONTHS[month]
    )


_ENDING = re.compile(
    r"(?:\s*(?:[!?.,;:…]+|\b(?:lol|haha+|lmao|tbh|tbf|ngl|imho|xx+|xo(?:xo)*|x|btw|imo|sry|thx|innit|iykyk|of all things|god knows|no really)\b|"
    r"(?<=,) ?(?:that['’]?s (?:all|it)|thanks|cheers|ta|ty|please|to be (?:honest|fair))\b|\b(?<=ever) honestly\b|(?<=everything) really\b|"
    r"(?<=,) ?(?:sadly|frankly|honestly|always|obviously|finally|mostly|mainly)\b|<3|:-?\)|"
    "[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+))+$",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"(?<=\w)\s+(?:lol|haha+|lmao)\b[^.!?;,]*$|(?<=\w)\s+(?:honestly|tbh|ngl|imho|imo|btw)(?=,| - )|\s*\((?:joking|most|lethal|finally|sadly|elsewhere|the (?:real kind|hard way)|[!?]+|\w+[!?]+)\)",
    re.IGNORECASE,
)


_LEADING = re.compile(
    r"^(?:(?:ok|okay|well|um|honestly|basically|i guess|maybe|oh|and|also)[, ]+|"
    r"(?:(?:many |so many |big |huge )?thanks|cheers|ta|thank you|i'?m grateful|grateful|thankful|i appreciate)(?: so much)? for )(?=\w)",
    re.IGNORECASE,
)


_BRACKETED_END = re.compile(r"\s*\(\W*\)\s*$")


# "19 days -> 11" is "from 19 days to 11".
_LEVELS = re.compile(r"(?<!from )(?<!\S)(\S*\d\S*(?: [a-z]+)?) -> (?=\S*\d)")


def tidy(fact: str, names: Iterable[str] = ()) -> str:
    """A fact as a careful typist would have put it, within a sentence.

    Shorthand is written out, shouting lowered, the closing mark and the aside in
    brackets dropped, the first letter lowered where it begins no name. `names` are
    kept, and given their capitals.

    >>> tidy("Covering my shifts!!"), tidy("THE BEST CREW ON THE COAST"), tidy("pairing w/ Dev lol")
    ('covering my shifts', 'the best crew on the coast', 'pairing with Dev')
    """
    return _tidied(fact, tuple(names))


# Quotation marks around the whole, or one that has lost its fellow: pupils who asked "why"
# keep theirs.
_QUOTED = re.compile(r'^["“”]+([^"“”]*)["“”]*$|^([^"“”]*)["“”]+$')


# Pictures and faces drawn with marks.
_MARKS = re.compile(
    r"\s*(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]*|(?<!\S)[:;]-?[)D(](?!\S))\s*"
)
# A word that may be mistyped: in lower case, and no part of an address or a compound.
_TYPED = re.compile(r"(?<![\w@./'-])(?:[a-z]+(?:'s)?|[a-z]+[1-9]|[1-9][a-z]{3,5})(?![\w@/'-])")
# The same at the start, or a name of the calendar: only what no name of a person looks like.
_TYPED_HIGH = re.compile(r"(?:^[A-Z]|(?<![\w@./'-])[FJAOSNDMTW])[a-z]{3,}(?![\w@/'-])")


def _as_meant(match: re.Match[str]) -> str:
    """A word with a capital as it was meant, where a table of what is mistyped has it."""
    word, low = match[0], match[0].lower()
    meant = usual_slip(low)
    sure = meant[0].isupper() or (match.start() == 0 and (low in typos() or len(word) > 5))
    return meant[0].upper() + meant[1:] if sure else word


@lru_cache(maxsize=4096)
def _tidied(fact: str, names: tuple[str, ...]) -> str:
    text = re.sub(r"^(?:[•*\s]|-(?!\d))+", "", " ".join(fact.replace("**", "").split())).rstrip(
        "•*- "
    )
    text = _QUOTED.sub(r"\1\2", text)
    if _shouted(text):
        text = re.sub(r"\bst\.? ([a-z])", lambda m: f"St {m[1].upper()}", text.lower())
    text = _MARKS.sub(" ", text).strip()
    own = {name.lower() for name in names}
    text = _TYPED.sub(lambda m: m[0] if m[0] in own else corrected(m[0]), text)
    text = _TYPED_HIGH.sub(_as_meant, text)
    text = TYPED_LOW.sub(lambda m: m[0].title(), text)
    text = mended(set_right(text, _SHORTHAND))
    text = _LEADING.sub("", _ASIDE.sub("", _BRACKETED_END.sub("", text)))
    text = _ENDING.sub("", text).strip()
    text = re.sub(
        r"(?<=[a-z])(?<!\bp)(?<!\bpp)(?<!\bno)(?<!\bvs)(?<!\bst)\. (?=[a-z0-9])", ", ", text
    )
    text = re.sub(_ENDING, "", text)
    text = re.sub(r"\b[A-Z]{2,}\b", _stressed, text)
    for place in (_PLACE, _OF_PLACE):
        text = place.sub(lambda m: m[1] + (m[2] if is_word(m[2]) else m[2].title()), text)
    text = _MONTHS_ALONE.sub(lambda m: m[1].title(), text)
    text = _NAMED_MONTHS.sub(lambda m: f"{m[1]} {m[2].title()}", text)
    text = _SHORT_MONTHS.sub(lambda m: _long_month(m, own), text)
    text = _OF_YEAR.sub(r"\1 20\2", text)
    text = _SLASHED.sub(lambda m: f"{m[1]} {_MONTHS.split()[int(m[2]) - 1].title()}", text)
    text = _arrows(text)
    text = re.sub(r"^(pay|buy|roll|hand|carry) (out|over)(?= of\b)", r"\1\2", text)  # a thing
    text = re.sub(
        r"(?<=[a-z0-9], )([A-Z][a-z]+)(?= ([a-z]+))",
        _lowered,
        text,
    )
    text = _lower_first(text)
    text = _LOW.sub(_capital, text)
    for name in names:
        if name.lower() in text.lower():  # a pattern for each name costs more than all the rest
            text = _with_name(text, name, fact)
    return text


def _with_name(text: str, name: str, typed: str) -> str:
    """A text with the capital of a name in it: of "will" or "grace" only where it does something."""
    low = name.lower()
    if text.startswith(low) and typed.startswith(name):
        text = name + text[len(name) :]
    flags = re.IGNORECASE
    if senses(low) or listed(low, "small"):
        flags = re.NOFLAG
        doer = re.match(rf"{re.escape(low)} (\w+)", text)
        does = verb(doer[1]) if doer else None
        if does and does.tense in ("past", "third") and does.noun != "mostly":
            text = name + text[len(name) :]
    text = re.sub(
        rf"\b{re.escape(name)}s(?= [a-z])(?! (?:and|are|have|were|who|in|at|on)\b)",
        f"{name}'s",
        text,
        flags=flags,
    )
    return re.sub(rf"\b{re.escape(name)}\b", name, text, flags=flags)


def _lowered(match: re.Match[str]) -> str:
    """A word within a list without its capital, but for a name, or what does something ("Deb knows")."""
    found = verb(match[2])
    does = found is not None and found.tense in ("past", "third") and found.noun != "mostly"
    doer = does and "NOUN" in senses(match[1].lower())
    return match[1] if doer or is_name(match[1]) or match[1] == "I" else match[1].lower()


def _stressed(match: re.Match[str]) -> str:
    """A small word in capitals, for stress, in its usual letters: "about MY weekend"."""
    word = match[0].lower()
    small = listed(word, "after_verb") or listed(word, "adverbs") or listed(word, "small")
    return word if small and word not in ("it", "us") else match[0]


def _arrows(text: str) -> str:
    """An arrow between levels is "to"; before what was done it is a colon."""
    text = _LEVELS.sub(r"from \1 to ", text)
    return re.sub(
        r" -> (\w+)?", lambda m: f"{': ' if past_base(m[1] or '') else ' to '}{m[1] or ''}", text
    )


def _shouted(text: str) -> bool:
    """Whether a text is written in capitals, and is no abbreviation."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    word = len(letters) > 3 and "NOUN" in senses(text.lower())
    return letters.isupper() and (len(letters) > 4 or word)


def _lower_first(text: str) -> str:
    """The first letter lowered, where it begins no name."""
    first = re.match(r"[A-Z][a-z]*(?:-[a-z]+)*(?![\w'’.])", text)
    if not first or first[0] == "I":
        return text
    rest = text[first.end() :].lstrip()
    compound = "-" in first[0] and all(is_word(part) for part in first[0].lower().split("-"))
    if is_name(first[0]) and not compound and not _begins(first[0].lower(), rest):
        return text
    # "Grace under pressure" is a virtue, "Grace Okafor" or "Community Nurse of the Year" a name.
    named = re.match(r"[A-Z][a-z]|BI\b", rest) and not _begins(first[0].lower(), rest)
    return text if named else first[0].lower() + text[first.end() :]


def _begins(word: str, rest: str) -> bool:
    """Whether a word that may be a name begins a phrase here ("Chase the invoices")."""
    following = re.match(r"[a-z]+", rest)
    if listed(word, "mass") or listed(word, "after_verb"):
        return True
    found = verb(word)
    if found is None:
        return False
    plain = found.noun == "never" and not listed(word, "proper")
    return plain or listed(following[0] if following else "", "after_verb")
