"""A mail that can be left from the mail program itself, whichever Django writes it."""

from __future__ import annotations

from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy
from typing import Any

from django.core.mail import EmailMultiAlternatives


class ListMail(EmailMultiAlternatives):
    """Its List-Unsubscribe is legible. Django 6 by itself writes a long address as =?utf-8?q?…?=."""

    def message(self, *args: Any, **options: Any) -> Any:
        message = super().message(*args, **options)
        if isinstance(message, EmailMessage) and (addresses := message["List-Unsubscribe"]):
            message.policy = message.policy.clone(header_factory=_headers)  # type: ignore[call-arg]  # EmailPolicy's
            message.replace_header("List-Unsubscribe", str(addresses))
        return message


class _PlainAddresses(UnstructuredHeader):
    """Web addresses one a line, whatever their length: programs that read them decode nothing."""

    def fold(self, *, policy: Policy) -> str:
        lines = f",{policy.linesep} ".join(str(self).split(", "))
        return f"{self.name}: {lines}{policy.linesep}"  # type: ignore[attr-defined]  # a mixin, as its parent is


_headers = HeaderRegistry()
_headers.map_to_type("List-Unsubscribe", _PlainAddresses)  # type: ignore[arg-type]  # a mixin, as it asks for
