"""A web address for an article that has none yet."""

from django.core.exceptions import ValidationError

from articles.text.addresses import LONGEST, address_from

from .models import Article
from .slugs import require_free_address


def free_address_from(headline: str, *, number: int | None) -> str:
    """The headline's address, with a number behind it while others have it; "" if it has no letters."""
    base = address_from(headline)
    if not base:
        return ""
    for attempt in range(1, 100):
        address = base if attempt == 1 else f"{base[: LONGEST - 4]}-{attempt}"
        if _is_free(address, number=number):
            return address
    return base


def _is_free(address: str, *, number: int | None) -> bool:
    if Article.objects.filter(slug=address).exclude(pk=number or 0).exists():
        return False
    try:
        require_free_address(address, number=number)
    except ValidationError:
        return False
    return True
