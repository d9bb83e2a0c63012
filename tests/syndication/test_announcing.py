"""Who is told that a story is out, when, how often; and that nobody waits for them."""

import json
import logging
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from django.utils import timezone

from articles.models import Article, LiveArticle
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.syndication.announcing import CLOCK_SKEW, PAUSES, feeds_with, tell_service
from tests.factories import make_article, make_author, make_live_article, make_tag

from .listener_server import listener

__all__ = ["listener"]

KEY = "a1b2c3d4e5f6a7b8"


@pytest.fixture
def hub(listener, settings):
    """WebSub only."""
    settings.ARTICLES = {"SITE_URL": "https://kavenyou.example", "WEBSUB_HUB": f"{listener.url}/hub"}
    return listener


@pytest.fixture
def both(hub, settings):
    settings.ARTICLES |= {"INDEXNOW_KEY": KEY, "INDEXNOW_ENDPOINT": f"{hub.url}/indexnow"}
    return hub


@pytest.fixture
def waiting(task_queue):
    """What waits in the queue: (name, arguments, when), the first to be done first."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 -- a model, once the apps are ready

    def rows():
        ready = DBTaskResult.objects.filter(status="READY", task_path__contains="syndication")
        return [
            (row.task_path.rpartition(".")[2], row.args_kwargs["args"], row.run_after)
            for row in ready.order_by("run_after")
        ]

    return rows


def topics(told):
    return parse_qs(told.body)["hub.url"]


def publish(article, *, at=None, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)
    with transaction.atomic():
        publish_article(article, by=None, at=at or timezone.now())


def test_hub_hears_of_every_feed_the_story_stands_in(hub, task_queue):
    publish(make_article(kind="review", tags=[make_tag("Seo Yul")], writers=[make_author("Mei Ong")]))
    task_queue()
    (told,) = hub.told
    assert (told.path, told.media_type) == ("/hub", "application/x-www-form-urlencoded")
    assert parse_qs(told.body)["hub.mode"] == ["publish"]
    lists = ["", "music/", "review/", "tag/seo-yul/", "author/mei-ong/"]
    forms = ["feed/", "feed/atom/", "feed/json/"]
    editions = ["", "ko/", "zh-hans/"]
    site = "https://kavenyou.example/"
    assert sorted(topics(told)) == sorted(
        site + e + place + form for e in editions for place in lists for form in forms
    )


def test_search_engines_hear_the_address_and_where_our_key_is(both, task_queue, client):
    article = make_article()
    publish(article)
    task_queue()
    (told,) = [told for told in both.told if told.path == "/indexnow"]
    assert told.media_type == "application/json; charset=utf-8"
    assert json.loads(told.body) == {
        "host": "kavenyou.example",
        "key": KEY,
        "keyLocation": f"https://kavenyou.example/{KEY}.txt",
        "urlList": [f"https://kavenyou.example/{article.slug}/"],
    }
    assert client.get(f"/{KEY}.txt").content.decode() == KEY
    assert client.get(f"/{KEY}x.txt").status_code == 404


@pytest.mark.parametrize("fields", [{"is_indexed": False}, {"canonical_url": "https://elsewhere.example/"}])
def test_search_engines_hear_nothing_of_what_is_not_theirs_to_list(both, task_queue, fields):
    publish(make_article(), **fields)
    task_queue()
    assert [told.path for told in both.told] == ["/hub"]


def test_without_hub_and_key_nothing_is_queued(task_queue, waiting):
    publish(make_article())
    assert waiting() == []


def test_copy_for_trying_things_out_tells_nobody(hub, task_queue, waiting, settings):
    settings.ARTICLES |= {"IS_STAGING": True}
    publish(make_article())
    assert waiting() == []


def test_story_published_again_is_told_again(hub, task_queue):
    article = make_article()
    publish(article)
    publish(article)
    task_queue()
    assert len(hub.told) == 2


def test_scheduled_story_is_announced_when_readers_have_it(hub, task_queue, waiting):
    later = timezone.now() + timedelta(hours=3)
    publish(make_article(), visible_from=later)
    assert [(name, when) for name, _args, when in waiting()] == [("announce_article", later + CLOCK_SKEW)]
    task_queue()
    assert hub.told == []


def test_scheduled_story_is_announced_once_however_often_it_was_published_before(hub, task_queue):
    article = make_article()
    appeared = timezone.now() - timedelta(minutes=1)
    for hours in (3, 2, 1):
        publish(article, at=appeared - timedelta(hours=hours), visible_from=appeared)
    task_queue()
    assert len(hub.told) == 1


def test_story_brought_forward_is_not_told_again_at_its_former_hour(hub, task_queue):
    article = make_article()
    now = timezone.now()
    publish(article, at=now - timedelta(hours=3), visible_from=now - timedelta(minutes=1))
    publish(article, at=now - timedelta(hours=2), visible_from=now - timedelta(minutes=30))
    task_queue()
    assert len(hub.told) == 1


def test_story_put_off_is_not_announced_before_readers_have_it(hub, task_queue):
    article = make_article()
    now = timezone.now()
    publish(article, at=now - timedelta(hours=3), visible_from=now - timedelta(minutes=1))
    publish(article, at=now - timedelta(hours=2), visible_from=now + timedelta(hours=1))
    task_queue()
    assert hub.told == []


def test_story_withdrawn_before_the_worker_came_is_not_told(hub, task_queue):
    article = make_article()
    publish(article)
    withdraw_article(article, by=None, at=timezone.now())
    task_queue()
    assert hub.told == []


def test_dead_hub_neither_stops_publishing_nor_cries(hub, task_queue, waiting, caplog):
    hub.status = "drop"
    article = make_article()
    publish(article)
    task_queue()
    assert LiveArticle.objects.filter(pk=article.pk).exists()
    assert {record.levelno for record in caplog.records if "was not told" in record.message} == {
        logging.WARNING
    }
    assert [record for record in caplog.records if record.levelno > logging.WARNING] == []
    ((name, args, when),) = waiting()
    assert (name, args) == ("tell", ["websub", article.pk, 2])
    assert timedelta(0) < when - timezone.now() <= PAUSES[0]


def test_hub_that_recovers_is_told_by_the_next_try(hub, db):
    number = make_live_article().pk
    hub.status = 503
    assert tell_service("websub", number, attempt=1) == PAUSES[0]
    hub.status = 204
    assert tell_service("websub", number, attempt=2) is None
    assert len(hub.told) == 2


def test_tries_come_at_growing_distances_and_end(hub, db):
    number = make_live_article().pk
    hub.told.clear()
    hub.status = 500
    pauses = [tell_service("websub", number, attempt=attempt) for attempt in range(1, 6)]
    assert pauses == [*PAUSES, None]
    assert sorted(PAUSES) == PAUSES


def test_hub_that_refuses_is_not_asked_again(hub, db):
    number = make_live_article().pk
    hub.status = 404
    assert tell_service("websub", number, attempt=1) is None


@pytest.mark.django_db
def test_where_tasks_run_at_once_a_dead_hub_costs_publishing_nothing(
    hub, client, django_capture_on_commit_callbacks
):
    hub.status = "drop"
    with django_capture_on_commit_callbacks(execute=True):
        article = make_live_article()
    assert client.get(article.get_absolute_url()).status_code == 200
    assert len(hub.told) == 1


def test_each_feed_a_hub_hears_of_is_there(db, client, settings):
    settings.ARTICLES = {"SITE_URL": "http://testserver"}
    article = make_live_article(tags=[make_tag("서울")], writers=[make_author("Mei Ong")])
    statuses = {client.get(url.removeprefix("http://testserver")).status_code for url in feeds_with(article)}
    assert statuses == {200}
