"""Letters of partners, as the form hands them over."""

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.enquiries.intake import receive_enquiry
from articles.enquiries.models import Enquiry
from articles.masthead.models import SiteSettings
from articles.masthead.partners import AdvertisingContact

AT = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
WORDS = "We bring the musical Lantern Street to Singapore in May and would like you at the first night."


def make_enquiry(**fields: Any) -> Enquiry:
    """Complete and not yet received."""
    values = {
        "topic": "press",
        "name": "Grace Lim",
        "company": "Lantern Pictures",
        "email": "grace@lantern.example",
        "message": WORDS,
        **fields,
    }
    return Enquiry(**values)


def receive(
    *, at: datetime = AT, address: str = "203.0.113.7", age: float = 60, trap: str = "", **fields: Any
) -> Enquiry:
    """Received after the form was open for `age` seconds."""
    letter = make_enquiry(**fields)
    return receive_enquiry(letter, address=address, age=timedelta(seconds=age), trap=trap, at=at)


def found_desk(email: str = "desk@kavenyou.example") -> None:
    """The masthead as mails and references need it; also after a test that emptied every table."""
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou"})
    promise = "We reply within two working days (Singapore time)."
    AdvertisingContact.objects.update_or_create(pk=1, defaults={"email": email, "reply_promise": promise})
