"""Addresses from elsewhere: only with the proof that each person agreed, and none that has left us."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.text.languages import PAGE_LANGUAGES

from .addresses import digest_email, normalise_email
from .models import State, Subscriber
from .subscribing import is_suppressed

PROOF_LENGTH = 190


def import_subscriber(email: str, *, language: str, agreed_at: str, proof: str, at: datetime) -> Subscriber:
    """On the list, as somebody agreed elsewhere: when (ISO 8601), and by what proof, say a form's name.

    Refuses whoever has left us, and whoever is here already.
    """
    email, moment = normalise_email(email), _moment(agreed_at, at=at)
    proof = " ".join(proof.split())[:PROOF_LENGTH]
    if not proof:
        raise ValidationError(_("The proof that this person agreed is missing."))
    if language not in dict(PAGE_LANGUAGES):
        raise ValidationError(_("The language is one of en, ko, zh-hans."))
    with transaction.atomic():
        if is_suppressed(email):
            raise ValidationError(_("This person has left the list; only they themselves can come back."))
        subscriber, is_new = Subscriber.objects.get_or_create(
            email=email,
            defaults={
                "digest": digest_email(email),
                "language": language,
                "state": State.CONFIRMED,
                "requested_at": moment,
                "confirmed_at": moment,
                "wording": f"import: {proof}",
            },
        )
        if not is_new:
            raise ValidationError(_("This address is here already."))
    return subscriber


def _moment(text: str, *, at: datetime) -> datetime:
    try:
        moment = parse_datetime(text.strip())
    except ValueError:
        moment = None
    if moment is None:
        raise ValidationError(
            _("The moment this person agreed is missing, for example 2025-03-01T12:00+08:00.")
        )
    moment = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    if moment > at:
        raise ValidationError(_("The moment this person agreed lies in the future."))
    return moment
