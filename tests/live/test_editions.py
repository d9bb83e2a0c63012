"""The edition moves whenever readers could see something else, and only then."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.live.editions import current_edition, edition_of, with_edition
from articles.live.models import HomeSlot, LiveArticle
from articles.models import (
    AdvertisingContact,
    Edition,
    Page,
    Redirect,
    SiteSettings,
    SocialLink,
)
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_article, make_author, make_image, make_live_article, make_section, make_tag

pytestmark = pytest.mark.django_db


def number():
    edition = current_edition()
    return edition.number if edition else 0


def test_there_is_none_before_there_is_anything_for_readers():
    Edition.objects.all().delete()

    assert current_edition() is None


def test_publishing_updating_and_withdrawing_move_it_and_a_save_does_not():
    draft = make_article()
    before = number()
    draft.headline = "Another"
    draft.save()
    assert number() == before

    publish_article(draft, by=None, at=timezone.now())
    published = number()
    publish_article(draft, by=None, at=timezone.now())
    updated = number()
    withdraw_article(draft, by=None, at=timezone.now())

    assert before < published < updated < number()


@pytest.mark.parametrize(
    "change",
    [
        lambda: make_section("film"),
        lambda: make_author("New Name"),
        lambda: make_tag("New tag"),
        make_image,
        lambda: SocialLink.objects.create(platform="threads", handle="kavenyou"),
        lambda: SiteSettings.load().save(),
        lambda: AdvertisingContact.load().save(),
        lambda: Page.objects.create(slug="imprint", title="Imprint"),
        lambda: Redirect.objects.create(path="/a/", target="/music/"),
        lambda: HomeSlot.objects.create(place="lead", article=LiveArticle.objects.first()),
        lambda: SocialLink.objects.first().delete(),
    ],
)
def test_whatever_pages_print_straight_from_its_table_moves_it(change):
    make_live_article()
    before = number()

    change()

    assert number() > before


@pytest.mark.parametrize(
    "fields",
    [
        {"visible_from": timedelta(seconds=-5)},
        {"visible_from": timedelta(days=-2), "visible_until": timedelta(seconds=-5)},
        {"event_starts_at": timedelta(seconds=-5)},
        {"event_starts_at": timedelta(seconds=-5), "event_ends_at": timedelta(days=1)},
        {"event_starts_at": timedelta(days=-1), "event_ends_at": timedelta(seconds=-5)},
    ],
)
def test_clock_turns_it_when_a_story_or_an_event_begins_or_ends(fields):
    day = timezone.now() - timedelta(days=30)
    article = make_live_article(published_at=day)
    now = timezone.now()
    coming = {name: now + abs(distance) for name, distance in fields.items()}
    LiveArticle.all_rows.filter(pk=article.pk).update(**(coming | {"visible_from": day}))
    before = current_edition()

    passed = {name: now + distance for name, distance in fields.items()}
    LiveArticle.all_rows.filter(pk=article.pk).update(**passed)
    after = current_edition()

    assert after.number == before.number
    assert after.turned_at == now - timedelta(seconds=5)
    assert after.turned_at > before.turned_at
    assert after.changed_at >= after.turned_at


def test_slot_that_opens_or_closes_turns_it():
    article = make_live_article(published_at=timezone.now() - timedelta(days=30))
    now = timezone.now()
    slot = HomeSlot.objects.create(place="lead", article=article, starts_at=now + timedelta(days=1))
    assert current_edition().turned_at < now - timedelta(days=1)

    HomeSlot.objects.filter(pk=slot.pk).update(starts_at=now - timedelta(minutes=2))
    assert current_edition().turned_at == now - timedelta(minutes=2)

    HomeSlot.objects.filter(pk=slot.pk).update(ends_at=now - timedelta(minutes=1))
    assert current_edition().turned_at == now - timedelta(minutes=1)


def test_one_query_tells_it_and_an_article_brings_it_along(django_assert_num_queries):
    article = make_live_article()

    with django_assert_num_queries(1):
        alone = current_edition()
    with django_assert_num_queries(1):
        row = with_edition(LiveArticle.objects.filter(pk=article.pk)).get()

    assert edition_of(row) == alone
    assert alone.time_zone == "Asia/Singapore"


def test_each_part_of_the_question_is_answered_by_an_index():
    """By what the database itself says; with few rows PostgreSQL would rather read them all."""
    make_live_article()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")

    plan = with_edition(Edition.objects.filter(pk=1)).explain()

    used = {name: plan.count(name) for name in ("live_appearing", "live_ending", "live_events")}
    assert used == {"live_appearing": 1, "live_ending": 1, "live_events": 3}, plan
