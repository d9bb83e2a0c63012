"""The site as a sign on a tab, a shelf or a phone's first screen."""

import json
from io import BytesIO

import PIL.Image
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db


def test_favicon_answers_where_everybody_looks_for_it(client):
    answer = client.get("/favicon.ico")

    icon = PIL.Image.open(BytesIO(answer.content))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/x-icon")
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert answer.headers["Cache-Control"] == "public, max-age=86400"


def test_manifest_names_the_site_and_icons_that_are_what_it_says(client):
    answer = client.get("/manifest.webmanifest")

    manifest = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["start_url"], manifest["scope"], manifest["lang"]) == (
        "KAvenyou",
        "/",
        "/",
        "en-SG",
    )
    icons = {(icon["sizes"], icon["purpose"]): icon["src"] for icon in manifest["icons"]}
    assert set(icons) == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for (size, purpose), address in icons.items():
        picture = PIL.Image.open(finders.find(address.removeprefix(settings.STATIC_URL)))
        assert (picture.format, "{}x{}".format(*picture.size)) == ("PNG", size)
        # What a launcher cuts has something to cut everywhere.
        corner = picture.convert("RGBA").getpixel((0, 0))
        assert (corner[3] == 255) is (purpose == "maskable")


def test_icon_for_phones_is_180_pixels_wide_and_nowhere_transparent():
    picture = PIL.Image.open(finders.find("articles/img/icon-180.png")).convert("RGBA")

    assert picture.size == (180, 180)
    assert picture.getextrema()[3] == (255, 255)
