"""Addresses of files that are the same in every language: what machines ask for. They have no prefix."""

from django.urls import URLPattern, path

from . import counting

urlpatterns: list[URLPattern] = [
    path("r", counting.count_reading, name="count_reading"),
]
