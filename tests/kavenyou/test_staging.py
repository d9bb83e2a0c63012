"""A copy of the site for trying things out says on every answer that it is for nobody's search results."""

import pytest
from django.test import Client


@pytest.fixture
def staging(settings):
    """A reader of a site that has just been started as such a copy."""
    settings.ARTICLES = {"IS_STAGING": True}
    return Client()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/feed/", "/robots.txt", "/nothing/here/", "/static/articles/css/site.css"]
)
def test_staging_keeps_every_answer_out_of_search(staging, path):
    assert staging.get(path).headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.django_db
def test_real_site_does_not(client):
    assert "X-Robots-Tag" not in client.get("/").headers
