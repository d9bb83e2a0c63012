from datetime import UTC, datetime, timedelta

import pytest

from articles.enquiries.models import Enquiry
from articles.enquiries.retention import EMPTIED, tidy_enquiries
from articles.enquiries.sending import send_pending_mail

from .letters import AT, receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]

TWO_YEARS_LATER = AT.replace(year=2028)


def test_after_24_hours_nobody_knows_where_a_letter_was_sent_from():
    letter = receive()
    assert tidy_enquiries(at=AT + timedelta(hours=23)) == (0, 0, 0)
    assert tidy_enquiries(at=AT + timedelta(hours=24)) == (1, 0, 0)
    letter.refresh_from_db()
    assert (letter.sender_digest, letter.name) == ("", "Grace Lim")


def test_after_24_months_nobody_knows_who_wrote():
    letter = receive(phone="+65 9123 4567", when="May", budget="over-5000")
    Enquiry.objects.update(notes="Call her back", mail_error="550 grace@lantern.example", state="won")
    assert tidy_enquiries(at=TWO_YEARS_LATER - timedelta(days=1)).letters == 0
    assert tidy_enquiries(at=TWO_YEARS_LATER).letters == 1
    letter.refresh_from_db()
    assert {name: getattr(letter, name) for name in EMPTIED} == EMPTIED
    assert letter.anonymised_at == TWO_YEARS_LATER
    assert (letter.reference, letter.topic, letter.budget, letter.state) == (
        "KA-2026-0001",
        "press",
        "over-5000",
        "won",
    )


def test_spam_is_kept_for_30_days_to_be_looked_at():
    letter = receive(trap="x")
    assert tidy_enquiries(at=AT + timedelta(days=29)).spam == 0
    assert tidy_enquiries(at=AT + timedelta(days=30)).spam == 1
    letter.refresh_from_db()
    assert (letter.message, letter.spam_reasons) == ("", ["trap"])


def test_a_second_run_changes_nothing():
    receive()
    tidy_enquiries(at=TWO_YEARS_LATER)
    assert tidy_enquiries(at=TWO_YEARS_LATER) == (0, 0, 0)


def test_an_emptied_letter_is_never_mailed(smtp_sink):
    receive()
    tidy_enquiries(at=TWO_YEARS_LATER)
    assert send_pending_mail(at=TWO_YEARS_LATER) == 0
    assert smtp_sink.messages == []


def test_months_end_where_the_calendar_has_no_such_day():
    leap_day = datetime(2028, 2, 29, 12, tzinfo=UTC)
    receive(at=datetime(2026, 2, 27, 12, tzinfo=UTC))
    assert tidy_enquiries(at=leap_day).letters == 1
