"""The Korean and Chinese pages in real Chromium."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.factories import make_author, make_image, make_live_article, make_section, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def site(live_server):
    """A story in three languages; the site's address."""
    image = make_image(renditions=True)
    author = make_author("옹메이", slug="mei-ong")
    common = {
        "hero_image": image,
        "writers": [author],
        "section": make_section("music"),
        "published_at": timezone.now(),
    }
    english = make_live_article(
        "Seo Yul rides the last train",
        slug="last-train",
        tags=[make_tag("Seoul")],
        kind="interview",
        **common,
    )
    for language, headline in [("ko", "서율의 마지막 열차"), ("zh-Hans", "徐律的末班车")]:
        make_live_article(
            headline,
            slug=f"last-train-{language.lower()}",
            language=language,
            translation_of_id=english.pk,
            tags=[make_tag("Seoul")],
            kind="interview",
            **common,
        )
    make_live_article("Only in English", slug="only-english", **common)
    return live_server.url


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_in_korean_or_chinese_has_a_barrier(site, page: Page, axe, theme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    for path in ["/ko/", "/last-train-ko/", "/zh-hans/", "/last-train-zh-hans/", "/ko/nothing/"]:
        page.goto(site + path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_reader_goes_from_one_language_to_another_and_stays_there(site, page: Page):
    page.goto(f"{site}/music/")
    page.locator("footer").get_by_role("link", name="한국어").click()
    expect(page).to_have_url(f"{site}/ko/music/")
    expect(page.get_by_role("heading", level=1)).to_have_text("음악")

    page.get_by_role("link", name="서율의 마지막 열차").first.click()
    expect(page).to_have_url(f"{site}/last-train-ko/")

    page.locator("header nav.line").get_by_role("link", name="음악").click()
    expect(page).to_have_url(f"{site}/ko/music/")


def test_menu_of_a_phone_leads_to_the_other_languages(site, page: Page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}/last-train/")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator("#menu").get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{site}/last-train-zh-hans/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
