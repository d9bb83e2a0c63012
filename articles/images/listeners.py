"""What follows when a picture is saved or deleted, in whatever way. Connected in apps.py."""

from typing import Any

from django.db import transaction

from .models import Image, Rendition
from .renditions import is_finished, make_renditions
from .tasks import finish_picture


def on_picture_saved(instance: Image, raw: bool = False, **_kwargs: Any) -> None:
    """After the commit: no failure there loses the upload, and no other writer waits for the encoder."""
    if raw:
        return
    transaction.on_commit(lambda: renew_renditions(instance), robust=True)


def renew_renditions(image: Image) -> None:
    """What readers need at once is made now; the rest is queued. Nothing to do after a change of words."""
    make_renditions(image)
    if not is_finished(image):
        finish_picture.enqueue(image.pk)


def on_file_row_deleted(instance: Any, origin: Any, **_kwargs: Any) -> None:
    """A picture or another row with a file is deleted: once that is sure, all its files go too.

    A rendition that only made way for a newer one keeps its file: pages kept by browsers and caches still
    show it. `make_renditions --clean` removes it.
    """
    if getattr(origin, "model", type(origin)) is Rendition:
        return
    name = str(instance.file.name)
    # Not a partial: Django 5.2 cannot log the failure of a robust callback that has no __qualname__.
    transaction.on_commit(lambda: instance.file.storage.delete(name), robust=True)
