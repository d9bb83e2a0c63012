"""Feeds, read by a program that did not come from us, and held against the rules of each form."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser
import lxml.html
import pytest
from django.utils import timezone
from lxml import etree

from articles.models import Article, LiveArticle, SiteSettings
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_author, make_image, make_live_article, make_section, make_tag
from tests.pages.reading import read

pytestmark = pytest.mark.django_db

SITE = "https://kavenyou.example"
FORMS = ["", "atom/", "json/"]
TYPES = {
    "": "application/rss+xml; charset=utf-8",
    "atom/": "application/atom+xml; charset=utf-8",
    "json/": "application/feed+json",
}
NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


@pytest.fixture(autouse=True)
def _settings(settings):
    settings.ARTICLES = {"SITE_URL": SITE}
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou", "time_zone": "Asia/Singapore"})


def fetch(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response


def parsed(client, path):
    """As feedparser reads RSS and Atom: without a complaint."""
    feed = feedparser.parse(fetch(client, path).content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def titles(client, path):
    if path.endswith("json/"):
        return [item["title"] for item in fetch(client, path).json()["items"]]
    return [entry.title for entry in parsed(client, path).entries]


def make_story(headline="Seo Yul & the <last> train", **fields):
    values = {
        "kind": "interview",
        "standfirst": "On trains & kopi <o>.",
        "tags": [make_tag("Seo Yul"), make_tag("서울")],
        "writers": [make_author("Mei Ong"), make_author("Arif Rahman")],
        "photographers": [make_author("Jun Tan")],
        "hero_image": make_image(renditions=True, alt="The stage", credit="Jun Tan"),
        "body": '<p>Then <a href="/foodie/">supper</a> & 노래방.</p><p>The end.</p>',
        "published_at": datetime(2026, 3, 2, 13, 30, 15, 999, tzinfo=UTC),
    }
    return make_live_article(headline, **{**values, **fields})


def test_rss_is_read_by_others_as_it_is_meant(client):
    article = make_story()
    feed = parsed(client, "/feed/")
    assert (feed.version, feed.feed.title, feed.feed.link, feed.feed.language) == (
        "rss20",
        "KAvenyou",
        f"{SITE}/",
        "en-SG",
    )
    (entry,) = feed.entries
    assert entry.title == "[INTERVIEW] Seo Yul & the <last> train"
    assert entry.link == f"{SITE}/{article.slug}/"
    assert lxml.html.fromstring(entry.summary).text_content() == "On trains & kopi <o>."
    assert entry.published == "Mon, 02 Mar 2026 21:30:15 +0800"
    assert [author.name for author in entry.authors] == ["Mei Ong", "Arif Rahman"]
    assert [tag.term for tag in entry.tags] == ["Music", "Interview", "Seo Yul", "서울"]
    (picture,) = entry.media_content
    assert (picture["type"], picture["medium"], picture["width"]) == ("image/jpeg", "image", "1200")
    assert entry.media_credit[0]["content"] == "Jun Tan"
    assert "The end." in entry.content[0].value


def test_atom_is_read_by_others_as_it_is_meant(client):
    article = make_story(revised_at=datetime(2026, 3, 5, 1, tzinfo=UTC))
    feed = parsed(client, "/feed/atom/")
    assert (feed.version, feed.feed.id) == ("atom10", f"{SITE}/feed/atom/")
    (entry,) = feed.entries
    assert (entry.published, entry.updated) == ("2026-03-02T21:30:15+08:00", "2026-03-05T09:00:00+08:00")
    assert feed.feed.updated == entry.updated
    assert entry.link == f"{SITE}/{article.slug}/"
    assert [(author.name, author.href) for author in entry.authors] == [
        ("Mei Ong", f"{SITE}/author/mei-ong/"),
        ("Arif Rahman", f"{SITE}/author/arif-rahman/"),
    ]
    assert [person.name for person in entry.contributors] == ["Jun Tan"]
    assert entry.content[0].type == "text/html"
    assert "The end." in entry.content[0].value


@pytest.mark.parametrize("fields", [{}, {"hero_image": None, "writers": [], "tags": [], "standfirst": ""}])
def test_json_feed_keeps_the_rules_of_version_1_1(client, fields):
    """https://www.jsonfeed.org/version/1.1/"""
    article = make_story(**fields)
    feed = json.loads(fetch(client, "/feed/json/").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["feed_url"]) == (
        "KAvenyou",
        f"{SITE}/",
        f"{SITE}/feed/json/",
    )
    (item,) = feed["items"]
    known = {
        *("id", "url", "title", "content_html", "summary", "image", "date_published", "date_modified"),
        *("authors", "tags", "language"),
    }
    assert set(item) <= known
    assert {"id", "url", "title", "content_html", "date_published"} <= set(item)
    assert all(
        isinstance(value, str) and value for name, value in item.items() if name not in ("authors", "tags")
    )
    assert item["url"] == f"{SITE}/{article.slug}/"
    assert item["date_published"] == "2026-03-02T21:30:15+08:00"
    assert datetime.fromisoformat(item["date_modified"]).tzinfo
    for author in item.get("authors", []):
        assert set(author) == {"name", "url"}
    if not fields:
        assert item["summary"] == "On trains & kopi <o>."
        assert item["image"].startswith(f"{SITE}/media/")


@pytest.mark.parametrize("form", FORMS)
def test_feed_content_is_full_and_absolute(client, form):
    make_story()
    feed = fetch(client, f"/feed/{form}")
    content = (
        feed.json()["items"][0]["content_html"]
        if form == "json/"
        else feedparser.parse(feed.content, sanitize_html=False, resolve_relative_uris=False)
        .entries[0]
        .content[0]
        .value
    )
    root = lxml.html.fragment_fromstring(content)
    assert f"{SITE}/foodie/" in root.xpath(".//@href")
    assert [
        url for url in [*root.xpath(".//@href"), *root.xpath(".//@src")] if not urlsplit(url).scheme
    ] == []
    assert [span.text for span in root.xpath(".//span[@lang='ko']")] == ["노래방"]
    assert root.text_content().rstrip().endswith("The end.")


def test_rss_keeps_the_rules_of_its_form(client):
    """https://www.rssboard.org/rss-specification, and its best practices."""
    make_story()
    make_story("Bare", hero_image=None, writers=[], photographers=[], standfirst="", tags=[])
    root = etree.fromstring(fetch(client, "/feed/").content)
    channel = root.find("channel")
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert [channel.findtext(name) != "" for name in ("title", "link", "description")] == [True] * 3
    (link,) = channel.findall("atom:link", NS)
    assert link.attrib == {"rel": "self", "href": f"{SITE}/feed/"}
    parsedate_to_datetime(channel.findtext("lastBuildDate"))
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate", "description"):
            assert len(item.findall(name)) == 1
        assert len(item.findall("content:encoded", NS)) == 1
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")).utcoffset() == timedelta(hours=8)


def test_atom_keeps_the_rules_of_its_form(client):
    """RFC 4287: what must be there once, and an author for every entry."""
    make_story()
    make_story("Bare", hero_image=None, writers=[], photographers=[], standfirst="", tags=[])
    root = etree.fromstring(fetch(client, "/feed/atom/").content)
    for element in [root, *root.findall("atom:entry", NS)]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"atom:{name}", NS)) == 1
        datetime.fromisoformat(element.findtext("atom:updated", namespaces=NS))
        assert len(element.findall("atom:link[@rel='alternate']", NS)) == 1
    assert root.findtext("atom:author/atom:name", namespaces=NS) == "KAvenyou"
    ids = [element.text for element in root.findall("atom:entry/atom:id", NS)]
    assert len(set(ids)) == len(ids) == 2


@pytest.mark.parametrize("form", FORMS)
def test_guid_of_an_import_is_the_one_wordpress_gave(client, form):
    article = make_story()
    Article.objects.filter(pk=article.pk).update(wp_guid="https://www.kavenyou.com/?p=4711")
    publish_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())
    assert ids(client, form) == ["https://www.kavenyou.com/?p=4711"]


@pytest.mark.parametrize("form", FORMS)
def test_guid_stays_when_address_section_and_kind_change(client, form):
    article = make_story()
    before = ids(client, form)
    assert before == [f"tag:kavenyou.example,2026:article/{article.pk}"]
    draft = Article.objects.get(pk=article.pk)
    draft.slug, draft.kind, draft.section = "another-address", "review", make_section("foodie")
    draft.save()
    publish_article(draft, by=None, at=timezone.now())
    assert ids(client, form) == before


def ids(client, form):
    if form == "json/":
        return [item["id"] for item in fetch(client, "/feed/json/").json()["items"]]
    return [entry.id for entry in parsed(client, f"/feed/{form}").entries]


@pytest.mark.parametrize("form", FORMS)
def test_paid_story_says_so_before_anything_else(client, form):
    make_story("Lanterns", is_paid=True, partner_name="Lantern", disclosure="Lantern paid.")
    assert titles(client, f"/feed/{form}") == ["[PARTNER] [INTERVIEW] Lanterns"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/feed/", ["[REVIEW] Theirs", "[INTERVIEW] Mine"]),
        ("/music/feed/", ["[INTERVIEW] Mine"]),
        ("/review/feed/", ["[REVIEW] Theirs"]),
        ("/tag/seo-yul/feed/", ["[INTERVIEW] Mine"]),
        ("/author/jun-tan/feed/", ["[INTERVIEW] Mine"]),
    ],
)
def test_each_list_has_its_feed_in_each_form(client, path, expected, form):
    make_story("Mine")
    make_live_article("Theirs", section=make_section("foodie"), kind="review")
    response = fetch(client, path + form)
    assert titles(client, path + form) == expected
    assert response.headers["Content-Type"] == TYPES[form]
    assert response.headers["Cache-Control"] == "public, max-age=300, s-maxage=600"
    assert response.headers["Link"] == f'<{SITE}{path}{form}>; rel="self"'
    assert client.head(path + form).status_code == 200
    assert client.post(path + form).status_code == 405


@pytest.mark.parametrize("form", FORMS)
def test_feed_names_its_hub_in_body_and_header(client, settings, form):
    settings.ARTICLES |= {"WEBSUB_HUB": "https://hub.example/"}
    response = fetch(client, f"/music/feed/{form}")
    own = f"{SITE}/music/feed/{form}"
    assert response.headers["Link"] == f'<https://hub.example/>; rel="hub", <{own}>; rel="self"'
    if form == "json/":
        assert response.json()["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
        return
    links = etree.fromstring(response.content).iter(f"{{{NS['atom']}}}link")
    assert {link.get("rel"): link.get("href") for link in links if link.get("rel") != "alternate"} == {
        "self": own,
        "hub": "https://hub.example/",
    }


@pytest.mark.parametrize("form", FORMS)
def test_withdrawn_draft_and_scheduled_stories_are_in_no_feed(client, form):
    gone = make_story("Gone")
    make_story("Later", visible_from=timezone.now() + timedelta(hours=1))
    make_story("Over", visible_until=timezone.now() - timedelta(hours=1))
    make_story("Still there")
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    assert titles(client, f"/feed/{form}") == ["[INTERVIEW] Still there"]
    assert titles(client, f"/tag/seo-yul/feed/{form}") == ["[INTERVIEW] Still there"]


def test_feed_of_events_leads_to_the_calendar_itself(client):
    assert parsed(client, "/event/feed/").feed.link == f"{SITE}/events/"


@pytest.mark.parametrize("form", FORMS)
def test_feed_of_what_nobody_sees_is_not_found(client, form):
    make_tag("Nobody")
    make_author("No One")
    for path in ("/tag/nobody/", "/tag/unknown/", "/author/no-one/", "/author/unknown/", "/unknown/"):
        fetch(client, f"{path}feed/{form}", status=404)


@pytest.mark.parametrize("form", FORMS)
def test_feed_of_an_empty_section_is_valid_and_always_the_same(client, form):
    first, second = (fetch(client, f"/foodie/feed/{form}").content for _ in range(2))
    assert first == second
    assert titles(client, f"/foodie/feed/{form}") == []


@pytest.mark.parametrize("form", FORMS)
def test_comment_feed_of_an_article_is_gone(client, form):
    article = make_story()
    gone = make_story("Gone")
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    response = fetch(client, f"/{article.slug}/feed/{form}", status=410)
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    fetch(client, f"/{gone.slug}/feed/{form}", status=410)


def test_build_date_stays_while_nothing_changes_and_moves_with_a_revision(client):
    article = make_story()
    before = parsed(client, "/feed/").feed.updated
    assert parsed(client, "/feed/").feed.updated == before == "Mon, 02 Mar 2026 21:30:15 +0800"
    LiveArticle.objects.filter(pk=article.pk).update(composed_at=timezone.now())
    assert parsed(client, "/feed/").feed.updated == before
    LiveArticle.objects.filter(pk=article.pk).update(revised_at=datetime(2026, 3, 9, tzinfo=UTC))
    assert parsed(client, "/feed/").feed.updated == "Mon, 09 Mar 2026 08:00:00 +0800"


def test_feed_has_the_twenty_newest(client):
    begin = datetime(2026, 3, 1, tzinfo=UTC)
    for hour in range(22):
        make_live_article(f"Hour {hour}", published_at=begin + timedelta(hours=hour), kind="news")
    assert titles(client, "/feed/") == [f"[NEWS] Hour {hour}" for hour in range(21, 1, -1)]


def test_each_edition_has_the_story_in_its_language_once(client):
    original = make_story("Last train")
    make_story("막차", language="ko", translation_of_id=original.pk)
    assert titles(client, "/feed/") == ["[INTERVIEW] Last train"]
    (korean,) = parsed(client, "/ko/feed/atom/").entries
    assert korean.title.endswith("막차")
    assert parsed(client, "/ko/feed/").feed.language == "ko"
    assert fetch(client, "/ko/feed/json/").json()["items"][0]["language"] == "ko"


def test_letters_xml_cannot_hold_spoil_no_feed(client):
    article = make_story()
    LiveArticle.objects.filter(pk=article.pk).update(
        headline="A\x0bB\x00\uffffC".replace("\x00", ""), standfirst="\x1b[1m"
    )
    for form in FORMS:
        assert titles(client, f"/feed/{form}") == ["[INTERVIEW] ABC"]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/feed/", 3),
        ("/interview/feed/atom/", 3),
        ("/music/feed/json/", 3),
        ("/tag/seo-yul/feed/", 3),
        ("/author/mei-ong/feed/", 3),
    ],
)
def test_feed_costs_the_same_for_more_stories(client, count, path, queries, django_assert_num_queries):
    shared = {"tags": [make_tag("Seo Yul")], "writers": [make_author("Mei Ong")], "kind": "interview"}
    image = make_image()
    for _ in range(count):
        make_live_article(hero_image=image, **shared)
    client.get("/music/")
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("form", FORMS)
def test_feed_reader_that_has_it_all_gets_304(client, form):
    make_story()
    answer = client.get(f"/feed/{form}")
    assert client.get(f"/feed/{form}", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304


def test_feeds_page_names_every_feed_and_what_it_is_for(client, django_assert_num_queries):
    page = read(client, "/feeds/")
    links = set(page.xpath("//main//a/@href"))
    assert len(page.xpath("//h1")) == 1
    for place in ("", "music/", "foodie/", "interview/", "event/"):
        for form in FORMS:
            assert f"/{place}feed/{form}" in links
    for link in sorted(link for link in links if "/feed/" in link):
        fetch(client, link)
    with django_assert_num_queries(5):
        client.get("/feeds/")
