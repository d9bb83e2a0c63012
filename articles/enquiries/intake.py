"""A letter comes in: screened, stored with its reference, and handed to the mail room once it is safe."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles.conf import setting
from articles.masthead.models import SiteSettings
from articles.senders import digest_address, recent_digests

from .models import Enquiry, EnquiryCounter, EnquiryState
from .screening import digest_text, find_double, spam_reasons
from .tasks import queue_mail

HOUR = timedelta(hours=1)
PURPOSE = "enquiries"


class TooManyEnquiries(Exception):  # noqa: N818 -- a refusal, not a fault
    """The address has written ENQUIRIES_PER_HOUR times; `retry_after` says when it may again."""

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__(f"Wait {retry_after} before the next enquiry.")
        self.retry_after = retry_after


def receive_enquiry(
    enquiry: Enquiry, *, address: str, age: timedelta, trap: str = "", at: datetime
) -> Enquiry:
    """The stored enquiry, with a reference; mail is queued when the row is committed, never before.

    The same letter again within a day is the first one's row. Spam is stored and not mailed.
    `address` is where it came from, `age` how long the form was open, `trap` what stood in the hidden field.
    Raises TooManyEnquiries.
    """
    enquiry.text_digest = digest_text(enquiry.message)
    with transaction.atomic():
        counter = EnquiryCounter.take_lock(timezone.localtime(at).year)
        if double := find_double(enquiry, at=at):
            return double
        _refuse_flood(address, at=at)
        enquiry.spam_reasons = spam_reasons(enquiry, trap=trap, age=age, at=at)
        enquiry.state = EnquiryState.SPAM if enquiry.spam_reasons else EnquiryState.NEW
        enquiry.reference = f"{_reference_prefix()}-{counter.year}-{counter.next_number():04}"
        enquiry.sender_digest = digest_address(address, purpose=PURPOSE, at=at)
        enquiry.received_at = at
        enquiry.mail_due_at = None if enquiry.is_spam else at
        enquiry.save(force_insert=True)
        if not enquiry.is_spam:
            transaction.on_commit(lambda: queue_mail(enquiry.pk), robust=True)
    return enquiry


def _refuse_flood(address: str, *, at: datetime) -> None:
    limit = setting("ENQUIRIES_PER_HOUR")
    digests = recent_digests(address, purpose=PURPOSE, at=at)
    recent = Enquiry.objects.filter(sender_digest__in=digests, received_at__gt=at - HOUR)
    newest = list(recent.order_by("-received_at").values_list("received_at", flat=True)[:limit])
    if len(newest) >= limit:
        raise TooManyEnquiries(newest[-1] + HOUR - at)


def _reference_prefix() -> str:
    """The capitals of the site's name, "KA" for KAvenyou; without two of them its first two letters."""
    letters = re.sub(r"[^A-Za-z]", "", SiteSettings.load().name)
    capitals = "".join(filter(str.isupper, letters))
    return capitals[:4] if len(capitals) > 1 else letters[:2].upper() or "EN"
