"""The real site."""

from kavenyou.settings.base import *  # noqa: F403 -- settings are made to be read as one
from kavenyou.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
