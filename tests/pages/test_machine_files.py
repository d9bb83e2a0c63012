"""Files machines ask for by name say what the site's owner decided, in the form each machine expects."""

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
import time_machine
from django.utils import timezone

from articles.models import AdvertisingContact, Article, SiteSettings
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_live_article

pytestmark = pytest.mark.django_db

SITE = "https://kavenyou.example"
READERS = ["Mozilla/5.0", "Googlebot", "bingbot", "Yeti"]
AI = ["GPTBot", "ClaudeBot", "Google-Extended", "PerplexityBot", "CCBot", "Applebot-Extended", "Bytespider"]


@pytest.fixture(autouse=True)
def _desk(settings):
    settings.ARTICLES = {"SITE_URL": SITE}
    set_up(name="KAvenyou", ads_txt="", allows_ai_crawlers=True)
    AdvertisingContact.objects.update_or_create(pk=1, defaults={"email": "admin@kavenyou.com"})


def set_up(**fields):
    SiteSettings.objects.update_or_create(pk=1, defaults=fields)


def read(client, path):
    """The text, which is plain for everybody and may be kept for an hour."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    return answer.content.decode()


def robots(client):
    parser = RobotFileParser()
    parser.parse(read(client, "/robots.txt").splitlines())
    return parser


def test_robots_lets_everybody_read_stories_and_nobody_search(client):
    rules = robots(client)
    for agent in [*READERS, *AI]:
        for path in ("/", "/seo-yul-interview/", "/ko/", "/feed/", "/media/a.jpg", "/search-and-rescue/"):
            assert rules.can_fetch(agent, path), path
        for path in ("/search/?q=bts", "/ko/search/?q=bts", "/preview/abc/", "/newsletter/confirm/abc/"):
            assert not rules.can_fetch(agent, path), path


def test_robots_names_both_sitemaps(client):
    assert robots(client).site_maps() == [f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml"]


def test_robots_sends_ai_crawlers_away_when_the_desk_says_so(client):
    set_up(allows_ai_crawlers=False)
    rules = robots(client)
    assert [agent for agent in AI if rules.can_fetch(agent, "/seo-yul-interview/")] == []
    assert [agent for agent in READERS if not rules.can_fetch(agent, "/seo-yul-interview/")] == []


def test_robots_of_a_staging_site_sends_everybody_away(client, settings):
    settings.ARTICLES |= {"IS_STAGING": True}
    text = read(client, "/robots.txt")
    assert text == "User-agent: *\nDisallow: /\n"


def test_ads_txt_says_that_nobody_sells_our_space(client):
    assert read(client, "/ads.txt").splitlines() == [
        "placeholder.example.com, placeholder, DIRECT, placeholder",
        "contact=admin@kavenyou.com",
    ]


def test_ads_txt_is_what_the_desk_wrote(client):
    set_up(ads_txt="\r\nads.example, 42, DIRECT\r\nads.example, 43, RESELLER\r\n")
    assert read(client, "/ads.txt") == "ads.example, 42, DIRECT\nads.example, 43, RESELLER\n"


def fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_txt_keeps_the_rules_of_rfc_9116(client):
    found = fields(read(client, "/.well-known/security.txt"))
    assert found["Contact"] == "mailto:admin@kavenyou.com"
    assert found["Canonical"] == f"{SITE}/.well-known/security.txt"
    assert found["Preferred-Languages"] == "en, ko, zh"
    expires = datetime.fromisoformat(found["Expires"])
    assert timedelta(days=180) < expires - timezone.now() < timedelta(days=365)


def test_security_txt_is_the_same_for_a_day_and_never_expires(client):
    with time_machine.travel(datetime(2026, 3, 2, 0, 1, tzinfo=UTC)) as clock:
        morning = read(client, "/.well-known/security.txt")
        clock.move_to(datetime(2026, 3, 2, 23, 59, tzinfo=UTC))
        assert read(client, "/.well-known/security.txt") == morning
        clock.move_to(datetime(2026, 3, 3, 0, 1, tzinfo=UTC))
        assert read(client, "/.well-known/security.txt") != morning


def test_security_txt_names_whom_the_operator_named(client, settings):
    settings.ARTICLES |= {"SECURITY_CONTACT": "https://kavenyou.example/report"}
    assert fields(read(client, "/.well-known/security.txt"))["Contact"] == "https://kavenyou.example/report"


def test_security_txt_without_anybody_to_write_to_is_not_there(client):
    AdvertisingContact.objects.update(email="")
    assert client.get("/.well-known/security.txt").status_code == 404
    assert read(client, "/ads.txt") == "placeholder.example.com, placeholder, DIRECT, placeholder\n"


def test_llms_txt_leads_to_sections_feeds_and_stories_as_markdown(client):
    article = make_live_article("A [rare] night", standfirst="On trains.")
    make_live_article("Not for machines", is_indexed=False)
    text = read(client, "/llms.txt")
    assert text.startswith("# KAvenyou\n\n> ")
    assert f"- [Music]({SITE}/music/)" in text
    assert f"- [RSS]({SITE}/feed/)" in text
    assert f"- [A \\[rare\\] night]({SITE}/{article.slug}.md): On trains." in text
    assert "Not for machines" not in text
    assert text.rstrip().endswith("admin@kavenyou.com")


def test_key_file_is_not_there_without_a_key(client):
    assert client.get("/a1b2c3d4e5f6a7b8.txt").status_code == 404


def test_story_has_a_markdown_twin_that_says_where_the_original_is(client):
    article = make_live_article("Last train")
    answer = client.get(f"/{article.slug}.md")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.headers["Link"] == f'<{SITE}/{article.slug}/>; rel="canonical"'
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"].startswith("public, max-age=60, s-maxage=300")
    assert "# Last train\n\nThe house lights are up.\n" in answer.content.decode()


def test_markdown_twin_of_a_syndicated_story_names_the_first_publisher(client):
    article = make_live_article(canonical_url="https://elsewhere.example/first/")
    link = client.get(f"/{article.slug}.md").headers["Link"]
    assert link == '<https://elsewhere.example/first/>; rel="canonical"'


def test_markdown_twin_of_a_korean_address(client):
    make_live_article("막차", slug="막차", language="ko")
    assert client.get("/막차.md").status_code == 200


def test_markdown_twin_follows_its_story(client):
    article = make_live_article("Last train", slug="last-train")
    draft = Article.objects.get(pk=article.pk)
    draft.slug = "the-last-train"
    draft.save()
    publish_article(draft, by=None, at=timezone.now())
    answer = client.get("/last-train.md")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/the-last-train.md")
    withdraw_article(draft, by=None, at=timezone.now())
    assert client.get("/last-train.md").status_code == client.get("/the-last-train.md").status_code == 410


@pytest.mark.parametrize(
    "seen",
    [
        {"visible_from": timezone.now() + timedelta(days=2)},
        {
            "visible_until": timezone.now() - timedelta(minutes=5),
            "published_at": timezone.now() - timedelta(days=1),
        },
    ],
)
def test_what_readers_cannot_see_has_no_markdown_twin(client, seen):
    article = make_live_article("Hidden", **seen)
    assert client.get(f"/{article.slug}.md").status_code == 404
    assert client.get("/no-such-story.md").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/robots.txt", 1), ("/ads.txt", 2), ("/.well-known/security.txt", 1), ("/llms.txt", 5)],
)
def test_file_costs_the_same_for_more_stories(client, path, queries, django_assert_num_queries):
    for _ in range(3):
        make_live_article()
    with django_assert_num_queries(queries):
        client.get(path)


def test_markdown_twin_costs_one_query(client, django_assert_num_queries):
    article = make_live_article()
    with django_assert_num_queries(1):
        client.get(f"/{article.slug}.md")


@pytest.mark.parametrize(
    "path",
    [
        "/robots.txt",
        "/ads.txt",
        "/llms.txt",
        "/.well-known/security.txt",
        "/sitemap.xml",
        "/news-sitemap.xml",
    ],
)
def test_file_is_there_once_whatever_language_is_spoken(client, path):
    assert client.get(path).status_code == client.head(path).status_code == 200
    assert client.get(f"/ko{path}").status_code != 200
    assert client.post(path).status_code == 405
    assert not client.get(path).cookies
