"""Pages that are no stories: about, privacy and what else the desk writes under Masthead → Pages."""

from typing import Any

import lxml.html
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.images.markup import describe_picture
from articles.live.models import LiveArticle, LiveByline
from articles.masthead.chrome import Chrome, load_chrome
from articles.masthead.models import Author, Page
from articles.masthead.pages import ABOUT
from articles.syndication.metadata import PageMetadata, page_metadata
from articles.text.body import body_references, body_text
from articles.text.languages import is_same, page_tag
from articles.text.scripts import mark_scripts_in

from .frame import KEPT_ARTICLE, render_page

BEGINNING = 155


def static_page(request: HttpRequest, page: Page) -> HttpResponse:
    """Five queries, one more with links to stories; the page about us names its people, in two more."""
    chrome = load_chrome()
    return render_page(
        request,
        "articles/static_page.html",
        chrome=chrome,
        metadata=page_head(page, chrome, path=page.get_absolute_url()),
        kept=KEPT_ARTICLE,
        page=page,
        language=foreign_tag(page),
        body=page_body(page),
        people=_people() if page.slug == ABOUT else [],
    )


def page_head(page: Page, chrome: Chrome, *, path: str) -> PageMetadata:
    description = page.description or body_text(page.body)[:BEGINNING]
    return page_metadata(chrome, title=page.title, description=description, path=path)


def foreign_tag(page: Page) -> str:
    """The language of the page's words where it is not the one spoken around them, as a BCP 47 tag."""
    return "" if is_same(page.language, get_language() or "") else page_tag(page.language)


def page_body(page: Page) -> SafeString:
    """The stored text as readers get it: stories linked where they stand now, and nothing but words.

    What readers cannot reach stays as plain text.
    """
    root = lxml.html.fragment_fromstring(page.body, create_parent="div")
    _link_stories(root, page.body)
    for picture in root.xpath(".//figure | .//div[@data-gallery]"):
        picture.drop_tree()
    mark_scripts_in(root, page_tag(page.language))
    for table in root.xpath(".//table"):
        _put_in_box(table)
    words = conditional_escape(root.text or "")
    # The body was cleaned by its field on the way in.
    return mark_safe(words + "".join(_markup(child) for child in root))  # noqa: S308 -- see above


def _link_stories(root: lxml.html.HtmlElement, body: str) -> None:
    numbers = body_references(body).articles
    live = LiveArticle.objects.only("slug").in_bulk(numbers) if numbers else {}
    for link in root.xpath(".//a[@data-ref]"):
        number = int(link.attrib.pop("data-ref").partition(":")[2])
        if number in live:
            link.set("href", live[number].get_absolute_url())
        else:
            link.drop_tag()


def _put_in_box(table: lxml.html.HtmlElement) -> None:
    """Wider than the column, it scrolls by itself."""
    markup = mark_safe(lxml.html.tostring(table, encoding="unicode", with_tail=False))  # noqa: S308 -- clean
    box = lxml.html.fragment_fromstring(
        render_to_string("articles/blocks/table.html", {"table": markup}).strip()
    )
    box.tail = table.tail
    table.getparent().replace(table, box)


def _markup(element: lxml.html.HtmlElement) -> str:
    markup: str = lxml.html.tostring(element, encoding="unicode")
    return markup


def _people() -> list[dict[str, Any]]:
    """Who has a page: authors readers find something by, with their portraits."""
    visible = LiveArticle.objects.values("pk")
    bylines = LiveByline.objects.filter(author=OuterRef("pk"), live_article__in=visible)
    authors = Author.objects.filter(Exists(bylines)).select_related("portrait")
    return [_person(author) for author in authors.prefetch_related("portrait__renditions")]


def _person(author: Author) -> dict[str, Any]:
    """As a line of LiveArticle.bylines has it."""
    names = [(author.name_ko, "ko"), (author.name_zh, "zh-Hans")]
    return {
        "name": author.name,
        "slug": author.slug,
        "title": author.role,
        "bio": author.bio,
        "names": [{"text": text, "language": language} for text, language in names if text],
        "portrait": describe_picture(author.portrait)["crops"]["square"] if author.portrait else None,
    }
