"""The column a body is kept in."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from .body import clean_body


class BodyField(models.TextField):
    """Cleans on every road into the database: save, create, update, bulk_create, bulk_update, fixtures.

    Migrations see a plain TextField; the form field is a plain text area: the editor is the admin's.
    """

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return _cleaned(super().clean(value, model_instance))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The instance, too, holds afterwards what was stored."""
        value = _cleaned(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        return super().get_db_prep_save(_cleaned(value), connection)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


def _cleaned(value: Any) -> Any:
    """Expressions pass: the database works them out, from what is clean already."""
    return clean_body(value) if isinstance(value, str) else value
