"""What stands in our links: signed, so that nobody makes one up, and without the address itself.

A link to confirm counts once, for 48 hours, and only the last one sent; its digest is kept, not the link.
A link to leave counts for ever.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from .models import Subscriber

CONFIRM, LEAVE = "confirm", "unsubscribe"


class UnknownLink(Exception):  # noqa: N818 -- an answer, not a fault
    """We have never signed such a link."""


def confirmation_token(subscriber: Subscriber) -> str:
    """The same on every try to mail it, another one each time somebody asks."""
    return _signer(CONFIRM).sign(f"{subscriber.digest}.{int(subscriber.requested_at.timestamp())}")


def unsubscribe_token(subscriber: Subscriber) -> str:
    return _signer(LEAVE).sign(subscriber.digest)


def digest_token(token: str) -> str:
    return salted_hmac("articles.newsletter.token", token, algorithm="sha256").hexdigest()


def confirmed_address(token: str) -> str:
    """The digest of the address a link to confirm is for. Raises UnknownLink."""
    return _read(token, CONFIRM).partition(".")[0]


def leaving_address(token: str) -> str:
    """The digest of the address a link to leave is for. Raises UnknownLink."""
    return _read(token, LEAVE)


def _read(token: str, purpose: str) -> str:
    try:
        return _signer(purpose).unsign(token)
    except BadSignature as forged:
        raise UnknownLink from forged


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"articles.newsletter.{purpose}", sep=".")
