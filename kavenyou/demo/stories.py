"""The demo stories as files: a head of facts in TOML, then the body as it is stored.

Facts have the names of the Article's own fields. Besides these there are: `section`, `authors`,
`photographers` and `tags`; `hero`, the name of a picture; `translation_of` and `pinned`, other stories by
name; the tables [pull_quote] and [event]; and what becomes of the story: `published`, `state` (live, draft,
changed, scheduled, withdrawn), [changes] made since publishing, the `reason` for withdrawing.

The body names pictures and other stories by name, not by number: data-image="metro", data-ref="article:kopi".

Moments are counted from the moment of loading, so that the site is always today's: "-35m", "-5h", or a day
and the time on the clock of the place, "-2d 21:30"; a day alone is "-1d".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from articles.text.addresses import normalise_address

HERE = Path(__file__).resolve().parent
HOME_ZONE = "Asia/Singapore"

MINUTES = re.compile(r"-(?P<count>\d+)(?P<unit>[hm])")
DAY = re.compile(r"(?P<days>[+-]\d+)d(?: (?P<hour>\d\d):(?P<minute>\d\d))?")


@dataclass(frozen=True)
class Story:
    """One file of articles/."""

    slug: str
    facts: dict[str, Any]
    body: str

    @property
    def state(self) -> str:
        return self.facts.get("state", "live")


def read_stories() -> list[Story]:
    """Every story, by name."""
    return [_read(file) for file in sorted((HERE / "articles").glob("*.html"))]


def read_table(name: str) -> dict[str, Any]:
    """One of audience, authors, enquiries, pictures, slots, subscribers, tags."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def picture_file(name: str) -> Path:
    return HERE / "pictures" / f"{name}.jpg"


def moment(text: str, *, at: datetime, zone: str = HOME_ZONE) -> datetime:
    """The instant meant by "-35m", "-5h" or "-2d 21:30"."""
    if match := MINUTES.fullmatch(text):
        count = int(match["count"])
        return at - (timedelta(hours=count) if match["unit"] == "h" else timedelta(minutes=count))
    match = _day_match(text)
    there = at.astimezone(ZoneInfo(zone)) + timedelta(days=int(match["days"]))
    return there.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=0, microsecond=0)


def day(text: str, *, at: datetime) -> date:
    """The date meant by "-1d", by the newsroom's calendar."""
    return at.astimezone(ZoneInfo(HOME_ZONE)).date() + timedelta(days=int(_day_match(text)["days"]))


def _read(file: Path) -> Story:
    _, head, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    # A file system may hand back its own spelling of Hangul.
    slug = normalise_address(file.stem)
    return Story(slug, tomllib.loads(head), "".join(body.splitlines()))


def _day_match(text: str) -> re.Match[str]:
    match = DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"Not a moment: {text!r}")
    return match
