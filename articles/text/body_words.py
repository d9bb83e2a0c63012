"""The words of a body: runs of text under marks, read from a tree and written in one fixed way."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from .body_schema import TITLE_LENGTH

MARKS = {"a": "a", "strong": "strong", "b": "strong", "em": "em", "i": "em"}
MARK_ORDER = ("a", "strong", "em")
REFERENCE = re.compile(r"article:([1-9][0-9]{0,9})")
SPACES = re.compile("[ \t\n\r\f]+")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Marks = tuple[tuple[str, str], ...]  # tags, with their attributes as written


class Words(NamedTuple):
    """A run of text under the same marks."""

    text: str
    marks: Marks


class Block(NamedTuple):
    """An element that stands on its own lines, and the marks it was found in."""

    element: HtmlElement
    marks: Marks


BREAK = Words("<br>", ())


def pieces(element: HtmlElement, marks: Marks = ()) -> Iterator[Words | Block]:
    """Runs of words and the blocks between them, in reading order; marks reach into blocks inside."""
    if element.text:
        yield Words(element.text, marks)
    for child in element:
        if child.tag == "br":
            yield BREAK
        elif child.tag in MARKS:
            yield from pieces(child, _with_mark(child, marks))
        else:
            yield Block(child, marks)
        if child.tail:
            yield Words(child.tail, marks)


def _with_mark(element: HtmlElement, marks: Marks) -> Marks:
    tag = MARKS[element.tag]
    attributes = _link_attributes(element) if tag == "a" else ""
    if any(mark[0] == tag for mark in marks) or (tag == "a" and not attributes):
        return marks
    return tuple(sorted((*marks, (tag, attributes)), key=lambda mark: MARK_ORDER.index(mark[0])))


def _link_attributes(link: HtmlElement) -> str:
    """Empty for a link that leads nowhere: it is none."""
    href = link.get("href", "").strip()
    title = squeeze(link.get("title", ""))[:TITLE_LENGTH].strip()
    reference = link.get("data-ref", "")
    known = reference if REFERENCE.fullmatch(reference) else ""
    return attributes_html(("href", href), ("title", title), ("data-ref", known)) if href else ""


def inline_html(runs: list[Words]) -> str:
    """Runs as HTML, the marks opened and closed in a fixed order; nothing, when there is no word in them."""
    if not any(words.text.strip() for words in runs if words is not BREAK):
        return ""
    html: list[str] = []
    open_marks: Marks = ()
    breaks = ""
    for words in _squeezed(runs):
        if words is BREAK:
            breaks += "<br>"
            continue
        html += [_change_marks(open_marks, words.marks, between=breaks), text_html(words.text)]
        open_marks, breaks = words.marks, ""
    return "".join(html) + _change_marks(open_marks, ())


def _squeezed(runs: list[Words]) -> list[Words]:
    """One space at most between words, none beside a break or at an end; no break at an end, no empty run."""
    squeezed: list[Words] = []
    for words in runs:
        if words is BREAK:
            _trim_end(squeezed)
            squeezed += [BREAK] if squeezed else []
            continue
        text = SPACES.sub(" ", words.text)
        if not squeezed or squeezed[-1] is BREAK or squeezed[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        squeezed += [Words(text, words.marks)] if text else []
    while squeezed and (squeezed[-1] is BREAK or squeezed[-1].text.endswith(" ")):
        squeezed.pop() if squeezed[-1] is BREAK else _trim_end(squeezed)
    return squeezed


def _trim_end(runs: list[Words]) -> None:
    if not runs or not runs[-1].text.endswith(" "):
        return
    text, marks = runs.pop()
    if text != " ":
        runs.append(Words(text[:-1], marks))


def _change_marks(before: Marks, after: Marks, between: str = "") -> str:
    """The closing tags, what stands between, the opening tags; marks that go on stay open."""
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    closing = "".join(f"</{tag}>" for tag, _attributes in reversed(before[shared:]))
    opening = "".join(f"<{tag}{attributes}>" for tag, attributes in after[shared:])
    return closing + between + opening


def plain_lines(element: HtmlElement) -> list[str]:
    """The words without marks, a line for every break or block."""
    lines = [""]
    for piece in pieces(element):
        if isinstance(piece, Block):
            lines += [*plain_lines(piece.element), ""]
        elif piece is BREAK:
            lines.append("")
        else:
            lines[-1] += piece.text
    return [squeezed for line in lines if (squeezed := squeeze(line))]


def squeeze(text: str) -> str:
    """One line, single spaces; a non-breaking space stays."""
    return SPACES.sub(" ", text).strip(" ")


def attributes_html(*pairs: tuple[str, str]) -> str:
    """Those that have a value, written."""
    written = ((name, text_html(value).replace('"', "&quot;")) for name, value in pairs if value)
    return "".join(f' {name}="{value}"' for name, value in written)


def text_html(words: str) -> str:
    """Escaped as a browser does, so that an untouched body is not "changed"."""
    words = UNWRITABLE.sub("", words)
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")
