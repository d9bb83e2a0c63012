"""The lines of a text that show why it was found."""

import re
from typing import NamedTuple

LONG = 200
LONG_CJK = 110
BEFORE = 30  # of these, what stands before the first word found
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Piece(NamedTuple):
    """Plain text, never markup; `is_hit` when it is a word that was looked for."""

    text: str
    is_hit: bool


def make_snippet(texts: list[str], pattern: re.Pattern[str]) -> list[Piece]:
    """From the text in which most of the words occur, the first of them if it is a draw."""
    best = max(texts, key=lambda text: len({hit.casefold() for hit in pattern.findall(text)}), default="")
    first = pattern.search(best)
    excerpt = _excerpt(best, first.start() if first else 0)
    return _pieces(excerpt, pattern)


def _excerpt(text: str, hit: int) -> str:
    """Around the hit, cut between words; an ellipsis wherever something was left out."""
    size = LONG_CJK if len(CJK.findall(text[hit : hit + LONG])) > LONG // 4 else LONG
    if len(text) <= size:
        return text
    start = max(0, hit - BEFORE * size // LONG)
    if start:
        start = _after_space(text, start, hit)
    end = start + size
    if end < len(text):
        end = _before_space(text, end, start)
    body = text[start:end].strip()
    return f"{'… ' if start else ''}{body}{' …' if end < len(text) else ''}"


def _after_space(text: str, start: int, hit: int) -> int:
    """Where the next word begins, unless that would be behind the hit."""
    space = text.find(" ", start, hit)
    return space + 1 if space >= 0 else start


def _before_space(text: str, end: int, start: int) -> int:
    space = text.rfind(" ", start, end)
    return space if space > start + (end - start) // 2 else end


def _pieces(excerpt: str, pattern: re.Pattern[str]) -> list[Piece]:
    pieces, at = [], 0
    for hit in pattern.finditer(excerpt):
        pieces += [Piece(excerpt[at : hit.start()], is_hit=False), Piece(hit[0], is_hit=True)]
        at = hit.end()
    pieces.append(Piece(excerpt[at:], is_hit=False))
    return [piece for piece in pieces if piece.text]
