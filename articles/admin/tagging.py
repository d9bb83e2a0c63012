"""Tags as one input that completes what exists and creates what does not."""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models.functions import Length
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from taggit.utils import parse_tags

from articles.models import Tag

PAGE = 20
PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,2}")


class TagInput(AutocompleteSelectMultiple):
    """select2, as in the rest of the admin; the options' values are the tags' names."""

    def get_url(self) -> str:
        return reverse(f"{self.admin_site.name}:articles_article_tags")

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"class": "tag-input", "data-tags": "true", "data-token-separators": '[","]'}

    def format_value(self, value: Any) -> list[str]:
        """Tags of a stored article, or what was typed before an error."""
        return parse_tags(value) if isinstance(value, str) else [tag.name for tag in value or []]

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> list[Any]:
        options = [self.create_option(name, tag, tag, True, index) for index, tag in enumerate(value)]
        return [(None, options, 0)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Each name in quotes, as taggit's parser wants it: "travel, asia" stays one tag."""
        names = (raw.replace('"', "").strip() for raw in data.getlist(name))
        return ", ".join(f'"{tag}"' for tag in names if tag)

    @property
    def media(self) -> forms.Media:
        # Its own script after the admin's: select2 and jQuery have to be there.
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "articles/admin/tag-input.js"])


def matching_tags(request: HttpRequest) -> JsonResponse:
    """A page of tags with the typed letters in them, shortest first, without those chosen already."""
    term = request.GET.get("term", "").replace("\0", "").strip()[:100]
    page = request.GET.get("page", "1")
    start = (int(page) - 1) * PAGE if PAGE_NUMBER.fullmatch(page) else 0
    chosen = [name for name in request.GET.getlist("exclude")[:100] if "\0" not in name]
    tags = Tag.objects.filter(name__icontains=term).exclude(name__in=chosen).order_by(Length("name"), "name")
    names = list(tags.values_list("name", flat=True)[start : start + PAGE + 1])
    results = [{"id": name, "text": name} for name in names[:PAGE]]
    return JsonResponse({"results": results, "pagination": {"more": len(names) > PAGE}})
