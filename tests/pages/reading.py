"""Reading a page as a test does: fetched, parsed, asked for what it says."""

from typing import Any

import lxml.html
from lxml.html import HtmlElement


def read(client: Any, path: str, *, status: int = 200) -> HtmlElement:
    """The page's tree; the answer has this status."""
    response = client.get(path)
    assert response.status_code == status, response.status_code
    return parse(response.content)


def parse(markup: bytes) -> HtmlElement:
    return lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(encoding="utf-8"))


def words(element: HtmlElement) -> str:
    """Its text, white space squeezed."""
    return " ".join(element.text_content().split())


def of_class(root: HtmlElement, name: str, tag: str = "*") -> list[HtmlElement]:
    return root.xpath(f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def headlines(root: HtmlElement) -> list[str]:
    """Those of the cards, in order."""
    return [words(link) for card in of_class(root, "card") for link in card.xpath(".//h3/a")]


def block(root: HtmlElement, label: str) -> HtmlElement:
    """The section labelled by the heading with this id."""
    (section,) = root.xpath(f"//*[@aria-labelledby='{label}'][self::section or self::aside]")
    return section


def blocks(root: HtmlElement) -> list[str]:
    """The headings that label a section, in order."""
    return root.xpath("//main//section/@aria-labelledby")
