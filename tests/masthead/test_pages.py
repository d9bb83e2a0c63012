import pytest
from django.utils import translation

from articles.masthead.chrome import load_chrome
from articles.masthead.models import Page, SiteSettings
from articles.masthead.pages import find_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_founded_page(db):
    Page.objects.all().delete()


def make_page(slug="terms", **fields):
    return Page.objects.create(slug=slug, **{"title": slug.title(), "is_published": True, **fields})


def test_page_is_found_in_the_readers_language_else_in_english():
    english, korean = make_page(), make_page(language="ko")

    assert find_page("terms", "ko") == korean
    assert find_page("terms", "zh-hans") == english
    assert find_page("terms", "en-gb") == english


def test_page_that_readers_may_not_see_is_found_by_nobody():
    make_page(is_published=False)
    make_page("plans", language="ko")

    assert find_page("terms", "en") is None
    assert find_page("plans", "en") is None


def test_unfinished_translation_leaves_readers_the_english_page():
    english = make_page()
    make_page(language="ko", is_published=False)

    assert find_page("terms", "ko") == english


@pytest.mark.parametrize("is_written", [True, False])
def test_chrome_knows_in_its_four_queries_which_pages_to_lead_to(django_assert_num_queries, is_written):
    make_page("about")
    make_page("privacy", is_published=is_written)
    make_page("terms")

    with django_assert_num_queries(4):
        chrome = load_chrome()

    assert chrome.pages == ({"about", "privacy"} if is_written else {"about"})


def test_chrome_leads_to_no_page_readers_of_the_language_would_not_find():
    make_page("about", language="ko")

    assert load_chrome().pages == frozenset()
    with translation.override("ko"):
        assert load_chrome().pages == {"about"}


def test_chrome_stands_before_anybody_has_written_the_settings():
    SiteSettings.objects.all().delete()

    assert load_chrome().pages == frozenset()
