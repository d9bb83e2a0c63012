"""The calendar: what is coming up, the next first, and below it what is over, the last first."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.feed_links import feeds_of
from articles.syndication.metadata import list_metadata

from .frame import KEPT_LIST, render_page
from .joined_lists import joined_page

ON_A_PAGE = 30


class Entry(NamedTuple):
    """An event of a story; `is_on`: it has begun. `starts` and `last_day` by the clock of the place."""

    article: LiveArticle
    starts: datetime
    last_day: date
    is_on: bool


class Month(NamedTuple):
    """`first`: its first day."""

    first: date
    entries: list[Entry]


@delivered(KEPT_LIST)
def events_page(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Also while there are none. Days and months are those of the places where events take place."""
    chrome = load_chrome()
    articles = LiveArticle.objects.in_edition(get_language() or "en")
    lists = [articles.upcoming_events(), articles.past_events()]
    joined = joined_page(lists, number, base=reverse("articles:events"), size=ON_A_PAGE)
    at = timezone.now()
    coming, past = (_entries(part, at=at) for part in joined.parts)
    name = _("Events")
    metadata = list_metadata(
        chrome,
        name=name,
        description=_("Concerts, festivals and fairs, day by day: where, when and for how much."),
        path=joined.page.path,
        page=number,
        newer=joined.page.newer,
        older=joined.page.older,
        feeds=feeds_of("kind", "event", name),
        in_all_languages=True,
    )
    return render_page(
        request,
        "articles/event_list.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        page=joined.page,
        on_now=[entry for entry in coming if entry.is_on],
        months=_by_month(entry for entry in coming if not entry.is_on),
        past=past,
        has_coming=joined.totals[0] > 0,
    )


def _entries(articles: Iterable[LiveArticle], *, at: datetime) -> list[Entry]:
    return [_entry(article, at) for article in articles]


def _entry(article: LiveArticle, at: datetime) -> Entry:
    event = article.event or {}
    starts = datetime.fromisoformat(event["starts"])
    ends = datetime.fromisoformat(event["ends"]) if event["ends"] else starts
    return Entry(article, starts, ends.date(), is_on=starts <= at)


def _by_month(entries: Iterable[Entry]) -> list[Month]:
    """By the clock of each place, which may be a month ahead of the site's."""
    by_month = groupby(entries, key=lambda entry: entry.starts.date().replace(day=1))
    return [Month(first, list(group)) for first, group in by_month]
