from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.masthead.models import SiteSettings
from tests.factories import make_live_article
from tests.pages.reading import block, blocks, read, words

pytestmark = pytest.mark.django_db


def story(year: int, month: int, day: int = 5, hour: int = 4, **fields):
    """A story of that moment, by the clock of Greenwich."""
    return make_live_article(published_at=datetime(year, month, day, hour, tzinfo=UTC), **fields)


def test_archive_before_the_first_story_says_so(client):
    assert "Nothing filed here yet." in words(read(client, "/archive/").xpath("//main")[0])


def test_archive_has_the_years_and_their_months_with_counts(client):
    for month in (3, 3, 11):
        story(2021, month)
    story(2023, 1)

    page = read(client, "/archive/")

    assert blocks(page) == ["year-2023", "year-2021"]
    assert [words(link) for link in block(page, "year-2021").xpath(".//li/a")] == [
        "November 2021, 1 story",
        "March 2021, 2 stories",
    ]
    assert block(page, "year-2021").xpath(".//li/a/@href") == ["/2021/11/", "/2021/03/"]


def test_year_has_its_months(client):
    story(2021, 3)
    story(2022, 3)

    page = read(client, "/2021/")

    assert words(page.xpath("//h1")[0]) == "2021"
    assert page.xpath("//main//li/a/@href") == ["/2021/03/"]


def test_month_lists_its_stories_day_by_day_without_pictures(client):
    early = story(2021, 3, day=2)
    late = story(2021, 3, day=9, hour=9)
    noon = story(2021, 3, day=9, hour=4)

    page = read(client, "/2021/03/")

    assert words(page.xpath("//h1")[0]) == "March 2021"
    assert blocks(page) == ["day-09", "day-02"]
    assert words(page.get_element_by_id("day-09")) == "Tue 9 Mar 2021"
    assert block(page, "day-09").xpath(".//li//a/@href") == [late.get_absolute_url(), noon.get_absolute_url()]
    assert block(page, "day-02").xpath(".//li//a/@href") == [early.get_absolute_url()]
    assert page.xpath("//main//img") == []


def test_days_and_months_are_those_of_the_site_s_zone(client):
    """In Singapore it is already March."""
    late = story(2021, 2, day=28, hour=17)

    assert client.get("/2021/02/").status_code == 404
    assert read(client, "/2021/03/").xpath("//main//li//a/@href") == [late.get_absolute_url()]

    SiteSettings.objects.update(time_zone="Europe/London")
    assert read(client, "/2021/02/").xpath("//main//li//a/@href") == [late.get_absolute_url()]


def test_month_leads_past_empty_months_to_the_next_with_stories(client):
    for year, month in ((2019, 12), (2021, 3), (2021, 9)):
        story(year, month)

    page = read(client, "/2021/03/")

    assert page.xpath("//main//nav/a[@rel='prev']/@href") == ["/2021/09/"]
    assert page.xpath("//main//nav/a[@rel='next']/@href") == ["/2019/12/"]
    assert read(client, "/2019/12/").xpath("//main//nav/a[@rel='next']") == []
    assert read(client, "/2021/09/").xpath("//main//nav/a[@rel='prev']") == []


def test_a_month_alone_leads_to_no_other(client):
    story(2021, 3)

    assert read(client, "/2021/03/").xpath("//main//nav") == []


@pytest.mark.parametrize(
    "path",
    ["/2021/04/", "/2020/", "/2999/", "/2999/12/", "/2021/13/", "/2021/00/", "/0000/", "/0999/01/"],
)
def test_there_is_no_page_for_an_empty_future_or_impossible_time(client, path):
    story(2021, 3)

    assert client.get(path).status_code == 404


def test_a_scheduled_story_opens_no_month(client):
    ahead = timezone.now() + timedelta(days=70)
    make_live_article(visible_from=ahead)
    story(2021, 3)

    assert client.get(f"/{ahead:%Y/%m}/").status_code == 404
    assert blocks(read(client, "/archive/"))[-1] == "year-2021"
    assert read(client, "/2021/03/").xpath("//main//nav") == []


def test_each_story_is_counted_once_whatever_languages_it_is_in(client):
    original = story(2021, 3)
    story(2021, 3, language="ko", translation_of_id=original.pk)

    assert "1 story" in words(read(client, "/2021/03/").xpath("//main")[0])


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("path", "queries"), [("/archive/", 6), ("/2021/", 6), ("/2021/03/", 8)])
def test_archive_costs_the_same_for_more_stories(client, path, queries, count, django_assert_num_queries):
    for number in range(count):
        story(2021, 3, day=number + 1)
        story(2020 - number, 3)

    with django_assert_num_queries(queries):
        client.get(path)
