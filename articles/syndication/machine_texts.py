"""Short files at fixed addresses: who sells our space, whom to tell of a weakness, what the site is."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.urls import reverse

from articles.conf import setting
from articles.live.models import LiveArticle
from articles.masthead.chrome import Chrome

from .addresses import absolute, address_of
from .markdown import escape_words

# An empty file would be read as "no answer": https://iabtechlab.com/ads-txt/ gives this for "nobody".
NOBODY_SELLS = "placeholder.example.com, placeholder, DIRECT, placeholder"
ABOUT_STORIES = (
    "Every story stands at one address for good. Its text is also there as Markdown: the story's address "
    "with `.md` in place of the last slash. A bracket before a headline names the kind of story; `PARTNER` "
    "marks what was paid for."
)
TERMS = (
    "Quote briefly, name us and link to the story. Ask before you take more, or a picture: pictures belong "
    "to whom their credit names."
)
SECURITY_TXT_HOLDS = timedelta(days=182)


def write_ads_txt(sellers: str, *, email: str) -> str:
    """What the desk wrote, else that nobody sells our space and whom to ask."""
    if sellers.strip():
        return "\n".join(sellers.strip().splitlines()) + "\n"
    return f"{NOBODY_SELLS}\ncontact={email}\n" if email else f"{NOBODY_SELLS}\n"


def write_security_txt(*, email: str, at: datetime) -> str:
    """RFC 9116; the same for a whole day. "" where nobody is named: such a file needs a contact."""
    contact = setting("SECURITY_CONTACT") or (f"mailto:{email}" if email else "")
    if not contact:
        return ""
    midnight = datetime.combine(at.date(), time.min, tzinfo=at.tzinfo)
    lines = [
        f"Contact: {contact}",
        f"Expires: {(midnight + SECURITY_TXT_HOLDS).isoformat()}",
        "Preferred-Languages: en, ko, zh",
        f"Canonical: {address_of('security_txt')}",
    ]
    return "\n".join(lines) + "\n"


def write_llms_txt(chrome: Chrome, latest: Iterable[LiveArticle]) -> str:
    """As https://llmstxt.org proposes: what we are, where to begin, how our words may be used."""
    settings = chrome.settings
    parts = [
        f"# {escape_words(settings.name)}",
        f"> {escape_words(settings.description or settings.tagline or settings.name)}",
        ABOUT_STORIES,
        _list(
            "Sections", [(stop.name, stop.get_absolute_url(), stop.description) for stop in chrome.sections]
        ),
        _list(
            "Feeds and lists",
            [
                ("RSS", reverse("articles:feed"), "the newest stories, whole"),
                ("JSON Feed", reverse("articles:feed_json"), "the same"),
                ("Sitemap", reverse("articles:sitemap"), "every story there is"),
            ],
        ),
        _list(
            "Newest stories",
            [
                (
                    article.headline,
                    reverse("articles:article_markdown", args=[article.slug]),
                    article.standfirst,
                )
                for article in latest
            ],
        ),
        f"## Using our words\n\n{TERMS}",
        f"## Contact\n\n{chrome.advertising_contact.email}" if chrome.advertising_contact.email else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _list(heading: str, items: Iterable[tuple[str, str, str]]) -> str:
    lines = [
        f"- [{escape_words(name)}]({absolute(path)})" + (f": {escape_words(words)}" if words else "")
        for name, path, words in items
    ]
    return "\n".join([f"## {heading}", "", *lines]) if lines else ""
