import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles.images.models import Image
from articles.images.renditions import is_finished
from tests.factories import picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)


def make_images(count: int) -> list[Image]:
    """By a road that tells no listener."""
    files = [ContentFile(picture_bytes((90, 60)), name="x.jpg") for _ in range(count)]
    return Image.objects.bulk_create([Image(title="One", file=file) for file in files])


def stored(name: str, *, hours_ago: float) -> str:
    name = default_storage.save(name, ContentFile(b"left behind"))
    then = time.time() - hours_ago * 3600
    os.utime(default_storage.path(name), (then, then))
    return name


def test_make_renditions_finishes_every_picture() -> None:
    images = make_images(2)
    call_command("make_renditions")
    assert all(is_finished(image) for image in images)


def test_make_renditions_goes_on_after_a_broken_picture_and_names_it() -> None:
    lost, good = make_images(2)
    default_storage.delete(lost.file.name)
    with pytest.raises(CommandError, match=f"Pictures not finished: {lost.pk}\\."):
        call_command("make_renditions")
    assert is_finished(good)


def test_make_renditions_clean_deletes_only_old_files_no_picture_knows(capsys: pytest.CaptureFixture) -> None:
    (image,) = make_images(1)
    call_command("make_renditions")
    known = [image.file.name, *image.renditions.values_list("file", flat=True)]
    for name in known:
        os.utime(default_storage.path(name), (0, 0))
    orphans = [
        stored("originals/ab/left.jpg", hours_ago=2),
        stored("renditions/ab/cd/wide-400.webp", hours_ago=2),
    ]
    fresh = stored("originals/ab/on-its-way.jpg", hours_ago=0.5)
    foreign = stored("elsewhere/host.jpg", hours_ago=99)
    call_command("make_renditions", "--clean")
    assert [name for name in orphans if default_storage.exists(name)] == []
    assert all(default_storage.exists(name) for name in [*known, fresh, foreign])
    assert capsys.readouterr().out == "2 files deleted that no picture knew.\n"


def test_make_renditions_clean_of_an_empty_library_does_nothing(capsys: pytest.CaptureFixture) -> None:
    call_command("make_renditions", "--clean")
    assert capsys.readouterr().out == "0 files deleted that no picture knew.\n"
