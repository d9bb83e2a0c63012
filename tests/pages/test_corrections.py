from datetime import date

import pytest
from django.utils import timezone

from articles.masthead.models import Page
from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_live_article
from tests.pages.reading import block, of_class, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_founded_page(db):
    Page.objects.all().delete()


def corrected(headline, day, **fields):
    return make_live_article(headline, correction="It was eight.", corrected_on=day, **fields)


def listed(page):
    return [words(link) for link in block(page, "corrected").xpath(".//h3/a")]


def test_corrected_stories_are_listed_the_latest_correction_first(client):
    corrected("Old", date(2026, 1, 2))
    corrected("New", date(2026, 3, 2))
    corrected("Undated", None)
    make_live_article("Faultless")

    page = read(client, "/corrections/")

    assert listed(page) == ["New", "Old", "Undated"]
    assert "It was eight." in words(block(page, "corrected"))


def test_withdrawn_story_leaves_the_list_of_corrections(client):
    article = corrected("Gone", date(2026, 1, 2))
    withdraw_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())

    assert "Nothing so far." in words(read(client, "/corrections/").xpath("//main")[0])


def test_correction_is_listed_in_whatever_language_it_was_made(client):
    original = make_live_article("Night train")
    corrected("밤기차", date(2026, 3, 2), language="ko", translation_of_id=original.pk)

    page = read(client, "/corrections/")

    assert listed(page) == ["밤기차"]
    assert block(page, "corrected").xpath(".//div[@lang='ko']//h3")


def test_policy_stands_above_the_list_and_only_on_its_first_page(client):
    Page.objects.create(slug="corrections", title="How we correct", body="<p>Fast.</p>", is_published=True)
    for number in range(31):
        corrected(f"Story {number}", date(2026, 1, 1))

    first, second = read(client, "/corrections/"), read(client, "/corrections/page/2/")

    assert words(first.xpath("//h1")[0]) == words(second.xpath("//h1")[0]) == "How we correct"
    assert (len(of_class(first, "prose")), len(of_class(second, "prose"))) == (1, 0)
    assert (len(listed(first)), len(listed(second))) == (30, 1)
    assert second.xpath("//link[@rel='canonical']/@href")[0].endswith("/corrections/page/2/")


def test_corrections_end_where_the_list_ends(client):
    assert client.get("/corrections/").status_code == 200
    assert client.get("/corrections/page/2/").status_code == 404
    assert client.get("/corrections/page/0/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_corrections_cost_eight_queries_whatever_is_listed(client, count, django_assert_num_queries):
    for number in range(count):
        corrected(f"Story {number}", date(2026, 1, 1))

    with django_assert_num_queries(8):
        client.get("/corrections/")
