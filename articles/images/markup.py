"""A picture as pages need it: plain data, to be stored with what was published."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .models import Image, Rendition
from .recipes import ALL, CROPS, SHAPES, SHARE, Recipe, serving_recipe, stamp

# The width for browsers that choose none themselves.
USUAL_WIDTH = 800

Files = dict[tuple[str, str], list[Rendition]]


def describe_picture(image: Image, *, alt: str = "", caption: str = "", credit: str = "") -> dict[str, Any]:
    """Words given here go before the library's. Names only files that exist, the original where none does.

    One query, or none where the renditions are prefetched.
    """
    files = _files(image)
    return {
        "image": image.pk,
        "alt": alt or image.alt,
        "caption": caption or image.caption,
        "credit": credit or image.credit,
        "width": image.width,
        "height": image.height,
        "crops": {recipe.name: _crop(image, recipe, files) for recipe in CROPS},
        "share": _share(files),
    }


def _files(image: Image) -> Files:
    """By recipe and format, narrow to wide; what shows a former file or focal point is left out."""
    stamps = {recipe.name: stamp(recipe, image) for recipe in ALL}
    files: Files = defaultdict(list)
    for rendition in sorted(image.renditions.all(), key=lambda rendition: rendition.width):
        if rendition.stamp == stamps.get(rendition.recipe):
            files[rendition.recipe, rendition.format].append(rendition)
    return dict(files)


def _crop(image: Image, recipe: Recipe, files: Files) -> dict[str, Any]:
    name = serving_recipe(recipe, image).name
    webp = files.get((name, "webp"), [])
    avif = files.get((name, "avif"), [])
    if not webp:
        size = {"width": image.width, "height": image.height}
        return {"src": image.file.url, **size, "webp": "", "avif": _srcset(avif)}
    usual = next((file for file in reversed(webp) if file.width <= USUAL_WIDTH), webp[0])
    return {
        "src": usual.file.url,
        "width": usual.width,
        "height": usual.height,
        "webp": _srcset(webp),
        "avif": _srcset(avif),
    }


def _share(files: Files) -> dict[str, Any] | None:
    """For share cards; with it, as far as they are made, the shapes search engines ask for."""
    card = _jpeg(SHARE, files)
    if card is None:
        return None
    shapes = [_jpeg(recipe, files) for recipe in SHAPES]
    return {**card, "variants": [shape for shape in shapes if shape]}


def _jpeg(recipe: Recipe, files: Files) -> dict[str, Any] | None:
    for file in files.get((recipe.name, "jpeg"), []):
        return {"url": file.file.url, "width": file.width, "height": file.height}
    return None


def _srcset(files: list[Rendition]) -> str:
    return ", ".join(f"{rendition.file.url} {rendition.width}w" for rendition in files)
