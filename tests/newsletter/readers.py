"""Readers who sign up, as the pages hand them over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.newsletter.models import Subscriber
from articles.newsletter.subscribing import confirm_subscription, request_subscription
from articles.newsletter.tokens import confirmation_token

AT = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
EMAIL = "mei@reader.example"
HOUR = timedelta(hours=1)


def sign_up(
    email: str = EMAIL, *, at: datetime = AT, address: str = "203.0.113.7", language: str = "en"
) -> Subscriber:
    """The row afterwards; the mail is not sent."""
    request_subscription(email, language=language, address=address, at=at)
    return Subscriber.objects.get(email=email.lower())


def confirmed(email: str = EMAIL, *, at: datetime = AT, **asked: Any) -> Subscriber:
    """On the list a minute after `at`."""
    subscriber = sign_up(email, at=at, **asked)
    confirm_subscription(confirmation_token(subscriber), at=at + timedelta(minutes=1))
    subscriber.refresh_from_db()
    return subscriber


def mailed(subscriber: Subscriber, *, at: datetime = AT) -> Subscriber:
    """As the worker leaves it once the mail is out."""
    Subscriber.objects.filter(pk=subscriber.pk).update(mailed_at=at, mails_sent=1, mail_due_at=None)
    subscriber.refresh_from_db()
    return subscriber
