import pytest

from tests.factories import make_image, make_live_article, make_section
from tests.pages.reading import headlines, of_class, read, words

pytestmark = pytest.mark.django_db


def test_section_lists_its_own_articles_only(client):
    mine = make_live_article("Mine", section=make_section("music"))
    make_live_article("Not mine", section=make_section("foodie"))

    page = read(client, "/music/")

    assert headlines(page) == [mine.headline]
    assert words(page.xpath("//h1")[0]) == "Music"


def test_section_opens_with_a_large_card_and_marks_its_station(client):
    for _ in range(3):
        make_live_article(section=make_section("music"), hero_image=make_image())

    page = read(client, "/music/")

    assert [img.get("fetchpriority") for img in page.xpath("//main//img")] == ["high", None, None]
    assert [card.get("class").split() for card in of_class(page, "row")] == [["card", "k-persimmon", "row"]]
    assert page.xpath("//*[@aria-current='page']/@href") == ["/music/"]


def test_section_without_articles_says_so_and_leads_on(client):
    page = read(client, "/foodie/")

    assert "Nothing filed here yet." in words(page.xpath("//main")[0])
    assert "New Foodie stories land on this page first" in words(page.xpath("//main")[0])
    assert page.xpath("//main//a/@href") == ["/archive/"]


def test_section_cards_do_not_repeat_the_section(client):
    make_live_article(section=make_section("music"))

    (card,) = of_class(read(client, "/music/"), "card")

    assert of_class(card, "ring") == []


def test_new_section_answers_at_once(client, django_capture_on_commit_callbacks):
    assert client.get("/theatre/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        make_section("theatre")

    assert words(read(client, "/theatre/").xpath("//h1")[0]) == "Theatre"


@pytest.mark.parametrize("count", [1, 3, 50])
def test_section_costs_the_same_for_more_articles(client, count, django_assert_num_queries):
    image = make_image()
    for _ in range(count):
        make_live_article(section=make_section("music"), hero_image=image)
    client.get("/music/")

    with django_assert_num_queries(9):
        client.get("/music/")
