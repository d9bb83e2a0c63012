"""Days and times in words, as the language being spoken writes them. The caller decides on the zone.

The forms are messages like any other: a translator of "j M Y" writes what Django's date filter understands.
"""

from datetime import date, datetime, time

from django.template.defaultfilters import date as written
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

# Until which hour; English says am or pm, others morning, noon or evening.
PARTS_OF_DAY = [
    (6, pgettext_lazy("before six in the morning", "am")),
    (12, pgettext_lazy("morning", "am")),
    (13, pgettext_lazy("the hour of noon", "pm")),
    (18, pgettext_lazy("afternoon", "pm")),
    (24, pgettext_lazy("evening", "pm")),
]
FULL_HOUR = gettext_lazy("{hour}{part}")
HOUR_AND_MINUTE = gettext_lazy("{hour}.{minute}{part}")


def whole_day(day: date) -> str:
    """22 Nov 2025."""
    return written(_plain(day), pgettext("date", "j M Y"))


def day_of_year(day: date) -> str:
    """22 Nov."""
    return written(_plain(day), pgettext("date", "j M"))


def weekday(day: date) -> str:
    """Sat 22 Nov 2025."""
    return written(_plain(day), pgettext("date", "D j M Y"))


def month(day: date) -> str:
    """November 2025."""
    return written(_plain(day), pgettext("date", "F Y"))


def month_name(day: date) -> str:
    """November."""
    return written(_plain(day), pgettext("date", "F"))


def clock(instant: datetime | time) -> str:
    """9.30pm, 8pm."""
    part = next(str(name) for until, name in PARTS_OF_DAY if instant.hour < until)
    form = HOUR_AND_MINUTE if instant.minute else FULL_HOUR
    return str(form).format(hour=instant.hour % 12 or 12, minute=f"{instant.minute:02}", part=part)


def moment(instant: datetime) -> str:
    """22 Nov 2025, 9.30pm."""
    return pgettext("day, time", "{}, {}").format(whole_day(instant), clock(instant))


def moment_in_week(instant: datetime) -> str:
    """Sat 22 Nov 2025, 9.30pm."""
    return pgettext("day, time", "{}, {}").format(weekday(instant), clock(instant))


def _plain(day: date) -> date:
    """Without a zone, so that the filter writes the day it is given and moves it to no other."""
    return day.replace(tzinfo=None) if isinstance(day, datetime) else day
