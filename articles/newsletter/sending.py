"""Sending a subscriber's mail: one worker at a time, once, tried again until it is given up.

`mail_due_at` is the whole state: when the next try may begin, null when there is nothing (more) to try.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db.models import F

from .mail import build_mail
from .models import LEASE, Subscriber

log = logging.getLogger(__name__)

# Two machines' clocks may differ by this much; a try that came "too early" would be the only one.
CLOCK_SKEW = timedelta(seconds=5)
# Together less than a day, so that a link that arrives with the last try still counts for another.
PAUSES = [
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
]
TRIES = len(PAUSES) + 1


def claim_mail(pk: int, *, at: datetime) -> bool:
    """True for exactly one caller, and only when mail is due; it is due again when the lease runs out."""
    due = Subscriber.objects.mail_due(at=at + CLOCK_SKEW).filter(pk=pk)
    return bool(due.order_by().update(mail_due_at=at + LEASE, mail_attempts=F("mail_attempts") + 1))


def send_claimed_mail(pk: int, *, at: datetime) -> datetime | None:
    """Send what the subscriber is owed. Returns when to try again; None when it is sent, given up or void."""
    subscriber = Subscriber.objects.filter(pk=pk, mail_due_at__isnull=False).first()
    if subscriber is None:
        return None
    problem = _send(subscriber)
    rows = Subscriber.objects.filter(pk=pk)
    if not problem:
        rows.update(mails_sent=F("mails_sent") + 1, mailed_at=at, mail_error="", mail_due_at=None)
        return None
    next_try = _next_try(subscriber, at=at)
    # Whoever confirmed or left meanwhile is owed nothing more.
    noted = rows.filter(mail_due_at__isnull=False).update(mail_error=problem[:300], mail_due_at=next_try)
    return next_try if noted else None


def send_pending_mail(*, at: datetime) -> int:
    """Try all mail that is due, of whatever was left behind; how many subscribers' was tried."""
    due = list(Subscriber.objects.mail_due(at=at).values_list("pk", flat=True))
    claimed = [pk for pk in due if claim_mail(pk, at=at)]
    for pk in claimed:
        send_claimed_mail(pk, at=at)
    return len(claimed)


def _send(subscriber: Subscriber) -> str:
    """What went wrong, or "". The log is not told the address, which stands in what some servers answer."""
    try:
        build_mail(subscriber).send()
    except Exception as problem:  # noqa: BLE001 -- the edge of a task: any mail backend, any fault; told to the desk
        log.warning("Mail for subscriber %s not sent: %s", subscriber.pk, type(problem).__name__)
        return f"{type(problem).__name__}: {problem}"
    return ""


def _next_try(subscriber: Subscriber, *, at: datetime) -> datetime | None:
    if subscriber.mail_attempts >= TRIES:
        log.error("Mail for subscriber %s given up after %s tries", subscriber.pk, subscriber.mail_attempts)
        return None
    return at + PAUSES[subscriber.mail_attempts - 1]
