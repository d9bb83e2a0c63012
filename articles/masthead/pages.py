"""Which version of a page readers get."""

from django.db.models import QuerySet

from articles.text.languages import is_same

from .models import Page

ABOUT = "about"  # names our people, and is where a story by nobody leads
PRIVACY = "privacy"
CORRECTIONS = "corrections"  # its words stand above the list of corrections
FALLBACK = "en"


def find_page(slug: str, language: str) -> Page | None:
    """The published page in the interface's language ("en", "ko", "zh-hans"), else in English; one query."""
    versions = sorted(versions_for(slug, language), key=lambda page: page.language == FALLBACK)
    return versions[0] if versions else None


def versions_for(slug: str, language: str) -> QuerySet[Page]:
    """What readers of the language may be given: at most two."""
    codes = [code for code in dict(Page._meta.get_field("language").flatchoices) if is_same(code, language)]
    return Page.objects.filter(slug=slug, is_published=True, language__in=[*codes, FALLBACK])
