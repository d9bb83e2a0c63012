"""Finding live articles by words. One door, so that another engine can stand behind it: find_articles.

This engine asks the database whether each word occurs, without an index: it reads every visible text once for
each word that is neither in the headline nor in the standfirst. What a question can cost is bounded by its
words (eight at most, 200 characters) and by the number of texts: for each thousand of 600 words, 10 to 25 ms
on SQLite and 70 to 190 ms on PostgreSQL, on two shared cores.
"""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from articles.live.models import LiveArticle, LiveArticleTag
from articles.live.querysets import PAGE_ONLY
from articles.masthead.models import Section
from articles.text.languages import written_in

from .snippets import Piece, make_snippet
from .wording import forms_of, is_short, pattern_of, words_of

MOST_FOUND = 1000
# What an occurrence is worth; one in the text alone counts 1.
WEIGHTS = {"headline": 8, "tag": 4, "standfirst": 2}


class Found(NamedTuple):
    """An article and why it was found."""

    article: LiveArticle
    snippet: list[Piece]


class Findings(NamedTuple):
    """`total` after the filters, `is_cut` when there are more than were counted.

    `by_section` (by number) and `by_kind`: how many there would be with that filter changed.
    """

    found: list[Found]
    total: int
    is_cut: bool
    by_section: dict[int, int]
    by_kind: dict[str, int]


class _Match(NamedTuple):
    pk: int
    translation_of: int | None
    language: str
    section_id: int
    kind: str


def find_articles(
    query: str,
    *,
    section: Section | None = None,
    kind: str | None = None,
    language: str = "en",
    start: int = 0,
    size: int = 18,
) -> Findings:
    """Articles in which all words of the query occur, the best first, then the newest. Two queries.

    Of a story found in several languages, the one of `language` is shown.
    """
    words = words_of(query)
    if not words:
        return Findings([], 0, is_cut=False, by_section={}, by_kind={})
    matches = _matches(words)
    stories = _each_story_once(matches, language)
    in_section = [match for match in stories if section is None or match.section_id == section.pk]
    of_kind = [match for match in stories if kind is None or match.kind == kind]
    chosen = [match.pk for match in in_section if kind is None or match.kind == kind]
    return Findings(
        _load(chosen[start : start + size], words),
        len(chosen),
        is_cut=len(matches) == MOST_FOUND,
        by_section=dict(Counter(match.section_id for match in of_kind)),
        by_kind=dict(Counter(match.kind for match in in_section)),
    )


def _matches(words: list[str]) -> list[_Match]:
    articles = LiveArticle.objects.filter(reduce(and_, (_occurs_anywhere(word) for word in words)))
    score = reduce(lambda total, word: total + _worth(word), words, Value(0))
    ranked = articles.annotate(score=score).order_by("-score", "-published_at", "-id")
    return [_Match(*row) for row in ranked.values_list(*_Match._fields)[:MOST_FOUND]]


def _occurs_anywhere(word: str) -> Q:
    """The short columns first: a database that finds it there need not read the text."""
    return (
        _occurs("headline", word) | _occurs("standfirst", word) | _in_tags(word) | _occurs("body_text", word)
    )


def _worth(word: str) -> Any:
    return Case(
        When(_occurs("headline", word), then=WEIGHTS["headline"]),
        When(_in_tags(word), then=WEIGHTS["tag"]),
        When(_occurs("standfirst", word), then=WEIGHTS["standfirst"]),
        default=1,
        output_field=IntegerField(),
    )


def _occurs(column: str, word: str) -> Q:
    somewhere = reduce(or_, (Q(**{f"{column}__icontains": form}) for form in forms_of(word)))
    if not is_short(word):
        return somewhere
    # The expression runs on few rows only, those that have the letters somewhere.
    return somewhere & Q(**{f"{column}__iregex": rf"(^|\W)({'|'.join(forms_of(word))})(\W|$)"})


def _in_tags(word: str) -> Q:
    return Q(Exists(LiveArticleTag.objects.filter(_occurs("tag__name", word), live_article=OuterRef("pk"))))


def _each_story_once(matches: Iterable[_Match], language: str) -> list[_Match]:
    """In the order of the matches; a version in the wished language takes the place of the first one met."""
    code = written_in(language)
    stories: dict[int, _Match] = {}
    for match in matches:
        story = match.translation_of or match.pk
        if story not in stories or (match.language == code and stories[story].language != code):
            stories[story] = match
    return list(stories.values())


def _load(numbers: list[int], words: list[str]) -> list[Found]:
    pattern = pattern_of(words)
    left_out = [column for column in PAGE_ONLY if column != "body_text"]
    articles = LiveArticle.objects.select_related("section").defer(*left_out).in_bulk(numbers)
    return [
        Found(article, make_snippet([article.standfirst, article.body_text], pattern))
        for article in (articles[number] for number in numbers if number in articles)
    ]
