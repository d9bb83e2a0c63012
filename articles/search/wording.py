"""What a reader typed, as words to look for; and the forms a word may have in a text."""

import re
import unicodedata

LONGEST_QUERY = 200
MOST_WORDS = 8
SHORT = 3

# Letters and marks a reader puts around words, and that stand around them in sentences.
AROUND = "'\"“”‘’`´«»‹›「」『』《》〈〉【】[](){}<>.,;:!?…·•、。，；：！？*_~|/\\-–—#@&+=^%$"
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def tidy_query(typed: str) -> str:
    """On one line, composed, without what no text holds, at most 200 characters."""
    visible = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in typed)
    return " ".join(unicodedata.normalize("NFC", visible).split())[:LONGEST_QUERY].strip()


def words_of(query: str) -> list[str]:
    """Each once, in the order typed, in one width and case. At most eight: the others are not asked for."""
    folded = unicodedata.normalize("NFKC", query).casefold()
    words = (word.strip(AROUND) for word in folded.split())
    return list(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


def forms_of(word: str) -> list[str]:
    """The ways a text may write it: databases ignore case in few alphabets, and width in none."""
    forms = [word, word.upper(), word.title(), word.capitalize()]
    if word.isascii():
        forms = [word, word.translate(FULL_WIDTH), word.upper().translate(FULL_WIDTH)]
    return list(dict.fromkeys(forms))


def is_short(word: str) -> bool:
    """So short that it stands inside many others: IU, RM, BTS are looked for as whole words."""
    return len(word) <= SHORT and word.isascii() and word.isalnum()


def pattern_of(words: list[str]) -> re.Pattern[str]:
    """Finds any of them in a text, in any case and width, longer ones first."""
    forms = {form: word for word in words for form in forms_of(word)}
    parts = [
        rf"(?<!\w){re.escape(form)}(?!\w)" if is_short(forms[form]) else re.escape(form)
        for form in sorted(forms, key=len, reverse=True)
    ]
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)
