from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from articles.newsroom.models import State
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.revising import save_revision
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each(editor):
    """An article in every state, named after it."""
    now = timezone.now()
    hour = timedelta(hours=1)
    make_article("draft")
    for name, fields in {
        "live": {},
        "scheduled": {"visible_from": now + hour},
        "changed": {},
        "ended": {"visible_from": now - 2 * hour, "visible_until": now - hour},
        "withdrawn": {},
    }.items():
        publish_article(make_article(name, **fields), by=editor, at=now)
    changed = Article.objects.get(headline="changed")
    changed.standfirst = "New words."
    changed.save()
    save_revision(changed, by=editor, at=now)
    withdraw_article(Article.objects.get(headline="withdrawn"), by=editor, at=now)


@pytest.mark.parametrize("state", State.values)
def test_in_state_agrees_with_what_each_article_says(one_of_each, state):
    (article,) = Article.objects.in_state(state, at=timezone.now())
    assert (article.headline, article.state) == (state, state)


@pytest.mark.parametrize("starts", [None, timedelta(hours=1)])
def test_event_cannot_end_before_or_without_its_start(starts):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(event_starts_at=starts and now + starts, event_ends_at=now)
