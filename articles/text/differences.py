"""What became of a text: words taken out and put in, paragraph by paragraph, in order."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from .scripts import LETTER

Change = Literal["same", "removed", "added"]

# A word with the space behind it; scripts without spaces letter by letter.
WORD = re.compile(rf"{LETTER}|[^\s]+?(?={LETTER})\s*|\S+\s*|\s+")
# Above this many comparisons two paragraphs are shown whole, one after the other.
MOST_COMPARISONS = 4_000_000


class Piece(NamedTuple):
    """A run of words that stayed, went or came."""

    change: Change
    text: str


class Paragraph(NamedTuple):
    """A paragraph as `pieces`; `skipped` unchanged ones stand before it."""

    pieces: list[Piece]
    skipped: int = 0


def changed_words(before: str, after: str) -> list[Piece]:
    """Both texts as one run of pieces."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) * len(new) > MOST_COMPARISONS:
        return _pieces(("removed", before), ("added", after))
    pieces: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces += _pieces(("same", "".join(new[k:m])))
        else:
            pieces += _pieces(("removed", "".join(old[i:j])), ("added", "".join(new[k:m])))
    return pieces


def changed_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Those that changed, went or came; how many stayed in between is counted."""
    changed: list[Paragraph] = []
    skipped = 0
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            skipped = j - i
            continue
        paragraphs = [Paragraph(pieces) for pieces in _paired(before[i:j], after[k:m])]
        paragraphs[0] = paragraphs[0]._replace(skipped=skipped)
        changed += paragraphs
        skipped = 0
    return changed


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece]]:
    """One with one, as far as they go; what is over went or came whole."""
    both = min(len(old), len(new))
    for before, after in zip(old[:both], new[:both], strict=True):
        yield changed_words(before, after)
    for text in old[both:]:
        yield _pieces(("removed", text))
    for text in new[both:]:
        yield _pieces(("added", text))


def _pieces(*pairs: tuple[Change, str]) -> list[Piece]:
    return [Piece(change, text) for change, text in pairs if text]
