"""Who we are: sections, authors, accounts elsewhere, the site's own settings and pages."""

import zoneinfo
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator, validate_unicode_slug
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from articles.text.fields import BodyField
from articles.text.languages import PAGE_LANGUAGES

web_address = URLValidator(schemes=["http", "https"])
handle = RegexValidator(r"^[\w.-]+\Z", _("Letters, digits, dots, hyphens and underscores only."))


def validate_links(text: str) -> None:
    """Every non-empty line is an http(s) address."""
    for line in filter(None, map(str.strip, text.splitlines())):
        web_address(line)


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Example: Asia/Singapore."), params={"name": name}
        )


class Singleton(models.Model):
    """A table with one row at most, pk 1: the database refuses a second."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_is_single", condition=models.Q(pk=1)),
        ]

    @classmethod
    def load(cls) -> Self:
        """The row, or an unsaved one with the defaults before anybody has written it."""
        return cls.objects.filter(pk=1).first() or cls()  # type: ignore[attr-defined]


class SectionColour(models.TextChoices):
    """Names of the palette in the style sheet; contrast is proved there for both themes."""

    PERSIMMON = "persimmon", _("Persimmon")
    LAGOON = "lagoon", _("Lagoon")
    AMBER = "amber", _("Amber")
    PLUM = "plum", _("Plum")
    JADE = "jade", _("Jade")


class Section(models.Model):
    """A station of the Line: where an article is filed."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("web address"), max_length=60, unique=True, allow_unicode=True)
    name_ko = models.CharField(_("name in Korean"), max_length=60, blank=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=60, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    colour = models.CharField(
        _("colour"), max_length=12, choices=SectionColour.choices, default=SectionColour.JADE
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower comes first."))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:section", args=[self.slug])

    @property
    def label(self) -> str:
        """Its name in the language of the page being made; the English one where there is none."""
        language = get_language() or ""
        names = {"ko": self.name_ko, "zh": self.name_zh}
        return names.get(language[:2], "") or self.name


class Author(models.Model):
    """A person named in bylines: staff, photographer or contributor. An account is optional."""

    name = models.CharField(_("name"), max_length=120)
    name_ko = models.CharField(_("name in Korean"), max_length=120, blank=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=120, blank=True)
    slug = models.CharField(_("web address"), max_length=120, unique=True, validators=[validate_unicode_slug])
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("For example: Music editor."))
    bio = models.TextField(_("bio"), max_length=600, blank=True)
    portrait = models.ForeignKey(
        "articles.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portraits",
        verbose_name=_("portrait"),
    )
    links = models.TextField(
        _("links"), blank=True, validators=[validate_links], help_text=_("One web address a line.")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])

    @property
    def link_list(self) -> list[str]:
        return [line.strip() for line in self.links.splitlines() if line.strip()]


class Platform(models.TextChoices):
    INSTAGRAM = "instagram", "Instagram"
    TWITTER = "twitter", "X (Twitter)"
    FACEBOOK = "facebook", "Facebook"
    YOUTUBE = "youtube", "YouTube"
    TELEGRAM = "telegram", "Telegram"
    THREADS = "threads", "Threads"
    TIKTOK = "tiktok", "TikTok"


PLATFORM_ADDRESSES = {
    Platform.INSTAGRAM: "https://www.instagram.com/{}/",
    Platform.TWITTER: "https://x.com/{}",
    Platform.FACEBOOK: "https://www.facebook.com/{}",
    Platform.YOUTUBE: "https://www.youtube.com/@{}",
    Platform.TELEGRAM: "https://t.me/{}",
    Platform.THREADS: "https://www.threads.com/@{}",
    Platform.TIKTOK: "https://www.tiktok.com/@{}",
}


class SocialLink(models.Model):
    """One of our accounts elsewhere; its address follows from platform and handle unless given."""

    platform = models.CharField(_("platform"), max_length=12, choices=Platform.choices)
    handle = models.CharField(_("handle"), max_length=60, validators=[handle], help_text=_("Without the @."))
    given_address = models.CharField(
        _("address"),
        max_length=200,
        blank=True,
        validators=[web_address],
        help_text=_("Only when it differs from the platform's usual form."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower comes first."))

    class Meta:
        verbose_name = _("social link")
        verbose_name_plural = _("social links")
        ordering = ["position", "platform"]
        constraints = [
            models.UniqueConstraint(
                name="social_link_is_listed_once",
                fields=["platform", "handle"],
                violation_error_message=_("This account is already listed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_platform_display()} {self.handle}"

    @property
    def address(self) -> str:
        return self.given_address or PLATFORM_ADDRESSES[Platform(self.platform)].format(self.handle)


class SiteSettings(Singleton):
    """What the publication calls itself, and the sentences every article ends with."""

    name = models.CharField(_("name"), max_length=60, default="Our publication")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True, default="")
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("For search engines and share cards."),
    )
    line_start = models.CharField(_("the Line starts in"), max_length=40, blank=True, default="")
    line_end = models.CharField(_("the Line ends in"), max_length=40, blank=True, default="")
    share_prompt = models.CharField(
        _("share prompt"), max_length=160, default=gettext_noop("First to the deets? Share it to prove it...")
    )
    related_heading = models.CharField(
        _("related heading"), max_length=120, default=gettext_noop("You could have missed these out...")
    )
    voices_heading = models.CharField(
        _("heading over interviews"), max_length=120, default=gettext_noop("In their own words")
    )
    events_heading = models.CharField(
        _("heading over events"), max_length=120, default=gettext_noop("Coming up")
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Asia/Singapore", validators=[validate_time_zone]
    )
    ads_txt = models.TextField(
        _("ads.txt"),
        blank=True,
        default="",
        help_text=_("Who may sell our advertising space, one a line. Empty: nobody may."),
    )
    allows_ai_crawlers = models.BooleanField(_("AI crawlers may read the site"), default=True)

    class Meta(Singleton.Meta):
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A page that is no story: about, privacy, corrections. What is saved is what readers see."""

    slug = models.CharField(
        _("web address"), max_length=60, validators=[validate_unicode_slug], help_text=_("For example about.")
    )
    language = models.CharField(_("language"), max_length=8, choices=PAGE_LANGUAGES, default="en")
    title = models.CharField(_("title"), max_length=120)
    description = models.CharField(_("description"), max_length=200, blank=True)
    body = BodyField(_("text"), blank=True)
    is_published = models.BooleanField(_("readers may see it"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["slug", "language"]
        constraints = [
            models.UniqueConstraint(
                name="page_once_a_language",
                fields=["slug", "language"],
                violation_error_message=_("There is already a page at this address in this language."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.slug])
