"""The sitemaps, and the index that names them."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.delivery.conditions import delivered
from articles.masthead.models import SiteSettings
from articles.syndication.addresses import absolute
from articles.syndication.sitemaps import (
    SitemapUrl,
    article_urls,
    author_urls,
    has_authors,
    has_tags,
    listed_months,
    news_items,
    page_urls,
    section_urls,
    tag_urls,
    write_index,
    write_news,
    write_urls,
)

from .frame import KEPT_NEWS_SITEMAP, KEPT_SITEMAP
from .tags import ENOUGH_FOR_SEARCH_ENGINES

EARLIEST_YEAR, LATEST_YEAR = 1970, 9998


@delivered(KEPT_SITEMAP)
def sitemap_index(_request: HttpRequest) -> HttpResponse:
    """Five queries, however many stories there are. An empty sitemap is not named."""
    zone = _site_zone()
    months = listed_months(zone)
    newest = max((month.changed_at for month in months), default=None)
    parts = [
        *(
            SitemapUrl(_address("sitemap_articles", f"{month.year}-{month.month:02}"), month.changed_at)
            for month in months
        ),
        SitemapUrl(_address("sitemap_sections"), newest),
        *(
            [SitemapUrl(_address("sitemap_tags"))]
            if months and has_tags(at_least=ENOUGH_FOR_SEARCH_ENGINES)
            else []
        ),
        *([SitemapUrl(_address("sitemap_authors"))] if months and has_authors() else []),
        SitemapUrl(_address("sitemap_pages")),
    ]
    return _xml(write_index(parts, zone=zone))


@delivered(KEPT_SITEMAP)
def article_sitemap(_request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Four queries; 404 for a month without stories."""
    if not (EARLIEST_YEAR <= int(year) <= LATEST_YEAR and 1 <= int(month) <= 12):
        raise Http404
    zone = _site_zone()
    urls = article_urls(int(year), int(month), zone)
    if not urls:
        raise Http404
    return _xml(write_urls(urls, zone=zone))


@delivered(KEPT_SITEMAP)
def section_sitemap(_request: HttpRequest) -> HttpResponse:
    """Five queries."""
    return _xml(write_urls(section_urls(), zone=_site_zone()))


@delivered(KEPT_SITEMAP)
def tag_sitemap(_request: HttpRequest) -> HttpResponse:
    """Three queries."""
    return _xml(write_urls(tag_urls(at_least=ENOUGH_FOR_SEARCH_ENGINES), zone=_site_zone()))


@delivered(KEPT_SITEMAP)
def author_sitemap(_request: HttpRequest) -> HttpResponse:
    """Four queries."""
    return _xml(write_urls(author_urls(), zone=_site_zone()))


@delivered(KEPT_SITEMAP)
def page_sitemap(_request: HttpRequest) -> HttpResponse:
    """Three queries."""
    return _xml(write_urls(page_urls(), zone=_site_zone()))


@require_safe
def news_sitemap(_request: HttpRequest) -> HttpResponse:
    """Two queries. Without validators: stories grow too old for it while nothing on the site changes."""
    settings = SiteSettings.load()
    items = news_items(ZoneInfo(settings.time_zone), at=timezone.now())
    return _xml(write_news(items, name=settings.name), kept=KEPT_NEWS_SITEMAP)


def _site_zone() -> tzinfo:
    """One query."""
    return ZoneInfo(SiteSettings.load().time_zone)


def _address(route: str, month: str = "") -> str:
    return absolute(reverse(f"articles:{route}", args=month.split("-") if month else []))


def _xml(body: bytes, *, kept: str = KEPT_SITEMAP) -> HttpResponse:
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = kept
    return response
