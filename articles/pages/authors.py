"""A person of ours: who they are, what they wrote, and what they photographed for others' words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from articles.delivery.conditions import delivered, note_edition
from articles.images.markup import describe_picture
from articles.live.editions import edition_of, with_edition
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.models import Author
from articles.syndication.feed_links import feeds_of
from articles.syndication.metadata import author_metadata

from .frame import KEPT_LIST, render_page
from .joined_lists import joined_page
from .lists import LATER_PAGE


@delivered(KEPT_LIST, notes_edition=True)
def author_page(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """Stories, and then photographs, on one run of pages; 404 without a visible article."""
    author = get_object_or_404(with_edition(Author.objects.select_related("portrait").filter(slug=slug)))
    note_edition(request, edition_of(author))
    articles = LiveArticle.objects.in_edition(get_language() or "en").newest_first()
    lists = [articles.written_by(author), articles.only_photographed_by(author)]
    joined = joined_page(lists, number, base=author.get_absolute_url(), size=LATER_PAGE)
    if not joined.page.total:
        raise Http404
    chrome = load_chrome()
    portrait = _portrait(author)
    metadata = author_metadata(
        author,
        chrome,
        path=joined.page.path,
        page=number,
        newer=joined.page.newer,
        older=joined.page.older,
        portrait=portrait,
        feeds=feeds_of("author", author.slug, author.name),
    )
    stories, photographs = joined.parts
    return render_page(
        request,
        "articles/author_detail.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        author=author,
        portrait=portrait["crops"]["square"] if portrait else None,
        names=[(author.name_ko, "ko"), (author.name_zh, "zh-Hans")],
        page=joined.page,
        stories=stories,
        photographs=photographs,
    )


def _portrait(author: Author) -> dict[str, Any] | None:
    return describe_picture(author.portrait) if author.portrait else None
