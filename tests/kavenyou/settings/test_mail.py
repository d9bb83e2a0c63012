"""Mail is set up alike under both names Django has for it."""

import django
from environ import Env

from kavenyou.settings.mail import smtp_settings

ADDRESS = "smtp+tls://desk:secret@mail.example.com:587"


def test_smtp_settings_carry_all_of_the_address():
    answer = smtp_settings(Env.email_url_config(ADDRESS))

    expected = {
        "host": "mail.example.com",
        "port": 587,
        "username": "desk",
        "password": "secret",
        "use_tls": True,
        "timeout": 10,
    }
    backend = "django.core.mail.backends.smtp.EmailBackend"
    if django.VERSION >= (6, 1):
        assert answer == {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": expected}}}
    else:
        assert answer == {
            "EMAIL_BACKEND": backend,
            "EMAIL_HOST": "mail.example.com",
            "EMAIL_PORT": 587,
            "EMAIL_HOST_USER": "desk",
            "EMAIL_HOST_PASSWORD": "secret",
            "EMAIL_USE_TLS": True,
            "EMAIL_TIMEOUT": 10,
        }
