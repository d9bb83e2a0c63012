"""Redirects lead on in one step, never in a circle, never off the site, never over a page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from articles.live.models import FormerAddress, Redirect
from articles.live.redirects import find_redirect, normalise_path, normalise_target, save_redirect
from articles.models import Article, Page
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_article, make_author, make_live_article, make_section, make_tag

pytestmark = pytest.mark.django_db


def save(path, target, **more):
    return save_redirect(path, target, at=timezone.now(), **more)


def read_about(tag):
    make_live_article(tags=[tag])
    return tag


def read_by(author):
    make_live_article(writers=[author])
    return author


def stored():
    return dict(Redirect.objects.values_list("path", "target"))


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/old/", "/old/"),
        ("/Old", "/old/"),
        ("/old//page", "/old/page/"),
        ("http://127.0.0.1:8000/old/", "/old/"),
        ("http://127.0.0.1:8000", "/"),
        ("https://www.127.0.0.1/old?a=1", "/old/?a=1"),
        ("/%EC%84%9C%EC%9A%B8/", "/서울/"),
        ("/?cat=5", "/?cat=5"),
        ("/old%20page/", "/old page/"),
        ("/old page/", "/old page/"),
        ("/old?Item=5", "/old/?Item=5"),
        ("/files/Menu.PDF", "/files/menu.pdf"),
    ],
)
def test_old_address_is_kept_as_it_is_looked_up(typed, path):
    assert normalise_path(typed) == path


@pytest.mark.parametrize(
    "typed",
    ["", "old/", "//evil.example/", "https://evil.example/", "javascript:alert(1)", "ftp://127.0.0.1/a/",
     "https://127.0.0.1@evil.example/", "http://[", "/\\evil.example/",
     "/a\x00b/", "/a%00b/", "/a%0d%0ab/", "http://127.0.0.1:8000.evil.example/", "/" + "a" * 500],
)  # fmt: skip
def test_address_that_is_not_ours_is_refused(typed):
    with pytest.raises(ValidationError):
        normalise_path(typed)
    with pytest.raises(ValidationError):
        normalise_target(typed)


def test_target_may_be_a_part_of_a_page():
    assert normalise_target("/About#people") == "/about/#people"


def test_first_of_the_paths_that_leads_anywhere_is_followed(django_assert_num_queries):
    Redirect.objects.create(path="/b/", target="/music/")
    Redirect.objects.create(path="/c/", target="/foodie/")

    with django_assert_num_queries(1):
        assert find_redirect(["/a/", "/c/", "/b/"]) == "/foodie/"
    assert find_redirect(["/a/"]) == ""


def test_chain_is_flattened_in_both_directions():
    save("/b/", "/c/")
    save("/a/", "/b/")
    save("/c/", "/music/")

    assert stored() == {"/a/": "/music/", "/b/": "/music/", "/c/": "/music/"}


def test_redirect_to_a_former_address_leads_to_the_article_itself():
    make_live_article(slug="today")
    FormerAddress.objects.create(slug="yesterday", article_number=Article.objects.get(slug="today").pk)

    save("/long-ago/", "/yesterday/")

    assert stored() == {"/long-ago/": "/today/"}


@pytest.mark.parametrize("existing", [[], [("/b/", "/a/")], [("/b/", "/c/"), ("/c/", "/a/")]])
def test_circle_is_refused_with_a_sentence(existing):
    for path, target in existing:
        Redirect.objects.create(path=path, target=target)
    target = "/b/" if existing else "/a/"

    with pytest.raises(ValidationError) as refusal:
        save("/a/", target)

    assert refusal.value.message_dict == {
        "target": ["This would lead in a circle: “/a/” ends where it began."]
    }


def test_circle_made_by_hand_in_the_database_is_told_and_not_followed_for_ever():
    Redirect.objects.create(path="/b/", target="/c/")
    Redirect.objects.create(path="/c/", target="/b/")

    with pytest.raises(ValidationError) as refusal:
        save("/a/", "/b/")

    assert refusal.value.message_dict == {"target": ["“/b/” leads in a circle already."]}


@pytest.mark.parametrize("path", [
    "/", "/story/", "/gone-story/", "/soon/", "/music/", "/about/", "/tag/seoul/", "/author/mei-ong/",
    "/news/", "/advertise/", "/feed/", "/robots.txt", "/wp-login.php",
])  # fmt: skip
def test_address_that_answers_by_itself_gets_no_redirect(path):
    make_live_article(slug="story", tags=[make_tag("Seoul")], writers=[make_author("Mei Ong")])
    make_live_article(slug="soon", visible_from=timezone.now() + timezone.timedelta(days=1))
    gone = make_live_article(slug="gone-story")
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    Page.objects.get_or_create(slug="about", language="en", defaults={"title": "About", "is_published": True})

    with pytest.raises(ValidationError) as refusal:
        save(path, "/foodie/")

    assert refusal.value.message_dict == {"path": [f"“{path}” answers by itself: readers find a page there."]}


def test_same_old_address_twice_is_refused_and_changing_it_is_not():
    first = save("/a/", "/music/")
    with pytest.raises(ValidationError):
        save("/a/", "/foodie/")

    save("/a/", "/foodie/", number=first.pk)

    assert stored() == {"/a/": "/foodie/"}


def test_redirect_follows_the_article_to_its_new_address():
    article = make_live_article(slug="first")
    save("/old/", "/first/")
    draft = Article.objects.get(pk=article.pk)
    draft.slug = "second"
    draft.save()

    publish_article(draft, by=None, at=timezone.now())

    assert stored() == {"/old/": "/second/"}


def test_article_takes_back_an_address_that_led_to_it():
    article = make_live_article(slug="first")
    save("/second/", "/first/")
    draft = Article.objects.get(pk=article.pk)
    draft.slug = "second"
    draft.save()

    publish_article(draft, by=None, at=timezone.now())

    assert stored() == {}


def test_article_is_refused_an_address_with_a_redirect_to_something_else():
    save("/shop/", "/music/")

    with pytest.raises(ValidationError) as refusal:
        publish_article(make_article(slug="shop"), by=None, at=timezone.now())

    assert "Old links at “shop” are led to “/music/”. Choose another web address." in refusal.value.messages


@pytest.mark.parametrize(("make", "before", "after"), [
    (lambda: make_section("pop"), "/pop/", "/k-pop/"),
    (lambda: read_about(make_tag("Pop", slug="pop")), "/tag/pop/", "/tag/k-pop/"),
    (lambda: read_by(make_author("Pop", slug="pop")), "/author/pop/", "/author/k-pop/"),
    (lambda: Page.objects.create(slug="pop", title="Pop", is_published=True), "/pop/", "/k-pop/"),
])  # fmt: skip
def test_changed_slug_leaves_a_redirect_and_takes_those_before_along(make, before, after):
    thing = make()
    save("/oldest/", before)

    with translation.override("ko"):  # an editor whose admin speaks Korean
        thing.slug = "k-pop"
        thing.save()

    assert stored() == {"/oldest/": after, before: after}


def test_host_without_our_pages_changes_slugs_all_the_same(settings):
    settings.ROOT_URLCONF = "django.contrib.auth.urls"
    section, article = make_section("pop"), make_live_article(slug="first")

    section.slug = "k-pop"
    section.save()
    draft = Article.objects.get(pk=article.pk)
    draft.slug = "second"
    draft.save()
    publish_article(draft, by=None, at=timezone.now())

    assert stored() == {}
    assert FormerAddress.objects.filter(slug="first").exists()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Page.objects.create(slug="secret-deal", title="Not yet"),
        lambda: make_tag("Secret deal"),
        lambda: make_author("Secret Deal"),
    ],
)
def test_what_no_reader_has_seen_leaves_no_trace(client, make):
    thing = make()
    thing.slug = "secret-deal-2"
    thing.save()

    assert stored() == {}
    assert client.get("/secret-deal/").status_code == 404


def test_redirect_to_a_part_of_a_page_keeps_the_mark(client):
    save("/team/", "/about-us/?a=1#people")

    assert client.get("/team/").headers["Location"] == "/about-us/?a=1#people"
    assert client.get("/team/?utm_source=x").headers["Location"] == "/about-us/?a=1&utm_source=x#people"


def test_slug_that_comes_back_leaves_no_circle():
    section = make_section("pop")
    for slug in ("k-pop", "pop"):
        section.slug = slug
        section.save()

    assert stored() == {"/k-pop/": "/pop/"}


def test_page_that_stays_in_another_language_keeps_its_address():
    Page.objects.create(slug="pop", title="Pop", language="en")
    page = Page.objects.create(slug="pop", title="팝", language="ko")
    page.slug = "k-pop"
    page.save()

    assert stored() == {}
