import pytest

from articles.newsletter.models import Subscriber
from articles.newsletter.tokens import (
    UnknownLink,
    confirmation_token,
    confirmed_address,
    digest_token,
    leaving_address,
    unsubscribe_token,
)

from .readers import AT, HOUR


@pytest.fixture
def subscriber():
    return Subscriber(email="mei@reader.example", digest="x" * 24, requested_at=AT)


def test_link_carries_the_digest_of_the_address_and_not_the_address(subscriber):
    assert confirmed_address(confirmation_token(subscriber)) == "x" * 24
    assert leaving_address(unsubscribe_token(subscriber)) == "x" * 24
    assert "mei" not in confirmation_token(subscriber) + unsubscribe_token(subscriber)


def test_link_to_confirm_is_another_each_time_somebody_asks_and_the_link_to_leave_is_not(subscriber):
    before = confirmation_token(subscriber), unsubscribe_token(subscriber)
    subscriber.requested_at = AT + HOUR
    assert confirmation_token(subscriber) != before[0]
    assert unsubscribe_token(subscriber) == before[1]


@pytest.mark.parametrize("read", [confirmed_address, leaving_address])
@pytest.mark.parametrize(
    "forged", ["", "x", ".", "x.y", "x" * 24 + ".1.abc", "😀.😀", "x" * 5000, "\x00", "%s", "../../etc"]
)
def test_what_we_have_not_signed_is_unknown(read, forged):
    with pytest.raises(UnknownLink):
        read(forged)


def test_each_link_does_its_own_thing_only(subscriber):
    with pytest.raises(UnknownLink):
        leaving_address(confirmation_token(subscriber))
    with pytest.raises(UnknownLink):
        confirmed_address(unsubscribe_token(subscriber))


def test_changed_link_is_unknown(subscriber):
    token = unsubscribe_token(subscriber)
    with pytest.raises(UnknownLink):
        leaving_address("y" + token[1:])


def test_digest_of_a_link_does_not_give_the_link_away(subscriber, settings):
    token = confirmation_token(subscriber)
    digest = digest_token(token)
    assert digest == digest_token(token)
    assert digest not in token
    settings.SECRET_KEY = "another one"
    assert digest_token(token) != digest


def test_links_of_old_issues_work_after_a_change_of_the_secret(subscriber, settings):
    token = unsubscribe_token(subscriber)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another one", [settings.SECRET_KEY]
    assert leaving_address(token) == "x" * 24
