"""Words travel compressed; pictures are compressed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml",
         "application/feed+json", "application/ld+json", "application/manifest+json")  # fmt: skip


class TextCompressionMiddleware(GZipMiddleware):
    """Django's own, for what is text. A public page holds no secret that its length could tell."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
