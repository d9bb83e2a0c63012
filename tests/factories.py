"""Rows for tests, made by the roads the house itself takes: a live article here was really published."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import PIL.Image
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from articles.images.renditions import make_renditions
from articles.live.models import BylineRole, LiveArticle
from articles.models import Article, Author, Byline, Image, MediaKit, Section, Tag
from articles.newsroom.publishing import publish_article

_numbers = itertools.count(1)


def make_section(slug: str = "music", **fields: Any) -> Section:
    """The section at this address, made when there is none."""
    return Section.objects.get_or_create(slug=slug, defaults={"name": slug.title(), **fields})[0]


def make_author(name: str = "Mei Ong", **fields: Any) -> Author:
    slug = fields.pop("slug", slugify(name, allow_unicode=True))
    return Author.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_tag(name: str, **fields: Any) -> Tag:
    slug = fields.pop("slug", slugify(name, allow_unicode=True))
    return Tag.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_image(
    *, size: tuple[int, int] = (1200, 800), colour: str = "seagreen", renditions: bool = False, **fields: Any
) -> Image:
    """A picture of one colour. With `renditions`, in every size pages use."""
    values = {"title": "A test picture", "alt": "One colour, nothing else", **fields}
    image = Image.objects.create(file=ContentFile(picture_bytes(size, colour), name="test.jpg"), **values)
    if renditions:
        make_renditions(image, ("webp", "jpeg"))
    return image


def make_media_kit(*, file: bytes | None = None, **fields: Any) -> MediaKit:
    values = {"version_date": date(2026, 1, 2), **fields}
    return MediaKit.objects.create(file=ContentFile(file or pdf_bytes(), name="kit.pdf"), **values)


def pdf_bytes() -> bytes:
    """A PDF file of one empty page."""
    buffer = BytesIO()
    PIL.Image.new("RGB", (60, 80), "white").save(buffer, "PDF")
    return buffer.getvalue()


def picture_bytes(size: tuple[int, int] = (1200, 800), colour: str = "seagreen") -> bytes:
    """A JPEG file."""
    buffer = BytesIO()
    PIL.Image.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()


def make_article(
    headline: str = "",
    *,
    writers: Iterable[Author] = (),
    photographers: Iterable[Author] = (),
    tags: Iterable[Tag] = (),
    **fields: Any,
) -> Article:
    """A complete draft. Headline and address differ from every other's."""
    number = next(_numbers)
    headline = headline or f"Story {number}"
    values = {
        "slug": f"{slugify(headline)[:100] or 'story'}-{number}",
        "body": "<p>The house lights are up.</p>",
        **fields,
    }
    values.setdefault("section", make_section())
    article = Article.objects.create(headline=headline, **values)
    article.tags.set(tags)
    people = [
        *((each, BylineRole.WRITER) for each in writers),
        *((each, BylineRole.PHOTOGRAPHER) for each in photographers),
    ]
    for position, (author, role) in enumerate(people):
        Byline.objects.create(article=article, author=author, role=role, position=position)
    return article


def make_live_article(
    headline: str = "", *, published_at: datetime | None = None, **fields: Any
) -> LiveArticle:
    """An article readers have since `published_at`, else since now."""
    article = make_article(headline, **fields)
    publish_article(article, by=None, at=published_at or timezone.now())
    return LiveArticle.all_rows.get(pk=article.pk)
