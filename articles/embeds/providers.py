"""What each site tells of a post, by its documented oEmbed endpoint. HTML in it is read for words only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from articles.conf import setting
from articles.text.body import body_text, clean_body
from articles.text.body_words import UNWRITABLE

from .fetching import Unreachable, fetch
from .models import AUTHOR_LENGTH, TEXT_LENGTH, TITLE_LENGTH

JSON_BYTES = 256 * 1024
PICTURE_BYTES = 5 * 1024 * 1024
PICTURE_TYPES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")

Answer = dict[str, Any]


class Told(NamedTuple):
    """What is known of a post; everything may be missing."""

    title: str = ""
    author: str = ""
    text: str = ""
    posted_on: date | None = None
    seconds: int | None = None
    picture_url: str = ""


class Source(NamedTuple):
    """Where to ask about a site's posts, where its pictures lie, and how to read its answer."""

    endpoint: str
    read: Callable[[Answer], Told]
    picture_hosts: tuple[str, ...] = ()
    parameters: dict[str, str] = {}


def ask(provider: str, url: str) -> Told:
    """Raises Unreachable when the site does not answer, or has no such post."""
    source = SOURCES[provider]
    endpoint = _endpoint(provider)
    parameters = {"url": url, "format": "json", **source.parameters}
    if provider == "instagram":
        parameters["access_token"] = setting("INSTAGRAM_TOKEN")
    content = fetch(
        f"{endpoint}?{urlencode(parameters)}",
        hosts=[urlsplit(source.endpoint).hostname or ""],
        types=["application/json", "text/javascript"],
        most_bytes=JSON_BYTES,
        trusted_origin=_trusted_origin(provider),
    )
    try:
        answer = json.loads(content)
        told = source.read({name: value for name, value in answer.items() if value is not None})
    except (ValueError, TypeError, AttributeError, RecursionError) as nonsense:
        raise Unreachable("Its answer could not be read.") from nonsense
    return told._replace(
        title=_line(told.title, TITLE_LENGTH),
        author=_line(told.author, AUTHOR_LENGTH),
        text=_line(told.text, TEXT_LENGTH),
    )


def fetch_picture(provider: str, url: str) -> bytes:
    """The picture's file, unchecked. Raises Unreachable."""
    return fetch(
        url,
        hosts=SOURCES[provider].picture_hosts,
        types=PICTURE_TYPES,
        most_bytes=PICTURE_BYTES,
        trusted_origin=_trusted_origin(provider),
    )


def can_be_asked(provider: str) -> bool:
    """Instagram answers only those who have a token."""
    return bool(setting("FETCH_EMBEDS")) and (provider != "instagram" or bool(setting("INSTAGRAM_TOKEN")))


def _endpoint(provider: str) -> str:
    return str(setting("EMBED_ENDPOINTS").get(provider, SOURCES[provider].endpoint))


def _trusted_origin(provider: str) -> str:
    """Of an endpoint this installation has put in the place of the site's own."""
    own = setting("EMBED_ENDPOINTS").get(provider)
    return "{0.scheme}://{0.netloc}".format(urlsplit(own)) if own else ""


def _line(text: Any, length: int) -> str:
    """One line of words, of letters that databases take; what is no text is none."""
    return " ".join(UNWRITABLE.sub("", text).split())[:length].rstrip() if isinstance(text, str) else ""


def _read_video(answer: Answer) -> Told:
    posted = re.match(r"\d{4}-\d\d-\d\d", str(answer.get("upload_date", "")))
    seconds = answer.get("duration")
    return Told(
        title=answer.get("title", ""),
        author=answer.get("author_name", ""),
        posted_on=date.fromisoformat(posted[0]) if posted else None,
        seconds=seconds if type(seconds) is int and 0 < seconds < 1_000_000 else None,
        picture_url=str(answer.get("thumbnail_url", "")),
    )


def _read_tiktok(answer: Answer) -> Told:
    """Its title is what the author wrote below the video."""
    return _read_video(answer)._replace(title="", text=answer.get("title", ""))


def _read_x(answer: Answer) -> Told:
    """Words and day stand in the quote it offers: "words — Name (@handle) March 21, 2026"."""
    lines = _words_of_quote(answer)
    day = re.search(r"[A-Z][a-z]+ \d{1,2}, \d{4}$", lines[-1])
    return Told(
        author=answer.get("author_name", ""),
        text=" ".join(lines[:-1]),
        posted_on=datetime.strptime(day[0], "%B %d, %Y").date() if day else None,  # noqa: DTZ007 -- a day
    )


def _read_instagram(answer: Answer) -> Told:
    """Since 2025 it names no author and shows no picture; the quote says who shared the post."""
    lines = _words_of_quote(answer)
    sharers = [line.partition("shared by ")[2] for line in lines if "shared by " in line]
    said = [line for line in lines if "shared by " not in line and "on Instagram" not in line]
    return Told(author=sharers[0] if sharers else "", text=" ".join(said))


def _words_of_quote(answer: Answer) -> list[str]:
    """Line by line. As a quote with its address in it, it would be taken for an embed."""
    html = re.sub(r"<(/?)blockquote[^>]*>", r"<\1div>", str(answer.get("html", "")))
    return body_text(clean_body(html)).split("\n")


SOURCES = {
    "youtube": Source("https://www.youtube.com/oembed", _read_video, ("ytimg.com",)),
    "vimeo": Source("https://vimeo.com/api/oembed.json", _read_video, ("vimeocdn.com",), {"width": "1280"}),
    "tiktok": Source(
        "https://www.tiktok.com/oembed",
        _read_tiktok,
        ("tiktokcdn.com", "tiktokcdn-us.com", "tiktokcdn-eu.com"),
    ),
    "spotify": Source("https://open.spotify.com/oembed", _read_video, ("scdn.co", "spotifycdn.com")),
    "x": Source("https://publish.twitter.com/oembed", _read_x, (), {"omit_script": "1", "dnt": "1"}),
    "instagram": Source("https://graph.facebook.com/v23.0/instagram_oembed", _read_instagram),
}
