"""Posters of posts: every one 16:9 and small enough to be served as it is, whatever its site gave us."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.base import File
from PIL import Image as Pillow
from PIL import ImageEnhance, ImageFilter

from articles.images.intake import TakenPicture, take_in

WIDTH, RATIO = 960, 16 / 9
# YouTube's 4:3 has black bars above and below, which go; a square or a portrait would lose its subject.
CROPPED_FROM = 1.3
BLUR, DARKNESS = 24, 0.55
WEBP: dict[str, Any] = {"format": "WEBP", "quality": 76, "method": 4}


def take_in_poster(upload: File) -> TakenPicture:
    """A checked 16:9 copy. Refuses with a ValidationError what the picture library would refuse.

    Wide pictures are cut to the shape; others stand whole before a dark blur of themselves.
    """
    with Pillow.open(take_in(upload)) as taken:
        picture = taken.convert("RGB")
    poster = _cut(picture) if picture.width / picture.height >= CROPPED_FROM else _on_blur(picture)
    target = BytesIO()
    poster.save(target, **WEBP)
    return TakenPicture(target.getvalue(), extension="webp", width=poster.width, height=poster.height)


def _cut(picture: Pillow.Image) -> Pillow.Image:
    """The largest 16:9 of its middle, never enlarged."""
    width = min(picture.width, round(picture.height * RATIO))
    height = min(picture.height, round(width / RATIO))
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    part = picture.crop((left, top, left + width, top + height))
    shown = min(WIDTH, width)
    return part.resize((shown, max(1, round(shown / RATIO))), Pillow.Resampling.LANCZOS)


def _on_blur(picture: Pillow.Image) -> Pillow.Image:
    height = min(round(WIDTH / RATIO), picture.height)
    size = max(1, round(height * RATIO)), max(1, height)
    back = _cut(picture).resize(size).filter(ImageFilter.GaussianBlur(BLUR))
    poster = ImageEnhance.Brightness(back).enhance(DARKNESS)
    whole = picture.resize(
        (max(1, round(picture.width * height / picture.height)), height), Pillow.Resampling.LANCZOS
    )
    poster.paste(whole, ((size[0] - whole.width) // 2, 0))
    return poster
