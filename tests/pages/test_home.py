from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.live.models import HomeSlot, LiveArticle, SlotPlace
from articles.masthead.models import Section, SiteSettings
from articles.readership.models import Place, Reading
from tests.factories import make_author, make_image, make_live_article, make_section
from tests.pages.reading import block, blocks, headlines, of_class, read, words

pytestmark = pytest.mark.django_db


def publish(count: int, **fields) -> list:
    """So many stories, the first the newest, an hour between them."""
    now = timezone.now()
    return [make_live_article(published_at=now - timedelta(hours=hour), **fields) for hour in range(count)]


@pytest.fixture
def picture():
    return make_image()


def test_home_before_the_first_story_welcomes_and_leads_to_our_accounts(client):
    page = read(client, "/")

    assert words(page.xpath("//main//h2")[0]) == "The first stories are on their way"
    assert "https://www.instagram.com/KAvenyou/" in page.xpath("//main//a/@href")
    assert blocks(page) == []


def test_home_with_one_story_shows_it_once(client, picture):
    (story,) = publish(1, hero_image=picture)

    page = read(client, "/")

    assert page.xpath("//main//a/@href").count(story.get_absolute_url()) == 1
    assert blocks(page) == []


def test_home_with_three_stories_has_a_lead_a_clock_and_top_stories(client, picture):
    first, second, third = publish(3, hero_image=picture)

    page = read(client, "/")

    assert words(of_class(page, "hero")[0].xpath(".//h2")[0]) == first.headline
    assert blocks(page) == ["just-in", "top-stories"]
    assert headlines(block(page, "top-stories")) == [second.headline, third.headline]


def test_home_leads_with_the_newest_story_that_has_a_picture(client, picture):
    publish(1)
    older = make_live_article(published_at=timezone.now() - timedelta(days=1), hero_image=picture)

    page = read(client, "/")

    assert words(of_class(page, "hero")[0].xpath(".//h2")[0]) == older.headline


def test_home_without_any_picture_leads_with_words_alone(client):
    newest, _older = publish(2)

    (lead,) = of_class(read(client, "/"), "hero")

    assert "bare" in lead.get("class").split()
    assert words(lead.xpath(".//h2")[0]) == newest.headline
    assert lead.xpath(".//img") == []


def test_home_never_leads_with_a_paid_story(client, picture):
    make_live_article(
        hero_image=picture, is_paid=True, partner_name="Lampu", disclosure="Lampu paid for this story."
    )
    ours = make_live_article(published_at=timezone.now() - timedelta(days=9))

    page = read(client, "/")

    assert words(of_class(page, "hero")[0].xpath(".//h2")[0]) == ours.headline


def test_home_repeats_a_story_only_in_the_clock(client, picture):
    sections = [make_section(slug) for slug in ("music", "wanderlust", "foodie", "lifestyle")]
    soon = timezone.now() + timedelta(days=7)
    for hour in range(50):
        make_live_article(
            published_at=timezone.now() - timedelta(hours=hour),
            section=sections[hour % 4],
            hero_image=picture if hour % 3 else None,
            kind="interview" if hour % 5 == 0 else "news",
            pull_quote="A quote." if hour % 5 == 0 else "",
            **({"event_name": f"Show {hour}", "event_starts_at": soon} if hour % 11 == 0 else {}),
        )

    page = read(client, "/")
    clock = block(page, "just-in")
    clock.getparent().remove(clock)
    stories = page.xpath("//main//h2/a/@href|//main//h3/a/@href")

    assert len(stories) > 20
    assert len(stories) == len(set(stories))


def test_home_blocks_come_in_the_order_of_the_design(client, picture):
    names = ("music", "wanderlust", "foodie", "lifestyle")
    quote = {"kind": "interview", "pull_quote": "A quote."}
    event = {"event_name": "A show", "event_starts_at": timezone.now() + timedelta(days=7)}
    for name in names:
        for hour in range(6):
            make_live_article(
                published_at=timezone.now() - timedelta(hours=hour),
                section=make_section(name),
                hero_image=picture,
                **(quote if hour == 3 else event if hour == 4 else {}),
            )

    numbers = {name: f"section-{Section.objects.get(slug=name).pk}" for name in names}

    assert blocks(read(client, "/")) == [
        "just-in",
        "top-stories",
        "own-words",
        numbers["music"],
        numbers["wanderlust"],
        numbers["foodie"],
        "coming-up",
        numbers["lifestyle"],
    ]


def test_home_gives_a_second_section_alone_the_whole_width(client, picture):
    publish(5, section=make_section("music"), hero_image=picture)
    wanderlust = publish(3, section=make_section("wanderlust"), hero_image=picture)

    page = read(client, "/")

    assert page.xpath("//main//*[contains(@class, 'split')]/section") == []
    assert wanderlust[-1].headline in headlines(page)


def test_home_prints_the_newest_picture_of_a_section_large(client, picture):
    publish(4, hero_image=picture, section=make_section("foodie"))
    days = [timezone.now() - timedelta(days=day) for day in (1, 2)]
    make_live_article("Without a picture", section=make_section("music"), published_at=days[0])
    make_live_article(
        "With a picture", section=make_section("music"), published_at=days[1], hero_image=picture
    )

    music = block(read(client, "/"), f"section-{make_section('music').pk}")

    assert headlines(music) == ["With a picture", "Without a picture"]


def test_in_their_own_words_needs_a_quote(client):
    publish(8, kind="interview")

    assert "own-words" not in blocks(read(client, "/"))


def test_in_their_own_words_prints_the_original_in_its_language(client):
    publish(4)
    make_live_article(
        "Han Byeol on stage fright",
        published_at=timezone.now() - timedelta(days=2),
        kind="exclusive",
        pull_quote="“It’s fine to get it wrong.”",
        pull_quote_original="“틀려도 괜찮아요.”",
        pull_quote_language="ko",
        writers=[make_author("Arif Rahman")],
    )

    band = block(read(client, "/"), "own-words")
    original, translation = band.xpath(".//blockquote/p")

    assert (original.get("lang"), words(original)) == ("ko", "“틀려도 괜찮아요.”")
    assert words(translation) == "“It’s fine to get it wrong.”"
    assert words(band.xpath(".//h3")[0]) == "Han Byeol on stage fright"


def test_coming_up_lists_only_what_has_not_ended_the_next_first(client):
    publish(4)
    now = timezone.now()
    for name, days in (("Over", -3), ("On now", 0), ("Later", 20), ("Next", 5)):
        make_live_article(
            published_at=now - timedelta(days=30),
            event_name=name,
            event_starts_at=now + timedelta(days=days),
            event_ends_at=now + timedelta(days=days, hours=2),
        )

    rows = block(read(client, "/"), "coming-up").xpath(".//li/h3/a")

    assert [words(row) for row in rows] == ["Next", "Later"]


def test_home_shows_nothing_that_is_scheduled_ended_or_withdrawn(client):
    now = timezone.now()
    make_live_article("Scheduled", visible_from=now + timedelta(hours=1))
    make_live_article("Ended", published_at=now - timedelta(days=2), visible_until=now - timedelta(days=1))

    page = read(client, "/")

    assert "Scheduled" not in words(page)
    assert "Ended" not in words(page)


def test_older_stories_are_offered_when_there_are_more(client):
    publish(18)
    assert "/page/2/" not in read(client, "/").xpath("//a/@href")

    publish(1)
    assert "/page/2/" in read(client, "/").xpath("//a/@href")


def test_second_page_goes_on_where_the_newest_eighteen_end(client):
    stories = publish(20)

    page = read(client, "/page/2/")

    assert headlines(page) == [story.headline for story in stories[18:]]
    assert page.xpath("//a[@rel='prev']/@href") == ["/"]
    assert page.xpath("//a[@rel='next']") == []


def test_just_in_prints_the_clock_for_today_and_the_day_for_earlier(client, picture):
    """By the site's clock, half past midnight is today when it is still yesterday in London."""
    singapore = ZoneInfo("Asia/Singapore")
    now = timezone.localtime(timezone=singapore)
    this_morning = now.replace(hour=0, minute=0, second=0) + (now - now.replace(hour=0, minute=0)) / 2
    make_live_article(hero_image=picture)
    make_live_article(published_at=this_morning)
    make_live_article(published_at=datetime(2024, 11, 22, 12, tzinfo=singapore))

    times = [words(time) for time in block(read(client, "/"), "just-in").iter("time")]

    assert times == [f"{this_morning:%H:%M}", "22 Nov 2024"]


def test_headings_are_the_desk_s_own_words(client, picture):
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"voices_heading": "Said aloud", "events_heading": "Coming up in Singapore"}
    )
    soon = timezone.now() + timedelta(days=7)
    publish(5, hero_image=picture)
    day = timezone.now() - timedelta(days=1)
    make_live_article(published_at=day, kind="interview", pull_quote="A quote.")
    make_live_article(published_at=day, event_name="A show", event_starts_at=soon)

    page = read(client, "/")

    assert words(page.get_element_by_id("own-words")) == "Said aloud"
    assert words(page.get_element_by_id("coming-up")) == "Coming up in Singapore"


def test_a_slot_changes_the_page_without_anybody_saving_a_story(client, picture):
    publish(4, hero_image=picture)
    old = make_live_article("From the drawer", published_at=timezone.now() - timedelta(days=90))
    HomeSlot.objects.create(place="lead", article=old)

    assert words(of_class(read(client, "/"), "hero")[0].xpath(".//h2")[0]) == "From the drawer"


def count_readers(article, readers: int) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Reading.objects.create(day=yesterday, place=Place.ARTICLE, number=article.pk, count=readers)


def test_most_read_of_the_week_stands_in_its_order(client):
    first, second, third = publish(3)
    for article, readers in ((second, 30), (third, 20), (first, 10)):
        count_readers(article, readers)

    ranking = block(read(client, "/"), "most-read")

    assert headlines(ranking) == [second.headline, third.headline, first.headline]
    assert ranking.xpath(".//ol/li//article")


def test_most_read_has_the_days_of_the_site_wherever_the_server_stands(client, monkeypatch):
    stories = publish(3)
    noon = timezone.now().replace(hour=12, minute=0)
    for story in stories:
        Reading.objects.create(day=noon.date(), place=Place.ARTICLE, number=story.pk, count=1)
    SiteSettings.objects.update(
        time_zone="Pacific/Kiritimati"
    )  # there it is two in the morning of the next day
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)

    assert len(headlines(block(read(client, "/"), "most-read"))) == 3


def test_most_read_is_hidden_while_there_are_fewer_than_three(client):
    for article in publish(3)[:2]:
        count_readers(article, 5)

    assert "most-read" not in blocks(read(client, "/"))


@pytest.mark.parametrize("count", [0, 1, 3, 50])
def test_home_costs_at_most_fourteen_queries(client, picture, count, django_assert_max_num_queries):
    for number in range(count):
        make_live_article(
            section=make_section(("music", "wanderlust", "foodie", "lifestyle")[number % 4]),
            hero_image=picture,
            writers=[make_author()],
            kind="interview",
            pull_quote="A quote.",
        )
    for place, article in zip(SlotPlace.values, LiveArticle.objects.all(), strict=False):
        HomeSlot.objects.create(place=place, article=article)
        count_readers(article, 5)

    with django_assert_max_num_queries(14):
        client.get("/")
