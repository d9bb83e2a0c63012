"""Pages for when there is no page. A host project names them in its URLconf: handler404, handler500."""

import re
from email.utils import parseaddr

from django.conf import settings
from django.core.cache import cache
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotFound,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.live.addresses import path_of
from articles.live.models import FormerAddress, LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.metadata import page_metadata
from articles.text.languages import default_language

from .frame import KEPT_GONE, KEPT_NOT_FOUND, NOT_KEPT, render_page
from .legacy import find_elsewhere

NOT_FOUND_PAGE = "articles:not-found:"
NOT_FOUND_SECONDS = 60
LATEST = 4
MAINTENANCE_SECONDS = 300

WORDS = "\ue000"  # stands in the kept page where the words of the address belong; no text has it
NO_WORDS = {
    "category",
    "tag",
    "author",
    "page",
    "feed",
    "amp",
    "index",
    "html",
    "htm",
    "php",
    "ko",
    "zh",
    "hans",
}
LONGEST_SEARCH = 80


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, unless what was meant stands elsewhere; its search box holds the words of the address.

    The page around them is the same for everybody, and kept for a minute, so that a flood costs little. No
    cache keeps it for whoever has an account: in the admin, what one may not see another may.
    """
    elsewhere = find_elsewhere(request)
    if elsewhere is not None:
        return elsewhere
    page = cache.get_or_set(f"{NOT_FOUND_PAGE}{get_language()}", _not_found_page, NOT_FOUND_SECONDS)
    words = escape(words_of(request.path_info))
    response = HttpResponseNotFound((page or b"").replace(WORDS.encode(), words.encode()))
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    response.headers["Cache-Control"] = NOT_KEPT if has_session else KEPT_NOT_FOUND
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for what nobody gets by following a link."""
    response = HttpResponseBadRequest(render_to_string("400.html"))
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def words_of(path: str) -> str:
    """What somebody was looking for who asks for this address: /2019/05/namewee-interview.html."""
    words = re.findall(r"[^\W_]+", path)
    telling = [word for word in words if word.lower() not in NO_WORDS and not word.isdecimal()]
    return " ".join(telling)[:LONGEST_SEARCH].rstrip()


def gone(request: HttpRequest, former: FormerAddress) -> HttpResponse:
    """410: when it was taken down and, if the desk said so, why. Never what it was."""
    chrome = load_chrome()
    metadata = page_metadata(
        chrome,
        title=_("This story has been taken down"),
        description=_("The story at this address is no longer published."),
        path=path_of(former.slug),
        is_listed=False,
    )
    return render_page(
        request,
        "410.html",
        chrome=chrome,
        metadata=metadata._replace(og=[], json_ld={}),  # nothing is offered to be passed on
        kept=KEPT_GONE,
        status=410,
        former=former,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without the database and without anything else that may be what broke."""
    response = HttpResponseServerError(render_to_string("500.html", {"email": _our_email()}))
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def under_maintenance() -> HttpResponse:
    """503, as plain: it says when to come back, and to search engines that all of this is still there."""
    response = HttpResponse(render_to_string("503.html", {"email": _our_email()}), status=503)
    response.headers["Cache-Control"] = NOT_KEPT
    response.headers["Retry-After"] = str(MAINTENANCE_SECONDS)
    return response


def _our_email() -> str:
    """The one mail of ours comes from: the desk's own stands in the database."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


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
    stories = LiveArticle.objects.in_edition(get_language() or default_language())
    latest = stories.for_cards().newest_first()[:LATEST]
    return render_page(
        None,
        "404.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_NOT_FOUND,
        words=WORDS,
        latest=list(latest),
    ).content
