"""A partner writes to us: wrong at first, then right; the desk is told, and takes it up."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from tests.enquiries.letters import found_desk
from tests.journeys.editing import PASSWORD, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MESSAGE = "뮤지컬 Lantern Street comes to Singapore in May. Would you be our guests at the first night?"


@pytest.fixture
def site(live_server, settings):
    """Mails lead to it, and the masthead names the desk."""
    settings.ARTICLES = {**settings.ARTICLES, "SITE_URL": live_server.url}
    found_desk()
    return live_server.url


def invite_partner_manager(username: str = "jin") -> None:
    person = get_user_model().objects.create_user(username, password=PASSWORD, is_staff=True)
    person.groups.add(Group.objects.get(name="Partner manager"))


def test_partner_is_helped_answered_and_taken_up(page: Page, site, axe, smtp_sink, task_queue):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/advertise/")
    axe(page)

    # Wrong at first: told what to do, nothing lost.
    page.get_by_label("Your name").fill("Grace Lim")
    page.get_by_label("Work email").fill("grace@lantern")
    page.get_by_label("What do you have in mind?").fill(MESSAGE)
    page.get_by_role("button", name="Send enquiry").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Two things to fix")
    assert page.title().startswith("Error: ")
    axe(page)
    summary.get_by_role("link", name="Enter an email address in the format name@company.com").click()
    email = page.get_by_label("Work email")
    expect(email).to_be_focused()
    expect(email).to_have_value("grace@lantern")
    expect(page.get_by_label("What do you have in mind?")).to_have_value(MESSAGE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # Then right.
    email.fill("grace@lantern.example")
    page.get_by_label("Press conference or event invite").check()
    page.get_by_label("Email me a copy of this enquiry").check()
    page.wait_for_timeout(3000)  # a form filled in faster is a machine's
    page.get_by_role("button", name="Send enquiry").click()
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    axe(page)
    (reference,) = re.findall(r"KA-\d{4}-\d{4}", page.inner_text("main"))
    assert reference in page.url
    assert page.context.cookies() == []

    # The worker tells both.
    assert smtp_sink.messages == []
    task_queue()
    assert smtp_sink.recipients == [["grace@lantern.example"], ["desk@kavenyou.example"]]
    receipt, alert = (message.get_body(("plain",)).get_content() for message in smtp_sink.messages)
    assert reference in receipt
    assert MESSAGE in receipt
    (admin_url,) = re.findall(r"http\S+/admin/\S+", alert)

    # The desk takes it up, from the mail's own link.
    invite_partner_manager()
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, site, "jin")
    page.goto(f"{site}/admin/articles/enquiry/")
    row = page.get_by_role("row", name=re.compile(reference))
    expect(row).to_contain_text("Grace Lim")
    expect(row).not_to_contain_text("not sent")
    page.goto(admin_url)
    expect(page.get_by_text(MESSAGE)).to_be_visible()
    page.get_by_label("State").select_option("In talks")
    page.get_by_label("Notes").fill("Two seats, first night")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(row).to_contain_text("In talks")
    expect(row).to_contain_text("jin")


def test_partner_without_javascript_is_helped_too(browser, site):
    """The browser lands on the form, with the summary in view and the answers kept."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/advertise/")
    page.get_by_label("Your name").fill("Grace Lim")
    page.get_by_role("button", name="Send enquiry").click()
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.get_by_label("Your name")).to_have_value("Grace Lim")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_form_and_errors_are_accessible(browser, site, axe, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/advertise/")
    axe(page)
    page.get_by_role("button", name="Send enquiry").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
