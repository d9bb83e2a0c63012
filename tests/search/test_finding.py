from datetime import timedelta

import pytest
from django.utils import timezone

from articles.search.finding import find_articles
from tests.factories import make_live_article, make_section, make_tag

pytestmark = pytest.mark.django_db


def found(query: str, **filters) -> list[str]:
    return [each.article.headline for each in find_articles(query, **filters).found]


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Late kopitiam"},
        {"standfirst": "In a kopitiam."},
        {"body": "<p>The kopitiam was full.</p>"},
        {"tags": "Kopitiam"},
    ],
)
def test_word_is_found_wherever_it_stands(fields):
    tags = [make_tag(fields.pop("tags"))] if "tags" in fields else []
    article = make_live_article(fields.pop("headline", ""), tags=tags, **fields)
    make_live_article("Another")

    assert found("KOPITIAM") == [article.headline]


def test_all_words_must_occur_wherever_each_does():
    make_live_article("Kopi in Katong")
    both = make_live_article("Kopi", tags=[make_tag("Seoul")])

    assert found("kopi seoul") == [both.headline]


@pytest.mark.parametrize(
    "query", ["서울", "서울에서", "물", "故宫", "電影", "カフェ", "ＢＴＳ", "bts", "방탄소년단"]
)
def test_korean_chinese_japanese_and_wide_letters_are_found(query):
    article = make_live_article("BTS(방탄소년단)", body="<p>서울에서 만난 물방울, 故宫 和 電影, カフェ</p>")

    assert found(query) == [article.headline]


@pytest.mark.parametrize(("query", "written"), [("ÉLAN", "élan"), ("élan", "Élan"), ("ÜBER", "über uns")])
def test_case_does_not_matter_in_other_alphabets(query, written):
    """SQLite by itself knows the case of English letters only."""
    article = make_live_article(f"On {written}")

    assert found(query) == [article.headline]


def test_short_names_are_whole_words():
    iu = make_live_article("IU comes to town")
    make_live_article("A stadium of premium seats")

    assert found("iu") == [iu.headline]


@pytest.mark.parametrize("query", ["100%", "snake_case", "a'b", 'say "hello"', "(unclosed", "back\\slash"])
def test_signs_mean_themselves(query):
    article = make_live_article(f"About {query} and more")
    make_live_article("About 100x snakeXcase and more")

    assert found(query) == [article.headline]


def test_best_come_first_and_of_equals_the_newest():
    now = timezone.now()
    body = make_live_article("In the text", body="<p>kopi</p>", published_at=now)
    standfirst = make_live_article("Below", standfirst="kopi", published_at=now - timedelta(days=1))
    tag = make_live_article("Tagged", tags=[make_tag("kopi")], published_at=now - timedelta(days=2))
    old = make_live_article("Old kopi", published_at=now - timedelta(days=4))
    new = make_live_article("New kopi", published_at=now - timedelta(days=3))

    assert found("kopi") == [each.headline for each in (new, old, tag, standfirst, body)]


def test_only_what_readers_may_see_is_found():
    make_live_article("Kopi tomorrow", visible_from=timezone.now() + timedelta(days=1))

    assert found("kopi") == []


def test_story_in_two_languages_is_found_once_in_that_of_the_page():
    original = make_live_article("Seo Yul (서율)")
    korean = make_live_article("서율", language="ko", translation_of_id=original.pk)

    assert found("서율", language="en") == [original.headline]
    assert found("서율", language="ko") == [korean.headline]


def test_words_of_a_translation_find_it_from_any_language():
    original = make_live_article("The last train")
    korean = make_live_article("막차", language="ko", translation_of_id=original.pk)

    assert found("막차", language="en") == [korean.headline]


def test_filters_narrow_and_tell_what_each_would_give():
    music, foodie = make_section("music"), make_section("foodie")
    make_live_article("Kopi one", section=music, kind="review")
    make_live_article("Kopi two", section=music, kind="news")
    make_live_article("Kopi three", section=foodie, kind="news")

    findings = find_articles("kopi", section=music, kind="news")

    assert [each.article.headline for each in findings.found] == ["Kopi two"]
    assert findings.total == 1
    assert findings.by_section == {music.pk: 1, foodie.pk: 1}
    assert findings.by_kind == {"review": 1, "news": 1}


def test_results_come_page_by_page():
    for number in range(5):
        make_live_article(f"Kopi {number}", published_at=timezone.now() - timedelta(days=number))

    findings = find_articles("kopi", start=2, size=2)

    assert [each.article.headline for each in findings.found] == ["Kopi 2", "Kopi 3"]
    assert findings.total == 5


def test_nothing_to_look_for_finds_nothing():
    make_live_article()

    assert find_articles("?! —").total == 0


@pytest.mark.parametrize("count", [1, 30])
def test_search_costs_two_queries(count, django_assert_num_queries):
    for number in range(count):
        make_live_article(f"Kopi {number}", tags=[make_tag("Seoul")])

    with django_assert_num_queries(2):
        find_articles("kopi seoul")
