"""The desk of old addresses: what once stood somewhere leads on to where it stands now."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.live.redirects import check_redirect, is_answered, save_redirect
from articles.models import Redirect

from .desk import Desk


class RedirectForm(forms.ModelForm):
    """Addresses as people copy them; stored as they are looked up."""

    class Meta:
        model = Redirect
        fields = ["path", "target"]
        help_texts = {
            "path": _(
                "For example /old-page/ or /category/k-pop/. You may paste the whole address from a browser."
            ),
            "target": _("An address of this site, for example /music/ or /seo-yul-interview/."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "path" in cleaned and "target" in cleaned:
            number = self.instance.pk
            cleaned["path"], cleaned["target"] = check_redirect(
                cleaned["path"], cleaned["target"], number=number
            )
        return cleaned


@admin.register(Redirect)
class RedirectDesk(Desk):
    form = RedirectForm
    list_display = ["path", "target", "made_at"]
    search_fields = ["path", "target"]
    date_hierarchy = "made_at"

    def save_model(self, request: HttpRequest, obj: Redirect, form: Any, change: bool) -> None:
        saved = save_redirect(obj.path, obj.target, at=timezone.now(), number=obj.pk)
        obj.pk, obj.made_at = saved.pk, saved.made_at
        if not is_answered(saved.target):
            self.message_user(
                request,
                _("Readers find nothing at “%(target)s” yet. Check that it is written as you meant it.")
                % {"target": saved.target},
                messages.WARNING,
            )
