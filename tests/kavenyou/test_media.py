"""Uploaded files come back as what they are, and nothing else on the disk does."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    picture = tmp_path / "media" / "ab" / "picture.webp"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"RIFF....WEBP")
    (tmp_path / "secret.txt").write_text("not for readers")
    return picture


def test_media_file_is_served_for_good_and_never_guessed(client, picture):
    response = client.get("/media/ab/picture.webp")
    served = b"".join(response.streaming_content)
    response.close()

    assert served == picture.read_bytes()
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_browser_that_has_the_file_is_not_told_another_type(client, picture):
    later = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    response = client.get("/media/ab/picture.webp", headers=later)

    assert response.status_code == 304
    assert "Content-Type" not in response.headers


OUTSIDE = [
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e/secret.txt",
    "%252e%252e/secret.txt",
    "ab/../../secret.txt",
    "..\\secret.txt",
    "ab/",
    "x",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_media_serves_nothing_outside_its_folder(client, picture, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_media_file_cannot_be_posted_to(client, picture):
    assert client.post("/media/ab/picture.webp").status_code == 405


@pytest.mark.parametrize(
    "name", ["page.html", "drawing.svg", "feed.xml", "script.js", "style.css", "unknown"]
)
def test_what_could_run_on_our_pages_is_only_handed_over(client, picture, name):
    old = picture.parents[1] / "wp-content" / "uploads" / name
    old.parent.mkdir(parents=True)
    old.write_text("<script src='script.js'></script>")

    response = client.get(f"/media/wp-content/uploads/{name}")
    response.close()

    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == "attachment"
