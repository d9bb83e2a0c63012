"""Which feeds a page offers: the site's, and where it is a list, its own first."""

from typing import Literal, NamedTuple

from articles.masthead.chrome import Chrome

from .addresses import address_of

# Endings of our routes, by media type.
FORMATS = {
    "application/rss+xml": "feed",
    "application/atom+xml": "feed_atom",
    "application/feed+json": "feed_json",
}

Listed = Literal["section", "kind", "tag", "author"]


class FeedLink(NamedTuple):
    title: str
    url: str
    media_type: str


def feeds_of_site(chrome: Chrome) -> list[FeedLink]:
    return _feeds("", (), chrome.settings.name)


def feeds_of(listed: Listed, slug: str, title: str) -> list[FeedLink]:
    """The feeds of one section, kind, tag or author."""
    return _feeds(f"{listed}_", (slug,), title)


def _feeds(prefix: str, args: tuple[str, ...], title: str) -> list[FeedLink]:
    links = [
        FeedLink(title, address_of(prefix + ending, *args), media_type)
        for media_type, ending in FORMATS.items()
    ]
    return [link for link in links if link.url]
