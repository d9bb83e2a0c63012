"""What every page carries around its content."""

from typing import NamedTuple

from .models import Section, SiteSettings, SocialLink
from .partners import AdvertisingContact


class Chrome(NamedTuple):
    settings: SiteSettings
    sections: list[Section]
    social_links: list[SocialLink]
    advertising_contact: AdvertisingContact

    @property
    def twitter_handle(self) -> str:
        """Without the @; "" when we have no such account."""
        return next((link.handle for link in self.social_links if link.platform == "twitter"), "")


def load_chrome() -> Chrome:
    """Four queries."""
    return Chrome(
        settings=SiteSettings.load(),
        sections=list(Section.objects.all()),
        social_links=list(SocialLink.objects.all()),
        advertising_contact=AdvertisingContact.load(),
    )
