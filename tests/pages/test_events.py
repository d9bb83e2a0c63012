from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import make_live_article
from tests.pages.reading import block, blocks, of_class, read, words

pytestmark = pytest.mark.django_db


def make_event(name: str, *, days: float, lasts: float | None = 0.1, **fields):
    """A story about an event so many days from now."""
    starts = timezone.now() + timedelta(days=days)
    return make_live_article(
        event_name=name,
        event_starts_at=starts,
        event_ends_at=None if lasts is None else starts + timedelta(days=lasts),
        **{"published_at": timezone.now() - timedelta(days=40), **fields},
    )


def rows(section) -> list[str]:
    return [words(heading) for heading in section.xpath(".//ul/li/h3")]


def test_calendar_without_events_says_so(client):
    page = read(client, "/events/")

    assert "Nothing is in the calendar just now." in words(page.xpath("//main")[0])
    assert blocks(page) == []


def test_coming_events_come_first_by_month_and_past_ones_below(client):
    make_event("Far", days=70)
    make_event("Near", days=1)
    make_event("Long over", days=-300)
    make_event("Just over", days=-3)

    page = read(client, "/events/")
    months = [name for name in blocks(page) if name.startswith("month-")]

    assert blocks(page) == [*months, "past"]
    assert [rows(block(page, month)) for month in months] == [["Near"], ["Far"]]
    assert rows(block(page, "past")) == ["Just over", "Long over"]


def test_row_tells_where_when_how_much_and_whether_there_are_tickets(client):
    make_live_article(
        "The headline",
        event_name="서율 live",
        event_starts_at=datetime(2031, 12, 5, 11, tzinfo=UTC),
        event_zone="Asia/Seoul",
        event_venue="Annexe",
        event_city="Busan",
        event_price="From ₩66,000",
        event_ticket_url="https://tickets.example/",
        event_status="On sale now",
    )

    (row,) = of_class(read(client, "/events/"), "cal")[0].xpath("./li")

    assert words(row.xpath("./time")[0]) == "05Fri"
    assert "Annexe, Busan" in words(row)
    assert "Fri 5 Dec 2031, 8pm KST" in words(row)
    assert "On sale now" in words(row)
    assert "From ₩66,000" in words(row)
    assert words(row.xpath(".//a[@href='https://tickets.example/']")[0]) == "Tickets: 서율 live"
    assert row.xpath("./h3//span/@lang") == ["ko"]


def test_event_is_filed_under_the_month_of_the_place(client):
    """New Year's Eve in Singapore is still the old year where it takes place."""
    make_live_article(
        event_name="Countdown",
        event_starts_at=datetime(2031, 12, 31, 20, tzinfo=UTC),
        event_zone="America/Los_Angeles",
    )

    assert blocks(read(client, "/events/")) == ["month-2031-12"]


def test_row_says_the_day_of_the_place(client):
    """Friday noon in Los Angeles is Saturday in Singapore; who goes there goes on Friday."""
    make_live_article(
        event_name="Matinee",
        event_starts_at=datetime(2031, 12, 5, 20, tzinfo=UTC),
        event_zone="America/Los_Angeles",
    )

    assert words(of_class(read(client, "/events/"), "cal")[0].xpath("./li/time")[0]) == "05Fri"


def test_event_that_has_begun_is_on_now(client):
    make_event("Exhibition", days=-3, lasts=20)
    make_event("Next", days=3)

    page = read(client, "/events/")

    assert rows(block(page, "on-now")) == ["Exhibition"]
    assert blocks(page)[0] == "on-now"


def test_event_without_an_end_is_on_until_its_day_is_over(client):
    here = timezone.localtime()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    make_live_article(event_name="Today", event_starts_at=midnight)
    make_live_article(event_name="Yesterday", event_starts_at=midnight - timedelta(minutes=1))

    page = read(client, "/events/")

    assert rows(block(page, "on-now")) == ["Today"]
    assert rows(block(page, "past")) == ["Yesterday"]


def test_what_is_over_says_when_and_sells_nothing(client):
    make_live_article(
        event_name="Over",
        event_starts_at=datetime(2021, 11, 21, 12, tzinfo=UTC),
        event_ends_at=datetime(2021, 11, 22, 12, tzinfo=UTC),
        event_ticket_url="https://tickets.example/",
        event_status="Nearly sold out",
    )

    past = block(read(client, "/events/"), "past")

    assert "This ended on 22 Nov 2021" in words(past)
    assert "Nearly sold out" not in words(past)
    assert past.xpath(".//a[contains(@href, 'tickets.example')]") == []


def test_row_is_one_link_to_the_story(client):
    story = make_event("A show", days=3)

    (row,) = of_class(read(client, "/events/"), "cal")[0].xpath("./li")

    assert row.xpath(".//a/@href") == [story.get_absolute_url()]


def test_only_visible_stories_with_a_named_event_are_listed(client):
    make_event("Hidden", days=3, visible_from=timezone.now() + timedelta(days=1), published_at=timezone.now())
    make_live_article(event_starts_at=timezone.now() + timedelta(days=3))

    assert blocks(read(client, "/events/")) == []


def test_calendar_goes_on_page_by_page_from_coming_to_past(client):
    for number in range(20):
        make_event(f"Coming {number}", days=number + 1)
        make_event(f"Past {number}", days=-number - 2)

    first, second = read(client, "/events/"), read(client, "/events/page/2/")

    assert sum(len(cal.xpath("./li")) for cal in of_class(first, "cal")) == 30
    assert rows(block(first, "past")) == [f"Past {number}" for number in range(10)]
    assert blocks(second) == ["past"]
    assert rows(block(second, "past")) == [f"Past {number}" for number in range(10, 20)]
    assert second.xpath("//a[@rel='prev']/@href") == ["/events/"]
    assert client.get("/events/page/3/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_calendar_costs_the_same_for_more_events(client, count, django_assert_num_queries):
    for number in range(count):
        make_event("Coming", days=number + 1)
        make_event("Past", days=-number - 2)

    with django_assert_num_queries(9):
        client.get("/events/")
