"""The languages pages speak, and the languages stories are written in: two lists, and how they meet.

A page speaks one of settings.LANGUAGES, by Django's codes: en, ko, zh-hans. A story carries a BCP 47 tag.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

# For columns that say which language a page, a kit or a reader's letter is in; a project may speak fewer.
PAGE_LANGUAGES = [("en", _("English")), ("ko", _("Korean")), ("zh-hans", _("Chinese (Simplified)"))]

# What <html lang> says, by the first letters of Django's code. Ours is the English of Singapore.
PAGE_TAGS = {"en": "en-SG", "ko": "ko", "zh": "zh-Hans"}

# The language of the stories of an edition, by the first letters of Django's code of the one its pages speak.
EDITIONS = {"en": "en", "ko": "ko", "zh": "zh-Hans"}


def default_language() -> str:
    """Django's code of the language at addresses without a prefix."""
    return settings.LANGUAGE_CODE


def spoken_languages() -> list[str]:
    """Django's codes of the languages pages speak, the default first."""
    others = [code for code, _name in settings.LANGUAGES if not is_same(code, default_language())]
    return [default_language(), *others]


def page_tag(language: str | None = None) -> str:
    """BCP 47 tag of the language the page being made speaks, or of the one given by Django's code."""
    code = language or get_language() or default_language()
    return PAGE_TAGS.get(code[:2], code)


def written_in(code: str) -> str:
    """BCP 47 tag of the stories of the edition whose pages speak this language."""
    return EDITIONS.get(code[:2], code)


def editions() -> dict[str, str]:
    """Django's code of the language of the pages of each edition, by the tag of its stories."""
    return {EDITIONS[code[:2]]: code for code in spoken_languages() if code[:2] in EDITIONS}


def spoken_for(tag: str) -> str:
    """Django's code of the language in which we speak around a text with this tag.

    We write Chinese in one way only. Where we do not speak the text's language, it is the default.
    """
    return next((code for code in spoken_languages() if is_same(code, tag)), default_language())


def address_in_default(name: str, *values: str) -> str:
    """The address of a page that has but one, whichever language is being spoken.

    Raises NoReverseMatch where the project does not mount our pages.
    """
    with override(default_language()):
        return reverse(name, args=values)


def in_our_words(sentence: str) -> str:
    """A sentence of the settings in the language being spoken while it is the house's; else as written."""
    return gettext(sentence) if sentence else ""


def is_same(one: str, other: str) -> bool:
    """The same language, whichever its script or country."""
    return one[:2].lower() == other[:2].lower()
