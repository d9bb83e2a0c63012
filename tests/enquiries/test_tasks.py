from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.enquiries.models import Enquiry
from articles.enquiries.sending import PAUSES, claim_mail
from articles.enquiries.tasks import send_enquiry_mail

from .letters import found_desk, receive


def receive_now(**fields):
    return receive(at=timezone.now(), **fields)


def let_time_pass(**lapse):
    """All that waits, waits that much less."""
    DBTaskResult.objects.filter(run_after__isnull=False).update(
        run_after=timezone.now() - timedelta(seconds=1)
    )
    earlier = timezone.now() - timedelta(**lapse)
    Enquiry.objects.filter(mail_due_at__isnull=False).update(mail_due_at=earlier)


def test_the_worker_sends_both_mails_once(task_queue, smtp_sink):
    found_desk()
    receive_now()
    assert smtp_sink.messages == []
    task_queue()
    let_time_pass(hours=1)
    task_queue()
    assert len(smtp_sink.messages) == 2


def test_nothing_is_queued_for_a_letter_that_was_rolled_back(task_queue):
    with transaction.atomic():
        receive_now()
        transaction.set_rollback(True)
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("mood", ["busy", "gone"])
def test_the_worker_tries_again_by_itself(task_queue, moody_sink, mood):
    found_desk()
    receive_now()
    moody_sink.mood = mood
    task_queue()
    assert moody_sink.messages == []
    moody_sink.mood = "well"
    let_time_pass(hours=1)
    task_queue()
    assert len(moody_sink.messages) == 2


def test_a_slow_server_gets_each_mail_once(task_queue, moody_sink):
    found_desk()
    receive_now()
    moody_sink.mood = "slow"
    task_queue()
    let_time_pass(hours=1)
    task_queue()
    assert len(moody_sink.messages) == 2


def test_a_worker_killed_after_its_claim_is_made_up_for(task_queue, smtp_sink):
    found_desk()
    letter = receive_now()
    moment = timezone.now()
    # As the dead one left it: claimed, its own row still running, the next try booked.
    claim_mail(letter.pk, at=moment)
    DBTaskResult.objects.update(status="RUNNING")
    send_enquiry_mail.using(run_after=moment + timedelta(minutes=5)).enqueue(letter.pk)
    task_queue()
    assert smtp_sink.messages == []
    let_time_pass(minutes=6)
    task_queue()
    assert len(smtp_sink.messages) == 2


def test_the_next_try_is_booked_before_the_first_one(task_queue, smtp_sink):
    found_desk()
    receive_now()
    task_queue()
    waiting = DBTaskResult.objects.get(status="READY")
    assert timedelta(minutes=4) < waiting.run_after - timezone.now() <= timedelta(minutes=5)


def test_a_failed_try_books_the_next_one_soon(task_queue, moody_sink):
    found_desk()
    receive_now()
    moody_sink.mood = "busy"
    task_queue()
    soonest = DBTaskResult.objects.filter(status="READY").earliest("run_after")
    assert timedelta(0) < soonest.run_after - timezone.now() <= PAUSES[0]


def test_no_worker_no_loss(task_queue, smtp_sink):
    """The queue is lost; the letter itself knows what it is owed."""
    found_desk()
    letter = receive_now()
    DBTaskResult.objects.all().delete()
    letter.refresh_from_db()
    assert letter.mail_problem == "Acknowledgement not sent"
    assert list(Enquiry.objects.mail_due(at=timezone.now())) == [letter]


@pytest.mark.django_db
def test_where_tasks_run_at_once_a_failure_neither_loops_nor_reaches_the_partner(
    desk, no_mail_server, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        letter = receive_now()
    letter.refresh_from_db()
    assert letter.mail_attempts == 1
    assert letter.mail_due_at > timezone.now()


@pytest.mark.django_db
def test_a_task_for_a_letter_that_is_gone_does_nothing():
    assert send_enquiry_mail.call(987654) is False
