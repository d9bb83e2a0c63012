"""Links by which a reader passes an article on, in the form each service documents; no tracking."""

from typing import NamedTuple
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ShareLink(NamedTuple):
    name: str
    href: str


# {title}, {url} and {via} are percent-encoded UTF-8 (RFC 3986).
SERVICES: list[tuple[str | Promise, str]] = [
    ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    ("X", "https://twitter.com/intent/tweet?text={title}&url={url}&via={via}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("Threads", "https://www.threads.com/intent/post?text={title}&url={url}"),
    ("LINE", "https://social-plugins.line.me/lineit/share?url={url}&text={title}"),
    (_("Email"), "mailto:?subject={title}&body={url}"),
]


def share_links(*, title: str, url: str, via: str = "") -> list[ShareLink]:
    """One link a service, in the order printed. `via` is our handle on X; without one it is left out."""
    values = {"title": quote(title, safe=""), "url": quote(url, safe=""), "via": quote(via, safe="")}
    links = []
    for name, form in SERVICES:
        wanted = form if via else form.replace("&via={via}", "")
        links.append(ShareLink(str(name), wanted.format(**values)))
    return links
