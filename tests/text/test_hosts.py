import pytest

from articles.text.hosts import is_same_site, stands_at

LAMPU = "https://www.lampu.example/en/"


@pytest.mark.parametrize(
    ("address", "is_theirs"),
    [
        ("https://lampu.example/", True),
        ("http://www.lampu.example/tickets?a=1", True),
        ("https://shop.lampu.example/", True),
        ("https://LAMPU.example:8443/", True),
        ("https://notlampu.example/", False),
        ("https://lampu.example.com/", False),
        ("https://kavenyou.com/?to=lampu.example", False),
        ("mailto:hello@lampu.example", False),
        ("/lampu.example/", False),
        ("https://[lampu.example/", False),
        ("", False),
    ],
)
def test_only_a_host_and_those_below_it_are_one_site(address, is_theirs):
    assert is_same_site(address, LAMPU) is is_theirs


def test_nothing_is_of_the_same_site_as_no_address():
    assert not is_same_site("https://lampu.example/", "")
    assert not is_same_site("/a/", "")


@pytest.mark.parametrize("address", ["https://kavenyou.com", "http://kavenyou.com/a/?b"])
def test_page_of_the_host_stands_there(address):
    assert stands_at(address, "kavenyou.com")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "null",
        "https://www.kavenyou.com",
        "https://kavenyou.com:8443",
        "https://kavenyou.com.evil.example",
        "https://kavenyou.com@evil.example",
        "https://[kavenyou.com",
    ],
)
def test_nothing_else_does(address):
    assert not stands_at(address, "kavenyou.com")
