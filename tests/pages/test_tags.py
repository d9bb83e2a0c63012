from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_live_article, make_tag
from tests.pages.reading import block, headlines, read, words

pytestmark = pytest.mark.django_db


def test_tag_lists_its_own_articles(client):
    tag = make_tag("서울", description="All about Seoul.")
    make_live_article("Mine", tags=[tag])
    make_live_article("Not mine")

    page = read(client, tag.get_absolute_url())

    assert headlines(page) == ["Mine"]
    assert page.xpath("//h1/span/@lang") == ["ko"]
    assert "All about Seoul." in words(page.xpath("//main")[0])


def test_tag_nobody_can_read_about_is_not_found(client):
    unused, hidden = make_tag("Unused"), make_tag("Hidden")
    make_live_article(tags=[hidden], visible_from=timezone.now() + timedelta(days=1))

    assert client.get(unused.get_absolute_url()).status_code == 404
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get("/tag/never-heard-of/").status_code == 404


def test_tag_names_the_tags_most_often_beside_it(client):
    seoul, indie, rare, elsewhere = (make_tag(name) for name in ("Seoul", "Indie", "Rare", "Elsewhere"))
    make_live_article(tags=[seoul, indie])
    make_live_article(tags=[seoul, indie, rare])
    make_live_article(tags=[rare, elsewhere])

    together = block(read(client, "/tag/seoul/"), "related-tags")

    assert [words(link) for link in together.xpath(".//a")] == ["Indie", "Rare"]


@pytest.mark.parametrize(
    ("count", "robots"), [(2, "noindex,follow,max-image-preview:large"), (3, "max-image-preview:large")]
)
def test_thin_tag_is_not_for_search_engines(client, count, robots):
    for _ in range(count):
        make_live_article(tags=[make_tag("Seoul")])

    assert read(client, "/tag/seoul/").xpath("//meta[@name='robots']/@content") == [robots]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_tag_costs_the_same_for_more_articles(client, count, django_assert_num_queries):
    for _ in range(count):
        make_live_article(tags=[make_tag("Seoul"), make_tag("Indie")])

    with django_assert_num_queries(8):
        client.get("/tag/seoul/")
