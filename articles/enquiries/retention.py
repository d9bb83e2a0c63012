"""How long we keep what partners told us about themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from .models import Enquiry, EnquiryQuerySet, EnquiryState

SENDERS_KEPT = timedelta(hours=24)
SPAM_KEPT = timedelta(days=30)
LETTERS_KEPT_MONTHS = 24

# The row stays for the year's count: reference, topic, budget, state and date name nobody.
EMPTIED = {
    **dict.fromkeys(["name", "company", "email", "phone", "when", "message", "notes"], ""),
    **dict.fromkeys(["sender_digest", "text_digest", "mail_error"], ""),
    "mail_due_at": None,
}


class Tidied(NamedTuple):
    senders: int
    spam: int
    letters: int


def tidy_enquiries(*, at: datetime) -> Tidied:
    """After 24 hours nobody knows where a letter was sent from, after 30 days what spam said,
    after 24 months who wrote. A second run changes nothing.
    """
    kept = Enquiry.objects.filter(anonymised_at__isnull=True)
    past_senders = Enquiry.objects.filter(received_at__lte=at - SENDERS_KEPT).exclude(sender_digest="")
    return Tidied(
        senders=past_senders.update(sender_digest=""),
        spam=_empty(kept.filter(state=EnquiryState.SPAM, received_at__lte=at - SPAM_KEPT), at=at),
        letters=_empty(kept.filter(received_at__lte=_months_before(at, LETTERS_KEPT_MONTHS)), at=at),
    )


def _empty(enquiries: EnquiryQuerySet, *, at: datetime) -> int:
    return enquiries.update(anonymised_at=at, **EMPTIED)


def _months_before(at: datetime, months: int) -> datetime:
    years, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=years, month=month + 1, day=min(at.day, 28))
