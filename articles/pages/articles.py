"""An article's own page, and whatever else may stand at a root-level address."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.live.addresses import find_article, new_address_of
from articles.live.models import LiveArticle
from articles.live.related import related_to
from articles.live.translations import translations_of
from articles.masthead.chrome import load_chrome
from articles.syndication.metadata import absolute, article_metadata, share_title
from articles.syndication.share_links import share_links

from .errors import gone
from .frame import KEPT_ARTICLE, moved_to, render_page
from .sections import section_page

OLD = timedelta(days=2 * 365)
LONG_HEADLINE = 90


@require_safe
def root_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The article at this address; 301 or 410 when it stood here once; else the section; else 404."""
    found = find_article(slug)
    if found is None:
        return section_page(request, slug)
    if isinstance(found, LiveArticle):
        return article_page(request, found, at=timezone.now())
    if found.gone_at:
        return gone(request, found)
    return moved_to(request, new_address_of(found))


def article_page(request: HttpRequest, article: LiveArticle, *, at: datetime) -> HttpResponse:
    """Six queries, one more when stories are pinned below it."""
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
    """Whether its event is over; one without an end is, once it has begun."""
    over_at = article.event_ends_at or article.event_starts_at
    return over_at is not None and over_at < at
