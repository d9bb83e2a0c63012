"""The two mails an enquiry causes: the partner's receipt, and the alert to the desk.

What a stranger typed stands in the subject (one line, by validation), in plain text, and escaped in HTML.
Each mail keeps its Message-ID on every try, so that a mail server can tell a repeat.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.conf import setting
from articles.masthead.models import SiteSettings
from articles.masthead.partners import AdvertisingContact

from .models import Enquiry

SUBJECT_LENGTH = 150


class NoAdvertisingContact(Exception):  # noqa: N818 -- a state of the masthead
    """There is nobody to tell: the masthead names no address for partners."""


def build_receipt(enquiry: Enquiry) -> EmailMultiAlternatives:
    """To whoever wrote, with their words only if they asked for a copy."""
    context = _context(enquiry)
    contact = context["contact"]
    return _build(
        enquiry,
        "receipt",
        context,
        subject=_("Your enquiry %(reference)s to %(site)s")
        % {"reference": enquiry.reference, "site": context["site"].name},
        to=enquiry.email,
        reply_to=contact.email,
        auto_submitted="auto-replied",
    )


def build_alert(enquiry: Enquiry) -> EmailMultiAlternatives:
    """To the advertising contact; answering it answers the partner."""
    context = _context(enquiry)
    contact = context["contact"]
    if not contact.email:
        raise NoAdvertisingContact(_("The advertising contact has no email address."))
    return _build(
        enquiry,
        "alert",
        context | {"admin_url": _admin_url(enquiry)},
        subject=f"{enquiry.reference}: {enquiry.get_topic_display()}, {enquiry.company or enquiry.name}",
        to=contact.email,
        reply_to=enquiry.email,
        auto_submitted="auto-generated",
    )


def _build(
    enquiry: Enquiry, kind: str, context: dict, *, subject: str, to: str, reply_to: str, auto_submitted: str
) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=Truncator(" ".join(subject.split())).chars(SUBJECT_LENGTH),
        body=render_to_string(f"articles/email/{kind}.txt", context).strip() + "\n",
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": _message_id(enquiry, kind),
            "Auto-Submitted": auto_submitted,
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.attach_alternative(render_to_string(f"articles/email/{kind}.html", context), "text/html")
    return message


def _context(enquiry: Enquiry) -> dict:
    return {
        "enquiry": enquiry,
        "site": SiteSettings.load(),
        "site_url": _site_url(),
        "contact": AdvertisingContact.load(),
    }


def _site_url() -> str:
    return str(setting("SITE_URL")).rstrip("/")


def _message_id(enquiry: Enquiry, kind: str) -> str:
    """The same on every try, and another one for another database that counts from one."""
    instant = int(enquiry.received_at.timestamp() * 1_000_000)
    host = urlsplit(_site_url()).hostname or "localhost"
    return f"<{enquiry.reference}.{kind}.{instant}@{host}>"


def _admin_url(enquiry: Enquiry) -> str:
    """Empty where the host project has no admin."""
    try:
        path = reverse("admin:articles_enquiry_change", args=[enquiry.pk])
    except NoReverseMatch:
        return ""
    return f"{_site_url()}{path}"
