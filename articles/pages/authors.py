"""A person of ours: who they are, and what they wrote or photographed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.images.markup import describe_picture
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.models import Author
from articles.syndication.metadata import author_metadata

from .frame import KEPT_LIST, render_page
from .lists import ListPage, list_page


@require_safe
def author_page(request: HttpRequest, slug: str, number: int = 1) -> HttpResponse:
    """404 without a visible article."""
    author = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    articles = LiveArticle.objects.by_author(author)
    page = list_page(articles, number, base=author.get_absolute_url())
    if not page.total:
        raise Http404
    chrome = load_chrome()
    return render_page(
        request,
        "articles/author_detail.html",
        chrome=chrome,
        metadata=author_metadata(author, chrome, path=page.path, page=number),
        kept=KEPT_LIST,
        author=author,
        portrait=_portrait(author),
        names=[(author.name_ko, "ko"), (author.name_zh, "zh-Hans")],
        page=page,
        only_photographs=not _wrote_any(author, page),
    )


def _portrait(author: Author) -> dict[str, Any] | None:
    return describe_picture(author.portrait)["crops"]["square"] if author.portrait else None


def _wrote_any(author: Author, page: ListPage) -> bool:
    return any(line["slug"] == author.slug for article in page.articles for line in article.writers)
