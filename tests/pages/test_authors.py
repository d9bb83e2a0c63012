import pytest

from tests.factories import make_author, make_image, make_live_article
from tests.pages.reading import block, blocks, headlines, of_class, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def mei():
    return make_author(
        "Mei Ong",
        name_ko="옹메이",
        name_zh="翁美",
        role="Music editor",
        bio="Mei has opinions about encores.",
        links="https://www.instagram.com/meiong/\nhttps://mei.example/",
    )


def test_author_page_says_who_it_is(client, mei):
    make_live_article("An encore", writers=[mei])

    page = read(client, "/author/mei-ong/")
    (heading,) = page.xpath("//h1")

    assert words(heading) == "Mei Ong 옹메이 翁美"
    assert heading.xpath("./span/@lang") == ["ko", "zh-Hans"]
    assert "Music editor" in words(page.xpath("//main")[0])
    assert "Mei has opinions about encores." in words(page.xpath("//main")[0])
    assert "1 story" in words(page.xpath("//main")[0])
    assert page.xpath("//a[@rel='me noopener']/@href") == mei.link_list
    assert headlines(page) == ["An encore"]


def test_author_without_a_portrait_gets_a_ring(client, mei):
    make_live_article(writers=[mei])

    (face,) = of_class(read(client, "/author/mei-ong/"), "face")

    assert (face.tag, face.get("aria-hidden")) == ("span", "true")


def test_author_with_a_portrait_shows_it_without_saying_the_name_twice(client):
    make_live_article(writers=[make_author("Kim Seo", portrait=make_image())])

    (face,) = of_class(read(client, "/author/kim-seo/"), "face")

    assert (face.tag, face.get("alt")) == ("img", "")


def test_what_somebody_only_photographed_is_listed_as_photographs(client, mei):
    arif = make_author("Arif Rahman")
    make_live_article("Lights", photographers=[arif], writers=[mei])
    make_live_article("Encore", writers=[mei, arif])

    page = read(client, "/author/arif-rahman/")

    assert blocks(page) == ["stories", "photographs"]
    assert headlines(block(page, "stories")) == ["Encore"]
    assert headlines(block(page, "photographs")) == ["Lights"]
    assert "2 stories" in words(page.xpath("//main")[0])


def test_who_only_takes_photographs_has_no_heading_over_stories(client, mei):
    make_live_article(photographers=[make_author("Arif Rahman")], writers=[mei])

    assert blocks(read(client, "/author/arif-rahman/")) == ["photographs"]


@pytest.mark.parametrize(
    ("path", "stories", "photographs"),
    [("/author/kim-seo/", 18, 0), ("/author/kim-seo/page/2/", 2, 16), ("/author/kim-seo/page/3/", 0, 4)],
)
def test_photographs_follow_the_last_story_on_whichever_page(client, path, stories, photographs):
    kim = make_author("Kim Seo")
    for number in range(20):
        make_live_article(f"Words {number}", writers=[kim])
        make_live_article(f"Picture {number}", photographers=[kim])

    names = headlines(read(client, path))

    assert [sum(name.startswith(word) for name in names) for word in ("Words", "Picture")] == [
        stories,
        photographs,
    ]


def test_author_s_pages_end_where_the_articles_do(client, mei):
    make_live_article(writers=[mei])

    assert client.get("/author/mei-ong/page/2/").status_code == 404


def test_article_written_and_photographed_by_one_person_is_listed_once(client, mei):
    make_live_article("Both", writers=[mei], photographers=[mei])

    assert headlines(read(client, "/author/mei-ong/")) == ["Both"]


def test_author_nobody_can_read_is_not_found(client, mei):
    assert client.get("/author/mei-ong/").status_code == 404
    assert client.get("/author/nobody/").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 50])
def test_author_costs_the_same_for_more_articles(client, count, django_assert_num_queries):
    author = make_author("Kim Seo", portrait=make_image())
    for _ in range(count):
        make_live_article(writers=[author])

    with django_assert_num_queries(9):
        client.get("/author/kim-seo/")
