"""A developer's machine, and `make run`, which says DEBUG=off so that our own error pages show."""

from kavenyou.settings.base import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.base import BASE_DIR, env
from kavenyou.settings.mail import mail_settings

SECRET_KEY = "django-insecure-for-development-only"  # noqa: S105 -- production refuses to start without its own
DEBUG = env.bool("DEBUG", default=True)
APPEND_SLASH = DEBUG  # Django's own page for what is not found stands in the place of ours, which does this
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # a style sheet edited while the site runs is served as it is now
STATIC_ROOT = None  # nothing is collected here: files are served from where they are written
DEMO_ALLOWED = True

locals().update(mail_settings("filebased", file_path=str(BASE_DIR / "var" / "outbox")))
