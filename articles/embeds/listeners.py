"""What follows when an article shows posts of other sites, and when a card goes. Connected in apps.py."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from .cards import due_cards
from .models import EmbedCard
from .tasks import fetch_due_cards


def on_embeds_shown(**_kwargs: Any) -> None:
    """An article went live: the worker asks about posts nobody has asked about yet."""
    if due_cards(at=timezone.now()):
        fetch_due_cards.enqueue()


def on_card_deleted(instance: EmbedCard, **_kwargs: Any) -> None:
    """Once that is sure, its poster's file goes too."""
    if name := str(instance.poster.name or ""):
        transaction.on_commit(lambda: instance.poster.storage.delete(name), robust=True)
