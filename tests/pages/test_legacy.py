"""An address that ever worked ends in 200, in one step to where it stands now, or in an honest 410.

Each row of the table of old WordPress addresses, as written there (reader.md 3.3).
"""

from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.live.models import LiveArticle, Redirect
from articles.models import Article, Image, Page
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_author, make_image, make_live_article, make_section, make_tag

pytestmark = pytest.mark.django_db

DAY = "public, max-age=86400"


def ask(client, address):
    """As a browser sends it: a path that begins with two slashes is a path."""
    path, _, query = address.partition("?")
    return client.get("/", PATH_INFO=unquote(path), QUERY_STRING=query)


@pytest.fixture
def archive(db):
    """A site as an import leaves it."""
    picture = make_image(wp_id=9, wp_path="2023/05/stage.jpg")
    loose = make_image(colour="navy", wp_id=10, wp_path="2023/05/loose.jpg")
    story = make_live_article(
        "Namewee interview",
        slug="namewee-interview",
        hero_image=picture,
        tags=[make_tag("BTS", slug="bts")],
        writers=[make_author("Mei Ong")],
        wp_id=123,
    )
    moved = make_live_article(slug="former-address")
    draft = Article.objects.get(pk=moved.pk)
    draft.slug = "present-address"
    draft.save()
    publish_article(draft, by=None, at=timezone.now())
    gone = make_live_article(slug="gone-story")
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    make_live_article("서율", slug="서율-인터뷰", language="ko")
    Page.objects.get_or_create(slug="about", language="en", defaults={"title": "About"})
    Page.objects.filter(slug="about").update(is_published=True)
    for path, target in {
        "/category/k-pop/": "/music/",
        "/category/music/k-pop/": "/tag/bts/",
        "/category/talks/": "/interview/",
        "/?cat=5": "/music/",
        "/?author=2": "/author/mei-ong/",
        "/?page_id=77": "/about/",
        "/tag/bangtan/": "/tag/bts/",
        "/namewee-interview/stage-picture/": "/namewee-interview/",
        "/old-promo.html": "/advertise/",
        "/shop/": "/music/",
    }.items():
        Redirect.objects.create(path=path, target=target)
    return {"story": story, "picture": picture, "loose": loose}


MOVED = {
    # numbers
    "/?p=123": "/namewee-interview/",
    "/?page_id=123": "/namewee-interview/",
    "/?p=0123": "/namewee-interview/",
    "/?page_id=77": "/about/",
    "/?p=77": "/about/",
    "/?attachment_id=9": "/namewee-interview/",
    "/archives/123": "/namewee-interview/",
    "/index.php?p=123": "/namewee-interview/",
    # the front page's other questions
    "/?cat=5": "/music/",
    "/?tag=bts": "/tag/bts/",
    "/?author=2": "/author/mei-ong/",
    "/?s=night train": "/search/?q=night+train",
    "/?s=<b>": "/search/?q=%3Cb%3E",
    "/?s=": "/search/?q=",
    "/?m=202305": "/2023/05/",
    "/?m=20230507": "/2023/05/",
    "/?m=2023": "/2023/",
    "/?feed=rss2": "/feed/",
    "/?feed=atom": "/feed/atom/",
    # categories
    "/category/k-pop/": "/music/",
    "/category/k-pop": "/music/",
    "/category/K-Pop/page/3/": "/music/",
    "/category/k-pop/feed/": "/music/feed/",
    "/category/k-pop/feed/rss2/": "/music/feed/",
    "/category/music/k-pop/": "/tag/bts/",
    "/category/talks/page/2/": "/interview/",
    "/category/foodie/": "/foodie/",
    "/category/asia/foodie/page/2/": "/foodie/",
    "/category/interview/": "/interview/",
    # lists
    "/page/1/": "/",
    "/music/page/1/": "/music/",
    "/Music/page/1": "/music/",
    "/tag/bts/page/1/": "/tag/bts/",
    "/tag/bangtan/": "/tag/bts/",
    "/tag/bangtan/page/2/": "/tag/bts/",
    "/tag/bangtan/feed/": "/tag/bts/feed/",
    # dates
    "/2023/05/07/": "/2023/05/",
    "/2023/05/07": "/2023/05/",
    "/2023/05/07/namewee-interview/": "/namewee-interview/",
    "/2023/05/namewee-interview/": "/namewee-interview/",
    "/2023/namewee-interview": "/namewee-interview/",
    "/index.php/2023/05/07/namewee-interview/": "/namewee-interview/",
    "/namewee-interview.html": "/namewee-interview/",
    "/2023/05/07/former-address/amp/": "/present-address/",
    # parts of a story
    "/namewee-interview/2/": "/namewee-interview/",
    "/namewee-interview/amp/": "/namewee-interview/",
    "/namewee-interview/amp": "/namewee-interview/",
    "/namewee-interview/?amp=1": "/namewee-interview/",
    "/namewee-interview/?amp": "/namewee-interview/",
    "/namewee-interview/comment-page-1/": "/namewee-interview/",
    "/namewee-interview/?replytocom=88": "/namewee-interview/",
    "/namewee-interview/trackback/": "/namewee-interview/",
    "/namewee-interview/attachment/stage/": "/namewee-interview/",
    "/namewee-interview/stage-picture/": "/namewee-interview/",
    "/former-address/?amp=1": "/present-address/",
    "/Former-Address/amp": "/present-address/",
    "/about/?amp=1": "/about/",
    # feeds and sitemaps
    "/feed/rss/": "/feed/",
    "/feed/rss2/": "/feed/",
    "/feed/rss2": "/feed/",
    "/rss/": "/feed/",
    "/feed.json": "/feed/json/",
    "/atom.xml": "/feed/atom/",
    "/music/feed/rss2/": "/music/feed/",
    "/sitemap_index.xml": "/sitemap.xml",
    "/wp-sitemap.xml": "/sitemap.xml",
    "/post-sitemap.xml": "/sitemap.xml",
    "/wp-sitemap-posts-post-1.xml": "/sitemap.xml",
    # typed almost right
    "/namewee-interview": "/namewee-interview/",
    "/Namewee-Interview/": "/namewee-interview/",
    "/NAMEWEE-INTERVIEW": "/namewee-interview/",
    "//namewee-interview//": "/namewee-interview/",
    "/namewee-interview//": "/namewee-interview/",
    "/former-address/": "/present-address/",
    "/FORMER-ADDRESS": "/present-address/",
    "/Gone-Story": "/gone-story/",
    "/Music": "/music/",
    "/ABOUT": "/about/",
    "/Search/?q=x": "/search/?q=x",
    "/Advertise": "/advertise/",
    "/TAG/bts": "/tag/bts/",
    "/서율-인터뷰": "/서율-인터뷰/",
    "/shop": "/music/",
    "/Shop/": "/music/",
    "/shop/page/2/": "/music/",
    "/old-promo.html": "/advertise/",
    # below a language
    "/ko/music": "/ko/music/",
    "/KO/Music/": "/ko/music/",
    "/ko//music/page/1/": "/ko/music/",
    "/ko/namewee-interview/": "/namewee-interview/",
    "/ko/Namewee-Interview": "/namewee-interview/",
    "/ko/former-address/": "/present-address/",
    "/ko/category/k-pop/": "/ko/music/",
    "/ko/?p=123": "/namewee-interview/",
}


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_old_address_is_one_step_away(client, archive, old, new):
    answer = ask(client, old) if old.startswith("//") else client.get(old)

    assert (answer.status_code, unquote(answer.headers.get("Location", ""))) == (301, unquote(new))
    assert answer.headers["Cache-Control"] == DAY
    assert client.get(answer.headers["Location"]).status_code in (
        200,
        404 if new.startswith("/2023") else 410,
        200,
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/namewee-interview?utm_source=x&a=%EC%84%9C", "/namewee-interview/?utm_source=x&a=%EC%84%9C"),
        ("/former-address/?utm_source=x&amp=1", "/present-address/?utm_source=x"),
        ("/namewee-interview/amp/?utm_source=x", "/namewee-interview/?utm_source=x"),
        ("/?p=123&utm_source=x", "/namewee-interview/?utm_source=x"),
        ("/category/k-pop/?fbclid=1", "/music/?fbclid=1"),
    ],
)
def test_rest_of_the_query_is_kept(client, archive, old, new):
    assert client.get(old).headers["Location"] == new


@pytest.mark.parametrize(
    "old",
    [
        "/?p=99999",
        "/?page_id=99999",
        "/?p=abc",
        "/?p=123abc",
        "/?p=٣",
        "/?p=99999999999999999999",
        "/?p=1%00",
        "/?attachment_id=404",
        "/?cat=6",
        "/?cat=x",
        "/?author=3",
        "/?tag=nothing",
        "/?m=abc",
        "/?m=202399",
        "/?m=20231399",
        "/?m=2023051",
        "/?feed=nothing",
        "/category/nothing/",
        "/2023/05/07/nothing/",
        "/nothing/amp/",
        "/nothing",
        "/NOTHING/",
        "/music/nothing/",
        "/nothing/page/1/",
        "/nothing/page/2/",
        "/music/page/99/",
        "/page/99/",
        "/a/b/c/d/",
        "/%00",
        "/%00/amp/",
        "/namewee-interview/nothing/",
        "/nothing/feed/",
        "/tag/nothing/",
        "/2023/13/",
        "/nothing.html",
        "/shop/else/",
    ],
)
def test_what_was_never_there_is_not_found_at_once(client, archive, old):
    assert client.get(old).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/namewee-interview/feed/",
        "/comments/feed/",
        "/comments/feed/atom/",
        "/?feed=comments-rss2",
        "/former-address/feed/",
        "/namewee-interview/comments/feed/",
    ],
)
def test_feeds_of_comments_are_gone(client, archive, path):
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    "path", ["/", "/page/2/", "/tag/bts/", "/author/mei-ong/", "/music/", "/music/feed/"]
)
def test_addresses_that_stayed_answer_by_themselves(client, archive, path):
    for _ in range(20):
        make_live_article()

    assert client.get(path).status_code == 200


WORDPRESS = [
    "/wp-login.php",
    "/wp-admin/",
    "/wp-admin",
    "/wp-admin/admin-ajax.php",
    "/wp-admin/css/x.css",
    "/xmlrpc.php",
    "/wp-json/",
    "/wp-json/wp/v2/posts",
    "/wp-json/wp/v2/users/1",
    "/wp-includes/js/jquery/jquery.js",
    "/wp-content/plugins/x/x.php",
    "/wp-content/themes/newspaper/style.css",
    "/wp-cron.php",
]


@pytest.mark.parametrize("method", ["get", "head", "post", "put"])
@pytest.mark.parametrize("path", WORDPRESS)
def test_wordpress_itself_is_gone_for_good_and_asks_nobody(client, path, method, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = getattr(client, method)(path)

    assert (answer.status_code, answer.content) == (410, b"")
    assert answer.headers["Cache-Control"] == DAY
    assert not answer.cookies


def test_oembed_of_wordpress_is_ours(client, archive):
    asked = {"url": "http://127.0.0.1:8000/namewee-interview/"}

    old, ours = client.get("/wp-json/oembed/1.0/embed", asked), client.get("/oembed/", asked)

    assert (old.status_code, old.json()) == (200, ours.json())


def test_picture_s_page_without_a_story_leads_to_the_file(client, archive):
    answer = client.get("/?attachment_id=10")

    assert (answer.status_code, answer.headers["Location"]) == (301, archive["loose"].file.url)


def test_share_mark_of_x_is_no_search(client, archive):
    assert client.get("/?s=20").status_code == 200
    assert client.get("/namewee-interview/?s=20").status_code == 200


@pytest.mark.parametrize("name", ["p", "cat", "author", "tag", "m", "feed"])
def test_question_without_an_answer_asked_for_is_none(client, archive, name):
    assert client.get("/", {name: ""}).status_code == 200


def test_what_is_not_yet_visible_is_not_found_by_its_number(client, archive):
    LiveArticle.all_rows.filter(wp_id=123).update(visible_from=timezone.now() + timezone.timedelta(days=1))

    assert client.get("/?p=123").status_code == 404
    assert client.get("/NAMEWEE-interview").status_code == 404
    assert client.get("/2023/05/07/namewee-interview/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "//evil.example",
        "///evil.example/page/1/",
        "/\\evil.example/",
        "//evil.example/music/page/1/",
        "/?s=//evil.example",
    ],
)
def test_no_address_leads_to_another_site(client, archive, path):
    location = ask(client, path).headers.get("Location", "/")

    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_nothing_that_is_sent_is_led_elsewhere(client, archive):
    for path in ("/namewee-interview", "/nothing/amp/", "/Music/"):
        assert client.post(path).status_code in (404, 405)


@pytest.mark.parametrize(
    "shape",
    [
        "/wrong-{}/",
        "/wrong-{}",
        "/Wrong-{}/",
        "/wrong-{}/amp/",
        "/2019/05/wrong-{}/",
        "/tag/wrong-{}/",
        "/author/wrong-{}/",
        "/wrong-{}/wrong/",
        "/category/wrong-{}/",
        "/wrong-{}.php",
        "/wrong-{}/page/2/",
        "/ko/wrong-{}/",
        "/wrong-{}/?utm_source=x",
        "/wrong-{}/feed/",
        "/wrong-{}/embed/",
        "/wrong-{}.md",
        "/wp-content/uploads/wrong-{}.jpg",
    ],
)
def test_flood_of_wrong_addresses_costs_two_queries_each(client, shape, django_assert_max_num_queries):
    """R14, in every shape there is a rule for."""
    make_live_article()
    for language in ("", "/ko"):
        client.get(f"{language}/the-first-of-them/")

    for number in range(10):
        with django_assert_max_num_queries(2):
            assert client.get(shape.format(number)).status_code == 404


# -- files ---------------------------------------------------------------------------------------------


def read_bytes(answer):
    """Read to its end, a file is closed; closing it once more would close the test's connection as well."""
    return b"".join(answer.streaming_content)


def test_copied_file_is_the_same_bytes_at_the_same_address(client, db):
    storage = Image._meta.get_field("file").storage
    storage.save("wp-content/uploads/2023/05/poster.jpg", ContentFile(b"as it was"))

    answer = client.get("/wp-content/uploads/2023/05/poster.jpg")

    assert (answer.status_code, read_bytes(answer)) == (200, b"as it was")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=2592000"
    for header, name in {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}.items():
        again = client.get("/wp-content/uploads/2023/05/poster.jpg", headers={header: answer.headers[name]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == "public, max-age=2592000"


def test_picture_of_the_library_answers_at_its_old_address(client, archive):
    answer = client.get("/wp-content/uploads/2023/05/stage.jpg")

    with archive["picture"].file.open() as original:
        assert read_bytes(answer) == original.read()


def test_resized_picture_leads_to_the_nearest_larger_one(client):
    make_image(size=(2000, 1333), renditions=True, wp_path="2023/05/hall.jpg")

    def location(name):
        answer = client.get(f"/wp-content/uploads/2023/05/{name}")
        assert answer.status_code == 301, name
        served = client.get(answer.headers["Location"])
        assert served.status_code == 200
        assert read_bytes(served)
        return answer.headers["Location"]

    assert location("hall-300x200.jpg").endswith("/wide-400.webp")
    assert location("hall-1024x683.jpg").endswith("/wide-1200.webp")
    assert location("hall-150x150.jpg").endswith("/square-160.webp")
    assert location("hall-1920x1280.jpg") == "/wp-content/uploads/2023/05/hall.jpg"
    assert location("hall-scaled.jpg") == "/wp-content/uploads/2023/05/hall.jpg"


def test_resized_picture_of_a_copied_file_leads_to_the_whole(client, db):
    storage = Image._meta.get_field("file").storage
    storage.save("wp-content/uploads/2023/05/poster.jpg", ContentFile(b"as it was"))

    answer = client.get("/wp-content/uploads/2023/05/poster-300x200.jpg")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/wp-content/uploads/2023/05/poster.jpg")


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2f..%2fsecret.txt",
        "2023/../../../secret.txt",
        "%2e%2e/secret.txt",
        "a%00.jpg",
        "..\\secret.txt",
        "2023/",
        "2023/05",
        "",
        "nothing.jpg",
        "nothing-300x200.jpg",
        "x" * 300 + ".jpg",
        "../../originals/",
    ],
)
def test_nothing_else_on_the_disk_is_an_upload(client, settings, tmp_path, path, db):
    (tmp_path / "secret.txt").write_text("not for readers")
    (tmp_path / "media" / "wp-content" / "uploads" / "2023" / "05").mkdir(parents=True)

    assert client.get(f"/wp-content/uploads/{path}").status_code in (404, 410)


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "script.js", "data.xml", "unknown.bin"])
def test_what_could_act_in_our_name_is_only_for_saving(client, db, name):
    storage = Image._meta.get_field("file").storage
    storage.save(f"wp-content/uploads/{name}", ContentFile(b"<script>alert(1)</script>"))

    answer = client.get(f"/wp-content/uploads/{name}")
    assert read_bytes(answer)

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("header", [{}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}])
def test_folder_is_no_file_whatever_is_asked_of_it(client, settings, tmp_path, header):
    (tmp_path / "media" / "wp-content" / "uploads" / "2019").mkdir(parents=True)

    assert client.get("/wp-content/uploads/2019", headers=header).status_code == 404


@pytest.mark.parametrize("part", ["/index.php", "/page/1", "/amp", "/2"])
def test_address_longer_than_any_is_not_looked_at(client, part, django_assert_max_num_queries):
    client.get("/the-first-of-them/")

    with django_assert_max_num_queries(2):
        assert client.get(part * 4000).status_code == 404
        assert client.get("/nothing" + part * 4000).status_code == 404


def test_section_that_was_renamed_leads_on_with_its_pages_and_feed(client, db):
    section = make_section("pop")
    section.slug = "k-pop"
    section.save()

    for old, new in {
        "/pop/": "/k-pop/",
        "/pop/page/2/": "/k-pop/",
        "/pop/feed/": "/k-pop/feed/",
        "/ko/pop/": "/ko/k-pop/",
    }.items():
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)
