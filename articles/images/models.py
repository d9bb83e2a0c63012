"""The picture library: an original, and the renditions readers are served."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from .fields import PictureField


def original_path(image: "Image", filename: str) -> str:
    """A random address: nobody finds an unpublished picture by guessing. The ending is of intake's naming."""
    extension = filename.rpartition(".")[2]
    return f"originals/{get_random_string(2)}/{get_random_string(20)}.{extension}"


def rendition_path(rendition: "Rendition", filename: str) -> str:
    """Named by what it shows: an address never shows another picture, so browsers may keep it for ever."""
    stamp = rendition.stamp
    return f"renditions/{stamp[:2]}/{stamp}/{rendition.recipe}-{rendition.width}.{rendition.format}"


class Image(models.Model):
    """A picture the desk may print. The file is re-encoded on the way in (see PictureField)."""

    title = models.CharField(
        _("title"), max_length=200, help_text=_("For finding it again; readers never see it.")
    )
    file = PictureField(
        _("file"), upload_to=original_path, width_field="width", height_field="height", digest_field="digest"
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False, db_index=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Photographer / source."))
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, from the top (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    wp_id = models.PositiveBigIntegerField(_("WordPress number"), null=True, unique=True, editable=False)
    # Below wp-content/uploads/, for example 2023/05/stage.jpg: old links to the file keep answering.
    wp_path = models.CharField(_("WordPress file"), max_length=300, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="image_focal_point_is_inside",
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                violation_error_message=_("The focal point lies between 0 and 100 percent."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file brings its own size and digest, also where update_fields names only the file."""
        if "file" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "width", "height", "digest"}
        super().save(*args, **kwargs)


class Rendition(models.Model):
    """One file made from an image by a recipe (see recipes.py).

    The stamp names the original and, where it crops, the focal point. Renditions of an older stamp stay until
    the pages that show them have been composed again.
    """

    image = models.ForeignKey(
        Image, on_delete=models.CASCADE, related_name="renditions", verbose_name=_("picture")
    )
    stamp = models.CharField(_("stamp"), max_length=40)
    recipe = models.CharField(_("recipe"), max_length=16)
    format = models.CharField(_("format"), max_length=4)
    width = models.PositiveIntegerField(_("width"), validators=[MinValueValidator(1)])
    height = models.PositiveIntegerField(_("height"), validators=[MinValueValidator(1)])
    file = models.FileField(_("file"), upload_to=rendition_path, max_length=200)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["recipe", "format", "width"]
        constraints = [
            models.UniqueConstraint(
                name="rendition_is_made_once", fields=["image", "stamp", "recipe", "format", "width"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image} · {self.recipe} {self.width} {self.format}"
