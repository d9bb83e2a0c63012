"""Forget who typed an address into the newsletter box and never confirmed it. For cron, daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.newsletter.tidying import tidy_newsletter


class Command(BaseCommand):
    help = "Deletes addresses nobody confirmed within 7 days; forgets senders of sign-ups after 24 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        tidied = tidy_newsletter(at=timezone.now())
        self.stdout.write(f"Deleted {tidied.pending} unconfirmed addresses, forgot {tidied.senders} senders.")
