"""What arrives by a form: where it came from, on how many lines, and where its sender is led."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from articles.text.hosts import stands_at
from articles.text.lines import validate_one_line

from .frame import NOT_KEPT


class OneLine:
    """Refuses line breaks before anything trims them away."""

    def to_python(self, value: Any) -> Any:
        validate_one_line(value or "")
        return super().to_python(value)  # type: ignore[misc]


class OneLineField(OneLine, forms.CharField):
    pass


class OneLineEmailField(OneLine, forms.EmailField):
    pass


def is_from_elsewhere(request: HttpRequest) -> bool:
    """A browser says so. What is no browser says nothing, and nobody's cookies could be misused here."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site != "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer")
    return source is not None and not stands_at(source, request.get_host())


def see_other(path: str) -> HttpResponse:
    """303: what was sent is done with, and reloading the next page does not send it again."""
    return HttpResponse(status=303, headers={"Location": path, "Cache-Control": NOT_KEPT})
