"""Our stories on other sites: what oEmbed answers, and the card their frames show."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen
from xml.etree import ElementTree

import lxml.html
import micawber
import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from articles.models import Article, LiveArticle
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_author, make_image, make_live_article
from tests.pages.reading import read, words

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def story(db):
    return make_live_article(
        "Seo Yul <b>rides</b> & “waits”",
        slug="last-train",
        kind="interview",
        standfirst="On night trains.",
        writers=[make_author("Mei Ong")],
    )


@pytest.fixture
def pictured(story):
    Article.objects.filter(pk=story.pk).update(hero_image=make_image(size=(1300, 900), renditions=True))
    return publish(story)


def ask(client, **question):
    return client.get(f"/oembed/?{urlencode(question)}")


def publish(article, **fields):
    """Again, with other facts."""
    Article.objects.filter(pk=article.pk).update(**fields)
    publish_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())
    return LiveArticle.objects.get(pk=article.pk)


def withdraw(article):
    withdraw_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now(), reason="")


# -- what it answers -------------------------------------------------------------------------------


def test_r48_oembed_answers_with_a_card_in_a_frame(client, pictured):
    answer = ask(client, url=f"{SITE}/last-train/")

    data = answer.json()
    frame = lxml.html.fragment_fromstring(data.pop("html"))
    assert answer.headers["Content-Type"] == "application/json"
    assert data == {
        "type": "rich",
        "version": "1.0",
        "title": "[INTERVIEW] Seo Yul <b>rides</b> & “waits”",
        "author_name": "Mei Ong",
        "author_url": f"{SITE}/author/mei-ong/",
        "provider_name": "KAvenyou",
        "provider_url": f"{SITE}/",
        "cache_age": 86400,
        "width": 600,
        "height": 210,
        "thumbnail_url": f"{SITE}{pictured.share_picture['url']}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert dict(frame.attrib) == {
        "src": f"{SITE}/last-train/embed/",
        "width": "600",
        "height": "210",
        "title": "Seo Yul <b>rides</b> & “waits”",
        "loading": "lazy",
        "frameborder": "0",
        "sandbox": "allow-popups allow-popups-to-escape-sandbox",
    }


def test_r48_oembed_says_the_same_in_xml(client, story):
    url = f"{SITE}/last-train/"

    answer = ask(client, url=url, format="xml")

    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)  # noqa: S314 -- our own
    said = {name: str(value) for name, value in ask(client, url=url).json().items()}
    assert (root.tag, {child.tag: child.text for child in root}) == ("oembed", said)


def test_xml_leaves_out_what_xml_cannot_hold(client, story):
    type(story).objects.update(headline="A bell \x07 and a page \x0c break")

    answer = ask(client, url=f"{SITE}/last-train/", format="xml")

    root = ElementTree.fromstring(answer.content)  # noqa: S314 -- our own
    assert root.findtext("title") == "[INTERVIEW] A bell  and a page  break"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": f"{SITE}/last-train/", "maxwidth": "wide"}, 400),
        ({"url": f"{SITE}/last-train/", "maxwidth": "0"}, 400),
        ({"url": f"{SITE}/last-train/", "maxheight": "-5"}, 400),
        ({"url": f"{SITE}/last-train/", "maxheight": "٣٠٠"}, 400),
        ({"url": f"{SITE}/last-train/", "format": "yaml"}, 501),
        ({"url": f"{SITE}/no-such-story/"}, 404),
        ({"url": f"{SITE}/music/"}, 404),
        ({"url": f"{SITE}/"}, 404),
        ({"url": "https://elsewhere.example/last-train/"}, 404),
        ({"url": "ftp://127.0.0.1:8000/last-train/"}, 404),
        ({"url": "http://127.0.0.1:8000@elsewhere.example/last-train/"}, 404),
        ({"url": "http://[::1/last-train/"}, 404),
        ({"url": f"{SITE}/%ff%fe/"}, 404),
        ({"url": f"{SITE}/a%00b/"}, 404),
        ({"url": "last-train"}, 404),
    ],
)
def test_r48_oembed_refuses_with_the_right_status(client, story, question, status):
    answer = ask(client, **question)

    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_r48_oembed_may_be_read_from_any_site_and_kept_for_a_day(client, story):
    answer = ask(client, url=f"{SITE}/last-train/")

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert client.post("/oembed/").status_code == 405


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1:8000/last-train/",
        f"{SITE}/last-train",
        f"{SITE}/last-train/?utm_source=chat#share",
        f"{SITE}/%6Cast-train/",
    ],
)
def test_oembed_knows_a_story_by_any_way_of_writing_its_address(client, story, url):
    assert ask(client, url=url).json()["html"].count("/last-train/embed/") == 1


def test_r05_oembed_shows_nothing_readers_may_not_see(client, story):
    make_live_article(slug="tomorrow", visible_from=timezone.now() + timedelta(days=1))
    withdraw(story)

    assert ask(client, url=f"{SITE}/tomorrow/").status_code == 404
    assert ask(client, url=f"{SITE}/last-train/").status_code == 404


def test_oembed_of_a_former_address_is_that_of_the_story(client, story):
    publish(story, slug="night-train")

    assert f"{SITE}/night-train/embed/" in ask(client, url=f"{SITE}/last-train/").json()["html"]


def test_r31_oembed_and_its_card_say_that_a_story_is_paid_for(client):
    article = make_live_article(
        "A tour", slug="a-tour", is_paid=True, partner_name="Lampu", disclosure="Lampu paid."
    )

    data = ask(client, url=f"{SITE}/a-tour/").json()
    page = read(client, f"{article.get_absolute_url()}embed/")

    assert data["title"] == "[PARTNER] [NEWS] A tour"
    assert page.xpath("//title/text()") == ["[PARTNER] [NEWS] A tour – KAvenyou"]
    assert words(page.xpath("//*[@class='paid']")[0]) == "Partner"
    assert "Paid partnership with Lampu." in words(page)


# -- how large -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "size"),
    [
        ({}, (600, 210)),
        ({"maxwidth": 2000, "maxheight": 2000}, (600, 210)),
        ({"maxwidth": 480}, (480, 210)),
        ({"maxwidth": 300}, (300, 430)),
        ({"maxwidth": 300, "maxheight": 250}, (300, 250)),
        ({"maxheight": 100}, (600, 100)),
        ({"maxwidth": ""}, (600, 210)),
        ({"maxwidth": 50}, (50, 310)),
    ],
)
def test_card_keeps_within_the_room_it_is_given(client, story, limits, size):
    data = ask(client, url=f"{SITE}/last-train/", **limits).json()

    assert (data["width"], data["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in data["html"]


@pytest.mark.parametrize(
    ("limits", "thumbnail"),
    [
        ({}, (1200, 630)),
        ({"maxwidth": 1199}, (800, 533)),
        ({"maxwidth": 500}, (400, 267)),
        ({"maxheight": 200}, (160, 160)),
        ({"maxwidth": 100}, None),
    ],
)
def test_thumbnail_keeps_within_the_room_and_comes_whole_or_not_at_all(client, pictured, limits, thumbnail):
    data = ask(client, url=f"{SITE}/last-train/", **limits).json()

    names = ("thumbnail_width", "thumbnail_height")
    assert (tuple(data[name] for name in names) if thumbnail else None) == thumbnail
    assert ("thumbnail_url" in data) is bool(thumbnail)


def test_story_without_a_picture_has_its_sections_card_for_a_thumbnail(client):
    make_live_article(slug="bare")

    assert "/share-cards/" in ask(client, url=f"{SITE}/bare/").json()["thumbnail_url"]


# -- the card --------------------------------------------------------------------------------------


def test_card_is_one_link_to_the_story_and_search_engines_pass_it_by(client, story):
    page = read(client, "/last-train/embed/")

    (link,) = page.xpath("//a")
    assert (link.get("href"), link.get("target"), link.get("rel")) == (
        f"{SITE}/last-train/",
        "_blank",
        "noopener",
    )
    assert words(page.xpath("//h1")[0]) == "Seo Yul <b>rides</b> & “waits”"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE}/last-train/"]


def test_card_loads_one_small_style_sheet_and_no_script(client, story):
    page = read(client, "/last-train/embed/")

    assert page.xpath("//link[@rel='stylesheet']/@href") == ["/static/articles/css/embed.css"]
    assert page.xpath("//script|//style|//@style") == []
    assert Path(finders.find("articles/css/embed.css")).stat().st_size < 4_096


def test_card_alone_may_stand_in_any_frame(client, story):
    card, page = client.get("/last-train/embed/"), client.get("/last-train/")

    assert "X-Frame-Options" not in card.headers
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "script-src" not in card.headers["Content-Security-Policy"]
    assert "default-src 'none'" in card.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_card_speaks_the_language_of_the_story(client):
    make_live_article("서율, 전석 매진", slug="korean", language="ko")

    page = read(client, "/korean/embed/")

    assert page.get("lang") == "ko"


def test_card_of_a_story_that_is_not_there(client, story):
    make_live_article(slug="tomorrow", visible_from=timezone.now() + timedelta(days=1))
    withdraw(story)

    assert client.get("/nothing/embed/").status_code == 404
    assert client.get("/tomorrow/embed/").status_code == 404
    assert client.get("/last-train/embed/").status_code == 410


def test_card_at_a_former_address_leads_on(client, story):
    publish(story, slug="night-train")

    answer = client.get("/last-train/embed/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/night-train/embed/")


def test_oembed_costs_six_queries_and_its_card_five(client, story, django_assert_num_queries):
    with django_assert_num_queries(6):
        ask(client, url=f"{SITE}/last-train/")
    with django_assert_num_queries(5):
        client.get("/last-train/embed/")


# -- an independent reader -------------------------------------------------------------------------


def test_r48_consumer_finds_and_reads_it_by_the_links_in_the_head(live_server, settings):
    settings.ARTICLES = {"SITE_URL": live_server.url}
    article = make_live_article("A tour by night & day", slug="a-tour")
    address = f"{live_server.url}{article.get_absolute_url()}"
    page = read_whole(address)
    found = page.xpath("//link[@type='application/json+oembed']/@href")[0]
    registry = micawber.ProviderRegistry()
    registry.register(rf"{live_server.url}/\S+", micawber.Provider(found.partition("?")[0]))

    answer = registry.request(address, maxwidth=320)

    assert (answer["type"], answer["width"], answer["title"]) == ("rich", 320, "[NEWS] A tour by night & day")
    embedded = micawber.parse_text_full(address, registry)
    assert "<iframe" in embedded
    assert f"{live_server.url}/a-tour/embed/" in embedded


def read_whole(address):
    """Over the wire, as another site does."""
    with urlopen(address) as answer:  # noqa: S310 -- our own server
        return lxml.html.document_fromstring(answer.read())
