"""The part of a page's <head> that needs no knowledge of what sort of page it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from articles.masthead.chrome import Chrome
from articles.text.languages import page_tag

from .addresses import absolute
from .feed_links import FeedLink, feeds_of_site
from .json_ld.graph import Entity, graph
from .languages import Alternate, alternates_of_page
from .open_graph import Property, open_graph_of_page
from .share_cards import site_card

LARGE_PREVIEW = "max-image-preview:large"
NOT_LISTED = f"noindex,follow,{LARGE_PREVIEW}"


class PageMetadata(NamedTuple):
    """`language` is that of the interface, `json_ld` one @graph; `newer` and `older` are paths."""

    title: str
    description: str
    canonical: str
    robots: str
    language: str
    og: Sequence[Property]
    json_ld: dict[str, Any]
    feeds: Sequence[FeedLink] = ()
    alternates: Sequence[Alternate] = ()
    oembed: Sequence[tuple[str, str]] = ()
    markdown: str = ""
    newer: str = ""
    older: str = ""


def head_of_page(
    chrome: Chrome,
    title: str,
    description: str,
    path: str,
    *,
    entities: Sequence[Entity] = (),
    picture: dict[str, Any] | None = None,
    is_listed: bool = True,
    in_all_languages: bool = False,
) -> PageMetadata:
    """Without `picture`, the site's own share card; `entities` follow the site's in the graph."""
    url = absolute(path)
    return PageMetadata(
        title=title,
        description=description,
        canonical=url,
        robots=LARGE_PREVIEW if is_listed else NOT_LISTED,
        language=page_tag(),
        og=open_graph_of_page(
            "website",
            title=title,
            description=description,
            url=url,
            chrome=chrome,
            picture=picture or site_card(chrome),
        ),
        json_ld=graph(chrome, *entities),
        feeds=feeds_of_site(chrome),
        alternates=alternates_of_page(path) if is_listed and in_all_languages else (),
    )
