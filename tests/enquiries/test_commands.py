from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.enquiries.models import Enquiry

from .letters import receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def run(command):
    said = StringIO()
    call_command(command, stdout=said)
    return said.getvalue()


def test_send_pending_mail_sends_what_was_left(smtp_sink):
    receive(at=timezone.now() - timedelta(minutes=10))
    assert run("send_pending_mail") == "Tried the mail of 1 enquiries and 0 subscribers.\n"
    assert run("send_pending_mail") == "Tried the mail of 0 enquiries and 0 subscribers.\n"
    assert len(smtp_sink.messages) == 2


def test_tidy_enquiries_forgets_and_says_so():
    receive(at=timezone.now() - timedelta(days=2), message="A letter that came the day before yesterday.")
    receive(at=timezone.now() - timedelta(days=800))
    assert run("tidy_enquiries") == "Forgot 2 senders.\nEmptied 0 letters of spam and 1 old enquiries.\n"
    assert Enquiry.objects.filter(name="").count() == 1
