"""Readers' pages in real Chromium: on a phone and a desk, light and dark, with and without scripts."""

from datetime import date, timedelta
from io import BytesIO

import PIL.Image
import PIL.ImageChops
import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_author, make_image, make_live_article, make_section, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgo"
EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v=abcdefghijk",
    "instagram": "https://www.instagram.com/p/abc123/",
    "x": "https://x.com/KAvenyou/status/12345",
}
BODY = """
<p>The house lights are up. 서율, 전석 매진 and <a href="https://example.com/">a link</a>.</p>
<blockquote data-duo="ko" data-speaker="Seo Yul"><p>“배고파 죽겠어요.”</p><p>“I’m starving.”</p></blockquote>
<h2>Small rooms</h2><p data-question="">Why so quiet?</p><p>Because of the train.</p>
<aside data-pullquote="" data-speaker="Seo Yul">“He is in the band now.”</aside>
<div data-gallery=""><figure data-image="{0}"></figure><figure data-image="{0}"></figure></div>
<figure data-image="{0}" data-layout="wide"><figcaption>The river.</figcaption></figure>
<table><tbody><tr>{1}</tr></tbody></table>
<ul><li>One</li></ul><blockquote><p>Plain.</p></blockquote><hr>{2}
"""


@pytest.fixture
def site(live_server):
    """A small site with every kind of page; its address."""
    image = make_image(renditions=True)
    cells = "".join(f"<td>Column number {number}</td>" for number in range(12))
    embeds = "".join(
        f'<figure data-embed="{name}"><a href="{url}">x</a></figure>' for name, url in EMBEDS.items()
    )
    mei = make_author("Mei Ong", name_ko="옹메이", bio="Mei has opinions.", portrait=image)
    now = timezone.now()
    common = {"hero_image": image, "writers": [mei], "tags": [make_tag("Seoul"), make_tag("Indie")]}
    make_live_article(
        "Seo Yul rides the last train",
        slug="whole",
        section=make_section("music"),
        kind="interview",
        standfirst="On night trains and kopi-o.",
        body=BODY.format(image.pk, cells, embeds),
        correction="It was eight.",
        corrected_on=date(2026, 3, 3),
        disclosure="We were guests.",
        pull_quote="“He is in the band now.”",
        pull_quote_original="“이제 밴드예요.”",
        pull_quote_language="ko",
        event_name="A show",
        event_starts_at=now + timedelta(days=9),
        event_venue="Annexe",
        **common,
    )
    make_live_article(UNBROKEN, slug="unbroken", section=make_section("foodie"))
    make_live_article(
        "Paid words", slug="paid", is_paid=True, partner_name="Lampu", disclosure="Paid.", **common
    )
    for number, name in enumerate(("music", "wanderlust", "foodie", "lifestyle") * 4):
        make_live_article(
            "서율, 싱가포르 단독 공연 전석 매진" if number % 5 == 0 else f"Story {number}",
            slug=f"story-{number}",
            section=make_section(name),
            kind="interview" if number % 3 == 0 else "news",
            pull_quote="“Get it wrong.”" if number % 3 == 0 else "",
            standfirst="One or two sentences.",
            **common,
        )
    gone = make_live_article("Gone", slug="gone")
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=now, reason="The venue asked us to.")
    return live_server.url


PATHS = [
    "/",
    "/page/2/",
    "/music/",
    "/theatre-without-stories/",
    "/interview/",
    "/event/",
    "/tag/seoul/",
    "/author/mei-ong/",
    "/whole/",
    "/unbroken/",
    "/paid/",
    "/gone/",
    "/nothing-here/",
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_barrier(site, page: Page, axe, theme, width):
    make_section("theatre-without-stories")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    for path in PATHS:
        page.goto(site + path)
        axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(site, page: Page, width):
    page.set_viewport_size({"width": width, "height": 900})
    too_wide = {}
    for path in PATHS:
        page.goto(site + path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            too_wide[path] = over
    assert too_wide == {}


def test_text_may_be_spaced_out(site, page: Page):
    """WCAG 1.4.12: nothing is cut off sideways."""
    page.set_viewport_size({"width": 390, "height": 900})
    for path in ("/", "/whole/"):
        page.goto(site + path)
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}'
                + 'p{margin-bottom:2em!important}');
            document.adoptedStyleSheets = [sheet]; }"""
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_asked_of_others_before_a_press(site, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for path in ("/", "/whole/"):
        page.goto(site + path)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith(site)] == []
    assert complaints == []
    assert page.context.cookies() == []


def test_theme_button_pins_the_other_theme_and_keeps_it(site, page: Page):
    page.emulate_media(color_scheme="light")
    page.goto(site)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 249, 246)"

    page.get_by_role("button", name="Switch colour theme").click()
    page.goto(f"{site}/whole/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 26, 22)"


def test_menu_opens_and_escape_closes_it(site, page: Page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site)
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()

    page.get_by_role("button", name="Menu", exact=True).click()
    expect(menu.get_by_role("link", name="Wanderlust")).to_be_visible()
    page.keyboard.press("Escape")

    expect(menu).to_be_hidden()


def test_first_tab_skips_to_the_content(site, page: Page):
    page.goto(f"{site}/whole/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_copy_link_says_that_it_did(site, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/whole/")
    button = page.locator("[data-copy]")
    expect(button).to_have_text("Copy link")

    button.click()

    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/whole/")


def test_page_without_scripts_offers_nothing_that_needs_them(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/whole/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Seo Yul rides the last train")
    expect(page.get_by_role("link", name="Play video on YouTube")).to_have_attribute(
        "href", EMBEDS["youtube"]
    )
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    for name in ("Copy link", "Share…", "Switch colour theme"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", ["/", "/music/", "/whole/", "/search/?q=story", "/nothing-here/"])
def test_page_looks_the_same_without_scripts(site, browser, path):
    """But for the buttons that scripts bring along, which are taken away again."""
    pictures = []
    for has_scripts in (True, False):
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, reduced_motion="reduce", java_script_enabled=has_scripts
        )
        page = context.new_page()
        page.goto(site + path, wait_until="networkidle")
        if has_scripts:
            buttons = "[data-theme-toggle], [data-share], [data-copy]"
            page.evaluate(
                f"document.querySelectorAll('{buttons}').forEach((each) => {{ each.hidden = true; }})"
            )
        pictures.append(page.screenshot(animations="disabled"))
        context.close()
    assert difference(*pictures) < 0.001


def difference(one: bytes, other: bytes) -> float:
    """The share of pixels that differ by more than an edge's smoothing."""
    pictures = [PIL.Image.open(BytesIO(picture)).convert("L") for picture in (one, other)]
    assert pictures[0].size == pictures[1].size
    levels = PIL.ImageChops.difference(*pictures).histogram()
    return sum(levels[32:]) / sum(levels)


def test_print_leaves_the_frame_out(site, page: Page):
    page.goto(f"{site}/whole/")
    page.emulate_media(media="print")

    for part in (".top", ".line", ".share", ".related", ".tags", ".foot .cols"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".prose .note")).to_be_visible()


def test_pages_are_the_same_for_someone_logged_in(site, page: Page, client):
    """What is kept for everybody may show nothing of anybody."""
    stranger = page.request.get(f"{site}/whole/").text()
    client.force_login(User.objects.create_superuser("mei", password="a long enough secret"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    page.context.add_cookies([cookie])

    assert page.request.get(f"{site}/whole/").text() == stranger
