from datetime import UTC, datetime

import pytest

from articles.senders import client_address, digest_address, recent_digests

AT = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)


def digest(address, *, at=AT, purpose="enquiries"):
    return digest_address(address, purpose=purpose, at=at)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_client_address_believes_only_our_own_proxies(settings, proxies, forwarded, expected):
    settings.ARTICLES = {"TRUSTED_PROXIES": proxies}
    meta = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(meta) == expected


def test_digest_differs_by_day_and_does_not_show_the_address():
    today, tomorrow = digest("203.0.113.7"), digest("203.0.113.7", at=AT.replace(day=3))
    assert today != tomorrow
    assert "203.0.113.7" not in today


def test_digest_is_keyed_by_our_secret(settings):
    before = digest("203.0.113.7")
    settings.SECRET_KEY = "another one"
    assert digest("203.0.113.7") != before


def test_digests_of_two_desks_cannot_be_compared():
    assert digest("203.0.113.7") != digest("203.0.113.7", purpose="newsletter")


def test_recent_digests_reach_over_midnight():
    late, early = datetime(2026, 3, 2, 23, 50, tzinfo=UTC), datetime(2026, 3, 3, 0, 10, tzinfo=UTC)
    assert digest("203.0.113.7", at=late) in recent_digests("203.0.113.7", purpose="enquiries", at=early)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("unix:", "unix:", True),
    ],
)
def test_digest_takes_an_ipv6_customer_for_one_sender(one, other, is_same):
    assert (digest(one) == digest(other)) is is_same
