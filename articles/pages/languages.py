"""The language of a page is that of its address: nobody's browser, cookie or account has a say.

English stands at /…, Korean at /ko/…, Simplified Chinese at /zh-hans/…, so that a page is the same for
everyone and any cache may keep it. An article has one address, without a prefix, and its page speaks the
article's own language.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils import translation
from django.utils.cache import patch_vary_headers

from articles.live.models import LiveArticle
from articles.text.languages import default_language, is_same, page_tag, spoken_for, spoken_languages


class EditionLink(NamedTuple):
    """A page in one of our languages: `name` in that language itself, `tag` for lang and hreflang."""

    name: str
    tag: str
    path: str
    is_current: bool


class LanguagePrefix(LocalePrefixPattern):
    """ko/ while Korean is spoken; nothing for the default language, whichever its country."""

    @property
    def language_prefix(self) -> str:
        language = translation.get_language() or default_language()
        return "" if is_same(language, default_language()) else f"{language}/"


class LanguageMiddleware:
    """Readers' pages speak the language of their address; the admin that of the person's browser.

    In the place of Django's LocaleMiddleware, which lets every page vary by Accept-Language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_for_staff(request):
            return self._answer_staff(request)
        with translation.override(language_of_path(request.path_info)):
            return self.get_response(request)

    def _answer_staff(self, request: HttpRequest) -> HttpResponse:
        wanted = translation.get_language_from_request(request)
        # One English for all: that of the settings, with its way of writing dates.
        language = default_language() if is_same(wanted, default_language()) else wanted
        with translation.override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        return response


def in_every_language(patterns: Sequence[URLPattern | URLResolver]) -> URLResolver:
    """The addresses once for each of settings.LANGUAGES: as i18n_patterns, and may stand in a namespace."""
    prefixed = URLResolver(LanguagePrefix(prefix_default_language=False), list(patterns))
    # One level down: include() refuses prefixes but in the root, where Django looks for them.
    return URLResolver(RoutePattern(""), [prefixed])


def language_of_path(path: str) -> str:
    """Django's code of the language an address is in: /ko/music/ is in ko."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in spoken_languages()[1:] else default_language()


def speaking_of(article: LiveArticle) -> AbstractContextManager[Any]:
    """Within it, whatever is printed around the article is in the article's language.

    Where the project mounts our pages in one language only, in that.
    """
    return translation.override(spoken_for(article.language)) if _has_editions() else nullcontext()


def editions_of(request: HttpRequest | None, content: Mapping[str, Any]) -> list[EditionLink]:
    """This page in each language; [] where there is but one.

    An article leads to its `translations`. What another edition has not got, and a page that is none (an
    error has no request, a story taken down is `former`), lead to that edition's front page.
    """
    if not _has_editions():
        return []
    paths = _paths("articles:home", {}, spoken_languages()) | _same_page(request, content)
    current = spoken_for(translation.get_language() or "")
    names = dict(settings.LANGUAGES)
    return [
        EditionLink(str(names.get(code, names.get(code[:2], code))), page_tag(code), path, code == current)
        for code, path in paths.items()
    ]


def _same_page(request: HttpRequest | None, content: Mapping[str, Any]) -> dict[str, str]:
    """Its path by language, as far as it is known."""
    if article := content.get("article"):
        versions = [*content.get("translations", []), article]
        return {spoken_for(version.language): version.get_absolute_url() for version in versions}
    match = request.resolver_match if request else None
    if request is None or match is None or "former" in content:
        return {}
    name, values = match.view_name, dict(match.kwargs)
    if values.pop("number", None):
        # Its third page need not be there in another language; where the list begins is.
        name = name.removesuffix("_page")
    question = f"?{urlencode({'q': request.GET['q']})}" if "q" in request.GET else ""
    return {code: path + question for code, path in _paths(name, values, spoken_languages()).items()}


def _has_editions() -> bool:
    """Whether the project mounts our pages once for each language, not once for all."""
    return len(set(_paths("articles:home", {}, spoken_languages()[:2]).values())) > 1


def _paths(name: str, values: Mapping[str, Any], languages: Sequence[str]) -> dict[str, str]:
    """Where it stands in each of the languages, by their codes."""
    paths = {}
    for code in languages:
        with translation.override(code):
            paths[code] = reverse(name, kwargs=dict(values))
    return paths


def _is_for_staff(request: HttpRequest) -> bool:
    try:
        return request.path_info.startswith(reverse("admin:index"))
    except NoReverseMatch:
        return False
