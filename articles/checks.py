"""Misconfiguration, told at start-up with what to do about it."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from .conf import DEFAULTS, setting

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
