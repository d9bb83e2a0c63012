"""Mail is the worker's business."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from articles.conf import task

from .models import LEASE
from .sending import claim_mail, send_claimed_mail


@task()
def send_subscriber_mail(pk: int) -> bool:
    """Does nothing unless mail is due. The next try is booked before this one, in case the worker dies."""
    at = timezone.now()
    if not claim_mail(pk, at=at):
        return False
    _book_next_try(pk, at=at + LEASE)
    if next_try := send_claimed_mail(pk, at=at):
        _book_next_try(pk, at=next_try)
    return True


def queue_mail(pk: int) -> None:
    send_subscriber_mail.enqueue(pk)


def _book_next_try(pk: int, *, at: datetime) -> None:
    """Where the backend cannot wait, `manage.py send_pending_mail` tries again."""
    if send_subscriber_mail.get_backend().supports_defer:
        send_subscriber_mail.using(run_after=at).enqueue(pk)
