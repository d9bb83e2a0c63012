"""Files machines ask for by name: who may fetch what, who sells what, whom to tell; stories as Markdown."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from articles.conf import setting
from articles.delivery.conditions import delivered, note_edition
from articles.live.addresses import find_article
from articles.live.editions import edition_of
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.models import SiteSettings
from articles.masthead.partners import AdvertisingContact
from articles.syndication.addresses import absolute
from articles.syndication.machine_texts import write_ads_txt, write_llms_txt, write_security_txt
from articles.syndication.markdown import write_markdown
from articles.syndication.robots import write_robots
from articles.text.languages import default_language

from .errors import gone
from .frame import KEPT_ARTICLE, moved_to

KEPT_FILE = "public, max-age=3600"
NEWEST = 20


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """One query; none on a copy of the site for trying things out."""
    is_staging = setting("IS_STAGING")
    allows_ai = is_staging or SiteSettings.load().allows_ai_crawlers
    return _text(write_robots(allows_ai=allows_ai, is_staging=is_staging))


@require_safe
def ads_txt(_request: HttpRequest) -> HttpResponse:
    """Two queries."""
    return _text(write_ads_txt(SiteSettings.load().ads_txt, email=AdvertisingContact.load().email))


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """One query; 404 where there is nobody to write to."""
    text = write_security_txt(email=AdvertisingContact.load().email, at=timezone.now())
    if not text:
        raise Http404
    return _text(text)


@require_safe
def llms_txt(_request: HttpRequest) -> HttpResponse:
    """Five queries."""
    listed = LiveArticle.objects.filter(is_indexed=True).in_edition(default_language())
    latest = listed.only("slug", "headline", "standfirst").newest_first()[:NEWEST]
    return _text(write_llms_txt(load_chrome(), latest))


@require_safe
def indexnow_key(_request: HttpRequest, key: str) -> HttpResponse:
    """Proof that who speaks with our key speaks for this host."""
    ours = setting("INDEXNOW_KEY")
    if not ours or not constant_time_compare(key, ours):
        raise Http404
    return _text(ours)


@delivered(KEPT_ARTICLE, notes_edition=True)
def article_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """One query. Search engines are told that the page is the original."""
    found = find_article(slug)
    if isinstance(found, LiveArticle):
        note_edition(request, edition_of(found))
        return _markdown(found)
    if found and found.gone_at:
        return gone(request, found)
    now = LiveArticle.objects.only("slug").filter(pk=found.article_number).first() if found else None
    if now is None:
        raise Http404
    return moved_to(request, reverse("articles:article_markdown", args=[now.slug]))


def _markdown(article: LiveArticle) -> HttpResponse:
    response = HttpResponse(write_markdown(article), content_type="text/markdown; charset=utf-8")
    canonical = article.canonical_url or absolute(article.get_absolute_url())
    response.headers["Link"] = f'<{canonical}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _text(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = KEPT_FILE
    return response
