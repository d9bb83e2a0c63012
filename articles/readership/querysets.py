"""Ways of asking for readings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q, Sum

from articles.live.models import LiveArticle

if TYPE_CHECKING:
    from articles.masthead.models import Section


class ReadingQuerySet(models.QuerySet[Any]):
    def between(self, first: date, last: date) -> Self:
        """Both days belong to it."""
        return self.filter(day__gte=first, day__lte=last)

    def of_article(self, number: int) -> Self:
        return self.filter(place="article", number=number)

    def of_section(self, section: Section) -> Self:
        """Its own page, and the articles that are in it today."""
        articles = LiveArticle.all_rows.filter(section=section).values("pk")
        return self.filter(Q(place="section", number=section.pk) | Q(place="article", number__in=articles))

    def totals(self, *names: str) -> dict[Any, int]:
        """The sums by these columns, the greatest first."""
        rows = self.order_by().values_list(*names).annotate(total=Sum("count")).order_by("-total", *names)
        return {key[0] if len(key) == 1 else tuple(key): total for *key, total in rows}
