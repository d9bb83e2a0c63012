"""Articles on paper, by Chromium's own print style."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_author, make_image, make_live_article, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def printed(live_server, page: Page):
    tags = [make_tag("Seoul")]
    for _ in range(2):
        make_live_article(tags=tags)
    story = make_live_article(
        "The last train",
        slug="last-train",
        tags=tags,
        writers=[make_author(bio="Mei has opinions.")],
        hero_image=make_image(),
        body='<h2>Small rooms</h2><p>As <a href="https://venue.example/">the venue</a> said.</p>',
        correction="It was eight.",
        corrected_on=date(2026, 3, 3),
        rating="3.5",
        reviewed_name="Low Tide Radio",
        reviewed_kind="MusicAlbum",
        event_name="A night",
        event_starts_at=datetime(2100, 4, 1, 11, 0, tzinfo=UTC),
    )
    page.goto(f"{live_server.url}{story.get_absolute_url()}")
    page.emulate_media(media="print")
    return page


def test_paper_has_the_story_and_none_of_the_frame(printed):
    frame = ".top, .line, #share, .related, .chips, .by .btn, .foot .cols, [aria-labelledby=newsletter]"
    for part in printed.locator(frame).all():
        expect(part).to_be_hidden()
    for part in (
        "h1",
        ".cover img",
        ".note",
        ".prose > h2",
        "[aria-labelledby=verdict]",
        "[aria-labelledby=deets]",
    ):
        expect(printed.locator(part)).to_be_visible()


def test_paper_says_where_links_lead(printed):
    link = printed.get_by_role("link", name="the venue")

    after = link.evaluate("link => getComputedStyle(link, '::after').content")

    assert "https://venue.example/" in after or "attr(href)" in after


def test_rings_of_a_rating_are_drawn_in_the_sections_colour(live_server, page: Page):
    story = make_live_article(rating="2", reviewed_name="It", reviewed_kind="Movie")
    page.goto(f"{live_server.url}{story.get_absolute_url()}")

    ring = page.locator("[aria-labelledby=verdict] svg svg circle").first
    colour = ring.evaluate("circle => getComputedStyle(circle).fill")

    assert colour.startswith(("rgb(", "light-dark("))
    assert colour != "rgb(0, 0, 0)"
