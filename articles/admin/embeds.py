"""Posts of other sites that our articles show: what we know of them, and what the desk knows better."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.base import File
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.embeds.cards import ask_again
from articles.embeds.posters import take_in_poster
from articles.embeds.providers import can_be_asked
from articles.embeds.tasks import fetch_due_cards
from articles.models import EmbedCard

from .desk import Desk


class EmbedForm(forms.ModelForm):
    def clean_poster(self) -> Any:
        """A new one is cut to our shape; what is no picture is refused beside the field."""
        poster = self.cleaned_data.get("poster")
        if "poster" in self.changed_data and isinstance(poster, File):
            return take_in_poster(poster)
        return poster


@admin.register(EmbedCard)
class EmbedDesk(Desk):
    form = EmbedForm
    list_display = ["small_poster", "post", "provider", "author", "state"]
    list_display_links = ["post"]
    list_filter = ["provider"]
    search_fields = ["title", "author", "text", "url"]
    search_help_text = _("Words of the post, its author or its address")
    actions = ["ask_sites_again"]
    readonly_fields = ["address", "state", "shown_in"]
    fieldsets = [
        (None, {"fields": ["address", "shown_in", "state"]}),
        (
            _("What readers see before they press"),
            {
                "fields": ["title", "author", "text", "posted_on", "seconds", "poster"],
                "description": _(
                    "What a site tells us fills what is empty; what you write stays. Instagram tells nothing "
                    "without a token: write the words of the post here."
                ),
            },
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come with the articles that show them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: EmbedCard | None = None) -> bool:
        return False

    @admin.display(description=_("poster"))
    def small_poster(self, card: EmbedCard) -> SafeString:
        if not card.poster:
            return format_html('<span class="{}"></span>', "thumbnail")
        return format_html('<img class="thumbnail" src="{}" alt="">', card.poster.url)

    @admin.display(description=_("post"))
    def post(self, card: EmbedCard) -> str:
        return card.title or card.text[:80] or card.url

    @admin.display(description=_("address"))
    def address(self, card: EmbedCard) -> SafeString:
        return format_html('<a href="{0}" rel="noopener">{0}</a>', card.url)

    @admin.display(description=_("state"))
    def state(self, card: EmbedCard) -> str:
        if card.trouble:
            return f"{_('The site was silent.')} {card.trouble}"
        return str(_("The site has told us.") if card.fetched_at else _("The site has not been asked."))

    @admin.display(description=_("shown in"))
    def shown_in(self, card: EmbedCard) -> SafeString | str:
        """Only what readers may see: a list of drafts would tell of them."""
        articles = card.live_articles.for_cards()
        shown = [(article.get_absolute_url(), article.headline) for article in articles]
        return format_html_join("", '<p><a href="{}">{}</a></p>', shown) or str(_("Nowhere at present"))

    @admin.action(description=_("Ask their sites again"), permissions=["change"])
    def ask_sites_again(self, request: HttpRequest, cards: QuerySet[EmbedCard]) -> None:
        asked = [card for card in cards if can_be_asked(card.provider)]
        for card in asked:
            ask_again(card, at=timezone.now())
        if not asked:
            self.message_user(request, _("These sites are not asked on this installation."), messages.WARNING)
            return
        fetch_due_cards.enqueue()
        told = ngettext(
            "%(count)s post is being asked about.", "%(count)s posts are being asked about.", len(asked)
        )
        self.message_user(request, told % {"count": len(asked)}, messages.SUCCESS)
