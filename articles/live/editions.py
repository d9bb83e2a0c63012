"""Which edition of the site readers have: a number that moves whenever what they may see changes.

Changes by hand move the number, in the transaction that makes them. Changes by the clock alone (a scheduled
story appears, one ends, an event begins or is over, a slot opens) are seen by asking for the last such
moment. So one question tells whether any page could differ from what a reader has.
"""

from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import DateTimeField, F, Model, QuerySet, Subquery, Value
from django.db.models.functions import Greatest, Now
from django.utils import timezone

from articles.masthead.models import SiteSettings

from .models import Edition, HomeSlot, LiveArticle

Row = TypeVar("Row", bound=Model)

MOMENTS = ["appeared", "ended", "passed", "began", "over", "opened", "closed"]


class EditionState(NamedTuple):
    """`number` by hand, `turned_at` by the clock; `changed_at` is the later of the two.

    `time_zone` is the site's own: pages print days, and a new day makes new pages.
    """

    number: int
    turned_at: datetime | None
    changed_at: datetime
    time_zone: str


def next_edition(*, at: datetime) -> None:
    """Call it in the transaction that changes what readers may see, as its last step: others wait for it."""
    # A date never goes back, whichever of two transactions is committed last.
    latest = Greatest(F("changed_at"), Value(at, DateTimeField()))
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1, changed_at=latest):
        Edition.objects.get_or_create(pk=1, defaults={"changed_at": at})


def on_change_for_readers(**_kwargs: Any) -> None:
    """Listener of post_save and post_delete of whatever pages print straight from its table."""
    next_edition(at=timezone.now())


def current_edition() -> EditionState | None:
    """One query; None before there is anything for readers."""
    row = with_edition(Edition.objects.filter(pk=1)).first()
    return edition_of(row) if row else None


def with_edition(rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows, each with the edition it was read in: one statement, so never the edition after it."""
    columns = {f"edition_{name}": Subquery(column) for name, column in _columns().items()}
    found: QuerySet[Row] = rows.annotate(**columns)
    return found


def edition_of(row: Any) -> EditionState | None:
    """The edition a row of `with_edition` came with."""
    if row.edition_number is None:
        return None
    values = (getattr(row, f"edition_{name}") for name in MOMENTS)
    moments = [moment for moment in values if moment]
    return EditionState(
        number=row.edition_number,
        turned_at=max(moments, default=None),
        changed_at=max([row.edition_changed_at, *moments]),
        time_zone=row.edition_time_zone or SiteSettings().time_zone,
    )


def _columns() -> dict[str, QuerySet[Any, Any]]:
    """Each asks an index for its last entry before now; a maximum over the table would read the table."""
    edition = Edition.objects.filter(pk=1)
    rows = LiveArticle.all_rows
    events = rows.filter(event_starts_at__isnull=False)
    without_end = events.filter(event_ends_at__isnull=True, event_starts_at__lte=Now())
    still_on = events.filter(event_ends_at__gt=Now(), event_starts_at__lte=Now())
    return {
        "number": edition.values("number"),
        "changed_at": edition.values("changed_at"),
        "time_zone": SiteSettings.objects.filter(pk=1).values("time_zone"),
        "appeared": _last(rows.filter(visible_from__lte=Now()), "visible_from"),
        "ended": _last(rows.filter(visible_until__lte=Now()), "visible_until"),
        # The index is sorted by the end and then by the beginning: they are asked for in that order.
        "passed": without_end.order_by("-event_ends_at", "-event_starts_at").values("event_starts_at")[:1],
        "began": _last(still_on, "event_starts_at"),
        "over": _last(events.filter(event_ends_at__lte=Now()), "event_ends_at"),
        "opened": _last(HomeSlot.objects.filter(starts_at__lte=Now()), "starts_at"),
        "closed": _last(HomeSlot.objects.filter(ends_at__lte=Now()), "ends_at"),
    }


def _last(rows: QuerySet[Any], moment: str) -> QuerySet[Any, Any]:
    return rows.order_by(f"-{moment}").values(moment)[:1]
