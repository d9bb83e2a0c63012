from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from articles.masthead.models import Section, SiteSettings, SocialLink
from articles.masthead.partners import AdvertisingContact
from tests.factories import make_author, make_live_article, make_tag
from tests.pages.reading import of_class, read, words

pytestmark = pytest.mark.django_db

HOME = "public, max-age=30, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400"
ARTICLE = "public, max-age=60, s-maxage=300, stale-while-revalidate=3600, stale-if-error=604800"
LIST = "public, max-age=60, s-maxage=120, stale-while-revalidate=600"

KEPT = {
    "/": HOME,
    "/a-story/": ARTICLE,
    "/music/": LIST,
    "/news/": LIST,
    "/tag/seoul/": LIST,
    "/author/mei-ong/": LIST,
    "/nothing-here/": "public, max-age=60",
    "/music/page/1/": "public, max-age=86400",
}


@pytest.fixture
def story(db):
    return make_live_article(slug="a-story", tags=[make_tag("Seoul")], writers=[make_author("Mei Ong")])


@pytest.mark.parametrize(("path", "kept"), KEPT.items())
def test_pages_may_be_kept_as_long_as_they_say(client, story, path, kept):
    assert client.get(path).headers["Cache-Control"] == kept


@pytest.mark.parametrize("path", KEPT)
def test_no_page_sets_or_heeds_a_cookie(client, story, path):
    User.objects.create_user("mei", password="a long enough secret")
    client.force_login(User.objects.get())
    client.cookies["theme"] = "dark"

    answer = client.get(path)

    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.parametrize("path", [path for path in KEPT if path != "/nothing-here/"])
def test_pages_are_only_for_reading(client, story, path):
    answer = client.post(path)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", KEPT)
def test_head_is_answered_as_get_is(client, story, path):
    assert client.head(path).status_code == client.get(path).status_code


def test_line_runs_from_one_end_to_the_other(client):
    (line,) = of_class(read(client, "/"), "line")

    assert words(line) == "Singapore Music Wanderlust Foodie Lifestyle Korea"
    assert [link.get("class") for link in line.xpath(".//a")] == [
        "k-persimmon",
        "k-lagoon",
        "k-amber",
        "k-plum",
    ]


def test_line_is_left_out_before_there_are_sections(client):
    Section.objects.all().delete()

    assert of_class(read(client, "/"), "line") == []


def test_footer_says_who_we_are_and_how_to_reach_us(client):
    SocialLink.objects.filter(platform="facebook").delete()
    AdvertisingContact.objects.update(email="desk@kavenyou.com", purpose="For adverts")
    SiteSettings.objects.update(tagline="A new tagline")

    footer = of_class(read(client, "/"), "foot")[0]

    assert "A new tagline" in words(footer)
    assert "For adverts desk@kavenyou.com" in words(footer)
    assert footer.xpath(".//a[@rel='me']/@href") == [
        "https://www.instagram.com/KAvenyou/",
        "https://x.com/KAvenyou",
        "https://www.youtube.com/@KAvenyou",
        "https://t.me/KAvenyou",
    ]
    assert "/advertise/" in footer.xpath(".//a/@href")


def test_footer_leads_wherever_the_menu_does(client):
    page = read(client, "/")
    menu = set(page.xpath("//*[@id='menu']//a/@href"))

    assert menu <= set(of_class(page, "foot")[0].xpath(".//a/@href"))


def test_no_link_of_the_frame_is_dead(client, story):
    paths = {path for path in read(client, "/a-story/").xpath("//a/@href") if path.startswith("/")}

    assert len(paths) > 15
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_days_are_those_of_the_site_s_own_zone(client, settings):
    settings.TIME_ZONE = "UTC"
    make_live_article(slug="late", published_at=datetime(2026, 3, 2, 16, 30, tzinfo=UTC))

    by = words(of_class(read(client, "/late/"), "by")[0])

    assert "3 Mar 2026, 12.30am" in by


def test_page_survives_a_masthead_nobody_has_written(client, story):
    for model in (SiteSettings, AdvertisingContact, SocialLink):
        model.objects.all().delete()

    page = read(client, "/a-story/")

    assert page.xpath("//title/text()")[0].endswith("Our publication")
    assert page.xpath("//a[starts-with(@href, 'mailto:')][not(contains(@href, 'subject'))]") == []
