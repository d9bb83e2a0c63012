"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

# Browser tests keep an event loop running in the test's own thread, and still arrange their rows by the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = ["tests.fixtures.browser", "tests.fixtures.mail"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit end by emptying every table; each finds what the migrations founded put back."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction"):
            founded = pytest.mark.django_db(**{**mark.kwargs, "serialized_rollback": True})
            item.add_marker(founded, append=False)


@pytest.fixture(autouse=True)
def _leave_nothing_behind(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Uploads of a test, and what it left in the cache, end with it."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    yield
    cache.clear()
