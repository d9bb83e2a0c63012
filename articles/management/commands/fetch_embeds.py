"""Ask again about posts of other sites whose site was silent. For cron, hourly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.embeds.cards import due_cards, fetch_card


class Command(BaseCommand):
    help = "Asks other sites about the posts our articles show, where their time has come."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        cards = due_cards(at=at)
        fetched = sum(fetch_card(card, at=at) for card in cards)
        self.stdout.write(f"Learned of {fetched} posts of {len(cards)}.")
