"""From the address a reader asks for to what stands there."""

from .models import FormerAddress, LiveArticle


def find_article(slug: str) -> LiveArticle | FormerAddress | None:
    """The visible article; else the address's past, if that is gone or leads to a visible article."""
    article: LiveArticle | None = LiveArticle.objects.for_page().filter(slug=slug).first()
    if article is not None:
        return article
    former = FormerAddress.objects.filter(slug=slug).first()
    if former is None or former.gone_at:
        return former
    return former if LiveArticle.objects.filter(pk=former.article_number).exists() else None


def new_address_of(former: FormerAddress) -> str:
    """Where the article stands now.

    Raises LiveArticle.DoesNotExist when readers may not see it at this moment.
    """
    article: LiveArticle = LiveArticle.objects.only("slug").get(pk=former.article_number)
    return article.get_absolute_url()
