"""Lists behind one another on one run of pages: coming events and past ones, words and pictures."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet

from .lists import ListPage, last_page


class JoinedPage(NamedTuple):
    """`parts`: what of each list stands on the page, perhaps nothing; `totals`: how long each list is."""

    page: ListPage
    parts: list[list[LiveArticle]]
    totals: list[int]


def joined_page(lists: Sequence[LiveArticleQuerySet], number: int, *, base: str, size: int) -> JoinedPage:
    """A query to count each list, and one for each that stands on the page. Past the last is Http404."""
    totals = [each.count() for each in lists]
    last = last_page(sum(totals), number, size=size)
    parts: list[list[LiveArticle]] = []
    before, start, end = 0, (number - 1) * size, number * size
    for each, total in zip(lists, totals, strict=True):
        first, behind = max(0, start - before), min(total, end - before)
        parts.append(list(each.for_cards()[first:behind]) if first < behind else [])
        before += total
    shown = [article for part in parts for article in part]
    return JoinedPage(ListPage(shown, number, last, sum(totals), base), parts, totals)
