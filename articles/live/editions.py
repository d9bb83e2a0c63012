"""Which edition of the site readers have: a number that moves whenever what they may see changes.

Changes by hand move the number, in the transaction that makes them. Changes by the clock alone (a scheduled
story appears, one ends, an event begins or is over, a slot opens) are seen by asking for the last such
moment. So two questions tell whether any page could differ from what a reader has.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Max, Q
from django.db.models.functions import Now
from django.utils import timezone

from .models import Edition, HomeSlot, LiveArticle


class EditionState(NamedTuple):
    """`number` by hand, `turned_at` by the clock; `changed_at` is the later of the two, if there is any."""

    number: int
    turned_at: datetime | None
    changed_at: datetime | None


def next_edition(*, at: datetime) -> None:
    """Call it in the transaction that changes what readers may see."""
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1, changed_at=at):
        Edition.objects.get_or_create(pk=1, defaults={"changed_at": at})


def on_change_for_readers(**_kwargs: Any) -> None:
    """Listener of post_save and post_delete of whatever pages print straight from its table."""
    next_edition(at=timezone.now())


def current_edition() -> EditionState:
    """Three queries, each answered by an index."""
    edition = Edition.objects.filter(pk=1).first()
    passed = LiveArticle.all_rows.aggregate(
        appeared=Max("visible_from", filter=Q(visible_from__lte=Now())),
        ended=Max("visible_until", filter=Q(visible_until__lte=Now())),
        begun=Max("event_starts_at", filter=Q(event_starts_at__lte=Now())),
        over=Max("event_ends_at", filter=Q(event_ends_at__lte=Now())),
    )
    slots = HomeSlot.objects.aggregate(
        opened=Max("starts_at", filter=Q(starts_at__lte=Now())),
        closed=Max("ends_at", filter=Q(ends_at__lte=Now())),
    )
    moments = [moment for moment in (*passed.values(), *slots.values()) if moment]
    turned_at = max(moments, default=None)
    if edition is None:
        return EditionState(0, turned_at, turned_at)
    return EditionState(edition.number, turned_at, max([edition.changed_at, *moments]))
