"""The editors' side: the working copy, who made it, and a revision for every save."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.images.models import Image
from articles.live.models import BylineRole, Kind, Language, ReviewedKind
from articles.masthead.models import Author, Section, validate_time_zone, web_address
from articles.taxonomy.models import Tag
from articles.text.fields import BodyField

from .slugs import validate_address


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class State(models.TextChoices):
    """What an editor is told: the status, seen by the clock and beside what readers have."""

    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    CHANGED = "changed", _("Live, changes not published")
    ENDED = "ended", _("No longer shown")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ArticleQuerySet(models.QuerySet["Article"]):
    def in_state(self, state: str, *, at: datetime) -> Self:
        """Those whose `state` is this at the given moment, asked of the database."""
        live = self.filter(status=Status.LIVE)
        unchanged = live.filter(latest_revision=F("live_revision"))
        ahead, over = Q(visible_from__gt=at), Q(visible_until__lte=at)
        by_state = {
            State.SCHEDULED: unchanged.filter(ahead),
            State.LIVE: unchanged.exclude(ahead).exclude(over),
            State.CHANGED: live.exclude(latest_revision=F("live_revision")),
            State.ENDED: unchanged.filter(over).exclude(ahead),
        }
        return by_state[State(state)] if state in by_state else self.filter(status=state)


MOST_PINNED = 4

DECIDED_BY_PUBLISHING = frozenset(
    [
        "status",
        "published_at",
        "withdrawn_at",
        "withdrawal_reason",
        "latest_revision",
        "live_revision",
    ]
)


def validate_pinned(numbers: list[int]) -> None:
    """At most four articles, by their numbers, each once."""
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        raise ValidationError(_("Name articles by their numbers."))
    if len(numbers) > MOST_PINNED or len(set(numbers)) < len(numbers):
        raise ValidationError(_("Pin four articles at most, each of them once."))


class Article(models.Model):
    """The working copy. Editors save it as often as they like; no reader ever sees it.

    It has no `get_absolute_url`: Django's admin would tell anybody on the staff a draft's address.
    """

    headline = models.CharField(_("headline"), max_length=300)
    slug = models.CharField(
        _("web address"),
        max_length=200,
        unique=True,
        validators=[validate_address],
        error_messages={"unique": _("Another article has this web address. Choose another.")},
        help_text=_("For example namewee-interview. Changing it later keeps the old one working."),
    )
    language = models.CharField(
        _("language"), max_length=8, choices=Language.choices, default=Language.ENGLISH
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    kind = models.CharField(
        _("kind"),
        max_length=16,
        choices=Kind.choices,
        default=Kind.NEWS,
        help_text=_("Printed in brackets before the headline; do not type the bracket."),
    )
    standfirst = models.CharField(
        _("standfirst"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences that make somebody read on."),
    )
    body = BodyField(_("body"), blank=True)
    tags = TaggableManager(_("tags"), through="articles.ArticleTag", blank=True, help_text="")

    hero_image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    hero_alt = models.CharField(
        _("alternative text"), max_length=500, blank=True, help_text=_("Empty: as in the library.")
    )
    hero_caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Empty: as in the library.")
    )
    hero_credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Empty: as in the library.")
    )

    pull_quote = models.CharField(
        _("quote"), max_length=300, blank=True, help_text=_("For the front page's band of interviews.")
    )
    pull_quote_original = models.CharField(_("quote in the original"), max_length=300, blank=True)
    pull_quote_language = models.CharField(
        _("language of the original"), max_length=8, choices=Language.choices, blank=True
    )
    pull_quote_speaker = models.CharField(_("who said it"), max_length=120, blank=True)

    event_name = models.CharField(_("event"), max_length=200, blank=True)
    event_starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    event_ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    event_zone = models.CharField(
        _("time zone of the place"),
        max_length=60,
        default="Asia/Singapore",
        validators=[validate_time_zone],
        help_text=_("Times above are typed in the newsroom's own zone; readers see them in this one."),
    )
    event_venue = models.CharField(_("venue"), max_length=160, blank=True)
    event_city = models.CharField(_("city"), max_length=80, blank=True)
    event_price = models.CharField(_("price"), max_length=120, blank=True)
    event_ticket_url = models.CharField(_("tickets at"), max_length=300, blank=True, validators=[web_address])
    event_status = models.CharField(
        _("event status"), max_length=80, blank=True, help_text=_("For example: Night two on sale.")
    )

    is_paid = models.BooleanField(
        _("paid partnership"), default=False, help_text=_("Prints PARTNER on the page and on every card.")
    )
    partner_name = models.CharField(_("partner"), max_length=120, blank=True)
    partner_url = models.CharField(
        _("partner's address"), max_length=300, blank=True, validators=[web_address]
    )
    disclosure = models.CharField(
        _("disclosure"),
        max_length=300,
        blank=True,
        help_text=_("For hosted trips, invitations and gifts: “KAvenyou attended as a guest of …”."),
    )

    rating = models.DecimalField(
        _("rating"),
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(5)],
        help_text=_("Of five, for example 3.5. Printed at the end of the review."),
    )
    reviewed_name = models.CharField(
        _("what is reviewed"), max_length=200, blank=True, help_text=_("The album, film, show or place.")
    )
    reviewed_kind = models.CharField(_("it is"), max_length=12, choices=ReviewedKind.choices, blank=True)

    pinned = models.JSONField(
        _("related stories"),
        default=list,
        blank=True,
        validators=[validate_pinned],
        help_text=_("Up to four, before those chosen by shared tags."),
    )

    correction = models.TextField(_("correction"), blank=True, validators=[MaxLengthValidator(1000)])
    corrected_on = models.DateField(_("corrected on"), null=True, blank=True)
    revised_at = models.DateTimeField(
        _("revised at"),
        null=True,
        blank=True,
        help_text=_("Set it when readers should know that the text is new; plain saves do not."),
    )

    visible_from = models.DateTimeField(
        _("visible from"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    visible_until = models.DateTimeField(
        _("visible until"), null=True, blank=True, help_text=_("Empty: for good.")
    )

    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=200, blank=True)
    share_image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for share cards"),
        help_text=_("Empty: the lead picture."),
    )
    canonical_url = models.CharField(
        _("original address"),
        max_length=300,
        blank=True,
        validators=[web_address],
        help_text=_("Only for a piece that first appeared elsewhere."),
    )
    is_indexed = models.BooleanField(_("search engines may list it"), default=True)
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    # The revision of the original that this translation says; newer ones make it out of date.
    source_revision = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(_("public reason"), max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("edited by"),
    )
    edited_at = models.DateTimeField(_("edited"), default=timezone.now, editable=False)
    latest_revision = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    live_revision = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    wp_id = models.PositiveBigIntegerField(_("WordPress number"), null=True, unique=True, editable=False)
    wp_guid = models.CharField(_("WordPress guid"), max_length=300, blank=True, editable=False)
    wp_title = models.CharField(_("WordPress title"), max_length=400, blank=True, editable=False)

    pictures = models.ManyToManyField(
        Image, through="ArticlePicture", related_name="articles", editable=False, verbose_name=_("pictures")
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-edited_at", "-pk"]
        permissions = [("publish_article", _("Can publish, update and withdraw articles"))]
        indexes = [models.Index(fields=["-edited_at", "-id"], name="article_last_edited")]
        constraints = [
            models.CheckConstraint(
                name="article_live_has_date",
                condition=~Q(status=Status.LIVE) | Q(published_at__isnull=False),
                violation_error_message=_("A live article needs its date."),
            ),
            models.CheckConstraint(
                name="article_ends_after_it_begins",
                condition=Q(visible_until__isnull=True)
                | Q(visible_from__isnull=True)
                | Q(visible_until__gt=F("visible_from")),
                violation_error_message=_("“Visible until” must be later than “visible from”."),
            ),
            models.CheckConstraint(
                name="article_event_ends_after_it_starts",
                # Without a beginning the comparison alone would say neither yes nor no, and let it pass.
                condition=Q(event_ends_at__isnull=True)
                | Q(event_starts_at__isnull=False, event_ends_at__gte=F("event_starts_at")),
                violation_error_message=_("An event ends after it starts: give it a start, too."),
            ),
            models.CheckConstraint(
                name="article_rating_names_what_is_rated",
                condition=Q(rating__isnull=True) | (~Q(reviewed_name="") & ~Q(reviewed_kind="")),
                violation_error_message=_("A rating needs what is reviewed, and what sort of thing it is."),
            ),
            models.CheckConstraint(
                name="article_rating_is_of_five",
                condition=Q(rating__isnull=True) | Q(rating__gte=0, rating__lte=5),
                violation_error_message=_("A rating lies between 0 and 5."),
            ),
            models.UniqueConstraint(
                name="article_one_translation_a_language",
                fields=["translation_of", "language"],
                condition=Q(translation_of__isnull=False),
                violation_error_message=_("The original already has a translation into this language."),
            ),
            models.CheckConstraint(
                name="article_is_not_its_own_translation",
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("id")),
                violation_error_message=_("An article cannot be a translation of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, **kwargs: Any) -> None:
        """Leaves alone what publishing decides, unless named: a copy read earlier cannot unsay it."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name not in DECIDED_BY_PUBLISHING
            ]
        super().save(**kwargs)

    @property
    def has_unpublished_changes(self) -> bool:
        return self.status == Status.LIVE and self.latest_revision_id != self.live_revision_id

    @property
    def state(self) -> State:
        """By the clock: a live article with a future start is Scheduled, one past its end is Ended."""
        if self.status != Status.LIVE:
            return State(self.status)
        now = timezone.now()
        if self.has_unpublished_changes:
            return State.CHANGED
        if self.visible_from and self.visible_from > now:
            return State.SCHEDULED
        if self.visible_until and self.visible_until <= now:
            return State.ENDED
        return State.LIVE


class ArticleTag(ItemBase):
    content_object = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_items")

    class Meta:
        constraints = [models.UniqueConstraint(name="article_tag_once", fields=["content_object", "tag"])]

    def __str__(self) -> str:
        return f"{self.tag} · {self.content_object}"


class Byline(models.Model):
    """Who wrote or photographed it, in the order printed."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="bylines", verbose_name=_("article")
    )
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    role = models.CharField(_("role"), max_length=12, choices=BylineRole.choices, default=BylineRole.WRITER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="byline_once",
                fields=["article", "author", "role"],
                violation_error_message=_("This person is already named for this."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} · {self.get_role_display()}"


class ArticlePicture(models.Model):
    """Which pictures the working copy shows: they may not be deleted from the library."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="article_picture_once", fields=["article", "image"])]

    def __str__(self) -> str:
        return f"{self.image} · {self.article}"


class Revision(models.Model):
    """The article as it stood after a save: every field, its tags and its bylines. Never changed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    snapshot = models.JSONField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("saved at"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="revision_number_once", fields=["article", "number"])]

    def __str__(self) -> str:
        return f"{self.article} · {self.number}"
