from datetime import timedelta

import pytest

from articles.enquiries.models import Enquiry
from articles.enquiries.sending import (
    CLOCK_SKEW,
    LEASE,
    PAUSES,
    TRIES,
    claim_mail,
    send_claimed_mail,
    send_pending_mail,
)

from .letters import AT, WORDS, found_desk, receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def subjects(sink):
    return [message["Subject"] for message in sink.messages]


BOTH = [
    "Your enquiry KA-2026-0001 to KAvenyou",
    "KA-2026-0001: Press conference or event invite, Lantern Pictures",
]


def test_both_mails_go_out_once_to_exactly_whom_they_are_for(smtp_sink):
    letter = receive()
    assert send_pending_mail(at=AT) == 1
    assert send_pending_mail(at=AT + timedelta(days=1)) == 0
    assert subjects(smtp_sink) == BOTH
    assert smtp_sink.recipients == [["grace@lantern.example"], ["desk@kavenyou.example"]]
    letter.refresh_from_db()
    assert (letter.receipt_sent_at, letter.alert_sent_at, letter.mail_due_at) == (AT, AT, None)
    assert (letter.mail_attempts, letter.mail_error, letter.mail_problem) == (1, "", "")


def test_what_arrives_carries_the_headers_of_an_automatic_answer(smtp_sink):
    receive(email="grace@büro.example")
    send_pending_mail(at=AT)
    receipt, alert = smtp_sink.messages
    assert receipt["Auto-Submitted"] == "auto-replied"
    assert receipt["Reply-To"] == "desk@kavenyou.example"
    assert receipt.get_body(("plain",)).get_content().startswith("Thank you for writing to KAvenyou.")
    assert receipt.get_body(("html",)).get_content().startswith("<!doctype html>")
    assert smtp_sink.recipients[0] == ["grace@xn--bro-hoa.example"]
    assert "grace@" in alert["Reply-To"]


def test_only_one_worker_gets_a_letter_until_its_lease_is_over():
    letter = receive()
    assert claim_mail(letter.pk, at=AT)
    assert not claim_mail(letter.pk, at=AT)
    assert not claim_mail(letter.pk, at=AT + LEASE - CLOCK_SKEW - timedelta(seconds=1))
    assert claim_mail(letter.pk, at=AT + LEASE)


def test_a_worker_whose_clock_is_a_little_behind_may_begin():
    letter = receive()
    assert claim_mail(letter.pk, at=AT - timedelta(seconds=1))


def test_mail_left_by_a_worker_that_died_goes_out_after_its_lease(smtp_sink):
    letter = receive()
    claim_mail(letter.pk, at=AT)
    assert send_pending_mail(at=AT + timedelta(minutes=1)) == 0
    assert send_pending_mail(at=AT + LEASE) == 1
    assert subjects(smtp_sink) == BOTH


def test_a_worker_that_died_between_the_mails_leaves_only_the_second(smtp_sink):
    letter = receive()
    claim_mail(letter.pk, at=AT)
    Enquiry.objects.filter(pk=letter.pk).update(receipt_sent_at=AT)
    send_pending_mail(at=AT + LEASE)
    assert subjects(smtp_sink) == BOTH[1:]


@pytest.mark.parametrize("mood", ["busy", "gone"])
def test_a_server_that_fails_is_tried_again_and_gets_each_mail_once(moody_sink, mood):
    letter = receive()
    moody_sink.mood = mood
    send_pending_mail(at=AT)
    letter.refresh_from_db()
    assert moody_sink.tries == 2
    assert letter.mail_due_at == AT + PAUSES[0]
    assert letter.mail_problem.startswith("Acknowledgement not sent: SMTP")
    moody_sink.mood = "well"
    send_pending_mail(at=AT + PAUSES[0])
    send_pending_mail(at=AT + timedelta(days=2))
    letter.refresh_from_db()
    assert subjects(moody_sink) == BOTH
    assert (letter.mail_problem, letter.mail_due_at) == ("", None)


def test_a_mail_that_is_repeated_is_known_by_its_id(moody_sink):
    letter = receive()
    send_pending_mail(at=AT)
    Enquiry.objects.filter(pk=letter.pk).update(receipt_sent_at=None, alert_sent_at=None, mail_due_at=AT)
    send_pending_mail(at=AT)
    ids = [message["Message-ID"] for message in moody_sink.messages]
    assert len(ids) == 4
    assert ids[:2] == ids[2:]


@pytest.mark.usefixtures("no_mail_server")
def test_no_server_at_all_is_a_note_and_another_try():
    letter = receive()
    assert send_pending_mail(at=AT) == 1
    letter.refresh_from_db()
    assert "ConnectionRefusedError" in letter.mail_error
    assert letter.mail_due_at == AT + PAUSES[0]


def test_an_address_that_refuses_does_not_keep_the_desk_from_knowing(moody_sink):
    letter = receive(email="nobody@lantern.example")
    send_pending_mail(at=AT)
    letter.refresh_from_db()
    assert moody_sink.recipients == [["desk@kavenyou.example"]]
    assert (letter.receipt_sent_at, letter.alert_sent_at) == (None, AT)
    assert "no such person" in letter.mail_problem
    send_pending_mail(at=AT + PAUSES[0])
    assert len(moody_sink.messages) == 1


@pytest.mark.usefixtures("no_mail_server")
def test_after_the_last_try_a_letter_is_given_up_and_listed():
    letter = receive()
    at = AT
    for _ in range(TRIES):
        assert send_pending_mail(at=at) == 1
        letter.refresh_from_db()
        at = letter.mail_due_at or at
    assert (letter.mail_attempts, letter.mail_due_at) == (TRIES, None)
    assert at - AT > timedelta(hours=20)
    assert send_pending_mail(at=at + timedelta(days=30)) == 0
    assert list(Enquiry.objects.mail_given_up()) == [letter]


def test_without_an_advertising_contact_the_partner_has_a_receipt_and_the_desk_is_told_why(smtp_sink):
    found_desk(email="")
    letter = receive()
    send_pending_mail(at=AT)
    letter.refresh_from_db()
    assert subjects(smtp_sink) == BOTH[:1]
    assert letter.mail_problem.startswith("Desk not told: NoAdvertisingContact")


def test_a_letter_that_fails_does_not_hold_up_the_next(moody_sink):
    receive(email="nobody@lantern.example")
    receive(message=f"{WORDS} Two")
    send_pending_mail(at=AT)
    assert len(moody_sink.messages) == 3


def test_what_was_called_spam_while_a_worker_had_it_is_not_tried_again(moody_sink):
    letter = receive()
    moody_sink.mood = "busy"
    claim_mail(letter.pk, at=AT)
    Enquiry.objects.filter(pk=letter.pk).update(state="spam", mail_due_at=None)

    assert send_claimed_mail(letter.pk, at=AT) is None
    letter.refresh_from_db()
    assert letter.mail_due_at is None


def test_send_claimed_mail_says_when_to_try_again(moody_sink):
    letter = receive()
    moody_sink.mood = "busy"
    claim_mail(letter.pk, at=AT)
    assert send_claimed_mail(letter.pk, at=AT) == AT + PAUSES[0]
    moody_sink.mood = "well"
    claim_mail(letter.pk, at=AT + PAUSES[0])
    assert send_claimed_mail(letter.pk, at=AT + PAUSES[0]) is None
