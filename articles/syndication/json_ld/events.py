"""JSON-LD of the event a story is about. The desk's words become terms only where they are plain."""

import re
from typing import Any

from .graph import Entity, without_empty

SCHEMA = "https://schema.org/"

# What the desk's words on the state of things begin with or hold, in our languages.
STATES = {
    "EventCancelled": ("cancelled", "canceled", "called off", "취소", "取消"),
    "EventPostponed": ("postponed", "연기", "延期", "推迟", "推遲"),
    "EventRescheduled": ("rescheduled", "new date", "moved to", "일정 변경", "改期"),
}
SOLD_OUT = ("sold out", "매진", "售罄", "售完")
FREE = ("free", "무료", "免费", "免費")

CURRENCIES = {
    "S$": "SGD", "SGD": "SGD", "US$": "USD", "USD": "USD", "₩": "KRW", "KRW": "KRW", "RM": "MYR",
    "MYR": "MYR", "HK$": "HKD", "HKD": "HKD", "NT$": "TWD", "TWD": "TWD", "€": "EUR", "£": "GBP",
}  # fmt: skip
CURRENCY_OF_ZONE = {"Asia/Singapore": "SGD", "Asia/Seoul": "KRW", "Asia/Kuala_Lumpur": "MYR"}
UNITS = "|".join(re.escape(unit) for unit in sorted([*CURRENCIES, "$"], key=len, reverse=True))
MONEY = re.compile(rf"(?P<unit>{UNITS})\s?(?P<sum>\d[\d,]*(?:\.\d+)?)")


def event(facts: dict[str, Any] | None, *, url: str, description: str, images: list[str]) -> Entity | None:
    """None unless we can say what, when and where. Times are in the zone of the place."""
    if not facts or not all(facts[name] for name in ("name", "starts", "venue", "city")):
        return None
    return without_empty(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "name": facts["name"],
            "description": description,
            "image": images,
            "startDate": facts["starts"],
            "endDate": facts["ends"],
            "eventStatus": SCHEMA + _state(facts["status"]),
            "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": facts["venue"],
                "address": {"@type": "PostalAddress", "addressLocality": facts["city"]},
            },
            "offers": _offer(facts),
        }
    )


def _state(words: str) -> str:
    return next((state for state, signs in STATES.items() if _says(words, signs)), "EventScheduled")


def _offer(facts: dict[str, Any]) -> Entity | None:
    if not facts["price"] and not facts["ticket_url"]:
        return None
    availability = f"{SCHEMA}SoldOut" if _says(facts["status"], SOLD_OUT) else None
    offer = {
        "url": facts["ticket_url"],
        **_price(facts["price"], facts["zone"]),
        "availability": availability,
    }
    return {"@type": "Offer", **without_empty(offer)} if without_empty(offer) else None


def _price(words: str, zone: str) -> Entity:
    """The first sum named, which is the lowest; {} when the words name none we are sure of."""
    local = CURRENCY_OF_ZONE.get(zone)
    if words.lower().startswith(FREE):
        return {"price": "0", "priceCurrency": local} if local else {}
    found = MONEY.search(words)
    if found is None:
        return {}
    currency = local if found["unit"] == "$" else CURRENCIES[found["unit"]]
    if found["unit"] == "$" and currency != "SGD":
        return {}
    return {"price": found["sum"].replace(",", ""), "priceCurrency": currency}


def _says(words: str, signs: tuple[str, ...]) -> bool:
    return any(sign in words.lower() for sign in signs)
