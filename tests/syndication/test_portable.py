"""A story that travels is whole, and needs nothing of ours: no style, no script, no relative address."""

from datetime import date

import lxml.html
import pytest

from articles.syndication.markdown import escape_words, write_markdown
from articles.syndication.portable import portable_html
from tests.factories import make_author, make_image, make_live_article, make_tag
from tests.pages.reading import words

pytestmark = pytest.mark.django_db

SITE = "https://kavenyou.example"
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"
BODY = """
<p>On <a href="/music/">music</a>, <a href="https://x.example/a_(b)">there</a> &amp; “1 &lt; 2”.</p>
<h2>A heading</h2><h3>Below it</h3><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>
<figure data-embed="youtube"><a href="{video}">A video</a></figure>
<blockquote data-duo="ko" data-speaker="Seo Yul"><p>기차가 좋아요</p><p>I like trains</p></blockquote>
<p data-question="">Why trains?</p><p>They <strong>sing</strong>.</p>
<table><tbody><tr><th>Day</th><th>Price|fee</th></tr><tr><td>Mon</td><td>S$12</td></tr></tbody></table>
<figure data-image="{image}" data-alt="Dusk train" data-credit="Jun"><figcaption>Dusk</figcaption></figure>
<aside data-pullquote="" data-speaker="Mei"><p>So it goes</p></aside>
"""


def make_rich_article(**fields):
    image = make_image(renditions=True)
    body = BODY.format(video=VIDEO, image=image.pk)
    hero = make_image(renditions=True, colour="navy", alt="The stage", credit="Mei Ong")
    return make_live_article("All there is", **{"body": body, "hero_image": hero, **fields})


def portable(article):
    return lxml.html.fragment_fromstring(portable_html(article))


def test_portable_html_has_only_what_any_reader_shows():
    root = portable(make_rich_article())
    allowed = {"href", "title", "src", "alt", "width", "height", "lang", "datetime", "colspan", "rowspan"}
    tags = {element.tag for element in root.iter()}
    assert {name for element in root.iter() for name in element.attrib} <= allowed
    assert tags.isdisjoint({"script", "style", "iframe", "source", "picture", "svg", "button", "form"})


def test_portable_html_is_absolute_with_pictures_and_their_words():
    root = portable(make_rich_article())
    addresses = [*root.xpath(".//@href"), *root.xpath(".//@src")]
    assert [address for address in addresses if not address.startswith("https://")] == []
    assert f"{SITE}/music/" in addresses
    assert [img.get("alt") for img in root.iter("img")] == ["The stage", "Dusk train"]
    assert "Photo: Mei Ong" in words(root)


def test_embed_travels_as_a_plain_link():
    root = portable(make_rich_article())
    (link,) = root.xpath(f".//p/a[@href='{VIDEO}']")
    assert words(link) == "Play video on YouTube"
    assert "Nothing loads" not in words(root)


def test_bilingual_quote_keeps_the_language_of_its_original():
    quote = portable(make_rich_article()).xpath(".//blockquote[p/@lang='ko']")[0]
    assert words(quote) == "기차가 좋아요 I like trains Seo Yul"


def test_what_must_be_said_first_travels_in_front():
    article = make_rich_article(
        is_paid=True,
        partner_name="Lantern",
        partner_url="https://lantern.example/",
        disclosure="Lantern paid for the trip.",
        correction="The train left at nine.",
        corrected_on=date(2026, 3, 5),
    )
    text = words(portable(article))
    assert text.startswith("Paid partnership with Lantern. Lantern paid for the trip. Correction")
    assert text.index("The train left at nine.") < text.index("On music")


def test_our_words_speak_the_language_of_the_story():
    root = portable(make_rich_article(language="ko"))
    assert root.get("lang") == "ko"


def test_verdict_and_event_travel_too():
    article = make_rich_article(
        rating="4.5",
        reviewed_name="Room 709",
        reviewed_kind="Movie",
        event_name="A night",
        event_venue="Kallang",
    )
    text = words(portable(article))
    assert "Room 709" in text
    assert "4.5" in text
    assert "Kallang" in text


def test_hostile_markup_that_reached_the_live_row_does_not_travel():
    article = make_rich_article()
    article.body_html = (
        '<p onclick="x()">Hi<script>alert(1)</script><a href="javascript:x()">y</a></p><iframe src="//z">'
    )
    html = portable_html(article)
    assert "<p>Hi<a>y</a></p>" in html
    assert "alert" not in html
    assert "iframe" not in html


def test_markdown_has_the_whole_story():
    article = make_rich_article(standfirst="On trains.")
    body = write_markdown(article).partition("\n---\n")[2]
    for expected in [
        "# All there is\n\nOn trains.\n\n![The stage](https://kavenyou.example/",
        "On [music](https://kavenyou.example/music/), [there](https://x.example/a_%28b%29) & “1 \\< 2”.",
        "## A heading\n\n### Below it\n\n- one\n- two",
        "1. first",
        f"[Play video on YouTube]({VIDEO})",
        "> 기차가 좋아요\n>\n> I like trains\n>\n> — Seo Yul",
        "**Why trains?**\n\nThey **sing**.",
        "| Day | Price\\|fee |\n| --- | --- |\n| Mon | S$12 |",
        "![Dusk train](https://kavenyou.example/",
        "Photo: Jun",
        "> So it goes",
    ]:
        assert expected in body


def test_markdown_says_in_front_what_it_is():
    article = make_rich_article(
        kind="review",
        tags=[make_tag("Seo Yul"), make_tag("서울")],
        writers=[make_author("Mei “M” Ong")],
        photographers=[make_author("Jun: Tan")],
    )
    head = write_markdown(article).split("---\n")[1]
    assert head.splitlines() == [
        'title: "All there is"',
        'authors: ["Mei “M” Ong"]',
        'photographers: ["Jun: Tan"]',
        f'published: "{article.published_at.isoformat(timespec="seconds")}"',
        f'canonical: "{SITE}/{article.slug}/"',
        'language: "en"',
        'section: "Music"',
        'kind: "review"',
        'tags: ["Seo Yul", "서울"]',
    ]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- no list", r"\- no list"),
        ("# no heading", r"\# no heading"),
        ("> no quote", r"\> no quote"),
        ("1. no list", r"1\. no list"),
        ("2025) no list", r"2025\) no list"),
        ("*so* _it_ `goes`", r"\*so\* \_it\_ \`goes\`"),
        ("[x](y) <b> &lt;", r"\[x\](y) \<b> \&lt;"),
        ("K-pop, S$12.50 & 서울!", "K-pop, S$12.50 & 서울!"),
    ],
)
def test_words_stay_words_in_markdown(text, escaped):
    assert escape_words(text) == escaped
