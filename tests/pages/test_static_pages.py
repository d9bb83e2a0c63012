import pytest
from django.test import RequestFactory
from django.utils import timezone, translation

from articles.masthead.models import Page
from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from articles.pages.static_pages import page_body, static_page
from tests.factories import make_article, make_author, make_image, make_live_article
from tests.pages.reading import block, of_class, parse, words

pytestmark = pytest.mark.django_db


def make_page(slug="terms", **fields):
    values = {"title": slug.title(), "body": "<p>As we say.</p>", "is_published": True, **fields}
    return Page.objects.create(slug=slug, **values)


def shown(page):
    """The page's tree, made by the view itself."""
    response = static_page(RequestFactory().get(f"/{page.slug}/"), page)
    assert response.status_code == 200
    return parse(response.content)


# -- what it prints --------------------------------------------------------------------------------


def test_page_prints_its_title_its_introduction_and_its_text():
    page = shown(make_page(title="Terms", description="In short.", body="<h2>One</h2><ul><li>Two</li></ul>"))

    (main,) = page.xpath("//main")
    assert words(main) == "Terms In short. OneTwo"
    assert [heading.tag for heading in main.xpath(".//h1 | .//h2")] == ["h1", "h2"]


def test_page_in_another_language_than_the_words_around_it_says_so():
    with translation.override("ko"):
        foreign = shown(make_page())
    own = shown(make_page("rules"))

    assert foreign.xpath("//article/@lang") == ["en-SG"]
    assert own.xpath("//article/@lang") == []


def test_link_to_a_story_follows_it_and_one_to_a_draft_is_plain_text():
    live, draft = make_live_article(), make_article()
    gone = make_live_article()
    withdraw_article(Article.objects.get(pk=gone.pk), by=None, at=timezone.now())
    links = "".join(f'<a href="/old/" data-ref="article:{story.pk}">it</a> ' for story in (live, draft, gone))

    body = page_body(make_page(body=f"<p>{links}</p>"))

    assert body == f'<p><a href="{live.get_absolute_url()}">it</a> it it</p>'


def test_page_is_words_and_shows_no_picture_or_player():
    figure = f'<figure data-image="{make_image().pk}"></figure>'
    player = '<figure data-embed="youtube"><a href="https://youtu.be/aaaaaaaaaaa">x</a></figure>'

    assert page_body(make_page(body=f"<p>One</p>{figure}{player}<p>Two</p>")) == "<p>One</p><p>Two</p>"


def test_wide_table_scrolls_in_its_own_box():
    body = page_body(make_page(body="<table><tbody><tr><td>1</td></tr></tbody></table><p>After</p>"))

    assert '<div class="scroll" role="region" tabindex="0" aria-label="Table"><table>' in body
    assert body.endswith("<p>After</p>")


def test_korean_in_an_english_page_is_marked():
    assert '<span lang="ko">안녕하세요</span>' in page_body(make_page(body="<p>안녕하세요!</p>"))


# -- about us --------------------------------------------------------------------------------------


def test_about_names_whoever_readers_can_find_with_their_portraits():
    mei = make_author("Mei Ong", role="Music editor", portrait=make_image(), name_zh="王美")
    make_live_article(writers=[mei], photographers=[make_author("Arif Rahman")])
    make_article(writers=[make_author("Not Yet")])
    Page.objects.filter(slug="about").delete()

    people = block(shown(make_page("about")), "people")

    assert [words(name) for name in people.xpath(".//h3")] == ["Arif Rahman", "Mei Ong 王美"]
    assert len(people.xpath(".//img")) == 1
    assert "Music editor" in words(people)


def test_only_the_page_about_us_names_people():
    make_live_article(writers=[make_author()])

    assert of_class(shown(make_page()), "author") == []


@pytest.mark.parametrize("count", [1, 5])
def test_about_costs_the_same_for_more_people(count, django_assert_num_queries):
    authors = [make_author(f"Author {number}", portrait=make_image()) for number in range(count)]
    make_live_article(writers=authors)
    Page.objects.filter(slug="about").delete()
    page = make_page("about")

    with django_assert_num_queries(6):
        static_page(RequestFactory().get("/about/"), page)
