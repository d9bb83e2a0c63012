import pytest

from articles.masthead.models import SiteSettings


@pytest.fixture(autouse=True)
def _site(settings):
    settings.ARTICLES = {**settings.ARTICLES, "SITE_URL": "https://kavenyou.example"}
    settings.DEFAULT_FROM_EMAIL = "KAvenyou <admin@kavenyou.example>"


@pytest.fixture
def masthead(db):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou"})
