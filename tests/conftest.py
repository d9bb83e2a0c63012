"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

# Browser tests keep an event loop running in the test's own thread, and still arrange their rows by the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = [
    "tests.fixtures.browser",
    "tests.fixtures.founding",
    "tests.fixtures.mail",
    "tests.fixtures.tasks",
]


@pytest.fixture(autouse=True)
def _leave_nothing_behind(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Uploads of a test, and what it left in the cache, end with it."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    yield
    cache.clear()
