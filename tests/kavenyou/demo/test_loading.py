import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction
from django.db.models import Count
from django.test import override_settings
from django.utils import timezone

from articles.live.front_page import fill_front_page
from articles.live.models import HomeSlot, Kind, Language, LiveArticle
from articles.live.related import related_to
from articles.live.translations import translations_of
from articles.masthead.partners import AudienceFact, find_media_kit, require_pdf
from articles.models import Article, Author, Enquiry, FormerAddress, Image, Revision, Section, Tag
from articles.newsroom.models import State
from articles.newsroom.translating import is_out_of_date
from kavenyou.demo.loading import load_demo
from kavenyou.demo.stories import HERE, day, moment, picture_file, read_stories, read_table

HALF_PAST_NINE = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # in Singapore


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loading(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here, and undone after the last: (who loaded it, when)."""
    media = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")))
    with django_db_blocker.unblock(), media, transaction.atomic():
        editor, at = User.objects.create_user("mei", password="a long enough secret"), timezone.now()
        load_demo(by=editor, at=at)
        yield editor, at
        transaction.set_rollback(True)


@pytest.fixture
def editor(loading):
    return loading[0]


@pytest.fixture
def demo(loading):
    return loading[1]


def counts():
    return [
        model.objects.count() for model in (Article, Revision, Image, Author, Tag, LiveArticle, FormerAddress)
    ]


def test_load_demo_twice_adds_nothing(demo, editor):
    before = counts()
    load_demo(by=editor, at=demo + timedelta(days=1))
    assert counts() == before


def test_load_demo_does_not_bring_back_a_story_an_editor_has_renamed(demo, editor):
    Article.objects.filter(slug="vinyl-euljiro").update(slug="listening-bars")
    load_demo(by=editor, at=demo + timedelta(days=1))
    assert not Article.objects.filter(slug="vinyl-euljiro").exists()


def test_demo_has_every_story_in_the_state_its_file_gives(demo):
    states = {article.slug: article.state for article in Article.objects.all()}
    assert states == {story.slug: State(story.state) for story in read_stories()}
    assert Counter(states.values()) >= Counter(
        {State.LIVE: 26, State.DRAFT: 2, State.SCHEDULED: 1, State.CHANGED: 1, State.WITHDRAWN: 1}
    )


def test_demo_bodies_are_stored_as_they_are_written(demo):
    """But for numbers in the place of names, cleaning changes nothing in them."""
    reference = re.compile(r'(data-image="|data-ref="article:)[^"]+')
    written = {story.slug: reference.sub(r"\1", story.body) for story in read_stories()}
    stored = {article.slug: reference.sub(r"\1", article.body) for article in Article.objects.all()}
    assert stored == written


def test_demo_covers_sections_kinds_and_languages(demo):
    live = LiveArticle.objects.all()
    assert set(live.values_list("section__slug", flat=True)) == {"music", "wanderlust", "foodie", "lifestyle"}
    assert set(live.values_list("kind", flat=True)) == set(Kind.values)
    assert set(live.values_list("language", flat=True)) == set(Language.values)


@pytest.mark.parametrize("provider", ["youtube", "vimeo", "instagram", "x", "tiktok", "spotify"])
def test_demo_embeds_every_provider(demo, provider):
    assert Article.objects.filter(body__contains=f'<figure data-embed="{provider}">').exists()


@pytest.mark.parametrize(
    "block",
    ["<div data-gallery", "<aside data-pullquote", "<blockquote data-duo", "<p data-question", "<table>"],
)
def test_demo_uses_every_block_of_the_editor(demo, block):
    assert Article.objects.filter(body__contains=block).exists()


def test_demo_has_the_edges_a_page_must_bear(demo):
    live = LiveArticle.objects.all()
    assert live.filter(hero__isnull=True).exists()
    assert live.filter(standfirst="").exists()
    assert live.exclude(correction="").exists()
    assert live.filter(revised_at__isnull=False).exists()
    assert live.filter(is_paid=False).exclude(disclosure="").exists()
    assert live.get(is_paid=True).partner_name
    assert {len(article.writers) for article in live} >= {0, 1, 2, 5}
    assert max(len(article.headline) for article in live) > 150
    assert max(article.word_count for article in live) > 1000


def test_demo_story_is_told_in_three_languages_and_another_in_two(demo):
    versions = translations_of(LiveArticle.objects.get(slug="room-709-review"))
    assert [version.language for version in versions] == ["en", "ko", "zh-Hans"]
    assert {version.rating for version in LiveArticle.objects.filter(pk__in=[v.pk for v in versions])} == {4}
    assert len(translations_of(LiveArticle.objects.get(slug="kopi-for-korean-friends"))) == 2


def test_demo_translations_say_what_their_originals_say_now(demo):
    translations = Article.objects.filter(translation_of__isnull=False)
    assert [is_out_of_date(translation) for translation in translations] == [False] * 3


def test_demo_interview_has_pinned_stories_below_it(demo):
    related = related_to(LiveArticle.objects.get(slug="seo-yul-interview"))
    assert [article.slug for article in related][:2] == ["night-train-duet", "seo-yul-bookshop-show"]


def test_demo_partners_are_told_figures_and_handed_a_kit(demo):
    on = timezone.localdate(demo)
    assert (AudienceFact.objects.count(), AudienceFact.objects.current(on=on).count()) == (4, 3)
    assert find_media_kit("ko").language == "en"
    with (HERE / "media-kit.pdf").open("rb") as kit:
        require_pdf(File(kit))


def test_demo_has_an_event_that_is_over(demo):
    assert LiveArticle.objects.filter(event_ends_at__lt=demo).exists()


def test_demo_events_are_to_come_on_now_and_over(demo):
    starts = [article.event_starts_at for article in LiveArticle.objects.upcoming_events()]
    assert sum(start > demo for start in starts) >= 3
    assert sum(start < demo for start in starts) == 1
    assert LiveArticle.objects.past_events().count() >= 2


def test_demo_front_page_is_the_desk_s(demo):
    page = fill_front_page(list(Section.objects.all()), language="en", older_from=18)
    assert [article.slug for article in page.top_stories] == [
        "paper-lantern-press-conference",
        "bibimbap-map-tanjong-pagar",
        "hanok-village-lights-low",
    ]
    assert page.quoted.slug == "han-byeol-exclusive"
    assert HomeSlot.objects.filter(starts_at__gt=demo).exists()
    assert HomeSlot.objects.filter(ends_at__lt=demo).exists()


def test_demo_stories_link_to_newer_ones_too(demo):
    """The Korean report is older than the interview it points to."""
    report = LiveArticle.objects.get(slug="서율-싱가포르-공연")
    assert 'href="/seo-yul-interview/"' in report.body_html


def test_demo_withdrawn_story_says_why(demo):
    gone = FormerAddress.objects.get(slug="free-laksa-day")
    assert gone.gone_at is not None
    assert "art project" in gone.reason


def test_demo_tags_are_shared(demo):
    shared = Tag.objects.annotate(stories=Count("live_articles")).filter(stories__gt=2)
    assert {"Seo Yul", "Glasshouse", "Seoul", "Singapore shows"} <= {tag.name for tag in shared}


def test_demo_pictures_are_all_described_and_small():
    table = read_table("pictures")
    assert {picture_file(name).name for name in table} == {
        file.name for file in picture_file("any").parent.iterdir()
    }
    assert all(words["alt"] and words["credit"] for words in table.values())
    sizes = [picture_file(name).stat().st_size for name in table]
    assert max(sizes) <= 220_000
    assert sum(sizes) < 4_000_000


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("-35m", datetime(2026, 3, 2, 0, 55, tzinfo=UTC)),
        ("-5h", datetime(2026, 3, 1, 20, 30, tzinfo=UTC)),
        ("-1d 21:30", datetime(2026, 3, 1, 13, 30, tzinfo=UTC)),
        ("+7d 19:00", datetime(2026, 3, 9, 11, 0, tzinfo=UTC)),
    ],
)
def test_moment_counts_from_the_loading(text, meant):
    assert moment(text, at=HALF_PAST_NINE) == meant


def test_moment_is_by_the_clock_of_the_place():
    assert moment("+0d 19:00", at=HALF_PAST_NINE, zone="Asia/Seoul") == datetime(
        2026, 3, 2, 10, 0, tzinfo=UTC
    )


def test_day_is_by_the_newsrooms_calendar():
    late = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # already the second in Singapore
    assert day("-1d", at=late).isoformat() == "2026-03-01"


def test_moment_refuses_what_it_cannot_read():
    with pytest.raises(ValueError, match="tomorrow"):
        moment("tomorrow", at=HALF_PAST_NINE)


def test_the_partners_desk_has_letters_to_read_one_of_them_spam(loading):
    letters = Enquiry.objects.order_by("reference").values_list("name", "state")
    assert list(letters) == [
        ("Farid Osman", "new"),
        ("Ranking Team", "spam"),
        ("김도윤", "new"),
        ("Grace Lim", "new"),
    ]
