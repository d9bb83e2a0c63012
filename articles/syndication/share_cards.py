"""The picture a chat shows of a page that has none: a station of the Line, drawn by us with our own letters.

One for each section and one for the site. A card is drawn when it is first asked for, and kept in the default
storage under a name that follows from what it shows: a new name or colour is a new file.
"""

import hashlib
import logging
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

from articles.masthead.chrome import Chrome
from articles.masthead.models import Section, SectionColour

WIDTH, HEIGHT = 1200, 630
FOLDER = "share-cards"
DRAWING = 1  # one more whenever the drawing below changes
KEPT_SECONDS = 60 * 60

# The sections' colours on paper, as in the style sheet.
COLOURS = {
    SectionColour.PERSIMMON: "#c43519",
    SectionColour.LAGOON: "#0b6a86",
    SectionColour.AMBER: "#8f5600",
    SectionColour.PLUM: "#863a74",
    SectionColour.JADE: "#0b5f48",
}
WHITE, CELADON, NIGHT = "#ffffff", "#e4efe8", "#08120e"
MINT, ON_NIGHT = "#9ad9be", "#ff8a6c"  # the second colour of the name: on a section's colour, on the night

FONT = "articles/fonts/ka-sans.woff2"
BOLD, MEDIUM = 700, 550
LAST_LETTER = 0xFF  # our letters are those of Latin-1; names in others are left out
MARGIN, LINE_AT = 80, 300
FINER = 2  # drawn this much larger, for smooth rings

logger = logging.getLogger(__name__)


class Words(NamedTuple):
    """All a card says, and its colour."""

    name: str
    site: str
    start: str
    end: str
    colour: str


def section_card(section: Section, chrome: Chrome) -> dict[str, Any] | None:
    """As a share picture: {"url", "width", "height", "alt"}; None when it cannot be stored."""
    colour = COLOURS.get(SectionColour(section.colour), COLOURS[SectionColour.JADE])
    return _card(_words(chrome, section.name, colour), alt=f"{section.label} – {chrome.settings.name}")


def site_card(chrome: Chrome) -> dict[str, Any] | None:
    return _card(_words(chrome, "", NIGHT), alt=chrome.settings.name)


def _words(chrome: Chrome, name: str, colour: str) -> Words:
    settings = chrome.settings
    start, end = _drawable(settings.line_start), _drawable(settings.line_end)
    return Words(_drawable(name), _drawable(settings.name), start, end, colour)


def _drawable(text: str) -> str:
    return text if all(ord(letter) <= LAST_LETTER for letter in text) else ""


def _card(words: Words, *, alt: str) -> dict[str, Any] | None:
    digest = hashlib.sha256("\n".join([str(DRAWING), *words]).encode()).hexdigest()[:20]
    name = f"{FOLDER}/{digest}.jpg"
    url = cache.get_or_set(f"articles:{name}", lambda: _stored(name, words), KEPT_SECONDS)
    return {"url": url, "width": WIDTH, "height": HEIGHT, "alt": alt} if url else None


def _stored(name: str, words: Words) -> str:
    """Its address; "" when the storage refuses, for no page fails over its share card."""
    try:
        if not default_storage.exists(name):
            saved = default_storage.save(name, ContentFile(_draw(words)))
            if saved != name:  # somebody else was quicker, with the same card
                default_storage.delete(saved)
        return default_storage.url(name)
    except OSError:
        logger.exception("The share card %s could not be stored", name)
        return ""


# -- drawing ---------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _draw(words: Words) -> bytes:
    card = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), words.colour)
    pen = ImageDraw.Draw(card)
    _draw_line(pen, words)
    title = words.name or words.site
    font = _fitting(title, BOLD, size=190 if words.name else 220)
    y = 545 if words.name else 560
    if words.name:
        pen.text(_at(MARGIN, y), title, font=font, fill=WHITE, anchor="ls")
        _draw_wordmark(pen, words.site, x=WIDTH - MARGIN, y=130, size=76, anchor="r", second=MINT)
    else:
        _draw_wordmark(pen, title, x=MARGIN, y=y, size=font.size / FINER, anchor="l", second=ON_NIGHT)
    target = BytesIO()
    card.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(target, "JPEG", quality=88, optimize=True)
    return target.getvalue()


def _draw_line(pen: ImageDraw.ImageDraw, words: Words) -> None:
    """From where the Line starts to where it ends; the ring is the station we are at."""
    pen.line([_at(0, LINE_AT), _at(WIDTH, LINE_AT)], fill=CELADON, width=10 * FINER)
    _draw_ring(pen, MARGIN + 46, radius=46, inner=words.colour, dot=WHITE if words.name else ON_NIGHT)
    if not words.name:
        for x in (316, 505, 695, 884):
            _draw_ring(pen, x, radius=22, inner=words.colour)
        _draw_ring(pen, WIDTH - MARGIN - 46, radius=46, inner=words.colour, dot=ON_NIGHT)
        small = _font(MEDIUM, 44)
        pen.text(_at(MARGIN, LINE_AT - 80), words.start, font=small, fill=CELADON, anchor="ls")
        pen.text(_at(WIDTH - MARGIN, LINE_AT - 80), words.end, font=small, fill=CELADON, anchor="rs")


def _draw_ring(pen: ImageDraw.ImageDraw, x: int, *, radius: int, inner: str, dot: str = "") -> None:
    for size, colour in ((radius, CELADON), (round(radius * 0.62), inner), (round(radius * 0.26), dot)):
        if colour:
            pen.ellipse([_at(x - size, LINE_AT - size), _at(x + size, LINE_AT + size)], fill=colour)


def _draw_wordmark(
    pen: ImageDraw.ImageDraw, name: str, *, x: int, y: int, size: float, anchor: str, second: str
) -> None:
    """The name with its last "o" in the second colour."""
    font = _font(BOLD, size)
    before, letter, after = name.rpartition("o")
    left = x if anchor == "l" else x - font.getlength(name) / FINER
    for text, done, colour in (
        (before, "", WHITE),
        (letter, before, second),
        (after, before + letter, WHITE),
    ):
        pen.text(_at(left + font.getlength(done) / FINER, y), text, font=font, fill=colour, anchor="ls")


def _fitting(text: str, weight: int, *, size: int) -> ImageFont.FreeTypeFont:
    """The largest letters, up to `size`, in which the text fits between the margins."""
    font = _font(weight, size)
    room = (WIDTH - 2 * MARGIN) * FINER
    length = font.getlength(text)
    return font if length <= room else _font(weight, size * room / length)


def _font(weight: int, size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(finders.find(FONT)), round(size * FINER))
    font.set_variation_by_axes([weight])
    return font


def _at(x: float, y: float) -> tuple[float, float]:
    return x * FINER, y * FINER
