"""Whatever road a file takes to the picture library, it is intake that writes it."""

from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image as Pillow

from articles.images.fields import PictureField
from articles.images.models import Image

from .pictures import opened, plain, upload, with_secrets

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NAMES = [
    "x.svg",
    "../../../x.jpg",
    "a/b\\c.jpg",
    "x.jpg\x00.html",
    "x\r\nSet-Cookie: a=b.jpg",
    "한국 사진.jpg",
    "n" * 300,
]


def by_create(content: bytes, name: str) -> Image:
    return Image.objects.create(title="One", file=upload(content, name))


def by_save(content: bytes, name: str) -> Image:
    image = Image(title="One")
    image.file = SimpleUploadedFile(name, content, "image/jpeg")
    image.file.name = name
    image.save()
    return image


def by_bulk_create(content: bytes, name: str) -> Image:
    return Image.objects.bulk_create([Image(title="One", file=upload(content, name))])[0]


def by_file_save(content: bytes, name: str) -> Image:
    image = Image(title="One")
    image.file.save(name, upload(content, name))
    return image


def by_replacing(content: bytes, name: str) -> Image:
    image = Image.objects.create(title="One", file=upload(plain((20, 20))))
    image.file = upload(content, name)
    image.save()
    return image


def by_replacing_only_the_file(content: bytes, name: str) -> Image:
    image = Image.objects.create(title="One", file=upload(plain((20, 20))))
    image.file = upload(content, name)
    image.save(update_fields=["file"])
    return image


def by_full_clean(content: bytes, name: str) -> Image:
    image = Image(title="One", file=upload(content, name))
    image.full_clean()
    image.save()
    return image


WRITE_PATHS = [
    by_create, by_save, by_bulk_create, by_file_save, by_replacing, by_replacing_only_the_file, by_full_clean
]  # fmt: skip


def stored_files() -> set[Path]:
    root = Path(default_storage.location).parent
    return {path for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("write", WRITE_PATHS)
def test_picture_field_stores_a_clean_copy_with_its_size_and_digest(write: object) -> None:
    write(with_secrets("JPEG"), "secret.jpg")
    image = Image.objects.get()
    with image.file.open() as file:
        content = file.read()
    assert b"Secret" not in content
    assert (image.width, image.height) == opened(content).size == (600, 400)
    assert len(image.digest) == 64


@pytest.mark.parametrize("write", WRITE_PATHS)
@pytest.mark.parametrize("content", [SVG, b"", plain()[:-200], b"<html>"])
def test_picture_field_refuses_on_every_road(write: object, content: bytes) -> None:
    with pytest.raises(ValidationError), transaction.atomic():
        write(content, "picture.jpg")
    assert not Image.objects.exclude(width=20).exists()
    assert {opened(path.read_bytes()).size for path in stored_files()} <= {(20, 20)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", WRITE_PATHS)
def test_picture_field_ignores_the_name(write: object, name: str) -> None:
    image = write(plain(), name)
    assert image.file.name.startswith("originals/")
    assert image.file.name.endswith(".jpg")
    assert image.file.name.isascii()
    media = Path(default_storage.location)
    assert all(media in path.parents for path in stored_files())


def test_picture_field_gives_every_upload_an_address_of_its_own() -> None:
    first, second = (Image.objects.create(title="One", file=upload(plain())) for _ in range(2))
    assert first.digest == second.digest
    assert first.file.name != second.file.name


def by_update(image: Image) -> None:
    Image.objects.update(file=image.file)


def by_bulk_update(image: Image) -> None:
    Image.objects.bulk_update([image], ["file"])


@pytest.mark.parametrize("write", [by_update, by_bulk_update])
def test_picture_field_refuses_roads_that_would_store_no_file(write: object) -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    name = image.file.name
    image.file = upload(plain())
    with pytest.raises(ValueError, match="replaced by save"), transaction.atomic():
        write(image)
    assert Image.objects.get().file.name == name


def test_picture_field_leaves_a_stored_picture_alone() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    before = stored_files()
    image = Image.objects.get()
    image.alt = "A field"
    image.full_clean()
    image.save()
    assert stored_files() == before
    assert Image.objects.get().file.name == image.file.name


class PictureForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["title", "file"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SVG, "This is not a picture we can read. Use a JPEG, PNG, WebP, GIF or AVIF file."),
        (plain()[:-200], "The picture is damaged or cut off. Export it again and upload the new file."),
    ],
)
def test_picture_form_says_what_to_do(content: bytes, message: str) -> None:
    form = PictureForm({"title": "One"}, {"file": SimpleUploadedFile("x.jpg", content)})
    assert form.errors == {"file": [message]}


def test_picture_form_stores_what_it_checked_without_decoding_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opened_files = []
    really_open = Pillow.open
    monkeypatch.setattr(
        Pillow, "open", lambda *args, **kw: opened_files.append(args) or really_open(*args, **kw)
    )
    form = PictureForm({"title": "One"}, {"file": SimpleUploadedFile("한" * 150 + ".svg", plain())})
    assert form.is_valid(), form.errors
    image = form.save()
    assert len(opened_files) == 1
    assert (image.width, image.height) == (60, 40)


def test_picture_form_keeps_the_picture_when_none_is_uploaded() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    form = PictureForm({"title": "Two"}, {}, instance=image)
    assert form.is_valid(), form.errors
    assert form.save().file.name == image.file.name


def test_picture_form_asks_the_browser_for_pictures() -> None:
    assert PictureForm().fields["file"].widget.attrs["accept"].split(",")[0] == "image/jpeg"


def test_picture_field_can_be_rebuilt_by_a_migration() -> None:
    _name, path, args, kwargs = Image._meta.get_field("file").deconstruct()
    assert path == "articles.images.fields.PictureField"
    assert kwargs["digest_field"] == "digest"
    assert PictureField(*args, **kwargs).deconstruct()[1:] == (path, args, kwargs)
