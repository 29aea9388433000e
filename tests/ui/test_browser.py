"""The form as a person meets it, in a real browser."""

import re
import time
from contextlib import contextmanager
from itertools import pairwise

import pytest

from drafter.ui import handlers
from drafter.ui.fields import FIELDS, PERSON

PATIENCE = 20_000  # milliseconds; two slow cores serve and show
INJURED = "<script>pwned=1</script><img src=x onerror=pwned=1>{{7*7}}${pwned=1}`</textarea>"
EMPTY_STORES = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


class Form:
    """The page, in the words of the form."""

    def __init__(self, page):
        self.page = page
        self.text = page.locator("#text textarea")
        self.marks = page.locator("#findings mark")
        self.error = page.locator("#error .problem")

    def field(self, name):
        return self.page.locator(f"#{name}").locator("input:visible, textarea:visible").first

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def choose(self, name, value):
        self.page.locator(f"#{name} select").select_option(value)

    def open(self, group):
        self.page.get_by_role("button", name=group).click()
        self.drawn()

    def tab(self, name):
        self.page.get_by_role("tab", name=name).click()
        self.drawn()

    def drawn(self):
        """Wait as long as any eye must: what comes into sight is drawn.

        In its first frame Gradio sets each field once more to what it began with, and a hand
        faster than the screen, as only a test has, would see its words vanish.
        """
        self.page.evaluate(
            "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
        )

    def start_from(self, title, sender):
        self.choose("example", title)
        self.has(self.field("sender"), sender)

    def draft(self):
        self.button("Draft").click()
        self.text.wait_for()
        self.has(self.text, re.compile("."))

    def has(self, locator, value):
        from playwright.sync_api import expect

        expect(locator).to_have_value(value, timeout=PATIENCE)

    def says(self, locator, text):
        from playwright.sync_api import expect

        expect(locator).to_contain_text(text, timeout=PATIENCE)


@pytest.fixture
def opened(browser, served):
    """Opens the form in a context of its own, and watches it: opened(width=390) as form."""

    @contextmanager
    def open_form(width=1280, height=900, **more):
        permissions = ["clipboard-read", "clipboard-write"]
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, permissions=permissions, **more)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        seen = {"outside": [], "faults": []}
        page.on("pageerror", lambda error: seen["faults"].append(str(error)))
        page.on("dialog", lambda dialog: seen["faults"].append(dialog.message) or dialog.dismiss())
        own = (served.local_url, "data:", "blob:")
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(own) else seen["outside"].append(asked.url),
        )
        page.goto(served.local_url)
        form = Form(page)
        form.button("Draft").wait_for()
        yield form
        # Whatever was done: nothing went out, nothing was kept, nothing broke.
        assert seen == {"outside": [], "faults": []}
        assert page.evaluate(EMPTY_STORES) == '[{},{},""]'
        assert page.url == served.local_url
        assert page.title() == "drafter"
        context.close()

    return open_form


def test_from_an_example_to_a_copied_text(opened):
    with opened() as form:
        form.start_from("Promoted elsewhere", "Priya Raman")
        assert form.page.locator("#notice_weeks input").input_value() == "4"
        form.choose("kind", "farewell_email")
        form.page.get_by_label("The whole company").check()
        form.draft()
        assert "Priya Raman" in form.text.input_value()
        form.says(form.page.locator("#written-by"), "offline engine")
        form.button("Copy").click()
        form.says(form.page.locator("#copied"), "Copied")
        assert form.page.evaluate("navigator.clipboard.readText()") == form.text.input_value()
        subject = form.page.locator("#subject").locator("input, textarea").input_value()
        form.button("Copy subject").click()
        form.page.wait_for_function(
            "s => navigator.clipboard.readText().then(t => t === s)", arg=subject
        )
        form.text.fill(f"{form.text.input_value()}\n\nI am finally free of you idiots.")
        form.says(form.page.locator("#verdict"), "Held back")
        form.says(form.page.locator("#findings .findings"), "hostility")


def test_findings_are_marked_and_a_held_text_takes_one_more_click(opened, scripted):
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        # One key after the other: the last state is checked, and not every one before it.
        form.text.fill("")
        form.text.press_sequentially("A fine salary, idiots.")
        form.says(form.page.locator("#verdict"), "Held back")
        form.says(form.marks.last, "idiots")
        assert form.marks.all_inner_texts() == ["salary", "idiots"]
        form.says(form.page.locator("#findings .marked"), "A fine salary, idiots.")
        form.says(form.page.locator("#findings li").last, "Leave it out.")
        assert not form.button("Copy").is_visible()
        # Each finding leads to its place in the box.
        selected = """() => {
          const box = document.querySelector("#text textarea");
          return box === document.activeElement
            && box.value.slice(box.selectionStart, box.selectionEnd);
        }"""
        form.button("idiots").press("Enter")
        assert form.page.evaluate(selected) == "idiots"
        form.marks.first.click()
        assert form.page.evaluate(selected) == "salary"
        form.button("Copy anyway…").click()
        form.button("I have read why: copy it").click()
        form.says(form.page.locator("#copied"), "Copied")
        assert form.page.evaluate("navigator.clipboard.readText()") == "A fine salary, idiots."
        form.text.fill("A fine place.")
        form.button("Copy").wait_for()
        assert form.marks.count() == 0
        form.button("Another variant").click()
        form.button("Previous text").click()
        form.has(form.text, "A fine place.")


@pytest.mark.parametrize("edited", ["text", "fact"])
def test_what_changed_a_moment_ago_is_checked_before_it_is_copied(opened, scripted, edited):
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        form.button("Copy").wait_for()
        form.page.evaluate("navigator.clipboard.writeText('nothing yet')")
        real = handlers.review

        def slow(text, kind, situation):
            time.sleep(0.5)
            found = real(text, kind, situation)
            return real("idiots", kind, situation) if situation.role else found

        scripted.setattr(handlers, "review", slow)
        # Both within one task of the browser: no check can have come between.
        change, new = {
            "text": ("#text textarea", "You idiots."),
            "fact": ("#role textarea, #role input", "cook"),
        }[edited]
        form.page.evaluate(
            """([place, text]) => {
              const box = document.querySelector(place);
              box.value = text;
              box.dispatchEvent(new Event("input", { bubbles: true }));
              setTimeout(() => document.querySelector("#copy").click(), 20);
            }""",
            [change, new],
        )
        form.says(form.page.locator("#copied"), "Not copied")
        assert form.page.evaluate("navigator.clipboard.readText()") == "nothing yet"
        form.says(form.page.locator("#verdict"), "Held back")


def test_a_change_that_passes_is_copied_as_soon_as_it_is_checked(opened, scripted):
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        form.text.fill("A fine place.")
        form.button("Copy").click()
        form.says(form.page.locator("#copied"), "Copied")
        assert form.page.evaluate("navigator.clipboard.readText()") == "A fine place."


def test_while_someone_types_no_verdict_of_an_older_text_is_shown(opened, scripted):
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        form.page.evaluate(
            """() => {
              const box = document.querySelector("#text textarea");
              window.stale = [];
              const look = () => {
                const said = document.querySelector("#verdict .verdict");
                const shown = said?.checkVisibility({ visibilityProperty: true });
                // As for a person: what was typed within the last 50 ms is no matter.
                if (shown && window.typed < performance.now() - 50
                    && said.textContent.includes("Held back") !== box.value.includes("idiots"))
                  window.stale.push([box.value, said.textContent]);
                requestAnimationFrame(look);
              };
              box.addEventListener("input", () => { window.typed = performance.now(); });
              look();
            }"""
        )
        form.text.fill("")
        form.text.press_sequentially("You idiots, friends, idiots all.", delay=70)
        for _ in range(12):
            form.text.press("Backspace")
            form.page.wait_for_timeout(60)
        form.text.fill("Dear friends.")
        form.button("Copy").wait_for()
        assert form.page.evaluate("window.stale") == []


def test_draft_pressed_at_once_after_another_kind_is_picked(opened):
    with opened() as form:
        form.start_from("Promoted elsewhere", "Priya Raman")
        form.choose("kind", "farewell_email")
        form.page.get_by_label("The whole company").check()
        for kind, title in (
            ("resignation_letter", "Resignation letter"),
            ("farewell_email", "Farewell e-mail"),
            ("repair_note", "Note to mend"),
        ):
            form.page.evaluate(
                """(kind) => {
                  const select = document.querySelector("#kind select");
                  select.value = kind;
                  select.dispatchEvent(new Event("input"));
                  setTimeout(() => document.querySelector("#write").click(), 1);
                }""",
                kind,
            )
            form.says(form.page.locator("#text"), title)
            # The title comes before the call ends, and while one runs, no second click counts.
            form.page.wait_for_timeout(500)
            assert form.page.get_by_text("not in the list of choices").count() == 0


def test_the_audience_that_was_picked_stays_when_a_person_changes(opened):
    with opened() as form:
        form.start_from("Promoted elsewhere", "Priya Raman")
        form.choose("kind", "farewell_email")
        form.page.get_by_label("Clients").check()
        form.open("People")
        form.choose("relation-1", "mentor")
        form.field("name-1").fill("Dana Okafor")
        form.field("name-1").blur()
        form.page.wait_for_timeout(1000)  # an answer that changed it would be here by then
        assert form.page.get_by_label("Clients").is_checked()


def test_an_error_says_that_the_draft_beside_it_is_an_older_one(opened):
    with opened() as form:
        form.start_from("Promoted elsewhere", "Priya Raman")
        form.draft()
        form.text.fill("My own words.")
        form.field("notice_weeks").fill("500")
        form.button("Draft").click()
        form.says(form.page.locator("#older"), "No new text was written")
        assert form.text.input_value() == "My own words."
        form.field("notice_weeks").fill("4")
        form.button("Draft").click()
        form.has(form.text, re.compile("four weeks' notice"))
        assert form.page.locator("#older .problem").count() == 0


def test_a_fact_that_changes_under_a_shown_draft_has_it_checked_again(opened):
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        form.button("Copy").wait_for()
        form.text.fill(form.text.input_value() + " It was good to work at Northwind.")
        form.button("Copy").wait_for()
        form.field("company").fill("Halden")
        form.says(form.page.locator("#verdict"), "Held back")
        form.field("company").fill("")
        form.says(form.page.locator("#verdict"), "has not been checked")
        assert not form.button("Copy").is_visible()
        form.field("company").fill("Northwind")
        form.button("Copy").wait_for()


def test_stages_are_shown_and_never_an_unchecked_text(opened, scripted):
    real = handlers.draft

    def slow(*facts, on_stage, **rest):
        for stage in ("drafting", "checking", "revising"):
            on_stage(stage)
            time.sleep(0.2)
        return real(*facts, **rest)

    scripted.setattr(handlers, "draft", slow)
    with opened() as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Northwind")
        form.draft()
        before = form.text.input_value()
        form.page.evaluate(
            """() => {
              window.seen = [];
              new MutationObserver(() => window.seen.push([
                document.querySelector("#stage .stage")?.innerText ?? "",
                document.querySelector("#text textarea").value,
              ])).observe(document.body, { subtree: true, childList: true, characterData: true });
            }"""
        )
        form.button("Another variant").click()
        form.button("Previous text").wait_for()
        seen = form.page.evaluate("window.seen")
        stages = list(dict.fromkeys(stage for stage, _ in seen if stage))
        assert [stage.split()[0] for stage in stages] == ["Writing", "Checking", "Rewording"]
        assert {text for stage, text in seen if stage} == {before}


def test_an_error_is_a_sentence_by_the_button_and_nothing_typed_is_lost(opened):
    with opened() as form:
        form.field("company").fill("Northwind")
        form.button("Draft").click()
        form.says(form.error, "Fill in “Your name”")
        form.field("sender").fill("Ana Wu")
        form.field("notice_weeks").fill("500")
        form.button("Draft").click()
        form.says(form.error, "“Weeks of notice” is 500")
        values = [form.field(name).input_value() for name in ("sender", "company", "notice_weeks")]
        assert values == ["Ana Wu", "Northwind", "500"]
        form.start_from("Laid off", "Chloé Martin")
        form.button("Bring back what I typed").click()
        form.has(form.field("sender"), "Ana Wu")
        form.has(form.field("notice_weeks"), "500")


def test_what_is_typed_is_shown_as_data_in_every_field(opened, scripted):
    with opened() as form:
        for group in ("People", "Thanks, and", "Handing over", "Private"):
            form.open(group)
        form.button("Add a person").wait_for()
        fields = [field.name for field in FIELDS] + [f"{field.name}-1" for field in PERSON]
        for name in fields:
            boxes = form.page.locator(f"#{name}").locator("textarea, input[type=text]")
            if boxes.count():
                boxes.first.fill(INJURED)
        form.choose("kind", "thank_you_note")
        form.page.locator("#to label").first.wait_for()
        assert form.page.locator("#to label").first.inner_text() == INJURED
        form.button("Draft").click()
        form.page.locator("#text textarea, #error .problem").first.wait_for()
        form.tab("Check")
        form.page.locator("#check-text textarea").fill(f"{INJURED} idiots")
        form.says(form.page.locator("#check-findings .marked"), f"{INJURED} idiots")
        assert form.page.evaluate("typeof pwned") == "undefined"
        assert form.page.locator("img[onerror], .html-container script").count() == 0
        form.tab("Plan")
        form.page.locator("#plan li, #plan .problem").first.wait_for()
        assert form.page.evaluate("typeof pwned") == "undefined"


def test_two_people_never_see_each_others_text(opened):
    with opened() as one, opened() as other:
        for form, name in ((one, "Zoe Alpha"), (other, "Yan Omega")):
            form.field("sender").fill(name)
            form.field("company").fill(f"{name.split()[0]}corp")
            form.open("Thanks, and what you did here")
            form.field("reason").fill(f"moving to {name.split()[0]}ville")
        one.draft()
        other.draft()
        assert "Zoeville" in one.text.input_value()
        assert "Yanville" in other.text.input_value()
        assert not re.search("Yan|Omega", one.page.content() + one.text.input_value())
        assert not re.search("Zoe|Alpha", other.page.content() + other.text.input_value())


def test_on_a_phone_in_the_dark_nothing_is_wider_than_the_screen(opened, scripted):
    with opened(width=390, height=844, color_scheme="dark") as form:
        form.field("sender").fill("Ana Wu")
        form.field("company").fill("Longcompanyname" * 12)
        places = [form.field(name).bounding_box() for name in ("sender", "company", "role")]
        for above, below in pairwise(places):
            assert above["y"] + above["height"] < below["y"]
        form.draft()
        form.text.fill("idiots" * 60)
        form.marks.first.wait_for()
        for tab in ("Write", "Plan", "Check"):
            form.tab(tab)
            wide = form.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 390, tab
        assert form.page.locator("body.dark").count() == 1


def test_every_control_has_a_name_and_the_keyboard_is_enough(opened):
    with opened() as form:
        for group in ("People", "Thanks, and", "Handing over", "Private"):
            form.open(group)
        form.field("strain-1").wait_for()
        form.field("private_notes").wait_for()
        nameless = form.page.evaluate(
            """() => [...document.querySelectorAll("input, textarea, select, button")]
              .filter(control => control.checkVisibility())
              .filter(control => !(control.innerText?.trim() || control.ariaLabel
                || [...(control.labels ?? [])].some(label => label.innerText.trim())))
              .map(control => control.outerHTML.slice(0, 200))"""
        )
        assert nameless == []
        form.page.locator("#kind select").focus()
        form.page.keyboard.type("Farewell")
        form.field("sender").focus()
        form.page.keyboard.type("Ana Wu")
        form.page.keyboard.press("Tab")
        form.page.keyboard.type("Northwind")
        form.button("Draft").focus()
        form.page.keyboard.press("Enter")
        form.has(form.text, re.compile("Northwind"))
        assert form.page.locator("#kind select").input_value() == "farewell_email"


def test_the_plan_and_the_check_have_a_tab_each(opened, scripted):
    with opened() as form:
        form.start_from("Retiring", "Walter Brandt")
        form.tab("Plan")
        form.page.locator("#plan").get_by_text("Write it: Farewell e-mail").last.click()
        form.has(form.page.locator("#kind select"), "farewell_email")
        form.page.get_by_label("My team").wait_for()
        form.tab("Check")
        form.page.locator("#check-text textarea").focus()
        form.page.keyboard.insert_text("You idiots.")  # as when pasted: no key is pressed
        form.says(form.page.locator("#check-findings mark"), "idiots")
        form.says(form.page.locator("#check-verdict"), "Held back")
