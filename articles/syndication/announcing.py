"""Telling others that a story is out: the hub our feeds name (WebSub), and search engines (IndexNow).

Both only hear an address and come to read for themselves, so to tell twice does no harm. Nobody's publishing
waits for it, and a service that is down is a line in the log.
"""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from django.core.cache import cache
from django.utils.translation import override

from articles.conf import setting
from articles.live.models import LiveArticle
from articles.text.languages import spoken_languages

from .addresses import absolute, address_of
from .feed_links import FORMATS
from .posting import Message, Unreachable, post

log = logging.getLogger(__name__)

# Before the second try, the third …
PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2)]
# The worker's clock may be before the database's, by which stories appear.
CLOCK_SKEW = timedelta(seconds=5)
CLAIM_SECONDS = 7 * 24 * 60 * 60


def services_to_tell() -> list[str]:
    """Nobody hears of a copy of the site for trying things out."""
    if setting("IS_STAGING"):
        return []
    wanted = {"websub": setting("WEBSUB_HUB"), "indexnow": setting("INDEXNOW_KEY")}
    return [name for name, value in wanted.items() if value]


def claim_announcement(number: int, *, visible_from: datetime, moment: datetime) -> bool:
    """True for one caller, and only while the story is visible since the instant that was announced.

    A story that was put off, brought forward or withdrawn meanwhile is left to whoever announces that.
    """
    if not LiveArticle.objects.filter(pk=number, visible_from=visible_from).exists():
        return False
    return cache.add(f"articles:announced:{number}:{moment.isoformat()}", True, CLAIM_SECONDS)


def tell_service(name: str, number: int, *, attempt: int) -> timedelta | None:
    """Tell the service of the story. Returns how long to wait for the next try; None when there is none."""
    article = LiveArticle.objects.for_page().filter(pk=number).first()
    message = SERVICES[name](article) if article else None
    if message is None:
        return None
    try:
        post(message)
    except Unreachable as trouble:
        log.warning("%s was not told of story %s, try %s: %s", name, number, attempt, trouble)
        return PAUSES[attempt - 1] if trouble.may_pass and attempt <= len(PAUSES) else None
    return None


def feeds_with(article: LiveArticle) -> list[str]:
    """The absolute addresses of all feeds the story may stand in, in every form and language."""
    urls = []
    for code in spoken_languages():
        with override(code):
            urls += [
                address_of(prefix + form, *args)
                for prefix, args in _lists(article)
                for form in FORMATS.values()
            ]
    return list(dict.fromkeys(filter(None, urls)))


def _lists(article: LiveArticle) -> Iterator[tuple[str, list[str]]]:
    yield "", []
    yield "section_", [article.section.slug]
    yield "kind_", [article.kind]
    for tag in article.tag_list:
        yield "tag_", [tag["slug"]]
    for slug in dict.fromkeys(line["slug"] for line in article.bylines):
        yield "author_", [slug]


def _to_hub(article: LiveArticle) -> Message | None:
    hub = setting("WEBSUB_HUB")
    fields = [("hub.mode", "publish"), *(("hub.url", url) for url in feeds_with(article))]
    return Message(hub, "application/x-www-form-urlencoded", urlencode(fields).encode()) if hub else None


def _to_search_engines(article: LiveArticle) -> Message | None:
    """https://www.indexnow.org/documentation; nothing of stories that are not theirs to list."""
    key = setting("INDEXNOW_KEY")
    if not key or not article.is_indexed or article.canonical_url:
        return None
    news = {
        "host": urlsplit(setting("SITE_URL")).netloc,
        "key": key,
        "keyLocation": address_of("indexnow_key", key),
        "urlList": [absolute(article.get_absolute_url())],
    }
    return Message(setting("INDEXNOW_ENDPOINT"), "application/json; charset=utf-8", json.dumps(news).encode())


SERVICES: dict[str, Callable[[LiveArticle], Message | None]] = {
    "websub": _to_hub,
    "indexnow": _to_search_engines,
}
