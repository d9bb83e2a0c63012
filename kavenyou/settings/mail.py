"""Mail settings under the name of the Django at hand: MAILERS since 6.1, EMAIL_… before."""

from typing import Any

import django

OLDER_NAMES = {
    "file_path": "EMAIL_FILE_PATH",
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
    "timeout": "EMAIL_TIMEOUT",
}


def mail_settings(backend: str, **options: Any) -> dict[str, Any]:
    """The settings that send mail through `django.core.mail.backends.<backend>` with these options."""
    path = f"django.core.mail.backends.{backend}.EmailBackend"
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": path, "OPTIONS": options}}}
    return {"EMAIL_BACKEND": path, **{OLDER_NAMES[name]: value for name, value in options.items()}}


def smtp_settings(url: dict[str, Any]) -> dict[str, Any]:
    """The same for what `env.email_url()` read; a silent server is given up after ten seconds."""
    options = {name: url[older] for name, older in OLDER_NAMES.items() if url.get(older) not in (None, "")}
    options.pop("file_path", None)
    return mail_settings("smtp", **{"timeout": 10, **options})
