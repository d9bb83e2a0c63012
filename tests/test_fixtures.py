"""The tests' own ground: what migrations founded is there, whatever ran before."""

import pytest
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after a test that emptied every table"])
def test_committing_test_finds_the_groups_of_the_migrations(turn):
    assert {group.name for group in Group.objects.all()} == {"Writer", "Editor", "Partner manager"}


def test_smtp_sink_keeps_what_django_sends(smtp_sink):
    EmailMessage("안녕", "Words", to=["desk@example.com"], bcc=["hidden@example.com"]).send()

    assert [message["subject"] for message in smtp_sink.messages] == ["안녕"]
    assert smtp_sink.recipients == [["desk@example.com", "hidden@example.com"]]
