from urllib.parse import quote

import pytest

from tests.factories import make_live_article, make_section, make_tag
from tests.pages.reading import block, blocks, headlines, of_class, read, words

pytestmark = pytest.mark.django_db


def heading(page) -> str:
    return words(page.xpath("//h1")[0])


def test_search_begins_with_the_form_before_the_heading(client):
    page = read(client, "/search/")
    (form,) = page.xpath("//main//form")

    assert (form.get("role"), form.get("action"), form.get("method")) == ("search", "/search/", None)
    assert words(form.xpath(".//label[@for='q']")[0]) == "Search KAvenyou"
    assert page.xpath("//main//*[self::form or self::h1]")[0] is form


def test_search_without_words_offers_popular_tags_and_the_latest(client):
    for number in range(8):
        make_live_article(
            f"Story {number}", tags=[make_tag("Seoul"), *([make_tag("Rare")] if not number else [])]
        )

    page = read(client, "/search/")

    assert heading(page) == "Search"
    assert [words(tag) for tag in block(page, "popular-tags").xpath(".//a")] == ["Seoul", "Rare"]
    assert headlines(block(page, "latest")) == [f"Story {number}" for number in (7, 6, 5, 4, 3, 2)]


def test_search_before_the_first_story_is_only_a_form(client):
    assert blocks(read(client, "/search/")) == []


@pytest.mark.parametrize(("count", "says"), [(1, "1 story for ‘kopi’"), (3, "3 stories for ‘kopi’")])
def test_results_say_how_many_there_are_and_keep_the_query(client, count, says):
    for number in range(count):
        make_live_article(f"Kopi {number}")

    page = read(client, "/search/?q=kopi")

    assert heading(page) == says
    assert page.get_element_by_id("q").get("value") == "kopi"
    assert page.xpath("//title/text()") == ["kopi – search – KAvenyou"]
    assert len(headlines(block(page, "results"))) == count


def test_result_has_its_kicker_its_day_and_the_words_marked(client):
    make_live_article("A story", kind="guide", body="<p>Where the Kopi is black.</p>")

    (card,) = of_class(read(client, "/search/?q=kopi"), "card")

    assert words(of_class(card, "kick")[0]) == "Music Guide"
    assert [words(mark) for mark in card.iter("mark")] == ["Kopi"]
    assert words(card.xpath(".//p[mark]")[0]) == "Where the Kopi is black."
    assert card.xpath(".//time/@datetime")
    assert len(card.xpath(".//a")) == 1


def test_korean_words_are_found_and_marked_in_their_language(client):
    make_live_article("A story", body="<p>She said 서울에서 everybody waits.</p>")

    page = read(client, "/search/?q=서울")

    assert heading(page) == "1 story for ‘서울’"
    assert page.xpath("//main//h1//*[@lang='ko']/text()") == ["서울"]
    assert [words(mark) for mark in page.iter("mark")] == ["서울"]


def test_nothing_found_says_what_was_searched_and_leads_on(client):
    make_live_article("Story", tags=[make_tag("Seoul")])

    page = read(client, "/search/?q=zzzz")

    assert heading(page) == "No stories for ‘zzzz’"
    assert len(page.xpath("//main//ul/li")) == 3
    assert blocks(page) == ["popular-tags", "latest"]
    assert page.get_element_by_id("q").get("value") == "zzzz"


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onfocus=alert(1) x='",
        "{{ 7|add:7 }}",
    ],
)
def test_query_is_always_escaped(client, query):
    make_live_article(f"About {query}", body="<p>&lt;script&gt;alert(1)&lt;/script&gt; kopi</p>")

    answer = client.get(f"/search/?q={quote(query)}")
    page = read(client, f"/search/?q={quote(query)}")

    assert b"<script>alert" not in answer.content
    assert page.xpath("//main//script|//main//img|//@onfocus|//@onerror") == []
    assert page.get_element_by_id("q").get("value") == query
    assert query in heading(page)


def test_markup_in_a_found_text_stays_text(client):
    make_live_article("A story", body="<p>Write &lt;script&gt;alert(1)&lt;/script&gt; and kopi.</p>")

    (card,) = of_class(read(client, "/search/?q=kopi"), "card")

    assert "<script>alert(1)</script>" in words(card)
    assert card.xpath(".//script") == []


def test_filters_are_links_with_counts_and_say_which_is_chosen(client):
    make_live_article("Kopi one", section=make_section("music"), kind="review")
    make_live_article("Kopi two", section=make_section("foodie"), kind="news")
    make_live_article("Kopi three", section=make_section("foodie"), kind="guide")

    page = read(client, "/search/?q=kopi&section=foodie")
    sections, _kinds = page.xpath("//main/nav")

    assert [(words(link), link.get("href")) for link in sections.xpath("./a")] == [
        ("All sections 3", "/search/?q=kopi"),
        ("Music 1", "/search/?q=kopi&section=music"),
        ("Foodie 2", "/search/?q=kopi&section=foodie"),
    ]
    assert [words(link) for link in sections.xpath("./a[@aria-current='true']")] == ["Foodie 2"]
    assert heading(page) == "2 stories for ‘kopi’"


def test_filters_hold_while_turning_pages(client):
    for number in range(20):
        make_live_article(f"Kopi & kaya {number}", section=make_section("foodie"), kind="news")
    make_live_article("Kopi & kaya", section=make_section("music"), kind="news")

    page = read(client, "/search/?q=kopi+%26+kaya&section=foodie&type=news")

    assert len(headlines(page)) == 18
    assert page.xpath("//a[@rel='next']/@href") == [
        "/search/?q=kopi+%26+kaya&section=foodie&type=news&page=2"
    ]
    second = read(client, page.xpath("//a[@rel='next']/@href")[0])
    assert len(headlines(second)) == 2
    assert heading(second) == "20 stories for ‘kopi & kaya’"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=kopi&page=2", 404),
        ("q=kopi&page=0", 400),
        ("q=kopi&page=abc", 400),
        ("q=kopi&page=-1", 400),
        ("q=kopi&page=99999999999999999999", 404),
        ("q=kopi&section=nowhere", 404),
        ("q=kopi&type=nothing", 404),
        ("q=%00", 200),
        ("q=a%00b", 200),
        ("q=%ff%fe", 200),
        ("q=" + "x" * 5000, 200),
        ("q=kopi&section=%00", 404),
    ],
)
def test_odd_questions_are_answered(client, query, status):
    make_live_article("Kopi")

    assert client.get(f"/search/?{query}").status_code == status


def test_long_query_is_trimmed_and_said_as_trimmed(client):
    page = read(client, "/search/?q=" + "kopi" * 100)

    assert page.get_element_by_id("q").get("value") == "kopi" * 50


def test_search_is_not_for_robots_and_kept_for_a_minute(client):
    for path in ("/search/", "/search/?q=kopi"):
        answer = client.get(path)

        assert answer.headers["X-Robots-Tag"] == "noindex, follow"
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert b'content="noindex,follow' in answer.content
        assert not answer.cookies


def test_search_is_only_for_reading(client):
    answer = client.post("/search/", {"q": "kopi"})

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "queries"), [("/search/", 7), ("/search/?q=kopi", 7), ("/search/?q=zzzz", 8)]
)
@pytest.mark.parametrize("count", [1, 30])
def test_search_costs_the_same_for_more_stories(client, path, queries, count, django_assert_num_queries):
    for number in range(count):
        make_live_article(f"Kopi {number}", tags=[make_tag("Seoul")])

    with django_assert_num_queries(queries):
        client.get(path)
