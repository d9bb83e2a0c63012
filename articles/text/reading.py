"""How long a text is, and how long it takes to read."""

import math
import re

from .scripts import LETTER

WORDS_A_MINUTE = 230
CJK_LETTERS_A_MINUTE = 500
SECONDS_A_PICTURE = 10

CJK_LETTER = re.compile(LETTER)
WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def count_words(text: str) -> int:
    """Words, each Korean, Chinese or Japanese letter counting as one."""
    words, letters = _measure(text)
    return words + letters


def reading_minutes(text: str, *, pictures: int = 0) -> int:
    """Whole minutes, at least 1."""
    words, letters = _measure(text)
    minutes = words / WORDS_A_MINUTE + letters / CJK_LETTERS_A_MINUTE + pictures * SECONDS_A_PICTURE / 60
    return max(1, math.ceil(minutes))


def _measure(text: str) -> tuple[int, int]:
    return len(WORD.findall(CJK_LETTER.sub(" ", text))), len(CJK_LETTER.findall(text))
