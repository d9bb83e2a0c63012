import pytest

from articles.search.wording import LONGEST_QUERY, MOST_WORDS, pattern_of, tidy_query, words_of


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("  Seo   Yul ", "Seo Yul"),
        ("kopi\x00o\nplease", "kopi o please"),
        ("서율", "서율"),
        ("\x00", ""),
        ("\ud800", ""),
    ],
)
def test_query_is_one_line_of_letters(typed, query):
    assert tidy_query(typed) == query


def test_query_is_cut_at_two_hundred_characters():
    assert tidy_query("a" * 999) == "a" * LONGEST_QUERY


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("BTS bts ＢＴＳ", ["bts"]),
        ("“Room 709”, review", ["room", "709", "review"]),
        ("夜車不等人：肉脞麵", ["夜車不等人:肉脞麵"]),
        ("Straße", ["strasse"]),
        ("??? — !", []),
        ("kopi-o", ["kopi-o"]),
        ("K/DA", ["k/da"]),
    ],
)
def test_words_are_of_one_width_and_case_and_without_what_stands_around_them(query, words):
    assert words_of(query) == words


def test_more_words_than_eight_are_not_asked_for():
    assert len(words_of(" ".join(f"word{number}" for number in range(40)))) == MOST_WORDS


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        (["seoul"], "SEOUL and Seoul", ["SEOUL", "Seoul"]),
        (["서울"], "서울에서", ["서울"]),
        (["iu"], "IU in the stadium", ["IU"]),
        (["bts"], "ＢＴＳ", ["ＢＴＳ"]),
        (["élan"], "ÉLAN", ["ÉLAN"]),
        (["a.b"], "axb a.b", ["a.b"]),
        ([], "anything", []),
    ],
)
def test_pattern_finds_words_as_texts_write_them(words, text, hits):
    assert pattern_of(words).findall(text) == hits
