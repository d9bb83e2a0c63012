"""The pages KAvenyou is founded with."""

import pytest

from articles.enquiries import retention
from articles.masthead.models import Page
from articles.newsletter import tidying
from articles.readership.tidying import MONTHS_IN_DETAIL
from articles.text.body import clean_body
from tests.factories import make_live_article
from tests.pages.reading import read, words

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "ko", "zh-hans"]
PREFIXES = {"en": "", "ko": "/ko", "zh-hans": "/zh-hans"}


@pytest.mark.parametrize("slug", ["about", "privacy", "corrections"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_site_is_founded_with_its_pages_in_every_language(client, slug, language):
    page = Page.objects.get(slug=slug, language=language)

    shown = read(client, f"{PREFIXES[language]}/{slug}/")

    assert words(shown.xpath("//h1")[0]) == page.title
    assert words(shown.xpath("//main//p[@class='stand']")[0]) == page.description
    assert shown.xpath("//main/article/@lang") == []


def test_founded_pages_are_stored_as_the_editor_would_store_them():
    for page in Page.objects.all():
        assert clean_body(page.body) == page.body, page


def test_pages_lead_to_what_is_there(client):
    make_live_article()
    for page in Page.objects.filter(is_published=True):
        shown = read(client, f"{PREFIXES[page.language]}/{page.slug}/")
        for address in shown.xpath("//main//div[contains(@class, 'prose')]//a/@href"):
            assert address.startswith("mailto:") or client.get(address).status_code == 200, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_page_names_every_period_we_keep_things_for(language):
    """The numbers of the rules themselves: change one, and the page has to follow."""
    text = Page.objects.get(slug="privacy", language=language).body
    periods = {
        retention.LETTERS_KEPT_MONTHS: {"en": "24 months", "ko": "24개월", "zh-hans": "24 个月"},
        retention.SPAM_KEPT.days: {"en": "30 days", "ko": "30일", "zh-hans": "30 天"},
        tidying.PENDING_KEPT.days: {"en": "7 days", "ko": "7일", "zh-hans": "七天"},
        MONTHS_IN_DETAIL: {"en": "thirteen months", "ko": "13개월", "zh-hans": "十三个月"},
    }

    assert list(periods) == [24, 30, 7, 13]
    assert retention.SENDERS_KEPT == tidying.SENDERS_KEPT
    for said in periods.values():
        assert said[language] in text
