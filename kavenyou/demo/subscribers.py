"""The demo's subscribers, by the house's own roads: asked, confirmed by the link, one of them gone again."""

from __future__ import annotations

from datetime import datetime, timedelta

from articles.models import Subscriber
from articles.newsletter.addresses import normalise_email
from articles.newsletter.subscribing import confirm_subscription, request_subscription, unsubscribe
from articles.newsletter.tokens import confirmation_token

from .stories import moment, read_table

# Where they come from: a network kept for examples (RFC 5737).
NOWHERE = "198.51.100.{}"
A_MINUTE = timedelta(minutes=1)


def load_subscribers(*, at: datetime) -> None:
    for number, reader in enumerate(read_table("subscribers").values(), start=1):
        asked_at, email = moment(reader["asked"], at=at), normalise_email(reader["email"])
        request_subscription(email, language=reader["language"], address=NOWHERE.format(number), at=asked_at)
        subscriber = Subscriber.objects.get(email=email)
        if reader.get("confirms", True):
            confirm_subscription(confirmation_token(subscriber), at=asked_at + A_MINUTE)
        if "left" in reader:
            unsubscribe(subscriber, at=moment(reader["left"], at=at))
