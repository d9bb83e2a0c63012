"""The front page, filled from the top: a story stands in one place only, except in Just in, the clock."""

from collections.abc import Iterable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.live.models import Kind, LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.chrome import load_chrome
from articles.masthead.models import Section
from articles.syndication.metadata import home_metadata

from .frame import KEPT_HOME, KEPT_LIST, render_page
from .lists import LATER_PAGE, list_page

NEWEST = 24  # among these the lead is looked for
JUST_IN = 9
TOP_STORIES = 3
VOICES = 3
EVENTS = 3
BAND = 5
IN_THEIR_OWN_WORDS = [Kind.INTERVIEW, Kind.EXCLUSIVE]


class Band(NamedTuple):
    """A section's newest stories that stand nowhere above."""

    section: Section
    articles: list[LiveArticle]


class FrontPage(NamedTuple):
    """What the front page shows; whatever is empty is not printed."""

    lead: LiveArticle | None
    just_in: list[LiveArticle]
    top_stories: list[LiveArticle]
    quoted: LiveArticle | None
    voices: list[LiveArticle]
    events: list[LiveArticle]
    bands: list[Band]
    has_older: bool

    @property
    def first_band(self) -> Band | None:
        return self.bands[0] if self.bands else None

    @property
    def pair(self) -> list[Band]:
        """The second and third section side by side."""
        return self.bands[1:3]

    @property
    def further_bands(self) -> list[Band]:
        return self.bands[3:]


@require_safe
def home_page(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Page 1 is the front page; those after it are all stories, newest first."""
    chrome = load_chrome()
    if number == 1:
        metadata = home_metadata(chrome, path=reverse("articles:home"))
        front = fill_front_page(chrome.sections)
        return render_page(
            request, "articles/home.html", chrome=chrome, metadata=metadata, kept=KEPT_HOME, front=front
        )
    page = list_page(LiveArticle.objects.all(), number, base=reverse("articles:home"), first=LATER_PAGE)
    return render_page(
        request,
        "articles/article_list.html",
        chrome=chrome,
        metadata=home_metadata(chrome, path=page.path, page=number),
        kept=KEPT_LIST,
        page=page,
    )


def fill_front_page(sections: Iterable[Section]) -> FrontPage:
    """Four queries, and one for each section."""
    newest = list(_cards().newest_first()[:NEWEST])
    lead = _lead(newest)
    used = {lead.pk} if lead else set()
    rest = [article for article in newest if article.pk not in used]
    top_stories = rest[:TOP_STORIES]
    used |= _numbers(top_stories)
    quoted, voices = _voices(used)
    used |= _numbers([quoted, *voices] if quoted else [])
    events = list(_cards().exclude(pk__in=used).upcoming_events()[:EVENTS])
    used |= _numbers(events)
    return FrontPage(
        lead=lead,
        just_in=rest[:JUST_IN],
        top_stories=top_stories,
        quoted=quoted,
        voices=voices,
        events=events,
        bands=_bands(sections, used),
        has_older=len(newest) > LATER_PAGE,
    )


def _lead(newest: list[LiveArticle]) -> LiveArticle | None:
    """The newest with a picture, else the newest; never a paid one."""
    ours = [article for article in newest if not article.is_paid]
    return next((article for article in ours if article.hero), ours[0] if ours else None)


def _voices(used: set[int]) -> tuple[LiveArticle | None, list[LiveArticle]]:
    """The newest interview with a quote to print large, and further interviews. Without a quote, nothing."""
    interviews = _cards().filter(kind__in=IN_THEIR_OWN_WORDS).exclude(pk__in=used).newest_first()
    quoted = interviews.filter(pull_quote__isnull=False).first()
    if quoted is None:
        return None, []
    return quoted, list(interviews.exclude(pk=quoted.pk)[:VOICES])


def _bands(sections: Iterable[Section], used: set[int]) -> list[Band]:
    rest = _cards().exclude(pk__in=used).newest_first()
    bands = [Band(section, _picture_first(rest.in_section(section)[:BAND])) for section in sections]
    return [band for band in bands if band.articles]


def _picture_first(articles: Iterable[LiveArticle]) -> list[LiveArticle]:
    """The newest with a picture, which is printed large, and then the others as they came."""
    shown = list(articles)
    large = next((article for article in shown if article.hero), None)
    return [large, *(article for article in shown if article is not large)] if large else shown


def _cards() -> LiveArticleQuerySet:
    return LiveArticle.objects.for_cards()


def _numbers(articles: Iterable[LiveArticle]) -> set[int]:
    return {article.pk for article in articles}
