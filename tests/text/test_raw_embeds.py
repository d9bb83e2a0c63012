import pytest

from articles.text.body import body_embeds, clean_body
from articles.text.raw_embeds import RawEmbed, convert_raw_embeds

TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Second night. '
    '<a href="https://t.co/abc">pic</a></p>&mdash; KAvenyou (@KAvenyou) '
    '<a href="https://twitter.com/KAvenyou/status/123?ref_src=x">November 21, 2026</a></blockquote>'
    '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'
)
INSTAGRAM = (
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/Abc_1/?utm=x">'
    '<a href="https://www.instagram.com/reel/Abc_1/">A post</a></blockquote>'
    '<script async src="//www.instagram.com/embed.js"></script>'
)
OLD_PLAYER = (
    '<object><param name="movie" value="http://www.youtube.com/v/dQw4w9WgXcQ">'
    '<embed src="http://www.youtube.com/v/dQw4w9WgXcQ"></object>'
)
TIKTOK = (
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@kavenyou/video/7311"><section>words</section>'
    '</blockquote><script async src="https://www.tiktok.com/embed.js"></script>'
)


@pytest.mark.parametrize(
    ("code", "url"),
    [
        (
            '<iframe width="9" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=1"></iframe>',
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            '<iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe>',
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            OLD_PLAYER,
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        ('<iframe src="https://player.vimeo.com/video/76979871?h=1"></iframe>', "https://vimeo.com/76979871"),
        (
            '<iframe src="https://www.instagram.com/p/Abc_1/embed/captioned/"></iframe>',
            "https://www.instagram.com/p/Abc_1/",
        ),
        (
            '<iframe src="https://open.spotify.com/embed/track/4uLU6h?theme=0"></iframe>',
            "https://open.spotify.com/track/4uLU6h",
        ),
        (
            '<iframe src="https://www.tiktok.com/embed/v2/7311"></iframe>',
            "https://www.tiktok.com/@_/video/7311",
        ),
        (
            '<iframe src="https://platform.twitter.com/embed/Tweet.html?id=123"></iframe>',
            "https://x.com/i/status/123",
        ),
        (
            '<iframe data-src="https://youtu.be/dQw4w9WgXcQ" src="about:blank"></iframe>',
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (TWEET, "https://x.com/KAvenyou/status/123"),
        (INSTAGRAM, "https://www.instagram.com/reel/Abc_1/"),
        (TIKTOK, "https://www.tiktok.com/@kavenyou/video/7311"),
    ],
)
def test_r36_code_of_a_site_we_know_becomes_an_embed(code, url):
    html, reports = convert_raw_embeds(f"<p>Before</p>{code}<p>After</p>")

    assert [report.became for report in reports] == [url]
    assert [embed.url for embed in body_embeds(clean_body(html))] == [url]
    assert "script" not in html


@pytest.mark.parametrize(
    ("code", "report"),
    [
        ('<iframe src="https://evil.example/x"></iframe>', RawEmbed("iframe", "https://evil.example/x", "")),
        ('<iframe src="https://youtube.com.evil.example/embed/dQw4w9WgXcQ"></iframe>',
         RawEmbed("iframe", "https://youtube.com.evil.example/embed/dQw4w9WgXcQ", "")),
        ('<iframe src="javascript:alert(1)//youtu.be/dQw4w9WgXcQ"></iframe>',
         RawEmbed("iframe", "javascript:alert(1)//youtu.be/dQw4w9WgXcQ", "")),
        ("<iframe srcdoc='<script>x</script>'></iframe>", RawEmbed("iframe", "", "")),
        ('<script src="https://ads.example/a"></script>', RawEmbed("script", "https://ads.example/a", "")),
        ("<script>\n var a = 1;\n</script>", RawEmbed("script", "var a = 1;", "")),
        ('<object data="https://evil.example/x"></object>', RawEmbed("object", "https://evil.example/x", "")),
    ],
)  # fmt: skip
def test_r36_any_other_code_is_taken_out_and_told_of(code, report):
    html, reports = convert_raw_embeds(f"<p>Before {code} after</p>")

    assert reports == [report]
    assert clean_body(html) == "<p>Before after</p>"


def test_r36_every_road_into_a_body_converts():
    typed = '<p>Before</p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><script>x</script>'
    url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    cleaned = clean_body(typed)

    assert cleaned == f'<p>Before</p><figure data-embed="youtube"><a href="{url}">{url}</a></figure>'
    assert clean_body(cleaned) == cleaned


def test_a_quote_that_shows_no_post_stays_a_quote():
    html, reports = convert_raw_embeds('<blockquote class="twitter-tweet"><p>Lost words</p></blockquote>')

    assert (clean_body(html), reports) == ("<blockquote><p>Lost words</p></blockquote>", [])


def test_words_around_code_are_kept():
    html, _reports = convert_raw_embeds("한글 &amp; <em>more</em><script>x</script> after &lt;b&gt;")

    assert clean_body(html) == "<p>한글 &amp; <em>more</em> after &lt;b&gt;</p>"


@pytest.mark.parametrize(
    "html",
    [
        "&#1;<script>",
        "<p>a<iframe></iframe>&#1;b",
        "<frameset><frame src=x></frameset><script>x</script>",
        "</body><iframe>",
        "<iframe",
        "<script><!--",
    ],
)
def test_broken_code_breaks_nothing(html):
    assert "<script" not in clean_body(convert_raw_embeds(html).html)
