"""A body is clean on whatever road it comes into the database."""

import pytest
from django.core import serializers
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter

from articles.models import Article
from articles.text.fields import BodyField
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db

HOSTILE = "<p onclick=alert(1)>Words<script>alert(1)</script></p>"
CLEAN = "<p>Words</p>"


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM articles_article")
        return [body for (body,) in cursor.fetchall()]


def test_create_and_save_clean_and_the_instance_knows_it():
    article = make_article(body=HOSTILE)
    created = (article.body, stored())
    article.body = HOSTILE
    article.save(update_fields=["body"])

    assert created == (CLEAN, [CLEAN])
    assert (article.body, stored()) == (CLEAN, [CLEAN])


def test_update_cleans():
    make_article()
    Article.objects.update(body=HOSTILE)

    assert stored() == [CLEAN]


def test_bulk_create_and_bulk_update_clean():
    section = make_section()
    articles = [Article(headline="One", slug="one", section=section, body=HOSTILE)]
    Article.objects.bulk_create(articles)
    created = stored()
    article = Article.objects.get()
    article.body = HOSTILE
    Article.objects.bulk_update([article], ["body"])

    assert (created, stored()) == ([CLEAN], [CLEAN])


def test_fixtures_are_cleaned():
    article = make_article()
    data = serializers.serialize("json", [article]).replace(
        "The house lights are up.", "Lights<script>x</script>"
    )
    for row in serializers.deserialize("json", data):
        row.save()

    assert stored() == ["<p>Lights</p>"]


def test_full_clean_cleans():
    article = make_article()
    article.body = HOSTILE
    article.full_clean()

    assert article.body == CLEAN


def test_migrations_see_a_plain_text_field():
    written, _imports = MigrationWriter.serialize(BodyField(blank=True))

    assert written == "models.TextField(blank=True)"
    assert BodyField().get_internal_type() == models.TextField().get_internal_type()
