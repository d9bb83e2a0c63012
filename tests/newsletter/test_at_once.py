"""Two at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.newsletter.models import Subscriber
from articles.newsletter.subscribing import (
    Link,
    TooManySignUps,
    confirm_subscription,
    request_subscription,
    unsubscribe_by_link,
)
from articles.newsletter.tokens import confirmation_token, unsubscribe_token

from .readers import AT, EMAIL, confirmed, sign_up

# SQLite in memory, which tests use, lets nobody wait; with a file it does: see test_under_load.py.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="needs a database that lets others wait"),
]


def at_once(*doings):
    """What each came to, all begun together: its answer, or what it raised."""
    gate = Barrier(len(doings))

    def run(doing):
        try:
            gate.wait(10)
            return doing()
        except TooManySignUps as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as threads:
        return [each.result(30) for each in [threads.submit(run, doing) for doing in doings]]


def test_two_presses_of_the_same_link_both_lead_to_the_list():
    token = confirmation_token(sign_up())
    answers = at_once(*[lambda: confirm_subscription(token, at=AT)] * 4)
    assert answers == [Link.USED] * 4
    assert Subscriber.objects.confirmed().count() == 1


def test_the_same_address_typed_twice_at_once_is_one_row_and_one_mail():
    def ask(number):
        return lambda: request_subscription(EMAIL, language="en", address=f"198.51.100.{number}", at=AT)

    assert at_once(*map(ask, range(4))) == [None] * 4
    subscriber = Subscriber.objects.get()
    assert confirm_subscription(confirmation_token(subscriber), at=AT) is Link.USED


def test_of_many_sign_ups_of_one_sender_at_once_five_are_taken():
    def ask(number):
        return lambda: request_subscription(
            f"reader{number}@reader.example", language="en", address="203.0.113.7", at=AT
        )

    answers = at_once(*map(ask, range(8)))
    assert (answers.count(None), Subscriber.objects.count()) == (5, 5)


def test_leaving_twice_at_once_is_no_fault():
    token = unsubscribe_token(confirmed())
    assert at_once(*[lambda: unsubscribe_by_link(token, at=AT)] * 4) == [None] * 4
    assert Subscriber.objects.count() == 0
