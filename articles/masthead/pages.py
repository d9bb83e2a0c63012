"""Which version of a page readers get, and what its text may link to."""

from .models import Page

ABOUT = "about"  # names our people, and is where "by the desk" leads
CORRECTIONS = "corrections"  # its words stand above the list of corrections
FALLBACK = "en"


def find_page(slug: str, language: str) -> Page | None:
    """The published page in the interface's language ("en", "ko", "zh-hans"), else in English; one query."""
    versions = {page.language: page for page in Page.objects.filter(slug=slug, is_published=True)}
    return versions.get(language) or versions.get(FALLBACK)
