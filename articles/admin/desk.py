"""What the desks have in common."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from js_asset import Media


class Desk(admin.ModelAdmin):
    """A table of ours in the admin: our look, and scripts that a strict content security policy lets run."""

    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["articles/admin/desk.css"]}

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Not by what points at the rows: a list of pictures would tell which a hidden draft shows."""
        fields = self.opts.get_fields(include_hidden=True)
        backwards = {field.name for field in fields if field.auto_created and not field.concrete}
        return lookup.partition("__")[0] not in backwards and super().lookup_allowed(lookup, value, request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context["media"] = _with_nonce(context["media"], request)
        return super().render_change_form(request, context, *args, **kwargs)


def account(request: HttpRequest) -> User:
    """Who sits at the desk: the admin lets nobody in without an account."""
    return cast("User", request.user)


def _with_nonce(media: forms.Media, request: HttpRequest) -> forms.Media:
    """The editor's import map is an inline script: where the host has a nonce, it carries it."""
    nonce = getattr(request, "csp_nonce", None)
    return Media.from_media(media, nonce="" if nonce is None else nonce)
