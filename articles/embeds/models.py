"""What we keep of posts on other sites: enough to show one without asking its site."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.images.fields import PictureField

URL_LENGTH = 200
TITLE_LENGTH = 300
AUTHOR_LENGTH = 200
TEXT_LENGTH = 2000
TROUBLE_LENGTH = 200


class Provider(models.TextChoices):
    """The sites of articles.text.body_schema, as they call themselves."""

    YOUTUBE = "youtube", "YouTube"
    VIMEO = "vimeo", "Vimeo"
    INSTAGRAM = "instagram", "Instagram"
    X = "x", "X"
    TIKTOK = "tiktok", "TikTok"
    SPOTIFY = "spotify", "Spotify"


VIDEO_SITES = frozenset({Provider.YOUTUBE, Provider.VIMEO})


def poster_path(card: "EmbedCard", filename: str) -> str:
    """Named by what it shows: an address never shows another picture."""
    extension = filename.rpartition(".")[2]
    return f"posters/{card.poster_digest[:2]}/{card.poster_digest}.{extension}"


class EmbedCard(models.Model):
    """A post some article shows: its words and its poster, fetched once by us, or written by the desk."""

    provider = models.CharField(_("site"), max_length=12, choices=Provider.choices, editable=False)
    url = models.CharField(_("address"), max_length=URL_LENGTH, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    author = models.CharField(_("by"), max_length=AUTHOR_LENGTH, blank=True)
    text = models.TextField(
        _("text of the post"), max_length=TEXT_LENGTH, blank=True, help_text=_("As its author wrote it.")
    )
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    seconds = models.PositiveIntegerField(
        _("length in seconds"), null=True, blank=True, help_text=_("Of a video or a song: 192 is 3:12.")
    )
    poster = PictureField(
        _("poster"),
        upload_to=poster_path,
        width_field="poster_width",
        height_field="poster_height",
        digest_field="poster_digest",
        blank=True,
    )
    poster_width = models.PositiveIntegerField(null=True, editable=False)
    poster_height = models.PositiveIntegerField(null=True, editable=False)
    poster_digest = models.CharField(max_length=64, blank=True, editable=False)
    # Asked for again at `next_try_at`; null once its site has answered, or has been asked often enough.
    next_try_at = models.DateTimeField(_("next try"), null=True, editable=False, db_index=True)
    tries = models.PositiveSmallIntegerField(_("tries in vain"), default=0, editable=False)
    trouble = models.CharField(_("trouble"), max_length=TROUBLE_LENGTH, blank=True, editable=False)
    fetched_at = models.DateTimeField(_("fetched"), null=True, editable=False)

    class Meta:
        verbose_name = _("embedded post")
        verbose_name_plural = _("embedded posts")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def is_video(self) -> bool:
        """Played in the article; anything else is read there first."""
        return self.provider in VIDEO_SITES

    @property
    def length(self) -> str:
        """3:12; 1:02:09; "" while nobody has said."""
        if not self.seconds:
            return ""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
