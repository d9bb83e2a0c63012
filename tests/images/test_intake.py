"""What may come in, what it becomes, and what is refused with a sentence the editor can act on."""

import contextlib
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow
from PIL import ImageCms

from articles.images.intake import LONGEST_SIDE, TakenPicture, take_in

from .pictures import (
    BLUE,
    RED,
    SECRETS,
    animated,
    encoded,
    halves,
    is_near,
    jpeg_claiming,
    opened,
    plain,
    png_claiming,
    upload,
    with_secrets,
)


def taken(content: bytes, name: str = "picture.jpg") -> tuple[TakenPicture, Pillow.Image]:
    picture = take_in(upload(content, name))
    return picture, opened(picture.read())


def refusal(content: bytes, name: str = "picture.jpg") -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        take_in(upload(content, name))
    return refused.value


# ------------------------------------------------------------ what comes in


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "MPO"])
def test_take_in_makes_a_jpeg_of_every_opaque_picture(file_format: str) -> None:
    picture, pixels = taken(plain((60, 40), "RGB", file_format))
    assert (picture.name, pixels.format, pixels.mode) == ("picture.jpg", "JPEG", "RGB")
    assert (picture.width, picture.height) == pixels.size == (60, 40)
    assert is_near(pixels.getpixel((30, 20)), RED)


@pytest.mark.parametrize(
    ("mode", "file_format"), [("RGBA", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP"), ("RGBA", "AVIF")]
)
def test_take_in_keeps_transparency_as_png(mode: str, file_format: str) -> None:
    picture, pixels = taken(plain((60, 40), mode, file_format))
    assert (picture.name, pixels.format, pixels.mode) == ("picture.png", "PNG", "RGBA")
    assert abs(pixels.getpixel((30, 20))[3] - 120) <= 2


def test_take_in_keeps_the_transparent_colour_of_a_palette() -> None:
    pixels = Pillow.new("P", (60, 40), 1)
    pixels.putpalette([0, 0, 0, *RED])
    pixels.paste(0, (0, 0, 30, 40))
    _picture, seen = taken(encoded(pixels, "GIF", transparency=0))
    assert seen.getpixel((5, 5))[3] == 0
    assert seen.getpixel((55, 5)) == (*RED, 255)


def test_take_in_drops_an_alpha_channel_that_hides_nothing() -> None:
    picture, _pixels = taken(encoded(Pillow.new("RGBA", (60, 40), (*RED, 255)), "PNG"))
    assert picture.name == "picture.jpg"


@pytest.mark.parametrize(
    ("mode", "file_format"), [("L", "JPEG"), ("L", "PNG"), ("I;16", "PNG"), ("1", "PNG"), ("P", "PNG")]
)
def test_take_in_keeps_the_brightness_of_grey_pictures(mode: str, file_format: str) -> None:
    source = plain((60, 40), mode, file_format)
    _picture, pixels = taken(source)
    grey = {"1": 255, "P": opened(source).convert("L").getpixel((30, 20))}.get(mode, 90)
    assert is_near(pixels.getpixel((30, 20)), (grey, grey, grey), tolerance=3)


def test_take_in_makes_cmyk_fit_for_the_web() -> None:
    _picture, pixels = taken(plain((60, 40), "CMYK", "JPEG"))
    assert is_near(pixels.getpixel((30, 20)), (225, 31, 31))


@pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG"])
def test_take_in_keeps_the_first_frame_of_an_animation(file_format: str) -> None:
    _picture, pixels = taken(animated(file_format))
    assert getattr(pixels, "n_frames", 1) == 1
    assert is_near(pixels.getpixel((30, 20)), RED)


def test_take_in_turns_the_picture_upright() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6  # the camera was held on its side: what is on the left belongs on top
    picture, pixels = taken(encoded(halves((60, 40), across=True), exif=exif.tobytes()))
    assert (picture.width, picture.height) == (40, 60)
    assert is_near(pixels.getpixel((20, 50)), BLUE)
    assert is_near(pixels.getpixel((20, 10)), RED)


def test_take_in_forgives_broken_metadata() -> None:
    _picture, pixels = taken(
        encoded(halves((60, 40)), exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff", icc_profile=b"no")
    )
    assert is_near(pixels.getpixel((10, 20)), RED)


def profile_with_red_and_green_exchanged() -> bytes:
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = (content.index(name, 128) + 4 for name in (b"rXYZ", b"gXYZ"))
    content[red : red + 8], content[green : green + 8] = content[green : green + 8], content[red : red + 8]
    return bytes(content)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_take_in_translates_the_colour_profile(mode: str) -> None:
    colour = (0, 255, 0, 128)[: len(mode)]
    source = encoded(
        Pillow.new(mode, (60, 40), colour), "PNG", icc_profile=profile_with_red_and_green_exchanged()
    )
    _picture, pixels = taken(source)
    assert is_near(pixels.getpixel((30, 20)), (255, 0, 0, 128))
    assert "icc_profile" not in pixels.info


@pytest.mark.parametrize("size", [(5200, 130), (2600, 1300), (300, 5300)])
@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_take_in_caps_the_long_side(size: tuple[int, int], file_format: str) -> None:
    picture, pixels = taken(encoded(halves(size), file_format))
    scale = LONGEST_SIDE / max(size)
    assert pixels.size == (picture.width, picture.height) == tuple(round(side * scale) for side in size)
    assert is_near(pixels.getpixel((2, 2)), RED)
    assert is_near(pixels.getpixel((pixels.width - 3, pixels.height - 3)), BLUE)


def test_take_in_is_done_once() -> None:
    picture = take_in(upload(plain()))
    assert take_in(picture) is picture


# ------------------------------------------------------------ what must not come along


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_take_in_leaves_every_metadata_behind(file_format: str) -> None:
    source = with_secrets(file_format)
    assert b"Secret" in source
    content = take_in(upload(source)).read()
    assert [secret for secret in SECRETS if secret in content] == []
    assert dict(opened(content).getexif()) == {}


@pytest.mark.parametrize(
    "tail", [b"<html><script>alert(1)</script>", b"PK\x03\x04 a zip", b"<?php evil() ?>"]
)
def test_take_in_cuts_off_a_second_file_behind_the_picture(tail: bytes) -> None:
    assert tail not in take_in(upload(plain() + tail)).read()


@pytest.mark.parametrize(
    "name", ["x.svg", "x.php", "x.html", "../../x.jpg", "x", "y.jpg\x00.php", "한글.jpeg\r\n", "."]
)
def test_take_in_names_the_file_itself(name: str) -> None:
    assert taken(plain(), name)[0].name == "picture.jpg"


# ------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a/*<svg/onload=alert(1)>*/=alert(1)//;",
        b"<?php system('id'); ?>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"\x00\x00\x00 ftypavif" + bytes(100),
        b"BM" + bytes(60),
        bytes(3000),
    ],
)
def test_take_in_refuses_what_is_no_picture(content: bytes) -> None:
    assert refusal(content).code in {"unknown_format", "damaged", "too_many_pixels"}


@pytest.mark.parametrize("file_format", ["TIFF", "BMP", "ICO", "PPM", "TGA", "JPEG2000", "PDF"])
def test_take_in_refuses_other_formats_under_a_good_name(file_format: str) -> None:
    error = refusal(plain((64, 64), "RGB", file_format), "holiday.jpg")
    assert error.messages == ["This is not a picture we can read. Use a JPEG, PNG, WebP, GIF or AVIF file."]


def test_take_in_refuses_an_empty_file() -> None:
    assert refusal(b"").messages == ["The file is empty. Choose the picture again."]


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_take_in_refuses_a_picture_cut_off(file_format: str, part: float) -> None:
    noise = Pillow.effect_noise((300, 200), 80)
    whole = encoded(noise.convert("RGB") if file_format != "GIF" else noise, file_format)
    error = refusal(whole[: int(len(whole) * part)])
    # An AVIF keeps its list of contents and its pixels apart: cut off, it does not even look like one.
    assert error.code == ("unknown_format" if file_format == "AVIF" else "damaged")


@pytest.mark.parametrize(
    "content",
    [
        png_claiming(50_000, 50_000),
        png_claiming(10_000, 9_500),
        png_claiming(8_000, 6_000),
        png_claiming(2**31 - 1, 1),
        jpeg_claiming(65_000, 65_000),
        jpeg_claiming(7_000, 6_000),
    ],
)
def test_take_in_refuses_a_bomb_by_its_header(content: bytes) -> None:
    assert refusal(content).messages == [
        "The picture has more than 40 megapixels. Make it smaller and try again."
    ]


def test_take_in_refuses_a_gif_whose_frame_outgrows_its_screen() -> None:
    content = bytearray(plain((60, 40), "L", "GIF"))
    frame = content.index(b"\x2c", 13)
    content[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    assert refusal(bytes(content)).code == "too_many_pixels"


def test_take_in_allows_fewer_pixels_where_decoding_costs_more(settings: object) -> None:
    settings.ARTICLES = {"IMAGE_MAX_PIXELS": 30_000}
    assert taken(plain((200, 100), "RGB", "JPEG"))[0].width == 200
    assert refusal(plain((200, 100), "RGB", "WEBP")).code == "too_many_pixels"


def test_take_in_refuses_too_many_bytes_before_reading_them(settings: object) -> None:
    settings.ARTICLES = {"IMAGE_MAX_BYTES": 1024}
    error = refusal(plain() + bytes(5000))
    assert error.code == "too_big"
    assert "the limit is 1.0\xa0KB" in error.messages[0]


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_take_in_answers_any_damage_with_a_refusal_or_a_picture(file_format: str) -> None:
    """Every byte of the first part turned over, one after another: never another error than a refusal."""
    source = plain((40, 30), "RGB", file_format)
    for position in range(min(len(source), 400)):
        content = bytearray(source)
        content[position] ^= 0xFF
        with contextlib.suppress(ValidationError):
            picture = take_in(upload(bytes(content)))
            assert opened(picture.read()).format in {"JPEG", "PNG"}


# ------------------------------------------------------------ what it costs


MEASURE = """
import resource, sys
from django.conf import settings
settings.configure()
from django.core.files.base import File
from articles.images.intake import take_in
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    take_in(File(file))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts in another unit")
@pytest.mark.parametrize(
    ("mode", "file_format", "megabytes"), [("RGB", "JPEG", 120), ("RGB", "PNG", 260), ("RGBA", "PNG", 280)]
)
def test_take_in_of_forty_megapixels_stays_under_its_memory_ceiling(
    tmp_path: object, mode: str, file_format: str, megabytes: int
) -> None:
    path = tmp_path / "big"
    path.write_bytes(plain((7745, 5164), mode, file_format))
    grown = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert int(grown.stdout) < megabytes


def test_taken_picture_knows_its_digest() -> None:
    first, second = take_in(upload(plain())), take_in(upload(plain()))
    other = take_in(upload(plain((61, 40))))
    assert first.digest == second.digest != other.digest
