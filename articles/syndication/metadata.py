"""What a page's <head> says of it. Views say what their page is; here it is put together, once for all."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.live.models import LiveArticle
from articles.masthead.chrome import Chrome
from articles.masthead.models import Author, Section
from articles.text.languages import in_our_words, page_tag

from .addresses import absolute, main_address_of
from .feed_links import FeedLink, feeds_of_site
from .heads import LARGE_PREVIEW, NOT_LISTED, PageMetadata, head_of_page
from .json_ld.graph import graph
from .json_ld.lists import collection, profile
from .json_ld.stories import story
from .languages import alternates_of_article
from .oembed import oembed_links
from .open_graph import open_graph_of_article, open_graph_of_author
from .share_cards import section_card, site_card
from .titles import describe_article, numbered, share_title

__all__ = [
    "LARGE_PREVIEW",
    "NOT_LISTED",
    "PageMetadata",
    "absolute",
    "article_metadata",
    "author_metadata",
    "home_metadata",
    "list_metadata",
    "page_metadata",
    "share_title",
]


def article_metadata(
    article: LiveArticle, chrome: Chrome, *, versions: Sequence[LiveArticle] = ()
) -> PageMetadata:
    """`versions` as live.translations gives them: the story in all its languages, or none."""
    url = absolute(article.get_absolute_url())
    description = describe_article(article)
    picture = article.share_picture or section_card(article.section, chrome)
    alternates = alternates_of_article(versions)
    return PageMetadata(
        title=f"{article.seo_title or article.headline} – {chrome.settings.name}",
        description=description,
        canonical=article.canonical_url or url,
        robots=LARGE_PREVIEW if article.is_indexed else NOT_LISTED,
        language=page_tag(),
        og=open_graph_of_article(
            article, description=description, url=url, chrome=chrome, picture=picture, alternates=alternates
        ),
        json_ld=graph(chrome, *story(article, description=description, picture=picture, versions=versions)),
        feeds=feeds_of_site(chrome),
        alternates=alternates,
        oembed=oembed_links(article),
        markdown=main_address_of("article_markdown", article.slug),
    )


def home_metadata(
    chrome: Chrome, *, path: str, page: int = 1, newer: str = "", older: str = ""
) -> PageMetadata:
    """The front page, and the lists of all stories after it."""
    settings = chrome.settings
    subject = in_our_words(settings.tagline).replace(" – ", ": ", 1)
    first_title = f"{settings.name} – {subject}" if subject else settings.name
    title = first_title if page == 1 else numbered(settings.name, page)
    description = in_our_words(settings.description or settings.tagline) or settings.name
    entities = (
        [] if page == 1 else collection(chrome, name=title, title=title, description=description, path=path)
    )
    metadata = head_of_page(chrome, title, description, path, entities=entities, in_all_languages=page == 1)
    return metadata._replace(newer=newer, older=older)


def list_metadata(
    chrome: Chrome,
    *,
    name: str,
    description: str,
    path: str,
    page: int = 1,
    newer: str = "",
    older: str = "",
    is_listed: bool = True,
    in_all_languages: bool = False,
    section: Section | None = None,
    feeds: Sequence[FeedLink] = (),
) -> PageMetadata:
    """For sections, kinds, tags and whatever lists stories; `path` is the page's own, page number included.

    `feeds` are the list's own. `in_all_languages`: there is such a page in each, whatever has been written.
    """
    title = numbered(name, page)
    metadata = head_of_page(
        chrome,
        f"{title} – {chrome.settings.name}",
        description,
        path,
        entities=collection(chrome, name=name, title=title, description=description, path=path),
        picture=section_card(section, chrome) if section else None,
        is_listed=is_listed,
        in_all_languages=in_all_languages and page == 1,
    )
    return metadata._replace(newer=newer, older=older, feeds=[*feeds, *metadata.feeds])


def author_metadata(
    author: Author,
    chrome: Chrome,
    *,
    path: str,
    page: int = 1,
    newer: str = "",
    older: str = "",
    portrait: dict[str, Any] | None = None,
    feeds: Sequence[FeedLink] = (),
) -> PageMetadata:
    """`portrait` as images.markup describes it."""
    title = numbered(author.name, page)
    site = chrome.settings.name
    description = author.bio or _("Stories by %(author)s for %(site)s, newest first.") % {
        "author": author.name,
        "site": site,
    }
    picture = {**portrait["share"], "alt": portrait["alt"]} if portrait and portrait["share"] else None
    metadata = head_of_page(
        chrome,
        f"{title} – {chrome.settings.name}",
        description,
        path,
        entities=profile(author, chrome, title=title, path=path, picture=picture),
    )
    og = open_graph_of_author(
        author,
        description=description,
        url=metadata.canonical,
        chrome=chrome,
        picture=picture or site_card(chrome),
    )
    return metadata._replace(og=og, newer=newer, older=older, feeds=[*feeds, *metadata.feeds])


def page_metadata(
    chrome: Chrome,
    *,
    title: str,
    description: str,
    path: str,
    is_listed: bool = True,
    in_all_languages: bool = False,
) -> PageMetadata:
    """For pages that are neither lists nor articles."""
    return head_of_page(
        chrome,
        f"{title} – {chrome.settings.name}",
        description,
        path,
        is_listed=is_listed,
        in_all_languages=in_all_languages,
    )
