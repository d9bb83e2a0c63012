"""Choosing a picture of the library, seen and not numbered."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import ForeignKeyRawIdWidget
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.images.markup import describe_picture
from articles.models import Image


def thumbnail_address(image: Image) -> str:
    """A small square of it."""
    return str(describe_picture(image)["crops"]["square"]["src"])


def preview_address(image: Image) -> str:
    """The whole picture, small."""
    return str(describe_picture(image)["crops"]["native"]["src"])


class PictureChooser(ForeignKeyRawIdWidget):
    """The number is hidden; shown are the picture and buttons to choose another or none."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        image = Image.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        library = reverse(f"{self.admin_site.name}:articles_image_changelist")
        context = {
            "name": name,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "value": image.pk if image else "",
            "title": image.title if image else "",
            "thumbnail": preview_address(image) if image else "",
            "library": library,
        }
        return render_to_string("admin/articles/picture_chooser.html", context)

    def id_for_label(self, id_: str) -> str:
        """None: the number's box is hidden, and the buttons say what they do."""
        return ""

    @property
    def media(self) -> forms.Media:
        scripts = ["admin/js/vendor/jquery/jquery.js", "admin/js/jquery.init.js"]
        scripts += ["admin/js/admin/RelatedObjectLookups.js", "articles/admin/picture-chooser.js"]
        return forms.Media(js=scripts)
