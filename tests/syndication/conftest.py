import pytest

from articles.masthead.chrome import load_chrome
from articles.models import AdvertisingContact, LiveArticle, SiteSettings, SocialLink
from articles.newsroom.publishing import publish_article
from tests.newsroom.conftest import at, draft, editor, section

__all__ = ["at", "draft", "editor", "section"]


@pytest.fixture(autouse=True)
def _site_url(settings):
    settings.ARTICLES = {"SITE_URL": "https://kavenyou.example"}


@pytest.fixture
def chrome(db):
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"name": "KAvenyou", "tagline": "Singapore to Korea – Music"}
    )
    AdvertisingContact.objects.update_or_create(pk=1, defaults={"email": "admin@kavenyou.com"})
    SocialLink.objects.all().delete()
    SocialLink.objects.create(platform="twitter", handle="KAvenyou")
    return load_chrome()


@pytest.fixture
def live(draft, editor, at):
    """Publishes the draft as it is in the database and returns the live row."""

    def _live(**fields):
        type(draft).objects.filter(pk=draft.pk).update(**fields)
        publish_article(draft, by=editor, at=at)
        return LiveArticle.objects.for_page().get(pk=draft.pk)

    return _live
