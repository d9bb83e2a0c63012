"""What became of a text: words taken out and put in, paragraph by paragraph, in order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from .scripts import LETTER

Change = Literal["same", "removed", "added"]

# A word with the space behind it; scripts without spaces letter by letter.
WORD = re.compile(rf"{LETTER}|[^\s]+?(?={LETTER})\s*|\S+\s*|\s+")
# Above these two texts are shown whole, one after the other. What is equal is tried against each other again
# and again: of one word, repeated, a few thousand would take minutes.
MOST_COMPARISONS = 4_000_000
MOST_EQUALS = 200_000

Step = tuple[str, int, int, int, int]


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
    return _changed_words(before, after, _Allowance())


def changed_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Those that changed, went or came; how many stayed in between is counted."""
    changed: list[Paragraph] = []
    skipped, allowance = 0, _Allowance()
    for what, i, j, k, m in allowance.steps(before, after):
        if what == "equal":
            skipped = j - i
            continue
        paragraphs = [Paragraph(pieces) for pieces in _paired(before[i:j], after[k:m], allowance)]
        paragraphs[0] = paragraphs[0]._replace(skipped=skipped)
        changed += paragraphs
        skipped = 0
    return changed


class _Allowance:
    """How much comparing one answer may cost in all."""

    def __init__(self) -> None:
        self.equals = MOST_EQUALS

    def steps(self, old: Sequence[str], new: Sequence[str]) -> list[Step]:
        """From the old to the new; in one, where finding out would cost more than is left."""
        times = Counter(new)
        equals = sum(times[item] for item in old)
        if equals > self.equals or len(old) * len(new) > MOST_COMPARISONS:
            return [("replace", 0, len(old), 0, len(new))]
        self.equals -= equals
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _changed_words(before: str, after: str, allowance: _Allowance) -> list[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    pieces: list[Piece] = []
    for what, i, j, k, m in allowance.steps(old, new):
        if what == "equal":
            pieces += _pieces(("same", "".join(new[k:m])))
        else:
            pieces += _pieces(("removed", "".join(old[i:j])), ("added", "".join(new[k:m])))
    return pieces


def _paired(old: Sequence[str], new: Sequence[str], allowance: _Allowance) -> Iterator[list[Piece]]:
    """One with one, as far as they go; what is over went or came whole."""
    both = min(len(old), len(new))
    for before, after in zip(old[:both], new[:both], strict=True):
        yield _changed_words(before, after, allowance)
    for text in old[both:]:
        yield _pieces(("removed", text))
    for text in new[both:]:
        yield _pieces(("added", text))


def _pieces(*pairs: tuple[Change, str]) -> list[Piece]:
    return [Piece(change, text) for change, text in pairs if text]
