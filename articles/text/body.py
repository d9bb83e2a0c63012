"""Bodies of articles: cleaning what was typed, and reading what is stored.

`clean_body` takes apart whatever it is given and writes the format of body_schema anew: nh3 parses as a
browser does and drops what is not on the list; what is left is walked, and only our own grammar is written.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import lxml.html
import nh3
from lxml.html import HtmlElement

from .body_blocks import NUMBER, flow
from .body_schema import LINK_SCHEMES, stored_markup
from .body_words import BREAK, REFERENCE, UNWRITABLE, Words, pieces, text_html
from .embeds import Embed, match_embed
from .raw_embeds import convert_raw_embeds

__all__ = [
    "BodyReferences",
    "Embed",
    "body_embeds",
    "body_references",
    "body_text",
    "clean_body",
    "match_embed",
]

DEEPEST = 60  # levels of nesting; nobody writes more
ROUNDS = 5  # hostile markup settles in two or three

# Not stored, but their edges part one block of words from the next, or they have a stored twin.
PASSING = (
    "h1 h4 h5 h6 b i thead tfoot pre dl dt dd section article header footer main nav address details summary"
)
DROPPED_WITH_CONTENT = "script style title noscript template iframe object svg math select textarea button"
OPENING_OR_CLOSING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
NEVER_NESTED = frozenset(
    ["a", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th", "tr", "wbr"]
)


class BodyReferences(NamedTuple):
    """What a body points at, by number."""

    images: frozenset[int]
    articles: frozenset[int]


def clean_body(html: str) -> str:
    """The same words in our format, and nothing else. Cleaning a clean body changes nothing."""
    if _nests_too_deep(html):
        html = _tags_removed(html)
    html = convert_raw_embeds(html).html
    for _round in range(ROUNDS):
        cleaned = "".join(flow(_parse(html)))
        if cleaned == html:
            return cleaned
        html = cleaned
    return _tags_removed(html)


def body_text(html: str) -> str:
    """The words a reader sees, one line a block: captions yes, addresses of embeds no."""
    return "\n".join(line for line in _lines(_parse(html)) if line)


def body_references(html: str) -> BodyReferences:
    """The pictures and articles a stored body names."""
    root = _parse(html)
    numbers = [figure.get("data-image", "") for figure in root.iter("figure")]
    references = [REFERENCE.fullmatch(link.get("data-ref", "")) for link in root.iter("a")]
    return BodyReferences(
        images=frozenset(int(number) for number in numbers if NUMBER.fullmatch(number)),
        articles=frozenset(int(match[1]) for match in references if match),
    )


def body_embeds(html: str) -> list[Embed]:
    """The posts of other sites a stored body shows, in reading order."""
    links = _parse(html).xpath(".//figure[@data-embed]//a")
    return [embed for link in links if (embed := match_embed(link.get("href", "")))]


def _allowed() -> dict[str, set[str]]:
    return {**{tag: set() for tag in PASSING.split()}, **stored_markup()}


CLEANER = nh3.Cleaner(
    tags=set(_allowed()),
    attributes={tag: names for tag, names in _allowed().items() if names},
    clean_content_tags=set(DROPPED_WITH_CONTENT.split()),
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
)


def _parse(html: str) -> HtmlElement:
    """A tree to walk, made of allowed tags only."""
    allowed = CLEANER.clean(UNWRITABLE.sub("", html))
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.fragment_fromstring(f"<div>{allowed}</div>".encode(), parser=parser)


def _nests_too_deep(html: str) -> bool:
    """Counted before parsing: parsers take quadratic time over thousands of levels."""
    open_tags: Counter[str] = Counter()
    depth = 0
    for closing, name in OPENING_OR_CLOSING.findall(html):
        tag = name.lower()
        if tag in NEVER_NESTED or (closing and not open_tags[tag]):
            continue
        step = -1 if closing else 1
        open_tags[tag] += step
        depth += step
        if depth > DEEPEST:
            return True
    return False


def _tags_removed(html: str) -> str:
    """The last resort for markup nobody wrote by hand: its words in one paragraph."""
    words = unescape(re.sub(r"<[^>]*>?", " ", html))
    text = text_html(" ".join(words.split()))
    return f"<p>{text}</p>" if text else ""


def _lines(element: HtmlElement) -> Iterator[str]:
    """The words of each block; a table's row is one line."""
    words: list[str] = []
    for piece in pieces(element):
        if isinstance(piece, Words):
            words.append(" " if piece is BREAK else piece.text)
            continue
        yield _one_line("".join(words))
        words = []
        if piece.element.tag == "tr":
            yield " ".join(filter(None, _lines(piece.element)))
        elif piece.element.get("data-embed") is None:
            yield from _lines(piece.element)
            yield _one_line(piece.element.get("data-speaker", ""))
    yield _one_line("".join(words))


def _one_line(text: str) -> str:
    return " ".join(text.split())
