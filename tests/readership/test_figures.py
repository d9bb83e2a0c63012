from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from articles.readership.figures import (
    article_series,
    device_totals,
    most_read,
    section_series,
    site_series,
    top_articles,
    top_referrers,
)
from articles.readership.models import Reading
from tests.factories import make_live_article, make_section

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)


def read(number, count, *, days_ago=1, place="article", referrer="", device="phone"):
    day = TODAY - timedelta(days=days_ago)
    Reading.objects.create(day=day, place=place, number=number, referrer=referrer, device=device, count=count)


def test_most_read_is_of_the_last_seven_full_days(django_assert_num_queries):
    first, second, third = (make_live_article() for _ in range(3))
    read(first.pk, 5, days_ago=7)
    read(first.pk, 5, days_ago=1, device="desktop")
    read(second.pk, 9)
    read(second.pk, 100, days_ago=0)  # today is not over
    read(third.pk, 100, days_ago=8)
    with django_assert_num_queries(2):
        assert most_read(language="en", today=TODAY) == [first, second]


def test_most_read_names_each_story_once_and_only_what_readers_may_see():
    original = make_live_article()
    korean = make_live_article(language="ko", translation_of_id=original.pk)
    gone = make_live_article()
    for place, article in enumerate([gone, korean, original]):
        read(article.pk, 30 - place)
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    assert most_read(language="en", today=TODAY) == [original]
    assert most_read(language="ko", today=TODAY) == [korean]
    assert [row.article for row in top_articles(today=TODAY)] == [korean, original]


def test_most_read_without_figures_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert most_read(language="en", today=TODAY) == []


def test_a_series_has_every_day_also_those_without_readers():
    read(7, 2, days_ago=0)
    read(7, 3, days_ago=2, referrer="t.co")
    read(7, 4, days_ago=2)
    read(8, 9, days_ago=2)
    series = article_series(7, today=TODAY, days=4)
    assert [(row.day.day, row.times) for row in series] == [(17, 0), (18, 7), (19, 0), (20, 2)]


def test_a_section_counts_its_page_and_its_articles():
    music, foodie = make_section("music"), make_section("foodie")
    song, supper = make_live_article(section=music), make_live_article(section=foodie)
    read(music.pk, 1, place="section")
    read(foodie.pk, 20, place="section")
    read(song.pk, 3)
    read(supper.pk, 40)
    assert section_series(music, today=TODAY, days=2)[0].times == 4
    assert site_series(today=TODAY, days=2)[0].times == 64


def test_referrers_and_devices_are_summed_the_greatest_first():
    read(7, 3, referrer="t.co")
    read(8, 3, referrer="t.co", device="desktop")
    read(7, 4)
    assert top_referrers(today=TODAY) == [("t.co", 6), ("", 4)]
    assert top_referrers(Reading.objects.of_article(7), today=TODAY) == [("", 4), ("t.co", 3)]
    assert device_totals(today=TODAY) == {"phone": 7, "desktop": 3}
