import pytest

from articles.newsroom.addressing import free_address_from
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db


def test_free_address_from_numbers_what_others_have():
    make_section("music")
    make_article(slug="a-night")
    assert free_address_from("A night", number=None) == "a-night-2"
    assert free_address_from("Music", number=None) == "music-2"
    assert free_address_from("서울의 밤", number=None) == "서울의-밤"
    assert free_address_from("?!", number=None) == ""
