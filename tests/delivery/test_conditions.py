"""Who has the page already is told so before anything is made, and only as long as it is true."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.http import http_date

from articles.delivery.conditions import delivered
from articles.live.editions import next_edition
from articles.live.models import LiveArticle
from articles.models import Article, Edition, SiteSettings
from articles.newsroom.publishing import publish_article, withdraw_article
from tests.factories import make_author, make_live_article, make_tag

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/a-story/",
    "/music/",
    "/news/",
    "/tag/seoul/",
    "/author/mei-ong/",
    "/ko/",
    "/ko/music/",
    "/about/",
]


@pytest.fixture
def story(db):
    return make_live_article(
        slug="a-story",
        tags=[make_tag("Seoul")],
        writers=[make_author("Mei Ong")],
        published_at=timezone.now() - timedelta(days=40),
    )


@pytest.fixture
def templates(monkeypatch):
    """The names of the templates that were rendered since."""
    from django.test.signals import template_rendered  # noqa: PLC0415 -- only here

    names = []

    def note(template, **_kwargs):
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.parametrize("path", PATHS)
def test_page_with_its_etag_is_not_made_again(client, story, templates, path, django_assert_num_queries):
    page = client.get(path)
    templates.clear()

    with django_assert_num_queries(1):
        answer = client.get(path, headers={"If-None-Match": page.headers["ETag"]})

    assert (answer.status_code, answer.content, templates) == (304, b"", [])
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert answer.headers[name] == page.headers[name], name


@pytest.mark.parametrize("path", PATHS)
def test_page_unchanged_since_a_date_is_not_made_again(client, story, templates, path):
    page = client.get(path)
    templates.clear()

    answer = client.get(path, headers={"If-Modified-Since": page.headers["Last-Modified"]})
    earlier = client.get(path, headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == page.headers["ETag"]
    assert answer.headers["Cache-Control"] == page.headers["Cache-Control"]
    assert earlier.status_code == 200


def test_etag_goes_before_a_date(client, story):
    headers = {"If-None-Match": '"another"', "If-Modified-Since": http_date()}

    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("header", [{"If-Modified-Since": http_date()}, {"If-None-Match": "*"}])
@pytest.mark.parametrize("path", ["/nothing-here/", "/tag/nothing/", "/music/page/99/"])
def test_page_that_is_not_there_is_never_unchanged(client, story, path, header):
    assert client.get(path, headers=header).status_code == 404


def test_weak_and_strong_etags_and_lists_of_them_are_the_same_to_us(client, story):
    etag = client.get("/").headers["ETag"]

    assert etag.startswith('W/"')
    for sent in (etag.removeprefix("W/"), f'"x", {etag}, "y"'):
        assert client.get("/", headers={"If-None-Match": sent}).status_code == 304


@pytest.mark.parametrize("path", ["/", "/music/", "/tag/seoul/", "/author/mei-ong/"])
def test_withdrawal_changes_the_etags_of_lists(client, story, path):
    make_live_article(tags=[make_tag("Seoul")], writers=[make_author("Mei Ong")])
    etag = client.get(path).headers["ETag"]

    withdraw_article(Article.objects.get(pk=story.pk), by=None, at=timezone.now())

    answer = client.get(path, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != etag


def test_story_appears_and_disappears_in_validators_with_no_save(client, story):
    """R06: by the clock alone."""
    coming = make_live_article("Coming soon", slug="soon", visible_from=timezone.now() + timedelta(hours=1))
    before = client.get("/").headers["ETag"]
    assert client.get("/soon/").status_code == 404
    assert client.get("/", headers={"If-None-Match": before}).status_code == 304

    LiveArticle.all_rows.filter(pk=coming.pk).update(visible_from=timezone.now() - timedelta(seconds=1))
    appeared = client.get("/", headers={"If-None-Match": before})

    assert appeared.status_code == 200
    assert "Coming soon" in appeared.content.decode()
    assert client.get("/soon/").status_code == 200

    ending = timezone.now() - timedelta(milliseconds=1)
    LiveArticle.all_rows.filter(pk=coming.pk).update(visible_until=ending)
    assert client.get("/", headers={"If-None-Match": appeared.headers["ETag"]}).status_code == 200
    assert client.get("/soon/").status_code == 404


def test_change_of_the_masthead_changes_every_page(client, story):
    etags = {path: client.get(path).headers["ETag"] for path in PATHS}

    settings = SiteSettings.load()
    settings.tagline = "Another route"
    settings.save()

    for path, etag in etags.items():
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 200, path


def test_plain_save_of_a_draft_changes_no_page(client, story):
    etags = {path: client.get(path).headers["ETag"] for path in PATHS}

    draft = Article.objects.get(pk=story.pk)
    draft.headline = "Not yet"
    draft.save()

    assert {path: client.get(path).headers["ETag"] for path in PATHS} == etags


@pytest.mark.parametrize("path", PATHS)
def test_what_others_append_changes_nothing(client, story, path):
    page = client.get(path)
    tracked = client.get(
        path, {"utm_source": "x", "fbclid": "<y>", "gclid": "1", "igshid": "2", "q": "qwertz"}
    )

    assert tracked.content == page.content
    assert tracked.headers["ETag"] == page.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", "", "٣", "9e9"])
def test_page_number_that_is_none_is_malformed(client, story, path, number):
    answer = client.get(path, {"page": number})

    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"


def test_day_of_the_site_changes_every_page(client, story, monkeypatch):
    """Pages print days: what says "21:30" today says "22 Nov" tomorrow."""
    before = client.get("/").headers["ETag"]
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: tomorrow)

    assert client.get("/").headers["ETag"] != before


def test_last_modified_is_the_last_change(client, story):
    at = timezone.now()
    publish_article(Article.objects.get(pk=story.pk), by=None, at=at)

    changed = client.get("/").headers["Last-Modified"]

    assert changed == http_date(at.timestamp())


def test_change_committed_late_takes_no_date_back(client, story):
    """Two publications at once: the first to begin may be the last to end."""
    now = timezone.now()
    next_edition(at=now)
    next_edition(at=now - timedelta(minutes=1))

    assert client.get("/").headers["Last-Modified"] == http_date(now.timestamp())


def test_date_from_the_future_dates_no_page(client, story):
    next_edition(at=timezone.now() + timedelta(days=1))

    page = client.get("/")

    assert "Last-Modified" not in page.headers
    assert client.get("/", headers={"If-None-Match": page.headers["ETag"]}).status_code == 304


def test_site_without_an_edition_has_no_validators_and_works(client):
    Edition.objects.all().delete()

    page = client.get("/")

    assert page.status_code == 200
    assert "ETag" not in page.headers


def test_developer_sees_each_change_of_a_template(client, story, settings):
    settings.DEBUG = True

    assert "ETag" not in client.get("/").headers


def test_pages_answer_alike_for_head_and_get(client, story):
    for path in PATHS:
        head, get = client.head(path), client.get(path)
        assert head.content == b""
        for name in ("ETag", "Last-Modified", "Cache-Control", "Content-Type", "Vary"):
            assert head.headers.get(name) == get.headers.get(name), (path, name)


def test_answer_with_its_own_idea_of_keeping_has_no_etag():
    view = delivered("public, max-age=60")(
        lambda request: HttpResponse(headers={"Cache-Control": "no-store"})
    )
    Edition.objects.update_or_create(pk=1, defaults={"changed_at": timezone.now()})

    answer = view(RequestFactory().get("/"))

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_view_sees_only_its_own_parameters():
    seen = {}

    @delivered("public, max-age=60", parameters=["q"])
    def view(request):
        seen.update(request.GET.lists())
        return HttpResponse()

    view(RequestFactory().get("/", {"q": ["a", "b"], "utm_source": "x"}))

    assert seen == {"q": ["a", "b"]}


def test_cache_of_pages_is_not_what_answers(client, story):
    """The validators ask the database each time: emptying every cache changes nothing."""
    etag = client.get("/").headers["ETag"]
    cache.clear()

    assert client.get("/").headers["ETag"] == etag
