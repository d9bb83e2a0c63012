"""Ways of asking for live articles; the default manager answers with what is visible now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from articles.text.languages import written_in

if TYPE_CHECKING:
    from articles.masthead.models import Author, Section
    from articles.taxonomy.models import Tag

# What only the article's own page prints; lists leave it in the database.
PAGE_ONLY = ["body_html", "body_text", "correction", "share_picture", "seo_title", "seo_description"]


class LiveArticleQuerySet(models.QuerySet[Any]):
    def visible(self) -> Self:
        """By the database's clock at the moment the query runs: no cron, no stale moment."""
        return self.filter(
            Q(visible_until__isnull=True) | Q(visible_until__gt=Now()), visible_from__lte=Now()
        )

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")

    def in_section(self, section: Section) -> Self:
        return self.filter(section=section)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def tagged(self, tag: Tag) -> Self:
        return self.filter(tags=tag)

    def by_author(self, author: Author) -> Self:
        """Words or photographs; an article with both by one person is listed once."""
        bylines = self.model.authors.through.objects.filter(author=author)
        return self.filter(pk__in=bylines.values("live_article"))

    def written_by(self, author: Author) -> Self:
        return self._with_byline(author, "writer")

    def only_photographed_by(self, author: Author) -> Self:
        """Their pictures, somebody else's words."""
        written = self.model.objects.written_by(author).values("pk")
        return self._with_byline(author, "photographer").exclude(pk__in=written)

    def in_edition(self, language: str) -> Self:
        """Each story once: in the language of the interface ("en", "ko", "zh-hans"), else as first written.

        A translation whose original readers cannot see stands for itself.
        """
        code = written_in(language)
        translated = self.model.objects.filter(translation_of=OuterRef("pk"), language=code)
        original = self.model.objects.filter(pk=OuterRef("translation_of"))
        is_first = Q(translation_of__isnull=True) | ~Exists(original)
        return self.filter(Q(language=code) | (is_first & ~Exists(translated)))

    def upcoming_events(self) -> Self:
        """Events that have not ended, the next one first; one nobody has given a beginning is in no calendar.

        Composing says when one without an end is over; rows older than that rule are over once they begin.
        """
        dated = self.filter(event__isnull=False, event_starts_at__isnull=False)
        return dated.filter(_still_on()).order_by("event_starts_at", "id")

    def past_events(self) -> Self:
        """Those that are over, the last one first."""
        dated = self.filter(event__isnull=False, event_starts_at__isnull=False)
        return dated.filter(~_still_on()).order_by("-event_starts_at", "-id")

    def corrected(self) -> Self:
        """What we got wrong, the latest correction first; those without a day come last."""
        return self.exclude(correction="").order_by(F("corrected_on").desc(nulls_last=True), "-id")

    def _with_byline(self, author: Author, role: str) -> Self:
        bylines = self.model.authors.through.objects.filter(author=author, role=role)
        return self.filter(pk__in=bylines.values("live_article"))

    def for_cards(self) -> Self:
        """All a card shows; the template adds no query."""
        return self.select_related("section").defer(*PAGE_ONLY)

    def for_page(self) -> Self:
        """All an article's own page shows; the template adds no query."""
        return self.select_related("section")


def _still_on() -> Q:
    return Q(event_ends_at__gt=Now()) | Q(event_ends_at__isnull=True, event_starts_at__gte=Now())


class VisibleManager(models.Manager[Any]):
    def get_queryset(self) -> LiveArticleQuerySet:
        rows = cast("LiveArticleQuerySet", super().get_queryset())  # made by from_queryset
        return rows.visible()
