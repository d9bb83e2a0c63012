"""Every page a reader can come to by links, as it answered."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections import deque

import django
from django.urls import Resolver404, resolve
from lxml import html as markup

from .site import Crawled

# The front pages, and pages nothing links to.
STARTS = [
    "/", "/ko/", "/zh-hans/", "/there-is-nothing-here/", "/ko/there-is-nothing-here/", "/search/?q=seoul",
    "/search/?q=%EC%84%9C%EC%9A%B8", "/search/?q=zzzzzz", "/search/", "/newsletter/check-inbox/",
    "/advertise/thanks/?ref=KA-2026-0001",
]  # fmt: skip
NOT_PAGES = re.compile(
    r"^/(admin|media|static|api|wp-|r$)|\.(xml|txt|pdf|json|md|webmanifest|ico)$|/feed/|/oembed/"
)
MOST = 600


def crawl(address: str) -> list[Crawled]:
    """Breadth first, so that the shallow pages come before the limit."""
    django.setup()
    queue, seen, pages = deque(STARTS), set(STARTS), []
    while queue and len(pages) < MOST:
        path = queue.popleft()
        page = _fetch(address, path)
        if page is None:
            continue
        pages.append(page)
        for link in _links(page):
            if link not in seen:
                seen.add(link)
                queue.append(link)
    return pages


def _fetch(address: str, path: str) -> Crawled | None:
    """None for whatever is no page of ours."""
    try:
        with urllib.request.urlopen(address + path, timeout=30) as answer:
            status, kind, body, final = (
                answer.status,
                answer.headers["Content-Type"],
                answer.read(),
                answer.url,
            )
    except urllib.error.HTTPError as refusal:
        status, kind, body, final = (
            refusal.code,
            refusal.headers["Content-Type"],
            refusal.read(),
            address + path,
        )
    if not kind.startswith("text/html") or final != address + path:
        return None
    tree = markup.fromstring(body)
    kind = _view_name(path, status)
    if kind == "articles:article" and tree.xpath("//meta[@property='og:type']/@content") != ["article"]:
        kind = "articles:section"  # sections and pages stand at the root as articles do
    return Crawled(path, kind, tree.get("lang") or "", status, body)


def _view_name(path: str, status: int) -> str:
    if status >= 400:
        return str(status)
    plain = re.sub(r"^/(ko|zh-hans)/", "/", urllib.parse.urlsplit(path).path)
    try:
        return resolve(plain).view_name
    except Resolver404:
        return "unknown"


def _links(page: Crawled) -> list[str]:
    tree = markup.fromstring(page.html)
    found = []
    for href in tree.xpath("//a/@href"):
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(page.path, href))
        if parts.scheme or parts.netloc or NOT_PAGES.search(parts.path):
            continue
        found.append(urllib.parse.urlunsplit(("", "", parts.path, parts.query, "")))
    return found
