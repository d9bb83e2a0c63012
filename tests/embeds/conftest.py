import pytest

from .other_site import other_site


@pytest.fixture
def their_site():
    with other_site() as site:
        yield site


@pytest.fixture
def asking(settings, their_site):
    """Embeds are asked about, all of them of that one site."""
    names = ["youtube", "vimeo", "tiktok", "spotify", "x", "instagram"]
    settings.ARTICLES = {
        **settings.ARTICLES,
        "FETCH_EMBEDS": True,
        "INSTAGRAM_TOKEN": "a-token",
        "EMBED_ENDPOINTS": {name: f"{their_site.url}/{name}" for name in names},
    }
    return their_site
