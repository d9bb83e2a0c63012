"""No article, section or page takes an address that is another's, or the site's own."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import pre_save
from django.utils import timezone

from articles.live.models import FormerAddress, LiveArticle
from articles.models import Article, Page, Redirect, Section
from articles.newsroom.publishing import publish_article
from articles.newsroom.slugs import require_free_address, reserved_words
from tests.factories import make_article, make_live_article, make_section

pytestmark = pytest.mark.django_db

USED = "“{}” is used by the site itself. Choose another web address."


@pytest.mark.parametrize(
    "slug",
    ["admin", "api", "feed", "feeds", "tag", "author", "page", "search", "archive", "events", "advertise",
     "newsletter", "oembed", "corrections", "interview", "press-conference", "2025", "sitemaps", "ko",
     "zh-hans", "en", "static", "media", "wp-content", "wp-admin", "wp-json", "wp-includes", "music"],
)  # fmt: skip
def test_words_of_the_site_itself_are_refused(slug):
    """R03: whatever a route begins with, languages, files, kinds, years and sections."""
    make_section("music")

    with pytest.raises(ValidationError) as refusal:
        publish_article(make_article(slug=slug), by=None, at=timezone.now())

    assert USED.format(slug) in refusal.value.messages


def test_reserved_words_are_those_of_the_routes():
    assert {
        "admin",
        "tag",
        "author",
        "wp-content",
        "ko",
        "static",
        "media",
        "sitemap.xml",
    } <= reserved_words()


@pytest.mark.parametrize(
    "slug", ["namewee-interview", "서율-인터뷰", "tagged", "feeding", "music-night", "ko-ko"]
)
def test_other_words_are_free(slug):
    require_free_address(slug)


def test_address_of_a_page_is_refused_to_articles_and_sections():
    Page.objects.create(slug="imprint", title="Imprint")

    for asking in ({"number": None}, {"section": None}):
        with pytest.raises(ValidationError):
            require_free_address("imprint", **asking)


def test_own_address_is_no_obstacle():
    article = make_live_article(slug="mine")
    section = make_section("music")
    Redirect.objects.create(path="/once/", target="/mine/")
    FormerAddress.objects.create(slug="before", article_number=article.pk)

    require_free_address("mine", number=article.pk)
    require_free_address("before", number=article.pk)
    require_free_address("once", number=article.pk)
    require_free_address("music", section=section.pk)


def test_two_articles_published_to_one_address_in_the_same_instant():
    """The second is told; nothing of it is on the site, and it is a draft as before."""
    late = make_article(slug="one-address")
    first = LiveArticle(
        id=10**6, slug="one-address", language="en", kind="news", headline="First",
        section=Section.objects.first(),
        published_at=timezone.now(), visible_from=timezone.now(), composed_at=timezone.now(),
    )  # fmt: skip

    def come_first(instance, **_kwargs):
        if instance.pk == late.pk:
            LiveArticle.all_rows.bulk_create([first])

    pre_save.connect(come_first, sender=LiveArticle)
    try:
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            publish_article(late, by=None, at=timezone.now())
    finally:
        pre_save.disconnect(come_first, sender=LiveArticle)

    assert refusal.value.messages == [
        "Another article was published at “one-address” this very moment. Choose another web address."
    ]
    assert Article.objects.get(pk=late.pk).status == "draft"
    assert not LiveArticle.all_rows.filter(pk=late.pk).exists()
