"""How often pages are read: numbers by the day. Nothing here tells of a reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import ReadingQuerySet

HOST_LENGTH = 100


class Place(models.TextChoices):
    ARTICLE = "article", _("Article")
    SECTION = "section", _("Section")
    HOME = "home", _("Home page")


class Device(models.TextChoices):
    """By the width of the window; empty where only the sum was kept."""

    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    DESKTOP = "desktop", _("Desktop")


class Reading(models.Model):
    """A day's count for one page, one site readers came from and one class of device.

    `number` is the article's or the section's; 0 for the home page. It is no foreign key: figures outlive
    what they count.
    """

    day = models.DateField(_("day"))
    place = models.CharField(_("page"), max_length=8, choices=Place.choices)
    number = models.BigIntegerField(_("number"), default=0)
    referrer = models.CharField(_("came from"), max_length=HOST_LENGTH, blank=True)
    device = models.CharField(_("device"), max_length=8, choices=Device.choices, blank=True)
    count = models.PositiveIntegerField(_("times read"), default=0)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readers")
        ordering = ["-day", "-count"]
        constraints = [
            models.UniqueConstraint(
                name="reading_counted_in_one_row", fields=["day", "place", "number", "referrer", "device"]
            ),
        ]
        indexes = [models.Index(fields=["place", "number", "day"], name="reading_of_page")]

    def __str__(self) -> str:
        return f"{self.day} · {self.place} {self.number} · {self.count}"
