"""Announcing is the worker's business."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from articles.conf import task

from .announcing import claim_announcement, services_to_tell, tell_service


@task()
def announce_article(number: int, visible_from: str, moment: str) -> bool:
    """When readers have the story. Instants are in ISO 8601; `moment` tells one announcement from another."""
    seen, told_at = datetime.fromisoformat(visible_from), datetime.fromisoformat(moment)
    if not claim_announcement(number, visible_from=seen, moment=told_at):
        return False
    for service in services_to_tell():
        tell.enqueue(service, number, 1)
    return True


@task()
def tell(service: str, number: int, attempt: int) -> bool:
    """One try; the next is booked where the backend can wait, and is not made where it cannot."""
    pause = tell_service(service, number, attempt=attempt)
    if pause is None:
        return True
    if tell.get_backend().supports_defer:
        tell.using(run_after=timezone.now() + pause).enqueue(service, number, attempt + 1)
    return False
