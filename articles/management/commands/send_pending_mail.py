"""Send the enquiry mail a dead worker, or a backend that cannot wait, left behind. For cron, at any time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.enquiries.sending import send_pending_mail


class Command(BaseCommand):
    help = "Tries all enquiry mail that is due: receipts and alerts never sent, or left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        count = send_pending_mail(at=timezone.now())
        self.stdout.write(f"Tried the mail of {count} enquiries.")
