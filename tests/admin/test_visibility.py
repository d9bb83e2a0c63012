"""Which articles a writer meets in the newsroom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.rights import may_see, visible_articles
from articles.models import Article
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_writer_meets_their_own_and_what_readers_have(enter):
    now = timezone.now()
    editor, writer = enter("Editor"), enter("Writer")
    make_article("Own draft", created_by=writer)
    make_article("Other draft", created_by=editor)
    live = make_article("Live", created_by=editor)
    scheduled = make_article("Scheduled", created_by=editor, visible_from=now + timedelta(hours=1))
    withdrawn = make_article("Withdrawn", created_by=editor)
    for article in (live, scheduled, withdrawn):
        publish_article(article, by=editor, at=now)
    withdraw_article(withdrawn, by=editor, at=now)

    def headlines(person):
        return {article.headline for article in visible_articles(person, Article.objects.all())}

    assert headlines(writer) == {"Own draft", "Live"}
    assert headlines(editor) == {"Own draft", "Other draft", "Live", "Scheduled", "Withdrawn"}
    for person in (writer, editor):
        seen = {article.headline for article in Article.objects.all() if may_see(person, article)}
        assert seen == headlines(person)
