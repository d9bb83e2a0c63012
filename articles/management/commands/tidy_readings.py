"""Fold the figures of readership that are older than thirteen months. For cron, monthly or oftener."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.readership.tidying import fold_readings


class Command(BaseCommand):
    help = "Folds figures older than 13 months into one row a page and month, without where from and on what."

    def handle(self, *args: Any, **options: Any) -> None:
        folded = fold_readings(today=timezone.localdate())
        self.stdout.write(f"Folded {folded} rows.")
