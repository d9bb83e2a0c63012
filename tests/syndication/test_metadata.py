from datetime import UTC, datetime

import pytest
from django.utils import translation

from articles.models import Author
from articles.syndication.metadata import (
    LARGE_PREVIEW,
    NOT_LISTED,
    article_metadata,
    author_metadata,
    home_metadata,
    list_metadata,
)
from articles.text.languages import spoken_for

URL = "https://kavenyou.example/seo-yul-last-train/"


def entity(metadata, kind):
    return next(item for item in metadata.json_ld["@graph"] if item["@type"] == kind)


def test_article_metadata_tells_machines_what_the_page_shows(live, chrome, at):
    metadata = article_metadata(live(), chrome)
    assert metadata.title == "Seo Yul rides the last train – KAvenyou"
    assert metadata.description == "On night trains and kopi-o."
    assert (metadata.canonical, metadata.robots, metadata.language) == (URL, LARGE_PREVIEW, "en-SG")
    og = dict(metadata.og)
    assert og["og:title"] == "[INTERVIEW] Seo Yul rides the last train"
    assert (og["og:url"], og["og:locale"], og["og:type"]) == (URL, "en_SG", "article")
    news = entity(metadata, "NewsArticle")
    assert news["headline"] == "Seo Yul rides the last train"
    assert news["author"] == [
        {
            "@type": "Person",
            "@id": "https://kavenyou.example/author/mei-ong/#person",
            "name": "Mei Ong",
            "url": "https://kavenyou.example/author/mei-ong/",
        }
    ]
    assert news["keywords"] == ["Seo Yul", "서울"]
    assert news["datePublished"] == news["dateModified"] == at.isoformat()
    assert (
        entity(metadata, "BreadcrumbList")["itemListElement"][0]["item"] == "https://kavenyou.example/music/"
    )
    assert entity(metadata, "NewsMediaOrganization")["sameAs"] == ["https://x.com/KAvenyou"]


def test_article_metadata_dates_a_revision_by_the_desk_not_by_the_save(live, chrome):
    revised = datetime(2026, 3, 5, tzinfo=UTC)
    news = entity(article_metadata(live(revised_at=revised), chrome), "NewsArticle")
    assert news["dateModified"] == revised.isoformat()


def test_article_metadata_says_that_it_is_paid_for(live, chrome):
    article = live(
        is_paid=True, partner_name="Lantern", partner_url="https://lantern.example", disclosure="Paid."
    )
    metadata = article_metadata(article, chrome)
    assert dict(metadata.og)["og:title"] == "[PARTNER] [INTERVIEW] Seo Yul rides the last train"
    assert entity(metadata, "NewsArticle")["sponsor"] == {
        "@type": "Organization",
        "name": "Lantern",
        "url": "https://lantern.example",
    }


def test_article_metadata_prefers_what_the_desk_wrote_for_search_engines(live, chrome):
    article = live(
        seo_title="Short",
        seo_description="Shorter.",
        canonical_url="https://elsewhere.example/",
        is_indexed=False,
    )
    metadata = article_metadata(article, chrome)
    assert metadata[:4] == ("Short – KAvenyou", "Shorter.", "https://elsewhere.example/", NOT_LISTED)


def test_article_metadata_describes_by_the_first_words_cut_at_a_word(live, chrome):
    metadata = article_metadata(live(standfirst="", body="<p>" + "kopi " * 60 + "</p>"), chrome)
    assert set(metadata.description.split()) == {"kopi"}
    assert 100 < len(metadata.description) <= 155


@pytest.mark.parametrize(
    ("language", "page", "locale"),
    [("ko", "ko", "ko_KR"), ("zh-Hans", "zh-Hans", "zh_CN"), ("zh-Hant", "zh-Hans", "zh_TW")],
)
def test_article_metadata_names_the_language_of_the_page_and_of_the_story(
    live, chrome, language, page, locale
):
    article = live(language=language)
    with translation.override(spoken_for(language)):
        metadata = article_metadata(article, chrome)
    assert (metadata.language, dict(metadata.og)["og:locale"]) == (page, locale)
    assert entity(metadata, "NewsArticle")["inLanguage"] == language


def test_lists_number_their_pages_and_may_stay_unlisted(chrome):
    metadata = list_metadata(
        chrome, name="Music", description="Concerts.", path="/music/page/2/", page=2, is_listed=False
    )
    assert metadata[:4] == (
        "Music, page 2 – KAvenyou",
        "Concerts.",
        "https://kavenyou.example/music/page/2/",
        NOT_LISTED,
    )


def test_home_title_is_name_and_tagline(chrome):
    assert home_metadata(chrome, path="/").title == "KAvenyou – Singapore to Korea: Music"


def test_author_metadata_is_a_profile_without_the_account(chrome, editor):
    author = Author.objects.create(
        name="Mei", name_ko="메이", slug="mei", bio="Eats.", links="https://a.example", user=editor
    )
    person = entity(author_metadata(author, chrome, path="/author/mei/"), "ProfilePage")["mainEntity"]
    assert person == {
        "@type": "Person",
        "@id": "https://kavenyou.example/author/mei/#person",
        "name": "Mei",
        "alternateName": ["메이"],
        "description": "Eats.",
        "sameAs": ["https://a.example"],
        "url": "https://kavenyou.example/author/mei/",
        "worksFor": {"@id": "https://kavenyou.example/#org"},
    }
