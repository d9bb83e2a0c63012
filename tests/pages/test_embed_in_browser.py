"""A story's card inside another site's page, in real Chromium."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_image, make_live_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: one page, with what oEmbed gave it."""

    page = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_args: object) -> None:
        """Nothing: it is only a test."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Its address; its port makes it another origin than ours."""
    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def story(live_server, settings):
    settings.ARTICLES = {"SITE_URL": live_server.url}
    return make_live_article(
        "Seo Yul 서율 rides the last train",
        slug="last-train",
        standfirst="On night trains and kopi-o.",
        hero_image=make_image(renditions=True),
        is_paid=True,
        partner_name="Lampu",
        disclosure="Lampu paid for the trip.",
    )


@pytest.fixture
def shown(page: Page, live_server, story, elsewhere) -> list[str]:
    """The page of another site with our card; what the browser complained of."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    question = {"url": f"{live_server.url}/last-train/", "maxwidth": "340"}
    html = page.request.get(f"{live_server.url}/oembed/", params=question).json()["html"]
    Elsewhere.page = f"<!doctype html><link rel=icon href=data:,><body>{html}".encode()
    page.goto(elsewhere)
    return complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_card_is_dressed_and_shows_its_picture_in_the_frame_of_another_site(page: Page, shown, scheme):
    page.emulate_media(color_scheme=scheme)
    card = page.frame_locator("iframe")

    expect(card.get_by_role("heading", name="Seo Yul 서율 rides the last train")).to_be_visible()
    expect(card.get_by_text("Paid partnership with Lampu.")).to_be_visible()
    expect(card.locator("article")).to_have_css("display", "flex")
    picture = card.locator("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    inside = card.locator("html")
    assert inside.evaluate("root => root.scrollHeight <= root.clientHeight")
    assert inside.evaluate("root => root.scrollWidth <= root.clientWidth")
    assert shown == []


def test_card_opens_the_story_in_a_page_of_its_own(page: Page, shown, live_server, elsewhere):
    with page.expect_popup() as opened:
        page.frame_locator("iframe").get_by_role("link").click()

    assert opened.value.url == f"{live_server.url}/last-train/"
    assert page.url == elsewhere


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_card_is_accessible(page: Page, live_server, story, axe, width, scheme):
    page.set_viewport_size({"width": width, "height": 480})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/last-train/embed/")

    axe(page)
