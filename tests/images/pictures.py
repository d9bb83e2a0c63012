"""Pictures drawn for the tests, good ones and hostile ones."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow

RED, GREEN, BLUE = (220, 30, 30), (30, 170, 60), (40, 60, 220)


def encoded(pixels: Pillow.Image, file_format: str = "JPEG", **options: Any) -> bytes:
    target = BytesIO()
    pixels.save(target, file_format, **options)
    return target.getvalue()


def plain(
    size: tuple[int, int] = (60, 40), mode: str = "RGB", file_format: str = "JPEG", **options: Any
) -> bytes:
    """One even field."""
    colours = {"RGB": RED, "RGBA": (*RED, 120), "LA": (90, 120), "CMYK": (0, 220, 220, 30), "I;16": 90 * 257}
    return encoded(
        Pillow.new(mode, size, colours.get(mode, 1 if mode == "1" else 90)), file_format, **options
    )


def halves(size: tuple[int, int], *, across: bool = True) -> Pillow.Image:
    """Red on the left and blue on the right; or, not across, red above blue."""
    width, height = size
    picture = Pillow.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, width // 2, height) if across else (0, 0, width, height // 2))
    return picture


def upload(content: bytes, name: str = "picture.jpg") -> ContentFile:
    return ContentFile(content, name=name)


def opened(content: bytes) -> Pillow.Image:
    picture = Pillow.open(BytesIO(content))
    picture.load()
    return picture


def is_near(pixel: Any, colour: tuple[int, ...], tolerance: int = 30) -> bool:
    return all(abs(one - other) <= tolerance for one, other in zip(pixel, colour, strict=False))


def png_claiming(width: int, height: int) -> bytes:
    """A few bytes that say they are a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def jpeg_claiming(width: int, height: int) -> bytes:
    """A good small JPEG whose frame header lies about its size."""
    content = bytearray(plain())
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def animated(file_format: str) -> bytes:
    frames = [Pillow.new("RGB", (60, 40), colour) for colour in (RED, GREEN, BLUE)]
    return encoded(frames[0], file_format, save_all=True, append_images=frames[1:], duration=50)


def with_secrets(file_format: str) -> bytes:
    """Where it was taken, by whom, and a script, in every place the format has for such things."""
    exif = Pillow.Exif()
    exif[0x010E] = "<?php system($_GET['c']); ?>"
    exif[0x013B] = "Photographer Secret"
    exif.get_ifd(0x8825).update({1: "N", 2: (1.0, 17.0, 24.0), 3: "E", 4: (103.0, 51.0, 8.0)})
    options: dict[str, Any] = {"exif": exif.tobytes()}
    if file_format == "JPEG":
        options |= {
            "comment": b"<script>alert(1)</script>",
            "xmp": b"<x:xmpmeta>Photographer Secret</x:xmpmeta>",
        }
    if file_format in ("WEBP", "AVIF"):
        options |= {"xmp": b"<x:xmpmeta>Photographer Secret</x:xmpmeta>"}
    if file_format == "PNG":
        from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 -- only here

        notes = PngInfo()
        notes.add_text("Author", "Photographer Secret")
        notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Photographer Secret</x:xmpmeta>")
        options["pnginfo"] = notes
    return encoded(halves((600, 400)), file_format, **options)


SECRETS = (
    b"Exif",
    b"GPS",
    b"php",
    b"script",
    b"Secret",
    b"xmpmeta",
    b"exif",
    b"eXIf",
    b"ICC_PROFILE",
    b"iCCP",
)
