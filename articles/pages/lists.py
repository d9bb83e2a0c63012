"""Lists of articles, page by page: the first opens with one large card, the others are plain grids."""

from typing import NamedTuple

from django.http import Http404

from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet

FIRST_PAGE = 13
LATER_PAGE = 18


class PageLink(NamedTuple):
    """A number in the pagination; 0 is a gap."""

    number: int
    path: str = ""


class ListPage(NamedTuple):
    """One page of the list that begins at `base`."""

    articles: list[LiveArticle]
    number: int
    last: int
    total: int
    base: str

    @property
    def opening(self) -> LiveArticle | None:
        """The large card the first page begins with."""
        return self.articles[0] if self.number == 1 and self.articles else None

    @property
    def grid(self) -> list[LiveArticle]:
        return self.articles[1:] if self.opening else self.articles

    @property
    def path(self) -> str:
        return self.path_of(self.number)

    @property
    def newer(self) -> str:
        return self.path_of(self.number - 1) if self.number > 1 else ""

    @property
    def older(self) -> str:
        return self.path_of(self.number + 1) if self.number < self.last else ""

    @property
    def links(self) -> list[PageLink]:
        """The first, the last and the neighbours, gaps between them."""
        near = {1, self.number - 1, self.number, self.number + 1, self.last}
        links: list[PageLink] = []
        for number in sorted(number for number in near if 1 <= number <= self.last):
            if links and number > links[-1].number + 1:
                links.append(PageLink(0))
            links.append(PageLink(number, self.path_of(number)))
        return links

    def path_of(self, number: int) -> str:
        return self.base if number == 1 else f"{self.base}page/{number}/"


def list_page(articles: LiveArticleQuerySet, number: int, *, base: str, first: int = FIRST_PAGE) -> ListPage:
    """Two queries. An empty list has one page; past the last is Http404."""
    total = articles.count()
    last = 1 + -(-max(0, total - first) // LATER_PAGE)
    if not 1 <= number <= last:
        raise Http404
    start = 0 if number == 1 else first + (number - 2) * LATER_PAGE
    size = first if number == 1 else LATER_PAGE
    shown = articles.for_cards().newest_first()[start : start + size]
    return ListPage(list(shown), number, last, total, base)


def last_page(total: int, number: int, *, size: int) -> int:
    """The last page's number, where all have one size. An empty list has one; past the last is Http404."""
    last = max(1, -(-total // size))
    if not 1 <= number <= last:
        raise Http404
    return last
