"""Send the mail a dead worker, or a backend that cannot wait, left behind. For cron, at any time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.enquiries import sending as enquiries
from articles.newsletter import sending as newsletter


class Command(BaseCommand):
    help = "Tries all mail that is due: receipts and alerts of enquiries, mails to those who sign up."

    def handle(self, *args: Any, **options: Any) -> None:
        letters = enquiries.send_pending_mail(at=timezone.now())
        readers = newsletter.send_pending_mail(at=timezone.now())
        self.stdout.write(f"Tried the mail of {letters} enquiries and {readers} subscribers.")
