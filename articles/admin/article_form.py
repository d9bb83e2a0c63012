"""The form of an article: what it asks beyond the model, and what it refuses so that nothing is lost."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision, Tag
from articles.newsroom.addressing import free_address_from
from articles.newsroom.originals import original_of, require_own_language, require_translatable
from articles.newsroom.slugs import require_free_address
from articles.text.addresses import normalise_address

from .body_editor import require_whole_editor
from .pinning import require_pinnable

ONE_LINE = ("headline", "standfirst")
RATING_PROBLEMS = [
    "invalid",
    "max_value",
    "min_value",
    "max_digits",
    "max_decimal_places",
    "max_whole_digits",
]
OF_FIVE = _("A rating is a number from 0 to 5, with one decimal at most: 3.5.")


class ArticleForm(forms.ModelForm):
    """`person` is set by the desk on the class made for the request."""

    person: AbstractBaseUser

    # The revision the typing started from; see require_fresh.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ["headline"]
        # They break over lines as on the page, and are one line all the same: Enter is no letter of theirs.
        widgets = {name: forms.Textarea(attrs={"rows": 1, "class": "one-line"}) for name in ONE_LINE}
        error_messages = {"rating": dict.fromkeys(RATING_PROBLEMS, OF_FIVE)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newer_revision: Revision | None = None
        self.fields["version"].initial = _version_of(self.instance)
        _name_dates_and_times(self.fields.values())
        if slug := self.fields.get("slug"):
            slug.required = False
            # The admin's script that fills it in keeps Hangul and Hanzi.
            slug.allow_unicode = True  # type: ignore[attr-defined]

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_standfirst(self) -> str:
        return " ".join(self.cleaned_data["standfirst"].split())

    def clean_slug(self) -> str:
        """Typed, or made of the headline."""
        typed = normalise_address(self.cleaned_data.get("slug") or "")
        slug = typed or free_address_from(self.cleaned_data.get("headline", ""), number=self.instance.pk)
        if not slug:
            raise ValidationError(
                _("Give the article a web address: the headline does not make one."), code="required"
            )
        require_free_address(slug, number=self.instance.pk)
        return slug

    def clean_tags(self) -> list[str]:
        names = self.cleaned_data["tags"]
        unknown = [name for name in names if not Tag.objects.filter(name__iexact=name).exists()]
        if unknown and not self.person.has_perm("articles.add_tag"):  # type: ignore[attr-defined]
            raise ValidationError(
                _("You may not create tags: %(names)s"), params={"names": ", ".join(unknown)}
            )
        for name in unknown:
            _require_page(name)
        return names

    def clean_pinned(self) -> list[int]:
        """What others pinned and the person may not see stays, behind what they chose."""
        field: Any = self.fields["pinned"]
        numbers = [*self.cleaned_data["pinned"], *field.unseen(self.instance.pinned)]
        require_pinnable(numbers, number=self.instance.pk)
        return numbers

    def clean(self) -> dict[str, Any] | None:
        self._require_fresh()
        require_whole_editor(self)
        self._require_verdict()
        self._aim_at_original()
        return super().clean()

    def _require_verdict(self) -> None:
        """Each field that a rating lacks says so itself."""
        if self.cleaned_data.get("rating") is None:
            return
        if not self.cleaned_data.get("reviewed_name"):
            self.add_error("reviewed_name", _("Say what the rating is of."))
        if not self.cleaned_data.get("reviewed_kind"):
            self.add_error("reviewed_kind", _("Choose what sort of thing it is."))

    def _aim_at_original(self) -> None:
        """A translation of a translation is one of the original."""
        chosen = self.cleaned_data.get("translation_of")
        language = self.cleaned_data.get("language", "")
        try:
            if chosen is None:
                require_own_language(language, number=self.instance.pk)
                return
            original = original_of(chosen)
            require_translatable(original, language=language, number=self.instance.pk)
            self._require_seen(original)
        except ValidationError as refusal:
            self.add_error("language" if chosen is None else "translation_of", refusal)
        else:
            self.cleaned_data["translation_of"] = original

    def _require_seen(self, original: Article) -> None:
        """An original the form cannot show would be unlinked by the next save."""
        choices: Any = self.fields["translation_of"]
        if not choices.queryset.filter(pk=original.pk).exists():
            raise ValidationError(
                _("That is a translation itself, and its original is not on the site: ask an editor.")
            )

    def _require_fresh(self) -> None:
        """Refuse to write over what somebody saved meanwhile, unless told to for exactly that revision."""
        current = _version_of(self.instance)
        if not self.instance.pk or self.cleaned_data.get("version") == current:
            return
        if self.data.get("replace_version") == current:
            return
        self.newer_revision = self.instance.latest_revision
        self.add_error(None, ValidationError(_stale_message(self.newer_revision), code="stale"))


def _require_page(tag: str) -> None:
    """A tag readers cannot go to would break every page that names it."""
    Tag._meta.get_field("name").run_validators(tag)
    if not Tag().slugify(tag):
        raise ValidationError(
            _("“%(tag)s” makes no web address: a tag needs a letter or a digit."), params={"tag": tag}
        )


def _name_dates_and_times(fields: Iterable[forms.Field]) -> None:
    """A date and its time share one label, which names neither of the two boxes."""
    for field in fields:
        if isinstance(field, forms.SplitDateTimeField):
            date, time = field.widget.widgets
            date.attrs["aria-label"] = _("%(field)s: date") % {"field": field.label}
            time.attrs["aria-label"] = _("%(field)s: time") % {"field": field.label}


def _version_of(article: Article) -> str:
    return str(article.latest_revision_id or "")


def _stale_message(revision: Revision | None) -> str:
    if revision is None:
        return str(
            _("Somebody saved this article after you opened it. Your text was not saved, and is still here.")
        )
    return _(
        "%(person)s saved this article at %(time)s, after you opened it. "
        "Your text was not saved, and is still here."
    ) % {
        "person": revision.made_by or _("Somebody"),
        "time": date_format(timezone.localtime(revision.made_at), "H:i"),
    }
