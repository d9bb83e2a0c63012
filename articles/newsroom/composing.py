"""From a revision to what readers get: the body rendered once, pictures and embeds in their final markup."""

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from articles.embeds.models import EmbedCard
from articles.images.markup import describe_picture
from articles.images.models import Image
from articles.live.models import BylineRole, LiveArticle
from articles.masthead.models import Author
from articles.taxonomy.models import Tag
from articles.text.body import body_embeds, body_text
from articles.text.embeds import Embed
from articles.text.reading import count_words, reading_minutes

from .models import Article, Revision
from .rendering import render_body
from .revising import pictures_in
from .snapshots import bring_back

# Columns that go to readers as they are.
COPIED = [
    "slug",
    "language",
    "kind",
    "section_id",
    "headline",
    "standfirst",
    "event_starts_at",
    "revised_at",
    "visible_until",
    "correction",
    "corrected_on",
    "disclosure",
    "is_paid",
    "partner_name",
    "partner_url",
    "seo_title",
    "seo_description",
    "canonical_url",
    "is_indexed",
    "rating",
    "reviewed_name",
    "reviewed_kind",
    "pinned",
]


class Composition(NamedTuple):
    """A live article not yet saved, and the rows that go with it."""

    article: LiveArticle
    tags: list[Tag]
    bylines: list[tuple[Author, str]]
    pictures: list[Image]
    embeds: list[Embed]


def compose(revision: Revision, *, article: Article, at: datetime) -> Composition:
    """What readers get of the revision. `article` gives what no edit changes: number, first date, origin.

    Nothing is saved.
    """
    draft, tags, bylines = bring_back(revision.snapshot, number=article.pk)
    portraits = {author.portrait_id for author, _ in bylines if author.portrait_id}
    wanted = pictures_in(draft) | portraits
    pictures = Image.objects.prefetch_related("renditions").in_bulk(wanted)
    text, embeds = body_text(draft.body), body_embeds(draft.body)
    live = LiveArticle(
        pk=article.pk,
        published_at=article.published_at or at,
        visible_from=draft.visible_from or article.published_at or at,
        wp_id=article.wp_id,
        wp_guid=article.wp_guid,
        translation_of=draft.translation_of_id,
        composed_at=at,
        body_html=render_body(
            draft.body,
            pictures=pictures,
            cards=EmbedCard.objects.in_bulk([embed.url for embed in embeds], field_name="url"),
            language=draft.language,
            partner_url=draft.partner_url,
        ),
        body_text=text,
        word_count=count_words(text),
        reading_minutes=reading_minutes(text, pictures=len(pictures_in(draft))),
        hero=_hero(draft, pictures),
        share_picture=_share_picture(draft, pictures),
        bylines=[_byline(author, role, pictures) for author, role in bylines],
        tag_list=[{"name": tag.name, "slug": tag.slug, "kind": tag.kind} for tag in tags],
        pull_quote=_pull_quote(draft),
        event=_event(draft),
        event_ends_at=_event_is_over_at(draft),
        **{name: getattr(draft, name) for name in COPIED},
    )
    return Composition(live, tags, bylines, list(pictures.values()), embeds)


def _hero(draft: Article, pictures: dict[int, Image]) -> dict[str, Any] | None:
    image = pictures.get(draft.hero_image_id or 0)
    if image is None:
        return None
    return describe_picture(image, alt=draft.hero_alt, caption=draft.hero_caption, credit=draft.hero_credit)


def _share_picture(draft: Article, pictures: dict[int, Image]) -> dict[str, Any] | None:
    """{"url", "width", "height", "alt"} for share cards, from the chosen picture, else the lead picture."""
    image = pictures.get(draft.share_image_id or draft.hero_image_id or 0)
    if image is None:
        return None
    picture = describe_picture(image)
    return {**picture["share"], "alt": picture["alt"]} if picture["share"] else None


def _byline(author: Author, role: str, pictures: dict[int, Image]) -> dict[str, Any]:
    portrait = pictures.get(author.portrait_id or 0)
    names = [(author.name_ko, "ko"), (author.name_zh, "zh-Hans")]
    return {
        "role": BylineRole(role).value,
        "name": author.name,
        "slug": author.slug,
        "title": author.role,
        "bio": author.bio,
        "names": [{"text": text, "language": language} for text, language in names if text],
        "portrait": describe_picture(portrait)["crops"]["square"] if portrait else None,
    }


def _pull_quote(draft: Article) -> dict[str, str] | None:
    if not draft.pull_quote:
        return None
    return {
        "text": draft.pull_quote,
        "original": draft.pull_quote_original,
        "language": draft.pull_quote_language,
        "speaker": draft.pull_quote_speaker,
    }


def _event(draft: Article) -> dict[str, str] | None:
    """Instants are written in the event's own zone, as readers are to see them."""
    if not draft.event_name:
        return None
    zone = ZoneInfo(draft.event_zone)
    return {
        "name": draft.event_name,
        "starts": _in_zone(draft.event_starts_at, zone),
        "ends": _in_zone(draft.event_ends_at, zone),
        "zone": draft.event_zone,
        "venue": draft.event_venue,
        "city": draft.event_city,
        "price": draft.event_price,
        "ticket_url": draft.event_ticket_url,
        "status": draft.event_status,
    }


def _event_is_over_at(draft: Article) -> datetime | None:
    """Its end; when none was given, the end of the day it begins, by the clock of the place."""
    if draft.event_ends_at or draft.event_starts_at is None:
        return draft.event_ends_at
    there = draft.event_starts_at.astimezone(ZoneInfo(draft.event_zone))
    return datetime.combine(there.date() + timedelta(days=1), time(), tzinfo=there.tzinfo)


def _in_zone(instant: datetime | None, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).isoformat() if instant else ""
