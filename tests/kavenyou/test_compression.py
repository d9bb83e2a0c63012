"""What travels compressed."""

import gzip

import pytest

from tests.factories import make_live_article

pytestmark = pytest.mark.django_db


def test_page_travels_compressed_to_who_can_read_it_so(client):
    make_live_article("A night on the last train", slug="train", standfirst="Words. " * 40)
    plain = client.get("/train/")
    zipped = client.get("/train/", headers={"Accept-Encoding": "gzip, br"})
    assert plain.headers.get("Content-Encoding") is None
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_picture_is_not_compressed_again(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff" + b"0" * 5000)
    answer = client.get("/media/picture.jpg", headers={"Accept-Encoding": "gzip"})
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")
    assert answer.headers.get("Content-Encoding") is None
