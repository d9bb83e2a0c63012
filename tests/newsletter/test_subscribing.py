from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.newsletter.addresses import digest_email
from articles.newsletter.models import SignUpSender, Subscriber, Suppression
from articles.newsletter.subscribing import (
    WORDING,
    Link,
    TooManySignUps,
    confirm_subscription,
    erase_address,
    is_suppressed,
    read_link,
    renew_confirmation,
    request_subscription,
    unsubscribe,
    unsubscribe_by_link,
)
from articles.newsletter.tokens import UnknownLink, confirmation_token, digest_token, unsubscribe_token

from .readers import AT, EMAIL, HOUR, confirmed, mailed, sign_up

pytestmark = pytest.mark.django_db

TWO_DAYS = timedelta(hours=48)


def state_of(subscriber):
    return Subscriber.objects.values_list("state", flat=True).get(pk=subscriber.pk)


# -- Asking ----------------------------------------------------------------------------------------


def test_asking_keeps_the_address_waiting_with_the_words_agreed_to():
    subscriber = sign_up("Mei@Reader.Example", language="ko")
    assert (subscriber.email, subscriber.state, subscriber.language) == (
        "mei@reader.example",
        "pending",
        "ko",
    )
    assert (subscriber.requested_at, subscriber.confirmed_at, subscriber.wording) == (AT, None, WORDING)
    assert (subscriber.mail_due_at, subscriber.mails_sent) == (AT, 0)


def test_the_link_itself_is_not_kept():
    subscriber = sign_up()
    token = confirmation_token(subscriber)
    assert subscriber.token_digest == digest_token(token)
    assert token not in str(Subscriber.objects.filter(pk=subscriber.pk).values().get())


@pytest.mark.parametrize(
    ("spoken", "kept"),
    [("en-gb", "en"), ("ko", "ko"), ("zh-hans", "zh-hans"), ("zh-hant", "zh-hans"), ("fr", "en"), ("", "en")],
)
def test_mails_come_in_the_language_of_the_page(spoken, kept):
    assert sign_up(language=spoken).language == kept


@pytest.mark.parametrize("email", ["MEI@xn--2y1by6n.example", " mei@등불.example ", "Mei@등불.EXAMPLE"])
def test_the_same_address_is_one_row_however_it_is_written(email):
    request_subscription("mei@등불.example", language="en", address="198.51.100.1", at=AT)
    request_subscription(email, language="en", address="198.51.100.2", at=AT)
    assert Subscriber.objects.count() == 1


def test_an_address_with_a_plus_is_another():
    sign_up("mei@reader.example")
    sign_up("mei+news@reader.example")
    assert Subscriber.objects.count() == 2


@pytest.mark.parametrize("known", ["new", "pending", "confirmed", "left"])
def test_asking_does_the_same_work_whatever_is_known_of_the_address(known, django_assert_num_queries):
    """What it costs tells nothing, nor does what it gives back; see the page for what it says."""
    sign_up("somebody@else.example", address="198.51.100.9")
    if known == "pending":
        sign_up()
    if known in ("confirmed", "left"):
        subscriber = confirmed()
    if known == "left":
        unsubscribe(subscriber, at=AT)
    with django_assert_num_queries(8):
        answer = request_subscription(
            EMAIL, language="en", address="203.0.113.7", at=AT + timedelta(minutes=5)
        )
    assert answer is None


def test_at_most_one_mail_an_hour_goes_to_an_address():
    first = mailed(sign_up())
    again = sign_up(at=AT + timedelta(minutes=59))
    assert (again.mail_due_at, again.token_digest) == (None, first.token_digest)
    later = sign_up(at=AT + HOUR)
    assert later.mail_due_at == AT + HOUR
    assert later.token_digest != first.token_digest


def test_mail_in_a_workers_hands_is_not_asked_for_twice():
    first = sign_up()
    Subscriber.objects.update(mail_due_at=AT + timedelta(minutes=5), mail_attempts=1)
    again = sign_up(at=AT + timedelta(minutes=1))
    assert (again.token_digest, again.mail_attempts) == (first.token_digest, 1)


def test_asking_again_while_the_server_is_down_is_tried_at_once():
    sign_up()
    Subscriber.objects.update(mail_due_at=AT + timedelta(hours=6), mail_attempts=8, mail_error="refused")
    again = sign_up(at=AT + HOUR)
    assert (again.mail_due_at, again.mail_attempts, again.mail_error) == (AT + HOUR, 0, "")


def test_an_address_nobody_confirms_is_left_in_peace_after_five_mails():
    subscriber = mailed(sign_up())
    Subscriber.objects.update(mails_sent=5)
    assert sign_up(at=AT + timedelta(days=3)).mail_due_at is None
    assert Subscriber.objects.get(pk=subscriber.pk).requested_at == AT


def test_somebody_on_the_list_is_reminded_at_most_once_a_day_and_stays_on_it():
    subscriber = mailed(confirmed())
    again = sign_up(at=AT + timedelta(hours=23), language="ko")
    assert (again.mail_due_at, again.state) == (None, "confirmed")
    later = sign_up(at=AT + timedelta(hours=24), language="ko")
    assert later.mail_due_at == AT + timedelta(hours=24)
    assert (later.state, later.language, later.requested_at, later.token_digest) == (
        "confirmed",
        "en",
        AT,
        subscriber.token_digest,
    )


def test_mail_is_queued_only_when_the_row_is_committed(
    masthead, django_capture_on_commit_callbacks, mailoutbox
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        sign_up()
        transaction.set_rollback(True)
    assert (Subscriber.objects.count(), mailoutbox) == (0, [])


# -- How often -------------------------------------------------------------------------------------


def test_the_sixth_sign_up_of_a_sender_in_an_hour_is_refused():
    for minute in range(5):
        sign_up(f"reader{minute}@reader.example", at=AT + timedelta(minutes=minute))
    with pytest.raises(TooManySignUps) as refusal:
        sign_up("reader6@reader.example", at=AT + timedelta(minutes=20))
    assert refusal.value.retry_after == timedelta(minutes=40)
    assert Subscriber.objects.count() == 5
    assert sign_up("reader6@reader.example", at=AT + HOUR).state == "pending"


@pytest.mark.parametrize("known", ["pending", "confirmed"])
def test_sign_ups_of_known_addresses_count_as_those_of_new_ones(known):
    sign_up(address="198.51.100.1") if known == "pending" else confirmed(address="198.51.100.1")
    for _ in range(5):
        sign_up()
    with pytest.raises(TooManySignUps):
        sign_up()


def test_another_sender_is_not_held_up():
    for number in range(5):
        sign_up(f"reader{number}@reader.example")
    assert sign_up("reader6@reader.example", address="198.51.100.1").state == "pending"


def test_the_hour_reaches_over_midnight():
    late = datetime(2026, 3, 2, 23, 50, tzinfo=UTC)
    for number in range(5):
        sign_up(f"reader{number}@reader.example", at=late)
    with pytest.raises(TooManySignUps):
        sign_up("reader6@reader.example", at=late + timedelta(minutes=20))


def test_a_host_may_allow_more(settings):
    settings.ARTICLES = {**settings.ARTICLES, "SIGN_UPS_PER_HOUR": 6}
    for number in range(6):
        sign_up(f"reader{number}@reader.example")
    assert Subscriber.objects.count() == 6


def test_of_the_sender_only_a_digest_is_kept():
    sign_up(address="203.0.113.7")
    assert "203.0.113.7" not in str(SignUpSender.objects.values().get())


# -- Confirming ------------------------------------------------------------------------------------


def test_reading_a_link_changes_nothing():
    subscriber = sign_up()
    before = Subscriber.objects.values().get()
    assert read_link(confirmation_token(subscriber), at=AT) is Link.OPEN
    assert Subscriber.objects.values().get() == before


def test_confirming_keeps_when_and_by_which_words():
    subscriber = sign_up()
    at = AT + timedelta(hours=47, minutes=59)
    assert confirm_subscription(confirmation_token(subscriber), at=at) is Link.USED
    subscriber.refresh_from_db()
    assert (subscriber.state, subscriber.confirmed_at, subscriber.wording) == ("confirmed", at, WORDING)
    assert subscriber.mail_due_at is None


def test_link_counts_once_and_its_second_use_is_no_fault():
    subscriber = sign_up()
    token = confirmation_token(subscriber)
    confirm_subscription(token, at=AT)
    assert confirm_subscription(token, at=AT + HOUR) is Link.USED
    assert Subscriber.objects.get().confirmed_at == AT


def test_link_is_stale_after_48_hours():
    subscriber = sign_up()
    assert confirm_subscription(confirmation_token(subscriber), at=AT + TWO_DAYS) is Link.STALE
    assert state_of(subscriber) == "pending"


def test_only_the_last_link_counts():
    first = confirmation_token(mailed(sign_up()))
    second = confirmation_token(sign_up(at=AT + HOUR))
    assert confirm_subscription(first, at=AT + HOUR) is Link.STALE
    assert confirm_subscription(second, at=AT + HOUR) is Link.USED


def test_used_link_does_not_bring_back_who_has_left():
    subscriber = confirmed()
    token = confirmation_token(subscriber)
    unsubscribe(subscriber, at=AT)
    assert confirm_subscription(token, at=AT) is Link.LEFT
    sign_up(address="198.51.100.1", at=AT + HOUR)
    assert confirm_subscription(token, at=AT + HOUR) is Link.STALE
    assert Subscriber.objects.get().state == "pending"


@pytest.mark.parametrize("use", [confirm_subscription, read_link])
def test_forged_link_is_unknown(use):
    subscriber = sign_up()
    with pytest.raises(UnknownLink):
        use(f"{subscriber.digest}.{int(AT.timestamp())}.forged", at=AT)
    with pytest.raises(UnknownLink):
        use(unsubscribe_token(subscriber), at=AT)


def test_fresh_link_is_sent_to_whoever_has_an_old_one():
    old = confirmation_token(mailed(sign_up(language="ko")))
    renew_confirmation(old, address="203.0.113.7", at=AT + TWO_DAYS)
    subscriber = Subscriber.objects.get()
    assert (subscriber.mail_due_at, subscriber.language) == (AT + TWO_DAYS, "ko")
    assert read_link(confirmation_token(subscriber), at=AT + TWO_DAYS) is Link.OPEN


def test_fresh_link_for_an_address_that_is_gone_is_nobodys():
    subscriber = sign_up()
    token = confirmation_token(subscriber)
    subscriber.delete()
    renew_confirmation(token, address="203.0.113.7", at=AT)
    assert Subscriber.objects.count() == 0


# -- Leaving ---------------------------------------------------------------------------------------


def test_of_whoever_leaves_stays_a_digest_and_nothing_else():
    subscriber = confirmed()
    unsubscribe_by_link(unsubscribe_token(subscriber), at=AT + HOUR)
    assert Subscriber.objects.count() == 0
    left = Suppression.objects.get()
    assert (left.digest, left.left_at) == (digest_email(EMAIL), AT + HOUR)
    assert "mei" not in str(Suppression.objects.values().get())
    assert is_suppressed(EMAIL)


def test_leaving_twice_is_no_fault():
    token = unsubscribe_token(confirmed())
    unsubscribe_by_link(token, at=AT)
    unsubscribe_by_link(token, at=AT + HOUR)
    assert Suppression.objects.get().left_at == AT


def test_whoever_left_may_come_back_by_confirming_again():
    unsubscribe(confirmed(), at=AT)
    subscriber = sign_up(at=AT + HOUR)
    assert (subscriber.state, is_suppressed(EMAIL)) == ("pending", True)
    confirm_subscription(confirmation_token(subscriber), at=AT + HOUR)
    assert (state_of(subscriber), is_suppressed(EMAIL)) == ("confirmed", False)


def test_link_of_an_old_issue_works_for_whoever_came_back():
    first = confirmed()
    token = unsubscribe_token(first)
    unsubscribe(first, at=AT)
    confirmed(at=AT + HOUR)
    unsubscribe_by_link(token, at=AT + HOUR)
    assert Subscriber.objects.count() == 0


def test_forged_link_to_leave_takes_nobody_off():
    subscriber = confirmed()
    with pytest.raises(UnknownLink):
        unsubscribe_by_link(f"{subscriber.digest}.forged", at=AT)
    assert state_of(subscriber) == "confirmed"


def test_whoever_left_before_a_change_of_the_secret_is_still_known(settings):
    unsubscribe(confirmed(), at=AT)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another one", [settings.SECRET_KEY]
    assert is_suppressed(EMAIL)


def test_erasing_leaves_nothing_at_all():
    unsubscribe(confirmed(), at=AT)
    sign_up(at=AT + HOUR)
    erase_address(" Mei@Reader.example")
    assert (Subscriber.objects.count(), is_suppressed(EMAIL)) == (0, False)


# -- What the database refuses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("email", "Mei@reader.example"),
        ("email", ""),
        ("state", "lost"),
        ("state", "confirmed"),
        ("confirmed_at", AT),
        ("language", "fr"),
        ("wording", ""),
    ],
)
def test_database_refuses_a_wrong(column, value):
    subscriber = sign_up()
    with pytest.raises(IntegrityError), transaction.atomic():
        Subscriber.objects.filter(pk=subscriber.pk).update(**{column: value})


def test_nothing_written_about_a_row_names_the_address():
    assert "mei" not in str(sign_up())
