from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from articles.enquiries.models import Enquiry
from articles.enquiries.pipeline import move_enquiry, send_mail_again

from .letters import AT, receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]
LATER = AT + timedelta(hours=1)


@pytest.fixture
def mei():
    return get_user_model().objects.create_user("mei")


@pytest.fixture
def moves(django_capture_on_commit_callbacks, mei):
    def move(letter, state):
        with django_capture_on_commit_callbacks(execute=True):
            return move_enquiry(letter, state, by=mei, at=LATER)

    return move


def test_who_takes_up_talks_looks_after_the_letter(moves, mei):
    letter = moves(receive(), "talks")
    letter.refresh_from_db()
    assert (letter.state, letter.assignee) == ("talks", mei)


def test_taking_up_talks_leaves_it_with_whom_it_was_given_to(moves):
    ken = get_user_model().objects.create_user("ken")
    letter = receive()
    Enquiry.objects.update(assignee=ken)
    assert moves(letter, "talks").assignee == ken


@pytest.mark.parametrize("state", ["won", "declined", "new"])
def test_other_moves_change_the_state_only(moves, state):
    letter = moves(receive(), state)
    letter.refresh_from_db()
    assert (letter.state, letter.assignee, letter.mail_due_at) == (state, None, AT)


def test_a_state_nobody_knows_is_refused(moves):
    with pytest.raises(ValueError, match="lost"):
        moves(receive(), "lost")


def test_out_of_the_spam_folder_the_mails_go_out(moves, mailoutbox):
    letter = receive(trap="x")
    moves(letter, "new")
    assert [message.to for message in mailoutbox] == [["grace@lantern.example"], ["desk@kavenyou.example"]]
    letter.refresh_from_db()
    assert (letter.receipt_sent_at is not None, letter.mail_due_at) == (True, None)


def test_back_and_forth_mails_nobody_twice(moves, mailoutbox):
    letter = receive(trap="x")
    for state in ["new", "spam", "new", "spam", "talks"]:
        moves(letter, state)
    assert len(mailoutbox) == 2


def test_into_the_spam_folder_waiting_mail_is_dropped(moves):
    letter = moves(receive(), "spam")
    letter.refresh_from_db()
    assert (letter.state, letter.mail_due_at, letter.mail_problem) == ("spam", None, "")


def test_send_mail_again_gives_a_dead_letter_a_new_row_of_tries(
    mailoutbox, django_capture_on_commit_callbacks
):
    letter = receive()
    Enquiry.objects.update(mail_attempts=10, mail_due_at=None, mail_error="gone")
    with django_capture_on_commit_callbacks(execute=True):
        send_mail_again(letter, at=LATER)
    letter.refresh_from_db()
    assert len(mailoutbox) == 2
    assert (letter.mail_attempts, letter.mail_problem) == (1, "")


def test_send_mail_again_repeats_nothing_that_was_sent(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = receive()
    with django_capture_on_commit_callbacks(execute=True):
        send_mail_again(letter, at=LATER)
    assert len(mailoutbox) == 2


def test_send_mail_again_refuses_spam():
    with pytest.raises(ValidationError):
        send_mail_again(receive(trap="x"), at=LATER)
