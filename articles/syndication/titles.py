"""What pages and stories are called where they are listed by others, and how they are described there."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.live.models import LiveArticle

DESCRIPTION_LENGTH = 155
HEADLINE_LENGTH = 110  # of more, search engines show the beginning


def share_title(article: LiveArticle) -> str:
    """The house bracket, and PARTNER first when it is paid for."""
    return f"[{_('Partner').upper()}] {article.label}" if article.is_paid else article.label


def numbered(name: str, number: int) -> str:
    """The title of a list's page: Music; Music, page 2."""
    return name if number == 1 else _("%(name)s, page %(number)d") % {"name": name, "number": number}


def describe_article(article: LiveArticle) -> str:
    return article.seo_description or article.standfirst or beginning(article.body_text) or article.headline


def display_headline(article: LiveArticle) -> str:
    return Truncator(article.headline).chars(HEADLINE_LENGTH)


def beginning(text: str) -> str:
    """The first words, cut at a word's end; where words have no ends, at a character's."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    cut = Truncator(text).chars(DESCRIPTION_LENGTH, truncate="")
    return cut.rpartition(" ")[0] or cut
