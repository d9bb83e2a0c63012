"""How we correct, and every article we had to: nobody has to search for what we got wrong."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.pages import CORRECTIONS, find_page
from articles.syndication.metadata import list_metadata

from .frame import KEPT_LIST, render_page
from .lists import ListPage, last_page
from .static_pages import foreign_tag, page_body

ON_A_PAGE = 30


@delivered(KEPT_LIST)
def corrections_page(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Eight queries; the desk's own words stand on the first page.

    In whatever language an error was made, it is listed.
    """
    chrome = load_chrome()
    policy = find_page(CORRECTIONS, get_language() or "en")
    page = _page_of_corrected(number)
    return render_page(
        request,
        "articles/corrections.html",
        chrome=chrome,
        metadata=list_metadata(
            chrome,
            name=policy.title if policy else _("Corrections"),
            description=(policy.description if policy else "")
            or _("What %(site)s got wrong, and when it was put right.") % {"site": chrome.settings.name},
            path=page.path,
            page=number,
            newer=page.newer,
            older=page.older,
            in_all_languages=True,
        ),
        kept=KEPT_LIST,
        policy=policy,
        language=foreign_tag(policy) if policy else "",
        body=page_body(policy) if policy and number == 1 else "",
        page=page,
    )


def _page_of_corrected(number: int) -> ListPage:
    corrected = LiveArticle.objects.corrected()
    total = corrected.count()
    last = last_page(total, number, size=ON_A_PAGE)
    start = (number - 1) * ON_A_PAGE
    shown = corrected.only(
        "slug", "language", "headline", "kind", "correction", "corrected_on", "translation_of"
    )
    articles = list(shown[start : start + ON_A_PAGE])
    return ListPage(articles, number, last, total, reverse("articles:corrections"))
