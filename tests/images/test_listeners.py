"""Saving and deleting a picture, whoever does it, takes care of its files."""

import pytest
from django.core import serializers
from django.core.files.storage import default_storage

from articles.images.models import Image, Rendition
from articles.images.renditions import is_finished

from .pictures import encoded, halves, plain, upload


@pytest.mark.django_db(transaction=True)
def test_saving_a_picture_makes_every_rendition() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    assert is_finished(image)


@pytest.mark.django_db(transaction=True)
def test_saving_new_words_makes_nothing_new() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    before = set(image.renditions.values_list("pk", "file"))
    image.alt = "A red field"
    image.save()
    assert set(image.renditions.values_list("pk", "file")) == before


@pytest.mark.django_db(transaction=True)
def test_moving_the_focal_point_replaces_the_crops() -> None:
    image = Image.objects.create(title="One", file=upload(encoded(halves((300, 100)))))
    crops = image.renditions.exclude(recipe="native")
    before = {row.file.name for row in crops.all()}
    image.focal_x = 10
    image.save()
    assert is_finished(image)
    assert before.isdisjoint(row.file.name for row in crops.all())


@pytest.mark.django_db(transaction=True)
def test_former_files_stay_for_the_pages_kept_by_caches() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    former = [image.file.name, *image.renditions.values_list("file", flat=True)]
    image.file = upload(plain((50, 50)))
    image.save()
    assert is_finished(image)
    assert image.file.name not in former
    assert all(default_storage.exists(name) for name in former)


@pytest.mark.django_db(transaction=True)
def test_deleting_a_picture_deletes_all_its_files() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    files = [image.file.name, *image.renditions.values_list("file", flat=True)]
    assert all(default_storage.exists(name) for name in files)
    image.delete()
    assert not Rendition.objects.exists()
    assert [name for name in files if default_storage.exists(name)] == []


@pytest.mark.django_db(transaction=True)
def test_failing_renditions_keep_the_upload(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Rendition.objects, "bulk_create", fail)
    image = Image.objects.create(title="One", file=upload(plain()))
    assert Image.objects.get().file.size == image.file.size
    assert not image.renditions.exists()


@pytest.mark.django_db(transaction=True)
def test_loading_a_dump_makes_nothing() -> None:
    image = Image.objects.create(title="One", file=upload(plain()))
    dump = serializers.serialize("json", [image])
    Rendition.objects.all().delete()
    for row in serializers.deserialize("json", dump):
        row.save()
    assert not Rendition.objects.exists()
    assert Image.objects.get().file.name == image.file.name
