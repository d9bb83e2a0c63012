"""Which release of the code makes the pages: a new template or style sheet makes every page a new one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.utils import timezone

CODE = Path(__file__).parents[1]


class Release(NamedTuple):
    """The same `name` wherever the same files and settings are installed; `made_at` is the newest file's."""

    name: str
    made_at: datetime


@cache
def current_release() -> Release:
    """Read once a process, from the files themselves: nobody can forget to say that there is a new one."""
    digest, newest = sha256(), 0.0
    for file in _files():
        digest.update(file.read_bytes())
        newest = max(newest, file.stat().st_mtime)
    # Addresses of style sheets and scripts, where their names carry a hash of what is in them.
    digest.update(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    digest.update(repr(getattr(settings, "ARTICLES", {})).encode())
    # A file from the future, unpacked on a machine whose clock was wrong, must not date our pages.
    made_at = min(datetime.fromtimestamp(newest, UTC), timezone.now())
    return Release(digest.hexdigest()[:12], made_at)


def _files() -> Iterator[Path]:
    """Our code, and every template and catalogue of translations there is."""
    yield from sorted(CODE.rglob("*.py"))
    catalogues = [str(folder) for folder in settings.LOCALE_PATHS]
    catalogues += [str(Path(app.path) / "locale") for app in apps.get_app_configs()]
    for folder in catalogues:
        yield from sorted(Path(folder).rglob("*.mo"))
    for engine in engines.all():
        for folder in engine.template_dirs:
            yield from sorted(Path(folder).rglob("*.html"))
