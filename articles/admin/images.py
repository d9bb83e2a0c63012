"""The picture desk: a library to look at, to choose from, and to fill."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Image

from .desk import Desk, account
from .picture_chooser import preview_address, thumbnail_address
from .rights import is_editor, visible_articles


class PictureForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["file", "title", "alt", "caption", "credit", "focal_x", "focal_y"]
        widgets = {"file": forms.FileInput(attrs={"class": "drop-zone"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].required = False

    def clean(self) -> dict[str, Any] | None:
        """Without a title, the file's name: nobody should have to type while news is breaking."""
        upload = self.files.get("file")
        if not self.cleaned_data.get("title") and upload:
            stem = PurePath(str(upload.name).replace("\\", "/")).stem[:200].strip()
            self.cleaned_data["title"] = self.instance.title = stem or str(_("Picture"))
        elif not self.cleaned_data.get("title") and not upload:
            self.cleaned_data["title"] = self.initial.get("title", "")
        return super().clean()


class PictureList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Image]:
        """With the little pictures: the same number of queries for one picture and for a page of them."""
        return super().get_queryset(request, exclude_parameters).prefetch_related("renditions")

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        for image in self.result_list:
            image.thumbnail = thumbnail_address(image)


@admin.register(Image)
class PictureDesk(Desk):
    form = PictureForm
    list_display = ["title", "alt", "credit"]
    search_fields = ["title", "alt", "caption", "credit"]
    search_help_text = _("Words of the title, the alternative text, the caption or the credit")
    readonly_fields = ["preview", "used_in"]
    list_per_page = 60
    actions = None
    fieldsets = [
        (None, {"fields": ["file", "preview", "alt", "caption", "credit", "title", "used_in"]}),
        (
            _("Focal point"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": _(
                    "Click on the picture above where it must never be cut off, or type numbers."
                ),
            },
        ),
    ]

    class Media:
        js = ["articles/admin/focal-point.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        """A new picture is used nowhere: nothing to show."""
        (title, shown), *rest = self.fieldsets
        fields = [name for name in shown["fields"] if obj or name != "used_in"]
        return [(title, {**shown, "fields": fields}), *rest]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        """Another picture in the place of one readers see is published at once: that is for editors."""
        may_replace = obj is None or is_editor(request.user) or not _is_seen(obj)
        return self.readonly_fields if may_replace else ["file", *self.readonly_fields]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PictureList]:
        return PictureList

    def save_model(self, request: HttpRequest, obj: Image, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.uploaded_by = account(request)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("picture"))
    def preview(self, image: Image | None) -> SafeString:
        """Where the focal point is clicked; empty until there is a file."""
        address = preview_address(image) if image and image.pk else ""
        return format_html(
            '<div class="focal-point" {}><img src="{}" alt=""><span class="focal-point__mark"></span></div>',
            "" if address else "hidden",
            address,
        )

    @admin.display(description=_("used in"))
    def used_in(self, image: Image) -> SafeString | str:
        """Articles the person may see, and authors whose portrait it is."""
        uses = getattr(image, "uses", [])  # put there by get_object
        return format_html_join("", '<p><a href="{}">{}</a></p>', uses) or str(_("Nowhere yet"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Image | None:
        image = super().get_object(request, object_id, from_field)
        if image is not None:
            image.uses = self._uses(request, image)
        return image

    def _uses(self, request: HttpRequest, image: Image) -> list[tuple[str, str]]:
        site = self.admin_site.name
        articles = visible_articles(request.user, Article.objects.filter(pictures=image))[:50]
        return [
            *((reverse(f"{site}:articles_article_change", args=[row.pk]), row.headline) for row in articles),
            *(
                (reverse(f"{site}:articles_author_change", args=[row.pk]), row.name)
                for row in image.portraits.all()
            ),
        ]

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """A picture that a page, a draft or an author shows is refused, with where it is."""
        image = self.get_object(request, object_id)
        if image is None or not self.has_delete_permission(request, image) or not _is_in_use(image):
            return super().delete_view(request, object_id, extra_context)
        text = _("This picture is in use and cannot be deleted. Take it out of these first: %(places)s")
        places = ", ".join(name for _address, name in self._uses(request, image)) or str(
            _("a page on the site")
        )
        self.message_user(request, text % {"places": places}, messages.ERROR)
        return HttpResponseRedirect(reverse(f"{self.admin_site.name}:articles_image_change", args=[image.pk]))

    def get_urls(self) -> list[URLPattern]:
        describe = self.admin_site.admin_view(self.describe_view)
        return [path("<int:number>/json/", describe, name="articles_image_describe"), *super().get_urls()]

    def describe_view(self, request: HttpRequest, number: int) -> JsonResponse:
        """What the editor shows of a picture."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        image = Image.objects.prefetch_related("renditions").filter(pk=number).first()
        if image is None:
            raise Http404
        words = {"title": image.title, "alt": image.alt, "caption": image.caption, "credit": image.credit}
        return JsonResponse({"id": image.pk, "thumb": preview_address(image), **words})


def _is_in_use(image: Image) -> bool:
    return image.articles.exists() or _is_seen(image)


def _is_seen(image: Image) -> bool:
    """By readers, or soon: a scheduled page counts."""
    return image.live_articles(manager="all_rows").exists() or image.portraits.exists()
