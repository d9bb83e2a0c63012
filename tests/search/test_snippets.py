from articles.search.snippets import LONG, make_snippet
from articles.search.wording import pattern_of


def snippet(texts, *words):
    return make_snippet(texts, pattern_of(list(words)))


def text_of(pieces):
    return "".join(piece.text for piece in pieces)


def hits_of(pieces):
    return [piece.text for piece in pieces if piece.is_hit]


def test_snippet_is_the_part_of_the_text_with_the_word():
    pieces = snippet(["", f"{'before ' * 90}the Kopitiam was full {'after ' * 90}"], "kopitiam")

    assert hits_of(pieces) == ["Kopitiam"]
    assert text_of(pieces).startswith("… ")
    assert text_of(pieces).endswith(" …")
    assert len(text_of(pieces)) <= LONG + 4


def test_snippet_comes_from_the_text_with_most_of_the_words():
    pieces = snippet(["Seoul by night.", "Seoul and its kopi."], "seoul", "kopi")

    assert text_of(pieces) == "Seoul and its kopi."
    assert hits_of(pieces) == ["Seoul", "kopi"]


def test_without_the_word_the_snippet_is_the_beginning():
    assert text_of(snippet(["A standfirst.", "A body."], "tag")) == "A standfirst."
    assert snippet(["", ""], "tag") == []


def test_short_text_is_left_whole():
    assert text_of(snippet(["서울에서 온 편지"], "서울")) == "서울에서 온 편지"


def test_korean_and_chinese_are_cut_shorter_for_they_say_more_in_a_line():
    assert len(text_of(snippet(["夜" * 60 + "車" + "不" * 400], "車"))) < 130


def test_unbroken_text_is_cut_all_the_same():
    assert len(text_of(snippet(["x" * 5000 + "needle" + "y" * 5000], "needle"))) <= LONG + 4


def test_markup_in_a_text_stays_text():
    assert text_of(snippet(["<script>alert(1)</script> kopi"], "kopi")) == "<script>alert(1)</script> kopi"
