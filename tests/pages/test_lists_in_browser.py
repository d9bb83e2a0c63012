"""Front page, lists, calendar, archive and search in real Chromium, in the states that break layouts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.live.models import HomeSlot
from articles.readership.models import Place, Reading
from tests.factories import make_author, make_image, make_live_article, make_section, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SECTIONS = ["music", "wanderlust", "foodie", "lifestyle"]
LONG = ("Everything you need to know about the Last Song tour, " * 6)[:299].strip()
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgo"
HEADLINES = [
    LONG,
    UNBROKEN,
    "서율, 싱가포르 단독 공연 전석 매진",
    "夜車不等人：一碗肉脞麵與首爾的凌晨三點",
    "Short",
]
LANGUAGES = ["en", "en", "ko", "zh-Hant", "en"]
PATHS = [
    "/",
    "/page/2/",
    "/music/",
    "/empty/",
    "/review/",
    "/events/",
    "/archive/",
    "/2021/",
    "/2021/03/",
    "/search/",
    "/search/?q=zzzz",
    f"/search/?q={UNBROKEN}",
    "/search/?q=서율",
    "/tag/seoul/",
    "/author/mei-ong/",
]


@pytest.fixture
def site(live_server):
    """Long, unbroken, Korean and Chinese headlines in every block, with and without pictures; its address."""
    image, mei, now = make_image(), make_author("Mei Ong"), timezone.now()
    make_section("empty")
    for number in range(24):
        article = make_live_article(
            HEADLINES[number % 5],
            slug=f"story-{number}",
            language=LANGUAGES[number % 5],
            section=make_section(SECTIONS[number % 4]),
            kind=("interview", "review", "press-conference")[number % 3],
            pull_quote=HEADLINES[(number + 1) % 5] if number % 3 == 0 else "",
            standfirst=HEADLINES[(number + 2) % 5],
            hero_image=image if number % 2 else None,
            writers=[mei] if number % 3 else [],
            photographers=[] if number % 3 else [mei],
            tags=[make_tag("Seoul"), make_tag(UNBROKEN)],
            published_at=now - timedelta(hours=number)
            if number < 20
            else datetime(2021, 3, number - 18, tzinfo=UTC),
            event_name=HEADLINES[number % 5][:200] if number > 16 else "",
            event_starts_at=now + timedelta(days=20 * (number - 20), hours=-1),
            event_ends_at=now + timedelta(days=20 * (number - 20), hours=1),
            event_venue=UNBROKEN,
            event_city="Singapore",
            event_price="From ₩66,000 to ₩166,000, and more at the door",
            event_ticket_url="https://tickets.example/",
            event_status="Nearly sold out",
        )
        Reading.objects.create(
            day=timezone.localdate() - timedelta(days=1),
            place=Place.ARTICLE,
            number=article.pk,
            count=50 - number,
        )
    HomeSlot.objects.create(place="lead", article_id=article.pk - 22)
    return live_server.url


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_headline_word_or_missing_picture_makes_a_list_scroll_sideways(site, page: Page, width):
    page.set_viewport_size({"width": width, "height": 900})
    too_wide = {}
    for path in PATHS:
        assert page.goto(site + path).status == 200
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            too_wide[path] = over
    assert too_wide == {}


def test_lists_bear_spaced_out_text_at_320_pixels(site, page: Page):
    """WCAG 1.4.12 and 1.4.10 together."""
    page.set_viewport_size({"width": 320, "height": 900})
    for path in PATHS:
        page.goto(site + path)
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}'
                + 'p{margin-bottom:2em!important}');
            document.adoptedStyleSheets = [sheet]; }"""
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_list_has_a_barrier(site, page: Page, axe, theme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    for path in PATHS:
        page.goto(site + path)
        axe(page)


@pytest.mark.parametrize("path", ["/", "/music/", "/search/?q=서율", "/events/"])
def test_first_tab_skips_to_the_content(site, page: Page, path):
    page.goto(site + path)

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/music/", "/author/mei-ong/", "/search/?q=서율"])
def test_every_card_is_one_tab_stop(site, page: Page, path):
    page.goto(site + path)
    page.evaluate("document.querySelector('main').focus()")
    stops: dict[str, int] = {}
    for _ in range(200):
        page.keyboard.press("Tab")
        card = page.evaluate(
            """() => { const card = document.activeElement.closest('.card');
            if (!document.activeElement.closest('main')) return null;
            return card ? String([...document.querySelectorAll('.card')].indexOf(card)) : ''; }"""
        )
        if card is None:
            break
        stops[card] = stops.get(card, 0) + 1
    stops.pop("", None)

    assert set(stops.values()) == {1}
    assert len(stops) == page.locator("main .card").count()


def test_card_is_pressed_anywhere(site, page: Page):
    page.goto(f"{site}/music/")
    card = page.locator("main .card").first
    address = card.locator("h3 a").get_attribute("href")
    box = card.bounding_box()

    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)

    expect(page).to_have_url(site + address)


def test_row_of_the_calendar_leads_to_the_story_and_its_tickets_to_the_tickets(site, page: Page):
    page.goto(f"{site}/events/")
    row = page.locator(".cal li").first
    tickets = row.get_by_role("link", name="Tickets")

    assert tickets.evaluate(
        "link => { const box = link.getBoundingClientRect();"
        " return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === link }"
    )
    row.locator("time").click(force=True)

    expect(page).to_have_url(f"{site}/story-20/")


def test_search_works_by_keyboard_and_without_scripts(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search/")

    page.get_by_label("Search KAvenyou").fill("서율")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("stories for ‘서율’")
    expect(page.get_by_label("Search KAvenyou")).to_have_value("서율")
    context.close()


@pytest.mark.parametrize("path", ["/search/?q=서율", "/music/page/2/", "/archive/", "/2021/03/"])
def test_controls_of_lists_are_large_enough_for_a_thumb(site, page: Page, path):
    for number in range(20):
        make_live_article(f"서율 {number}", section=make_section("music"))
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(site + path)
    small = page.eval_on_selector_all(
        "main :is(.chips a, .btn, .box)",
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent)",
    )

    assert small == []


def test_korean_and_chinese_headlines_are_set_without_letter_spacing(site, page: Page):
    page.goto(f"{site}/music/")
    spaced = page.eval_on_selector_all(
        "main h3:is(:lang(ko), :lang(zh))",
        "all => all.filter(one => !['0px', 'normal'].includes(getComputedStyle(one).letterSpacing)).length",
    )

    assert page.locator("main h3:is(:lang(ko), :lang(zh))").count() > 1
    assert spaced == 0
