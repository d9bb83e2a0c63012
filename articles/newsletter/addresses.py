"""Mail addresses in the one form we keep, so that each is on the list once; and their digests.

The domain is written as the network writes it (xn--…), where no letter can pass for another.
"""

from __future__ import annotations

import base64
import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.text.lines import validate_one_line

LONGEST = 254

_looks_like_an_address = EmailValidator(allowlist=[])

# Scripts that share one word with Latin letters; any other stands alone in its label.
TOGETHER = [
    {"LATIN", "HANGUL", "CJK"},
    {"LATIN", "HIRAGANA", "KATAKANA", "CJK"},
    {"LATIN", "BOPOMOFO", "CJK"},
]
# Cyrillic and Greek letters that pass for Latin ones; a label of nothing else is written to deceive.
LOOK_ALIKES = re.compile(r"[асԁеһіјӏорԛѕԝхуъьҽпгѵѡтмкнοικαρτυνωγ0-9-]+")


def normalise_email(text: str) -> str:
    """The address in lower case, its domain in ASCII; what stands before a plus or dot stays what it is.

    Refuses what is no address, other letters than ASCII before the @, and domains that pass for another.
    """
    validate_one_line(text)
    text = text.strip()
    local, _at, domain = text.rpartition("@")
    # Before anything is in lower case: the sign for kelvin would be a plain k then.
    if not local.isascii() or '"' in local or domain.startswith("[") or len(text) > LONGEST:
        raise _refusal()
    email = f"{local.lower()}@{_ascii_domain(domain)}"
    try:
        _looks_like_an_address(email)
    except ValidationError as wrong:
        raise _refusal() from wrong
    if len(email) > LONGEST:
        raise _refusal()
    return email


def digest_email(email: str, *, secret: str | bytes | None = None) -> str:
    """The address keyed by our secret: finds it again, and tells nobody what it was."""
    key = salted_hmac("articles.newsletter.address", email, secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(key[:18]).decode()


def digests_of(email: str) -> list[str]:
    """By the secret of today and by those before it."""
    return [
        digest_email(email, secret=secret) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    ]


def _ascii_domain(domain: str) -> str:
    try:
        written = domain.encode("idna").decode("ascii").lower()
        read = written.encode("ascii").decode("idna")
    except UnicodeError as wrong:
        raise _refusal() from wrong
    if any(_passes_for_another(label) for label in read.split(".")):
        raise _refusal()
    return written


def _passes_for_another(label: str) -> bool:
    if label.isascii():
        return False
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    is_mixed = len(scripts) > 1 and not any(scripts <= allowed for allowed in TOGETHER)
    return is_mixed or bool(LOOK_ALIKES.fullmatch(label))


def _refusal() -> ValidationError:
    return ValidationError(_("Enter an email address in the format name@example.com"), code="invalid")
