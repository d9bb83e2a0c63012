from datetime import date

import pytest
from django.core.management import call_command

from articles.readership.models import Reading
from articles.readership.tidying import fold_readings

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)


def read(day, number, count, **fields):
    Reading.objects.create(
        day=day, place="article", number=number, count=count, **{"device": "phone", **fields}
    )


def test_months_older_than_thirteen_are_folded_into_one_row_a_page():
    read(date(2025, 9, 3), 7, 2)
    read(date(2025, 9, 30), 7, 3, referrer="t.co", device="desktop")
    read(date(2025, 9, 30), 8, 1)
    read(date(2025, 8, 31), 7, 9)
    assert fold_readings(today=TODAY) == 4
    assert list(
        Reading.objects.order_by("day", "number").values_list("day", "number", "count", "referrer", "device")
    ) == [
        (date(2025, 8, 1), 7, 9, "", ""),
        (date(2025, 9, 1), 7, 5, "", ""),
        (date(2025, 9, 1), 8, 1, "", ""),
    ]


def test_thirteen_months_keep_their_detail_and_folding_twice_changes_nothing():
    read(date(2025, 10, 1), 7, 2, referrer="t.co")
    read(date(2025, 9, 30), 7, 2, referrer="t.co")
    assert fold_readings(today=TODAY) == 1
    assert fold_readings(today=TODAY) == 0
    assert list(Reading.objects.order_by("day").values_list("day", "referrer")) == [
        (date(2025, 9, 1), ""),
        (date(2025, 10, 1), "t.co"),
    ]


def test_the_command_says_what_it_did(capsys):
    read(date(2020, 1, 5), 7, 2)
    call_command("tidy_readings")
    assert capsys.readouterr().out == "Folded 1 rows.\n"
