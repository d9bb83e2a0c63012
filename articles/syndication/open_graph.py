"""Open Graph: what a chat or a social site shows of a link. Pairs of property and content, in order."""

from collections.abc import Iterable
from typing import Any

from articles.live.models import LiveArticle
from articles.masthead.chrome import Chrome
from articles.masthead.models import Author

from .addresses import absolute, address_of
from .languages import LOCALES, Alternate, spoken_language
from .titles import share_title

Property = tuple[str, str]

# Of og:locale:alternate, by hreflang.
TERRITORIES = {"en-SG": "en_SG", "ko-KR": "ko_KR", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}


def open_graph_of_page(
    kind: str, *, title: str, description: str, url: str, chrome: Chrome, picture: dict[str, Any] | None
) -> list[Property]:
    return [
        ("og:type", kind),
        *_card(title, description, url, chrome),
        ("og:locale", LOCALES[spoken_language()]),
        *_picture(picture),
    ]


def open_graph_of_article(
    article: LiveArticle,
    *,
    description: str,
    url: str,
    chrome: Chrome,
    picture: dict[str, Any] | None,
    alternates: Iterable[Alternate],
) -> list[Property]:
    """The title is the one with the house bracket, so that the habit survives in chats."""
    revised = article.revised_at or article.published_at
    own = LOCALES[article.language]
    others = [
        TERRITORIES[alternate.hreflang] for alternate in alternates if alternate.hreflang in TERRITORIES
    ]
    return [
        ("og:type", "article"),
        *_card(share_title(article), description, url, chrome),
        ("og:locale", own),
        *(("og:locale:alternate", locale) for locale in others if locale != own),
        *_picture(picture),
        ("article:published_time", article.published_at.isoformat()),
        ("article:modified_time", revised.isoformat()),
        ("article:section", article.section.name),
        *(("article:tag", tag["name"]) for tag in article.tag_list),
        *(("article:author", address_of("author", line["slug"])) for line in article.writers),
    ]


def open_graph_of_author(
    author: Author, *, description: str, url: str, chrome: Chrome, picture: dict[str, Any] | None
) -> list[Property]:
    page = open_graph_of_page(
        "profile", title=author.name, description=description, url=url, chrome=chrome, picture=picture
    )
    return [*page, ("profile:username", author.slug)]


def _card(title: str, description: str, url: str, chrome: Chrome) -> list[Property]:
    return [
        ("og:site_name", chrome.settings.name),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
    ]


def _picture(picture: dict[str, Any] | None) -> list[Property]:
    if picture is None:
        return []
    return [
        ("og:image", absolute(picture["url"])),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", str(picture["width"])),
        ("og:image:height", str(picture["height"])),
        *([("og:image:alt", picture["alt"])] if picture["alt"] else []),
    ]
