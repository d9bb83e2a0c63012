"""What the newsroom does when something its live pages show changes below it. Connected in apps.py."""

from typing import Any

from articles.images.models import Image
from articles.live.models import LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.models import Author
from articles.taxonomy.models import Tag

from .tasks import recompose


def on_picture_change(image: Image, **_kwargs: Any) -> None:
    """A picture has new renditions or new words."""
    _recompose_later(LiveArticle.all_rows.filter(pictures=image))


def on_author_change(instance: Author, **_kwargs: Any) -> None:
    """A name, bio or portrait is new."""
    _recompose_later(LiveArticle.all_rows.filter(authors=instance))


def on_tag_change(instance: Tag, **_kwargs: Any) -> None:
    """A tag is renamed, or about to be deleted."""
    _recompose_later(LiveArticle.all_rows.filter(tags=instance))


def _recompose_later(rows: LiveArticleQuerySet) -> None:
    """Queued in the caller's transaction, so that the work is neither lost nor done for a change undone."""
    numbers = sorted(set(rows.values_list("pk", flat=True)))
    if numbers:
        recompose.enqueue(numbers)
