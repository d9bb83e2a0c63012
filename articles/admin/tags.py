"""The tags' desk: what they are called, and what kind of thing they name."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Tag

from .desk import Desk


@admin.register(Tag)
class TagDesk(Desk):
    list_display = ["name", "kind", "uses"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "kind", "description"]
    prepopulated_fields = {"slug": ["name"]}
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return super().get_queryset(request).annotate(use_count=Count("article_items"))

    @admin.display(description=_("articles"), ordering="use_count")
    def uses(self, tag: Tag) -> int:
        return tag.use_count
