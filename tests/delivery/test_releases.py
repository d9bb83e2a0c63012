"""A new template, catalogue, style sheet or setting is a new release; nothing else is."""

from datetime import UTC, datetime

import pytest

from articles.delivery.releases import current_release


@pytest.fixture(autouse=True)
def _as_after_a_start():
    current_release.cache_clear()
    yield
    current_release.cache_clear()


def name():
    current_release.cache_clear()
    return current_release().name


def test_same_files_are_the_same_release():
    assert name() == name()


@pytest.mark.parametrize("file", ["templates/page.html", "locale/ko/LC_MESSAGES/django.mo"])
def test_new_template_or_catalogue_is_a_new_release(settings, tmp_path, file):
    settings.LOCALE_PATHS = [str(tmp_path / "locale")]
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path / "templates")]}]
    before = name()
    changed = tmp_path / file
    changed.parent.mkdir(parents=True)
    changed.write_bytes(b"new")

    assert name() != before


def test_another_setting_is_another_release(settings):
    before = name()
    settings.ARTICLES = settings.ARTICLES | {"SITE_URL": "https://another.example"}

    assert name() != before


def test_release_is_never_made_later_than_now():
    assert current_release().made_at <= datetime.now(UTC)
