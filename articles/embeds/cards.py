"""Learning of the posts our articles show: once, by the worker, and again later where a site was silent.

What the desk wrote is never overwritten: an answer fills what is empty.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from articles.text.body_words import UNWRITABLE
from articles.text.embeds import Embed

from .fetching import Unreachable
from .models import TROUBLE_LENGTH, EmbedCard, Provider
from .posters import take_in_poster
from .providers import Told, ask, can_be_asked, fetch_picture

# How long after each try in vain; after the last, the post is taken for gone.
PATIENCE = [timedelta(hours=hours) for hours in (1, 6, 24, 72, 168)]
WORDS = ["title", "author", "text", "posted_on", "seconds"]
AT_ONCE = 50

logger = logging.getLogger(__name__)


def cards_of(embeds: Iterable[Embed], *, at: datetime) -> list[EmbedCard]:
    """A card for each post; those nobody has shown before are to be asked about from now on."""
    wanted = {embed.url: embed for embed in embeds}
    known = set(EmbedCard.objects.filter(url__in=wanted).values_list("url", flat=True))
    new = [
        EmbedCard(provider=embed.provider, url=url, next_try_at=at)
        for url, embed in wanted.items()
        if url not in known
    ]
    EmbedCard.objects.bulk_create(new, ignore_conflicts=True)
    return list(EmbedCard.objects.filter(url__in=wanted))


def ask_again(card: EmbedCard, *, at: datetime) -> None:
    """The desk wants to know more: tried as if for the first time."""
    EmbedCard.objects.filter(pk=card.pk).update(next_try_at=at, tries=0, trouble="")


def due_cards(*, at: datetime) -> list[EmbedCard]:
    """Whose time has come, and whose site we may ask."""
    sites = [site for site in Provider.values if can_be_asked(site)]
    due = EmbedCard.objects.filter(provider__in=sites, next_try_at__lte=at).order_by("next_try_at")
    return list(due[:AT_ONCE])


def fetch_card(card: EmbedCard, *, at: datetime) -> bool:
    """Ask the post's site; whether it told us all. Nothing that goes wrong there reaches the caller."""
    try:
        told = ask(card.provider, card.url)
    except Unreachable as silence:
        _try_later(card, str(silence), at=at)
        return False
    poster, trouble = _poster(card, told)
    _learn(card, told, poster, at=at)
    if trouble:
        _try_later(card, trouble, at=at)
    return not trouble


def _poster(card: EmbedCard, told: Told) -> tuple[ContentFile | None, str]:
    """The poster, checked, or why there is none. A site that has no pictures is in no trouble."""
    if card.poster or not told.picture_url:
        return None, ""
    try:
        content = fetch_picture(card.provider, told.picture_url)
        return take_in_poster(ContentFile(content, name="poster")), ""
    except Unreachable as silence:
        return None, str(silence)
    except ValidationError as refusal:
        return None, " ".join(refusal.messages)


def _learn(card: EmbedCard, told: Told, poster: ContentFile | None, *, at: datetime) -> None:
    with transaction.atomic():
        stored = EmbedCard.objects.select_for_update().filter(pk=card.pk).first()
        if stored is None:
            return
        for name in WORDS:
            setattr(stored, name, getattr(stored, name) or getattr(told, name))
        if poster and not stored.poster:
            stored.poster = poster
        stored.fetched_at, stored.next_try_at, stored.tries, stored.trouble = at, None, 0, ""
        stored.save()


def _try_later(card: EmbedCard, trouble: str, *, at: datetime) -> None:
    tries = card.tries + 1
    next_try_at = at + PATIENCE[card.tries] if card.tries < len(PATIENCE) else None
    EmbedCard.objects.filter(pk=card.pk).update(
        tries=tries, next_try_at=next_try_at, trouble=UNWRITABLE.sub("", trouble)[:TROUBLE_LENGTH]
    )
    logger.info("%s was not learned of, try %s: %s", card.url, tries, trouble)
