import pytest

from articles.text.addresses import LONGEST, address_from, is_address


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("Seo Yul wrote her quietest album!", "seo-yul-wrote-her-quietest-album"),
        ("서율, 싱가포르 공연", "서율-싱가포르-공연"),
        ("夜車不等人", "夜車不等人"),
        ("?!", ""),
    ],
)
def test_address_from_keeps_letters_of_every_script(headline, address):
    assert address_from(headline) == address


def test_address_from_cuts_long_headlines_at_a_word():
    address = address_from("word " * 100)
    assert len(address) <= LONGEST
    assert set(address.split("-")) == {"word"}


@pytest.mark.parametrize(
    "text", ["Upper", "two words", "a/b", "", "a" * (LONGEST + 1), "e\u0301tude", "..", "<script>"]
)
def test_is_address_refuses(text):
    assert not is_address(text)


@pytest.mark.parametrize("text", ["namewee-interview", "서율-공연", "夜車", "2024_list"])
def test_is_address_accepts(text):
    assert is_address(text)
