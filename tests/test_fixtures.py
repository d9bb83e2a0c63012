"""The tests' own ground: what migrations founded is there, whatever ran before."""

import pytest
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after a test that emptied every table"])
def test_committing_test_finds_the_groups_of_the_migrations(turn):
    assert groups() == {"Writer", "Editor", "Partner manager"}


@pytest.mark.browser
@pytest.mark.parametrize("turn", ["first", "after a journey that emptied every table"])
def test_journey_finds_the_groups_of_the_migrations(page, live_server, turn):
    page.goto(f"{live_server.url}/admin/login/")

    assert groups() == {"Writer", "Editor", "Partner manager"}


def test_test_after_committing_tests_finds_the_groups_of_the_migrations(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():  # as module-wide fixtures do, whose tests run after all others
        assert groups() == {"Writer", "Editor", "Partner manager"}


def groups() -> set[str]:
    return set(Group.objects.values_list("name", flat=True))


def test_smtp_sink_keeps_what_django_sends(smtp_sink):
    EmailMessage("안녕", "Words", to=["desk@example.com"], bcc=["hidden@example.com"]).send()

    assert [message["subject"] for message in smtp_sink.messages] == ["안녕"]
    assert smtp_sink.recipients == [["desk@example.com", "hidden@example.com"]]
