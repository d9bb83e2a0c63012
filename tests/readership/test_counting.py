import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from articles.readership import counting
from articles.readership.counting import Gate, Hit, count_reading
from articles.readership.models import Reading

DAY = date(2026, 11, 20)
HIT = Hit(DAY, "article", 7, "google.com", "phone")


def rows():
    return sorted(Reading.objects.values_list("referrer", "device", "count"))


@pytest.mark.django_db
def test_a_day_a_page_a_referrer_and_a_device_share_one_row():
    for _ in range(3):
        count_reading(HIT)
    count_reading(HIT._replace(device="desktop"))
    assert rows() == [("google.com", "desktop", 1), ("google.com", "phone", 3)]


@pytest.mark.django_db
def test_one_more_of_a_page_already_counted_today_is_one_statement(django_assert_num_queries):
    count_reading(HIT)
    with django_assert_num_queries(3):  # savepoint, update, release
        count_reading(HIT)


@pytest.mark.django_db(transaction=True)
def test_readers_at_the_same_moment_are_all_counted():
    barrier = threading.Barrier(8)

    def read():
        barrier.wait()
        for _ in range(25):
            count_reading(HIT)
        connection.close()

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    count_reading(HIT)  # takes along what the last of them left
    assert rows() == [("google.com", "phone", 201)]


@pytest.mark.django_db
def test_invented_referrers_fill_no_table(monkeypatch):
    monkeypatch.setattr(counting, "REFERRERS_A_DAY", 3)
    count_reading(HIT._replace(referrer=""))
    for number in range(20):
        count_reading(HIT._replace(referrer=f"spam{number}.example"))
    assert rows() == [
        ("", "phone", 1),
        ("*", "phone", 18),
        ("spam0.example", "phone", 1),
        ("spam1.example", "phone", 1),
    ]


@pytest.mark.django_db
def test_a_day_has_a_greatest_number_of_rows_and_still_counts_every_page(monkeypatch):
    monkeypatch.setattr(counting, "ROWS_A_DAY", 2)
    for number in range(1, 5):
        count_reading(HIT._replace(number=number))
    assert list(Reading.objects.order_by("number").values_list("number", "referrer", "count")) == [
        (1, "google.com", 1),
        (2, "google.com", 1),
        (3, "*", 1),
        (4, "*", 1),
    ]


def test_a_sender_is_admitted_so_often_a_minute_and_forgotten_with_it():
    gate, at = Gate(per_sender=2, in_all=100), datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert [gate.admits("203.0.113.5", at=at) for _ in range(3)] == [True, True, False]
    assert gate.admits("203.0.113.6", at=at)
    assert gate.admits("203.0.113.5", at=at + timedelta(minutes=1))
    assert len(gate._admitted) == 1


def test_many_senders_together_are_admitted_only_so_often():
    gate, at = Gate(per_sender=2, in_all=5), datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert sum(gate.admits(f"203.0.113.{number}", at=at) for number in range(50)) == 5
