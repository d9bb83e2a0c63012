"""PictureField: an ImageField into which nothing unchecked can be written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import ImageFieldFile

from .intake import FORMATS, take_in


class PictureFile(ImageFieldFile):
    """The one door to storage: save() of the field, of the model and of every form end here."""

    field: PictureField
    instance: Any
    _committed: bool

    def take_in(self, upload: File) -> None:
        """Put the checked copy in the place of what was assigned, and tell the row its size and digest."""
        taken = take_in(upload)
        self.file = taken
        self.name = taken.name
        for field_name, value in (
            (self.field.width_field, taken.width),
            (self.field.height_field, taken.height),
            (self.field.digest_field, taken.digest),
        ):
            if field_name:
                setattr(self.instance, field_name, value)

    def save(self, name: str, content: File, save: bool = True) -> None:
        """A replaced file stays for the pages that still show it, until `make_renditions --clean`."""
        self.take_in(content)
        super().save(str(self.name), self.file, save=save)


class PictureField(models.ImageField):
    """Stores what intake made of the upload: by form, create(), save(), bulk_create() or file.save()."""

    attr_class = PictureFile
    width_field: str | None
    height_field: str | None

    def __init__(self, *args: Any, digest_field: str | None = None, **kwargs: Any) -> None:
        self.digest_field = digest_field
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        if self.digest_field:
            kwargs["digest_field"] = self.digest_field
        return name, path, args, kwargs

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """A form shows intake's refusal beside the field; what passes here is not decoded again."""
        super().validate(value, model_instance)
        if value and not value._committed:
            value.take_in(value.file)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """update() and bulk_update() would store a name without a file: they are refused."""
        if isinstance(value, File) and not (isinstance(value, PictureFile) and value._committed):
            raise ValueError("A picture is replaced by save(), which checks it; update() cannot.")
        return super().get_db_prep_save(value, connection)

    def update_dimension_fields(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: Django would open unchecked bytes with every decoder it has. Intake sets the size."""

    def formfield(self, **kwargs: Any) -> Any:
        accept = ",".join(f"image/{name.lower()}" for name in FORMATS)
        field: Any = super().formfield(**{"form_class": forms.FileField, "max_length": None, **kwargs})
        field.widget.attrs.setdefault("accept", accept)
        return field
