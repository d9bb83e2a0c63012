"""Pages for when there is no page. A host project names them in its URLconf: handler404, handler500."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.live.models import FormerAddress, LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.metadata import page_metadata

from .frame import KEPT_GONE, KEPT_NOT_FOUND, NOT_KEPT, render_page

NOT_FOUND_PAGE = "articles:not-found:"
NOT_FOUND_SECONDS = 60
LATEST = 4


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same for every address and everybody: kept for a minute, so that a flood costs little.

    No cache keeps it for whoever has an account: in the admin, what one may not see another may.
    """
    page = cache.get_or_set(f"{NOT_FOUND_PAGE}{get_language()}", _not_found_page, NOT_FOUND_SECONDS)
    response = HttpResponseNotFound(page or b"")
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    response.headers["Cache-Control"] = NOT_KEPT if has_session else KEPT_NOT_FOUND
    return response


def gone(request: HttpRequest, former: FormerAddress) -> HttpResponse:
    """410: when it was taken down and, if the desk said so, why. Never what it was."""
    chrome = load_chrome()
    metadata = page_metadata(
        chrome,
        title=_("This story has been taken down"),
        description=_("The story at this address is no longer published."),
        path=reverse("articles:article", args=[former.slug]),
        is_listed=False,
    )
    return render_page(
        request, "410.html", chrome=chrome, metadata=metadata, kept=KEPT_GONE, status=410, former=former
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without the database and without anything else that may be what broke."""
    response = HttpResponseServerError(render_to_string("500.html"))
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _not_found_page() -> bytes:
    """Made without a request: nothing of the person who met it first can be in it."""
    chrome = load_chrome()
    metadata = page_metadata(
        chrome,
        title=_("Page not found"),
        description=_("The page you asked for is not here."),
        path=reverse("articles:home"),
        is_listed=False,
    )
    latest = LiveArticle.objects.for_cards().newest_first()[:LATEST]
    return render_page(
        None, "404.html", chrome=chrome, metadata=metadata, kept=KEPT_NOT_FOUND, latest=list(latest)
    ).content
