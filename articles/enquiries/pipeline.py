"""What the desk does with an enquiry."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Enquiry, EnquiryState
from .tasks import queue_mail

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def move_enquiry(enquiry: Enquiry, state: str, *, by: User, at: datetime) -> Enquiry:
    """The enquiry in its new state. Who takes up talks looks after it, unless somebody does.

    Out of the spam folder, receipt and alert go out as if it had just come in; into it, no mail goes out.
    """
    with transaction.atomic():
        enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
        was_spam = enquiry.is_spam
        enquiry.state = EnquiryState(state)
        if enquiry.state == EnquiryState.IN_TALKS and enquiry.assignee is None:
            enquiry.assignee = by
        if enquiry.is_spam:
            enquiry.mail_due_at = None
        enquiry.save(update_fields=["state", "assignee", "mail_due_at"])
        if was_spam and not enquiry.is_spam and not enquiry.anonymised_at:
            send_mail_again(enquiry, at=at)
    return enquiry


def send_mail_again(enquiry: Enquiry, *, at: datetime) -> None:
    """Give what was never sent a new row of tries. Refuses spam and what was emptied."""
    if enquiry.is_spam or enquiry.anonymised_at:
        raise ValidationError(_("Nothing is mailed for spam, nor after an enquiry was emptied."))
    Enquiry.objects.filter(pk=enquiry.pk).unsent_mail().update(mail_due_at=at, mail_attempts=0, mail_error="")
    transaction.on_commit(lambda: queue_mail(enquiry.pk), robust=True)
