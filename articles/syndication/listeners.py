"""What follows for other sites when a story is published. Connected in apps.py."""

import logging
from datetime import datetime
from typing import Any

from articles.live.models import LiveArticle

from .announcing import CLOCK_SKEW, services_to_tell
from .tasks import announce_article

log = logging.getLogger(__name__)


def on_article_published(number: int, at: datetime, **_kwargs: Any) -> None:
    """Announce it, at once or when readers will have it; one published again is told as news, too."""
    article = LiveArticle.all_rows.only("visible_from").filter(pk=number).first()
    if article is None or not services_to_tell():
        return
    moment = max(article.visible_from, at)
    work = announce_article
    if article.visible_from > at:
        if not work.get_backend().supports_defer:
            log.info("Story %s will appear unannounced: the task backend cannot wait.", number)
            return
        work = work.using(run_after=article.visible_from + CLOCK_SKEW)
    work.enqueue(number, article.visible_from.isoformat(), moment.isoformat())
