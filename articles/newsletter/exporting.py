"""The list as a table, for the service that sends the issues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from articles.text.tables import csv_table

from .mail import unsubscribe_url
from .models import Subscriber

# Read by programs of others: in English whatever the language of whoever exports.
HEADINGS = ["email", "language", "confirmed_at", "agreed_to", "unsubscribe_url"]


def subscribers_csv(subscribers: Iterable[Subscriber]) -> str:
    """Each with the address at which they leave, for the text and the List-Unsubscribe of every issue."""
    return csv_table(HEADINGS, map(_cells, subscribers))


def _cells(subscriber: Subscriber) -> list[str]:
    confirmed_at = subscriber.confirmed_at
    return [
        subscriber.email,
        subscriber.language,
        f"{confirmed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if confirmed_at else "",
        subscriber.wording,
        unsubscribe_url(subscriber),
    ]
