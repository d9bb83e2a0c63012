"""What caches keep sets no cookie, whatever cookie it was asked with."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kavenyou.kept import NoCookiesOnKeptPagesMiddleware
from tests.factories import make_live_article

pytestmark = pytest.mark.django_db

BROKEN = {"sessionid": "x", "csrftoken": "y"}
PATHS = [
    "/",
    "/search/?q=a",
    "/page/1/",
    "/feed/",
    "/robots.txt",
    "/wp-login.php",
    "/api/v1/articles/",
]


@pytest.mark.parametrize("path", PATHS)
def test_broken_cookies_change_nothing_that_caches_keep(client, path):
    make_live_article()
    usual = client.get(path)
    client.cookies.load(BROKEN)

    answer = client.get(path)

    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
    assert answer.content == usual.content


def test_broken_token_is_not_replaced_where_nothing_stands(client):
    client.cookies.load({"csrftoken": "y"})

    answer = client.get("/nothing/")

    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


def test_admin_still_takes_back_a_broken_session(client):
    client.cookies.load(BROKEN)

    assert client.get("/admin/login/").cookies["sessionid"]["max-age"] == 0


def test_page_that_looked_at_the_session_keeps_what_says_so():
    request = RequestFactory().get("/")

    def look(request):
        request.session = type("Session", (), {"accessed": True})()
        answer = HttpResponse(headers={"Cache-Control": "public", "Vary": "Cookie"})
        answer.set_cookie("sessionid", "new")
        return answer

    answer = NoCookiesOnKeptPagesMiddleware(look)(request)

    assert answer.cookies
    assert answer.headers["Vary"] == "Cookie"
