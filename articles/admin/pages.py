"""The desk of pages that are no stories: about, privacy, corrections. What is saved here, readers see."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from articles.masthead.pages import CORRECTIONS
from articles.models import Article, Page
from articles.newsroom.slugs import require_free_address, validate_address
from articles.text.addresses import normalise_address

from .body_editor import WordsWidget, require_whole_editor
from .desk import Desk


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ["title"]

    def clean_slug(self) -> str:
        """Free, or shared with the same page in another language, or of a list the site prints itself."""
        slug = normalise_address(self.cleaned_data["slug"])
        if slug == CORRECTIONS or Page.objects.filter(slug=slug).exists():
            return slug
        validate_address(slug)
        require_free_address(slug)
        if Article.objects.filter(slug=slug).exists():
            raise ValidationError(
                _("An article has the web address “%(slug)s”. Choose another."), params={"slug": slug}
            )
        return slug

    def clean(self) -> dict[str, Any] | None:
        require_whole_editor(self)
        if self.cleaned_data.get("is_published") and not self.cleaned_data.get("body", "").strip():
            self.add_error(
                "body", _("Readers would find an empty page. Write it first, or keep it unpublished.")
            )
        return super().clean()


@admin.register(Page)
class PageDesk(Desk):
    form = PageForm
    list_display = ["title", "slug", "language", "is_published", "changed_at"]
    list_filter = ["language", "is_published"]
    search_fields = ["title", "slug"]
    actions = None
    fieldsets = [
        (None, {"fields": ["title", "description", "body"], "classes": ["writing"]}),
        (
            _("Place"),
            {
                "fields": [("slug", "language"), "is_published"],
                "description": _(
                    "One page in several languages has the same web address in each. Without a Korean or "
                    "Chinese version, those readers get the English one."
                ),
            },
        ),
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body":
            articles = reverse(f"{self.admin_site.name}:articles_article_changelist")
            return db_field.formfield(widget=WordsWidget(articles=articles))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_view_on_site_url(self, obj: Page | None = None) -> str | None:
        """In its own language, and only what a reader would find there."""
        if obj is None or not obj.is_published:
            return None
        name, values = ("corrections", []) if obj.slug == CORRECTIONS else ("article", [obj.slug])
        try:
            with translation.override(obj.language):
                return reverse(f"articles:{name}", args=values)
        except NoReverseMatch:
            return None  # a host without our pages
