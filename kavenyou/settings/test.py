"""The tests: as in production where it matters, quick where it does not."""

import django

from kavenyou.settings.base import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.base import DATABASES, REST_FRAMEWORK, env
from kavenyou.settings.mail import mail_settings

SECRET_KEY = "django-insecure-for-tests-only"  # noqa: S105 -- guards nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SERVE_MEDIA = True
if not env.str("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = ":memory:"  # a test that asked for no database never meets a developer's
WHITENOISE_AUTOREFRESH = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REST_FRAMEWORK |= {"DEFAULT_THROTTLE_RATES": {"anon": "10000/min"}}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if django.VERSION < (6, 0)
        else "django.tasks.backends.immediate.ImmediateBackend"
    }
}

locals().update(mail_settings("locmem"))
