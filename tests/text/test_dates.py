from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from articles.text import dates

DAY = date(2025, 11, 22)
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("language", "whole", "of_year", "week", "month", "name"),
    [
        ("en", "22 Nov 2025", "22 Nov", "Sat 22 Nov 2025", "November 2025", "November"),
        ("ko", "2025년 11월 22일", "11월 22일", "2025년 11월 22일(토요일)", "2025년 11월", "11월"),
        ("zh-hans", "2025年11月22日", "11月22日", "2025年11月22日（星期六）", "2025年11月", "11月"),
    ],
)
def test_days_are_written_as_the_language_does(language, whole, of_year, week, month, name):
    with override(language):
        assert dates.whole_day(DAY) == whole
        assert dates.day_of_year(DAY) == of_year
        assert dates.weekday(DAY) == week
        assert (dates.month(DAY), dates.month_name(DAY)) == (month, name)


@pytest.mark.parametrize(
    ("hour", "minute", "english", "korean", "chinese"),
    [
        (0, 0, "12am", "오전 12시", "凌晨12时"),
        (5, 59, "5.59am", "오전 5시 59분", "凌晨5时59分"),
        (9, 30, "9.30am", "오전 9시 30분", "上午9时30分"),
        (12, 0, "12pm", "낮 12시", "中午12时"),
        (13, 5, "1.05pm", "오후 1시 05분", "下午1时05分"),
        (20, 0, "8pm", "오후 8시", "晚上8时"),
    ],
)
def test_hours_are_told_as_the_language_does(hour, minute, english, korean, chinese):
    instant = datetime(2025, 11, 22, hour, minute, tzinfo=UTC)
    told = []
    for language in ("en", "ko", "zh-hans"):
        with override(language):
            told.append(dates.clock(instant))

    assert told == [english, korean, chinese]


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "22 Nov 2025, 9.30pm"),
        ("ko", "2025년 11월 22일 오후 9시 30분"),
        ("zh-hans", "2025年11月22日晚上9时30分"),
    ],
)
def test_moment_is_the_day_and_the_clock(language, printed):
    with override(language):
        assert dates.moment(datetime(2025, 11, 22, 21, 30, tzinfo=SEOUL)) == printed


def test_instant_is_written_in_the_zone_it_is_given_in():
    assert dates.moment_in_week(datetime(2025, 11, 22, 0, 30, tzinfo=SEOUL)) == "Sat 22 Nov 2025, 12.30am"
