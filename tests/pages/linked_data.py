"""A page's JSON-LD as an independent processor understands it (PyLD), and what Google asks of each type."""

import json
from typing import Any

from lxml.html import HtmlElement
from pyld import jsonld

SCHEMA = "https://schema.org/"

# Google Search Central, "Structured data": what each type must have, then what it should have where known.
# A dotted name goes through the entity it leads to.
REQUIRED = {
    "BreadcrumbList": [
        "itemListElement",
        "itemListElement.name",
        "itemListElement.item",
        "itemListElement.position",
    ],
    "CollectionPage": ["name", "url", "isPartOf.name"],
    "CorrectionComment": ["text"],
    "Event": ["name", "startDate", "location", "location.address"],
    "NewsArticle": ["headline", "datePublished", "dateModified", "author.name", "publisher.logo"],
    "NewsMediaOrganization": ["name", "url", "logo.url", "logo.width", "logo.height"],
    "Offer": [],
    "ProfilePage": ["mainEntity", "mainEntity.name"],
    "Review": [
        "author.name",
        "itemReviewed.name",
        "reviewRating.ratingValue",
        "reviewRating.bestRating",
        "reviewRating.worstRating",
    ],
    "WebSite": ["name", "url", "potentialAction.target.urlTemplate", "potentialAction.query-input"],
}
RECOMMENDED = {
    "Event": [
        "description",
        "endDate",
        "eventStatus",
        "eventAttendanceMode",
        "image",
        "location.name",
        "offers.url",
        "offers.price",
        "offers.priceCurrency",
    ],
    "NewsArticle": ["image", "author.url"],
    "NewsMediaOrganization": ["sameAs", "contactPoint.email", "contactPoint.contactType"],
    "ProfilePage": [f"mainEntity.{name}" for name in ("alternateName", "description", "image", "sameAs")],
    "Review": ["datePublished", "publisher.name"],
}

Node = dict[str, Any]


def read_graph(page: HtmlElement) -> dict[str, Node]:
    """Every entity of the page by its @id, properties by their names in schema.org."""
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    flat = jsonld.flatten(json.loads(text), options={"documentLoader": _schema_org})
    return {node["@id"]: node for node in flat}


def of_type(graph: dict[str, Node], name: str) -> list[Node]:
    return [node for node in graph.values() if SCHEMA + name in node.get("@type", [])]


def values(graph: dict[str, Node], node: Node, path: str) -> list[Any]:
    """What stands at the end of a dotted name: plain values, @ids, or entities followed to the last step."""
    name, _, rest = path.partition(".")
    found = node.get(SCHEMA + name, [])
    if not rest:
        return [value.get("@value", value.get("@id")) for value in found]
    nodes = [graph[value["@id"]] for value in found if value.get("@id") in graph]
    return [value for each in nodes for value in values(graph, each, rest)]


def lacking(graph: dict[str, Node], table: dict[str, list[str]]) -> list[str]:
    """What the table asks of the entities there are, and they do not say."""
    return [
        f"{name}.{path}"
        for name, paths in table.items()
        for node in of_type(graph, name)
        for path in paths
        if not values(graph, node, path)
    ]


def dangling(graph: dict[str, Node]) -> list[str]:
    """Entities that are pointed to, and of which nothing is said."""
    return [number for number, node in graph.items() if "@type" not in node]


def _schema_org(url: str, _options: dict[str, Any]) -> dict[str, Any]:
    """The context without asking the network: every word is one of schema.org."""
    assert url == "https://schema.org"
    context = {"@context": {"@vocab": SCHEMA}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}
