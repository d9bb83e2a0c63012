from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import LiveArticle
from articles.newsroom.publishing import publish_article
from tests.factories import make_live_article


@pytest.fixture
def live(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    return LiveArticle.all_rows.get(pk=draft.pk)


@pytest.mark.parametrize(
    ("begins", "ends", "is_visible"),
    [
        (-1, None, True),
        (-1, 1, True),
        (1, None, False),
        (-2, -1, False),
    ],
)
def test_readers_see_only_what_is_visible_now(live, section, begins, ends, is_visible):
    now = timezone.now()
    live.visible_from = now + timedelta(seconds=begins * 60)
    live.visible_until = ends and now + timedelta(seconds=ends * 60)
    live.save()
    tag = live.tags.through.objects.first().tag
    for rows in (LiveArticle.objects.all(), section.live_articles.all(), tag.live_articles.all()):
        assert rows.exists() is is_visible


def test_a_queryset_made_before_the_moment_finds_the_article_after_it(live):
    """The clock is the query's, not the one at which the queryset was written down."""
    live.visible_from = timezone.now() + timedelta(milliseconds=300)
    live.save()
    rows = LiveArticle.objects.all()
    assert not rows.all().exists()
    while timezone.now() <= live.visible_from + timedelta(milliseconds=2):  # SQLite's clock has milliseconds
        pass
    assert rows.all().exists()


def test_cards_cost_one_query(live, django_assert_num_queries):
    with django_assert_num_queries(1):
        card = LiveArticle.objects.for_cards().get()
        assert (card.section.name, card.writers[0]["name"], card.tag_list[0]["name"]) == (
            "Music",
            "Mei Ong",
            "Seo Yul",
        )


def test_by_author_lists_an_article_once_for_two_roles(live):
    author = live.authors.get()
    live.authors.through.objects.create(live_article=live, author=author, role="photographer")
    assert list(LiveArticle.objects.by_author(author)) == [live]


@pytest.mark.parametrize(
    ("starts", "ends", "is_upcoming"), [(1, None, True), (-1, 1, True), (-1, None, False), (-2, -1, False)]
)
def test_upcoming_events_have_not_ended(live, starts, ends, is_upcoming):
    now = timezone.now()
    live.event = {"name": "A night out"}
    live.event_starts_at = now + timedelta(hours=starts)
    live.event_ends_at = ends and now + timedelta(hours=ends)
    live.save()
    assert LiveArticle.objects.upcoming_events().exists() is is_upcoming


@pytest.mark.django_db
def test_event_that_only_has_an_end_is_in_no_calendar(client):
    """As older rows may have it: where would the calendar put it?"""
    end = timezone.now() + timedelta(days=3)
    some_day = make_live_article(event_name="Some day")
    LiveArticle.all_rows.filter(pk=some_day.pk).update(event_ends_at=end)
    dated = make_live_article(event_name="Tomorrow", event_starts_at=end - timedelta(days=2))

    assert list(LiveArticle.objects.upcoming_events()) == [dated]
    assert client.get("/events/").status_code == 200
