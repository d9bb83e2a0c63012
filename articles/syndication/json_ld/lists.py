"""JSON-LD of pages that list stories, and of people."""

from typing import Any

from django.utils.translation import gettext as _

from articles.masthead.chrome import Chrome
from articles.masthead.models import Author
from articles.syndication.addresses import absolute, address_of, main_address_of
from articles.text.languages import page_tag

from .graph import Entity, breadcrumbs, organisation_id, web_site_id, without_empty


def collection(chrome: Chrome, *, name: str, title: str, description: str, path: str) -> list[Entity]:
    """A list of stories called `name`, and the way to it; `title` tells its pages apart."""
    url = absolute(path)
    page = {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": page_tag(),
        "isPartOf": {"@id": web_site_id()},
        "publisher": {"@id": organisation_id()},
        "breadcrumb": {"@id": f"{url}#breadcrumbs"},
    }
    return [page, breadcrumbs(url, home_step(chrome), (name, path))]


def profile(
    author: Author, chrome: Chrome, *, title: str, path: str, picture: dict[str, Any] | None
) -> list[Entity]:
    url = absolute(path)
    page = {
        "@type": "ProfilePage",
        "@id": url,
        "url": url,
        "name": title,
        "inLanguage": page_tag(),
        "isPartOf": {"@id": web_site_id()},
        "breadcrumb": {"@id": f"{url}#breadcrumbs"},
        "mainEntity": _person(author, picture),
    }
    return [page, breadcrumbs(url, home_step(chrome), (author.name, path))]


def person_id(slug: str) -> str:
    return f"{main_address_of('author', slug)}#person"


def home_step(chrome: Chrome) -> tuple[str, str]:
    return chrome.settings.name or _("Home"), address_of("home")


def _person(author: Author, picture: dict[str, Any] | None) -> Entity:
    return without_empty(
        {
            "@type": "Person",
            "@id": person_id(author.slug),
            "name": author.name,
            "alternateName": [name for name in (author.name_ko, author.name_zh) if name],
            "image": absolute(picture["url"]) if picture else None,
            "description": author.bio,
            "jobTitle": author.role,
            "sameAs": author.link_list,
            "url": absolute(author.get_absolute_url()),
            "worksFor": {"@id": organisation_id()},
        }
    )
