"""Feeds with the whole of each story: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, from the same entries."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.sax.xmlreader import AttributesImpl
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from articles.conf import setting
from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.models import SiteSettings
from articles.text.body_words import UNWRITABLE
from articles.text.languages import page_tag

from .addresses import absolute
from .portable import portable_html
from .titles import share_title

ITEMS = 20
JSON_FEED = "https://jsonfeed.org/version/1.1"
# The date of a feed that never had a story: it may not change while nothing does.
NEVER = datetime.fromtimestamp(0, tz=UTC)
PICTURE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
}


class Channel(NamedTuple):
    """What a feed says of itself; addresses are absolute. `hub` is "" when nobody is told of news."""

    title: str
    description: str
    page: str
    url: str
    site_name: str
    site_page: str
    language: str
    hub: str


class Person(NamedTuple):
    name: str
    url: str


class FeedPicture(NamedTuple):
    url: str
    width: int
    height: int
    type: str
    alt: str
    credit: str


class Entry(NamedTuple):
    """A story, ready to be written in any form. Texts are plain, `content` is HTML."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    language: str
    published_at: datetime
    updated_at: datetime
    writers: list[Person]
    photographers: list[Person]
    categories: list[str]
    picture: FeedPicture | None


def make_channel(
    settings: SiteSettings, *, title: str = "", description: str, page: str, url: str
) -> Channel:
    """The feed at `url` of the page `page`, both paths, in the language spoken now."""
    return Channel(
        title=_plain(f"{title} – {settings.name}" if title else settings.name),
        description=_plain(description or settings.name),
        page=absolute(page),
        url=absolute(url),
        site_name=settings.name,
        site_page=absolute(reverse("articles:home")),
        language=page_tag(),
        hub=setting("WEBSUB_HUB"),
    )


def newest_entries(articles: LiveArticleQuerySet, *, zone: str) -> list[Entry]:
    """The newest of them, instants in this time zone; one query."""
    newest = articles.for_page().defer("body_text").newest_first()[:ITEMS]
    with timezone.override(zone):
        return [make_entry(article, zone=ZoneInfo(zone)) for article in newest]


def make_entry(article: LiveArticle, *, zone: tzinfo) -> Entry:
    return Entry(
        id=article.wp_guid or _tag_uri(article),
        url=absolute(article.get_absolute_url()),
        title=_plain(share_title(article)),
        summary=_plain(article.standfirst),
        content=portable_html(article),
        language=article.language,
        published_at=_in_zone(article.published_at, zone),
        updated_at=_in_zone(max(article.published_at, article.revised_at or article.published_at), zone),
        writers=_people(article.writers),
        photographers=_people(article.photographers),
        categories=_categories(article),
        picture=_picture(article.hero),
    )


def write_rss(channel: Channel, entries: Iterable[Entry]) -> str:
    feed = _RssFeed(
        title=channel.title,
        link=channel.page,
        description=channel.description,
        language=channel.language,
        feed_url=channel.url,
        hub=channel.hub,
    )
    return _written(feed, entries)


def write_atom(channel: Channel, entries: Iterable[Entry]) -> str:
    """The publication itself is the author of what has no writer."""
    feed = _AtomFeed(
        title=channel.title,
        link=channel.page,
        description=channel.description,
        subtitle=channel.description,
        language=channel.language,
        feed_url=channel.url,
        feed_guid=channel.url,
        author_name=channel.site_name,
        author_link=channel.site_page,
        hub=channel.hub,
    )
    return _written(feed, entries)


def write_json(channel: Channel, entries: Iterable[Entry]) -> str:
    feed = {
        "version": JSON_FEED,
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.url,
        "description": channel.description,
        "language": channel.language,
        "authors": [{"name": channel.site_name, "url": channel.site_page}],
        **({"hubs": [{"type": "WebSub", "url": channel.hub}]} if channel.hub else {}),
        "items": [_json_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False)


class _RssFeed(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": hub})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for writer in entry.writers:
            handler.addQuickElement("dc:creator", writer.name)
        handler.addQuickElement("dc:language", entry.language)
        handler.addQuickElement("content:encoded", entry.content)
        _add_picture(handler, entry)

    def latest_post_date(self) -> datetime:
        return _changed_at(self.items)


class _AtomFeed(Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("link", "", {"rel": "hub", "href": hub})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["entry"].language}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        _add_people(handler, "author", entry.writers)
        _add_people(handler, "contributor", entry.photographers)
        handler.addQuickElement("content", entry.content, {"type": "html"})
        _add_picture(handler, entry)

    def latest_post_date(self) -> datetime:
        return _changed_at(self.items)


def _written(feed: _RssFeed | _AtomFeed, entries: Iterable[Entry]) -> str:
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            # Both forms want HTML here.
            description=escape(entry.summary),
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=entry.categories,
            entry=entry,
        )
    return feed.writeString("utf-8")


def _add_people(handler: SimplerXMLGenerator, element: str, people: list[Person]) -> None:
    for person in people:
        handler.startElement(element, AttributesImpl({}))
        handler.addQuickElement("name", person.name)
        handler.addQuickElement("uri", person.url)
        handler.endElement(element)


def _add_picture(handler: SimplerXMLGenerator, entry: Entry) -> None:
    """As Media RSS has it: https://www.rssboard.org/media-rss"""
    picture = entry.picture
    if picture is None:
        return
    size = {"width": str(picture.width), "height": str(picture.height)}
    of_type = {"type": picture.type} if picture.type else {}
    about = {"url": picture.url, "medium": "image", **of_type, **size}
    handler.startElement("media:content", AttributesImpl(about))
    if picture.alt:
        handler.addQuickElement("media:description", picture.alt, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit, {"role": "photographer"})
    handler.endElement("media:content")


def _json_item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "image": entry.picture.url if entry.picture else "",
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [person._asdict() for person in entry.writers],
        "tags": entry.categories,
        "language": entry.language,
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def _changed_at(items: list[dict[str, Any]]) -> datetime:
    """When the newest of the stories changed; not when somebody asked."""
    return max((item["updateddate"] for item in items), default=NEVER)


def _tag_uri(article: LiveArticle) -> str:
    """RFC 4151: the same for good, whatever becomes of address, section and kind."""
    host = urlsplit(setting("SITE_URL")).hostname
    return f"tag:{host},{article.published_at.astimezone(UTC).year}:article/{article.pk}"


def _people(lines: Iterable[dict[str, Any]]) -> list[Person]:
    return [
        Person(_plain(line["name"]), absolute(reverse("articles:author", args=[line["slug"]])))
        for line in lines
    ]


def _categories(article: LiveArticle) -> list[str]:
    """Section, kind and tags, each word once."""
    names = [
        article.section.label,
        str(article.get_kind_display()),
        *(tag["name"] for tag in article.tag_list),
    ]
    return [_plain(name) for name in dict.fromkeys(names)]


def _picture(hero: dict[str, Any] | None) -> FeedPicture | None:
    """The JPEG for share cards, which all can read; where there is none, the picture as pages show it."""
    if hero is None:
        return None
    crop = hero["crops"]["native"]
    share = hero.get("share")
    url, width, height = (
        (share["url"], share["width"], share["height"])
        if share
        else (crop["src"], crop["width"], crop["height"])
    )
    kind = PICTURE_TYPES.get(url.rpartition(".")[2].lower(), "")
    return FeedPicture(absolute(url), width, height, kind, _plain(hero["alt"]), _plain(hero["credit"]))


def _in_zone(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(microsecond=0)


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return UNWRITABLE.sub("", text)
