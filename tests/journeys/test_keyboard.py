"""A reader with a keyboard only, at 400 % zoom: a 1280 × 1024 desk is 320 × 256 then."""

import pytest
from playwright.sync_api import Page, expect

from articles.enquiries.models import Enquiry, Topic
from articles.newsletter.models import Subscriber
from tests.enquiries.letters import found_desk
from tests.factories import make_author, make_live_article, make_section, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRESSES = 120  # more tab stops than any page has


@pytest.fixture
def site(live_server):
    found_desk()
    common = {"section": make_section("music"), "tags": [make_tag("Seoul")], "writers": [make_author()]}
    body = '<p>Sold out.</p><figure data-embed="youtube"><a href="https://www.youtube.com/watch?v=abcdefghijk">x</a></figure>'
    make_live_article("Noraebang till dawn", slug="noraebang", body=body, **common)
    for number in range(4):
        make_live_article(f"Another night {number}", **common)
    return live_server.url


@pytest.fixture
def keyboard(page: Page):
    """`keyboard(name)` tabs on to what is called so, sees it drawn with a focus ring and on the screen."""
    page.set_viewport_size({"width": 320, "height": 256})

    def tab_to(name: str) -> None:
        for _ in range(PRESSES):
            page.keyboard.press("Tab")
            if page.evaluate(CALLED) == name:
                break
        else:
            raise AssertionError(f"No tab stop is called {name}")
        assert page.evaluate(IS_SEEN), f"{name} has the focus and is not to be seen"

    return tab_to


CALLED = """() => {
  const here = document.activeElement;
  return (here.getAttribute('aria-label') || here.labels?.[0]?.innerText || here.innerText || '').trim();
}"""
IS_SEEN = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  const drawn = [here, here.closest('.card')].filter(Boolean);
  const has_ring = drawn.some((each) => getComputedStyle(each).outlineStyle !== 'none');
  return has_ring && box.bottom > 0 && box.top < innerHeight && box.right <= innerWidth + 1;
}"""


def test_reader_finds_a_story_and_passes_it_on(site, page: Page, keyboard):
    page.goto(site)
    keyboard("Menu")
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()

    keyboard("Search")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    keyboard("Search KAvenyou")
    page.keyboard.type("noraebang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=noraebang")
    keyboard("Noraebang till dawn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/noraebang/")

    page.keyboard.press("Tab")
    assert page.evaluate(CALLED) == "Skip to content"
    page.keyboard.press("Enter")
    keyboard("WhatsApp")
    keyboard("Email")


def test_reader_signs_up_for_the_newsletter(site, page: Page, keyboard):
    page.goto(f"{site}/noraebang/")
    keyboard("Email address")
    page.keyboard.type("mei@reader.example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your inbox")
    assert Subscriber.objects.get().email == "mei@reader.example"


def test_partner_writes_to_us(site, page: Page, keyboard):
    page.goto(f"{site}/advertise/")
    keyboard(str(Topic.ADVERTISING.label))
    page.keyboard.press("Space")
    keyboard("Your name")
    page.keyboard.type("Bora Kim")
    keyboard("Work email")
    page.keyboard.type("bora@label.example")
    keyboard("What do you have in mind?")
    page.keyboard.type("A showcase in March for two of our bands.")
    keyboard("Send enquiry")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert Enquiry.objects.get().name == "Bora Kim"
