"""What holds on every machine. What differs is read from the environment, or stands in its place's file."""

import mimetypes
from datetime import timedelta
from pathlib import Path

import django
import environ

from kavenyou.csp import NONCE

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
ARTICLES = {
    "SITE_URL": SITE_URL,
    "TRUSTED_PROXIES": TRUSTED_PROXIES,
    "IS_STAGING": env.bool("IS_STAGING", default=False),
    "WEBSUB_HUB": env.str("WEBSUB_HUB", default=""),
    "INDEXNOW_KEY": env.str("INDEXNOW_KEY", default=""),
    "INDEXNOW_ENDPOINT": env.str("INDEXNOW_ENDPOINT", default="https://api.indexnow.org/indexnow"),
    "FETCH_EMBEDS": env.bool("FETCH_EMBEDS", default=False),
    "INSTAGRAM_TOKEN": env.str("INSTAGRAM_TOKEN", default=""),
    "SECURITY_CONTACT": env.str("SECURITY_CONTACT", default=""),
}

INSTALLED_APPS = [
    "articles.admin_site.ArticlesAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    *(["django_tasks"] if django.VERSION < (6, 0) else []),
    "django_tasks_db",
    "axes",
    "articles",
    "kavenyou",
]

MIDDLEWARE = [
    "kavenyou.logs.RequestIdMiddleware",
    "kavenyou.staging.KeepOutOfSearchMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kavenyou.compression.TextCompressionMiddleware",
    "kavenyou.csp.ContentSecurityPolicyMiddleware",
    "kavenyou.limits.RequestSizeMiddleware",
    "articles.pages.languages.LanguageMiddleware",
    "kavenyou.maintenance.MaintenanceMiddleware",
    "kavenyou.kept.NoCookiesOnKeptPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

# A missing slash is led on by our own 404, in one step with whatever else is wrong, and only to what exists.
APPEND_SLASH = False

ROOT_URLCONF = "kavenyou.urls"
WSGI_APPLICATION = "kavenyou.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kavenyou.csp.csp_nonce",
            ]
        },
    }
]

# --- Stores

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}"
DATABASES = {
    "default": {
        **env.db_url_config(DATABASE_URL),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
    }
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for a writer (WAL); writers wait for each other, not fail (IMMEDIATE, timeout).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
# Browsers take speculation rules only under their own name, whoever serves them.
WHITENOISE_MIMETYPES = {".rules": "application/speculationrules+json"}
mimetypes.add_type(WHITENOISE_MIMETYPES[".rules"], ".rules")
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)

# While this file exists, readers get a page that says we are working on it.
MAINTENANCE_FILE = env.str("MAINTENANCE_FILE", default=str(BASE_DIR / "var" / "maintenance"))

MAX_REQUEST_BYTES = 32 * 1024**2
DATA_UPLOAD_MAX_NUMBER_FILES = 20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="KAvenyou <admin@kavenyou.com>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Place and language

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en", "English"), ("ko", "한국어"), ("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Singapore"
USE_TZ = True

TAGGIT_CASE_INSENSITIVE = True

# --- Who is asking

# Former keys: links in old issues of the newsletter stay valid, and who has left it stays known.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
]
LOGIN_URL = "admin:login"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "kavenyou/locked_out.html"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "kavenyou.limits.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- What a browser may do with our pages

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "media-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
    "frame-src": [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://open.spotify.com",
        "https://www.instagram.com",
        "https://www.tiktok.com",
        "https://platform.twitter.com",
    ],
}
# By app or view name. The editor's import map is an inline script; it shows pictures just given to it.
SECURE_CSP_ROUTES = {
    "admin": SECURE_CSP
    | {
        "script-src": ["'self'", NONCE],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
    },
    # One card in a frame on any other site: its style, its picture, nothing else.
    "articles:embed": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["*"],
    },
    # The arrows of its buttons are pictures written into its style sheet.
    "articles-api:docs": SECURE_CSP | {"img-src": ["'self'", "data:"]},
}
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# --- The API: a view that does not say who may read is closed; none reads the session, so answers keep.

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAdminUser"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "120/min"},
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "NUM_PROXIES": TRUSTED_PROXIES,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "KAvenyou",
    "DESCRIPTION": "Published articles, for reading.",
    "VERSION": "1",
}

# --- What is written down

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "kavenyou.logs.KeyValueFormatter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "level": env.str("LOG_LEVEL", default="INFO"),
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "axes": {"level": "WARNING"},
    },
}
