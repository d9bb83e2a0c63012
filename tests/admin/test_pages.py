"""The desk of pages that are no stories."""

import lxml.html
import pytest
from django.urls import reverse

from articles.models import Page
from tests.factories import make_article, make_live_article, make_section

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/page/add/"


@pytest.fixture(autouse=True)
def _no_founded_page(db):
    Page.objects.all().delete()


def make_page(slug="terms", **fields):
    return Page.objects.create(slug=slug, **{"title": slug.title(), "body": "<p>Words.</p>", **fields})


def form_of(page):
    return reverse("admin:articles_page_change", args=[page.pk])


def told(response):
    return [problem for problems in response.context["errors"] for problem in problems]


def test_editor_writes_a_page_that_readers_find(client, enter, fill):
    enter("Editor")
    fill(ADD, title="Terms", slug="terms", body="<p>As <script>x</script>we say.</p>", is_published="on")

    assert Page.objects.get().body == "<p>As we say.</p>"
    assert client.get("/terms/").status_code == 200


def test_unpublished_page_is_found_by_nobody(client, enter, fill):
    enter("Editor")
    fill(ADD, title="Terms", slug="terms", body="<p>Soon.</p>")

    assert Page.objects.get().is_published is False
    assert client.get("/terms/").status_code == 404


@pytest.mark.parametrize("slug", ["advertise", "tag", "interview", "music", "a-live-story", "a-draft"])
def test_page_takes_no_address_that_something_else_has(enter, fill, slug):
    make_section("music")
    make_live_article(slug="a-live-story")
    make_article(slug="a-draft")
    enter("Editor")
    response = fill(ADD, title="Terms", slug=slug, body="<p>x</p>")

    assert len(told(response)) == 1
    assert "Choose another" in told(response)[0]
    assert not Page.objects.exists()


def test_page_shares_its_address_with_its_other_languages_only(enter, fill):
    make_page()
    enter("Editor")
    fill(ADD, title="약관", slug="terms", language="ko", body="<p>x</p>")
    again = fill(ADD, title="Terms", slug="terms", language="en", body="<p>x</p>")

    assert sorted(Page.objects.values_list("language", flat=True)) == ["en", "ko"]
    assert told(again) == ["There is already a page at this address in this language."]


def test_corrections_have_words_of_the_desk(client, enter, fill):
    enter("Editor")
    fill(ADD, title="How we correct", slug="corrections", body="<p>Fast.</p>", is_published="on")

    assert "How we correct" in client.get("/corrections/").content.decode()


def test_empty_page_is_not_published(enter, fill):
    enter("Editor")
    response = fill(ADD, title="Terms", slug="terms", body="", is_published="on")

    assert told(response) == ["Readers would find an empty page. Write it first, or keep it unpublished."]


def test_editor_that_did_not_load_saves_nothing(enter, fill):
    enter("Editor")
    response = fill(ADD, title="Terms", slug="terms", body="<p>Typed.</p>", body_schema="")

    assert told(response)[0].startswith("The editor did not load completely")
    assert "Typed." in response.content.decode()


def test_page_that_moves_leaves_its_old_address_leading_on(client, enter, fill):
    page = make_page(is_published=True)
    enter("Editor")
    fill(form_of(page), slug="conditions")

    answer = client.get("/terms/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/conditions/")


def test_page_keeps_its_address_while_another_language_has_it(client, enter, fill):
    make_page(is_published=True)
    korean = make_page(is_published=True, language="ko", title="약관")
    enter("Editor")
    fill(form_of(korean), slug="yakgwan")

    assert client.get("/terms/").status_code == 200


def test_only_what_readers_find_is_viewed_on_the_site_in_its_language(client, enter):
    enter("Editor")

    def button(page):
        form = lxml.html.fromstring(client.get(form_of(page)).content)
        return form.xpath("//a[contains(@class, 'viewsitelink')]/@href")

    assert button(make_page()) == []
    assert button(make_page("rules", is_published=True)) == ["/rules/"]
    assert button(make_page("rules", is_published=True, language="ko")) == ["/ko/rules/"]
    assert button(make_page("corrections", is_published=True)) == ["/corrections/"]


def test_editor_of_a_page_offers_words_only(client, enter):
    enter("Editor")
    page = client.get(ADD).content.decode()

    assert "Heading" in page
    for block in ("ArticleImage", "Gallery", "Embed&quot;", "DuoQuote", "Question"):
        assert block not in page
