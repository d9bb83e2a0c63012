import pytest
from django.db import connection
from django.test import Client, RequestFactory

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


def test_not_found_says_nothing_of_the_address(client):
    first = client.get("/<script>alert(1)</script>/").content
    second = client.get("/else/").content

    assert b"alert(1)" not in first
    assert first == second


def test_what_is_hidden_from_one_account_is_not_kept_for_the_next(client, admin_client):
    hidden = "/admin/articles/article/999/json/"

    assert admin_client.get(hidden).headers["Cache-Control"] == "no-store"
    assert client.get("/nowhere/").headers["Cache-Control"] == "public, max-age=60"


def test_server_error_needs_no_database():
    with connection.execute_wrapper(_refuse):
        response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert response.headers["Cache-Control"] == "no-store"
    assert words(parse(response.content).xpath("//h1")[0]) == "Something broke on our side"


def test_error_in_a_view_is_the_static_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.pages.home.load_chrome", lambda: 1 / 0)

    page = read(client, "/", status=500)

    assert page.xpath("//a/@href") == ["/"]


def test_expired_form_is_told_in_plain_words(client):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "mei"})
    page = parse(answer.content)

    assert answer.status_code == 403
    assert words(page.xpath("//h1")[0]) == "That form has expired"
    assert "Your text is still there." in words(page)


def _refuse(execute, sql, params, many, context):
    raise AssertionError(f"the database was asked: {sql}")
