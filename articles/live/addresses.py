"""From the address a reader asks for to what stands there, or stood there once."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.utils.encoding import escape_uri_path

from articles.masthead.models import Page

from .editions import with_edition
from .models import FormerAddress, LiveArticle, Redirect

ARTICLE, PAGE, GONE, FORMER, REDIRECT = range(5)  # the first of them that an address has is its answer


class Trace(NamedTuple):
    """What a slug or an old path is known for; `path` is where to find it, as a link says it."""

    kind: int
    path: str


def find_visible(slug: str) -> LiveArticle | None:
    """The article readers find at this address, with the edition it was read in; one query."""
    found: LiveArticle | None = with_edition(LiveArticle.objects.for_page().filter(slug=slug)).first()
    return found


def find_trace(slug: str, *, old_paths: Sequence[str]) -> Trace | None:
    """Whatever stands or stood at the slug, or a redirect from one of these paths; one query.

    A former address counts when its article is gone or visible; of the paths, the first that has a redirect.
    """
    former = FormerAddress.objects.filter(slug=slug)
    articles = _traces(ARTICLE, LiveArticle.objects.filter(slug=slug), F("slug"))
    others = [
        _traces(PAGE, Page.objects.filter(slug=slug, is_published=True), F("slug")),
        _traces(GONE, former.filter(gone_at__isnull=False), F("slug")),
        _traces(FORMER, former.filter(gone_at__isnull=True), Subquery(_slug_of_visible())),
        _traces(REDIRECT, Redirect.objects.filter(path__in=old_paths), F("target"), F("path")),
    ]
    found = [row for row in articles.union(*others).order_by() if row[2]]
    if not found:
        return None
    order = {path: position for position, path in enumerate(old_paths)}
    kind, _path, target = min(found, key=lambda row: (row[0], order.get(row[1], 0)))
    return Trace(kind, as_location(target) if kind == REDIRECT else path_of(target))


def find_former(slug: str) -> FormerAddress | None:
    found: FormerAddress | None = FormerAddress.objects.filter(slug=slug).first()
    return found


def find_article(slug: str) -> LiveArticle | FormerAddress | None:
    """As `find_visible`; else the address's past, if that is gone or leads to a visible article."""
    article = find_visible(slug)
    if article is not None:
        return article
    former = find_former(slug)
    if former is None or former.gone_at:
        return former
    return former if LiveArticle.objects.filter(pk=former.article_number).exists() else None


def as_location(target: str) -> str:
    """As it travels: the path percent-encoded, what follows it as it is."""
    path = re.split("[?#]", target, maxsplit=1)[0]
    return escape_uri_path(path) + target[len(path) :]


def path_of(slug: str) -> str:
    """Of an article with this slug."""
    return LiveArticle(slug=slug).get_absolute_url()


def _traces(kind: int, rows: QuerySet[Any], target: Any, path: Any = None) -> QuerySet[Any, Any]:
    """In the same three columns for every table, so that one query asks them all."""
    return rows.order_by().values_list(
        Value(kind, IntegerField()), path or Value("", CharField()), Cast(target, CharField())
    )


def _slug_of_visible() -> QuerySet[Any, Any]:
    return LiveArticle.objects.order_by().filter(pk=OuterRef("article_number")).values("slug")[:1]
