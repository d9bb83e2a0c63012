"""Sitemaps, held against the published rules and read by a crawler's own parser."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from lxml import etree
from usp.tree import sitemap_from_str

from articles.models import Article, LiveArticle, Page, SiteSettings
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_article, make_author, make_image, make_live_article, make_section, make_tag

pytestmark = pytest.mark.django_db

SITE = "https://kavenyou.example"
MARCH = datetime(2026, 3, 10, 4, tzinfo=UTC)
SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "schemas" / "sitemap.xsd"))
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(autouse=True)
def _settings(settings):
    settings.ARTICLES = {"SITE_URL": SITE}
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou", "time_zone": "Asia/Singapore"})


def fetch(client, path):
    """The tree of a sitemap that keeps the rules, and that a crawler understands."""
    response = client.get(path)
    assert response.status_code == 200, path
    root = etree.fromstring(response.content)
    SCHEMA.assertValid(root)
    read_by_crawler = sitemap_from_str(response.content.decode())
    assert type(read_by_crawler).__name__ in ("PagesXMLSitemap", "IndexXMLSitemap")
    assert [page.url for page in getattr(read_by_crawler, "pages", [])] == root.xpath(
        "s:url/s:loc/text()", namespaces=NS
    )
    return root


def locations(root):
    found = root.xpath("*/s:loc/text()", namespaces=NS)
    return [location.removeprefix(SITE) for location in found]


def parts(client):
    """From the index: path → lastmod, or None."""
    entries = etree.fromstring(client.get("/sitemap.xml").content)
    return {
        entry.findtext("s:loc", namespaces=NS).removeprefix(SITE): entry.findtext("s:lastmod", namespaces=NS)
        for entry in entries
    }


def test_index_is_valid_and_leads_to_valid_sitemaps_only(client):
    for _ in range(3):
        make_live_article(published_at=MARCH, tags=[make_tag("Seo Yul")], writers=[make_author()])
    make_live_article(published_at=datetime(2025, 12, 31, 15, 59, tzinfo=UTC))
    fetch(client, "/sitemap.xml")
    assert list(parts(client)) == [
        "/sitemaps/articles-2025-12.xml",
        "/sitemaps/articles-2026-03.xml",
        "/sitemaps/sections.xml",
        "/sitemaps/tags.xml",
        "/sitemaps/authors.xml",
        "/sitemaps/pages.xml",
    ]
    for path in parts(client):
        fetch(client, path)


def test_index_of_a_site_without_stories_names_no_empty_sitemap(client):
    assert list(parts(client)) == ["/sitemaps/sections.xml", "/sitemaps/pages.xml"]
    for path in parts(client):
        fetch(client, path)


def test_months_are_those_of_the_sites_own_clock(client):
    article = make_live_article(published_at=datetime(2026, 2, 28, 16, 30, tzinfo=UTC))
    assert locations(fetch(client, "/sitemaps/articles-2026-03.xml")) == [f"/{article.slug}/"]
    assert client.get("/sitemaps/articles-2026-02.xml").status_code == 404


def test_december_ends_with_the_year(client):
    article = make_live_article(published_at=datetime(2025, 12, 31, 15, 59, tzinfo=UTC))
    make_live_article(published_at=datetime(2025, 12, 31, 16, 0, tzinfo=UTC))
    assert locations(fetch(client, "/sitemaps/articles-2025-12.xml")) == [f"/{article.slug}/"]


@pytest.mark.parametrize("month", ["2026-04", "2026-00", "2026-13", "0000-01", "9999-12"])
def test_month_without_stories_is_not_found(client, month):
    make_live_article(published_at=MARCH)
    assert client.get(f"/sitemaps/articles-{month}.xml").status_code == 404


def test_lastmod_of_a_month_moves_only_when_one_of_its_stories_does(client):
    article = make_live_article(published_at=MARCH)
    make_live_article(published_at=datetime(2026, 1, 5, tzinfo=UTC))
    before = parts(client)
    assert before["/sitemaps/articles-2026-03.xml"] == "2026-03-10T12:00:00+08:00"
    draft = Article.objects.get(pk=article.pk)
    publish_article(draft, by=None, at=timezone.now())
    assert parts(client) == before
    Article.objects.filter(pk=article.pk).update(revised_at=datetime(2026, 4, 1, tzinfo=UTC))
    publish_article(draft, by=None, at=timezone.now())
    after = parts(client)
    assert after["/sitemaps/articles-2026-03.xml"] == "2026-04-01T08:00:00+08:00"
    assert after["/sitemaps/articles-2026-01.xml"] == before["/sitemaps/articles-2026-01.xml"]


def test_story_has_its_date_and_its_picture_and_nothing_nobody_reads(client):
    make_live_article(published_at=MARCH, hero_image=make_image(renditions=True))
    (url,) = fetch(client, "/sitemaps/articles-2026-03.xml")
    assert url.findtext("s:lastmod", namespaces=NS) == "2026-03-10T12:00:00+08:00"
    (picture,) = url.xpath("image:image/image:loc/text()", namespaces=NS)
    assert picture.startswith(f"{SITE}/media/renditions/")
    assert picture.endswith("-1200.webp")
    assert {etree.QName(child).localname for child in url} == {"loc", "lastmod", "image"}


def test_korean_address_is_written_as_addresses_are(client):
    article = make_live_article("막차", slug="막차", published_at=MARCH, language="ko")
    assert locations(fetch(client, "/sitemaps/articles-2026-03.xml")) == [article.get_absolute_url()]
    assert article.get_absolute_url() == "/%EB%A7%89%EC%B0%A8/"


def test_versions_of_a_story_name_each_other_and_themselves(client):
    english = make_live_article("Last train", published_at=MARCH)
    korean = make_live_article(
        "막차",
        slug="makcha",
        language="ko",
        translation_of_id=english.pk,
        published_at=MARCH + timedelta(days=40),
    )
    make_live_article("Alone", published_at=MARCH)
    expected = {
        ("en-SG", f"{SITE}/{english.slug}/"),
        ("ko-KR", f"{SITE}/{korean.slug}/"),
        ("x-default", f"{SITE}/{english.slug}/"),
    }
    for month, wanted in [("03", [expected, set()]), ("04", [expected])]:
        urls = fetch(client, f"/sitemaps/articles-2026-{month}.xml")
        assert [
            {(link.get("hreflang"), link.get("href")) for link in url.iterfind("xhtml:link", NS)}
            for url in urls
        ] == wanted


def test_version_that_is_not_listed_is_nobodys_alternate(client):
    english = make_live_article("Last train", published_at=MARCH)
    make_live_article("막차", slug="makcha", language="ko", translation_of_id=english.pk, is_indexed=False)
    (url,) = fetch(client, "/sitemaps/articles-2026-03.xml")
    assert url.findall("xhtml:link", NS) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"is_indexed": False},
        {"canonical_url": "https://elsewhere.example/first/"},
        {"visible_from": timezone.now() + timedelta(days=2)},
        {"visible_until": timezone.now() - timedelta(hours=1)},
    ],
    ids=["noindex", "syndicated", "scheduled", "over"],
)
def test_what_search_engines_are_not_to_list_is_in_no_sitemap(client, fields):
    kept = make_live_article(published_at=MARCH)
    make_live_article("Hidden", published_at=MARCH, **fields)
    assert locations(fetch(client, "/sitemaps/articles-2026-03.xml")) == [f"/{kept.slug}/"]
    assert "hidden" not in client.get("/news-sitemap.xml").content.decode()


def test_withdrawn_story_is_in_no_sitemap(client):
    article = make_live_article("Gone", writers=[make_author()], tags=[make_tag("Seo Yul")])
    withdraw_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())
    make_article("Only a draft")
    assert list(parts(client)) == ["/sitemaps/sections.xml", "/sitemaps/pages.xml"]
    assert b"<url>" not in client.get("/news-sitemap.xml").content


def test_sections_has_the_front_page_sections_and_kinds_in_every_language(client):
    make_live_article(published_at=MARCH, kind="review", section=make_section("music"))
    root = fetch(client, "/sitemaps/sections.xml")
    found = locations(root)
    for path in ("/", "/music/", "/foodie/", "/interview/", "/review/"):
        for edition in ("", "/ko", "/zh-hans"):
            assert found.count(edition + path) == 1
    dates = {url.findtext("s:loc", namespaces=NS): url.findtext("s:lastmod", namespaces=NS) for url in root}
    assert (
        dates[f"{SITE}/music/"]
        == dates[f"{SITE}/review/"]
        == dates[f"{SITE}/"]
        == "2026-03-10T12:00:00+08:00"
    )
    assert dates[f"{SITE}/foodie/"] is None


def test_list_names_its_other_editions(client):
    (music,) = [
        url
        for url in fetch(client, "/sitemaps/sections.xml")
        if url.findtext("s:loc", namespaces=NS) == f"{SITE}/ko/music/"
    ]
    assert {link.get("hreflang"): link.get("href") for link in music.iterfind("xhtml:link", NS)} == {
        "en-SG": f"{SITE}/music/",
        "ko-KR": f"{SITE}/ko/music/",
        "zh-Hans": f"{SITE}/zh-hans/music/",
        "x-default": f"{SITE}/music/",
    }


def test_tags_are_those_with_three_stories_of_one_edition(client):
    enough, too_few = make_tag("Enough"), make_tag("Too few")
    stories = [make_live_article(published_at=MARCH, tags=[enough, too_few]) for _ in range(2)]
    make_live_article("막차", slug="makcha", language="ko", translation_of_id=stories[0].pk, tags=[too_few])
    make_live_article(published_at=MARCH, tags=[enough])
    found = locations(fetch(client, "/sitemaps/tags.xml"))
    assert [path for path in found if not path.startswith(("/ko/", "/zh-hans/"))] == ["/tag/enough/"]


def test_authors_are_those_readers_can_meet(client):
    make_live_article(
        published_at=MARCH, writers=[make_author("Mei Ong")], photographers=[make_author("Jun Tan")]
    )
    make_author("No One Yet")
    found = locations(fetch(client, "/sitemaps/authors.xml"))
    assert [path for path in found if path.startswith("/author/")] == ["/author/jun-tan/", "/author/mei-ong/"]


def test_pages_are_those_that_are_published_in_each_language_they_have(client):
    Page.objects.all().delete()
    Page.objects.create(slug="about", title="About", is_published=True)
    Page.objects.create(slug="hidden", title="Hidden")
    Page.objects.create(slug="only-korean", title="하나", language="ko", is_published=True)
    found = locations(fetch(client, "/sitemaps/pages.xml"))
    assert {"/about/", "/ko/about/", "/zh-hans/about/", "/ko/only-korean/"} <= set(found)
    assert {"/only-korean/", "/hidden/"}.isdisjoint(found)
    assert len(found) == len(set(found))
    for path in found:
        assert client.get(path).status_code == 200, path


def test_every_address_in_every_sitemap_is_there_and_is_canonical(client):
    for _ in range(3):
        make_live_article(tags=[make_tag("서울")], writers=[make_author("Mei Ong")])
    paths = [path for part in parts(client) for path in locations(fetch(client, part))]

    assert {"/", "/ko/tag/%EC%84%9C%EC%9A%B8/", "/author/mei-ong/", "/corrections/"} <= set(paths)
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert f'<link rel="canonical" href="{SITE}{path}">' in answer.content.decode(), path
        assert "noindex" not in answer.content.decode(), path


def news(client):
    root = etree.fromstring(client.get("/news-sitemap.xml").content)
    return [
        (
            url.findtext("news:news/news:title", namespaces=NS),
            url.findtext("news:news/news:publication/news:language", namespaces=NS),
            url.findtext("news:news/news:publication_date", namespaces=NS),
        )
        for url in root
    ]


def test_news_sitemap_has_the_stories_of_two_days(client):
    now = timezone.now()
    make_live_article("Too old", published_at=now - timedelta(hours=48, minutes=1))
    make_live_article("Old enough", published_at=now - timedelta(hours=47, minutes=59))
    make_live_article("New & <fine>", published_at=now, kind="interview")
    fetch(client, "/news-sitemap.xml")
    assert [title for title, _language, _date in news(client)] == ["New & <fine>", "Old enough"]
    names = etree.fromstring(client.get("/news-sitemap.xml").content).xpath(
        "//news:name/text()", namespaces=NS
    )
    assert set(names) == {"KAvenyou"}


def test_news_sitemap_counts_from_the_first_publication_not_from_a_revision(client):
    long_ago = timezone.now() - timedelta(days=9)
    article = make_live_article(published_at=long_ago)
    Article.objects.filter(pk=article.pk).update(revised_at=timezone.now())
    publish_article(Article.objects.get(pk=article.pk), by=None, at=timezone.now())
    assert news(client) == []


@pytest.mark.parametrize(
    ("language", "told"), [("en", "en"), ("ko", "ko"), ("zh-Hans", "zh-cn"), ("zh-Hant", "zh-tw")]
)
def test_news_sitemap_names_the_language_and_the_hour_in_singapore(client, language, told):
    article = make_live_article("Story", language=language)
    fetch(client, "/news-sitemap.xml")
    ((_title, found, date),) = news(client)
    assert (found, datetime.fromisoformat(date)) == (told, article.published_at.replace(microsecond=0))
    assert date.endswith("+08:00")


def test_news_sitemap_has_a_thousand_at_most_and_costs_the_same(client, django_assert_num_queries):
    first = make_live_article("Story 0")
    columns = {field.attname: getattr(first, field.attname) for field in LiveArticle._meta.concrete_fields}
    LiveArticle.all_rows.bulk_create(
        LiveArticle(**{**columns, "id": first.pk + number, "slug": f"s-{number}", "wp_id": None})
        for number in range(1, 1006)
    )
    with django_assert_num_queries(2):
        root = fetch(client, "/news-sitemap.xml")
    assert len(root) == 1000


def test_news_sitemap_leaves_out_what_is_paid_for(client):
    make_live_article(is_paid=True, partner_name="Lantern", disclosure="Paid.")
    assert news(client) == []


def test_news_sitemap_without_news_is_sound_and_empty(client):
    """By the letter a urlset has a url; Google's own advice is to leave a news sitemap without news empty."""
    answer = client.get("/news-sitemap.xml")
    assert (answer.status_code, len(etree.fromstring(answer.content))) == (200, 0)
    assert sitemap_from_str(answer.content.decode()).pages == []


@pytest.mark.parametrize("count", [3, 40])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/sitemap.xml", 5),
        ("/sitemaps/articles-2026-03.xml", 4),
        ("/sitemaps/sections.xml", 5),
        ("/sitemaps/tags.xml", 3),
        ("/sitemaps/authors.xml", 4),
        ("/sitemaps/pages.xml", 3),
        ("/news-sitemap.xml", 2),
    ],
)
def test_sitemap_costs_the_same_for_more_stories(client, count, path, queries, django_assert_num_queries):
    tags, writers = [make_tag(f"Tag {n}") for n in range(5)], [make_author(f"Author {n}") for n in range(3)]
    original = None
    for number in range(count):
        is_translation = number % 2 == 1
        original = make_live_article(
            published_at=MARCH + timedelta(minutes=number),
            tags=tags,
            writers=writers,
            language="ko" if is_translation else "en",
            translation_of_id=original.pk if is_translation else None,
        )
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/sitemap.xml", "public, max-age=3600"),
        ("/sitemaps/articles-2026-03.xml", "public, max-age=3600"),
        ("/sitemaps/pages.xml", "public, max-age=3600"),
        ("/news-sitemap.xml", "public, max-age=300"),
    ],
)
def test_sitemap_is_kept_as_long_as_is_written(client, path, kept):
    make_live_article(published_at=MARCH)
    answer = client.get(path)
    assert (answer.headers["Cache-Control"], answer.headers["Content-Type"]) == (
        kept,
        "application/xml; charset=utf-8",
    )
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405
