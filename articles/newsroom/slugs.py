"""Which web addresses an article may take."""

from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _

from articles.live.models import FormerAddress, LiveArticle
from articles.masthead.models import Section
from articles.text.addresses import is_address


def validate_address(slug: str) -> None:
    """The shape of an address."""
    if not is_address(slug):
        raise ValidationError(
            _("Use small letters, digits and hyphens only, for example namewee-interview."), code="shape"
        )


def require_free_address(slug: str, *, number: int | None) -> None:
    """Refuse an address that the site itself, another live article or another's past has.

    `number` is the article's own, None before it is saved.
    """
    if _is_reserved(slug) or Section.objects.filter(slug=slug).exists():
        raise ValidationError(
            _("“%(slug)s” is used by the site itself. Choose another web address."),
            code="reserved",
            params={"slug": slug},
        )
    if LiveArticle.all_rows.filter(slug=slug).exclude(pk=number or 0).exists():
        raise ValidationError(
            _("Readers still find another article at “%(slug)s”. Choose another web address."),
            code="taken",
            params={"slug": slug},
        )
    if FormerAddress.objects.filter(slug=slug).exclude(article_number=number or 0).exists():
        raise ValidationError(
            _("Old links to another article use “%(slug)s”. Choose another web address."),
            code="taken",
            params={"slug": slug},
        )


def _is_reserved(slug: str) -> bool:
    """Whether the host's URLconf answers this address with anything but an article."""
    try:
        address = reverse("articles:article", args=[slug])
    except NoReverseMatch:
        return False  # a host without our pages: nothing is in the way
    try:
        return resolve(address).view_name != "articles:article"
    except Resolver404:
        return True
