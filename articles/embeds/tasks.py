"""What the worker does about posts of other sites."""

from django.utils import timezone

from articles.conf import task

from .cards import due_cards, fetch_card


@task()
def fetch_due_cards() -> int:
    """How many sites told us all we asked."""
    at = timezone.now()
    return sum(fetch_card(card, at=at) for card in due_cards(at=at))
