"""How the list grows. Of those who left we know when, and nothing more."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from .models import State, Subscriber, Suppression

MONTHS = 6


class Month(NamedTuple):
    """`joined`: who joined in it and is still here; `left`: who left in it, whenever they had joined."""

    first_day: date
    joined: int
    left: int


class Growth(NamedTuple):
    on_list: int
    waiting: int
    months: list[Month]


def growth_of_list(*, at: datetime) -> Growth:
    """The newest month first, as the current time zone counts them; three queries."""
    totals = Subscriber.objects.aggregate(
        on_list=Count("pk", filter=Q(state=State.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=State.PENDING)),
    )
    months = _last_months(timezone.localtime(at).date())
    since = timezone.localtime(at) - timedelta(days=31 * MONTHS)
    joined = _by_month(Subscriber.objects.confirmed(), "confirmed_at", since=since)
    left = _by_month(Suppression.objects.all(), "left_at", since=since)
    lines = [Month(month, joined.get(month, 0), left.get(month, 0)) for month in months]
    return Growth(totals["on_list"], totals["waiting"], lines)


def _last_months(today: date) -> list[date]:
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months


def _by_month(
    rows: QuerySet[Subscriber] | QuerySet[Suppression], moment: str, *, since: datetime
) -> dict[date, int]:
    """How many by the first day of the month."""
    counted = (
        rows.filter(**{f"{moment}__gte": since})
        .annotate(month=TruncMonth(moment))
        .order_by()
        .values("month")
        .annotate(count=Count("pk"))
    )
    return {row["month"].date(): row["count"] for row in counted}
