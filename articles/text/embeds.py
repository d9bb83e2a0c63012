"""Addresses of posts on sites we embed."""

import re
from typing import NamedTuple

from .body_schema import PROVIDERS

LONGEST_ADDRESS = 2000


class Embed(NamedTuple):
    """A post on a site we embed; `groups` are what the pattern caught, the number last."""

    provider: str
    url: str
    groups: tuple[str, ...]


def match_embed(url: str) -> Embed | None:
    """The post this address is about, its address without trackers; None for any other site."""
    url = url.strip()[:LONGEST_ADDRESS]
    for site in PROVIDERS:
        if match := re.match(site.pattern, url, re.ASCII):
            return Embed(site.name, match.expand(site.canonical.replace("$", "\\")), match.groups())
    return None
