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
    if instance.replaced_file:
        _delete_on_commit(instance, instance.replaced_file)
        instance.replaced_file = ""


def renew_renditions(image: Image) -> None:
    """What readers need at once is made now; the rest is queued. Nothing to do after a change of words."""
    make_renditions(image)
    if not is_finished(image):
        finish_picture.enqueue(image.pk)


def on_file_row_deleted(instance: Image | Rendition, **_kwargs: Any) -> None:
    """The row of a picture or rendition is gone; once that is sure, its file goes too."""
    _delete_on_commit(instance, str(instance.file.name))


def _delete_on_commit(instance: Image | Rendition, name: str) -> None:
    # Not a partial: Django 5.2 cannot log the failure of a robust callback that has no __qualname__.
    transaction.on_commit(lambda: instance.file.storage.delete(name), robust=True)
