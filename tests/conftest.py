"""What every test may ask for."""

import os
from pathlib import Path

import pytest

# Browser tests keep an event loop running in the test's own thread, and still arrange their rows by the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = ["tests.fixtures.browser", "tests.fixtures.mail"]


@pytest.fixture(autouse=True)
def _own_media(settings: object, tmp_path: Path) -> None:
    """Uploads of a test end with it."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
