"""All articles with a tag, and the tags that keep it company."""

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered, note_edition
from articles.live.editions import edition_of, with_edition
from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.chrome import load_chrome
from articles.syndication.feed_links import feeds_of
from articles.syndication.metadata import list_metadata
from articles.taxonomy.models import Tag

from .frame import KEPT_LIST, render_page
from .lists import list_page

ENOUGH_FOR_SEARCH_ENGINES = 3
RELATED_TAGS = 8


@delivered(KEPT_LIST, notes_edition=True)
def tag_page(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """404 without a visible article; a tag with few articles is not for search engines."""
    tag = get_object_or_404(with_edition(Tag.objects.filter(slug=slug)))
    note_edition(request, edition_of(tag))
    stories = LiveArticle.objects.in_edition(get_language() or "en")
    page = list_page(stories.tagged(tag), number, base=tag.get_absolute_url())
    if not page.total:
        raise Http404
    chrome = load_chrome()
    metadata = list_metadata(
        chrome,
        name=tag.name,
        description=tag.description or _("Stories about %(tag)s, newest first.") % {"tag": tag.name},
        path=page.path,
        page=number,
        newer=page.newer,
        older=page.older,
        feeds=feeds_of("tag", tag.slug, tag.name),
        is_listed=page.total >= ENOUGH_FOR_SEARCH_ENGINES,
    )
    return render_page(
        request,
        "articles/tag_detail.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        tag=tag,
        page=page,
        related_tags=_related_tags(tag, stories),
    )


def _related_tags(tag: Tag, stories: LiveArticleQuerySet) -> list[Tag]:
    """Those most often on the same visible articles."""
    together = Tag.objects.filter(live_articles__in=stories.tagged(tag).values("pk"))
    counted = together.exclude(pk=tag.pk).annotate(count=Count("live_articles"))
    return list(counted.order_by("-count", "name")[:RELATED_TAGS])
