"""What the <head> of every page says, on every route there is."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, reverse
from django.utils import timezone

from articles.models import Article
from articles.pages import machine_urls, urls
from tests.factories import make_author, make_live_article, make_tag
from tests.pages.linked_data import RECOMMENDED, REQUIRED, dangling, lacking, of_type, read_graph, values
from tests.pages.reading import parse, read
from tests.pages.stories import SPRING, make_translation, make_whole_story

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def whole(db):
    return make_whole_story()


@pytest.fixture
def translated(whole):
    return make_translation(whole)


def head_of(client, path):
    return read(client, path).xpath("//head")[0]


def og(page, name):
    return page.xpath(f"//meta[@property='og:{name}']/@content")


# -- every page ------------------------------------------------------------------------------------


def routes() -> dict[str, URLPattern]:
    patterns = [*machine_urls.urlpatterns, *urls.urlpatterns]
    return {pattern.name: pattern for pattern in patterns if pattern.name}


def path_of(name: str) -> str:
    """The route with values that lead to something, where there can be something."""
    samples = {
        "number": 2,
        "kind": "news",
        "year": f"{SPRING.year}",
        "month": f"{SPRING.month:02}",
        "token": "not-one-of-ours",
        "key": "a-key-of-nobody",
        "path": "nothing",
        "slug": {"tag": "seo-yul", "author": "mei-ong", "section": "music"}.get(
            name.split("_")[0], "last-train"
        ),
    }
    names = routes()[name].pattern.regex.groupindex
    return reverse(f"articles:{name}", kwargs={key: samples[key] for key in names})


def make_many() -> None:
    """Enough stories for every list to have a second page."""
    make_whole_story()
    people, tags = [make_author("Mei Ong")], [make_tag("Seo Yul")]
    for _ in range(19):
        make_live_article(writers=people, tags=tags, published_at=SPRING, kind="news")


@pytest.fixture(scope="module")
def every_page(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every page of ours by its route: what is no page, or not there, has another test."""
    media = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")))
    with django_db_blocker.unblock(), media, transaction.atomic():
        make_many()
        client = Client()
        answers = {name: client.get(path_of(name)) for name in routes()}
        transaction.set_rollback(True)
    return {
        name: parse(answer.content)
        for name, answer in answers.items()
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    }


@pytest.fixture
def pages(every_page):
    """All but the card for other sites, which has tests of its own and says that it is the article."""
    return {name: page for name, page in every_page.items() if name != "embed"}


def test_r40_every_page_says_what_it_is_once(every_page):
    assert len(every_page) >= 25
    wrong = {}
    for name, page in every_page.items():
        said = {
            "h1": len(page.xpath("//h1")),
            "title": len([text for text in page.xpath("//head/title/text()") if text.strip()]),
            "description": len(page.xpath("//head/meta[@name='description'][normalize-space(@content)]")),
            "canonical": len(page.xpath(f"//head/link[@rel='canonical'][starts-with(@href, '{SITE}/')]")),
            "robots": len(page.xpath("//head/meta[@name='robots']")),
        }
        if set(said.values()) != {1}:
            wrong[name] = said
    assert wrong == {}


def test_r40_no_two_pages_have_the_same_title_or_address(pages):
    titles = [page.xpath("string(//title)") for page in pages.values()]
    robots = "string(//meta[@name='robots']/@content)"
    listed = [page for page in pages.values() if "noindex" not in page.xpath(robots)]
    addresses = [page.xpath("string(//link[@rel='canonical']/@href)") for page in listed]

    assert sorted(set(titles)) == sorted(titles)
    assert sorted(set(addresses)) == sorted(addresses)


def test_every_page_has_a_share_card_its_language_icons_and_feeds(pages):
    for name, page in pages.items():
        assert page.get("lang") == "en-SG", name
        (picture,) = og(page, "image")
        assert re.fullmatch(rf"{SITE}/media/.+\.jpe?g", picture), name
        assert (og(page, "image:width"), og(page, "image:height")) == (["1200"], ["630"]), name
        assert all(len(og(page, part)) == 1 for part in ("type", "site_name", "title", "description", "url"))
        assert og(page, "locale") == ["en_SG"], name
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
        feeds = page.xpath(
            "//link[@rel='alternate'][contains(@type, '+xml') or contains(@type, 'feed+json')]"
        )
        assert f"{SITE}/feed/" in [feed.get("href") for feed in feeds], name
        assert len(page.xpath("//link[@rel='me']")) == 5, name
        assert len(page.xpath("//link[@rel='icon'] | //link[@rel='apple-touch-icon']")) == 3
        assert page.xpath("//link[@rel='manifest']/@href") == ["/manifest.webmanifest"]
        assert len(page.xpath("//meta[@name='theme-color']")) == 2


def test_r41_every_page_has_one_graph_an_independent_processor_understands(pages):
    for name, page in pages.items():
        graph = read_graph(page)
        assert lacking(graph, REQUIRED) == [], name
        assert dangling(graph) == [], name
        assert len(of_type(graph, "NewsMediaOrganization")) == len(of_type(graph, "WebSite")) == 1
        assert graph[f"{SITE}/#org"]["@type"] == ["https://schema.org/NewsMediaOrganization"]


@pytest.mark.parametrize(
    ("route", "kinds"),
    [
        ("article", ["NewsArticle", "BreadcrumbList", "Review", "Event", "CorrectionComment"]),
        ("author", ["ProfilePage", "BreadcrumbList"]),
        ("section", ["CollectionPage", "BreadcrumbList"]),
        ("kind", ["CollectionPage", "BreadcrumbList"]),
        ("tag", ["CollectionPage", "BreadcrumbList"]),
        ("archive_month", ["CollectionPage", "BreadcrumbList"]),
    ],
)
def test_page_is_described_as_what_it_is(client, whole, route, kinds):
    graph = read_graph(read(client, path_of(route)))

    assert [len(of_type(graph, kind)) for kind in kinds] == [1] * len(kinds)
    assert lacking(graph, RECOMMENDED) == []


def test_addresses_in_the_graph_are_absolute_and_dates_have_a_zone(client, whole):
    for route in ("article", "author", "section"):
        graph = read_graph(read(client, path_of(route)))
        for node in graph.values():
            for name, said in node.items():
                texts = [value["@value"] for value in said if "@value" in value] if name[0] != "@" else []
                is_address = name.endswith(("/url", "/item", "/image", "/contentUrl", "/sameAs"))
                assert not is_address or all(text.startswith("http") for text in texts), (name, texts)
                is_instant = name.endswith(("datePublished", "dateModified", "startDate", "endDate"))
                if is_instant and "CorrectionComment" not in str(node["@type"]):
                    assert all(datetime.fromisoformat(text).tzinfo for text in texts), (name, texts)


# -- languages -------------------------------------------------------------------------------------


def alternates(page):
    links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_r43_translations_name_each_other_and_themselves_and_so_does_the_graph(client, whole, translated):
    english, korean = read(client, whole.get_absolute_url()), read(client, translated.get_absolute_url())

    assert alternates(english) == {
        "en-SG": f"{SITE}/last-train/",
        "ko-KR": f"{SITE}{translated.get_absolute_url()}",
        "x-default": f"{SITE}/last-train/",
    }
    assert alternates(korean) == alternates(english)
    assert og(english, "locale:alternate") == ["ko_KR"]
    graph, other = read_graph(english), read_graph(korean)
    korean_id = f"{SITE}{translated.get_absolute_url()}#article"
    assert values(graph, graph[f"{SITE}/last-train/#article"], "workTranslation") == [korean_id]
    assert values(other, other[korean_id], "translationOfWork") == [f"{SITE}/last-train/#article"]


def test_r43_translation_not_yet_visible_is_not_named(client, whole):
    make_live_article(
        slug="later",
        language="ko",
        translation_of=Article.objects.get(pk=whole.pk),
        visible_from=timezone.now() + timedelta(days=1),
    )

    assert alternates(read(client, whole.get_absolute_url())) == {}


@pytest.mark.parametrize("route", ["home", "section", "kind", "archive", "events"])
def test_r43_lists_name_their_other_languages_from_each_of_them(client, whole, route):
    named = alternates(read(client, path_of(route)))

    assert list(named) == ["en-SG", "ko-KR", "zh-Hans", "x-default"]
    assert named["x-default"] == named["en-SG"] == f"{SITE}{path_of(route)}"
    for address in (named["ko-KR"], named["zh-Hans"]):
        assert alternates(read(client, urlsplit(address).path)) == named


@pytest.mark.parametrize(
    ("path", "language", "locale"), [("/ko/music/", "ko", "ko_KR"), ("/zh-hans/music/", "zh-Hans", "zh_CN")]
)
def test_page_in_another_language_says_so(client, whole, path, language, locale):
    page = read(client, path)

    assert page.get("lang") == language
    assert og(page, "locale") == [locale]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE}{path}"]


def test_korean_story_is_a_korean_page(client, translated):
    page = read(client, translated.get_absolute_url())

    assert page.get("lang") == "ko"
    assert og(page, "locale") == ["ko_KR"]


# -- lists -----------------------------------------------------------------------------------------


def test_pages_of_a_list_stand_for_themselves_and_name_their_neighbours(pages):
    first, second = (pages[name].xpath("//head")[0] for name in ("section", "section_page"))

    assert first.xpath("./title/text()") == ["Music – KAvenyou"]
    assert second.xpath("./title/text()") == ["Music, page 2 – KAvenyou"]
    assert second.xpath("./link[@rel='canonical']/@href") == [f"{SITE}/music/page/2/"]
    assert (first.xpath("./link[@rel='prev']"), first.xpath("./link[@rel='next']/@href")) == (
        [],
        ["/music/page/2/"],
    )
    assert (second.xpath("./link[@rel='prev']/@href"), second.xpath("./link[@rel='next']")) == (
        ["/music/"],
        [],
    )


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/music/", "/music/feed/"),
        ("/news/", "/news/feed/"),
        ("/tag/seo-yul/", "/tag/seo-yul/feed/"),
        ("/author/mei-ong/", "/author/mei-ong/feed/"),
    ],
)
def test_list_offers_its_own_feed_before_the_sites(client, whole, path, feed):
    offered = head_of(client, path).xpath("./link[@rel='alternate'][@type='application/rss+xml']/@href")

    assert offered == [f"{SITE}{feed}", f"{SITE}/feed/"]
    assert client.get(feed).status_code == 200


@pytest.mark.parametrize(
    ("path", "robots"),
    [
        ("/", "max-image-preview:large"),
        ("/music/", "max-image-preview:large"),
        ("/last-train/", "max-image-preview:large"),
        ("/search/", "noindex,follow,max-image-preview:large"),
        ("/search/?q=train", "noindex,follow,max-image-preview:large"),
        ("/tag/seo-yul/", "noindex,follow,max-image-preview:large"),
        ("/newsletter/", "noindex,follow,max-image-preview:large"),
        ("/last-train/embed/", "noindex"),
    ],
)
def test_search_engines_are_told_what_to_list(client, whole, path, robots):
    assert head_of(client, path).xpath("./meta[@name='robots']/@content") == [robots]


def test_author_is_a_profile_with_a_face(client, whole):
    page = read(client, "/author/mei-ong/")
    graph = read_graph(page)
    (profile,) = of_type(graph, "ProfilePage")

    assert og(page, "type") == ["profile"]
    assert page.xpath("//meta[@property='profile:username']/@content") == ["mei-ong"]
    assert values(graph, profile, "mainEntity.alternateName") == ["옹메이"]
    assert values(graph, profile, "mainEntity.image") == og(page, "image")
    assert values(graph, profile, "mainEntity.worksFor") == [f"{SITE}/#org"]
