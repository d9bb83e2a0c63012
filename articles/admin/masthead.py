"""The masthead's desks: sections, authors, accounts elsewhere, and the two tables of one row."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.masthead.models import Singleton
from articles.models import AdvertisingContact, Author, Section, SiteSettings, SocialLink
from articles.newsroom.slugs import require_free_address, validate_address
from articles.readership.figures import DayCount, section_series

from .desk import Desk
from .picture_chooser import PictureChooser
from .readers import ReadDesk


class SectionForm(forms.ModelForm):
    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug != self.initial.get("slug"):
            validate_address(slug)
            require_free_address(slug, section=self.instance.pk)
        return slug


@admin.register(Section)
class SectionDesk(ReadDesk):
    form = SectionForm
    list_display = ["name", "slug", "colour", "position"]
    list_editable = ["position"]
    fields = ["name", ("name_ko", "name_zh"), "slug", "description", "colour", "position"]
    prepopulated_fields = {"slug": ["name"]}
    actions = None

    def readers_of(self, section: Section) -> list[DayCount]:
        return section_series(section, today=timezone.localdate())


@admin.register(Author)
class AuthorDesk(Desk):
    list_display = ["name", "name_ko", "name_zh", "role"]
    search_fields = ["name", "name_ko", "name_zh"]
    prepopulated_fields = {"slug": ["name"]}
    actions = None
    fieldsets = [
        (None, {"fields": ["name", ("name_ko", "name_zh"), "slug", "role", "bio", "portrait", "links"]}),
        (_("Account"), {"fields": ["user"], "classes": ["collapse"]}),
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "portrait":
            return db_field.formfield(widget=PictureChooser(db_field.remote_field, self.admin_site))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "user":
            kwargs["queryset"] = get_user_model().objects.filter(is_staff=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(SocialLink)
class SocialLinkDesk(Desk):
    list_display = ["platform", "handle", "link", "position"]
    list_editable = ["position"]
    fields = ["platform", "handle", "given_address", "position"]
    actions = None

    @admin.display(description=_("address"))
    def link(self, account: SocialLink) -> SafeString:
        """Addresses are http or https by validation; anything else is shown and not linked."""
        if not account.address.startswith(("https://", "http://")):
            return format_html("{}", account.address)
        return format_html('<a href="{0}" rel="noopener">{0}</a>', account.address)


class SingletonDesk(Desk):
    """There is one row: the list leads straight to its form, and it is neither added nor deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Singleton | None = None) -> bool:
        return False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Singleton | None:
        """The row, or one with the defaults that the first save stores."""
        return self.model.load() if object_id == "1" else None

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        name = f"{self.admin_site.name}:articles_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=["1"]))


@admin.register(AdvertisingContact)
class AdvertisingContactDesk(SingletonDesk):
    fields = ["purpose", "email", "wording", "reply_promise"]


@admin.register(SiteSettings)
class SiteSettingsDesk(SingletonDesk):
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "time_zone"]}),
        (_("The Line"), {"fields": [("line_start", "line_end")]}),
        (_("Front page"), {"fields": ["voices_heading", "events_heading"]}),
        (_("Below every article"), {"fields": ["share_prompt", "related_heading"]}),
        (_("For machines"), {"fields": ["allows_ai_crawlers", "ads_txt"]}),
    ]
