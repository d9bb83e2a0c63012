"""The demo stories and letters into the database, by the house's own roads."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction

from articles.enquiries.intake import receive_enquiry
from articles.images.tasks import finish_picture
from articles.models import Article, Author, Byline, Enquiry, Image, Section, Tag
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.recomposing import recompose_articles
from articles.newsroom.revising import save_revision
from articles.newsroom.translating import follow_source

from .embeds import load_embeds
from .partners import load_partners
from .readers import load_readings
from .slots import load_slots
from .stories import Story, day, moment, picture_file, read_stories, read_table
from .subscribers import load_subscribers

# Facts that are not columns of their own, or not under this name.
ELSEWHERE = {
    "section", "authors", "photographers", "tags", "hero", "pull_quote", "event",
    "published", "state", "changes", "reason", "translation_of", "pinned",
}  # fmt: skip
MOMENTS = {"revised_at", "visible_from", "visible_until"}
EVENT_MOMENTS = {"starts", "ends"}
A_WHILE = timedelta(hours=2)

# Where the letters come from: a network kept for examples (RFC 5737).
NOWHERE = "192.0.2.{}"


@transaction.atomic
def load_demo(*, by: User, at: datetime) -> None:
    """An empty newsroom has the demo stories afterwards; one in which anything was written stays as it is."""
    if Article.objects.exists():
        return
    pictures = _load_pictures(by)
    authors = _load_authors(pictures)
    _load_tags()
    load_embeds(at=at)
    _load_articles(read_stories(), pictures, authors, by=by, at=at)
    load_readings(at=at)
    load_slots(at=at)
    load_partners(at=at)
    _load_enquiries(at=at)
    load_subscribers(at=at)


def _load_pictures(by: User) -> dict[str, Image]:
    """By the name of the file. In bulk, so that the worker makes all renditions.

    One by one, each would have some of them made at once, while somebody waits for the first page.
    Until the worker comes to it, pages show the original.
    """
    library = read_table("pictures")
    held = set(Image.objects.values_list("title", flat=True))
    new = [_picture(name, words, by) for name, words in library.items() if words["title"] not in held]
    for image in Image.objects.bulk_create(new):
        transaction.on_commit(partial(finish_picture.enqueue, image.pk))
    by_title = {image.title: image for image in Image.objects.all()}
    return {name: by_title[words["title"]] for name, words in library.items()}


def _picture(name: str, words: dict[str, Any], by: User) -> Image:
    focal_x, focal_y = words["focal"]
    words = {key: value for key, value in words.items() if key != "focal"}
    file = ContentFile(picture_file(name).read_bytes(), name=f"{name}.jpg")
    return Image(file=file, focal_x=focal_x, focal_y=focal_y, uploaded_by=by, **words)


def _load_authors(pictures: dict[str, Image]) -> dict[str, Author]:
    authors = {}
    for slug, facts in read_table("authors").items():
        portrait = pictures.get(facts.get("portrait", ""))
        columns = {**facts, "portrait": portrait, "links": "\n".join(facts.get("links", []))}
        authors[slug], _ = Author.objects.get_or_create(slug=slug, defaults=columns)
    return authors


def _load_tags() -> None:
    """Tags that are more than a topic."""
    for kind, names in read_table("tags").items():
        for name in names:
            Tag.objects.get_or_create(name=name, defaults={"kind": kind})


def _load_articles(
    stories: list[Story],
    pictures: dict[str, Image],
    authors: dict[str, Author],
    *,
    by: User,
    at: datetime,
) -> None:
    """All have a number first, so that bodies can name one another; then each takes its course."""
    articles = {story.slug: _found_article(story, pictures, authors, by=by, at=at) for story in stories}
    for story in stories:
        article = articles[story.slug]
        article.body = _with_numbers(story.body, pictures, articles)
        _link(article, story, articles)
        article.save(update_fields=["body", "translation_of", "pinned"])
    for story in sorted(stories, key=lambda story: moment(story.facts["published"], at=at)):
        _take_its_course(articles[story.slug], story, by=by, at=at)
    for translation in Article.objects.filter(translation_of__isnull=False):
        follow_source(translation)
        translation.save(update_fields=["source_revision"])
    # A story that names a newer one could not link to it yet.
    recompose_articles([article.pk for article in articles.values() if "data-ref" in article.body], at=at)


def _found_article(
    story: Story,
    pictures: dict[str, Image],
    authors: dict[str, Author],
    *,
    by: User,
    at: datetime,
) -> Article:
    written_at = moment(story.facts["published"], at=at)
    article = Article.objects.create(
        slug=story.slug,
        section=Section.objects.get(slug=story.facts["section"]),
        hero_image=pictures[story.facts["hero"]] if "hero" in story.facts else None,
        created_by=by,
        created_at=written_at,
        edited_by=by,
        edited_at=written_at,
        **_columns(story.facts, at=at),
        **_pull_quote(story.facts.get("pull_quote", {})),
        **_event(story.facts.get("event", {}), at=at),
    )
    article.tags.set([Tag.objects.get_or_create(name=name)[0] for name in story.facts["tags"]])
    lines = [("writer", slug) for slug in story.facts["authors"]]
    lines += [("photographer", slug) for slug in story.facts.get("photographers", [])]
    for position, (role, slug) in enumerate(lines):
        Byline.objects.create(article=article, author=authors[slug], role=role, position=position)
    return article


def _columns(facts: dict[str, Any], *, at: datetime) -> dict[str, Any]:
    columns = {name: value for name, value in facts.items() if name not in ELSEWHERE}
    for name in MOMENTS & columns.keys():
        columns[name] = moment(columns[name], at=at)
    if "corrected_on" in columns:
        columns["corrected_on"] = day(columns["corrected_on"], at=at)
    return columns


def _pull_quote(facts: dict[str, str]) -> dict[str, str]:
    return {"pull_quote" if name == "text" else f"pull_quote_{name}": value for name, value in facts.items()}


def _event(facts: dict[str, str], *, at: datetime) -> dict[str, Any]:
    """Times are by the clock of the place."""
    there = {"zone": facts["zone"]} if "zone" in facts else {}
    moments = {
        f"event_{name}_at": moment(facts[name], at=at, **there) for name in EVENT_MOMENTS & facts.keys()
    }
    words = {f"event_{name}": value for name, value in facts.items() if name not in EVENT_MOMENTS}
    return {**words, **moments}


def _with_numbers(body: str, pictures: dict[str, Image], articles: dict[str, Article]) -> str:
    """The body as it is stored: pictures and stories named by their numbers."""
    body = re.sub(r'data-image="([^"]+)"', lambda name: f'data-image="{pictures[name[1]].pk}"', body)
    return re.sub(
        r'data-ref="article:([^"]+)"', lambda name: f'data-ref="article:{articles[name[1]].pk}"', body
    )


def _link(article: Article, story: Story, articles: dict[str, Article]) -> None:
    """To what it translates, and to what is pinned below it."""
    original = story.facts.get("translation_of")
    article.translation_of = articles[original] if original else None
    article.pinned = [articles[slug].pk for slug in story.facts.get("pinned", [])]


def _take_its_course(article: Article, story: Story, *, by: User, at: datetime) -> None:
    """From the first save to where its state says it has got to."""
    published_at = moment(story.facts["published"], at=at)
    save_revision(article, by=by, at=published_at)
    if story.state == "draft":
        return
    article = publish_article(article, by=by, at=published_at)
    later = min(published_at + A_WHILE, at)
    if story.state == "withdrawn":
        withdraw_article(article, by=by, at=later, reason=story.facts["reason"])
    if story.state == "changed":
        for name, value in story.facts["changes"].items():
            setattr(article, name, value)
        article.save(update_fields=story.facts["changes"].keys())
        save_revision(article, by=by, at=later)


def _load_enquiries(*, at: datetime) -> None:
    """Each from an address of its own; the one that looks like spam had the hidden field filled in."""
    letters = [
        {**letter, "sent": moment(letter["sent"], at=at)} for letter in read_table("enquiries").values()
    ]
    for number, letter in enumerate(sorted(letters, key=lambda letter: letter["sent"]), start=1):
        sent_at, is_spam = letter.pop("sent"), letter.pop("looks_like_spam", False)
        receive_enquiry(
            Enquiry(**letter),
            address=NOWHERE.format(number),
            age=timedelta(minutes=4),
            trap="filled in" if is_spam else "",
            at=sent_at,
        )
