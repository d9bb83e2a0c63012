"""Our stories on other sites: oEmbed tells them how, and a page of its own is what their frame shows."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from articles.conf import setting
from articles.delivery.conditions import delivered, note_edition
from articles.live.addresses import find_article
from articles.live.editions import edition_of
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.syndication.addresses import absolute
from articles.syndication.oembed import CACHE_AGE, Limits, describe_embed
from articles.syndication.titles import describe_article, share_title
from articles.text.languages import page_tag

from .errors import gone
from .frame import KEPT_ARTICLE, KEPT_NOT_FOUND, KEPT_REDIRECT
from .languages import speaking_of

KEPT_A_DAY = f"public, max-age={CACHE_AGE}"
FORMATS = ("json", "xml")
PIXELS = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
# XML has no way to write these, not even escaped.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@delivered(KEPT_A_DAY, parameters=("url", "maxwidth", "maxheight", "format"))
def oembed(request: HttpRequest) -> HttpResponse:
    """https://oembed.com: 400 without `url` or with a size that is none, 501 in a format we do not write,
    404 for what is not a story of ours that readers may see.
    """
    response = _answer(request)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@xframe_options_exempt
@delivered(KEPT_ARTICLE, notes_edition=True)
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One card, for the frame on another site. A former address leads on; a story taken down is gone."""
    found = find_article(slug)
    if found is None:
        raise Http404
    if not isinstance(found, LiveArticle):
        return gone(request, found) if found.gone_at else _moved(found.article_number)
    note_edition(request, edition_of(found))
    chrome = load_chrome()
    url = absolute(found.get_absolute_url())
    with speaking_of(found), timezone.override(chrome.settings.time_zone):
        content = {
            "article": found,
            "chrome": chrome,
            "language": page_tag(),
            "title": share_title(found),
            "description": describe_article(found),
            "url": url,
        }
        return render(request, "articles/embed.html", content)


def _answer(request: HttpRequest) -> HttpResponse:
    url, written_as = request.GET.get("url", ""), request.GET.get("format") or "json"
    limits = _limits(request)
    if not url:
        return _refusal(400, _("Name the page: url=…"))
    if limits is None:
        return _refusal(400, _("maxwidth and maxheight are numbers of pixels."))
    if written_as not in FORMATS:
        return _refusal(501, _("We answer in json or xml."))
    article = _article_at(url)
    if article is None:
        return _refusal(404, _("There is no story of ours at this address."))
    answer = describe_embed(article, load_chrome(), limits=limits)
    return JsonResponse(answer) if written_as == "json" else _as_xml(answer)


def _limits(request: HttpRequest) -> Limits | None:
    """None when one of them is not a number of pixels; an empty one is as if it were not there."""
    asked = [request.GET.get(name, "") for name in ("maxwidth", "maxheight")]
    if any(text and not PIXELS.fullmatch(text) for text in asked):
        return None
    return Limits(*(int(text) if text else None for text in asked))


def _article_at(url: str) -> LiveArticle | None:
    """The story whose page stands, or once stood, at this address of ours."""
    try:
        parts = urlsplit(url)
        path = unquote(parts.path, errors="strict")
        match = resolve(path if path.endswith("/") else f"{path}/")
    except (ValueError, Resolver404):
        return None
    is_ours = parts.scheme in ("http", "https") and parts.netloc == urlsplit(setting("SITE_URL")).netloc
    if not is_ours or match.view_name != "articles:article":
        return None
    found = find_article(match.kwargs["slug"])
    if found is None or isinstance(found, LiveArticle):
        return found
    return None if found.gone_at else LiveArticle.objects.for_page().filter(pk=found.article_number).first()


def _as_xml(answer: dict[str, Any]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = NOT_IN_XML.sub("", str(value))
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="text/xml; charset=utf-8")


def _refusal(status: int, words: str) -> HttpResponse:
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = KEPT_NOT_FOUND
    return response


def _moved(number: int) -> HttpResponse:
    article = LiveArticle.objects.only("slug").get(pk=number)
    response = HttpResponsePermanentRedirect(reverse("articles:embed", args=[article.slug]))
    response.headers["Cache-Control"] = KEPT_REDIRECT
    return response
