"""What every page shares: the chrome around it, what its head says, the site's clock, how long it is kept."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import escape_leading_slashes

from articles.live.models import Kind
from articles.masthead.chrome import Chrome
from articles.syndication.metadata import PageMetadata

from .kind_names import KIND_NAMES

# Cache-Control, by what a page is.
KEPT_HOME = "public, max-age=30, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400"
KEPT_ARTICLE = "public, max-age=60, s-maxage=300, stale-while-revalidate=3600, stale-if-error=604800"
KEPT_LIST = "public, max-age=60, s-maxage=120, stale-while-revalidate=600"
KEPT_REDIRECT = "public, max-age=86400"  # a wrong permanent redirect must be recoverable
KEPT_NOT_FOUND = "public, max-age=60"
KEPT_GONE = "public, max-age=3600"
NOT_KEPT = "no-store"

# Kinds with a link in the header; the footer has them all.
HEADER_KINDS = [Kind.INTERVIEW, Kind.REVIEW, Kind.GUIDE, Kind.NEWS]


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
    with timezone.override(chrome.settings.time_zone):
        response = render(request, template, {**frame(chrome, metadata), **content}, status=status)
    response.headers["Cache-Control"] = kept
    return response


def frame(chrome: Chrome, metadata: PageMetadata) -> dict[str, Any]:
    """What base.html prints around the content."""
    return {"chrome": chrome, "metadata": metadata, "kind_links": _kind_links()}


def moved_to(request: HttpRequest, path: str) -> HttpResponse:
    """301 to another address of ours, query string kept. A path that began like another host stays a path."""
    query = request.META.get("QUERY_STRING", "")
    address = escape_leading_slashes(path)
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response.headers["Cache-Control"] = KEPT_REDIRECT
    return response


def _kind_links() -> list[KindLink]:
    return [
        KindLink(str(name), reverse("articles:kind", args=[kind]), kind in HEADER_KINDS)
        for kind, name in KIND_NAMES.items()
    ]
