"""Feeds of the site, and of each section, kind, tag and author; and the page that tells people of them."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.delivery.conditions import delivered, note_edition
from articles.live.addresses import ARTICLE, FORMER, GONE, find_trace
from articles.live.editions import edition_of, with_edition
from articles.live.models import Kind, LiveArticle
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.chrome import load_chrome
from articles.masthead.models import Author, Section, SiteSettings
from articles.syndication.feeds import (
    Channel,
    Entry,
    make_channel,
    newest_entries,
    write_atom,
    write_json,
    write_rss,
)
from articles.syndication.metadata import page_metadata
from articles.taxonomy.models import Tag

from .frame import KEPT_FEED, KEPT_GONE, KEPT_LIST, render_page
from .kind_names import KIND_NAMES
from .sections import is_section


class FeedForm(NamedTuple):
    """A way of writing a feed; `ending` is that of its route's name."""

    ending: str
    media_type: str
    write: Callable[[Channel, Iterable[Entry]], str]


RSS = FeedForm("", "application/rss+xml; charset=utf-8", write_rss)
ATOM = FeedForm("_atom", "application/atom+xml; charset=utf-8", write_atom)
JSON = FeedForm("_json", "application/feed+json", write_json)


class FeedRow(NamedTuple):
    """A line of the page about feeds: what a feed has, and its address in each form."""

    name: str
    rss: str
    atom: str
    json: str


@delivered(KEPT_FEED)
def site_feed(_request: HttpRequest, form: FeedForm) -> HttpResponse:
    """Three queries."""
    settings = SiteSettings.load()
    return _feed(
        form,
        route="feed",
        page=reverse("articles:home"),
        settings=settings,
        description=settings.description or settings.tagline,
        articles=LiveArticle.objects.all(),
    )


@delivered(KEPT_FEED, notes_edition=True)
def section_feed(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """Three queries. Where there was never a section, an article's comments may have had their feed: gone."""
    if not is_section(slug):
        return _comments_feed(slug)
    section = get_object_or_404(with_edition(Section.objects.filter(slug=slug)))
    note_edition(request, edition_of(section))
    fallback = _("%(section)s stories, newest first.") % {"section": section.label}
    return _feed(
        form,
        route="section_feed",
        args=[slug],
        page=section.get_absolute_url(),
        settings=SiteSettings.load(),
        title=section.label,
        description=section.description or fallback,
        articles=LiveArticle.objects.in_section(section),
    )


@delivered(KEPT_FEED)
def kind_feed(_request: HttpRequest, kind: str, form: FeedForm) -> HttpResponse:
    """Three queries."""
    settings = SiteSettings.load()
    name = str(KIND_NAMES[Kind(kind)])
    return _feed(
        form,
        route="kind_feed",
        args=[kind],
        page=Kind(kind).get_absolute_url(),
        settings=settings,
        title=name,
        description=_("%(kind)s from %(site)s, newest first.") % {"kind": name, "site": settings.name},
        articles=LiveArticle.objects.of_kind(kind),
    )


@delivered(KEPT_FEED, notes_edition=True)
def tag_feed(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """Three queries; 404 without a visible article, as the tag's page."""
    tag = get_object_or_404(with_edition(Tag.objects.filter(slug=slug)))
    note_edition(request, edition_of(tag))
    return _feed(
        form,
        route="tag_feed",
        args=[slug],
        page=tag.get_absolute_url(),
        settings=SiteSettings.load(),
        title=tag.name,
        description=tag.description or _("Stories about %(tag)s, newest first.") % {"tag": tag.name},
        articles=LiveArticle.objects.tagged(tag),
        may_be_empty=False,
    )


@delivered(KEPT_FEED, notes_edition=True)
def author_feed(request: HttpRequest, slug: str, form: FeedForm) -> HttpResponse:
    """Three queries; 404 without a visible article, as the author's page."""
    author = get_object_or_404(with_edition(Author.objects.filter(slug=slug)))
    note_edition(request, edition_of(author))
    settings = SiteSettings.load()
    words = {"author": author.name, "site": settings.name}
    return _feed(
        form,
        route="author_feed",
        args=[slug],
        page=author.get_absolute_url(),
        settings=settings,
        title=author.name,
        description=_("Stories by %(author)s for %(site)s, newest first.") % words,
        articles=LiveArticle.objects.by_author(author),
        may_be_empty=False,
    )


@delivered(KEPT_LIST)
def feeds_page(request: HttpRequest) -> HttpResponse:
    """Which feeds there are, and what they are for."""
    chrome = load_chrome()
    return render_page(
        request,
        "articles/feeds.html",
        chrome=chrome,
        metadata=page_metadata(
            chrome,
            title=_("Feeds"),
            description=_("Follow %(site)s in a feed reader: every story, whole, as soon as it is out.")
            % {"site": chrome.settings.name},
            path=reverse("articles:feeds"),
        ),
        kept=KEPT_LIST,
        everything=_row(_("All stories"), "feed"),
        sections=[_row(section.label, "section_feed", section.slug) for section in chrome.sections],
        kinds=[_row(str(name), "kind_feed", kind) for kind, name in KIND_NAMES.items()],
    )


def _feed(
    form: FeedForm,
    *,
    route: str,
    args: Iterable[str] = (),
    page: str,
    settings: SiteSettings,
    title: str = "",
    description: str,
    articles: LiveArticleQuerySet,
    may_be_empty: bool = True,
) -> HttpResponse:
    """The feed in this form, with the stories of the edition in the language of its address."""
    entries = newest_entries(articles.in_edition(get_language() or "en"), zone=settings.time_zone)
    if not entries and not may_be_empty:
        raise Http404
    channel = make_channel(
        settings,
        title=title,
        description=description,
        page=page,
        url=reverse(f"articles:{route}{form.ending}", args=list(args)),
    )
    response = HttpResponse(form.write(channel, entries), content_type=form.media_type)
    response.headers["Link"] = _links(channel)
    return response


def _links(channel: Channel) -> str:
    """As https://www.w3.org/TR/websub/ has subscribers look first."""
    links = {"hub": channel.hub, "self": channel.url}
    return ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links.items() if url)


def _comments_feed(slug: str) -> HttpResponse:
    """410 where an article stands or stood, for its comments had a feed once; else 404."""
    trace = find_trace(slug, old_paths=[])
    if trace is None or trace.kind not in (ARTICLE, GONE, FORMER):
        raise Http404
    response = HttpResponse(_("This feed of comments is gone."), content_type="text/plain; charset=utf-8")
    response.status_code = 410
    response.headers["Cache-Control"] = KEPT_GONE
    return response


def _row(name: str, route: str, *args: Any) -> FeedRow:
    paths = [reverse(f"articles:{route}{form.ending}", args=args) for form in (RSS, ATOM, JSON)]
    return FeedRow(name, *paths)
