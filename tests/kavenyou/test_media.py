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
