"""One story in several languages at the desk: beginning a translation, and knowing when its source moved on.

A translation remembers which revision of its original it says (`source_revision`). The revision to say is the
one readers have, and for an original that is not live the latest. While that is a newer one, the translation
is out of date. Where nobody has said which revision a translation says, it counts as out of date.
"""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from articles.live.models import Language
from articles.text.body import body_text
from articles.text.differences import Paragraph, Piece, changed_paragraphs, changed_words

from .addressing import free_address_from
from .models import Article, ArticleQuerySet, Byline, Revision, Status
from .revising import save_revision
from .snapshots import bring_back

# What is the source's own, or is to be written anew: a translation begins without.
LEFT_BEHIND = [
    "slug",
    "language",
    "translation_of_id",
    "visible_from",
    "visible_until",
    "revised_at",
    "correction",
    "corrected_on",
    "seo_title",
    "seo_description",
    "canonical_url",
]
# Shown word by word; what else changed is told by name.
WORDS = ("headline", "standfirst", "body")


class Progress(models.TextChoices):
    """How far a story is in a language."""

    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    OUT_OF_DATE = "out-of-date", _("Out of date")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SourceChanges(NamedTuple):
    """What happened to the source between two revisions; `others` names what changed beside the words."""

    since: Revision | None
    now: Revision
    headline: list[Piece]
    standfirst: list[Piece]
    body: list[Paragraph]
    others: list[str]


def start_translation(source: Article, *, language: str, by: User | None, at: datetime) -> Article:
    """A draft in the language with all that the source has: words to type over, pictures, people, tags.

    Of a translation, the original is the source. Raises ValidationError when there is one in the language.
    """
    with transaction.atomic():
        number = source.translation_of_id or source.pk
        source = Article.objects.select_for_update(of=("self",)).get(pk=number)
        _require_untranslated(source, language)
        revision = said_revision(source) or save_revision(source, by=by, at=at)
        draft = _copy_of(revision, source=source, language=language)
        draft.created_by = draft.edited_by = by
        draft.created_at = draft.edited_at = at
        draft.save()
        _copy_people_and_tags(revision, draft)
        save_revision(draft, by=by, at=at)
    return draft


def follow_source(translation: Article) -> None:
    """Called when somebody names its original: until that changes, the translation says it. Not saved."""
    source = translation.translation_of
    translation.source_revision = said_revision(source) if source else None


def mark_up_to_date(translation: Article, *, revision: Revision) -> None:
    """The translation says this revision of its original. Refuses a revision of anything else."""
    if translation.translation_of_id is None or revision.article_id != translation.translation_of_id:
        raise ValidationError(_("That is not a version of the original."), code="other-source")
    translation.source_revision = revision
    translation.save(update_fields=["source_revision"])


def said_revision(source: Article) -> Revision | None:
    """The revision translations should say: what readers have, else the latest."""
    return source.live_revision if source.status == Status.LIVE else source.latest_revision


def is_out_of_date(translation: Article) -> bool:
    """Whether its original has moved on since."""
    source = translation.translation_of
    now = said_revision(source) if source else None
    if now is None:
        return False
    said = translation.source_revision
    return said is None or said.article_id != now.article_id or said.number < now.number


def progress_of(translation: Article | None) -> Progress:
    if translation is None:
        return Progress.MISSING
    if translation.status == Status.WITHDRAWN:
        return Progress.WITHDRAWN
    if is_out_of_date(translation):
        return Progress.OUT_OF_DATE
    return Progress.LIVE if translation.status == Status.LIVE else Progress.DRAFT


def source_changes(translation: Article) -> SourceChanges | None:
    """What the translator has to follow; None without an original that has a revision."""
    source = translation.translation_of
    now = said_revision(source) if source else None
    if now is None:
        return None
    since = translation.source_revision
    if since is not None and since.article_id != now.article_id:
        since = None  # of an original it had before
    old, new = (since.snapshot if since else {}), now.snapshot
    return SourceChanges(
        since=since,
        now=now,
        headline=changed_words(old.get("headline", ""), new["headline"]),
        standfirst=changed_words(old.get("standfirst", ""), new["standfirst"]),
        body=changed_paragraphs(_paragraphs(old), _paragraphs(new)),
        others=_other_changes(old, new) if since else [],
    )


def translation_board(
    originals: ArticleQuerySet, *, visible: QuerySet[Article]
) -> QuerySet[Article, Article]:
    """Originals with the translations among `visible`; so many queries for one as for fifty.

    The newest on top, those not yet published before them. Those withdrawn are nobody's work.
    """
    heavy = ["body", "live_revision__snapshot", "latest_revision__snapshot"]
    translations = visible.select_related("source_revision").defer("body", "source_revision__snapshot")
    rows = originals.filter(translation_of__isnull=True).exclude(status=Status.WITHDRAWN)
    return (
        rows.select_related("section", "live_revision", "latest_revision")
        .defer(*heavy)
        .prefetch_related(Prefetch("translations", queryset=translations))
        .order_by(F("published_at").desc(nulls_first=True), "-pk")
    )


def in_progress(
    originals: QuerySet[Article], progress: str, *, language: str, visible: QuerySet[Article]
) -> QuerySet[Article]:
    """Those of a board that are so far in the language, asked of the database."""
    versions = visible.filter(translation_of=OuterRef("pk"), language=language)
    others = originals.exclude(language=language)
    if progress == Progress.MISSING:
        return others.filter(~Exists(versions))
    withdrawn = versions.filter(status=Status.WITHDRAWN)
    if progress == Progress.WITHDRAWN:
        return others.filter(Exists(withdrawn))
    versions = versions.exclude(status=Status.WITHDRAWN)
    said = Case(
        When(status=Status.LIVE, then=F("live_revision__number")), default=F("latest_revision__number")
    )
    others = others.annotate(to_say=said)
    versions = versions.annotate(to_say=ExpressionWrapper(OuterRef("to_say"), models.IntegerField()))
    says_it = Q(source_revision__article=OuterRef("pk"), source_revision__number__gte=F("to_say"))
    follows = Q(to_say__isnull=True) | says_it
    if progress == Progress.OUT_OF_DATE:
        return others.filter(Exists(versions)).exclude(Exists(versions.filter(follows)))
    is_live = Q(status=Status.LIVE)
    wanted = is_live if progress == Progress.LIVE else ~is_live
    return others.filter(Exists(versions.filter(wanted & follows)))


def _require_untranslated(source: Article, language: str) -> None:
    if language not in Language.values:
        raise ValidationError(_("Choose a language."), code="language")
    if source.language == language:
        raise ValidationError(_("The story is written in that language already."), code="same-language")
    if source.translations.filter(language=language).exists():
        raise ValidationError(_("There is a translation into that language already."), code="exists")


def _copy_of(revision: Revision, *, source: Article, language: str) -> Article:
    draft = bring_back(revision.snapshot, number=source.pk).article
    for name in LEFT_BEHIND:
        field = Article._meta.get_field(name.removesuffix("_id"))
        setattr(draft, name, field.get_default())  # type: ignore[union-attr]
    draft.pk = None
    draft.language = language
    draft.slug = free_address_from(f"{source.slug[:180]} {language}", number=None)
    draft.translation_of = source
    draft.source_revision = revision
    return draft


def _copy_people_and_tags(revision: Revision, draft: Article) -> None:
    _article, tags, bylines = bring_back(revision.snapshot, number=draft.pk)
    draft.tags.set(tags)
    Byline.objects.bulk_create(
        Byline(article=draft, author=author, role=role, position=position)
        for position, (author, role) in enumerate(bylines)
    )


def _paragraphs(snapshot: dict[str, str]) -> list[str]:
    return body_text(snapshot.get("body", "")).splitlines()


def _other_changes(old: dict[str, object], new: dict[str, object]) -> list[str]:
    """Labels of the fields whose value differs, in the order of the table, then tags and people."""
    labels = {
        field.attname: str(field.verbose_name)
        for field in Article._meta.concrete_fields
        if field.name not in WORDS
    }
    labels |= {"tags": str(_("tags")), "bylines": str(_("people"))}
    return [label for name, label in labels.items() if name in new and old.get(name) != new[name]]
