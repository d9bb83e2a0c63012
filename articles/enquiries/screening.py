"""Telling letters from spam, without a captcha. Spam is kept for a person to see; its sender is told nothing.

A strong sign is enough for the spam folder; a few links are not, partners send them.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import salted_hmac

from .models import Enquiry, EnquiryQuerySet, SpamReason

TOO_FAST = timedelta(seconds=3)
TOO_OLD = timedelta(hours=24)
ALIKE_WITHIN = timedelta(hours=24)

THRESHOLD = 2
STRONG, WEAK = 2, 1
FEW_LINKS, MANY_LINKS = 3, 8

LINK = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
PHRASES = [
    "backlink",
    "buy followers",
    "crypto investment",
    "dofollow",
    "domain authority",
    "first page of google",
    "forex signals",
    "increase your traffic",
    "online casino",
    "payday loan",
    "rank your website",
    "seo agency",
    "seo package",
    "seo services",
    "viagra",
]
DISPOSABLE_DOMAINS = {
    "10minutemail.com",
    "dispostable.com",
    "fakeinbox.com",
    "getnada.com",
    "grr.la",
    "guerrillamail.com",
    "mailcatch.com",
    "maildrop.cc",
    "mailinator.com",
    "mailnesia.com",
    "sharklasers.com",
    "temp-mail.org",
    "tempmail.com",
    "throwawaymail.com",
    "trashmail.com",
    "yopmail.com",
}

_signer = signing.Signer(salt="articles.enquiries.form")


def stamp_form(at: datetime) -> str:
    """The signed moment a form was shown, for its hidden field."""
    return _signer.sign(str(int(at.timestamp())))


def read_stamp(stamp: str, *, at: datetime) -> timedelta | None:
    """How long the form was open; None when the stamp is not ours or older than a day."""
    try:
        shown = int(_signer.unsign(stamp))
    except (signing.BadSignature, ValueError):
        return None
    age = timedelta(seconds=int(at.timestamp()) - shown)
    return age if age <= TOO_OLD else None


def digest_text(text: str) -> str:
    """Equal for the same words, whatever their case and spacing; keyed, so that nobody can guess them."""
    words = " ".join(text.casefold().split())
    return salted_hmac("articles.enquiries.text", words, algorithm="sha256").hexdigest()


def find_double(enquiry: Enquiry, *, at: datetime) -> Enquiry | None:
    """The same letter from the same address within a day: sent twice, or again after the back button."""
    alike = _alike(enquiry, at=at).filter(email__iexact=enquiry.email, name=enquiry.name, topic=enquiry.topic)
    return alike.order_by("pk").first()


def spam_reasons(enquiry: Enquiry, *, trap: str, age: timedelta, at: datetime) -> list[str]:
    """Why the letter belongs into the spam folder; empty when it does not."""
    signs = {
        SpamReason.TRAP: STRONG * bool(trap),
        SpamReason.TOO_FAST: STRONG * (age < TOO_FAST),
        SpamReason.MANY_LINKS: _link_score(enquiry.message),
        SpamReason.CYRILLIC: STRONG * _is_cyrillic_only(enquiry.message),
        SpamReason.PHRASE: STRONG * _has_spam_phrase(enquiry.message),
        SpamReason.DISPOSABLE: STRONG * _is_disposable(enquiry.email),
        SpamReason.REPEATED: STRONG * _alike(enquiry, at=at).exclude(email__iexact=enquiry.email).exists(),
    }
    found = [reason.value for reason, score in signs.items() if score]
    return found if sum(signs.values()) >= THRESHOLD else []


def _alike(enquiry: Enquiry, *, at: datetime) -> EnquiryQuerySet:
    return Enquiry.objects.filter(text_digest=enquiry.text_digest, received_at__gt=at - ALIKE_WITHIN)


def _link_score(text: str) -> int:
    count = len(LINK.findall(text))
    return STRONG if count > MANY_LINKS else WEAK if count > FEW_LINKS else 0


def _is_cyrillic_only(text: str) -> bool:
    letters = [letter for letter in LINK.sub("", text) if letter.isalpha()]
    return bool(letters) and all("\u0400" <= letter <= "\u052f" for letter in letters)


def _has_spam_phrase(text: str) -> bool:
    words = " ".join(text.casefold().split())
    return any(phrase in words for phrase in PHRASES)


def _is_disposable(email: str) -> bool:
    domain = email.rpartition("@")[2].casefold()
    return any(domain == known or domain.endswith(f".{known}") for known in DISPOSABLE_DOMAINS)
