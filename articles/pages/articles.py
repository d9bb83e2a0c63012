"""An article's own page, and whatever else may stand at a root-level address."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from articles.delivery.conditions import delivered, note_edition
from articles.live.addresses import FORMER, GONE, REDIRECT, find_former, find_trace, find_visible
from articles.live.editions import current_edition, edition_of
from articles.live.models import LiveArticle
from articles.live.related import related_to
from articles.live.translations import translations_of
from articles.masthead.chrome import load_chrome
from articles.masthead.pages import FALLBACK, find_page
from articles.syndication.metadata import absolute, article_metadata, share_title
from articles.syndication.share_links import share_links
from articles.text.addresses import normalise_address
from articles.text.languages import default_language

from .errors import gone
from .frame import KEPT_ARTICLE, KEPT_LIST, WORDPRESS_PARAMETERS, moved_to, render_page
from .languages import language_of_path, speaking_of
from .legacy import in_language_of
from .sections import is_section, section_page
from .static_pages import static_page

OLD = timedelta(days=2 * 365)
LONG_HEADLINE = 90


@delivered(KEPT_ARTICLE, KEPT_LIST, parameters=WORDPRESS_PARAMETERS, notes_edition=True)
def root_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What the address has, the first of: an article, a page, 410, a new address, a section, 404.

    Two queries until it is known that there is none of them.
    """
    if slug != normalise_address(slug):
        return _section_or_nothing(request, slug)  # nothing else has such an address: nothing else is asked
    article = find_visible(slug)
    if article is None:
        return _other_than_article(request, slug)
    address = article.get_absolute_url()
    if request.GET or language_of_path(request.path_info) != default_language():
        return moved_to(request, address)
    note_edition(request, edition_of(article))
    with speaking_of(article):
        return article_page(request, article, at=timezone.now())


def _other_than_article(request: HttpRequest, slug: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    trace = find_trace(slug, old_paths=[f"/{slug}/?{query}", f"/{slug}/"])
    if trace is None:
        return _section_or_nothing(request, slug)
    if trace.kind in (FORMER, REDIRECT):
        return moved_to(request, in_language_of(request.path_info, trace.path))
    if request.GET:
        return moved_to(request, request.path)
    former = find_former(slug) if trace.kind == GONE else None
    if former:
        return gone(request, former)
    note_edition(request, current_edition())
    page = find_page(slug, get_language() or FALLBACK)
    if page is None:
        raise Http404  # it is there in other languages only
    return static_page(request, page)


def _section_or_nothing(request: HttpRequest, slug: str) -> HttpResponse:
    if not is_section(slug):
        raise Http404
    return moved_to(request, request.path) if request.GET else section_page(request, slug)


def article_page(request: HttpRequest, article: LiveArticle, *, at: datetime) -> HttpResponse:
    """Six queries, one more when stories are pinned to it."""
    chrome = load_chrome()
    url = absolute(article.get_absolute_url())
    versions = translations_of(article)
    return render_page(
        request,
        "articles/article_detail.html",
        chrome=chrome,
        metadata=article_metadata(article, chrome, versions=versions),
        kept=KEPT_ARTICLE,
        article=article,
        section=article.section,
        translations=versions,
        other_versions=[version for version in versions if version != article],
        share_links=share_links(title=share_title(article), url=url, via=chrome.twitter_handle),
        related=related_to(article),
        has_ended=has_ended(article, at=at),
        is_old=at - article.published_at > OLD,
        is_long=len(article.headline) > LONG_HEADLINE,
    )


def has_ended(article: LiveArticle, *, at: datetime) -> bool:
    """Whether its event is over."""
    over_at = article.event_ends_at or article.event_starts_at
    return over_at is not None and over_at < at
