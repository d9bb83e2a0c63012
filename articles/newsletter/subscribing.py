"""Onto the list and off it. Nobody is on it who has not asked for it and confirmed it from their own mailbox.

Asking does the same for an address we have never seen, one that waits and one that is on the list: whoever
types an address learns nothing about it. What differs happens later, in the worker, and in the mailbox.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from functools import partial

from django.db import transaction

from articles.conf import setting
from articles.senders import digest_address, recent_digests
from articles.text.languages import PAGE_LANGUAGES

from .addresses import digest_email, digests_of, normalise_email
from .models import SignUpSender, State, Subscriber, Suppression
from .tasks import queue_mail
from .tokens import confirmation_token, confirmed_address, digest_token, leaving_address

HOUR = timedelta(hours=1)
PURPOSE = "newsletter"
# The words beside the button, as people agree to them; docs/editors.md keeps each version.
WORDING = "2026-11"


class TooManySignUps(Exception):  # noqa: N818 -- a refusal, not a fault
    """The sender has signed up SIGN_UPS_PER_HOUR addresses; `retry_after` says when they may again."""

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__(f"Wait {retry_after} before the next sign-up.")
        self.retry_after = retry_after


class Link(Enum):
    """What a link to confirm is good for."""

    OPEN = "may confirm"
    USED = "its address is on the list"
    STALE = "too old, or not the last one sent"
    LEFT = "its address is not with us any more"


def request_subscription(email: str, *, language: str, address: str, at: datetime) -> None:
    """Somebody at `address` wants the newsletter sent to `email`; the link to confirm goes out by the worker.

    At most one mail an hour to an address. Raises TooManySignUps, ValidationError.
    """
    email = normalise_email(email)
    with transaction.atomic():
        _refuse_flood(address, at=at)
        subscriber = _take_row(email, language=language, at=at)
        subscriber.requested_at = at
        changes = {"mail_due_at": at, "mail_attempts": 0, "mail_error": ""}
        if not subscriber.is_confirmed:
            changes |= {
                "requested_at": at,
                "language": _known(language),
                "wording": WORDING,
                "token_digest": digest_token(confirmation_token(subscriber)),
            }
        Subscriber.objects.filter(pk=subscriber.pk).may_be_mailed(at=at).update(**changes)
        transaction.on_commit(partial(queue_mail, subscriber.pk), robust=True)


def renew_confirmation(token: str, *, address: str, at: datetime) -> None:
    """Another link for whoever has an old one, as if they had asked anew.

    Raises UnknownLink, TooManySignUps.
    """
    subscriber = Subscriber.objects.filter(digest=confirmed_address(token)).first()
    if subscriber is not None:
        request_subscription(subscriber.email, language=subscriber.language, address=address, at=at)


def read_link(token: str, *, at: datetime) -> Link:
    """What the link is good for now. Raises UnknownLink."""
    subscriber = Subscriber.objects.filter(digest=confirmed_address(token)).first()
    if subscriber is None:
        return Link.LEFT
    if subscriber.is_confirmed:
        return Link.USED
    is_open = Subscriber.objects.filter(pk=subscriber.pk).opened_by(digest_token(token), at=at).exists()
    return Link.OPEN if is_open else Link.STALE


def confirm_subscription(token: str, *, at: datetime) -> Link:
    """Link.USED when the address is on the list now, by this press or by one before. Raises UnknownLink."""
    rows = Subscriber.objects.filter(digest=confirmed_address(token))
    with transaction.atomic():
        opened = rows.opened_by(digest_token(token), at=at)
        if opened.update(state=State.CONFIRMED, confirmed_at=at, mail_due_at=None, mail_error=""):
            emails = rows.values_list("email", flat=True)
            Suppression.objects.filter(
                digest__in=[key for email in emails for key in digests_of(email)]
            ).delete()
    return read_link(token, at=at)


def unsubscribe(subscriber: Subscriber, *, at: datetime) -> None:
    """Off the list at once. Of the address stays a digest that keeps imports from bringing it back."""
    with transaction.atomic():
        left = Suppression(digest=digest_email(subscriber.email), left_at=at)
        Suppression.objects.bulk_create([left], ignore_conflicts=True)
        Subscriber.objects.filter(pk=subscriber.pk).delete()


def unsubscribe_by_link(token: str, *, at: datetime) -> None:
    """The same for whoever has the link of an issue, as often as they like. Raises UnknownLink."""
    for subscriber in Subscriber.objects.filter(digest=leaving_address(token)):
        unsubscribe(subscriber, at=at)


def erase_address(email: str) -> None:
    """On request: nothing of the address stays, not even what would keep an import from bringing it back.

    Raises ValidationError.
    """
    email = normalise_email(email)
    with transaction.atomic():
        Suppression.objects.filter(digest__in=digests_of(email)).delete()
        Subscriber.objects.filter(email=email).delete()


def is_suppressed(email: str) -> bool:
    return Suppression.objects.filter(digest__in=digests_of(email)).exists()


def _take_row(email: str, *, language: str, at: datetime) -> Subscriber:
    """The address's row, made when there is none, ours until the transaction ends.

    One statement does it, so that two who type the same address at once wait for each other.
    """
    row = Subscriber(
        email=email,
        digest=digest_email(email),
        language=_known(language),
        requested_at=at,
        wording=WORDING,
    )
    Subscriber.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["email"], update_fields=["email"]
    )
    return Subscriber.objects.get(email=email)


def _known(language: str) -> str:
    """Ours for Django's code: en for en-gb."""
    codes = [code for code, _name in PAGE_LANGUAGES]
    return next((code for code in codes if code[:2] == language[:2].lower()), codes[0])


def _refuse_flood(address: str, *, at: datetime) -> None:
    """Counts this sign-up, whatever becomes of it. The sender's row is the lock that keeps the count."""
    digest = digest_address(address, purpose=PURPOSE, at=at)
    SignUpSender.objects.bulk_create(
        [SignUpSender(digest=digest, last_at=at)],
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=["last_at"],
    )
    rows = {
        row.digest: row
        for row in SignUpSender.objects.filter(digest__in=recent_digests(address, purpose=PURPOSE, at=at))
    }
    hour_ago = (at - HOUR).timestamp()
    recent = sorted(time for row in rows.values() for time in row.times if time > hour_ago)
    limit = setting("SIGN_UPS_PER_HOUR")
    if len(recent) >= limit:
        raise TooManySignUps(timedelta(seconds=recent[-limit] - hour_ago))
    today = rows[digest]
    today.times = [time for time in today.times if time > hour_ago] + [at.timestamp()]
    today.save(update_fields=["times"])
