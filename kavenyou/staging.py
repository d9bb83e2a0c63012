"""A copy of the site for trying things out is for nobody's search results."""

from collections.abc import Callable

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from articles.conf import setting


class KeepOutOfSearchMiddleware:
    """Says so on every answer, files included; not there on the real site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not setting("IS_STAGING"):
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
