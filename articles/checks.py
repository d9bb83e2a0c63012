"""Misconfiguration, told at start-up with what to do about it."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from .conf import DEFAULTS, setting

INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
CONTACT = re.compile(r"(?:https://|mailto:|tel:)[!-~]+")
NEEDED_APPS = ["taggit", "django_prose_editor", "rest_framework", "drf_spectacular_sidecar"]


@register()
def check_needed_apps(**_kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"articles needs {name!r} in INSTALLED_APPS.",
            hint="See docs/integrators.md for the whole list.",
            id="articles.E001",
        )
        for name in NEEDED_APPS
        if not apps.is_installed(name)
    ]


@register()
def check_setting_names(**_kwargs: Any) -> list[CheckMessage]:
    """A misspelt name would be passed over in silence."""
    unknown = sorted(set(getattr(settings, "ARTICLES", {})) - set(DEFAULTS))
    return [
        Error(
            f"ARTICLES has no setting {name!r}.",
            hint=f"Known: {', '.join(sorted(DEFAULTS))}.",
            id="articles.E002",
        )
        for name in unknown
    ]


@register(Tags.urls)
def check_site_url(**_kwargs: Any) -> list[CheckMessage]:
    address = urlsplit(setting("SITE_URL"))
    if address.scheme in ("http", "https") and address.netloc and address.path in ("", "/"):
        return []
    return [
        Error(
            f"ARTICLES['SITE_URL'] is {setting('SITE_URL')!r}.",
            hint="Write scheme and host only, for example https://kavenyou.com",
            id="articles.E003",
        )
    ]


@register()
def check_announcements(**_kwargs: Any) -> list[CheckMessage]:
    """Told late, a mistake here is a line in the worker's log and silence on the other side."""
    problems: list[CheckMessage] = [
        Error(
            f"ARTICLES[{name!r}] is {setting(name)!r}.",
            hint="Write a whole address, for example https://pubsubhubbub.appspot.com/, or nothing.",
            id="articles.E004",
        )
        for name in ("WEBSUB_HUB", "INDEXNOW_ENDPOINT")
        if setting(name) and not _is_web_address(setting(name))
    ]
    if setting("INDEXNOW_KEY") and not INDEXNOW_KEY.fullmatch(setting("INDEXNOW_KEY")):
        problems.append(
            Error(
                "ARTICLES['INDEXNOW_KEY'] is no key.",
                hint="Eight to 128 letters, digits and hyphens; any will do, for it is public.",
                id="articles.E005",
            )
        )
    return problems


@register()
def check_security_contact(**_kwargs: Any) -> list[CheckMessage]:
    contact = setting("SECURITY_CONTACT")
    if not contact or CONTACT.fullmatch(contact):
        return []
    return [
        Error(
            f"ARTICLES['SECURITY_CONTACT'] is {contact!r}.",
            hint="security.txt wants an address such as mailto:security@example.com or https://…",
            id="articles.E006",
        )
    ]


@register(Tags.security, deploy=True)
def check_site_url_is_secure(**_kwargs: Any) -> list[CheckMessage]:
    if urlsplit(setting("SITE_URL")).scheme == "https":
        return []
    return [
        Caution(
            "ARTICLES['SITE_URL'] is not https.",
            hint="Readers and mail will get http links.",
            id="articles.W001",
        )
    ]


def _is_web_address(text: str) -> bool:
    address = urlsplit(text)
    return address.scheme in ("http", "https") and bool(address.netloc)
