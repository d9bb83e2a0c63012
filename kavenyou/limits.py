"""What is refused before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


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
    """Who is asking. Of X-Forwarded-For only what our own TRUSTED_PROXIES wrote counts, not hearsay."""
    own_address = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES:
        return own_address
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-settings.TRUSTED_PROXIES] if len(hops) >= settings.TRUSTED_PROXIES else own_address
