"""An article as plain data, and back: what a revision stores."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Field

from articles.masthead.models import Author
from articles.taxonomy.models import Tag

from .models import Article


class Manuscript(NamedTuple):
    """A snapshot brought back: an unsaved article with its tags and bylines (author, role), in order."""

    article: Article
    tags: list[Tag]
    bylines: list[tuple[Author, str]]


def take_snapshot(article: Article) -> dict[str, Any]:
    """Everything an editor can change, as JSON data: fields by column, `tags` and `bylines` by number."""
    values: dict[str, Any] = {field.attname: getattr(article, field.attname) for field in _edited_fields()}
    values["tags"] = sorted(article.tags.values_list("pk", flat=True))
    values["bylines"] = [list(line) for line in article.bylines.values_list("author", "role")]
    plain: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return plain


def bring_back(snapshot: dict[str, Any], *, number: int) -> Manuscript:
    """The manuscript; tags and authors deleted since are left out, fields added since have their defaults."""
    article = Article(pk=number)
    for field in _edited_fields():
        if field.attname in snapshot:
            setattr(article, field.attname, field.to_python(snapshot[field.attname]))
    tags = Tag.objects.filter(pk__in=snapshot["tags"])
    authors = Author.objects.in_bulk([pk for pk, _ in snapshot["bylines"]])
    bylines = [(authors[pk], role) for pk, role in snapshot["bylines"] if pk in authors]
    return Manuscript(article, list(tags), bylines)


def _edited_fields() -> Iterator["Field[Any, Any]"]:  # quoted: Field takes brackets for type checkers only
    return (field for field in Article._meta.concrete_fields if field.editable and not field.primary_key)
