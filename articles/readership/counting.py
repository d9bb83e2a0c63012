"""Adding one more reader to a day's count: cheap, bounded, and of no memory of who it was.

However many ask at once, one thread of a process writes and takes the others' counts with it; and a process
admits only so many a minute. So a flood costs the site no more than that, and fills no table.
"""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from .models import Reading

PER_SENDER = 30  # a minute; a household reads fewer pages than that
PER_PROCESS = 3000  # a minute
WAITING_AT_MOST = 2000

REFERRERS_A_DAY = 200
ROWS_A_DAY = 50_000
OTHER_SITES = "*"  # what is beyond those


class Hit(NamedTuple):
    """What a reader adds to: the key of a row."""

    day: date
    place: str
    number: int
    referrer: str
    device: str


class Gate:
    """Lets so many in a minute, of one sender and in all. It knows senders, by digests, for that minute."""

    def __init__(self, per_sender: int = PER_SENDER, in_all: int = PER_PROCESS) -> None:
        self.per_sender, self.in_all = per_sender, in_all
        self._lock = threading.Lock()
        self._minute = 0
        self._admitted: Counter[str] = Counter()

    def admits(self, sender: str, *, at: datetime) -> bool:
        with self._lock:
            if (minute := int(at.timestamp() // 60)) != self._minute:
                self._minute = minute
                self._admitted.clear()
            if self._admitted[sender] >= self.per_sender or self._admitted.total() >= self.in_all:
                return False
            self._admitted[sender] += 1
            return True


gate = Gate()
_waiting: Counter[Hit] = Counter()
_waiting_lock = threading.Lock()
_writing = threading.Lock()


def count_reading(hit: Hit) -> None:
    """One more. It is written now, or by the thread that is writing at this moment."""
    with _waiting_lock:
        if hit in _waiting or len(_waiting) < WAITING_AT_MOST:
            _waiting[hit] += 1
    while _waiting and _writing.acquire(blocking=False):
        try:
            _write(_take_waiting())
        finally:
            _writing.release()


def _take_waiting() -> Counter[Hit]:
    with _waiting_lock:
        taken = Counter(_waiting)
        _waiting.clear()
    return taken


def _write(counts: Counter[Hit]) -> None:
    """In one order, so that two processes never wait for each other's rows."""
    with transaction.atomic():
        for hit in sorted(counts):
            _add(hit, counts[hit])


def _add(hit: Hit, count: int) -> None:
    if _raise(hit, count):
        return
    if not _has_room(hit):
        hit = hit._replace(referrer=hit.referrer and OTHER_SITES)
        if _raise(hit, count):
            return
    try:
        with transaction.atomic():
            Reading.objects.create(**hit._asdict(), count=count)
    except IntegrityError:  # another process was quicker
        _raise(hit, count)


def _raise(hit: Hit, count: int) -> bool:
    return bool(Reading.objects.filter(**hit._asdict()).update(count=F("count") + count))


def _has_room(hit: Hit) -> bool:
    """Asked only for a row that is new: whether the day may have another site, and another row."""
    if not hit.referrer:
        return True  # there are no more such rows than pages
    rows = Reading.objects.filter(day=hit.day)
    if rows.count() >= ROWS_A_DAY:
        return False
    if rows.filter(referrer=hit.referrer).exists():
        return True
    return rows.values("referrer").distinct().count() < REFERRERS_A_DAY
