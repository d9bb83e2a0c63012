import pytest
from django.http import Http404

from articles.live.models import LiveArticle
from articles.pages.lists import ListPage, list_page
from tests.factories import make_live_article


def page(number: int, last: int) -> ListPage:
    return ListPage([], number, last, 0, "/music/")


@pytest.mark.parametrize(
    ("number", "last", "printed"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (2, 41, [1, 2, 3, 0, 41]),
        (20, 41, [1, 0, 19, 20, 21, 0, 41]),
        (41, 41, [1, 0, 40, 41]),
    ],
)
def test_links_name_the_ends_and_the_neighbours(number, last, printed):
    assert [link.number for link in page(number, last).links] == printed


def test_links_lead_to_pages_and_the_first_to_the_list_itself():
    assert [link.path for link in page(1, 2).links] == ["/music/", "/music/page/2/"]
    assert (page(2, 3).newer, page(2, 3).older) == ("/music/", "/music/page/3/")
    assert (page(1, 1).newer, page(1, 1).older) == ("", "")


@pytest.mark.django_db
@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (13, 1), (14, 2), (31, 2), (32, 3)])
def test_list_page_has_thirteen_at_first_and_eighteen_later(total, last, django_assert_num_queries):
    for _ in range(total):
        make_live_article()

    with django_assert_num_queries(2):
        first = list_page(LiveArticle.objects.all(), 1, base="/")

    assert (first.total, first.last, len(first.articles)) == (total, last, min(total, 13))


@pytest.mark.django_db
def test_list_pages_hold_every_article_once_newest_first():
    for _ in range(33):
        make_live_article()

    pages = [list_page(LiveArticle.objects.all(), number, base="/").articles for number in (1, 2, 3)]

    assert [len(articles) for articles in pages] == [13, 18, 2]
    shown = [article.pk for articles in pages for article in articles]
    assert shown == list(LiveArticle.objects.newest_first().values_list("pk", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_list_page_past_the_end_is_not_found(number):
    with pytest.raises(Http404):
        list_page(LiveArticle.objects.all(), number, base="/")


@pytest.mark.django_db
def test_first_page_stands_at_the_list_s_own_address(client):
    answer = client.get("/tag/서울/page/1/?utm_source=x")

    assert answer.status_code == 301
    assert answer.headers["Location"] == "/tag/%EC%84%9C%EC%9A%B8/?utm_source=x"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/music/page/abc/", "/music/page/2/", "/page/0/", "/page/2/", "/music/page/-1/", "/interview/page/9/"],
)
def test_pages_that_are_not_there_are_not_found(client, path):
    assert client.get(path).status_code == 404
