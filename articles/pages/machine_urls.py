"""Addresses of files that are the same in every language: what machines ask for. They have no prefix."""

from django.urls import URLPattern, path

from . import converters as _converters  # noqa: F401 -- makes the kinds of segment known
from . import counting, icons, oembed

urlpatterns: list[URLPattern] = [
    path("r", counting.count_reading, name="count_reading"),
    path("favicon.ico", icons.favicon, name="favicon"),
    path("manifest.webmanifest", icons.web_manifest, name="manifest"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("<address:slug>/embed/", oembed.embed_page, name="embed"),
]
