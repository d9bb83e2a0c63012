"""Sending an enquiry's mails: one worker at a time, each mail once, tried again until it is given up.

`mail_due_at` is the whole state: when the next try may begin, null when there is nothing (more) to try.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db.models import F

from .mail import build_alert, build_receipt
from .models import Enquiry

log = logging.getLogger(__name__)

# Longer than two mails take with every answer of the server at its limit; then the worker counts as dead.
LEASE = timedelta(minutes=5)
# Two machines' clocks may differ by this much; a try that came "too early" would be the only one.
CLOCK_SKEW = timedelta(seconds=5)
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
    due = Enquiry.objects.mail_due(at=at + CLOCK_SKEW).filter(pk=pk)
    return bool(due.order_by().update(mail_due_at=at + LEASE, mail_attempts=F("mail_attempts") + 1))


def send_claimed_mail(pk: int, *, at: datetime) -> datetime | None:
    """Send what has not been sent. Returns when to try again; None when all is sent, or given up."""
    enquiry = Enquiry.objects.get(pk=pk)
    problems = [
        _send_once(enquiry, "receipt_sent_at", build_receipt, at=at),
        _send_once(enquiry, "alert_sent_at", build_alert, at=at),
    ]
    enquiry.mail_error = "; ".join(filter(None, problems))[:300]
    enquiry.mail_due_at = _next_try(enquiry, at=at)
    # Whoever emptied mail_due_at meanwhile (spam, or its time is over) has decided: nothing more goes out.
    still_ours = Enquiry.objects.filter(pk=pk, mail_due_at__isnull=False)
    noted = still_ours.update(mail_error=enquiry.mail_error, mail_due_at=enquiry.mail_due_at)
    return enquiry.mail_due_at if noted else None


def send_pending_mail(*, at: datetime) -> int:
    """Try all mail that is due, of whatever was left behind; how many enquiries were tried."""
    due = list(Enquiry.objects.mail_due(at=at).values_list("pk", flat=True))
    claimed = [pk for pk in due if claim_mail(pk, at=at)]
    for pk in claimed:
        send_claimed_mail(pk, at=at)
    return len(claimed)


def _send_once(
    enquiry: Enquiry, sent_at: str, build: Callable[[Enquiry], EmailMessage], *, at: datetime
) -> str:
    """What went wrong, or "". A mail that was sent is noted before anything else can fail."""
    if getattr(enquiry, sent_at):
        return ""
    try:
        build(enquiry).send()
    except Exception as problem:  # noqa: BLE001 -- the edge of a task: any mail backend, any fault; told to the desk
        log.warning("Mail for enquiry %s not sent: %r", enquiry.reference, problem)
        return f"{type(problem).__name__}: {problem}"
    setattr(enquiry, sent_at, at)
    enquiry.save(update_fields=[sent_at])
    return ""


def _next_try(enquiry: Enquiry, *, at: datetime) -> datetime | None:
    if not enquiry.mail_error:
        return None
    if enquiry.mail_attempts >= TRIES:
        log.error("Mail for enquiry %s given up after %s tries", enquiry.reference, enquiry.mail_attempts)
        return None
    return at + PAUSES[enquiry.mail_attempts - 1]
