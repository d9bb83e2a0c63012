"""One story in several languages."""

import pytest

from articles.live.models import LiveArticle
from articles.live.translations import translations_of
from articles.newsroom.models import Article
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_live_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_live_article("Night train to Busan", language="en")


def translated(story, language):
    return make_live_article(f"Version {language}", language=language, translation_of_id=story.pk)


def listed(language):
    return set(LiveArticle.objects.in_edition(language).values_list("pk", flat=True))


def test_story_without_a_translation_has_no_versions(story):
    assert translations_of(story) == []


def test_versions_name_one_another_the_original_first(story):
    korean, chinese = translated(story, "ko"), translated(story, "zh-Hans")
    for version in (story, korean, chinese):
        assert [each.pk for each in translations_of(version)] == [story.pk, korean.pk, chinese.pk]


def test_versions_readers_cannot_see_are_left_out(story, django_user_model):
    korean = translated(story, "ko")
    withdraw_article(Article.objects.get(pk=korean.pk), by=None, at=korean.composed_at)
    assert translations_of(story) == []


def test_edition_lists_each_story_once(story):
    korean, chinese = translated(story, "ko"), translated(story, "zh-Hans")
    assert listed("en-gb") == {story.pk}
    assert listed("ko") == {korean.pk}
    assert listed("zh-hans") == {chinese.pk}


def test_edition_falls_back_to_the_language_a_story_was_written_in():
    korean = make_live_article("Seoul at five", language="ko")
    assert listed("en") == {korean.pk}
    english = translated(korean, "en")
    assert listed("en") == {english.pk}
    assert listed("zh-hans") == {korean.pk}


def test_translation_of_what_is_gone_stands_for_itself(story):
    korean = translated(story, "ko")
    withdraw_article(Article.objects.get(pk=story.pk), by=None, at=korean.composed_at)
    assert listed("en") == {korean.pk}
