"""Players and scripts pasted or imported as code: a post of a site we know becomes an embed of ours.

Anything else is taken out, and told of, so that an editor can decide what to put in its place.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import lxml.html
from lxml.html import HtmlElement

from .body_words import UNWRITABLE, attributes_html, text_html
from .embeds import LONGEST_ADDRESS, Embed, match_embed

CODE = re.compile(
    r"<(?:iframe|script|embed|object|blockquote[^>]{0,500}\b(?:twitter|instagram|tiktok)-)", re.IGNORECASE
)
# The sites' own code for pasting: a quote with the address in it, and a script that replaces it.
QUOTES = (
    ".//blockquote[contains(@class, 'twitter-tweet') or contains(@class, 'twitter-video')"
    " or contains(@class, 'instagram-media') or contains(@class, 'tiktok-embed')]"
)
COMPANION = re.compile(
    r"(?:https?:)?//(?:platform\.(?:twitter|x)\.com/|(?:www\.|platform\.)?instagram\.com/|www\.tiktok\.com/|open\.spotify\.com/)"
)
SAID_OF_IT = 200


class RawEmbed(NamedTuple):
    """A piece of code that was found: its tag, its address or first words, and the post it became, if any."""

    tag: str
    source: str
    became: str


class Converted(NamedTuple):
    html: str
    reports: list[RawEmbed]


def convert_raw_embeds(html: str) -> Converted:
    """The same with our embeds in the place of players. It is not clean yet: see clean_body."""
    if not CODE.search(html):
        return Converted(html, [])
    root = _parse(html)
    if root is None:
        return Converted(html, [])
    reports = [_convert_quote(quote) for quote in root.xpath(QUOTES)]
    reports += [
        _convert(element) for element in root.xpath(".//iframe | .//object | .//embed[not(ancestor::object)]")
    ]
    reports += [_take_out(script) for script in list(root.iter("script")) if not _is_companion(script)]
    for script in list(root.iter("script")):
        script.drop_tree()
    inside = "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    return Converted(text_html(root.text or "") + inside, [report for report in reports if report])


def _parse(html: str) -> HtmlElement | None:
    """As it is, nothing taken out but what lxml cannot write; None for what has no body, a set of frames."""
    page = _page(html)
    written = lxml.html.tostring(page, encoding="unicode")
    # Control characters also come as references: &#1;
    page = _page(written) if UNWRITABLE.search(written) else page
    return page.find("body")


def _page(html: str) -> HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(f"<body>{UNWRITABLE.sub('', html)}</body>".encode(), parser=parser)


def find_post(address: str) -> Embed | None:
    """The post a player's address is about; also where the address itself is none of a post."""
    address = address.strip()[:LONGEST_ADDRESS]
    if address.startswith("//"):
        address = f"https:{address}"
    return match_embed(address) or match_embed(_address_in_player(address))


def _address_in_player(address: str) -> str:
    """As the site writes it for people. TikTok leads on to the author from any name."""
    try:
        parts = urlsplit(address)
        host, path = (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return ""
    number = path.rstrip("/").rpartition("/")[2]
    if host in ("youtube.com", "youtube-nocookie.com") and path.startswith("/v/"):
        return f"https://www.youtube.com/embed/{number}"
    if host == "open.spotify.com":
        return f"https://open.spotify.com{re.sub('^/embed(?:-podcast)?/', '/', path)}"
    if host == "tiktok.com" and path.startswith(("/embed/", "/player/")):
        return f"https://www.tiktok.com/@_/video/{number}"
    if host in ("platform.twitter.com", "platform.x.com"):
        return f"https://x.com/i/status/{parse_qs(parts.query).get('id', [''])[0]}"
    return ""


def _convert(element: HtmlElement) -> RawEmbed:
    inner = [(each.get("src") or each.get("data") or each.get("value") or "") for each in element.iter()]
    addresses = [element.get("data-src", ""), *inner]
    post = next(filter(None, map(find_post, addresses)), None)
    source = next(filter(None, inner), "")
    return _put_in_place(element, post, source)


def _convert_quote(quote: HtmlElement) -> RawEmbed | None:
    """A quote without the address of a post stays a quote."""
    addresses = [quote.get("data-instgrm-permalink", ""), quote.get("cite", "")]
    addresses += [link.get("href", "") for link in reversed(list(quote.iter("a")))]
    post = next(filter(None, map(find_post, addresses)), None)
    return _put_in_place(quote, post, post.url) if post else None


def _put_in_place(element: HtmlElement, post: Embed | None, source: str) -> RawEmbed:
    if post is None:
        return _take_out(element, source)
    link = f"<a{attributes_html(('href', post.url))}>{text_html(post.url)}</a>"
    embed = lxml.html.fragment_fromstring(f'<figure data-embed="{post.provider}">{link}</figure>')
    embed.tail = element.tail
    element.getparent().replace(element, embed)
    return RawEmbed(str(element.tag), source[:SAID_OF_IT], post.url)


def _take_out(element: HtmlElement, source: str = "") -> RawEmbed:
    said = source or element.get("src", "") or " ".join((element.text or "").split())
    if element.getparent() is not None:
        element.drop_tree()
    return RawEmbed(str(element.tag), said[:SAID_OF_IT], "")


def _is_companion(script: HtmlElement) -> bool:
    return COMPANION.match(script.get("src", "")) is not None
