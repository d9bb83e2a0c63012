"""Headlines in the three scripts, as Chromium sets them."""

import pytest
from playwright.sync_api import Page

from tests.factories import make_live_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SET = "h1 => [getComputedStyle(h1).letterSpacing, getComputedStyle(h1).wordBreak, h1.closest('[lang]').lang]"


@pytest.mark.parametrize(
    ("headline", "language", "breaks"),
    [
        ("서율, 싱가포르 단독 공연 전석 매진", "ko", "keep-all"),
        ("夜車不等人", "zh-Hant", "normal"),
        ("第一次坐首尔末班车", "zh-Hans", "normal"),
    ],
)
def test_korean_and_chinese_headlines_are_set_close_and_say_their_language(
    live_server, page: Page, headline, language, breaks
):
    story = make_live_article(headline, slug="story", language=language)
    page.goto(f"{live_server.url}{story.get_absolute_url()}")

    spacing, breaking, tag = page.locator("h1").evaluate(SET)

    assert (spacing in ("normal", "0px"), breaking, tag) == (True, breaks, language)


def test_korean_within_an_english_headline_is_set_close_too(live_server, page: Page):
    story = make_live_article("Seo Yul 서율 comes back", slug="story")
    page.goto(f"{live_server.url}{story.get_absolute_url()}")

    assert page.locator("h1 [lang=ko]").evaluate("e => getComputedStyle(e).letterSpacing") in (
        "normal",
        "0px",
    )
