"""Sitemaps (https://www.sitemaps.org): what search engines may find, and when each of it last changed.

No `priority`, no `changefreq`: nobody reads them. Every function says what it asks the database.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override
from lxml import etree

from articles.live.models import Kind, LiveArticle, LiveArticleTag, LiveByline
from articles.live.querysets import LiveArticleQuerySet
from articles.masthead.models import Author, Page, Section
from articles.masthead.pages import FALLBACK
from articles.taxonomy.models import Tag
from articles.text.body_words import UNWRITABLE
from articles.text.languages import default_language, editions, is_same

from .addresses import absolute
from .languages import Alternate, alternates_between, alternates_of_article

MOST_URLS = 50_000
MOST_NEWS = 1_000
NEWS_AGE = timedelta(hours=48)
# As https://www.google.com/schemas/sitemap-news/0.9 has them.
NEWS_LANGUAGES = {"en": "en", "ko": "ko", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

CHANGED_AT = Coalesce("revised_at", "published_at")
LIST_CHANGED_AT = Coalesce("live_articles__revised_at", "live_articles__published_at")

# What gives a list's path in the language spoken, and when the list changed.
_Listed = tuple[Callable[[], str], datetime | None]


class SitemapUrl(NamedTuple):
    """A page, by its absolute address; when it changed, where that is known."""

    url: str
    changed_at: datetime | None = None
    picture: str = ""
    alternates: Sequence[Alternate] = ()


class Month(NamedTuple):
    """A month of stories, and when the last of them changed."""

    year: int
    month: int
    changed_at: datetime


class NewsItem(NamedTuple):
    url: str
    title: str
    language: str
    published_at: datetime


def listed_months(zone: tzinfo) -> list[Month]:
    """Oldest first; one query."""
    by_month = _listed().annotate(month=TruncMonth("published_at", tzinfo=zone)).values("month")
    rows = by_month.annotate(changed_at=Max(CHANGED_AT)).order_by("month")
    return [Month(row["month"].year, row["month"].month, row["changed_at"]) for row in rows]


def article_urls(year: int, month: int, zone: tzinfo) -> list[SitemapUrl]:
    """The stories first published in the month, oldest first, with their lead picture; two queries."""
    begins = datetime(year, month, 1, tzinfo=zone)
    ends = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    in_month = _listed().filter(published_at__gte=begins, published_at__lt=ends)
    columns = ("slug", "language", "hero", "published_at", "revised_at", "translation_of")
    articles = list(in_month.only(*columns).order_by("published_at", "id")[:MOST_URLS])
    families = _families(in_month)
    return [
        SitemapUrl(
            absolute(article.get_absolute_url()),
            article.revised_at or article.published_at,
            _largest(article.hero),
            alternates_of_article(families.get(article.translation_of or article.pk, [])),
        )
        for article in articles
    ]


def section_urls() -> list[SitemapUrl]:
    """The front page, sections, kinds, coming events, the archive; three queries."""
    sections = _changes("section")
    kinds = _changes("kind")
    newest = max(kinds.values(), default=None)
    lists: list[_Listed] = [(partial(_path_of, "home"), newest)]
    lists += [(section.get_absolute_url, sections.get(section.pk)) for section in Section.objects.all()]
    # The kind's own page is then only the way there.
    events = _path_of("events")
    lists += [
        (partial(_path_of, "kind", kind), kinds.get(kind))
        for kind in Kind.values
        if not (events and kind == Kind.EVENT)
    ]
    lists += [(partial(_path_of, "events"), kinds.get(Kind.EVENT)), (partial(_path_of, "archive"), newest)]
    return _in_each_language(lists)


def has_tags(*, at_least: int) -> bool:
    """Whether `tag_urls` has any, as far as that can be told quickly; one query."""
    rows = LiveArticleTag.objects.values("tag").annotate(count=Count("pk"))
    return rows.filter(count__gte=at_least).order_by().exists()


def has_authors() -> bool:
    """The same of `author_urls`."""
    return LiveByline.objects.exists()


def tag_urls(*, at_least: int) -> list[SitemapUrl]:
    """Tags with so many stories in the edition of the default language; one query."""
    stories = LiveArticle.objects.in_edition(default_language())
    counted = Tag.objects.filter(live_articles__in=stories).annotate(count=Count("live_articles"))
    tags = counted.filter(count__gte=at_least).annotate(changed_at=Max(LIST_CHANGED_AT)).order_by("slug")
    return _in_each_language([(tag.get_absolute_url, tag.changed_at) for tag in tags])


def author_urls() -> list[SitemapUrl]:
    """Authors with a story readers see; two queries."""
    changed = _changes("authors")
    authors = Author.objects.filter(pk__in=changed).order_by("slug")
    return _in_each_language([(author.get_absolute_url, changed[author.pk]) for author in authors])


def page_urls() -> list[SitemapUrl]:
    """Pages that are no stories: fixed ones, and those the desk writes; one query."""
    written = [
        (partial(_path_of_page, page), page.changed_at)
        for page in Page.objects.filter(is_published=True).defer("body").order_by("slug", "language")
    ]
    fixed: list[_Listed] = [
        (partial(_path_of, route), None) for route in ("advertise", "feeds", "corrections")
    ]
    return _in_each_language([*written, *fixed])


def news_items(zone: tzinfo, *, at: datetime) -> list[NewsItem]:
    """What was first published within two days before `at` and is nobody's advertisement; one query."""
    fresh = _listed().filter(published_at__gt=at - NEWS_AGE, is_paid=False)
    articles = fresh.only("slug", "headline", "language", "published_at").newest_first()[:MOST_NEWS]
    return [
        NewsItem(
            absolute(article.get_absolute_url()),
            UNWRITABLE.sub("", article.headline),
            NEWS_LANGUAGES[article.language],
            article.published_at.astimezone(zone),
        )
        for article in articles
    ]


def write_index(parts: Iterable[SitemapUrl], *, zone: tzinfo) -> bytes:
    """The list of sitemaps."""
    index = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap=_spaces())
    for part in parts:
        _add_location(etree.SubElement(index, f"{{{SITEMAP}}}sitemap"), part, zone)
    return _written(index)


def write_urls(urls: Iterable[SitemapUrl], *, zone: tzinfo) -> bytes:
    """A sitemap, with alternates and pictures where there are any."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=_spaces(image=IMAGE, xhtml=XHTML))
    for page in urls:
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _add_location(url, page, zone)
        for alternate in page.alternates:
            link = {"rel": "alternate", "hreflang": alternate.hreflang, "href": alternate.url}
            etree.SubElement(url, f"{{{XHTML}}}link", link)
        if page.picture:
            image = etree.SubElement(url, f"{{{IMAGE}}}image")
            _add(image, IMAGE, "loc", page.picture)
    return _written(root)


def write_news(items: Iterable[NewsItem], *, name: str) -> bytes:
    """A news sitemap of the publication of this name."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=_spaces(news=NEWS))
    for item in items:
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _add(url, SITEMAP, "loc", item.url)
        news = etree.SubElement(url, f"{{{NEWS}}}news")
        publication = etree.SubElement(news, f"{{{NEWS}}}publication")
        _add(publication, NEWS, "name", name)
        _add(publication, NEWS, "language", item.language)
        _add(news, NEWS, "publication_date", _instant(item.published_at))
        _add(news, NEWS, "title", item.title)
    return _written(root)


def _listed() -> LiveArticleQuerySet:
    """What search engines may list; a copy whose original stands elsewhere is the other's to list."""
    return LiveArticle.objects.filter(is_indexed=True, canonical_url="")


def _families(articles: LiveArticleQuerySet) -> dict[int, list[LiveArticle]]:
    """By the original's number, all listed versions of these stories; one query."""
    originals = articles.annotate(original=Coalesce("translation_of", "id")).values("original")
    versions = _listed().filter(Q(pk__in=originals) | Q(translation_of__in=originals))
    families: dict[int, list[LiveArticle]] = {}
    for version in versions.only("slug", "language", "translation_of").order_by("id"):
        families.setdefault(version.translation_of or version.pk, []).append(version)
    return families


def _changes(column: str) -> dict[Any, datetime]:
    """When the last story of each section, kind or author changed; one query."""
    stories = LiveArticle.objects.filter(**{f"{column}__isnull": False}).values_list(column)
    return dict(stories.annotate(changed_at=Max(CHANGED_AT)).order_by(column))


def _path_of(route: str, *args: str) -> str:
    """Its path in the language spoken; "" where a host project has left it out."""
    try:
        return reverse(f"articles:{route}", args=args)
    except NoReverseMatch:
        return ""


def _path_of_page(page: Page) -> str:
    """Its path in the language spoken, if it is written in that; the English one stands in for others."""
    is_found = page.language == FALLBACK or is_same(page.language, get_language() or "")
    return page.get_absolute_url() if is_found else ""


def _in_each_language(pages: Sequence[_Listed]) -> list[SitemapUrl]:
    """The pages in every language we speak, with their alternates; once where a project mounts them once."""
    languages = editions()
    paths = []
    for code in languages.values():
        with override(code):
            paths.append([path_of() for path_of, _changed_at in pages])
    urls: dict[str, SitemapUrl] = {}
    for (_path, changed_at), versions in zip(pages, zip(*paths, strict=True), strict=True):
        found = {tag: absolute(path) for tag, path in zip(languages, versions, strict=True) if path}
        alternates = alternates_between(found) if len(set(found.values())) > 1 else []
        for url in found.values():
            urls.setdefault(url, SitemapUrl(url, changed_at, alternates=alternates))
    return list(urls.values())[:MOST_URLS]


def _largest(hero: dict[str, Any] | None) -> str:
    """The address of the lead picture's widest file, as it is, not cropped."""
    if hero is None:
        return ""
    crop = hero["crops"]["native"]
    return absolute(crop["webp"].rpartition(", ")[2].partition(" ")[0] or crop["src"])


def _spaces(**further: str) -> Any:
    """lxml-stubs know of no namespace without a prefix."""
    return {None: SITEMAP, **further}


def _add_location(parent: Any, page: SitemapUrl, zone: tzinfo) -> None:
    _add(parent, SITEMAP, "loc", page.url)
    if page.changed_at:
        _add(parent, SITEMAP, "lastmod", _instant(page.changed_at.astimezone(zone)))


def _add(parent: Any, namespace: str, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{namespace}}}{name}").text = text


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _written(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
