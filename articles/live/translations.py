"""One story in several languages: the original, and the articles that say the same in another."""

from django.db.models import Q

from .models import LiveArticle


def translations_of(article: LiveArticle) -> list[LiveArticle]:
    """All visible versions of the story, the article itself among them, the original first; one query.

    Empty when there is no other: alternates are reciprocal or absent. Only what a link needs is loaded.
    """
    original = article.translation_of or article.pk
    family = LiveArticle.objects.only("slug", "language", "headline", "translation_of").filter(
        Q(pk=original) | Q(translation_of=original)
    )
    versions = sorted(family, key=lambda version: (version.pk != original, version.language))
    return versions if len(versions) > 1 else []
