"""When something a live page shows changes in the library or the masthead, the page is composed again.

Always from the revision readers already have: newer edits stay where they are.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from .composing import compose
from .models import Article
from .publishing import put_on_site


def recompose_articles(numbers: Iterable[int], *, at: datetime) -> int:
    """Compose these live articles again, each in its own transaction; how many there were."""
    done = 0
    for number in numbers:
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).filter(pk=number).first()
            if article is None or article.live_revision is None:
                continue
            put_on_site(compose(article.live_revision, article=article, at=at))
            done += 1
    return done
