"""The demo site as the real one is served, on this machine and without TLS: for `make audit`."""

from kavenyou.settings.development import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.development import BASE_DIR, env

DEBUG = False
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
