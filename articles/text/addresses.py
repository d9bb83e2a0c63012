"""Web addresses from words."""

import re
import unicodedata

from django.utils.text import slugify

LONGEST = 200
ADDRESS = re.compile(r"[\w-]+")


def normalise_address(text: str) -> str:
    """NFC and lower case, so that what is typed and what a browser sends are the same letters."""
    return unicodedata.normalize("NFC", text).lower()


def address_from(headline: str) -> str:
    """An address made of the headline's words, Hangul and Hanzi kept; "" when it has no letters."""
    words = slugify(normalise_address(headline), allow_unicode=True)
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]


def is_address(text: str) -> bool:
    """Letters of any script, digits, hyphens and underscores; NFC; lower case; at most 200 characters."""
    return bool(ADDRESS.fullmatch(text)) and len(text) <= LONGEST and text == normalise_address(text)
