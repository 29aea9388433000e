"""The page: whole, by itself, and safe whatever was typed or written."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from drafter import Finding
from evals import checker, report, run
from evals.case import cases
from evals.measures import MEASURES

HOSTILE = "</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='x'"


class Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def tone() -> checker.Measured:
    rows = [
        checker.Item(
            id=f"i{n}",
            labels=("venting",) if n % 2 else (),
            kind="repair_note",
            voice="a nurse",
            score=n / 40,
            ok=n < 20,
            found=frozenset({"venting"} if n > 20 else ()),
        )
        for n in range(40)
    ]
    return checker.Measured(tuple(rows))


@pytest.fixture(scope="module")
def results() -> list[run.Result]:
    chosen = [*cases(kind="repair_note")[:2], *cases(kind="thank_you_note")[:2]]
    sheets = [s for found in run.drafted(chosen, [run.offline("prompts")]) for s in found]
    return run.results(sheets)


def test_it_shows_every_draft_and_asks_nothing_of_any_network(
    results: list[run.Result], tone: checker.Measured
) -> None:
    page = report.page(results, tone)
    reader = Reader()
    reader.feed(page)
    for result in results:
        assert result.case.id in page
    assert [tag for tag, _ in reader.tags if tag in ("link", "img", "iframe", "object")] == []
    assert not [a for _, attrs in reader.tags for a in attrs if a in ("src", "href", "action")]
    assert not re.search(r"https?://|url\(|@import|fetch\(|XMLHttp", page)
    assert sum(tag == "svg" for tag, _ in reader.tags) == 5
    assert sum(tag == "article" for tag, _ in reader.tags) == len(results)


def test_of_a_checker_that_was_not_measured_it_says_nothing(results: list[run.Result]) -> None:
    page = report.page(results, None)
    assert "tone checker" not in page
    assert "<svg" not in page


def test_what_was_typed_or_written_is_only_ever_text(
    results: list[run.Result], tone: checker.Measured
) -> None:
    first = results[0]
    hostile = replace(
        first,
        column=run.Column(HOSTILE, HOSTILE, "first"),
        case=replace(first.case, note=HOSTILE, must=((HOSTILE,),), raw={"situation": HOSTILE}),
        outcome="fail",
        text=HOSTILE,
        subject=HOSTILE,
        verdicts=dict.fromkeys(MEASURES, run.Verdict("fail", HOSTILE)),
        findings=(Finding(HOSTILE, 0, 9, HOSTILE[:9], "warn", HOSTILE),),
    )
    voices = checker.Measured(tuple(replace(i, voice=HOSTILE, kind=HOSTILE) for i in tone.items))
    plain, reader = Reader(), Reader()
    plain.feed(report.page([first], tone))
    reader.feed(report.page([hostile], voices))
    scripts = [tag for tag, _ in reader.tags if tag in ("script", "img")]
    assert scripts == ["script"]
    assert not [a for _, attrs in reader.tags for a in attrs if a.startswith("on")]


def test_the_pieces_of_a_text_join_up_to_it_and_findings_may_overlap() -> None:
    text = "one two three four"
    findings = [
        Finding("venting", 4, 13, "two three", "note", "why"),
        Finding("blame", 8, 18, "three four", "block", "why"),
        Finding("length", 18, 18, "", "warn", "why"),
    ]
    found = report.pieces(text, findings)
    assert "".join(piece.text for piece in found) == text
    assert [(p.text, p.worst, p.ends) for p in found] == [
        ("one ", "", ""),
        ("two ", "note", ""),
        ("three", "block", "1"),
        (" four", "block", "2"),
    ]


def test_it_filters_and_shows_two_side_by_side_from_a_file(
    results: list[run.Result], tone: checker.Measured, tmp_path: Path
) -> None:
    other = [replace(r, column=run.Column("other", "offline", "final")) for r in results]
    other[0] = replace(other[0], outcome="fail" if results[0].outcome == "pass" else "pass")
    path = tmp_path / "report.html"
    path.write_text(report.page([*results, *other], tone), encoding="utf-8")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith("file:") else faults.append(r.url))
        page.goto(path.as_uri())
        assert page.locator("article:visible").count() == 4
        assert page.locator(".draft:visible").count() == 8, "the second folder is on the right"
        page.select_option("select[name=right]", "")
        assert page.locator(".draft:visible").count() == 4
        page.select_option("select[name=right]", "1")
        page.select_option("select[name=measure]", "stock")
        assert page.locator("article:visible").count() == 0
        page.select_option("select[name=measure]", "")
        page.fill("input[name=words]", results[0].case.name.upper())
        assert page.locator("article:visible").count() == 1
        page.fill("input[name=words]", "")
        page.select_option("select[name=outcome]", "differ")
        assert page.locator("article:visible").count() == 1
        page.select_option("select[name=outcome]", "")
        page.select_option("select[name=kind]", "repair_note")
        assert page.locator("article:visible").count() == 2
        browser.close()
    assert faults == []
