"""Answering "is it still what I have?" before anything is rendered.

An answer's ETag names all that can change it: the address, the page's own parameters, the edition of the
site, its day, and the release of the code. One question to the database tells the edition.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import wraps
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified, QueryDict
from django.urls import get_resolver, get_urlconf
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.translation import get_language

from articles.live.editions import EditionState, current_edition

from .releases import current_release

READING = ["GET", "HEAD"]

View = Callable[..., HttpResponse]


def delivered(
    *kept: str, parameters: Sequence[str] = (), notes_edition: bool = False
) -> Callable[[View], View]:
    """For every view that only shows something.

    `kept` are the values of Cache-Control its pages may have, the first when it says none; `parameters` those
    of the query string it reads, and it sees no others. With `notes_edition` it tells the edition by
    `note_edition` once it has found its thing: what is not there then costs no question about editions.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in READING:
                return HttpResponseNotAllowed(READING)
            if not _is_page_number(request.GET.get("page", "1")):
                return _bad_request(request)
            request.GET = _own(request.GET, parameters)  # type: ignore[assignment]
            if not notes_edition or "If-None-Match" in request.headers:
                note_edition(request, current_edition())
            if _has_one_of(request, kept) or (_is_surely_there(request) and is_unmodified(request)):
                return _mark(request, HttpResponseNotModified(), _sent(request, kept))
            return _mark(request, view(request, *args, **kwargs), kept)

        return answer

    return decorate


def note_edition(request: HttpRequest, edition: EditionState | None) -> None:
    """The edition all that follows is read in, or a later one."""
    # While templates change below our hands, no page is what it was.
    request.edition = None if settings.DEBUG else edition  # type: ignore[attr-defined]


def is_unmodified(request: HttpRequest) -> bool:
    """If-Modified-Since, once the page is known to be there: anybody may send any date for any address."""
    changed_at = _last_modified(request)
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if changed_at is None or since is None or "If-None-Match" in request.headers:
        return False
    return int(changed_at.timestamp()) <= since


def _has_one_of(request: HttpRequest, kept: Sequence[str]) -> bool:
    """Only who had the page from us knows its ETag: no need to look whether it is there."""
    theirs = {etag.removeprefix("W/") for etag in parse_etags(request.headers.get("If-None-Match", ""))}
    return any(_etag(request, value).removeprefix("W/") in theirs for value in kept) if theirs else False


def _is_surely_there(request: HttpRequest) -> bool:
    """An address without a name or number in it, such as the front page's."""
    match = request.resolver_match
    return match is not None and not match.captured_kwargs  # type: ignore[attr-defined]


def _sent(request: HttpRequest, kept: Sequence[str]) -> Sequence[str]:
    """Of the values a page may have, the one theirs has."""
    return [value for value in kept if _has_one_of(request, [value])] or kept


def _mark(request: HttpRequest, response: HttpResponse, kept: Sequence[str]) -> HttpResponse:
    """A page gets its validators. Redirects, errors and what is not to be kept have none."""
    if response.status_code not in (200, 304):
        return response
    response.headers.setdefault("Cache-Control", kept[0])
    if response.headers["Cache-Control"] not in kept:
        return response
    if response.status_code == 200 and is_unmodified(request):
        response = HttpResponseNotModified(headers={"Cache-Control": response.headers["Cache-Control"]})
    patch_vary_headers(response, ["Accept-Encoding"])
    if etag := _etag(request, response.headers["Cache-Control"]):
        response.headers.setdefault("ETag", etag)
    if changed_at := _last_modified(request):
        response.headers.setdefault("Last-Modified", http_date(changed_at.timestamp()))
    return response


def _etag(request: HttpRequest, kept: str) -> str:
    edition = _edition(request)
    if edition is None:
        return ""
    what_it_depends_on = [
        request.path,
        request.GET.urlencode(),
        get_language(),
        kept,
        edition.number,
        edition.turned_at,
        _day_began_at(edition),
        current_release().name,
    ]
    return f'W/"{sha256(repr(what_it_depends_on).encode()).hexdigest()[:24]}"'


def _last_modified(request: HttpRequest) -> datetime | None:
    edition = _edition(request)
    if edition is None:
        return None
    changed_at = max(edition.changed_at, _day_began_at(edition), current_release().made_at)
    # A date from the future, of a clock that was wrong, would hide every change until then.
    return changed_at if changed_at <= timezone.now() else None


def _day_began_at(edition: EditionState) -> datetime:
    zone = ZoneInfo(edition.time_zone)
    return datetime.combine(timezone.localdate(timezone=zone), time.min, zone).astimezone(UTC)


def _edition(request: HttpRequest) -> EditionState | None:
    return getattr(request, "edition", None)


def _is_page_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and int(text[:9]) > 0


def _bad_request(request: HttpRequest) -> HttpResponse:
    """The project's own page. Not by an exception: it would write its whole way here into the log."""
    handler: View = get_resolver(get_urlconf()).resolve_error_handler(400)
    return handler(request, exception=None)


def _own(query: QueryDict, parameters: Sequence[str]) -> QueryDict:
    """What others append (utm_source, fbclid …) can change nothing on a page that never sees it."""
    own = QueryDict(mutable=True)
    for name in sorted(parameters):
        if name in query:
            own.setlist(name, query.getlist(name))
    own._mutable = False
    return own
