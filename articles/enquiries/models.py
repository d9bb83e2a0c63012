"""What partners wrote to us: stored before anything is mailed, kept 24 months, then emptied of persons."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.text.lines import validate_one_line

MESSAGE_MIN, MESSAGE_MAX = 20, 3000


class Topic(models.TextChoices):
    ADVERTISING = "advertising", _("Advertising or sponsored story")
    COLLABORATION = "collaboration", _("Collaboration or giveaway")
    PRESS = "press", _("Press conference or event invite")
    INTERVIEW = "interview", _("Interview pitch")
    OTHER = "other", _("Something else")


class Budget(models.TextChoices):
    """In Singapore dollars; empty is "Prefer not to say"."""

    NONE = "none", _("No budget: invitation or pitch")
    UNDER_1000 = "under-1000", _("Under 1,000")
    TO_5000 = "1000-5000", _("1,000 to 5,000")
    OVER_5000 = "over-5000", _("Over 5,000")


class EnquiryState(models.TextChoices):
    NEW = "new", _("New")
    IN_TALKS = "talks", _("In talks")
    WON = "won", _("Won")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")


class SpamReason(models.TextChoices):
    """Why screening put an enquiry into the spam folder; stored as a list of these."""

    TRAP = "trap", _("filled the field nobody sees")
    TOO_FAST = "fast", _("sent within three seconds")
    MANY_LINKS = "links", _("more than three links")
    CYRILLIC = "cyrillic", _("written in Cyrillic only")
    PHRASE = "phrase", _("a phrase of known spam")
    DISPOSABLE = "disposable", _("a throw-away mail address")
    REPEATED = "repeated", _("the same text came from another address")


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def mail_due(self, *, at: datetime) -> Self:
        """Mail to be tried now: never tried, failed and due again, or left by a worker that died."""
        return self.filter(mail_due_at__lte=at).order_by("mail_due_at", "pk")

    def unsent_mail(self) -> Self:
        return self.filter(Q(receipt_sent_at__isnull=True) | Q(alert_sent_at__isnull=True))

    def mail_given_up(self) -> Self:
        """Dead letters: something was never sent, and no further try is planned."""
        given_up = self.unsent_mail().filter(mail_due_at__isnull=True, mail_attempts__gt=0)
        return given_up.filter(anonymised_at__isnull=True).exclude(state=EnquiryState.SPAM)


class Enquiry(models.Model):
    """One letter from a partner, and how far we are with it."""

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    received_at = models.DateTimeField(_("received"), editable=False)

    topic = models.CharField(_("about"), max_length=16, choices=Topic.choices)
    name = models.CharField(_("name"), max_length=120, validators=[validate_one_line])
    company = models.CharField(
        _("company or agency"), max_length=160, blank=True, validators=[validate_one_line]
    )
    email = models.EmailField(_("email"), max_length=254, validators=[validate_one_line])
    phone = models.CharField(
        _("WhatsApp, Telegram or phone"), max_length=60, blank=True, validators=[validate_one_line]
    )
    when = models.CharField(_("date or deadline"), max_length=80, blank=True, validators=[validate_one_line])
    budget = models.CharField(_("budget (SGD)"), max_length=12, choices=Budget.choices, blank=True)
    message = models.TextField(
        _("message"), validators=[MinLengthValidator(MESSAGE_MIN), MaxLengthValidator(MESSAGE_MAX)]
    )
    wants_copy = models.BooleanField(_("wants a copy"), default=False)

    state = models.CharField(_("state"), max_length=8, choices=EnquiryState.choices, default=EnquiryState.NEW)
    spam_reasons = models.JSONField(
        _("why it is in the spam folder"), default=list, blank=True, editable=False
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked after by"),
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Only the desk reads these."))

    receipt_sent_at = models.DateTimeField(_("acknowledgement sent"), null=True, editable=False)
    alert_sent_at = models.DateTimeField(_("desk told"), null=True, editable=False)
    # When mail is next to be tried; null: nothing to send, everything sent, or given up.
    mail_due_at = models.DateTimeField(_("next try"), null=True, editable=False)
    mail_attempts = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    mail_error = models.CharField(_("last mail error"), max_length=300, blank=True, editable=False)

    # Who sent it, salted by the day: enough to count an hour's letters, emptied after 24 hours.
    sender_digest = models.CharField(max_length=64, blank=True, editable=False)
    # Finds the same text again (double submit, back button, a mass mailing).
    text_digest = models.CharField(max_length=64, blank=True, editable=False)
    anonymised_at = models.DateTimeField(_("emptied of personal data"), null=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-received_at"], name="enquiry_by_state"),
            models.Index(fields=["-received_at"], name="enquiry_newest"),
            models.Index(
                fields=["mail_due_at"], name="enquiry_mail_due", condition=Q(mail_due_at__isnull=False)
            ),
            models.Index(fields=["sender_digest", "received_at"], name="enquiry_by_sender"),
            models.Index(fields=["text_digest", "received_at"], name="enquiry_by_text"),
        ]
        constraints = [
            models.CheckConstraint(name="enquiry_topic_is_known", condition=Q(topic__in=Topic.values)),
            models.CheckConstraint(
                name="enquiry_budget_is_known", condition=Q(budget__in=["", *Budget.values])
            ),
            models.CheckConstraint(name="enquiry_state_is_known", condition=Q(state__in=EnquiryState.values)),
            models.CheckConstraint(
                name="enquiry_can_be_answered",
                condition=Q(anonymised_at__isnull=False) | (~Q(name="") & ~Q(email="") & ~Q(message="")),
                violation_error_message=_("An enquiry needs a name, an email address and a message."),
            ),
            models.CheckConstraint(
                name="enquiry_emptied_of_persons",
                condition=Q(anonymised_at__isnull=True)
                | Q(
                    name="",
                    company="",
                    email="",
                    phone="",
                    when="",
                    message="",
                    notes="",
                    sender_digest="",
                    text_digest="",
                ),
                violation_error_message=_("This enquiry was emptied after its time and stays empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_spam(self) -> bool:
        return self.state == EnquiryState.SPAM

    @property
    def mail_problem(self) -> str:
        """A sentence for the desk while mail has not gone out, else empty."""
        if self.is_spam or self.anonymised_at or (self.receipt_sent_at and self.alert_sent_at):
            return ""
        what = _("Desk not told") if self.receipt_sent_at else _("Acknowledgement not sent")
        return f"{what}: {self.mail_error}" if self.mail_error else str(what)

    @property
    def spam_reason_labels(self) -> list[str]:
        return [str(SpamReason(reason).label) for reason in self.spam_reasons]


class EnquiryCounter(models.Model):
    """The last running number of a year; its row is the lock that keeps letters in order and single."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("enquiry counter")
        verbose_name_plural = _("enquiry counters")

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

    @classmethod
    def take_lock(cls, year: int) -> Self:
        """The year's counter, ours until the transaction ends; others wait here.

        It writes before it reads, so that SQLite takes the lock at once instead of failing later.
        """
        if not cls.objects.filter(year=year).update(last=F("last")):
            cls.objects.get_or_create(year=year)
            cls.objects.filter(year=year).update(last=F("last"))
        return cls.objects.get(year=year)

    def next_number(self) -> int:
        """Call it while the lock is ours."""
        self.last += 1
        self.save(update_fields=["last"])
        return self.last
