"""A host project's mistakes are told at start-up, each with its id."""

from typing import Any

import pytest

from articles.checks import (
    check_announcements,
    check_needed_apps,
    check_security_contact,
    check_setting_names,
    check_site_url,
    check_site_url_is_secure,
)


def test_missing_apps_are_named(settings: Any) -> None:
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app != "drf_spectacular_sidecar"]

    (problem,) = check_needed_apps()

    assert (problem.id, "'drf_spectacular_sidecar'" in problem.msg) == ("articles.E001", True)


def test_misspelt_setting_is_named(settings: Any) -> None:
    settings.ARTICLES = {"SITE_ULR": "https://example.com"}

    (problem,) = check_setting_names()

    assert (problem.id, "'SITE_ULR'" in problem.msg) == ("articles.E002", True)


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("https://example.com", []),
        ("https://example.com/", []),
        ("http://example.com", ["articles.W001"]),
        ("https://example.com/news", ["articles.E003"]),
        ("example.com", ["articles.E003", "articles.W001"]),
    ],
)
def test_site_url_is_scheme_and_host(settings: Any, address: str, ids: list[str]) -> None:
    settings.ARTICLES = {"SITE_URL": address}

    assert [problem.id for problem in [*check_site_url(), *check_site_url_is_secure()]] == ids


@pytest.mark.parametrize(
    ("values", "ids"),
    [
        ({}, []),
        ({"WEBSUB_HUB": "https://hub.example/", "INDEXNOW_KEY": "a1b2c3d4"}, []),
        ({"WEBSUB_HUB": "hub.example"}, ["articles.E004"]),
        ({"INDEXNOW_ENDPOINT": "ftp://api.example/"}, ["articles.E004"]),
        ({"INDEXNOW_KEY": "short"}, ["articles.E005"]),
        ({"INDEXNOW_KEY": "../etc/passwd"}, ["articles.E005"]),
        ({"SECURITY_CONTACT": "mailto:security@example.com"}, []),
        ({"SECURITY_CONTACT": "security@example.com"}, ["articles.E006"]),
        ({"SECURITY_CONTACT": "mailto:a@b.example\nExpires: never"}, ["articles.E006"]),
    ],
)
def test_whom_we_tell_and_who_tells_us_are_whole_addresses(
    settings: Any, values: Any, ids: list[str]
) -> None:
    settings.ARTICLES = values

    assert [problem.id for problem in [*check_announcements(), *check_security_contact()]] == ids
