"""The blocks of a body: each is read from a tree and written anew; nothing is copied."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from .body_schema import ALT_LENGTH, CAPTION_LENGTH, CREDIT_LENGTH, LAYOUTS, QUOTE_LANGUAGES, SPEAKER_LENGTH
from .body_words import (
    Block,
    Marks,
    Words,
    attributes_html,
    inline_html,
    pieces,
    plain_lines,
    squeeze,
    text_html,
)
from .embeds import match_embed

NUMBER = re.compile(r"[1-9][0-9]{0,9}")
SPAN = re.compile(r"[2-9]|[1-9][0-9]")


def flow(element: HtmlElement, marks: Marks = (), tag: str = "p", attributes: str = "") -> list[str]:
    """The blocks of a container as written; the words between them are wrapped in `tag`."""
    written: list[str] = []
    words: list[Words] = []
    for piece in (*pieces(element, marks), None):
        if isinstance(piece, Words):
            words.append(piece)
            continue
        if inline := inline_html(words):
            written.append(f"<{tag}{attributes}>{inline}</{tag}>")
        words = []
        if piece:
            written.extend(_written(piece.element, piece.marks))
    return written


def _written(element: HtmlElement, marks: Marks) -> list[str]:
    """The block in our format. What is none of ours passes on its content."""
    write = WRITERS.get(element.tag)
    return write(element, marks) if write else flow(element, marks)


def _write_paragraph(element: HtmlElement, marks: Marks) -> list[str]:
    is_question = element.get("data-question") is not None
    return flow(element, marks, attributes=' data-question=""' if is_question else "")


def _write_heading(element: HtmlElement, marks: Marks) -> list[str]:
    return flow(element, marks, tag="h2" if element.tag in ("h1", "h2") else "h3")


def _write_rule(element: HtmlElement, marks: Marks) -> list[str]:
    return ["<hr>"]


def _write_list(element: HtmlElement, marks: Marks) -> list[str]:
    """Words and blocks between the items become items of their own."""
    items = [_list_item(piece) for piece in pieces(element, marks)]
    return _wrapped(element.tag, "".join(f"<li>{item}</li>" for item in items if item))


def _list_item(piece: Words | Block) -> str:
    if isinstance(piece, Words):
        return "".join(_wrapped("p", inline_html([piece])))
    return "".join(_written(piece.element, piece.marks))


def _write_table(element: HtmlElement, marks: Marks) -> list[str]:
    rows = [row for part in element for row in ([part] if part.tag == "tr" else part) if row.tag == "tr"]
    written = ["".join(_write_cell(cell, marks) for cell in row if cell.tag in ("td", "th")) for row in rows]
    body = "".join(f"<tr>{cells}</tr>" for cells in written if cells)
    return [f"<table><tbody>{body}</tbody></table>"] if body else []


def _write_cell(cell: HtmlElement, marks: Marks) -> str:
    spans = [(name, cell.get(name, "")) for name in ("colspan", "rowspan")]
    attributes = attributes_html(*(pair for pair in spans if SPAN.fullmatch(pair[1])))
    return f"<{cell.tag}{attributes}>{''.join(flow(cell, marks)) or '<p></p>'}</{cell.tag}>"


def _write_figure(element: HtmlElement, marks: Marks) -> list[str]:
    if NUMBER.fullmatch(element.get("data-image", "")):
        return [_write_picture(element)]
    if element.get("data-embed") is not None:
        return _write_embed(element)
    return flow(element, marks)


def _write_picture(figure: HtmlElement) -> str:
    layout = figure.get("data-layout", "")
    attributes = attributes_html(
        ("data-image", figure.get("data-image", "")),
        ("data-alt", squeeze(figure.get("data-alt", ""))[:ALT_LENGTH].strip()),
        ("data-credit", squeeze(figure.get("data-credit", ""))[:CREDIT_LENGTH].strip()),
        ("data-layout", layout if layout in LAYOUTS[1:] else ""),
    )
    captions = (caption.text_content() for caption in figure.iter("figcaption"))
    caption = text_html(squeeze(" ".join(captions))[:CAPTION_LENGTH].strip())
    return f"<figure{attributes}>{''.join(_wrapped('figcaption', caption))}</figure>"


def _write_embed(figure: HtmlElement) -> list[str]:
    """A post on a site we know; any other address stays as the link it is."""
    addresses = (link.get("href", "") for link in figure.iter("a"))
    embed = next(filter(None, map(match_embed, addresses)), None)
    if embed is None:
        return flow(figure)
    link = f"<a{attributes_html(('href', embed.url))}>{text_html(embed.url)}</a>"
    return [f"<figure{attributes_html(('data-embed', embed.provider))}>{link}</figure>"]


def _write_gallery(element: HtmlElement, marks: Marks) -> list[str]:
    """Two pictures or more; words that strayed in come after it."""
    blocks = flow(element, marks)
    pictures = [block for block in blocks if block.startswith("<figure data-image=")]
    if element.get("data-gallery") is None or len(pictures) < 2:
        return blocks
    others = [block for block in blocks if block not in pictures]
    return [f'<div data-gallery="">{"".join(pictures)}</div>', *others]


def _write_pullquote(element: HtmlElement, marks: Marks) -> list[str]:
    if element.get("data-pullquote") is None:
        return flow(element, marks)
    lines = "<br>".join(text_html(line) for line in plain_lines(element))
    return [f'<aside data-pullquote=""{_speaker(element)}>{lines}</aside>'] if lines else []


def _write_blockquote(element: HtmlElement, marks: Marks) -> list[str]:
    """A bilingual quote, if it is exactly the original and its translation; else a plain quote."""
    language = element.get("data-duo", "")
    parts = [piece for piece in pieces(element) if isinstance(piece, Block) or piece.text.strip()]
    paragraphs = [part.element for part in parts if isinstance(part, Block) and part.element.tag == "p"]
    lines = [plain_lines(paragraph) for paragraph in paragraphs]
    if language not in QUOTE_LANGUAGES or len(parts) != 2 or len(lines) != 2 or not all(lines):
        return _wrapped("blockquote", "".join(flow(element, marks)))
    quotes = "".join(f"<p>{'<br>'.join(map(text_html, part))}</p>" for part in lines)
    return [f"<blockquote{attributes_html(('data-duo', language))}{_speaker(element)}>{quotes}</blockquote>"]


WRITERS: dict[str, Callable[[HtmlElement, Marks], list[str]]] = {
    "p": _write_paragraph,
    "pre": _write_paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _write_heading),
    "hr": _write_rule,
    "ul": _write_list,
    "ol": _write_list,
    "table": _write_table,
    "figure": _write_figure,
    "div": _write_gallery,
    "aside": _write_pullquote,
    "blockquote": _write_blockquote,
}


def _speaker(element: HtmlElement) -> str:
    speaker = squeeze(element.get("data-speaker", ""))[:SPEAKER_LENGTH].strip()
    return attributes_html(("data-speaker", speaker))


def _wrapped(tag: str, content: str) -> list[str]:
    return [f"<{tag}>{content}</{tag}>"] if content else []
