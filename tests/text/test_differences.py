import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import differences
from articles.text.differences import Paragraph, Piece, changed_paragraphs, changed_words

WORDS = st.text(st.sampled_from("ab 서율夜今 "), max_size=20)


def read(pieces, without):
    return "".join(piece.text for piece in pieces if piece.change != without)


@given(before=WORDS, after=WORDS)
def test_both_texts_can_be_read_out_of_the_pieces(before, after):
    pieces = changed_words(before, after)

    assert read(pieces, "added").split() == before.split()
    assert read(pieces, "removed") == after


@pytest.mark.parametrize(
    ("before", "after", "went", "came"),
    [
        ("The last train leaves", "The night train leaves", ["last "], ["night "]),
        ("서율의 마지막 열차", "서율의 첫 열차", ["마지막"], ["첫"]),
        ("夜今不等人", "夜今等人", ["不"], []),
        ("BTS가 왔다", "BTS가 갔다", ["왔"], ["갔"]),
    ],
)
def test_words_are_compared_as_the_script_parts_them(before, after, went, came):
    pieces = changed_words(before, after)

    assert [piece.text for piece in pieces if piece.change == "removed"] == went
    assert [piece.text for piece in pieces if piece.change == "added"] == came


def test_paragraphs_that_stayed_are_only_counted():
    before = ["One.", "Two.", "Three is short.", "Four."]
    after = ["One.", "Two.", "Three is long.", "Four.", "Five."]

    assert changed_paragraphs(before, after) == [
        Paragraph(
            [Piece("same", "Three is "), Piece("removed", "short."), Piece("added", "long.")], skipped=2
        ),
        Paragraph([Piece("added", "Five.")], skipped=1),
    ]


def test_more_paragraphs_than_before_are_paired_as_far_as_they_go():
    assert changed_paragraphs(["Old."], ["New.", "And more."]) == [
        Paragraph([Piece("removed", "Old."), Piece("added", "New.")]),
        Paragraph([Piece("added", "And more.")]),
    ]


def test_paragraphs_too_long_to_compare_are_shown_whole(monkeypatch):
    monkeypatch.setattr(differences, "MOST_COMPARISONS", 3)

    assert changed_words("a b", "a c") == [Piece("removed", "a b"), Piece("added", "a c")]


def test_one_word_a_thousand_times_is_not_compared_for_minutes():
    before, after = "a " * 1990, "a b " * 990

    assert changed_words(before, after) == [Piece("removed", before), Piece("added", after)]


def test_all_paragraphs_together_are_compared_for_so_long_and_the_rest_is_shown_whole(monkeypatch):
    monkeypatch.setattr(differences, "MOST_EQUALS", 2)

    first, second = changed_paragraphs(["One two three.", "Two two."], ["One two four.", "Two 2."])

    assert [piece.change for piece in first.pieces] == ["same", "removed", "added"]
    assert second.pieces == [Piece("removed", "Two two."), Piece("added", "Two 2.")]
