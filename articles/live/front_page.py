"""The front page, filled from the top: a story stands in one place only, except in Just in, the clock.

What the desk put into a place stands there; the rest is filled with the newest. Of two stories for one place
the one whose slot opened last wins. A story the desk placed further down is not taken to fill a place above.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from articles.masthead.models import Section

from .models import HomeSlot, Kind, LiveArticle, SlotPlace
from .querysets import LiveArticleQuerySet

NEWEST = 24  # among these the lead and the top stories are looked for
JUST_IN = 9
VOICES = 3
EVENTS = 3
BAND = 5
IN_THEIR_OWN_WORDS = [Kind.INTERVIEW, Kind.EXCLUSIVE]
TOP_PLACES = [SlotPlace.TOP_1, SlotPlace.TOP_2, SlotPlace.TOP_3]
SINGLE_PLACES = [SlotPlace.LEAD, *TOP_PLACES, SlotPlace.VOICE]


class Band(NamedTuple):
    """A section's newest stories that stand nowhere above."""

    section: Section
    articles: list[LiveArticle]


class FrontPage(NamedTuple):
    """What the front page shows; whatever is empty is not printed. `placed`: numbers the desk chose."""

    lead: LiveArticle | None
    just_in: list[LiveArticle]
    top_stories: list[LiveArticle]
    quoted: LiveArticle | None
    voices: list[LiveArticle]
    events: list[LiveArticle]
    bands: list[Band]
    has_older: bool
    placed: frozenset[int]

    @property
    def first_band(self) -> Band | None:
        return self.bands[0] if self.bands else None

    @property
    def pair(self) -> list[Band]:
        """The second and third section side by side."""
        return self.bands[1:3]

    @property
    def further_bands(self) -> list[Band]:
        return self.bands[3:]


class _Choice(NamedTuple):
    """What the desk chose: a story a place, and the one that opens a section's band."""

    places: dict[str, LiveArticle]
    bands: dict[int, LiveArticle]

    @property
    def numbers(self) -> set[int]:
        return _numbers([*self.places.values(), *self.bands.values()])


def fill_front_page(sections: Sequence[Section], *, language: str, older_from: int) -> FrontPage:
    """Five queries. `older_from`: with more stories than that, there are older ones to lead to."""
    cards = LiveArticle.objects.in_edition(language).for_cards()
    newest, choice = _newest_and_chosen(cards)
    lead = choice.places.get(SlotPlace.LEAD) or _newest_lead(_without(newest, choice.numbers))
    used = _numbers([lead] if lead else []) | choice.numbers
    top_stories = _top_stories(choice, _without(newest, used))
    used |= _numbers(top_stories)
    quoted, voices = _voices(cards, choice.places.get(SlotPlace.VOICE), used)
    used |= _numbers([quoted, *voices] if quoted else [])
    coming = cards.filter(event_starts_at__gt=Now()).exclude(pk__in=used)
    events = list(coming.upcoming_events()[:EVENTS])
    used |= _numbers(events)
    return FrontPage(
        lead=lead,
        just_in=_without(newest, _numbers([lead] if lead else []))[:JUST_IN],
        top_stories=top_stories,
        quoted=quoted,
        voices=voices,
        events=events,
        bands=_bands(cards, sections, choice.bands, used),
        has_older=len(newest) > older_from,
        placed=frozenset(choice.numbers),
    )


def may_stand(article: LiveArticle, place: str) -> bool:
    """Nothing paid leads; who speaks in large letters must have said something."""
    if place == SlotPlace.LEAD:
        return not article.is_paid
    return place != SlotPlace.VOICE or bool(article.pull_quote)


def _newest_and_chosen(cards: LiveArticleQuerySet) -> tuple[list[LiveArticle], _Choice]:
    """The newest stories, and those of the open slots, each in the language of the page."""
    slots = _open_slots()
    stories = {story for _place, story in slots}
    of_slots = cards.filter(Q(pk__in=stories) | Q(translation_of__in=stories))
    found = _together([cards.newest_first()[:NEWEST], of_slots])
    by_story = {article.translation_of or article.pk: article for article in found}
    wishes = [(place, by_story[story]) for place, story in slots if story in by_story]
    return found[:NEWEST], _choose(wishes)


def _open_slots() -> list[tuple[str, int]]:
    """(place, number of the story as first written), the slot that opened last first."""
    is_open = Q(ends_at__isnull=True) | Q(ends_at__gt=Now())
    slots = HomeSlot.objects.filter(is_open, starts_at__lte=Now()).order_by("-starts_at", "-pk")
    return list(slots.values_list("place", Coalesce("article__translation_of", "article_id")))


def _choose(wishes: list[tuple[str, LiveArticle]]) -> _Choice:
    """From the top: what has a place above leaves one below to the next wish."""
    by_place: dict[str, list[LiveArticle]] = defaultdict(list)
    for place, article in wishes:
        by_place[place].append(article)
    choice = _Choice({}, {})
    for place in SINGLE_PLACES:
        fitting = [article for article in by_place[place] if may_stand(article, place)]
        free = _without(fitting, choice.numbers)
        if free:
            choice.places[place] = free[0]
    for article in _without(by_place[SlotPlace.BAND], choice.numbers):
        choice.bands.setdefault(article.section_id, article)
    return choice


def _newest_lead(newest: list[LiveArticle]) -> LiveArticle | None:
    """The newest with a picture, else the newest; never a paid one."""
    ours = [article for article in newest if may_stand(article, SlotPlace.LEAD)]
    return next((article for article in ours if article.hero), ours[0] if ours else None)


def _top_stories(choice: _Choice, newest: list[LiveArticle]) -> list[LiveArticle]:
    """The desk's in their places, the newest in the others."""
    fill = iter(newest)
    stories = [choice.places.get(place) or next(fill, None) for place in TOP_PLACES]
    return [story for story in stories if story]


def _voices(
    cards: LiveArticleQuerySet, chosen: LiveArticle | None, used: set[int]
) -> tuple[LiveArticle | None, list[LiveArticle]]:
    """The newest interview with a quote to print large, and further interviews. Without a quote, nothing."""
    interviews = cards.filter(kind__in=IN_THEIR_OWN_WORDS).exclude(pk__in=used).newest_first()
    quoting = interviews.filter(pull_quote__isnull=False)
    found = _together([interviews[: VOICES + 1], quoting[:1]])
    quoted = chosen or next((article for article in found if article.pull_quote), None)
    if quoted is None:
        return None, []
    return quoted, _without(found, {quoted.pk})[:VOICES]


def _bands(
    cards: LiveArticleQuerySet, sections: Sequence[Section], chosen: dict[int, LiveArticle], used: set[int]
) -> list[Band]:
    """All of them in one query; `used` has what opens a band as well, which comes first."""
    rest = cards.exclude(pk__in=used).newest_first()
    by_section: dict[int, list[LiveArticle]] = defaultdict(list)
    for article in _together([rest.in_section(section)[:BAND] for section in sections]):
        by_section[article.section_id].append(article)
    bands = [Band(each, _opened_by(chosen.get(each.pk), by_section[each.pk])) for each in sections]
    return [band for band in bands if band.articles]


def _opened_by(chosen: LiveArticle | None, articles: list[LiveArticle]) -> list[LiveArticle]:
    """What the desk chose, else the newest with a picture, is printed large; then the others as they came."""
    large = chosen or next((article for article in articles if article.hero), None)
    return [large, *_without(articles, {large.pk})][:BAND] if large else articles


def _together(lists: Sequence[LiveArticleQuerySet]) -> list[LiveArticle]:
    """What stands in any of the lists, once, the newest first; one query.

    A union: of lists joined by "or", PostgreSQL would read the whole table.
    """
    if not lists:
        return []
    parts = [LiveArticle.objects.for_cards().filter(pk__in=each.values("pk")).order_by() for each in lists]
    found = {article.pk: article for article in parts[0].union(*parts[1:], all=True)}
    return sorted(found.values(), key=lambda article: (article.published_at, article.pk), reverse=True)


def _without(articles: Iterable[LiveArticle], numbers: set[int]) -> list[LiveArticle]:
    return [article for article in articles if article.pk not in numbers]


def _numbers(articles: Iterable[LiveArticle]) -> set[int]:
    return {article.pk for article in articles}
