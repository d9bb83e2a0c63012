"""Nothing foreign and nothing inline runs on our pages; only the admin has a nonce."""

import re

import pytest
from django.conf import settings
from django.template import engines

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, list[str]]:
    directives = [directive.split() for directive in response.headers["Content-Security-Policy"].split("; ")]
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("path", ["/", "/there-is-no-such-page/", "/admin/login/", "/admin/nothing/here/"])
def test_every_page_forbids_inline_and_foreign_scripts(client, path):
    response = client.get(path)

    assert policy(response)["default-src"] == ["'none'"]
    assert "unsafe-" not in response.headers["Content-Security-Policy"]
    assert not [source for source in policy(response)["script-src"] if "//" in source or source == "*"]


def test_readers_page_has_the_policy_of_the_settings_and_no_nonce(client):
    response = client.get("/")

    assert policy(response) == settings.SECURE_CSP
    assert "nonce" not in response.content.decode()


def test_admin_page_has_a_nonce_of_its_own_each_time(client):
    nonces = [
        re.search(r"'nonce-([\w-]{20,})'", client.get("/admin/login/").headers["Content-Security-Policy"])[1]
        for _ in range(2)
    ]

    assert nonces[0] != nonces[1]


def test_nonce_in_the_template_is_the_one_in_the_header(client):
    response = client.get("/admin/login/")
    request = response.wsgi_request
    written = engines["django"].from_string("{{ csp_nonce }}").render({}, request)

    assert f"'nonce-{written}'" in response.headers["Content-Security-Policy"]


def test_every_answer_carries_the_other_headers(client):
    headers = client.get("/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), microphone=(), geolocation=(), browsing-topics=()"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_readers_page_sets_no_cookie_and_is_the_same_for_everybody(client, admin_client):
    stranger, administrator = client.get("/"), admin_client.get("/")

    assert not stranger.cookies
    assert "Cookie" not in stranger.headers.get("Vary", "")
    assert "Accept-Language" not in stranger.headers.get("Vary", "")
    assert stranger.content == administrator.content
