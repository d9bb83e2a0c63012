import pytest

from articles.text.reading import count_words, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("It’s a two-way street.", 4), ("서율 sings", 3), ("夜车不等人", 5)]
)
def test_count_words_counts_each_cjk_letter(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "pictures", "minutes"),
    [("", 0, 1), ("word " * 230, 0, 1), ("word " * 231, 0, 2), ("字" * 1000, 0, 2), ("word " * 230, 6, 2)],
)
def test_reading_minutes_rounds_up(text, pictures, minutes):
    assert reading_minutes(text, pictures=pictures) == minutes
