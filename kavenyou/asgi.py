"""The door for an ASGI server; the site itself is written for WSGI."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kavenyou.settings.production")
application = get_asgi_application()
