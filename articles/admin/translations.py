"""The translators' desk: which story is in which language, and what its source has changed since.

Nobody learns here of an article their own list does not show.
"""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.live.models import Language
from articles.models import Article, Revision, Section
from articles.newsroom.originals import original_of
from articles.newsroom.translating import (
    Progress,
    in_progress,
    is_out_of_date,
    mark_up_to_date,
    progress_of,
    source_changes,
    start_translation,
    translation_board,
)
from articles.text.languages import editions

from .desk import account
from .rights import is_editor, may_see

Desk = Any  # the articles' desk; it imports this module

ROWS = 50
LONGEST_QUESTION = 100


class Cell(NamedTuple):
    """A story in a language: the article, if there is one, and how far it is."""

    language: str
    name: str
    article: Article | None
    progress: Progress | None  # None for the original
    may_compare: bool


class Row(NamedTuple):
    original: Article
    cells: list[Cell]


def translation_urls(desk: Desk) -> list[URLPattern]:
    guarded = desk.admin_site.admin_view

    def board(request: HttpRequest) -> HttpResponse:
        return board_view(desk, request)

    def changes(request: HttpRequest, number: int) -> HttpResponse:
        return changes_view(desk, request, number)

    return [
        path("translations/", guarded(board), name="articles_article_translations"),
        path("<int:number>/source/", guarded(changes), name="articles_article_source"),
    ]


def board_view(desk: Desk, request: HttpRequest) -> HttpResponse:
    """GET shows who is where; POST begins a translation and leads to it."""
    if not desk.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _start(desk, request)
    rows = _asked_for(desk, request)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    languages = _columns(list(page))
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Translations"),
        "opts": desk.opts,
        "page": page,
        "rows": [_row(article, languages, account(request)) for article in page],
        "languages": [(code, Language(code).label) for code in languages],
        "sections": Section.objects.all(),
        "progresses": Progress.choices,
        "may_start": desk.has_add_permission(request),
        "asked": {name: request.GET.get(name, "") for name in ("q", "section", "language", "progress")},
        "query": _query_without_page(request),
    }
    return TemplateResponse(request, "admin/articles/article/translations.html", context)


def changes_view(desk: Desk, request: HttpRequest, number: int) -> HttpResponse:
    """GET shows what the source changed since it was translated; POST says that the translation follows."""
    translation = desk.visible_or_404(request, number)
    source = translation.translation_of
    if source is None or not _may_compare(account(request), translation):
        raise Http404
    if request.method == "POST":
        return _mark(desk, request, translation)
    context = {
        **desk.admin_site.each_context(request),
        "title": _("What changed in the source"),
        "opts": desk.opts,
        "article": translation,
        "source": source,
        "changes": source_changes(translation),
        "is_out_of_date": is_out_of_date(translation),
        "may_mark": desk.has_change_permission(request, translation),
    }
    return TemplateResponse(request, "admin/articles/article/source.html", context)


def has_newer_source(request: HttpRequest, article: Article | None) -> bool:
    """Whether the form tells that the original has moved on: to those who may read what it said before."""
    return article is not None and _may_compare(account(request), article) and is_out_of_date(article)


def _may_compare(person: User, translation: Article) -> bool:
    source = translation.translation_of
    return source is not None and _knows_source(person, translation) and may_see(person, source)


def _knows_source(person: User, translation: Article) -> bool:
    """What the source said while it was a draft, readers never had: only who translated it has read it."""
    return is_editor(person) or translation.created_by_id == person.pk


def _asked_for(desk: Desk, request: HttpRequest) -> QuerySet[Article]:
    visible = desk.get_queryset(request)
    rows: QuerySet[Article] = translation_board(visible, visible=visible)
    if words := request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION]:
        rows = rows.filter(headline__icontains=words)
    if section := request.GET.get("section", ""):
        rows = rows.filter(section__slug=section.replace("\0", ""))
    progress, language = request.GET.get("progress", ""), request.GET.get("language", "")
    if progress not in Progress.values:
        return rows
    languages = [language] if language in Language.values else _spoken()
    found = Q()
    for code in languages:
        so_far = in_progress(rows.order_by(), progress, language=code, visible=visible)
        found |= Q(pk__in=so_far.values("pk"))
    return rows.filter(found)


def _start(desk: Desk, request: HttpRequest) -> HttpResponse:
    """What is asked for stands in the button that was pressed: the story's number and the language."""
    if not desk.has_add_permission(request):
        raise PermissionDenied
    number, _colon, language = request.POST.get("start", "").partition(":")
    source = desk.visible_or_404(request, int(number) if number.isdecimal() and len(number) < 19 else 0)
    # The draft says what the original says, even if a translation of it was asked for.
    if not may_see(account(request), original_of(source)):
        raise Http404
    try:
        draft = start_translation(source, language=language, by=account(request), at=timezone.now())
    except ValidationError as refusal:
        desk.message_user(request, _refusal(desk, request, source, language, refusal), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())
    desk.log_addition(request, draft, str(_("Translation begun.")))
    desk.message_user(
        request,
        _("Begun. Headline, standfirst and text are the source's: type over them."),
        messages.SUCCESS,
    )
    return HttpResponseRedirect(_address(desk, "change", draft))


def _refusal(
    desk: Desk, request: HttpRequest, source: Article, language: str, refusal: ValidationError
) -> Any:
    """Of a translation that is hidden from who asks, nothing is told but whom to ask."""
    versions = desk.get_queryset(request).filter(language=language)
    number = source.translation_of_id or source.pk
    is_hidden = not versions.filter(translation_of=number).exists()
    if getattr(refusal, "code", "") == "exists" and is_hidden:
        return _("This one has to be begun by an editor. Please ask at the desk.")
    return " ".join(refusal.messages)


def _mark(desk: Desk, request: HttpRequest, translation: Article) -> HttpResponse:
    """For the revision that was shown: what came after it is still to be read."""
    if not desk.has_change_permission(request, translation):
        raise PermissionDenied
    number = request.POST.get("revision", "")
    revision = Revision.objects.filter(pk=number if number.isdecimal() and len(number) < 19 else 0).first()
    if revision is None:
        raise Http404
    try:
        mark_up_to_date(translation, revision=revision)
    except ValidationError as refusal:
        desk.message_user(request, " ".join(refusal.messages), messages.ERROR)
    else:
        desk.log_change(request, translation, str(_("Marked as following its source.")))
        desk.message_user(request, _("Marked up to date."), messages.SUCCESS)
    return HttpResponseRedirect(_address(desk, "change", translation))


def _row(original: Article, languages: list[str], person: User) -> Row:
    versions = {version.language: version for version in original.translations.all()}
    cells = [
        Cell(
            code,
            str(Language(code).label),
            versions.get(code),
            None if code == original.language else progress_of(versions.get(code)),
            may_compare=code in versions and _knows_source(person, versions[code]),
        )
        for code in languages
    ]
    return Row(original, cells)


def _columns(originals: list[Article]) -> list[str]:
    """Languages pages speak, and any other in which there is something."""
    used = {original.language for original in originals}
    used |= {version.language for original in originals for version in original.translations.all()}
    return [*_spoken(), *(code for code in Language.values if code in used and code not in _spoken())]


def _spoken() -> list[str]:
    """The languages of articles for which there is an edition."""
    return [code for code in Language.values if code in editions()]


def _query_without_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def _address(desk: Desk, page: str, article: Article) -> str:
    return reverse(f"{desk.admin_site.name}:articles_article_{page}", args=[quote(article.pk)])
