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
