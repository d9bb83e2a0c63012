"""Everything by date: years, their months, and a month day by day, in the site's own zone."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.chrome import Chrome, load_chrome
from articles.syndication.metadata import list_metadata
from articles.text import dates

from .frame import KEPT_LIST, render_page


class Month(NamedTuple):
    """`first`: its first day. `total`: its stories, where that is known."""

    first: date
    total: int = 0

    @property
    def path(self) -> str:
        return reverse("articles:archive_month", args=[self.first.year, self.first.month])

    @property
    def next_first(self) -> date:
        return date(self.first.year + self.first.month // 12, self.first.month % 12 + 1, 1)


class Year(NamedTuple):
    number: int
    months: list[Month]

    @property
    def path(self) -> str:
        return reverse("articles:archive_year", args=[self.number])

    @property
    def total(self) -> int:
        return sum(month.total for month in self.months)


class Day(NamedTuple):
    date: date
    articles: list[LiveArticle]


@delivered(KEPT_LIST)
def archive_page(request: HttpRequest) -> HttpResponse:
    """The years, newest first; one query for all of them."""
    chrome = load_chrome()
    metadata = list_metadata(
        chrome,
        name=_("Archive"),
        description=_("Every story from %(site)s, by year and month.") % {"site": chrome.settings.name},
        path=reverse("articles:archive"),
        in_all_languages=True,
    )
    return render_page(
        request,
        "articles/archive.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        years=_years(_stories(), _zone(chrome)),
    )


@delivered(KEPT_LIST)
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """The months of a year; 404 when it has no story."""
    chrome = load_chrome()
    zone = _zone(chrome)
    begins, ends = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    years = _years(_stories().filter(published_at__gte=begins, published_at__lt=ends), zone)
    if not years:
        raise Http404
    metadata = list_metadata(
        chrome,
        name=_("Archive %(year)s") % {"year": year},
        description=_("Every story from %(site)s in %(year)s, month by month.")
        % {"site": chrome.settings.name, "year": year},
        path=years[0].path,
    )
    return render_page(
        request,
        "articles/archive_year.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        year=years[0],
    )


@delivered(KEPT_LIST)
def month_page(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Its stories, the last day first; the months with stories before and after it. 404 when empty."""
    chrome = load_chrome()
    zone = _zone(chrome)
    shown = Month(date(year, month, 1))
    begins, ends = _midnight(shown.first, zone), _midnight(shown.next_first, zone)
    stories = list(
        _stories().filter(published_at__gte=begins, published_at__lt=ends).for_cards().newest_first()
    )
    if not stories:
        raise Http404
    name = dates.month(shown.first)
    metadata = list_metadata(
        chrome,
        name=name,
        description=_("Every story from %(site)s in %(month)s, day by day.")
        % {"site": chrome.settings.name, "month": name},
        path=shown.path,
    )
    return render_page(
        request,
        "articles/archive_month.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        month=shown,
        days=_by_day(stories, zone),
        total=len(stories),
        earlier=_month_of(_stories().filter(published_at__lt=begins).newest_first(), zone),
        later=_month_of(_stories().filter(published_at__gte=ends).order_by("published_at", "id"), zone),
    )


def _stories() -> LiveArticleQuerySet:
    return LiveArticle.objects.in_edition(get_language() or "en")


def _years(stories: LiveArticleQuerySet, zone: ZoneInfo) -> list[Year]:
    """One query."""
    months = stories.annotate(month=TruncMonth("published_at", tzinfo=zone)).values_list("month")
    counted = months.annotate(total=Count("pk")).order_by("-month")
    found = [Month(first.date(), total) for first, total in counted]
    by_year = groupby(found, key=lambda month: month.first.year)
    return [Year(number, list(group)) for number, group in by_year]


def _by_day(stories: Iterable[LiveArticle], zone: ZoneInfo) -> list[Day]:
    by_day = groupby(stories, key=lambda story: story.published_at.astimezone(zone).date())
    return [Day(day, list(group)) for day, group in by_day]


def _month_of(stories: LiveArticleQuerySet, zone: ZoneInfo) -> Month | None:
    """That of the first of them."""
    instant = stories.values_list("published_at", flat=True).first()
    return Month(instant.astimezone(zone).date().replace(day=1)) if instant else None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _zone(chrome: Chrome) -> ZoneInfo:
    return ZoneInfo(chrome.settings.time_zone)
