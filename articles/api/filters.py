"""What lists may be narrowed by. Only what is named here; a parameter without a name here is passed over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters.fields import IsoDateTimeField

from articles.live.models import Kind, Language, LiveArticle, LiveByline
from articles.live.querysets import LiveArticleQuerySet


class InstantField(IsoDateTimeField):
    """A day or an instant in ISO 8601, in a year every database can count with."""

    def clean(self, value: Any) -> datetime | None:
        instant: datetime | None = super().clean(value)
        if instant and not 1900 <= instant.year <= 9000:
            raise ValidationError(_("Enter a date/time between the years 1900 and 9000."))
        return instant


class InstantFilter(django_filters.IsoDateTimeFilter):
    field_class = InstantField


class ArticleFilters(django_filters.FilterSet):
    section = django_filters.CharFilter("section__slug", help_text="Slug of a section.")
    kind = django_filters.ChoiceFilter(choices=Kind.choices, help_text="What sort of piece it is.")
    tag = django_filters.CharFilter("tags__slug", help_text="Slug of a tag.")
    author = django_filters.CharFilter(
        method="of_author", help_text="Slug of an author: words or photographs."
    )
    language = django_filters.ChoiceFilter(choices=Language.choices, help_text="BCP 47 tag of the language.")
    published_after = InstantFilter(
        "published_at", lookup_expr="gte", help_text="ISO 8601 day or instant; articles from then on."
    )
    published_before = InstantFilter(
        "published_at", lookup_expr="lt", help_text="ISO 8601 day or instant; articles before it."
    )

    class Meta:
        model = LiveArticle
        fields: list[str] = []

    def of_author(self, articles: LiveArticleQuerySet, name: str, value: str) -> LiveArticleQuerySet:
        """By subquery: one with both words and photographs by one person is listed once."""
        return articles.filter(pk__in=LiveByline.objects.filter(author__slug=value).values("live_article"))
