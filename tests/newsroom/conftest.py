from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from articles.models import Article, Author, Byline, Section, Tag

AT = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)


@pytest.fixture
def at():
    return AT


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("mei", password="a long enough secret")


@pytest.fixture
def section(db):
    return Section.objects.get_or_create(slug="music", defaults={"name": "Music"})[0]


@pytest.fixture
def draft(section):
    """A complete draft: one author, two tags."""
    article = Article.objects.create(
        headline="Seo Yul rides the last train",
        slug="seo-yul-last-train",
        section=section,
        kind="interview",
        standfirst="On night trains and kopi-o.",
        body="<p>The house lights are up.</p>",
    )
    article.tags.set([Tag.objects.create(name="Seo Yul", kind="person"), Tag.objects.create(name="서울")])
    Byline.objects.create(article=article, author=Author.objects.create(name="Mei Ong", slug="mei-ong"))
    return article
