"""A story as Markdown, for readers that are programs: the same words, and in front what they are about."""

import json
import re
from typing import Any

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

from articles.live.models import LiveArticle

from .addresses import absolute
from .portable import portable_html

# What would be markup to a reader of Markdown or of HTML, anywhere or at the beginning of a line.
MARKUP = re.compile(r"([\\`*_<\[\]|]|&(?=#?\w+;))")
EMPTY_LINES = re.compile(r"\n{3,}")
LIST_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
LINE_MARK = re.compile(r"^(\s*)([-+>#=~])", re.MULTILINE)


def write_markdown(article: LiveArticle) -> str:
    """Front matter, headline, standfirst and the whole body; addresses are absolute."""
    parts = [
        _front_matter(article),
        f"# {escape_words(article.headline)}",
        escape_words(article.standfirst),
        _Converter(heading_style=ATX, bullets="-", autolinks=False).convert(portable_html(article)),
    ]
    return EMPTY_LINES.sub("\n\n", "\n\n".join(part for part in parts if part)) + "\n"


def escape_words(text: str) -> str:
    """Plain words, so that they are read as words."""
    escaped = MARKUP.sub(r"\\\1", text)
    return LINE_MARK.sub(r"\1\\\2", LIST_NUMBER.sub(r"\1\\\2", escaped))


def _front_matter(article: LiveArticle) -> str:
    """YAML; every value is also JSON, which YAML holds to be its own."""
    values = {
        "title": article.headline,
        "description": article.seo_description or article.standfirst,
        "authors": _names(article.writers),
        "photographers": _names(article.photographers),
        "published": article.published_at.isoformat(timespec="seconds"),
        "updated": article.revised_at.isoformat(timespec="seconds") if article.revised_at else "",
        "canonical": article.canonical_url or absolute(article.get_absolute_url()),
        "language": article.language,
        "section": article.section.name,
        "kind": article.kind,
        "tags": [tag["name"] for tag in article.tag_list],
        "paid_partner": article.partner_name if article.is_paid else "",
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---"])


def _names(lines: list[dict[str, Any]]) -> list[str]:
    return [line["name"] for line in lines]


class _Converter(MarkdownConverter):
    """Definition lists, of which Markdown has none, become bold terms with their text below."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape_words(text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        el["href"] = _address(el.get("href"))
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        el["src"] = _address(el.get("src"))
        el["alt"] = escape_words(" ".join(str(el.get("alt") or "").split()))
        return str(super().convert_img(el, text, parent_tags))  # type: ignore[misc]

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = " ".join(text.split())
        return f"\n\n**{words}**\n\n" if words else ""

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_footer(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n— {text.strip()}\n\n"


def _address(value: Any) -> str:
    """Brackets and spaces would end it."""
    return str(value or "").replace(" ", "%20").replace("(", "%28").replace(")", "%29")
