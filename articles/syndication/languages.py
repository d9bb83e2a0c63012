"""What each of our languages is called by those who read a page's head, and where its other versions are."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import translate_url
from django.utils.translation import get_language

from articles.live.models import Language, LiveArticle
from articles.text.languages import EDITIONS, editions

from .addresses import absolute

# By the language of an article. Open Graph wants a territory.
LOCALES = {"en": "en_SG", "ko": "ko_KR", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}
HREFLANGS = {"en": "en-SG", "ko": "ko-KR", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant"}
FOR_EVERYBODY_ELSE = "x-default"


class Alternate(NamedTuple):
    """The same page in another language, or in this one: `hreflang` and absolute address."""

    hreflang: str
    url: str


def spoken_language() -> str:
    """The language of the page being made, as articles call it."""
    return EDITIONS.get((get_language() or "")[:2], Language.ENGLISH.value)


def alternates_of_article(versions: Iterable[LiveArticle]) -> list[Alternate]:
    """For each version of the story, itself included; [] when it stands alone."""
    return alternates_between(
        {version.language: absolute(version.get_absolute_url()) for version in versions}
    )


def alternates_of_page(path: str) -> list[Alternate]:
    """For each language a page is mounted in; [] in a project that mounts our pages once."""
    pages = {language: absolute(translate_url(path, code)) for language, code in editions().items()}
    return alternates_between(pages) if len(set(pages.values())) > 1 else []


def alternates_between(pages: dict[str, str]) -> list[Alternate]:
    """Of absolute addresses by language. English is for whoever reads none of the languages there are."""
    if len(pages) < 2:
        return []
    alternates = [Alternate(HREFLANGS[language], url) for language, url in pages.items()]
    if english := pages.get(Language.ENGLISH):
        alternates.append(Alternate(FOR_EVERYBODY_ELSE, english))
    return alternates
