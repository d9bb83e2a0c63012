import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from articles.pages.errors import server_error
from tests.factories import make_live_article
from tests.pages.reading import headlines, parse, read, words

pytestmark = pytest.mark.django_db


def test_not_found_offers_the_latest_four(client):
    for number in range(5):
        make_live_article(f"Story {number}")

    page = read(client, "/there-is-nothing-here/", status=404)

    assert words(page.xpath("//h1")[0]) == "This train doesn’t stop here"
    assert headlines(page) == ["Story 4", "Story 3", "Story 2", "Story 1"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex,follow,max-image-preview:large"]


@pytest.mark.parametrize(
    "path",
    [
        "/a/",
        "/a/b/c/",
        "/tag/a/",
        "/author/a/",
        "/a/page/2/",
        "/page/99/x",
        "/%F0%9F%9A%86/",
        "/%00/",
        "/tag/%00/",
    ],
)
def test_whatever_is_not_there_is_the_same_page(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert "This train doesn’t stop here" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_flood_of_wrong_addresses_costs_two_queries_each(client, django_assert_max_num_queries):
    make_live_article()
    client.get("/the-first-of-them/")

    for number in range(100):
        with django_assert_max_num_queries(2):
            client.get(f"/wrong-{number}/")


@pytest.mark.parametrize(
    ("path", "sought"),
    [
        ("/namewee-interviews/", "namewee interviews"),
        ("/2019/05/namewee_interview.html", "namewee interview"),
        ("/category/k-pop/page/2/", "k pop"),
        ("/ko/서율-인터뷰/", "서율 인터뷰"),
        ("/%22%3E%3Cscript%3Ealert(1)%3C/script%3E/", "script alert script"),
        ("/" + "very-" * 60, " ".join(["very"] * 16)),
        ("/%F0%9F%9A%86/", ""),
    ],
)
def test_not_found_seeks_the_words_of_the_address(client, path, sought):
    page = read(client, path, status=404)
    (box,) = page.xpath("//main//form[@role='search']//input[@name='q']")

    assert box.get("value") == sought
    assert page.xpath(f"//label[@for='{box.get('id')}']")


def test_not_found_is_the_same_page_but_for_the_words_of_the_address(client):
    first = client.get("/one-thing/").content
    second = client.get("/another/").content

    assert first.replace(b"one thing", b"another") == second


def test_words_of_one_reader_are_not_kept_for_the_next(client):
    client.get("/my-secret-wish/")

    assert b"secret" not in client.get("/else/").content


def test_not_found_speaks_the_language_of_its_address(client):
    make_live_article("In English")
    make_live_article("서율", language="ko")

    english, korean = read(client, "/nothing/", status=404), read(client, "/ko/nothing/", status=404)

    assert (english.get("lang"), korean.get("lang")) == ("en-SG", "ko")
    assert korean.xpath("//main//form[@role='search']/@action") == ["/ko/search/"]


def test_what_is_hidden_from_one_account_is_not_kept_for_the_next(client, admin_client):
    hidden = "/admin/articles/article/999/json/"

    assert admin_client.get(hidden).headers["Cache-Control"] == "no-store"
    assert client.get("/nowhere/").headers["Cache-Control"] == "public, max-age=60"


def test_malformed_question_is_told_so(client):
    page = read(client, "/?page=abc", status=400)

    assert words(page.xpath("//h1")[0]) == "That address is not quite right"


def test_story_taken_down_offers_nothing_to_pass_on(client):
    article = make_live_article("A secret headline", slug="taken-down")
    withdraw_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())

    answer = client.get("/taken-down/")
    page = parse(answer.content)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (410, "public, max-age=3600")
    assert page.xpath("//script[@type='application/ld+json']") == []
    assert page.xpath("//meta[starts-with(@property, 'og:')]") == []
    assert page.xpath("//main//img") == []


def test_server_error_needs_no_database():
    with connection.execute_wrapper(_refuse):
        response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert response.headers["Cache-Control"] == "no-store"
    assert words(parse(response.content).xpath("//h1")[0]) == "Something broke on our side"


BROKEN = ["sqlite:////nowhere/at/all/db.sqlite3", "postgres://nobody:x@127.0.0.1:1/nothing?connect_timeout=2"]
ASK = """
import django, logging
django.setup()
logging.disable()
from django.test import Client
client = Client(raise_request_exception=False)
for path in ["/", "/a-story/", "/Wrong", "/ko/music/", "/feed/", "/wp-login.php",
             "/wp-content/uploads/a.jpg"]:
    answer = client.get(path)
    is_ours = b">500</span>" in answer.content
    print(path, answer.status_code, is_ours, answer.headers["Cache-Control"], sep="|")
"""


@pytest.mark.parametrize("address", BROKEN)
def test_error_page_is_there_when_the_database_is_not(address):
    """A process of its own, whose database really cannot be reached."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "kavenyou.settings.test", "DATABASE_URL": address}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True, timeout=120
    )

    answers = dict(line.split("|", 1) for line in asked.stdout.splitlines())
    assert answers.pop("/wp-login.php") == "410|False|public, max-age=86400"
    assert len(answers) == 6
    assert set(answers.values()) == {"500|True|no-store"}


def test_error_in_a_view_is_the_static_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.pages.home.load_chrome", lambda: 1 / 0)

    page = read(client, "/", status=500)

    assert page.xpath("//a/@href") == ["mailto:admin@kavenyou.com", "/"]


def test_expired_form_is_told_in_plain_words(client):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "mei"})
    page = parse(answer.content)

    assert answer.status_code == 403
    assert words(page.xpath("//h1")[0]) == "That form has expired"
    assert "Your text is still there." in words(page)


def _refuse(execute, sql, params, many, context):
    raise AssertionError(f"the database was asked: {sql}")
