"""The form, served once on a free port, and a browser to look at it with."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from drafter import Finding, Report, Review
from drafter.ui.fields import FIELDS, PEOPLE, PERSON, blank_person

CHROMIUM = "/usr/bin/chromium"
# Without these Chromium itself looks up its maker's hosts.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def typed():
    """What was typed, in the order of the form: typed(sender="Ana Wu", people=[...])."""

    def make(people=(), **facts):
        facts = {"sender": "Ana Wu", "company": "Northwind", **facts}
        values = [
            facts.pop(field.name, "voluntary" if field.name == "departure" else "")
            for field in FIELDS
        ]
        assert not facts, f"no such field: {facts}"
        for place in range(PEOPLE):
            blank = dict(zip((field.name for field in PERSON), blank_person(place), strict=True))
            row = {**blank, **(people[place] if place < len(people) else {})}
            values += [row[field.name] for field in PERSON]
        return values

    return make


def finding(text, quote, severity="warn", label="venting", **more):
    start = text.index(quote)
    why = more.pop("why", "It airs a grievance.")
    return Finding(label, start, start + len(quote), quote, severity, why, **more)


@pytest.fixture
def scripted(monkeypatch):
    """A check that finds exactly "idiots" (block) and "salary" (warn), for the form alone."""
    from drafter.ui import handlers

    def check_tone(text, kind=None):
        words = {"idiots": "block", "salary": "warn"}
        found = [
            finding(text, word, severity, instead="Leave it out.", principle="P09")
            for word, severity in words.items()
            if word in text
        ]
        found.sort(key=lambda f: f.start)
        return Report(tuple(found), 0.4 * len(found), "idiots" not in text)

    def review(text, kind, situation, today=None):
        return Review(check_tone(text), Report())

    monkeypatch.setattr(handlers, "check_tone", check_tone)
    monkeypatch.setattr(handlers, "review", review)
    return monkeypatch


@pytest.fixture(scope="session")
def served():
    """The address of the form, served in an environment that asks Gradio to share it."""
    from drafter import ui

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    before = dict(os.environ)
    os.environ.update(GRADIO_SHARE="true", GRADIO_RUN_HISTORY="true", GRADIO_MCP_SERVER="true")
    os.environ.update(GRADIO_ANALYTICS_ENABLED="True")
    try:
        blocks = ui.build()
        from drafter.ui.serving import served

        settings = {**served(), "server_port": port, "quiet": True}
        blocks.launch(**settings, prevent_thread_lock=True)
        yield blocks
        blocks.close()
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="session")
def chromium():
    path = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium")
    if path is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    assert path, "CI has no Chromium: .ci/run installs it"
    return path


@pytest.fixture(scope="module")
def browser(chromium):
    # Not for the whole session: while Playwright runs, no other test can use asyncio.run.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()
