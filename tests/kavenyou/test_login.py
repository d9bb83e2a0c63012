"""Guessing passwords ends after five tries; nobody else is locked out by it."""

import pytest

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


@pytest.fixture
def people(django_user_model):
    for name in ["eunji", "wei"]:
        django_user_model.objects.create_user(name, password="right-password", is_staff=True)


def log_in(client, username: str, password: str, address: str = "10.0.0.1"):
    return client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address)


def test_fifth_wrong_password_locks_the_name_from_that_address(client, people):
    answers = [log_in(client, "eunji", "wrong").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    locked = log_in(client, "eunji", "right-password")
    assert locked.status_code == 429
    assert "Please wait a little" in locked.content.decode()
    assert "sessionid" not in locked.cookies


def test_lock_spares_other_names_and_other_addresses(client, people):
    for _ in range(5):
        log_in(client, "eunji", "wrong")

    assert log_in(client, "wei", "right-password").status_code == 302
    client.logout()
    assert log_in(client, "eunji", "right-password", address="10.0.0.2").status_code == 302


def test_unknown_name_is_answered_like_a_wrong_password(client, people):
    known, unknown = log_in(client, "eunji", "wrong"), log_in(client, "nobody", "wrong")

    assert known.status_code == unknown.status_code == 200
    assert list(known.context["form"].non_field_errors()) == list(unknown.context["form"].non_field_errors())


def test_forged_forwarding_header_does_not_free_the_locked(client, people):
    for number in range(6):
        answer = client.post(
            LOGIN,
            {"username": "eunji", "password": "wrong"},
            REMOTE_ADDR="10.0.0.1",
            HTTP_X_FORWARDED_FOR=f"8.8.8.{number}",
        )

    assert answer.status_code == 429
