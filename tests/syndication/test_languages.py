import pytest
from django.test import override_settings
from django.utils import translation

from articles.live.translations import translations_of
from articles.models import Article
from articles.syndication.languages import alternates_of_article, alternates_of_page
from tests.factories import make_live_article

pytestmark = pytest.mark.django_db

SITE = "https://kavenyou.example"


def story(language, slug, original=None):
    number = {"translation_of": Article.objects.get(pk=original.pk)} if original else {}
    return make_live_article(language=language, slug=slug, **number)


def test_r43_versions_of_a_story_name_each_other_and_themselves():
    english = story("en", "last-train")
    korean = story("ko", "막차", english)
    taiwanese = story("zh-Hant", "末班車", english)
    expected = [
        ("en-SG", f"{SITE}/last-train/"),
        ("ko-KR", f"{SITE}/%EB%A7%89%EC%B0%A8/"),
        ("zh-Hant", f"{SITE}/%E6%9C%AB%E7%8F%AD%E8%BB%8A/"),
        ("x-default", f"{SITE}/last-train/"),
    ]
    for version in (english, korean, taiwanese):
        assert alternates_of_article(translations_of(version)) == expected


def test_r43_story_that_stands_alone_has_no_alternates():
    assert alternates_of_article(translations_of(story("ko", "alone"))) == []


def test_story_without_an_english_version_sends_nobody_elsewhere():
    korean = story("ko", "one")
    story("zh-Hans", "two", korean)
    assert [each.hreflang for each in alternates_of_article(translations_of(korean))] == ["ko-KR", "zh-Hans"]


@pytest.mark.parametrize(
    ("language", "path"), [("en", "/music/"), ("ko", "/ko/music/"), ("zh-hans", "/zh-hans/music/")]
)
def test_r43_page_names_its_other_languages_the_same_way_from_each(language, path):
    with translation.override(language):
        alternates = alternates_of_page(path)
    assert alternates == [
        ("en-SG", f"{SITE}/music/"),
        ("ko-KR", f"{SITE}/ko/music/"),
        ("zh-Hans", f"{SITE}/zh-hans/music/"),
        ("x-default", f"{SITE}/music/"),
    ]


@override_settings(ROOT_URLCONF="articles.urls")
def test_project_that_mounts_our_pages_once_has_no_alternates():
    assert alternates_of_page("/music/") == []
