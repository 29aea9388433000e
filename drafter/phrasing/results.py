"""Results: a note of what was achieved, read as the sentence that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.phrasing.forms import Phrase, parse
from drafter.phrasing.reading import tailed, whole
from drafter.phrasing.wording import head_of, is_person, those, with_article
from drafter.phrasing.words import is_participle, listed, past_base, past_of
from drafter.text import ONES

COUNT = rf"(?:[£$€]?\d[\d.,]*\w*|{'|'.join(ONES[2:])}|dozens of|hundreds of)"
# "22 people hired": what was done stands last, in a note.
_DONE_LAST = re.compile(
    rf"(?P<what>{COUNT}(?:/\w+)?(?: [\w-]+){{0,3}}?) (?P<verb>hired|trained|planted|saved|filled|closed|opened|built|taught|"
    r"mentored|raised|sold|fixed|delivered|repaired|installed|written|shipped|launched|published|recruited|"
    r"placed|rewired|produced|attended|migrated|restored|renovated|translated|catalogued)(?P<rest>(?:,| in| on| since| for| with| by| without).*)?"
)
# "safety manual rewritten": what was done to one thing.
_DONE_TO = re.compile(
    r"(?P<what>(?:the |our |a |an )?[a-zA-Z][\w'-]*(?: [a-z][\w'-]*){0,3}) (?P<verb>written|rewritten|reorgani[sz]ed|rebuilt|redesigned|digiti[sz]ed|"
    r"automated|introduced|repaired|repainted|cleared|renewed|restored|renovated|replaced|rewired|relaunched|standardi[sz]ed|moderni[sz]ed|catalogued|translated|documented)(?P<rest> (?:in|within|after|before) .+)?"
)
# "no accident since 2009", "30% fewer returns": a count that has no verb.
_NONE = re.compile(
    r"(?P<what>(?:no|zero|0|not (?:one|a single)|[\d.]+ ?(?:%|percent) (?:fewer|more|less)) .+)"
)
_FREE = re.compile(
    rf"(?:no|not (?:one|a single)) (?P<what>[a-z-]+(?: [a-z]+)*?) (?:for|in(?! .* (?:months|weeks|days)$)) (?P<long>(?:{COUNT}|a) (?:[a-z]+ )?(?:years?|seasons?|winters?|months|weeks|days|nights|shifts))"
)
_BEFORE_TAIL = re.compile(
    r"(?:,|:|\s(?:in|since|for|on|after|at|from|across|during|with|last|this|(?<!no\s)lost)\s|\s\d{4}\b)"
)
# "first female partner in the region", "finalist 2024": what somebody was.
_WAS = re.compile(
    r"(?:the )?(?:first|only|youngest|oldest) (?:[\w-]+ ){0,2}?(?:partner|woman|man|person|manager|apprentice|member|foreman|forewoman|"
    r"engineer|nurse|teacher|driver|officer|supervisor|director|head|lecturer|professor|welder|leader)\b|"
    r"(?:the )?(?:youngest|oldest|first|only|best)(?: ever)? (?:[\w-]+ ){0,2}?(?:seller|lead|chef|cook|trainee|scorer)\b|"
    r"(?:[\w-]+ ){0,2}?(?:chef|cook|lead|seller|manager|head|foreman|supervisor|driver|teacher|nurse|engineer) (?:at (?:just )?\d|\d+ (?:years|months|weeks|times) (?:in a row|running))|"
    r"(?:[\w-]+ ){0,4}(?:finalist|winner|champion|runner-up|nominee|secretary|treasurer|captain|steward|rep)\b|"
    r"(?:[\w-]+ ){0,2}?(?:employee|rookie|newcomer|volunteer|player|agent|carer|tutor|officer|apprentice|assistant|nurse|teacher|trainee|driver|salesperson|worker|member|student) of the|\w+ registered\b",
    re.IGNORECASE,
)


_VERB = re.compile(
    r"((?!(?:there|we|I|they|it|you|he|she|everyone|nobody|who|which|that|what|how)\b)(?:(?!who\b|which\b|that\b|what\b|how\b|where\b|when\b|and\b)[\w'-]+ ){0,9}?[\w'-]+)(?<!that)(?<!which)(?<!who) (?=(?:was|were|is|are|has|had|cleared|passed|sold|sells?|finished|went|won|got|made)\b|(?:halved|doubled|tripled)$)"
)
# "10 years no accident", "six years and no accident"
_WENT = r"(?:(?:went|came|fell|dropped|rose|grew|climbed|shot|improved|halved)(?: (?:up|down))?|(?:is|was|are|were) (?:up|down|now))"
_YEARS_FREE = re.compile(
    rf"(?<!went )(?<!for )\b(?P<long>(?:{COUNT}|a) (?:full )?(?:years?|months?|weeks?|days?|nights?|seasons?|shifts?|winters?)),?(?: and| with| of)? (?P<none>no|zero|not one|without an?|without) (?P<what>[^,]+)"
)
_YEAR = r"(?<!since)(?<!between)(?<!in)(?<!of)(?<!and)(?<!to)(?<!until),? (?=(?:19|20)\d\d\b)"


_MOVED = re.compile(
    r"(?P<what>.+?)(?<!went)(?<!are)(?<!is)(?<!came) (?P<way>[-+−]|down |up )(?:by )?"
    r"(?P<far>(?:\d[\d.]* ?(?:%|percent|points|places|marks)|half|a (?:third|quarter|fifth|tenth))(?: (?:in|over|since|by|on|with) .+)?)"
)
_TITLED = re.compile(
    r"\w+ registered\b|.* of the (?:[Yy]ear|[Mm]onth|[Ww]eek)\b|.* at (?:just )?\d|[Ss]ecretary|[Tt]reasurer"
)


def recast(text: str) -> Phrase | str:
    """A note of a result as what it stands for: a whole sentence, or a note to be phrased.

    >>> recast("22 people hired"), recast("no accident since 2009").text
    ('hired 22 people', 'there has been no accident since 2009')
    """
    text = tailed(whole(text))
    for pattern, said in _NOTED:
        text = pattern.sub(said, text)
    return next(found for reader in _READERS if (found := reader(text)) is not None)


def _free(match: re.Match[str]) -> str:
    none = "no" if match["none"].startswith("without") else match["none"]
    return f"{none} {match['what']} for {match['long']}"  # "in 19 months" may mean a day to come


def _post(match: re.Match[str]) -> str:
    """A post and its years: "safety representative 2014 to 2023"."""
    post, since, until = match[1].strip(" ,"), match[2], match[3]
    if not is_person(post):
        return match[0]
    if until in ("now", "today"):
        return f"have been {with_article(post, 'a')} since {since}"
    return f"was {with_article(post, 'a')} from {since} to {until}"


def _in_use(match: re.Match[str]) -> str:
    many = re.search(r"[^su]s$", match.string[: match.start()]) is not None
    return f" that {'are' if many else 'is'} still in use"


# What people do: "7 stayed" needs no "were".
_THEMSELVES = r"(?:stay|pass|fail|qualifi|graduat|retir|surviv|remain|return|mov|start|improv)ed"


def _of_which(match: re.Match[str]) -> str:
    """Say of what was counted what was done to some: "wrote 40 applications, 17 funded"."""
    head, _, share = match[0].rpartition(", ")
    many, _, done = share.removeprefix("and ").rpartition(" ")
    return f"{head}, {many} of which {'was' if many == 'one' else 'were'} {done}"


def _worth(match: re.Match[str]) -> str:
    done = parse(match[1], lean="deed").form == "past"
    return f"{match[1]}, worth {match[2]}" if done else match[0]


# How well something stood: "default rate 1.9%", "98.6% stock accuracy in the last audit".
_MEASURE = (
    r"(?:[a-z-]+ ){0,3}(?:rate|score|average|ratio|accuracy|uptime|attendance|retention|occupancy)"
)
_RATED = re.compile(
    rf"^(?:(?:a |the )?(?P<what>{_MEASURE}) (?:of )?(?P<level>(?:under |over |below |above |about )?\d[\d.,]*\d?(?: ?%| percent| pct| out of \d+)?)"
    rf"|(?P<share>\d[\d.]*% (?:{_MEASURE}|pass)))(?P<rest>(?:,? (?:in|at|on|this|last|since|against) .+|, .+ running)?)$"
)


def _rated(match: re.Match[str]) -> str:
    if match["share"]:
        what, level = match["share"], ""
    else:
        of = "" if re.match(r"under|over|below|above", match["level"]) else "of "
        what, level = match["what"], f" {of}{match['level']}"
    mass = re.search(r"(?:accuracy|uptime|attendance|retention|occupancy)$", what)
    return f"had {'' if mass else 'an ' if re.match('8|1[18]%|[aeio]', what) else 'a '}{what}{level}{match['rest']}"


# How a note is written out before it is read.
_Said = str | Callable[[re.Match[str]], str]
_NOTED: tuple[tuple[re.Pattern[str], _Said], ...] = (
    (
        re.compile(
            r"^((?:[\w-]+ ){1,4}?),?(?:from )?((?:19|20)\d\d) ?(?:[-–]|to|until) ?((?:19|20)\d\d|now|today)$"
        ),
        _post,
    ),
    (
        re.compile(
            r"^(?:the )?(?!no\b)([\w' -]*(?:quarter|semi)-?finals?)(?=$|,? (?:in|at|twice)\b),?"
        ),
        lambda m: f"reached the {m[1]}" if parse(m[1]).form == "noun" else m[0],
    ),
    (re.compile(r"^(\d+ (?:years|months|seasons)) (?=[A-Z])"), r"\1 of "),
    (_YEARS_FREE, _free),
    (re.compile(r" [-=]?> (?=[£$€]?\d)"), " -> "),  # "late shipments 14% > 3%"
    (re.compile(r"^([a-z][^,\d]*), (?:from )?(\d\S*) (?:to|->) (?=\d)"), r"\1 from \2 to "),
    (
        re.compile(
            r"^((?:the )?(?:winter|summer|spring|autumn)(?: of)? (?:19|20)\d\d)(?: -|:|,) (no .+)$"
        ),
        r"\2 in \1",
    ),
    (
        re.compile(
            rf"^((?:ran|led|kept|chaired|taught|coached) [^,]+), (?=(?:{COUNT}) (?:terms|years|seasons|winters)$)"
        ),
        r"\1 for ",
    ),
    (re.compile(r", (?:the first time(?: ever)?|first time ever)$"), " for the first time"),
    (re.compile(r", (?=first time$)"), " "),  # at the first attempt
    (re.compile(r"(?<=, )(?:zero|0) (?=[a-z])"), "no "),
    (re.compile(r", also ((?:to |for |with |by )?the [^,]+)$"), r" and also \1"),
    (re.compile(r", (?=(?:highly )?(?:shortlisted|commended|nominated)\b)"), ", which was "),
    (re.compile(r", (?=(?:sells|runs|serves|feeds|reaches|covers) )"), ", which "),
    (
        re.compile(r", ((?:first|second|third) prize(?: (?:in|at|for) .+)?)$"),
        r", which won \1",
    ),
    (
        re.compile(r", (?:no one|no-one|nobody) else (here )?(does|did)(?: it| that)?$"),
        r", which nobody else \1\2",
    ),
    (
        re.compile(
            rf"^(\d[\d.]*% of (?:the |my )?(?:target|quota|goal|plan))(?=$|,? {COUNT} (?:years|months)$| (?:in|for|every|this|last)\b)"
        ),
        r"reached \1",
    ),
    (
        re.compile(
            rf"^(reached .+ (?:target|quota|goal|plan)),? (?=(?:{COUNT}) (?:years|months)$)"
        ),
        r"\1 for ",
    ),
    (
        re.compile(
            r"^(?!.*\b(?:in|at|for|of|by|the|to|early|late|spring|summer|autumn|winter|(?:since|from|until)(?: [a-z]+)?|(?:in|at) (?:[A-Z]\S+ )?(?!region|area|district|country)[a-z]+) \d{4}$)"
            r"([A-Za-z][^,]*\b(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Za-z]+) (?=(?:19|20)\d\d$)"
        ),
        r"\1 in ",
    ),
    (
        re.compile(r", (?:the )?((?:[a-z]+ )?(?:target|average|norm)) (?:is |was |of )?(?=\d)"),
        r", against a \1 of ",
    ),
    (re.compile(r"^(\d[^,]*), (?:it )?(?:was|used to be) (?=\d\S*$)"), r"\1 instead of "),
    (_RATED, _rated),
    (re.compile(r"^([a-z]+) on time(?= from | up | down |:)"), r"on-time \1"),
    (re.compile(r"(?<=[a-z0-9])/(?=(?:day|week|month|year|hour|shift|project)\b)"), " a "),
    (re.compile(r"(?<=\d) %"), "%"),
    (re.compile(r" [+&] "), " and "),
    (
        re.compile(
            r"^([a-z-]+ [a-z]+s|[a-z]+s), ((?:about )?\d[\d,]*) (a (?:day|week|month|year))$"
        ),
        r"\2 \1 \3",
    ),
    (re.compile(r"^((?:a|the|our) [^,]+), from scratch$"), r"built \1 from scratch"),
    (
        re.compile(
            rf"^((?:{COUNT}) (?:girls|boys|lads|women|men|pupils|students|children|apprentices|trainees|players|patients|people) (?:back )?(?:into|through|to) (?:the|a|their|work|school|college|university)\b)"
        ),
        r"got \1",
    ),
    (re.compile(r"\blost time (?=injur|accident|incident)"), "lost-time "),
    (re.compile(r"(?:\blike |~ ?)(?=[\d£$€])"), "about "),
    (re.compile(r" \(((?:19|20)\d\d)(?:,| and) ((?:19|20)\d\d)\)$"), r" in \1 and \2"),
    (re.compile(r"(?<=[a-z]) - (?=\d)"), ", "),
    (re.compile(r"^never an? ([a-z]+) missed\b"), r"never missed a \1"),
    (re.compile(r"^being (?=(?:the|an?) )"), "was "),
    (re.compile(r"(?<=\w) by now$"), " so far"),
    (  # "the ice storm, got all 31 buses back"
        re.compile(r"^([^,]+), ((?:got|kept|brought|had) (?:all|every|both|each) [^,]+)$"),
        lambda m: (
            f"{m[2]} in {with_article(m[1])}" if parse(m[1], lean="deed").form == "noun" else m[0]
        ),
    ),
    (re.compile(r"^(?:I am |I'm |am )?proud of (?=[a-z])"), ""),
    (re.compile(r"^that (?=(?:nobody|no one|everyone|everybody|we|they|my|the|all) )"), ""),
    (
        re.compile(
            rf"^(all|both|most) ((?:of )?(?:the |my |our |\d+ )?[a-z ]*[a-z]s) (?!{_THEMSELVES})([a-z]+ed|kept|sold|paid|met)$"
        ),
        r"\1 \2 were \3",
    ),
    (
        re.compile(
            r"^((?:got|took|brought|raised|cut) (?!about|some)[^,]*[a-z]) (?<!from )(\d\S*) to (?=\d)"
        ),
        r"\1 from \2 to ",
    ),
    (
        re.compile(r"(?<=[a-z]), (?:from )?((?:19|20)\d\d) ?(?:[-–]|to) ?((?:19|20)\d\d)$"),
        r" from \1 to \2",
    ),
    (
        re.compile(
            r"^((?:twice )?(?:shortlisted|nominated|commended|selected|elected|promoted)(?: (?:for|as|by|to|in|twice)\b.*)?)$"
        ),
        r"was \1",
    ),
    (
        re.compile(r"^(?!.*\byears?\b)(\d[\d.,]*k? [^,]*?[a-z])(?:,| and)? no ([a-z-]+)$"),
        lambda m: f"{m[1]} without {with_article(m[2], 'a')}",
    ),
    (
        re.compile(
            r"^((?:cut|reduced|raised|grew|brought|got|shortened|lowered|increased|improved) [^,(]+?)(?:, | \()(?:down |up )?(?:from )?(\d\S*(?: [a-z]+)?) (?:down |up )?(?:to|->) (\d[^()]*)\)?$"
        ),
        r"\1 from \2 to \3",
    ),
    (
        re.compile(r"^(?:fewer|less) ([^,]+), (?:down )?(?:from )?(\d\S*) (?:down )?to (?=\d)"),
        r"\1 down from \2 to ",
    ),
    (re.compile(rf"^({COUNT} (?:years|seasons|terms)) as ([a-z].*)"), r"\2 for \1"),
    (re.compile(rf"(\d|{COUNT}).*?, (?:and )?(one|{COUNT}) (?!{_THEMSELVES})[a-z]+ed$"), _of_which),
    (re.compile(r" first try$"), " on my first try"),
    (
        re.compile(r"(?<!\bin)(?<!\bfor)(?<!\bof)(?<!\bthe)(?<!\bsince)(?<!\bby) (?=Q[1-4]$)"),
        " in ",
    ),
    (re.compile(r"(?<=[a-z]), (?=(?:19|20)\d\d(?: and (?:19|20)\d\d)?$)"), " in "),
    (
        re.compile(
            r"\b(in|at) (?!early|late|mid|spring|summer|autumn|winter)((?:[A-Z]\w+ )?(?!in |since |of |for |by |until |from )[a-z]+) ((?:19|20)\d\d)$"
        ),
        r"\1 the \3 \2",
    ),
    (re.compile(r"\bthe ([a-z]+[^\Ws\d]) (?=\d+ and \d+\b)"), r"\1s "),
    # Who "they" are depends on the reader.
    (re.compile(r"(?: that| which)? they (?:all )?still use$"), _in_use),
    (
        re.compile(rf", ({COUNT}|all|most|half|some) (?=(?:still|now|already|online|in)\b)"),
        r", \1 of them ",
    ),
    # What was won or run is worth its money; what was raised or saved is the money.
    (
        re.compile(
            r"^(?!(?:raised|saved|cut|earned|collected|made|took|brought|reduced|recovered|found)\b)([a-z]+ [^,]+?)(?:,|(?<=s)(?= RM)) "
            r"((?:(?:about|over|nearly|almost|around|some|more than) )?(?:(?:[£$€]|RM ?)\d[\d.,]*\w*(?: million)?|\d[\d.,]* ?(?:kr|kroner|euros?|pounds|dollars|francs|rupees|pesos|EUR|USD|GBP)))$"
        ),
        _worth,
    ),
    (re.compile(r", it (?:was|had been) (?=.+ since )"), " after it had been "),
)


def _done_last(text: str) -> str | None:
    """Say first what was done: "22 people hired"."""
    if (done := _DONE_TO.fullmatch(text)) and parse(done["what"]).form == "noun":
        return f"{past_of(past_base(done['verb']) or done['verb'])} {with_article(done['what'])}{done['rest'] or ''}"
    done = _DONE_LAST.fullmatch(text)
    if done is None:
        return None
    return f"{past_of(past_base(done['verb']) or done['verb'])} {done['what']}{done['rest'] or ''}"


def _went(text: str) -> Phrase | None:
    """A figure that has its verb: "the rejection rate came down from 6% to 2%"."""
    told = re.match(rf"[a-z].* {_WENT} ", text)
    if told and parse(text, lean="deed").form in ("change", "clause"):
        return Phrase(with_article(text), "clause")
    return None


def _moved(text: str) -> Phrase | str | None:
    """A figure that has none: "complaints down by half", "waste down to 3 bins"."""
    moved = _MOVED.fullmatch(text)
    if (
        moved
        and ", " not in moved["what"]
        and parse(moved["what"].rstrip(","), lean="deed").form == "noun"
    ):
        way = "up" if moved["way"] in ("+", "up ") else "down"
        what = with_article(re.sub(r"^(?:less|fewer|more) ", "", moved["what"].rstrip(",")))
        return f"brought {what} {way} by {moved['far']}"
    lowered = re.fullmatch(r"([a-z][\w' -]*?) (down|up) (to \S+.*)", text)
    turned = re.fullmatch(r"([a-z][\w' -]*?) (from [A-Z]\S* to [A-Z]\S*.*)", text)
    if turned and parse(turned[1], lean="deed").form == "noun":
        return Phrase(f"{with_article(turned[1])} went {turned[2]}", "clause")
    if lowered and parse(text, lean="deed").form != "past":
        return f"brought {with_article(lowered[1])} {lowered[2]} {lowered[3]}"
    return None


def _explained(text: str) -> Phrase | str | None:
    """A thing, and what it did: "the new rota, it cut overtime"."""
    saves = re.fullmatch(
        r"([^,]+?)(?<! to),? saves? (\d[\d.]* ?%|(?:about )?\d.*?)( [a-z]+)?", text
    )
    if saves and parse(saves[1], lean="deed").form == "noun":
        share = " of the" if saves[3] and "%" in saves[2] else ""
        many = re.search(r"[^su]s$", saves[1]) is not None
        what = f"{saves[2]}{share}{saves[3] or ''}"
        return Phrase(f"{with_article(saves[1])}, which save{'' if many else 's'} {what}", "noun")
    added = re.fullmatch(r"([^,]+), ((?:we|it|they) .+)", text)
    if added is None or parse(added[1], lean="deed").form != "noun":
        return None
    return f"{with_article(added[1])} ({added[2]})"


def _told(text: str) -> Phrase | str | None:
    """What has a verb already: a sentence about something, or a deed."""
    if re.match(
        rf"(?:{COUNT}|\d|all|both|most|half) of (?:my|our|the|{COUNT}) [a-z]+ (?:[a-z]+ed|got|went|won)\b",
        text,
    ):
        return Phrase(text, "clause")
    if mine := re.fullmatch(r"(.+) (?:was|were) my idea", text):
        return f"had the idea for {those(mine[1])}"
    form = parse(text, lean="deed").form
    if form in ("clause", "noun") and (about := _VERB.match(text)):
        bare = re.match(r"\d+[ap]m |[a-z]+ing$", about[1])
        subject = f"the {about[1]}" if bare else with_article(about[1])
        return Phrase(f"{subject} {text[about.end() :]}", "clause")
    if form in ("past", "change", "clause"):
        return text
    return None


def _nothing_happened(text: str) -> Phrase | None:
    """What did not happen: "no accident since 2009"."""
    if re.match(r"(?:no|not one|not a single) .* (?:came|was|were|went|had|made|fell) ", text):
        return Phrase(text, "clause")
    if not _NONE.fullmatch(text):
        return None
    text = re.sub(r"^(?:zero|0) ", "no ", text)
    if never := re.fullmatch(r"no (.+) ever", text):
        one = with_article(never[1], "a")
        return Phrase(
            f"there {'was never ' + one if one != never[1] else 'were never any ' + one}", "clause"
        )
    text = re.sub(r", (?=\d+ (?:years|months|weeks)$)", " in ", text)
    done = re.match(r"no [a-z-]+?((?<!u)s)? (?!left (?:in|since|for)\b)(?=([a-z]+)\b)", text)
    if done and is_participle(done[2]):
        were = "were" if done[1] else "was"
        return Phrase(f"{done[0]}{were} {text[done.end() :]}", "clause")
    if free := _FREE.fullmatch(text):
        return Phrase(f"went {free['long']} without {with_article(free['what'], 'a')}", "past")
    if " in " not in text:
        text = re.sub(_YEAR, " in ", text, count=1)
    head = _BEFORE_TAIL.split(text)[0].removesuffix(" ever")
    many = re.search(r"(?<![usi])s$", head) is not None and not head.startswith("not ")
    since = ("have been" if many else "has been") if " since " in text else ""
    return Phrase(f"there {since or ('were' if many else 'was')} {text}", "clause")


def _stood(text: str) -> Phrase | None:
    """How a thing stood: "infection rate zero for 19 months", "peat-free on all sites since 2021"."""
    level = r"(?:at )?(?:zero|nil)|(?:below|under|above|over|at) \d\S*"
    stood = re.fullmatch(rf"([a-z][\w' -]*?) ({level}) (for|in|since) (.+)", text)
    if stood and parse(stood[1], lean="deed").form == "noun":
        were = "has been" if stood[3] == "since" else "was"
        how = re.sub(r"^(?:at )?(?:zero|nil)$", "zero", stood[2])
        return Phrase(f"{with_article(stood[1])} {were} {how} {stood[3]} {stood[4]}", "clause")
    if re.match(r"on (?:call|duty|site|hand|board) .*\b(?:every|for|since)\b", text):
        return Phrase(f"{'have been' if ' since ' in text else 'was'} {text}", "past")
    if re.match(r"[a-z]+-free (?:across|at|by|for|in|on|since)\b", text):
        return Phrase(f"we {'have been' if ' since ' in text else 'were'} {text}", "clause")
    return None


_BEFELL = re.compile(
    rf"(?P<what>(?:the |{COUNT} )?(?:[\w'-]+ ){{0,3}}?[a-z]{{2,}}s) (?:(?P<done>[a-z]+)|(?P<so>complete|up to date|(?:\d+% )?on time))"
    r"(?P<rest>(?:,? (?:in|since|within|on|to|by|before|after|this|last|at|for|from|(?:the )?same) .+)?)"
)


def _befell(text: str) -> Phrase | None:
    """What was done to many: "3 agents promoted", "farmers paid same day"."""
    found = _BEFELL.fullmatch(text)
    if found is None or not (found["so"] or is_participle(found["done"])):
        return None
    if parse(found["what"], lean="deed").form != "noun":
        return None
    alone = not found["so"] and re.fullmatch(rf"{_THEMSELVES}|halved|doubled", found["done"])
    long = " since " in found["rest"]
    be = ("have" if alone else "have been") if long else "" if alone else "were"
    rest = found["rest"].replace(" same ", " the same ").replace("the the", "the")
    return Phrase(
        f"{found['what']} {be} {found['done'] or found['so']}{rest}".replace("  ", " "), "clause"
    )


def _was(text: str) -> str | None:
    """What somebody was: "never late", "the first woman on the board", "finalist 2024"."""
    if re.match(
        r"(?:never|always|not once) (?:a (?:single )?(?:day|minute|hour) )?(?:late|ill|absent|off|sick|early|on time)\b",
        text,
    ):
        return f"I was {text}"
    superlative = re.match(
        r"(?:the )?(?P<it>(?:most|least|lowest|highest|fewest|best) [a-z].*)", text
    )
    if superlative and not is_person(superlative["it"]) and " of the " not in text:
        return f"I had the {superlative['it']}"
    if not (_WAS.match(text) or _is_the_only(text)):
        return None
    text = re.sub(_YEAR, " in ", text).removeprefix("the ")
    if " of the Year" in text:
        text = text[:1].upper() + text[1:]
    first = re.match(r"(?:first|only|youngest|oldest|best)\b", text)
    post = f"the {text}" if first else text if _TITLED.match(text) else with_article(text, "a")
    return f"I {'have been' if ' since ' in text else 'was'} {post}"


def _is_the_only(text: str) -> bool:
    """Whether a note says what somebody was before others: "the only plumber without a call-back"."""
    one = re.match(r"(?:the )?(?:first|only|youngest|oldest) (.+)", text)
    if one and re.match(r"[a-z]+(?:ian|man|woman) [a-z]+ed\b", one[1]):
        return True
    head = head_of(one[1].lower())[-1:] if one else []
    return bool(head) and not listed(head[0], "things") and _WORKER.search(head[0]) is not None


_WORKER = re.compile(r"(?:er|or|ist|man|woman|nurse|chef|cook)$")


def _told_of_a_thing(text: str) -> str:
    """Say what stands behind a colon: "launch: sold out in 9 days" tells something, "repairs: 94 homes" adds to it."""
    if not re.fullmatch(r"[^:,(]+: [^:]+", text):
        return text
    what, rest = text.split(": ", 1)
    if parse(rest, lean="deed").form == "past":
        return f"{with_article(what)} {rest}"
    return f"{what} ({rest})"


_READERS: tuple[Callable[[str], Phrase | str | None], ...] = (
    _done_last,
    _went,
    _moved,
    _explained,
    _told,
    _nothing_happened,
    _stood,
    _befell,
    _was,
    _told_of_a_thing,
)
