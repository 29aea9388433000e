"""Reading a model's answer: the message alone, out of what models put around it.

Only takes away, never adds or rewrites: thoughts, fences, headers, remarks, a second
version, marks of emphasis.
"""

from __future__ import annotations

import json
import re

_THOUGHT = re.compile(
    r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)|\A.*</think(?:ing)?>", re.S | re.I
)
# The marks of our own prompts, which small models give back with what stood between them.
_ECHO = re.compile(r"<facts>\s*(.*?)(?:</facts>|\Z)", re.S)
_SPECIAL = re.compile(r"<\|[\w ]{1,30}\|>.*|</?s>|\[/?INST\]", re.S)
_FENCED = re.compile(r"^[ \t]*```[^\n`]*\n(.*?)(?:^[ \t]*```[ \t]*$|\Z)", re.S | re.M)
_HEADER = re.compile(r"[*_# ]*(?:subject|betreff|asunto|to|from|date)[*_ ]*:[^\n]*", re.I)

# What a text of these kinds is called by whoever announces one.
_TEXT = (
    r"(?:text|message|e-?mail|draft|letter|note|script|version|reply|response|answers?|plan|"
    r"points|story|rewrite|revision)"
)
_OPENING = re.compile(
    rf"(?:sure|certainly|of course|absolutely|okay|ok)\b[^\n]{{0,160}}"
    rf"|[^\n]{{0,60}}\b(?:here is|here's|here are|here’s|below is|this is)\b"
    rf"[^\n]{{0,80}}\b{_TEXT}\b[^\n]{{0,80}}:"
    rf"|(?:(?:revised|updated|final|new|corrected|rewritten) )?{_TEXT}(?: 1)?:?"
    rf"|(?:[\w-]+ ){{0,3}}(?:e-?mail|letter|note|message|draft|script|story|text)",
    re.I,
)
_SECOND = re.compile(
    rf"^[*#_ \[(]*(?:alternative(?:ly)?|another|second|option 2|version 2|variant 2|draft 2)\b"
    rf"[^\n]{{0,60}}:?[*_ \])]*$|^[*#_ ]*{_TEXT} 2\b[^\n]*$",
    re.I | re.M,
)
_FIRST = re.compile(rf"[*#_ \[(]*(?:option|version|variant|draft|{_TEXT}) 1\b[^\n]{{0,60}}", re.I)
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.M)
_CLOSING = re.compile(
    rf"[*_(\[ ]*(?:note|word count|words|changes made|explanation)\b[^\n]{{0,20}}[:)\]].*"
    rf"|[(\[]?\d+ (?:words|characters)[)\].]*"
    rf"|(?:this|the) (?:revised |updated )?{_TEXT} (?:keeps|meets|follows|maintains|adheres)\b.*"
    rf"|(?:feel free to (?:adjust|edit|change|customi[sz]e|modify)|i hope this (?:helps|meets)"
    rf"|let me know if you(?:'d|’d| would) like (?:any|me|to (?:change|adjust)))\b.*",
    re.I | re.S,
)
_END = re.compile(r"\n[ \t]*[(\[]?(?:the )?end(?: of [^\n]{0,30})?[)\]]?\.?[ \t]*\Z", re.I)
# Under what name a server that is set to answer in JSON gives the text, the likeliest first.
_NAMES = ("text", "message", "body", "content", "draft", "answer", "response", "output", "reply")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'"}


def message_in(answer: str) -> str:
    r"""The message in a model's answer; empty where there is none.

    >>> message_in('Sure! Here is your email:\n\n**Subject:** Bye\n\nDear Sam,\nThanks.')
    'Dear Sam,\nThanks.'
    >>> message_in('{"text": "Dear Sam,\\nThanks."}')
    'Dear Sam,\nThanks.'
    """
    text = answer.replace("\r\n", "\n").replace("\r", "\n")
    text = _SPECIAL.sub("", _THOUGHT.sub("", text)).strip()
    fenced = _FENCED.search(text)
    if fenced and 2 * len(fenced[1]) + len("```\n\n```") > len(text):
        text = fenced[1].strip()
    text = _out_of_json(text)
    text = _first_version(_without_opening(_plain(_without_echo(text))))
    text = _without_opening(_unquoted(_without_closing(text)))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.M)).strip()


def _out_of_json(text: str) -> str:
    """The text in a JSON object, which some servers are set to answer with.

    It has one of the usual names, or else is the longest.
    """
    if not (text.startswith("{") and text.endswith("}")):
        return text
    try:
        held = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text
    texts = {name.casefold(): value for name, value in held.items() if isinstance(value, str)}
    named = (texts[name] for name in _NAMES if texts.get(name, "").strip())
    return next(named, max(texts.values(), key=len, default=text))


def looks_whole(text: str) -> bool:
    r"""Whether a text ends like one: with a stop, or with a short line such as a name.

    >>> looks_whole("Thank you.\nAna"), looks_whole("I want to thank you for the many ways in")
    (True, False)
    """
    last = text.rstrip().rpartition("\n")[2]
    return last.rstrip("\"'”’)»*_ ")[-1:] in tuple(".!?:;。！？…") or 0 < len(last.split()) <= 4


def _without_echo(text: str) -> str:
    """Without the facts before the text or around it."""
    echo = _ECHO.search(text)
    if echo is None:
        half_a_mark = r"\A<(?=\w)(?![^\n>]*>)"
        return re.sub(half_a_mark, "", text.replace("</facts>", "").strip())
    before = text[: echo.start()].strip()
    inside = echo[1].rpartition("Draft:\n")[2]
    inside = re.sub(r"^(?:I am|Reader): .*\n", "", inside, flags=re.M).strip()
    return before if len(before.split()) > len(inside.split()) / 2 else inside


def _without_opening(text: str) -> str:
    """Without announcements and mail headers at the top."""
    while True:
        first, _, rest = text.partition("\n")
        said = first.strip()
        if not rest.strip() or not (
            _OPENING.fullmatch(said)
            or _HEADER.fullmatch(said)
            or _FIRST.fullmatch(said)
            or _RULE.fullmatch(said)
        ):
            return text
        text = rest.strip()


def _first_version(text: str) -> str:
    """Up to where a second version or a ruled-off remark begins."""
    second = _SECOND.search(text)
    if second and text[: second.start()].strip():
        text = text[: second.start()]
    rule = _RULE.search(text)
    if rule and len(text[: rule.start()].split()) >= len(text.split()) / 2:
        text = text[: rule.start()]
    return _RULE.sub("", text).strip()


def _without_closing(text: str) -> str:
    """Without remarks about the text in its last paragraphs."""
    while True:
        text = _END.sub("", text)
        rest, gap, last = text.rstrip().rpartition("\n\n")
        if not gap or not _CLOSING.fullmatch(last.strip()):
            return text
        text = rest


def _plain(text: str) -> str:
    """Without marks of emphasis, headings and links, which show as signs in plain text."""
    text = re.sub(r"(\*\*|__)(?=\S)([^\n]*?\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])", r"\1", text)
    text = re.sub(r"^[ \t]*#{1,6}[ \t]+", "", text, flags=re.M)
    text = re.sub(r"^[ \t]*[*•][ \t]+", "- ", text, flags=re.M)
    text = re.sub(r"^[ \t]*>[ \t]?", "", text, flags=re.M)
    return re.sub(r"(?<!!)\[([^\]\n]+)\]\((?:mailto:)?\1\)", r"\1", text)


def _unquoted(text: str) -> str:
    close = _QUOTES.get(text[:1])
    if close and len(text) > 2 and text.endswith(close):
        inner = text[1:-1]
        if close not in inner and text[0] not in inner:
            return inner.strip()
    return text
