"""Who made an article, as rows of its form."""

from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Byline


class BylineForms(BaseInlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if delete := form.fields.get("DELETE"):
            delete.widget.attrs["aria-label"] = str(_("Delete this byline"))


class BylineRows(admin.TabularInline):
    model = Byline
    formset = BylineForms
    fields = ["author", "role", "position"]
    autocomplete_fields = ["author"]
    extra = 0
    verbose_name_plural = _("Bylines, in the order printed")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        # The heading of a column is no label to a screen reader.
        field.widget.attrs["aria-label"] = str(db_field.verbose_name)
        if db_field.name == "author":
            leave_only_the_choice(field, but_add=True)
        return field


def leave_only_the_choice(field: Any, *, but_add: bool = False) -> None:
    """Without the admin's row of icons beside it."""
    widget = field.widget
    widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
    widget.can_add_related = widget.can_add_related and but_add
