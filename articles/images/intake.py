"""Every picture enters here: judged by its content, never by its name, and written anew by us.

What is stored is only pixels. Nothing of the uploaded bytes survives: no metadata (an EXIF block tells where
the photographer lives), no second file hidden behind the picture, no colour profile but the web's own.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import warnings
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from articles.conf import setting

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")

# How often these decoders hold the picture in memory at once; they may have so many times fewer pixels, and
# no upload makes a process grow by more than some 280 megabytes (measured with 40-megapixel files).
COPIES = {"WEBP": 3, "AVIF": 2}

# Enough for the widest rendition of a portrait (1600 of 1707 pixels), at about a megabyte for an original.
LONGEST_SIDE = 2560

# Lettering on colour (a poster, a subtitle) frays when colours are halved, so they are kept whole; renditions
# are made from this file, and at 92 the second encoding shows no trace of the first.
JPEG: dict[str, Any] = {"format": "JPEG", "quality": 92, "subsampling": "4:4:4"}
# Transparency is mostly logos. Every program reads PNG; lossless WebP takes several times as long to write.
PNG: dict[str, Any] = {"format": "PNG", "compress_level": 6}

logger = logging.getLogger(__name__)
# One picture at a time in a process: memory has a ceiling whatever the number of threads.
one_at_a_time = threading.Lock()


class TakenPicture(ContentFile):
    """A picture that has passed, with what is known of it. Only take_in makes these."""

    def __init__(self, content: bytes, *, extension: str, width: int, height: int) -> None:
        super().__init__(content, name=f"picture.{extension}")
        self.width = width
        self.height = height
        self.digest = hashlib.sha256(content).hexdigest()


def take_in(upload: File) -> TakenPicture:
    """A clean copy of the picture; of an animation, its first frame. Refuses with a ValidationError."""
    if isinstance(upload, TakenPicture):
        return upload
    stream = _checked_stream(upload)
    with one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a decoder remarks about the file is of no use to anyone
        with _open_header(stream) as picture:
            pixels = _decode(picture)
        return _encode(pixels)


def _checked_stream(upload: File) -> IO[bytes]:
    stream: IO[bytes] = upload.open()
    stream.seek(0, os.SEEK_END)
    size = stream.tell()
    stream.seek(0)
    if size == 0:
        raise ValidationError(_("The file is empty. Choose the picture again."), code="empty")
    if size > setting("IMAGE_MAX_BYTES"):
        raise ValidationError(
            _("The file has %(size)s, the limit is %(limit)s. Save the picture smaller and try again."),
            code="too_big",
            params={"size": filesizeformat(size), "limit": filesizeformat(setting("IMAGE_MAX_BYTES"))},
        )
    return stream


def _open_header(stream: IO[bytes]) -> Pillow.Image:
    """The picture with its size known and no pixel decoded yet."""
    try:
        picture = Pillow.open(stream, formats=FORMATS)
    except Pillow.DecompressionBombError as bomb:
        raise _too_many_pixels(setting("IMAGE_MAX_PIXELS")) from bomb
    except UnidentifiedImageError as unknown:
        raise ValidationError(
            _("This is not a picture we can read. Use a JPEG, PNG, WebP, GIF or AVIF file."),
            code="unknown_format",
        ) from unknown
    except Exception as damage:  # a decoder fed with hostile bytes may raise anything
        raise _damaged(damage) from damage
    limit = setting("IMAGE_MAX_PIXELS") // COPIES.get(picture.format or "", 1)
    if picture.width * picture.height > limit:
        raise _too_many_pixels(limit)
    return picture


def _decode(picture: Pillow.Image) -> Pillow.Image:
    """Upright RGB or RGBA in the web's colours, no longer than LONGEST_SIDE, without metadata."""
    try:
        picture.draft(None, _fit(picture.size))  # a JPEG is shrunk while it is decoded; others ignore this
        picture.load()
        pixels = _shrink(picture)
        pixels = _turn_upright(pixels)
        pixels = _to_srgb(pixels, picture.info.get("icc_profile"))
    except Exception as damage:  # as above
        raise _damaged(damage) from damage
    pixels.info.clear()
    return _without_idle_alpha(pixels)


def _encode(pixels: Pillow.Image) -> TakenPicture:
    options, extension = (PNG, "png") if pixels.mode == "RGBA" else (JPEG, "jpg")
    target = BytesIO()
    pixels.save(target, **options)
    return TakenPicture(target.getvalue(), extension=extension, width=pixels.width, height=pixels.height)


def _fit(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1, LONGEST_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrink(picture: Pillow.Image) -> Pillow.Image:
    """To the size of _fit, in eight bits. A huge one goes in strips, so that no second copy of it is made."""
    factor = max(picture.size) // LONGEST_SIDE
    if factor < 2:
        return _in_eight_bits(picture).resize(_fit(picture.size), Pillow.Resampling.LANCZOS)
    strip = 64 * factor
    reduced: Pillow.Image | None = None
    for top in range(0, picture.height, strip):
        part = picture.crop((0, top, picture.width, min(top + strip, picture.height)))
        part = _in_eight_bits(part).reduce(factor)
        if reduced is None:
            reduced = Pillow.new(part.mode, (part.width, -(-picture.height // factor)))
            reduced.info = dict(picture.info)
        reduced.paste(part, (0, top // factor))
    assert reduced is not None  # noqa: S101 -- for the type checker: a picture has at least one line
    return reduced.resize(_fit(picture.size), Pillow.Resampling.LANCZOS)


def _in_eight_bits(picture: Pillow.Image) -> Pillow.Image:
    """L, RGB, RGBA or CMYK."""
    if picture.mode.startswith("I"):  # sixteen bits of grey
        return picture.point(lambda value: value * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _turn_upright(pixels: Pillow.Image) -> Pillow.Image:
    try:
        return ImageOps.exif_transpose(pixels)
    except Exception as damage:  # noqa: BLE001 -- broken metadata, thrown away in any case, refuses no picture
        logger.info("A picture is taken as it lies, its orientation could not be read: %r", str(damage)[:200])
        return pixels


def _to_srgb(pixels: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    mode = "RGBA" if pixels.mode == "RGBA" else "RGB"
    if not profile:
        return pixels.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(pixels, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        logger.info("A picture's colour profile could not be used; its numbers are taken as sRGB.")
        return pixels.convert(mode)
    assert converted is not None  # noqa: S101 -- only the in-place form gives none
    return converted


def _without_idle_alpha(pixels: Pillow.Image) -> Pillow.Image:
    """An alpha channel that hides nothing is dropped: the picture can be a JPEG."""
    if pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() == (255, 255):
        return pixels.convert("RGB")
    return pixels


def _too_many_pixels(limit: int) -> ValidationError:
    return ValidationError(
        _("The picture has more than %(limit).3g megapixels. Make it smaller and try again."),
        code="too_many_pixels",
        params={"limit": limit / 1_000_000},
    )


def _damaged(reason: Exception) -> ValidationError:
    logger.info("A picture could not be decoded: %s: %r", type(reason).__name__, str(reason)[:200])
    return ValidationError(
        _("The picture is damaged or cut off. Export it again and upload the new file."), code="damaged"
    )
