from datetime import timedelta
from itertools import count
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from articles.readership.models import Reading
from tests.factories import make_article, make_live_article, make_section

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_neighbours = count(1)


@pytest.fixture
def tell(client):
    """A reader, each from an address of their own."""
    number = next(_neighbours)
    sender = f"10.9.{number // 250}.{number % 250}"

    def post(path, *, referrer="", width=390, **headers):
        asked = {"user-agent": FIREFOX, "sec-fetch-site": "same-origin", **headers}
        response = client.post(
            reverse("articles:count_reading"),
            urlencode({"p": path, "f": referrer, "w": width}),
            "application/x-www-form-urlencoded;charset=UTF-8",
            headers={name: value for name, value in asked.items() if value},
            REMOTE_ADDR=sender,
        )
        assert (response.status_code, response.content) == (204, b"")
        assert not response.cookies
        return response

    return post


def readings():
    return list(Reading.objects.values_list("place", "number", "referrer", "device", "count"))


def test_a_read_article_is_counted_by_day_referrer_and_device(tell):
    article = make_live_article()
    tell(article.get_absolute_url(), referrer="www.google.com", width=1280)
    tell(article.get_absolute_url(), referrer="google.com", width=1440)
    assert readings() == [("article", article.pk, "google.com", "desktop", 2)]
    assert Reading.objects.get().day == timezone.localdate()


def test_sections_and_the_home_page_are_counted_too_in_every_language(tell):
    music = make_section("music")
    for path in ("/", "/ko/", "/music/", "/zh-hans/music/", "/music/page/2/"):
        tell(path)
    assert sorted(readings()) == [("home", 0, "", "phone", 2), ("section", music.pk, "", "phone", 3)]


def test_an_address_in_korean_is_counted_as_browsers_write_it(tell):
    article = make_live_article(slug="서율-싱가포르-공연", language="ko")
    tell("/%EC%84%9C%EC%9C%A8-%EC%8B%B1%EA%B0%80%ED%8F%AC%EB%A5%B4-%EA%B3%B5%EC%97%B0/")
    assert readings() == [("article", article.pk, "", "phone", 1)]


def test_what_readers_cannot_see_is_not_counted(tell):
    draft = make_article()
    scheduled = make_live_article(visible_from=timezone.now() + timedelta(days=1))
    for path in (
        f"/{draft.slug}/",
        scheduled.get_absolute_url(),
        "/nothing/",
        "/admin/",
        "",
        "//x",
        "/\x00/",
    ):
        tell(path)
    assert readings() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-gpc": "1"},
        {"dnt": "1"},
        {"sec-purpose": "prefetch"},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": ""},
        {"sec-fetch-site": "", "origin": "https://elsewhere.example"},
        {"sec-fetch-site": "", "origin": "https://[elsewhere.example"},
    ],
)
def test_not_counted(tell, headers, django_assert_num_queries):
    path = make_live_article().get_absolute_url()
    with django_assert_num_queries(0):
        tell(path, **headers)
    assert readings() == []


def test_older_browsers_prove_by_their_origin_that_they_are_here(tell):
    article = make_live_article()
    tell(article.get_absolute_url(), **{"sec-fetch-site": "", "origin": "http://testserver"})
    assert readings() == [("article", article.pk, "", "phone", 1)]


def test_a_long_letter_is_not_opened(tell, django_assert_num_queries):
    with django_assert_num_queries(0):
        tell("/" + "a" * 5000)


def test_a_letter_of_a_thousand_fields_is_answered_as_any_other(client):
    headers = {"user-agent": FIREFOX, "sec-fetch-site": "same-origin"}
    response = client.post("/r", "a&" * 1010, "application/x-www-form-urlencoded", headers=headers)
    assert response.status_code == 204


def test_one_sender_is_counted_thirty_times_a_minute(tell):
    path = make_live_article().get_absolute_url()
    for _ in range(70):
        tell(path)
    assert Reading.objects.get().count in (30, 60, 40)  # a minute may turn meanwhile


def test_a_page_counted_before_costs_two_questions(tell, django_assert_num_queries):
    path = make_live_article().get_absolute_url()
    tell(path)
    with django_assert_num_queries(4):  # which article; savepoint, update, release
        tell(path)


def test_nothing_of_who_read_is_kept(tell):
    tell(make_live_article().get_absolute_url(), referrer="t.co")
    told = {field.name for field in Reading._meta.get_fields()}
    assert told == {"id", "day", "place", "number", "referrer", "device", "count"}


def test_only_post_is_answered_and_nothing_is_kept_by_caches(client, tell):
    assert client.get("/r").status_code == 405
    assert tell("/")["Cache-Control"] == "no-store"


def test_readers_are_not_troubled_when_the_count_cannot_be_written(tell, caplog):
    article = make_live_article()
    with connection.execute_wrapper(_refuse_writing):
        tell(article.get_absolute_url())
    assert "A reading was not counted" in caplog.text


def _refuse_writing(execute, sql, params, many, context):
    if "articles_reading" in sql:
        raise OperationalError("database is locked")
    return execute(sql, params, many, context)
