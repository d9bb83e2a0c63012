import logging
from datetime import timedelta

import pytest

from articles.newsletter.models import LEASE, Subscriber
from articles.newsletter.sending import (
    CLOCK_SKEW,
    PAUSES,
    TRIES,
    claim_mail,
    send_claimed_mail,
    send_pending_mail,
)
from articles.newsletter.subscribing import Link, confirm_subscription, read_link, unsubscribe
from articles.newsletter.tokens import confirmation_token
from tests.enquiries.conftest import moody_sink, no_mail_server

from .readers import AT, sign_up

__all__ = ["moody_sink", "no_mail_server"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("masthead")]


def test_mail_goes_out_once_and_is_counted(smtp_sink):
    subscriber = sign_up()
    assert send_pending_mail(at=AT) == 1
    assert send_pending_mail(at=AT + timedelta(days=1)) == 0
    assert smtp_sink.recipients == [["mei@reader.example"]]
    subscriber.refresh_from_db()
    assert (subscriber.mails_sent, subscriber.mailed_at, subscriber.mail_due_at) == (1, AT, None)
    assert subscriber.mail_problem == ""


def test_only_one_worker_gets_a_mail_until_its_lease_is_over():
    subscriber = sign_up()
    assert claim_mail(subscriber.pk, at=AT)
    assert not claim_mail(subscriber.pk, at=AT)
    assert not claim_mail(subscriber.pk, at=AT + LEASE - CLOCK_SKEW - timedelta(seconds=1))
    assert claim_mail(subscriber.pk, at=AT + LEASE)


@pytest.mark.parametrize("mood", ["busy", "gone"])
def test_server_that_fails_is_tried_again_and_gets_the_mail_once(moody_sink, mood):
    subscriber = sign_up()
    moody_sink.mood = mood
    send_pending_mail(at=AT)
    subscriber.refresh_from_db()
    assert (subscriber.mail_due_at, subscriber.mails_sent) == (AT + PAUSES[0], 0)
    assert subscriber.mail_problem.startswith("Not sent: SMTP")
    moody_sink.mood = "well"
    send_pending_mail(at=AT + PAUSES[0])
    send_pending_mail(at=AT + timedelta(days=2))
    subscriber.refresh_from_db()
    assert len(moody_sink.messages) == 1
    assert (subscriber.mail_problem, subscriber.mails_sent) == ("", 1)


@pytest.mark.usefixtures("no_mail_server")
def test_after_the_last_try_it_is_given_up_and_the_link_would_still_have_counted():
    subscriber = sign_up()
    at = AT
    for _ in range(TRIES):
        assert send_pending_mail(at=at) == 1
        subscriber.refresh_from_db()
        at = subscriber.mail_due_at or at
    assert (subscriber.mail_attempts, subscriber.mail_due_at) == (TRIES, None)
    assert read_link(confirmation_token(subscriber), at=at + timedelta(hours=24)) is Link.OPEN
    assert sign_up(at=at + timedelta(minutes=1)).mail_due_at is not None


def test_who_confirms_while_a_worker_has_the_mail_is_not_mailed_again(moody_sink):
    subscriber = sign_up()
    moody_sink.mood = "busy"
    claim_mail(subscriber.pk, at=AT)
    confirm_subscription(confirmation_token(subscriber), at=AT)
    assert send_claimed_mail(subscriber.pk, at=AT) is None
    assert moody_sink.tries == 0


def test_who_leaves_is_not_mailed(smtp_sink):
    subscriber = sign_up()
    claim_mail(subscriber.pk, at=AT)
    unsubscribe(subscriber, at=AT)
    assert send_claimed_mail(subscriber.pk, at=AT) is None
    assert smtp_sink.messages == []


def test_log_is_not_told_the_address(moody_sink, caplog):
    """Servers repeat it when they refuse it."""
    sign_up("nobody@reader.example")
    with caplog.at_level(logging.DEBUG, logger="articles"):
        send_pending_mail(at=AT)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("articles")]
    assert "SMTPRecipientsRefused" in ours[0]
    assert "nobody@" not in str(ours)
    assert "no such person" in Subscriber.objects.get().mail_problem


def test_mail_that_fails_does_not_hold_up_the_next(moody_sink):
    sign_up("nobody@reader.example")
    sign_up("mei@reader.example")
    assert send_pending_mail(at=AT) == 2
    assert moody_sink.recipients == [["mei@reader.example"]]
