"""Our addresses as others must write them: with scheme and host."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from articles.conf import setting
from articles.text.languages import default_language


def absolute(path: str) -> str:
    """The address with our own host; what is absolute already stays."""
    return path if path.startswith(("http://", "https://")) else setting("SITE_URL").rstrip("/") + path


def address_of(route: str, *args: Any) -> str:
    """The absolute address of one of our routes; "" where a host project has left it out."""
    try:
        return absolute(reverse(f"articles:{route}", args=args))
    except NoReverseMatch:
        return ""


def main_address_of(route: str, *args: Any) -> str:
    """The same without a language's prefix, whichever the page speaks: for what has but one address."""
    with override(default_language()):
        return address_of(route, *args)
