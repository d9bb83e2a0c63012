"""How long we keep what was typed into the box."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from .models import SignUpSender, Subscriber

PENDING_KEPT = timedelta(days=7)
SENDERS_KEPT = timedelta(hours=24)


class Tidied(NamedTuple):
    pending: int
    senders: int


def tidy_newsletter(*, at: datetime) -> Tidied:
    """After 7 days an address nobody confirmed is gone, after 24 hours who typed it."""
    pending, _rows = Subscriber.objects.pending().filter(requested_at__lte=at - PENDING_KEPT).delete()
    senders, _rows = SignUpSender.objects.filter(last_at__lte=at - SENDERS_KEPT).delete()
    return Tidied(pending, senders)
