"""Making the files readers are served.

WebP and the share picture are made while the editor waits; AVIF and the shapes for search engines, by a task.
Until a file is there, pages show the original: a rendition that cannot be made loses nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pillow

from .models import Image, Rendition
from .recipes import ALL, FOR_READERS, Recipe, crop_box, recipes_of, sizes, stamp
from .signals import renditions_made

AT_ONCE = ("webp", "jpeg")
BY_TASK = ("avif",)

SHARE_BYTES = 300_000

logger = logging.getLogger(__name__)

Key = tuple[str, str, str, int]


def make_renditions(
    image: Image, formats: Iterable[str] = AT_ONCE, *, recipes: Collection[Recipe] = FOR_READERS
) -> list[Rendition]:
    """Make what is missing of these and announce it. A second call finds nothing to do."""
    missing = missing_renditions(image, formats, recipes=recipes)
    if not missing:
        return []
    encoded = _encode_all(image, missing)
    with transaction.atomic():
        # Whoever made the same files meanwhile has stored them; the picture may be gone, or be another one.
        current = Image.objects.select_for_update().filter(pk=image.pk).first()
        still_missing = missing_renditions(current, formats, recipes=recipes) if current else []
        wanted = {_key(rendition) for rendition in still_missing}
        made = [rendition for rendition in encoded if _key(rendition) in wanted]
        if made:
            Rendition.objects.bulk_create(made)
            renditions_made.send(Image, image=current)
    return made


def missing_renditions(
    image: Image, formats: Iterable[str] = AT_ONCE + BY_TASK, *, recipes: Collection[Recipe] = ALL
) -> list[Rendition]:
    """Unsaved rows for what is still to be made."""
    existing = {_key(rendition) for rendition in image.renditions.all()}
    wanted = {recipe.name for recipe in recipes}
    return [
        row
        for row in _planned(image)
        if row.format in formats and row.recipe in wanted and _key(row) not in existing
    ]


def is_finished(image: Image) -> bool:
    """Everything is there, and nothing of a former file or focal point is left."""
    return {_key(row) for row in image.renditions.all()} == {_key(row) for row in _planned(image)}


def finish_renditions(image: Image) -> None:
    """Make all that is missing, then part with what showed a former file or focal point."""
    make_renditions(image, AT_ONCE + BY_TASK, recipes=ALL)
    stamps = {row.stamp for row in _planned(image)}
    for stale in image.renditions.exclude(stamp__in=stamps):
        stale.delete()


def _planned(image: Image) -> list[Rendition]:
    return [
        Rendition(
            image=image,
            stamp=stamp(recipe, image),
            recipe=recipe.name,
            format=file_format,
            width=width,
            height=height,
        )
        for recipe in recipes_of(image)
        for width, height in sizes(recipe, image)
        for file_format in recipe.formats
    ]


def _key(rendition: Rendition) -> Key:
    return rendition.stamp, rendition.recipe, rendition.format, rendition.width


def _encode_all(image: Image, renditions: list[Rendition]) -> list[Rendition]:
    """The rows with their files put in; one whose encoding fails is logged and left out."""
    recipes = {recipe.name: recipe for recipe in ALL}
    encoded = []
    with image.file.storage.open(str(image.file.name), "rb") as original, Pillow.open(original) as picture:
        picture.load()
        for rendition in renditions:
            try:
                content = _encode(_cut(picture, recipes[rendition.recipe], rendition), rendition.format)
            except Exception:  # a codec may raise anything; the other files are still worth having
                logger.exception("Picture %s has no %s in %s", image.pk, rendition.recipe, rendition.format)
                continue
            rendition.file = ContentFile(content, name=rendition.format)
            encoded.append(rendition)
    return encoded


def _cut(picture: Pillow.Image, recipe: Recipe, rendition: Rendition) -> Pillow.Image:
    return picture.resize(
        (rendition.width, rendition.height),
        Pillow.Resampling.LANCZOS,
        box=crop_box(recipe, rendition.image),
        reducing_gap=2.0,
    )


def _encode(pixels: Pillow.Image, file_format: str) -> bytes:
    pixels.info.clear()
    if file_format == "jpeg":
        return _encode_share(pixels)
    options: dict[str, dict[str, Any]] = {
        "webp": {"quality": 76, "method": 4},
        "avif": {"quality": 52, "speed": 6},
    }
    target = BytesIO()
    pixels.save(target, file_format.upper(), **options[file_format])
    return target.getvalue()


def _encode_share(pixels: Pillow.Image) -> bytes:
    """On white, at the best quality that stays under SHARE_BYTES."""
    if pixels.mode == "RGBA":
        paper = Pillow.new("RGB", pixels.size, "white")
        paper.paste(pixels, mask=pixels)
        pixels = paper
    content = b""
    for quality in (85, 75, 65, 50, 35, 20):
        target = BytesIO()
        pixels.save(target, "JPEG", quality=quality, optimize=True)
        content = target.getvalue()
        if len(content) <= SHARE_BYTES:
            break
    return content
