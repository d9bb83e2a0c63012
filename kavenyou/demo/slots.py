"""The front page as the demo's desk has arranged it."""

from datetime import datetime

from articles.models import HomeSlot, LiveArticle

from .stories import moment, read_table


def load_slots(*, at: datetime) -> None:
    """What slots.toml says. Stories are named by their addresses, and are live or scheduled."""
    numbers = dict(LiveArticle.all_rows.values_list("slug", "pk"))
    for slot in read_table("slots")["slots"]:
        HomeSlot.objects.create(
            place=slot["place"],
            article_id=numbers[slot["story"]],
            starts_at=moment(slot["starts"], at=at),
            ends_at=moment(slot["ends"], at=at) if "ends" in slot else None,
        )
