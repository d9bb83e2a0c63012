"""What is refused before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles import senders


class RequestSizeMiddleware:
    """Answers 413 to a body announced as larger than MAX_REQUEST_BYTES; more is never read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.MAX_REQUEST_BYTES:
            megabytes = settings.MAX_REQUEST_BYTES // 1024**2
            refusal = f"That is more than {megabytes} MB. Please send less at a time."
            return HttpResponse(refusal, status=413, content_type="text/plain")
        return self.get_response(request)


def client_address(request: HttpRequest) -> str:
    """Who is asking, for those who count failed logins; told as to everybody else who counts."""
    return senders.client_address(request.META)
