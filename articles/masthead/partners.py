"""What partners are told: whom to write to, who reads us, and the media kit."""

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from .models import Singleton


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


class AudienceFact(models.Model):
    """A figure about our readers, with where it is from and when it was true."""

    value = models.CharField(_("value"), max_length=30, help_text=_("As printed: 48,000 or 62 %."))
    label = models.CharField(_("label"), max_length=120, help_text=_("For example: readers a month."))
    source = models.CharField(_("source"), max_length=160, help_text=_("For example: our own counter."))
    as_at = models.DateField(_("as at"), help_text=_("Older than twelve months: it is not printed."))
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower comes first."))

    class Meta:
        verbose_name = _("audience fact")
        verbose_name_plural = _("audience facts")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class MediaKit(models.Model):
    """A PDF for partners; the newest version in a language is the one handed out."""

    title = models.CharField(_("title"), max_length=120, default="Media kit")
    file = models.FileField(_("file"), upload_to=media_kit_path, validators=[FileExtensionValidator(["pdf"])])
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=[("en", _("English")), ("ko", _("Korean")), ("zh-hans", _("Chinese (Simplified)"))],
        default="en",
    )
    version_date = models.DateField(_("version of"))

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")
        ordering = ["-version_date", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.version_date}"
