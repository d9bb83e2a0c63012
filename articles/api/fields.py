"""Addresses as a reader elsewhere needs them: with our own host."""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.syndication.metadata import absolute

TAG = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*>')
ATTRIBUTE = re.compile(r'\s(href|src|srcset)="([^"]*)"')


@extend_schema_field(OpenApiTypes.URI)
class Address(serializers.Field):
    """A path of ours, or an address that is whole already."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, path: str) -> str:
        return absolute(path)


class PageAddress(Address):
    """The page of what has this slug."""

    def __init__(self, view: str, **kwargs: Any) -> None:
        self.view = view
        super().__init__(source="slug", **kwargs)

    def to_representation(self, slug: str) -> str:
        return absolute(reverse(self.view, args=[slug]))


@extend_schema_field(OpenApiTypes.STR)
class AddressSet(Address):
    """The value of a `srcset`; empty where there is none."""

    def to_representation(self, srcset: str) -> str:
        return absolute_set(srcset)


@extend_schema_field(OpenApiTypes.STR)
class Html(Address):
    """The body as pages print it, its links and pictures good from anywhere."""

    def to_representation(self, html: str) -> str:
        return absolute_html(html)


def absolute_set(srcset: str) -> str:
    return ", ".join(absolute(candidate) for candidate in srcset.split(", ")) if srcset else ""


def absolute_html(html: str) -> str:
    """HTML we composed, with our host before every path; nothing else in it is touched."""
    return TAG.sub(lambda tag: ATTRIBUTE.sub(_with_host, tag[0]), html)


def _with_host(attribute: re.Match[str]) -> str:
    name, value = attribute.groups()
    if name == "srcset":
        return f' {name}="{absolute_set(value)}"'
    is_path = value.startswith("/") and not value.startswith("//")
    return f' {name}="{absolute(value) if is_path else value}"'
