from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.masthead.models import SiteSettings
from articles.newsletter.models import Subscriber
from articles.newsletter.sending import PAUSES
from articles.newsletter.tasks import send_subscriber_mail
from tests.enquiries.conftest import moody_sink, no_mail_server

from .readers import sign_up

__all__ = ["moody_sink", "no_mail_server"]


@pytest.fixture(autouse=True)
def _found(db):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou"})


def let_time_pass(**lapse):
    """All that waits, waits that much less."""
    DBTaskResult.objects.filter(run_after__isnull=False).update(
        run_after=timezone.now() - timedelta(seconds=1)
    )
    earlier = timezone.now() - timedelta(**lapse)
    Subscriber.objects.filter(mail_due_at__isnull=False).update(mail_due_at=earlier)


def test_the_worker_sends_the_mail_once(task_queue, smtp_sink):
    sign_up(at=timezone.now())
    assert smtp_sink.messages == []
    task_queue()
    let_time_pass(hours=1)
    task_queue()
    assert [message["Subject"] for message in smtp_sink.messages] == ["Confirm your KAvenyou newsletter"]


def test_nothing_the_queue_holds_names_the_address(task_queue):
    sign_up(at=timezone.now())
    assert "mei" not in str(list(DBTaskResult.objects.values()))


def test_a_task_is_queued_for_every_address_known_or_not(task_queue):
    """The worker finds out whether there is anything to send; the page takes the same time."""
    sign_up(at=timezone.now())
    task_queue()
    before = DBTaskResult.objects.count()
    sign_up(at=timezone.now())
    assert DBTaskResult.objects.count() == before + 1


def test_nothing_is_queued_for_what_was_rolled_back(task_queue):
    with transaction.atomic():
        sign_up(at=timezone.now())
        transaction.set_rollback(True)
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("mood", ["busy", "gone"])
def test_the_worker_tries_again_by_itself(task_queue, moody_sink, mood):
    sign_up(at=timezone.now())
    moody_sink.mood = mood
    task_queue()
    soonest = DBTaskResult.objects.filter(status="READY").earliest("run_after")
    assert timedelta(0) < soonest.run_after - timezone.now() <= PAUSES[0]
    moody_sink.mood = "well"
    let_time_pass(hours=1)
    task_queue()
    assert len(moody_sink.messages) == 1


def test_where_tasks_run_at_once_a_failure_neither_loops_nor_reaches_the_reader(
    no_mail_server, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        subscriber = sign_up(at=timezone.now())
    subscriber.refresh_from_db()
    assert subscriber.mail_attempts == 1
    assert subscriber.mail_due_at > timezone.now()


def test_a_task_for_a_row_that_is_gone_does_nothing():
    assert send_subscriber_mail.call(987654) is False
