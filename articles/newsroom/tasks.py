"""Work the newsroom leaves to the worker."""

from django.utils import timezone

from articles.conf import task

from .recomposing import recompose_articles


@task()
def recompose(numbers: list[int]) -> int:
    return recompose_articles(numbers, at=timezone.now())
