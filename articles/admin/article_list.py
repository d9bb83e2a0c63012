"""The list of articles: what needs me?"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Rendition
from articles.newsroom.models import State


class ArticleList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Article]:
        """With the little pictures: the same number of queries for one article and for a page of them."""
        squares = Rendition.objects.filter(recipe="square")
        articles = super().get_queryset(request, exclude_parameters)
        return articles.prefetch_related(Prefetch("hero_image__renditions", queryset=squares))


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Article]:
        chosen = self.value()
        return queryset.in_state(chosen, at=timezone.now()) if chosen in State.values else queryset


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Begun by me")), ("edited", _("Last saved by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        column = {"mine": "created_by", "edited": "edited_by"}.get(self.value() or "")
        return queryset.filter(**{column: request.user.pk}) if column else queryset
