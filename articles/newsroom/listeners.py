"""What the newsroom does when something its live pages show changes below it. Connected in apps.py."""

from typing import Any

from articles.embeds.models import EmbedCard
from articles.images.models import Image
from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.models import Author
from articles.taxonomy.models import Tag

from .tasks import recompose


def on_picture_saved(instance: Image, **_kwargs: Any) -> None:
    """Its words or its file may be new."""
    _recompose_later(LiveArticle.all_rows.filter(pictures=instance))


def on_renditions_made(image: Image, **_kwargs: Any) -> None:
    """Pages made before them show the original, or lack a format."""
    _recompose_later(LiveArticle.all_rows.filter(pictures=image))


def on_card_saved(instance: EmbedCard, **_kwargs: Any) -> None:
    """A post's words or poster have come, or the desk has changed them."""
    _recompose_later(LiveArticle.all_rows.filter(embeds=instance))


def on_author_change(instance: Author, **_kwargs: Any) -> None:
    """A name, bio or portrait is new."""
    _recompose_later(LiveArticle.all_rows.filter(authors=instance))


def on_tag_change(instance: Tag, **_kwargs: Any) -> None:
    """A tag is renamed."""
    _recompose_later(LiveArticle.all_rows.filter(tags=instance))


def before_tag_deletion(instance: Tag, **_kwargs: Any) -> None:
    """Note who shows the tag: once it is deleted, nothing in the database tells."""
    instance.shown_by = _numbers(LiveArticle.all_rows.filter(tags=instance))


def after_tag_deletion(instance: Tag, **_kwargs: Any) -> None:
    if instance.shown_by:
        recompose.enqueue(instance.shown_by)


def _recompose_later(rows: LiveArticleQuerySet) -> None:
    """Queued in the caller's transaction, so that the work is neither lost nor done for a change undone."""
    if numbers := _numbers(rows):
        recompose.enqueue(numbers)


def _numbers(rows: LiveArticleQuerySet) -> list[int]:
    return sorted(set(rows.values_list("pk", flat=True)))
