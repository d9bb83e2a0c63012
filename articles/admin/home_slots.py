"""The front page's desk: which story stands where, from when until when, and what readers see now."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Case, Q, QuerySet, When
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.live.front_page import TOP_PLACES, FrontPage, fill_front_page, may_stand
from articles.live.models import SlotPlace
from articles.models import HomeSlot, LiveArticle, Section
from articles.text import dates
from articles.text.languages import default_language

from .desk import Desk

# From the top of the page to its end.
ORDER = [SlotPlace.LEAD, *TOP_PLACES, SlotPlace.VOICE, SlotPlace.BAND]
# As the list of articles colours its states.
COLOURS = {"now": "live", "waiting": "changed", "later": "scheduled", "over": "ended"}
STATES = {"now": _("Now"), "waiting": _("Open, not shown"), "later": _("Later"), "over": _("Over")}


class Shown(NamedTuple):
    """What stands in a place now; nobody's choice when it is only the newest."""

    place: str
    article: LiveArticle | None
    is_chosen: bool


class SlotList(ChangeList):
    """Knows what readers see now, for the whole list at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        front = front_page_now()
        self.shown = shown_now(front)
        chosen = _chosen(front)
        for slot in self.result_list:
            slot.is_shown = (slot.place, _story(slot.article)) in chosen


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(state, STATES[state]) for state in ("now", "later", "over")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[HomeSlot]) -> QuerySet[HomeSlot]:
        at = timezone.now()
        is_open = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
        wanted = {
            "now": Q(is_open, starts_at__lte=at),
            "later": Q(starts_at__gt=at),
            "over": Q(ends_at__lte=at),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


@admin.register(HomeSlot)
class HomeSlotDesk(Desk):
    list_display = ["where", "story", "state", "begins", "ends"]
    list_filter = [StateFilter, "place"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    fields = ["article", "place", ("starts_at", "ends_at")]
    change_list_template = "admin/articles/homeslot/change_list.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SlotList

    def get_queryset(self, request: HttpRequest) -> QuerySet[HomeSlot]:
        ranks = [When(place=place, then=rank) for rank, place in enumerate(ORDER)]
        return HomeSlot.objects.annotate(rank=Case(*ranks, default=len(ORDER)))

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["rank", "-starts_at", "-pk"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Any story readers have or will have; without buttons to add or change one in passing."""
        if db_field.name == "article":
            return db_field.formfield(
                queryset=LiveArticle.all_rows.all(),
                widget=AutocompleteSelect(db_field, self.admin_site),
                help_text=_("A story that is live or scheduled. It comes in the language of the page."),
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: HomeSlot, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        for warning in warnings_about(obj):
            self.message_user(request, warning, messages.WARNING)

    @admin.display(description=_("place"), ordering="rank")
    def where(self, slot: HomeSlot) -> str:
        return slot.get_place_display()

    @admin.display(description=_("story"))
    def story(self, slot: HomeSlot) -> str:
        return slot.article.headline

    @admin.display(description=_("state"))
    def state(self, slot: HomeSlot) -> SafeString:
        state = _state(slot, at=timezone.now())
        return format_html('<span class="state state--{}">{}</span>', COLOURS[state], STATES[state])

    @admin.display(description=_("from"), ordering="starts_at")
    def begins(self, slot: HomeSlot) -> str:
        return dates.moment(timezone.localtime(slot.starts_at))

    @admin.display(description=_("until"), ordering="ends_at")
    def ends(self, slot: HomeSlot) -> str:
        return dates.moment(timezone.localtime(slot.ends_at)) if slot.ends_at else gettext("for good")


@admin.register(LiveArticle)
class StoryFinder(admin.ModelAdmin):
    """Not a desk: what the field of a slot finds stories by. Whoever keeps the front page may ask."""

    search_fields = ["headline", "slug"]
    ordering = ["-published_at", "-id"]

    def get_urls(self) -> list[URLPattern]:
        return []

    def get_queryset(self, request: HttpRequest) -> QuerySet[LiveArticle]:
        """Scheduled ones, too; not those that have ended."""
        at = timezone.now()
        return LiveArticle.all_rows.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=at))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: LiveArticle | None = None) -> bool:
        return request.user.has_perms(["articles.view_homeslot", "articles.publish_article"])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LiveArticle | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LiveArticle | None = None) -> bool:
        return False


def front_page_now() -> FrontPage:
    """As readers of the default language have it."""
    return fill_front_page(list(Section.objects.all()), language=default_language(), older_from=0)


def shown_now(front: FrontPage) -> list[Shown]:
    """Place by place, from the top. A place nobody sees, since its block is empty, has no article."""
    in_places = _in_places(front)
    shown = [
        Shown(str(place.label), article, bool(article and article.pk in front.placed))
        for place, article in in_places
    ]
    return shown + [
        Shown(band.section.name, band.articles[0], band.articles[0].pk in front.placed)
        for band in front.bands
    ]


def warnings_about(slot: HomeSlot) -> list[str]:
    """What keeps readers from seeing the story there, though the slot was saved."""
    article, warnings = slot.article, []
    if slot.place == SlotPlace.LEAD and not may_stand(article, slot.place):
        warnings.append(gettext("A paid story never leads: readers go on seeing another one there."))
    if slot.place == SlotPlace.VOICE and not may_stand(article, slot.place):
        warnings.append(
            gettext("This story has no pull quote to print large: readers will not see it there.")
        )
    if article.visible_from > slot.starts_at and article.visible_from > timezone.now():
        moment = dates.moment(timezone.localtime(article.visible_from))
        warnings.append(
            gettext("The story appears on %(moment)s; until then another one stands there.")
            % {"moment": moment}
        )
    if article.visible_until and (slot.ends_at is None or slot.ends_at > article.visible_until):
        warnings.append(gettext("The story itself ends before its time on the front page does."))
    return warnings


def _state(slot: HomeSlot, *, at: datetime) -> str:
    if slot.starts_at > at:
        return "later"
    if slot.ends_at and slot.ends_at <= at:
        return "over"
    return "now" if getattr(slot, "is_shown", False) else "waiting"


def _chosen(front: FrontPage) -> set[tuple[str, int]]:
    """(place, story) of every slot whose story readers see in it."""
    places = [(place, article) for place, article in _in_places(front) if article]
    places += [(SlotPlace.BAND, band.articles[0]) for band in front.bands]
    return {(place, _story(article)) for place, article in places if article.pk in front.placed}


def _in_places(front: FrontPage) -> list[tuple[SlotPlace, LiveArticle | None]]:
    tops = [*front.top_stories, None, None, None]
    return [
        (SlotPlace.LEAD, front.lead),
        *zip(TOP_PLACES, tops, strict=False),
        (SlotPlace.VOICE, front.quoted),
    ]


def _story(article: LiveArticle) -> int:
    """Its number as first written: readers get it in the language of the page."""
    return article.translation_of or article.pk
