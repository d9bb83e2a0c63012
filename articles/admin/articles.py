"""The newsroom's desk: writing an article, and the buttons that bring it to readers and back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.live.models import LiveArticle
from articles.models import Article
from articles.newsroom.models import Status
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.revising import save_revision
from articles.newsroom.translating import follow_source
from articles.readership.figures import DayCount, article_series
from articles.text.body import body_text
from articles.text.dates import moment
from articles.text.languages import address_in_default

from .article_fields import FIELDSETS, PEOPLE
from .article_form import ArticleForm
from .article_list import ArticleList, MineFilter, StateFilter
from .body_editor import BodyWidget
from .bylines import BylineRows, leave_only_the_choice
from .desk import account
from .picture_chooser import PictureChooser, thumbnail_address
from .pinning import PinnedField, PinnedInput, pinned_headlines
from .readers import ReadDesk
from .rights import is_editor, may_change, may_see, visible_articles
from .tagging import TagInput, matching_tags
from .translations import has_newer_source, translation_urls

PICTURES = ("hero_image", "share_image")
# What stands for a field where it may only be looked at.
AS_READ = {"body": "body_in_words", "pinned": "pinned_stories"}


@admin.register(Article)
class ArticleDesk(ReadDesk):
    form = ArticleForm
    inlines = [BylineRows]
    actions = None  # a live article is not deleted by a tick in a list

    list_display = ["picture", "headline", "state", "place", "edited"]
    list_display_links = ["headline"]
    list_select_related = ["section", "edited_by", "hero_image"]
    list_filter = [StateFilter, MineFilter, "section", "kind"]
    search_fields = ["headline", "slug"]
    search_help_text = _("Words of the headline or of the web address")
    autocomplete_fields = ["translation_of"]

    fieldsets = FIELDSETS

    # -- who may -------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return visible_articles(request.user, super().get_queryset(request))

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_view_permission(request, obj) and (obj is None or may_see(request.user, obj))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Never what readers have: it is withdrawn first."""
        if obj is not None and (obj.status == Status.LIVE or not may_change(request.user, obj)):
            return False
        return super().has_delete_permission(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return is_editor(request.user)

    # -- the list ------------------------------------------------------------------------------

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleList]:
        return ArticleList

    @admin.display(description=_("picture"))
    def picture(self, article: Article) -> SafeString:
        if article.hero_image is None:
            return format_html('<span class="{}"></span>', "thumbnail")
        return format_html('<img class="thumbnail" src="{}" alt="">', thumbnail_address(article.hero_image))

    @admin.display(description=_("state"))
    def state(self, article: Article) -> SafeString:
        return format_html(
            '<span class="state state--{}">{}</span>', article.state.value, article.state.label
        )

    @admin.display(description=_("place"), ordering="section__position")
    def place(self, article: Article) -> str:
        return f"{article.section} · {article.get_kind_display()}"

    @admin.display(description=_("edited"), ordering="edited_at")
    def edited(self, article: Article) -> str:
        when = moment(timezone.localtime(article.edited_at))
        return f"{when} · {article.edited_by}" if article.edited_by else when

    # -- the form ------------------------------------------------------------------------------

    def readers_of(self, article: Article) -> list[DayCount]:
        return article_series(article.pk, today=timezone.localdate()) if article.published_at else []

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may only look gets the body's words, not its markup, and no original they may not see."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        original = obj.translation_of
        left_out = {"translation_of"} if original and not may_see(request.user, original) else set()
        return [
            (title, {**shown, "fields": [_as_read(name) for name in shown["fields"] if name not in left_out]})
            for title, shown in self.fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        return ["body_in_words", "pinned_stories"]

    @admin.display(description=_("body"))
    def body_in_words(self, article: Article) -> str:
        return body_text(article.body)

    @admin.display(description=_("related stories"))
    def pinned_stories(self, article: Article) -> str:
        return pinned_headlines(article)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        return {"slug": ["headline"]} if obj is None else {}

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.person = request.user
        return form

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "tags":
            return db_field.formfield(widget=TagInput(db_field, self.admin_site), required=False)
        if db_field.name == "body":
            return db_field.formfield(widget=self._body_widget())
        if db_field.name in PICTURES:
            return db_field.formfield(widget=PictureChooser(db_field.remote_field, self.admin_site))
        if db_field.name == "pinned":
            return self._pinned_field(db_field, request)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("section", "translation_of"):
            leave_only_the_choice(field)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "translation_of":
            kwargs["queryset"] = self.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _pinned_field(self, db_field: Any, request: HttpRequest) -> PinnedField:
        return PinnedField(
            self.get_queryset(request),
            widget=PinnedInput(self.admin_site),
            label=capfirst(db_field.verbose_name),
            help_text=db_field.help_text,
            required=False,
        )

    def _body_widget(self) -> BodyWidget:
        return BodyWidget(
            pictures=reverse(f"{self.admin_site.name}:articles_image_changelist"),
            articles=reverse(f"{self.admin_site.name}:articles_article_changelist"),
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """Two saves of one article wait for each other, so that the second sees what the first one saved.

        Who only opens the form waits for nobody: on SQLite every transaction of ours is a writer's.
        """
        if (
            request.method == "POST"
            and "_publish" in request.POST
            and not self.has_publish_permission(request)
        ):
            raise PermissionDenied
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            if object_id:
                _lock(self.get_object(request, unquote(object_id)))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = context["original"]
        is_live = article is not None and article.status == Status.LIVE
        may_publish = self.has_publish_permission(request)
        context |= {
            "people": PEOPLE,
            "is_live": is_live,
            "can_publish": may_publish and (article is None or self.has_change_permission(request, article)),
            "can_withdraw": may_publish and is_live,
            "has_newer_source": has_newer_source(request, article),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj: Article | None = None) -> str | None:
        """Only what a reader would find there now; at the address readers have."""
        live = LiveArticle.objects.filter(pk=obj.pk).only("slug").first() if obj else None
        try:
            return live.get_absolute_url() if live else None
        except NoReverseMatch:
            return None  # a host without our pages

    # -- saving and publishing -----------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = obj.edited_by = account(request)
        if "translation_of" in form.changed_data:
            follow_source(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        save_revision(form.instance, by=account(request), at=timezone.now())

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._after_saving(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._after_saving(request, obj) or super().response_change(request, obj)

    def _after_saving(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Stay at the article and say what readers have now; None in a window to choose from."""
        if "_popup" in request.POST:
            return None
        if "_publish" in request.POST:
            self._publish(request, article)
        elif article.status == Status.LIVE:
            self.message_user(request, _("Saved. Readers see it once you press Update."), messages.SUCCESS)
        else:
            self.message_user(request, _("Saved. Only the newsroom sees it."), messages.SUCCESS)
        return self._back_to(request, article)

    def _publish(self, request: HttpRequest, article: Article) -> None:
        """The form has been saved: a refusal loses nothing."""
        was_live = article.status == Status.LIVE
        try:
            article = publish_article(article, by=account(request), at=timezone.now())
        except ValidationError as refusal:
            self.message_user(request, _("Saved, but not published:"), messages.ERROR)
            for problem in refusal.messages:
                self.message_user(request, problem, messages.ERROR)
            return
        self.log_change(request, article, str(_("Updated on the site.") if was_live else _("Published.")))
        self.message_user(request, _told_when_live(article, was_live=was_live), messages.SUCCESS)

    def _back_to(self, request: HttpRequest, article: Article) -> HttpResponseRedirect:
        address = reverse(f"{self.admin_site.name}:articles_article_change", args=[quote(article.pk)])
        filters: dict[str, Any] = {
            "preserved_filters": self.get_preserved_filters(request),
            "opts": self.opts,
        }
        return HttpResponseRedirect(add_preserved_filters(filters, address))

    # -- addresses of our own ------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("tags/", guarded(self.tags_view), name="articles_article_tags"),
            path("<int:number>/json/", guarded(self.describe_view), name="articles_article_describe"),
            path("<int:number>/withdraw/", guarded(self.withdraw_view), name="articles_article_withdraw"),
            *translation_urls(self),
            *super().get_urls(),
        ]

    def tags_view(self, request: HttpRequest) -> JsonResponse:
        """Completions for the tag input, for whoever may write."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        return matching_tags(request)

    def describe_view(self, request: HttpRequest, number: int) -> JsonResponse:
        """What the editor needs to link to an article."""
        article = self.visible_or_404(request, number)
        try:
            address = address_in_default("articles:article", article.slug)
        except NoReverseMatch:
            address = f"/{article.slug}/"
        return JsonResponse({"id": article.pk, "headline": article.headline, "url": address})

    def withdraw_view(self, request: HttpRequest, number: int) -> HttpResponseBase:
        """GET asks for the public reason; POST takes the article off the site."""
        article = self.visible_or_404(request, number)
        if not (self.has_publish_permission(request) and self.has_change_permission(request, article)):
            raise PermissionDenied
        if request.method != "POST":
            return TemplateResponse(
                request, "admin/articles/article/withdraw.html", self._withdrawing(request, article)
            )
        try:
            withdraw_article(article, by=account(request), at=timezone.now(), reason=_reason(request))
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        else:
            self.log_change(request, article, str(_("Withdrawn.")))
            self.message_user(request, _("Withdrawn. Readers no longer find it."), messages.SUCCESS)
        return self._back_to(request, article)

    def _withdrawing(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": _("Withdraw this article?"),
            "opts": self.opts,
            "article": article,
            "reason_length": Article._meta.get_field("withdrawal_reason").max_length,
        }

    def visible_or_404(self, request: HttpRequest, number: int) -> Article:
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self.get_queryset(request).filter(pk=number).first()
        if article is None:
            raise Http404
        return article


def _as_read(name: Any) -> Any:
    return AS_READ.get(name, name) if isinstance(name, str) else name


def _lock(article: Article | None) -> None:
    if article is not None:
        list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))


def _reason(request: HttpRequest) -> str:
    longest = Article._meta.get_field("withdrawal_reason").max_length
    typed = request.POST.get("reason", "").replace("\0", "")
    return " ".join(typed.split())[:longest]


def _told_when_live(article: Article, *, was_live: bool) -> Any:
    if article.visible_from and article.visible_from > timezone.now():
        local = timezone.localtime(article.visible_from)
        when = f"{moment(local)} {local:%Z}"
        return _("Scheduled. Readers see it from %(when)s.") % {"when": when}
    return _("Updated. Readers see this version now.") if was_live else _("Published. Readers see it now.")
