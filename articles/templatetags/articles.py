"""What templates need to print articles. Nothing here asks the database."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from articles.live.models import Kind, LiveArticle
from articles.text import dates, languages, scripts
from articles.text.hosts import is_same_site

register = template.Library()

ALL_NAMED = 4  # of more people than that, the first three are named
NAMED_OF_MANY = 3
MOST_RINGS = 5  # of a rating
# As a JSON text inside <script> needs: no tag, no comment and no entity can begin.
JSON_ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}
# Zones that have no letters of their own in the tz database, as people there call them.
ZONE_NAMES = {"Asia/Singapore": "SGT", "Asia/Kuala_Lumpur": "MYT"}

# What the languages of stories call themselves.
OWN_NAMES = {"en": "English", "ko": "한국어", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}


# -- words -----------------------------------------------------------------------------------------


@register.filter
def mark_scripts(text: str, language: str = "en") -> SafeString:
    """Runs of Korean, Chinese and Japanese in `<span lang>`; `language` is the text's own."""
    return scripts.mark_scripts(text, language)


@register.simple_tag
def people(lines: Iterable[dict[str, Any]], *, linked: bool = False) -> SafeString:
    """The people of a byline: A; A and B; A, B and C; of five or more, A, B, C and others."""
    names = [_person(line, linked=linked) for line in lines]
    if len(names) > ALL_NAMED:
        return format_html(gettext("{} and others"), _listed(names[:NAMED_OF_MANY]))
    if len(names) < 2:
        return _listed(names)
    return format_html(gettext("{} and {}"), _listed(names[:-1]), names[-1])


@register.filter
def with_ring(name: str) -> SafeString:
    """The name with its last "o" as the ring of the wordmark; a name without one is left as it is."""
    before, letter, after = name.rpartition("o")
    return format_html("{}<b>{}</b>{}", before, letter, after) if letter else conditional_escape(name)


@register.filter
def two_colours(prompt: str) -> SafeString:
    """What comes after the question, in the second colour: First to the deets? <span>Share it …</span>"""
    mark = "？" if "？" in prompt else "? "
    question, mark, rest = prompt.partition(mark)
    return format_html("{}{}<span>{}</span>", question, mark, rest) if rest else conditional_escape(prompt)


@register.filter
def web_address(url: str) -> str:
    """As people say it: without scheme, www. and the last slash."""
    return url.partition("://")[2].removeprefix("www.").removesuffix("/")


@register.filter
def is_at(url: str, site: str) -> bool:
    """Whether the address is on that site: a link to a partner's is sponsored."""
    return is_same_site(url, site)


@register.filter
def kind_name(kind: str) -> str:
    """Interview, Press conference … as get_kind_display says, without its detour: cards are many."""
    return str(Kind(kind).label)


@register.filter
def kind_path(kind: str) -> str:
    """Where all stories of the kind are."""
    return Kind(kind).get_absolute_url()


@register.filter
def in_our_words(sentence: str) -> str:
    """A sentence of the settings in the page's language while it is the house's own; else as written."""
    return languages.in_our_words(sentence)


@register.filter
def own_name(language: str) -> str:
    """한국어: who looks for a language looks for the name it gives itself."""
    return OWN_NAMES[language]


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """The lang of an article, or of a text whose BCP 47 tag this is, where the page speaks another."""
    tag = text if isinstance(text, str) else text.language
    spoken = languages.page_tag()
    is_spoken = not tag or spoken == tag or spoken.startswith(f"{tag}-")
    return SafeString("") if is_spoken else format_html(' lang="{}"', tag)


def _listed(names: list[SafeString]) -> SafeString:
    return format_html_join(pgettext("between names", ", "), "{}", ((name,) for name in names))


def _person(line: dict[str, Any], *, linked: bool) -> SafeString:
    if not linked:
        return conditional_escape(line["name"])
    address = reverse("articles:author", args=[line["slug"]])
    return format_html('<a href="{}" rel="author">{}</a>', address, line["name"])


# -- days and times --------------------------------------------------------------------------------


@register.filter
def day(when: date) -> str:
    """22 Nov, of an instant or a day; with its year when that is not this one."""
    local = _local(when)
    is_this_year = local.year == timezone.localtime().year
    return dates.day_of_year(local) if is_this_year else dates.whole_day(local)


@register.filter
def day_beside(when: date, other: date) -> str:
    """22 Nov beside a date of the same year, else 22 Nov 2025: true however long a page is kept."""
    local = _local(when)
    return dates.day_of_year(local) if local.year == _local(other).year else dates.whole_day(local)


@register.filter
def correction_day(article: LiveArticle) -> str:
    """Beside the day it appeared; "" when the desk gave none."""
    return day_beside(article.corrected_on, article.published_at) if article.corrected_on else ""


@register.filter
def whole_day(when: date | None) -> str:
    """22 Nov 2025, of an instant or a day."""
    return dates.whole_day(_local(when)) if when else ""


@register.filter
def day_in_week(when: date) -> str:
    """Sat 22 Nov 2025, of an instant or a day."""
    return dates.weekday(_local(when))


@register.filter
def month(when: date | None) -> str:
    """November 2025, of an instant or a day."""
    return dates.month(_local(when)) if when else ""


@register.filter
def month_name(when: date | None) -> str:
    """November, of an instant or a day."""
    return dates.month_name(_local(when)) if when else ""


@register.filter
def clock_or_day(instant: datetime) -> str:
    """21:30 when that was today, else the day."""
    local = timezone.localtime(instant)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else day(instant)


@register.filter
def moment(instant: datetime) -> str:
    """22 Nov 2025, 9.30pm."""
    return dates.moment(timezone.localtime(instant))


@register.filter
def to_the_second(instant: datetime) -> str:
    """For <time datetime>: HTML knows no fraction finer than a thousandth."""
    return timezone.localtime(instant).isoformat(timespec="seconds")


@register.filter
def event_day(event: dict[str, str]) -> date | None:
    """The day it starts where it takes place, whatever zone the page is in."""
    return datetime.fromisoformat(event["starts"]).date() if event["starts"] else None


@register.filter
def last_day(event: dict[str, str]) -> str:
    """The day it ends, or begins if it has no end, by the clock of the place; its year if another."""
    first, last = event["starts"] or event["ends"], event["ends"] or event["starts"]
    return day_beside(datetime.fromisoformat(last).date(), datetime.fromisoformat(first).date())


@register.filter
def event_times(event: dict[str, str]) -> str:
    """Fri 5 Dec 2025, 8pm KST; with an end: the same day's clock, or the last day."""
    if not event["starts"]:
        return ""
    starts = datetime.fromisoformat(event["starts"])
    ends = datetime.fromisoformat(event["ends"]) if event["ends"] else None
    zone = _zone_name(starts, event["zone"])
    first = dates.moment_in_week(starts)
    if ends is None or ends == starts:
        return f"{first} {zone}"
    if ends.date() == starts.date():
        return f"{first} – {dates.clock(ends)} {zone}"
    return f"{first} – {dates.moment_in_week(ends)} {zone}"


def _local(when: date) -> date:
    return timezone.localtime(when) if isinstance(when, datetime) else when


def _zone_name(instant: datetime, zone: str) -> str:
    name = ZONE_NAMES.get(zone) or instant.astimezone(ZoneInfo(zone)).tzname() or ""
    return name if name.isalpha() else f"GMT{name}"


# -- pictures and machines -------------------------------------------------------------------------


@register.filter
def largest(crop: dict[str, Any]) -> str:
    """The address of the widest file there is of a crop."""
    return crop["webp"].rpartition(", ")[2].partition(" ")[0] or crop["src"]


@register.filter
def stations(rating: Any) -> list[tuple[int, int]]:
    """A rating of five as five rings to draw: where each begins, and how many of its 20 units are full."""
    return [(28 * ring, round(20 * min(1, max(0, float(rating) - ring)))) for ring in range(MOST_RINGS)]


@register.filter
def credit_line(pictures: Iterable[dict[str, Any]]) -> str:
    """Who took them, each once."""
    return ", ".join(dict.fromkeys(picture["credit"] for picture in pictures if picture["credit"]))


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """JSON that may stand in `<script type="application/ld+json">` whatever it says."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES))  # noqa: S308 -- escaped
