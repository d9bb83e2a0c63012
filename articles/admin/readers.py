"""The readers' desk: how often what was read. Numbers of days and pages; of readers nothing is known."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Reading
from articles.readership.counting import OTHER_SITES
from articles.readership.figures import (
    DAYS_OF_CHARTS,
    DayCount,
    device_totals,
    site_series,
    top_articles,
    top_referrers,
)
from articles.readership.models import Device

from .charts import chart_of
from .desk import Desk

PERIODS = [7, DAYS_OF_CHARTS, 90]


class ReadDesk(Desk):
    """A desk whose things readers read: who may see the form sees how often, below it."""

    def readers_of(self, thing: Any) -> list[DayCount]:
        """The days of the chart; [] for what readers never had."""
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        thing = kwargs.get("obj")
        if thing is not None and (series := self.readers_of(thing)):
            context["readers"] = chart_of(series)
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Reading)
class ReadersDesk(Desk):
    """One page to look at; its rows are the counter's alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        overview = self.admin_site.admin_view(self.changelist_view)
        return [path("", overview, name="articles_reading_changelist")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        days = _period(request.GET.get("days", ""))
        today = timezone.localdate()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Readers"),
            "media": self.media,
            "days": days,
            "periods": PERIODS,
            "chart": chart_of(site_series(today=today, days=days)),
            "articles": top_articles(today=today, days=days),
            "referrers": [(_name_of(host), times) for host, times in top_referrers(today=today, days=days)],
            "devices": [
                (_device_of(value), times) for value, times in device_totals(today=today, days=days).items()
            ],
        }
        return TemplateResponse(request, "admin/articles/readers.html", context)


def _period(told: str) -> int:
    return int(told) if told in map(str, PERIODS) else DAYS_OF_CHARTS


def _name_of(host: str) -> str:
    names = {"": gettext("Straight here, an app, or a page of ours"), OTHER_SITES: gettext("Other sites")}
    return names.get(host, host)


def _device_of(value: str) -> str:
    return str(Device(value).label) if value else gettext("Not told apart any more")
