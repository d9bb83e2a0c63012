"""What other sites show of our stories when somebody pastes a link. https://oembed.com"""

import re
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.html import format_html

from articles.images.recipes import SQUARE, WIDE, Recipe
from articles.live.models import LiveArticle
from articles.masthead.chrome import Chrome

from .addresses import absolute, address_of, main_address_of
from .share_cards import section_card
from .titles import share_title

# Seconds for which a site may keep an answer.
CACHE_AGE = 24 * 60 * 60

USUAL_WIDTH = 600
SMALLEST = 120  # of a card that can still be read
# From this width on, the picture stands beside the words; below it, above them (as embed.css has it).
SIDE_BY_SIDE = 480
LOW, WORDS_HEIGHT = 210, 230
SHAPE = 3 / 2

# By what links in the head are found, and what `format` asks for.
MEDIA_TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
FRAME = (
    '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" frameborder="0" sandbox="{}"></iframe>'
)


class Limits(NamedTuple):
    """The room the other site has, in CSS pixels; None: as much as we want."""

    width: int | None = None
    height: int | None = None

    def hold(self, width: int, height: int) -> bool:
        return width <= (self.width or width) and height <= (self.height or height)


def oembed_links(article: LiveArticle) -> list[tuple[str, str]]:
    """(media type, address) for the article's head; [] where a host project offers no oEmbed."""
    provider = main_address_of("oembed")
    if not provider:
        return []
    url = absolute(article.get_absolute_url())
    return [
        (media_type, f"{provider}?{urlencode({'url': url, 'format': name})}")
        for name, media_type in MEDIA_TYPES.items()
    ]


def describe_embed(article: LiveArticle, chrome: Chrome, *, limits: Limits) -> dict[str, Any]:
    """The answer to a site that asks about an article, as oEmbed's type "rich"."""
    width, height = card_size(limits)
    title = share_title(article)
    author = article.writers[0] if len(article.writers) == 1 else None
    answer = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": ", ".join(line["name"] for line in article.writers) or chrome.settings.name,
        "author_url": address_of("author", author["slug"]) if author else address_of("home"),
        "provider_name": chrome.settings.name,
        "provider_url": address_of("home"),
        "cache_age": CACHE_AGE,
        "html": format_html(
            FRAME, main_address_of("embed", article.slug), width, height, article.headline, SANDBOX
        ),
        "width": width,
        "height": height,
    }
    thumbnail = _thumbnail(article, chrome, limits)
    return answer | {f"thumbnail_{name}": value for name, value in thumbnail.items()}


def card_size(limits: Limits) -> tuple[int, int]:
    """As wide as usual, as high as the card then is; neither above the limits."""
    width = max(SMALLEST, min(USUAL_WIDTH, limits.width or USUAL_WIDTH))
    height = LOW if width >= SIDE_BY_SIDE else round(width / SHAPE) + WORDS_HEIGHT
    return min(width, limits.width or width), min(height, limits.height or height)


def _thumbnail(article: LiveArticle, chrome: Chrome, limits: Limits) -> dict[str, Any]:
    """The largest picture the room holds; {} when none does."""
    share = article.share_picture or section_card(article.section, chrome)
    pictures = [share] if share else []
    pictures += [*_files(article.hero, WIDE), *_files(article.hero, SQUARE)]
    fitting = [picture for picture in pictures if limits.hold(picture["width"], picture["height"])]
    if not fitting:
        return {}
    largest = max(fitting, key=lambda picture: picture["width"])
    return {"url": absolute(largest["url"]), "width": largest["width"], "height": largest["height"]}


def _files(hero: dict[str, Any] | None, recipe: Recipe) -> list[dict[str, Any]]:
    """The WebP files of a crop, with their sizes."""
    files = re.findall(r"(\S+) (\d+)w", hero["crops"][recipe.name]["webp"]) if hero else []
    return [
        {"url": url, "width": int(width), "height": round(int(width) / (recipe.ratio or 1))}
        for url, width in files
    ]
