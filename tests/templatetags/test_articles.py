from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from articles.live.models import Kind, LiveArticle
from articles.templatetags import articles as tags

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)  # in Singapore


@pytest.fixture(autouse=True)
def _in_singapore():
    with timezone.override("Asia/Singapore"), time_machine.travel(NOON, tick=False):
        yield


def named(*names):
    return [{"name": name, "slug": name.lower()} for name in names]


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ([], ""),
        (["Ann"], "Ann"),
        (["Ann", "Ben"], "Ann and Ben"),
        (["Ann", "Ben", "Cho"], "Ann, Ben and Cho"),
        (["Ann", "Ben", "Cho", "Dee"], "Ann, Ben, Cho and Dee"),
        (["Ann", "Ben", "Cho", "Dee", "Eve"], "Ann, Ben, Cho and others"),
    ],
)
def test_people_are_listed_as_english_does(names, printed):
    assert tags.people(named(*names)) == printed


def test_people_are_linked_one_by_one_where_asked():
    assert tags.people(named("Ann", "Ben"), linked=True) == (
        '<a href="/author/ann/" rel="author">Ann</a> and <a href="/author/ben/" rel="author">Ben</a>'
    )


def test_people_are_escaped():
    assert tags.people(named("<b>Ann", "Ben & Co")) == "&lt;b&gt;Ann and Ben &amp; Co"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("KAvenyou", "KAveny<b>o</b>u"),
        ("Metro Post", "Metro P<b>o</b>st"),
        ("Daily", "Daily"),
        ("<o>", "&lt;<b>o</b>&gt;"),
    ],
)
def test_with_ring_marks_the_last_o(name, printed):
    assert tags.with_ring(name) == printed


@pytest.mark.parametrize(
    ("prompt", "printed"),
    [
        (
            "First to the deets? Share it to prove it...",
            "First to the deets? <span>Share it to prove it...</span>",
        ),
        ("Share <this>", "Share &lt;this&gt;"),
        ("Liked it?", "Liked it?"),
    ],
)
def test_two_colours_begin_after_the_question(prompt, printed):
    assert tags.two_colours(prompt) == printed


def test_mark_scripts_leaves_the_article_s_own_script_alone():
    assert tags.mark_scripts("Seo Yul 서율", "en") == 'Seo Yul <span lang="ko">서율</span>'
    assert tags.mark_scripts("서율", "ko") == "서율"


@pytest.mark.parametrize(
    ("url", "printed"),
    [("https://www.instagram.com/meiong/", "instagram.com/meiong"), ("http://mei.example", "mei.example")],
)
def test_web_address_is_printed_as_people_say_it(url, printed):
    assert tags.web_address(url) == printed


@pytest.mark.parametrize(("kind", "printed"), Kind.choices)
def test_kind_name_is_that_of_the_model(kind, printed):
    assert tags.kind_name(kind) == printed == LiveArticle(kind=kind).get_kind_display()


# -- days and times --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        (datetime(2026, 3, 1, 16, 30, tzinfo=UTC), "2 Mar"),  # 0.30am in Singapore
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "1 Jan"),
        (datetime(2025, 12, 31, 15, 59, tzinfo=UTC), "31 Dec 2025"),
    ],
)
def test_day_has_its_year_only_when_it_is_another(instant, printed):
    assert tags.day(instant) == printed


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        (datetime(2026, 3, 1, 16, 0, tzinfo=UTC), "00:00"),
        (datetime(2026, 3, 1, 15, 59, tzinfo=UTC), "1 Mar"),
        (datetime(2024, 3, 2, 4, 0, tzinfo=UTC), "2 Mar 2024"),
    ],
)
def test_clock_or_day_is_the_clock_only_today(instant, printed):
    assert tags.clock_or_day(instant) == printed


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        (datetime(2025, 11, 22, 13, 30, tzinfo=UTC), "22 Nov 2025, 9.30pm"),
        (datetime(2025, 11, 22, 4, 0, tzinfo=UTC), "22 Nov 2025, 12pm"),
        (datetime(2025, 11, 22, 16, 5, tzinfo=UTC), "23 Nov 2025, 12.05am"),
    ],
)
def test_moment_is_the_day_and_the_clock(instant, printed):
    assert tags.moment(instant) == printed


@pytest.mark.parametrize(
    ("starts", "ends", "zone", "printed"),
    [
        ("2025-12-05T20:00:00+09:00", "", "Asia/Seoul", "Fri 5 Dec 2025, 8pm KST"),
        (
            "2025-12-05T20:00:00+09:00",
            "2025-12-05T22:30:00+09:00",
            "Asia/Seoul",
            "Fri 5 Dec 2025, 8pm – 10.30pm KST",
        ),
        (
            "2025-12-05T20:00:00+08:00",
            "2025-12-07T18:00:00+08:00",
            "Asia/Singapore",
            "Fri 5 Dec 2025, 8pm – Sun 7 Dec 2025, 6pm SGT",
        ),
        ("2025-12-05T20:00:00+07:00", "", "Asia/Bangkok", "Fri 5 Dec 2025, 8pm GMT+07"),
        ("", "", "Asia/Seoul", ""),
    ],
)
def test_event_times_are_those_of_the_place(starts, ends, zone, printed):
    assert tags.event_times({"starts": starts, "ends": ends, "zone": zone}) == printed


def test_event_day_is_that_of_the_place():
    """Already Saturday in Seoul, still Friday in Singapore."""
    assert tags.event_day({"starts": "2025-12-06T00:30:00+09:00"}).isoformat() == "2025-12-06"
    assert tags.event_day({"starts": ""}) is None


# -- pictures and machines -------------------------------------------------------------------------


def test_largest_is_the_widest_file_or_the_original():
    assert tags.largest({"src": "/o.jpg", "webp": "/a.webp 400w, /b.webp 800w"}) == "/b.webp"
    assert tags.largest({"src": "/o.jpg", "webp": ""}) == "/o.jpg"


def test_credit_line_names_each_photographer_once():
    pictures = [{"credit": "Ann"}, {"credit": ""}, {"credit": "Ben"}, {"credit": "Ann"}]
    assert tags.credit_line(pictures) == "Ann, Ben"


def test_json_ld_cannot_end_its_script():
    printed = tags.json_ld({"headline": "</script><!-- & 서율"})
    assert printed == '{"headline": "\\u003C/script\\u003E\\u003C!-- \\u0026 서율"}'


def test_to_the_second_leaves_out_fractions_html_does_not_know():
    instant = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
    assert tags.to_the_second(instant) == "2026-11-23T09:02:03+08:00"
