"""All articles of one kind: interviews, reviews, guides …"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.live.models import Kind, LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.metadata import list_metadata

from .frame import KEPT_LIST, render_page
from .kind_names import KIND_NAMES
from .lists import list_page


@require_safe
def kind_page(request: HttpRequest, kind: str, number: int = 1) -> HttpResponse:
    """Also while there are none."""
    chrome = load_chrome()
    name = str(KIND_NAMES[Kind(kind)])
    description = _("%(kind)s from %(site)s, newest first.") % {"kind": name, "site": chrome.settings.name}
    page = list_page(LiveArticle.objects.of_kind(kind), number, base=reverse("articles:kind", args=[kind]))
    return render_page(
        request,
        "articles/kind_list.html",
        chrome=chrome,
        metadata=list_metadata(chrome, name=name, description=description, path=page.path, page=number),
        kept=KEPT_LIST,
        name=name,
        page=page,
    )
