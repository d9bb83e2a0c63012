"""The body as stored to the body as read: pictures, embeds, quotes and questions in their final markup."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import lxml.html
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from lxml.html import HtmlElement

from articles.embeds.models import EmbedCard
from articles.images.markup import describe_picture
from articles.images.models import Image
from articles.live.models import LiveArticle
from articles.text.body import body_references, match_embed
from articles.text.hosts import is_same_site
from articles.text.languages import spoken_for
from articles.text.scripts import mark_scripts, mark_scripts_in

Pictures = dict[int, Image]
Cards = dict[str, EmbedCard]
Context = dict[str, Any] | None


class Known(NamedTuple):
    """What blocks name and cannot say themselves: pictures by number, posts of other sites by address."""

    pictures: Pictures
    cards: Cards


# What may be part of an answer; anything else ends the run of questions.
ANSWER = {"p", "ul", "ol"}


def render_body(
    body: str, *, pictures: Pictures, language: str, cards: Cards | None = None, partner_url: str = ""
) -> SafeString:
    """Final HTML of a clean body (see articles.text.body). Pictures missing from `pictures` are left out.

    Links to articles readers cannot reach become plain text, those to the partner's site are sponsored.
    Templates: articles/blocks/; each is given the article's `language`, and makes one element.
    """
    root = lxml.html.fragment_fromstring(body, create_parent="div")
    _link_articles(root, body)
    _mark_sponsored(root, partner_url)
    for duo in root.xpath(".//blockquote[@data-duo]"):
        duo.find("p").set("lang", duo.get("data-duo"))
    mark_scripts_in(root, language)
    _raise_first_headings(root)
    known = Known(pictures, cards or {})
    with override(spoken_for(language)):
        for path, block, context_of in BLOCKS:
            for element in root.xpath(path):
                _place(element, block, context_of(element, known, language), language)
        for questions in list(_runs_of_questions(root)):
            _place_questions(questions, language)
    # The body was cleaned by its field on the way in, and our own templates escape what they print.
    return mark_safe(_inner(root))  # noqa: S308 -- see above


def _link_articles(root: HtmlElement, body: str) -> None:
    live = LiveArticle.objects.only("slug").in_bulk(body_references(body).articles)
    for link in root.xpath(".//a[@data-ref]"):
        number = int(link.attrib.pop("data-ref").partition(":")[2])
        if number in live:
            link.set("href", live[number].get_absolute_url())
        else:
            link.drop_tag()


def _mark_sponsored(root: HtmlElement, partner_url: str) -> None:
    for link in root.xpath(".//a[not(ancestor::figure)]"):
        if is_same_site(link.get("href", ""), partner_url):
            link.set("rel", "sponsored noopener")


def _raise_first_headings(root: HtmlElement) -> None:
    """Below the headline no level is left out: an h3 with no h2 before it becomes one."""
    for heading in root.iter("h2", "h3"):
        if heading.tag == "h2":
            return
        heading.tag = "h2"


def _picture(figure: HtmlElement, pictures: Pictures) -> Context:
    image = pictures.get(int(figure.get("data-image")))
    if image is None:
        return None
    caption = figure.find("figcaption")
    return describe_picture(
        image,
        alt=figure.get("data-alt", ""),
        caption=caption.text_content().strip() if caption is not None else "",
        credit=figure.get("data-credit", ""),
    )


def _picture_context(figure: HtmlElement, known: Known, _language: str) -> Context:
    picture = _picture(figure, known.pictures)
    return picture and {"picture": picture, "layout": figure.get("data-layout", "normal")}


def _gallery_context(gallery: HtmlElement, known: Known, _language: str) -> Context:
    shown = [picture for figure in gallery.iter("figure") if (picture := _picture(figure, known.pictures))]
    return {"pictures": shown} if shown else None


def _embed_context(figure: HtmlElement, known: Known, _language: str) -> Context:
    link = figure.find(".//a")
    embed = match_embed(link.get("href", "")) if link is not None else None
    if embed is None:
        return None
    # A post nobody has told us about is shown by its address alone.
    card = known.cards.get(embed.url) or EmbedCard(provider=embed.provider, url=embed.url)
    return {"card": card, "name": card.get_provider_display(), "said": card.title or card.text}


def _pullquote_context(aside: HtmlElement, _known: Known, language: str) -> Context:
    return {"quote": _inner(aside), "speaker": _speaker(aside, language)}


def _duo_context(duo: HtmlElement, _known: Known, language: str) -> Context:
    original, translation = duo.findall("p")
    return {
        "original": _inner(original),
        "original_language": original.get("lang"),
        "translation": _inner(translation),
        "speaker": _speaker(duo, language),
    }


def _table_context(table: HtmlElement, _known: Known, _language: str) -> Context:
    return {"table": mark_safe(_outer(table))}  # noqa: S308 -- part of the clean body


BLOCKS = [
    (".//div[@data-gallery]", "gallery", _gallery_context),
    (".//figure[@data-image]", "picture", _picture_context),
    (".//figure[@data-embed]", "embed", _embed_context),
    (".//aside[@data-pullquote]", "pullquote", _pullquote_context),
    (".//blockquote[@data-duo]", "duo", _duo_context),
    (".//table", "table", _table_context),
]


def _speaker(element: HtmlElement, language: str) -> SafeString:
    return mark_scripts(element.get("data-speaker", ""), language)


def _runs_of_questions(root: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Each run begins with a question and goes on through answers and further questions."""
    run: list[HtmlElement] = []
    for block in root:
        is_question = block.get("data-question") is not None
        if is_question or (run and block.tag in ANSWER):
            run.append(block)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _place_questions(run: list[HtmlElement], language: str) -> None:
    pairs: list[tuple[SafeString, SafeString]] = []
    for block in run:
        if block.get("data-question") is not None:
            pairs.append((_inner(block), mark_safe("")))
        else:
            question, answer = pairs[-1]
            pairs[-1] = question, mark_safe(answer + _outer(block))  # noqa: S308 -- parts of the clean body
    for block in run[1:]:
        block.getparent().remove(block)
    _place(run[0], "questions", {"pairs": pairs}, language)


def _place(element: HtmlElement, block: str, context: Context, language: str) -> None:
    """Put the block's markup where the element stands; without a context, nothing."""
    if context is None:
        element.drop_tree()
        return
    markup = render_to_string(f"articles/blocks/{block}.html", {**context, "language": language})
    new = lxml.html.fragment_fromstring(markup.strip())
    new.tail = element.tail
    element.getparent().replace(element, new)


def _inner(element: HtmlElement) -> SafeString:
    inside = "".join(_outer(child) + conditional_escape(child.tail or "") for child in element)
    return mark_safe(conditional_escape(element.text or "") + inside)  # noqa: S308 -- escaped, or parsed and clean


def _outer(element: HtmlElement) -> str:
    # libxml2 takes <source> for a container and closes it; browsers know that it is none.
    outer: str = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return outer.replace("</source>", "")
