"""An article as it travels: whole, and readable where our style sheet, scripts and address are not.

Feeds carry this HTML; the Markdown twin is made of it.
"""

import re

import lxml.html
import nh3
from django.template.loader import render_to_string
from django.utils.translation import override
from lxml.html import HtmlElement

from articles.live.models import LiveArticle
from articles.text.body_words import UNWRITABLE
from articles.text.languages import spoken_for

from .addresses import absolute

DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "form",
    "button",
    "svg",
    "object",
}
LINE_BREAKS = re.compile(r"\s*\n\s*")  # templates leave many; nothing here is preformatted
CLEANER = nh3.Cleaner(
    tags={
        *("div", "p", "h2", "h3", "hr", "br", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "footer"),
        *("figure", "figcaption", "img", "cite", "time", "a", "strong", "em", "span"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    },
    attributes={
        "*": {"lang"},
        "a": {"href", "title"},
        "img": {"src", "alt", "width", "height"},
        "time": {"datetime"},
        "th": {"colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
    },
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def portable_html(article: LiveArticle) -> str:
    """The lead picture, what must be said first, and the body, in one <div lang>.

    Every address is absolute, pictures have their alternative text, embeds are plain links, originals of
    bilingual quotes keep their language. Our own words speak the article's language.
    """
    with override(spoken_for(article.language)):
        markup = render_to_string("articles/portable.html", {"article": article})
    root = lxml.html.fragment_fromstring(UNWRITABLE.sub("", markup.strip()))
    for facade in root.xpath(".//figure[.//a[@data-embed]]"):
        _leave_link(facade)
    root.make_links_absolute(absolute(article.get_absolute_url()))
    return LINE_BREAKS.sub("\n", CLEANER.clean(lxml.html.tostring(root, encoding="unicode")))


def _leave_link(facade: HtmlElement) -> None:
    """Of an embed, a paragraph with the link to what is embedded."""
    link = facade.xpath(".//a[@data-embed]")[0]
    words = " ".join(link.text_content().split())
    paragraph = lxml.html.Element("p")
    paragraph.append(lxml.html.Element("a", {"href": link.get("href", "")}))
    paragraph[0].text = words or link.get("href", "")
    paragraph.tail = facade.tail
    facade.getparent().replace(facade, paragraph)
