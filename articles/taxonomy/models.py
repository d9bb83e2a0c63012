"""Tags, on taggit's bases: what an article is about."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase


class TagKind(models.TextChoices):
    TOPIC = "topic", _("Topic")
    PERSON = "person", _("Person or group")
    WORK = "work", _("Film, series, song or book")
    PLACE = "place", _("Place")


class Tag(TagBase):
    """A name readers may follow. Names are unique without regard to case (TAGGIT_CASE_INSENSITIVE)."""

    kind = models.CharField(
        _("kind"),
        max_length=8,
        choices=TagKind.choices,
        default=TagKind.TOPIC,
        help_text=_("People and works weigh more when related stories are chosen."),
    )
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("Printed at the top of the tag's page.")
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            # taggit tries again with a number when a slug is refused: "🔥" gets the address "_1".
            models.CheckConstraint(name="tag_has_an_address", condition=~models.Q(slug="")),
        ]

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])
