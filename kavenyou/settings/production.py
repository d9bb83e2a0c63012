"""The real site. It refuses to start without what only its owner knows, and says what is missing."""

from django.core.exceptions import ImproperlyConfigured

from kavenyou.settings.base import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.base import ARTICLES, SECURE_CSP, SECURE_CSP_ROUTES, SITE_URL, TRUSTED_PROXIES, env
from kavenyou.settings.mail import smtp_settings

needed = ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "SITE_URL"]
if missing := [name for name in needed if not env.str(name, default="")]:
    names = ", ".join(missing)
    raise ImproperlyConfigured(f"Set these in the environment, the site cannot start without them: {names}.")

ARTICLES = ARTICLES | {"FETCH_EMBEDS": env.bool("FETCH_EMBEDS", default=True)}

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # the admin shows its own preview in a frame, so SAMEORIGIN and not DENY
    "security.W021",  # preloading binds every host of the domain for years: for its owner to ask for
]

SECURE_CSP = SECURE_CSP | {"upgrade-insecure-requests": []}
SECURE_CSP_ROUTES = {
    name: policy | {"upgrade-insecure-requests": []} for name, policy in SECURE_CSP_ROUTES.items()
}

# With more than one process, a store they share makes the API's limits hold for all of them together.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

locals().update(smtp_settings(env.email_url("EMAIL_URL", default="smtp://localhost:25")))
