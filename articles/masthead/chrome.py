"""What every page carries around its content."""

from typing import NamedTuple

from django.db.models import Exists
from django.utils.translation import get_language

from .models import Section, SiteSettings, SocialLink
from .pages import ABOUT, PRIVACY, versions_for
from .partners import AdvertisingContact

# Pages every page leads to, once they are published.
LINKED_PAGES = (ABOUT, PRIVACY)


class Chrome(NamedTuple):
    settings: SiteSettings
    sections: list[Section]
    social_links: list[SocialLink]
    advertising_contact: AdvertisingContact
    pages: frozenset[str] = frozenset()  # those of LINKED_PAGES readers find

    @property
    def twitter_handle(self) -> str:
        """Without the @; "" when we have no such account."""
        return next((link.handle for link in self.social_links if link.platform == "twitter"), "")


def load_chrome() -> Chrome:
    """Four queries."""
    settings = _settings_and_pages()
    return Chrome(
        settings=settings,
        sections=list(Section.objects.all()),
        social_links=list(SocialLink.objects.all()),
        advertising_contact=AdvertisingContact.load(),
        pages=frozenset(slug for slug in LINKED_PAGES if getattr(settings, f"has_{slug}", False)),
    )


def _settings_and_pages() -> SiteSettings:
    """The settings, and in the same query which of the pages there are."""
    language = get_language() or ""
    found = {f"has_{slug}": Exists(versions_for(slug, language)) for slug in LINKED_PAGES}
    return SiteSettings.objects.filter(pk=1).annotate(**found).first() or SiteSettings()
