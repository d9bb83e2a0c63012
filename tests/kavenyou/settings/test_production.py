"""The real site does not start half configured, and is safe once it starts."""

import os
import subprocess
import sys

COMPLETE = {
    "SECRET_KEY": "a-long-and-random-string-that-is-only-used-in-this-test-0123456789",
    "ALLOWED_HOSTS": "example.com",
    "DATABASE_URL": "sqlite:///:memory:",
    "SITE_URL": "https://example.com",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {*COMPLETE, "DJANGO_ALLOW_ASYNC_UNSAFE"}
    clean = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**clean, "DJANGO_SETTINGS_MODULE": "kavenyou.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_names_all_that_is_missing():
    answer = manage("check")

    assert answer.returncode != 0
    assert "cannot start without them: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, SITE_URL." in answer.stderr


def test_production_takes_an_empty_value_for_none():
    answer = manage("check", **{**COMPLETE, "DATABASE_URL": ""})

    assert answer.returncode != 0
    assert "cannot start without them: DATABASE_URL." in answer.stderr


def test_production_passes_the_deployment_check():
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    assert answer.returncode == 0, answer.stderr


def test_demo_refuses_the_real_site():
    answer = manage("demo", **COMPLETE)

    assert answer.returncode != 0
    assert "well-known passwords on a real site" in answer.stderr
