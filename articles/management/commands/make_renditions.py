"""Make the renditions that are missing: after an import, a restore, a crash or a change of recipes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.images.models import Image, Rendition
from articles.images.renditions import finish_renditions, missing_renditions

# A file is stored a moment before its row; what is younger than this may still get one.
GRACE = timedelta(hours=1)

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Makes the missing renditions of every picture; with --clean also deletes files no picture knows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--clean", action="store_true", help="Delete files no picture knows, if older than an hour."
        )

    def handle(self, *args: Any, clean: bool, **options: Any) -> None:
        failed = [image.pk for image in Image.objects.order_by("pk").iterator() if not self._finish(image)]
        if clean:
            self._delete_orphans()
        if failed:
            raise CommandError(f"Pictures not finished: {', '.join(map(str, failed))}. The log says why.")

    def _finish(self, image: Image) -> bool:
        try:
            finish_renditions(image)
        except Exception:  # one bad file does not stop the others
            logger.exception("Picture %s could not be finished", image.pk)
            return False
        return not missing_renditions(image)

    def _delete_orphans(self) -> None:
        storage = Image.file.field.storage
        known = {
            *Image.objects.values_list("file", flat=True).iterator(),
            *Rendition.objects.values_list("file", flat=True).iterator(),
        }
        orphans = [
            name
            for folder in ("originals", "renditions")
            for name in _files_below(storage, folder)
            if name not in known and storage.get_modified_time(name) < timezone.now() - GRACE
        ]
        for name in orphans:
            storage.delete(name)
        self.stdout.write(f"{len(orphans)} files deleted that no picture knew.")


def _files_below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _files_below(storage, f"{folder}/{name}")
