"""All articles of one kind: interviews, reviews, guides …"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered
from articles.live.models import Kind, LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.feed_links import feeds_of
from articles.syndication.metadata import list_metadata

from .frame import KEPT_LIST, moved_to, render_page
from .kind_names import KIND_NAMES
from .lists import list_page


@delivered(KEPT_LIST)
def kind_page(request: HttpRequest, kind: str, number: int = 1) -> HttpResponse:
    """Also while there are none. Events have a calendar instead."""
    if kind == Kind.EVENT:
        return moved_to(request, Kind.EVENT.get_absolute_url())
    chrome = load_chrome()
    name = str(KIND_NAMES[Kind(kind)])
    stories = LiveArticle.objects.in_edition(get_language() or "en").of_kind(kind)
    page = list_page(stories, number, base=reverse("articles:kind", args=[kind]))
    metadata = list_metadata(
        chrome,
        name=name,
        description=_("%(kind)s from %(site)s, newest first.") % {"kind": name, "site": chrome.settings.name},
        path=page.path,
        page=number,
        newer=page.newer,
        older=page.older,
        feeds=feeds_of("kind", kind, name),
        in_all_languages=True,
    )
    return render_page(
        request,
        "articles/kind_list.html",
        chrome=chrome,
        metadata=metadata,
        kept=KEPT_LIST,
        name=name,
        page=page,
    )
