import re
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from drafter import Finding, Report, Review
from drafter.ui import showing
from drafter.ui.marking import marked, pieces

ALLOWED = {"div": {"class", "dir"}, "mark": {"class", "data-number"}}
HOSTILE = (
    "</mark><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;"
    "{{7*7}}${1}`\"'\r\n\n\u2028"
)
TEXTS = st.text(max_size=60) | st.just(HOSTILE)


class Reader(HTMLParser):
    """What a browser would see: the text, and every tag with its attributes."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data


@st.composite
def found(draw):
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place, st.sampled_from(["note", "warn", "block"]))))
    findings = [
        Finding("blame", min(a, b), max(a, b), text[min(a, b) : max(a, b)], severity, "why")
        for a, b, severity in spans
    ]
    return text, sorted(findings, key=lambda f: (f.start, f.end))


@given(found())
def test_the_pieces_join_up_to_the_text(case):
    text, findings = case
    assert "".join(piece.text for piece in pieces(text, findings)) == text


@given(found())
def test_each_finding_is_marked_from_its_start_to_its_end(case):
    text, findings = case
    for number, finding in enumerate(findings, 1):
        covered = [p.text for p in pieces(text, findings) if number in p.numbers]
        assert "".join(covered) == finding.quote


@given(found())
@example((HOSTILE, []))
def test_the_marked_text_is_only_ever_text(case):
    text, findings = case
    read = Reader(marked(text, findings))
    assert read.text == text
    for tag, attributes in read.tags:
        assert set(attributes) <= ALLOWED[tag]


@given(found())
def test_each_mark_is_as_grave_as_its_gravest_finding_and_each_number_stands_once(case):
    text, findings = case
    marks = [attributes for tag, attributes in Reader(marked(text, findings)).tags if tag == "mark"]
    visible = [n for n, f in enumerate(findings, 1) if f.end > f.start]
    shown = [int(n) for m in marks if "data-number" in m for n in m["data-number"].split(",")]
    assert sorted(shown) == visible
    gravest = {f.severity for f in findings if f.end > f.start}
    for severity in ("block", "warn", "note"):
        if severity in gravest:
            assert severity in {m["class"] for m in marks}
            break


@given(TEXTS)
def test_no_sentence_shown_can_become_a_tag(text):
    finding = Finding("blame", 0, len(text), text, "warn", text, text, text, text)
    review = Review(Report((finding,)), Report())
    for html in (
        showing.error(text),
        showing.findings(text, review.findings),
        showing._list("needs", "Title", [text]),
    ):
        allowed = r"p|b|q|ol|li|ul|h3|section|div|mark|button"
        assert all(re.fullmatch(allowed, tag) for tag, _ in Reader(html).tags)
        assert not any(name.startswith("on") for _, a in Reader(html).tags for name in a)
