"""Pages tell when they have been read: by whom is never asked, and the answer is always the same nothing."""

import logging
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.live.models import LiveArticle
from articles.masthead.models import Section
from articles.readership.counting import Hit, gate
from articles.readership.counting import count_reading as add_reading
from articles.readership.models import Place
from articles.readership.screening import class_of_device, is_left_alone, is_machine, name_referrer
from articles.senders import client_address, digest_address
from articles.text.hosts import stands_at

from .languages import language_of_path

MAX_BYTES = 2048
LONGEST_PATH = 1000

logger = logging.getLogger(__name__)


@csrf_exempt  # it carries no authority, and cached pages carry no token
@require_POST
def count_reading(request: HttpRequest) -> HttpResponse:
    """POST p (path), f (host readers came from), w (width of the window). 204 whatever comes of it.

    Three queries at most for a page counted before today; none for what is not counted.
    """
    at = timezone.now()
    if _is_to_be_counted(request, at=at):
        try:
            _count(request, at=at)
        except DatabaseError as trouble:
            logger.warning("A reading was not counted: %s", trouble)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _is_to_be_counted(request: HttpRequest, *, at: datetime) -> bool:
    return (
        _is_from_here(request)
        and not is_left_alone(request.headers)
        and not is_machine(request.headers.get("User-Agent", ""))
        and _is_short(request.META.get("CONTENT_LENGTH") or "")
        and gate.admits(digest_address(client_address(request.META), purpose="readings", at=at), at=at)
    )


def _is_from_here(request: HttpRequest) -> bool:
    """Browsers send at least one of these with a beacon."""
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        return fetch_site == "same-origin"
    return stands_at(request.headers.get("Origin", ""), request.get_host())


def _is_short(length: str) -> bool:
    return length.isdecimal() and int(length) <= MAX_BYTES


def _count(request: HttpRequest, *, at: datetime) -> None:
    try:
        told = QueryDict(request.body)
    except SuspiciousOperation:  # more fields than anything of ours has
        return
    page = _page_at(unquote(told.get("p", "")[:LONGEST_PATH]))
    if page is None:
        return
    place, number = page
    referrer = name_referrer(told.get("f", ""), own=request.get_host())
    add_reading(Hit(timezone.localdate(at), place, number, referrer, class_of_device(told.get("w", ""))))


def _page_at(path: str) -> tuple[str, int] | None:
    """What stands there for readers, if it is counted at all."""
    try:
        with translation.override(language_of_path(path)):
            match = resolve(path)
    except Resolver404:
        return None
    name = match.view_name.removesuffix("_page")
    if name == "articles:home":
        return Place.HOME, 0
    return _named(match.kwargs) if name in ("articles:article", "articles:section") else None


def _named(named: dict[str, Any]) -> tuple[str, int] | None:
    places: tuple[tuple[str, Any], ...] = (
        (Place.ARTICLE, LiveArticle.objects),
        (Place.SECTION, Section.objects),
    )
    for place, rows in places:
        if number := rows.filter(slug=named["slug"]).values_list("pk", flat=True).first():
            return place, number
    return None
