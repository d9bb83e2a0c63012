"""What partners are told: whom to write to, who reads us, and the media kit."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from articles.text.languages import PAGE_LANGUAGES, is_same

from .models import Singleton
from .pages import FALLBACK

PDF_MAX_BYTES = 15 * 1024 * 1024
PDF_BEGINS = b"%PDF-"
PDF_ENDS = b"%%EOF"
PDF_END_WITHIN = 1024  # programs may put a few line breaks behind it


def media_kit_path(_kit: "MediaKit", _filename: str) -> str:
    """A random address: readers get the kit at an address of its own."""
    return f"media-kits/{get_random_string(20)}.pdf"


class AdvertisingContact(Singleton):
    """How partners reach us, and what we promise them."""

    purpose = models.CharField(
        _("purpose"), max_length=120, default="For collaboration and advertising enquiries"
    )
    email = models.EmailField(_("email address"), default="", blank=True)
    wording = models.TextField(
        _("wording"),
        max_length=600,
        blank=True,
        default="",
        help_text=_("The introduction on the page for partners."),
    )
    reply_promise = models.CharField(
        _("reply promise"), max_length=160, blank=True, default="We reply within two working days."
    )

    class Meta(Singleton.Meta):
        verbose_name = _("advertising contact")
        verbose_name_plural = _("advertising contact")

    def __str__(self) -> str:
        return self.email


class AudienceFactQuerySet(models.QuerySet["AudienceFact"]):
    def current(self, *, on: date) -> Self:
        """Younger than twelve months."""
        return self.filter(as_at__gt=_a_year_before(on), as_at__lte=on)


class AudienceFact(models.Model):
    """A figure about our readers, with where it is from and when it was true."""

    value = models.CharField(_("value"), max_length=30, help_text=_("As printed: 48,000 or 62 %."))
    label = models.CharField(_("label"), max_length=120, help_text=_("For example: readers a month."))
    source = models.CharField(_("source"), max_length=160, help_text=_("For example: our own counter."))
    as_at = models.DateField(_("as at"), help_text=_("Older than twelve months: it is not printed."))
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower comes first."))

    objects = AudienceFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("audience fact")
        verbose_name_plural = _("audience facts")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"

    def is_current(self, *, on: date) -> bool:
        return _a_year_before(on) < self.as_at <= on


class MediaKit(models.Model):
    """A PDF for partners; the newest version in a language is the one handed out."""

    title = models.CharField(_("title"), max_length=120, default="Media kit")
    file = models.FileField(_("file"), upload_to=media_kit_path, validators=[FileExtensionValidator(["pdf"])])
    language = models.CharField(_("language"), max_length=8, choices=PAGE_LANGUAGES, default="en")
    version_date = models.DateField(_("version of"))

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")
        ordering = ["-version_date", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.version_date}"

    @property
    def size(self) -> int:
        """Of the file, in bytes; 0 when somebody took it away."""
        try:
            return int(self.file.size)
        except OSError:
            return 0


def find_media_kit(language: str) -> MediaKit | None:
    """The newest in the interface's language, else the newest in English; one query."""
    kits = list(MediaKit.objects.all())
    own = (kit for kit in kits if is_same(kit.language, language))
    english = (kit for kit in kits if kit.language == FALLBACK)
    return next(own, None) or next(english, None)


def require_pdf(file: File) -> None:
    """Refuse what is no whole PDF, whatever its name says, and what is too large to hand to anybody."""
    size = file.size or 0
    if size > PDF_MAX_BYTES:
        raise ValidationError(
            _("This file has %(size)s; a media kit has %(limit)s at most."),
            code="too-large",
            params={"size": filesizeformat(size), "limit": filesizeformat(PDF_MAX_BYTES)},
        )
    file.seek(0)
    begins = file.read(len(PDF_BEGINS))
    file.seek(max(0, size - PDF_END_WITHIN))
    ends = file.read()
    file.seek(0)
    if begins != PDF_BEGINS or PDF_ENDS not in ends:
        raise ValidationError(_("This is no PDF, or not a whole one. Export it again."), code="no-pdf")


def _a_year_before(day: date) -> date:
    """29 February had none: the day before stands for it."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 2, 28)
