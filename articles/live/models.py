"""What readers read: composed at publishing, replaced whole, visible by the clock of the query."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.embeds.models import EmbedCard
from articles.images.models import Image
from articles.masthead.models import Author, Section
from articles.taxonomy.models import Tag
from articles.text.languages import address_in_default

from .querysets import LiveArticleQuerySet, VisibleManager


class Kind(models.TextChoices):
    """What sort of piece it is; printed in brackets before the headline, and a page of its own."""

    INTERVIEW = "interview", _("Interview")
    EXCLUSIVE = "exclusive", _("Exclusive")
    PRESS_CONFERENCE = "press-conference", _("Press conference")
    REVIEW = "review", _("Review")
    GUIDE = "guide", _("Guide")
    EVENT = "event", _("Event")
    NEWS = "news", _("News")
    FEATURE = "feature", _("Feature")

    def get_absolute_url(self) -> str:
        """Where all of the kind are; of events that is the calendar."""
        if self is Kind.EVENT:
            return reverse("articles:events")
        return reverse("articles:kind", args=[self])


class Language(models.TextChoices):
    """BCP 47 tags of the languages an article may be written in."""

    ENGLISH = "en", _("English")
    KOREAN = "ko", _("Korean")
    CHINESE_SIMPLIFIED = "zh-Hans", _("Chinese (Simplified)")
    CHINESE_TRADITIONAL = "zh-Hant", _("Chinese (Traditional)")


class ReviewedKind(models.TextChoices):
    """What a rating is of; the values are types of https://schema.org."""

    ALBUM = "MusicAlbum", _("Album or song")
    CONCERT = "Event", _("Concert or event")
    FILM = "Movie", _("Film")
    SERIES = "TVSeries", _("Series")
    BOOK = "Book", _("Book")
    RESTAURANT = "Restaurant", _("Restaurant or café")
    HOTEL = "Hotel", _("Hotel")
    PRODUCT = "Product", _("Product")


class BylineRole(models.TextChoices):
    WRITER = "writer", _("Words")
    PHOTOGRAPHER = "photographer", _("Photographs")


class LiveArticle(models.Model):
    """An article as readers get it. Its number is the newsroom's, but nothing here leads to a draft.

    The JSON columns hold what pages print, so that a card or page needs no further query:

    hero        null, or a picture as articles.images.markup.describe_picture gives it
    bylines     [{"role", "name", "slug", "title", "bio", "names": [{"text", "language"}],
                  "portrait": crop | null}]
    tag_list    [{"name", "slug", "kind"}]
    pull_quote  null, or {"text", "original", "language", "speaker"}
    event       null, or {"name", "starts", "ends", "zone", "venue", "city", "price", "ticket_url", "status"},
                instants in ISO 8601 with offset of the event's own zone
    """

    id = models.BigIntegerField(primary_key=True)
    slug = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=8, choices=Language.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="live_articles")
    headline = models.CharField(max_length=300)
    standfirst = models.CharField(max_length=300, blank=True)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    word_count = models.PositiveIntegerField(default=0)
    reading_minutes = models.PositiveSmallIntegerField(default=0)
    hero = models.JSONField(null=True)
    bylines = models.JSONField(default=list)
    tag_list = models.JSONField(default=list)
    pull_quote = models.JSONField(null=True)
    event = models.JSONField(null=True)
    event_starts_at = models.DateTimeField(null=True)
    event_ends_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    revised_at = models.DateTimeField(null=True)
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    correction = models.TextField(blank=True)
    corrected_on = models.DateField(null=True)
    disclosure = models.CharField(max_length=300, blank=True)
    is_paid = models.BooleanField(default=False)
    partner_name = models.CharField(max_length=120, blank=True)
    partner_url = models.CharField(max_length=300, blank=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=200, blank=True)
    share_picture = models.JSONField(null=True)
    canonical_url = models.CharField(max_length=300, blank=True)
    is_indexed = models.BooleanField(default=True)
    rating = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    reviewed_name = models.CharField(max_length=200, blank=True)
    reviewed_kind = models.CharField(max_length=12, choices=ReviewedKind.choices, blank=True)
    pinned = models.JSONField(default=list)
    translation_of = models.BigIntegerField(null=True, db_index=True)
    wp_id = models.PositiveBigIntegerField(null=True, unique=True)
    wp_guid = models.CharField(max_length=300, blank=True)
    composed_at = models.DateTimeField()

    tags = models.ManyToManyField(Tag, through="LiveArticleTag", related_name="live_articles")
    authors = models.ManyToManyField(Author, through="LiveByline", related_name="live_articles")
    pictures = models.ManyToManyField(Image, through="LivePicture", related_name="live_articles")
    embeds = models.ManyToManyField(EmbedCard, through="LiveEmbed", related_name="live_articles")

    objects = VisibleManager.from_queryset(LiveArticleQuerySet)()
    all_rows = LiveArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("live article")
        verbose_name_plural = _("live articles")
        # Related lookups from tags and authors must hide what is not visible, too.
        base_manager_name = "all_rows"
        default_manager_name = "objects"
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="live_newest"),
            models.Index(fields=["section", "-published_at", "-id"], name="live_newest_in_section"),
            models.Index(fields=["kind", "-published_at", "-id"], name="live_newest_of_kind"),
            models.Index(
                fields=["event_ends_at", "event_starts_at"],
                name="live_events",
                condition=Q(event_starts_at__isnull=False),
            ),
            models.Index(fields=["visible_from"], name="live_appearing"),
            models.Index(
                fields=["visible_until"], name="live_ending", condition=Q(visible_until__isnull=False)
            ),
            models.Index(
                fields=["-corrected_on"], name="live_corrected", condition=Q(corrected_on__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="live_article_ends_after_it_begins",
                condition=Q(visible_until__isnull=True) | Q(visible_until__gt=models.F("visible_from")),
            ),
            models.CheckConstraint(
                name="live_paid_article_names_its_partner",
                condition=Q(is_paid=False) | ~Q(partner_name=""),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """One address, whichever language the page that links to it speaks."""
        return address_in_default("articles:article", self.slug)

    @property
    def writers(self) -> list[dict]:
        return [line for line in self.bylines if line["role"] == BylineRole.WRITER]

    @property
    def photographers(self) -> list[dict]:
        return [line for line in self.bylines if line["role"] == BylineRole.PHOTOGRAPHER]

    @property
    def label(self) -> str:
        """The house bracket, "[INTERVIEW] Headline", for chats, feeds and share cards."""
        return f"[{self.get_kind_display().upper()}] {self.headline}"


class LiveByline(models.Model):
    live_article = models.ForeignKey(LiveArticle, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=BylineRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="live_byline_once", fields=["live_article", "author", "role"]),
        ]

    def __str__(self) -> str:
        return f"{self.author} · {self.live_article}"


class LiveArticleTag(models.Model):
    live_article = models.ForeignKey(LiveArticle, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="live_tag_once", fields=["live_article", "tag"])]

    def __str__(self) -> str:
        return f"{self.tag} · {self.live_article}"


class LivePicture(models.Model):
    """Which pictures a live page shows: they may not be deleted, and their changes reach the page."""

    live_article = models.ForeignKey(LiveArticle, on_delete=models.CASCADE, related_name="+")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="live_picture_once", fields=["live_article", "image"])]

    def __str__(self) -> str:
        return f"{self.image} · {self.live_article}"


class LiveEmbed(models.Model):
    """Which posts of other sites a live page shows: what is learned of them later reaches the page."""

    live_article = models.ForeignKey(LiveArticle, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(EmbedCard, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="live_embed_once", fields=["live_article", "card"])]

    def __str__(self) -> str:
        return f"{self.card} · {self.live_article}"


class FormerAddress(models.Model):
    """A slug that once worked: it leads on to the article, or says that the article is gone."""

    slug = models.CharField(max_length=200, unique=True)
    article_number = models.BigIntegerField(db_index=True)
    gone_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug


class Redirect(models.Model):
    """An old address that leads on to another of ours, written by an editor or by an import.

    `path` begins with a slash; what WordPress asked by query stands as "/?cat=5". It never names an article's
    own former address: that is FormerAddress.
    """

    path = models.CharField(_("old address"), max_length=500, unique=True)
    target = models.CharField(_("leads to"), max_length=500)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]

    def __str__(self) -> str:
        return f"{self.path} → {self.target}"


class SlotPlace(models.TextChoices):
    LEAD = "lead", _("Lead story")
    TOP_1 = "top-1", _("Top stories, first")
    TOP_2 = "top-2", _("Top stories, second")
    TOP_3 = "top-3", _("Top stories, third")
    VOICE = "voice", _("In their own words")
    BAND = "band", _("Opens its section's band")


class HomeSlot(models.Model):
    """A story the desk puts in a place of the front page, while `starts_at` ≤ now < `ends_at`."""

    place = models.CharField(_("place"), max_length=8, choices=SlotPlace.choices)
    article = models.ForeignKey(
        LiveArticle, on_delete=models.CASCADE, related_name="+", verbose_name=_("story")
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: for good."))

    class Meta:
        verbose_name = _("front-page slot")
        verbose_name_plural = _("front-page slots")
        ordering = ["place", "-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="home_slot_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=_("“Until” must be later than “from”."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()}: {self.article}"


class Edition(models.Model):
    """One row: counts every change of what readers may see (see editions.py)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.PositiveBigIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="edition_is_single", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.number)
