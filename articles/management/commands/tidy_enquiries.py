"""Forget what we promised to forget about those who wrote to us. For cron, daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.enquiries.retention import tidy_enquiries


class Command(BaseCommand):
    help = "Forgets senders after 24 hours, what spam said after 30 days, and who wrote after 24 months."

    def handle(self, *args: Any, **options: Any) -> None:
        tidied = tidy_enquiries(at=timezone.now())
        self.stdout.write(f"Forgot {tidied.senders} senders.")
        self.stdout.write(f"Emptied {tidied.spam} letters of spam and {tidied.letters} old enquiries.")
