"""Which article a translation is of: always the one first written, so that all versions know one another."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Article


def original_of(article: Article) -> Article:
    """Of a translation, what it translates; an article that is none is its own original."""
    return article.translation_of or article


def require_translatable(original: Article, *, language: str, number: int | None) -> None:
    """Refuse what cannot be the original of a translation into the language.

    `number` is the translation's own, None before it is saved.
    """
    if original.pk == number:
        raise ValidationError(_("An article cannot be a translation of itself."), code="itself")
    if original.language == language:
        raise ValidationError(
            _("The original is in %(language)s, too. A translation is in another language."),
            code="same-language",
            params={"language": original.get_language_display()},
        )
    if number and Article.objects.filter(translation_of=number).exists():
        raise ValidationError(
            _("Other articles are translations of this one, so it cannot be a translation itself."),
            code="has-translations",
        )


def require_own_language(language: str, *, number: int | None) -> None:
    """Refuse an original the language one of its translations is in."""
    if number and Article.objects.filter(translation_of=number, language=language).exists():
        raise ValidationError(
            _("There is a translation of this article into that language. Change or unlink it first."),
            code="translated",
        )
