"""While somebody works on the site, everybody is told so; nobody has to be restarted."""

import pytest

from tests.pages.reading import parse, words


@pytest.fixture
def switch(settings, tmp_path):
    settings.MAINTENANCE_FILE = str(tmp_path / "maintenance")
    return tmp_path / "maintenance"


@pytest.mark.parametrize("path", ["/", "/a-story/", "/ko/", "/admin/", "/api/v1/articles/", "/feed/"])
def test_every_address_says_when_to_come_back_and_asks_no_database(client, switch, path):
    switch.touch()

    answer = client.get(path)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "300"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert words(parse(answer.content).xpath("//h1")[0])


@pytest.mark.django_db
def test_site_is_back_as_soon_as_the_file_is_gone(client, switch):
    switch.touch()
    assert client.get("/").status_code == 503

    switch.unlink()

    assert client.get("/").status_code == 200
