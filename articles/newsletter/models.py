"""Who gets the newsletter, what they agreed to, and whose address must not come back by an import."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.text.languages import PAGE_LANGUAGES

LINK_VALID = timedelta(hours=48)
# Longer than a mail takes with every answer of the server at its limit; then the worker counts as dead.
LEASE = timedelta(minutes=5)

# How soon an address may be mailed again because somebody typed it, and how often before it is confirmed.
MAIL_AGAIN = timedelta(hours=1)
REMIND_AGAIN = timedelta(days=1)
MAILS_WHILE_PENDING = 5


class State(models.TextChoices):
    PENDING = "pending", _("Not confirmed yet")
    CONFIRMED = "confirmed", _("On the list")


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def confirmed(self) -> Self:
        return self.filter(state=State.CONFIRMED)

    def pending(self) -> Self:
        return self.filter(state=State.PENDING)

    def opened_by(self, token_digest: str, *, at: datetime) -> Self:
        """Whom the link may confirm: it is the last one sent, not used yet, and not too old."""
        return self.pending().filter(token_digest=token_digest, requested_at__gt=at - LINK_VALID)

    def may_be_mailed(self, *, at: datetime) -> Self:
        """Nothing was sent lately, no worker has a mail in hand, and who never confirms is left in peace."""
        waiting = Q(state=State.PENDING, mails_sent__lt=MAILS_WHILE_PENDING, mailed_at__lte=at - MAIL_AGAIN)
        on_list = Q(state=State.CONFIRMED, mailed_at__lte=at - REMIND_AGAIN)
        free = Q(mail_due_at__isnull=True) | Q(mail_due_at__gt=at + LEASE)
        return self.filter(free, waiting | on_list | Q(mailed_at__isnull=True))

    def mail_due(self, *, at: datetime) -> Self:
        """Mail to be tried now: never tried, failed and due again, or left by a worker that died."""
        return self.filter(mail_due_at__lte=at).order_by("mail_due_at", "pk")


class Subscriber(models.Model):
    """An address somebody typed; on the list once a person who reads its mail has said so."""

    email = models.EmailField(_("email"), max_length=254, unique=True)
    # Names the address in links; the same each time it signs up, so that the links of old issues work.
    digest = models.CharField(max_length=24, db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=8, choices=PAGE_LANGUAGES, default="en")
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PENDING)

    # The proof of consent: when somebody asked, by which words, and when the link in the mail was used.
    requested_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    wording = models.CharField(_("agreed to"), max_length=200)
    token_digest = models.CharField(max_length=64, blank=True, editable=False)

    mails_sent = models.PositiveIntegerField(_("mails sent"), default=0)
    mailed_at = models.DateTimeField(_("last mail"), null=True, blank=True)
    # When mail is next to be tried; null: nothing to send, sent, or given up.
    mail_due_at = models.DateTimeField(_("next try"), null=True, editable=False)
    mail_attempts = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    mail_error = models.CharField(_("last mail error"), max_length=300, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-requested_at", "-pk"]
        permissions = [("export_subscriber", "Can export subscribers")]
        indexes = [
            models.Index(fields=["state", "-requested_at"], name="subscriber_by_state"),
            models.Index(fields=["-requested_at", "-id"], name="subscriber_newest"),
            models.Index(fields=["confirmed_at"], name="subscriber_by_confirmation"),
            models.Index(
                fields=["mail_due_at"], name="subscriber_mail_due", condition=Q(mail_due_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="subscriber_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="subscriber_language_is_known",
                condition=Q(language__in=[code for code, _n in PAGE_LANGUAGES]),
            ),
            models.CheckConstraint(
                name="subscriber_email_is_lower_case", condition=Q(email=Lower(F("email"))) & ~Q(email="")
            ),
            models.CheckConstraint(
                name="subscriber_confirmed_has_date",
                condition=Q(state=State.CONFIRMED, confirmed_at__isnull=False)
                | Q(state=State.PENDING, confirmed_at__isnull=True),
            ),
            models.CheckConstraint(name="subscriber_agreed_to_words", condition=~Q(wording="")),
        ]

    def __str__(self) -> str:
        """Without the address: it is written into logs that outlive the row."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMED

    @property
    def mail_problem(self) -> str:
        """A sentence for the desk while mail has not gone out, else empty."""
        if not self.mail_error:
            return ""
        return str(_("Not sent: %(error)s") % {"error": self.mail_error})


class Suppression(models.Model):
    """An address that left the list, as a keyed digest: no import brings it back, and nobody can read it."""

    digest = models.CharField(max_length=24, unique=True)
    left_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("address that left")
        verbose_name_plural = _("addresses that left")

    def __str__(self) -> str:
        return self.digest


class SignUpSender(models.Model):
    """How often somebody signed an address up within the hour; who, only the day's key tells."""

    digest = models.CharField(max_length=64, primary_key=True)
    times = models.JSONField(default=list)  # seconds since 1970
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("sender of sign-ups")
        verbose_name_plural = _("senders of sign-ups")

    def __str__(self) -> str:
        return self.digest
