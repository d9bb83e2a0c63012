from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from articles.enquiries.intake import TooManyEnquiries
from articles.enquiries.models import Enquiry
from articles.masthead.models import SiteSettings

from .letters import AT, WORDS, found_desk, receive

pytestmark = pytest.mark.django_db


def test_receive_enquiry_stores_what_was_written_with_a_reference(desk):
    letter = receive(wants_copy=True, budget="1000-5000")
    stored = Enquiry.objects.get()
    assert stored == letter
    assert (stored.reference, stored.state, stored.received_at) == ("KA-2026-0001", "new", AT)
    assert (stored.message, stored.wants_copy, stored.budget) == (WORDS, True, "1000-5000")
    assert stored.mail_due_at == AT


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("KAvenyou", "KA"),
        ("The Straits Beat", "TSB"),
        ("metro", "ME"),
        ("서울일보", "EN"),
        ("ABCDEFG", "ABCD"),
    ],
)
def test_reference_begins_with_the_sites_capitals(name, prefix):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": name})
    assert receive().reference == f"{prefix}-2026-0001"


def test_references_number_the_letters_of_a_year_in_our_own_time_zone(desk):
    new_year_in_singapore = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    references = [
        receive(message=f"{WORDS} {number}", at=at).reference
        for number, at in enumerate([AT, AT + timedelta(hours=2), new_year_in_singapore])
    ]
    assert references == ["KA-2026-0001", "KA-2026-0002", "KA-2027-0001"]


def test_the_same_letter_twice_is_one_row_and_one_mail(desk, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        first = receive()
        again = receive(at=AT + timedelta(hours=23), email="GRACE@lantern.example", address="198.51.100.1")
    assert again == first
    assert Enquiry.objects.count() == 1
    assert len(mailoutbox) == 2  # the receipt and the alert


@pytest.mark.parametrize(
    "change", [{"message": f"{WORDS} And in June."}, {"name": "Ken"}, {"topic": "other"}]
)
def test_a_letter_that_differs_is_another(desk, change):
    receive()
    receive(**change)
    assert Enquiry.objects.count() == 2


def test_the_same_letter_after_a_day_is_another(desk):
    receive()
    receive(at=AT + timedelta(hours=24))
    assert Enquiry.objects.count() == 2


def test_spam_is_stored_with_its_reasons_and_not_mailed(desk, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        letter = receive(trap="https://pills.example")
    assert (letter.state, letter.spam_reasons, letter.mail_due_at) == ("spam", ["trap"], None)
    assert letter.spam_reason_labels == ["filled the field nobody sees"]
    assert mailoutbox == []


def test_mail_is_queued_only_when_the_letter_is_committed(
    desk, django_capture_on_commit_callbacks, mailoutbox
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        receive()
        transaction.set_rollback(True)
    assert (Enquiry.objects.count(), mailoutbox) == (0, [])


def test_the_sixth_letter_in_an_hour_is_refused_and_leaves_no_gap(desk):
    for minute in range(5):
        receive(message=f"{WORDS} {minute}", at=AT + timedelta(minutes=minute))
    with pytest.raises(TooManyEnquiries) as refusal:
        receive(message=f"{WORDS} sixth", at=AT + timedelta(minutes=20))
    assert refusal.value.retry_after == timedelta(minutes=40)
    assert receive(message=f"{WORDS} sixth", at=AT + timedelta(hours=1)).reference == "KA-2026-0006"


def test_another_address_is_not_held_up(desk):
    for number in range(5):
        receive(message=f"{WORDS} {number}")
    assert receive(message=f"{WORDS} other", address="198.51.100.1").reference == "KA-2026-0006"


def test_a_double_is_answered_even_when_the_hour_is_full(desk):
    letters = [receive(message=f"{WORDS} {number}") for number in range(5)]
    assert receive(message=f"{WORDS} 4") == letters[4]


def test_the_hour_reaches_over_midnight(desk):
    late = datetime(2026, 3, 2, 23, 50, tzinfo=UTC)
    for number in range(5):
        receive(message=f"{WORDS} {number}", at=late)
    with pytest.raises(TooManyEnquiries):
        receive(message=f"{WORDS} sixth", at=late + timedelta(minutes=20))


def test_a_host_may_allow_more_letters(desk, settings):
    settings.ARTICLES = {"ENQUIRIES_PER_HOUR": 6}
    references = [receive(message=f"{WORDS} {number}").reference for number in range(6)]
    assert references[-1] == "KA-2026-0006"


def test_a_site_without_settings_has_references_too():
    SiteSettings.objects.all().delete()
    assert receive().reference == "OU-2026-0001"
    found_desk()
