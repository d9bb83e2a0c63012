"""The site as a program of its own, for tests that need more than one process: see running_site.py."""

from kavenyou.settings.base import env
from kavenyou.settings.mail import smtp_settings
from kavenyou.settings.test import *  # noqa: F403 -- settings are made to be read as one

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
AN_HOUR = env.int("ENQUIRIES_PER_HOUR")
ARTICLES = {
    "SITE_URL": "https://kavenyou.example",
    "ENQUIRIES_PER_HOUR": AN_HOUR,
    "SIGN_UPS_PER_HOUR": AN_HOUR,
}

locals().update(smtp_settings(env.email_url("EMAIL_URL")))
