"""Compose live articles again, after templates or the body's markup changed. Readers' text stays the same."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from articles.models import LiveArticle
from articles.newsroom.recomposing import recompose_articles


class Command(BaseCommand):
    help = "Compose live articles again from the revision that is live; all of them, or those named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", help="web addresses; none means every live article")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = LiveArticle.all_rows.order_by("pk")
        if options["slugs"]:
            rows = rows.filter(slug__in=options["slugs"])
        done = recompose_articles(rows.values_list("pk", flat=True), at=timezone.now())
        self.stdout.write(f"Composed {done} articles.")
