"""Posts the demo stories show, as if their sites had told us of them: nobody need be asked."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from articles.embeds.models import EmbedCard
from articles.embeds.posters import take_in_poster
from articles.text.embeds import match_embed

from .stories import day, picture_file, read_table


def load_embeds(*, at: datetime) -> None:
    """Before the stories, which are composed with them."""
    for post in read_table("embeds").values():
        EmbedCard.objects.create(fetched_at=at, **_columns(post, at=at))


def _columns(post: dict[str, Any], *, at: datetime) -> dict[str, Any]:
    words = {name: value for name, value in post.items() if name not in ("picture", "posted_on")}
    embed = match_embed(post["url"])
    assert embed is not None  # noqa: S101 -- for the type checker: the file is ours
    columns = {**words, "provider": embed.provider}
    if "posted_on" in post:
        columns["posted_on"] = day(post["posted_on"], at=at)
    if "picture" in post:
        columns["poster"] = take_in_poster(ContentFile(picture_file(post["picture"]).read_bytes()))
    return columns
