"""What holds for every public address: a route that is not written here fails.

Who asks makes no difference, nothing sets a cookie, everything says how long it may be kept, and what is
withdrawn is nowhere.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles.models import Article, Page, Subscriber
from articles.newsletter.tokens import unsubscribe_token
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_author, make_live_article, make_media_kit, make_tag
from tests.pages.reading import parse

pytestmark = pytest.mark.django_db

HOME = "public, max-age=30, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400"
ARTICLE = "public, max-age=60, s-maxage=300, stale-while-revalidate=3600, stale-if-error=604800"
LIST = "public, max-age=60, s-maxage=120, stale-while-revalidate=600"
SEARCH = "public, max-age=60"
FEED = "public, max-age=300, s-maxage=600"
SITEMAP = "public, max-age=3600"
NEWS_SITEMAP = "public, max-age=300"
FILE = "public, max-age=3600"
DAY = "public, max-age=86400"
UPLOAD = "public, max-age=2592000"
NOT_KEPT = "no-store"

MONTH = timezone.localdate().strftime("%Y-%m")
YEAR, _, OF_YEAR = MONTH.partition("-")

# Route -> an address of it, its Cache-Control. Every one answers 200.
PAGES = {
    "home": ("/", HOME),
    "home_page": ("/page/2/", LIST),
    "kind": ("/interview/", LIST),
    "kind_page": ("/interview/page/2/", LIST),
    "events": ("/events/", LIST),
    "archive": ("/archive/", LIST),
    "archive_year": (f"/{YEAR}/", LIST),
    "archive_month": (f"/{YEAR}/{OF_YEAR}/", LIST),
    "search": ("/search/?q=story", SEARCH),
    "tag": ("/tag/seoul/", LIST),
    "tag_page": ("/tag/seoul/page/2/", LIST),
    "author": ("/author/mei-ong/", LIST),
    "author_page": ("/author/mei-ong/page/2/", LIST),
    "corrections": ("/corrections/", LIST),
    "feeds": ("/feeds/", LIST),
    "article": ("/a-story/", ARTICLE),
    "section": ("/music/", LIST),
    "section_page": ("/music/page/2/", LIST),
    "static page": ("/about/", ARTICLE),
    "advertise": ("/advertise/", NOT_KEPT),
    "advertise_thanks": ("/advertise/thanks/", NOT_KEPT),
    "newsletter": ("/newsletter/", NOT_KEPT),
    "newsletter_check_inbox": ("/newsletter/check-inbox/", NOT_KEPT),
    "newsletter_confirmed": ("/newsletter/confirmed/", NOT_KEPT),
    "newsletter_unsubscribed": ("/newsletter/unsubscribed/", NOT_KEPT),
    "newsletter_unsubscribe": ("/newsletter/unsubscribe/{leave}/", NOT_KEPT),
}
FRAMED = {"embed": ("/a-story/embed/", ARTICLE)}
FILES = {
    **{name + form: (path + ending, FEED) for name, path in {
        "feed": "/feed/", "kind_feed": "/interview/feed/", "tag_feed": "/tag/seoul/feed/",
        "author_feed": "/author/mei-ong/feed/", "section_feed": "/music/feed/",
    }.items() for form, ending in {"": "", "_atom": "atom/", "_json": "json/"}.items()},
    "article_markdown": ("/a-story.md", ARTICLE),
    "oembed": ("/oembed/?url=http://127.0.0.1:8000/a-story/", DAY),
    "sitemap": ("/sitemap.xml", SITEMAP),
    "sitemap_articles": (f"/sitemaps/articles-{MONTH}.xml", SITEMAP),
    "sitemap_sections": ("/sitemaps/sections.xml", SITEMAP),
    "sitemap_tags": ("/sitemaps/tags.xml", SITEMAP),
    "sitemap_authors": ("/sitemaps/authors.xml", SITEMAP),
    "sitemap_pages": ("/sitemaps/pages.xml", SITEMAP),
    "news_sitemap": ("/news-sitemap.xml", NEWS_SITEMAP),
    "robots": ("/robots.txt", FILE),
    "ads_txt": ("/ads.txt", FILE),
    "llms_txt": ("/llms.txt", FILE),
    "security_txt": ("/.well-known/security.txt", FILE),
    "indexnow_key": ("/a-key-for-tests.txt", FILE),
    "manifest": ("/manifest.webmanifest", DAY),
    "favicon": ("/favicon.ico", DAY),
    "media_kit": ("/advertise/media-kit.pdf", FEED),
    "upload": ("/wp-content/uploads/2023/05/poster.jpg", UPLOAD),
}  # fmt: skip
# What answers otherwise, and is proved where it is written about.
ELSEWHERE = {
    "count_reading": "POST only: tests/pages/test_counting.py",
    "newsletter_confirm": "410 or a step: tests/pages/test_newsletter.py",
    "corrections_page": "as corrections: tests/pages/test_corrections.py",
    "events_page": "as events: tests/pages/test_events.py",
    "": "page 1 and what was WordPress's: tests/pages/test_legacy.py",
}
EVERYTHING = PAGES | FRAMED | FILES
ADDRESSES = [path for path, _kept in EVERYTHING.values()]
# Sent whole each time: files that publishing does not change, and what every hour changes.
UNVALIDATED = {
    *["robots", "ads_txt", "llms_txt", "security_txt", "indexnow_key", "favicon", "media_kit", "news_sitemap"]
}
VALIDATED = [
    path for name, (path, kept) in EVERYTHING.items() if kept != NOT_KEPT and name not in UNVALIDATED
]
WITHOUT_FORMS = [path for path, kept in EVERYTHING.values() if kept != NOT_KEPT]
LANGUAGES = ["/", "/music/", "/search/", "/feed/", "/archive/", "/newsletter/"]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}


def public_routes(patterns=None) -> Iterator[str]:
    """Names of every route of ours but the admin's and the API's; "" for those without."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern) not in ("admin/", "api/v1/"):
            yield from public_routes(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and not str(pattern.pattern).startswith(("admin/", "media/")):
            yield pattern.name or ""


@pytest.fixture
def site(settings):
    """Enough of everything for every list to have a second page."""
    settings.ARTICLES = settings.ARTICLES | {"INDEXNOW_KEY": "a-key-for-tests"}
    common = {"tags": [make_tag("Seoul")], "writers": [make_author("Mei Ong")], "kind": "interview"}
    for _ in range(20):
        make_live_article(**common)
    make_media_kit()
    Page.objects.get_or_create(slug="about", language="en", defaults={"title": "About"})
    Page.objects.filter(slug="about").update(is_published=True)
    default_storage.save("wp-content/uploads/2023/05/poster.jpg", ContentFile(b"as it was"))
    reader = Subscriber.objects.create(
        email="mei@reader.example", requested_at=timezone.now(), wording="2026-11"
    )
    make_live_article("A story with a secret", slug="a-story", body="<p>Wordsofthewithdrawn.</p>", **common)
    return {"leave": unsubscribe_token(reader)}


def body(answer) -> bytes:
    """Read to its end, a file is closed; closing it once more would close the test's connection as well."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_public_route_is_written_here():
    known = {*EVERYTHING, *ELSEWHERE} - {"static page"}

    assert set(public_routes()) == known


def test_answers_are_kept_as_long_as_they_say(client, site):
    """R09."""
    answers = {name: client.get(path.format(**site)) for name, (path, _kept) in EVERYTHING.items()}

    assert {
        name: (answer.status_code, answer.headers["Cache-Control"]) for name, answer in answers.items()
    } == {name: (200, kept) for name, (_path, kept) in EVERYTHING.items()}
    for answer in answers.values():
        body(answer)


def test_answers_are_the_same_for_everybody(client, site):
    """R08: no cookie is set, none is heeded, and nothing varies but how it is packed."""
    User.objects.create_user("mei", password="a long enough secret")
    strangers = {path: client.get(path.format(**site)) for path in ADDRESSES}
    bodies = {path: body(answer) for path, answer in strangers.items()}
    client.force_login(User.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["theme"] = "dark"

    for path, stranger in strangers.items():
        known = client.get(
            path.format(**site), headers={"Accept-Language": "ko", "User-Agent": "Another/1.0"}
        )
        assert not stranger.cookies, path
        assert not known.cookies, path
        assert {name.strip() for name in stranger.headers.get("Vary", "").split(",")} <= {
            "",
            "Accept-Encoding",
        }
        # A form carries the second it was made in.
        assert body(known) == bodies[path] or stranger.headers["Cache-Control"] == NOT_KEPT, path


def test_answers_carry_the_headers_of_security(client, site):
    for path in ADDRESSES:
        answer = client.get(path.format(**site))
        body(answer)
        assert HEADERS.items() <= dict(answer.headers).items(), path
        assert "unsafe-" not in answer.headers["Content-Security-Policy"], path


def test_reading_is_all_that_can_be_done(client, site):
    """R10, and HEAD is GET without a body."""
    for path in WITHOUT_FORMS:
        for method in ("post", "put", "patch", "delete"):
            refused = getattr(client, method)(path)
            assert (refused.status_code, refused.headers.get("Allow")) == (405, "GET, HEAD"), (path, method)

        head, get = client.head(path), client.get(path)
        body(get)
        assert (head.status_code, body(head)) == (200, b""), path
        for name in ("Cache-Control", "Content-Type", "ETag", "Last-Modified", "Vary"):
            assert head.headers.get(name) == get.headers.get(name), (path, name)


def test_answers_have_validators_and_are_not_sent_twice(client, site):
    """R07 for every page, feed and sitemap."""
    for path in VALIDATED:
        first = client.get(path)
        assert {"ETag", "Last-Modified"} <= set(first.headers), path
        body(first)
        for header, name in {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}.items():
            again = client.get(path, headers={header: first.headers[name]})
            assert (again.status_code, body(again)) == (304, b""), (path, header)
            assert again.headers["Cache-Control"] == first.headers["Cache-Control"], path


def test_what_others_append_changes_no_answer(client, site):
    appended = {"utm_source": "x", "fbclid": "y", "gclid": "z"}
    for path in WITHOUT_FORMS:
        joint = "&" if "?" in path else "?"
        plain, tracked = client.get(path), client.get(f"{path}{joint}{urlencode(appended)}")
        assert body(tracked) == body(plain), path
        assert tracked.headers.get("ETag") == plain.headers.get("ETag"), path


def test_pages_run_and_load_nothing_that_is_not_ours(client, site):
    """R12: no inline style or script, no foreign source."""
    for path, _kept in PAGES.values():
        answer = client.get(path.format(**site))
        page = parse(answer.content)
        assert page.xpath("//*[@style] | //style") == [], path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == [], path
        sources = "//@src | //@srcset | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"
        assert [address for address in page.xpath(sources) if "//" in address] == [], path
        assert answer.headers["Speculation-Rules"] == '"/static/articles/speculation.rules"', path


def test_other_languages_are_kept_as_long(client, site):
    for language in ("/ko", "/zh-hans"):
        for path in LANGUAGES:
            plain, other = client.get(path), client.get(language + path)
            assert other.status_code == 200, (language, path)
            assert other.headers["Cache-Control"] == plain.headers["Cache-Control"], path
            assert not other.cookies
            assert {"Cookie", "Accept-Language"}.isdisjoint(other.headers.get("Vary", "").split(", ")), path


def test_framed_card_may_stand_on_any_site_and_nothing_else_may(client, site):
    card = client.get(FRAMED["embed"][0])

    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    for path, _kept in PAGES.values():
        answer = client.get(path.format(**site))
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN", path


def test_withdrawn_story_is_gone_from_everywhere(client, site):
    """R05: 410 at its own addresses, and not a word of it anywhere else."""
    asked = [path.format(**site) for path in ADDRESSES]
    asked += ["/search/?q=secret", "/search/?q=Wordsofthewithdrawn", "/api/v1/articles/", "/ko/", "/ko/feed/"]
    named = [b"A story with a secret", b"Wordsofthewithdrawn", b"a-story"]
    before = [path for path in asked if any(name in body(client.get(path)) for name in named)]
    article = Article.objects.get(slug="a-story")

    withdraw_article(article, by=None, at=timezone.now(), reason="The venue asked us to.")

    own = ["/a-story/", "/a-story/embed/", "/a-story.md", "/a-story/feed/"]
    assert [client.get(path).status_code for path in own] == [410] * 4
    assert client.get("/oembed/", {"url": "http://127.0.0.1:8000/a-story/"}).status_code == 404
    assert client.get("/api/v1/articles/a-story/").status_code in (404, 410)
    assert len(before) > 20
    for path in asked:
        if path not in own:
            said = body(client.get(path))
            assert b"A story with a secret" not in said, path
            assert b"Wordsofthewithdrawn." not in said, path
            assert b"/a-story" not in said or path.startswith("/oembed/"), path
    others = Article.objects.exclude(pk=article.pk).values_list("slug", flat=True)
    assert all(b"A story with a secret" not in client.get(f"/{slug}/").content for slug in others[:3])
