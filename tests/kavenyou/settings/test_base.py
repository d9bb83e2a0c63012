"""What the settings promise of a live SQLite connection."""

import pytest
from django.conf import settings
from django.db import ConnectionHandler, connection

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")]


@pytest.fixture
def live(tmp_path):
    """A connection to a file, made of the settings; the tests' own database is in memory."""
    database = {**settings.DATABASES["default"], "NAME": tmp_path / "live.sqlite3"}
    handler = ConnectionHandler({"default": database})
    yield handler["default"]
    handler["default"].close()


def pragma(live, name: str):
    with live.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_connection_is_set_up_for_many_readers_and_one_patient_writer(live, name, value):
    assert pragma(live, name) == value
