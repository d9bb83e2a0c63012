"""What every page shares: the chrome around it, what its head says, the site's clock, how long it is kept."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.http import escape_leading_slashes

from articles.delivery.conditions import is_unmodified
from articles.live.models import Kind
from articles.masthead.chrome import Chrome
from articles.syndication.metadata import PageMetadata

from .kind_names import KIND_NAMES
from .languages import editions_of

# Cache-Control, by what a page is.
KEPT_HOME = "public, max-age=30, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400"
KEPT_ARTICLE = "public, max-age=60, s-maxage=300, stale-while-revalidate=3600, stale-if-error=604800"
KEPT_LIST = "public, max-age=60, s-maxage=120, stale-while-revalidate=600"
KEPT_SEARCH = "public, max-age=60"
KEPT_FEED = "public, max-age=300, s-maxage=600"
KEPT_SITEMAP = "public, max-age=3600"
KEPT_NEWS_SITEMAP = "public, max-age=300"
KEPT_UPLOAD = "public, max-age=2592000"
KEPT_REDIRECT = "public, max-age=86400"  # a wrong permanent redirect must be recoverable
KEPT_NOT_FOUND = "public, max-age=60"
KEPT_GONE = "public, max-age=3600"
KEPT_GONE_FOR_GOOD = "public, max-age=86400"
NOT_KEPT = "no-store"

# What a browser may fetch before it is asked for. By a header: an inline block would need an exception.
SPECULATION_RULES = "articles/speculation.rules"

# What WordPress appended to addresses, and means nothing here.
WORDPRESS_PARAMETERS = ["amp", "replytocom"]

# Kinds with a link in the header; the footer has them all.
HEADER_KINDS = [Kind.INTERVIEW, Kind.REVIEW, Kind.GUIDE, Kind.EVENT]


class KindLink(NamedTuple):
    name: str
    path: str
    in_header: bool


def render_page(
    request: HttpRequest | None,
    template: str,
    *,
    chrome: Chrome,
    metadata: PageMetadata,
    kept: str,
    status: int = 200,
    **content: Any,
) -> HttpResponse:
    """The page in its frame, dates in the site's own time zone, Cache-Control as `kept` says.

    Without a request nothing in it can depend on who asks.
    """
    if request is not None and status == 200 and is_unmodified(request):
        return HttpResponseNotModified(headers={"Cache-Control": kept})
    with timezone.override(chrome.settings.time_zone):
        context = {**frame(chrome, metadata), "editions": editions_of(request, content), **content}
        response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = kept
    response.headers["Speculation-Rules"] = f'"{static(SPECULATION_RULES)}"'
    return response


def frame(chrome: Chrome, metadata: PageMetadata) -> dict[str, Any]:
    """What base.html prints around the content."""
    return {"chrome": chrome, "metadata": metadata, "kind_links": _kind_links()}


def moved_to(
    request: HttpRequest, path: str, *, without: Sequence[str] = WORDPRESS_PARAMETERS
) -> HttpResponse:
    """301 to another address of ours, query string kept but for `without`.

    A path that began like another host stays a path.
    """
    query = _query_of(request, without=without)
    address, mark, part = escape_leading_slashes(path).partition("#")
    if query:
        address += f"{'&' if '?' in address else '?'}{query}"
    response = HttpResponsePermanentRedirect(address + mark + part)
    response.headers["Cache-Control"] = KEPT_REDIRECT
    return response


def _query_of(request: HttpRequest, *, without: Sequence[str]) -> str:
    """As it was sent, unless something has to go."""
    sent = request.META.get("QUERY_STRING", "")
    query = QueryDict(sent, mutable=True)
    unwanted = [name for name in without if name in query]
    for name in unwanted:
        del query[name]
    return query.urlencode() if unwanted else sent


def _kind_links() -> list[KindLink]:
    return [
        KindLink(str(name), kind.get_absolute_url(), kind in HEADER_KINDS)
        for kind, name in KIND_NAMES.items()
    ]
