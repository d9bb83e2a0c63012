"""What a body may hold, and what becomes of everything else."""

import re
import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.body import body_references, body_text, clean_body, match_embed
from articles.text.body_schema import EXTENSIONS, PROVIDERS

STORED = [
    "",
    "<h2>Section head</h2><p>Hello <strong>bold</strong> and <em>slanted</em> world.<br>Next line.</p>",
    "<h3>Smaller</h3><hr><ul><li><p>one</p><ol><li><p>two</p></li></ol></li></ul>",
    '<p>see <a href="/harbour-plan/" title="The plan" data-ref="article:3">the <strong>plan</strong></a></p>',
    '<p><a href="mailto:desk@example.com">write</a> <a href="tel:+6561234567">call</a></p>',
    '<figure data-image="1" data-alt="Sea &amp; ships" data-credit="Me" data-layout="wide"></figure>',
    '<figure data-image="1"><figcaption>The harbour at dawn</figcaption></figure>',
    '<div data-gallery=""><figure data-image="1"></figure><figure data-image="3"></figure></div>',
    '<figure data-embed="vimeo"><a href="https://vimeo.com/7697">https://vimeo.com/7697</a></figure>',
    '<aside data-pullquote="" data-speaker="Seo Yul">Nobody taught us to wait</aside>',
    '<blockquote data-duo="ko" data-speaker="서율"><p>기다리는<br>법</p><p>To wait</p></blockquote>',
    '<p data-question="">How did the song begin?</p><blockquote><p>On a bus.</p></blockquote>',
    '<table><tbody><tr><th><p>Day</p></th><td colspan="2"><p>Doors</p></td></tr></tbody></table>',
    '<p>a&nbsp;b &lt;script&gt; "quoted" 한글 漢字</p>',
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick=alert(1) style='color:red' class=x id=y>text</p>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa&#115;cript:alert(1)'>x</a>",
    "<a href='java&#1;script:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object><embed src=x><form action=x><input name=y></form>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<figure data-image='1 OR 1' onload=alert(1)>x</figure>",
    "<figure data-embed='youtube'><a href='https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ'>x</a></figure>",
    "<figure data-embed=vimeo><a href='javascript:alert(1)//vimeo.com/7697'>x</a></figure>",
    "<figure data-image=1 data-alt='\"><script>x</script>'><figcaption><img onerror=1></figcaption></figure>",
    "<aside data-pullquote data-speaker='\"><svg onload=alert(1)>'>quote</aside>",
    "<blockquote data-duo='ko\" onclick=\"alert(1)'><p>a</p><p>b</p></blockquote>",
    "<p>{{ 7*7 }} {% load x %} %s {0.__class__}</p>",
    "<template><p onclick=x>y</p></template><xmp><img src=x onerror=1></xmp>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>\ud800",
]


@pytest.mark.parametrize("html", STORED)
def test_clean_body_leaves_the_stored_format_alone(html):
    assert clean_body(html) == html


@pytest.mark.parametrize("html", HOSTILE)
def test_clean_body_leaves_nothing_that_runs(html):
    cleaned = clean_body(html)

    parsed = _browser_view(cleaned)
    assert parsed["tags"] <= {"p", "figure", "figcaption", "a", "aside", "blockquote"}
    assert parsed["attributes"] <= {
        "href",
        "data-image",
        "data-alt",
        "data-embed",
        "data-pullquote",
        "data-speaker",
    }
    assert all(address.startswith(("https://", "http://")) for address in parsed["addresses"])


@pytest.mark.parametrize("html", [*HOSTILE, *STORED])
def test_clean_body_changes_nothing_the_second_time(html):
    assert clean_body(clean_body(html)) == clean_body(html)


FRAGMENTS = re.findall(
    r"\S+",
    """
    <p> </p> <b> </b> <i> </i> <a/href='/x'> </a> <ul> <li> </ul> <table> <tr> <td> </table> <h1> </h1> <br>
    <figure/data-image=1> </figure> <div/data-gallery> </div> <aside/data-pullquote> </aside> <style> </style>
    <blockquote/data-duo=ko> </blockquote> <svg> <math> <!-- --> <script> </script> <select> <form> &lt;
    &nbsp; &#1; word 한
    """,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_clean_body_settles_whatever_is_nested_in_what(html):
    cleaned = clean_body(html)

    assert clean_body(cleaned) == cleaned
    assert not _browser_view(cleaned)["tags"] & {"script", "style", "svg", "math", "form", "select"}


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "a href=/x"])
def test_clean_body_keeps_the_words_of_absurd_nesting_and_is_quick(tag):
    began = time.perf_counter()

    assert body_text(clean_body(f"<{tag}>" * 30_000 + "still here")) == "still here"
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("just words", "<p>just words</p>"),
        ("<h1>Top</h1><h4>Low</h4>", "<h2>Top</h2><h3>Low</h3>"),
        ("<section>one</section><section>two</section>", "<p>one</p><p>two</p>"),
        (
            "<b style='font-weight:normal'><p>One</p><p>Two</p></b>",
            "<p>One</p><p>Two</p>",
        ),
        ("<a href='/x'><p>one</p><p>two</p></a>", '<p><a href="/x">one</a></p><p><a href="/x">two</a></p>'),
        ("<p>a <b>b </b> c</p><p>&nbsp;</p><p><br></p>", "<p>a <strong>b </strong>c</p>"),
        ("<strong>a</strong><br>b", "<p><strong>a</strong><br>b</p>"),
        ("\r\n<p>one\r\nline</p>\r\n", "<p>one line</p>"),
        ("<ul>stray<li>item</ul>", "<ul><li><p>stray</p></li><li><p>item</p></li></ul>"),
        (
            "<table><thead><tr><th colspan=1>h</th></tr></thead><tr><td>",
            "<table><tbody><tr><th><p>h</p></th></tr><tr><td><p></p></td></tr></tbody></table>",
        ),
        ('<div data-gallery=""><figure data-image="4"></figure></div>', '<figure data-image="4"></figure>'),
        (
            '<blockquote data-duo="ko"><p>only one</p></blockquote>',
            "<blockquote><p>only one</p></blockquote>",
        ),
        (
            '<blockquote data-duo="xx"><p>a</p><p>b</p></blockquote>',
            "<blockquote><p>a</p><p>b</p></blockquote>",
        ),
        ("<div>plain</div><aside>plain</aside>", "<p>plain</p><p>plain</p>"),
        (
            '<figure data-embed="youtube"><a href="https://blog.example/x">a post</a></figure>',
            '<p><a href="https://blog.example/x">a post</a></p>',
        ),
    ],
)
def test_clean_body_keeps_the_words_of_foreign_markup(typed, stored):
    assert clean_body(typed) == stored


def test_body_text_has_a_line_a_block_with_captions_and_without_addresses():
    html = (
        "<h2>Head</h2><p>One <strong>two</strong><br>three</p>"
        '<figure data-image="1" data-alt="not read"><figcaption>A caption</figcaption></figure>'
        '<figure data-embed="x"><a href="https://x.com/a/status/1">https://x.com/a/status/1</a></figure>'
        '<blockquote data-duo="ko" data-speaker="Seo Yul"><p>원문</p><p>The words</p></blockquote>'
        "<table><tbody><tr><td><p>Day</p></td><td><p>Doors</p></td></tr></tbody></table>"
    )
    assert body_text(html).splitlines() == [
        "Head", "One two three", "A caption", "원문", "The words", "Seo Yul", "Day Doors"
    ]  # fmt: skip


def test_body_references_are_read_from_markup_and_never_from_words():
    html = (
        '<p>Write &lt;figure data-image="9"&gt; like this, <a href="/a/" data-ref="article:7">as here</a></p>'
        '<div data-gallery=""><figure data-image="1"></figure><figure data-image="3"></figure></div>'
    )
    assert body_references(html) == (frozenset({1, 3}), frozenset({7}))


@pytest.mark.parametrize(
    ("pasted", "url", "groups"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?si=x", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        (
            "https://youtube.com/watch?t=4&v=dQw4w9WgXcQ",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "dQw4w9WgXcQ",
        ),
        ("https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871", "76979871"),
        (
            "https://instagram.com/kav/reel/C0_-1/?igsh=x",
            "https://www.instagram.com/reel/C0_-1/",
            "reel C0_-1",
        ),
        ("https://twitter.com/KAvenyou/status/123?s=20", "https://x.com/KAvenyou/status/123", "KAvenyou 123"),
        ("https://tiktok.com/@kav/video/73?q=1", "https://www.tiktok.com/@kav/video/73", "kav 73"),
        ("https://open.spotify.com/intl-ko/track/4u", "https://open.spotify.com/track/4u", "track 4u"),
    ],
)
def test_match_embed_recognises_a_post_and_drops_its_trackers(pasted, url, groups):
    embed = match_embed(pasted)

    assert (embed.url, " ".join(embed.groups)) == (url, groups)
    assert match_embed(url) == embed


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@KAvenyou",
        "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/76979871abc",
        "javascript:alert(1)",
        "",
    ],
)
def test_match_embed_knows_no_other_address(address):
    assert match_embed(address) is None


def test_every_provider_is_known_to_the_editor():
    assert [name for name, *_rest in EXTENSIONS["Embed"].options["providers"]] == [
        site.name for site in PROVIDERS
    ]


def _browser_view(html):
    """The tags, attribute names and addresses in it."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    elements = [element for element in root.iter() if element is not root]
    return {
        "tags": {element.tag for element in elements},
        "attributes": {name for element in elements for name in element.attrib},
        "addresses": [element.get("href") for element in elements if element.get("href")],
    }
