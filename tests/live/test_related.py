from datetime import timedelta

import pytest

from articles.live.related import related_to
from articles.models import Article, Author, Byline, LiveArticle, Section, Tag
from articles.newsroom.publishing import publish_article


@pytest.fixture
def publish(section, editor, at):
    def _publish(slug, *, tags=(), age=0, author=None, **fields):
        values = {"headline": slug, "section": section, "body": "<p>Text.</p>", **fields}
        article = Article.objects.create(slug=slug, **values)
        article.tags.set([Tag.objects.get_or_create(name=name)[0] for name in tags])
        if author:
            Byline.objects.create(article=article, author=author)
        publish_article(article, by=editor, at=at - timedelta(days=age))
        return LiveArticle.objects.get(pk=article.pk)

    return _publish


def slugs(articles):
    return [article.slug for article in articles]


def test_related_to_prefers_shared_people_then_tags_then_the_section(publish, django_assert_num_queries):
    Tag.objects.create(name="Seo Yul", kind="person")
    elsewhere = Section.objects.create(name="Somewhere", slug="somewhere")
    article = publish("it", tags=["Seo Yul", "indie"])
    publish("same-section")
    publish("shares-topic", tags=["indie"], section=elsewhere)
    publish("shares-person", tags=["Seo Yul"], section=elsewhere)
    publish("nothing-shared", section=elsewhere)

    with django_assert_num_queries(1):
        related = related_to(article)
    assert slugs(related) == ["shares-person", "shares-topic", "same-section"]


def test_related_to_loses_closeness_with_age(publish):
    article = publish("it", tags=["indie"])
    publish("old", tags=["indie"], age=300)
    publish("new", tags=["indie"], age=3)
    assert slugs(related_to(article)) == ["new", "old"]


def test_related_to_lists_at_most_two_by_one_author_when_there_are_others(publish):
    mei = Author.objects.create(name="Mei", slug="mei")
    article = publish("it", tags=["indie"])
    for number in range(4):
        publish(f"mei-{number}", tags=["indie"], author=mei)
    publish("other-1")
    publish("other-2")
    found = slugs(related_to(article))
    assert len(found) == 4
    assert {"other-1", "other-2"} < set(found)


def test_related_to_one_is_none(publish):
    article = publish("it")
    publish("only-one")
    assert related_to(article) == []


# -- what the desk pins ----------------------------------------------------------------------------


def test_pinned_stories_come_first_in_the_desks_order(publish, django_assert_num_queries):
    elsewhere = Section.objects.create(name="Somewhere", slug="somewhere")
    far, farther = publish("far", section=elsewhere), publish("farther", section=elsewhere)
    publish("close", tags=["indie"])
    article = publish("it", tags=["indie"], pinned=[farther.pk, far.pk])

    with django_assert_num_queries(2):
        related = related_to(article)
    assert slugs(related) == ["farther", "far", "close"]


def test_pinned_story_readers_do_not_have_is_passed_over(publish, section):
    draft = Article.objects.create(slug="draft", headline="Draft", section=section, body="<p>Text.</p>")
    shown = publish("shown")
    publish("near")
    article = publish("it", pinned=[draft.pk, 999_999, shown.pk])

    assert slugs(related_to(article)) == ["shown", "near"]


def test_pinned_story_that_is_also_close_comes_once(publish):
    close = publish("close", tags=["indie"])
    publish("near")
    article = publish("it", tags=["indie"], pinned=[close.pk])

    assert slugs(related_to(article)) == ["close", "near"]


def test_article_pinned_to_itself_is_not_related(publish):
    article = publish("it")
    publish("near")
    LiveArticle.objects.filter(pk=article.pk).update(pinned=[article.pk])
    article.refresh_from_db()

    assert related_to(article) == []


# -- languages -------------------------------------------------------------------------------------


def test_other_versions_of_the_story_are_never_related(publish):
    article = publish("it", tags=["indie"])
    korean = publish("it-ko", tags=["indie"], language="ko", translation_of_id=article.pk)
    chinese = publish("it-zh", tags=["indie"], language="zh-Hans", translation_of_id=article.pk)
    publish("one")
    publish("two")
    LiveArticle.objects.filter(pk=article.pk).update(pinned=[korean.pk])
    article.refresh_from_db()

    for version in (article, korean, chinese):
        assert sorted(slugs(related_to(version))) == ["one", "two"]


def test_related_story_is_given_in_the_articles_language_where_it_has_that_version(publish):
    both = publish("both", tags=["indie"])
    publish("both-ko", tags=["indie"], language="ko", translation_of_id=both.pk)
    publish("english", tags=["indie"])
    korean = publish("it", tags=["indie"], language="ko")

    assert slugs(related_to(korean)) == ["both-ko", "english"]


def test_story_in_another_language_only_fills_a_gap(publish):
    publish("korean", tags=["indie"], language="ko")
    for number in range(4):
        publish(f"english-{number}")
    article = publish("it", tags=["indie"])

    assert "korean" not in slugs(related_to(article))
    LiveArticle.objects.get(slug="english-0").delete()
    assert slugs(related_to(article))[-1] == "korean"


def test_pinned_version_of_a_story_keeps_the_storys_other_versions_away(publish):
    original = publish("original", tags=["indie"])
    korean = publish("original-ko", language="ko", translation_of_id=original.pk)
    publish("near")
    article = publish("it", tags=["indie"], pinned=[korean.pk])

    assert slugs(related_to(article)) == ["original-ko", "near"]
