"""What a reader of this article could have missed."""

from datetime import timedelta

from django.db.models import Q

from articles.taxonomy.models import TagKind

from .models import LiveArticle, LiveArticleTag

POOL = 60
MOST_BY_ONE_AUTHOR = 2
MONTH = timedelta(days=30)


def related_to(article: LiveArticle, *, count: int = 4) -> list[LiveArticle]:
    """Up to `count` visible articles, the closest first; one query. Fewer than two are none.

    3 for each shared person or work, 2 for each other shared tag, 1 for the section, ½ for the kind,
    less 0.2 for each month between them (3 at most).
    """
    slugs = [tag["slug"] for tag in article.tag_list]
    sharing = LiveArticleTag.objects.filter(tag__slug__in=slugs).values("live_article")
    candidates = (
        LiveArticle.objects.for_cards()
        .filter(Q(pk__in=sharing) | Q(section=article.section_id))
        .exclude(pk=article.pk)
        .newest_first()[:POOL]
    )
    ranked = sorted(candidates, key=lambda other: _closeness(article, other), reverse=True)
    chosen = _at_most_two_by_one_author(ranked)[:count]
    return chosen if len(chosen) > 1 else []


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
