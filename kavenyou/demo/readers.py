"""Readers of the demo stories: invented numbers that behave like real ones, the same on every machine."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from articles.live.models import LiveArticle
from articles.readership.models import Device, Place, Reading

DAYS = 60
FIRST_DAY = (60, 900)  # readers of a story on its first day
DAILY_LOSS = 0.72
TAIL = 6  # it is never wholly forgotten
SECTION_A_DAY, HOME_A_DAY = (20, 90), (300, 700)
SITES = {
    "": 40,
    "google.com": 24,
    "instagram.com": 14,
    "t.co": 6,
    "search.naver.com": 6,
    "telegram.org": 5,
    "facebook.com": 3,
}
DEVICES = {Device.PHONE: 74, Device.DESKTOP: 20, Device.TABLET: 6}


def load_readings(*, at: datetime) -> None:
    """The last weeks of every story readers have, of the sections and of the front page."""
    stories = list(LiveArticle.objects.order_by("pk"))
    today = timezone.localdate(at)
    chance = random.Random(18)  # noqa: S311 -- the same for everybody, on purpose
    rows: Counter[tuple[date, str, int, str, str]] = Counter()
    for day in _days(today):
        for story in stories:
            _read(rows, day, Place.ARTICLE, story.pk, _times(story, day, chance), chance)
        for section in sorted({story.section_id for story in stories}):
            _read(rows, day, Place.SECTION, section, chance.randint(*SECTION_A_DAY), chance)
        _read(rows, day, Place.HOME, 0, chance.randint(*HOME_A_DAY), chance)
    names = ("day", "place", "number", "referrer", "device")
    Reading.objects.bulk_create(
        Reading(**dict(zip(names, key, strict=True)), count=count) for key, count in rows.items()
    )


def _days(today: date) -> Iterator[date]:
    return (today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1))


def _times(story: LiveArticle, day: date, chance: random.Random) -> int:
    """Many at first, fewer every day, more at the weekend; nobody before it was there."""
    age = (day - timezone.localdate(story.visible_from)).days
    if age < 0:
        return 0
    first = random.Random(story.slug).randint(*FIRST_DAY)  # noqa: S311 -- as above
    weekend = 1.3 if day.weekday() >= 5 else 1.0
    return round((first * DAILY_LOSS**age + TAIL) * weekend * chance.uniform(0.8, 1.2))


def _read(
    rows: Counter[tuple[date, str, int, str, str]],
    day: date,
    place: Place,
    number: int,
    times: int,
    chance: random.Random,
) -> None:
    sites = chance.choices(list(SITES), list(SITES.values()), k=times)
    devices = chance.choices(list(DEVICES), list(DEVICES.values()), k=times)
    rows.update(
        (day, place.value, number, site, device.value) for site, device in zip(sites, devices, strict=True)
    )
