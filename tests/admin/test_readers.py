"""The figures: who sees them, what they tell, and that a drawing is never the only way to read them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Reading
from tests.factories import make_article, make_live_article, make_section

pytestmark = pytest.mark.django_db

OVERVIEW = "admin:articles_reading_changelist"


def read(number, count, *, days_ago=1, place="article", **fields):
    day = timezone.localdate() - timedelta(days=days_ago)
    Reading.objects.create(day=day, place=place, number=number, count=count, **{"device": "phone", **fields})


@pytest.mark.parametrize("role", ["Editor", "Partner manager"])
def test_overview_tells_days_articles_sites_and_devices(client, enter, role):
    enter(role)
    article = make_live_article("Seo Yul rides the last train")
    read(article.pk, 7, referrer="google.com")
    read(article.pk, 2, referrer="", device="desktop")
    read(article.pk, 50, days_ago=40)
    page = client.get(reverse(OVERVIEW)).content.decode()

    for words in (
        "Pages read 9 times in 30 days.",
        article.headline,
        "google.com",
        "Desktop",
        "<svg",
        "<table",
    ):
        assert words in page
    assert "Pages read 59 times in 90 days." in client.get(reverse(OVERVIEW), {"days": "90"}).content.decode()


@pytest.mark.parametrize("days", ["", "0", "-7", "99999999999", "30; drop", "७"])
def test_any_other_period_is_thirty_days(client, enter, days):
    enter("Editor")
    assert client.get(reverse(OVERVIEW), {"days": days}).context["days"] == 30


def test_overview_names_no_article_readers_cannot_see(client, enter):
    enter("Partner manager")
    scheduled = make_live_article("Not yet told", visible_from=timezone.now() + timedelta(days=1))
    read(scheduled.pk, 7)
    assert "Not yet told" not in client.get(reverse(OVERVIEW)).content.decode()


def test_overview_costs_the_same_for_more_articles(client, enter, django_assert_max_num_queries):
    enter("Editor")
    for number in range(12):
        read(make_live_article().pk, number + 1, referrer=f"site{number}.example")
    with django_assert_max_num_queries(14):
        client.get(reverse(OVERVIEW))


def test_writer_does_not_see_everybodys_figures(client, enter):
    enter("Writer")
    assert client.get(reverse(OVERVIEW)).status_code == 403


def test_nothing_can_be_written_there(client, enter):
    enter("Editor")
    client.post(reverse(OVERVIEW), {"action": "delete_selected", "_selected_action": ["1"]})
    assert client.get("/admin/articles/reading/add/").status_code == 404


def test_form_of_an_article_shows_how_often_it_was_read(client, enter):
    enter("Editor")
    article = make_live_article()
    read(article.pk, 7)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()

    assert "Read 7 times in the last 30 days." in page
    assert page.count("<rect") == 30


def test_draft_has_no_chart(client, enter):
    enter("Editor")
    draft = make_article()
    assert (
        "readers-chart"
        not in client.get(reverse("admin:articles_article_change", args=[draft.pk])).content.decode()
    )


def test_form_of_a_section_shows_how_often_it_and_its_articles_were_read(client, enter):
    enter("Writer")
    music = make_section("music")
    read(make_live_article(section=music).pk, 7)
    read(music.pk, 2, place="section")
    page = client.get(reverse("admin:articles_section_change", args=[music.pk])).content.decode()

    assert "Read 9 times in the last 30 days." in page
