from datetime import timedelta

import pytest
from django.utils import timezone

from articles.live.front_page import FrontPage, fill_front_page
from articles.live.models import HomeSlot
from articles.masthead.models import Section
from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_image, make_live_article, make_section

pytestmark = pytest.mark.django_db

PAID = {"is_paid": True, "partner_name": "Lampu", "disclosure": "Paid."}


def front(language: str = "en") -> FrontPage:
    return fill_front_page(list(Section.objects.all()), language=language, older_from=18)


def publish(count: int, **fields) -> list:
    """So many stories, the first the newest, an hour between them."""
    now = timezone.now()
    return [make_live_article(published_at=now - timedelta(hours=hour), **fields) for hour in range(count)]


def put(place: str, article, *, starts: int = -1, ends: int | None = None) -> HomeSlot:
    """A slot; from and until in hours from now."""
    now = timezone.now()
    return HomeSlot.objects.create(
        place=place,
        article=article,
        starts_at=now + timedelta(hours=starts),
        ends_at=None if ends is None else now + timedelta(hours=ends),
    )


def test_slot_fills_its_place_and_the_newest_fill_the_others():
    newest = publish(5)
    put("lead", newest[4])
    put("top-2", newest[3])

    page = front()

    assert page.lead == newest[4]
    assert page.top_stories == [newest[0], newest[3], newest[1]]


def test_story_older_than_all_the_newest_may_be_placed():
    publish(30)
    old = make_live_article(published_at=timezone.now() - timedelta(days=900))
    put("lead", old)

    assert front().lead == old


@pytest.mark.parametrize(
    ("starts", "ends", "is_open"), [(-2, None, True), (-2, 1, True), (1, None, False), (-3, -1, False)]
)
def test_slot_holds_from_its_start_until_its_end(starts, ends, is_open):
    newest = publish(3)
    put("lead", newest[2], starts=starts, ends=ends)

    assert (front().lead == newest[2]) is is_open


def test_of_two_slots_for_one_place_the_one_that_opened_last_wins():
    newest = publish(3)
    put("lead", newest[1], starts=-1)
    put("lead", newest[2], starts=-5)

    assert front().lead == newest[1]


def test_when_the_later_slot_ends_the_earlier_one_is_back():
    newest = publish(3)
    put("lead", newest[1], starts=-2, ends=-1)
    put("lead", newest[2], starts=-5)

    assert front().lead == newest[2]


def test_paid_story_never_leads_even_when_placed():
    ours = publish(2)
    put("lead", make_live_article(**PAID), starts=-1)
    put("lead", ours[1], starts=-2)

    assert front().lead == ours[1]


def test_paid_story_may_be_placed_below():
    publish(2)
    paid = make_live_article(published_at=timezone.now() - timedelta(days=9), **PAID)
    put("top-1", paid)

    assert front().top_stories[0] == paid


def test_story_in_two_slots_stands_in_the_upper_one():
    newest = publish(5)
    put("lead", newest[3])
    put("top-1", newest[3])

    page = front()

    assert page.lead == newest[3]
    assert page.top_stories == newest[:3]


def test_story_placed_below_does_not_fill_a_place_above():
    newest = publish(5, hero_image=make_image())
    put("band", newest[0])

    page = front()

    assert page.lead == newest[1]
    assert newest[0] not in page.top_stories
    assert page.bands[0].articles[0] == newest[0]


def test_scheduled_story_waits_in_its_slot_and_the_place_is_not_empty():
    newest = publish(2)
    put("lead", make_live_article(visible_from=timezone.now() + timedelta(hours=1)))

    assert front().lead == newest[0]


def test_withdrawn_story_leaves_its_place():
    newest = publish(2)
    put("lead", newest[1])
    withdraw_article(Article.objects.get(pk=newest[1].pk), by=None, at=timezone.now(), reason="")

    assert front().lead == newest[0]


def test_slot_s_story_comes_in_the_language_of_the_page():
    original = make_live_article("In English")
    korean = make_live_article("한국어", language="ko", translation_of_id=original.pk)
    publish(3)
    put("lead", original)

    assert front("en").lead == original
    assert front("ko").lead == korean


def test_slot_for_a_translation_shows_the_original_to_others():
    original = make_live_article("In English")
    korean = make_live_article("한국어", language="ko", translation_of_id=original.pk)
    publish(3)
    put("top-1", korean)

    assert front("en").top_stories[0] == original
    assert front("ko").top_stories[0] == korean


def test_each_story_stands_once_in_an_edition():
    for number in range(8):
        original = make_live_article(f"Story {number}")
        make_live_article(f"이야기 {number}", language="ko", translation_of_id=original.pk)

    page = front("ko")
    shown = [page.lead, *page.top_stories, *(article for band in page.bands for article in band.articles)]

    assert [article.language for article in shown] == ["ko"] * 8


def test_placed_voice_is_printed_large_and_others_beside_it():
    newest = publish(4)
    interviews = [make_live_article(kind="interview", pull_quote="A quote.") for _ in range(3)]
    old = make_live_article(
        published_at=timezone.now() - timedelta(days=90), kind="feature", pull_quote="Another quote."
    )
    put("voice", old)
    put("lead", newest[0])
    put("top-1", newest[1])
    put("top-2", newest[2])
    put("top-3", newest[3])

    page = front()

    assert page.quoted == old
    assert page.voices == interviews[::-1]


def test_voice_without_a_quote_is_passed_over():
    publish(5)
    quoted = make_live_article(
        published_at=timezone.now() - timedelta(days=1), kind="interview", pull_quote="A quote."
    )
    put("voice", make_live_article(published_at=timezone.now() - timedelta(days=3), kind="interview"))

    assert front().quoted == quoted


def test_band_opens_with_the_desk_s_choice_even_without_a_picture():
    picture = make_image()
    publish(8, section=make_section("foodie"), hero_image=picture)
    music = publish(5, section=make_section("music"), hero_image=picture)
    plain = make_live_article(section=make_section("music"), published_at=timezone.now() - timedelta(days=30))
    put("band", plain)
    for place, article in zip(("lead", "top-1", "top-2", "top-3"), music, strict=False):
        put(place, article)

    (band,) = (band for band in front().bands if band.section.slug == "music")

    assert band.articles == [plain, music[4]]


def test_just_in_is_a_clock_and_has_all_but_the_lead():
    newest = publish(12)
    put("top-1", newest[4])

    page = front()

    assert page.just_in == [article for article in newest if article != page.lead][:9]


def test_events_on_the_front_page_have_yet_to_begin():
    now = timezone.now()
    publish(5)
    for name, hours in (("On now", -1), ("Next", 5)):
        make_live_article(
            published_at=now - timedelta(days=30),
            event_name=name,
            event_starts_at=now + timedelta(hours=hours),
            event_ends_at=now + timedelta(hours=hours + 9),
        )

    assert [article.event["name"] for article in front().events] == ["Next"]


@pytest.mark.parametrize("count", [0, 1, 40])
def test_front_page_costs_five_queries(count, django_assert_max_num_queries):
    for number in range(count):
        article = make_live_article(section=make_section(("music", "foodie", "lifestyle")[number % 3]))
        if number < 6:
            put(("lead", "top-1", "top-2", "top-3", "voice", "band")[number], article)
    sections = list(Section.objects.all())

    with django_assert_max_num_queries(5):
        fill_front_page(sections, language="en", older_from=18)
