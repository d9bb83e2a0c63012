"""The road by which code puts a picture into the library; the admin's form ends in the same save()."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File

from .models import Image

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def add_picture(
    file: File,
    *,
    title: str,
    by: User | None,
    alt: str = "",
    caption: str = "",
    credit: str = "",
    focal: tuple[int, int] = (50, 50),
) -> Image:
    """A checked picture in the library; its renditions follow on commit. Refuses with a ValidationError."""
    image = Image(
        title=title,
        file=file,
        alt=alt,
        caption=caption,
        credit=credit,
        focal_x=focal[0],
        focal_y=focal[1],
        uploaded_by=by,
    )
    image.full_clean(exclude=["uploaded_by"])
    image.save()
    return image
