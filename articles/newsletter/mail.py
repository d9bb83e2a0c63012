"""The mails a sign-up causes, in the subscriber's language, and the headers by which every issue can be left.

Nothing a stranger typed stands in them. A mail keeps its Message-ID on every try, so that a mail server can
tell a repeat.
"""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.conf import setting
from articles.masthead.models import SiteSettings
from articles.text.languages import spoken_for

from .list_mail import ListMail
from .models import Subscriber
from .tokens import confirmation_token, unsubscribe_token


def build_mail(subscriber: Subscriber) -> ListMail:
    """The link to confirm; for whoever is on the list already, that they are, and how to leave."""
    with translation.override(spoken_for(subscriber.language)):
        return _build_reminder(subscriber) if subscriber.is_confirmed else _build_confirmation(subscriber)


def unsubscribe_url(subscriber: Subscriber) -> str:
    """Absolute, in the subscriber's language; it works for ever and needs no session."""
    with translation.override(spoken_for(subscriber.language)):
        return _absolute("articles:newsletter_unsubscribe", unsubscribe_token(subscriber))


def list_headers(subscriber: Subscriber) -> dict[str, str]:
    """For every issue: mail programs show a button of their own and press it by one POST (RFC 8058)."""
    _name, desk = parseaddr(settings.DEFAULT_FROM_EMAIL)
    by_mail = f"mailto:{quote(desk, safe='@')}?subject=unsubscribe"
    return {
        "List-Unsubscribe": f"<{unsubscribe_url(subscriber)}>, <{by_mail}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _build_confirmation(subscriber: Subscriber) -> ListMail:
    """No way to leave is offered by it: nobody is on the list yet."""
    site = SiteSettings.load()
    return _build(
        subscriber,
        "newsletter_confirm",
        subject=_("Confirm your %(site)s newsletter") % {"site": site.name},
        site=site,
        url=_absolute("articles:newsletter_confirm", confirmation_token(subscriber)),
    )


def _build_reminder(subscriber: Subscriber) -> ListMail:
    site = SiteSettings.load()
    message = _build(
        subscriber,
        "newsletter_reminder",
        subject=_("You are on the %(site)s newsletter list already") % {"site": site.name},
        site=site,
        url=unsubscribe_url(subscriber),
    )
    message.extra_headers |= list_headers(subscriber)
    return message


def _build(subscriber: Subscriber, kind: str, *, subject: str, site: SiteSettings, url: str) -> ListMail:
    context: dict[str, Any] = {"subject": subject, "site": site, "site_url": _site_url(), "url": url}
    message = ListMail(
        subject=" ".join(subject.split()),
        body=render_to_string(f"articles/email/{kind}.txt", context).strip() + "\n",
        to=[subscriber.email],
        headers={
            "Message-ID": _message_id(subscriber),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.attach_alternative(render_to_string(f"articles/email/{kind}.html", context), "text/html")
    return message


def _absolute(route: str, token: str) -> str:
    return f"{_site_url()}{reverse(route, args=[token])}"


def _site_url() -> str:
    return str(setting("SITE_URL")).rstrip("/")


def _message_id(subscriber: Subscriber) -> str:
    """The same on every try, and another for the next mail; it tells nobody whose it is."""
    mail = f"{subscriber.digest}.{subscriber.requested_at.timestamp()}.{subscriber.mails_sent}"
    key = salted_hmac("articles.newsletter.message", mail, algorithm="sha256").hexdigest()[:32]
    host = urlsplit(_site_url()).hostname or "localhost"
    return f"<{key}@{host}>"
