"""The language of a page is that of its address. An article has one address, and a page in its language."""

import json
import re

import pytest
from django.contrib import admin
from django.test import override_settings
from django.urls import include, path, resolve, reverse
from django.utils import translation

from articles.pages.languages import editions_of, language_of_path, speaking_of
from tests.factories import make_article, make_live_article, make_tag
from tests.pages.reading import of_class, read, words

pytestmark = pytest.mark.django_db

TAGS = {"/": "en-SG", "/ko/": "ko", "/zh-hans/": "zh-Hans"}


class PlainHost:
    """The URLconf of a project that mounts our pages once."""

    urlpatterns = [path("admin/", admin.site.urls), path("", include("articles.urls"))]
    handler404 = "articles.pages.errors.not_found"


def languages_in(page):
    """{name: path} of the switcher in the footer."""
    return {link.text: link.get("href") for link in page.xpath("//footer//a[@hreflang]")}


# -- by address only -------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "tag"), TAGS.items())
def test_page_speaks_the_language_of_its_address(client, path, tag):
    page = read(client, path)

    assert page.get("lang") == tag
    assert len({words(read(client, other).xpath("//footer//h2")[0]) for other in TAGS}) == 3


@pytest.mark.parametrize("address", ["/", "/ko/", "/zh-hans/music/", "/ko/no-such-page/"])
def test_neither_browser_nor_cookie_changes_a_reader_s_page(client, address):
    plain = client.get(address)
    client.cookies["django_language"] = "zh-hans"
    other = client.get(address, headers={"Accept-Language": "ko,zh-CN;q=0.9"})

    assert other.content == plain.content
    for answer in (plain, other):
        assert "Accept-Language" not in answer.headers.get("Vary", "")
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert not answer.cookies


def test_default_language_has_no_address_of_its_own(client):
    assert client.get("/en/").status_code == 404
    assert client.get("/en-gb/").status_code == 404


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en-gb"),
        ("/ko/", "ko"),
        ("/ko/music/page/2/", "ko"),
        ("/ko", "ko"),
        ("/korea/", "en-gb"),
        ("/zh-hans/tag/%EC%84%9C%EC%9A%B8/", "zh-hans"),
        ("/zh-hant/", "en-gb"),
        ("/en/", "en-gb"),
    ],
)
def test_first_part_of_an_address_names_its_language(path, language):
    assert language_of_path(path) == language


@pytest.mark.parametrize(
    ("path", "tag"), [("/nothing/", "en-SG"), ("/ko/nothing/", "ko"), ("/zh-hans/nothing/", "zh-Hans")]
)
def test_page_that_is_not_there_is_missed_in_the_language_of_its_address(client, path, tag):
    assert read(client, path, status=404).get("lang") == tag


def test_language_of_one_answer_does_not_reach_the_next(client):
    client.get("/ko/")

    assert translation.get_language() == "en-gb"
    assert read(client, "/").get("lang") == "en-SG"


@pytest.mark.parametrize("name", ["robots", "sitemap"])
def test_files_for_machines_are_the_same_in_every_language(client, name):
    with translation.override("ko"):
        address = reverse(f"articles:{name}")

    assert not address.startswith("/ko/")
    assert client.get(address).status_code == 200


# -- the admin -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        ("ko-KR,ko;q=0.9", "ko"),
        ("zh-CN", "zh-hans"),
        ("zh-SG", "zh-hans"),
        ("en-US", "en-gb"),
        ("fr", "en-gb"),
    ],
)
def test_admin_speaks_the_language_of_the_browser(client, wanted, tag):
    answer = client.get("/admin/login/", headers={"Accept-Language": wanted})

    assert f'<html lang="{tag}"' in answer.content.decode()
    assert "Accept-Language" in answer.headers["Vary"]


def test_admin_s_scripts_get_their_words_in_the_same_language(client):
    catalogue = client.get("/admin/jsi18n/", headers={"Accept-Language": "ko"}).content.decode()

    assert json.loads(re.search(r'"Embed": (".*?")', catalogue)[1]) == "삽입"


# -- an article ------------------------------------------------------------------------------------


@pytest.fixture
def story(db):
    return make_live_article("The last train", slug="last-train", tags=[make_tag("Seoul")])


@pytest.fixture
def korean(story):
    return make_live_article("마지막 열차", slug="last-train-ko", language="ko", translation_of_id=story.pk)


@pytest.mark.parametrize("language", ["en-gb", "en", "ko", "zh-hans"])
def test_article_has_one_address_whatever_is_spoken(story, language):
    with translation.override(language):
        assert story.get_absolute_url() == "/last-train/"


@pytest.mark.parametrize("prefix", ["/ko", "/zh-hans"])
def test_article_below_a_language_leads_to_its_address_in_one_step(client, story, prefix):
    answer = client.get(f"{prefix}/last-train/?utm=x")

    assert answer.status_code == 301
    assert answer["Location"].startswith("/last-train/")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("language", "spoken"), [("en", "en-SG"), ("ko", "ko"), ("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hans")]
)
def test_article_s_page_speaks_the_article_s_language(client, language, spoken):
    make_live_article(slug="a-story", language=language)

    page = read(client, "/a-story/")

    assert page.get("lang") == spoken
    own = page.xpath("//main//article/@lang")
    assert (own[0] if own else spoken) == {"en": "en-SG"}.get(language, language)


def test_page_of_a_korean_article_leads_on_to_the_korean_edition(client, korean):
    page = read(client, "/last-train-ko/")

    (logo,) = of_class(page.xpath("//header")[0], "logo")
    assert logo.get("href") == "/ko/"
    assert all(link.startswith("/ko/") for link in page.xpath("//nav[contains(@class, 'line')]//a/@href"))


# -- the switcher ----------------------------------------------------------------------------------


def test_every_page_leads_to_itself_in_the_other_languages(client, story):
    assert languages_in(read(client, "/music/")) == {
        "English": "/music/",
        "한국어": "/ko/music/",
        "简体中文": "/zh-hans/music/",
    }
    assert languages_in(read(client, "/ko/tag/seoul/"))["English"] == "/tag/seoul/"


def test_each_language_is_named_in_itself_and_marked(client):
    links = read(client, "/ko/").xpath("//footer//a[@hreflang]")

    assert [(link.get("lang"), link.get("hreflang")) for link in links] == [
        ("en-SG", "en-SG"), ("ko", "ko"), ("zh-Hans", "zh-Hans")
    ]  # fmt: skip
    assert [link.get("aria-current") for link in links] == [None, "true", None]


def test_search_takes_its_question_along(client):
    answer = read(client, "/search/?q=서율 a%26b&page=1&utm_source=x")

    assert languages_in(answer)["한국어"] == "/ko/search/?q=%EC%84%9C%EC%9C%A8+a%26b"


def test_later_page_of_a_list_leads_to_where_the_list_begins(client, rf):
    request = rf.get("/ko/news/page/2/")
    with translation.override("ko"):
        request.resolver_match = resolve("/ko/news/page/2/")
        paths = {edition.name: edition.path for edition in editions_of(request, {})}

    assert paths == {"English": "/news/", "한국어": "/ko/news/", "简体中文": "/zh-hans/news/"}


def test_article_leads_to_its_translations_and_else_to_the_front_page(client, story, korean):
    expected = {"English": "/last-train/", "한국어": "/last-train-ko/", "简体中文": "/zh-hans/"}

    assert languages_in(read(client, "/last-train/")) == expected
    assert languages_in(read(client, "/last-train-ko/")) == expected


def test_translation_that_is_not_out_yet_is_not_led_to(client, story):
    make_article("초안", slug="draft-ko", language="ko", translation_of_id=story.pk)

    assert languages_in(read(client, "/last-train/"))["한국어"] == "/ko/"


def test_page_that_is_none_leads_to_the_front_pages(client):
    assert languages_in(read(client, "/ko/nothing/", status=404)) == {
        "English": "/", "한국어": "/ko/", "简体中文": "/zh-hans/"
    }  # fmt: skip


def test_menu_has_the_same_languages_as_the_footer(client, story):
    page = read(client, "/ko/music/")

    assert page.xpath("//div[@id='menu']//a[@hreflang]/@href") == list(languages_in(page).values())


# -- lists -----------------------------------------------------------------------------------------


def test_lists_have_each_story_once_in_the_language_of_the_page(client, story, korean):
    assert [words(link) for link in read(client, "/music/").xpath("//h3/a")][:1] == ["The last train"]
    assert [words(link) for link in read(client, "/ko/music/").xpath("//h3/a")][:1] == ["마지막 열차"]
    assert [words(link) for link in read(client, "/zh-hans/music/").xpath("//h3/a")][:1] == ["The last train"]


def test_headline_in_another_language_than_the_page_says_which(client, story):
    (english,) = read(client, "/music/").xpath("//main//h3[a='The last train']")
    (korean,) = read(client, "/ko/music/").xpath("//main//h3[a='The last train']")

    assert (english.get("lang"), korean.get("lang")) == (None, "en")


def test_section_is_called_as_the_language_calls_it(client):
    assert words(read(client, "/ko/music/").xpath("//h1")[0]) == "음악"
    assert words(read(client, "/zh-hans/music/").xpath("//h1")[0]) == "音乐"


# -- a project that mounts the pages once ----------------------------------------------------------


@override_settings(ROOT_URLCONF=PlainHost)
def test_project_without_languages_has_no_prefixes_and_no_switcher(client, story):
    make_live_article(slug="hangul", language="ko")

    assert client.get("/ko/").status_code == 404
    assert languages_in(read(client, "/")) == {}
    assert languages_in(read(client, "/hangul/")) == {}
    with translation.override("ko"):
        assert reverse("articles:tag", args=["seoul"]) == "/tag/seoul/"


@override_settings(ROOT_URLCONF=PlainHost)
def test_project_without_languages_speaks_its_own_around_every_article(story):
    with speaking_of(make_live_article(language="ko")):
        assert translation.get_language() == "en-gb"


@override_settings(ROOT_URLCONF=PlainHost, LANGUAGE_CODE="ko")
def test_project_in_korean_only_is_korean_at_the_root(client, story):
    assert read(client, "/").get("lang") == "ko"
    assert story.get_absolute_url() == "/last-train/"
