import pytest

from articles.live.models import Kind
from articles.pages.kind_names import KIND_NAMES
from tests.factories import make_live_article
from tests.pages.reading import headlines, of_class, read, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [kind for kind in Kind.values if kind != Kind.EVENT])
def test_every_kind_has_a_page_even_while_it_is_empty(client, kind):
    page = read(client, f"/{kind}/")

    assert words(page.xpath("//h1")[0]) == KIND_NAMES[kind]
    assert "Nothing filed here yet." in words(page.xpath("//main")[0])


def test_kind_lists_its_own_articles_with_their_sections(client):
    make_live_article("Mine", kind="review")
    make_live_article("Not mine", kind="news")

    page = read(client, "/review/")

    assert headlines(page) == ["Mine"]
    assert "Music" in words(page.xpath("//main")[0])


@pytest.mark.parametrize("path", ["/event/", "/event/page/2/"])
def test_events_are_a_calendar(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (301, "/events/")


def test_kind_with_one_story_prints_it_across_the_page(client):
    make_live_article("Alone", kind="review")

    (card,) = of_class(read(client, "/review/"), "card")

    assert "row" in card.get("class").split()


def test_kind_has_further_pages(client):
    for number in range(14):
        make_live_article(f"Review {number}", kind="review")

    page = read(client, "/review/page/2/")

    assert headlines(page) == ["Review 0"]
    assert page.xpath("//a[@rel='prev']/@href") == ["/review/"]
    assert page.xpath("//title/text()") == ["Reviews, page 2 – KAvenyou"]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_kind_costs_the_same_for_more_articles(client, count, django_assert_num_queries):
    for _ in range(count):
        make_live_article(kind="review")

    with django_assert_num_queries(7):
        client.get("/review/")
