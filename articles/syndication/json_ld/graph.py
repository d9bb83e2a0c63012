"""The frame of every page's JSON-LD: one @graph, in it who we are and what site this is. https://schema.org"""

from typing import Any

from django.templatetags.static import static

from articles.masthead.chrome import Chrome
from articles.masthead.pages import ABOUT
from articles.syndication.addresses import absolute, address_of, main_address_of

Entity = dict[str, Any]

LOGO = "articles/img/icon-512.png"
LOGO_SIZE = 512


def graph(chrome: Chrome, *entities: Entity) -> dict[str, Any]:
    """The site's own entities first; others point to them by @id."""
    return {"@context": "https://schema.org", "@graph": [_organisation(chrome), _web_site(chrome), *entities]}


def organisation_id() -> str:
    return absolute("/#org")


def web_site_id() -> str:
    return absolute("/#site")


def without_empty(values: Entity) -> Entity:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def breadcrumbs(url: str, *steps: tuple[str, str]) -> Entity:
    """(name, path) from the top down to the page at `url`."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _organisation(chrome: Chrome) -> Entity:
    email = chrome.advertising_contact.email
    contact = {"@type": "ContactPoint", "contactType": "advertising", "email": email}
    return without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": organisation_id(),
            "name": chrome.settings.name,
            "url": absolute("/"),
            "logo": _logo(),
            "sameAs": [link.address for link in chrome.social_links],
            "contactPoint": contact if email else None,
            "publishingPrinciples": main_address_of("article", ABOUT) if ABOUT in chrome.pages else None,
            "correctionsPolicy": main_address_of("corrections"),
        }
    )


def _logo() -> Entity:
    return {
        "@type": "ImageObject",
        "@id": absolute("/#logo"),
        "url": absolute(static(LOGO)),
        "contentUrl": absolute(static(LOGO)),
        "width": LOGO_SIZE,
        "height": LOGO_SIZE,
    }


def _web_site(chrome: Chrome) -> Entity:
    return without_empty(
        {
            "@type": "WebSite",
            "@id": web_site_id(),
            "name": chrome.settings.name,
            "description": chrome.settings.description,
            "url": absolute("/"),
            "publisher": {"@id": organisation_id()},
            "potentialAction": _search(),
        }
    )


def _search() -> Entity | None:
    search = address_of("search")
    if not search:
        return None
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
