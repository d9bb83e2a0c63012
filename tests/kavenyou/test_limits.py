"""Requests are measured before they are read; addresses are believed as far as our own proxies wrote them."""

from kavenyou.limits import client_address


def test_body_over_the_limit_is_refused_unread(client, settings):
    settings.MAX_REQUEST_BYTES = 1000

    response = client.post("/admin/login/", data={"username": "x" * 1000})

    assert response.status_code == 413


def test_body_under_the_limit_is_read(client, settings, db):
    settings.MAX_REQUEST_BYTES = 1000

    response = client.post("/admin/login/", data={"username": "x" * 100})

    assert response.status_code == 200


def test_client_address_counts_from_our_own_proxies(rf, settings):
    settings.ARTICLES = {**settings.ARTICLES, "TRUSTED_PROXIES": 1}
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 6.6.6.6")

    assert client_address(request) == "6.6.6.6"
