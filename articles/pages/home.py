"""The front page, and behind it all stories, newest first."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from articles.delivery.conditions import delivered
from articles.live.front_page import fill_front_page
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.readership.figures import most_read
from articles.syndication.metadata import home_metadata

from .frame import KEPT_HOME, KEPT_LIST, render_page
from .lists import LATER_PAGE, list_page

MOST_READ = 5
FEWEST_MOST_READ = 3  # with fewer there is nothing to compare


@delivered(KEPT_HOME, KEPT_LIST)
def home_page(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Page 1 is the front page; those after it are all stories, newest first."""
    if number == 1:
        return _front_page(request)
    chrome = load_chrome()
    stories = LiveArticle.objects.in_edition(get_language() or "en")
    page = list_page(stories, number, base=reverse("articles:home"), first=LATER_PAGE)
    return render_page(
        request,
        "articles/article_list.html",
        chrome=chrome,
        metadata=home_metadata(chrome, path=page.path, page=number, newer=page.newer, older=page.older),
        kept=KEPT_LIST,
        page=page,
    )


def _front_page(request: HttpRequest) -> HttpResponse:
    chrome = load_chrome()
    language = get_language() or "en"
    # The page's validator turns at the site's own midnight; so does the ranking, wherever the server stands.
    today = timezone.localdate(timezone=ZoneInfo(chrome.settings.time_zone))
    read = most_read(count=MOST_READ, language=language, today=today)
    return render_page(
        request,
        "articles/home.html",
        chrome=chrome,
        metadata=home_metadata(chrome, path=reverse("articles:home")),
        kept=KEPT_HOME,
        front=fill_front_page(chrome.sections, language=language, older_from=LATER_PAGE),
        most_read=read if len(read) >= FEWEST_MOST_READ else [],
    )
