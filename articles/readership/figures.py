"""What the counts tell: the home page's most read, and the desk's charts."""

from datetime import date, timedelta
from typing import NamedTuple

from articles.live.models import LiveArticle
from articles.masthead.models import Section

from .models import Place, Reading
from .querysets import ReadingQuerySet

DAYS_OF_MOST_READ = 7
DAYS_OF_CHARTS = 30
# Of the most read, some have left the site since, or belong to another edition.
SPARE = 8


class DayCount(NamedTuple):
    day: date
    times: int


class ArticleCount(NamedTuple):
    article: LiveArticle
    times: int


def most_read(count: int = 5, *, language: str, today: date) -> list[LiveArticle]:
    """What readers of this edition read most in the last seven full days, the first first. Two queries."""
    last = today - timedelta(days=1)
    week = Reading.objects.between(last - timedelta(days=DAYS_OF_MOST_READ - 1), last)
    numbers = _most_read_numbers(week, count * SPARE)
    if not numbers:
        return []
    shown = LiveArticle.objects.in_edition(language).for_cards().in_bulk(list(numbers))
    return [shown[number] for number in numbers if number in shown][:count]


def article_series(number: int, *, today: date, days: int = DAYS_OF_CHARTS) -> list[DayCount]:
    """How often it was read on each of the days up to today; days without readers count 0."""
    return _by_day(Reading.objects.of_article(number), today=today, days=days)


def section_series(section: Section, *, today: date, days: int = DAYS_OF_CHARTS) -> list[DayCount]:
    """The same for a section's page and the articles in it."""
    return _by_day(Reading.objects.of_section(section), today=today, days=days)


def site_series(*, today: date, days: int = DAYS_OF_CHARTS) -> list[DayCount]:
    return _by_day(Reading.objects.all(), today=today, days=days)


def top_articles(*, today: date, count: int = 20, days: int = DAYS_OF_CHARTS) -> list[ArticleCount]:
    """Those readers may still see, in all languages."""
    counts = _most_read_numbers(_last_days(Reading.objects.all(), today=today, days=days), count * 2)
    shown = LiveArticle.objects.for_cards().in_bulk(list(counts))
    return [ArticleCount(shown[number], counts[number]) for number in counts if number in shown][:count]


def top_referrers(
    readings: ReadingQuerySet | None = None, *, today: date, count: int = 20, days: int = DAYS_OF_CHARTS
) -> list[tuple[str, int]]:
    """Hosts, and how often readers came from there. Empty: an address typed, an app, our own pages."""
    rows = _last_days(Reading.objects.all() if readings is None else readings, today=today, days=days)
    return list(rows.totals("referrer").items())[:count]


def device_totals(*, today: date, days: int = DAYS_OF_CHARTS) -> dict[str, int]:
    return _last_days(Reading.objects.all(), today=today, days=days).totals("device")


def _most_read_numbers(readings: ReadingQuerySet, count: int) -> dict[int, int]:
    totals = readings.filter(place=Place.ARTICLE).totals("number")
    return dict(list(totals.items())[:count])


def _by_day(readings: ReadingQuerySet, *, today: date, days: int) -> list[DayCount]:
    totals = _last_days(readings, today=today, days=days).totals("day")
    dates = (today - timedelta(days=ago) for ago in range(days - 1, -1, -1))
    return [DayCount(day, totals.get(day, 0)) for day in dates]


def _last_days(readings: ReadingQuerySet, *, today: date, days: int) -> ReadingQuerySet:
    return readings.between(today - timedelta(days=days - 1), today)
