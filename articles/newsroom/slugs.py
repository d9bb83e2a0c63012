"""Which web addresses an article may take, or a section, or a page."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from django.utils.translation import gettext_lazy as _

from articles.live.models import FormerAddress, LiveArticle, Redirect
from articles.masthead.models import Page, Section
from articles.text.addresses import is_address


def validate_address(slug: str) -> None:
    """The shape of an address."""
    if not is_address(slug):
        raise ValidationError(
            _("Use small letters, digits and hyphens only, for example namewee-interview."), code="shape"
        )


def require_free_address(slug: str, *, number: int | None = None, section: int | None = None) -> None:
    """Refuse an address that the site itself, another live article, or anything's past has.

    Who asks is named by its own key, None before it is saved: an article by its `number`, a `section` by its
    own. A page asks only for an address that no page has: it shares its own with its other languages.
    """
    if _is_reserved(slug) or slug in reserved_words():
        raise _used_by_the_site(slug)
    if Section.objects.filter(slug=slug).exclude(pk=section or 0).exists():
        raise _used_by_the_site(slug)
    if Page.objects.filter(slug=slug).exists():
        raise _used_by_the_site(slug)
    if LiveArticle.all_rows.filter(slug=slug).exclude(pk=number or 0).exists():
        raise ValidationError(
            _("Readers still find another article at “%(slug)s”. Choose another web address."),
            code="taken",
            params={"slug": slug},
        )
    if FormerAddress.objects.filter(slug=slug).exclude(article_number=number or 0).exists():
        raise ValidationError(
            _("Old links to another article use “%(slug)s”. Choose another web address."),
            code="taken",
            params={"slug": slug},
        )
    _require_no_redirect(slug, number=number)


def reserved_words() -> set[str]:
    """What addresses of the site itself begin with, in lower case: its routes, languages and files."""
    files = {setting.strip("/").partition("/")[0] for setting in (settings.STATIC_URL, settings.MEDIA_URL)}
    languages = {code for code, _name in settings.LANGUAGES}
    return {
        word.lower() for word in {*files, *languages, *_first_segments(get_resolver().url_patterns)} if word
    }


def _first_segments(patterns: Iterable[Any]) -> Iterator[str]:
    """Where a route begins with a word and not with something to be filled in."""
    for pattern in patterns:
        first = str(pattern.pattern).lstrip("^").partition("/")[0]
        if re.fullmatch(r"[\w.-]+", first):
            yield first
        elif not str(pattern.pattern) and hasattr(pattern, "url_patterns"):
            yield from _first_segments(pattern.url_patterns)


def _require_no_redirect(slug: str, *, number: int | None) -> None:
    """A redirect to the article itself does not stand in its way: the article takes its place."""
    onward = Redirect.objects.filter(path=f"/{slug}/").values_list("target", flat=True).first()
    own = LiveArticle.all_rows.filter(pk=number or 0).first()
    if onward is None or (own and unquote(own.get_absolute_url()) == onward):
        return
    raise ValidationError(
        _("Old links at “%(slug)s” are led to “%(onward)s”. Choose another web address."),
        code="taken",
        params={"slug": slug, "onward": onward},
    )


def _used_by_the_site(slug: str) -> ValidationError:
    return ValidationError(
        _("“%(slug)s” is used by the site itself. Choose another web address."),
        code="reserved",
        params={"slug": slug},
    )


def _is_reserved(slug: str) -> bool:
    """Whether the host's URLconf answers this address with anything but an article."""
    try:
        address = reverse("articles:article", args=[slug])
    except NoReverseMatch:
        return False  # a host without our pages: nothing is in the way
    try:
        return resolve(address).view_name != "articles:article"
    except Resolver404:
        return True
