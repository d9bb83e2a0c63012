"""What caches keep is the same for everybody, and so is what comes with it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoCookiesOnKeptPagesMiddleware:
    """Django takes back a broken session cookie, and replaces a broken CSRF cookie, on any page at all.

    With a page that caches keep, everybody would get that: whoever sends such a cookie could end the desk's
    sessions, or have all of them write with a token that the sender knows. A page that looked at the session
    keeps its cookies and says so by its Vary.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_kept = "public" in response.headers.get("Cache-Control", "")
        if is_kept and not getattr(getattr(request, "session", None), "accessed", False):
            response.cookies.clear()
            _forget_cookies(response)
        return response


def _forget_cookies(response: HttpResponse) -> None:
    names = [name.strip() for name in response.headers.get("Vary", "").split(",")]
    others = ", ".join(name for name in names if name and name.lower() != "cookie")
    if others:
        response.headers["Vary"] = others
    elif names != [""]:
        del response.headers["Vary"]
