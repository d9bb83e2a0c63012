import os
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.images.models import Image, Rendition
from articles.images.renditions import (
    BY_TASK,
    SHARE_BYTES,
    finish_renditions,
    is_finished,
    make_renditions,
    missing_renditions,
)
from articles.images.signals import renditions_made

from .pictures import BLUE, RED, SECRETS, encoded, halves, is_near, opened, upload, with_secrets

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> Image:
    """Twice as wide as high: red on the left, blue on the right."""
    return Image.objects.create(title="Halves", file=upload(encoded(halves((1000, 500)))))


def content_of(rendition: Rendition) -> bytes:
    with rendition.file.open() as file:
        return file.read()


def names(image: Image) -> set[str]:
    return {f"{row.recipe}-{row.width}x{row.height}.{row.format}" for row in image.renditions.all()}


def test_make_renditions_makes_every_size_in_webp_and_the_share_picture(image: Image) -> None:
    make_renditions(image)
    assert names(image) == {
        "native-400x200.webp",
        "native-800x400.webp",
        "wide-400x267.webp",
        "portrait-400x500.webp",
        "square-160x160.webp",
        "square-320x320.webp",
        "share-952x500.jpeg",
    }


@pytest.mark.parametrize("file_format", ["webp", "avif", "jpeg"])
def test_renditions_are_what_their_rows_say(image: Image, file_format: str) -> None:
    made = make_renditions(image, [file_format])
    assert made
    for rendition in made:
        pixels = opened(content_of(rendition))
        assert (pixels.format.lower(), pixels.size) == (file_format, (rendition.width, rendition.height))
        folder = f"renditions/{image.digest[:2]}/{rendition.stamp}"
        assert rendition.file.name == f"{folder}/{rendition.recipe}-{rendition.width}.{file_format}"


def test_make_renditions_a_second_time_changes_nothing(image: Image) -> None:
    make_renditions(image)
    before = {(row.pk, row.file.name) for row in image.renditions.all()}
    assert make_renditions(image) == []
    assert {(row.pk, row.file.name) for row in image.renditions.all()} == before


def test_shapes_for_search_engines_wait_for_the_worker(image: Image) -> None:
    make_renditions(image)
    assert not image.renditions.filter(recipe__startswith="share-").exists()
    finish_renditions(image)
    made = {name for name in names(image) if name.startswith("share-") and name.count("-") > 1}
    assert made == {"share-1x1-500x500.jpeg", "share-4x3-667x500.jpeg", "share-16x9-889x500.jpeg"}


def test_make_renditions_fills_gaps_only(image: Image) -> None:
    make_renditions(image)
    kept = set(image.renditions.exclude(recipe="square").values_list("pk", flat=True))
    image.renditions.filter(recipe="square").delete()
    assert {row.recipe for row in make_renditions(image)} == {"square"}
    assert kept < set(image.renditions.values_list("pk", flat=True))


@pytest.mark.parametrize(("focal_x", "left", "right"), [(0, RED, RED), (100, BLUE, BLUE), (50, RED, BLUE)])
@pytest.mark.parametrize("file_format", ["webp", "avif"])
def test_crops_show_the_focal_point(
    image: Image, focal_x: int, left: tuple[int, ...], right: tuple[int, ...], file_format: str
) -> None:
    Image.objects.update(focal_x=focal_x)
    make_renditions(Image.objects.get(), [file_format])
    square = opened(content_of(image.renditions.get(recipe="square", width=320))).convert("RGB")
    assert is_near(square.getpixel((20, 160)), left)
    assert is_near(square.getpixel((300, 160)), right)


def test_crops_show_the_focal_point_of_a_tall_picture() -> None:
    image = Image.objects.create(
        title="Tall", focal_y=95, file=upload(encoded(halves((500, 1500), across=False)))
    )
    make_renditions(image)
    wide = opened(content_of(image.renditions.get(recipe="wide"))).convert("RGB")
    assert is_near(wide.getpixel((200, 10)), BLUE)


def test_renditions_hold_no_metadata() -> None:
    image = Image.objects.create(title="Secret", file=upload(with_secrets("JPEG")))
    for rendition in make_renditions(image, ["webp", "avif", "jpeg"]):
        content = content_of(rendition)
        assert [secret for secret in SECRETS if secret in content] == []


def test_renditions_keep_transparency_and_share_stands_on_white() -> None:
    logo = Pillow.new("RGBA", (700, 700), (0, 0, 0, 0))
    logo.paste((*RED, 255), (200, 200, 500, 500))
    image = Image.objects.create(title="Logo", file=upload(encoded(logo, "PNG")))
    make_renditions(image, ["webp", "avif", "jpeg"])
    for file_format in ("webp", "avif"):
        square = opened(content_of(image.renditions.get(recipe="square", width=320, format=file_format)))
        assert square.convert("RGBA").getpixel((5, 5))[3] < 10
    share = opened(content_of(image.renditions.get(recipe="share")))
    assert is_near(share.getpixel((5, 5)), (255, 255, 255), tolerance=5)
    assert is_near(share.getpixel((350, 183)), RED)


def test_share_picture_stays_small_whatever_it_shows() -> None:
    noise = Pillow.merge("RGB", [Pillow.effect_noise((1300, 800), 120) for _ in range(3)])
    image = Image.objects.create(title="Noise", file=upload(encoded(noise)))
    (share,) = make_renditions(image, ["jpeg"])
    assert (share.width, share.height) == (1200, 630)
    assert share.file.size <= SHARE_BYTES


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (7, 5)])
def test_renditions_of_the_smallest_pictures_are_made(size: tuple[int, int]) -> None:
    image = Image.objects.create(title="Small", file=upload(encoded(halves(size), "PNG")))
    finish_renditions(image)
    assert is_finished(image)


def test_new_focal_point_gets_new_addresses_and_leaves_the_old_until_the_end(image: Image) -> None:
    finish_renditions(image)
    old = {row.recipe: row.file.name for row in image.renditions.filter(format="webp")}
    image.focal_x = 0
    image.save()
    make_renditions(image)
    new = {row.recipe: row.file.name for row in image.renditions.order_by("pk").filter(format="webp")}
    assert old["wide"] != new["wide"]
    assert old["native"] == new["native"]
    assert default_storage.exists(old["wide"])
    assert not is_finished(image)


def test_finish_renditions_parts_with_what_showed_the_former_picture(
    image: Image, django_capture_on_commit_callbacks: object
) -> None:
    finish_renditions(image)
    old = {row.file.name for row in image.renditions.all()}
    image.file = upload(encoded(halves((900, 900))))
    image.save()
    with django_capture_on_commit_callbacks(execute=True):
        finish_renditions(image)
    new = {row.file.name for row in image.renditions.all()}
    assert is_finished(image)
    assert old.isdisjoint(new)
    assert all(default_storage.exists(name) for name in [*old, *new])


def test_make_renditions_announces_what_it_made(image: Image) -> None:
    heard = []

    def listen(sender: type, image: Image, **_kwargs: object) -> None:
        heard.append((sender, image.pk, image.renditions.count()))

    renditions_made.connect(listen)
    try:
        make_renditions(image)
        make_renditions(image)
        make_renditions(image, BY_TASK)
    finally:
        renditions_made.disconnect(listen)
    assert heard == [(Image, image.pk, 7), (Image, image.pk, 13)]


def test_make_renditions_skips_one_that_cannot_be_encoded(
    image: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_save = Pillow.Image.save

    def save(pixels: Pillow.Image, target: BytesIO, *args: object, **options: object) -> None:
        if pixels.size == (160, 160):
            raise OSError("the encoder gave up")
        really_save(pixels, target, *args, **options)

    monkeypatch.setattr(Pillow.Image, "save", save)
    make_renditions(image)
    assert "square-320x320.webp" in names(image)
    assert [row.width for row in missing_renditions(image, ["webp"])] == [160]


def test_make_renditions_of_a_picture_deleted_meanwhile_stores_nothing(image: Image) -> None:
    remembered = Image.objects.get()
    Image.objects.all().delete()
    assert make_renditions(remembered) == []
    folder = default_storage.path("renditions")
    assert not os.path.exists(folder)  # noqa: PTH110 -- a path of the storage


def test_make_renditions_of_a_picture_replaced_meanwhile_stores_nothing_under_its_name(image: Image) -> None:
    remembered = Image.objects.get()
    image.file = upload(encoded(halves((900, 900))))
    image.save()
    make_renditions(remembered)
    assert {row.stamp[:24] for row in image.renditions.all()} <= {image.digest[:24]}
