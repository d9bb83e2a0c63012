"""Search: a form, what was found by words, and somewhere to go when nothing was."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import Kind, LiveArticle
from articles.masthead.chrome import Chrome, load_chrome
from articles.masthead.models import Section
from articles.search.finding import Findings, find_articles
from articles.search.wording import tidy_query
from articles.syndication.metadata import PageMetadata, page_metadata
from articles.taxonomy.models import Tag

from .frame import KEPT_SEARCH, render_page
from .kind_names import KIND_NAMES
from .lists import LATER_PAGE, ListPage, last_page

NOT_FOR_ROBOTS = "noindex, follow"
LATEST = 6
POPULAR_TAGS = 12


class Question(NamedTuple):
    """What was asked: the words, and the filters."""

    words: str
    section: Section | None
    kind: str

    def path(self, *, page: int = 1, **changed: str) -> str:
        """The address of this question with something changed in it."""
        asked = {"q": self.words, "section": self.section.slug if self.section else "", "type": self.kind}
        parts = {**asked, **changed, "page": str(page) if page > 1 else ""}
        given = {name: value for name, value in parts.items() if value}
        return f"{reverse('articles:search')}?{urlencode(given)}" if given else reverse("articles:search")


class FoundPage(ListPage):
    """A page of results: its neighbours are named by the query, and `base` is the question's address."""

    def path_of(self, number: int) -> str:
        return self.base if number == 1 else f"{self.base}&page={number}"


class Filter(NamedTuple):
    """A link that narrows the results, or widens them again; `total` is how many there are then."""

    name: str
    path: str
    total: int
    is_chosen: bool


@delivered(KEPT_SEARCH, parameters=("q", "section", "type", "page"))
def search_page(request: HttpRequest) -> HttpResponse:
    """Without words, the form and where to begin; with words, what was found, a page at a time.

    A filter or page that does not exist is Http404.
    """
    chrome = load_chrome()
    question = _question(request.GET, chrome)
    number = int(request.GET.get("page", "1")[:9])  # digits, else it was a bad request already
    response = _results(request, chrome, question, number) if question.words else _form(request, chrome)
    response.headers["X-Robots-Tag"] = NOT_FOR_ROBOTS
    return response


def _question(asked: Mapping[str, str], chrome: Chrome) -> Question:
    slug, kind = asked.get("section", ""), asked.get("type", "")
    section = next((section for section in chrome.sections if section.slug == slug), None)
    if (slug and section is None) or (kind and kind not in Kind.values):
        raise Http404
    return Question(tidy_query(asked.get("q", "")), section, kind)


def _form(request: HttpRequest, chrome: Chrome) -> HttpResponse:
    metadata = page_metadata(
        chrome,
        title=_("Search"),
        description=_("Search every story from %(site)s.") % {"site": chrome.settings.name},
        path=reverse("articles:search"),
        is_listed=False,
    )
    return _page(request, chrome, metadata, query="", latest=_latest(), popular_tags=_popular_tags())


def _results(request: HttpRequest, chrome: Chrome, question: Question, number: int) -> HttpResponse:
    findings = find_articles(
        question.words,
        section=question.section,
        kind=question.kind or None,
        language=get_language() or "en",
        start=(number - 1) * LATER_PAGE,
        size=LATER_PAGE,
    )
    last = last_page(findings.total, number, size=LATER_PAGE)
    page = FoundPage(
        [found.article for found in findings.found], number, last, findings.total, question.path()
    )
    metadata = page_metadata(
        chrome,
        title=_("%(query)s – search") % {"query": question.words},
        description=_("Stories from %(site)s about “%(query)s”.")
        % {"site": chrome.settings.name, "query": question.words},
        path=reverse("articles:search"),
        is_listed=False,
    )
    return _page(
        request,
        chrome,
        metadata._replace(newer=page.newer, older=page.older),
        query=question.words,
        findings=findings,
        page=page,
        section_filters=_section_filters(question, findings, chrome.sections),
        kind_filters=_kind_filters(question, findings),
        asked=question,
        latest=[] if findings.total else _latest(),
        popular_tags=[] if findings.total else _popular_tags(),
    )


def _page(request: HttpRequest, chrome: Chrome, metadata: PageMetadata, **content: Any) -> HttpResponse:
    return render_page(
        request, "articles/search.html", chrome=chrome, metadata=metadata, kept=KEPT_SEARCH, **content
    )


def _section_filters(question: Question, findings: Findings, sections: Sequence[Section]) -> list[Filter]:
    """Those with results, and the chosen one; none when there is nothing to choose between."""
    counts = findings.by_section
    filters = [
        Filter(
            section.label,
            question.path(section=section.slug),
            counts.get(section.pk, 0),
            section == question.section,
        )
        for section in sections
        if section.pk in counts or section == question.section
    ]
    every = Filter(_("All sections"), question.path(section=""), sum(counts.values()), not question.section)
    return [every, *filters] if len(filters) > 1 or question.section else []


def _kind_filters(question: Question, findings: Findings) -> list[Filter]:
    counts = findings.by_kind
    filters = [
        Filter(str(name), question.path(type=kind), counts.get(kind, 0), kind == question.kind)
        for kind, name in KIND_NAMES.items()
        if kind in counts or kind == question.kind
    ]
    every = Filter(_("All kinds"), question.path(type=""), sum(counts.values()), not question.kind)
    return [every, *filters] if len(filters) > 1 or question.kind else []


def _latest() -> list[LiveArticle]:
    return list(_stories().for_cards().newest_first()[:LATEST])


def _popular_tags() -> list[Tag]:
    """Those with most stories."""
    counted = Tag.objects.filter(live_articles__in=_stories().values("pk")).annotate(count=Count("pk"))
    return list(counted.order_by("-count", "name")[:POPULAR_TAGS])


def _stories() -> Any:
    return LiveArticle.objects.in_edition(get_language() or "en")
