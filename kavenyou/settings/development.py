"""A developer's machine, and `make run` (which sets DEBUG=off so that our own error pages show)."""

from kavenyou.settings.base import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.base import BASE_DIR, env

SECRET_KEY = "django-insecure-for-development-only"  # noqa: S105 -- production has its own and refuses to start without
DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = BASE_DIR / "var" / "outbox"
