"""Related stories as one input: chosen by their headlines, kept as their numbers in the order chosen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.live.models import LiveArticle
from articles.models import Article


class PinnedInput(AutocompleteSelectMultiple):
    """The admin's own completions, which name only articles the person may see."""

    def __init__(self, admin_site: Any) -> None:
        # Completions are asked for by a field that leads to articles; a list of numbers is none.
        super().__init__(Article._meta.get_field("translation_of"), admin_site)

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"class": f"{attrs['class']} pinned-input"}

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Those chosen, in their order."""
        numbers = [int(number) for number in value if _is_number(number)]
        chosen = self.choices.queryset.in_bulk(numbers)
        options = [
            self.create_option(name, number, str(chosen[number]), True, index)
            for index, number in enumerate(numbers)
            if number in chosen
        ]
        return [(None, options, 0)]

    @property
    def media(self) -> forms.Media:
        # Its own script after the admin's: select2 and jQuery have to be there.
        return super().media + forms.Media(js=["admin/js/autocomplete.js", "articles/admin/pinned-input.js"])


class PinnedField(forms.ModelMultipleChoiceField):
    """Gives a list of numbers, in the order chosen."""

    default_error_messages = dict.fromkeys(
        ["invalid_choice", "invalid_pk_value"], _("Choose the stories from the list.")
    )

    def clean(self, value: Any) -> list[int]:  # type: ignore[override] # what is stored
        if not all(map(_is_number, value or [])):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        super().clean(value)
        return list(dict.fromkeys(int(number) for number in value or []))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Their order counts."""
        return [str(number) for number in initial or []] != [str(number) for number in data or []]

    def unseen(self, pinned: list[int]) -> list[int]:
        """Of what is pinned, articles there are but not for this person."""
        visible: Any = self.queryset
        there = set(Article.objects.filter(pk__in=pinned).values_list("pk", flat=True))
        hidden = there - set(visible.filter(pk__in=pinned).values_list("pk", flat=True))
        return [number for number in pinned if number in hidden]


def _is_number(told: Any) -> bool:
    """That a database could have given: a longer one is not even asked for."""
    return str(told).isdecimal() and len(str(told)) < 19


def require_pinnable(numbers: list[int], *, number: int | None) -> None:
    """An article is not related to itself."""
    if number in numbers:
        raise ValidationError(_("An article is not related to itself. Choose other stories."), code="itself")


def pinned_headlines(article: Article) -> str:
    """Those readers have now, in order."""
    live = LiveArticle.objects.only("headline").in_bulk(article.pinned)
    return "; ".join(live[number].headline for number in article.pinned if number in live)
