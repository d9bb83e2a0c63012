"""What an editor does in the admin, as steps a journey can take in a real browser.

Each waits for what it caused; none looks into the database.
"""

import re
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from playwright.sync_api import Locator, Page, expect

PASSWORD = "a long enough secret"
BODY = ".prose-editor > .ProseMirror"


def invite_editor(username: str = "mei"):
    """An account with every right on our tables; groups are gone after a flushed test."""
    person = get_user_model().objects.create_user(username, password=PASSWORD, is_staff=True)
    person.user_permissions.set(Permission.objects.filter(content_type__app_label="articles"))
    return person


def log_in(page: Page, site: str, username: str = "mei", password: str = PASSWORD) -> None:
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_attached()


def open_new_article(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/articles/article/add/")
    wait_for_editor(page)


def open_article(page: Page, site: str, number: int) -> None:
    page.goto(f"{site}/admin/articles/article/{number}/change/")
    wait_for_editor(page)


def wait_for_editor(page: Page) -> None:
    """Until it is complete: only then may the body be saved."""
    expect(page.locator("input[name=body_schema]")).to_have_count(1)


def body(page: Page) -> Locator:
    return page.locator(BODY)


def stored_body(page: Page) -> str:
    """What the form would send."""
    return page.locator("textarea[name=body]").evaluate("field => field.value")


def type_headline(page: Page, headline: str) -> None:
    page.get_by_label("Headline").fill(headline)


def type_standfirst(page: Page, words: str) -> None:
    page.get_by_label("Standfirst").fill(words)


def type_body(page: Page, words: str) -> None:
    """Key by key, at the end of the body; a new line in `words` is the Enter key."""
    _go_to_end(page)
    for number, line in enumerate(words.split("\n")):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line, delay=15)


def compose(page: Page, *states: str) -> None:
    """Type with an input method: each state replaces the one before, the last is committed."""
    session = page.context.new_cdp_session(page)
    for state in states:
        length = len(state)
        caret = {"selectionStart": length, "selectionEnd": length}
        session.send("Input.imeSetComposition", {"text": state, **caret})
        page.wait_for_timeout(30)
    session.send("Input.insertText", {"text": states[-1]})
    session.detach()


def paste_html(page: Page, html: str, text: str = "") -> None:
    """Ctrl-V of what Word, Docs or a page put on the clipboard, where the cursor is."""
    _paste(page, {"text/html": html, "text/plain": text or re.sub("<[^>]+>", " ", html)})


def paste_text(page: Page, text: str) -> None:
    _paste(page, {"text/plain": text})


def press_toolbar(page: Page, name: str) -> None:
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()


def place_picture(page: Page, title: str) -> Locator:
    """A picture of the library, at the cursor; the block it became."""
    before = body(page).locator("figure.body-block").count()
    with page.expect_popup() as opened:
        press_toolbar(page, "Picture")
    choose_picture(opened.value, title)
    return _newest_figure(page, before)


def upload_and_place_picture(page: Page, path: Path, *, alt: str, credit: str, caption: str = "") -> Locator:
    """A new picture, uploaded in the library's window, at the cursor; the block it became."""
    before = body(page).locator("figure.body-block").count()
    with page.expect_popup() as opened:
        press_toolbar(page, "Picture")
    upload_picture(opened.value, path, alt=alt, credit=credit, caption=caption)
    return _newest_figure(page, before)


def choose_lead_picture(page: Page, title: str) -> None:
    with page.expect_popup() as opened:
        page.locator("#lookup_id_hero_image").click()
    choose_picture(opened.value, title)
    expect(page.locator(".field-hero_image img")).to_be_visible()


def choose_picture(window: Page, title: str) -> None:
    """In the library's window: search, and click."""
    window.locator("#searchbar").fill(title)
    window.locator("#changelist-search [type=submit]").click()
    with window.expect_event("close"):
        window.locator(".pictures__one", has_text=title).first.click()


def upload_picture(window: Page, path: Path, *, alt: str, credit: str, caption: str = "") -> None:
    """In the library's window: add, fill in, save."""
    window.get_by_role("link", name=re.compile("Add picture")).click()
    window.locator("#id_file").set_input_files(path)
    window.get_by_label("Alternative text").fill(alt)
    window.get_by_label("Caption").fill(caption)
    window.get_by_label("Credit").fill(credit)
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()


def add_tag(page: Page, name: str) -> None:
    """Type it and press Enter: the one that exists, else a new one."""
    search = page.locator(".field-tags .select2-search__field")
    search.click()
    search.press_sequentially(name, delay=15)
    expect(page.locator(".select2-results__option", has_text=name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".field-tags .select2-selection__choice", has_text=name)).to_be_visible()


def add_byline(page: Page, author: str) -> None:
    page.locator("#bylines-group .add-row a").click()
    row = page.locator(".dynamic-bylines").last
    row.locator(".select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").fill(author)
    page.locator(".select2-results__option", has_text=author).first.click()


def choose_place(page: Page, *, section: str, kind: str) -> None:
    page.get_by_label("Section").select_option(label=section)
    page.get_by_label("Kind").select_option(label=kind)


def save(page: Page) -> None:
    _press(page, "_continue")


def publish(page: Page) -> None:
    """Publish or Update, whichever the article's state offers."""
    _press(page, "_publish")


def withdraw(page: Page, reason: str = "") -> None:
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_label("Reason, printed at its address").fill(reason)
    with page.expect_navigation():
        page.get_by_role("button", name="Withdraw", exact=True).click()


def told(page: Page) -> list[str]:
    """The messages at the top of the page."""
    return page.locator(".messagelist li").all_inner_texts()


def state(page: Page) -> str:
    return page.locator(".article-state .state").inner_text()


def _press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(f".submit-row [name={button}]").click()


def _go_to_end(page: Page) -> None:
    body(page).focus()
    page.keyboard.press("Control+End")


def _paste(page: Page, data: dict[str, str]) -> None:
    body(page).evaluate(
        """(field, data) => {
            const clipboardData = new DataTransfer()
            for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value)
            const paste = { clipboardData, bubbles: true, cancelable: true }
            field.dispatchEvent(new ClipboardEvent("paste", paste))
        }""",
        data,
    )


def _newest_figure(page: Page, before: int) -> Locator:
    figures = body(page).locator("figure.body-block")
    expect(figures).to_have_count(before + 1)
    expect(figures.last.locator("img")).to_be_visible()
    return figures.last
