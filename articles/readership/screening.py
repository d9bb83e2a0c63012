"""What of a request is fit for counting: whether a person asks, where they came from, how wide they read."""

import re
from collections.abc import Mapping

from .models import HOST_LENGTH, Device

# By what they call themselves; few machines run scripts, and those that do are named here or near.
MACHINES = re.compile(
    r"bot|crawl|spider|slurp|scan|monitor|preview|prerender|headless|phantom|lighthouse|pagespeed|archive"
    r"|facebookexternalhit|whatsapp/|telegram|curl|wget|python|java/|go-http|okhttp|axios|node-fetch|http-?client",
    re.IGNORECASE,
)
HOST = re.compile(r"(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
DOOR = re.compile(r"^(?:www|m|mobile|amp|l|lm)\.")

PHONE_BELOW = 600
TABLET_BELOW = 1024


def is_machine(user_agent: str) -> bool:
    """By its own name; one that gives none is no browser."""
    return not user_agent or MACHINES.search(user_agent) is not None


def is_left_alone(headers: Mapping[str, str]) -> bool:
    """Readers who ask not to be counted, and pages fetched before anybody wants them."""
    if headers.get("Sec-Gpc") == "1" or headers.get("Dnt") == "1":
        return True
    purposes = (headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any("prefetch" in purpose or "prerender" in purpose for purpose in purposes)


def name_referrer(host: str, *, own: str) -> str:
    """The site, under one name for all its doors; empty for our own pages and for what is no host."""
    name = DOOR.sub("", host.strip().lower().rstrip(".").partition(":")[0])
    if not HOST.fullmatch(name) or name == DOOR.sub("", own.lower().partition(":")[0]):
        return ""
    return name[:HOST_LENGTH]


def class_of_device(width: str) -> Device:
    """By the window's width in CSS pixels; what is no number is taken for the commonest, a phone."""
    pixels = int(width) if re.fullmatch(r"[0-9]{1,5}", width) else 0
    if pixels < PHONE_BELOW:
        return Device.PHONE
    return Device.TABLET if pixels < TABLET_BELOW else Device.DESKTOP
