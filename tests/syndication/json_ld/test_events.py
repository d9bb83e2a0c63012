"""What a story tells search engines of the event it is about."""

import pytest

from articles.syndication.json_ld.events import event

FACTS = {
    "name": "Low Tide Radio Tour",
    "starts": "2026-04-01T20:00:00+09:00",
    "ends": "2026-04-01T22:30:00+09:00",
    "zone": "Asia/Seoul",
    "venue": "Annexe",
    "city": "Busan",
    "price": "From ₩66,000",
    "ticket_url": "https://tickets.example/",
    "status": "On sale now",
}


def described(**facts):
    return event(
        {**FACTS, **facts}, url="https://kavenyou.example/tour/", description="A tour.", images=["a.jpg"]
    )


def test_event_says_what_when_and_where_in_the_zone_of_the_place():
    assert described() == {
        "@type": "Event",
        "@id": "https://kavenyou.example/tour/#event",
        "name": "Low Tide Radio Tour",
        "description": "A tour.",
        "image": ["a.jpg"],
        "startDate": "2026-04-01T20:00:00+09:00",
        "endDate": "2026-04-01T22:30:00+09:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Annexe",
            "address": {"@type": "PostalAddress", "addressLocality": "Busan"},
        },
        "offers": {
            "@type": "Offer",
            "url": "https://tickets.example/",
            "price": "66000",
            "priceCurrency": "KRW",
        },
    }


@pytest.mark.parametrize("missing", ["name", "starts", "venue", "city"])
def test_event_that_does_not_say_it_all_is_not_announced(missing):
    assert described(**{missing: ""}) is None


def test_no_event_is_none():
    assert event(None, url="", description="", images=[]) is None


def test_event_may_leave_open_when_it_ends_and_what_it_costs():
    open_ended = described(ends="", price="", ticket_url="")
    assert {"endDate", "offers"} & open_ended.keys() == set()


@pytest.mark.parametrize(
    ("words", "zone", "price", "currency"),
    [
        ("S$98", "Asia/Seoul", "98", "SGD"),
        ("$98 to $268", "Asia/Singapore", "98", "SGD"),
        ("From $12.50", "Asia/Singapore", "12.50", "SGD"),
        ("US$40", "Asia/Singapore", "40", "USD"),
        ("₩66,000", "Asia/Seoul", "66000", "KRW"),
        ("Free; workshops $15", "Asia/Singapore", "0", "SGD"),
        ("무료", "Asia/Seoul", "0", "KRW"),
    ],
)
def test_price_in_plain_words_becomes_a_sum(words, zone, price, currency):
    offer = described(price=words, zone=zone)["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (price, currency)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("By ballot, two to a name", "Asia/Singapore"),
        ("$40", "America/New_York"),
        ("Free", "Europe/Paris"),
        ("Two drinks", "Asia/Singapore"),
    ],
)
def test_price_we_cannot_be_sure_of_is_not_named(words, zone):
    assert described(price=words, zone=zone)["offers"] == {
        "@type": "Offer",
        "url": "https://tickets.example/",
    }


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("", "EventScheduled"),
        ("Night two on sale", "EventScheduled"),
        ("Cancelled", "EventCancelled"),
        ("Postponed to spring", "EventPostponed"),
        ("New date announced", "EventRescheduled"),
        ("공연 취소", "EventCancelled"),
        ("改期", "EventRescheduled"),
    ],
)
def test_state_of_the_event_follows_the_desks_words(words, state):
    assert described(status=words)["eventStatus"] == f"https://schema.org/{state}"


@pytest.mark.parametrize("words", ["Sold out", "전석 매진", "已售罄"])
def test_event_without_tickets_left_says_so(words):
    assert described(status=words)["offers"]["availability"] == "https://schema.org/SoldOut"
