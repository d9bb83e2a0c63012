"""Every save of an article leaves a revision."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.images.models import Image
from articles.text.body import body_references

from .models import Article, Revision
from .snapshots import take_snapshot


@transaction.atomic
def save_revision(article: Article, *, by: User | None, at: datetime) -> Revision:
    """Record the article as the database has it, tags and bylines included, and which pictures it shows.

    Returns the latest revision when nothing differs from it. `article` knows its revision afterwards.
    """
    stored = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    latest = stored.latest_revision
    snapshot = take_snapshot(stored)
    if latest is None or latest.snapshot != snapshot:
        number = latest.number + 1 if latest else 1
        latest = Revision.objects.create(
            article=stored, number=number, snapshot=snapshot, made_by=by, made_at=at
        )
        stored.latest_revision, stored.edited_by, stored.edited_at = latest, by, at
        stored.save(update_fields=["latest_revision", "edited_by", "edited_at"])
        _note_pictures(stored)
    for field in ("latest_revision", "edited_by", "edited_at"):
        setattr(article, field, getattr(stored, field))
    return latest


def pictures_in(article: Article) -> set[int]:
    """Numbers of the pictures the article shows: lead, share card and body."""
    shown = {article.hero_image_id, article.share_image_id, *body_references(article.body).images}
    return {number for number in shown if number}


def _note_pictures(article: Article) -> None:
    """The body may name a picture that has been deleted; such a name is passed over."""
    article.pictures.set(Image.objects.filter(pk__in=pictures_in(article)))
