"""The partners' desk: figures about our readers, and the media kit. Enquiries have a desk of their own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.masthead.partners import find_media_kit, require_pdf
from articles.models import AudienceFact, MediaKit

from .desk import Desk


def _require_past(day: Any) -> Any:
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet."), code="future")
    return day


class AudienceFactForm(forms.ModelForm):
    class Meta:
        model = AudienceFact
        fields = ["value"]

    def clean_as_at(self) -> Any:
        return _require_past(self.cleaned_data["as_at"])


@admin.register(AudienceFact)
class AudienceFactDesk(Desk):
    form = AudienceFactForm
    list_display = ["value", "label", "source", "as_at", "shown", "position"]
    list_display_links = ["value"]
    list_editable = ["position"]
    fields = ["value", "label", "source", "as_at", "position"]
    actions = None

    @admin.display(description=_("for partners"))
    def shown(self, fact: AudienceFact) -> str:
        """Why a figure is not on the page, where it is not."""
        on = timezone.localdate()
        if fact.is_current(on=on):
            return str(_("Printed"))
        if fact.as_at > on:
            return str(_("Hidden: its day has not come yet"))
        return str(_("Hidden: older than twelve months"))


class MediaKitForm(forms.ModelForm):
    class Meta:
        model = MediaKit
        fields = ["title"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            require_pdf(file)
        return file

    def clean_version_date(self) -> Any:
        return _require_past(self.cleaned_data["version_date"])


@admin.register(MediaKit)
class MediaKitDesk(Desk):
    form = MediaKitForm
    list_display = ["title", "language", "version_date", "size", "handed_out"]
    fields = ["title", "file", "language", "version_date"]
    actions = None

    @admin.display(description=_("size"))
    def size(self, kit: MediaKit) -> str:
        return filesizeformat(kit.size) if kit.size else str(_("The file is missing"))

    @admin.display(description=_("for partners"))
    def handed_out(self, kit: MediaKit) -> SafeString | str:
        """The newest in a language is; all others wait, or are over."""
        if find_media_kit(kit.language) == kit:
            return format_html("<strong>{}</strong>", _("Handed out"))
        return str(_("A newer one is handed out"))
