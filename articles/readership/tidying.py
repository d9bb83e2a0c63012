"""After thirteen months a month's figures become one row a page: where from and on what is forgotten."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum

from .models import Reading

MONTHS_IN_DETAIL = 13


def fold_readings(*, today: date) -> int:
    """Fold every month that is wholly older; how many rows went into it. A second call finds none."""
    folded = 0
    keep_from = _months_before(today.replace(day=1), MONTHS_IN_DETAIL)
    while first := _first_month_with_detail(before=keep_from):
        folded += _fold_month(first)
    return folded


def _first_month_with_detail(*, before: date) -> date | None:
    oldest = Reading.objects.exclude(device="").filter(day__lt=before).order_by("day").first()
    return oldest.day.replace(day=1) if oldest else None


@transaction.atomic
def _fold_month(first: date) -> int:
    """The sum stands on the first of the month, without referrer and device."""
    month = Reading.objects.between(first, _next_month(first) - timedelta(days=1))
    sums = list(month.order_by().values("place", "number").annotate(count=Sum("count")))
    removed, _by_model = month.delete()
    Reading.objects.bulk_create(Reading(day=first, **row) for row in sums)
    return removed


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _months_before(first: date, months: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 - months, 12)
    return date(years, month + 1, 1)
