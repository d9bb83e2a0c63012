import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.enquiries.models import Enquiry, EnquiryCounter

from .letters import AT, make_enquiry, receive

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topic", "gossip"),
        ("budget", "a lot"),
        ("state", "lost"),
        ("name", ""),
        ("email", ""),
        ("message", ""),
    ],
)
def test_database_refuses_an_enquiry_with_a_wrong(field, value):
    letter = make_enquiry(reference="KA-2026-0001", received_at=AT, **{field: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_database_refuses_a_reference_twice():
    make_enquiry(reference="KA-2026-0001", received_at=AT).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_enquiry(reference="KA-2026-0001", received_at=AT).save()


@pytest.mark.parametrize(
    "field", ["name", "company", "email", "phone", "when", "message", "notes", "sender_digest"]
)
def test_database_keeps_an_emptied_enquiry_empty_of(field):
    empty = {"name": "", "company": "", "email": "", "message": ""}
    letter = make_enquiry(reference="KA-2026-0001", received_at=AT, anonymised_at=AT, **empty)
    letter.save()
    setattr(letter, field, "Grace Lim")
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


@pytest.mark.parametrize("field", ["name", "company", "email", "phone", "when"])
def test_enquiry_is_validated_to_be_one_line_in(field):
    letter = make_enquiry(reference="KA-2026-0001", received_at=AT, **{field: "a\nb@c.example"})
    with pytest.raises(ValidationError) as refusal:
        letter.full_clean()
    assert field in refusal.value.message_dict


def test_numbers_of_a_year_run_on_and_those_of_another_begin_anew():
    with transaction.atomic():
        numbers = [EnquiryCounter.take_lock(2026).next_number() for _ in range(3)]
        assert numbers == [1, 2, 3]
        assert EnquiryCounter.take_lock(2027).next_number() == 1


def test_mail_problem_names_what_did_not_go_out():
    letter = receive()
    assert letter.mail_problem == "Acknowledgement not sent"
    letter.mail_error = "ConnectionRefusedError: nobody there"
    assert letter.mail_problem == "Acknowledgement not sent: ConnectionRefusedError: nobody there"
    letter.receipt_sent_at = AT
    assert letter.mail_problem.startswith("Desk not told")
    letter.alert_sent_at = AT
    assert letter.mail_problem == ""


def test_spam_has_no_mail_problem():
    assert receive(trap="http://x.example").mail_problem == ""


def test_mail_given_up_lists_dead_letters_only():
    dead = receive()
    Enquiry.objects.filter(pk=dead.pk).update(mail_attempts=10, mail_due_at=None)
    receive(message="Another letter that still waits for its mail.")
    receive(message="Spam is never mailed, hence never given up.", trap="x")
    assert list(Enquiry.objects.mail_given_up()) == [dead]
