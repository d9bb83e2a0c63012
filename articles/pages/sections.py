"""A section: a station of the Line."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.models import Section
from articles.syndication.feed_links import feeds_of
from articles.syndication.metadata import list_metadata
from articles.text.languages import in_our_words

from .frame import KEPT_LIST, render_page
from .lists import list_page

SECTION_SLUGS = "articles:section-slugs"
SECTION_SLUGS_SECONDS = 60


@delivered(KEPT_LIST)
def section_page(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """The section's articles, also while there are none; 404 when there is no such section."""
    if not is_section(slug):
        raise Http404
    chrome = load_chrome()
    section = next((section for section in chrome.sections if section.slug == slug), None)
    if section is None:
        raise Http404
    stories = LiveArticle.objects.in_edition(get_language() or "en").in_section(section)
    page = list_page(stories, number, base=section.get_absolute_url())
    fallback = _("%(section)s stories, newest first.") % {"section": section.label}
    metadata = list_metadata(
        chrome,
        name=section.label,
        description=in_our_words(section.description) or fallback,
        path=page.path,
        page=number,
        newer=page.newer,
        older=page.older,
        section=section,
        feeds=feeds_of("section", section.slug, section.label),
        in_all_languages=True,
    )
    return render_page(
        request,
        "articles/section_detail.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        section=section,
        page=page,
    )


def is_section(slug: str) -> bool:
    """From a list kept for a minute: wrong addresses are asked for often, and must cost little."""
    slugs = cache.get_or_set(SECTION_SLUGS, _section_slugs, SECTION_SLUGS_SECONDS)
    return slug in (slugs or [])


def on_section_change(**_kwargs: Any) -> None:
    """A section is new, renamed or gone: known at once, with a cache per process elsewhere within a minute.

    After the commit, else a reader who comes before it puts the former list back.
    """
    transaction.on_commit(lambda: cache.delete(SECTION_SLUGS), robust=True)


def _section_slugs() -> list[str]:
    return list(Section.objects.values_list("slug", flat=True))
