from django.apps import AppConfig


class KavenyouConfig(AppConfig):
    name = "kavenyou"
    default_auto_field = "django.db.models.BigAutoField"
