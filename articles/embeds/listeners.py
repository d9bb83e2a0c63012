"""What follows when a card is deleted. Connected in apps.py."""

from typing import Any

from django.db import transaction

from .models import EmbedCard


def on_card_deleted(instance: EmbedCard, **_kwargs: Any) -> None:
    """Once that is sure, its poster's file goes too."""
    if name := str(instance.poster.name or ""):
        transaction.on_commit(lambda: instance.poster.storage.delete(name), robust=True)
