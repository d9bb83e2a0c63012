from urllib.parse import parse_qs, urlsplit

import pytest

from articles.syndication.share_links import share_links

URL = "https://kavenyou.com/서율/"


def hrefs(title="[INTERVIEW] A title", via="KAvenyou"):
    return {link.name: link.href for link in share_links(title=title, url=URL, via=via)}


def test_share_links_have_the_forms_each_service_documents():
    url = "https%3A%2F%2Fkavenyou.com%2F%EC%84%9C%EC%9C%A8%2F"
    title = "%5BINTERVIEW%5D%20A%20title"
    assert hrefs() == {
        "WhatsApp": f"https://wa.me/?text={title}%20{url}",
        "Telegram": f"https://t.me/share/url?url={url}&text={title}",
        "X": f"https://twitter.com/intent/tweet?text={title}&url={url}&via=KAvenyou",
        "Facebook": f"https://www.facebook.com/sharer/sharer.php?u={url}",
        "Threads": f"https://www.threads.com/intent/post?text={title}&url={url}",
        "LINE": f"https://social-plugins.line.me/lineit/share?url={url}&text={title}",
        "Email": f"mailto:?subject={title}&body={url}",
    }


@pytest.mark.parametrize(
    "title", ["Salt & Stone", "No. #1", "“Quotes” and 'more'", "A 🎤 night", "서율, 夜车", "50% off + more"]
)
def test_share_links_carry_any_title_whole(title):
    query = parse_qs(urlsplit(hrefs(title)["Telegram"]).query)
    assert query == {"url": [URL], "text": [title]}


def test_share_links_name_no_account_when_there_is_none():
    assert hrefs(via="")["X"].endswith("&url=https%3A%2F%2Fkavenyou.com%2F%EC%84%9C%EC%9C%A8%2F")
