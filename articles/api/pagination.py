"""Page by page, never more than a hundred rows at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from articles.syndication.metadata import absolute


class Pages(PageNumberPagination):
    """`next` and `previous` hold our own host and the parameters the list knows; all else is dropped."""

    page_size = 20
    page_size_query_param = "page_size"
    page_size_query_description = "Rows on a page, 100 at most."
    max_page_size = 100
    known: tuple[str, ...] = ()
    page: Any
    request: Any

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        filters = getattr(getattr(view, "filterset_class", None), "base_filters", {})
        self.known = (*filters, self.page_size_query_param)
        return super().paginate_queryset(queryset, request, view)

    def get_next_link(self) -> str | None:
        return self._address(self.page.next_page_number()) if self.page.has_next() else None

    def get_previous_link(self) -> str | None:
        return self._address(self.page.previous_page_number()) if self.page.has_previous() else None

    def _address(self, number: int) -> str:
        query = {name: value for name in self.known if (value := self.request.query_params.get(name))}
        return f"{absolute(self.request.path)}?{urlencode({**query, self.page_query_param: number})}"
