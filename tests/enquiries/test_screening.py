from datetime import timedelta

import pytest

from articles.enquiries.models import Enquiry
from articles.enquiries.screening import digest_text, read_stamp, spam_reasons, stamp_form

from .letters import AT, WORDS, make_enquiry, receive

pytestmark = pytest.mark.django_db

LINKS = " ".join(f"https://lantern.example/{number}" for number in range(9))


def reasons(*, trap="", age=60, **fields):
    letter = make_enquiry(**fields)
    letter.text_digest = digest_text(letter.message)
    return spam_reasons(letter, trap=trap, age=timedelta(seconds=age), at=AT)


def test_a_partners_letter_is_no_spam():
    assert reasons() == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"trap": "https://pills.example"}, ["trap"]),
        ({"age": 2}, ["fast"]),
        ({"message": f"{WORDS} {LINKS}"}, ["links"]),
        ({"message": "Предлагаем рекламу для вашего сайта https://x.example"}, ["cyrillic"]),
        ({"message": f"{WORDS} We sell   Dofollow links."}, ["phrase"]),
        ({"email": "grace@mail.YOPMAIL.com"}, ["disposable"]),
        ({"trap": "x", "age": 0}, ["trap", "fast"]),
    ],
)
def test_spam_is_told_by(fields, expected):
    assert reasons(**fields) == expected


@pytest.mark.parametrize(
    "message",
    [
        f"{WORDS} https://a.example https://b.example https://c.example https://d.example",
        "뮤지컬 '등불의 거리'가 5월에 싱가포르에 옵니다. 첫 공연에 초대합니다.",
        "音樂劇《燈籠街》五月來新加坡,想邀請你們來看首演,也可以訪問導演和演員。",
        "Мы ставим мюзикл Lantern Street в Сингапуре в мае.",
        "Join us for the opening of the casino resort's new theatre in Marina Bay.",
    ],
)
def test_screening_lets_pass(message):
    assert reasons(message=message) == []


def test_the_same_text_from_another_address_is_spam_for_a_day():
    receive(email="one@lantern.example", at=AT - timedelta(hours=23))
    assert reasons(message=f"  {WORDS.upper()} ") == ["repeated"]
    Enquiry.objects.update(received_at=AT - timedelta(hours=25))
    assert reasons() == []


def test_stamp_tells_how_long_the_form_was_open():
    assert read_stamp(stamp_form(AT), at=AT + timedelta(minutes=5)) == timedelta(minutes=5)


def test_stamp_holds_for_a_day():
    assert read_stamp(stamp_form(AT), at=AT + timedelta(hours=24)) == timedelta(hours=24)
    assert read_stamp(stamp_form(AT), at=AT + timedelta(hours=24, seconds=1)) is None


@pytest.mark.parametrize("stamp", ["", "1772458200", "1772458200:forged", "x" * 5000, "\u2028:\u2028"])
def test_stamp_of_others_is_refused(stamp):
    assert read_stamp(stamp, at=AT) is None
