import pytest

from articles.api.fields import absolute_html, absolute_set

SITE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("<p>Plain</p><p>두 번째 — 汉</p>", "<p>Plain</p><p>두 번째 — 汉</p>"),
        ('<a href="/one/">1</a>', f'<a href="{SITE}/one/">1</a>'),
        ('<a href="https://example.com/">2</a>', '<a href="https://example.com/">2</a>'),
        ('<a href="//example.com/">3</a>', '<a href="//example.com/">3</a>'),
        ('<a href="#note">4</a>', '<a href="#note">4</a>'),
        ('<img src="/a.webp" alt="">', f'<img src="{SITE}/a.webp" alt="">'),
        (
            '<source srcset="/a.webp 400w, /b.webp 800w"><p>x</p>',
            f'<source srcset="{SITE}/a.webp 400w, {SITE}/b.webp 800w"><p>x</p>',
        ),
        ('<p>&lt;a href="/x/"&gt; &amp; more</p>', '<p>&lt;a href="/x/"&gt; &amp; more</p>'),
        ("<div><p>In a box</p></div>", "<div><p>In a box</p></div>"),
        ("only text", "only text"),
        ('<p>1 < 2 " href="/x/"</p>', '<p>1 < 2 " href="/x/"</p>'),
        ('<img alt="a > b" src="/c.webp">', f'<img alt="a > b" src="{SITE}/c.webp">'),
    ],
)
def test_absolute_html_writes_our_host_before_paths(body: str, expected: str) -> None:
    assert absolute_html(body) == expected


def test_absolute_set_leaves_whole_addresses_alone() -> None:
    stored = "https://cdn.example.com/a.webp 400w, /b.webp 800w"
    assert absolute_set(stored) == f"https://cdn.example.com/a.webp 400w, {SITE}/b.webp 800w"
    assert absolute_set("") == ""
