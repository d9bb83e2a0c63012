"""A reader without JavaScript signs up, confirms from the mail, and leaves by the link of an issue."""

import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from articles.newsletter.mail import list_headers
from articles.newsletter.models import Subscriber
from tests.enquiries.letters import found_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings):
    """Mails lead to it."""
    settings.ARTICLES = {**settings.ARTICLES, "SITE_URL": live_server.url}
    found_desk()
    return live_server.url


@pytest.fixture
def page(browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def link_in(message: EmailMessage) -> str:
    (link,) = re.findall(r"http\S+/newsletter/confirm/\S+/", message.get_body(("plain",)).get_content())
    return link


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reader_signs_up_confirms_and_leaves(page: Page, site, smtp_sink, task_queue):
    page.goto(f"{site}/newsletter/")

    # Wrong at first: one message, nothing lost.
    page.get_by_label("Email address").fill("mei@reader")
    page.get_by_role("button", name="Sign me up").click()
    expect(page.get_by_text("Enter an email address in the format name@example.com")).to_be_visible()
    expect(page.get_by_label("Email address")).to_have_value("mei@reader")

    # Then right. Nothing is mailed while the reader waits.
    page.get_by_label("Email address").fill("mei@reader.example")
    page.get_by_role("button", name="Sign me up").click()
    expect(page.get_by_role("heading", name="Check your inbox")).to_be_visible()
    assert page.url == f"{site}/newsletter/check-inbox/"
    assert smtp_sink.messages == []
    task_queue()
    assert smtp_sink.recipients == [["mei@reader.example"]]

    # Looking at the link confirms nothing; the button does, and the list has one reader more.
    link = link_in(smtp_sink.messages[0])
    page.goto(link)
    assert not Subscriber.objects.confirmed().exists()
    page.get_by_role("button", name="Yes, send me the newsletter").click()
    expect(page.get_by_role("heading", name="You are on the list")).to_be_visible()
    assert page.url == f"{site}/newsletter/confirmed/"
    subscriber = Subscriber.objects.confirmed().get()

    # The link once more says the same.
    page.goto(link)
    expect(page.get_by_role("heading", name="You are on the list")).to_be_visible()

    # Off the list, by the address every issue carries.
    leave = list_headers(subscriber)["List-Unsubscribe"].split(">")[0].removeprefix("<")
    page.goto(leave)
    assert Subscriber.objects.confirmed().exists()
    page.get_by_role("button", name="Unsubscribe").click()
    expect(page.get_by_role("heading", name="You are off the list")).to_be_visible()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("language", ["ko", "zh-hans"])
def test_reader_of_another_language_is_led_and_mailed_in_it(
    page: Page, site, smtp_sink, task_queue, language
):
    page.goto(f"{site}/{language}/newsletter/")
    page.locator("#newsletter-email").fill("mei@reader.example")
    page.locator("main button").click()
    assert page.url == f"{site}/{language}/newsletter/check-inbox/"
    task_queue()
    page.goto(link_in(smtp_sink.messages[0]))
    page.locator("main button").click()
    assert page.url == f"{site}/{language}/newsletter/confirmed/"
    assert smtp_sink.messages[0]["Subject"] != "Confirm your KAvenyou newsletter"


def test_expired_link_is_made_up_for_by_a_fresh_one(page: Page, site, smtp_sink, task_queue):
    page.goto(f"{site}/newsletter/")
    page.get_by_label("Email address").fill("mei@reader.example")
    page.get_by_role("button", name="Sign me up").click()
    task_queue()
    old = link_in(smtp_sink.messages[0])
    subscriber = Subscriber.objects.get()
    for name in ("requested_at", "mailed_at"):
        setattr(subscriber, name, subscriber.requested_at.replace(year=2025))
    subscriber.save()

    page.goto(old)
    expect(page.get_by_role("heading", name="This link has expired")).to_be_visible()
    page.get_by_role("button", name="Send me a fresh link").click()
    expect(page.get_by_role("heading", name="Check your inbox")).to_be_visible()
    task_queue()
    page.goto(link_in(smtp_sink.messages[1]))
    page.get_by_role("button", name="Yes, send me the newsletter").click()
    expect(page.get_by_role("heading", name="You are on the list")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser, site, axe, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in ["", "check-inbox/", "confirmed/", "unsubscribed/"]:
        page.goto(f"{site}/newsletter/{path}")
        axe(page)
        assert fits(page)
    page.goto(f"{site}/newsletter/")
    page.get_by_label("Email address").fill("mei")
    page.get_by_role("button", name="Sign me up").click()
    expect(page.get_by_label("Email address")).to_be_focused()
    axe(page)
    assert fits(page)
    context.close()
