"""JSON-LD of an article's page: the story, its place on the site, and what it rates or announces."""

from collections.abc import Sequence
from typing import Any

from articles.live.models import LiveArticle
from articles.syndication.addresses import absolute, address_of
from articles.syndication.titles import display_headline

from .events import event
from .graph import Entity, breadcrumbs, organisation_id, without_empty
from .lists import person_id

BEST, WORST = 5, 0


def story(
    article: LiveArticle,
    *,
    description: str,
    picture: dict[str, Any] | None,
    versions: Sequence[LiveArticle] = (),
) -> list[Entity]:
    """Everything the page is about. Questions and answers are an interview, never a FAQPage."""
    url = absolute(article.get_absolute_url())
    images = _images(picture)
    section = (article.section.label, article.section.get_absolute_url())
    about = event(article.event, url=url, description=description, images=images)
    entities = [
        _news_article(article, url, description, images, versions),
        breadcrumbs(url, section, (article.headline, url)),
        _review(article, url),
        about,
    ]
    return [entity for entity in entities if entity]


def _news_article(
    article: LiveArticle, url: str, description: str, images: list[str], versions: Sequence[LiveArticle]
) -> Entity:
    """Dates are the desk's, never those of a plain save."""
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "url": url,
            "headline": display_headline(article),
            "description": description,
            "image": images,
            "datePublished": article.published_at.isoformat(),
            "dateModified": (article.revised_at or article.published_at).isoformat(),
            "author": _authors(article),
            "publisher": {"@id": organisation_id()},
            "mainEntityOfPage": url,
            "articleSection": article.section.name,
            "genre": article.get_kind_display(),
            "keywords": [tag["name"] for tag in article.tag_list],
            "inLanguage": article.language,
            "isAccessibleForFree": True,
            "wordCount": article.word_count,
            "sponsor": _sponsor(article),
            "correction": _correction(article),
            **_translations(article, versions),
        }
    )


def _authors(article: LiveArticle) -> list[Entity]:
    people = [
        {
            "@type": "Person",
            "@id": person_id(line["slug"]),
            "name": line["name"],
            "url": address_of("author", line["slug"]),
        }
        for line in article.writers
    ]
    return people or [{"@id": organisation_id()}]


def _sponsor(article: LiveArticle) -> Entity | None:
    if not article.is_paid:
        return None
    return without_empty({"@type": "Organization", "name": article.partner_name, "url": article.partner_url})


def _correction(article: LiveArticle) -> Entity | None:
    if not article.correction:
        return None
    corrected = article.corrected_on.isoformat() if article.corrected_on else None
    return without_empty(
        {"@type": "CorrectionComment", "text": article.correction, "datePublished": corrected}
    )


def _translations(article: LiveArticle, versions: Sequence[LiveArticle]) -> Entity:
    """A translation names what it is of; the original, its translations."""
    originals = [version for version in versions if version.pk == article.translation_of]
    translated = [version for version in versions if version.translation_of == article.pk]
    return {
        "translationOfWork": _work(originals[0]) if originals else None,
        "workTranslation": [_work(version) for version in translated],
    }


def _work(version: LiveArticle) -> Entity:
    url = absolute(version.get_absolute_url())
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "headline": display_headline(version),
        "inLanguage": version.language,
    }


def _review(article: LiveArticle, url: str) -> Entity | None:
    """Only for a rating, which the page prints."""
    if article.rating is None:
        return None
    return {
        "@type": "Review",
        "@id": f"{url}#review",
        "url": url,
        "itemReviewed": {"@type": article.reviewed_kind, "name": article.reviewed_name},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": f"{article.rating.normalize():f}",
            "bestRating": str(BEST),
            "worstRating": str(WORST),
        },
        "author": _authors(article),
        "publisher": {"@id": organisation_id()},
        "datePublished": article.published_at.isoformat(),
        "inLanguage": article.language,
    }


def _images(picture: dict[str, Any] | None) -> list[str]:
    """The three shapes search engines ask for; until they are made, the one of share cards."""
    if picture is None:
        return []
    shapes = picture.get("variants") or [picture]
    return [absolute(shape["url"]) for shape in shapes]
