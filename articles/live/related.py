"""What a reader of this article could have missed."""

from datetime import timedelta

from django.db.models import Q

from articles.taxonomy.models import TagKind

from .models import LiveArticle, LiveArticleTag
from .querysets import LiveArticleQuerySet

POOL = 60
MOST_BY_ONE_AUTHOR = 2
MONTH = timedelta(days=30)


def related_to(article: LiveArticle, *, count: int = 4) -> list[LiveArticle]:
    """Up to `count` visible articles: those the desk pinned, in its order, then the closest.

    One query, and one for the pinned.

    Closeness is 3 for each shared person or work, 2 for each other shared tag, 1 for the section, ½ for the
    kind, less 0.2 for each month between them (3 at most). Each story comes once, in the article's language
    if there is such a version; one in another language only fills a gap. Fewer than two are none.
    """
    pinned = _pinned(article)
    stories = {_story(other) for other in pinned}
    others = [other for other in _near(article) if _story(other) not in stories]
    others.sort(key=lambda other: _closeness(article, other), reverse=True)
    chosen = (pinned + _own_language_first(article, _at_most_two_by_one_author(others)))[:count]
    return chosen if len(chosen) > 1 else []


def _pinned(article: LiveArticle) -> list[LiveArticle]:
    """In the desk's order, without those readers do not have now."""
    if not article.pinned:
        return []
    found = {other.pk: other for other in _others(article).for_cards().filter(pk__in=article.pinned)}
    return [found[number] for number in article.pinned if number in found]


def _near(article: LiveArticle) -> list[LiveArticle]:
    """The newest of those that share a tag or the section."""
    slugs = [tag["slug"] for tag in article.tag_list]
    sharing = LiveArticleTag.objects.filter(tag__slug__in=slugs).values("live_article")
    near = _others(article).filter(Q(pk__in=sharing) | Q(section=article.section_id))
    return list(near.in_edition(article.language).for_cards().newest_first()[:POOL])


def _others(article: LiveArticle) -> LiveArticleQuerySet:
    """All but the article itself and its story's other versions."""
    story = _story(article)
    return LiveArticle.objects.exclude(Q(pk=story) | Q(translation_of=story))


def _story(article: LiveArticle) -> int:
    """The original's number: the same for all versions of a story."""
    return int(article.translation_of or article.pk)


def _own_language_first(article: LiveArticle, others: list[LiveArticle]) -> list[LiveArticle]:
    """The order is otherwise kept."""
    return sorted(others, key=lambda other: other.language != article.language)


def _closeness(article: LiveArticle, other: LiveArticle) -> float:
    own = {tag["slug"]: tag["kind"] for tag in article.tag_list}
    shared = [own[tag["slug"]] for tag in other.tag_list if tag["slug"] in own]
    score: float = sum(3 if kind in (TagKind.PERSON, TagKind.WORK) else 2 for kind in shared)
    score += (article.section_id == other.section_id) + 0.5 * (article.kind == other.kind)
    months = abs(article.published_at - other.published_at) / MONTH
    return score - min(3, 0.2 * months)


def _at_most_two_by_one_author(ranked: list[LiveArticle]) -> list[LiveArticle]:
    """Later pieces of an author who already has two go to the end: they only fill gaps."""
    first: list[LiveArticle] = []
    rest: list[LiveArticle] = []
    seen: dict[str, int] = {}
    for article in ranked:
        names = [line["slug"] for line in article.writers]
        crowded = any(seen.get(name, 0) >= MOST_BY_ONE_AUTHOR for name in names)
        (rest if crowded else first).append(article)
        for name in names:
            seen[name] = seen.get(name, 0) + 1
    return first + rest
