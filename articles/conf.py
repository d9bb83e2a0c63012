"""settings.ARTICLES over our defaults, and the one place that knows which Django is below us."""

from typing import Any

import django
from django.conf import settings

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]  # the same, before Django had it

__all__ = ["DEFAULTS", "setting", "task"]

DEFAULTS: dict[str, Any] = {
    # Absolute addresses in mail, feeds and metadata start with this; no trailing slash.
    "SITE_URL": "http://localhost:8000",
    # A picture above either limit is refused before it is decoded.
    "IMAGE_MAX_PIXELS": 40_000_000,
    "IMAGE_MAX_BYTES": 25 * 1024 * 1024,
    # An address may send this many enquiries an hour.
    "ENQUIRIES_PER_HOUR": 5,
    # A sender may type this many addresses into the newsletter box an hour.
    "SIGN_UPS_PER_HOUR": 5,
    # Reverse proxies in front of us whose X-Forwarded-For entries are to be believed.
    "TRUSTED_PROXIES": 0,
    # A copy of the site for trying things out: search engines are sent away.
    "IS_STAGING": False,
    # The WebSub hub that is told when a feed has something new; "" for none.
    "WEBSUB_HUB": "",
    # Our key for https://www.indexnow.org, and whom it is shown to; without a key nobody is told.
    "INDEXNOW_KEY": "",
    "INDEXNOW_ENDPOINT": "https://api.indexnow.org/indexnow",
    # Where to report a weakness (security.txt), an https or mailto address; "" for the advertising contact.
    "SECURITY_CONTACT": "",
    # Ask other sites for the words and posters of posts we embed; else embeds are links with a plain tile.
    "FETCH_EMBEDS": False,
    # An endpoint of our own in the place of a site's: {"youtube": "http://127.0.0.1:8001/oembed"}.
    "EMBED_ENDPOINTS": {},
    # Without a token of Meta's, Instagram tells nothing.
    "INSTAGRAM_TOKEN": "",
}


def setting(name: str) -> Any:
    """The host project's value for the name, else our default. Unknown names are a KeyError."""
    default = DEFAULTS[name]
    return getattr(settings, "ARTICLES", {}).get(name, default)
